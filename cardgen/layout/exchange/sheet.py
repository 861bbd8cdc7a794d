"""Instructions -> the frames of a sheet on the paper of the set, an even number of them: leaves follow.

Rows stand with as much air as they can without costing a leaf: mostly all of it goes on one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

from cardgen.languages import SOURCE
from cardgen.layout.context import WORDS, Material
from cardgen.layout.data import Format
from cardgen.layout.exchange.model import Instructions, PutIn, TakeOut
from cardgen.layout.frame import Frame, Mark, Tag
from cardgen.layout.proofs.flow import Piece, flow
from cardgen.layout.proofs.lines import Lines, write
from cardgen.layout.setting import Align, artifact, czech, line, rectangle
from cardgen.pictures.drawing import Box
from cardgen.problems import Problems

ANCHOR: Final = "exchange"
STYLES: Final = (
    "exchange-foot",
    "exchange-how",
    "exchange-name",
    "exchange-number",
    "exchange-place",
    "exchange-section",
    "exchange-title",
)

# all in mm
_BESIDE: Final = 2.0  # from the strip for the holes to the text
_MARGIN: Final = 3.0  # inside the safe zone, for the eye
_FOOT: Final = 7.0
_BOX: Final = 4.2  # the box to tick
_NUMBER: Final = 14.0  # the column of numbers
_PLACE: Final = 0.36  # the share of the width that says where a leaf goes
_HAND: Final = 8.5  # from one line for the hand to the next
_BETWEEN: Final = 5.0  # from the line for the name to that for the day
_DAY: Final = 0.32  # the share of the width in which the day is written
_AIR: Final = (1.4, 1.2, 1.0, 0.9, 0.8)  # over and under the text of a row, to the rules; the first is best to read


@dataclass(frozen=True)
class _Drawn:
    """Something that was drawn from a height downwards, and how high it became."""

    tags: tuple[Tag, ...]
    height: float


_Draw: TypeAlias = Callable[[float], _Drawn]


@dataclass(frozen=True)
class _Part:
    """What flows: how it is drawn between left and right, and whether it is a row of a list."""

    draw: Callable[[float, float, float], _Drawn]
    is_row: bool = False
    keeps: bool = False


@dataclass(frozen=True)
class _Pen:
    material: Material
    given: Instructions
    air: float = _AIR[0]

    def word(self, name: str) -> str:
        return str(self.material.word(f"exchange-{name}", SOURCE).text)

    def write(
        self, text: str, style: str, colour: str, x: float, width: float, y: float, align: Align = "left"
    ) -> Lines:
        return write(self.material, czech(text), f"exchange-{style}", colour, (x, y, width), align)

    def colour(self, name: str) -> str:
        return self.material.theme.colour(name)


def check_styles(material: Material, problems: Problems) -> None:
    """Tell the styles that the theme lacks."""
    for name in STYLES:
        if name not in material.theme.styles:
            problems.error(
                material.theme.place,
                "missing-key",
                f"the theme lacks the style {name!r}",
                "add it, replacement packs ask for it by name",
            )


def frames(material: Material, layout: Format, given: Instructions) -> tuple[Frame, ...]:
    """The pages of the sheet: as many as it needs, and one more if they are odd."""
    front, back = body(layout, back=False), body(layout, back=True)
    pens = [_Pen(material, given, air) for air in _AIR]
    laid = [_flowed(pen, front) for pen in pens]  # a back is as wide as a front, so heights hold for both
    leaves = [-(-len(pages) // 2) for _, pages in laid]
    best = leaves.index(min(leaves))
    pen, (parts, pages) = pens[best], laid[best]
    made = []
    for number, indices in enumerate(pages):
        box = back if number % 2 else front
        tags = _page(pen, [parts[i] for i in indices], box)
        tags.append(_foot(pen, box, number + 1, len(pages)))
        made.append(_frame(layout, tuple(tags), pen.word("title"), is_first=number == 0))
    if len(made) % 2:
        made.append(_frame(layout, (), pen.word("title"), is_first=False))
    return tuple(made)


def filler(material: Material, layout: Format) -> tuple[Frame, Frame]:
    """A leaf that comes off the last sheet and belongs to no set; it says so on both sides, since either may lie up."""
    said = czech(str(material.word("exchange-filler", SOURCE).text))

    def side(box: Box) -> Frame:
        x, y, width, height = box
        done = write(material, said, "exchange-title", "ink", (x, y + height / 3, width), "centre")
        return _frame(layout, (Tag("P", done.runs, SOURCE),), str(said.text), is_first=False)

    return side(body(layout, back=False)), side(body(layout, back=True))


def _flowed(pen: _Pen, box: Box) -> tuple[list[_Part], tuple[range, ...]]:
    """All that flows, and which of it stands on which page."""
    parts = list(_parts(pen))
    pieces = [Piece(part.draw(box[0], box[2], 0.0).height, keeps=part.keeps) for part in parts]
    return parts, flow(pieces, box[3] - _FOOT)


def body(layout: Format, *, back: bool) -> Box:
    """The box for text on one side: inside the safe zone, beside the holes."""
    page, binding = layout.page, layout.binding
    margin = page.safe + _MARGIN
    left = right = top = margin
    if binding and binding.edge == "left":
        left = binding.clear + _BESIDE
    elif binding:
        top = binding.clear + _BESIDE
    x = right if back else left
    return x, top, page.width - left - right, page.height - top - margin


def _frame(layout: Format, tags: tuple[Tag, ...], title: str, *, is_first: bool) -> Frame:
    page = layout.page
    anchor = ANCHOR if is_first else ""
    return Frame(page.width, page.height, page.bleed, tags, anchor=anchor, sections=(title,))


def _page(pen: _Pen, parts: Sequence[_Part], box: Box) -> list[Tag]:
    """The tags of a page; rows that follow one another are one list."""
    x, y, width, _ = box
    tags: list[Tag] = []
    rows: list[Tag] = []
    for part in parts:
        drawn = part.draw(x, width, y)
        y += drawn.height
        if part.is_row:
            tags += [tag for tag in drawn.tags if tag.role == "Artifact"]
            rows += [tag for tag in drawn.tags if tag.role == "LI"]
            continue
        if rows:
            tags.append(Tag("L", tuple(rows)))
            rows = []
        tags += drawn.tags
    if rows:
        tags.append(Tag("L", tuple(rows)))
    return tags


# -- what flows ----------------------------------------------------------------------------------


def _parts(pen: _Pen) -> Iterator[_Part]:
    given = pen.given
    yield _Part(partial(_opening, pen), keeps=True)
    step = 0
    lists: tuple[tuple[str, Sequence[TakeOut | PutIn]], ...] = (
        ("remove", given.remove),
        ("aside", given.aside),
        ("put", given.put),
    )
    for word, leaves in lists:
        if not leaves:
            continue
        step += 1
        title = f"{step}. {pen.word(word)} · {pen.word('leaves')}: {len(leaves)}"
        yield _Part(partial(_heading, pen, title), keeps=True)
        for i, leaf in enumerate(leaves):
            # no row stands alone under its heading, nor the closing on a page of its own
            last = word == "put" and i == len(leaves) - 1
            yield _Part(partial(_row, pen, leaf), is_row=True, keeps=last)
    yield _Part(partial(_closing, pen))


def _opening(pen: _Pen, x: float, width: float, y: float) -> _Drawn:
    given = pen.given
    title = pen.write(pen.word("title"), "title", "ink", x, width, y)
    about = pen.write(f"{given.title} · {given.language}", "name", "ink", x, width, title.bottom + 0.8)
    versions = f"{given.edition}: {given.old} → {given.new}"
    which = pen.write(versions, "how", "quiet", x, width, about.bottom + 0.6)
    tags = [Tag("H1", title.runs, SOURCE), Tag("P", about.runs, SOURCE), Tag("P", which.runs, SOURCE)]
    low = which.bottom + 2.6
    topics = pen.material.bank.topics
    words = topics[WORDS].phrases if WORDS in topics else {}
    for name in words:
        if name.startswith("exchange-how-"):
            how = pen.write(pen.word(str(name).removeprefix("exchange-")), "how", "ink", x, width, low)
            tags.append(Tag("P", how.runs, SOURCE))
            low = how.bottom + 0.7
    return _Drawn(tuple(tags), low + 1.5 - y)


def _heading(pen: _Pen, title: str, x: float, width: float, y: float) -> _Drawn:
    top = y + 2.5
    text = pen.write(title, "section", "ink", x + 2.0, width - 4.0, top + 0.9)
    low = text.bottom + 0.9
    ground = rectangle((x, top, width, low - top), fill=pen.colour("shade"))
    return _Drawn((artifact(ground), Tag("H2", text.runs, SOURCE)), low + 0.4 - y)


def _row(pen: _Pen, leaf: TakeOut | PutIn, x: float, width: float, y: float) -> _Drawn:
    """A box to tick, number and name, and for a leaf to put in where it goes."""
    top = y + pen.air
    left = x + _BOX + 2.5
    share = width * _PLACE if isinstance(leaf, PutIn) else 0.0
    right = x + width - share
    number = pen.write(leaf.number, "number", "ink", left, _NUMBER, top - 0.6) if leaf.number else None
    start = left + _NUMBER if leaf.number else left
    is_laid_aside = isinstance(leaf, PutIn) and not leaf.fresh
    called = f"{leaf.name} – {pen.word('laid-aside')}" if is_laid_aside else leaf.name
    name = pen.write(called, "name", "ink", start, right - start - 2.0, top)
    runs: tuple[Mark, ...] = name.runs
    low = max(name.bottom, top + _BOX)
    if isinstance(leaf, PutIn):
        place = pen.write(leaf.place, "place", "ink", right, share, top)
        runs += place.runs
        low = max(low, place.bottom)
    low += pen.air
    box = rectangle((x, top, _BOX, _BOX), stroke=pen.colour("ink"), width=0.25, radius=0.5)
    rule = line(x, low, x + width, low, pen.colour("line"), 0.25)
    label = (Tag("Lbl", number.runs, SOURCE),) if number else ()
    item = Tag("LI", (*label, Tag("LBody", runs, SOURCE)), SOURCE)
    return _Drawn((artifact(box, rule), item), low - y)


def _closing(pen: _Pen, x: float, width: float, y: float) -> _Drawn:
    """How many leaves there must be in the end, who is to be told and gets the sheet, and who did it when and where."""
    count = pen.write(f"{pen.word('count')}: {pen.given.count}", "section", "ink", x, width, y + 3.0)
    told = f"{pen.word('to')} {pen.given.new} {pen.word('tell')}: {pen.given.office.rstrip('.')}. {pen.word('send')}"
    tell = pen.write(told, "how", "ink", x, width, count.bottom + 0.8)
    tags = [Tag("P", count.runs, SOURCE), Tag("P", tell.runs, SOURCE)]
    low = tell.bottom
    share = (width - _BETWEEN) * _DAY
    wide = width - _BETWEEN - share
    for fields in ((("name", x, wide), ("day", x + wide + _BETWEEN, share)), (("where", x, width),)):
        low += _HAND
        for name, left, room in fields:
            label = pen.write(pen.word(name), "foot", "quiet", left, room, low - 3.9)
            rule = line(label.right + 1.5, low, left + room, low, pen.colour("ink"), 0.2)
            tags += [Tag("P", label.runs, SOURCE), artifact(rule)]
    return _Drawn(tuple(tags), low + 1.0 - y)


def _foot(pen: _Pen, box: Box, number: int, count: int) -> Tag:
    x, y, width, height = box
    given = pen.given
    low = y + height - 4.2
    which = pen.write(f"{given.title} · {given.old} → {given.new}", "foot", "quiet", x, width - 26.0, low)
    page = pen.write(f"{pen.word('page')} {number} / {count}", "foot", "quiet", x + width - 25.0, 25.0, low, "right")
    return artifact(*which.runs, *page.runs)
