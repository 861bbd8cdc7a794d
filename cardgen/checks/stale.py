"""Translations of a Czech sentence that has been changed since."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.shapes import place_of


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every string whose `from` is not the Czech of today."""
    for one in reading.strings:
        if one.rendering and one.stale:
            yield Finding(
                one,
                f"it was translated from {str(one.rendering.from_)!r}, but the Czech is now {str(one.source)!r}",
                "translate it anew, then write the new Czech behind 'from:'",
                place=place_of(one.rendering.from_, one.rendering.place),
            )


CHECK = Check(
    id="stale-translation",
    level="error",
    question="Was the translation made from what the Czech says today?",
    reason="Two languages on one card must say the same. What the Czech said before may be the opposite of what it "
    "says now, so the translation counts as a draft, whoever has signed it, until somebody translates it anew.",
    example=Example("ru", "Bolí vás hlava?", "Болит ли у вас голова?", now="Bolí vás hlava víc než včera?"),
    find=find,
    holds_always=True,
)
