"""Leaders: whatever the points, no two cross, and the labels stand in order with room for each."""

from __future__ import annotations

from itertools import accumulate, combinations, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen.layout.leaders import Point, arrange, cross, spread

# In mm, at most two digits after the point: a drawing says no more.
lengths = st.integers(0, 20_000).map(lambda hundredths: hundredths / 100)
heights = st.lists(lengths, max_size=14)
points = st.lists(st.tuples(lengths, lengths), max_size=14)
sides = st.sampled_from([-20.0, 220.0])  # labels left of all points, or right of them


def cost(found: list[float], wanted: list[float]) -> float:
    return sum((one - other) ** 2 for one, other in zip(found, wanted, strict=True))


# -- arrange -------------------------------------------------------------------------------------


@given(points, sides, st.floats(1, 16))
@example([(60.0, 30.0), (20.0, 31.0), (70.0, 32.0)], -20.0, 15.0)  # the far one starts between near ones
@example([(50.0, 90.0)] * 3, -20.0, 10.0)
@example([(10.0, 50.0), (100.0, 50.0), (190.0, 50.0)], 220.0, 8.0)
def test_no_two_leaders_cross(found: list[Point], x: float, pitch: float) -> None:
    labels = arrange(found, x, 0, 250, pitch)
    assert labels is not None
    leaders = [(point, (x, y)) for point, y in zip(found, labels, strict=True)]
    for one, other in combinations(leaders, 2):
        assert not cross(*one, *other), (one, other)


@given(points, sides, st.floats(1, 16))
def test_labels_are_a_pitch_apart_and_between_top_and_bottom(found: list[Point], x: float, pitch: float) -> None:
    labels = arrange(found, x, 10, 260, pitch)
    assert labels is not None
    assert len(labels) == len(found)
    ordered = sorted(labels)
    assert all(low - high >= pitch - 1e-6 for high, low in pairwise(ordered))
    assert not ordered or (ordered[0] >= 10 + pitch / 2 - 1e-6 and ordered[-1] <= 260 - pitch / 2 + 1e-6)


@given(points, sides, st.floats(1, 16))
def test_labels_stand_at_the_heights_that_suit_their_points_best_whoever_gets_which(
    found: list[Point], x: float, pitch: float
) -> None:
    labels = arrange(found, x, 0, 250, pitch)
    assert labels is not None
    assert sorted(labels) == spread(sorted(y for _, y in found), pitch / 2, 250 - pitch / 2, pitch)


@given(st.lists(lengths, min_size=1, max_size=14), sides)
def test_points_one_below_the_other_keep_their_order(ys: list[float], x: float) -> None:
    ordered = sorted(set(ys))
    labels = arrange([(100.0, y) for y in ordered], x, 0, 250, 12)
    assert labels is not None
    assert list(labels) == sorted(labels)


def test_no_points_need_no_labels() -> None:
    assert arrange([], 0, 0, 10, 5) == ()


def test_a_label_stands_at_the_height_of_its_point_where_it_can() -> None:
    assert arrange([(5, 20), (7, 50)], 0, 0, 100, 10) == (20, 50)


@pytest.mark.parametrize(("y", "label"), [(0, 5), (2, 5), (98, 95), (100, 95)])
def test_a_label_of_a_point_near_an_end_stays_inside(y: float, label: float) -> None:
    assert arrange([(5, y)], 0, 0, 100, 10) == (label,)


def test_crossing_leaders_change_their_labels() -> None:
    # The upper point is far away: its leader to the upper label would cross the near one's.
    near, far = (1.0, 52.0), (100.0, 48.0)
    heights = arrange([near, far], 0, 0, 100, 40)
    assert heights == (70, 30)
    far, near = (1.0, 48.0), (1.0, 10.0)
    assert arrange([far, near], 0, 0, 100, 40) == (60, 20)


def test_labels_may_fill_the_height_to_the_last_and_not_further() -> None:
    found = [(5.0, 50.0)] * 10
    assert sorted(arrange(found, 0, 0, 100, 10) or ()) == [5, 15, 25, 35, 45, 55, 65, 75, 85, 95]
    assert arrange([*found, (5.0, 50.0)], 0, 0, 100, 10) is None
    assert arrange(found, 0, 0, 99, 10) is None


# -- spread --------------------------------------------------------------------------------------


@given(heights, st.floats(0.5, 15))
def test_spread_heights_keep_pitch_and_bounds(wanted: list[float], pitch: float) -> None:
    found = spread(sorted(wanted), 0, 220, pitch)
    assert len(found) == len(wanted)
    assert all(low - high >= pitch - 1e-6 for high, low in pairwise(found))
    assert all(-1e-6 <= y <= 220 + 1e-6 for y in found)


@given(st.lists(st.floats(0, 10), max_size=8), st.floats(0.5, 15))
def test_heights_that_are_far_enough_apart_are_not_moved(gaps: list[float], pitch: float) -> None:
    wanted = list(accumulate(gap + pitch for gap in gaps))
    assert spread(wanted, 0, 220, pitch) == pytest.approx(wanted)


@given(heights, st.floats(0.5, 15), st.data())
@example([10.0, 11.0, 12.0], 5.0, None)
def test_no_other_spread_moves_the_heights_less(wanted: list[float], pitch: float, data: st.DataObject | None) -> None:
    ordered = sorted(wanted)
    room = 220 - pitch * max(len(ordered) - 1, 0)
    if data is None:
        others = [[0.0 + i * pitch for i in range(len(ordered))]]
    else:
        starts = data.draw(st.lists(st.floats(0, room), min_size=len(ordered), max_size=len(ordered)))
        others = [[start + i * pitch for i, start in enumerate(sorted(starts))]]
    found = spread(ordered, 0, 220, pitch)
    for other in others:
        assert cost(found, ordered) <= cost(other, ordered) + 1e-6


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], []),
        ([50], [50]),
        ([-5], [0]),
        ([105], [100]),
        ([50, 50], [45, 55]),
        ([50, 52, 54], [42, 52, 62]),
        ([0, 1, 2], [0, 10, 20]),
        ([99, 100], [90, 100]),
        ([10, 50, 51, 90], [10, 45.5, 55.5, 90]),
        ([30, 30, 45], [25, 35, 45]),
        ([30, 30, 44], [24.666667, 34.666667, 44.666667]),
    ],
)
def test_heights_that_are_too_near_make_way_on_both_sides(wanted: list[float], found: list[float]) -> None:
    assert spread(wanted, 0, 100, 10) == pytest.approx(found, abs=1e-6)


# -- cross ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "do"),
    [
        ((0, 0), (10, 10), (0, 10), (10, 0), True),
        ((0, 0), (10, 0), (0, 5), (10, 5), False),
        ((0, 0), (10, 10), (20, 0), (0, 20), False),  # they touch, at an end of the first
        ((0, 0), (10, 0), (5, 0), (5, 10), False),  # they touch
        ((0, 0), (10, 0), (10, 0), (20, 5), False),  # they have an end in common
        ((0, 0), (10, 0), (2, 0), (8, 0), False),  # one lies on the other
        ((0, 0), (4, 4), (0, 10), (10, 0), False),  # they would cross further on
    ],
)
def test_leaders_cross_where_both_go_through(a: Point, b: Point, c: Point, d: Point, do: bool) -> None:
    assert cross(a, b, c, d) is do
    assert cross(c, d, a, b) is do
    assert cross(b, a, c, d) is do
