"""Blocks of a text -> parts of known height, each with the tags that it stands in. Knows no panels and no pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeAlias

from cardgen.languages import SOURCE
from cardgen.layout.context import Material
from cardgen.layout.documents.design import Design
from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.tagging import Leaf, Node, Path
from cardgen.layout.documents.texts import BOLD, Mark, Speaker
from cardgen.layout.frame import Mark as Drawn
from cardgen.layout.frame import Role, Run, Target
from cardgen.layout.setting import in_box, line, rectangle
from cardgen.pictures.drawing import Drawing
from cardgen.problems import Place
from cardgen.prose import Block, Box, Break, Figure, Heading, Insert, List, Paragraph, Prose, Table, Words
from cardgen.typography import MissingGlyphs, Overflow
from cardgen.typography.paragraphs import Line, Manner, Segment, extent, set_paragraph
from cardgen.typography.paragraphs import Paragraph as Set
from cardgen.typography.rich import Piece
from cardgen.units import mm

Draw: TypeAlias = Callable[[float, float], list[Leaf]]  # from the left edge of the column and the top of the part
Pages: TypeAlias = Callable[[str], int | None]  # the page of a heading by its id

_GAP: Final = 0.45  # between paragraphs, in lines
_LIST_GAP: Final = 0.16
_INDENT: Final = 1.5  # of a list, in em
_CELL: Final = 1.6  # mm around the text of a cell
_PAD: Final = 3.2  # mm inside a box
_BAR: Final = 1.4  # mm: the bar at the left of a box
_WHOLE: Final = 9  # rows of a table that is never parted
_SMALL: Final = 0.8  # size of notes and captions in that of the text
_LEADER: Final = " . "
_BOXES: Final = {"note": ("blue", "shade"), "warning": ("amber", "shade"), "plain": ("line-strong", "shade")}


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


@dataclass
class Setter:
    """Sets the blocks of one document in one language at one size.

    `url` makes an anchor or an address of a link's target; `pages` tells the page of a heading once all is placed.
    """

    material: Material
    design: Design
    speaker: Speaker
    prose: Prose
    size: float
    page_of: Pages
    anchor_of: Callable[[str], str | None]
    inserts: Callable[[Setter, Insert, float, Path], list[Part]]
    colour: str
    unfit: list[tuple[Words | None, str]] = field(default_factory=list)
    _keys: int = 0

    # -- sizes ---------------------------------------------------------------------------------

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

    # -- blocks --------------------------------------------------------------------------------

    def parts(self, blocks: Iterable[Block], width: float, path: Path = ()) -> list[Part]:
        """All parts of some blocks in a column."""
        found: list[Part] = []
        breaks = False
        for block in blocks:
            if isinstance(block, Break):
                breaks = True
                continue
            new = self.block(block, width, path)
            if breaks and new:
                new[0] = dataclasses.replace(new[0], slug=dataclasses.replace(new[0].slug, breaks=True))
                breaks = False
            found += new
        return found

    def block(self, block: Block, width: float, path: Path) -> list[Part]:
        """The parts of one block."""
        if isinstance(block, Heading):
            return self._heading(block, width, path)
        if isinstance(block, Paragraph):
            return self.paragraph(block.words, width, path)
        if isinstance(block, List):
            return self._list(block, width, path)
        if isinstance(block, Table):
            return self._table(block, width, path)
        if isinstance(block, Box):
            return self._box(block, width, path)
        if isinstance(block, Figure):
            return self._figure(block, width, path)
        if isinstance(block, Insert):
            return self.inserts(self, block, width, path)
        return []

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
        first: Sequence[Leaf] | None = None,
        label: Callable[[float, float, float], list[Leaf]] | None = None,
        keeps: bool = False,
    ) -> list[Part]:
        """A paragraph, a part a line; two lines at least stay together at either end."""
        done = self.set(words, self.manner(scale), width - indent, weight)
        if done is None:
            return []
        own = (*path, Node(role, self.key(), self.speaker.language)) if role else path
        height = mm(done.size * self.design.leading)
        count = len(done.lines)
        gap = self.line * _GAP if before is None else before
        found = []
        for number, one in enumerate(done.lines):
            labels = _labels(one)
            slug = Slug(
                height,
                gap if number == 0 else 0.0,
                keeps=keeps or (number in (0, count - 2) and number < count - 1),
                notes=tuple(self.note_height(label_, width) for label_ in labels),
            )
            draw = partial(
                self._draw_line, one, done.baselines[0], indent, own, colour, label if number == 0 else None, done.size
            )
            place = self.speaker.place(words) if isinstance(words, Words) else None
            found.append(Part(slug, draw, one.text, place, labels=labels))
        return found

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

    def _draw_line(
        self,
        one: Line,
        baseline: float,
        indent: float,
        path: Path,
        colour: str,
        label: Callable[[float, float, float], list[Leaf]] | None,
        size: float,
        x: float,
        y: float,
    ) -> list[Leaf]:
        found = label(x, y + baseline, size) if label else []
        return [*found, *self.leaves(one, x + indent, y + baseline, path, colour)]

    def leaves(self, one: Line, x: float, y: float, path: Path, colour: str) -> Iterator[Leaf]:
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
        to = self.anchor_of(link.removeprefix("#")) if link.startswith("#") else link
        if to is None:
            return Leaf(path, (run,))
        height = mm(segment.size)
        width = mm(segment.line.width * segment.size / 1000)
        area = (run.x, run.y - height * 0.8, width, height * 1.1)
        target = Target(to, area, segment.line.text.strip() or link)
        return Leaf((*path, Node("Link", self.key(), target=target)), (run,))

    # -- headings ------------------------------------------------------------------------------

    def _heading(self, block: Heading, width: float, path: Path) -> list[Part]:
        level = max(block.level, 2)
        scale = self.design.headings.levels[min(level, 4) - 2]
        done = self.set(block.words, self.manner(scale, 1.18, hyphenate=False), width, BOLD)
        if done is None:
            return []
        colour = self.colour if level == 2 else "ink"
        text = "".join(one.text for one in done.lines).replace("\u00ad", "")
        role: Role = "H2" if level == 2 else "H3" if level == 3 else "H4"
        own = (*path, self.node(role, self.speaker.language))

        def draw(x: float, y: float) -> list[Leaf]:
            found: list[Leaf] = []
            for one, baseline in zip(done.lines, done.baselines, strict=True):
                found += self.leaves(one, x, y + baseline, own, colour)
            return found

        entry = Entry(level, str(block.words.id or ""), text)
        before = self.line * (1.4 if level == 2 else 0.85)
        slug = Slug(done.height + self.line * 0.12, before, keeps=True)
        return [Part(slug, draw, text, self.speaker.place(block.words), entry)]

    # -- lists ---------------------------------------------------------------------------------

    def _list(self, block: List, width: float, path: Path) -> list[Part]:
        own = (*path, self.node("L"))
        numbers = [f"{block.start + i}." if block.start is not None else "•" for i in range(len(block.items))]
        indent = mm(self.size * (_INDENT if len(block.items) < 10 or block.start is None else _INDENT * 1.35))
        found: list[Part] = []
        for index, (item, number) in enumerate(zip(block.items, numbers, strict=True)):
            inside = (*own, self.node("LI"))
            body = (*inside, self.node("LBody"))
            rest = list(item.blocks)
            if rest and isinstance(rest[0], Paragraph):
                label = partial(self._label, number, (*inside, self.node("Lbl")))
                gap = self.line * (_GAP if not found else _LIST_GAP)
                parts = self.paragraph(rest.pop(0).words, width, body, indent=indent, before=gap, label=label)  # type: ignore[union-attr]
                found += parts
            found += _shifted(self.parts(rest, width - indent, body), indent)
            if found and index in (0, len(numbers) - 2) and index < len(numbers) - 1:
                found[-1] = _keeping(found[-1])  # no item stands alone at the foot or the head of a panel
        return found

    def _label(self, text: str, path: Path, x: float, y: float, size: float) -> list[Leaf]:
        weight = 700 if text != "•" else 400
        shaped = self.material.shaper.shape(text, self.speaker.tongue, weight)
        ink = self.ink(self.colour)
        return [Leaf(path, (Run(x, y, size, ink, shaped),))]

    # -- tables --------------------------------------------------------------------------------

    def _table(self, block: Table, width: float, path: Path) -> list[Part]:
        rows = [block.head, *(self._row_words(row) for row in block.rows)]
        widths = self._columns(rows, width)
        own = (*path, self.node("Table"))
        found = []
        for number, row in enumerate(rows):
            head = number == 0
            group = (*own, self.node("THead")) if head else (*own, Node("TBody", "body"))
            found += self._row(row, widths, (*group, self.node("TR")), head=head)
        # a table is read across: a short one stays whole, a long one keeps two rows with its head and at its end
        if len(rows) <= _WHOLE:
            return kept(found)
        return [_keeping(part) if i in (1, len(found) - 2) else part for i, part in enumerate(found)]

    def _row_words(self, row: tuple[Words, ...]) -> tuple[Words, ...]:
        """In Czech a table of Czech words has nothing to say beside them: there is room to write."""
        if self.speaker.language == SOURCE and row and row[0].id is None and row[0].text.startswith("{{czech."):
            return (row[0], *(Words(None, "") for _ in row[1:]))
        return row

    def _columns(self, rows: Sequence[Sequence[Words]], width: float) -> list[float]:
        count = len(rows[0])
        least, natural = [0.0] * count, [0.0] * count
        for row in rows:
            for i, words in enumerate(row[:count]):
                try:
                    pieces = self.speaker.pieces(words, BOLD if row is rows[0] else 400)
                    found = extent(pieces, self.manner(0.94), self.speaker.tongue, self.material.shaper)
                except MissingGlyphs:
                    continue  # told when it is set
                least[i] = max(least[i], found.least)
                natural[i] = max(natural[i], found.natural)
        room = width - 2 * _CELL * count
        if sum(natural) <= room:
            spare = (room - sum(natural)) / count
            return [one + spare + 2 * _CELL for one in natural]
        spare = max(room - sum(least), 0.0)
        wanted = [big - small for big, small in zip(natural, least, strict=True)]
        share = spare / (sum(wanted) or 1.0)
        scale = min(1.0, room / (sum(least) or 1.0))
        return [small * scale + want * share + 2 * _CELL for small, want in zip(least, wanted, strict=True)]

    def _row(self, row: Sequence[Words], widths: Sequence[float], path: Path, *, head: bool) -> list[Part]:
        cells: list[Set | None] = []
        labels: list[str] = []
        for words, width in zip(row, widths, strict=False):
            done = (
                self.set(words, self.manner(0.94, 1.3), width - 2 * _CELL, BOLD if head else 400)
                if words.text
                else None
            )
            cells.append(done)
            labels += [label for one in (done.lines if done else ()) for label in _labels(one)]
        height = max((done.height for done in cells if done), default=self.line) + 2 * _CELL * 0.75
        roles: list[Node] = [
            dataclasses.replace(
                self.node("TH" if head else "TD", self.speaker.language), scope="Column" if head else None
            )
            for _ in row
        ]

        def draw(x: float, y: float) -> list[Leaf]:
            total = sum(widths)
            found: list[Leaf] = []
            if head:
                shade = self.ink("shade")
                found.append(Leaf((), (rectangle((x, y, total, height), fill=shade),)))
            rule = self.ink("line-strong" if head else "line")
            found.append(Leaf((), (line(x, y + height, x + total, y + height, rule, 0.3 if head else 0.2),)))
            left = x
            for done, width, node in zip(cells, widths, roles, strict=True):
                cell = (*path, node)
                if done is None:
                    found.append(Leaf(cell, ()))
                else:
                    for one, baseline in zip(done.lines, done.baselines, strict=True):
                        found += self.leaves(one, left + _CELL, y + _CELL * 0.75 + baseline, cell, "ink")
                left += width
            return found

        notes = tuple(self.note_height(label, sum(widths)) for label in labels)
        slug = Slug(height, self.line * _GAP if head else 0.0, keeps=head, notes=notes)
        says = next((words.text for words in row if words.text), "")
        place = self.speaker.place(row[0]) if row else None
        return [Part(slug, draw, says, place, labels=tuple(labels))]

    # -- boxes and pictures --------------------------------------------------------------------

    def _box(self, block: Box, width: float, path: Path) -> list[Part]:
        if block.kind not in _BOXES:
            return kept(self.parts(block.blocks, width, path))
        colour, fill = _BOXES[block.kind]
        own = (*path, self.node("Div"))
        inner = self.parts(block.blocks, width - 2 * _PAD - _BAR, own)
        if not inner:
            return []
        back = partial(self._back, self.ink(colour), self.ink(fill), width)
        pad = _PAD * 0.8
        found = [Part(Slug(pad, self.line * 0.8, keeps=True), partial(back, pad))]
        for number, part in enumerate(inner):
            gap = part.slug.before if number else 0.0
            height = part.slug.height + gap
            slug = dataclasses.replace(part.slug, height=height, before=0.0, keeps=True)
            found.append(dataclasses.replace(part, slug=slug, draw=partial(_inside, part.draw, back, height, gap)))
        found.append(Part(Slug(pad), partial(back, pad)))
        return found

    def _back(self, colour: str, fill: str, width: float, height: float, x: float, y: float) -> list[Leaf]:
        ground = rectangle((x, y - 0.02, width, height + 0.04), fill=fill)
        bar = rectangle((x, y - 0.02, _BAR, height + 0.04), fill=colour)
        return [Leaf((), (ground, bar))]

    def _figure(self, block: Figure, width: float, path: Path) -> list[Part]:
        register = self.material.register
        if block.picture not in register:
            self.material.problems.error(
                block.place,
                "unknown-picture",
                f"the picture {block.picture!r} is not registered",
                "cardgen list pictures shows which there are",
            )
            return []
        caption = next((one.words for one in block.caption if isinstance(one, Paragraph)), None)
        return [self.picture(register.drawing(block.picture), register.alt(block.picture), caption, width, path)]

    def picture(
        self,
        drawing: Drawing,
        alt: str,
        caption: Words | Sequence[Piece] | None,
        width: float,
        path: Path,
        height: float | None = None,
        place: Place | None = None,
    ) -> Part:
        """A picture with its caption beside it."""
        tall = height or self.design.picture
        wide = min(drawing.width * tall / drawing.height, width * 0.45)
        tall = min(tall, drawing.height * wide / drawing.width)
        gap = 4.0
        done = self.set(caption, self.manner(0.94), width - wide - gap) if caption else None
        total = max(tall, done.height if done else 0.0)
        figure = (*path, Node("Figure", self.key(), SOURCE, alt))
        below = (*path, self.node("P", self.speaker.language))

        def draw(x: float, y: float) -> list[Leaf]:
            left = x if done else x + (width - wide) / 2
            found = [Leaf(figure, (in_box(drawing, (left, y + (total - tall) / 2, wide, tall)),))]
            if done:
                top = y + (total - done.height) / 2
                for one, baseline in zip(done.lines, done.baselines, strict=True):
                    found += self.leaves(one, x + wide + gap, top + baseline, below, "quiet")
            return found

        if isinstance(caption, Words):
            place = self.speaker.place(caption)
        return Part(Slug(total, self.line * 0.8), draw, alt, place)

    # -- footnotes -----------------------------------------------------------------------------

    def note(self, label: str, width: float) -> tuple[Set | None, float]:
        """A footnote, set, and its height with the space above it."""
        words = self.prose.notes[label]
        done = self.set(words, self.manner(_SMALL, 1.25), width - 4.0)
        return done, (done.height if done else 0.0) + 1.2

    def note_height(self, label: str, width: float) -> float:
        """How much room a footnote takes at the foot of a column."""
        return self.note(label, self.design.column)[1]


def _labels(one: Line) -> tuple[str, ...]:
    marks = (segment.mark for segment in one.segments)
    return tuple(mark.note for mark in marks if isinstance(mark, Mark) and mark.note)


def _run(segment: Segment, x: float, y: float, ink: str) -> Run:
    return Run(x + segment.x, y - segment.rise, segment.size, ink, segment.line)


def _inside(
    draw: Draw, back: Callable[[float, float, float], list[Leaf]], height: float, gap: float, x: float, y: float
) -> list[Leaf]:
    return [*back(height, x, y), *draw(x + _BAR + _PAD, y + gap)]


def _shifted(parts: Iterable[Part], by: float) -> list[Part]:
    return [dataclasses.replace(part, draw=partial(_moved, part.draw, by)) for part in parts]


def _moved(draw: Draw, by: float, x: float, y: float) -> list[Leaf]:
    return draw(x + by, y)


def kept(parts: list[Part]) -> list[Part]:
    """Hold all of these on one panel."""
    return [_keeping(part) if i < len(parts) - 1 else part for i, part in enumerate(parts)]


def _keeping(part: Part) -> Part:
    return dataclasses.replace(part, slug=dataclasses.replace(part.slug, keeps=True))


def marks_of(leaves: Iterable[Leaf]) -> Iterator[Drawn]:
    """Every mark of some leaves."""
    for leaf in leaves:
        yield from leaf.marks
