"""How much room a text takes in a cell that wraps. Knows widths of letters roughly; rather a line too many."""

from __future__ import annotations

import unicodedata
from typing import Final

_SPACE: Final = 0.28  # em, of Arial
_NARROW: Final = frozenset("iljtfrI.,;:!'|()[]-/ ")
_WIDE: Final = frozenset("mwMWЖЩШЮФМЫЪжщшюфмыъ@%—…")
_SLACK: Final = 1.04  # Excel and LibreOffice each round the widths of letters in their own way


def lines(text: str, width: float, size: float) -> int:
    """Return how many lines `text` takes when set in Arial of `size` in a cell `width` wide, both in pt."""
    return sum(_wrapped(paragraph, width / size / _SLACK) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    """Words go to the next line where they do not fit; a word longer than a line is broken. `room` in em."""
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        needs = sum(map(_em, word))
        if used and used + _SPACE + needs > room:
            count, used = count + 1, 0.0
        used += needs + (_SPACE if used else 0.0)
        while used > room:
            count, used = count + 1, used - room
    return count


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.31
    if letter in _WIDE:
        return 0.88
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    return 0.7 if letter.isupper() else 0.55
