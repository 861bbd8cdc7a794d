"""The table of contents: the headings of the second level, each with a leader and the number of its page."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Final

from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Part
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Leaf, Node, Path
from cardgen.layout.documents.texts import BOLD
from cardgen.layout.frame import Run, Target
from cardgen.layout.setting import line
from cardgen.prose import Heading
from cardgen.typography.paragraphs import Paragraph as Set
from cardgen.typography.rich import Piece
from cardgen.units import mm

_NUMBER: Final = 0.8  # mm of room for the number of a page, a pt of the text's size
_AROUND: Final = 2.0  # mm at either end of a leader


def contents(setter: Setter, width: float, path: Path) -> list[Part]:
    """The parts of the contents, with their own heading."""
    entries = [one for one in setter.prose.blocks if isinstance(one, Heading) and one.level == 2]
    title = setter.paragraph(
        (Piece(str(setter.speaker.word("contents").text), BOLD),), width, (), scale=setter.design.headings.levels[0],
        colour=setter.colour, role="H2", keeps=True, before=setter.line,
    )  # fmt: skip  # an argument a line would hide what is unusual in them
    own: Path = (*path, setter.node("TOC"))
    return [*title, *(part for one in entries for part in _entry(setter, one, width, own))]


def _entry(setter: Setter, heading: Heading, width: float, path: Path) -> list[Part]:
    done = setter.set(heading.words, setter.manner(1.0, 1.25), width - setter.size * _NUMBER)
    if done is None:  # which was told
        return []
    name = str(heading.words.id or "")
    slug = Slug(done.height + setter.line * 0.3, setter.line * 0.1)
    draw = partial(_draw, setter, done, name, width, (*path, setter.node("TOCI")))
    return [Part(slug, draw, name, heading.words.place)]


def _draw(setter: Setter, done: Set, name: str, width: float, path: Path, x: float, y: float) -> list[Leaf]:
    page, anchor = setter.pages.number(name), setter.pages.anchor(name)
    text = "".join(one.text for one in done.lines).replace("\u00ad", "")
    node = Node("Link", setter.key(), setter.speaker.language)
    if anchor:
        node = dataclasses.replace(node, target=Target(anchor, (x, y, width, done.height), f"{text} {page or ''}"))
    runs = [
        Run(x + segment.x, y + baseline, segment.size, setter.ink("ink"), segment.line)
        for one, baseline in zip(done.lines, done.baselines, strict=True)
        for segment in one.segments
    ]
    number = setter.material.shaper.shape(str(page or ""), setter.speaker.tongue, BOLD)
    right = x + width - mm(number.width * setter.size / 1000)
    last = y + done.baselines[-1]
    runs.append(Run(right, last, setter.size, setter.ink(setter.colour), number))
    found: list[Leaf] = []
    start = x + done.lines[-1].width + _AROUND
    if right - _AROUND > start:
        found.append(Leaf((), (line(start, last, right - _AROUND, last, setter.ink("line"), 0.3),)))
    return [*found, Leaf((*path, setter.node("Reference"), node), tuple(runs))]
