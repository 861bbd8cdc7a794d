"""A paragraph of text in several manners -> lines, ragged right, the best for the paragraph as a whole.

1. gather    pieces -> one text, spaces in order        rich.py
2. measure   words, parts of words -> widths            ruler.py
3. find      where lines may end, at what price         breakpoints.py, breaking.py, hyphens.py
4. choose    the cheapest of all ways to end them       totalfit.py
5. set       the words of a line -> segments

Knows nothing of pages, links or notes.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cardgen.typography.breakpoints import breakpoints, needed, width
from cardgen.typography.fitting import Overflow, baselines
from cardgen.typography.rich import Piece, gather
from cardgen.typography.ruler import Ruler
from cardgen.typography.shaped import Shaped, Tongue, joined
from cardgen.typography.shaping import Shaper
from cardgen.typography.totalfit import choose
from cardgen.units import mm, pt


@dataclass(frozen=True, slots=True)
class Manner:
    """How a paragraph is set: `size` in pt, `leading` in em from baseline to baseline.

    Without `hyphenate` only a word that is wider than a line is parted.
    """

    size: float
    leading: float = 1.4
    hyphenate: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a line in one manner: `x` in mm from the line's beginning, `size` in pt.

    `rise` is how far in mm it stands above the line's baseline; `mark` is that of its piece.
    """

    line: Shaped
    x: float
    size: float
    rise: float = 0.0
    mark: Hashable = None


@dataclass(frozen=True, slots=True)
class Line:
    """Segments from left to right; `width` in mm, without the space at the end."""

    segments: tuple[Segment, ...]
    width: float
    hyphenated: bool = False

    @property
    def text(self) -> str:
        """What is read; U+00AD for a hyphen that parts a word."""
        return "".join(segment.line.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines at one size in pt. `width` of the widest and `height` in mm; `baselines` in mm below the top."""

    lines: tuple[Line, ...]
    size: float
    width: float
    height: float
    baselines: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """What a text needs in mm: `least` where no line may part what belongs together, `natural` without any break."""

    least: float
    natural: float


def set_paragraph(
    pieces: Iterable[Piece], manner: Manner, tongue: Tongue, shaper: Shaper, widths: float | Sequence[float]
) -> Paragraph | Overflow:
    """Set text in lines of at most `widths` mm: of one width, or one for each line and the last for all further ones.

    Joined, the lines are the text with single spaces and without U+00AD; a line break is a space. Overflow when a
    single letter is wider than the narrowest line. Raises MissingGlyphs. What was set once is remembered.
    """
    pieces = tuple(pieces)
    measures = (float(widths),) if isinstance(widths, (int, float)) else tuple(map(float, widths))
    key = ("paragraph", pieces, manner, tongue, measures)
    known: Paragraph | Overflow | None = shaper.set_before.get(key)
    if known is None:
        known = shaper.set_before[key] = _set(pieces, manner, tongue, shaper, measures)
    return known


def extent(pieces: Iterable[Piece], manner: Manner, tongue: Tongue, shaper: Shaper) -> Extent:
    """Return how wide a column must be for text, and how wide it would be if it could. Raises MissingGlyphs."""
    ruler = Ruler(gather(pieces), tongue, shaper)
    places, _ = breakpoints(ruler, tongue.keeps, manner.hyphenate, float("inf"))
    least = natural = start = first = 0.0
    group = []
    for place in places:
        group.append(place)
        if place.word is None:
            least = max(least, needed(ruler, group, start))
            start = place.start
            group = []
        if place.last:
            natural = max(natural, place.end - first)
            first = place.start
    return Extent(mm(least * manner.size / 1000), mm(natural * manner.size / 1000))


def _set(
    pieces: tuple[Piece, ...], manner: Manner, tongue: Tongue, shaper: Shaper, widths: tuple[float, ...]
) -> Paragraph | Overflow:
    em = 1000 / manner.size
    measures = [pt(width) * em for width in widths]
    narrowest = min(measures)
    ruler = Ruler(gather(pieces), tongue, shaper)
    places, words = breakpoints(ruler, tongue.keeps, manner.hyphenate, narrowest)
    chosen = choose(places, measures, lambda before, after: width(ruler, before, after))
    if chosen is None:
        starts = [0.0, *(place.start for place in places)]
        widest = max(place.end - start for place, start in zip(places, starts, strict=False))
        return Overflow(mm((widest - narrowest) / em), 0.0)
    lines = []
    begin = 0
    for place in (places[number] for number in chosen):
        bounds = [begin, *words[bisect.bisect_right(words, begin) : bisect.bisect_left(words, place.at)], place.at]
        lines.append(_line(ruler, bounds, place.hyphen, manner.size))
        begin = place.at
    return Paragraph(
        lines=tuple(lines),
        size=manner.size,
        width=max((line.width for line in lines), default=0.0),
        height=mm(manner.size * manner.leading) * len(lines),
        baselines=baselines(len(lines), manner.size, manner.leading),
    )


def _line(ruler: Ruler, bounds: list[int], hyphen: bool, size: float) -> Line:
    parts: list[tuple[int, Shaped]] = []
    for begin, end in itertools.pairwise(bounds):
        parts += ruler.shape(begin, end, hyphen and end == bounds[-1])
    segments = tuple(_segments(ruler, parts, size))
    reach = segments[-1].x + mm(segments[-1].line.width * segments[-1].size / 1000) if segments else 0.0
    return Line(segments, reach, hyphen)


def _segments(ruler: Ruler, parts: list[tuple[int, Shaped]], size: float) -> Iterator[Segment]:
    pen = 0.0
    for number, found in itertools.groupby(parts, key=lambda part: part[0]):
        piece = ruler.rich.pieces[number]
        line = joined([shaped for _, shaped in found])
        yield Segment(line, mm(pen * size / 1000), size * piece.scale, mm(piece.rise * size), piece.mark)
        pen += math.fsum(line.advances) * piece.scale
