"""What can stand on a face, one module a block. A block draws itself into its box and knows no other block.

1. ask the context for box, texts, colours
2. set them
3. return tags in reading order
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from cardgen.layout.blocks import answers, furniture, listing, pages, reverse, sentences, texts
from cardgen.layout.context import Context, kinds
from cardgen.layout.data import Block
from cardgen.layout.frame import Tag

Draw = Callable[[Context, Block], tuple[Tag, ...]]

_DRAWN_BY: Final[Mapping[str, Draw]] = {
    "tab": furniture.tab,
    "edge": furniture.edge,
    "rule": furniture.rule,
    "fill": furniture.fill,
    "frame": furniture.frame,
    "panel": furniture.panel,
    "picture": furniture.picture,
    "text": texts.text,
    "sentences": sentences.sentences,
    "answers": answers.answers,
    "reverse": reverse.reverse,
    "section-cards": listing.section_cards,
    "index": listing.index,
    "diagram": pages.diagram,
    "steps": pages.steps,
    "imprint": pages.imprint,
}

OF_OTHER_CARDS: Final = frozenset({"section-cards", "index"})  # print sentences of cards that are not at hand


def draw(ctx: Context, face: str) -> tuple[Tag, ...]:
    """Draw all blocks of a face that are meant for the card at hand."""
    tags: list[Tag] = []
    for block in ctx.layout.faces[face]:
        if not block.only or set(block.only) & set(kinds(ctx.card, ctx.section)):
            tags += _DRAWN_BY[block.block](ctx, block)
    return tuple(tags)
