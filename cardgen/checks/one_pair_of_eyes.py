"""Translations that one person both revised and approved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cardgen.bank.model import Rendering
from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.checks.unsigned import plain

WAY_OUT: Final = "have somebody else approve it, or say in 'silence' why nobody else could"


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every approved string with the same name, however spelled, in both signatures."""
    for one in filter(lambda each: each.text.strip(), reading.strings):
        if one.rendering and (name := only_reader(one.rendering)):
            yield Finding(one, f"{name} both revised and approved it", WAY_OUT)


def only_reader(rendering: Rendering) -> str | None:
    """Who both revised and approved it, if one person did."""
    if rendering.state != "approved" or not rendering.revised or not rendering.approved:
        return None
    name = plain(rendering.approved.by)
    return name if plain(rendering.revised.by).casefold() == name.casefold() else None


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
