"""Blocks of a text -> parts, each kind by its own module. Knows no panels and no pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cardgen.layout.documents import boxes, chapters
from cardgen.layout.documents.columns import columns
from cardgen.layout.documents.headings import heading
from cardgen.layout.documents.lists import listed
from cardgen.layout.documents.parts import Part, breaking, keeping, kept
from cardgen.layout.documents.pictures import figure
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tables import table
from cardgen.layout.documents.tagging import Path
from cardgen.prose import Block, Box, Break, Figure, Heading, Insert, List, Paragraph, Table

Inserts: TypeAlias = Callable[[Setter, Insert, float, Path], list[Part]]  # how blocks are set that hold facts


@dataclass(frozen=True)
class Blocks:
    """Sets the blocks of one document; what the program fills in is set by `inserts`."""

    setter: Setter
    inserts: Inserts

    def parts(self, blocks: Iterable[Block], width: float, path: Path = ()) -> list[Part]:
        """All parts of some blocks in a column of `width` mm, within the tags of `path`."""
        found: list[Part] = []
        breaks = False
        blocks = tuple(blocks)
        signs = {i: sign for i in range(len(blocks)) if (sign := chapters.sign(blocks, i))}
        for i, block in enumerate(blocks):
            if isinstance(block, Break):
                breaks = True
                continue
            if i - 1 in signs:
                continue
            new = self._chapter(block, signs[i], width, path) if i in signs else self._block(block, width, path)
            if _leads_in(blocks, i, signs):
                new = [keeping(part) for part in new]
            if breaks and new:
                new[0] = breaking(new[0])
                breaks = False
            found += new
        return found

    def _chapter(self, block: Block, sign: Figure, width: float, path: Path) -> list[Part]:
        heading = self._block(block, width - chapters.PICTURE - chapters.GAP, path)
        picture = figure(self.setter, sign, chapters.PICTURE, path, chapters.PICTURE)
        if not heading or not picture:
            return heading
        return [chapters.chapter(heading[0], picture[0], width, self.setter.ink(self.setter.colour))]

    def _block(self, block: Block, width: float, path: Path) -> list[Part]:
        setter = self.setter
        if isinstance(block, Heading):
            return heading(setter, block, width, path)
        if isinstance(block, Paragraph):
            return setter.paragraph(block.words, width, path)
        if isinstance(block, List):
            return listed(setter, block, width, path, self.parts)
        if isinstance(block, Table):
            return table(setter, block, width, path)
        if isinstance(block, Box) and block.kind in boxes.COLOURS:
            return boxes.box(setter, block, width, path, self.parts)
        if isinstance(block, Box) and block.kind == "columns":
            return columns(setter, block, width, path, self.parts)
        if isinstance(block, Box):
            return kept(self.parts(block.blocks, width, path))
        if isinstance(block, Figure):
            return figure(setter, block, width, path)
        if isinstance(block, Insert):
            return self.inserts(setter, block, width, path)
        return []


def _leads_in(blocks: Sequence[Block], i: int, signs: Collection[int]) -> bool:
    """Whether a block belongs to what follows.

    These are words below the head of a chapter, words that end with a colon before a list or a table, and a picture
    below a heading.
    """
    block = blocks[i]
    if isinstance(block, Paragraph):
        announces = block.words.text.rstrip().endswith(":") and i + 1 < len(blocks)
        return i - 2 in signs or (announces and isinstance(blocks[i + 1], List | Table))
    return isinstance(block, Figure) and i > 0 and isinstance(blocks[i - 1], Heading)
