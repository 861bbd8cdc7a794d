"""Where pages lie on the paper: columns and rows of one size, in the middle of the sheet. Lengths in mm.

The block of pages is in the middle, so a sheet that is turned over has its backs behind its fronts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cardgen.pictures.drawing import Box
from cardgen.press.imposition import Slot
from cardgen.press.printers import MarkName, Printer, SheetFormat
from cardgen.units import tidy

GAP: Final = 0.5  # from the bleed to a mark
LENGTH: Final = 4.0  # of a crop or fold mark, and the height of colour bars
CROSS: Final = 5.0  # a registration mark
_SEEN: Final = 1.5  # of a crop or fold mark, where the paper has no more
# what a mark takes outside the bleed, and how much of it must be seen
_ROOM: Final[dict[MarkName, tuple[float, float]]] = {
    "crop": (LENGTH, _SEEN),
    "fold": (LENGTH, _SEEN),
    "registration": (CROSS, CROSS),
    "colour-bars": (LENGTH, LENGTH),
    "drilling": (0.0, 0.0),  # stands where the hole is made
}


@dataclass(frozen=True, slots=True)
class Grid:
    """The trims of one side: pages of `width` x `height` in the middle of a sheet.

    `across` and `down` are the gutters between columns and between rows.
    """

    sheet: tuple[float, float]
    columns: int
    rows: int
    width: float
    height: float
    across: float
    down: float
    bleed: float
    folded: bool

    @property
    def block(self) -> Box:
        """The box of all trims together."""
        wide = self.columns * self.width + (self.columns - 1) * self.across
        high = self.rows * self.height + (self.rows - 1) * self.down
        return tidy((self.sheet[0] - wide) / 2), tidy((self.sheet[1] - high) / 2), tidy(wide), tidy(high)

    def cell(self, row: int, column: int) -> Box:
        """The trim of a page."""
        left, top, _, _ = self.block
        x, y = left + column * (self.width + self.across), top + row * (self.height + self.down)
        return tidy(x), tidy(y), self.width, self.height

    def cells(self) -> Iterator[Box]:
        """The trims of all pages, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.cell(row, column)

    def trim(self, slot: Slot, creep: float) -> Box:
        """The trim of a page as it is printed: each further sheet of a booklet is nearer to its fold."""
        x, y, width, height = self.cell(slot.row, slot.column)
        shift = slot.depth * creep if self.folded else 0.0
        return tidy(x + (shift if slot.column == 0 else -shift)), y, width, height

    def clip(self, slot: Slot, creep: float) -> Box:
        """What may be drawn of a page: trim and bleed, up to the middle of a gutter, the fold, the end of the paper."""
        x, y, width, height = self.trim(slot, creep)
        cell = self.cell(slot.row, slot.column)
        left = max(x - self.bleed, self._side(cell[0], slot.column > 0, self.across, -1))
        top = max(y - self.bleed, self._side(cell[1], slot.row > 0, self.down, -1))
        right = min(
            x + width + self.bleed,
            self._side(cell[0] + width, slot.column < self.columns - 1, self.across, 1, self.sheet[0]),
        )
        low = min(
            y + height + self.bleed,
            self._side(cell[1] + height, slot.row < self.rows - 1, self.down, 1, self.sheet[1]),
        )
        return tidy(left), tidy(top), tidy(right - left), tidy(low - top)

    @staticmethod
    def _side(edge: float, inner: bool, gap: float, way: int, paper: float = 0.0) -> float:
        """How far a page may reach on one side of its trim's `edge`: half the gutter, or the paper."""
        return edge + way * gap / 2 if inner else paper


def _room(form: SheetFormat, *, least: bool) -> float:
    """What bleed and marks take around the block of pages, in mm; at least, or to be whole."""
    outside = max((_ROOM[mark][1 if least else 0] for mark in form.marks), default=0.0)
    return form.bleed + (GAP + outside if outside else 0.0)


def grid_of(form: SheetFormat, width: float, height: float) -> Grid:
    """The grid of a format for pages of a size; without a sheet of its own, on one that is as large as it must be."""
    across, down = form.gaps
    room = _room(form, least=False)
    wide = form.columns * width + (form.columns - 1) * across
    high = form.rows * height + (form.rows - 1) * down
    sheet = form.sheet or (wide + 2 * room, high + 2 * room)
    return Grid(
        (tidy(sheet[0]), tidy(sheet[1])),
        form.columns,
        form.rows,
        width,
        height,
        across,
        down,
        form.bleed,
        form.scheme == "booklet",
    )


def too_large(grid: Grid, form: SheetFormat, printer: Printer) -> tuple[float, float]:
    """By how many mm the block with what is around it is too wide and too high for the sheet; 0 where it fits.

    Marks must be printed, so they keep off the margin that stays white.
    """
    _, _, wide, high = grid.block
    room = _room(form, least=True)
    marked = any(mark != "drilling" for mark in form.marks)
    lost = printer.margin if marked and form.sheet else 0.0
    needs = wide + 2 * (room + lost), high + 2 * (room + lost)
    return tidy(max(needs[0] - grid.sheet[0], 0.0)), tidy(max(needs[1] - grid.sheet[1], 0.0))
