"""Grids to point at, and what stands around them: keys, numbers, a row of tiles, a line of words, further answers."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.blocks import tiles
from cardgen.layout.context import ANSWERS, Context
from cardgen.layout.frame import Mark, Run, Tag
from cardgen.layout.setting import artifact, czech, grid, in_box, inset, para, rectangle, text_in, try_fit
from cardgen.pictures.drawing import Box
from cardgen.typography import Fitted, Style
from cardgen.units import mm

GAP = 2.4  # mm between tiles
LABEL = 5.4  # mm, a line that names a grid
_DIGITS = 3  # boxes above a keypad, where the card does not say how many
_PLACES = 12.0  # mm, the boxes above a keypad
_BAR = 8.0  # mm, an answer in several languages on one line
_STRIP = 12.0  # mm, the row of further answers below a grid


def row(ctx: Context, names: Sequence[str], box: Box, style: str = "") -> tuple[Tag, ...]:
    """Tiles in a row, or one below the other where the box is upright."""
    if not names:
        return ()
    upright = box[3] > box[2]
    cells = grid(box, 1 if upright else len(names), len(names) if upright else 1, GAP)
    return tiles.draw(ctx, [tiles.tile(ctx, name) for name in names], cells, style)


def with_strip(ctx: Context, box: Box, kind: str) -> tuple[Box, tuple[Tag, ...]]:
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
        return (x, y, width, height - bars - GAP), tuple(tags)
    tile_width = (width - GAP) / 2
    wide = len(names) * tile_width + (len(names) - 1) * GAP
    room = (x + (width - wide) / 2, y + height - _STRIP, wide, _STRIP)
    return (x, y, width, height - _STRIP - GAP), row(ctx, names, room, "strip")


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


def digits(
    ctx: Context, box: Box, digits: Sequence[str], columns: int, rows: int, *, style: str = "digit", gap: float = GAP
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


def label(ctx: Context, name: str, box: Box, *, style: str = "label") -> tuple[Tag, ...]:
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
        total = math.fsum(sizes) + 2 * gap * (len(phrases) - 1)
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


def keypad(ctx: Context, box: Box) -> tuple[Tag, ...]:
    """Boxes for the digits one after the other, and keys in the order of a telephone."""
    x, y, width, height = box
    places = min(_PLACES, height * 0.22)
    count = (ctx.card and ctx.card.digits) or _DIGITS
    gap = GAP if count < 6 else 1.0
    wide = min(width, count * (places + GAP) * 1.2)
    room = (x + (width - wide) / 2, y, wide, places)
    colour = ctx.named_colour("line-strong")
    boxes = [rectangle(cell, stroke=colour, width=0.4, dash=(1.6, 1.2)) for cell in grid(room, count, 1, gap)]
    keys = (x, y + places + 2.5, width, height - places - 2.5)
    numbers = digits(ctx, keys, list("123456789"), 3, 4, gap=1.6)
    zero = grid(keys, 3, 4, 1.6)[10]
    return (artifact(*boxes), *numbers, *digits(ctx, zero, ["0"], 1, 1, gap=0.0))
