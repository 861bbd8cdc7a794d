"""Text in boxes: phrases -> runs and tags, with every misfit a problem. What blocks are made of.

Knows boxes, styles and phrases; knows no block.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.context import Context
from cardgen.layout.frame import Mark, Picture, Role, Run, Tag
from cardgen.pictures.drawing import Box, Drawing, Path, Step
from cardgen.shapes import place_of
from cardgen.typography import Fitted, MissingGlyphs, Overflow, Style, fit
from cardgen.units import tidy

Align = Literal["left", "centre", "right"]
VAlign = Literal["top", "middle", "bottom"]

_ARC = 0.5522847498  # how far a Bezier's handles reach to draw a quarter of a circle


@dataclass(frozen=True, slots=True)
class Set:
    """Text that was set: its runs and the height in mm that it took."""

    runs: tuple[Run, ...]
    height: float
    bottom: float


def czech(text: str) -> Phrase:
    """A Czech phrase from a plain string."""
    return Phrase(text, SOURCE, "approved")


def fitted(ctx: Context, phrase: Phrase, style: Style, width: float, height: float) -> Fitted | None:
    """Fit a phrase, telling what does not fit and what has no glyph; None then."""
    result = try_fit(ctx, phrase, style, width, height)
    if isinstance(result, Overflow):
        side = f"{result.too_wide:.1f} mm too wide" if result.too_wide else f"{result.too_high:.1f} mm too high"
        ctx.material.problems.error(
            place_of(phrase.text, ctx.card.place if ctx.card else ctx.topic.place),
            "does-not-fit",
            f"{ctx.subject}, {phrase.language}, {ctx.side} of {ctx.layout.layout}: "
            f"{str(phrase.text)!r} is {side} even at {style.sizes[-1]:g} pt",
            "say it in fewer or shorter words",
        )
        return None
    return result


def try_fit(ctx: Context, phrase: Phrase, style: Style, width: float, height: float) -> Fitted | Overflow | None:
    """Fit a phrase without telling that it does not; a missing glyph is told, and gives None."""
    key = (str(phrase.text), phrase.language, style, width, height)
    known = ctx.material.fitted.get(key)
    if known is not None:
        return known
    try:
        tongue = ctx.material.tongue(phrase.language)
        result = fit(str(phrase.text), style, tongue, ctx.material.shaper, width, height)
    except MissingGlyphs as error:
        ctx.material.problems.error(
            place_of(phrase.text, ctx.card.place if ctx.card else ctx.topic.place),
            "missing-glyph",
            f"{ctx.subject}, {phrase.language}: {error.face} has no glyph for {error.named()}",
            "type the letter anew (a look-alike may have slipped in), or choose another face in fonts/faces.yaml",
        )
        return None
    ctx.material.fitted[key] = result
    return result


def text_in(
    ctx: Context,
    phrase: Phrase,
    style: Style,
    colour: str,
    box: Box,
    align: Align = "left",
    valign: VAlign = "top",
) -> Set:
    """Set a phrase in a box, as large as its style and the box allow."""
    x, y, width, height = box
    result = fitted(ctx, phrase, style, width, height)
    if result is None:
        return Set((), 0.0, y)
    slack = height - result.height
    top = y + {"top": 0.0, "middle": slack / 2, "bottom": slack}[valign]
    return Set(placed(result, colour, (x, top, width, height), align), result.height, top + result.height)


def placed(result: Fitted, colour: str, box: Box, align: Align = "left") -> tuple[Run, ...]:
    """Put fitted lines into a box from its top."""
    x, y, width, _ = box
    runs = []
    for line, baseline in zip(result.lines, result.baselines, strict=True):
        slack = width - line.width * result.size / 1000 * 25.4 / 72
        left = x + {"left": 0.0, "centre": slack / 2, "right": slack}[align]
        runs.append(Run(tidy(left), tidy(y + baseline), result.size, colour, line))
    return tuple(runs)


def common(ctx: Context, phrases: Iterable[Phrase], style: Style, width: float, height: float) -> Style:
    """The style narrowed to the largest of its sizes at which every phrase fits, so that neighbours look alike."""
    sizes = []
    for phrase in phrases:
        result = try_fit(ctx, phrase, style, width, height)
        sizes.append(result.size if isinstance(result, Fitted) else style.sizes[-1])
    return dataclasses.replace(style, sizes=(min(sizes, default=style.sizes[0]),))


def para(runs: Sequence[Run], phrase: Phrase | None = None, role: Role = "P") -> Tag:
    """A tag around runs, in the language of the phrase, or of the runs."""
    language = phrase.language if phrase else (runs[0].line.language if runs else None)
    return Tag(role, tuple(runs), language=language)


def artifact(*marks: Mark) -> Tag:
    """Marks that are not content."""
    return Tag("Artifact", marks)


def figure(drawing: Drawing, box: Box, alt: str, *, align: Align = "centre") -> Tag:
    """A picture as large as its box allows, with its Czech alternative text."""
    return Tag("Figure", (in_box(drawing, box, align),), language=SOURCE, alt=alt)


def in_box(drawing: Drawing, box: Box, align: Align = "centre") -> Picture:
    """A drawing as large as a box allows, in the middle of its height."""
    x, y, width, height = box
    scale = min(width / drawing.width, height / drawing.height)
    w, h = drawing.width * scale, drawing.height * scale
    left = x + {"left": 0.0, "centre": (width - w) / 2, "right": width - w}[align]
    return Picture(tidy(left), tidy(y + (height - h) / 2), tidy(w), tidy(h), drawing)


# -- shapes --------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=1 << 15)  # the same grids stand on many cards
def rectangle(
    box: Box,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 0.0,
    radius: float = 0.0,
    bleeds: bool = False,
    corners: str = "all",
    dash: tuple[float, ...] = (),
) -> Path:
    """A rectangle; `radius` rounds its corners: "all", "top" or "bottom"."""
    x, y, w, h = box
    r = min(radius, w / 2, h / 2)
    top = r if corners in ("all", "top") else 0.0
    low = r if corners in ("all", "bottom") else 0.0
    steps: list[Step] = [("m", tidy(x + top), tidy(y)), ("l", tidy(x + w - top), tidy(y))]
    steps += _corner(x + w - top, y, x + w, y + top, along_x=True)
    steps += [("l", tidy(x + w), tidy(y + h - low))]
    steps += _corner(x + w, y + h - low, x + w - low, y + h, along_x=False)
    steps += [("l", tidy(x + low), tidy(y + h))]
    steps += _corner(x + low, y + h, x, y + h - low, along_x=True)
    steps += [("l", tidy(x), tidy(y + top))]
    steps += _corner(x, y + top, x + top, y, along_x=False)
    return Path((*steps, ("h",)), fill=fill, stroke=stroke, width=width if stroke else 0.0, dash=dash, bleeds=bleeds)


def _corner(x0: float, y0: float, x1: float, y1: float, *, along_x: bool) -> list[Step]:
    if x0 == x1 or y0 == y1:
        return []
    a = _ARC
    if along_x:
        first, second = (x0 + (x1 - x0) * a, y0), (x1, y1 - (y1 - y0) * a)
    else:
        first, second = (x0, y0 + (y1 - y0) * a), (x1 - (x1 - x0) * a, y1)
    return [("c", *(tidy(v) for v in (*first, *second, x1, y1)))]  # type: ignore[list-item]  # six floats follow "c"


@functools.lru_cache(maxsize=1 << 13)
def line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float = 0.25) -> Path:
    """A straight line, `width` in mm."""
    return Path((("m", tidy(x0), tidy(y0)), ("l", tidy(x1), tidy(y1))), stroke=colour, width=width, cap="round")


def circle(x: float, y: float, radius: float, *, fill: str) -> Path:
    """A filled circle around (x, y)."""
    return rectangle((x - radius, y - radius, 2 * radius, 2 * radius), fill=fill, radius=radius)


def grid(box: Box, columns: int, rows: int, gap: float) -> list[Box]:
    """Cut a box into equal cells, row by row."""
    x, y, width, height = box
    w = (width - gap * (columns - 1)) / columns
    h = (height - gap * (rows - 1)) / rows
    return [(x + c * (w + gap), y + r * (h + gap), w, h) for r in range(rows) for c in range(columns)]


def inset(box: Box, dx: float, dy: float | None = None) -> Box:
    """A box smaller by `dx` left and right and `dy` above and below."""
    x, y, width, height = box
    dy = dx if dy is None else dy
    return x + dx, y + dy, width - 2 * dx, height - 2 * dy
