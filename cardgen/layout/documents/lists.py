"""Lists -> parts: the first item stays with the second, the last with the one before it."""

from __future__ import annotations

from functools import partial
from typing import Final

from cardgen.layout.documents.parts import Part, keeping, shifted
from cardgen.layout.documents.setter import GAP, Inside, Setter
from cardgen.layout.documents.tagging import Leaf, Path
from cardgen.layout.frame import Run
from cardgen.prose import List, Paragraph
from cardgen.units import mm

_GAP: Final = 0.16  # between items, in lines
_INDENT: Final = 1.5  # em
_WIDER: Final = 1.35  # where numbers have two digits
_BULLET: Final = "•"


def listed(setter: Setter, block: List, width: float, path: Path, inside: Inside) -> list[Part]:
    """The parts of a list; `inside` sets what stands in an item below its first paragraph."""
    own = (*path, setter.node("L"))
    start = block.start
    numbers = [_BULLET if start is None else f"{start + i}." for i in range(len(block.items))]
    indent = mm(setter.size * (_INDENT if len(block.items) < 10 or start is None else _INDENT * _WIDER))
    found: list[Part] = []
    for index, (item, number) in enumerate(zip(block.items, numbers, strict=True)):
        within = (*own, setter.node("LI"))
        body = (*within, setter.node("LBody"))
        rest = item.blocks
        if rest and isinstance(rest[0], Paragraph):
            label = partial(_label, setter, number, (*within, setter.node("Lbl")))
            gap = setter.line * (_GAP if found else GAP)
            found += setter.paragraph(rest[0].words, width, body, indent=indent, before=gap, label=label)
            rest = rest[1:]
        found += shifted(inside(rest, width - indent, body), indent)
        if found and index in (0, len(numbers) - 2) and index < len(numbers) - 1:
            found[-1] = keeping(found[-1])  # no item stands alone at the foot or the head of a panel
    return found


def _label(setter: Setter, text: str, path: Path, x: float, y: float, size: float) -> list[Leaf]:
    shaped = setter.material.shaper.shape(text, setter.speaker.tongue, 400 if text == _BULLET else 700)
    return [Leaf(path, (Run(x, y, size, setter.ink(setter.colour), shaped),))]
