"""SVG's path data and basic shapes -> steps. Knows geometry only: no elements, colours or problems.

Source of every rule: SVG 1.1 (Second Edition), chapters 8 Paths and 9 Basic Shapes,
and appendix F.6 for elliptical arcs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from cardgen.pictures.drawing import Step

_COMMAND: Final = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_FLAG: Final = re.compile(r"[01]")
_GAP: Final = re.compile(r"[\s,]*")
_ARGUMENTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
_LARGEST: Final = 1e9  # far beyond any picture, and its square is still a number
_SMALLEST: Final = 1e-9
_KAPPA: Final = 4 / 3 * (math.sqrt(2) - 1)  # how far a quarter circle's control points stand out


class NotAnOutline(ValueError):
    """Path data or a list of points that cannot be read; the message says what stands there."""


def numbers(text: str) -> list[float]:
    """Return the numbers of a list, with or without commas; raises NotAnOutline."""
    if _NUMBER.sub(" ", text).strip(" \t\r\n,"):
        raise NotAnOutline(f"{_short(text)} is not a list of numbers")
    return [_number(number) for number in _NUMBER.findall(text)]


def path_steps(data: str) -> list[Step]:
    """Return the steps of a path's `d`, with absolute coordinates and nothing but lines and cubic curves.

    Raises NotAnOutline.
    """
    steps: list[Step] = []
    x = y = start_x = start_y = 0.0
    control: tuple[float, float] | None = None  # the last control point, for S and T
    before = ""
    begun = False  # is there an outline that the next command goes on with
    end = _first_command(data)
    for match in _COMMAND.finditer(data):
        letter, text = match[1], match[2]
        end = match.end()
        command = letter.upper()
        if command == "Z":
            if text.strip(" \t\r\n,"):
                raise NotAnOutline(f"{_short(text)} stands after a closing Z")
            if begun:
                steps.append(("h",))
            x, y, begun, before = start_x, start_y, False, "Z"
            continue
        if not before and command != "M":
            raise NotAnOutline(f"the path begins with {letter}, not with M")
        relative = letter.islower()
        size = _ARGUMENTS[command]
        values = _arc_numbers(text) if command == "A" else numbers(text)
        if not values or len(values) % size:
            raise NotAnOutline(f"{letter} is followed by {len(values)} numbers, not by {size} or a multiple of it")
        if command != "M" and not begun:
            steps.append(("m", x, y))
            begun = True
        for i in range(0, len(values), size):
            part = values[i : i + size]
            if relative:
                part = _absolute(command, part, x, y)
            if command == "M" and i == 0:
                if steps and steps[-1][0] == "m":
                    steps.pop()  # an outline that was begun and not drawn
                x, y = start_x, start_y = part[0], part[1]
                steps.append(("m", x, y))
                begun = True
            elif command in "ML":
                x, y = part
                steps.append(("l", x, y))
            elif command == "H":
                x = part[0]
                steps.append(("l", x, y))
            elif command == "V":
                y = part[0]
                steps.append(("l", x, y))
            elif command == "C":
                steps.append(("c", part[0], part[1], part[2], part[3], part[4], part[5]))
                control = (part[2], part[3])
                x, y = part[4], part[5]
            elif command == "S":
                x1, y1 = _mirrored(control, x, y) if before in "CS" else (x, y)
                steps.append(("c", x1, y1, part[0], part[1], part[2], part[3]))
                control = (part[0], part[1])
                x, y = part[2], part[3]
            elif command == "Q":
                steps.append(_quadratic(x, y, part[0], part[1], part[2], part[3]))
                control = (part[0], part[1])
                x, y = part[2], part[3]
            elif command == "T":
                control = _mirrored(control, x, y) if before in "QT" else (x, y)
                steps.append(_quadratic(x, y, control[0], control[1], part[0], part[1]))
                x, y = part
            else:
                steps += _arc(x, y, part)
                x, y = part[5], part[6]
            before = command
    if data[end:].strip():
        raise NotAnOutline(f"{_short(data[end:])} is not path data")
    if steps and steps[-1][0] == "m":
        steps.pop()
    return steps


def polygon_steps(points: str, *, closed: bool) -> list[Step]:
    """Return the steps of a polygon's or polyline's `points`; raises NotAnOutline."""
    values = numbers(points)
    if len(values) % 2:
        raise NotAnOutline("the points are an odd number of numbers")
    if len(values) < 4:
        return []
    steps: list[Step] = [("m", values[0], values[1])]
    steps += [("l", values[i], values[i + 1]) for i in range(2, len(values), 2)]
    return [*steps, ("h",)] if closed else steps


def ellipse_steps(x: float, y: float, rx: float, ry: float) -> list[Step]:
    """Return an ellipse about (x, y) as four curves, beginning at its right, clockwise."""
    if rx <= 0 or ry <= 0:
        return []
    kx, ky = rx * _KAPPA, ry * _KAPPA
    return [
        ("m", x + rx, y),
        ("c", x + rx, y + ky, x + kx, y + ry, x, y + ry),
        ("c", x - kx, y + ry, x - rx, y + ky, x - rx, y),
        ("c", x - rx, y - ky, x - kx, y - ry, x, y - ry),
        ("c", x + kx, y - ry, x + rx, y - ky, x + rx, y),
        ("h",),
    ]


def rectangle_steps(x: float, y: float, width: float, height: float, rx: float = 0.0, ry: float = 0.0) -> list[Step]:
    """Return a rectangle, its corners rounded by radii of at most half a side."""
    if width <= 0 or height <= 0:
        return []
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if rx <= 0 or ry <= 0:
        return [("m", x, y), ("l", right, y), ("l", right, bottom), ("l", x, bottom), ("h",)]
    kx, ky = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return [
        ("m", x + rx, y),
        ("l", right - rx, y),
        ("c", right - kx, y, right, y + ky, right, y + ry),
        ("l", right, bottom - ry),
        ("c", right, bottom - ky, right - kx, bottom, right - rx, bottom),
        ("l", x + rx, bottom),
        ("c", x + kx, bottom, x, bottom - ky, x, bottom - ry),
        ("l", x, y + ry),
        ("c", x, y + ky, x + kx, y, x + rx, y),
        ("h",),
    ]


def _number(text: str) -> float:
    value = float(text)
    if abs(value) > _LARGEST:
        raise NotAnOutline(f"the number {_short(text)} is too large")
    return value


def _first_command(data: str) -> int:
    """Where the commands may begin; raises NotAnOutline if something stands before them."""
    first = _COMMAND.search(data)
    start = first.start() if first else len(data)
    if data[:start].strip():
        raise NotAnOutline(f"{_short(data)} is not path data")
    return start


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= 20 else text[:20] + "...")


def _absolute(command: str, part: Sequence[float], x: float, y: float) -> list[float]:
    if command == "A":
        return [*part[:5], part[5] + x, part[6] + y]
    if command == "V":
        return [part[0] + y]
    return [value + (y if i % 2 else x) for i, value in enumerate(part)]


def _mirrored(control: tuple[float, float] | None, x: float, y: float) -> tuple[float, float]:
    return (2 * x - control[0], 2 * y - control[1]) if control else (x, y)


def _quadratic(x0: float, y0: float, x1: float, y1: float, x: float, y: float) -> Step:
    return ("c", x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y)


def _arc_numbers(text: str) -> list[float]:
    """Read arcs one token at a time: the two flags may stand without a gap, as in `a5 5 0 01.5 2`."""
    values: list[float] = []
    pattern = _GAP
    at = _GAP.match(text).end()  # type: ignore[union-attr]  # the pattern matches nothing at all as well
    while at < len(text):
        pattern = _FLAG if len(values) % 7 in (3, 4) else _NUMBER
        match = pattern.match(text, at)
        if match is None:
            raise NotAnOutline(f"{_short(text[at:])} stands in an arc")
        values.append(_number(match[0]))
        at = _GAP.match(text, match.end()).end()  # type: ignore[union-attr]
    return values


def _arc(x0: float, y0: float, part: Sequence[float]) -> list[Step]:
    """An elliptical arc as curves of at most a quarter turn each; SVG 1.1, F.6.5 and F.6.6."""
    rx, ry, degrees, large, sweep, x, y = part
    rx, ry = abs(rx), abs(ry)
    if math.hypot(x - x0, y - y0) < _SMALLEST:
        return []
    if rx < _SMALLEST or ry < _SMALLEST:
        return [("l", x, y)]
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    mx, my = (x0 - x) / 2, (y0 - y) / 2
    px, py = cos * mx + sin * my, -sin * mx + cos * my
    too_far = (px / rx) ** 2 + (py / ry) ** 2
    if too_far > 1:
        rx, ry = rx * math.sqrt(too_far), ry * math.sqrt(too_far)
    below = (rx * py) ** 2 + (ry * px) ** 2
    factor = math.sqrt(max(0.0, ((rx * ry) ** 2 - below) / below)) * (1 if large != sweep else -1)
    qx, qy = factor * rx * py / ry, -factor * ry * px / rx
    cx, cy = cos * qx - sin * qy + (x0 + x) / 2, sin * qx + cos * qy + (y0 + y) / 2
    start = math.atan2((py - qy) / ry, (px - qx) / rx)
    angle = math.atan2((-py - qy) / ry, (-px - qx) / rx) - start
    if sweep and angle < 0:
        angle += 2 * math.pi
    elif not sweep and angle > 0:
        angle -= 2 * math.pi
    pieces = max(1, math.ceil(abs(angle) / (math.pi / 2) - 1e-9))
    step = angle / pieces
    k = 4 / 3 * math.tan(step / 4)
    steps: list[Step] = []
    for i in range(pieces):
        one, two = start + i * step, start + (i + 1) * step
        c1, s1, c2, s2 = math.cos(one), math.sin(one), math.cos(two), math.sin(two)
        corners: list[float] = []
        for u, v in ((c1 - k * s1, s1 + k * c1), (c2 + k * s2, s2 - k * c2), (c2, s2)):
            corners += (cx + cos * rx * u - sin * ry * v, cy + sin * rx * u + cos * ry * v)
        if i == pieces - 1:
            corners[4:] = x, y  # end exactly where the path says
        steps.append(("c", corners[0], corners[1], corners[2], corners[3], corners[4], corners[5]))
    return steps
