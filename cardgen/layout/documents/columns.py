"""Text in columns of like height -> parts as wide as them all, where the panel is wide enough for more than one."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Final

from cardgen.layout.documents.flow import Placed, Slug, flow
from cardgen.layout.documents.parts import Part, standing
from cardgen.layout.documents.setter import GAP, Inside, Setter
from cardgen.layout.documents.tagging import Leaf, Path
from cardgen.prose import Box
from cardgen.units import mm

_GAP: Final = 6.0  # mm between columns
_NARROWEST: Final = 13.0  # em: about thirty letters, so that lines of long words are not half empty
_MOST: Final = 4
_TALLEST: Final = 0.75  # of a panel: room is left for a heading above
_TRIES: Final = 12  # halvings on the way to the least height


def columns(setter: Setter, block: Box, width: float, path: Path, inside: Inside) -> list[Part]:
    """The parts of a block in columns; in a narrow panel it is set as if it stood alone."""
    count = min(_MOST, int((width + _GAP) / (mm(setter.size) * _NARROWEST + _GAP)))
    if count < 2:
        return inside(block.blocks, width, path)
    column = (width - _GAP * (count - 1)) / count
    parts = inside(block.blocks, column, path)
    slugs = [dataclasses.replace(part.slug, notes=()) for part in parts]  # which stand below all columns
    notes = math.fsum(math.fsum(part.slug.notes) for part in parts)
    tallest = max(panel.at[3] for panel in setter.design.panels)
    room = max(tallest * _TALLEST - notes, tallest / 2)
    found: list[Part] = []
    while slugs:
        filled, stuck = flow(slugs, [room] * count, endless=False)
        placed = _least(slugs, room, count) if stuck is None else filled
        if not placed or not placed[-1].slugs.stop:  # a part that is higher than that: whoever flows it will tell
            return [*found, *parts]
        end = placed[-1].slugs.stop
        found.append(_band(setter, parts[:end], placed, column, first=not found))
        parts, slugs = parts[end:], slugs[end:]
    return found


def _least(slugs: Sequence[Slug], room: float, count: int) -> tuple[Placed, ...]:
    """Slugs that fit columns of `room` mm, in columns that are no higher than they must be.

    What is kept together is not parted for the sake of columns of like height.
    """
    found, _ = flow(slugs, [room] * count, endless=False)
    held = _held(slugs)
    least, most = held if held <= room else 0.0, room
    for _ in range(_TRIES):
        middle = (least + most) / 2
        tried, stuck = flow(slugs, [middle] * count, endless=False)
        if stuck is None:
            found, most = tried, middle
        else:
            least = middle
    return found


def _held(slugs: Sequence[Slug]) -> float:
    """The height of the tallest that is kept together, in mm."""
    tallest = height = 0.0
    for slug in slugs:
        height += slug.height + (slug.before if height else 0.0)
        tallest = max(tallest, height)
        height = height if slug.keeps else 0.0
    return tallest


def _band(setter: Setter, parts: Sequence[Part], placed: Sequence[Placed], column: float, *, first: bool) -> Part:
    """Columns beside one another, as one part."""
    there = [(number, top, part) for number, one in enumerate(placed) for top, part in standing(parts, one)]
    slug = Slug(
        max(top + part.slug.height for _, top, part in there),
        parts[0].slug.before if first else setter.line * GAP,
        notes=tuple(note for _, _, part in there for note in part.slug.notes),
    )

    def draw(x: float, y: float) -> list[Leaf]:
        drawn = (part.draw(x + (column + _GAP) * number, y + top) for number, top, part in there)
        return [leaf for leaves in drawn for leaf in leaves]

    entries = tuple(entry for part in parts for entry in part.entries)
    labels = tuple(label for _, _, part in there for label in part.labels)
    return Part(slug, draw, parts[0].says, parts[0].place, entries, labels)
