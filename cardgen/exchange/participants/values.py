"""What stands in a cell -> a name, hours, a share of the lessons, a day. Nothing is guessed: ValueError says why not.

A ValueError has the fact and the way out.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from cardgen.exchange.table import Cell

LONGEST_NAME: Final = 120  # characters; the room on the page is looked at when it is set

_IN_NAMES: Final = frozenset(" -'’ʼ‘`´.,·‐‑–()/\"")
_NUMBER: Final = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,20})?(?:[eE][+-]?[0-9]{1,2})?")
_CZECH_DAY: Final = re.compile(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})")
_FINE: Final = 10**9  # a number that a program computed is 0.29999999999999999
_NOT_TEXT: Final = {
    "formula": ("holds a formula, which is not computed", "copy the cells, and paste them as values"),
    "error": ("holds an error", "type what it should say"),
    "date": ("holds a date", "format the cell as Text, then type what it should say"),
    "boolean": ("holds a logical value", "format the cell as Text, then type what it should say"),
}


class Wrong(ValueError):
    """A cell that does not say what its column should; `fact` goes on after "the column ..."."""

    def __init__(self, fact: str, way_out: str) -> None:
        super().__init__(fact)
        self.fact = fact
        self.way_out = way_out


def text_of(cell: Cell) -> str:
    """Return what a cell says, composed (NFC), with single spaces."""
    if cell.wrong:
        raise Wrong(*_NOT_TEXT[cell.wrong])
    text = " ".join(unicodedata.normalize("NFC", cell.text).split())
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"):
            raise Wrong(f"holds the invisible character U+{ord(char):04X}", "delete the cell, and type the text anew")
    return text


def name(cell: Cell) -> str:
    """Return a name as it is to be printed, letter by letter."""
    if cell.number:
        raise Wrong(f"holds the number {cell.text}", "see whether the columns stand under their heads")
    text = text_of(cell)
    for char in text:
        if unicodedata.category(char)[0] not in "LM" and char not in _IN_NAMES:
            raise Wrong(f"holds {char!r}, which no name has", "see whether the columns stand under their heads")
    if not any(char.isalpha() for char in text):
        raise Wrong(f"holds {text!r}, which is no name", "write the name")
    if len(text) > LONGEST_NAME:
        raise Wrong(f"holds a name of {len(text)} characters", "write only the name")
    for word in re.split(r"[\s\-/()]+", text):
        scripts = sorted({_script(char) for char in word if char.isalpha()} & _ALIKE)
        if len(scripts) > 1:
            raise Wrong(
                f"has letters of two scripts in {word!r} ({' and '.join(one.capitalize() for one in scripts)})",
                "type the word anew on one keyboard: letters that look alike are not the same",
            )
    return text


_ALIKE: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def number(cell: Cell) -> Fraction:
    """Return a number: 42, 42.5, "42,5"."""
    text = text_of(cell)
    if not _NUMBER.fullmatch(text):
        raise Wrong(f"holds {text[:40]!r}, which is no number", "write a number, like 42")
    return _rounded(Fraction(text.replace(",", ".")))


def are_shares(cells: Iterable[Cell]) -> bool:
    """Is a column of attendance written in shares of one? Excel keeps what is shown as 92 % as 0.92.

    Raises Wrong where the column holds both, or only 0 and 1, which may be meant in either way.
    """
    found = []
    for cell in cells:
        try:
            found.append(number(cell))
        except Wrong:  # with a percent sign, or told when its row is read
            continue
    if not found or not any(value <= 1 for value in found):
        return False
    if all(value <= 1 for value in found):
        if all(value in (0, 1) for value in found) and 1 in found:
            raise Wrong("holds only 0 and 1: is 1 the whole course, or one per cent?", "write it as 100 %")
        return any(0 < value < 1 for value in found)
    if any(0 < value < 1 for value in found):
        raise Wrong("holds shares like 0.92 and per cents like 92", "write all as per cents, like 92 %")
    return False


def share(cell: Cell, *, of_one: bool) -> Fraction:
    """Return which share of the lessons: 92 %, "92,5", or 0.92 in a column that is written in shares of one."""
    text = text_of(cell)
    if text.endswith("%"):
        of_one = False
    try:
        value = number(Cell(text.removesuffix("%").rstrip(), cell.place))
    except Wrong:
        raise Wrong(f"holds {text[:40]!r}, which is no share of the lessons", "write it like 92 %") from None
    value = value if of_one else value / 100
    if value > 1:
        raise Wrong(f"holds {text[:40]!r}, more than all lessons", "mend it: 100 % is the whole course")
    return value


def day(cell: Cell) -> datetime.date:
    """Return a day of birth: 1990-02-01 or 1. 2. 1990."""
    if cell.number:
        raise Wrong(
            "holds a date as Excel counts it, which another Excel may count from another year",
            "format the cell as Text, then type the day like 1. 2. 1990",
        )
    text = text_of(cell)
    czech = _CZECH_DAY.fullmatch(text)
    written = f"{czech[3]}-{int(czech[2]):02}-{int(czech[1]):02}" if czech else text
    try:
        found = datetime.date.fromisoformat(written)
    except ValueError:
        raise Wrong(f"holds {text[:40]!r}, which is no day", "write it like 1. 2. 1990 or 1990-02-01") from None
    if found.isoformat() != written or found.year < 1900:
        raise Wrong(f"holds {text[:40]!r}, which is no day of birth", "write it like 1. 2. 1990 or 1990-02-01")
    return found


def _rounded(value: Fraction) -> Fraction:
    return Fraction(round(value * _FINE), _FINE)
