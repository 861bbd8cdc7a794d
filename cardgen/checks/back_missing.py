"""Translations that nobody has translated back."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.bank.model import back_of
from cardgen.bank.strings import String
from cardgen.checks.alike import GLOSSARY
from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.checks.unsigned import plain
from cardgen.shapes import place_of


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every string without `back` that is more than a draft, or whose neighbours in the file have one.

    So a language that has just been begun is left alone. The terms of the glossary are not printed and need none. One
    that was made of other words counts as none, wherever it stands.
    """
    if reading.is_source:
        return
    begun = {one.topic for one in reading.written if _back(one)}
    for one in reading.current:
        old = one.rendering.back if one.rendering else None
        if old and old.text.strip() and not _back(one):
            yield Finding(
                one,
                f"{plain(old.by)} translated other words back on {plain(old.date)}",
                "have somebody who has not seen the Czech read the new words, or take 'back' away",
                place=place_of(old.text, old.place),
            )
            continue
        if one.topic != GLOSSARY and not _back(one) and (one.topic in begun or one.standing != "draft"):
            yield Finding(
                one,
                "nobody has translated it back",
                "have somebody who has not seen the Czech write under 'back' what they understand",
            )


def _back(one: String) -> bool:
    return back_of(one.rendering) is not None


CHECK = Check(
    id="back-missing",
    level="warning",
    question="Has every translation been translated back?",
    reason="Staff cannot read the translation. What somebody understood who saw only the foreign words is the one way "
    "in which they can see whether it says what they mean.",
    example=Example(
        "ru",
        "Kde vás to bolí?",
        "Где у вас болит?",
        fields=(("state", "revised"), ("revised", "{by: Jana Nováková, date: 2026-11-22, of: SEAL}")),
    ),
    find=find,
)
