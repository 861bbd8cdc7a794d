"""Text that is set apart on a coloured ground -> parts, each with its piece of the ground."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Draw, Part
from cardgen.layout.documents.setter import Inside, Setter
from cardgen.layout.documents.tagging import Leaf, Path
from cardgen.layout.setting import rectangle
from cardgen.prose import Box

Ground: TypeAlias = Callable[[float, float, float], list[Leaf]]  # of a height in mm, from x and y

COLOURS: Final = {"note": ("blue", "shade"), "warning": ("amber", "shade"), "plain": ("line-strong", "shade")}
_PAD: Final = 3.2  # mm inside a box
_BAR: Final = 1.4  # mm: the bar at the left of a box
_OVER: Final = 0.02  # mm by which one piece of the ground lies over the next


def box(setter: Setter, block: Box, width: float, path: Path, inside: Inside) -> list[Part]:
    """The parts of a box, held on one panel; `inside` sets what stands in it."""
    colour, fill = COLOURS[block.kind]
    inner = inside(block.blocks, width - 2 * _PAD - _BAR, (*path, setter.node("Div")))
    if not inner:
        return []
    ground = partial(_ground, setter.ink(colour), setter.ink(fill), width)
    pad = _PAD * 0.8
    found = [Part(Slug(pad, setter.line * 0.8, keeps=True), partial(ground, pad))]
    found += [_grounded(part, ground, part.slug.before if number else 0.0) for number, part in enumerate(inner)]
    found.append(Part(Slug(pad), partial(ground, pad)))
    return found


def _grounded(part: Part, ground: Ground, gap: float) -> Part:
    """A part with its piece of the ground, and what it wants again with another."""
    height = part.slug.height + gap
    again = part.again and _grounded(part.again, ground, 0.0)
    slug = dataclasses.replace(part.slug, height=height, before=0.0, keeps=True, again=again.slug if again else None)
    return dataclasses.replace(part, slug=slug, draw=partial(_on, part.draw, ground, height, gap), again=again)


def _ground(colour: str, fill: str, width: float, height: float, x: float, y: float) -> list[Leaf]:
    ground = rectangle((x, y - _OVER, width, height + 2 * _OVER), fill=fill)
    bar = rectangle((x, y - _OVER, _BAR, height + 2 * _OVER), fill=colour)
    return [Leaf((), (ground, bar))]


def _on(draw: Draw, ground: Ground, height: float, gap: float, x: float, y: float) -> list[Leaf]:
    return [*ground(height, x, y), *draw(x + _BAR + _PAD, y + gap)]
