"""Text -> glyphs, by HarfBuzz, in the text's own language. Every line that is printed went through here."""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass, field

import uharfbuzz as hb

from cardgen.typography.faces import Faces
from cardgen.typography.shaped import FontKey, Shaped, Tongue


class MissingGlyphs(ValueError):
    """The face has no glyph for some characters; `characters` are they, in order, each once."""

    def __init__(self, characters: tuple[str, ...], face: str) -> None:
        super().__init__(characters, face)
        self.characters = characters
        self.face = face

    def named(self) -> str:
        """The characters as 'ө' U+04E9 CYRILLIC SMALL LETTER BARRED O, for a message."""
        return ", ".join(f"'{c}' U+{ord(c):04X} {unicodedata.name(c, 'unnamed')}" for c in self.characters)


@dataclass(frozen=True)
class Shaper:
    """Shapes lines with the faces of a project and remembers them: the same words stand on many cards."""

    faces: Faces
    _shaped: dict[tuple[str, FontKey, str], Shaped] = field(default_factory=dict, compare=False, repr=False)

    def shape(self, text: str, tongue: Tongue, weight: int = 400, italic: bool = False) -> Shaped:
        """Return `text` as one line; raises MissingGlyphs.

        Spaces at the end stay glyphs, so that copied text keeps its word spaces, but do not count as width.
        """
        key = FontKey(tongue.face, weight, italic)
        known = self._shaped.get((text, key, tongue.tag))
        if known is None:
            known = self._shaped[text, key, tongue.tag] = self._shape(str(text), tongue, key)
        return known

    def _shape(self, text: str, tongue: Tongue, key: FontKey) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.script = tongue.script
        buffer.language = f"{tongue.tag}-x-hbot{tongue.system}" if tongue.system else tongue.tag
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        hb.shape(self.faces.font(key), buffer, {"kern": True, "liga": False})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        missing = tuple(dict.fromkeys(text[info.cluster] for info in infos if info.codepoint == 0))
        if missing:
            raise MissingGlyphs(missing, self.faces.faces[key.face].title)
        starts = [*sorted({info.cluster for info in infos}), len(text)]
        ends = dict(itertools.pairwise(starts))
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
            width=sum(advances[:visible]),
        )
