"""Frames -> sheets of paper, as a printer wants them.

1. printers      content/printers/*.yaml: sheets, marks, which way paper is turned, by how much backs stand off
2. imposition    count of pages -> which page goes where: numbers alone
3. grid          columns and rows -> places on the paper, in mm
4. marks         crop, fold, registration, drilling, colour bars
5. sheets        pages on paper: frames in frames
6. calibration   the sheet by which a printer's offset is measured

Knows neither cards nor files of PDF.
"""

from cardgen.press.imposition import blanks
from cardgen.press.printers import FOLDER, Colour, Printer, SheetFormat, axis_of, load
from cardgen.press.record import Record, SheetFile
from cardgen.press.sheets import Misfit, Pages, misfits, sheets, too_thick

__all__ = [
    "FOLDER",
    "Colour",
    "Misfit",
    "Pages",
    "Printer",
    "Record",
    "SheetFile",
    "SheetFormat",
    "axis_of",
    "blanks",
    "load",
    "misfits",
    "sheets",
    "too_thick",
]
