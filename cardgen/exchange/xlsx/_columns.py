"""What stands in which column of a sheet, in the words of people and of the reader. Must never know cells or XML.

The first row of a sheet is hidden and names the columns, so that they are found after somebody moved them. Its last
cell marks the sheet as ours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from cardgen.bank.model import State

Name: TypeAlias = Literal[
    "number", "picture", "czech", "target", "state", "back", "remark", "words",
    "key", "base", "order", "source", "stale", "previous", "longest", "seal",
]  # fmt: skip  # one name a line says no more
Fill: TypeAlias = Literal["target", "state", "back", "remark"]

FORMAT: Final = 1  # goes up when a workbook of today could be misread tomorrow
MOST_ROWS: Final = 20_000
MOST_CHARACTERS: Final = 32_767  # of a cell, in UTF-16: Excel's limit
HEADING: Final = "-"  # in the column of keys: this row holds no unit
STALE: Final = "stale"


@dataclass(frozen=True)
class Column:
    """A column: its Czech heading, and its width in pixels at 96 dpi. Hidden ones have neither."""

    name: Name
    heading: str = ""
    width: int = 0


COLUMNS: Final = (
    Column("number", "č.", 58),
    Column("picture", "obrázek", 84),
    Column("czech", "česky", 252),
    Column("target", "překlad", 286),
    Column("state", "stav", 104),
    Column("back", "zpětný překlad", 196),
    Column("remark", "poznámka překladatele", 170),
    Column("words", "slov", 54),
    Column("key"),
    Column("base"),
    Column("order"),
    Column("source"),
    Column("stale"),
    Column("previous"),
    Column("longest"),
    Column("seal"),
)
FILL: Final[tuple[Fill, ...]] = ("target", "state", "back", "remark")
SEALED: Final[tuple[Name, ...]] = ("key", "base", "order", "source", "stale", "previous")
HEADINGS: Final[Mapping[Name, str]] = {column.name: column.heading for column in COLUMNS}
WIDTHS: Final[Mapping[Name, int]] = {column.name: column.width for column in COLUMNS}
AT: Final[Mapping[Name, int]] = {column.name: i for i, column in enumerate(COLUMNS)}
MARK_AT: Final = len(COLUMNS)

# as the cards' imprint says it
STATES: Final[Mapping[State, str]] = {"draft": "návrh", "revised": "po korektuře", "approved": "schváleno"}

_MARK: Final = re.compile(r"cardgen/([0-9]{1,6})/([A-Za-z0-9-]{2,35})")


def mark(language: str) -> str:
    """What marks a sheet that was made here: "cardgen/1/vi"."""
    return f"cardgen/{FORMAT}/{language}"


def marked(text: str) -> tuple[int, str] | None:
    """Return the format and the language of a mark; None for a text that is none."""
    match = _MARK.fullmatch(text)
    return (int(match[1]), match[2]) if match else None


def state_of(word: str) -> State | None:
    """Return the state that a Czech or an English word means; None for another word."""
    said = word.strip().casefold()
    for state, czech in STATES.items():
        if said in (czech.casefold(), state):
            return state
    return None


def letters(column: int) -> str:
    """Return a spreadsheet's name of a column counted from 1: A, B, ..., Z, AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def seal(language: str, czech: str, *kept: str) -> str:
    """A fingerprint of what nobody is to change in a row: the Czech cell and the columns SEALED, in this order.

    It shows that hidden and visible cells were parted, as happens when only some columns are sorted.
    """
    seen = "\0".join((language, czech, *kept))
    return hashlib.blake2s(seen.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def utf16_length(text: str) -> int:
    """How long a spreadsheet finds a text: an astral character counts as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
