from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.pictures.drawing import Step
from cardgen.pictures.outline import (
    NotAnOutline,
    ellipse_steps,
    numbers,
    path_steps,
    polygon_steps,
    rectangle_steps,
)


def rounded(steps: list[Step]) -> list[tuple[object, ...]]:
    return [(step[0], *(round(value, 3) + 0.0 for value in step[1:])) for step in steps]


def test_numbers_may_stand_without_gaps() -> None:
    assert numbers("1-.5.5,3e1 +2.") == [1, -0.5, 0.5, 30, 2]


def test_relative_commands_count_from_the_current_point() -> None:
    assert path_steps("m1 2 l3 4 h5 v6") == [("m", 1, 2), ("l", 4, 6), ("l", 9, 6), ("l", 9, 12)]


def test_points_after_a_move_are_lines() -> None:
    assert path_steps("M1 2 3 4 5 6") == [("m", 1, 2), ("l", 3, 4), ("l", 5, 6)]
    assert path_steps("m1 2 3 4") == [("m", 1, 2), ("l", 4, 6)]


def test_after_a_close_the_next_outline_begins_where_the_last_began() -> None:
    assert path_steps("M1 1 H5 z h3 z") == [
        ("m", 1, 1), ("l", 5, 1), ("h",), ("m", 1, 1), ("l", 4, 1), ("h",),
    ]  # fmt: skip


def test_a_second_close_draws_nothing() -> None:
    assert path_steps("M1 1 H5 z z") == [("m", 1, 1), ("l", 5, 1), ("h",)]


def test_moves_that_draw_nothing_are_left_out() -> None:
    assert path_steps("M1 1 M2 2 H5 M9 9") == [("m", 2, 2), ("l", 5, 2)]


def test_an_empty_path_draws_nothing() -> None:
    assert path_steps("  ") == []


def test_smooth_curves_mirror_the_last_control_point() -> None:
    assert path_steps("M0 0 C0 1 2 3 4 4 S7 6 8 8")[2] == ("c", 6, 5, 7, 6, 8, 8)


def test_a_smooth_curve_after_a_line_starts_straight() -> None:
    assert path_steps("M0 0 H4 S7 6 8 8")[2] == ("c", 4, 0, 7, 6, 8, 8)


def test_quadratic_curves_become_cubic() -> None:
    assert path_steps("M0 0 Q3 3 6 0") == [("m", 0, 0), ("c", 2, 2, 4, 2, 6, 0)]


def test_smooth_quadratic_curves_mirror_the_last_control_point() -> None:
    assert path_steps("M0 0 Q3 3 6 0 T12 0")[2] == ("c", 8, -2, 10, -2, 12, 0)


def test_arc_flags_may_stand_without_gaps() -> None:
    assert path_steps("M0 0a5 5 0 0110 0") == path_steps("M0 0 A 5,5 0 0,1 10,0")
    assert path_steps("M0 0a5 5 0 01.5.5") == path_steps("M0 0 A 5 5 0 0 1 0.5 0.5")


def test_a_half_circle_goes_over_its_top() -> None:
    steps = rounded(path_steps("M0 0 A5 5 0 0 1 10 0"))
    assert steps[1][5:] == (5, -5)  # y downwards: sweep 1 is clockwise
    assert steps[2][5:] == (10, 0)


def test_the_other_sweep_goes_below() -> None:
    assert rounded(path_steps("M0 0 A5 5 0 0 0 10 0"))[1][5:] == (5, 5)


def test_too_small_radii_grow_until_they_reach() -> None:
    assert rounded(path_steps("M0 0 A1 1 0 0 1 10 0")) == rounded(path_steps("M0 0 A5 5 0 0 1 10 0"))


def test_an_arc_without_a_radius_is_a_line_and_one_without_a_way_nothing() -> None:
    assert path_steps("M0 0 A0 5 0 0 1 10 0") == [("m", 0, 0), ("l", 10, 0)]
    assert path_steps("M0 0 A5 5 0 0 1 0 0 H1") == [("m", 0, 0), ("l", 1, 0)]


@given(
    radius=st.floats(1, 100), x=st.floats(-100, 100), y=st.floats(-100, 100), large=st.booleans(), sweep=st.booleans()
)
def test_every_joint_of_a_circular_arc_is_as_far_from_one_centre(
    radius: float, x: float, y: float, large: bool, sweep: bool
) -> None:
    way = math.hypot(x, y)
    if not 0.01 < way < 1.9 * radius:
        return
    steps = path_steps(f"M0 0 A{radius:f} {radius:f} 0 {large:d} {sweep:d} {x:f} {y:f}")
    aside = math.sqrt(radius * radius - way * way / 4) * (1 if large != sweep else -1)
    cx, cy = x / 2 - aside * y / way, y / 2 + aside * x / way
    for step in steps[1:]:
        assert len(step) == 7
        assert math.hypot(step[5] - cx, step[6] - cy) == pytest.approx(radius, abs=0.01)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("L1 2", "the path begins with L, not with M"),
        ("M1", "M is followed by 1 numbers, not by 2 or a multiple of it"),
        ("M1 2 C1 2 3", "C is followed by 3 numbers, not by 6 or a multiple of it"),
        ("M1 2 L", "L is followed by 0 numbers"),
        ("M1 2 z 3 4", "'3 4' stands after a closing Z"),
        ("M1 2 L3 x", "'3 x' is not a list of numbers"),
        ("M0 0 A5 5 0 2 1 3 3", "'2 1 3 3' stands in an arc"),
        ("javascript:1", "'javascript:1' is not path data"),
        ("12 M1 2", "'12 M1 2' is not path data"),
    ],
)
def test_what_is_not_a_path_is_named(data: str, says: str) -> None:
    with pytest.raises(NotAnOutline) as caught:
        path_steps(data)
    assert says in str(caught.value)


def test_a_polygon_is_closed_and_a_polyline_is_not() -> None:
    assert polygon_steps("1,2 3,4", closed=True) == [("m", 1, 2), ("l", 3, 4), ("h",)]
    assert polygon_steps("1,2 3,4", closed=False) == [("m", 1, 2), ("l", 3, 4)]


def test_points_are_pairs() -> None:
    with pytest.raises(NotAnOutline, match="odd number"):
        polygon_steps("1 2 3", closed=True)


def test_shapes_without_a_size_draw_nothing() -> None:
    assert polygon_steps("1 2", closed=True) == []
    assert ellipse_steps(0, 0, 5, 0) == []
    assert rectangle_steps(0, 0, -1, 5) == []


def test_a_plain_rectangle_has_four_lines() -> None:
    assert rectangle_steps(1, 2, 3, 4) == [("m", 1, 2), ("l", 4, 2), ("l", 4, 6), ("l", 1, 6), ("h",)]


def test_rounding_takes_at_most_half_a_side() -> None:
    assert rectangle_steps(0, 0, 4, 4, 9, 9) == rectangle_steps(0, 0, 4, 4, 2, 2)
