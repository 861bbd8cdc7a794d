"""The parts of a workbook -> sheets of cells: what kind of value each holds, and its text exactly as it was typed.

Knows SpreadsheetML and no more; must never know units. Formulas' results, drawings and comments are passed over, and
so are formats, but for those that say that a number is a day.

Source: ECMA-376, part 1, 18.2 Workbook, 18.3 Worksheets, 18.4 Shared String Table, 22.9.2.19 ST_Xstring.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from cardgen.exchange.xlsx._columns import MOST_CHARACTERS, MOST_ROWS
from cardgen.exchange.xlsx._days import Days
from cardgen.exchange.xlsx._markup import Meter, Refused, damaged, walk

Kind: TypeAlias = Literal["text", "number", "date", "boolean", "error", "formula"]

MOST_CELLS: Final = 500_000  # with something in them
MOST_STRINGS: Final = 500_000
MOST_MERGED: Final = 1_000

_KINDS: Final[Mapping[str, Kind]] = {
    "s": "text",
    "str": "text",
    "inlineStr": "text",
    "n": "number",
    "d": "date",
    "b": "boolean",
    "e": "error",
}
_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WORKBOOK: Final = "/officeDocument"
_WORKSHEET: Final = "/worksheet"
_SHARED: Final = "/sharedStrings"
_STYLES: Final = "/styles"
_SAVE_AS: Final = "save it as .xlsx (Save as, Excel workbook)"
_SMALLER: Final = "take out what was added to it, or export fewer topics into one file"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty; for what is no text, `text` is how the file writes it down.

    `day` is the day that a number or a date is shown as (YYYY-MM-DD, YYYY-MM, YYYY), where that was asked for.
    """

    kind: Kind
    text: str
    day: str = ""


@dataclass
class Sheet:
    """A sheet under the name that it has now: row -> column -> cell, both from 1, and areas of merged cells.

    An area is (first row, first column, last row, last column).
    """

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def sheets(parts: Mapping[str, bytes], *, with_days: bool = False) -> list[Sheet]:
    """Return the worksheets of a workbook in their order, hidden ones too; `with_days` says which cells show days.

    Raises Refused.
    """
    meter = Meter()
    _check_types(parts.get("[Content_Types].xml", b""), meter)
    books = [part for kind, part in _related(parts, "", meter).values() if kind.endswith(_WORKBOOK)]
    if len(books) != 1 or books[0] not in parts:
        raise damaged()
    related = _related(parts, books[0], meter)
    strings: list[str] = []
    for kind, part in related.values():
        if kind.endswith(_SHARED) and part in parts:
            strings = _Strings(parts[part], meter).done
    days = _days(parts, books[0], related, meter) if with_days else None
    found = []
    budget = _Budget()
    for name, relation in _named(parts[books[0]], meter):
        kind, part = related.get(relation, ("", ""))
        if kind.endswith(_WORKSHEET):  # not a chart or a dialogue
            if part not in parts:
                raise damaged()
            found.append(_Reading(name, parts[part], strings, days, budget, meter).sheet)
    return found


def _check_types(data: bytes, meter: Meter) -> None:
    def begin(name: str, attributes: Mapping[str, str]) -> None:
        if "macroenabled" in attributes.get("ContentType", "").casefold():
            raise Refused("unsafe-workbook", "the workbook may hold macros (.xlsm)", _SAVE_AS)

    if not data:
        raise damaged()
    walk(data, meter, begin)


def _days(parts: Mapping[str, bytes], book: str, related: Mapping[str, tuple[str, str]], meter: Meter) -> Days:
    from_1904 = False

    def begin(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal from_1904
        if element == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in ("1", "true")

    walk(parts[book], meter, begin)
    styles = next((part for kind, part in related.values() if kind.endswith(_STYLES)), "")
    return Days(parts.get(styles, b""), meter, from_1904=from_1904)


def _related(parts: Mapping[str, bytes], part: str, meter: Meter) -> dict[str, tuple[str, str]]:
    """Return {id: (type, part)} of what a part refers to. What lies outside the workbook is left out."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def begin(element: str, attributes: Mapping[str, str]) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            found[attributes.get("Id", "")] = attributes.get("Type", ""), target.lstrip("/")

    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in parts:
        raise damaged()
    walk(parts[relations], meter, begin)
    return found


def _named(workbook: bytes, meter: Meter) -> list[tuple[str, str]]:
    """Return (name, id of the relation) of all sheets."""
    found: list[tuple[str, str]] = []

    def begin(element: str, attributes: Mapping[str, str]) -> None:
        if element == "sheet":
            found.append((attributes.get("name", ""), attributes.get("id", "")))

    walk(workbook, meter, begin)
    return found


class _Budget:
    """How many rows and cells all sheets of a workbook may still have."""

    def __init__(self) -> None:
        self.rows = MOST_ROWS + 1_000  # titles, headings, the guide, notes of one's own
        self.cells = MOST_CELLS

    def spend(self, rows: int, cells: int) -> None:
        self.rows -= rows
        self.cells -= cells
        if self.rows < 0:
            raise Refused("too-large-workbook", f"the workbook has more than {MOST_ROWS:,} rows", _SMALLER)
        if self.cells < 0:
            raise Refused("too-large-workbook", f"the workbook has more than {MOST_CELLS:,} cells", _SMALLER)


class _Letters:
    """Collects the text of a string: plain, or in parts that are formatted; not how Japanese words are read aloud."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._part: list[str] | None = None
        self._aloud = 0

    def begin(self, element: str) -> None:
        if element == "rPh":
            self._aloud += 1
        elif element == "t" and not self._aloud:
            self._part = []

    def add(self, text: str) -> None:
        if self._part is not None:
            self._part.append(text)

    def end(self, element: str) -> None:
        if element == "rPh":
            self._aloud -= 1
        elif element == "t" and self._part is not None:
            self._parts.append(_typed("".join(self._part)))  # what is escaped is so within one part
            self._part = None

    def take(self) -> str:
        text = "".join(self._parts)
        self._parts.clear()
        return _within_limit(text)


class _Strings:
    """The table of strings that all sheets share."""

    def __init__(self, data: bytes, meter: Meter) -> None:
        self.done: list[str] = []
        self._letters = _Letters()
        walk(data, meter, self._begin, self._end, self._letters.add)

    def _begin(self, element: str, attributes: Mapping[str, str]) -> None:
        self._letters.begin(element)

    def _end(self, element: str) -> None:
        self._letters.end(element)
        if element == "si":
            self.done.append(self._letters.take())
            if len(self.done) > MOST_STRINGS:
                raise Refused("too-large-workbook", f"the workbook has more than {MOST_STRINGS:,} texts", _SMALLER)


class _Reading:
    """One sheet while it is read."""

    def __init__(
        self, name: str, data: bytes, strings: list[str], days: Days | None, budget: _Budget, meter: Meter
    ) -> None:
        self.sheet = Sheet(name)
        self._strings = strings
        self._days = days
        self._budget = budget
        self._letters = _Letters()
        self._row = self._column = 0
        self._type: str | None = None  # of the cell that is read
        self._style = ""
        self._value: list[str] | None = None
        self._said = ""
        self._formula = False
        walk(data, meter, self._begin, self._end, self._text)

    def _begin(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "row":
            self._row = _number(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
        elif element == "c":
            self._at(attributes.get("r"))
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._said, self._formula = "", False
        elif element == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif self._type is not None:
            if element == "f":
                self._formula = True
            elif element == "v":
                self._value = []
            else:
                self._letters.begin(element)

    def _text(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)
        else:
            self._letters.add(text)

    def _end(self, element: str) -> None:
        if self._type is None:
            return
        self._letters.end(element)
        if element == "v" and self._value is not None:
            self._said, self._value = "".join(self._value), None
        elif element == "c":
            self._keep()
            self._type = None

    def _at(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        row, column = _reference(reference)
        if row != self._row:
            raise damaged()
        self._column = column

    def _keep(self) -> None:
        kind = "formula" if self._formula else _KINDS.get(self._type or "")
        inline = self._letters.take()
        if kind is None or self._row < 1:
            raise damaged()
        text = self._said
        if kind == "text":
            if self._type == "s":
                text = self._strings[_index(text, len(self._strings))] if text else ""
            elif self._type == "inlineStr":
                text = inline
            else:
                text = _within_limit(_typed(text))
        if not text and kind != "formula":
            return
        row = self.sheet.rows.get(self._row)
        if row is None:
            row = self.sheet.rows[self._row] = {}
            self._budget.spend(1, 0)
        if self._column in row:
            raise damaged()
        row[self._column] = Cell(kind, text[:MOST_CHARACTERS], self._day(kind, text))
        self._budget.spend(0, 1)

    def _day(self, kind: Kind, text: str) -> str:
        if self._days is None:
            return ""
        if kind == "date":
            return text.partition("T")[0]
        return self._days.day(text, self._style) if kind == "number" else ""

    def _merge(self, area: str) -> None:
        first, _, last = area.partition(":")
        top, left = _reference(first)
        bottom, right = _reference(last or first)
        self.sheet.merged.append((top, left, bottom, right))
        if len(self.sheet.merged) > MOST_MERGED:
            raise Refused("too-large-workbook", f"a sheet has more than {MOST_MERGED:,} merged cells", _SMALLER)


def _reference(text: str) -> tuple[int, int]:
    """Return row and column, from 1, of a reference like D14."""
    match = _REFERENCE.fullmatch(text)
    if not match:
        raise damaged()
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,6}", text):
        raise damaged()
    return int(text)


def _index(text: str, count: int) -> int:
    if not re.fullmatch("[0-9]{1,9}", text) or int(text) >= count:
        raise damaged()
    return int(text)


def _typed(text: str) -> str:
    """Undo how Excel writes what XML cannot hold: _x000D_ for a carriage return. A line break is one character."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")  # pairs become one
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _within_limit(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise Refused("unsafe-workbook", "a text in the workbook is longer than a cell can be", _SMALLER)
    return text
