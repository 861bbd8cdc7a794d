"""What is done to each product once it is printed."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.layout.data import Binding
from cardgen.press import Finishing, Order, Pages, SheetFormat, finishing
from cardgen.press.order import Delivery, Stock

ORDER = Order(
    "one", "Zkouška", "Nemocnice", "tiny", "2026.1", {"ru": 1}, "office", ("x",), Delivery("sklad"), "drafted",
    paper=Stock(250, lamination="matt"), drilled=True,
)  # fmt: skip  # a line for what every order has
RING = Binding("left", (65.0, 145.0))
CARDS = Pages("a5", 148, 210, 3, 5, RING, cards=True)
BOOK = Pages("book", 148, 210, 3, 5, booklet=True)
LEAFLET = Pages("trifold", 297, 210, 3, 5, folds=(97.0, 197.0))
BOOKLET_A4 = SheetFormat("Sešit", "booklet", (297, 210), columns=2)
TWO_ON_A4 = SheetFormat("Listy", "cut-and-stack", (297, 210), columns=2)
A4_ACROSS = SheetFormat("List", "n-up", (297, 210))
SINGLE = SheetFormat("Strany", "n-up", bleed=3, marks=("crop",))


@pytest.mark.parametrize(
    ("form", "pages", "cut", "stitched"),
    [
        (TWO_ON_A4, CARDS, True, False),
        (BOOKLET_A4, BOOK, False, True),  # half an A4 is hardly wider than A5
        (SheetFormat("Sešit", "booklet", (320, 230), columns=2, bleed=3), BOOK, True, True),
        (SINGLE, BOOK, True, True),  # the print shop imposes it, and it is a booklet all the same
        (SINGLE, CARDS, True, False),
        (SheetFormat("Strany", "n-up"), CARDS, False, False),
        (TWO_ON_A4, BOOK, True, False),  # its leaves lie loose on each other
        (A4_ACROSS, LEAFLET, False, False),
    ],
)
def test_paper_is_cut_where_it_is_larger_and_booklets_are_stitched(
    form: SheetFormat, pages: Pages, cut: bool, stitched: bool
) -> None:
    done = finishing(ORDER, form, pages)
    assert (done.cut, done.stitched) == (cut, stitched)


def test_only_leaves_that_have_holes_are_drilled_and_only_if_it_is_ordered() -> None:
    assert finishing(ORDER, TWO_ON_A4, CARDS).holes == RING
    assert finishing(ORDER, TWO_ON_A4, dataclasses.replace(CARDS, binding=None)).holes is None
    assert finishing(dataclasses.replace(ORDER, drilled=False), TWO_ON_A4, CARDS).holes is None


def test_all_is_laminated_as_the_order_wants_it() -> None:
    assert finishing(ORDER, TWO_ON_A4, CARDS).lamination == "matt"
    assert finishing(dataclasses.replace(ORDER, paper=None), TWO_ON_A4, CARDS).lamination == "none"


@pytest.mark.parametrize(
    ("folds", "inside"),
    [((97.0, 197.0), "left"), ((100.0, 200.0), "right"), ((99.0, 198.0), None), ((148.5,), None), ((), None)],
)
def test_the_narrower_outer_panel_goes_inside(folds: tuple[float, ...], inside: str | None) -> None:
    done = finishing(ORDER, A4_ACROSS, dataclasses.replace(LEAFLET, folds=folds))
    assert (done.folds, done.inside) == (folds, inside)


# -- ISO 838 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "holes", "is_iso"),
    [
        ((148.0, 210.0), RING, True),
        ((148.0, 210.0), Binding("left", (145.0, 65.0)), True),
        ((148.0, 210.0), Binding("top", (34.0, 114.0)), True),
        ((210.0, 148.0), Binding("left", (34.0, 114.0)), True),
        ((148.0, 210.0), Binding("left", (70.0, 150.0)), False),  # not about the middle
        ((148.0, 210.0), Binding("left", (65.0, 145.0), 11.0), False),
        ((148.0, 210.0), Binding("left", (65.0, 145.0), 12.0, 5.5), False),
        ((148.0, 210.0), Binding("left", (27.5, 72.5, 137.5, 182.5), 11.0, 5.5), False),  # DIN, four holes
        ((148.0, 210.0), None, False),
    ],
)
def test_iso_838_is_said_of_its_own_holes_alone(size: tuple[float, float], holes: Binding | None, is_iso: bool) -> None:
    assert Finishing(size, cut=True, holes=holes).is_iso is is_iso


@given(st.floats(-20, 20), st.floats(-20, 20), st.floats(-5, 5), st.floats(-3, 3))
def test_holes_that_are_off_by_a_tenth_of_a_millimetre_are_not_those_of_iso_838(
    first: float, second: float, from_edge: float, diameter: float
) -> None:
    holes = Binding("left", (65 + first, 145 + second), 12 + from_edge, 6 + diameter)
    off = max(map(abs, (first, second, from_edge, diameter)))
    if off > 0.1:
        assert not Finishing((148.0, 210.0), cut=True, holes=holes).is_iso
