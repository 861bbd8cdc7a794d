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
from cardgen.layout.data import Binding
from cardgen.layout.frame import Document, Frame, Tag
from cardgen.press import Pages, SheetFormat, axis_of, load, misfits, sheets
from cardgen.press.printers import Flip
from cardgen.problems import Problems
from cardgen.project import Project
from tests.pdf import reading, samples
from tests.press.pages import BOOK, CARDS, GROUND, LEAFLET, document, printer
from tests.projects import REAL

DPI: Final = 254  # 10 pixels a mm
ROUGHLY: Final = 72
CLOSELY: Final = 25  # pixels a mm, 635 dpi: a tenth of a millimetre is more than two
BOOKLET: Final = SheetFormat("Sešit", "booklet", (297, 210), columns=2)


def written(count: int, pages: Pages, form: SheetFormat, bleed: float = 0.0, **more: object) -> bytes:
    return pdf.write(sheets(document(count, pages, bleed), pages, form, printer(form, **more)), samples.FONTS)


# -- through the paper -------------------------------------------------------------------------------

PRINTERS: Final = load(Project(REAL), Problems())
FORMATS: Final = {f"{name} {key!s}": form for name, one in PRINTERS.items() for key, form in one.formats.items()}
UPRIGHT: Final = Pages("a4", 210, 297, 3, 5)
ACROSS: Final = Pages("a5-across", 210, 148, 3, 5, Binding("left", (30, 114)), cards=True)
PAGES: Final = {  # what goes on each
    "copy-shop booklet-sra3": BOOK,
    "copy-shop cards-sra3": CARDS,
    "copy-shop cards-across-sra3": ACROSS,
    "copy-shop sheet-sra3": LEAFLET,
    "office booklet-a4": BOOK,
    "office cards-a4": CARDS,
    "office cards-across-a4": ACROSS,
    "office sheet-a4": UPRIGHT,
    "office sheet-across-a4": LEAFLET,
    "offset pages": LEAFLET,
    "offset pages-plain": CARDS,
    "offset cards-b2": CARDS,
}

TWO_CARDS: Final = SheetFormat("Karty", "cut-and-stack", (297, 210), columns=2, marks=("drilling",))


def image(data: bytes, side: int, dpi: int = DPI) -> Image.Image:
    page = pypdfium2.PdfDocument(io.BytesIO(data))[side]
    scale = dpi / 72 * (1 - 1e-6)  # PDFium rounds sizes up to the next pixel
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture.convert("L")


def behind(back: Image.Image, flip: Flip, upright: bool | None = None) -> Image.Image:
    """The back as one sees it through the front: the printer turned the sheet over one of its edges.

    Of a part of a sheet one has to say whether the sheet is turned about its `upright` axis.
    """
    if upright is None:
        upright = axis_of(flip, back.width, back.height) == "upright"
    return back.transpose(Image.Transpose.FLIP_LEFT_RIGHT if upright else Image.Transpose.FLIP_TOP_BOTTOM)


def ink(picture: Image.Image, darker_than: int) -> Image.Image:
    return picture.point(lambda value: 255 if value < darker_than else 0)


def astray(one: Image.Image, other: Image.Image, tolerance: int = 1) -> int:
    """How many pixels of ink have none of the other side within so many pixels; the outermost ones do not count."""
    found = 0
    inner = (tolerance, tolerance, one.width - tolerance, one.height - tolerance)
    for first, second in ((one, other), (other, one)):
        found += sum(ImageChops.subtract(first, _wider(second, tolerance)).crop(inner).histogram()[1:])
    return found


def _wider(picture: Image.Image, by: int) -> Image.Image:
    """Ink that is wider by so many pixels on each side."""
    wide, high = picture.size
    for _ in range(by):
        for across, down in ((1, 0), (0, 1)):
            boxes = ((way * across, way * down, wide + way * across, high + way * down) for way in (-1, 1))
            picture = functools.reduce(ImageChops.lighter, map(picture.crop, boxes), picture)
    return picture


def _window(page: pypdfium2.PdfPage, x: float, y: float, half: float) -> Image.Image:
    """What is within `half` mm of a place of a side, at 25 pixels a mm; the place is whole pixels from each edge."""
    wide, high = (round(value / 72 * 25.4, 3) for value in page.get_size())
    edges = (x - half, high - y - half, wide - x - half, y - half)  # left, bottom, right, top
    crop = tuple(max(round(edge * CLOSELY, 0) / CLOSELY / 25.4 * 72 - 1e-4, 0) for edge in edges)
    bitmap = page.render(scale=CLOSELY * 25.4 / 72 * (1 - 1e-6), crop=crop, grayscale=True)
    picture: Image.Image = bitmap.to_pil()
    return picture.convert("L")


def _seen_at(sheet: pypdfium2.PdfDocument, flip: Flip, x: float, y: float, half: float) -> int:
    """How many pixels of ink are off by more than 0.08 mm around a place of a front; there must be ink."""
    width, height = (value / 72 * 25.4 for value in sheet[0].get_size())
    upright = axis_of(flip, width, height) == "upright"
    front = _window(sheet[0], x, y, half)
    back = behind(_window(sheet[1], width - x if upright else x, y if upright else height - y, half), flip, upright)
    assert ink(front, 200).getbbox(), f"nothing is at {x:g}, {y:g}"
    return astray(ink(front, 200), ink(back, 200), tolerance=2)


def _framed(form: SheetFormat, pages: Pages) -> Document:
    """The pages of one sheet: a ground up to the bleed, a line 2 mm inside the trim, and a ring around each hole."""
    frames = []
    for number in range(form.columns * form.rows * 2):
        inside = samples.box(2, 2, pages.width - 4, pages.height - 4, stroke="#000000", width=0.1)
        marks = [
            samples.box(
                -pages.bleed, -pages.bleed, pages.width + 2 * pages.bleed, pages.height + 2 * pages.bleed, fill=GROUND
            ),
            inside,
        ]
        for x, y in _holes(pages, back=number % 2 == 1):
            marks.append(samples.box(x - 3, y - 3, 6, 6, stroke="#000000", width=0.1))
        frames.append(Frame(pages.width, pages.height, pages.bleed, (Tag("Artifact", tuple(marks)),)))
    return samples.document(*frames)


def _holes(pages: Pages, *, back: bool) -> list[tuple[float, float]]:
    """Where the holes of a page are; pages that are not drilled have one mark, so that a page on its head is seen."""
    x, along = (pages.binding.from_edge, pages.binding.holes) if pages.binding else (20.0, (33.0,))
    return [(pages.width - x if back else x, y) for y in along]


def _places(form: SheetFormat, pages: Pages, front: Frame) -> list[tuple[float, float, float]]:
    """Where to look closely on a front, and how far around: corners of trims, holes, the ends of folds."""
    found = set()
    for placed in front.placed:
        x, y = placed.x, placed.y
        for across in (x, x + pages.width):
            for down in (y, y + pages.height):
                found.add((across, down, 8.0))
        for hole in _holes(pages, back=placed.number % 2 == 0):
            across, down = (pages.width - hole[0], pages.height - hole[1]) if placed.turned else hole
            found.add((x + across, y + down, 4.0))
        if "fold" in form.marks:
            found |= {(x + fold, y - form.bleed - 2.5, 2.0) for fold in pages.folds}
    return sorted(found)


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("name", FORMATS)
def test_through_the_paper_trim_and_drilling_of_both_sides_agree(name: str, flip: Flip) -> None:
    """One sheet of each format of each built-in printer: all of it roughly, and closely where it counts.

    Closely, to a tenth of a millimetre, are the corners of every trim with their crop marks, the holes and the folds.
    """
    marks = tuple(mark for mark in FORMATS[name].marks if mark != "colour-bars")  # each side is judged by its own
    form = dataclasses.replace(FORMATS[name], flip=flip, marks=marks)
    pages = PAGES[name]
    used = printer(form, paper=PRINTERS[name.split()[0]].paper)
    assert list(misfits(pages, form, used)) == []
    made = sheets(_framed(form, pages), pages, form, used)
    data = pdf.write(made, samples.FONTS)
    sheet = pypdfium2.PdfDocument(io.BytesIO(data))
    assert len(sheet) == 2
    for darker_than in (200, 240):  # marks; marks and the ground that fills each bleed
        front, back = (image(data, side, ROUGHLY) for side in (0, 1))
        assert astray(ink(front, darker_than), ink(behind(back, flip), darker_than)) == 0
    for x, y, half in _places(form, pages, made.frames[0]):
        assert _seen_at(sheet, flip, x, y, half) == 0, f"at {x:g}, {y:g}"


def test_a_back_that_is_a_tenth_of_a_millimetre_off_is_seen() -> None:
    used = {by: printer(TWO_CARDS, back=(by, 0.0)) for by in (0.0, 0.04, 0.12)}
    made = {by: sheets(_framed(TWO_CARDS, CARDS), CARDS, TWO_CARDS, one) for by, one in used.items()}
    hole = next(place for place in _places(TWO_CARDS, CARDS, made[0.0].frames[0]) if place[2] == 4.0)
    seen = {
        by: _seen_at(pypdfium2.PdfDocument(io.BytesIO(pdf.write(one, samples.FONTS))), "short", *hole)
        for by, one in made.items()
    }
    assert [by for by, count in seen.items() if count] == [0.12]


def test_a_back_that_is_turned_over_the_wrong_edge_would_be_seen() -> None:
    form = TWO_CARDS
    data = pdf.write(sheets(_without_words(document(4, CARDS)), CARDS, form, printer(form)), samples.FONTS)
    assert astray(ink(image(data, 0), 200), ink(behind(image(data, 1), "long"), 200)) > 100


@pytest.mark.parametrize("flip", ["long", "short"])
def test_a_printer_whose_backs_stand_off_is_put_right_by_its_profile(flip: Flip) -> None:
    form = dataclasses.replace(TWO_CARDS, flip=flip)
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
