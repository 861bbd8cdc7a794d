"""A line of text as glyphs: the result of shaping, and all that anybody below layout sees of type."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class FontKey:
    """Which cut of which face: a face name of fonts/faces.yaml, a weight from 100 to 900, upright or italic."""

    face: str
    weight: int
    italic: bool = False

    def __str__(self) -> str:
        return f"{self.face}-{self.weight}{'i' if self.italic else ''}"


@dataclass(frozen=True, slots=True)
class Shaped:
    """One shaped line. All tuples have one entry a glyph, in drawing order (left to right).

    `glyphs` are glyph ids of the face (before any subsetting); `texts` the characters that a glyph
    stands for ("" for the further glyphs of a cluster, several for a ligature), so that "".join(texts)
    is the text; `advances`, `dx` and `dy` are in units of 1/1000 em, dy upwards.
    """

    font: FontKey
    language: str
    glyphs: tuple[int, ...]
    texts: tuple[str, ...]
    advances: tuple[float, ...]
    dx: tuple[float, ...]
    dy: tuple[float, ...]
    width: float  # of the visible text in 1/1000 em, without a trailing space

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(self.texts)


def joined(lines: Sequence[Shaped]) -> Shaped:
    """Return lines of one font and language, at least one, as one line, each where the last one's advances end."""
    if len(lines) == 1:
        return lines[0]
    last = lines[-1]
    advances = tuple(itertools.chain.from_iterable([line.advances for line in lines]))
    return Shaped(
        font=last.font,
        language=last.language,
        glyphs=tuple(itertools.chain.from_iterable([line.glyphs for line in lines])),
        texts=tuple(itertools.chain.from_iterable([line.texts for line in lines])),
        advances=advances,
        dx=tuple(itertools.chain.from_iterable([line.dx for line in lines])),
        dy=tuple(itertools.chain.from_iterable([line.dy for line in lines])),
        width=math.fsum(advances) - (math.fsum(last.advances) - last.width),
    )


def parted(line: Shaped) -> Shaped:
    """Return a line that ends in "-" as one whose last glyph says U+00AD: a hyphen that is no part of the text.

    ISO 32000-1, 14.8.2.2.3: so readers join the parts of the word again.
    """
    return replace(line, texts=(*line.texts[:-1], "\u00ad"))


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as type sees it: BCP 47 tag, ISO 15924 script, face.

    `system` overrides the OpenType language system that the tag stands for;
    `keeps` are lower-case words that must not end a line.
    """

    tag: str
    script: str
    face: str
    system: str | None = None
    keeps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set. `sizes` in pt, the largest first; `leading` in em from baseline to baseline."""

    sizes: tuple[float, ...]
    weight: int = 400
    italic: bool = False
    leading: float = 1.2
    max_lines: int = 99
