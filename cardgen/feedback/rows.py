"""The table of a questionnaire -> entries. Every row that is not plain is a problem with its row and column."""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

from cardgen.feedback.model import KINDS, WHOLE_SET, Entry, Kind
from cardgen.feedback.private import names, private
from cardgen.feedback.reader import Known, is_date
from cardgen.problems import Place, Problems

Column: TypeAlias = Literal["kind", "text", "institution", "role", "about", "date"]

# what a head may be called, in Czech and in English, without accents and capitals
_HEADS: Final[Mapping[Column, tuple[str, ...]]] = {
    "kind": ("druh", "druh pripominky", "typ", "kind"),
    "text": ("text", "pripominka", "komentar", "poznamka", "comment"),
    "institution": ("instituce", "zarizeni", "nemocnice", "institution"),
    "role": ("role", "profese", "funkce", "pozice"),
    "about": ("karta", "cislo karty", "ceho se tyka", "card", "about"),
    "date": ("datum", "date"),
}
_REQUIRED: Final[tuple[Column, ...]] = ("kind", "text", "institution")
_NAMES: Final = ("jmeno", "prijmeni", "jmeno a prijmeni", "name", "e-mail", "email", "mail", "telefon", "phone")
# what a kind may be called, in Czech; the first is what we call it
_CALLED: Final[Mapping[Kind, tuple[str, ...]]] = {
    "wording": ("znění", "text", "překlad"),
    "picture": ("obrázek",),
    "missing-card": ("chybí karta", "chybějící karta"),
    "too-many": ("příliš mnoho", "mnoho karet"),
    "handling": ("používání", "zacházení", "manipulace"),
    "praise": ("pochvala",),
}
_CZECH_DAY: Final = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_DATES: Final = "write it like 22. 11. 2026 or 2026-11-22; 2026-11 or 2026 where the day is not known"
_WHOLE: Final = ("", "sada", "cela sada", WHOLE_SET)
_UNSEEN: Final = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
LONGEST: Final = 2_000  # characters of a cell


class Cell(Protocol):
    """A cell of a table: what was typed, where; `wrong` is what it holds that is neither text nor number."""

    @property
    def text(self) -> str:
        """What was typed."""

    @property
    def place(self) -> Place:
        """Its row and column."""

    @property
    def wrong(self) -> str:
        """ "formula", "date", "error", "boolean", or nothing."""

    @property
    def day(self) -> str:
        """What a workbook shows as a day (YYYY-MM-DD), a month or a year, or nothing."""


Row: TypeAlias = Mapping[int, "Cell"]  # by column, from 1; empty cells are left out


@dataclass(frozen=True)
class Rows:
    """The new entries of a table by the names they get; how many of them had no date."""

    entries: Mapping[str, Entry]
    undated: int


def is_head(text: str) -> bool:
    """May this stand at the head of a column that is taken over?"""
    return any(_plain(text) in names for names in _HEADS.values())


def entries(
    rows: Sequence[Row], file: str, known: Known, day: str, before: Mapping[str, Entry], problems: Problems
) -> Rows:
    """Return the new entries that a table holds, by the names they get: p1, p2, ...; the first row holds the heads.

    `day` (YYYY-MM-DD) stands where a row has no date. What is `before` already in the round is not taken twice; two
    rows that say the same are two people.
    """
    columns = _columns(rows[0], file, problems) if rows else None
    if not rows:
        problems.error(Place(file), "empty", "the table is empty", "put the heads into its first row")
    if columns is None:
        return Rows({}, 0)
    there = Counter(map(_same, before.values()))
    free = (name for number in itertools.count(1) if (name := f"p{number}") not in before)
    found: dict[str, Entry] = {}
    undated = 0
    for row in rows[1:]:
        entry = _entry(row, columns, file, known, day, problems)
        if entry and there[_same(entry)]:
            there[_same(entry)] -= 1
        elif entry:
            found[next(free)] = entry
            undated += columns.get("date", 0) not in row
            _look_for_names(row, columns, problems)
    return Rows(found, undated)


def _columns(head: Row, file: str, problems: Problems) -> dict[Column, int] | None:
    found: dict[Column, int] = {}
    sound = True
    for at, cell in head.items():
        name = _plain(cell.text)
        column = next((column for column, names in _HEADS.items() if name in names), None)
        if column and column in found:
            sound = False
            problems.error(
                cell.place, "duplicate-column", f"two columns are {column}: {cell.text!r} is the second", "keep one"
            )
        elif column:
            found[column] = at
        elif name in _NAMES:
            problems.warning(
                cell.place,
                "private",
                f"the column {cell.text!r} is not taken over",
                "of people only institution and role are kept; delete the column before you pass the file on",
            )
        elif name:
            problems.warning(
                cell.place,
                "unknown-column",
                f"the column {cell.text!r} is not taken over",
                f"columns are: {', '.join(names[0] for names in _HEADS.values())}",
            )
    for column in _REQUIRED:
        if column not in found:
            sound = False
            problems.error(
                Place(file, min((cell.place.line for cell in head.values()), default=1)),
                "missing-column",
                f"there is no column for the {column}",
                f"give one the head {_HEADS[column][0]!r} or {_HEADS[column][-1]!r}",
            )
    return found if sound else None


def _entry(
    row: Row, columns: Mapping[Column, int], file: str, known: Known, day: str, problems: Problems
) -> Entry | None:
    before = len(problems.errors)
    line = min(cell.place.line for cell in row.values())

    def value(column: Column) -> str:
        cell = row.get(columns.get(column, 0))
        return _typed(cell) if cell else ""

    def tell(column: Column, code: str, message: str, way_out: str) -> None:
        problems.error(Place(file, line, columns[column]), code, message, way_out)

    for column, at in columns.items():
        cell = row.get(at)
        if cell and cell.wrong and not (column == "date" and cell.day):
            tell(column, "wrong-value", f"the {column} holds a {cell.wrong}, not text", "paste it as plain text")
    for column in columns:
        text = value(column)
        if column in _REQUIRED and not text:
            tell(column, "empty", f"the {column} is empty", "fill it in, or delete the row")
        elif unseen := next((char for char in text if unicodedata.category(char) in _UNSEEN), None):
            way_out = "delete the cell, and type the text anew"
            tell(
                column,
                "invisible-character",
                f"the {column} holds the invisible character U+{ord(unseen):04X}",
                way_out,
            )
        elif kind := private(text) if column != "date" else None:
            tell(column, "private", f"{kind} stands in the {column}", "take it out: of people only the role is kept")
    said = _KINDS.get(_plain(value("kind")))
    kind_ = said[0] if said else None
    if value("kind") and kind_ is None:
        tell("kind", "wrong-value", f"the kind {value('kind')!r} is not known", _kinds_like(value("kind")))
    about = value("about")
    if _plain(about) in _WHOLE:
        about = WHOLE_SET
    elif about.upper() in known.cards:
        about = about.upper()
    elif about not in known.topics:
        tell("about", "unknown-card", f"there is no card {about!r}", known.way_out(about))
    dated = row.get(columns.get("date", 0))
    date = _date(dated.day if dated and dated.day else value("date")) if dated else day
    if date is None and not (dated and dated.wrong):
        tell("date", "wrong-value", f"{value('date')!r} is not a date", _DATES)
    if len(problems.errors) > before or kind_ is None or date is None:
        return None
    return Entry(kind_, value("text"), value("institution"), date, "new", about, value("role"))


def _look_for_names(row: Row, columns: Mapping[Column, int], problems: Problems) -> None:
    """Warn of what may be the name of somebody. A hospital may well be called after a person."""
    for column in ("text", "role"):
        cell = row.get(columns.get(column, 0))
        found = names(_typed(cell)) if cell else ()
        if cell and found:
            problems.warning(
                cell.place,
                "perhaps-a-name",
                f"the {column} may name somebody: {', '.join(found)}; it says {_short(_typed(cell))!r}",
                "if it does, take the name out: of people only institution and role are kept",
            )


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:200]}..."


def _typed(cell: Cell) -> str:
    """What a cell says, composed, with single spaces."""
    return unicodedata.normalize("NFC", " ".join(cell.text.split()))


def _date(text: str) -> str | None:
    """A date as an entry has it, of one that was written in Czech or so already; None for what is none."""
    czech = _CZECH_DAY.fullmatch(text)
    date = f"{czech[3]}-{int(czech[2]):02}-{int(czech[1]):02}" if czech else text
    return date if is_date(date) else None


def _same(entry: Entry) -> tuple[str, ...]:
    return str(entry.about), entry.kind, str(entry.text), str(entry.institution), str(entry.role)


def _plain(text: str) -> str:
    """A head or a word without accents, capitals and spaces around it."""
    letters = unicodedata.normalize("NFD", " ".join(text.split()).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip(" :?.")


_KINDS: Final[Mapping[str, tuple[Kind, str]]] = {  # plain -> the kind, and how it is written
    **{kind: (kind, kind) for kind in KINDS},
    **{_plain(word): (kind, word) for kind, words in _CALLED.items() for word in words},
}


def _kinds_like(text: str) -> str:
    """The way out for a kind that is not known, in Czech with its accents."""
    near = difflib.get_close_matches(_plain(text), _KINDS, n=1)
    if near:
        return f"did you mean {_KINDS[near[0]][1]!r}?"
    return f"known are: {', '.join(words[0] for words in _CALLED.values())}"
