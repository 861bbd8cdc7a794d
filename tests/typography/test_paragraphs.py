from __future__ import annotations

import datetime
import functools
import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen import pdf
from cardgen.layout.frame import Document, Frame, Run, Tag
from cardgen.typography import (
    Line,
    Manner,
    MissingGlyphs,
    Overflow,
    Paragraph,
    Piece,
    Segment,
    Tongue,
    breaking,
    extent,
    hyphens,
    set_paragraph,
)
from cardgen.typography.breakpoints import FEW, HYPHEN, LETTER, breakpoints
from cardgen.typography.fitting import baselines
from cardgen.typography.rich import gather
from cardgen.typography.ruler import Ruler
from cardgen.typography.shaping import Shaper
from cardgen.typography.totalfit import HYPHEN_AGAIN, line_cost
from cardgen.units import mm, pt
from tests.pdf import reading
from tests.typography.kit import CZECH, SHAPER, TONGUES

MANNER = Manner(10)
WHOLE = Manner(10, hyphenate=False)
TEXTS = {
    "cs": "Krajská hygienická stanice a odbor sociálních věcí pomáhají cizincům, kteří v nemocnici nerozumějí česky.",
    "ru": "Если речь идёт о жизни, звоните 112 или 155: неотложная медицинская помощь приедет к вам домой.",
    "vi": "Nếu bạn không nói được tiếng Séc, hãy xin phiên dịch ở bệnh viện hoặc ở phòng công tác xã hội thành phố.",
    "mn": "Амь нас эрсдэлд орсон бол 155 дугаарт залгаарай: түргэн тусламжийн эмч таны гэрт ирж, эмнэлэгт хүргэнэ.",
    "bg": "Ако не говорите чешки, помолете за преводач в болницата или в отдела за социални грижи на общината.",
}


def done(result: Paragraph | Overflow) -> Paragraph:
    assert isinstance(result, Paragraph), result
    return result


def lines(
    text: str | list[Piece], widths: float | list[float], tongue: Tongue = CZECH, manner: Manner = MANNER
) -> list[str]:
    pieces = [Piece(text)] if isinstance(text, str) else text
    return [shown(line) for line in done(set_paragraph(pieces, manner, tongue, SHAPER, widths)).lines]


def shown(line: Line) -> str:
    return line.text.replace("\u00ad", "¬")


def said(result: Paragraph) -> str:
    return "".join(line.text for line in result.lines).replace("\u00ad", "")


def normal(pieces: list[Piece]) -> str:
    text = "".join(piece.text for piece in pieces).replace("\u00ad", "")
    return re.sub("[ \n]+", " ", text).strip(" ")


def wide(text: str, size: float = 10, weight: int = 400) -> float:
    """In mm, without a space at the end."""
    return mm(SHAPER.shape(text, CZECH, weight).width * size / 1000)


# --- laws

WORD = re.compile("[^ ]+ ?")
WORDS = st.sampled_from(
    [
        "nemocnice", "v", "k", "5", "mg", "Nejneobhospodařovávatelnější", "a", "–", "cizinců,", "„zdravotní", "účet“.",
        "неотложная", "у", "врачу", "мэдээлэл", "информация", "Chị", "đau", "https://www.kv.cz/cs/odbor?x=1#kontakty",
        "do\u00a0nemocnice", "neod\u00adkladný", "1.", "e\u0301", "\u00ad",
    ]
)  # fmt: skip
GAPS = st.sampled_from([" ", " ", " ", "", "  ", "\n", " \n\n "])

MANNERS = st.sampled_from(
    [Piece(""), Piece("", 700), Piece("", mark="link"), Piece("", scale=0.6, rise=0.35, mark=1), Piece("", scale=1.5)]
)


@st.composite
def rich(draw: st.DrawFn) -> list[Piece]:
    pieces = []
    for _ in range(draw(st.integers(0, 5))):
        words = draw(st.lists(WORDS, max_size=4))
        text = draw(GAPS) + "".join(word + draw(GAPS) for word in words)
        piece = draw(MANNERS)
        pieces.append(replace(piece, text="1" if piece.rise else text))
    return pieces


WIDTHS = st.floats(12, 120) | st.lists(st.floats(12, 120), min_size=1, max_size=3)
TAGS = st.sampled_from(sorted(TEXTS))


@given(rich(), WIDTHS, TAGS, st.booleans())
@example([Piece(" \n")], 10.0, "cs", True)
@example([Piece("a "), Piece(" b", 700), Piece(" "), Piece("\n"), Piece(" c")], 100.0, "cs", True)
@example([Piece("a"), Piece("\u00ad"), Piece(" b")], 8.0, "cs", True)
@example([Piece("", 700), Piece("a"), Piece("", 700), Piece("b")], 8.0, "cs", True)
def test_no_text_is_lost_and_no_line_is_wider_than_its_width(
    pieces: list[Piece], widths: float | list[float], tag: str, hyphenate: bool
) -> None:
    result = done(set_paragraph(pieces, Manner(10, hyphenate=hyphenate), TONGUES[tag], SHAPER, widths))
    assert said(result) == normal(pieces)
    allowed = widths if isinstance(widths, list) else [widths]
    for number, line in enumerate(result.lines):
        assert line.width <= allowed[min(number, len(allowed) - 1)] + 1e-6
        assert line.hyphenated == line.text.endswith("\u00ad")
        assert "\u00ad" not in line.text[:-1]
        assert not line.text.startswith(" ")


@given(rich(), st.floats(12, 120), TAGS)
def test_segments_follow_each_other_without_a_gap(pieces: list[Piece], width: float, tag: str) -> None:
    for line in done(set_paragraph(pieces, MANNER, TONGUES[tag], SHAPER, width)).lines:
        pen = 0.0
        for segment in line.segments:
            assert segment.x == pytest.approx(pen)
            reach = pen + mm(segment.line.width * segment.size / 1000)
            pen += mm(sum(segment.line.advances) * segment.size / 1000)
        assert line.width == pytest.approx(reach if line.segments else 0.0)


@given(rich(), st.floats(12, 120), TAGS)
def test_no_line_begins_with_the_mark_of_a_word(pieces: list[Piece], width: float, tag: str) -> None:
    noted = [Piece(f"{piece.text.rstrip()}x", piece.weight) for piece in pieces]
    noted = [note for piece in noted for note in (piece, Piece("1)", scale=0.6, rise=0.35), Piece(" "))]
    for line in done(set_paragraph(noted, MANNER, TONGUES[tag], SHAPER, width)).lines:
        assert not any(segment.rise for segment in line.segments[:1])


@given(TAGS, st.floats(25, 120), st.booleans(), st.randoms(use_true_random=False))
def test_lines_end_only_where_they_may(tag: str, width: float, hyphenate: bool, chance: object) -> None:
    tongue = TONGUES[tag]
    text = " ".join(chance.sample(TEXTS[tag].split(), k=9))  # type: ignore[attr-defined]
    pieces = breaking.pieces(text, tongue.keeps)
    groups = list(itertools.accumulate(map(len, pieces)))
    result = done(set_paragraph([Piece(text)], Manner(10, hyphenate=hyphenate), tongue, SHAPER, width))
    if any(SHAPER.shape(piece, tongue).width > pt(width) * 100 for piece in pieces):
        return
    at = 0
    for line in result.lines[:-1]:
        at += len(line.text.replace("\u00ad", ""))
        if line.hyphenated:
            assert hyphenate
            begin, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
            assert end > 0, "the last word of a paragraph is not parted"
            assert at - begin in hyphens.points(text[begin:end], tag)
        else:
            assert at in groups
            assert line.text.split()[-1].lower() not in tongue.keeps


@given(TAGS, st.integers(0, 9), st.integers(1, 9), st.floats(22, 60))
def test_no_other_way_to_set_a_paragraph_is_better(tag: str, first: int, count: int, width: float) -> None:
    tongue, measure = TONGUES[tag], pt(width) * 100
    text = " ".join(TEXTS[tag].split()[first : first + count])
    groups = breaking.pieces(text, tongue.keeps)
    if any(SHAPER.shape(group, tongue).width > measure for group in groups):
        return
    places = {}  # offset -> (price, hyphen)
    at = 0
    for word, ends in [(word, word is words[-1]) for words in map(WORD.findall, groups) for word in words]:
        if at + len(word) < len(text):
            for point in hyphens.points(word.strip(), tag):
                places[at + point] = HYPHEN + (FEW if point == 2 else 0), True
        at += len(word)
        if ends:
            places[at] = LETTER if len(word.strip(" .,")) == 1 and word.strip(" .,").isalpha() else 0.0, False
    places[len(text)] = 0.0, False

    def cost(begin: int, end: int) -> float:
        price, hyphen = places[end]
        reach = SHAPER.shape(text[begin:end] + "-" * hyphen, tongue).width
        if reach > measure:
            return float("inf")
        again = hyphen and places.get(begin, (0.0, False))[1]
        return line_cost(reach, measure, end == len(text)) + price + HYPHEN_AGAIN * again

    @functools.cache
    def best(begin: int) -> float:
        if begin == len(text):
            return 0.0
        return min(cost(begin, end) + best(end) for end in places if end > begin)

    found = done(set_paragraph([Piece(text)], MANNER, tongue, SHAPER, width))
    taken = [0, *itertools.accumulate(len(line.text.replace("\u00ad", "")) for line in found.lines)]
    assert sum(itertools.starmap(cost, itertools.pairwise(taken))) == pytest.approx(best(0), abs=1e-6)


@given(rich(), st.floats(12, 120), TAGS)
def test_the_same_text_is_set_the_same_by_anyone_at_any_time(pieces: list[Piece], width: float, tag: str) -> None:
    again = Shaper(SHAPER.faces)
    set_paragraph([Piece(TEXTS[tag])], MANNER, TONGUES[tag], again, width)
    one = set_paragraph(pieces, MANNER, TONGUES[tag], SHAPER, width)
    assert set_paragraph(pieces, MANNER, TONGUES[tag], again, width) == one
    assert set_paragraph(pieces, MANNER, TONGUES[tag], SHAPER, width) is one


@given(rich(), TAGS, st.booleans())
def test_a_column_as_wide_as_a_text_needs_breaks_nothing_for_want_of_room(
    pieces: list[Piece], tag: str, hyphenate: bool
) -> None:
    manner, tongue = Manner(10, hyphenate=hyphenate), TONGUES[tag]
    needs = extent(pieces, manner, tongue, SHAPER)
    places, _ = breakpoints(Ruler(gather(pieces), tongue, SHAPER), tongue.keeps, hyphenate, float("inf"))
    allowed = {(place.at, place.hyphen) for place in places}

    def ends(width: float) -> set[tuple[int, bool]]:
        found = done(set_paragraph(pieces, manner, tongue, SHAPER, width)).lines
        ats = itertools.accumulate(len(line.text.replace("\u00ad", "")) for line in found)
        return {(at, line.hyphenated) for at, line in zip(ats, found, strict=True)}

    if needs.least > 5:
        assert ends(needs.least) <= allowed
        assert not ends(needs.least - 0.01) <= allowed
        assert needs.least <= needs.natural
        natural = done(set_paragraph(pieces, manner, tongue, SHAPER, needs.natural))
        assert len(natural.lines) == 1 + sum(gather(pieces).ends.values())
        assert natural.width == pytest.approx(needs.natural)


# --- five languages


@pytest.mark.parametrize(
    ("tag", "width", "so"),
    [
        ("cs", 45, "Krajská hygienická stanice | a odbor sociálních věcí | pomáhají cizincům, kteří | "
                   "v nemocnici nerozumějí česky."),
        ("cs", 32, "Krajská hygienická | stanice a odbor soci¬|álních věcí pomáhají | cizincům, kteří v ne¬|"
                   "mocnici nerozumějí | česky."),
        ("ru", 45, "Если речь идёт о жизни, | звоните 112 или 155: | неотложная медицинская | "
                   "помощь приедет к вам | домой."),
        ("vi", 45, "Nếu bạn không nói được tiếng | Séc, hãy xin phiên dịch ở bệnh | viện hoặc ở phòng công tác xã | "
                   "hội thành phố."),
        ("mn", 32, "Амь нас эрсдэлд | орсон бол 155 ду¬|гаарт залгаарай: | түргэн тусламжийн | "
                   "эмч таны гэрт ирж, | эмнэлэгт хүргэнэ."),
        ("bg", 45, "Ако не говорите чешки, | помолете за преводач | в болницата или в отдела | "
                   "за социални грижи | на общината."),
    ],
)  # fmt: skip
def test_a_paragraph_is_set_so(tag: str, width: float, so: str) -> None:
    assert "|".join(lines(TEXTS[tag], width, TONGUES[tag])) == so.replace(" | ", " |")


def test_a_line_is_as_if_it_had_been_shaped_whole() -> None:
    for tag, text in TEXTS.items():
        for line in done(set_paragraph([Piece(text)], WHOLE, TONGUES[tag], SHAPER, 60)).lines:
            assert line.segments == (Segment(SHAPER.shape(line.text, TONGUES[tag]), 0.0, 10.0),)


# --- spaces, breaks and manners


def parts(pieces: list[Piece], width: float = 100) -> list[list[tuple[str, int, object]]]:
    result = done(set_paragraph(pieces, MANNER, CZECH, SHAPER, width))
    return [[(s.line.text, s.line.font.weight, s.mark) for s in line.segments] for line in result.lines]


def test_a_space_at_the_edge_of_two_pieces_stays_once() -> None:
    for left, right in (("a ", "b"), ("a", " b"), ("a ", " b"), ("a  ", "  b")):
        assert normal([Piece(left), Piece(right, 700)]) == "a b"
        assert said(done(set_paragraph([Piece(left), Piece(right, 700)], MANNER, CZECH, SHAPER, 50))) == "a b"
    assert parts([Piece(" a "), Piece(" b ", 700), Piece(" ")]) == [[("a ", 400, None), ("b", 700, None)]]


def test_pieces_of_one_manner_are_one_segment() -> None:
    assert parts([Piece("tel. "), Piece("112"), Piece(""), Piece(" ano")]) == [[("tel. 112 ano", 400, None)]]


def test_a_mark_goes_with_each_part_of_its_piece() -> None:
    link = Piece("odbor sociálních věcí", mark="#odbor")
    assert parts([Piece("Viz "), link, Piece(".")], 21) == [
        [("Viz ", 400, None), ("odbor so\u00ad", 400, "#odbor")],
        [("ciálních věcí", 400, "#odbor"), (".", 400, None)],
    ]


def test_the_number_of_a_note_is_raised_and_small_and_stays_at_its_word() -> None:
    note = Piece("12", scale=0.6, rise=0.35, mark="note 12")
    word = wide("zákon")
    result = done(set_paragraph([Piece("Viz zákon"), note, Piece(" a dál")], MANNER, CZECH, SHAPER, wide("zákon12")))
    assert [line.text for line in result.lines] == ["Viz ", "zákon12 ", "a dál"]
    raised = result.lines[1].segments[1]
    assert (raised.size, raised.mark) == (6.0, "note 12")
    assert raised.rise == pytest.approx(mm(3.5))
    assert raised.x == pytest.approx(word)
    assert result.lines[1].width == pytest.approx(word + wide("12", 6))


def test_the_number_of_a_note_does_not_make_a_number_of_its_word() -> None:
    note = Piece("1", scale=0.6, rise=0.35)
    assert lines([Piece("roku 2024."), note, Piece(" Dále")], wide("roku 2024.1 ")) == ["roku 2024.1 ", "Dále"]
    assert lines([Piece("za 2024"), note, Piece(" let dnes")], wide("za 2024 let 1")) == ["za 20241 let ", "dnes"]


def test_a_line_break_ends_a_line_with_a_space_for_those_who_copy_it() -> None:
    assert lines("Odbor\nBělehradská 2 \n\n 360 01", 100) == ["Odbor ", "Bělehradská 2 ", "", "360 01"]


def test_a_break_at_the_edge_of_a_paragraph_adds_no_line() -> None:
    assert lines("\n \na\n\n", 100) == ["a"]


@pytest.mark.parametrize("pieces", [[], [Piece("")], [Piece(" "), Piece("\n", 700)], [Piece("\u00ad")]])
def test_nothing_takes_no_room(pieces: list[Piece]) -> None:
    assert set_paragraph(pieces, MANNER, CZECH, SHAPER, 50) == Paragraph((), 10, 0.0, 0.0, ())
    assert extent(pieces, MANNER, CZECH, SHAPER).natural == 0


def test_lines_are_a_leading_apart() -> None:
    result = done(set_paragraph([Piece(TEXTS["cs"])], Manner(10, leading=1.5), CZECH, SHAPER, 45))
    assert result.height == pytest.approx(len(result.lines) * mm(15))
    assert result.baselines == baselines(len(result.lines), 10, 1.5)
    assert result.width == max(line.width for line in result.lines)


def test_the_first_lines_may_have_widths_of_their_own() -> None:
    result = done(set_paragraph([Piece(TEXTS["cs"])], MANNER, CZECH, SHAPER, [30, 30, 90]))
    assert [line.width <= 30 for line in result.lines] == [True, True, False, True]


def test_a_piece_may_be_in_a_language_of_its_own() -> None:
    pieces = [Piece("Говорим ", mark=1), Piece("информация", tongue=TONGUES["bg"])]
    (line,) = done(set_paragraph(pieces, MANNER, TONGUES["ru"], SHAPER, 90)).lines
    assert [segment.line.language for segment in line.segments] == ["ru", "bg"]
    assert line.segments[1].line == SHAPER.shape("информация", TONGUES["bg"])


# --- hyphens


def test_a_hyphen_at_the_end_of_a_line_is_drawn_but_reads_as_a_soft_one() -> None:
    word = "nemocnicemi "
    result = done(set_paragraph([Piece(f"{word * 3}a tak")], MANNER, CZECH, SHAPER, wide("nemocnicemi nemoc-")))
    first = result.lines[0]
    assert (first.text, first.hyphenated) == ("nemocnicemi nemoc\u00ad", True)
    plain = SHAPER.shape("nemoc-", CZECH)
    assert first.segments[-1].line.glyphs[-6:] == plain.glyphs
    assert first.width == pytest.approx(wide("nemocnicemi ") + mm(2) + wide("nemoc-"), abs=0.01)


def test_words_stay_whole_where_nobody_asks_for_hyphens() -> None:
    text = " ".join(["nemocnicemi"] * 6)
    assert any("¬" in line for line in lines(text, 33))
    assert not any("¬" in line for line in lines(text, 33, manner=WHOLE))


def test_the_text_itself_may_say_where_a_word_is_parted() -> None:
    assert lines("bệnhviện bệnh\u00adviện nữa", wide("bệnhviện bệnh-"), TONGUES["vi"], WHOLE) == [
        "bệnhviện bệnh¬",
        "viện nữa",
    ]
    assert lines("bệnh\u00adviện", 100, TONGUES["vi"]) == ["bệnhviện"]
    assert lines("x \u00adbệnhviện\u00ad y", 100, TONGUES["vi"]) == ["x bệnhviện y"]
    assert lines("a\u00ad e\u00ad o", wide("a-"), TONGUES["vi"]) == ["a ", "e ", "o"]


def test_a_hyphen_takes_the_manner_of_the_letters_before_it() -> None:
    pieces = [Piece("nemocnicemi "), Piece("nemocnicemi", 700), Piece(" a dál a dál")]
    assert parts(pieces, wide("nemocnicemi ") + wide("nemocni-", weight=700))[0] == [
        ("nemocnicemi ", 400, None),
        ("nemoc\u00ad", 700, None),
    ]


def test_a_hyphen_is_read_from_a_pdf_as_a_soft_one() -> None:
    result = done(set_paragraph([Piece(TEXTS["cs"])], MANNER, CZECH, SHAPER, 32))
    assert any(line.hyphenated for line in result.lines)
    runs = tuple(
        Run(10 + segment.x, 10 + base, segment.size, "#000000", segment.line)
        for line, base in zip(result.lines, result.baselines, strict=True)
        for segment in line.segments
    )
    frame = Frame(100, 100, 0, (Tag("P", runs),))
    written = pdf.write(Document("t", "cs", "a", "s", datetime.date(2026, 1, 1), (frame,)), SHAPER.faces)
    assert reading.text(written) == "".join(line.text for line in result.lines)
    assert reading.text(written).replace("\u00ad", "") == TEXTS["cs"]


# --- what is wider than a line


def test_an_address_breaks_behind_its_signs_without_a_hyphen() -> None:
    assert lines("Viz https://www.karlovyvary.cz/cs/odbor-socialnich-veci/kontakty zde", 40) == [
        "Viz https://www.",
        "karlovyvary.cz/cs/odbor-",
        "socialnich-veci/kontakty ",
        "zde",
    ]
    assert lines("jana.novotna@karlovyvary-mesto.cz", 36) == ["jana.novotna@", "karlovyvary-mesto.cz"]
    assert lines("jana.novotna@karlovyvary-mesto.cz", 30) == ["jana.novotna@", "karlovyvary-", "mesto.cz"]


def test_an_address_that_fits_a_line_stays_whole() -> None:
    assert lines("Pište na info@karlovyvary.cz ihned", 38) == ["Pište ", "na info@karlovyvary.cz ", "ihned"]


def test_a_word_wider_than_a_line_takes_hyphens_even_where_none_are_asked_for() -> None:
    for manner in (MANNER, WHOLE):
        assert lines("Nejneobhospodařovávatelnější", 30, manner=manner) == ["Nejneobhospodařo¬", "vávatelnější"]


def test_a_word_without_hyphens_breaks_anywhere_but_before_an_accent() -> None:
    assert lines("Thiruvananthapuram", 20, TONGUES["vi"]) == ["Thiruvananth", "apuram"]
    accented = lines("e\u0301" * 12, 10, TONGUES["vi"])
    assert len(accented) > 1
    assert all(line.startswith("e") for line in accented)


def test_a_fixed_space_is_the_last_of_an_address_to_break_and_a_joiner_never_does() -> None:
    text = "nemocnice.kv.cz/uvod\u00a0oddělení"
    assert lines(text, wide("nemocnice.kv.cz/uvod") + 1) == ["nemocnice.kv.cz/", "uvod\u00a0oddělení"]
    assert lines("bệnhviện\u00a0nữa", wide("bệnhviện"), TONGUES["vi"]) == ["bệnhviện\u00a0", "nữa"]
    for line in lines("12\u202f345\u202f678\u202f901", 8):
        assert line.strip("\u202f") == line


def test_what_belongs_together_is_parted_only_in_a_line_too_narrow_for_it() -> None:
    assert lines("užijte 500 mg denně", wide("500 mg")) == ["užijte ", "500 mg ", "denně"]
    assert lines("užijte 500 mg denně", wide("500 mg") - 0.1) == ["užijte ", "500 ", "mg ", "denně"]


def test_a_letter_that_is_wider_than_the_line_overflows_by_what_is_too_wide() -> None:
    result = set_paragraph([Piece("im m")], MANNER, CZECH, SHAPER, 2.0)
    assert isinstance(result, Overflow)
    assert result.too_wide == pytest.approx(wide("m") - 2.0)
    assert result.too_high == 0.0
    assert isinstance(set_paragraph([Piece("i")], MANNER, CZECH, SHAPER, 0.0), Overflow)
    assert isinstance(set_paragraph([Piece("a\n\na")], MANNER, CZECH, SHAPER, [0, 50]), Overflow)


@pytest.mark.parametrize("text", ["nemocnice" * 3000, "nemocnice\u00a0" * 1000 + "ano", "ab\u00ad" * 3000])
def test_what_is_too_long_for_a_word_is_not_searched_for_hyphens(text: str) -> None:
    result = done(set_paragraph([Piece(text)], MANNER, CZECH, SHAPER, 50))
    assert said(result) == text.replace("\u00ad", "")
    assert not any(line.hyphenated for line in result.lines)


def test_a_missing_glyph_is_told() -> None:
    with pytest.raises(MissingGlyphs) as told:
        set_paragraph([Piece("bolest "), Piece("痛", 700)], MANNER, CZECH, SHAPER, 50)
    assert told.value.characters == ("痛",)
    with pytest.raises(MissingGlyphs):
        extent([Piece("a\tb")], MANNER, CZECH, SHAPER)


# --- columns


def test_a_column_needs_its_widest_word_or_part_of_a_word() -> None:
    text = [Piece("nemocnice a nemocnicemi v Praze")]
    assert extent(text, WHOLE, CZECH, SHAPER).least == pytest.approx(wide("a nemocnicemi"))
    assert extent(text, MANNER, CZECH, SHAPER).least == pytest.approx(max(wide("a ne-"), wide("moc-"), wide("v Praze")))
    assert extent(text, MANNER, CZECH, SHAPER).natural == pytest.approx(wide(text[0].text))


def test_a_column_would_be_as_wide_as_the_longest_line_between_breaks() -> None:
    needs = extent([Piece("ano\nnemocnice dnes\nne")], MANNER, CZECH, SHAPER)
    assert needs.natural == pytest.approx(wide("nemocnice dnes"))
