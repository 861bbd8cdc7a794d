"""Two cards that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cardgen.bank.strings import String
from cardgen.checks.alike import groups
from cardgen.checks.check import Check, Evidence, Example, Finding, Reading

_SIDE_BY_SIDE: Final = ("body", "calendar")  # banks whose words stand on one page


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every card, and every part of the body or of the calendar, with the words of another one.

    Answers may say the same on different cards; those of one card have a check of their own.
    """
    if reading.is_source:
        return
    for same in groups(filter(_seen, reading.current), lambda one: _place(one) + _plain(one.text)):
        first = same[0]
        for one in same[1:]:
            if one.source != first.source:
                yield Finding(
                    one,
                    f"it says the same as {first.label} of {first.topic}, "
                    f"but the Czech is {str(one.source)!r} here and {str(first.source)!r} there",
                    "say in one of them what makes the difference",
                    also=(first.place,),
                    evidence=(Evidence("source", first.source, first),),
                )


def _seen(one: String) -> bool:
    return one.card is not None or (one.topic in _SIDE_BY_SIDE and one.word is not None)


def _place(one: String) -> str:
    return "" if one.card else f"{one.topic}: "


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


CHECK = Check(
    id="same-translation",
    level="warning",
    question="Do different cards say different things?",
    reason="When two Czech sentences become one, staff believe that they ask something else, and the patient reads the "
    "same question twice.",
    example=Example("mn", "Zvracíte?", "Та бөөлжиж байна уу?", more=(("Je vám na zvracení?", "Та бөөлжиж байна уу?"),)),
    find=find,
    across=True,
)
