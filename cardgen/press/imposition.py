"""Which page goes where on which sheet: pure functions from a count of pages to sheets of slots.

    pages -> units      what is cut or folded as one: a leaf, or a double leaf of a booklet
    units -> sheets     in rows and columns, front and back

Must never know millimetres, frames or files. Every sheet is thought of as a leaf of a book: turned about its upright
axis, what is on the left of the front has its back on the right. A printer that turns sheets about the other axis
gets every back turned by 180 degrees, which comes to the same on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Scheme: TypeAlias = Literal["booklet", "n-up", "cut-and-stack"]
Axis: TypeAlias = Literal["upright", "level"]

FOLDED: Final = 4  # pages of a sheet that is folded once


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on one side of a sheet, as one sees that side: `row` and `column` from 0, from the top left corner.

    `page` counts from 1; None is a page left blank. `depth` is how many sheets a booklet has outside this one.
    """

    page: int | None
    row: int
    column: int
    turned: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper: the slots of both sides, row by row."""

    front: tuple[Slot, ...]
    back: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What is cut out as one: the pages of its front and of its back, each from the left as one sees them."""

    front: tuple[int | None, ...]
    back: tuple[int | None, ...]
    depth: int = 0


def impose(
    scheme: Scheme,
    pages: int,
    columns: int = 1,
    rows: int = 1,
    axis: Axis = "upright",
    *,
    one_sided: bool = False,
) -> tuple[Sheet, ...]:
    """Return the sheets of a file of `pages` pages, with `columns` x `rows` pages on a side.

    - "booklet": sheets lie in each other, are folded at the middle and stapled there. Two columns; with more rows the
      strips are cut apart and laid on each other, the upper row first.
    - "n-up": leaves (a page and its back) follow one another on a sheet, row by row.
    - "cut-and-stack": the pile of sheets is cut, and the piles are laid on each other, row by row: leaves come out
      in order.

    `axis` is the one about which the printer turns a sheet, as one sees the front. Pages that are `one_sided` have
    blank backs. What is missing to a whole sheet is left blank at the end. Raises ValueError for a count below one, for
    a booklet without two columns, and for one of one-sided pages.
    """
    if min(pages, columns, rows) < 1:
        raise ValueError("pages, columns and rows are at least one")
    if scheme == "booklet" and (columns != 2 or one_sided):
        raise ValueError("a booklet has two pages side by side, on both sides of its sheets")
    units = tuple(_double_leaves(pages) if scheme == "booklet" else _leaves(pages, one_sided=one_sided))
    across = 1 if scheme == "booklet" else columns
    places = across * rows
    count = -(-len(units) // places)
    sheets = (
        _sheet([_at(scheme, units, place, number, count, places) for place in range(places)], across)
        for number in range(count)
    )
    return tuple(sheet if axis == "upright" else _tumbled(sheet, columns, rows) for sheet in sheets)


def blanks(scheme: Scheme, pages: int) -> int:
    """Return how many pages are left blank so that the last leaf, or the last sheet of a booklet, is whole."""
    return -pages % (FOLDED if scheme == "booklet" else 2)


def spare(scheme: Scheme, pages: int, columns: int = 1, rows: int = 1, *, one_sided: bool = False) -> int:
    """Return how many leaves of the last sheets hold no page, or double leaves of a booklet: paper to throw away."""
    across, each = (1, FOLDED) if scheme == "booklet" else (columns, 1 if one_sided else 2)
    return (-pages // each) % (across * rows)


def _leaves(pages: int, *, one_sided: bool) -> Iterator[_Unit]:
    if one_sided:
        yield from (_Unit((page,), (None,)) for page in range(1, pages + 1))
        return
    for front in range(1, pages + 1, 2):
        yield _Unit((front,), (front + 1 if front < pages else None,))


def _double_leaves(pages: int) -> Iterator[_Unit]:
    """The sheets of a booklet, the outermost first."""
    whole = pages + blanks("booklet", pages)

    def page(number: int) -> int | None:
        return number if number <= pages else None

    for depth in range(whole // FOLDED):
        first, last = 2 * depth + 1, whole - 2 * depth
        yield _Unit((page(last), page(first)), (page(first + 1), page(last - 1)), depth)


def _at(scheme: Scheme, units: Sequence[_Unit], place: int, number: int, sheets: int, places: int) -> _Unit | None:
    """What lies at a place of a sheet, both counted from 0; None is paper that is thrown away."""
    index = number * places + place if scheme == "n-up" else place * sheets + number
    return units[index] if index < len(units) else None


def _sheet(units: Sequence[_Unit | None], across: int) -> Sheet:
    """A sheet of units, row by row, `across` in a row; one that is missing leaves its slots out."""
    front: list[Slot] = []
    back: list[Slot] = []
    for place, unit in enumerate(units):
        if unit is None:
            continue
        row, column = divmod(place, across)
        wide = len(unit.front)
        for i, page in enumerate(unit.front):
            front.append(Slot(page, row, column * wide + i, depth=unit.depth))
        for i, page in enumerate(unit.back):
            back.append(Slot(page, row, (across - 1 - column) * wide + i, depth=unit.depth))
    return Sheet(_in_rows(front), _in_rows(back))


def _tumbled(sheet: Sheet, columns: int, rows: int) -> Sheet:
    """The same sheet for a printer that turns it about the level axis: its back is turned by 180 degrees as a whole."""
    back = (
        Slot(slot.page, rows - 1 - slot.row, columns - 1 - slot.column, turned=True, depth=slot.depth)
        for slot in sheet.back
    )
    return Sheet(sheet.front, _in_rows(back))


def _in_rows(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    return tuple(sorted(slots, key=lambda slot: (slot.row, slot.column)))
