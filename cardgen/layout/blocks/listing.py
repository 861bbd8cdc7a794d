"""Lists of cards: the index of a set, which flows over pages, and the cards of a section on its divider."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.bank import Card, Phrase, Topic
from cardgen.languages import SOURCE
from cardgen.layout.context import Context, Row
from cardgen.layout.data import Block
from cardgen.layout.frame import Run, Tag, Target
from cardgen.layout.setting import artifact, czech, in_box, line, para, rectangle, text_in
from cardgen.pictures.drawing import Box

_PICTURE = 8.0  # mm, column of the little pictures
_NUMBER = 12.5
_HEADING = 7.2  # mm, a section's coloured bar
_LEAST = 8.6  # mm, the height of a row
_GAP = 2.6
_BETWEEN = 3.5  # mm, from the Czech to the translation: what is nearer is read as one sentence


def rows(topics: Sequence[Topic]) -> tuple[Row, ...]:
    """All sections and cards of these topics, in order."""
    return tuple(
        row
        for topic in topics
        for section in topic.sections
        for row in (Row(topic, section), *(Row(topic, section, card) for card in section.cards))
    )


def section_cards(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """The cards of the section at hand, for staff in Czech or for the patient in their language."""
    assert ctx.section is not None
    x, y, width, height = ctx.box(block)
    languages = ctx.languages if block.in_ == "patient" else (SOURCE,)
    step = min(height / max(len(ctx.section.cards), 1), 15.0)
    items = []
    for card in ctx.section.cards:
        here = ctx.on(card=card)
        number = text_in(
            here,
            czech(here.number),
            ctx.style("list-number"),
            ctx.colour,
            (x + _PICTURE + 3, y, _NUMBER, step),
            "left",
            "middle",
        )
        left = x + _PICTURE + 3 + _NUMBER
        share = (x + width - left) / len(languages)
        texts = []
        for i, language in enumerate(languages):
            phrase = here.sentence(language)
            done = text_in(
                here, phrase, ctx.style(block.style), ctx.named_colour("ink"),
                (left + i * share, y, share - (2 if i + 1 < len(languages) else 0), step), "left", "middle",
            )  # fmt: skip
            texts.append(Tag("Span", done.runs, language=phrase.language))
        target = Target(here.number, (x, y, width, step), _says(here.number, card))
        small = _small_picture(
            ctx, card, (x, y + 0.6, _PICTURE, min(step, _PICTURE + 1.2) - 1.2 + max(0, step - _PICTURE - 1.2))
        )
        items.append(Tag("LI", (*small, Tag("Lbl", (_link(here, number.runs, target),)), Tag("LBody", tuple(texts)))))
        y += step
    return (Tag("L", tuple(items)),)


def take(ctx: Context, block: Block, todo: Sequence[Row]) -> int:
    """How many of these rows fit into the index block of one page; a heading never stands last."""
    _, _, width, height = ctx.box(block)
    used = _height(ctx, Row(todo[0].topic, todo[0].section), width) if todo and todo[0].card else 0.0
    count = 0
    for i, row in enumerate(todo):
        needs = _height(ctx, row, width)
        keep = needs
        if row.card is None and i + 1 < len(todo):
            keep += _height(ctx, todo[i + 1], width)
        if used + keep > height:
            break
        used += needs
        count = i + 1
    return _whole(todo, count)


def _whole(todo: Sequence[Row], count: int) -> int:
    """Move a break so that neither the first nor the last card of a section stands alone on its page."""
    if not 0 < count < len(todo) or todo[count].card is None:
        return count
    begin = max((i for i in range(count) if todo[i].card is None), default=-1)
    end = next((i for i in range(count, len(todo)) if todo[i].card is None), len(todo))
    if begin >= 0 and count - begin == 2 and begin > 0:
        return begin  # a heading and one card: both to the next page
    if end - count == 1 and count - begin > 3:
        return count - 1  # one card would be left: it gets company
    return count


def index(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """The rows that fell to this page: a coloured bar a section, and a table of its cards that leads to them."""
    x, y, width, _ = ctx.box(block)
    tags: list[Tag] = []
    body: list[Tag] = []
    first = ctx.rows[:1]
    again = [Row(row.topic, row.section) for row in first if row.card]  # a section goes on from the page before
    for row in (*again, *ctx.rows):
        here = ctx.on(topic=row.topic, section=row.section, card=row.card)
        height = _height(ctx, row, width)
        if row.card is None or not body:
            _close(tags, body)
        if row.card is None:
            tags += _bar(here, (x, y + _GAP, width, _HEADING))
            y += height
            continue
        body.append(_row(here, row.card, (x, y, width, height)))
        y += height
    _close(tags, body)
    return tuple(tags)


def _close(tags: list[Tag], body: list[Tag]) -> None:
    if body:
        tags.append(Tag("Table", tuple(body)))
        body.clear()


def _bar(ctx: Context, box: Box) -> list[Tag]:
    assert ctx.section is not None
    x, y, width, height = box
    tags = [artifact(rectangle(box, fill=ctx.colour, radius=1.4))]
    phrases = [czech(ctx.section.title)]
    if len(ctx.languages) == 1:
        phrases.append(ctx.material.bank.section_title(ctx.topic.topic, ctx.section, ctx.languages[0]))
    columns = _columns(ctx, x, width)
    places = [(x + 3, columns[1][0] + columns[1][1] - x - 4), *((left, room - 2) for left, room in columns[2:])]
    spans = []
    for phrase, (left, room) in zip(phrases, places, strict=False):
        done = text_in(
            ctx, phrase, ctx.style("list-section"), ctx.named_colour("paper"), (left, y, room, height), "left", "middle"
        )
        spans.append(Tag("Span", done.runs, language=phrase.language))
    return [*tags, Tag("H3", tuple(spans), language=SOURCE)]


def _row(ctx: Context, card: Card, box: Box) -> Tag:
    x, y, width, height = box
    columns = _columns(ctx, x, width)
    inner = (y + 0.7, height - 1.4)
    number = text_in(
        ctx, czech(ctx.number), ctx.style("list-number"), ctx.colour,
        (columns[0][0], inner[0], columns[0][1], inner[1]), "left", "middle",
    )  # fmt: skip
    target = Target(ctx.number, box, _says(ctx.number, card))
    small = _small_picture(ctx, card, (x, y + 0.6, _PICTURE - 1, height - 1.2))
    underline = artifact(line(x, y + height, x + width, y + height, ctx.named_colour("line"), 0.2))
    cells = [Tag("TH", (*small, _link(ctx, number.runs, target)), scope="Row", language=SOURCE)]
    for (left, room), phrase in zip(columns[1:], _texts(ctx), strict=True):
        style = "list-staff" if phrase.language == SOURCE else "list-patient"
        colour = ctx.named_colour("ink")
        done = text_in(ctx, phrase, ctx.style(style), colour, (left, inner[0], room, inner[1]), "left", "middle")
        cells.append(Tag("TD", (para(done.runs, phrase),), language=phrase.language))
    cells[-1] = Tag("TD", (*cells[-1].children, underline), language=cells[-1].language)
    return Tag("TR", tuple(cells))


def _height(ctx: Context, row: Row, width: float) -> float:
    if row.card is None:
        return _HEADING + _GAP + 1.2
    here = ctx.on(topic=row.topic, section=row.section, card=row.card)
    columns = _columns(ctx, 0, width)
    highest = 0.0
    for (_, room), phrase in zip(columns[1:], _texts(here), strict=True):
        style = ctx.style("list-staff" if phrase.language == SOURCE else "list-patient")
        highest = max(highest, text_in(here, phrase, style, "#000000", (0, 0, room, 60.0)).height)
    return max(_LEAST, highest + 1.8)


def _texts(ctx: Context) -> tuple[Phrase, ...]:
    own = (ctx.sentence(ctx.languages[0]),) if len(ctx.languages) == 1 else ()
    return (ctx.sentence(SOURCE), *own)


def _columns(ctx: Context, x: float, width: float) -> tuple[tuple[float, float], ...]:
    """(left, width) of number, Czech and, in a set for one language, the patient's language."""
    left = x + _PICTURE + 2
    rest = width - _PICTURE - 2 - _NUMBER
    if len(ctx.languages) > 1:
        return (left, _NUMBER), (left + _NUMBER, rest)
    half = rest / 2
    return (left, _NUMBER), (left + _NUMBER, half - _BETWEEN), (left + _NUMBER + half, half)


def _small_picture(ctx: Context, card: Card, box: Box) -> tuple[Tag, ...]:
    if card.picture not in ctx.material.register:
        return ()
    return (artifact(in_box(ctx.material.register.drawing(card.picture), box)),)


def _link(ctx: Context, runs: tuple[Run, ...], target: Target) -> Tag:
    if target.to in ctx.anchors:
        return Tag("Link", runs, language=SOURCE, target=target)
    return Tag("Span", runs, language=SOURCE)


def _says(number: str, card: Card) -> str:
    return f"Karta {number}: {card.text}"
