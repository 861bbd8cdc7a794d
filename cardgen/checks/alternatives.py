"""Two wordings in one: brackets and slashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.letters import UNITS, around

# Slashes and bars of all scripts: U+2044 fraction, U+2215 division, U+29F8 big, U+FF0F and U+FF5C fullwidth.
_SLASHES: Final = frozenset("/\\|\u2044\u2215\u29f8\uff0f\uff5c")
_QUOTES: Final = frozenset("\u201a\u201e\u2e42\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff62\uff63")
_SIGN: Final = re.compile(r"[^\w\s.,?!-]")
_NUMBER: Final = re.compile(r"[0-9][0-9.,]*")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every text with a bracket, or with a slash that parts no numbers and no units."""
    for one in reading.written:
        if one.topic in reading.bank.texts:
            continue  # running text has room for brackets
        signs = _SIGN.findall(one.text)
        bracket = next(filter(_is_bracket, signs), None)
        if bracket:
            yield Finding(
                one,
                f"there is a bracket in it: {bracket}",
                "say one thing; what is for staff belongs into the note of the card",
                evidence=(Evidence("text", _held(one.text, one.text.index(bracket))),),
            )
        slash = None if _SLASHES.isdisjoint(signs) else next(_slashed(one.text), None)
        if slash:
            yield Finding(
                one,
                f"{slash!r} offers alternatives behind a slash",
                "choose one wording that holds for everybody, or make two cards of it",
                evidence=(Evidence("text", slash),),
            )


def _is_bracket(char: str) -> bool:
    return char not in _QUOTES and unicodedata.category(char) in ("Ps", "Pe")


def _held(text: str, start: int) -> str:
    """What a bracket holds, with it; the words that it touches where its other half is not found."""
    end = next((at for at in range(start + 1, len(text)) if unicodedata.category(text[at]) == "Pe"), None)
    return around(text, start, start + 1) if end is None else text[start : end + 1]


def _slashed(text: str) -> Iterator[str]:
    tokens = text.split()
    for number, token in enumerate(tokens):
        parts = re.split(r"[/\\|\u2044\u2215\u29f8\uff0f\uff5c]", token.rstrip(".,?!:;"))
        if len(parts) > 1:
            counted = number > 0 and _NUMBER.fullmatch(tokens[number - 1]) is not None
            if not (counted or all(map(_measure, parts))):
                yield token


def _measure(part: str) -> bool:
    """Is it a number, a unit, or one with the other?"""
    return part.lstrip("0123456789.,").lower() in UNITS | {""} and part != ""


CHECK = Check(
    id="alternatives",
    level="warning",
    question="Does the text say one thing, without brackets and slashes?",
    reason="Who reads in fear and with effort reads 'byl/a' or 'lék (tabletu)' as one strange word and loses the "
    "sentence. Read aloud, nobody knows which of the two to say. Numbers and units such as 120/80 and km/h are fine.",
    example=Example("ru", "Kdy to začalo?", "Когда это началось (появилось)?"),
    find=find,
    on_source=True,
)
