"""Pictures with their captions beside them -> parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cardgen.languages import SOURCE
from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Part
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Leaf, Node, Path
from cardgen.layout.setting import in_box
from cardgen.pictures.drawing import Drawing
from cardgen.problems import Place
from cardgen.prose import Figure, Paragraph, Words
from cardgen.typography.rich import Piece

_GAP: Final = 4.0  # mm between picture and caption
_WIDEST: Final = 0.45  # of the column


def figure(setter: Setter, block: Figure, width: float, path: Path, height: float | None = None) -> list[Part]:
    """The part of a picture of the register, at most `height` mm high; one that it lacks is told."""
    register = setter.material.register
    if block.picture not in register:
        setter.material.problems.error(
            block.place,
            "unknown-picture",
            f"the picture {block.picture!r} is not registered",
            "cardgen list pictures shows which there are",
        )
        return []
    caption = next((one.words for one in block.caption if isinstance(one, Paragraph)), None)
    return [picture(setter, register.drawing(block.picture), register.alt(block.picture), caption, width, path, height)]


def picture(
    setter: Setter,
    drawing: Drawing,
    alt: str,
    caption: Words | Sequence[Piece] | None,
    width: float,
    path: Path,
    height: float | None = None,
    place: Place | None = None,
) -> Part:
    """A picture at most `height` mm high with its caption beside it, without one in the middle of the column."""
    tall = height or setter.design.picture
    wide = min(drawing.width * tall / drawing.height, width * (_WIDEST if caption or height is None else 1.0))
    tall = min(tall, drawing.height * wide / drawing.width)
    done = setter.set(caption, setter.manner(0.94), width - wide - _GAP) if caption else None
    total = max(tall, done.height if done else 0.0)
    own = (*path, Node("Figure", setter.key(), SOURCE, alt))
    beside = (*path, setter.node("P", setter.speaker.language))

    def draw(x: float, y: float) -> list[Leaf]:
        left = x if done else x + (width - wide) / 2
        found = [Leaf(own, (in_box(drawing, (left, y + (total - tall) / 2, wide, tall)),))]
        if done:
            found += setter.lines(done, x + wide + _GAP, y + (total - done.height) / 2, beside, "quiet")
        return found

    if isinstance(caption, Words):
        place = setter.speaker.place(caption)
    return Part(Slug(total, setter.line * 0.8), draw, alt, place)
