from __future__ import annotations

import pytest
import segno
import zxingcpp
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from cardgen.pictures.drawing import Drawing
from cardgen.pictures.qr import LONGEST, QUIET, NotForQr, qr, rectangles

CITY = "https://socialnisluzby.plzen.eu/"
SCALE = 4  # pixels a module

endings = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=LONGEST - len(CITY))
squares = st.integers(1, 8).flatmap(lambda n: st.lists(st.lists(st.booleans(), min_size=n, max_size=n), min_size=1))


def drawn(code: Drawing) -> Image.Image:
    """The drawing as pixels on a grey ground, one outline after the other."""
    image = Image.new("L", (round(code.width) * SCALE, round(code.height) * SCALE), 128)
    pen = ImageDraw.Draw(image)
    for path in code.paths:
        corners: list[tuple[float, float]] = []
        for step in path.steps:
            if len(step) == 3:
                corners.append((step[1] * SCALE, step[2] * SCALE))
            else:
                (left, top), (right, bottom) = corners[0], corners[2]
                pen.rectangle((left, top, right - 1, bottom - 1), fill=path.fill)
                corners = []
    return image


@pytest.mark.parametrize(
    "url",
    [CITY, "http://example.org", "https://example.org:8080?a=1#b", "tel:+420377000000", "mailto:karty@example.org"],
)
def test_a_telephone_reads_the_address(url: str) -> None:
    read = zxingcpp.read_barcodes(drawn(qr(url)))
    assert [(one.text, one.format, one.ec_level) for one in read] == [(url, zxingcpp.BarcodeFormat.QRCode, "M")]


@given(endings)
@example("a" * (LONGEST - len(CITY)))
def test_whatever_address_may_be_coded_can_be_read(ending: str) -> None:
    assert [one.text for one in zxingcpp.read_barcodes(drawn(qr(CITY + ending)))] == [CITY + ending]


def test_every_module_is_where_the_standard_has_it_with_white_around() -> None:
    code = qr(CITY)
    wanted = [list(row) for row in segno.make_qr(CITY, error="m", boost_error=False).matrix_iter(border=QUIET)]
    image = drawn(code)
    side = round(code.width)
    found = [[int(image.getpixel((x * SCALE, y * SCALE)) == 0) for x in range(side)] for y in range(side)]
    assert found == [[int(module) for module in row] for row in wanted]
    assert (code.width, code.height) == (29 + 2 * QUIET, 29 + 2 * QUIET)
    assert [path.fill for path in code.paths] == ["#ffffff", "#000000"]


def test_the_same_address_gives_the_same_drawing() -> None:
    first = qr(CITY)
    qr.cache_clear()
    assert qr(CITY) == first
    assert first.digest == "c8bae20e74bed397ab7982a6"


@given(squares)
def test_rectangles_cover_each_dark_module_once_and_no_other(rows: list[list[bool]]) -> None:
    covered = [
        (x, y)
        for left, top, width, height in rectangles(rows)
        for x in range(left, left + width)
        for y in range(top, top + height)
    ]
    assert sorted(covered) == sorted((x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)


def test_runs_that_lie_below_each_other_are_one_rectangle() -> None:
    assert rectangles([[True, True, False]] * 3) == ((0, 0, 2, 3),)
    assert len(rectangles([[True, False], [True, False], [True, True]])) == 2
    assert sum(step == ("h",) for step in qr(CITY).paths[1].steps) < 180  # of 403 dark modules


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("www.example.org", "'www.example.org' is not an address that a telephone can open; begin with https://, "
         "http://, tel: or mailto:, and write no spaces"),
        ("ftp://example.org/", "'ftp://example.org/' is not an address"),
        ("javascript:alert(1)", "'javascript:alert(1)' is not an address"),
        ("https://", "'https://' is not an address"),
        ("https://example.org/a b", "'https://example.org/a b' is not an address"),
        ("tel:+420 377 000 000", "'tel:+420 377 000 000' is not an address"),
        ("https://example.org\n", "'https://example.org\\n' is not an address"),
        ("", "'' is not an address"),
        ("https://příklad.cz/", "the address 'https://příklad.cz/' has letters beside those of ASCII; copy it from the "
         "line of a browser, which writes them with % or xn--"),
        (CITY.ljust(LONGEST + 1, "a"), "the address has 301 characters, more than 300; link to a shorter one"),
    ],
)  # fmt: skip  # an address and its message
def test_what_a_telephone_could_not_open_is_refused(url: str, message: str) -> None:
    with pytest.raises(NotForQr) as told:
        qr(url)
    assert str(told.value).startswith(message)
