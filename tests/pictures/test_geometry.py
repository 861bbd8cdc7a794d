from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen.pictures.drawing import Drawing, Path, Step
from cardgen.pictures.geometry import IDENTITY, Matrix, bounds, fitted, moved, moved_steps, shift, trimmed, turn

SQUARE: tuple[Step, ...] = (("m", 0.0, 0.0), ("l", 10.0, 0.0), ("l", 10.0, 10.0), ("l", 0.0, 10.0), ("h",))
CORNER: tuple[Step, ...] = (("m", 0.0, 0.0), ("l", 10.0, 0.0), ("l", 10.0, 10.0))

coordinates = st.floats(-1000, 1000)
curves = st.lists(st.tuples(*[coordinates] * 6), min_size=1, max_size=5)


def path_of(start: tuple[float, float], parts: list[tuple[float, ...]]) -> tuple[Step, ...]:
    return (("m", *start), *(("c", p[0], p[1], p[2], p[3], p[4], p[5]) for p in parts))


def test_a_quarter_turn_is_clockwise_and_exact() -> None:
    assert moved_steps([("m", 1.0, 0.0)], turn(90)) == (("m", 0.0, 1.0),)
    assert moved_steps([("m", 1.0, 2.0)], turn(-90)) == (("m", 2.0, -1.0),)


def test_maps_are_done_from_the_right() -> None:
    assert moved_steps([("m", 1.0, 0.0)], shift(5, 0) @ turn(90)) == (("m", 5.0, 1.0),)
    assert moved_steps([("m", 1.0, 0.0)], turn(90) @ shift(5, 0)) == (("m", 0.0, 6.0),)


def test_coordinates_are_rounded_to_three_decimals() -> None:
    assert moved_steps([("l", 1 / 3, -0.00001)], IDENTITY) == (("l", 0.333, 0.0),)


def test_strokes_and_dashes_grow_with_the_picture() -> None:
    path = moved(Path(SQUARE, stroke="#000000", width=2, dash=(1, 3)), Matrix(3, 0, 0, 3))
    assert (path.width, path.dash) == (6, (3, 9))


def test_a_mirror_does_not_thin_a_stroke() -> None:
    assert moved(Path(SQUARE, stroke="#000000", width=2), Matrix(a=-1)).width == 2


def test_unevenness_tells_stretching_from_turning() -> None:
    assert turn(30).unevenness == pytest.approx(1)
    assert Matrix(a=-1).unevenness == pytest.approx(1)
    assert Matrix(2, 0, 0, 6).unevenness == pytest.approx(3)
    assert Matrix(1, 0, 0, 0).unevenness == math.inf


def test_a_fill_ends_at_its_outline() -> None:
    assert bounds([Path(SQUARE, fill="#000000")]) == (0, 0, 10, 10)


def test_half_a_round_stroke_stands_out() -> None:
    assert bounds([Path(SQUARE, stroke="#000000", width=2, join="round", cap="round")]) == (-1, -1, 12, 12)


def test_a_mitred_corner_stands_out_to_its_tip() -> None:
    sharp: tuple[Step, ...] = (("m", 0.0, 3.0), ("l", 4.0, 0.0), ("l", 0.0, -3.0))
    box = bounds([Path(sharp, stroke="#000000", width=2, join="miter")])
    assert box is not None
    assert box[0] + box[2] == pytest.approx(4 + 1 / 0.6)  # half a width over the sine of half the angle


def test_a_corner_too_sharp_for_a_mitre_is_cut_off() -> None:
    needle: tuple[Step, ...] = (("m", 0.0, 0.1), ("l", 40.0, 0.0), ("l", 0.0, -0.1))
    box = bounds([Path(needle, stroke="#000000", width=2, join="miter")])
    assert box is not None
    assert box[0] + box[2] == 41


def test_the_closing_corner_of_an_outline_is_mitred_too() -> None:
    kite: tuple[Step, ...] = (("m", 4.0, 0.0), ("l", 0.0, -3.0), ("l", 0.0, 3.0), ("h",))
    box = bounds([Path(kite, stroke="#000000", width=2, join="miter")])
    assert box is not None
    assert box[0] + box[2] == pytest.approx(4 + 1 / 0.6)


def test_a_curve_reaches_to_its_turning_point_and_not_to_its_control_points() -> None:
    arch: tuple[Step, ...] = (("m", 0.0, 0.0), ("c", 0.0, -4.0, 8.0, -4.0, 8.0, 0.0))
    assert bounds([Path(arch, fill="#000000")]) == (0, -3, 8, 3)


def test_what_is_neither_filled_nor_stroked_has_no_bounds() -> None:
    assert bounds([Path(SQUARE)]) is None
    assert bounds([Path(SQUARE, stroke="#000000", width=0)]) is None
    assert bounds([]) is None


def test_trimming_moves_the_ink_into_the_corner() -> None:
    away = Path(moved_steps(SQUARE, shift(7, 9)), fill="#000000")
    assert trimmed(Drawing(72, 72, (away,))) == Drawing(10, 10, (Path(SQUARE, fill="#000000"),))


def test_a_drawing_without_ink_is_not_trimmed() -> None:
    assert trimmed(Drawing(72, 72, ())) == Drawing(72, 72, ())


def test_fitting_keeps_proportions_and_centres() -> None:
    (path,) = fitted([Path(SQUARE, fill="#000000")], (0, 0, 40, 20))
    assert bounds([path]) == (10, 0, 20, 20)


def test_fitting_a_line_without_height_fits_its_length() -> None:
    line: tuple[Step, ...] = (("m", 0.0, 0.0), ("l", 10.0, 0.0))
    (path,) = fitted([Path(line, fill="#000000")], (0, 0, 40, 20))
    assert bounds([path]) == (0, 10, 40, 0)


@given(start=st.tuples(coordinates, coordinates), parts=curves, t=st.floats(0, 1))
def test_bounds_hold_every_point_of_a_curve(
    start: tuple[float, float], parts: list[tuple[float, ...]], t: float
) -> None:
    box = bounds([Path(path_of(start, parts), fill="#000000")])
    assert box is not None
    left, top, width, height = box
    x0, y0 = start
    s = 1 - t
    for x1, y1, x2, y2, x3, y3 in parts:
        x = s**3 * x0 + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t**3 * x3
        y = s**3 * y0 + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t**3 * y3
        assert left - 1e-6 <= x <= left + width + 1e-6
        assert top - 1e-6 <= y <= top + height + 1e-6
        x0, y0 = x3, y3


@given(
    start=st.tuples(coordinates, coordinates),
    parts=curves,
    box=st.tuples(coordinates, coordinates, st.floats(10, 500), st.floats(10, 500)),
)
@example(start=(0.0, 1.1e-308), parts=[(0.0,) * 6], box=(0.0, 0.0, 10.0, 10.0))  # scaled by infinity once
def test_what_is_fitted_stays_in_its_box(
    start: tuple[float, float], parts: list[tuple[float, ...]], box: tuple[float, float, float, float]
) -> None:
    done = bounds(fitted([Path(path_of(start, parts), fill="#000000")], box))
    assert done is not None
    assert done[0] >= box[0] - 0.01
    assert done[1] >= box[1] - 0.01
    assert done[0] + done[2] <= box[0] + box[2] + 0.01
    assert done[1] + done[3] <= box[1] + box[3] + 0.01
