"""Which of the places where lines may end are best for a whole ragged paragraph. Works on numbers alone.

The total fit of Knuth and Plass (Breaking Paragraphs into Lines, 1981) with spaces that do not stretch: a line costs
the square of what it is short of, as a share of its width, and every place has a price of its own. The last line, and
every line that ends by order, may be short.
"""

from __future__ import annotations

import itertools
import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

# What lines cost beside their shortness: 0.01 is as bad as a line that is short of a tenth of its width.
HYPHEN_AGAIN: Final = 0.08  # a hyphen below a hyphen
STUMP: Final = 0.06  # a last line of less than LEAST_SHARE of the width, or of less than LEAST_LENGTH
LEAST_SHARE: Final = 0.15
LEAST_LENGTH: Final = 2500.0  # in 1/1000 em: a word of five letters

TOLERANCE: Final = 1e-3  # in 1/1000 em: what rounding may add to a line
_KERNING: Final = 100.0  # by how much less than its numbers say a part of a word may measure


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """A place where a line may end, `at` an offset in the text.

    `end` is where the line's visible text ends and `start` where the next line's begins, both in 1/1000 em from the
    beginning of the paragraph as if it were one line. `last`: the line must end here. `word` is the number of the
    word that the place is inside of, None between words; two places in one word are told apart by `Within`.
    """

    at: int
    end: float
    start: float
    cost: float = 0.0
    hyphen: bool = False
    last: bool = False
    word: int | None = None


Within = Callable[[Breakpoint, Breakpoint], float]  # the width of a line from one place in a word to another in it


def line_cost(width: float, measure: float, last: bool) -> float:
    """What a line of this width costs in a column of `measure`, without the price of the place where it ends."""
    if last:
        return STUMP if width < max(LEAST_SHARE * measure, LEAST_LENGTH) else 0.0
    short = 1 - width / measure
    return short * short


def choose(places: Sequence[Breakpoint], measures: Sequence[float], within: Within) -> tuple[int, ...] | None:
    """Return the numbers of the places at which the lines of the cheapest paragraph end; None when none fits.

    `places` in the order of the text, the last one `last`; `measures` in 1/1000 em, one a line, the last for all
    further lines. Of ways that cost the same it takes the one with fuller first lines.
    """
    if not places:
        return ()
    columns = [_Column(measure) for measure in measures]
    columns[0].add(0, 0.0, (0, 0))
    starts = [0.0, *(place.start for place in places)]
    words = [None, *(place.word for place in places)]
    hyphens = [False, *(place.hyphen for place in places)]
    # no line that begins so far left of this one can still fit: some hyphens reach farther than what follows
    nearest = list(itertools.accumulate(reversed([place.end for place in places]), min))[::-1]
    for node, place in enumerate(places, 1):
        end, word, last = place.end, place.word, place.last
        again = HYPHEN_AGAIN if place.hyphen else 0.0
        reached: list[tuple[int, float, tuple[int, int]]] = []
        for number, column in enumerate(columns):
            measure, costs = column.measure, column.costs
            longest = measure + TOLERANCE
            column.leave(nearest[node - 1] - longest - _KERNING, starts)
            best, least = math.inf, column.least
            came = -1
            for begin in column.open:
                width = end - starts[begin]
                if word is not None and words[begin] == word:
                    width = within(places[begin - 1], place)
                if width > longest:
                    continue
                if last:
                    cost = costs[begin] + line_cost(width, measure, last)
                else:
                    short = 1 - width / measure
                    cost = short * short
                    if cost + least >= best:
                        break  # lines that begin later are shorter still
                    cost += costs[begin]
                    if again and hyphens[begin]:
                        cost += again
                if cost < best:
                    best, came = cost, begin
            if came >= 0:
                reached.append((min(number + 1, len(columns) - 1), best + place.cost, (number, came)))
        if last:
            for column in columns:
                column.clear()
        for number, cost, back in reached:
            columns[number].add(node, cost, back)
    return _chosen(columns, len(places))


def _chosen(columns: Sequence[_Column], last: int) -> tuple[int, ...] | None:
    number = min(range(len(columns)), key=lambda n: columns[n].costs.get(last, math.inf))
    if last not in columns[number].costs:
        return None
    found = []
    node = last
    while node:
        found.append(node - 1)
        number, node = columns[number].back[node]
    return tuple(reversed(found))


class _Column:
    """What is known of the lines of one number: where they may begin, and what the text before them costs."""

    def __init__(self, measure: float) -> None:
        self.measure = measure
        self.costs: dict[int, float] = {}
        self.back: dict[int, tuple[int, int]] = {}
        self.open: deque[int] = deque()  # beginnings from which a line may still fit
        self._cheapest: deque[int] = deque()  # of those, each cheaper than all before it

    @property
    def least(self) -> float:
        """The cost of the cheapest open beginning."""
        return self.costs[self._cheapest[0]] if self._cheapest else math.inf

    def add(self, node: int, cost: float, back: tuple[int, int]) -> None:
        """Let lines begin at `node`; of two ways to get there the cheaper counts."""
        known = self.costs.get(node)
        if known is not None and known <= cost:
            return
        self.costs[node] = cost
        self.back[node] = back
        if known is None:
            self.open.append(node)
        while self._cheapest and self.costs[self._cheapest[-1]] >= cost:
            self._cheapest.pop()
        self._cheapest.append(node)

    def leave(self, left: float, starts: Sequence[float]) -> None:
        """Forget the beginnings that lie left of `left`."""
        while self.open and starts[self.open[0]] < left:
            node = self.open.popleft()
            if self._cheapest[0] == node:
                self._cheapest.popleft()

    def clear(self) -> None:
        """Forget all beginnings."""
        self.open.clear()
        self._cheapest.clear()
