"""A parcel as an Excel workbook: the working sheet of a translator who has only Excel or LibreOffice.

    _columns    what stands in which column, in both directions
    writing     parcel -> workbook (XlsxWriter)
    _guide      its first sheet
    _heights    how much room a text takes in a cell
    _package    the ZIP file around a workbook, and what is refused at once
    _markup     XML by expat, within limits
    _days       numbers that are shown as days -> days
    _sheets     the parts of a workbook -> cells
    reading     cells -> parcel

Reading knows only the few elements of SpreadsheetML (ECMA-376, part 1, 18) that hold texts. General readers build
styles, drawings and pictures of a file from anybody, and do not give back every text that was written.
"""

from cardgen.exchange.xlsx._markup import Refused
from cardgen.exchange.xlsx._package import unpack
from cardgen.exchange.xlsx._sheets import Cell, Sheet, sheets
from cardgen.exchange.xlsx.look import Look
from cardgen.exchange.xlsx.reading import read
from cardgen.exchange.xlsx.writing import CannotWrite, write

__all__ = ["CannotWrite", "Cell", "Look", "Refused", "Sheet", "cells", "read", "write"]


def cells(data: bytes) -> list[Sheet]:
    """Return the sheets of any workbook, for lists that are not ours, with the days they show. Raises Refused."""
    return sheets(unpack(data), with_days=True)
