"""Labels beside a drawing, with leader lines that do not cross. Numbers only: knows no text and no page.

Left labels serve the left points, right labels the right ones. On each side
labels keep the order of their points; where two straight leaders would still
cross, their labels change places, which makes the leaders shorter together, so
this ends, and then no two cross.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


def arrange(points: Sequence[Point], x: float, top: float, bottom: float, pitch: float) -> tuple[float, ...] | None:
    """Return for each point the y of its label's middle on the line at `x`.

    Labels are at least `pitch` apart and lie between `top` and `bottom`, each as near to the height
    of its point as that allows. None when there is no room for so many.
    """
    count = len(points)
    if count * pitch > bottom - top + 1e-6:
        return None
    order = sorted(range(count), key=lambda i: points[i][1])
    heights = spread([points[i][1] for i in order], top + pitch / 2, bottom - pitch / 2, pitch)
    swapped = True
    while swapped:
        swapped = False
        for a in range(count):
            for b in range(a + 1, count):
                ends = (x, heights[a]), (x, heights[b])
                if cross(points[order[a]], ends[0], points[order[b]], ends[1]):
                    order[a], order[b] = order[b], order[a]
                    swapped = True
    result = [0.0] * count
    for place, point in enumerate(order):
        result[point] = heights[place]
    return tuple(result)


def spread(wanted: Sequence[float], top: float, bottom: float, pitch: float) -> list[float]:
    """Move sorted heights as little as needed so that they are `pitch` apart between `top` and `bottom`."""
    # Neighbours that are too near form a group that stands around the mean of what its members want.
    groups: list[tuple[float, int]] = []  # (sum of wanted heights of the group's first place, members)
    starts: list[float] = []

    def start(total: float, members: int) -> float:
        return min(max(total / members, top), bottom - (members - 1) * pitch)

    for height in wanted:
        groups.append((height, 1))
        starts.append(start(height, 1))
        while len(groups) > 1 and starts[-2] + groups[-2][1] * pitch > starts[-1] + 1e-9:
            total, members = groups.pop()
            starts.pop()
            before, others = groups.pop()
            starts.pop()
            joined = before + total - members * others * pitch
            groups.append((joined, others + members))
            starts.append(start(joined, others + members))
    return [begin + i * pitch for begin, (_, members) in zip(starts, groups, strict=True) for i in range(members)]


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Do the open segments ab and cd cross?"""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < -1e-9 and side(c, d, a) * side(c, d, b) < -1e-9
