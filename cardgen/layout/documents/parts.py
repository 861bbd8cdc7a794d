"""What flows: parts of known height that are never split, and how each is drawn. Knows no blocks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from cardgen.layout.documents.flow import Placed, Slug
from cardgen.layout.documents.tagging import Leaf
from cardgen.problems import Place

Draw: TypeAlias = Callable[[float, float], list[Leaf]]  # from the left edge of the column and the top of the part


@dataclass(frozen=True)
class Entry:
    """A heading, for contents and bookmarks: its level in the document, its id and its text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Part:
    """Something that is never split. `says` and `place` name it in messages, `labels` are its footnotes.

    `entries` are the headings in it. `again` is the part that its slug wants again where it begins a panel.
    """

    slug: Slug
    draw: Draw
    says: str = ""
    place: Place | None = None
    entries: tuple[Entry, ...] = ()
    labels: tuple[str, ...] = ()
    again: Part | None = None


def standing(parts: Sequence[Part], placed: Placed) -> list[tuple[float, Part]]:
    """What stands in a panel, with the y of its top below the panel's: its parts, below what the first wants again."""
    found = [(top, parts[i]) for i, top in zip(placed.slugs, placed.tops, strict=True)]
    again = found[0][1].again if found and found[0][0] > 0.0 else None
    return [(0.0, again), *found] if again else found


def under(head: Part, part: Part) -> Part:
    """Repeat `head` above a part wherever that begins a panel."""
    return dataclasses.replace(part, slug=dataclasses.replace(part.slug, again=head.slug), again=head)


def keeping(part: Part) -> Part:
    """Hold a part on one panel with what follows it."""
    return dataclasses.replace(part, slug=dataclasses.replace(part.slug, keeps=True))


def breaking(part: Part) -> Part:
    """Let a part begin a panel."""
    return dataclasses.replace(part, slug=dataclasses.replace(part.slug, breaks=True))


def kept(parts: list[Part]) -> list[Part]:
    """Hold all of these on one panel."""
    return [keeping(part) if i < len(parts) - 1 else part for i, part in enumerate(parts)]


def shifted(parts: Iterable[Part], by: float) -> list[Part]:
    """Move parts to the right."""
    return [_shifted(part, by) for part in parts]


def _shifted(part: Part, by: float) -> Part:
    again = part.again and _shifted(part.again, by)
    return dataclasses.replace(part, draw=partial(_moved, part.draw, by), again=again)


def _moved(draw: Draw, by: float, x: float, y: float) -> list[Leaf]:
    return draw(x + by, y)
