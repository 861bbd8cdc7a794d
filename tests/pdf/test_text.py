"""What was typed is what a reader finds, whatever the glyphs are."""

from __future__ import annotations

import dataclasses
import io

import pypdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen.layout.frame import Run, Tag
from cardgen.pdf import write
from cardgen.typography.shaped import Shaped
from tests.pdf.reading import opened, origins, text
from tests.pdf.samples import BOLD, FONTS, REGULAR, document, page, run, says, shape

SENTENCES = [
    ("cs", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
    ("ru", "Где у вас болит? Дышите глубоко"),
    ("vi", "Bạn có dị ứng với thuốc nào không?"),
    ("mn", "Өвчтөн үү, хаана өвдөж байна вэ?"),
    ("bg", "Къде ви боли? Дишайте дълбоко щит"),
    ("cs", "mark x\u030c and м\u0301ы, decomposed"),
]
LETTERS = "AaOoHnxščřďаоНхыщдүӨөBạởđ019?!,.() \u0301\u030c\u0323"


def pdfium_text(data: bytes) -> str:
    return "".join(p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(data))


def pypdf_text(data: bytes) -> str:
    return "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize(("language", "sentence"), SENTENCES)
def test_a_sentence_extracts_exactly(language: str, sentence: str) -> None:
    data = write(says(run(sentence, language), language=language), FONTS)
    assert text(data) == sentence
    assert pypdf_text(data) == sentence
    assert pdfium_text(data) == sentence


def test_look_alike_letters_of_two_scripts_stay_what_they_are() -> None:
    latin, cyrillic = shape("o"), dataclasses.replace(shape("o"), texts=("о",), language="ru")
    data = write(says(Run(20, 30, 12, "#000000", latin), Run(30, 30, 12, "#000000", cyrillic)), FONTS)
    assert [ord(c) for c in text(data)] == [0x6F, 0x43E]


def test_a_ligature_extracts_as_its_letters() -> None:
    one_glyph = dataclasses.replace(shape("f"), texts=("ffi",))
    assert text(write(says(Run(20, 30, 12, "#000000", one_glyph)), FONTS)) == "ffi"


def test_lines_of_a_paragraph_extract_with_a_space_between() -> None:
    data = write(says(run("první "), run("druhý", y=38)), FONTS)
    assert text(data) == "první druhý"
    assert pypdf_text(data).split() == ["první", "druhý"]


def test_a_mark_on_a_letter_is_told_with_the_letter() -> None:
    data = write(says(run("ax\u030cb")), FONTS)
    assert b"/Span<</ActualText<FEFF0078030C>>>BDC" in opened(data).pages[0].Contents.read_bytes()


def test_one_letter_of_two_glyphs_extracts_once() -> None:
    parts = dataclasses.replace(shape("x\u030c"), texts=("ň", ""))
    data = write(says(Run(20, 30, 12, "#000000", parts)), FONTS)
    assert text(data) == pdfium_text(data) == "ň"
    assert text(data, actual=False) == "ň\u200b"


def test_kerning_is_the_difference_to_the_advance_of_the_font() -> None:
    plain = shape("ab")
    wider = dataclasses.replace(plain, advances=(plain.advances[0] + 12.5, plain.advances[1]))
    data = write(says(Run(20, 30, 12, "#000000", wider)), FONTS)
    assert b"[<0001>-12.5<0002>]TJ" in opened(data).pages[0].Contents.read_bytes()


def test_a_raised_glyph_is_raised_in_points_and_what_follows_is_not() -> None:
    raised = dataclasses.replace(shape("abc"), dy=(0.0, 100.0, 0.0))
    data = write(says(Run(20, 30, 20, "#000000", raised)), FONTS)
    assert b"[<0001>]TJ 2 Ts [<0002>]TJ 0 Ts [<0003>]TJ" in opened(data).pages[0].Contents.read_bytes()


def test_a_missing_glyph_is_refused() -> None:
    missing = dataclasses.replace(shape("a"), glyphs=(0,))
    with pytest.raises(ValueError, match="source-sans-400 has no glyph for 'a'"):
        write(says(Run(20, 30, 12, "#000000", missing)), FONTS)


def test_a_glyph_of_another_font_is_refused() -> None:
    foreign = dataclasses.replace(shape("a"), glyphs=(60_000,))
    with pytest.raises(ValueError, match="same font file"):
        write(says(Run(20, 30, 12, "#000000", foreign)), FONTS)


def test_text_that_no_reader_could_find_is_refused() -> None:
    marked = dataclasses.replace(shape("a"), texts=("\ufeff",))
    with pytest.raises(ValueError, match="cannot be extracted"):
        write(says(Run(20, 30, 12, "#000000", marked)), FONTS)


def test_an_empty_line_writes_nothing() -> None:
    empty = Shaped(REGULAR, "cs", (), (), (), (), (), 0.0)
    assert text(write(says(run("a"), Run(20, 30, 12, "#000000", empty)), FONTS)) == "a"


lines = st.builds(
    shape,
    st.text(LETTERS, min_size=1, max_size=12),
    st.sampled_from(["cs", "ru", "bg", "mn", "vi"]),
    st.sampled_from([REGULAR, BOLD]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, min_size=1, max_size=12))
@example([shape("\u0301"), shape("a\u0301\u0323")])
def test_no_text_is_lost_whatever_the_runs_are(shaped: list[Shaped]) -> None:
    runs = tuple(Run(15, 15.0 + 14 * i, 12, "#000000", line) for i, line in enumerate(shaped))
    wanted = "".join(line.text for line in shaped)
    data = write(document(page(Tag("P", runs))), FONTS)
    assert text(data) == wanted
    assert text(data, actual=False).replace("\u200b", "") == wanted
    assert "".join(pypdf_text(data).replace("\u200b", "").split()) == "".join(wanted.split())


@settings(max_examples=60, deadline=None)
@given(lines, st.data())
@example(shape("x\u030c a\u0301b"), None)
def test_every_glyph_stands_where_shaping_put_it(line: Shaped, data: st.DataObject | None) -> None:
    if data:
        moves = st.lists(st.integers(-300, 300).map(float), min_size=len(line.glyphs), max_size=len(line.glyphs))
        line = dataclasses.replace(
            line, dx=tuple(data.draw(moves)), dy=tuple(data.draw(moves)), advances=tuple(data.draw(moves))
        )
    wanted, pen = [], 0.0
    for advance, dx, dy in zip(line.advances, line.dx, line.dy, strict=True):
        wanted.append(pytest.approx(((pen + dx) / 100, dy / 100), abs=0.02))
        pen += advance
    assert origins(opened(write(says(Run(0, 210, 10, "#000000", line)), FONTS)).pages[0]) == wanted
