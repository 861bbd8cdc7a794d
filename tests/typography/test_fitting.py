from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.problems import ContentError
from cardgen.typography import Fitted, Overflow, Shaper, Style, Tongue, fit
from cardgen.typography.fitting import set_lines
from cardgen.units import mm, pt
from tests.projects import Written

STYLE = Style((30, 24, 18, 12), leading=1.2)
SENTENCE = "Kde vás to bolí nejvíc a jak dlouho?"

WORDS = st.lists(
    st.sampled_from(["Kde", "v", "bolí", "к", "у", "врачу", "Chị", "đau", "5", "mg", "nejneobhospodařovávatelnější", "–"]),
    max_size=9,
).map(" ".join)  # fmt: skip
WIDTHS = st.floats(5, 150)
HEIGHTS = st.floats(3, 80)


@pytest.fixture
def czech(tongues: dict[str, Tongue]) -> Tongue:
    return tongues["cs"]


def done(result: Fitted | Overflow) -> Fitted:
    assert isinstance(result, Fitted), result
    return result


# --- laws


@given(WORDS, WIDTHS, HEIGHTS)
def test_no_text_is_lost_and_nothing_leaves_its_box(
    shaper: Shaper, tongues: dict[str, Tongue], text: str, width: float, height: float
) -> None:
    for tag in ("cs", "ru"):
        result = fit(text, STYLE, tongues[tag], shaper, width, height)
        if isinstance(result, Fitted):
            assert "".join(line.text for line in result.lines) == text
            assert all(mm(line.width * result.size / 1000) <= width + 1e-6 for line in result.lines)
            assert result.width <= width + 1e-6
            assert result.height <= height + 1e-6


@given(WORDS, WIDTHS, HEIGHTS)
def test_the_size_is_one_of_the_style_and_never_below_its_floor(
    shaper: Shaper, czech: Tongue, text: str, width: float, height: float
) -> None:
    result = fit(text, STYLE, czech, shaper, width, height)
    assert isinstance(result, Overflow) or result.size in STYLE.sizes


@settings(deadline=None)
@given(WORDS, WIDTHS, HEIGHTS, st.integers(1, 4))
def test_the_size_is_the_largest_that_fits(
    shaper: Shaper, czech: Tongue, text: str, width: float, height: float, most: int
) -> None:
    style = Style(STYLE.sizes, leading=1.2, max_lines=most)

    def fits(size: float) -> bool:
        lines = set_lines(text, style, size, czech, shaper, width)
        return isinstance(lines, Fitted) and len(lines.lines) <= most and lines.height <= height

    result = fit(text, style, czech, shaper, width, height)
    chosen = result.size if isinstance(result, Fitted) else None
    assert chosen == next((size for size in style.sizes if fits(size)), None)


@given(WORDS, WIDTHS, HEIGHTS)
def test_a_larger_box_never_makes_the_type_smaller(
    shaper: Shaper, czech: Tongue, text: str, width: float, height: float
) -> None:
    small, large = (fit(text, STYLE, czech, shaper, width * by, height * by) for by in (1, 1.5))
    if isinstance(small, Fitted):
        assert done(large).size >= small.size


@given(WORDS.filter(bool), WIDTHS)
def test_no_line_ends_in_a_preposition_or_a_number(
    shaper: Shaper, tongues: dict[str, Tongue], text: str, width: float
) -> None:
    for tag in ("cs", "ru", "bg"):
        result = fit(text, STYLE, tongues[tag], shaper, width)
        if isinstance(result, Fitted):
            for line in result.lines[:-1]:
                assert line.text.split()[-1] not in {*tongues[tag].keeps, "5"}


# --- examples


def test_a_short_text_takes_the_largest_size(shaper: Shaper, czech: Tongue) -> None:
    result = done(fit("Ano", STYLE, czech, shaper, 100, 50))
    assert (result.size, len(result.lines)) == (30, 1)


def test_a_text_that_is_too_high_takes_the_next_size(shaper: Shaper, czech: Tongue) -> None:
    high = done(fit(SENTENCE, STYLE, czech, shaper, 80))
    assert high.size == 30
    assert done(fit(SENTENCE, STYLE, czech, shaper, 80, high.height - 0.1)).size == 24
    assert done(fit(SENTENCE, STYLE, czech, shaper, 80, high.height)).size == 30


def test_no_more_lines_are_set_than_the_style_allows(shaper: Shaper, czech: Tongue) -> None:
    one_line = Style(STYLE.sizes, max_lines=1)
    assert len(done(fit(SENTENCE, STYLE, czech, shaper, 90)).lines) > 1
    result = done(fit(SENTENCE, one_line, czech, shaper, 90))
    assert (result.size, len(result.lines)) == (12, 1)


def test_lines_are_a_leading_apart(shaper: Shaper, czech: Tongue) -> None:
    result = done(fit(SENTENCE, Style((20,), leading=1.5), czech, shaper, 40))
    steps = {round(b - a, 6) for a, b in zip(result.baselines, result.baselines[1:], strict=False)}
    assert steps == {round(mm(30), 6)}
    assert result.height == pytest.approx(len(result.lines) * mm(30))


def test_the_first_baseline_leaves_room_for_accents_and_the_last_for_descenders(shaper: Shaper, czech: Tongue) -> None:
    result = done(fit("Čýg", Style((20,), leading=1.0), czech, shaper, 100))
    assert mm(20) * 0.75 < result.baselines[0] < mm(20) * 0.8


def test_nothing_takes_no_room(shaper: Shaper, czech: Tongue) -> None:
    assert fit("", STYLE, czech, shaper, 10, 1) == Fitted((), 30, 0.0, 0.0, ())


# --- what does not fit


def test_a_word_that_is_too_wide_tells_by_how_many_millimetres_at_the_floor(shaper: Shaper, czech: Tongue) -> None:
    word = "Nejneobhospodařovávatelnější"
    needs = mm(shaper.shape(word, czech).width * 12 / 1000)
    assert fit(word, STYLE, czech, shaper, 40, 50) == Overflow(pytest.approx(needs - 40), 0.0)


def test_a_text_that_is_too_high_tells_by_how_many_millimetres_at_the_floor(shaper: Shaper, czech: Tongue) -> None:
    at_floor = done(set_lines(SENTENCE, STYLE, 12, czech, shaper, 30))
    assert len(at_floor.lines) == 3
    assert fit(SENTENCE, STYLE, czech, shaper, 30, 10) == Overflow(0.0, pytest.approx(3 * mm(12 * 1.2) - 10))


def test_a_text_of_too_many_lines_tells_the_height_of_those_that_are_too_many(shaper: Shaper, czech: Tongue) -> None:
    two = Style((12,), leading=1.2, max_lines=2)
    assert fit(SENTENCE, two, czech, shaper, 30) == Overflow(0.0, pytest.approx(mm(12 * 1.2)))


def test_a_word_as_wide_as_the_box_fits(shaper: Shaper, czech: Tongue) -> None:
    width = mm(shaper.shape("bolest", czech).width * 12 / 1000)
    assert done(fit("bolest", STYLE, czech, shaper, width + 1e-9)).size == 12
    assert pt(width) == pytest.approx(shaper.shape("bolest", czech).width * 12 / 1000)


# --- what people are told


def test_an_overflow_names_card_language_and_millimetres(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/ru.yaml", "text: Болит?", f"text: {'Болит' * 12}")
    with pytest.raises(ContentError) as told:
        tiny.compose("pain", "ru")
    front = next(problem for problem in told.value.problems if "front of ring" in problem.message)
    assert str(front).startswith(
        f"content/phrases/pain/ru.yaml:13:11: error: card P2 (does-it-hurt), ru, front of ring: '{'Болит' * 12}' is "
    )
    assert str(front).endswith(" mm too wide even at 16 pt [does-not-fit]\n    say it in fewer or shorter words")


def test_a_missing_glyph_names_card_language_and_code_point(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/ru.yaml", "text: Болит?", "text: Болит 痛?")
    with pytest.raises(ContentError) as told:
        tiny.compose("pain", "ru")
    assert str(told.value) == (
        "content/phrases/pain/ru.yaml:13:11: error: card P2 (does-it-hurt), ru: Source Sans 3 has no glyph for "
        "'痛' U+75DB CJK UNIFIED IDEOGRAPH-75DB [missing-glyph]\n"
        "    type the letter anew (a look-alike may have slipped in), or choose another face in fonts/faces.yaml"
    )


def test_a_line_break_in_a_text_is_told_on_one_line(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/ru.yaml", "text: Болит?", 'text: "Болит?\\n"')
    with pytest.raises(ContentError) as told:
        tiny.compose("pain", "ru")
    assert [problem.message for problem in told.value.problems] == [
        "card P2 (does-it-hurt), ru: Source Sans 3 has no glyph for U+000A LINE BREAK"
    ]
