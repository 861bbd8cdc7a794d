"""Where the lines of a rich text may end, and at what price.

1. at spaces        as `breaking.pieces` cuts, which keeps a number with its unit and a preposition with its word
2. at hyphens       inside words, never in the last one of a paragraph
3. for want of room in what is wider than the narrowest line: at hyphens in any word; in a word that is too wide even so
                    behind / . - @ and the like, or between any two letters; then between what is kept together

Knows neither pages nor which places are taken in the end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from cardgen.typography import breaking
from cardgen.typography.ruler import Ruler
from cardgen.typography.totalfit import TOLERANCE, Breakpoint

# Prices, in the measure of `totalfit.line_cost`.
LETTER: Final = 0.02  # a line that ends in a word of one letter
HYPHEN: Final = 0.05
FEW: Final = 0.03  # more, for a hyphen behind two letters
SIGN: Final = 0.02  # behind a slash, a full stop... of a URL
KEPT: Final = 1.0  # between what is kept together
ANYWHERE: Final = 4.0  # between any two letters

_SIGN: Final = r"/.\-@_?&=#:~+–—"
_SIGNS: Final = re.compile(rf"(?<=[{_SIGN}\u00a0])(?=[^{_SIGN}\u00a0 ][^ ]{{2}})")  # not before the cz of a URL
_HOLDS: Final = frozenset("\u200d\u2011\u2060\u00a0\u202f")  # neither before nor behind these
_AROUND: Final = " ().,;„“”«»\"'"


def breakpoints(
    ruler: Ruler, keeps: frozenset[str], hyphenate: bool, narrowest: float
) -> tuple[list[Breakpoint], list[int]]:
    """Return the places where lines may end, and the offsets at which begins what is shaped by itself.

    `narrowest` is the width of the narrowest line in 1/1000 em. Nothing between two places is wider than that, unless
    it is one letter with its marks or what is raised. Raises MissingGlyphs.
    """
    search = _Search(ruler, keeps, hyphenate, narrowest)
    search.run()
    return search.places, search.words


def width(ruler: Ruler, before: Breakpoint, after: Breakpoint) -> float:
    """Return the width of a line between two places in one word."""
    return ruler.measure(before.at, after.at, after.hyphen)[1]


def needed(ruler: Ruler, places: Sequence[Breakpoint], start: float) -> float:
    """Return the least width of lines in which the text from `start` to the last of `places` can be set."""
    widest = 0.0
    before = None
    for place in places:
        if before and before.word is not None and before.word == place.word:
            part = width(ruler, before, place)
        else:
            part = place.end - (before.start if before else start)
        widest = max(widest, part)
        before = place
    return min(widest, places[-1].end - start)


class _Search:
    def __init__(self, ruler: Ruler, keeps: frozenset[str], hyphenate: bool, narrowest: float) -> None:
        self.places: list[Breakpoint] = []
        self.words: list[int] = []
        self._ruler = ruler
        self._keeps = keeps
        self._hyphenate = hyphenate
        self._narrowest = narrowest + TOLERANCE
        self._pen = 0.0  # the advances of all that was read

    def run(self) -> None:
        plain = self._ruler.plain
        ends = self._ruler.rich.ends
        begin = 0
        for end in [*sorted(ends), len(plain)] if plain else []:
            at = begin
            for group in breaking.pieces(plain[begin:end], self._keeps):
                at += len(group)
                self._group(at - len(group), at, last=at == end)
            empty = Breakpoint(end, self._pen, self._pen, last=True)
            self.places += [empty] * (ends.get(end, 1) - 1)
            begin = end

    def _group(self, begin: int, end: int, last: bool) -> None:
        """Read what stays on one line if it can; if it is too wide, again, ready for more."""
        places, words, pen = len(self.places), len(self.words), self._pen
        for want in range(3):
            del self.places[places:], self.words[words:]
            self._pen = pen
            self._read(begin, end, last, want)
            if self.places[-1].end - pen <= self._narrowest:
                return
            if needed(self._ruler, self.places[places:], pen) <= self._narrowest:
                return

    def _read(self, begin: int, end: int, last: bool, want: int) -> None:
        text = self._ruler.plain
        while begin < end:
            stop = text.find(" ", begin, end) + 1 or end
            reach = self._word(begin, stop, self._hyphenate and not (last and stop == end), want)
            if stop == end:
                cost = LETTER if stop - begin < 6 and _is_letter(text[begin:stop]) else 0.0
                self.places.append(Breakpoint(stop, reach, self._pen, cost, last=last))
            elif want == 2:
                self.places.append(Breakpoint(stop, reach, self._pen, KEPT))
            begin = stop

    def _word(self, begin: int, end: int, hyphenate: bool, want: int) -> float:
        """Read a word with the space behind it; return where its visible text ends."""
        ruler, pen = self._ruler, self._pen
        total, visible, hyphens = ruler.word(begin, end, patterns=hyphenate or want > 0)
        parts = [
            Breakpoint(at, pen + before, pen + total - after, _hyphen(at - begin), hyphen=True, word=begin)
            for at, before, after in hyphens
        ]
        if want and visible > self._narrowest:
            whole = [*parts, Breakpoint(end, pen + visible, pen + total, word=begin)]
            if needed(ruler, whole, pen) > self._narrowest:
                return self._opened(begin, end)
        self.places += parts
        self.words.append(begin)
        self._pen = pen + total
        return pen + visible

    def _opened(self, begin: int, end: int) -> float:
        """Read a word as parts that are shaped by themselves."""
        text = self._ruler.rich.text
        reach = self._pen
        for start, stop, cost in self._parts(begin, end):
            total, visible = self._ruler.measure(start, stop)
            reach = self._pen + visible
            self._pen += total
            self.words.append(start)
            if stop < end:
                self.places.append(Breakpoint(stop, reach, self._pen, KEPT if text[stop - 1] == "\u00a0" else cost))
        return reach

    def _parts(self, begin: int, end: int) -> Iterator[tuple[int, int, float]]:
        signs = (match.start() for match in _SIGNS.finditer(self._ruler.plain, begin, end))
        start = begin
        for stop in [*(at for at in signs if at > begin), end]:
            if self._ruler.measure(start, stop)[1] <= self._narrowest:
                yield start, stop, SIGN
            else:
                yield from self._letters(start, stop)
            start = stop

    def _letters(self, begin: int, end: int) -> Iterator[tuple[int, int, float]]:
        text, plain = self._ruler.rich.text, self._ruler.plain
        start = begin
        for at in range(begin + 1, end):
            if not (
                text[at] == " "
                or text[at] in _HOLDS
                or text[at - 1] in _HOLDS
                or plain[at] != text[at]
                or unicodedata.category(text[at]).startswith("M")
            ):
                yield start, at, ANYWHERE
                start = at
        yield start, end, SIGN


def _hyphen(letters: int) -> float:
    return HYPHEN if letters > 2 else HYPHEN + FEW


def _is_letter(word: str) -> bool:
    bare = word.strip(_AROUND)
    return len(bare) == 1 and bare.isalpha()
