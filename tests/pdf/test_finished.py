"""Finished pages of others: what may be placed, and how it is told what may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from cardgen.pdf import finished
from tests.partners import changed, drawn, written

DRAWN = drawn()


def said(data: bytes, number: int = 1) -> list[str]:
    return [fault.says for fault in finished.look(data, number)[1]]


def test_a_sound_page_says_where_it_is_cut_and_how_far_it_bleeds() -> None:
    page, faults = finished.look(DRAWN, 1)
    assert faults == ()
    assert page
    assert finished.misfit(page, 105, 148) is None
    assert finished.short_of_bleed(page, 3) is None


def test_a_page_without_a_bleed_box_has_none_whatever_lies_around_its_trim() -> None:
    def without(pdf: Pdf) -> None:
        del pdf.pages[0].BleedBox

    page, _ = finished.look(changed(DRAWN, without), 1)
    assert page
    assert page.bleed == page.trim
    told = finished.short_of_bleed(page, 3)
    assert told
    assert told.warning
    assert told.says.startswith("it has 0.0 mm of bleed, and not 3")


def test_a_page_of_another_size_is_told_in_millimetres() -> None:
    page, _ = finished.look(drawn(111, 147, 0), 1)
    assert page
    fault = finished.misfit(page, 105, 148)
    assert fault
    assert fault.says == (
        "its trim is 111.0 x 147.0 mm, and that of the page 105 x 148 mm: 6.0 mm too wide, 1.0 mm too low"
    )


def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _attached(pdf: Pdf) -> None:
    pdf.attachments["list.txt"] = b"names"


def _layers(pdf: Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())


def _turned(pdf: Pdf) -> None:
    pdf.pages[0].Rotate = 90


def _units(pdf: Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 2


def _linked(pdf: Pdf) -> None:
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))])


def _elsewhere(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Ref = Dictionary(F="other.pdf", Page=0)
    pdf.pages[0].Resources.XObject = Dictionary(A=form)


def _back(pdf: Pdf) -> None:
    pdf.pages[0].Resources.ExtGState = Dictionary(A=pdf.make_indirect(Dictionary(Type=Name.Filespec, F="/etc/passwd")))


def _bomb(pdf: Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 m " * 2_000_000)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_script, "it does something when it is opened (a script or an action)"),
        (_attached, "other files are attached to it"),
        (_layers, "it has layers, which may show or hide things"),
        (_turned, "its page is turned"),
        (_units, "its page counts in units of its own (UserUnit)"),
        (_linked, "what lies on its page is left out: 1 of Link"),
        (_elsewhere, "it has a page that is kept elsewhere (/Ref)"),
        (_back, "its page refers to other parts of the file"),
        (_bomb, "its page is made of more than 20000 objects or 8 MB of lines and letters"),
    ],
)
def test_what_must_not_come_with_a_page_is_told(change: Callable[[Pdf], None], says: str) -> None:
    assert said(changed(DRAWN, change)) == [says]


def test_what_is_left_out_is_a_warning_and_all_else_an_error() -> None:
    assert [fault.warning for fault in finished.look(changed(DRAWN, _linked), 1)[1]] == [True]
    assert [fault.warning for fault in finished.look(changed(DRAWN, _turned), 1)[1]] == [False]


def test_a_destination_at_which_a_file_opens_is_no_action() -> None:
    def opened(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    assert said(changed(DRAWN, opened)) == []


def test_everything_is_told_at_once() -> None:
    def all_of_it(pdf: Pdf) -> None:
        for change in (_script, _attached, _turned):
            change(pdf)

    assert len(said(changed(written("Sleva"), all_of_it))) == 4


def test_a_font_that_is_not_embedded_is_told_but_not_one_that_shows_nothing() -> None:
    assert said(written("Sleva")) == ["its font Helvetica is not embedded"]
    assert said(DRAWN) == []  # ReportLab names Helvetica on every page


def test_files_that_are_none_are_told() -> None:
    assert said(b"<html></html>") == ["it is no PDF file"]
    assert said(DRAWN[:300]) == ["it is damaged and cannot be read"]
    assert said(b"%PDF-" + b" " * finished.MOST_BYTES) == ["it has more than 20 MB"]
    assert said(DRAWN, 2) == ["it has 1 page, and no page 2"]
    assert said(drawn(pages=3), 0) == ["it has 3 pages, and no page 0"]


def test_an_encrypted_file_is_told_even_if_anybody_may_open_it() -> None:
    locked: Any = pikepdf.Encryption(owner="secret", user="")
    assert said(changed(DRAWN, lambda _: None, encryption=locked)) == ["it is encrypted"]


@given(st.data())
def test_bytes_that_were_changed_are_told_and_never_a_traceback(data: st.DataObject) -> None:
    broken = bytearray(DRAWN)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    page, faults = finished.look(bytes(broken), 1)
    assert page or faults
