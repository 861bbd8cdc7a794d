"""Text -> glyphs, by HarfBuzz, in the text's own language. Every line that is printed went through here."""

from __future__ import annotations

import itertools
import math
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import uharfbuzz as hb

from cardgen.typography.faces import Faces
from cardgen.typography.shaped import FontKey, Shaped, Tongue

_CONTROLS: Final = {"\n": "LINE BREAK", "\t": "TAB"}  # Unicode gives these no names


class MissingGlyphs(ValueError):
    """The face has no glyph for some characters; `characters` are they, in order, each once."""

    def __init__(self, characters: tuple[str, ...], face: str) -> None:
        super().__init__(characters, face)
        self.characters = characters
        self.face = face

    def named(self) -> str:
        """The characters as 'ө' U+04E9 CYRILLIC SMALL LETTER BARRED O, for a message."""
        return ", ".join(_named(character) for character in self.characters)


def _named(character: str) -> str:
    category = unicodedata.category(character)
    shown = f"'{'◌' if category.startswith('M') else ''}{character}' " if character.isprintable() else ""
    name = _CONTROLS.get(character) or unicodedata.name(
        character, "control character" if category == "Cc" else "unnamed"
    )
    return f"{shown}U+{ord(character):04X} {name}"


_Ink: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shaper:
    """Shapes lines with the faces of a project and remembers them: the same words stand on many cards."""

    faces: Faces
    _shaped: dict[tuple[str, FontKey, str, str, str | None], Shaped] = field(
        default_factory=dict, compare=False, repr=False
    )
    # by identity, which is quicker than looking through all glyphs; the line is kept beside its box
    _inked: dict[int, tuple[Shaped, _Ink]] = field(default_factory=dict, compare=False, repr=False)
    set_before: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)  # of fitting.py and others

    def shape(self, text: str, tongue: Tongue, weight: int = 400, italic: bool = False) -> Shaped:
        """Return `text` as one line; raises MissingGlyphs.

        Spaces at the end stay glyphs, so that copied text keeps its word spaces, but do not count as width.
        """
        key = FontKey(tongue.face, weight, italic)
        what = (text, key, tongue.tag, tongue.script, tongue.system)
        known = self._shaped.get(what)
        if known is None:
            known = self._shaped[what] = self._shape(str(text), tongue, key)
        return known

    def ink(self, line: Shaped) -> tuple[float, float, float, float]:
        """Return (left, top, width, height) of a line's ink from where it begins on its baseline.

        In 1/1000 em, y downwards; all zero for a line without ink.
        """
        known = self._inked.get(id(line))
        if known is None:
            known = self._inked[id(line)] = line, self._ink(line)
        return known[1]

    def _ink(self, line: Shaped) -> tuple[float, float, float, float]:
        font = self.faces.font(line.font)
        boxes = []
        pen = 0.0
        for glyph, advance, dx, dy in zip(line.glyphs, line.advances, line.dx, line.dy, strict=True):
            extents = font.get_glyph_extents(glyph)
            if extents and extents.width:
                x, y = pen + dx + extents.x_bearing, -dy - extents.y_bearing
                boxes.append((x, y, x + extents.width, y - extents.height))
            pen += advance
        if not boxes:
            return 0.0, 0.0, 0.0, 0.0
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, low = max(box[2] for box in boxes), max(box[3] for box in boxes)
        return left, top, right - left, low - top

    def _shape(self, text: str, tongue: Tongue, key: FontKey) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.script = tongue.script
        buffer.language = f"{tongue.tag}-x-hbot{tongue.system}" if tongue.system else tongue.tag
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        font = self.faces.font(key)
        hb.shape(font, buffer, {"kern": True, "liga": False})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions or ()  # no positions of no text
        starts = [*sorted({info.cluster for info in infos}), len(text)]
        ends = dict(itertools.pairwise(starts))
        unshaped = [text[info.cluster : ends[info.cluster]] for info in infos if info.codepoint == 0]
        if unshaped:
            raise MissingGlyphs(_without_glyph(unshaped, font), self.faces.faces[key.face].title)
        texts: list[str] = []
        seen: set[int] = set()
        for info in infos:
            texts.append("" if info.cluster in seen else text[info.cluster : ends[info.cluster]])
            seen.add(info.cluster)
        advances = tuple(float(p.x_advance) for p in positions)
        visible = len(texts)
        while visible and texts[visible - 1].isspace():
            visible -= 1
        return Shaped(
            font=key,
            language=tongue.tag,
            glyphs=tuple(info.codepoint for info in infos),
            texts=tuple(texts),
            advances=advances,
            dx=tuple(float(p.x_offset) for p in positions),
            dy=tuple(float(p.y_offset) for p in positions),
            width=math.fsum(advances[:visible]),
        )


def _without_glyph(clusters: list[str], font: hb.Font) -> tuple[str, ...]:
    """The characters that are to blame: an accent may be missing where its letter is there."""
    found: dict[str, None] = {}
    for cluster in clusters:
        unknown = [character for character in cluster if font.get_nominal_glyph(ord(character)) is None]
        found.update(dict.fromkeys(unknown or cluster))
    return tuple(found)
