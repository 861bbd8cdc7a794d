"""What flows: parts of known height that are never split, and how each is drawn. Knows neither blocks nor panels."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from cardgen.layout.documents.flow import Slug
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
    """Something that is never split. `says` and `place` name it in messages, `labels` are its footnotes."""

    slug: Slug
    draw: Draw
    says: str = ""
    place: Place | None = None
    entry: Entry | None = None
    labels: tuple[str, ...] = ()


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
    return [dataclasses.replace(part, draw=partial(_moved, part.draw, by)) for part in parts]


def _moved(draw: Draw, by: float, x: float, y: float) -> list[Leaf]:
    return draw(x + by, y)
