"""Sheets as files, looked at with other people's eyes: boxes, text, accessibility, and through the paper."""

from __future__ import annotations

import dataclasses
import functools
import io
from typing import Final

import page as validation
import pypdfium2
import pytest
from PIL import Image, ImageChops

from cardgen import pdf
from cardgen.layout.frame import Document
from cardgen.press import Pages, SheetFormat, axis_of, sheets
from cardgen.press.printers import Flip
from tests.pdf import reading, samples
from tests.press.pages import BOOK, CARDS, document, printer

DPI: Final = 254  # 10 pixels a mm
BOOKLET: Final = SheetFormat("Sešit", "booklet", (297, 210), columns=2)


def written(count: int, pages: Pages, form: SheetFormat, bleed: float = 0.0, **more: object) -> bytes:
    return pdf.write(sheets(document(count, pages, bleed), pages, form, printer(form, **more)), samples.FONTS)


# -- through the paper -------------------------------------------------------------------------------

FORMS: Final = {
    "two cards on A4": SheetFormat("Karty", "cut-and-stack", (297, 210), columns=2, marks=("drilling",)),
    "a booklet on A4": SheetFormat("Sešit", "booklet", (297, 210), columns=2, marks=("drilling",)),
    "two booklets on SRA3": SheetFormat(
        "Sešit", "booklet", (320, 450), columns=2, rows=2, bleed=3, marks=("crop", "drilling")
    ),
    "cards across on A4": SheetFormat("Karty", "cut-and-stack", (210, 297), rows=2, marks=("drilling",)),
    "a card on A4, upright": SheetFormat("Karty", "n-up", (210, 297), rows=1, marks=("drilling",)),
    "four cards on SRA3": SheetFormat(
        "Karty", "cut-and-stack", (320, 450), columns=2, rows=2, bleed=3, marks=("crop", "drilling", "registration")
    ),
}


def image(data: bytes, side: int) -> Image.Image:
    page = pypdfium2.PdfDocument(io.BytesIO(data))[side]
    scale = DPI / 72 * (1 - 1e-6)  # PDFium rounds sizes up to the next pixel
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture.convert("L")


def behind(back: Image.Image, flip: Flip) -> Image.Image:
    """The back as one sees it through the front: the printer turned the sheet over one of its edges."""
    upright = axis_of(flip, back.width, back.height) == "upright"
    return back.transpose(Image.Transpose.FLIP_LEFT_RIGHT if upright else Image.Transpose.FLIP_TOP_BOTTOM)


def ink(picture: Image.Image, darker_than: int) -> Image.Image:
    return picture.point(lambda value: 255 if value < darker_than else 0)


def astray(one: Image.Image, other: Image.Image) -> int:
    """How many pixels of ink have none of the other side within a tenth of a millimetre."""
    found = 0
    for first, second in ((one, other), (other, one)):
        found += sum(ImageChops.subtract(first, _wider(second)).histogram()[1:])
    return found


def _wider(picture: Image.Image) -> Image.Image:
    """Ink that is wider by a pixel, a tenth of a millimetre, on each side."""
    for across, down in ((1, 0), (0, 1)):
        aside = (ImageChops.offset(picture, way * across, way * down) for way in (-1, 1))
        picture = functools.reduce(ImageChops.lighter, aside, picture)
    return picture


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("name", FORMS)
def test_through_the_paper_trim_and_drilling_of_both_sides_agree(name: str, flip: Flip) -> None:
    form = dataclasses.replace(FORMS[name], flip=flip)
    plain = document(form.columns * form.rows * 2, CARDS)
    made = sheets(_without_words(plain), CARDS, form, printer(form))
    data = pdf.write(made, samples.FONTS)
    front, back = image(data, 0), behind(image(data, 1), flip)
    assert ink(front, 200).getbbox(), "no drilling marks"
    for darker_than in (200, 240):  # marks; marks and the ground that fills each trim
        assert astray(ink(front, darker_than), ink(back, darker_than)) == 0


def test_a_back_that_is_turned_over_the_wrong_edge_would_be_seen() -> None:
    form = FORMS["two cards on A4"]
    data = pdf.write(sheets(_without_words(document(4, CARDS)), CARDS, form, printer(form)), samples.FONTS)
    assert astray(ink(image(data, 0), 200), ink(behind(image(data, 1), "long"), 200)) > 100


@pytest.mark.parametrize("flip", ["long", "short"])
def test_a_printer_whose_backs_stand_off_is_put_right_by_its_profile(flip: Flip) -> None:
    form = dataclasses.replace(FORMS["two cards on A4"], flip=flip)
    made = sheets(_without_words(document(4, CARDS)), CARDS, form, printer(form, back=(-0.7, 0.4)))
    data = pdf.write(made, samples.FONTS)
    printed = ImageChops.offset(image(data, 1), 7, -4)  # the printer moves backs by 0.7 mm to the right, 0.4 mm up
    front, back = ink(image(data, 0), 200), ink(behind(printed, flip), 200)
    assert astray(front, back) == 0
    assert astray(front, ink(behind(image(data, 1), flip), 200)) > 0


def _without_words(made: Document) -> Document:
    """Pages of their ground alone, which looks the same on both sides."""
    return dataclasses.replace(
        made, frames=tuple(dataclasses.replace(frame, tags=frame.tags[:1]) for frame in made.frames)
    )


# -- boxes -------------------------------------------------------------------------------------------


def boxes(data: bytes, page: int = 0) -> dict[str, list[float]]:
    found = reading.opened(data).pages[page]
    return {
        name: [round(float(value) * 25.4 / 72, 2) for value in found[f"/{name}Box"]]
        for name in ("Media", "Bleed", "Trim")
    }


def test_a_single_page_has_its_trim_in_its_bleed_in_its_paper() -> None:
    form = SheetFormat("Strany", "n-up", bleed=3, marks=("crop", "registration"))
    assert boxes(written(2, BOOK, form, bleed=3)) == {
        "Media": [0, 0, 165, 227],
        "Bleed": [5.5, 5.5, 159.5, 221.5],
        "Trim": [8.5, 8.5, 156.5, 218.5],
    }


def test_a_sheet_has_the_box_of_all_its_trims_and_no_bleed_beyond_the_paper() -> None:
    assert boxes(written(4, BOOK, BOOKLET)) == {
        "Media": [0, 0, 297, 210],
        "Bleed": [0.5, 0, 296.5, 210],
        "Trim": [0.5, 0, 296.5, 210],
    }
    form = SheetFormat("Sešit", "booklet", (300, 213), columns=2, bleed=3)
    assert boxes(written(4, BOOK, form))["Bleed"] == [0, 0, 300, 213]


def test_colour_runs_into_the_bleed_and_not_beyond_and_not_over_the_fold() -> None:
    form = SheetFormat("Sešit", "booklet", (320, 230), columns=2, bleed=2)
    picture = image(written(4, BOOK, form, bleed=3), 0)
    left, top, right, low = ink(picture, 240).getbbox() or (0, 0, 0, 0)
    found = (left, top, right, low)
    assert all(abs(value - wanted * 10) <= 1 for value, wanted in zip(found, (10, 8, 310, 222), strict=True))


# -- what the file says ------------------------------------------------------------------------------


@pytest.mark.parametrize("flip", ["long", "short"])
def test_sheets_are_accessible_and_read_in_the_order_of_the_pages(flip: Flip) -> None:
    form = dataclasses.replace(BOOKLET, flip=flip)
    data = written(8, BOOK, form)
    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []
    said = [line.strip(" '") for line in reading.tree(data).splitlines() if "Strana" in line]
    assert said == [f"Strana {number}" for number in range(1, 9)]


def test_pages_stand_where_the_numbers_say_and_turned_ones_on_their_heads() -> None:
    form = dataclasses.replace(BOOKLET, flip="long")
    document_ = pypdfium2.PdfDocument(io.BytesIO(written(4, BOOK, form)))
    front, back = (page.get_textpage() for page in document_)
    assert front.get_text_bounded(left=0, right=420) == "Strana 4"
    assert "Strana 1" in front.get_text_bounded(left=421, right=842)
    assert back.get_text_bounded(left=0, right=420, bottom=0, top=297).strip() == "Strana 3"
    assert back.get_text_bounded(left=421, right=842, bottom=0, top=297).strip() == "Strana 2"


def test_the_same_pages_give_the_same_bytes() -> None:
    assert written(8, BOOK, BOOKLET) == written(8, BOOK, BOOKLET)
