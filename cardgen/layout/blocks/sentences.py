"""The card's sentence in every language of a polyglot set, each under its language's own name."""

from __future__ import annotations

from cardgen.bank import Phrase
from cardgen.layout.context import Context
from cardgen.layout.data import Block
from cardgen.layout.frame import Tag
from cardgen.layout.setting import artifact, common, line, para, text_in

_LABEL = 23.0  # mm, the column with the names of the languages


def sentences(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """One row a language, all at one size."""
    x, y, width, height = ctx.box(block)
    share = height / len(ctx.languages)
    phrases = [ctx.sentence(language) for language in ctx.languages]
    style = common(ctx, phrases, ctx.style(block.style), width - _LABEL, share - 1)
    tags: list[Tag] = []
    for i, phrase in enumerate(phrases):
        top = y + i * share
        autonym = Phrase(ctx.material.languages[phrase.language].autonym, phrase.language, "approved")
        label = text_in(ctx, autonym, ctx.style("label"), ctx.colour, (x, top, _LABEL - 2, share), valign="middle")
        said = text_in(
            ctx,
            phrase,
            style,
            ctx.named_colour(block.colour),
            (x + _LABEL, top, width - _LABEL, share),
            valign="middle",
        )
        tags += [para(label.runs, autonym), para(said.runs, phrase, block.role)]
        if i:
            tags.append(artifact(line(x, top, x + width, top, ctx.named_colour("line"))))
    return tuple(tags)
