from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen.typography.totalfit import HYPHEN_AGAIN, Breakpoint, choose, line_cost

KERNING = 20.0


def width(places: list[Breakpoint], begin: int, end: int) -> float:
    """Of the line from the place `begin` (-1 for the beginning) to the place `end`."""
    if begin < 0:
        return places[end].end
    between = places[end].end - places[begin].start
    return within(places[begin], places[end]) if places[begin].word == places[end].word is not None else between


def within(before: Breakpoint, after: Breakpoint) -> float:
    return after.end - before.start - KERNING


def cost(places: list[Breakpoint], measures: list[float], way: tuple[int, ...]) -> float:
    """What a way to end the lines costs, infinite when it is none."""
    total, begin = 0.0, -1
    for number, end in enumerate(way):
        measure = measures[min(number, len(measures) - 1)]
        across = any(place.last for place in places[begin + 1 : end])
        wide = width(places, begin, end)
        if across or wide > measure:
            return math.inf
        total += line_cost(wide, measure, places[end].last) + places[end].cost
        if begin >= 0 and places[begin].hyphen and places[end].hyphen:
            total += HYPHEN_AGAIN
        begin = end
    return total


def all_ways(places: list[Breakpoint]) -> list[tuple[int, ...]]:
    inner = range(len(places) - 1)
    ways = itertools.chain.from_iterable(itertools.combinations(inner, k) for k in range(len(places)))
    return [(*way, len(places) - 1) for way in ways]


PRICES = st.sampled_from([0.0, 0.02, 0.03, 1.0])


@st.composite
def texts(draw: st.DrawFn, most: int) -> list[Breakpoint]:
    """At most so many places of a text: words in one or several parts, some of which end their line."""
    places: list[Breakpoint] = []
    pen = 0.0
    for number in range(draw(st.integers(1, most))):
        parts = draw(st.lists(st.integers(100, 3000), min_size=1, max_size=3))
        if len(places) + len(parts) > most:
            break
        for part in parts[:-1]:
            pen += part
            hyphen = draw(st.booleans())
            end = pen + (300.0 if hyphen else 0.0)
            places.append(Breakpoint(len(places), end, pen, draw(PRICES), hyphen=hyphen, word=number))
        pen += parts[-1]
        last = draw(st.integers(0, 5)) == 0
        places.append(Breakpoint(len(places), pen, pen + 200.0, draw(PRICES), last=last))
        pen += 200.0
    if places:
        places[-1] = Breakpoint(len(places) - 1, places[-1].end, places[-1].start, last=True)
    return places


MEASURES = st.lists(st.integers(2500, 9000).map(float), min_size=1, max_size=3)


@given(texts(9).filter(bool), MEASURES)
def test_no_other_way_is_cheaper(places: list[Breakpoint], measures: list[float]) -> None:
    chosen = choose(places, measures, within)
    best = min(cost(places, measures, way) for way in all_ways(places))
    if chosen is None:
        assert best == math.inf
    else:
        assert cost(places, measures, chosen) == pytest.approx(best)


@given(texts(30).filter(bool), MEASURES)
@example([Breakpoint(0, 900.0, 1100.0, last=True)], [900.0])
def test_lines_fit_and_end_where_they_must(places: list[Breakpoint], measures: list[float]) -> None:
    chosen = choose(places, measures, within)
    if chosen is not None:
        assert cost(places, measures, chosen) < math.inf
        assert {n for n, place in enumerate(places) if place.last} <= set(chosen)
        assert chosen[-1] == len(places) - 1


@given(texts(30), st.integers(3300, 9000))
def test_what_fits_part_by_part_is_always_set(places: list[Breakpoint], measure: int) -> None:
    assert choose(places, [float(measure)], within) is not None


def words(*widths: float) -> list[Breakpoint]:
    ends = list(itertools.accumulate(width + 200 for width in widths))
    return [Breakpoint(n, end - 200, end, last=n == len(ends) - 1) for n, end in enumerate(ends)]


@pytest.mark.parametrize(
    ("places", "measures", "chosen"),
    [
        ([], [100.0], ()),
        (words(3000), [3000.0], (0,)),
        (words(3000), [2999.0], None),
        (words(3000, 3000, 3000), [99999.0], (2,)),
        # greedy would leave the short word alone on the last line
        (words(3000, 3000, 1500, 1000), [8000.0], (1, 3)),
        # a first line may be narrower than the others
        (words(3000, 3000, 3000, 3000), [3000.0, 9500.0], (0, 3)),
    ],
)
def test_lines_end_here(places: list[Breakpoint], measures: list[float], chosen: tuple[int, ...] | None) -> None:
    assert choose(places, measures, within) == chosen


def test_a_hyphen_is_taken_where_the_line_would_be_short_without_it() -> None:
    text = [
        Breakpoint(0, 2000, 2200),
        Breakpoint(1, 5000, 4700, 0.03, hyphen=True, word=1),
        Breakpoint(2, 9200, 9200, last=True),
    ]
    assert choose(text, [5000.0], within) == (1, 2)
    assert choose(text, [9200.0], within) == (2,)


def test_equal_ways_fill_the_first_lines() -> None:
    assert choose(words(3000, 3000, 3000), [6200.0], within) == (1, 2)


def test_a_part_of_a_word_may_fit_though_by_its_numbers_it_does_not() -> None:
    parts = [
        Breakpoint(0, 3000.0, 2700.0, hyphen=True, word=0),
        Breakpoint(1, 5710.0, 5400.0, hyphen=True, word=0),  # 3010 behind the first, without KERNING
        Breakpoint(2, 8000.0, 8000.0, last=True),
    ]
    assert choose(parts, [3000.0], within) == (0, 1, 2)
