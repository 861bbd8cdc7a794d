"""Pages of a document that partners made: a cover around it, advertisements before the imprint.

A page of a partner takes the place of a page for notes, or adds to their number; no page of the document is lost. In
front of the title page a cover has its back to itself, so that left pages stay left; page numbers count from the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from cardgen.languages import SOURCE
from cardgen.layout.documents.design import Design
from cardgen.layout.frame import Finished, FinishedPage, Frame, Tag

Position: TypeAlias = Literal["front-cover", "advertisement", "back-cover"]
BEFORE: Final = 2  # pages of a front cover: itself, and its back
_LABELS: Final = ("i", "ii", "iii")  # pages of a cover are not numbered


@dataclass(frozen=True)
class Partner:
    """A finished page, where it stands, and its alternative text in Czech."""

    position: Position
    page: FinishedPage
    alt: str


def at(partners: Sequence[Partner], position: Position) -> list[Partner]:
    """Those that stand at a position, in their order."""
    return [one for one in partners if one.position == position]


def label(number: int) -> str:
    """The label of a page of the cover, counted from 0."""
    return _LABELS[number]


def frame(design: Design, partner: Partner, label: str, sections: tuple[str, ...], anchor: str = "") -> Frame:
    """A page that holds a finished one and nothing else."""
    page = design.page
    figure = Tag("Figure", (Finished(0, 0, page.width, page.height, partner.page),), SOURCE, partner.alt)
    return Frame(page.width, page.height, page.bleed, (figure,), anchor, label, sections)
