"""Sets the words of a document -> lines in their tags. What blocks are made of; knows no block and no panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeAlias

from cardgen.layout.context import Material
from cardgen.layout.documents.design import Design
from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Part
from cardgen.layout.documents.tagging import Leaf, Node, Path
from cardgen.layout.documents.texts import Mark, Speaker
from cardgen.layout.frame import Role, Run, Target
from cardgen.prose import Block, Prose, Words
from cardgen.typography import MissingGlyphs, Overflow
from cardgen.typography.paragraphs import Line, Manner, Segment, set_paragraph
from cardgen.typography.paragraphs import Paragraph as Set
from cardgen.typography.rich import Piece
from cardgen.units import mm

# How blocks within a block are set: in a column of so many mm, within some tags.
Inside: TypeAlias = Callable[[Iterable[Block], float, Path], list[Part]]
Label: TypeAlias = Callable[[float, float, float], list[Leaf]]  # from x and baseline, at a size in pt

GAP: Final = 0.45  # between paragraphs, in lines
_NOTE: Final = 0.8  # size of a footnote in that of the text,
_NOTE_LEAST: Final = 9.0  # pt, and at least so much
_NOTE_INDENT: Final = 4.0  # mm: the number stands before it
_NOTE_ABOVE: Final = 1.0  # mm
_NOTE_GAP: Final = 1.2  # mm above and below it


@dataclass
class Pages:
    """Where each heading came to stand: known once everything is placed, asked when it is drawn."""

    of: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int | None:
        """The page of a heading by its id."""
        return self.of.get(name)

    def anchor(self, name: str) -> str | None:
        """The name of that page for links."""
        number = self.of.get(name)
        return f"page-{number}" if number else None


@dataclass
class Setter:
    """Sets the words of one document in one language at one size; `colour` is the document's, by its name."""

    material: Material
    design: Design
    speaker: Speaker
    prose: Prose
    size: float
    colour: str
    pages: Pages = field(default_factory=Pages)
    _keys: int = 0

    # -- sizes, colours, tags ------------------------------------------------------------------

    @property
    def line(self) -> float:
        """The height of a line of text in mm."""
        return mm(self.size * self.design.leading)

    def manner(self, scale: float = 1.0, leading: float | None = None, *, hyphenate: bool = True) -> Manner:
        """How text is set at a part of the document's size."""
        return Manner(self.size * scale, leading or self.design.leading, hyphenate)

    def ink(self, name: str) -> str:
        """A colour of the theme, "#rrggbb"; one that it lacks is told."""
        theme = self.material.theme
        if name in theme.colours or name in theme.pale:
            return theme.colour(name)
        self.material.problems.error(
            theme.place, "missing-key", f"the theme lacks the colour {name!r}", "add it, documents ask for it by name"
        )
        return theme.colour("ink")

    def key(self) -> str:
        """A name for a tag that no other has."""
        self._keys += 1
        return str(self._keys)

    def node(self, role: Role, language: str | None = None) -> Node:
        """A tag of its own."""
        return Node(role, self.key(), language)

    # -- text ----------------------------------------------------------------------------------

    def set(self, words: Words | Sequence[Piece], manner: Manner, width: float, weight: int = 400) -> Set | None:
        """Set words in lines; what cannot be set is told, and None."""
        problems = self.material.problems
        place = self.speaker.place(words) if isinstance(words, Words) else self.design.place
        try:
            pieces = self.speaker.pieces(words, weight) if isinstance(words, Words) else tuple(words)
            done = set_paragraph(pieces, manner, self.speaker.tongue, self.material.shaper, width)
        except MissingGlyphs as error:
            problems.error(
                place,
                "missing-glyph",
                f"{self.speaker.language}: {error.face} has no glyph for {error.named()}",
                "type the letter anew (a look-alike may have slipped in), or choose another face in fonts/faces.yaml",
            )
            return None
        if isinstance(done, Overflow):
            problems.error(
                place,
                "does-not-fit",
                f"{self.speaker.language}, {self.design.layout}: a letter is {done.too_wide:.1f} mm too wide",
                "give the column more width",
            )
            return None
        return done

    def paragraph(
        self,
        words: Words | Sequence[Piece],
        width: float,
        path: Path,
        *,
        scale: float = 1.0,
        indent: float = 0.0,
        before: float | None = None,
        weight: int = 400,
        colour: str = "ink",
        role: Role | None = "P",
        label: Label | None = None,
        keeps: bool = False,
    ) -> list[Part]:
        """A paragraph, a part a line; two lines at least stay together at either end. `label` stands at the first."""
        done = self.set(words, self.manner(scale), width - indent, weight)
        if done is None:
            return []
        own = (*path, Node(role, self.key(), self.speaker.language)) if role else path
        height = mm(done.size * self.design.leading)
        count = len(done.lines)
        gap = self.line * GAP if before is None else before
        place = self.speaker.place(words) if isinstance(words, Words) else None
        found = []
        for number, one in enumerate(done.lines):
            labels = labels_of(one)
            slug = Slug(
                height,
                gap if number == 0 else 0.0,
                keeps=keeps or (number in (0, count - 2) and number < count - 1),
                notes=tuple(self.note_height(name) for name in labels),
            )
            first = label if number == 0 else None
            draw = partial(self._line, one, done.size, done.baselines[0], indent, own, colour, first)
            found.append(Part(slug, draw, one.text, place, labels=labels))
        return found

    def lines(self, done: Set, x: float, y: float, path: Path, colour: str) -> list[Leaf]:
        """Lines below one another, the first one's top at `y`."""
        return [
            leaf
            for one, baseline in zip(done.lines, done.baselines, strict=True)
            for leaf in self._leaves(one, x, y + baseline, path, colour)
        ]

    def _line(
        self,
        one: Line,
        size: float,
        baseline: float,
        indent: float,
        path: Path,
        colour: str,
        label: Label | None,
        x: float,
        y: float,
    ) -> list[Leaf]:
        found = label(x, y + baseline, size) if label else []
        return [*found, *self._leaves(one, x + indent, y + baseline, path, colour)]

    def _leaves(self, one: Line, x: float, y: float, path: Path, colour: str) -> Iterator[Leaf]:
        """The segments of a line, each in its tags; links lead where they say."""
        ink = self.ink(colour)
        for segment in one.segments:
            mark = segment.mark if isinstance(segment.mark, Mark) else None
            if mark and mark.link:
                yield self._link(segment, mark.link, x, y, path)
            else:
                yield Leaf(path, (_run(segment, x, y, ink),))

    def _link(self, segment: Segment, link: str, x: float, y: float, path: Path) -> Leaf:
        run = _run(segment, x, y, self.ink("blue"))
        to = self.pages.anchor(link.removeprefix("#")) if link.startswith("#") else link
        if to is None:
            return Leaf(path, (run,))
        height = mm(segment.size)
        width = mm(segment.line.width * segment.size / 1000)
        area = (run.x, run.y - height * 0.8, width, height * 1.1)
        target = Target(to, area, segment.line.text.strip() or link)
        return Leaf((*path, Node("Link", self.key(), target=target)), (run,))

    # -- footnotes -----------------------------------------------------------------------------

    def note_height(self, label: str) -> float:
        """How much room a footnote takes at the foot of a panel, in mm."""
        done = self._note(label)
        return (done.height if done else 0.0) + _NOTE_GAP

    def note(self, label: str, x: float, y: float) -> list[Leaf]:
        """A footnote with its number before it, in the room that it takes from `y` on."""
        done = self._note(label)
        if done is None:
            return []
        own = (self.node("P", self.speaker.language),)
        number = self.material.shaper.shape(str(self.speaker.notes[label]), self.speaker.tongue, 600)
        top = y + _NOTE_ABOVE
        run = Run(x, top + done.baselines[0], done.size, self.ink("quiet"), number)
        return [Leaf(own, (run,)), *self.lines(done, x + _NOTE_INDENT, top, own, "quiet")]

    def _note(self, label: str) -> Set | None:
        words = self.prose.notes[label]
        return self.set(
            words, self.manner(max(_NOTE, _NOTE_LEAST / self.size), 1.25), self.design.column - _NOTE_INDENT
        )


def labels_of(one: Line) -> tuple[str, ...]:
    """The labels of the footnotes that a line refers to."""
    marks = (segment.mark for segment in one.segments)
    return tuple(mark.note for mark in marks if isinstance(mark, Mark) and mark.note)


def _run(segment: Segment, x: float, y: float, ink: str) -> Run:
    return Run(x + segment.x, y - segment.rise, segment.size, ink, segment.line)
