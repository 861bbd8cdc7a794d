"""Which pieces go on which page: a pure function on heights. Knows neither text nor frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is never split: its height in mm, what is added where it begins a page, is it kept with the next.

    What is added is the line of column heads that a table repeats.
    """

    height: float
    opening: float = 0.0
    keeps: bool = False


def flow(pieces: Sequence[Piece], room: float) -> tuple[range, ...]:
    """Return the pieces of each page, by index: as many as fit into `room` mm, each on exactly one page.

    Pieces that are kept together go to the next page together, unless they are higher than a page.
    """
    pages: list[range] = []
    start = 0
    while start < len(pieces):
        end, used = start, pieces[start].opening
        while end < len(pieces):
            used += pieces[end].height
            if used > room and end > start:
                break
            end += 1
        whole = end
        while end < len(pieces) and whole > start and pieces[whole - 1].keeps:
            whole -= 1
        end = whole if whole > start else end
        pages.append(range(start, end))
        start = end
    return tuple(pages)
