"""A document in one language -> frames -> Document: the largest size at which everything fits, then page by page."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from babel.dates import format_date

from cardgen.bank import Topic
from cardgen.bank.model import State
from cardgen.bank.strings import strings
from cardgen.languages import SOURCE
from cardgen.layout.context import Issue, Material
from cardgen.layout.documents.design import Design
from cardgen.layout.documents.flow import Placed, Slug, Stuck, flow
from cardgen.layout.documents.parts import Part, Setter
from cardgen.layout.documents.tagging import Leaf, Node, Path, tree
from cardgen.layout.documents.texts import BOLD, Speaker
from cardgen.layout.frame import Bookmark, Document, Frame, Tag
from cardgen.layout.setting import czech, line, placed, rectangle
from cardgen.pictures.drawing import Box
from cardgen.problems import did_you_mean
from cardgen.prose import Figure, Heading, Insert, Prose
from cardgen.shapes import place_of
from cardgen.typography import Fitted, Style, fit
from cardgen.typography.rich import Piece

_STATES: Final[tuple[State, ...]] = ("draft", "revised", "approved")
_FOLD_MARK = 4.0  # mm: how long a mark is, outside the trim
_NOTES_LINE = 9.0  # mm between the lines of a page for notes


@dataclass(frozen=True)
class Source:
    """What is laid out: a topic with its text, in one language, and how blocks that hold facts are set."""

    topic: Topic
    prose: Prose
    language: str
    speaker: Speaker
    insert: Callable[[Setter, Insert, float, Path], list[Part]]


@dataclass
class _Pages:
    """Where each heading came to stand: known once everything is placed, asked when it is drawn."""

    of: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int | None:
        return self.of.get(name)

    def anchor(self, name: str) -> str | None:
        number = self.of.get(name)
        return f"page-{number}" if number else None


def compose(material: Material, design: Design, issue: Issue, source: Source) -> Document:
    """Lay out a document. What does not fit is told, with its paragraph and by how many mm."""
    made: _Laid | None = None
    before = len(material.problems.errors)
    for size in design.sizes:
        made = _Laid(material, design, issue, source, size)
        if (made.stuck is None and made.titled) or len(material.problems.errors) > before:
            break
    assert made is not None  # a design has a size
    if len(material.problems.errors) == before:
        if not made.titled:
            material.problems.error(
                source.topic.place,
                "does-not-fit",
                f"{source.topic.topic}, {source.language}, {design.layout!s}: the title has no room",
                "shorten the title",
            )
        if made.stuck is not None:
            _tell(material, design, source, made.parts[made.stuck.slug], made.stuck)
    title = str(material.bank.title(source.topic.topic, source.language).text)
    frames = made.frames()
    return Document(
        title=f"{title} – {material.languages[source.language].autonym}",
        language=source.language,
        author=issue.publisher,
        subject=str(source.topic.title),
        date=issue.date,
        frames=frames,
        bookmarks=made.bookmarks(title),
    )


def _tell(material: Material, design: Design, source: Source, part: Part, stuck: Stuck) -> None:
    text = part.says if len(part.says) <= 60 else f"{part.says[:60]}…"
    material.problems.error(
        part.place or source.topic.place,
        "does-not-fit",
        f"{source.topic.topic}, {source.language}, {design.layout!s}: from {text!r} on, "
        f"{stuck.excess:.0f} mm of text have no room even at {design.sizes[-1]:g} pt",
        "shorten the text, leave something out, or choose a layout with more pages",
    )


def _colour(material: Material, topic: Topic) -> str:
    """The name of the document's colour; one that is not known is told."""
    name, known = topic.colour or "slate", material.theme.colours
    if name in known:
        return str(name)
    material.problems.error(
        place_of(name, topic.place),
        "unknown-colour",
        f"the colour {str(name)!r} is not in the theme",
        did_you_mean(name, map(str, known)),
    )
    return "ink"


class _Laid:
    """One try at one size."""

    def __init__(self, material: Material, design: Design, issue: Issue, source: Source, size: float) -> None:
        self.material, self.design, self.issue, self.source = material, design, issue, source
        self.colour = _colour(material, source.topic)
        self.pages = _Pages()
        self.setter = Setter(
            material=material,
            design=design,
            speaker=source.speaker,
            prose=source.prose,
            size=size,
            page_of=self.pages.number,
            anchor_of=self.pages.anchor,
            inserts=self._insert,
            colour=self.colour,
        )
        self.titled = True
        self.title = str(material.bank.title(source.topic.topic, source.language).text)
        body = self.setter.parts(source.prose.blocks, design.column)
        opening = self._opening()
        first = 0 if design.opening == "cover" else next((i for i, part in enumerate(body) if part.entry), 0)
        if body and (design.opening == "cover" or (design.opening == "band" and design.folds)):
            body[first] = dataclasses.replace(body[first], slug=dataclasses.replace(body[first].slug, breaks=True))
        self.parts: list[Part] = [*opening, *body]
        imprint = self._imprint()
        if not design.endless:
            self.parts += imprint
        rooms = [panel.at[3] for panel in design.panels]
        self.panels, self.stuck = self._balanced(rooms)
        self.back: tuple[Placed, ...] = ()
        self.back_parts = imprint if design.endless else []
        if design.endless:
            self.back, stuck = flow([part.slug for part in self.back_parts], rooms, endless=True)
            self.stuck = self.stuck or stuck
        self._number()

    # -- pages ---------------------------------------------------------------------------------

    def _balanced(self, rooms: Sequence[float]) -> tuple[tuple[Placed, ...], Stuck | None]:
        """Fill the panels; those of a leaflet as evenly as their number allows."""
        slugs = [part.slug for part in self.parts]
        found = flow(slugs, rooms, endless=self.design.endless)
        if self.design.endless or found[1] is not None:
            return found
        least, most = 0.3, 1.0
        for _ in range(10):
            middle = (least + most) / 2
            tried = flow(slugs, [rooms[0], *(room * middle for room in rooms[1:])], endless=False)
            if tried[1] is None:
                found, most = tried, middle
            else:
                least = middle
        return found

    def _page_of(self, panel: int) -> int:
        cycle, index = divmod(panel, len(self.design.panels))
        return cycle * self.design.pages + self.design.panels[index].page

    def _number(self) -> None:
        for number, placed_ in enumerate(self.panels):
            for i in placed_.slugs:
                entry = self.parts[i].entry
                if entry and entry.id:
                    self.pages.of.setdefault(entry.id, self._page_of(number))

    @property
    def count(self) -> int:
        """All pages, with those for notes and the imprint at the end."""
        design = self.design
        if not design.endless:
            return design.pages
        text = max((self._page_of(i) for i in range(len(self.panels))), default=1)
        whole = text + len(self.back)
        return -(-whole // design.multiple) * design.multiple

    def frames(self) -> tuple[Frame, ...]:
        by_page: dict[int, list[Leaf]] = {}
        for number, placed_ in enumerate(self.panels):
            page = self._page_of(number)
            panel = self.design.panels[number % len(self.design.panels)]
            by_page.setdefault(page, []).extend(self._panel(self.parts, placed_, panel.at))
        count = self.count
        for offset, placed_ in enumerate(self.back):
            page = count - len(self.back) + 1 + offset
            by_page[page] = self._panel(self.back_parts, placed_, self._box_on(page))
        return tuple(self._frame(page, by_page.get(page), count) for page in range(1, count + 1))

    def _box_on(self, page: int) -> Box:
        panels = self.design.panels
        first = next(panel for panel in panels if panel.page == (page - 1) % self.design.pages + 1)
        return first.at

    def _panel(self, parts: Sequence[Part], placed_: Placed, box: Box) -> list[Leaf]:
        x, y, width, height = box
        found: list[Leaf] = []
        labels: list[str] = []
        for i, top in zip(placed_.slugs, placed_.tops, strict=True):
            found += parts[i].draw(x, y + top)
            labels += parts[i].labels
        return found + self._notes(labels, x, y + height, width)

    def _notes(self, labels: Sequence[str], x: float, bottom: float, width: float) -> list[Leaf]:
        """The footnotes of a panel, at its foot."""
        done = [(label, *self.setter.note(label, width)) for label in dict.fromkeys(labels)]
        y = bottom - sum(height for _, _, height in done)
        found: list[Leaf] = []
        for number, (label, paragraph, height) in enumerate(done):
            if number == 0:
                rule = line(x, y - 0.6, x + 24, y - 0.6, self.material.theme.colour("line-strong"), 0.2)
                found.append(Leaf((), (rule,)))
            if paragraph:
                own = (self.setter.node("P", self.source.language),)
                mark = czech(str(self.source.speaker.notes[label]))
                style = Style((paragraph.size,), 600)
                shaped = self.material.shaper.shape(str(mark.text), self.source.speaker.tongue, style.weight)
                base = y + 1.0
                ink = self.material.theme.colour("quiet")
                from cardgen.layout.frame import Run

                found.append(Leaf(own, (Run(x, base + paragraph.baselines[0], paragraph.size, ink, shaped),)))
                for one, baseline in zip(paragraph.lines, paragraph.baselines, strict=True):
                    found += self.setter.leaves(one, x + 4.0, base + baseline, own, "quiet")
            y += height
        return found

    def _frame(self, page: int, leaves: list[Leaf] | None, count: int) -> Frame:
        design = self.design
        tags: list[Tag] = []
        if page == 1:
            tags += self._ground()
        tags += tree(leaves) if leaves is not None else self._for_notes(page)
        tags += self._furniture(page, count)
        return Frame(
            design.page.width,
            design.page.height,
            design.page.bleed,
            tuple(tags),
            anchor=f"page-{page}",
            label=str(page),
            sections=(self.title,),
        )

    def bookmarks(self, title: str) -> tuple[Bookmark, ...]:
        """The headings of the second level below the title, those of the third below them."""
        found: list[Bookmark] = [Bookmark(title, "page-1")]
        for number, placed_ in enumerate(self.panels):
            for i in placed_.slugs:
                entry = self.parts[i].entry
                if entry is None:
                    continue
                mark = Bookmark(entry.text, f"page-{self._page_of(number)}")
                if entry.level > 2 and len(found) > 1:
                    found[-1] = dataclasses.replace(found[-1], children=(*found[-1].children, mark))
                else:
                    found.append(mark)
        return tuple(found)

    # -- how a document begins and ends --------------------------------------------------------

    def _band(self) -> Box:
        """The coloured ground of the title, in the page's coordinates; it runs off the edges of its panel."""
        page, panel = self.design.page, self.design.panels[0].at
        left, right = self._panel_edges()
        if self.design.opening == "cover":
            return left, 0.0, right - left, page.height * 0.56
        height = page.height * (0.3 if self.design.folds else 0.17)
        return left, 0.0, right - left, max(height, panel[1] + 24.0)

    def _panel_edges(self) -> tuple[float, float]:
        """Where the first panel's paper begins and ends: at folds, or at the trim."""
        x, _, width, _ = self.design.panels[0].at
        edges = (0.0, *self.design.folds, self.design.page.width)
        left = max(edge for edge in edges if edge <= x)
        right = min(edge for edge in edges if edge >= x + width)
        return left, right

    def _ground(self) -> list[Tag]:
        x, y, width, height = self._band()
        page, bleed = self.design.page, self.design.page.bleed
        left = x - (bleed if x == 0.0 else 0.0)
        right = x + width + (bleed if x + width == page.width else 0.0)
        fill = self.material.theme.colour(self.colour)
        box = (left, y - bleed, right - left, height + bleed)
        return [Tag("Artifact", (rectangle(box, fill=fill, bleeds=True),))]

    def _opening(self) -> list[Part]:
        """The title on its ground, with the document's picture below it."""
        _, top, column, _ = self.design.panels[0].at
        _, _, _, ground = self._band()
        room = ground - top - 6.0
        style = Style(
            tuple(
                self.setter.size * self.design.headings.title * step for step in (1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5)
            ),
            BOLD,
            False,
            1.12,
        )
        tongue = self.source.speaker.tongue
        done = fit(self.title, style, tongue, self.material.shaper, column, room)
        found = []
        own: Path = (self.setter.node("H1", self.source.language),)

        def draw(left: float, y: float) -> list[Leaf]:
            assert isinstance(done, Fitted)
            box = (left, ground - 6.0 - done.height, column, done.height)
            return [Leaf(own, placed(done, self.material.theme.colour("paper"), box))]

        if not isinstance(done, Fitted):
            self.titled = False
            return []
        found.append(Part(Slug(ground - top + self.setter.line * 0.6, keeps=True), draw, self.title))
        name = self.source.topic.picture
        if name and name in self.material.register and self.design.opening != "poster":
            height = self.design.page.height * 0.26 if self.design.opening == "cover" else self.design.picture
            part = self.setter.picture(
                self.material.register.drawing(name), self.material.register.alt(name), None, column, (), height
            )
            found.append(part)
        return found

    def _imprint(self) -> list[Part]:
        """Who issued this and when, how far the translation was checked, and whose work is in it. In Czech, small."""
        issue = self.issue
        states = Counter(
            one.standing for one in strings(self.material.bank, self.source.topic.topic, self.source.language)
        )
        name = self.material.languages[self.source.language].name_in(SOURCE)
        word = self.material.word
        said = ", ".join(
            f"{word(f'state-{state}', SOURCE).text}: {states[state]}" for state in _STATES if states[state]
        )
        lines = [
            f"{issue.title}, {word('version', SOURCE).text.lower()} {issue.version}, "
            f"{format_date(issue.date, format='long', locale=SOURCE)}",
            f"{issue.publisher}, {issue.contact}" if issue.contact else issue.publisher,
        ]
        if self.source.language != SOURCE:
            lines.append(f"{name[:1].upper()}{name[1:]}. {word('states', SOURCE).text} – {said}.")
        lines.append("; ".join(self._credits()) + "; Creative Commons BY-SA 4.0")
        czech_tongue = self.source.speaker.czech
        found: list[Part] = []
        for number, text in enumerate(lines):
            pieces = (Piece(text, tongue=czech_tongue),)
            before = self.setter.line * (1.2 if number == 0 else 0.1)
            own: Path = (dataclasses.replace(self.setter.node("P", SOURCE), lasting=False),)
            found += self.setter.paragraph(
                pieces, self.design.column, own, scale=0.7, before=before, colour="quiet", role=None, keeps=True
            )
        if found:
            found[-1] = dataclasses.replace(found[-1], slug=dataclasses.replace(found[-1].slug, keeps=False))
        return found

    def _credits(self) -> list[str]:
        register = self.material.register
        names = [block.picture for block in self.source.prose.every if isinstance(block, Figure)]
        names += [str(self.source.topic.picture)] if self.source.topic.picture else []
        lines = [f"{face.title}, {face.author}, {face.licence}" for face in self.material.shaper.faces.faces.values()]
        used = register.credits(sorted({name for name in names if name in register}))
        return lines + [f"{credit.title}, {credit.author}, {credit.licence}" for credit in used]

    def _insert(self, setter: Setter, block: Insert, width: float, path: Path) -> list[Part]:
        if block.kind != "toc":
            return self.source.insert(setter, block, width, path)
        entries = [one for one in self.source.prose.blocks if isinstance(one, Heading) and one.level == 2]
        heading = self.source.speaker.word("contents")
        title = setter.paragraph(
            (Piece(str(heading.text), BOLD),), width, (), scale=self.design.headings.levels[0], colour=self.colour,
            role="H2", keeps=True, before=setter.line,
        )  # fmt: skip
        own: Path = (*path, setter.node("TOC"))
        return [*title, *(self._entry(setter, one, width, own) for one in entries)]

    def _entry(self, setter: Setter, heading: Heading, width: float, path: Path) -> Part:
        """A line of the contents: the heading, a leader, the number of its page, all of it a link."""
        inside = (*path, setter.node("TOCI"))
        number_width = setter.size * 0.8
        done = setter.set(heading.words, setter.manner(1.0, 1.25), width - number_width)
        assert done is not None or self.material.problems.errors
        name = str(heading.words.id or "")
        height = (done.height if done else setter.line) + setter.line * 0.3

        def draw(x: float, y: float) -> list[Leaf]:
            from cardgen.layout.frame import Run, Target
            from cardgen.units import mm

            if done is None:
                return []
            page = self.pages.number(name)
            theme = self.material.theme
            anchor = self.pages.anchor(name)
            text = "".join(one.text for one in done.lines).replace("\u00ad", "")
            node = Node("Link", setter.key(), self.source.language)
            if anchor:
                node = dataclasses.replace(
                    node, target=Target(anchor, (x, y, width, done.height), f"{text} {page or ''}")
                )
            own = (*inside, self.setter.node("Reference"), node)
            found: list[Leaf] = []
            runs = []
            for one, baseline in zip(done.lines, done.baselines, strict=True):
                runs += [
                    Run(x + segment.x, y + baseline, segment.size, theme.colour("ink"), segment.line)
                    for segment in one.segments
                ]
            shaped = self.material.shaper.shape(str(page or ""), self.source.speaker.tongue, BOLD)
            right = x + width - mm(shaped.width * setter.size / 1000)
            last = y + done.baselines[-1]
            runs.append(Run(right, last, setter.size, theme.colour(self.colour), shaped))
            start = x + done.lines[-1].width + 2.0
            if right - 2.0 > start:
                rule = line(start, last, right - 2.0, last, theme.colour("line-strong"), 0.2)
                found.append(Leaf((), (rule,)))
            found.append(Leaf(own, tuple(runs)))
            return found

        return Part(Slug(height, setter.line * 0.1), draw, name, heading.words.place)

    # -- what stands on every page -------------------------------------------------------------

    def _for_notes(self, page: int) -> list[Tag]:
        """A page that only fills the sheet: lines to write on, under a heading that says so."""
        x, y, width, height = self._box_on(page)
        word = self.source.speaker.word("notes")
        setter = self.setter
        done = fit(
            str(word.text), Style((setter.size * 1.3,), BOLD), self.source.speaker.tongue, self.material.shaper, width
        )
        assert isinstance(done, Fitted)
        head = Tag(
            "P", placed(done, self.material.theme.colour(self.colour), (x, y, width, done.height)), self.source.language
        )
        rule = self.material.theme.colour("line-strong")
        count = int((height - done.height) / _NOTES_LINE)
        lines = [
            line(x, y + done.height + _NOTES_LINE * i, x + width, y + done.height + _NOTES_LINE * i, rule, 0.2)
            for i in range(1, count + 1)
        ]
        return [head, Tag("Artifact", tuple(lines))]

    def _furniture(self, page: int, count: int) -> list[Tag]:
        design = self.design
        theme = self.material.theme
        found: list[Tag] = []
        if design.folio and not (design.opening == "cover" and page in (1, count)):
            x, y, width, height = self._facing(design.folio, page)
            done = fit(str(page), Style((9.5,), 600), self.source.speaker.tongue, self.material.shaper, width, height)
            if isinstance(done, Fitted):
                align = "right" if page % 2 else "left"
                runs = placed(done, theme.colour("quiet"), (x, y, width, height), align)  # type: ignore[arg-type]
                found.append(Tag("Artifact", runs))
        if design.running and not (design.opening == "cover" and page == 1):
            x, y, width, height = self._facing(design.running, page)
            running = self._running(width, height)
            if running is not None:
                align = "left" if page % 2 else "right"
                runs = placed(running, theme.colour("quiet"), (x, y, width, height), align)  # type: ignore[arg-type]
                found.append(Tag("P", runs, self.source.language, lasting=False))
        marks = [
            line(fold, y0, fold, y1, theme.colour("line-strong"), 0.2)
            for fold in design.folds
            for y0, y1 in ((-_FOLD_MARK - 1, -1.0), (design.page.height + 1, design.page.height + _FOLD_MARK + 1))
        ]
        if marks:
            bleeding = tuple(dataclasses.replace(mark, bleeds=True) for mark in marks)
            found.append(Tag("Artifact", bleeding))
        return found

    def _running(self, width: float, height: float) -> Fitted | None:
        """The title, which gives way, and the mark of a translation that nobody has checked, which does not."""
        title = [self.title] if self.design.opening == "cover" else []
        mark = [str(self.material.word("unverified", self.source.language).text)] if self._unverified() else []
        style, tongue = Style((8.5, 8.0), 400), self.source.speaker.tongue
        for texts in (title + mark, mark):
            line_ = fit(" · ".join(texts), style, tongue, self.material.shaper, width, height) if texts else None
            if isinstance(line_, Fitted):
                return line_
        if mark:
            self.material.problems.error(
                self.design.place,
                "does-not-fit",
                f"{self.design.layout!s}, {self.source.language}: {mark[0]!r} has no room in the running line",
                "make the box of 'running' wider",
            )
        return None

    def _unverified(self) -> bool:
        if self.source.language == SOURCE:
            return False
        found = strings(self.material.bank, self.source.topic.topic, self.source.language)
        return any(one.standing != "approved" for one in found)

    def _facing(self, box: Box, page: int) -> Box:
        """A box that is mirrored on left-hand pages."""
        x, y, width, height = box
        if self.design.endless and page % 2 == 0:
            x = self.design.page.width - x - width
        return x, y, width, height
