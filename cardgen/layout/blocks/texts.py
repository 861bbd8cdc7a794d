"""One text in a box: a title, a sentence, a word, a line about the edition."""

from __future__ import annotations

import dataclasses

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.context import Context
from cardgen.layout.data import Block
from cardgen.layout.frame import Tag
from cardgen.layout.setting import czech, para, text_in


def text(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """What the block says, in the patient's languages one below the other, or for staff in Czech."""
    phrases = said(ctx, block)
    if not phrases:
        return ()
    x, y, width, height = ctx.box(block)
    share = height / len(phrases)
    tags = []
    for i, phrase in enumerate(phrases):
        colour = ctx.named_colour(block.colour)
        box = (x, y + i * share, width, share)
        done = text_in(ctx, phrase, ctx.style(block.style), colour, box, block.align, block.valign)
        tags.append(dataclasses.replace(para(done.runs, phrase, block.role), lasting=block.lasting))
    return tuple(tags)


def said(ctx: Context, block: Block) -> tuple[Phrase, ...]:
    """The phrases that a text block stands for."""
    languages = (SOURCE,) if block.in_ == "staff" else ctx.languages
    bank = ctx.material.bank
    topic = ctx.topic.topic
    match block.say:
        case "sentence":
            return tuple(ctx.sentence(language) for language in languages)
        case "title":
            return tuple(bank.title(topic, language) for language in languages)
        case "section" if ctx.section:
            return tuple(bank.section_title(topic, ctx.section, language) for language in languages)
        case "word" if block.word:
            return tuple(ctx.word(block.word, language) for language in languages)
        case "number":
            return (czech(ctx.number),)
        case "head" if ctx.section:
            return (czech(" · ".join(dict.fromkeys((str(ctx.topic.title), str(ctx.section.title))))),)
        case "range":
            # by number: a section that grew, or one in a new order, has its cards out of turn
            cards = sorted(ctx.topic.cards, key=lambda card: card.number)
            return (czech(f"{ctx.topic.number(cards[0])}–{ctx.topic.number(cards[-1])}"),)
        case "edition":
            return (czech(ctx.issue.title),)
        case "language":
            if block.in_ == "patient":
                return tuple(Phrase(ctx.material.languages[tag].autonym, tag, "approved") for tag in languages)
            return (czech(" · ".join(ctx.material.languages[tag].name_in(SOURCE) for tag in ctx.languages)),)
        case "edition-line":
            return (czech(f"{ctx.issue.title} {ctx.issue.version}"),)
        case "unverified":
            return (ctx.staff_word("unverified"),) if ctx.state != "approved" else ()
    return ()
