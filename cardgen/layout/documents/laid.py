"""A document at one size: parts -> panels -> pages. What does not fit is known, and told by whoever tried."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cardgen.bank import Topic
from cardgen.layout.context import Issue, Material
from cardgen.layout.documents.blocks import Blocks, Inserts
from cardgen.layout.documents.contents import contents
from cardgen.layout.documents.design import Design
from cardgen.layout.documents.flow import Placed, Stuck, flow
from cardgen.layout.documents.footnotes import at_foot
from cardgen.layout.documents.front import front, parted
from cardgen.layout.documents.furniture import for_notes, furniture
from cardgen.layout.documents.imprint import imprint
from cardgen.layout.documents.opening import ground, opening
from cardgen.layout.documents.partners import BEFORE, Partner, at, frame, label
from cardgen.layout.documents.parts import Part, breaking, standing
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.sharing import share
from cardgen.layout.documents.tagging import Leaf, Path, tree
from cardgen.layout.documents.texts import Speaker
from cardgen.layout.frame import Bookmark, Frame
from cardgen.pictures.drawing import Box
from cardgen.prose import Block, Insert, Prose

_TRIES: Final = 10  # halvings on the way to evenly filled panels
_EMPTIEST: Final = 0.3  # of a panel's height


@dataclass(frozen=True)
class Source:
    """What is laid out: a topic with its text, in one language, how blocks that hold facts are set, partners' pages."""

    topic: Topic
    prose: Prose
    language: str
    speaker: Speaker
    insert: Inserts
    partners: tuple[Partner, ...] = ()


class Laid:
    """One try at one size. `stuck` is the first part without room, `titled` whether the title has any."""

    def __init__(
        self, material: Material, design: Design, issue: Issue, source: Source, size: float, colour: str
    ) -> None:
        self.design = design
        self.setter = Setter(material, design, source.speaker, source.prose, size, colour)
        self.title = str(material.bank.title(source.topic.topic, source.language).text)
        self._source = source
        self.whole = False  # no section goes on in another panel
        blocks: Sequence[Block] = source.prose.blocks
        before, blocks = parted(blocks) if design.front else ((), blocks)
        body = Blocks(self.setter, self._insert).parts(blocks, design.column)
        first = opening(self.setter, self.title, source.topic.picture and str(source.topic.picture), issue.publisher)
        if first and design.front:
            room = design.panels[0].at[3] - first[0].slug.height
            shown = front(self.setter, before, design.front.text, design.front.picture, room)
            first = [first[0], shown] if shown else None
        self.titled = first is not None
        last = imprint(self.setter, issue, source.topic)
        apart = design.endless and design.multiple > 1  # on the last page; what is no booklet just ends with it
        self.parts = [*(first or ()), *self._opened(body), *(() if apart else last)]
        self._back_parts = last if apart else []
        rooms = [panel.at[3] for panel in design.panels]
        panels, self.stuck = self._balanced(rooms)
        back, stuck = flow([part.slug for part in self._back_parts], rooms, endless=True)
        self.panels = _sunk(panels, len(self.parts) - len(last)) if design.front else panels
        self._back = _sunk(back, 0) if design.opening == "cover" else back
        self.stuck = self.stuck or stuck
        self._number()

    def _insert(self, setter: Setter, block: Insert, width: float, path: Path) -> list[Part]:
        if block.kind == "toc":
            return contents(setter, width, path)
        return self._source.insert(setter, block, width, path)

    def _opened(self, body: list[Part]) -> list[Part]:
        """The text, with what begins a panel behind a cover, or the first heading behind a folded leaflet's front."""
        design = self.design
        if not body or not (design.opening == "cover" or (design.opening == "band" and design.folds)):
            return body
        first = 0 if design.opening == "cover" else next((i for i, part in enumerate(body) if part.entries), 0)
        return [breaking(part) if i == first else part for i, part in enumerate(body)]

    # -- panels --------------------------------------------------------------------------------

    def _balanced(self, rooms: Sequence[float]) -> tuple[tuple[Placed, ...], Stuck | None]:
        """Fill the panels; those of a leaflet as evenly as their number allows."""
        slugs = [part.slug for part in self.parts]
        found = flow(slugs, rooms, endless=self.design.endless)
        if self.design.endless or found[1] is not None:
            return found
        begins = [i for i, part in enumerate(self.parts) if part.entries and part.entries[0].level == 2]
        shared = share(slugs, rooms, begins)
        self.whole = shared is not None
        if shared:
            return shared, None
        least, most = _EMPTIEST, 1.0
        for _ in range(_TRIES):
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
        for number, panel in enumerate(self.panels):
            for i in panel.slugs:
                for entry in self.parts[i].entries:
                    if entry.id:
                        self.setter.pages.of.setdefault(entry.id, self._page_of(number))

    # -- pages ---------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """All pages, with those of partners, those for notes and the imprint at the end."""
        design = self.design
        if not design.endless:
            return design.pages
        text = max((self._page_of(i) for i in range(len(self.panels))), default=1)
        whole = text + len(self._back) + self._before + self._advertisements + self._behind
        return -(-whole // design.multiple) * design.multiple

    def frames(self) -> tuple[Frame, ...]:
        """All pages: those of the document between those of a partner's cover."""
        partners, design, sections = self._source.partners, self.design, (self.title,)
        front = [frame(design, one, label(0), sections) for one in at(partners, "front-cover")]
        if front:
            front.append(self._frame(BEFORE, None, 0, label(1)))
        back = [frame(design, one, label(len(front)), sections) for one in at(partners, "back-cover")]
        return (*front, *self._own_frames(self.count - self._before - self._behind), *back)

    @property
    def _before(self) -> int:
        return BEFORE * len(at(self._source.partners, "front-cover"))

    @property
    def _behind(self) -> int:
        return len(at(self._source.partners, "back-cover"))

    @property
    def _advertisements(self) -> int:
        return len(at(self._source.partners, "advertisement"))

    def _own_frames(self, count: int) -> Iterator[Frame]:
        """The pages of the document: text, notes, advertisements, imprint."""
        by_page: dict[int, list[Leaf]] = {}
        for number, placed in enumerate(self.panels):
            panel = self.design.panels[number % len(self.design.panels)]
            by_page.setdefault(self._page_of(number), []).extend(self._panel(self.parts, placed, panel.at))
        for page, placed in enumerate(self._back, count - len(self._back) + 1):
            by_page[page] = self._panel(self._back_parts, placed, self._box_on(page))
        first = count - len(self._back) - self._advertisements + 1
        shown = dict(enumerate(at(self._source.partners, "advertisement"), first))
        for page in range(1, count + 1):
            if page in shown:
                yield frame(self.design, shown[page], str(page), (self.title,), f"page-{page}")
            else:
                yield self._frame(page, by_page.get(page), count)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The headings of the second level below the title, those of the third below them."""
        found: list[Bookmark] = [Bookmark(self.title, "page-1")]
        for number, placed in enumerate(self.panels):
            for entry in (entry for i in placed.slugs for entry in self.parts[i].entries):
                mark = Bookmark(entry.text, f"page-{self._page_of(number)}")
                if entry.level > 2 and len(found) > 1:
                    found[-1] = dataclasses.replace(found[-1], children=(*found[-1].children, mark))
                else:
                    found.append(mark)
        return tuple(found)

    def _box_on(self, page: int) -> Box:
        """The first panel of a page."""
        panels = self.design.panels
        return next(panel.at for panel in panels if panel.page == (page - 1) % self.design.pages + 1)

    def _panel(self, parts: Sequence[Part], placed: Placed, box: Box) -> list[Leaf]:
        x, y, _, height = box
        there = standing(parts, placed)
        leaves = [leaf for top, part in there for leaf in part.draw(x, y + top)]
        labels = (label for _, part in there for label in part.labels)
        return leaves + at_foot(self.setter, labels, x, y + height)

    def _frame(self, page: int, leaves: list[Leaf] | None, count: int, label: str = "") -> Frame:
        """A page of `count`; one with a `label` of its own stands before them, and has neither number nor ground."""
        design = self.design
        text = tree(leaves) if leaves is not None else tuple(for_notes(self.setter, self._box_on(page)))
        coloured = page == 1 or (design.opening == "cover" and page == count)
        first = (ground(design, self.setter.ink(self.setter.colour)),) if coloured else ()
        around = [] if label else furniture(self.setter, self._source.topic.topic, self.title, page, count)
        return Frame(
            design.page.width,
            design.page.height,
            design.page.bleed,
            (*first, *text, *around),
            anchor="" if label else f"page-{page}",
            label=label or str(page),
            sections=(self.title,),
        )


def _sunk(panels: Sequence[Placed], first: int) -> tuple[Placed, ...]:
    """The panels with the slugs from `first` on, which are the imprint, at their foot."""
    return tuple(
        dataclasses.replace(
            placed,
            tops=tuple(
                top + (placed.room if i >= first else 0.0) for i, top in zip(placed.slugs, placed.tops, strict=True)
            ),
        )
        for placed in panels
    )
