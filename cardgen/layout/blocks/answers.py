"""The answers of a card, by the kind of its question: what the patient points at."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from typing import Final

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.blocks import grids, tiles
from cardgen.layout.context import ANSWERS, CALENDAR, GREETING, WORDS, Context
from cardgen.layout.data import Block
from cardgen.layout.frame import Tag
from cardgen.layout.setting import artifact, czech, figure, grid, in_box, line, para, rectangle, text_in
from cardgen.layout.theme import FACES
from cardgen.pictures.drawing import Box

_GOOD_SHAPE: Final = 1.3  # width to height of a tile with a picture above its words
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def answers(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """Draw the answers of the card at hand."""
    assert ctx.card is not None
    draw = _BY_KIND.get(ctx.card.answer)
    return draw(ctx, ctx.box(block)) if draw else ()


def _yes_no(ctx: Context, box: Box) -> tuple[Tag, ...]:
    style = "yes-no" if len(ctx.languages) == 1 else ""
    return grids.row(ctx, ctx.material.theme.answers.get("yes-no", ()), box, style)


def _choice(ctx: Context, box: Box) -> tuple[Tag, ...]:
    assert ctx.card is not None
    count = len(ctx.card.choices)
    columns = _columns(box, count)
    rows = -(-count // columns)
    boxes = grid(box, columns, rows, grids.GAP)
    left_over = columns * rows - count
    if left_over:  # the last row stands in the middle
        shift = left_over * (boxes[0][2] + grids.GAP) / 2
        first = (rows - 1) * columns
        boxes[first:] = [(x + shift, y, w, h) for x, y, w, h in boxes[first:]]
    return tiles.draw(ctx, [tiles.tile(ctx, name) for name in ctx.card.choices], boxes[:count])


def _columns(box: Box, count: int) -> int:
    """How many columns bring tiles nearest to a good shape, with few places left empty."""

    def badness(columns: int) -> float:
        rows = -(-count // columns)
        shape = (box[2] / columns) / (box[3] / rows)
        return abs(math.log(shape / _GOOD_SHAPE)) + 0.3 * (columns * rows - count)

    return min(range(1, count + 1), key=badness)


def _number(ctx: Context, box: Box) -> tuple[Tag, ...]:
    assert ctx.card is not None
    box, strip = grids.with_strip(ctx, box, "number")
    tags: list[Tag] = []
    if ctx.card.unit:
        x, y, width, height = box
        tags += grids.label(ctx, ctx.card.unit, (x, y, width, 8.0), style="unit")
        box = x, y + 9.0, width, height - 9.0
    return (*tags, *grids.keypad(ctx, box), *strip)


def _date(ctx: Context, box: Box) -> tuple[Tag, ...]:
    assert ctx.card is not None
    assert ctx.card.date is not None
    return {"calendar": _calendar, "clock": _clock, "past": _clock, "future": _clock, "since": _since}[ctx.card.date](
        ctx, box
    )


def _calendar(ctx: Context, box: Box) -> tuple[Tag, ...]:
    box, strip = grids.with_strip(ctx, box, "date")
    x, y, width, height = box
    share = (height - 3 * grids.LABEL - 2 * 1.5) / 8  # four rows of days, three of months, one of digits
    tags = [*grids.label(ctx, "day", (x, y, width, grids.LABEL))]
    y += grids.LABEL
    tags += grids.digits(
        ctx, (x, y, width, 4 * share), [str(i) for i in range(1, 32)], 8, 4, style="digit-small", gap=1.2
    )
    y += 4 * share + 1.5
    tags += grids.label(ctx, "month", (x, y, width, grids.LABEL))
    y += grids.LABEL
    tags += _months(ctx, (x, y, width, 3 * share))
    y += 3 * share + 1.5
    tags += grids.label(ctx, "year", (x, y, width, grids.LABEL))
    y += grids.LABEL
    tags += grids.digits(ctx, (x, y, width, share), list("0123456789"), 10, 1, style="digit-small", gap=1.2)
    return (*tags, *strip)


def _months(ctx: Context, box: Box) -> tuple[Tag, ...]:
    each = []
    for i, name in enumerate(_MONTHS, 1):
        numbered = czech(f"{i} · {ctx.word(name, SOURCE, CALENDAR).text}")
        if len(ctx.languages) > 1:  # the number is the same in every language
            each.append(tiles.Tile(words=(numbered,), czech=None))
        else:
            each.append(tiles.Tile(words=(ctx.word(name, ctx.languages[0], CALENDAR),), czech=numbered))
    return tiles.draw(ctx, each, grid(box, 4, 3, 1.2), "month")


def _clock(ctx: Context, box: Box) -> tuple[Tag, ...]:
    """Hours and quarters; above them the days that the question may mean, if the theme names some."""
    assert ctx.card is not None
    box, strip = grids.with_strip(ctx, box, "date")
    x, y, width, height = box
    bottom = y + height
    tags: list[Tag] = []
    days = ctx.material.theme.answers.get(str(ctx.card.date), ())
    if days:
        row = 21.0 if len(ctx.languages) > 1 else 12.0
        tags += grids.row(ctx, days, (x, y, width, row), "" if len(ctx.languages) > 1 else "strip")
        y += row + 2.0
    tags += grids.label(ctx, "hour", (x, y, width, grids.LABEL))
    y += grids.LABEL
    share = (bottom - y - 2.4) / 5
    hours = [str(i) for i in range(24)]
    tags += grids.digits(ctx, (x, y, width, 4 * share), hours, 6, 4, style="digit-hour", gap=1.4)
    quarters = (x, y + 4 * share + 2.4, width, share)
    tags += grids.digits(ctx, quarters, [":00", ":15", ":30", ":45"], 4, 1, style="digit-hour", gap=1.4)
    return (*tags, *strip)


def _since(ctx: Context, box: Box) -> tuple[Tag, ...]:
    box, strip = grids.with_strip(ctx, box, "date")
    x, y, width, height = box
    share = height * (0.3 if len(ctx.languages) > 1 else 0.42)
    counts = [str(i) for i in (*range(1, 11), 15, 20, 30, 45, 60)]
    tags = grids.digits(ctx, (x, y, width, share), counts, 5, 3, gap=1.6)
    units = ctx.material.theme.answers.get("since", ())
    top = y + share + 3.0
    boxes = grid((x, top, width, height - share - 3.0), 3, 2, grids.GAP)
    each = [tiles.tile(ctx, name) for name in units]
    if len(ctx.languages) > 1:  # words in several languages leave no room for pictures
        each = [dataclasses.replace(one, picture=None) for one in each]
    return (*tags, *tiles.draw(ctx, each, boxes), *strip)


def _scale(ctx: Context, box: Box) -> tuple[Tag, ...]:
    x, y, width, height = box
    cells = grid((x, y, width, height), 11, 1, 0.8)
    theme = ctx.material.theme
    face = min(width / 6 - 2.0, height * 0.42)
    bar = (y + face + 2.0, min(18.0, height - face - 16.0))
    tags: list[Tag] = []
    faces = theme.answers.get(FACES, ())
    for i, name in enumerate(faces):
        centre = x + (width - face) * i / max(len(faces) - 1, 1) + face / 2
        if name in ctx.material.register:
            drawing = ctx.material.register.drawing(name)
            tags.append(artifact(in_box(drawing, (centre - face / 2, y, face, face))))
    marks, items = [], []
    for i, (cell_x, _, cell_w, _) in enumerate(cells):
        cell = (cell_x, bar[0], cell_w, bar[1])
        marks.append(
            rectangle(cell, fill=theme.scale[i], stroke=ctx.named_colour("line-strong"), width=0.3, radius=1.2)
        )
        phrase = czech(str(i))
        number = text_in(ctx, phrase, ctx.style("digit-small"), ctx.named_colour("ink"), cell, "centre", "middle")
        items.append(Tag("LI", (Tag("LBody", number.runs),)))
    tags.append(artifact(*marks))
    tags.append(Tag("L", tuple(items)))
    ends = theme.answers.get("scale-ends", ())
    top = bar[0] + bar[1] + 1.5
    half = width / 2 - 2
    room = y + height - top
    for i, name in enumerate(ends[:2]):
        left = x if i == 0 else x + width - half
        tags += _end(ctx, name, (left, top, half, room), "left" if i == 0 else "right")
    return tuple(tags)


def _end(ctx: Context, name: str, box: Box, align: str) -> list[Tag]:
    x, y, width, height = box
    many = len(ctx.languages) > 1
    share = height / (len(ctx.languages) + 1)
    tags = []
    for i, language in enumerate((*ctx.languages, SOURCE)):
        phrase = ctx.word(name, language, ANSWERS)
        style = "tile-source" if language == SOURCE else ("tile-many" if many else "tile")
        colour = ctx.named_colour("quiet" if language == SOURCE else "ink")
        room = (x, y + i * share, width, share)
        done = text_in(ctx, phrase, ctx.style(style), colour, room, "left" if align == "left" else "right")
        tags.append(para(done.runs, phrase))
    return tags


def _body(ctx: Context, box: Box) -> tuple[Tag, ...]:
    assert ctx.card is not None
    if ctx.card.diagram:
        return ()  # a labelled diagram is a block of its own
    box, strip = grids.with_strip(ctx, box, "body")
    x, y, width, height = box
    half = width / 2
    tags: list[Tag] = []
    for i, side in enumerate(("front", "back")):
        left = x + i * half
        diagram = ctx.material.diagrams.get(side)
        if diagram:
            tags.append(figure(diagram.drawing, (left, y + grids.LABEL, half, height - grids.LABEL), diagram.alt))
        languages = ctx.languages if len(ctx.languages) == 1 else ()  # more would not stand beside each other
        phrases = [ctx.word(side, language, ANSWERS) for language in (*languages, SOURCE)]
        tags += grids.inline(ctx, phrases, "label", (left, y, half, grids.LABEL), align="centre")
    return (*tags, *strip)


def _show(ctx: Context, box: Box) -> tuple[Tag, ...]:
    assert ctx.card is not None
    assert ctx.card.prompt is not None
    x, y, width, height = box
    prompt = ctx.card.prompt
    style = "prompt" if len(ctx.languages) == 1 else ""
    if prompt == "call":
        row = min(22.0, height * 0.3) if len(ctx.languages) == 1 else 26.0
        keypad = grids.keypad(ctx, (x, y + row + grids.GAP, width, height - row - grids.GAP))
        return (*grids.row(ctx, (prompt,), (x, y, width, row), style), *keypad)
    if prompt == "write":
        row = min(22.0, height * 0.4) if len(ctx.languages) == 1 else 26.0
        lines = (y + row + grids.GAP, height - row - grids.GAP)
        pad = rectangle((x, lines[0], width, lines[1]), stroke=ctx.named_colour("line-strong"), width=0.45, radius=2.2)
        count = max(1, int(lines[1] // 12))
        rules = [
            line(x + 4, lines[0] + lines[1] * (i + 1) / (count + 1) + 2, x + width - 4,
                 lines[0] + lines[1] * (i + 1) / (count + 1) + 2, ctx.named_colour("line"))
            for i in range(count)
        ]  # fmt: skip
        return (*grids.row(ctx, (prompt,), (x, y, width, row), style), artifact(pad, *rules))
    return grids.row(ctx, (prompt,), box, style)


def _languages(ctx: Context, box: Box) -> tuple[Tag, ...]:
    """A tile for every language of the edition, so that this one card serves whoever comes.

    A language that cannot say yet that it is spoken has none; whoever builds tells which.
    """
    bank = ctx.material.bank
    tags = [tag for tag in ctx.issue.languages if tag in ctx.languages or bank.has(WORDS, GREETING, tag)]
    columns = 1 if box[3] > box[2] * 0.5 else 2
    rows = -(-(len(tags) + 1) // columns)
    cells = grid(box, columns, rows, grids.GAP)
    items = []
    for tag, (x, y, width, height) in zip(tags, cells, strict=False):
        ground = rectangle((x, y, width, height), stroke=ctx.named_colour("line-strong"), width=0.45, radius=2.2)
        name = Phrase(ctx.material.languages[tag].autonym, tag, "approved")
        says = ctx.word(GREETING, tag)
        staff = czech(ctx.material.languages[tag].name_in(SOURCE))
        rooms = (
            (name, "unit", "ink", (x + 4, y + 1, width * 0.62 - 4, height * 0.56 - 1)),
            (says, "tile", "quiet", (x + 4, y + height * 0.56, width * 0.62 - 4, height * 0.44 - 1)),
            (staff, "tile-source", "quiet", (x + width * 0.64, y, width * 0.36 - 4, height)),
        )
        spans = []
        for phrase, style, colour, room in rooms:
            right = phrase is staff
            done = text_in(
                ctx, phrase, ctx.style(style), ctx.named_colour(colour), room, "right" if right else "left", "middle"
            )
            spans.append(Tag("Span", done.runs, language=phrase.language))
        items.append(Tag("LI", (artifact(ground), Tag("LBody", tuple(spans)))))
    items.append(_other_language(ctx, cells[len(tags)]))
    return (Tag("L", tuple(items)),)


def _other_language(ctx: Context, box: Box) -> Tag:
    """The last tile: none of these. A question mark needs no language."""
    x, y, width, height = box
    ground = rectangle(box, stroke=ctx.named_colour("line-strong"), width=0.45, radius=2.2, dash=(1.6, 1.2))
    mark = text_in(
        ctx, czech("?"), ctx.style("unit"), ctx.named_colour("ink"), (x + 4, y, 20, height), "left", "middle"
    )
    word = ctx.staff_word("other-language")
    room = (x + 26, y, width - 30, height)
    said = text_in(ctx, word, ctx.style("tile-source"), ctx.named_colour("quiet"), room, "right", "middle")
    return Tag("LI", (artifact(ground), Tag("LBody", (*mark.runs, *said.runs), language=SOURCE)))


_BY_KIND: Final[dict[str, Callable[[Context, Box], tuple[Tag, ...]]]] = {
    "yes-no": _yes_no,
    "choice": _choice,
    "number": _number,
    "date": _date,
    "scale": _scale,
    "body": _body,
    "show": _show,
    "languages": _languages,
}
