"""What is printed around pages for those who cut, fold, drill and register: all outside the bleed but the drilling.

Lengths in mm on a sheet, of which the pages' block is in the middle. Must never know pages or tags.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from cardgen.colour import REGISTRATION
from cardgen.layout.setting import line, rectangle
from cardgen.pictures.drawing import Box, Path, Step
from cardgen.press.grid import CROSS, GAP, LENGTH, Grid
from cardgen.units import tidy

BLACK: Final = REGISTRATION  # on every plate of a press, black in RGB
WIDTH: Final = 0.1
CLEAR: Final = 3.0  # from a registration mark to any other
_DRILL: Final = 3.0  # the cross in a hole
# cyan, magenta, yellow, black; red, green, blue; middle grey
_PATCHES: Final = (
    "cmyk 100 0 0 0",
    "cmyk 0 100 0 0",
    "cmyk 0 0 100 0",
    "cmyk 0 0 0 100",
    "cmyk 0 100 100 0",
    "cmyk 100 0 100 0",
    "cmyk 100 100 0 0",
    "cmyk 0 0 0 50",
)
_BARS: Final = LENGTH * len(_PATCHES)


def crop(grid: Grid) -> Iterator[Path]:
    """Short lines in the direction of each cut; none at the fold of a booklet."""
    xs = {edge for x, _, width, _ in grid.cells() for edge in (x, tidy(x + width))}
    ys = {edge for _, y, _, height in grid.cells() for edge in (y, tidy(y + height))}
    if grid.folded:
        xs = {min(xs), max(xs)}
    for x in sorted(xs):
        yield from _above_and_below(grid, x)
    left, _, width, _ = grid.block
    near = grid.bleed + GAP
    for y in sorted(ys):
        for start, way in ((left - near, -1), (left + width + near, 1)):
            yield _straight(start, y, start + way * LENGTH, y)


def fold(grid: Grid, at: Iterable[float]) -> Iterator[Path]:
    """Dashed lines above and below at each fold: that of a booklet, and those `at` x from the left of each page."""
    found = {tidy(cell[0] + x) for cell in grid.cells() for x in at}
    if grid.folded:
        found.add(tidy(grid.sheet[0] / 2))
    for x in sorted(found):
        yield from _above_and_below(grid, x, dash=(1.0, 0.5))


def registration(grid: Grid, folds: Iterable[float] = (), *, bars: bool = False) -> Iterator[Path]:
    """Circles with a cross, by which one sees whether all inks and both sides lie on each other.

    They stand in the middle of the sides, and in pairs above and below; at the same places on paper that is turned
    over, and elsewhere where they would be close to a cut, to `folds` of a page or to the colour `bars`. An edge
    without room for that has none.
    """
    left, top, width, height = grid.block
    far = grid.bleed + GAP + CROSS / 2
    ends = {edge for x, _, wide, _ in grid.cells() for edge in (x - left, x - left + wide)}
    ends |= {x - left + at for x, _, wide, _ in grid.cells() for fold in folds for at in (fold, wide - fold)}
    ends |= {width / 2} if grid.folded else set()
    lines = [(end, end) for end in ends]
    across = [*lines, (CLEAR, CLEAR + _BARS), (width - CLEAR - _BARS, width - CLEAR)] if bars else lines
    rows = {edge - top for _, y, _, high in grid.cells() for edge in (y, y + high)}
    places = [(x, y) for y in _clear(height, [(row, row) for row in rows], 0.5) for x in (-far, width + far)]
    places += [(x, y) for x in _clear(width, across, 0.4) for y in (-far, height + far)]
    for x, y in places:
        yield _circle(tidy(left + x), tidy(top + y), CROSS / 4)
        yield from cross(tidy(left + x), tidy(top + y), CROSS)


def _clear(length: float, taken: Collection[tuple[float, float]], share: float) -> tuple[float, ...]:
    """One place or a symmetrical pair on an edge that is CLEAR of all that is taken, nearest to a `share` of it."""
    near = CROSS / 2 + CLEAR
    steps = [length * share, *(length * i / 40 for i in range(1, 20))]
    for at in sorted(steps, key=lambda at: (abs(at - length * share), at)):
        both = tuple(dict.fromkeys((at, length - at)))
        is_free = all(place <= start - near or place >= end + near for place in both for start, end in taken)
        if is_free and (len(both) == 1 or length - 2 * at >= CROSS + CLEAR):
            return both
    return ()


def drilling(page: Box, holes: Iterable[tuple[float, float]], *, turned: bool) -> Iterator[Path]:
    """A small cross in the middle of each hole of a page on the sheet; it goes with the hole."""
    left, top, width, height = page
    for x, y in holes:
        across, down = (width - x, height - y) if turned else (x, y)
        yield from cross(left + across, top + down, _DRILL)


def colour_bars(grid: Grid) -> Iterator[Path]:
    """Patches below the pages by which the press is judged."""
    left, top, _, height = grid.block
    y = top + height + grid.bleed + GAP
    for i, colour in enumerate(_PATCHES):
        yield rectangle((tidy(left + CLEAR + i * LENGTH), tidy(y), LENGTH, LENGTH), fill=colour)


def _above_and_below(grid: Grid, x: float, dash: tuple[float, ...] = ()) -> Iterator[Path]:
    _, top, _, height = grid.block
    near = grid.bleed + GAP
    for start, way in ((top - near, -1), (top + height + near, 1)):
        yield _straight(x, start, x, start + way * LENGTH, dash)


def cross(x: float, y: float, size: float) -> Iterator[Path]:
    """Two lines of `size` mm that cross at (x, y)."""
    yield _straight(x - size / 2, y, x + size / 2, y)
    yield _straight(x, y - size / 2, x, y + size / 2)


def _straight(x0: float, y0: float, x1: float, y1: float, dash: tuple[float, ...] = ()) -> Path:
    if not dash:
        return line(x0, y0, x1, y1, BLACK, WIDTH)
    steps: tuple[Step, ...] = (("m", tidy(x0), tidy(y0)), ("l", tidy(x1), tidy(y1)))
    return Path(steps, stroke=BLACK, width=WIDTH, dash=dash)


def _circle(x: float, y: float, radius: float) -> Path:
    return rectangle((x - radius, y - radius, 2 * radius, 2 * radius), stroke=BLACK, width=WIDTH, radius=radius)
