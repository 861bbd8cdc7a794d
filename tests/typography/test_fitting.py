from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.problems import ContentError
from cardgen.typography import Fitted, Overflow, Style, fit
from cardgen.typography.breaking import pieces
from cardgen.typography.fitting import set_lines
from cardgen.units import mm, pt
from tests.projects import Written
from tests.typography.kit import CZECH, SHAPER, TONGUES

STYLE = Style((30, 24, 18, 12), leading=1.2)
SENTENCE = "Kde vás to bolí nejvíc a jak dlouho?"

WORDS = st.lists(
    st.sampled_from(["Kde", "v", "bolí", "к", "у", "врачу", "Chị", "đau", "5", "mg", "neobhospodařovávatelný", "–"]),
    max_size=9,
).map(" ".join)  # fmt: skip
WIDTHS = st.floats(5, 150)
HEIGHTS = st.floats(3, 80)


def done(result: Fitted | Overflow) -> Fitted:
    assert isinstance(result, Fitted), result
    return result


def over(result: Fitted | Overflow) -> tuple[float, float]:
    """How much too wide and too high it is, in mm."""
    assert isinstance(result, Overflow), result
    return result.too_wide, result.too_high


# --- laws


@given(WORDS, WIDTHS, HEIGHTS)
def test_no_text_is_lost_and_nothing_leaves_its_box(text: str, width: float, height: float) -> None:
    for tag in ("cs", "ru"):
        result = fit(text, STYLE, TONGUES[tag], SHAPER, width, height)
        if isinstance(result, Fitted):
            assert "".join(line.text for line in result.lines) == text
            assert all(mm(line.width * result.size / 1000) <= width + 1e-6 for line in result.lines)
            assert result.width <= width + 1e-6
            assert result.height <= height + 1e-6


@given(WORDS, WIDTHS, HEIGHTS)
def test_the_size_is_one_of_the_style_and_never_below_its_floor(text: str, width: float, height: float) -> None:
    result = fit(text, STYLE, CZECH, SHAPER, width, height)
    assert isinstance(result, Overflow) or result.size in STYLE.sizes


@given(WORDS, WIDTHS, HEIGHTS, st.integers(1, 4))
def test_the_size_is_the_largest_that_fits(text: str, width: float, height: float, most: int) -> None:
    style = Style(STYLE.sizes, leading=1.2, max_lines=most)

    def fits(size: float) -> bool:
        """Would lines as full as can be do?"""
        parts, lines, first = pieces(text, CZECH.keeps), 1, 0
        for last in range(len(parts)):
            if mm(SHAPER.shape("".join(parts[first : last + 1]), CZECH).width * size / 1000) > width:
                if last == first:
                    return False
                lines, first = lines + 1, last
                if mm(SHAPER.shape(parts[last], CZECH).width * size / 1000) > width:
                    return False
        return not parts or (lines <= most and lines * mm(size * style.leading) <= height)

    result = fit(text, style, CZECH, SHAPER, width, height)
    chosen = result.size if isinstance(result, Fitted) else None
    assert chosen == next((size for size in style.sizes if fits(size)), None)


@given(WORDS, WIDTHS, HEIGHTS)
def test_a_larger_box_never_makes_the_type_smaller(text: str, width: float, height: float) -> None:
    small, large = (fit(text, STYLE, CZECH, SHAPER, width * by, height * by) for by in (1, 1.5))
    if isinstance(small, Fitted):
        assert done(large).size >= small.size


@given(WORDS.filter(bool), WIDTHS)
def test_no_line_ends_in_a_preposition_or_a_number(text: str, width: float) -> None:
    for tag in ("cs", "ru", "bg"):
        result = fit(text, STYLE, TONGUES[tag], SHAPER, width)
        if isinstance(result, Fitted):
            for line in result.lines[:-1]:
                assert line.text.split()[-1] not in {*TONGUES[tag].keeps, "5"}


# --- examples


def test_a_short_text_takes_the_largest_size() -> None:
    result = done(fit("Ano", STYLE, CZECH, SHAPER, 100, 50))
    assert (result.size, len(result.lines)) == (30, 1)


def test_a_text_that_is_too_high_takes_the_next_size() -> None:
    high = done(fit(SENTENCE, STYLE, CZECH, SHAPER, 80))
    assert high.size == 30
    assert done(fit(SENTENCE, STYLE, CZECH, SHAPER, 80, high.height - 0.1)).size == 24
    assert done(fit(SENTENCE, STYLE, CZECH, SHAPER, 80, high.height)).size == 30


def test_no_more_lines_are_set_than_the_style_allows() -> None:
    one_line = Style(STYLE.sizes, max_lines=1)
    assert len(done(fit(SENTENCE, STYLE, CZECH, SHAPER, 90)).lines) > 1
    result = done(fit(SENTENCE, one_line, CZECH, SHAPER, 90))
    assert (result.size, len(result.lines)) == (12, 1)


def test_lines_are_a_leading_apart() -> None:
    result = done(fit(SENTENCE, Style((20,), leading=1.5), CZECH, SHAPER, 40))
    steps = {round(b - a, 6) for a, b in zip(result.baselines, result.baselines[1:], strict=False)}
    assert steps == {round(mm(30), 6)}
    assert result.height == pytest.approx(len(result.lines) * mm(30))


def test_the_first_baseline_leaves_room_for_accents_and_the_last_for_descenders() -> None:
    result = done(fit("Čýg", Style((20,), leading=1.0), CZECH, SHAPER, 100))
    assert mm(20) * 0.75 < result.baselines[0] < mm(20) * 0.8


def test_nothing_takes_no_room() -> None:
    assert fit("", STYLE, CZECH, SHAPER, 10, 1) == Fitted((), 30, 0.0, 0.0, ())


# --- what does not fit


def test_a_word_that_is_too_wide_tells_by_how_many_millimetres_at_the_floor() -> None:
    word = "Nejneobhospodařovávatelnější"
    needs = mm(SHAPER.shape(word, CZECH).width * 12 / 1000)
    assert over(fit(word, STYLE, CZECH, SHAPER, 40, 50)) == pytest.approx((needs - 40, 0.0))


def test_a_text_that_is_too_high_tells_by_how_many_millimetres_at_the_floor() -> None:
    at_floor = done(set_lines(SENTENCE, STYLE, 12, CZECH, SHAPER, 30))
    assert len(at_floor.lines) == 3
    assert over(fit(SENTENCE, STYLE, CZECH, SHAPER, 30, 10)) == pytest.approx((0.0, 3 * mm(12 * 1.2) - 10))


def test_a_text_of_too_many_lines_tells_the_height_of_those_that_are_too_many() -> None:
    two = Style((12,), leading=1.2, max_lines=2)
    assert over(fit(SENTENCE, two, CZECH, SHAPER, 30)) == pytest.approx((0.0, mm(12 * 1.2)))


def test_a_word_as_wide_as_the_box_fits() -> None:
    width = mm(SHAPER.shape("bolest", CZECH).width * 12 / 1000)
    assert done(fit("bolest", STYLE, CZECH, SHAPER, width + 1e-9)).size == 12
    assert pt(width) == pytest.approx(SHAPER.shape("bolest", CZECH).width * 12 / 1000)


# --- what people are told


def test_an_overflow_names_card_language_and_millimetres(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/ru.yaml", "text: Болит?", f"text: {'Болит' * 12}?")
    tiny.sign_anew("content/phrases/pain/ru.yaml")
    with pytest.raises(ContentError) as told:
        tiny.compose("pain", "ru")
    front = next(problem for problem in told.value.problems if "front of ring" in problem.message)
    assert str(front).startswith(
        f"content/phrases/pain/ru.yaml:13:11: error: card P2 (does-it-hurt), ru, front of ring: '{'Болит' * 12}?' is "
    )
    assert str(front).endswith(" mm too wide even at 16 pt [does-not-fit]\n    say it in fewer or shorter words")


def test_a_missing_glyph_names_card_language_and_code_point(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/ru.yaml", "text: Болит?", "text: Болит 痛?")
    tiny.sign_anew("content/phrases/pain/ru.yaml")
    with pytest.raises(ContentError) as told:
        tiny.compose("pain", "ru")
    assert str(told.value) == (
        "content/phrases/pain/ru.yaml:13:11: error: card P2 (does-it-hurt), ru: Source Sans 3 has no glyph for "
        "'痛' U+75DB CJK UNIFIED IDEOGRAPH-75DB [missing-glyph]\n"
        "    type the letter anew (a look-alike may have slipped in), or choose another face in fonts/faces.yaml"
    )


def test_a_line_break_in_a_text_is_told_on_one_line(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/ru.yaml", "text: Болит?", 'text: "Болит?\\n"')
    tiny.sign_anew("content/phrases/pain/ru.yaml")
    with pytest.raises(ContentError) as told:
        tiny.compose("pain", "ru")
    assert [problem.message for problem in told.value.problems] == [
        "card P2 (does-it-hurt), ru: it ends with a tab or the end of a line"
    ]
