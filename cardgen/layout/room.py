"""How many characters of a text have room where it stands: what a translator is told before anything is too long.

An estimate from the boxes of the layouts and the mean width of a letter in what the language has so far. Whether a text
fits is for the layout itself to say. Texts without a box of their own have no such number: answers stand on tiles whose
size depends on how many there are, labels and lists take what is left, and running text flows.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from cardgen.bank import Section
from cardgen.bank.strings import String, strings
from cardgen.layout.context import WORDS, Material, kinds
from cardgen.layout.data import Block, Format
from cardgen.pictures.drawing import Box
from cardgen.typography import Style
from cardgen.typography.shaping import MissingGlyphs
from cardgen.units import pt

_FILLED: Final = 0.8  # of a line on average, since lines break between words
_OF_CARDS: Final = ("card-", "divider-")  # the faces on which shared topics stand
_SAMPLE: Final = 40  # strings that are measured
_USUAL: Final = 560.0  # thousandths of an em, for a language that has no text yet


class Room:
    """What has room on the pages. `layouts` gives the layouts on which editions print the set of each topic."""

    def __init__(self, material: Material, layouts: Mapping[str, Collection[Format]]) -> None:
        self._material = material
        self._layouts = layouts
        self._means: dict[tuple[str, int], float] = {}

    def longest(self, string: String) -> int | None:
        """How many characters a text may have in the narrowest box that shows it alone; None where there is none."""
        return min((self._characters(string, block, box) for block, box in self._boxes(string)), default=None)

    def _boxes(self, string: String) -> Iterator[tuple[Block, Box]]:
        """Every box in which the string alone stands for the patient."""
        say = "title" if string.kind == "title" else "section" if string.kind == "section" else "sentence"
        names = kinds(string.card, self._section(string))
        for topic, layouts in self._layouts.items():
            for layout in layouts:
                own, shared = topic == string.topic, string.topic in _shared(layout)
                for face, blocks in layout.faces.items():
                    for block in blocks:
                        if block.block != "text" or block.in_ != "patient":
                            continue
                        if string.topic == WORDS:
                            boxes = [block.at] if (block.say, block.word) == ("word", string.name) else []
                        elif block.say != say or not (own or (shared and face.startswith(_OF_CARDS))):
                            boxes = []
                        elif string.card is None:
                            boxes = [block.at, *block.at_for.values()]
                        elif block.only and not set(block.only) & set(names):
                            boxes = []
                        else:
                            boxes = [next((block.at_for[name] for name in names if name in block.at_for), block.at)]
                        yield from ((block, box) for box in boxes)

    def _characters(self, string: String, block: Block, box: Box) -> int:
        _, _, width, height = box
        style = self._material.theme.styles[str(block.style)].style
        size = style.sizes[-1]
        lines = min(style.max_lines, int(pt(height) / (size * style.leading)))
        letters = pt(width) / (self._mean(string, style) / 1000 * size)
        return max(math.floor(lines * letters * _FILLED), 1)

    def _section(self, string: String) -> Section | None:
        sections = self._material.bank.topics[string.topic].sections
        return next((section for section in sections if string.card in section.cards), None)

    def _mean(self, string: String, style: Style) -> float:
        """The mean width of a character in thousandths of an em."""
        key = (string.language, style.weight)
        if key not in self._means:
            bank = self._material.bank
            texts = [one.text for topic in self._layouts for one in strings(bank, topic, string.language) if one.text]
            widths, count = 0.0, 0
            for text in texts[:_SAMPLE]:
                try:
                    line = self._material.shaper.shape(str(text), self._material.tongue(string.language), style.weight)
                except MissingGlyphs:
                    continue  # told by whoever prints it
                widths, count = widths + line.width, count + len(text)
            self._means[key] = widths / count if count else _USUAL
        return self._means[key]


def _shared(layout: Format) -> frozenset[str]:
    """The topics whose cards stand in every set of a layout."""
    return frozenset(leaf.partition(":")[2] for leaf in layout.leaves if ":" in leaf)
