"""How a printed pile becomes leaves: where it is cut, and which of the piles lies on which.

The places are those of the grid, the piles those of the imposition, so neither can disagree with the sheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from cardgen.press.grid import Grid, grid_of
from cardgen.press.imposition import FOLDED, Slot, impose
from cardgen.press.printers import SheetFormat
from cardgen.units import tidy

_HALVED: Final = 1.0  # mm: half an A4 is half a millimetre wider than A5, and is left so on either side
_SAME: Final = 0.05


@dataclass(frozen=True)
class Cutting:
    """How sheets are cut apart before anything else is done with them. Lengths in mm, as one sees the front.

    `from_left` and `from_top` are the cuts. `piles` are (row, column) of the piles, counted from 0, the topmost first,
    once they are laid on each other; none where leaves follow one another on each sheet, or where nothing is cut
    apart. `order` says which of the two it is. `marked` sheets have crop marks where they are cut.
    """

    columns: int
    rows: int
    from_left: tuple[float, ...] = ()
    from_top: tuple[float, ...] = ()
    piles: tuple[tuple[int, int], ...] = ()
    order: Literal["whole", "piles", "sheets"] = "whole"
    marked: bool = False


def cutting(form: SheetFormat, size: tuple[float, float]) -> Cutting:
    """How sheets of a format are cut apart that hold pages of a size (width, height in mm)."""
    grid = grid_of(form, *size)
    columns = 1 if grid.folded else form.columns
    rows = form.rows
    if columns * rows == 1:
        return Cutting(columns, rows)
    marked = "crop" in form.marks
    if grid.folded:  # strips of double leaves: they are trimmed once they are folded
        return Cutting(columns, rows, (), _middles(grid), _piles(form), "piles", marked)
    trims = [grid.cell(0, column) for column in range(columns)], [grid.cell(row, 0) for row in range(rows)]
    left = _cuts([edge for x, _, width, _ in trims[0] for edge in (x, x + width)], grid.sheet[0])
    top = _cuts([edge for _, y, _, height in trims[1] for edge in (y, y + height)], grid.sheet[1])
    if form.scheme == "n-up":
        return Cutting(columns, rows, left, top, (), "sheets", marked)
    return Cutting(columns, rows, left, top, _piles(form), "piles", marked)


def _piles(form: SheetFormat) -> tuple[tuple[int, int], ...]:
    """The piles in the order of their leaves, found by imposing as much as fills one sheet."""
    is_folded = form.scheme == "booklet"
    each = FOLDED if is_folded else 2
    places = form.rows * (1 if is_folded else form.columns)
    (sheet,) = impose(form.scheme, each * places, form.columns, form.rows)

    def first(slot: Slot) -> tuple[int, int]:
        return slot.depth, slot.page or 0

    found = [(slot.row, 0 if is_folded else slot.column) for slot in sorted(sheet.front, key=first)]
    return tuple(dict.fromkeys(found))


def _cuts(edges: list[float], paper: float) -> tuple[float, ...]:
    """Edges of trims at which there is paper to cut off: two that meet are one cut."""
    found: list[float] = []
    for edge in edges:
        inside = _HALVED / 2 + _SAME < edge < paper - _HALVED / 2 - _SAME
        if inside and not (found and edge - found[-1] <= _SAME):
            found.append(tidy(edge))
    return tuple(found)


def _middles(grid: Grid) -> tuple[float, ...]:
    """Between each two rows, the middle of the gutter."""
    tops = [grid.cell(row, 0)[1] for row in range(1, grid.rows)]
    return tuple(tidy(top - grid.down / 2) for top in tops)
