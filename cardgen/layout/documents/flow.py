"""Which parts go into which panel: a pure function on heights. Knows neither text nor frames."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Slug:
    """Something that is never split: its height in mm, and the space above it, which falls away at a panel's top.

    `keeps` holds it on one panel with what follows. `breaks` begins a panel. `notes` are the heights of the footnotes
    that must stand at the foot of its panel. `again` is what is repeated above it where it begins a panel, as the head
    of a table is.
    """

    height: float
    before: float = 0.0
    keeps: bool = False
    breaks: bool = False
    notes: tuple[float, ...] = field(default=())
    again: Slug | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """The slugs of one panel, each with the y of its top below the panel's; `room` is what is left below them.

    Where the first top is not 0, what the first slug wants `again` stands above it.
    """

    slugs: range
    tops: tuple[float, ...]
    room: float


@dataclass(frozen=True, slots=True)
class Stuck:
    """A slug, by index, that no panel has room for, and by how many mm all that is left is too high."""

    slug: int
    excess: float


def flow(slugs: Sequence[Slug], rooms: Sequence[float], *, endless: bool) -> tuple[tuple[Placed, ...], Stuck | None]:
    """Return the slugs of each panel: as many as fit, in order, each in exactly one panel.

    `rooms` are the heights of the panels, in turn over and over where they are `endless`. What is kept together goes to
    the next panel together, unless it is higher than a panel: then it is parted where the panel ends. What has no room
    below what it wants again stands without it.
    """
    panels: list[Placed] = []
    start = 0
    while start < len(slugs):
        if len(panels) >= len(rooms) and not endless:
            return tuple(panels), Stuck(start, _height(slugs[start:]))
        room = rooms[len(panels) % len(rooms)]
        placed = _panel(slugs, start, room)
        least = slugs[start].height + math.fsum(slugs[start].notes)
        if not placed.slugs and (least > max(rooms) or (not endless and len(panels) + 1 == len(rooms))):
            return tuple(panels), Stuck(start, least - room)
        panels.append(placed)
        start = placed.slugs.stop
    return tuple(panels), None


def _panel(slugs: Sequence[Slug], start: int, room: float) -> Placed:
    tops: list[float] = []
    used, notes = _above(slugs[start], room)
    end = start
    while end < len(slugs):
        slug = slugs[end]
        if slug.breaks and end > start:
            break
        top = used + (slug.before if end > start else 0.0)
        more = notes + math.fsum(slug.notes)
        if top + slug.height + more > room + 1e-6:
            break
        tops.append(top)
        used, notes, end = top + slug.height, more, end + 1
    whole = end
    if end < len(slugs) and not slugs[end].breaks:
        while whole > start and slugs[whole - 1].keeps:
            whole -= 1
    if whole > start:
        end = whole
    last = tops[end - start - 1] + slugs[end - 1].height if end > start else 0.0
    return Placed(range(start, end), tuple(tops[: end - start]), room - last)


def _above(first: Slug, room: float) -> tuple[float, float]:
    """The height of what is repeated above the first slug of a panel, and that of its footnotes."""
    again = first.again
    if again is None:
        return 0.0, 0.0
    notes = math.fsum(again.notes)
    whole = again.height + notes + first.height + math.fsum(first.notes)
    return (again.height, notes) if whole <= room + 1e-6 else (0.0, 0.0)


def _height(slugs: Sequence[Slug]) -> float:
    return math.fsum(slug.height + slug.before + math.fsum(slug.notes) for slug in slugs)
