"""What fills a page of its own: the labelled body, the steps of the how-to page, the imprint."""

from __future__ import annotations

import dataclasses
import math

from babel.dates import format_date

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.bodies import Diagram, Part
from cardgen.layout.context import BODY, Context
from cardgen.layout.data import Block
from cardgen.layout.frame import Mark, Tag
from cardgen.layout.leaders import arrange
from cardgen.layout.setting import artifact, circle, czech, fitted, in_box, line, para, placed, text_in
from cardgen.pictures.drawing import Box
from cardgen.problems import Problems

_DOT = 0.75  # mm, radius of a leader's end
_LABELS = (0.2, 0.22, 0.24, 0.26, 0.275, 0.3)  # of the block's width are labels on each side: the least that serves
_NUMBER = 6.0
_PITCH = 11.2  # mm, the least from label to label


def diagram(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """A body diagram with its parts named in both languages at both sides."""
    name = block.diagram or (ctx.card.diagram if ctx.card else None)
    found = ctx.material.diagrams.get(name or "")
    if not found:
        return ()
    x, y, width, height = ctx.box(block)
    column = width * _share(ctx, found, width, height)
    room = (x + column, y, width - 2 * column, height)
    picture = in_box(found.drawing, room)
    figure_tag = Tag("Figure", (picture,), language=SOURCE, alt=found.alt)
    scale = picture.width / found.drawing.width
    points = {part: (picture.x + part.at[0] * scale, picture.y + part.at[1] * scale) for part in found.parts}
    middle = picture.x + picture.width / 2
    marks: list[Mark] = []
    labels: list[tuple[int, Tag]] = []
    for side in ("left", "right"):
        parts = [p for p in found.parts if (points[p][0] < middle) == (side == "left")]
        edge = x + column - 1.0 if side == "left" else x + width - column + 1.0
        pitch = min(height / max(len(parts), 1), max(picture.height / max(len(parts), 1), _PITCH), 15.5)
        heights = arrange([points[p] for p in parts], edge, y, y + height, pitch)
        if heights is None:
            continue
        for part, at in zip(parts, heights, strict=True):
            px, py = points[part]
            marks += [
                line(edge, at, px, py, ctx.named_colour("quiet"), 0.22),
                circle(px, py, _DOT + 0.35, fill=ctx.named_colour("paper")),
                circle(px, py, _DOT, fill=ctx.colour),
            ]
            left = x if side == "left" else x + width - column + 2.0
            labels.append((part.number, _label(ctx, part, (left, at - pitch / 2, column - 2.0, pitch), side)))
    items = tuple(tag for _, tag in sorted(labels, key=lambda pair: pair[0]))
    return figure_tag, artifact(*marks), Tag("L", items)


def _share(ctx: Context, diagram: Diagram, width: float, height: float) -> float:
    """The least share of the width at which every label fits, so that the drawing gets the most."""
    middle = diagram.drawing.width / 2
    left = sum(part.at[0] < middle for part in diagram.parts)
    pitch = min(_PITCH, height / max(left, len(diagram.parts) - left, 1))
    trial = ctx.on(material=dataclasses.replace(ctx.material, problems=Problems()))
    for share in _LABELS:
        for part in diagram.parts:
            _label(trial, part, (0, 0, width * share - 2.0, pitch), "right")
        if not trial.material.problems.errors:
            return share
        trial.material.problems.clear()
    return _LABELS[-1]


def _label(ctx: Context, part: Part, box: Box, side: str) -> Tag:
    """The number, where the leader line ends, and the names beside it, away from the drawing."""
    x, y, width, height = box
    left = side == "left"
    many = len(ctx.languages) > 1
    names = [] if many else [ctx.word(part.part, ctx.languages[0], BODY)]
    names.append(ctx.word(part.part, SOURCE, BODY))
    room = width - _NUMBER
    staff = min(3.8, height * 0.4)
    texts = []
    for name in names:
        quiet = name.language == SOURCE and not many
        style = ctx.style("label-staff" if quiet else "label-patient")
        limit = staff if quiet else height - (0 if many else staff)
        texts.append((name, "quiet" if quiet else "ink", fitted(ctx, name, style, room, limit)))
    place = (x + room + 0.8 if left else x, y, _NUMBER - 0.8, height)
    style = ctx.style("label-number")
    number = text_in(ctx, czech(str(part.number)), style, ctx.colour, place, "left" if left else "right", "middle")
    top = y + (height - math.fsum(result.height for _, _, result in texts if result)) / 2
    spans = []
    for name, colour, result in texts:
        if result:
            where = (x if left else x + _NUMBER, top, room, result.height)
            runs = placed(result, ctx.named_colour(colour), where, "right" if left else "left")
            spans.append(Tag("Span", runs, language=name.language))
            top += result.height
    return Tag("LI", (Tag("Lbl", number.runs, language=SOURCE), Tag("LBody", tuple(spans))))


def steps(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """The numbered steps of the how-to page, then what the cards cannot do.

    Where a language is written in letters that Czech readers need a transcription of, `how-to-5-said` stands for
    `how-to-5`, where there is such a word.
    """
    x, y, width, height = ctx.box(block)
    words = ctx.material.bank.topics["layout"].phrases
    names = [name for name in words if name.startswith("how-to-") and name[7:].isdigit()]
    if any(ctx.material.languages[tag].transcription for tag in ctx.languages):
        names = [said if (said := f"{name}-said") in words else name for name in names]
    texts = [ctx.staff_word(name) for name in names]
    style = ctx.style("how-to")
    bottom = y + height
    items = []
    for i, phrase in enumerate(texts, 1):
        number = text_in(ctx, czech(str(i)), ctx.style("how-to-number"), ctx.colour, (x, y, 10, 12))
        done = text_in(ctx, phrase, style, ctx.named_colour("ink"), (x + 13, y, width - 13, bottom - y))
        items.append(Tag("LI", (Tag("Lbl", number.runs), Tag("LBody", done.runs)), language=SOURCE))
        y = max(done.bottom, y + number.height) + 3.2
    tags = [Tag("L", tuple(items))]
    y += 2.0
    closing = ["how-to-limits"] + (["how-to-unverified"] if ctx.state != "approved" else [])
    for name in closing:
        phrase = ctx.staff_word(name)
        done = text_in(ctx, phrase, style, ctx.colour, (x, y, width, bottom - y))
        tags.append(para(done.runs, phrase))
        y = done.bottom + 2.0
    return tuple(tags)


def imprint(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """Who issued what and when, how far the translation was checked, and whose work is in it."""
    x, y, width, height = ctx.box(block)
    issue = ctx.issue
    bottom = y + height
    names = [ctx.material.languages[tag].name_in(SOURCE) for tag in ctx.languages]
    entries = [
        ("edition", issue.title),
        ("version", issue.version),
        ("date", format_date(issue.date, format="long", locale=SOURCE)),
        ("language", ", ".join(names)),
        ("states", ctx.states_line),
        ("publisher", issue.publisher),
        ("contact", issue.contact),
        *(("credits", credit) for credit in ctx.credits),
        ("content-licence", "Creative Commons BY-SA 4.0"),
    ]
    tags: list[Tag] = []
    last = ""
    label_width = 34.0
    for name, value in entries:
        if not value:
            continue
        label = ctx.staff_word(name)
        top = y
        runs: tuple[Mark, ...] = ()
        if name != last:
            said = text_in(ctx, label, ctx.style("imprint-label"), ctx.colour, (x, y, label_width - 2, bottom - y))
            runs = said.runs
        last = name
        done = text_in(
            ctx, Phrase(value, SOURCE, "approved"), ctx.style("imprint"), ctx.named_colour("ink"),
            (x + label_width, y, width - label_width, bottom - y),
        )  # fmt: skip
        tags.append(Tag("P", (*runs, *done.runs), language=SOURCE, lasting=False))
        y = max(done.bottom, top + 5.0) + 1.6
    return tuple(tags)
