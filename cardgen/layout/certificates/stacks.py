"""Texts one below the other in a box: all take one step of their styles together, the largest at which they fit."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.bank import Phrase
from cardgen.layout.context import Material
from cardgen.layout.frame import Run
from cardgen.layout.setting import Align, placed
from cardgen.pictures.drawing import Box
from cardgen.problems import Place
from cardgen.shapes import place_of
from cardgen.typography import Fitted, MissingGlyphs, Overflow, Style, fit


@dataclass(frozen=True, slots=True)
class Line:
    """A text and how it is to be set; `gap` is the space above it in mm, `colour` like "#rrggbb"."""

    phrase: Phrase
    style: Style
    colour: str
    gap: float = 0.0


Stack = Sequence[Line]


def fitted(
    material: Material, stacks: Sequence[Stack], width: float, height: float, place: Place
) -> list[list[Fitted]] | None:
    """Return the stacks of several boxes of one size, set at one step; None for what does not fit, which is told.

    `place` is where the box is made, for texts that do not know where they are from.
    """
    worst: tuple[Line, str] | None = None
    for step in range(max((len(line.style.sizes) for stack in stacks for line in stack), default=1)):
        done, worst = _at_step(material, stacks, width, height, step, place)
        if worst is None:
            return done
        if not worst[1]:  # it lacks a letter at every size
            return None
    if worst:
        line, excess = worst
        material.problems.error(
            place_of(line.phrase.text, place),
            "does-not-fit",
            f"the certificate, {line.phrase.language}: {str(line.phrase.text)!r} is {excess} "
            f"even at {line.style.sizes[-1]:g} pt",
            "say it in fewer or shorter words, or give it more room in the layout",
        )
    return None


def _at_step(
    material: Material, stacks: Sequence[Stack], width: float, height: float, step: int, place: Place
) -> tuple[list[list[Fitted]], tuple[Line, str] | None]:
    """Set everything at one step: what was set, and what does not fit with by how much ("" for a missing letter)."""
    found: list[list[Fitted]] = []
    for stack in stacks:
        lines: list[Fitted] = []
        for line in stack:
            style = dataclasses.replace(line.style, sizes=(line.style.sizes[min(step, len(line.style.sizes) - 1)],))
            tongue = material.tongue(line.phrase.language)
            try:
                done = fit(str(line.phrase.text), style, tongue, material.shaper, width)
            except MissingGlyphs as error:
                material.problems.error(
                    place_of(line.phrase.text, place),
                    "missing-glyph",
                    f"the certificate, {line.phrase.language}: {error.face} has no glyph for {error.named()}",
                    "type the letter anew, or choose another face in fonts/faces.yaml",
                )
                return found, (line, "")
            if isinstance(done, Overflow):
                side = f"{done.too_wide:.1f} mm too wide" if done.too_wide else f"{done.too_high:.1f} mm too high"
                return found, (line, side)
            lines.append(done)
        excess = height_of(stack, lines) - height
        if excess > 1e-6:
            return found, (max(zip(stack, lines, strict=True), key=lambda one: one[1].height)[0], _high(excess))
        found.append(lines)
    return found, None


def _high(excess: float) -> str:
    return f"{excess:.1f} mm too high"


def height_of(stack: Stack, lines: Sequence[Fitted]) -> float:
    """The height of a stack that was set, in mm."""
    return math.fsum(line.gap for line in stack[1:]) + math.fsum(one.height for one in lines)


def draw(stack: Stack, lines: Sequence[Fitted], box: Box, align: Align) -> list[tuple[Phrase, tuple[Run, ...]]]:
    """Put a stack into a box from its top: each phrase with its runs."""
    x, y, width, _ = box
    found = []
    for number, (line, one) in enumerate(zip(stack, lines, strict=True)):
        y += line.gap if number else 0.0
        found.append((line.phrase, placed(one, line.colour, (x, y, width, one.height), align)))
        y += one.height
    return found
