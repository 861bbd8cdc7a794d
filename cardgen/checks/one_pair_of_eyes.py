"""Translations that one person both revised and approved."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.checks.unsigned import plain


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every approved string with the same name, however spelled, in both signatures."""
    for one in filter(lambda each: each.text.strip(), reading.strings):
        rendering = one.rendering
        if not rendering or rendering.state != "approved" or not rendering.revised or not rendering.approved:
            continue
        if plain(rendering.revised.by).casefold() == plain(rendering.approved.by).casefold():
            yield Finding(
                one,
                f"{plain(rendering.approved.by)} both revised and approved it",
                "have somebody else approve it, or say in 'silence' why nobody else could",
            )


CHECK = Check(
    id="one-pair-of-eyes",
    level="warning",
    question="Did two people look at every approved translation?",
    reason="Nobody sees their own slips. The second look, by another person, is what finds them before a patient does.",
    example=Example(
        "ru",
        "Kde vás to bolí?",
        "Где у вас болит?",
        fields=(
            ("state", "approved"),
            ("back", "{text: Kde vás to bolí?, by: Petr Novák, date: 2026-11-19}"),
            ("revised", "{by: Jana Nováková, date: 2026-11-20, of: SEAL}"),
            ("approved", "{by: Jana Nováková, date: 2026-11-22, of: SEAL}"),
        ),
    ),
    find=find,
)
