"""XlsxWriter's workbook with one face, calm colours, and texts that stay as they are. Must never know units."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any, Final

import xlsxwriter

from cardgen.archive import pack

FACE: Final = "Arial"  # every Excel has it, and with LibreOffice comes one of the same widths
SIZE: Final = 11.0  # pt; of what is translated
SMALL: Final = 9.5  # pt; of what is told about it

INK: Final = "#1b1d21"
QUIET: Final = "#50565e"
LINE: Final = "#d9dde2"
SHADE: Final = "#f3f5f7"
PAPER: Final = "#ffffff"
HEAD: Final = "#465362"
STALE: Final = "#fff3d1"
MISSING: Final = "#eaf2fb"
TOO_LONG: Final = {"font_color": "#b3261e", "bg_color": "#fbe3e0"}
WORDY: Final = {"font_color": "#7a4a00", "bg_color": "#ffe4bd", "bold": True}

_CREATED: Final = datetime.datetime(2000, 1, 1)  # a workbook must have a date, and a parcel has none
_ESCAPE: Final = re.compile(r"(?<=_)(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_ESCAPE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class Book:
    """A workbook that is made in memory."""

    def __init__(self, title: str) -> None:
        self._made = io.BytesIO()
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        options = {
            "in_memory": True,
            "strings_to_urls": False,
            "strings_to_formulas": False,
            # the widths of columns count in digits of this face: 7 px at 96 dpi
            "default_format_properties": {"font_name": FACE, "font_size": 10},
            "default_row_height": 17,
        }
        self._book: Any = xlsxwriter.Workbook(self._made, options)
        self._book.set_properties({"title": title, "created": _CREATED})

    def sheet(self, name: str) -> Any:
        """Add a sheet, an XlsxWriter Worksheet, printed on A4, its footer with name and page."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.55)  # inches
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer("&L&9&A&R&9&P / &N")
        return sheet

    def bytes(self) -> bytes:
        """Close the workbook and return it; the same calls give the same bytes."""
        self._book.close()
        with zipfile.ZipFile(self._made) as archive:
            return pack({entry.filename: archive.read(entry) for entry in archive.infolist()})

    def format(self, **properties: object) -> Any:
        """A format in the workbook's face; `properties` are XlsxWriter's."""
        whole = {"font_name": FACE, "font_size": SIZE, "font_color": INK, "valign": "vcenter", **properties}
        return self._format(whole)

    def cell(self, **properties: object) -> Any:
        """A format of a cell with a frame; what is typed into it is text, and is wrapped."""
        whole = {"text_wrap": True, "border": 1, "border_color": LINE, "num_format": "@", **properties}
        return self.format(**whole)

    def change(self, **properties: object) -> Any:
        """What a rule changes in a cell, and nothing else."""
        return self._format(properties)

    def _format(self, properties: dict[str, object]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def text(self, sheet: Any, row: int, column: int, text: str, cell: Any = None) -> None:
        """Write a text exactly as it is, whatever it looks like.

        XlsxWriter takes a string in <r> tags for markup of its own, and escapes _x0041_ so that a second one behind
        it is misread. Such texts are written in pieces, each of which it leaves alone.
        """
        if not text:
            sheet.write_blank(row, column, None, cell)  # without a format it writes nothing at all
            return
        pieces = _ESCAPE.split(text)
        if len(pieces) == 1 and text.startswith("<r>") and text.endswith("</r>"):
            pieces = [text[:1], text[1:]]
        if len(pieces) == 1:
            sheet.write_string(row, column, text, cell)
        else:
            self._runs(sheet, row, column, [(piece, self.format()) for piece in pieces], cell)

    def texts(self, sheet: Any, row: int, column: int, parts: Sequence[tuple[str, Any]], cell: Any) -> None:
        """Write several texts with a format each into one cell; where that could change them, in one format."""
        whole = "".join(part for part, _ in parts)
        if (
            len(parts) == 1
            or not all(part for part, _ in parts)
            or _ESCAPE.search(whole)
            or _NEEDS_ESCAPE.search(whole)
        ):
            self.text(sheet, row, column, whole, cell)
        else:
            self._runs(sheet, row, column, parts, cell)

    def _runs(self, sheet: Any, row: int, column: int, parts: Sequence[tuple[str, Any]], cell: Any) -> None:
        runs = [token for part, run in parts for token in (run, part)]
        sheet.write_rich_string(row, column, *runs, cell or self.format())
