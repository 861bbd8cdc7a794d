"""A heading with a small picture at its right and a rule below both: how a chapter begins."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Final

from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Part
from cardgen.layout.documents.tagging import Leaf
from cardgen.layout.setting import line
from cardgen.prose import Block, Figure, Heading

PICTURE: Final = 12.0  # mm: the room of the picture, in height and width
GAP: Final = 4.0  # mm between the heading and the picture
_RULE: Final = 0.35  # mm
_BELOW: Final = 1.4  # mm between the lower edge of both and the rule
_ABOVE: Final = 1.25  # the space above a heading without a picture is that much larger here


def sign(blocks: Sequence[Block], index: int) -> Figure | None:
    """The picture of the chapter that begins at `index`: it follows at once, and has no caption."""
    if index + 1 < len(blocks):
        heading, figure = blocks[index : index + 2]
        if isinstance(heading, Heading) and heading.level == 2 and isinstance(figure, Figure) and not figure.caption:
            return figure
    return None


def chapter(heading: Part, picture: Part, width: float, colour: str) -> Part:
    """Put a heading and a picture, both of them set, on one rule of `colour` ("#rrggbb") across the column."""
    height = max(heading.slug.height, picture.slug.height)

    def draw(x: float, y: float) -> list[Leaf]:
        foot = y + height + _BELOW
        rule = line(x, foot, x + width, foot, colour, _RULE)
        return [
            *heading.draw(x, y + height - heading.slug.height),
            *picture.draw(x + width - PICTURE, y + height - picture.slug.height),
            Leaf((), (rule,)),
        ]

    slug = Slug(height + _BELOW + _RULE, heading.slug.before * _ABOVE, keeps=True, breaks=heading.slug.breaks)
    return dataclasses.replace(heading, slug=slug, draw=draw)
