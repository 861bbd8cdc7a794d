"""A picture as plain data: filled and stroked paths in a box. Knows neither SVG nor PDF."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from typing import Literal, TypeAlias

# ("m", x, y) begin, ("l", x, y) line, ("c", x1, y1, x2, y2, x, y) Bezier curve, ("h",) close
Step: TypeAlias = tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
# (left, top, width, height), y downwards
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Path:
    """One outline, y downwards, in the units of what holds it: a drawing's own, or mm on a frame.

    `fill` and `stroke` are "#rrggbb" or None; `width` is the stroke's, 0 without a stroke.
    `bleeds` marks a shape that is meant to run over the trim.
    """

    steps: tuple[Step, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    even_odd: bool = False
    dash: tuple[float, ...] = ()
    bleeds: bool = False


@dataclass(frozen=True)  # not slots: the digest is kept once it is known
class Drawing:
    """Paths in a box of `width` x `height` units, drawn in order."""

    width: float
    height: float
    paths: tuple[Path, ...]

    def __hash__(self) -> int:
        return hash(self.digest)

    @functools.cached_property
    def digest(self) -> str:
        """A name for exactly this appearance; equal drawings have equal digests on every machine."""
        return hashlib.sha256(repr((self.width, self.height, self.paths)).encode()).hexdigest()[:24]
