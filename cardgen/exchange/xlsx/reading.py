"""A workbook -> a parcel. Nothing is guessed: what is not plain text where text belongs is a problem with its cell.

1. unpack     the ZIP file, within limits; what can do more than hold texts is refused
2. cells      the sheets, under whatever names and in whatever order they are now
3. find       the marks that the export left: which sheets are ours, which column is which
4. rows       each with its key -> a unit; the order is that of the export, however rows were sorted

Hidden and filtered rows are read as well, since hiding is not deleting. A row that was deleted is simply not in the
parcel.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from cardgen.bank.model import State
from cardgen.exchange.parcel import Parcel, Unit, split_key
from cardgen.exchange.xlsx._columns import (
    COLUMNS,
    FILL,
    FORMAT,
    HEADING,
    HEADINGS,
    SEALED,
    STALE,
    STATES,
    Fill,
    Name,
    letters,
    marked,
    seal,
    state_of,
)
from cardgen.exchange.xlsx._markup import Refused
from cardgen.exchange.xlsx._package import unpack
from cardgen.exchange.xlsx._sheets import Cell, Kind, Sheet, sheets
from cardgen.problems import Place, Problems, did_you_mean

_WHOLE: Final[tuple[Name, ...]] = (*FILL, "czech", "key")  # where merging loses something
_SEARCHED: Final = 30  # rows from the top in which the mark is looked for
_LONGEST_NAME: Final = 31  # letters of a sheet's name in Excel
_ORDER: Final = re.compile("[1-9][0-9]{0,8}")
_TYPE_TEXT: Final = "format the cell as Text, then type what it should say"
_EXPORT_AGAIN: Final = "export again, and put the translations into the new file"
_NOT_TEXT: Final[Mapping[Kind, tuple[str, str]]] = {
    "number": ("holds the number {}, or a date that was made of what was typed, and not text", _TYPE_TEXT),
    "date": ("holds the date {}, not text", _TYPE_TEXT),
    "boolean": ("holds a logical value, not text", _TYPE_TEXT),
    "error": ("holds the error {}, not text", "type what it should say"),
}


def read(data: bytes, file: str, problems: Problems) -> Parcel | None:
    """Return what a workbook says, or None where nothing can be read. `file` is the name that problems point at.

    Places name the sheet behind the file and count its rows and columns. An empty cell is an empty translation, no
    back-translation, no remark, and the state draft. Numbers are refused as well as dates: nobody sees whether the 7
    in the file was typed as 007.
    """
    try:
        found = sheets(unpack(data))
    except Refused as refused:
        problems.error(Place(file), refused.code, refused.message, refused.way_out)
        return None
    return _Workbook(found, file, problems).parcel()


class _Workbook:
    """The sheets of one file while they are read."""

    def __init__(self, found: list[Sheet], file: str, problems: Problems) -> None:
        self._sheets = found
        self._file = file
        self._problems = problems
        self._units: dict[str, tuple[int, Unit, str]] = {}  # by key: order, unit, cell

    def parcel(self) -> Parcel | None:
        marks = [(sheet, _mark_of(sheet)) for sheet in self._sheets]
        ours = [mark for _, mark in marks if mark]
        if not ours:
            self._problems.error(
                Place(self._file),
                "foreign-workbook",
                "the workbook was not exported by cardgen, or it lost its hidden first rows",
                "export a workbook, and put the translations into it",
            )
            return None
        if any(number > FORMAT for _, number, _ in ours):
            self._problems.error(
                Place(self._file),
                "newer-workbook",
                "the workbook was exported by a newer cardgen",
                "use that version, or export again",
            )
            return None
        language = ours[0][2]
        for sheet, mark in marks:
            if mark is None:
                self._not_ours(sheet)
            elif mark[2] != language:
                self._problems.error(
                    _place(self._file, sheet.name, mark[0]),
                    "other-language",
                    f"{sheet.name!r} is of {mark[2]}, other sheets of the workbook are of {language}",
                    "import each language from a workbook of its own",
                )
            else:
                self._read(sheet, mark[0], language)
        units = sorted(self._units.values(), key=lambda one: one[0])
        return Parcel(language, tuple(unit for _, unit, _ in units))

    def _not_ours(self, sheet: Sheet) -> None:
        """A sheet that somebody added is passed over; one that lost its mark would lose translations."""
        for number, row in sheet.rows.items():
            for column, cell in row.items():
                if cell.kind == "text" and split_key(cell.text):
                    self._problems.error(
                        _place(self._file, sheet.name, number, column),
                        "foreign-sheet",
                        f"{sheet.name!r} has rows of ours, but lost its hidden first row",
                        _EXPORT_AGAIN,
                    )
                    return
        if sheet.rows:
            self._problems.warning(
                _place(self._file, sheet.name),
                "foreign-sheet",
                f"{sheet.name!r} was not exported by cardgen and is not read",
                "put what the office should know into the column of remarks",
            )

    def _read(self, sheet: Sheet, names_at: int, language: str) -> None:
        named: dict[Name, int] = {}
        known: dict[str, Name] = {column.name: column.name for column in COLUMNS}
        for column, cell in sheet.rows[names_at].items():
            name = known.get(cell.text)
            if name and name in named:
                self._problems.error(
                    _place(self._file, sheet.name, names_at, column),
                    "column-twice",
                    f"{sheet.name!r} has the column {HEADINGS[name] or name!r} twice",
                    "remove the copy",
                )
                return
            if name:
                named[name] = column
        if not named:  # the guide
            return
        missing = [HEADINGS[column.name] or column.name for column in COLUMNS if column.name not in named]
        if missing:
            self._problems.error(
                _place(self._file, sheet.name, names_at),
                "column-missing",
                f"{sheet.name!r} lost columns: {', '.join(missing)}",
                _EXPORT_AGAIN,
            )
            return
        self._tell_merged(sheet, names_at, named)
        for number in sorted(sheet.rows):
            if number > names_at:
                _Row(self._file, sheet, number, named, language, self._problems).add_to(self._units)

    def _tell_merged(self, sheet: Sheet, names_at: int, named: Mapping[Name, int]) -> None:
        for top, left, bottom, right in sheet.merged:
            if bottom > names_at and any(left <= named[name] <= right for name in _WHOLE):
                area = f"{letters(left)}{top}:{letters(right)}{bottom}"
                self._problems.error(
                    _place(self._file, sheet.name, top, left),
                    "merged-cells",
                    f"{sheet.name!r}!{area}: the cells were merged, so all but the first lost their text",
                    "split them (in Excel: Merge and Center, Unmerge), and fill in each",
                )


def _place(file: str, sheet: str, row: int = 1, column: int = 1) -> Place:
    """Where something stands in a sheet, which is named behind the file: vi.xlsx[Bolest]:4:5."""
    name = "".join(letter for letter in sheet if letter.isprintable())
    return Place(f"{file}[{name[:_LONGEST_NAME]}]", row, column)


def _mark_of(sheet: Sheet) -> tuple[int, int, str] | None:
    """Return the row of a sheet's mark, with the format and the language that it names."""
    for number in sorted(sheet.rows)[:_SEARCHED]:
        for cell in sheet.rows[number].values():
            found = marked(cell.text) if cell.kind == "text" else None
            if found:
                return number, *found
    return None


class _Misread(Exception):
    """A row gives no unit; the problem is already told."""


class _Row:
    """One row of one of our sheets."""

    def __init__(
        self, file: str, sheet: Sheet, number: int, named: Mapping[Name, int], language: str, problems: Problems
    ) -> None:
        self._file = file
        self._sheet = sheet.name
        self._cells: dict[Name, Cell] = {
            name: sheet.rows[number][column] for name, column in named.items() if column in sheet.rows[number]
        }
        self._number = number
        self._named = named
        self._language = language
        self._problems = problems

    def add_to(self, units: dict[str, tuple[int, Unit, str]]) -> None:
        """Add the row's unit, unless there is none or it cannot be read."""
        key = self._cells.get("key")
        if key is None:
            self._tell_keyless()
        elif key.text != HEADING:
            try:
                order, unit = self._unit(key)
            except _Misread:
                return
            if unit.key not in units:
                units[unit.key] = order, unit, self._where("target")
                return
            _, other, where = units[unit.key]
            self._error(
                "target",
                "row-twice",
                f"the row of {unit.key!r} stands twice, here and in {where}",
                "remove the one that is not meant",
                also=other.place,
            )

    def _tell_keyless(self) -> None:
        visible = [column.name for column in COLUMNS if column.heading and column.name in self._cells]
        if "target" in visible:
            self._error(
                "target",
                "row-without-key",
                "the row says nothing of what it translates, since it was not exported",
                "move the translation into the row of its Czech sentence, and delete this one",
            )
        elif visible:
            self._problems.warning(
                _place(self._file, self._sheet, self._number),
                "row-without-key",
                f"{self._sheet!r}!{self._number}: the row was added and is not read",
                "put what the office should know into the column of remarks",
            )

    def _unit(self, key: Cell) -> tuple[int, Unit]:
        parts = split_key(key.text) if key.kind == "text" else None
        if parts is None:
            raise self._error("key", "unknown-key", f"{key.text[:100]!r} is no key of ours", _EXPORT_AGAIN)
        topic, kind, name = parts
        kept = {column: self._kept(column) for column in SEALED}
        sealed = seal(self._language, self._kept("czech"), *kept.values())
        if sealed != self._kept("seal") or not _ORDER.fullmatch(kept["order"]):
            raise self._error(
                "czech",
                "changed-row",
                "the Czech or the hidden cells of the row are not those of the export; "
                "they were changed, or only a part of the columns was sorted",
                _EXPORT_AGAIN,
            )
        said: dict[Fill, str] = {}
        wrong = False
        for column in FILL:
            try:
                said[column] = self._filled(column)
            except _Misread:  # told; the other cells are looked at all the same
                wrong = True
        state = self._state(said["state"]) if not wrong else None
        if state is None:
            raise _Misread
        return int(kept["order"]), Unit(
            topic,
            kind,
            name,
            kept["source"],
            kept["base"],
            said["target"],
            state,
            kept["previous"] if kept["stale"] == STALE else None,
            said["back"] or None,
            said["remark"] or None,
            place=self._place("target"),
        )

    def _kept(self, name: Name) -> str:
        cell = self._cells.get(name)
        return cell.text if cell and cell.kind == "text" else ""

    def _filled(self, name: Fill) -> str:
        cell = self._cells.get(name)
        if cell is None:
            return ""
        if cell.kind == "formula":
            raise self._error(
                name,
                "formula-in-cell",
                "holds a formula, not text",
                "type the text itself; one that begins with = in a cell that is formatted as Text",
            )
        if cell.kind != "text":
            fact, way_out = _NOT_TEXT[cell.kind]
            raise self._error(name, "not-text", fact.format(repr(cell.text[:40])), way_out)
        for letter in cell.text:
            if unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t":
                raise self._error(
                    name,
                    "control-character",
                    f"holds the character U+{ord(letter):04X}, which cannot be printed",
                    "delete it, or type the text anew",
                )
        return cell.text

    def _state(self, word: str) -> State | None:
        if not word.strip():
            return "draft"
        state = state_of(word)
        if state is None:
            self._error(
                "state",
                "unknown-state",
                f"the state cannot be {word[:100]!r}",
                did_you_mean(word.strip()[:100], STATES.values()),
            )
        return state

    def _where(self, name: Name) -> str:
        return f"{self._sheet!r}!{letters(self._named[name])}{self._number}"

    def _place(self, name: Name) -> Place:
        return _place(self._file, self._sheet, self._number, self._named[name])

    def _error(self, name: Name, code: str, fact: str, way_out: str, also: Place | None = None) -> _Misread:
        message = f"{self._where(name)}: {fact}"
        self._problems.error(self._place(name), code, message, way_out, also=(also,) if also else ())
        return _Misread()
