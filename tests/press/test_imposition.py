"""Imposition on numbers alone: paper is folded, cut and stacked in thought."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.press.imposition import Axis, Scheme, Sheet, Slot, blanks, impose, spare

AXES: Final[tuple[Axis, ...]] = ("upright", "level")

# As print shops publish them: (left of the front, right of the front, left of the back, right of the back), the
# outermost sheet first. 8 pages: 8 1 | 2 7, 6 3 | 4 5, and so on.
PUBLISHED: Final = {
    4: [(4, 1, 2, 3)],
    8: [(8, 1, 2, 7), (6, 3, 4, 5)],
    12: [(12, 1, 2, 11), (10, 3, 4, 9), (8, 5, 6, 7)],
    16: [(16, 1, 2, 15), (14, 3, 4, 13), (12, 5, 6, 11), (10, 7, 8, 9)],
    24: [
        (24, 1, 2, 23),
        (22, 3, 4, 21),
        (20, 5, 6, 19),
        (18, 7, 8, 17),
        (16, 9, 10, 15),
        (14, 11, 12, 13),
    ],
}


@pytest.mark.parametrize("pages", PUBLISHED)
def test_a_booklet_has_the_order_that_print_shops_publish(pages: int) -> None:
    sheets = impose("booklet", pages, 2)
    assert [tuple(slot.page for slot in (*sheet.front, *sheet.back)) for sheet in sheets] == PUBLISHED[pages]


def test_a_booklet_for_a_printer_that_tumbles_has_its_backs_on_their_heads() -> None:
    (sheet,) = impose("booklet", 4, 2, axis="level")
    assert sheet.front == (Slot(4, 0, 0), Slot(1, 0, 1))
    assert sheet.back == (Slot(3, 0, 0, turned=True), Slot(2, 0, 1, turned=True))


def test_a_booklet_of_ten_pages_has_two_blank_ones_at_its_end() -> None:
    sheets = impose("booklet", 10, 2)
    assert [[slot.page for slot in (*sheet.front, *sheet.back)] for sheet in sheets] == [
        [None, 1, 2, None],
        [10, 3, 4, 9],
        [8, 5, 6, 7],
    ]
    assert blanks("booklet", 10) == 2


def test_leaves_are_cut_and_stacked_in_the_order_of_the_rows() -> None:
    sheets = impose("cut-and-stack", 12, 2, 1)
    assert [[slot.page for slot in sheet.front] for sheet in sheets] == [[1, 7], [3, 9], [5, 11]]
    assert [[slot.page for slot in sheet.back] for sheet in sheets] == [[8, 2], [10, 4], [12, 6]]


def test_leaves_of_n_up_follow_one_another_on_each_sheet() -> None:
    sheets = impose("n-up", 8, 2, 1)
    assert [[slot.page for slot in sheet.front] for sheet in sheets] == [[1, 3], [5, 7]]
    assert [[slot.page for slot in sheet.back] for sheet in sheets] == [[4, 2], [8, 6]]


@pytest.mark.parametrize(
    ("scheme", "pages", "columns", "rows"), [("n-up", 0, 1, 1), ("n-up", 2, 0, 1), ("booklet", 4, 1, 1)]
)
def test_what_cannot_be_imposed_is_refused(scheme: Scheme, pages: int, columns: int, rows: int) -> None:
    with pytest.raises(ValueError, match=r"at least one|side by side"):
        impose(scheme, pages, columns, rows)


def test_pages_of_one_side_have_blank_backs() -> None:
    sheets = impose("cut-and-stack", 3, 2, 1, one_sided=True)
    assert [[slot.page for slot in sheet.front] for sheet in sheets] == [[1, 3], [2]]
    assert [slot.page for sheet in sheets for slot in sheet.back] == [None, None, None]
    with pytest.raises(ValueError, match="on both sides"):
        impose("booklet", 4, 2, one_sided=True)


# -- laws ------------------------------------------------------------------------------------------

Cell = tuple[int, int]

_counts = st.integers(1, 90)
_axes = st.sampled_from(AXES)
_grids = st.tuples(st.integers(1, 4), st.integers(1, 4))


@st.composite
def _jobs(draw: st.DrawFn) -> tuple[Scheme, int, int, int, Axis]:
    scheme: Scheme = draw(st.sampled_from(("booklet", "n-up", "cut-and-stack")))
    columns, rows = draw(_grids)
    return scheme, draw(_counts), 2 if scheme == "booklet" else columns, rows, draw(_axes)


def test_one_sided_pages_are_leaves_each() -> None:
    assert spare("n-up", 3, 2, one_sided=True) == 1
    assert spare("n-up", 3, 2) == 0


@given(_jobs())
def test_every_page_stands_exactly_once_and_no_slot_is_used_twice(job: tuple[Scheme, int, int, int, Axis]) -> None:
    scheme, pages, columns, rows, axis = job
    sheets = impose(scheme, pages, columns, rows, axis)
    found = [slot.page for sheet in sheets for slot in (*sheet.front, *sheet.back)]
    assert sorted(page for page in found if page is not None) == list(range(1, pages + 1))
    assert found.count(None) == blanks(scheme, pages)
    empty = len(sheets) * columns * rows - sum(len(sheet.front) for sheet in sheets)
    assert empty == spare(scheme, pages, columns, rows) * (2 if scheme == "booklet" else 1)
    for side in (side for sheet in sheets for side in (sheet.front, sheet.back)):
        cells = [(slot.row, slot.column) for slot in side]
        assert len(set(cells)) == len(cells)
        assert all(0 <= row < rows and 0 <= column < columns for row, column in cells)


@given(_jobs())
def test_behind_every_front_is_its_back_whichever_way_the_printer_turns(
    job: tuple[Scheme, int, int, int, Axis],
) -> None:
    scheme, pages, columns, rows, axis = job
    for sheet in impose(scheme, pages, columns, rows, axis):
        front = {(slot.row, slot.column): slot for slot in sheet.front}
        behind = _seen_through(sheet, columns, rows, axis)
        assert behind.keys() == front.keys()
        for cell, slot in front.items():
            first, second = slot.page, behind[cell].page
            if first is not None and second is not None:
                assert (second == first + 1) if first % 2 else (second == first - 1)
            assert not behind[cell].turned, "a back stands on its head"


@given(_counts, st.integers(1, 3), _axes)
def test_a_folded_booklet_reads_in_order(pages: int, rows: int, axis: Axis) -> None:
    leaves = [
        (_right(sheet, axis, rows, row), _left(sheet, axis, rows, row))
        for row in range(rows)  # strips are cut apart, the upper pile first
        for sheet in impose("booklet", pages, 2, rows, axis)
        if any(slot.row == row for slot in sheet.front)
    ]
    read = [page for right, _ in leaves for page in right] + [page for _, left in reversed(leaves) for page in left]
    whole = pages + blanks("booklet", pages)
    assert read == [page if page <= pages else None for page in range(1, whole + 1)]


@given(_counts, _grids, _axes)
def test_cut_piles_that_are_laid_on_each_other_are_in_order(pages: int, grid: tuple[int, int], axis: Axis) -> None:
    columns, rows = grid
    sheets = impose("cut-and-stack", pages, columns, rows, axis)
    piles = [
        [leaf for sheet in sheets for leaf in _leaf(sheet, (row, column), columns, rows, axis)]
        for row in range(rows)
        for column in range(columns)
    ]
    read = [page for pile in piles for leaf in pile for page in leaf]
    assert [page for page in read if page is not None] == list(range(1, pages + 1))


@given(_counts, st.integers(1, 3))
def test_the_depth_of_a_booklets_sheet_is_how_many_lie_outside_it(pages: int, rows: int) -> None:
    sheets = impose("booklet", pages, 2, rows)
    slots = [slot for sheet in sheets for slot in (*sheet.front, *sheet.back) if slot.page]
    for slot in slots:
        assert slot.page is not None
        whole = pages + blanks("booklet", pages)
        assert slot.depth == min((slot.page - 1) // 2, (whole - slot.page) // 2)


def _seen_through(sheet: Sheet, columns: int, rows: int, axis: Axis) -> dict[Cell, Slot]:
    """The slots of the back by the cells of the front behind which they lie; turned as one sees them in a book."""
    found = {}
    for slot in sheet.back:
        if axis == "upright":
            found[slot.row, columns - 1 - slot.column] = slot
        else:  # the sheet is turned over its upper edge, and then upside down to be read
            found[rows - 1 - slot.row, slot.column] = Slot(slot.page, slot.row, slot.column, not slot.turned)
    return found


def _leaf(sheet: Sheet, cell: Cell, columns: int, rows: int, axis: Axis) -> list[tuple[int | None, int | None]]:
    front = {(slot.row, slot.column): slot.page for slot in sheet.front}
    behind = _seen_through(sheet, columns, rows, axis)
    return [(front[cell], behind[cell].page)] if cell in front else []


def _right(sheet: Sheet, axis: Axis, rows: int, row: int) -> tuple[int | None, int | None]:
    """The right half of a folded sheet: read first its front, then what is behind it."""
    ((front, back),) = _leaf(sheet, (row, 1), 2, rows, axis)
    return front, back


def _left(sheet: Sheet, axis: Axis, rows: int, row: int) -> tuple[int | None, int | None]:
    """The left half, which lies at the end of the booklet: its inside is read before its outside."""
    ((front, back),) = _leaf(sheet, (row, 0), 2, rows, axis)
    return back, front
