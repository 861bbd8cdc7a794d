"""Answers to point at: a tile is a sign or a picture, the word in the patient's languages, and the Czech.

All tiles that stand together are set at one size.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.context import ANSWERS, Context
from cardgen.layout.frame import Mark, Tag
from cardgen.layout.setting import artifact, fitted, in_box, inset, placed, rectangle, text_in, try_fit
from cardgen.layout.theme import Tone
from cardgen.pictures.drawing import Box
from cardgen.shapes import place_of
from cardgen.typography import Fitted, Style

_PAD = 2.0  # mm inside a tile
_RADIUS = 2.2
_WIDE = 1.75  # from this proportion on, picture and words stand side by side


@dataclass(frozen=True)
class Tile:
    """One answer: its word in each language of the set, in Czech, and how it looks."""

    words: tuple[Phrase, ...]
    czech: Phrase | None
    picture: str | None = None
    tone: Tone | None = None


def tile(ctx: Context, name: str) -> Tile:
    """The tile of a word of the bank of answers."""
    word = ctx.material.bank.topics[ANSWERS].phrases[name]
    return Tile(
        words=tuple(ctx.word(name, language, ANSWERS) for language in ctx.languages),
        czech=ctx.word(name, SOURCE, ANSWERS),
        picture=word.picture,
        tone=ctx.material.theme.tones.get(name),
    )


def draw(ctx: Context, tiles: Sequence[Tile], boxes: Sequence[Box], style: str = "") -> tuple[Tag, ...]:
    """Draw tiles into boxes of equal size, as a list."""
    if not tiles:
        return ()
    many = len(ctx.languages) > 1
    word_style, source_style = ctx.style(style or ("tile-many" if many else "tile")), ctx.style("tile-source")
    text_box = _text_box(boxes[0], tiles)
    styles = _styles(ctx, tiles, word_style, source_style, text_box[2], text_box[3])
    items = [_draw(ctx, one, box, *styles) for one, box in zip(tiles, boxes, strict=False)]
    return (Tag("L", tuple(items)),)


def _draw(ctx: Context, one: Tile, box: Box, word_style: Style, source_style: Style) -> Tag:
    x, y, width, height = box
    colour = ctx.named_colour(one.tone.colour) if one.tone else ctx.named_colour("line-strong")
    ground: list[Mark] = [rectangle(box, fill=ctx.named_colour("paper"), stroke=colour, width=0.45, radius=_RADIUS)]
    tags: list[Tag] = []
    head = _head_box(
        box, bool(one.tone), has_picture=one.tone is not None or one.picture is not None, words=len(one.words)
    )
    if one.tone:
        wide = width / height >= _WIDE
        band = (x, y, head[2], height) if wide else (x, y, width, head[3])
        ground.append(_band(band, colour, wide=wide))
        sign = text_in(
            ctx, Phrase(one.tone.sign, SOURCE, "approved"), ctx.style("sign"), ctx.named_colour("paper"),
            inset(band, 0.5), "centre", "middle",
        )  # fmt: skip
        ground += sign.runs
    elif one.picture and one.picture in ctx.material.register:
        ground.append(in_box(ctx.material.register.drawing(one.picture), inset(head, 0.6)))
    text_box = _text_box(box, [one])
    texts = [(word, word_style, ctx.named_colour("ink")) for word in one.words]
    if one.czech:
        texts.append((one.czech, source_style, ctx.named_colour("quiet")))
    set_texts = [(fitted(ctx, phrase, style, text_box[2], text_box[3]), phrase, col) for phrase, style, col in texts]
    total = math.fsum(result.height for result, _, _ in set_texts if result)
    top = text_box[1] + max(0.0, (text_box[3] - total) / 2)
    wide = width / height >= _WIDE and (one.tone is not None or one.picture is not None)
    for result, phrase, colour_ in set_texts:
        if result:
            runs = placed(result, colour_, (text_box[0], top, text_box[2], result.height), "left" if wide else "centre")
            tags.append(Tag("Span", runs, language=phrase.language))
            top += result.height
    return Tag("LI", (artifact(*ground), Tag("LBody", tuple(tags))))


def _band(band: Box, colour: str, *, wide: bool) -> Mark:
    if wide:
        x, y, width, height = band
        return rectangle((x, y, width, height), fill=colour, radius=_RADIUS)
    return rectangle(band, fill=colour, radius=_RADIUS, corners="top")


def _head_box(box: Box, toned: bool, *, has_picture: bool, words: int) -> Box:
    """Where the sign or the picture of a tile stands."""
    x, y, width, height = box
    if not has_picture:
        return x, y, 0.0, 0.0
    if width / height >= _WIDE:
        return (
            (x, y, min(height, width * 0.3), height)
            if toned
            else (x + _PAD, y + _PAD / 2, min(height - _PAD, width * 0.36), height - _PAD)
        )
    share = 0.36 if toned else (0.50 if words == 1 else 0.40)
    return (x, y, width, height * share) if toned else (x + _PAD, y + _PAD / 2, width - 2 * _PAD, height * share)


def _text_box(box: Box, tiles: Sequence[Tile]) -> Box:
    """Where the words of a tile stand; the smallest of those of all tiles that stand together."""
    x, y, width, height = box
    has_picture = any(t.tone or t.picture for t in tiles)
    head = _head_box(box, all(t.tone for t in tiles), has_picture=has_picture, words=len(tiles[0].words))
    if has_picture and width / height >= _WIDE:
        left = head[0] + head[2] + _PAD
        return left, y + 0.5, x + width - _PAD - left, height - 1
    if not has_picture:
        return x + _PAD / 2, y + _PAD / 2, width - _PAD, height - _PAD
    top = head[1] + head[3] + 0.4
    return x + _PAD / 2, top, width - _PAD, y + height - top - 1.2


def _styles(
    ctx: Context, tiles: Sequence[Tile], style: Style, source: Style, width: float, height: float
) -> tuple[Style, Style]:
    """The largest sizes of the words, and then of the Czech, at which every tile holds both."""
    for size in style.sizes:
        word = dataclasses.replace(style, sizes=(size,))
        for below in source.sizes:
            czech = dataclasses.replace(source, sizes=(below,))
            if all(_excess(ctx, t, word, czech, width, height) <= 0 for t in tiles):
                return word, czech
    least = dataclasses.replace(style, sizes=style.sizes[-1:]), dataclasses.replace(source, sizes=source.sizes[-1:])
    for t in tiles:
        excess = _excess(ctx, t, *least, width, height)
        if 0 < excess < math.inf:  # a word alone that is too wide or high is told where it is set
            _tell(ctx, t, excess, style.sizes[-1])
    return least


def _excess(ctx: Context, one: Tile, style: Style, source: Style, width: float, height: float) -> float:
    """By how many mm the words of a tile are too high together; infinite where one alone does not fit."""
    total = 0.0
    wanted = [(word, style) for word in one.words] + ([(one.czech, source)] if one.czech else [])
    for phrase, wanted_style in wanted:
        result = try_fit(ctx, phrase, wanted_style, width, height)
        if not isinstance(result, Fitted):
            return math.inf
        total += result.height
    return total - height if total > height + 1e-6 else 0.0


def _tell(ctx: Context, one: Tile, excess: float, size: float) -> None:
    word = one.words[0]
    ctx.material.problems.error(
        place_of(word.text, ctx.topic.place),
        "does-not-fit",
        f"{ctx.subject}, {', '.join(w.language for w in one.words)}, {ctx.side} of {ctx.layout.layout}: "
        f"the answer {str(word.text)!r} is {excess:.1f} mm too high for its tile even at {size:g} pt",
        "say it in fewer or shorter words, or give the block 'answers' more room",
    )
