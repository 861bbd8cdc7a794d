"""Moving, measuring and trimming outlines. Knows drawings only: neither SVG nor names.

y points downwards throughout, so a positive turn is clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from cardgen.pictures.drawing import Box, Drawing, Path, Step

Point: TypeAlias = tuple[float, float]

_THIN: Final = 1e-6  # what is thinner has no proportions to keep
_MITER_LIMIT: Final = 10.0  # PDF's default (ISO 32000-1, 8.4.3.5): a sharper corner is cut off


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f (SVG's and PDF's order of letters)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __matmul__(self, inner: Matrix) -> Matrix:
        """Return the map that does `inner` first and then this one."""
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    @property
    def scale(self) -> float:
        """By how much lengths grow on average: the root of how much areas grow."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    @property
    def unevenness(self) -> float:
        """The longest stretch of a length divided by the shortest: 1 for turns, mirrors and even scaling."""
        sum_, difference = math.hypot(self.a + self.d, self.b - self.c), math.hypot(self.a - self.d, self.b + self.c)
        shortest = abs(sum_ - difference)
        return (sum_ + difference) / shortest if shortest else math.inf


IDENTITY: Final = Matrix()


def shift(x: float, y: float) -> Matrix:
    """Return the map that moves by (x, y)."""
    return Matrix(e=x, f=y)


def turn(degrees: float) -> Matrix:
    """Return the map that turns clockwise about the origin; quarter turns are exact."""
    quarter, rest = divmod(degrees, 90)
    if rest == 0:
        cos, sin = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarter) % 4]
    else:
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Matrix(cos, sin, -sin, cos)


def moved_steps(steps: Iterable[Step], matrix: Matrix) -> tuple[Step, ...]:
    """Return the steps through a map, coordinates rounded to 3 decimals."""
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    done: list[Step] = []
    for step in steps:
        if len(step) == 3:
            x, y = step[1], step[2]
            done.append((step[0], round(a * x + c * y + e, 3) + 0.0, round(b * x + d * y + f, 3) + 0.0))
        elif len(step) == 7:
            x1, y1, x2, y2, x, y = step[1:]
            done.append(
                (
                    "c",
                    round(a * x1 + c * y1 + e, 3) + 0.0,
                    round(b * x1 + d * y1 + f, 3) + 0.0,
                    round(a * x2 + c * y2 + e, 3) + 0.0,
                    round(b * x2 + d * y2 + f, 3) + 0.0,
                    round(a * x + c * y + e, 3) + 0.0,
                    round(b * x + d * y + f, 3) + 0.0,
                )
            )
        else:
            done.append(step)
    return tuple(done)


def moved(path: Path, matrix: Matrix) -> Path:
    """Return a path through a map; its stroke and dashes grow by the map's scale."""
    scale = matrix.scale
    return Path(  # written out: dataclasses.replace takes several times as long, and this runs 20,000 times
        moved_steps(path.steps, matrix),
        path.fill,
        path.stroke,
        round(path.width * scale, 3),
        path.cap,
        path.join,
        path.even_odd,
        tuple(round(length * scale, 3) for length in path.dash),
        path.bleeds,
    )


def bounds(paths: Iterable[Path]) -> Box | None:
    """Return the (left, top, width, height) that the ink of paths fills, strokes included; None without ink.

    Exact for fills and for strokes with round joins and caps. A butt or square cap counts as if it
    stood at the worst angle, so the box is never too small.
    """
    left = top = math.inf
    right = bottom = -math.inf
    for path in paths:
        rough = _rough(path)
        if rough and rough[0] >= left and rough[1] >= top and rough[2] <= right and rough[3] <= bottom:
            continue  # it lies within what is known already: no need to look at it closely
        box = _extent(path)
        if box:
            left, top = min(left, box[0]), min(top, box[1])
            right, bottom = max(right, box[2]), max(bottom, box[3])
    if right < left:
        return None
    return left, top, right - left, bottom - top


def trimmed(drawing: Drawing) -> Drawing:
    """Return a drawing cut down to its ink; one without ink comes back as it is."""
    box = bounds(drawing.paths)
    if box is None:
        return drawing
    left, top, width, height = box
    away = shift(-left, -top)
    return Drawing(round(width, 3), round(height, 3), tuple(moved(path, away) for path in drawing.paths))


def fitted(paths: Sequence[Path], box: Box, ink: Box | None = None) -> tuple[Path, ...]:
    """Return paths scaled evenly so that their ink fills `box` one way and is centred the other way.

    `ink` is the box of their ink, where the caller knows it.
    """
    ink = ink or bounds(paths)
    if ink is None:
        return ()
    left, top, width, height = ink
    scale = min((room / size for room, size in ((box[2], width), (box[3], height)) if size > _THIN), default=1.0)
    x = box[0] + (box[2] - width * scale) / 2 - left * scale
    y = box[1] + (box[3] - height * scale) / 2 - top * scale
    matrix = Matrix(scale, 0.0, 0.0, scale, x, y)
    return tuple(moved(path, matrix) for path in paths)


def _rough(path: Path) -> tuple[float, float, float, float] | None:
    """A box that is never smaller than the ink's, found quickly; None where only a close look tells."""
    reach = 0.0
    if path.stroke is not None:
        reach = path.width / 2 * (_MITER_LIMIT if path.join == "miter" else math.sqrt(2))
    xs: list[float] = []
    ys: list[float] = []
    for step in path.steps:
        xs += step[1::2]
        ys += step[2::2]
    if not xs:
        return None
    return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach


def _extent(path: Path) -> tuple[float, float, float, float] | None:
    """The (left, top, right, bottom) of a path's ink."""
    stroked = path.stroke is not None and path.width > 0
    if not stroked and path.fill is None:
        return None
    points = list(_hull(path.steps))
    if not points:
        return None
    reach = 0.0
    if stroked:
        reach = path.width / 2
        if path.join == "miter":
            points += _spikes(path.steps, reach)
        if path.cap == "square":
            reach *= math.sqrt(2)
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach


def _hull(steps: Iterable[Step]) -> Iterator[Point]:
    """Points whose box is the outline's: the ends and, of each curve, the turning points in x and y."""
    x0 = y0 = start_x = start_y = 0.0
    for step in steps:
        if len(step) == 3:
            x0, y0 = step[1], step[2]
            if step[0] == "m":
                start_x, start_y = x0, y0
            yield x0, y0
        elif len(step) == 7:
            x1, y1, x2, y2, x3, y3 = step[1:]
            yield x3, y3
            low, high = min(x0, x3), max(x0, x3)
            if x1 < low or x1 > high or x2 < low or x2 > high:
                for x in _turning_values(x0, x1, x2, x3):
                    yield x, y3
            low, high = min(y0, y3), max(y0, y3)
            if y1 < low or y1 > high or y2 < low or y2 > high:
                for y in _turning_values(y0, y1, y2, y3):
                    yield x3, y
            x0, y0 = x3, y3
        else:
            x0, y0 = start_x, start_y


def _turning_values(p0: float, p1: float, p2: float, p3: float) -> Iterator[float]:
    """The values that a cubic Bezier takes where its derivative a·t² + b·t + c is zero, 0 < t < 1."""
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    if abs(a) < 1e-12:
        roots = [-c / b] if abs(b) > 1e-12 else []
    else:
        under = b * b - 4 * a * c
        # the stable form of the quadratic formula: no difference of two nearly equal numbers
        half = -0.5 * (b + math.copysign(math.sqrt(max(under, 0.0)), b))
        roots = [] if under < 0 else [half / a, *([c / half] if half else [])]
    for t in roots:
        if 0 < t < 1:
            s = 1 - t
            yield s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3


def _spikes(steps: Iterable[Step], half: float) -> Iterator[Point]:
    """Where mitred corners end, drawn back by `half`, the reach that every point has anyway."""
    for corners in _directions(steps):
        for (x, y), (ax, ay), (bx, by) in corners:
            # a, b: unit vectors into and out of the corner; the spike points along a - b
            cosine = math.sqrt(max(0.0, (1 + ax * bx + ay * by) / 2))  # of half the change of direction
            length = math.hypot(ax - bx, ay - by)
            if length < 1e-9 or cosine * _MITER_LIMIT < 1:
                continue
            far = half / cosine - half
            yield x + (ax - bx) / length * far, y + (ay - by) / length * far


def _directions(steps: Iterable[Step]) -> Iterator[list[tuple[Point, Point, Point]]]:
    """For each outline its corners: the point, the unit vector into it and the one out of it."""
    outlines: list[tuple[list[tuple[Point, Point, Point]], bool]] = []  # (end, direction out of start, into end)
    here: Point = (0.0, 0.0)
    start: Point = here
    for step in steps:
        if step[0] == "m" and len(step) == 3:
            here = start = (step[1], step[2])
            outlines.append(([], False))
            continue
        if not outlines:
            outlines.append(([], False))
        if len(step) == 3:
            stations = [here, (step[1], step[2])]
        elif len(step) == 7:
            stations = [here, (step[1], step[2]), (step[3], step[4]), (step[5], step[6])]
        else:
            stations = [here, start]
            outlines[-1] = (outlines[-1][0], True)
        out = next((u for s in stations[1:] if (u := _unit(stations[0], s))), None)
        into = next((u for s in reversed(stations[:-1]) if (u := _unit(s, stations[-1]))), None)
        here = stations[-1]
        if out and into:
            outlines[-1][0].append((here, out, into))
        if len(step) == 1:
            outlines.append(([], False))
    for pieces, closed in outlines:
        pairs = zip(pieces, pieces[1:] + (pieces[:1] if closed else []), strict=False)
        yield [(one[0], one[2], two[1]) for one, two in pairs]


def _unit(start: Point, end: Point) -> Point | None:
    x, y = end[0] - start[0], end[1] - start[1]
    length = math.hypot(x, y)
    return (x / length, y / length) if length > 1e-9 else None
