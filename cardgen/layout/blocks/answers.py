"""The answers of a card, by the kind of its question: what the patient points at."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from typing import Final

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.blocks import tiles
from cardgen.layout.context import ANSWERS, CALENDAR, Context
from cardgen.layout.data import FACES, Block
from cardgen.layout.frame import Mark, Run, Tag
from cardgen.layout.setting import artifact, czech, figure, grid, in_box, inset, line, para, rectangle, text_in, try_fit
from cardgen.pictures.drawing import Box
from cardgen.typography import Fitted, Style
from cardgen.units import mm

_GAP = 2.4  # mm between tiles
_PLACES = 12.0  # mm, the boxes above a keypad
_BAR = 8.0  # mm, an answer in several languages on one line
_STRIP = 12.0  # mm, the row of further answers below a grid
_GOOD_SHAPE: Final = 1.3  # width to height of a tile with a picture above its words
_LABEL = 5.4  # mm, a line that names a grid
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
    return _row(ctx, ctx.material.theme.answers.get("yes-no", ()), box)


def _choice(ctx: Context, box: Box) -> tuple[Tag, ...]:
    assert ctx.card is not None
    count = len(ctx.card.choices)
    columns = _columns(box, count)
    rows = -(-count // columns)
    boxes = grid(box, columns, rows, _GAP)
    left_over = columns * rows - count
    if left_over:  # the last row stands in the middle
        shift = left_over * (boxes[0][2] + _GAP) / 2
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
    box, strip = _with_strip(ctx, box, "number")
    tags: list[Tag] = []
    if ctx.card.unit:
        x, y, width, height = box
        tags += _label(ctx, ctx.card.unit, (x, y, width, 8.0), style="unit")
        box = x, y + 9.0, width, height - 9.0
    return (*tags, *_keypad(ctx, box), *strip)


def _keypad(ctx: Context, box: Box) -> tuple[Tag, ...]:
    """Boxes for the digits one after the other, and keys in the order of a telephone."""
    x, y, width, height = box
    places = min(_PLACES, height * 0.22)
    room = (x + width * 0.2, y, width * 0.6, places)
    colour = ctx.named_colour("line-strong")
    boxes = [rectangle(cell, stroke=colour, width=0.4, dash=(1.6, 1.2)) for cell in grid(room, 4, 1, _GAP)]
    keys = (x, y + places + 2.5, width, height - places - 2.5)
    numbers = _digits(ctx, keys, list("123456789"), 3, 4, gap=1.6)
    zero = grid(keys, 3, 4, 1.6)[10]
    return (artifact(*boxes), *numbers, *_digits(ctx, zero, ["0"], 1, 1, gap=0.0))


def _date(ctx: Context, box: Box) -> tuple[Tag, ...]:
    assert ctx.card is not None
    assert ctx.card.date is not None
    return {"calendar": _calendar, "clock": _clock, "past": _clock, "future": _clock, "since": _since}[ctx.card.date](
        ctx, box
    )


def _calendar(ctx: Context, box: Box) -> tuple[Tag, ...]:
    box, strip = _with_strip(ctx, box, "date")
    x, y, width, height = box
    share = (height - 3 * _LABEL - 2 * 1.5) / 8  # four rows of days, three of months, one of digits
    tags = [*_label(ctx, "day", (x, y, width, _LABEL))]
    y += _LABEL
    tags += _digits(ctx, (x, y, width, 4 * share), [str(i) for i in range(1, 32)], 8, 4, style="digit-small", gap=1.2)
    y += 4 * share + 1.5
    tags += _label(ctx, "month", (x, y, width, _LABEL))
    y += _LABEL
    tags += _months(ctx, (x, y, width, 3 * share))
    y += 3 * share + 1.5
    tags += _label(ctx, "year", (x, y, width, _LABEL))
    y += _LABEL
    tags += _digits(ctx, (x, y, width, share), list("0123456789"), 10, 1, style="digit-small", gap=1.2)
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
    box, strip = _with_strip(ctx, box, "date")
    x, y, width, height = box
    bottom = y + height
    tags: list[Tag] = []
    days = ctx.material.theme.answers.get(str(ctx.card.date), ())
    if days:
        row = 21.0 if len(ctx.languages) > 1 else 12.0
        tags += _row(ctx, days, (x, y, width, row), "" if len(ctx.languages) > 1 else "strip")
        y += row + 2.0
    tags += _label(ctx, "hour", (x, y, width, _LABEL))
    y += _LABEL
    share = (bottom - y - 2.4) / 5
    hours = [str(i) for i in range(24)]
    tags += _digits(ctx, (x, y, width, 4 * share), hours, 6, 4, style="digit-hour", gap=1.4)
    quarters = (x, y + 4 * share + 2.4, width, share)
    tags += _digits(ctx, quarters, [":00", ":15", ":30", ":45"], 4, 1, style="digit-hour", gap=1.4)
    return (*tags, *strip)


def _since(ctx: Context, box: Box) -> tuple[Tag, ...]:
    box, strip = _with_strip(ctx, box, "date")
    x, y, width, height = box
    share = height * (0.3 if len(ctx.languages) > 1 else 0.42)
    tags = _digits(ctx, (x, y, width, share), [str(i) for i in range(1, 11)], 5, 2)
    units = ctx.material.theme.answers.get("since", ())
    top = y + share + 3.0
    boxes = grid((x, top, width, height - share - 3.0), 3, 2, _GAP)
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
    box, strip = _with_strip(ctx, box, "body")
    x, y, width, height = box
    half = width / 2
    tags: list[Tag] = []
    for i, side in enumerate(("front", "back")):
        left = x + i * half
        diagram = ctx.material.diagrams.get(side)
        if diagram:
            tags.append(figure(diagram.drawing, (left, y + _LABEL, half, height - _LABEL), diagram.alt))
        languages = ctx.languages if len(ctx.languages) == 1 else ()  # more would not stand beside each other
        phrases = [ctx.word(side, language, ANSWERS) for language in (*languages, SOURCE)]
        tags += inline(ctx, phrases, "label", (left, y, half, _LABEL), align="centre")
    return (*tags, *strip)


def _show(ctx: Context, box: Box) -> tuple[Tag, ...]:
    assert ctx.card is not None
    assert ctx.card.prompt is not None
    x, y, width, height = box
    prompt = ctx.card.prompt
    style = "prompt" if len(ctx.languages) == 1 else ""
    if prompt == "call":
        row = min(22.0, height * 0.3) if len(ctx.languages) == 1 else 26.0
        keypad = _keypad(ctx, (x, y + row + _GAP, width, height - row - _GAP))
        return (*_row(ctx, (prompt,), (x, y, width, row), style), *keypad)
    if prompt == "write":
        row = min(22.0, height * 0.4) if len(ctx.languages) == 1 else 26.0
        lines = (y + row + _GAP, height - row - _GAP)
        pad = rectangle((x, lines[0], width, lines[1]), stroke=ctx.named_colour("line-strong"), width=0.45, radius=2.2)
        count = max(1, int(lines[1] // 12))
        rules = [
            line(x + 4, lines[0] + lines[1] * (i + 1) / (count + 1) + 2, x + width - 4,
                 lines[0] + lines[1] * (i + 1) / (count + 1) + 2, ctx.named_colour("line"))
            for i in range(count)
        ]  # fmt: skip
        return (*_row(ctx, (prompt,), (x, y, width, row), style), artifact(pad, *rules))
    return _row(ctx, (prompt,), box, style)


def _languages(ctx: Context, box: Box) -> tuple[Tag, ...]:
    """A tile for every language of the edition, so that this one card serves whoever comes."""
    tags = ctx.issue.languages
    columns = 1 if box[3] > box[2] * 0.5 else 2
    rows = -(-(len(tags) + 1) // columns)
    cells = grid(box, columns, rows, _GAP)
    items = []
    for tag, (x, y, width, height) in zip(tags, cells, strict=False):
        ground = rectangle((x, y, width, height), stroke=ctx.named_colour("line-strong"), width=0.45, radius=2.2)
        name = Phrase(ctx.material.languages[tag].autonym, tag, "approved")
        says = ctx.word("my-language", tag)
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


# -- parts that several kinds share --------------------------------------------------------------


def _row(ctx: Context, names: Sequence[str], box: Box, style: str = "") -> tuple[Tag, ...]:
    """Tiles in a row, or one below the other where the box is upright."""
    if not names:
        return ()
    upright = box[3] > box[2]
    cells = grid(box, 1 if upright else len(names), len(names) if upright else 1, _GAP)
    return tiles.draw(ctx, [tiles.tile(ctx, name) for name in names], cells, style)


def _with_strip(ctx: Context, box: Box, kind: str) -> tuple[Box, tuple[Tag, ...]]:
    """Cut a row for the further answers of this kind ("I don't know") from the bottom of a box."""
    assert ctx.card is not None
    names = ctx.material.theme.answers.get(kind, ())
    if not names or not ctx.card.further or ctx.card.shown_by == "staff":
        return box, ()
    x, y, width, height = box
    if len(ctx.languages) > 1:
        bars = len(names) * _BAR + (len(names) - 1) * 1.2
        cells = grid((x, y + height - bars, width, bars), 1, len(names), 1.2)
        tags = [tag for name, cell in zip(names, cells, strict=True) for tag in _bar(ctx, name, cell)]
        return (x, y, width, height - bars - _GAP), tuple(tags)
    tile_width = (width - _GAP) / 2
    wide = len(names) * tile_width + (len(names) - 1) * _GAP
    row = (x + (width - wide) / 2, y + height - _STRIP, wide, _STRIP)
    return (x, y, width, height - _STRIP - _GAP), _row(ctx, names, row, "strip")


def _bar(ctx: Context, name: str, box: Box) -> tuple[Tag, ...]:
    """One answer over the whole width, in all languages of the set on one line, with its sign before it."""
    x, y, width, height = box
    word = ctx.material.bank.topics[ANSWERS].phrases[name]
    tone = ctx.material.theme.tones.get(name)
    colour = ctx.named_colour(tone.colour if tone else "line-strong")
    head = (x, y, height * 1.3, height)
    marks: list[Mark] = [rectangle(box, stroke=colour, width=0.45, radius=1.6)]
    if tone:
        marks.append(rectangle(head, fill=colour, radius=1.6))
        paper = ctx.named_colour("paper")
        marks += text_in(ctx, czech(tone.sign), ctx.style("back-sign"), paper, head, "centre", "middle").runs
    elif word.picture and word.picture in ctx.material.register:
        marks.append(in_box(ctx.material.register.drawing(word.picture), inset(head, 0.8)))
    phrases = [ctx.word(name, language, ANSWERS) for language in (*ctx.languages, SOURCE)]
    room = (x + height * 1.3 + 2, y, width - height * 1.3 - 4, height)
    return (artifact(*marks), *inline(ctx, phrases, "label", room))


def _digits(
    ctx: Context, box: Box, digits: Sequence[str], columns: int, rows: int, *, style: str = "digit", gap: float = _GAP
) -> tuple[Tag, ...]:
    """Numbers in a grid of cells."""
    cells = grid(box, columns, rows, gap)
    colour = ctx.named_colour("line-strong")
    ground = [rectangle(cell, stroke=colour, width=0.4, radius=1.6) for cell in cells[: len(digits)]]
    items = []
    for digit, cell in zip(digits, cells, strict=False):
        done = text_in(ctx, czech(digit), ctx.style(style), ctx.named_colour("ink"), cell, "centre", "middle")
        items.append(Tag("LI", (Tag("LBody", done.runs),)))
    return artifact(*ground), Tag("L", tuple(items))


def _label(ctx: Context, name: str, box: Box, *, style: str = "label") -> tuple[Tag, ...]:
    """A word in the languages of the set and in Czech, one after the other on a line."""
    phrases = [ctx.word(name, language, ANSWERS) for language in (*ctx.languages, SOURCE)]
    return inline(ctx, phrases, style, box)


def inline(ctx: Context, phrases: Sequence[Phrase], style: str, box: Box, *, align: str = "left") -> tuple[Tag, ...]:
    """Phrases on one line with a dot between them, the Czech quieter; each a tag in its language."""
    x, y, width, height = box
    for size in ctx.style(style).sizes:
        one = _at(ctx, style, size)
        done = [try_fit(ctx, phrase, one, width, height) for phrase in phrases]
        sizes = [result.width for result in done if isinstance(result, Fitted)]
        gap = mm(size) * 0.55
        total = sum(sizes) + 2 * gap * (len(phrases) - 1)
        if len(sizes) == len(phrases) and total <= width:
            break
    else:  # tell the first that is too long in its share of the line
        text_in(ctx, max(phrases, key=lambda p: len(p.text)), one, "#000000", (x, y, width / len(phrases), height))
        return ()
    left = x if align == "left" else x + (width - total) / 2
    tags: list[Tag] = []
    for i, (phrase, result) in enumerate(zip(phrases, done, strict=True)):
        assert isinstance(result, Fitted)
        quiet = phrase.language == SOURCE and len(phrases) > 1
        room = (left, y, result.width + 0.01, height)
        set_ = text_in(ctx, phrase, one, ctx.named_colour("quiet" if quiet else "ink"), room, "left", "middle")
        tags.append(para(set_.runs, phrase))
        left += result.width
        if i + 1 < len(phrases):
            dot = text_in(
                ctx, czech("·"), one, ctx.named_colour("quiet"), (left, y, 2 * gap, height), "centre", "middle"
            )
            tags.append(Tag("Artifact", tuple(r for r in dot.runs if isinstance(r, Run))))
            left += 2 * gap
    return tuple(tags)


def _at(ctx: Context, style: str, size: float) -> Style:
    return dataclasses.replace(ctx.style(style), sizes=(size,), max_lines=1)


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
