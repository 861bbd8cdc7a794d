"""A profile of a press that nobody owns: four inks by a formula, in the form of the usual ones (ICC.1:2001, lut16Type).

Real profiles may not be passed on, so tests write their own. Each ink takes its share of red, green and blue light, and
inks on one another multiply; so the way back is three equations, once it is said how much black there is.
"""

from __future__ import annotations

import functools
import itertools
import math
import struct
from collections.abc import Sequence

_WHITE = (0.9642, 1.0, 0.8249)  # D50
# what a solid ink leaves of red, green and blue light; black has a lightness of 16, as in offset
_LEFT = ((0.03, 0.28, 0.62), (0.55, 0.04, 0.22), (0.97, 0.80, 0.06), (0.0201, 0.0201, 0.0201))
_BLACK = 0.75  # of what is grey in a colour
# linear sRGB to XYZ for D50, and back
_TO_XYZ = ((0.43607, 0.38515, 0.14307), (0.22249, 0.71687, 0.06061), (0.01392, 0.09708, 0.71410))
_FROM_XYZ = ((3.13386, -1.61687, -0.49061), (-0.97877, 1.91614, 0.03345), (0.07195, -0.22899, 1.40524))


@functools.cache
def press(
    name: str = "Test press",
    *,
    kind: bytes = b"prtr",
    space: bytes = b"CMYK",
    pcs: bytes = b"Lab ",
    version: int = 2,
    order: tuple[int, int, int, int] = (0, 1, 2, 3),
    back: tuple[int, int, int, int] = (0, 1, 2, 3),
    without: str = "",
) -> bytes:
    """Return the profile.

    `kind`, `space`, `pcs` and `version` stand in the header; `order` says which ink is in which place
    where inks become colours, `back` where colours become inks; the tag `without` is left out.
    """
    tags = {
        "desc": b"desc\0\0\0\0"
        + struct.pack(">I", len(name) + 1)
        + name.encode("ascii")
        + bytes(1 + 4 + 4 + 2 + 1 + 67),
        "cprt": b"text\0\0\0\0nobody's\0",
        "wtpt": b"XYZ \0\0\0\0" + _s15(_WHITE),
        "A2B0": _to_lab(order),
        "B2A0": _to_inks(back),
    }
    tags.pop(without, None)
    table, body = b"", b""
    for tag, data in tags.items():
        table += struct.pack(">4sII", tag.encode("ascii"), 128 + 4 + 12 * len(tags) + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(
        ">I4x4s4s4s4s6H4s28x12s", 132 + len(table) + len(body), bytes([version, 0x40, 0, 0]), kind, space, pcs,
        2026, 11, 22, 0, 0, 0, b"acsp", _s15(_WHITE),
    )  # fmt: skip  # one field a line hides the layout
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _s15(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _lut(inputs: int, outputs: int, grid: int, values: Sequence[float]) -> bytes:
    """Return a lut16Type whose curves change nothing; values from 0 to 65535, the last input counting fastest."""
    unit = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    curves = struct.pack(">2H", 0, 0xFFFF)
    nodes = struct.pack(f">{len(values)}H", *(min(max(round(value), 0), 0xFFFF) for value in values))
    head = b"mft2\0\0\0\0" + bytes([inputs, outputs, grid, 0]) + unit + struct.pack(">2H", 2, 2)
    return head + curves * inputs + nodes + curves * outputs


@functools.cache
def _to_lab(order: tuple[int, int, int, int], grid: int = 9) -> bytes:
    values: list[float] = []
    for node in itertools.product(range(grid), repeat=4):
        inks = [node[place] / (grid - 1) for place in order]
        rgb = [math.prod(_LEFT[i][channel] ** inks[i] for i in range(4)) for channel in range(3)]
        x, y, z = (
            _f(sum(a * b for a, b in zip(row, rgb, strict=True)) / white)
            for row, white in zip(_TO_XYZ, _WHITE, strict=True)
        )
        values += ((116 * y - 16) * 652.8, (500 * (x - y) + 128) * 256, (200 * (y - z) + 128) * 256)
    return _lut(4, 3, grid, values)


@functools.cache
def _to_inks(order: tuple[int, int, int, int], grid: int = 17) -> bytes:
    values: list[float] = []
    for node in itertools.product(range(grid), repeat=3):
        light, a, b = (65535 * step / (grid - 1) for step in node)
        y = (light / 652.8 + 16) / 116
        xyz = [_g(y + (a / 256 - 128) / 500), _g(y), _g(y - (b / 256 - 128) / 200)]
        xyz = [part * white for part, white in zip(xyz, _WHITE, strict=True)]
        rgb = [sum(p * q for p, q in zip(row, xyz, strict=True)) for row in _FROM_XYZ]
        dense = [-math.log(min(max(part, 1e-5), 1.0)) for part in rgb]
        black = min(_BLACK * min(dense) / -math.log(_LEFT[3][0]), 1.0)
        rest = [part + black * math.log(_LEFT[3][0]) for part in dense]
        inks = (*_solved(rest), black)
        values += [65535 * min(max(inks[place], 0.0), 1.0) for place in order]
    return _lut(3, 4, grid, values)


def _solved(dense: Sequence[float]) -> tuple[float, ...]:
    """Return cyan, magenta and yellow of which these densities are made (Cramer's rule)."""
    columns = [[-math.log(left) for left in _LEFT[ink]] for ink in range(3)]
    whole = _det(columns)
    return tuple(_det([list(dense) if i == ink else columns[i] for i in range(3)]) / whole for ink in range(3))


def _det(m: Sequence[Sequence[float]]) -> float:
    return (
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[1][0] * (m[0][1] * m[2][2] - m[0][2] * m[2][1])
        + m[2][0] * (m[0][1] * m[1][2] - m[0][2] * m[1][1])
    )


def _f(t: float) -> float:
    return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116


def _g(f: float) -> float:
    return f**3 if f > 6 / 29 else (116 * f - 16) * 27 / 24389
