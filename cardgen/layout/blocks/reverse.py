"""The back of a card, for staff: how to say it, what the answers mean, a note, and which cards follow.

Parts stand one below the other, each as high as it needs; what does not fit is a problem.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cardgen.bank import Card, Phrase
from cardgen.languages import SOURCE
from cardgen.layout.context import ANSWERS, Context
from cardgen.layout.data import Block, Part
from cardgen.layout.frame import Mark, Tag, Target
from cardgen.layout.setting import artifact, czech, in_box, line, para, rectangle, text_in
from cardgen.pictures.drawing import Box
from cardgen.problems import Problems

_STEPS = 5  # of sizes that the parts take together
_GAP = 4.5  # mm between parts
_PIN = 13.0  # mm, the width of a number in its coloured field


def reverse(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """Draw the parts that the layout names, those that the card has."""
    for step in range(_STEPS - 1):
        trial = ctx.on(material=dataclasses.replace(ctx.material, problems=Problems()))
        tags = _drawn(trial, block, step)
        if not trial.material.problems.errors:
            return tags
    return _drawn(ctx, block, _STEPS - 1)


def _drawn(ctx: Context, block: Block, step: int) -> tuple[Tag, ...]:
    """Draw all parts at one step of their sizes, telling what does not fit."""
    ctx = ctx.on(step=step)
    assert ctx.card is not None
    x, y, width, height = ctx.box(block)
    bottom = y + height
    tags: list[Tag] = []
    for part in block.parts:
        pen = _Pen(ctx, x, y, width, bottom)
        drawn = list(_PARTS[part](pen, ctx.card))
        if not drawn:
            continue
        if tags:
            tags.append(artifact(line(x, y - _GAP / 2, x + width, y - _GAP / 2, ctx.named_colour("line"))))
        tags += drawn
        y = pen.y + _GAP
    return tuple(tags)


@dataclass
class _Pen:
    """Writes downwards in a column."""

    ctx: Context
    x: float
    y: float
    width: float
    bottom: float

    def box(self, indent: float = 0.0, width: float | None = None) -> Box:
        """What is left of the column."""
        room = width if width is not None else self.width - indent
        return self.x + indent, self.y, room, max(self.bottom - self.y, 0.1)

    def write(self, phrase: Phrase, style: str, colour: str, indent: float = 0.0) -> Tag:
        """Set a phrase over the whole width and go below it."""
        done = text_in(self.ctx, phrase, self.ctx.style(style), self.ctx.named_colour(colour), self.box(indent))
        self.y += done.height
        return para(done.runs, phrase)

    def heading(self, phrase: Phrase) -> Tag:
        """A small heading in the section's colour."""
        tag = self.write(phrase, "back-heading", "section")
        self.y += 0.8
        return tag


def _sentence(pen: _Pen, card: Card) -> Iterator[Tag]:
    ctx = pen.ctx
    for i, language in enumerate(ctx.languages):
        if i:
            pen.y += 2.0
        yield pen.heading(czech(ctx.material.languages[language].name_in(SOURCE)))
        phrase = ctx.sentence(language)
        yield pen.write(phrase, "back-foreign", "ink")
        said = ctx.said(phrase)
        if said:
            yield pen.write(czech(said), "back-say", "quiet")


def _answers(pen: _Pen, card: Card) -> Iterator[Tag]:
    ctx = pen.ctx
    names = answer_words(ctx, card)
    explained = f"explain-{card.answer}" if card.answer != "date" else f"explain-{card.date}"
    if card.shown_by == "staff":
        explained = "explain-staff"
    words = ctx.material.bank.topics["layout"].phrases
    if not names and explained not in words:
        return
    yield pen.heading(ctx.staff_word("answers"))
    if explained in words:
        yield pen.write(ctx.staff_word(explained), "back-text", "ink")
        pen.y += 0.6
    if not names:
        return
    items = [_answer(pen, name) for name in names]
    yield Tag("L", tuple(items))


def answer_words(ctx: Context, card: Card) -> tuple[str, ...]:
    """The ids of the words that stand as answers on the front of a card."""
    theme = ctx.material.theme
    if card.answer == "choice":
        return card.choices
    if card.answer == "yes-no":
        return theme.answers.get("yes-no", ())
    if card.answer == "show" and card.prompt:
        return (card.prompt,)
    further = theme.answers.get(card.answer, ()) if card.further and card.shown_by == "patient" else ()
    if card.answer == "date":
        return (*theme.answers.get(str(card.date), ()), *further)
    if card.answer == "number":
        return (*((card.unit,) if card.unit else ()), *further)
    if card.answer == "body" and not card.diagram:
        return further
    if card.answer == "scale":
        return theme.answers.get("scale-ends", ())
    return ()


def _answer(pen: _Pen, name: str) -> Tag:
    """One row: sign or picture, the foreign word, how it sounds, what it means."""
    ctx = pen.ctx
    word = ctx.material.bank.topics[ANSWERS].phrases[name]
    tone = ctx.material.theme.tones.get(name)
    top = pen.y
    marks: list[Mark] = []
    if tone:
        sign = text_in(
            ctx, czech(tone.sign), ctx.style("back-sign"), ctx.named_colour(tone.colour), (pen.x, top, 6, 7), "centre",
            "middle",
        )  # fmt: skip
        marks += list(sign.runs)
    elif word.picture in ctx.material.register and word.picture:
        marks.append(in_box(ctx.material.register.drawing(word.picture), (pen.x, top, 6, 6)))
    indent = 8.5
    column = (pen.width - indent) * 0.36
    phrase = ctx.word(name, ctx.languages[0], ANSWERS)
    foreign = text_in(
        ctx,
        phrase,
        ctx.style("back-answer"),
        ctx.named_colour("ink"),
        (pen.x + indent, top, column - 2, pen.bottom - top),
    )
    said = ctx.said(phrase)
    spans = [Tag("Span", foreign.runs, language=phrase.language)]
    heights = [6.2, foreign.height]
    if said:
        sounds = text_in(
            ctx, czech(said), ctx.style("back-sound"), ctx.named_colour("quiet"),
            (pen.x + indent + column, top, (pen.width - indent) * 0.32 - 2, pen.bottom - top),
        )  # fmt: skip
        spans.append(Tag("Span", sounds.runs, language=SOURCE))
        heights.append(sounds.height)
    left = pen.x + indent + (pen.width - indent) * 0.68  # the Czech always in one column
    means_phrase = ctx.word(name, SOURCE, ANSWERS)
    means = text_in(
        ctx, means_phrase, ctx.style("back-answer"), ctx.named_colour("quiet"),
        (left, top, pen.x + pen.width - left, pen.bottom - top),
    )  # fmt: skip
    spans.append(Tag("Span", means.runs, language=SOURCE))
    heights.append(means.height)
    pen.y = top + max(heights) + 0.5
    return Tag("LI", (*((artifact(*marks),) if marks else ()), Tag("LBody", tuple(spans))))


def _note(pen: _Pen, card: Card) -> Iterator[Tag]:
    if card.note:
        yield pen.heading(pen.ctx.staff_word("note"))
        yield pen.write(czech(card.note), "back-text", "ink")


def _next(pen: _Pen, card: Card) -> Iterator[Tag]:
    ctx = pen.ctx
    if not card.next:
        return
    yield pen.heading(ctx.staff_word("next"))
    pen.y += 0.4
    items = []
    for number in card.next:
        _, other = ctx.material.bank.by_number[number]
        top = pen.y
        field = (pen.x, top, _PIN, 6.4)
        pin = text_in(ctx, czech(number), ctx.style("back-pin"), ctx.named_colour("ink"), field, "centre", "middle")
        says = text_in(
            ctx, czech(other.text), ctx.style("back-next"), ctx.named_colour("ink"),
            (pen.x + _PIN + 3, top + 0.5, pen.width - _PIN - 3, pen.bottom - top),
        )  # fmt: skip
        pen.y = top + max(6.4, says.height + 0.5) + 1.0
        label: tuple[Tag, ...] = (Tag("Span", pin.runs, language=SOURCE),)
        if number in ctx.anchors:
            target = Target(number, (pen.x, top, pen.width, pen.y - top - 1.0), f"Karta {number}: {other.text}")
            label = (Tag("Link", pin.runs, language=SOURCE, target=target),)
        ground = rectangle(field, fill=ctx.named_colour("shade"), radius=1.6)
        items.append(Tag("LI", (artifact(ground), Tag("Lbl", label), Tag("LBody", says.runs, language=SOURCE))))
    yield Tag("L", tuple(items))


_PARTS: dict[Part, Callable[[_Pen, Card], Iterator[Tag]]] = {
    "sentence": _sentence,
    "answers": _answers,
    "note": _note,
    "next": _next,
}
