"""The front of a leaflet or poster: its first words, large, and its picture in all the room that is left."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Literal

from cardgen.languages import SOURCE
from cardgen.layout.documents import pictures
from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Part
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Leaf, Node
from cardgen.layout.setting import in_box
from cardgen.prose import Block, Figure, Paragraph
from cardgen.typography.paragraphs import Paragraph as Set

_LEADING: Final = 1.22
_GAP: Final = 0.5  # lines between two paragraphs, and between text and picture
_LEAST: Final = 24.0  # mm: a picture with less room says nothing
_WIDEST: Final = 0.78  # of the panel, for a picture below the words,
_BESIDE: Final = 0.38  # and for one at their right
_WEIGHTS: Final = (600, 400)  # of the first paragraph and of those after it


@dataclass(frozen=True)
class _Set:
    """A paragraph of the front, and how far it stands below the one before."""

    lines: Set
    gap: float
    colour: str


def parted(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The paragraphs and pictures that a text begins with, and all that follows."""
    first = tuple(takewhile(lambda block: isinstance(block, Paragraph | Figure), blocks))
    return first, tuple(blocks[len(first) :])


def front(
    setter: Setter, blocks: Sequence[Block], scale: float, side: Literal["below", "right"], room: float
) -> Part | None:
    """The front in `room` mm below the title; None when its words leave none for the picture.

    `scale` is the size of its words in that of the text, `side` where the picture stands.
    """
    width = setter.design.panels[0].at[2]
    figure = next((block for block in blocks if isinstance(block, Figure)), None)
    if figure and figure.picture not in setter.material.register:
        pictures.figure(setter, figure, width, ())  # tells it
        figure = None
    drawing = setter.material.register.drawing(figure.picture) if figure else None
    beside = side == "right" and drawing is not None
    column = width * (1 - _BESIDE) - setter.line if beside else width
    said = _said(setter, blocks, scale, column)
    caption = _caption(setter, figure, column)
    text = math.fsum(one.gap + one.lines.height for one in said)
    below = math.fsum(one.gap + one.lines.height for one in caption)
    left = room if beside else room - text - below - setter.line * 2 * _GAP
    if max(text + below, 0.0) > room or (drawing and left < _LEAST):
        return None
    alt = setter.material.register.alt(figure.picture) if figure else ""

    def draw(x: float, y: float) -> list[Leaf]:
        found: list[Leaf] = []
        top = y + (max(room - text - below, 0.0) / 2 if beside else 0.0)
        for one in said:
            top += one.gap
            found += setter.lines(one.lines, x, top, (setter.node("P", setter.speaker.language),), one.colour)
            top += one.lines.height
        if drawing:
            wide = width * (_BESIDE if beside else _WIDEST)
            tall = min(left, wide * drawing.height / drawing.width)
            wide = tall * drawing.width / drawing.height
            at = x + width - wide if beside else x + (width - wide) / 2
            under = y if beside else top + setter.line * _GAP
            box = (at, under + (left - tall) / 2, wide, tall)
            found.append(Leaf((Node("Figure", setter.key(), SOURCE, alt),), (in_box(drawing, box),)))
        top = top if beside else y + room - below
        for one in caption:
            top += one.gap
            found += setter.lines(one.lines, x, top, (setter.node("P", setter.speaker.language),), one.colour)
        return found

    return Part(Slug(room), draw, "".join(line.text for one in said[:1] for line in one.lines.lines))


def _said(setter: Setter, blocks: Sequence[Block], scale: float, width: float) -> list[_Set]:
    found: list[_Set] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            weight = _WEIGHTS[min(len(found), len(_WEIGHTS) - 1)]
            done = setter.set(block.words, setter.manner(scale, _LEADING, hyphenate=False), width, weight)
            if done:
                found.append(_Set(done, setter.line * scale * _GAP if found else 0.0, "ink"))
    return found


def _caption(setter: Setter, figure: Figure | None, width: float) -> list[_Set]:
    words = [block.words for block in figure.caption if isinstance(block, Paragraph)] if figure else []
    sets = [setter.set(one, setter.manner(), width) for one in words]
    return [_Set(done, setter.line * _GAP, "quiet") for done in sets if done]
