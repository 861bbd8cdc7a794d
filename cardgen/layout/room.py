"""How many characters of a sentence have room on its card: what a translator is told before anything is too long.

An estimate from the box of the layout and the mean width of a letter in what the language has so far. Whether a text
fits is for the layout itself to say.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from cardgen.bank import Section
from cardgen.bank.strings import String, strings
from cardgen.layout.context import Material, kinds
from cardgen.layout.data import Block, Format
from cardgen.typography import Style
from cardgen.typography.shaping import MissingGlyphs
from cardgen.units import pt

_FILLED: Final = 0.8  # of a line on average, since lines break between words
_SAMPLE: Final = 40  # strings that are measured
_USUAL: Final = 560.0  # thousandths of an em, for a language that has no text yet


class Room:
    """What has room on the cards. `layouts` gives the layout of each topic that an edition prints."""

    def __init__(self, material: Material, layouts: Mapping[str, Format]) -> None:
        self._material = material
        self._layouts = layouts
        self._means: dict[tuple[str, int], float] = {}

    def longest(self, string: String) -> int | None:
        """How many characters a card's sentence may have; None for what stands in more than one place."""
        layout = self._layouts.get(string.topic)
        block = _sentence(layout) if layout else None
        if block is None or string.card is None:
            return None
        names = kinds(string.card, self._section(string))
        _, _, width, height = next((block.at_for[name] for name in names if name in block.at_for), block.at)
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


def _sentence(layout: Format) -> Block | None:
    """Where the patient's sentence stands."""
    blocks = layout.faces.get("card-front", ())
    return next((one for one in blocks if (one.block, one.say, one.in_) == ("text", "sentence", "patient")), None)
