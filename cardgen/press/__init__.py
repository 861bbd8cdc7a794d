"""Frames -> sheets of paper, as a printer wants them.

1. printers      content/printers/*.yaml: sheets, marks, which way paper is turned, by how much backs stand off
2. imposition    count of pages -> which page goes where: numbers alone
3. grid          columns and rows -> places on the paper, in mm
4. marks         crop, fold, registration, drilling, colour bars
5. sheets        pages on paper: frames in frames
6. calibration   the sheet by which a printer's offset is measured
7. order         content/orders/*.yaml: who wants how many of what, printed where
8. exchanged     which recipients of an order have exchanged leaves since
9. cutting       where a printed pile is cut apart, and which pile lies on which
10. finishing    what is done to each product once it is printed
11. counting     sheets, sides, clicks, weight, cost
12. ticket       an order for machines, in XJDF

Knows neither cards nor files of PDF.
"""

from cardgen.press.counting import Line, Total, total
from cardgen.press.cutting import Cutting, cutting
from cardgen.press.exchanged import last as last_exchanges
from cardgen.press.exchanged import look as look_at_exchanges
from cardgen.press.finishing import Finishing, finishing
from cardgen.press.imposition import FOLDED, blanks, spare
from cardgen.press.order import Offered, Order
from cardgen.press.order import load as orders
from cardgen.press.order import look as look_at_order
from cardgen.press.order import parse as parse_order
from cardgen.press.order import read as read_order
from cardgen.press.printers import FOLDER, Colour, Printer, SheetFormat, axis_of, load
from cardgen.press.record import Record, SheetFile
from cardgen.press.sheets import Misfit, Pages, misfits, paper_of, sheets, too_thick
from cardgen.press.ticket import ticket

__all__ = [
    "FOLDED",
    "FOLDER",
    "Colour",
    "Cutting",
    "Finishing",
    "Line",
    "Misfit",
    "Offered",
    "Order",
    "Pages",
    "Printer",
    "Record",
    "SheetFile",
    "SheetFormat",
    "Total",
    "axis_of",
    "blanks",
    "cutting",
    "finishing",
    "last_exchanges",
    "load",
    "look_at_exchanges",
    "look_at_order",
    "misfits",
    "orders",
    "paper_of",
    "parse_order",
    "read_order",
    "sheets",
    "spare",
    "ticket",
    "too_thick",
    "total",
]
