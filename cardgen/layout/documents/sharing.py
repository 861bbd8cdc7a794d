"""Sections -> panels, none of them parted, and the panels filled as evenly as they can be. Knows heights alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache
from typing import Final

from cardgen.layout.documents.flow import Placed, Slug, flow

_LAST: Final = 0.25  # how much room left in the last panel counts beside that in others: a leaflet ends quietly
_MOST: Final = 60  # sections: more are no leaflet, and are not tried


def share(slugs: Sequence[Slug], rooms: Sequence[float], begins: Sequence[int]) -> tuple[Placed, ...] | None:
    """Return the slugs of each panel so that every panel begins with one of `begins`; None where that cannot be.

    What is kept with the slug before it begins none; what begins a panel by itself (`Slug.breaks`) does so here too.
    Of all ways the one that leaves the least room is taken: the squares of what is left in each panel, in shares of its
    height, are least together.
    """
    may = {i for i in begins if 0 < i < len(slugs) and not slugs[i - 1].keeps}
    must = {i for i, slug in enumerate(slugs) if slug.breaks and i > 0}
    stops = [0, *sorted(may | must), len(slugs)]
    if len(stops) > _MOST:
        return None

    @cache
    def panel(first: int, last: int, room: float) -> Placed | None:
        start, stop = stops[first], stops[last]
        placed, stuck = flow(slugs[start:stop], [room], endless=False)
        if stuck is not None or len(placed) != 1:
            return None
        return dataclasses.replace(placed[0], slugs=range(start, stop))

    @cache
    def best(first: int, number: int) -> tuple[float, tuple[Placed, ...]] | None:
        """What is left, and the panels, from the section `first` and the panel `number` on."""
        if first == len(stops) - 1:
            return float(len(rooms) - number), ()
        if number == len(rooms):
            return None
        ways = []
        for last in range(first + 1, len(stops)):
            placed = panel(first, last, rooms[number])
            rest = best(last, number + 1) if placed else None
            if placed and rest:
                share_left = (placed.room / rooms[number]) ** 2 * (_LAST if number == len(rooms) - 1 else 1.0)
                ways.append((share_left + rest[0], (placed, *rest[1])))
        return min(ways, key=lambda way: way[0], default=None)

    way = best(0, 0)
    return way and way[1]
