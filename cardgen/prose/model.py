"""What a Markdown file says, as a tree of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from cardgen.problems import Place

Align: TypeAlias = Literal["left", "centre", "right"]


@dataclass(frozen=True)
class Words:
    """One stretch of text, in inline Markdown. `id` is None where there is no letter to be translated."""

    id: str | None
    text: str
    place: Place = field(default=Place("text.md"), compare=False)


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4."""

    level: int
    words: Words


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    words: Words


@dataclass(frozen=True)
class Item:
    """One item of a list."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class List:
    """A list; a numbered one begins with `start`, other lists have none."""

    items: tuple[Item, ...]
    start: int | None = None


@dataclass(frozen=True)
class Table:
    """A table: its head, its rows, and how each column is set."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    align: tuple[Align, ...]


@dataclass(frozen=True)
class Box:
    """Text that is set apart, as a note, a warning or plainly; or kept on one page (`keep`), or in columns."""

    kind: Literal["note", "warning", "plain", "keep", "columns"]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Figure:
    """A picture of the register with its caption."""

    picture: str
    caption: tuple[Block, ...]
    place: Place = field(default=Place("text.md"), compare=False)


@dataclass(frozen=True)
class Insert:
    """What the program puts here: contacts, courses, a QR code, the table of contents. `names` say of what."""

    kind: Literal["contacts", "courses", "qr", "toc"]
    names: tuple[str, ...]
    blocks: tuple[Block, ...]
    place: Place = field(default=Place("text.md"), compare=False)


@dataclass(frozen=True)
class Break:
    """What follows stands on a new page, or in a new panel."""


Block: TypeAlias = Heading | Paragraph | List | Table | Box | Figure | Insert | Break


@dataclass(frozen=True)
class Prose:
    """A whole text, and its footnotes by their labels."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, Words] = field(default_factory=dict)

    @property
    def every(self) -> Iterator[Block]:
        """All blocks, those within others too, in the order in which they are read."""
        yield from _every(self.blocks)

    @property
    def words(self) -> Iterator[Words]:
        """All stretches of text in the order in which they are read, the footnotes last."""
        yield from _words(self.blocks)
        yield from self.notes.values()


def _every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, List):
            for item in block.items:
                yield from _every(item.blocks)
        elif isinstance(block, Figure):
            yield from _every(block.caption)
        elif isinstance(block, Box | Insert):
            yield from _every(block.blocks)


def _words(blocks: tuple[Block, ...]) -> Iterator[Words]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.words
        elif isinstance(block, List):
            for item in block.items:
                yield from _words(item.blocks)
        elif isinstance(block, Table):
            yield from block.head
            for row in block.rows:
                yield from row
        elif isinstance(block, Figure):
            yield from _words(block.caption)
        elif isinstance(block, Box | Insert):
            yield from _words(block.blocks)
