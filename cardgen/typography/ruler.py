"""Stretches of a rich text, shaped and measured. Knows nothing of where lines end.

Lengths are in 1/1000 em of the paragraph's size.
"""

from __future__ import annotations

import bisect
import math
from typing import Final, TypeAlias

from cardgen.typography import hyphens
from cardgen.typography.rich import Rich
from cardgen.typography.shaped import Shaped, Tongue, parted
from cardgen.typography.shaping import Shaper

_HYPHEN: Final = "-"
_LONGEST: Final = 200  # what has more characters without a space takes no hyphens: each is measured with all before it

# offset; width of what stays, hyphen and all; advances of what goes over
Hyphen: TypeAlias = tuple[int, float, float]
_Measured: TypeAlias = tuple[Shaped, float]  # with the sum of its advances
_Word: TypeAlias = tuple[float, float, tuple[Hyphen, ...]]  # advances, width, hyphens from its beginning


class Ruler:
    """Shapes stretches of one text. What it shaped once is remembered in the shaper, word by word."""

    def __init__(self, rich: Rich, tongue: Tongue, shaper: Shaper) -> None:
        self.rich = rich
        self.plain = rich.plain
        self._shaper = shaper
        self._stops = (*rich.starts[1:], len(rich.text))
        self._scales = [piece.scale for piece in rich.pieces]
        self._manners = [(piece.tongue or tongue, piece.weight, piece.italic) for piece in rich.pieces]
        memories = [shaper.set_before.setdefault(("words", *manner), ({}, {})) for manner in self._manners]
        self._shaped: list[dict[str, _Measured]] = [shaped for shaped, _ in memories]
        self._words: list[dict[str, _Word]] = [words for _, words in memories]
        self._usual = [piece.scale == 1 and not piece.rise for piece in rich.pieces]

    def shape(self, begin: int, end: int, hyphen: bool = False) -> list[tuple[int, Shaped]]:
        """Return the text between two offsets as (number of the piece, line), with a hyphen behind it or not.

        Raises MissingGlyphs.
        """
        return [(number, line) for number, (line, _) in self._shape(begin, end, hyphen)]

    def measure(self, begin: int, end: int, hyphen: bool = False) -> tuple[float, float]:
        """Return the advances of the text between two offsets, and its width without a space at its end."""
        total = width = 0.0
        for number, (line, advances) in self._shape(begin, end, hyphen):
            scale = self._scales[number]
            width = total + line.width * scale
            total += advances * scale
        return total, width

    def word(self, begin: int, end: int, patterns: bool) -> tuple[float, float, tuple[Hyphen, ...]]:
        """Return the advances and the width of a word with its space, and where a hyphen may part it.

        Where the text itself says where it is parted, there and nowhere else; otherwise by the patterns of its
        language, if `patterns`.
        """
        number = bisect.bisect_right(self.rich.starts, begin) - 1
        long = end - begin > _LONGEST
        own = self._own(begin, end) if self.rich.parts and not long else []
        if own or long or not patterns:
            return (*self.measure(begin, end), self._measured(begin, own, end))
        if end > self._stops[number] or not self._usual[number]:
            return (*self.measure(begin, end), self._measured(begin, self._known(begin, end, number), end))
        text = self.rich.text[begin:end]
        word = self._words[number].get(text)
        if word is None:
            parts = self._measured(begin, self._known(begin, end, number), end)
            moved = tuple((at - begin, before, after) for at, before, after in parts)
            word = self._words[number][text] = (*self.measure(begin, end), moved)
        total, width, moved = word
        return total, width, tuple([(begin + at, before, after) for at, before, after in moved]) if moved else moved

    def _own(self, begin: int, end: int) -> list[int]:
        stop = end - (self.rich.text[end - 1] == " ")
        return [at for at in range(begin + 1, stop) if at in self.rich.parts]

    def _known(self, begin: int, end: int, number: int) -> list[int]:
        tag = self._manners[number][0].tag
        return [begin + at for at in hyphens.points(self.plain[begin:end].rstrip(" "), tag)]

    def _measured(self, begin: int, places: list[int], end: int) -> tuple[Hyphen, ...]:
        return tuple((at, self.measure(begin, at, hyphen=True)[1], self.measure(at, end)[0]) for at in places)

    def _shape(self, begin: int, end: int, hyphen: bool) -> list[tuple[int, _Measured]]:
        found: list[tuple[int, _Measured]] = []
        number = bisect.bisect_right(self.rich.starts, begin) - 1
        while begin < end:
            stop = min(end, self._stops[number])
            parts = hyphen and stop == end
            text = self.rich.text[begin:stop]
            if parts:
                text += "\u00ad"  # the text itself has none
            known = self._shaped[number].get(text)
            if known is None:
                tongue, weight, italic = self._manners[number]
                line = self._shaper.shape(text.replace("\u00ad", _HYPHEN), tongue, weight, italic)
                known = self._shaped[number][text] = (parted(line) if parts else line), math.fsum(line.advances)
            found.append((number, known))
            begin, number = stop, number + 1
        return found
