"""Headings below the title -> parts, each held with what follows it."""

from __future__ import annotations

from typing import Final

from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Entry, Part
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Leaf, Path
from cardgen.layout.documents.texts import BOLD
from cardgen.layout.frame import Role
from cardgen.prose import Heading

_ROLES: Final[dict[int, Role]] = {2: "H2", 3: "H3", 4: "H4"}


def heading(setter: Setter, block: Heading, width: float, path: Path) -> list[Part]:
    """The part of a heading; the title of the document is its only H1."""
    level = max(block.level, 2)
    scale = setter.design.headings.levels[level - 2]
    done = setter.set(block.words, setter.manner(scale, 1.18, hyphenate=False), width, BOLD)
    if done is None:
        return []
    colour = setter.colour if level == 2 else "ink"
    own = (*path, setter.node(_ROLES[level], setter.speaker.language))

    def draw(x: float, y: float) -> list[Leaf]:
        return setter.lines(done, x, y, own, colour)

    text = "".join(one.text for one in done.lines).replace("\u00ad", "")
    entry = Entry(level, str(block.words.id or ""), text)
    before = setter.line * (1.4 if level == 2 else 0.85)
    slug = Slug(done.height + setter.line * 0.12, before, keeps=True)
    return [Part(slug, draw, text, setter.speaker.place(block.words), (entry,))]
