"""Where lines may end, and how to end them so that they are few and of like length.

Works on numbers: pieces that stay whole, each with a width. Knows neither fonts nor pages.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[0-9]+([.,:/–-][0-9]+)*")  # 5, 1.10, 12:30, 120/80, 5–10


def pieces(text: str, keeps: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Cut `text` where a line may end; "".join(pieces) is the text, each piece but the last ends in a space.

    A line may end at a space (U+0020; never at U+00A0), but not after a word of `keeps` (lower case),
    not between a number and what it counts, and not before a dash.
    """
    words = re.findall(r"[^ ]* *", text)[:-1]
    joined: list[str] = []
    holds = False
    for word in words:
        bare = word.strip(" (\u201e\u201c\u00ab\"'").rstrip(",;")
        dash = bare in ("–", "—")
        if joined and (holds or dash):
            joined[-1] += word
        else:
            joined.append(word)
        last = bare.rsplit("\u00a0", 1)[-1]
        holds = last.lower() in keeps or _NUMBER.fullmatch(last) is not None
    return tuple(joined)


def balance(widths: Sequence[float], spaces: Sequence[float], measure: float) -> tuple[int, ...] | None:
    """Return how many pieces go on each line: as few lines as possible, and those of like length.

    `widths` are of the pieces without their trailing space, `spaces` of that space, in one unit
    with `measure`, the longest a line may be. None when a piece alone is longer than that.
    """
    count = len(widths)
    if count == 0:
        return ()
    if max(widths) > measure:
        return None
    starts = [0.0, *itertools.accumulate(w + s for w, s in zip(widths, spaces, strict=True))]

    def length(first: int, last: int) -> float:
        return starts[last] - starts[first] + widths[last]

    lines = 1
    first = 0
    for last in range(count):
        if length(first, last) > measure:
            lines += 1
            first = last
    mean = (starts[count] - spaces[-1]) / lines
    # best[j] = (cost, breaks) of setting the first j pieces in k lines
    unset: tuple[float, tuple[int, ...]] = (math.inf, ())
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ()), *[unset] * count]
    for line in range(1, lines + 1):
        row = [unset] * (count + 1)
        for end in range(line, count + 1):
            for begin in range(end - 1, line - 2, -1):
                extent = length(begin, end - 1)
                if extent > measure:
                    break
                cost, breaks = best[begin]
                cost += (extent - mean) ** 2
                if cost < row[end][0]:
                    row[end] = (cost, (*breaks, end - begin))
        best = row
    return best[count][1]
