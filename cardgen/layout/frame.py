"""The hinge: a page as plain, frozen data, and a document as pages in order.

Everything after layout (PDF, imposition, preview, change detection, golden
tests) needs only this module. Lengths are in mm from the top left corner of
the trim, y downwards; type sizes in pt.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from cardgen.pictures.drawing import Box, Drawing, Path
from cardgen.typography.shaped import Shaped

Role: TypeAlias = Literal[
    "Artifact", "Sect", "Div", "H1", "H2", "H3", "P", "Span", "Figure", "L", "LI", "Lbl", "LBody",
    "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "H4", "TOC", "TOCI", "Reference", "Caption",
]  # fmt: skip  # one role a line would be a page long


@dataclass(frozen=True, slots=True)
class Run:
    """A shaped line with its baseline starting at (x, y); `size` in pt, `colour` "#rrggbb"."""

    x: float
    y: float
    size: float
    colour: str
    line: Shaped


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing stretched into a box; the box has the drawing's proportions."""

    x: float
    y: float
    width: float
    height: float
    drawing: Drawing


@dataclass(frozen=True)  # not slots: the digest is kept once it is known
class FinishedPage:
    """A page of a PDF file that others made: the file, the number of its page from 1, and boxes of that page.

    `trim` is what is left when it is cut, `bleed` what is drawn beyond it: left, bottom, right, top in pt, as the page
    counts them.
    """

    data: bytes = field(repr=False)
    number: int
    trim: tuple[float, float, float, float]
    bleed: tuple[float, float, float, float]

    @functools.cached_property
    def digest(self) -> str:
        """A name for exactly this page of exactly this file."""
        return hashlib.sha256(self.data + repr((self.number, self.trim, self.bleed)).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished page with the middle of its trim in the middle of a box, at its own size; it may run over the box."""

    x: float
    y: float
    width: float
    height: float
    page: FinishedPage


Mark: TypeAlias = Run | Picture | Path | Finished


@dataclass(frozen=True, slots=True)
class Target:
    """Where a Link leads: the anchor of a frame of the same document, or a URL; `says` is read aloud."""

    to: str
    area: Box
    says: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A node of the page's tree. Role "Artifact" holds what is not content; its children are marks only.

    `language` is a BCP 47 tag; `alt` a text for a Figure, in `alt_language`; `scope` belongs to a TH;
    `target` to a Link. A tag that is not `lasting` (edition, version, page number) does not count
    when two printings of a card are compared.
    """

    role: Role
    children: tuple[Tag | Mark, ...] = ()
    language: str | None = None
    alt: str | None = None
    scope: Literal["Row", "Column"] | None = None
    target: Target | None = None
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """One page: `width` x `height` mm of trim, with `bleed` mm around it that shapes may use.

    `anchor` is the name that links and bookmarks use, unique in the document ("" for none); `label`
    the page label; `sections` the titles of the sections that the page lies in, outermost first.

    A sheet of a press is a frame as well: its size is that of the paper, its lengths count from the paper's corner,
    `trim` is the box that is left when it is cut, and `placed` are the pages below its own tags.
    """

    width: float
    height: float
    bleed: float
    tags: tuple[Tag, ...]
    anchor: str = ""
    label: str = ""
    sections: tuple[str, ...] = ()
    trim: Box | None = None
    placed: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A page on a sheet: the top left corner of its trim at (x, y), `turned` by 180 degrees in its place or not.

    Nothing of it is drawn outside the box `clip` of the sheet. `number` is its place among all pages as they are read,
    whatever the order of the sheets.
    """

    frame: Frame
    x: float
    y: float
    clip: Box
    number: int
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline, leading to the frame with this anchor."""

    title: str
    anchor: str
    children: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Frames in reading order with what a reader shows about them; `language` is that of most of the text."""

    title: str
    language: str
    author: str
    subject: str
    date: datetime.date
    frames: tuple[Frame, ...]
    bookmarks: tuple[Bookmark, ...] = ()


def walk(tags: tuple[Tag | Mark, ...]) -> Iterator[tuple[Tag | None, Mark]]:
    """Yield every mark below `tags` in drawing order with the tag that holds it."""
    for node in tags:
        if isinstance(node, Tag):
            for child in node.children:
                if isinstance(child, Tag):
                    yield from walk((child,))
                else:
                    yield node, child
        else:
            yield None, node
