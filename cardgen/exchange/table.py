"""A file of rows, CSV or XLSX, within limits -> cells with their places. Must never know what a column means.

A place counts rows and columns of the table, so that it is found in Excel; in a CSV file the row is the line.

Source: RFC 4180 for CSV, with the semicolon and the tab that Excel writes where the comma is for decimals.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cardgen.exchange import xlsx
from cardgen.exchange._reading import Stop, Telling
from cardgen.problems import Place

MOST_BYTES: Final = 5_000_000
MOST_ROWS: Final = 2_000
MOST_COLUMNS: Final = 60
LONGEST: Final = 300  # characters of a cell, if who reads does not need longer ones

_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS: Final = (";", ",", "\t")
_SAID: Final = re.compile(r"sep=(.)\r?\n")  # Excel's own first line
_IN_EXCEL: Final = "in Excel: Save as, CSV UTF-8 (or Excel workbook, .xlsx)"
_ANEW: Final = "copy the rows into a new workbook that holds nothing else, and save it as .xlsx"
_SMALLER: Final = "take out everything but the rows and their heads, or make several lists"

Known = Callable[[str], bool]  # does this stand at the head of a column that is read?


@dataclass(frozen=True, slots=True)
class Cell:
    """What was typed, without the spaces around it. `number` says that a workbook holds it as one.

    `wrong` is what a workbook holds that is neither text nor number: "formula", "date", "error" or "boolean". `day` is
    what a workbook shows as a day, or a month or year alone (YYYY-MM-DD, YYYY-MM, YYYY).
    """

    text: str
    place: Place
    number: bool = False
    wrong: str = ""
    day: str = ""


Row = Mapping[int, Cell]  # by column, from 1; empty cells are left out


def read(data: bytes, tell: Telling, known: Known, longest: int = LONGEST) -> list[Row]:
    """Return the rows that are not empty, in their order. `known` tells which heads there may be. Raises Stop.

    A cell may have up to `longest` characters.
    """
    start = Place(tell.file)
    if len(data) > MOST_BYTES:
        raise tell.stop(start, "too-large", f"the file has more than {MOST_BYTES // 1_000_000} MB", _SMALLER)
    if data.startswith(_ZIP):
        return list(_workbook(data, tell, known, longest))
    if data.startswith(_OLD_EXCEL):
        raise tell.stop(start, "not-a-list", "this is an old Excel file (.xls), or one with a password", _IN_EXCEL)
    return list(_csv(_decoded(data, tell), tell, known, longest))


# -- CSV -----------------------------------------------------------------------------------------


def _decoded(data: bytes, tell: Telling) -> str:
    start = Place(tell.file)
    if data.startswith(_WIDE):
        raise tell.stop(start, "encoding", "the file is UTF-16 (Excel calls it Unicode Text)", _IN_EXCEL)
    if b"\0" in data:
        raise tell.stop(start, "not-a-list", "this is neither a CSV file nor an Excel workbook (.xlsx)", _IN_EXCEL)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise tell.stop(
            Place(tell.file, line),
            "encoding",
            f"the file is not UTF-8: the byte 0x{error.object[error.start]:02x} in line {line}. "
            "Excel writes CSV in the encoding of its country (windows-1250), which has not the letters of every name",
            _IN_EXCEL,
        ) from None


def _csv(text: str, tell: Telling, known: Known, longest: int) -> Iterator[Row]:
    said = _SAID.match(text)
    skipped = 1 if said else 0
    text = text[said.end() :] if said else text
    separator = said[1] if said else _separator(text, known)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    count, line = 0, skipped
    try:
        for fields in lines:
            number, line = line + 1, lines.line_num + skipped
            _columns(len(fields), number, tell)
            row = {}
            for column, field in enumerate(fields, 1):
                place = Place(tell.file, number, column)
                if field.strip():
                    row[column] = Cell(_short(field.strip(), place, tell, longest), place)
            if row:
                count += 1
                _rows(count, tell)
                yield row
    except csv.Error:
        raise tell.stop(
            Place(tell.file, line + 1),
            "broken",
            f"the row that begins in line {line + 1} cannot be read: a quotation mark is not closed, or stands alone",
            'write a quotation mark within a text twice (""), or save the list as .xlsx',
        ) from None


def _separator(text: str, known: Known) -> str:
    """The separator by which the first lines have the most heads that are known; then the one that parts the most."""
    head = text[:20_000].splitlines()[:10]

    def score(separator: str) -> tuple[int, int]:
        parts = [[part.strip(' "') for part in line.split(separator)] for line in head]
        return max((sum(map(known, line)) for line in parts), default=0), max(map(len, parts), default=0)

    return max(_SEPARATORS, key=score)


# -- XLSX ----------------------------------------------------------------------------------------


def _workbook(data: bytes, tell: Telling, known: Known, longest: int) -> Iterator[Row]:
    start = Place(tell.file)
    try:
        sheets = [sheet for sheet in xlsx.cells(data) if sheet.rows]
    except xlsx.Refused as refused:
        raise tell.stop(start, refused.code, refused.message, _ANEW) from None
    lists = [sheet for sheet in sheets if _has_heads(sheet, known)] or sheets[:1]
    if len(lists) > 1:
        names = ", ".join(repr(sheet.name) for sheet in lists[:5])
        raise tell.stop(start, "two-lists", f"the workbook has {len(lists)} sheets with lists: {names}", _SMALLER)
    for number in sorted(lists[0].rows) if lists else ():
        _columns(max(lists[0].rows[number]), number, tell)
        row = {}
        for column, cell in sorted(lists[0].rows[number].items()):
            place = Place(tell.file, number, column)
            text = _short(cell.text.strip(), place, tell, longest)
            wrong = "" if cell.kind in ("text", "number") else cell.kind
            if text or wrong:
                row[column] = Cell(text, place, cell.kind == "number", wrong, cell.day)
        if row:
            yield row


def _has_heads(sheet: xlsx.Sheet, known: Known) -> bool:
    if len(sheet.rows) > MOST_ROWS:
        return True  # it will be told
    return any(sum(known(cell.text) for cell in row.values()) > 1 for row in sheet.rows.values())


# -- limits --------------------------------------------------------------------------------------


def _rows(count: int, tell: Telling) -> None:
    if count > MOST_ROWS:
        raise tell.stop(Place(tell.file), "too-large", f"the list has more than {MOST_ROWS:,} rows", _SMALLER)


def _columns(count: int, number: int, tell: Telling) -> None:
    if count > MOST_COLUMNS:
        raise tell.stop(
            Place(tell.file, number),
            "too-large",
            f"row {number} has {count:,} columns, more than the {MOST_COLUMNS} that a list may have",
            _SMALLER,
        )


def _short(text: str, place: Place, tell: Telling, longest: int) -> str:
    if len(text) > longest:
        raise tell.stop(
            place, "too-long", f"a cell holds {len(text):,} characters, more than {longest:,}", "shorten it"
        )
    return text


__all__ = ["Cell", "Row", "Stop", "Telling", "read"]
