"""Blocks of a text -> parts, each kind by its own module. Knows no panels and no pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from cardgen.layout.documents import boxes
from cardgen.layout.documents.columns import columns
from cardgen.layout.documents.headings import heading
from cardgen.layout.documents.lists import listed
from cardgen.layout.documents.parts import Part, breaking, kept
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
        for block in blocks:
            if isinstance(block, Break):
                breaks = True
                continue
            new = self._block(block, width, path)
            if breaks and new:
                new[0] = breaking(new[0])
                breaks = False
            found += new
        return found

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
