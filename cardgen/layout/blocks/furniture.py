"""Tabs, edges, rules, grounds and pictures: what frames the text of a face."""

from __future__ import annotations

from cardgen.layout.context import Context
from cardgen.layout.data import Block
from cardgen.layout.frame import Tag
from cardgen.layout.setting import artifact, czech, figure, line, para, rectangle, text_in
from cardgen.pictures.drawing import Box
from cardgen.shapes import place_of


def tab(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """The card's number on a coloured ground that hangs from the upper edge, where a thumb finds it."""
    box = ctx.box(block)
    ground = rectangle(_bled(ctx, box), fill=ctx.colour, radius=3.0, bleeds=True, corners="bottom")
    inner = _within_safe(ctx, box)
    phrase = czech(ctx.number)
    number = text_in(ctx, phrase, ctx.style(block.style), ctx.named_colour("paper"), inner, "centre", "middle")
    return artifact(ground), para(number.runs, phrase, block.role)


def edge(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """A mark on the outer edge, at a height of its own for each section, so that sections show on the closed set.

    The edge has `slots` places of one height, and the section says which is its own: a section that comes, goes or
    changes its place in the set moves no mark of another.
    """
    section = ctx.section
    if section is None:
        return ()
    if section.mark is None or not 1 <= section.mark <= block.slots:  # of the sets of editions it was told before
        ctx.material.problems.error(
            section.place,
            "missing-mark" if section.mark is None else "wrong-mark",
            f"the section {section.id!s} of {ctx.topic.topic!s} has no mark among the {block.slots} of the edge",
            f"write 'mark: ...' with a place from 1 to {block.slots}, counted from the top",
        )
        return ()
    x, y, width, height = ctx.box(block)
    pitch = height / block.slots
    top = y + (section.mark - 1) * pitch
    mark = rectangle(_bled(ctx, (x, top, width, pitch - 1.5)), fill=ctx.colour, radius=1.5, bleeds=True)
    return (artifact(mark),)


def rule(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """A thin line along the top of the box."""
    x, y, width, _ = ctx.box(block)
    return (artifact(line(x, y, x + width, y, ctx.named_colour(block.colour))),)


def fill(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """A coloured ground, running into the bleed where the box reaches the trim."""
    return (artifact(rectangle(_bled(ctx, ctx.box(block)), fill=ctx.named_colour(block.colour), bleeds=True)),)


def panel(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """A ground with round corners inside the page."""
    return (artifact(rectangle(ctx.box(block), fill=ctx.named_colour(block.colour), radius=4.0)),)


def frame(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """An empty frame to write or draw in."""
    colour = ctx.named_colour(block.colour)
    return (artifact(rectangle(ctx.box(block), stroke=colour, width=0.4, radius=3.0)),)


def picture(ctx: Context, block: Block) -> tuple[Tag, ...]:
    """The card's picture, or the one that the block names in `word`, as large as the box allows."""
    name = block.word or (ctx.card.picture if ctx.card else None)
    if name is None:
        return ()
    register = ctx.material.register
    if name not in register:
        ctx.material.problems.error(
            place_of(name, block.place), "unknown-picture", f"the picture {str(name)!r} is not registered",
            "name one of content/pictures",
        )  # fmt: skip
        return ()
    return (figure(register.drawing(name), ctx.box(block), register.alt(name), align=block.align),)


def _bled(ctx: Context, box: Box) -> Box:
    """A box stretched into the bleed on the sides where it reaches the trim."""
    x, y, width, height = box
    page = ctx.layout.page
    left = page.bleed if x <= 0 else 0.0
    top = page.bleed if y <= 0 else 0.0
    right = page.bleed if x + width >= page.width else 0.0
    low = page.bleed if y + height >= page.height else 0.0
    return x - left, y - top, width + left + right, height + top + low


def _within_safe(ctx: Context, box: Box) -> Box:
    """The part of a box that lies in the safe zone, kept symmetrical so that what is centred stays centred."""
    x, y, width, height = box
    page = ctx.layout.page
    aside = max(page.safe - x, x + width - (page.width - page.safe), 0.0)
    above = max(page.safe - y, 0.0)
    return x + aside, y + above, width - 2 * aside, height - above
