"""Where a printed pile is cut apart, and which pile lies on which."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.press import SheetFormat, cutting
from cardgen.press.imposition import impose

SIZE = (148.0, 210.0)


@settings(max_examples=40)
@given(columns=st.integers(1, 4), rows=st.integers(1, 4), sheets=st.integers(1, 5))
def test_piles_that_are_laid_on_each_other_as_told_are_in_order(columns: int, rows: int, sheets: int) -> None:
    form = SheetFormat("Listy", "cut-and-stack", (1000.0, 1000.0), columns, rows)
    printed = impose("cut-and-stack", 2 * columns * rows * sheets, columns, rows)
    told = cutting(form, SIZE).piles or ((0, 0),)
    fronts = [
        slot.page for pile in told for sheet in printed for slot in sheet.front if (slot.row, slot.column) == pile
    ]
    assert fronts == list(range(1, 2 * columns * rows * sheets, 2))


@settings(max_examples=40)
@given(columns=st.integers(1, 4), rows=st.integers(1, 4), bleed=st.sampled_from([0.0, 3.0]))
def test_each_leaf_lies_between_cuts_or_the_edge_of_the_paper(columns: int, rows: int, bleed: float) -> None:
    form = SheetFormat("Listy", "cut-and-stack", (1000.0, 1000.0), columns, rows, bleed)
    told = cutting(form, SIZE)
    if columns * rows > 1:
        assert len(told.from_left) == (2 * columns if bleed else columns + 1)
        assert len(told.from_top) == (2 * rows if bleed else rows + 1)
        assert list(told.from_left) == sorted(told.from_left)


def test_half_a_millimetre_beside_half_an_a4_is_no_cut() -> None:
    told = cutting(SheetFormat("Listy", "cut-and-stack", (297.0, 210.0), 2), SIZE)
    assert (told.from_left, told.from_top, told.piles) == ((148.5,), (), ((0, 0), (0, 1)))


def test_strips_of_a_booklet_are_cut_in_the_middle_of_their_gutter_the_outer_sheets_on_top() -> None:
    told = cutting(SheetFormat("Sešit", "booklet", (320.0, 450.0), 2, 2, 3.0), SIZE)
    assert (told.from_left, told.from_top, told.piles) == ((), (225.0,), ((0, 0), (1, 0)))
