"""Glyphs used -> embedded fonts: one Type0 font with Identity-H a cut, subset by HarfBuzz.

A character code (CID) stands for a glyph *and* the text it was set for, so
that Latin and Cyrillic look-alikes, ligatures and local forms extract as what
was typed. Must never know pages, or how text is placed.
"""

from __future__ import annotations

import hashlib
import re
import struct
from typing import Final, Protocol

import uharfbuzz as hb

from cardgen.pdf._letters import table_of
from cardgen.pdf._objects import Objects
from cardgen.pdf._syntax import number, numbers, ref, utf16
from cardgen.typography.shaped import FontKey

# what draws a glyph; everything else of a font is for shaping and for systems that install it
_KEPT: Final = frozenset({"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"})
# ISO 14289-1, 7.21.7: a code may not stand for these
_FORBIDDEN: Final = re.compile("[\0\ufeff\ufffe]")
_SYMBOLIC: Final = 4
_ITALIC: Final = 64


class Fonts(Protocol):
    """Where font files come from."""

    def data(self, key: FontKey) -> bytes:
        """Return a TrueType file of exactly this cut, without variations, whose glyph ids are those of `Shaped`."""
        ...


class Font:
    """One cut in one file: gives out codes while text is written, and is embedded at the end.

    Lengths are in 1/1000 em.
    """

    def __init__(self, key: FontKey, name: str, data: bytes, number: int) -> None:
        self.name = name  # in resources, without the slash
        self.number = number
        self._key = key
        self._face = hb.Face(data)
        self._font = hb.Font(self._face)
        self._scale: float = 1000 / self._face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self._scale
        self.descent: float = extents.descender * self._scale
        self._codes: dict[tuple[int, str], tuple[str, float]] = {}

    def code(self, glyph: int, text: str) -> tuple[str, float]:
        """Return the code in hex for `glyph` standing for `text`, and the glyph's own advance.

        Raises ValueError for glyph 0 (a missing character), a glyph that the font does not have, and text that
        no glyph may stand for (U+0000, U+FEFF, U+FFFE).
        """
        known = self._codes.get((glyph, text))
        if known is None:
            self._check(glyph, text)
            advance: float = self._font.get_glyph_h_advance(glyph) * self._scale
            known = self._codes[glyph, text] = f"{len(self._codes) + 1:04X}", advance
        return known

    def _check(self, glyph: int, text: str) -> None:
        if glyph == 0:
            raise ValueError(f"{self._key} has no glyph for {text!r}; set the text in a face that has it")
        if not 0 < glyph < self._face.glyph_count:
            raise ValueError(f"{self._key} has no glyph {glyph}; shape and write with the same font file")
        if _FORBIDDEN.search(text):
            raise ValueError(f"{text!r} cannot be extracted from a PDF; remove it from the text")
        if len(self._codes) == 0xFFFF:
            raise ValueError(f"{self._key} is used for more than 65,535 glyphs; write two documents")

    def embed(self, objects: Objects) -> None:
        """Fill the font's object and add those it needs."""
        data, glyph_ids = self._subset()
        base = f"{_tag(data)}+{re.sub('[^A-Za-z0-9-]', '', str(self._key))}"
        to_glyph = struct.pack(f">{len(glyph_ids) + 1}H", 0, *glyph_ids)
        descriptor = objects.add(
            f"<</Type/FontDescriptor/FontName/{base}/Flags {_SYMBOLIC | (_ITALIC if self._key.italic else 0)}"
            f"/FontBBox[{numbers(self._box())}]/ItalicAngle {number(self._slant())}"
            f"/Ascent {number(self.ascent)}/Descent {number(self.descent)}/CapHeight {number(self._cap_height())}"
            f"/StemV {number(10 + 220 * (self._key.weight - 50) / 900)}"
            f"/FontFile2 {ref(objects.add_stream(data, f'/Length1 {len(data)}'))}>>"
        )
        widths = numbers(width for _, width in self._codes.values())
        descendant = objects.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {ref(descriptor)}/DW 0/W[1[{widths}]]"
            f"/CIDToGIDMap {ref(objects.add_stream(to_glyph))}>>"
        )
        letters = {int(code, 16): utf16(text) for (_, text), (code, _) in self._codes.items() if text}
        to_unicode = objects.add_stream(table_of(letters, 4))
        objects.fill(
            self.number,
            f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
            f"/DescendantFonts[{ref(descendant)}]/ToUnicode {ref(to_unicode)}>>",
        )

    def _subset(self) -> tuple[bytes, list[int]]:
        """Return the font with the used glyphs only, and its glyph ids in the order of the codes."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyph for glyph, _ in self._codes)
        tables = {tag for tag in self._face.table_tags if tag not in _KEPT}
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1"), "big") for tag in tables)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        plan = hb.SubsetPlan(self._face, wanted)
        new = plan.old_to_new_glyph_mapping
        return plan.execute().blob.data, [new[glyph] for glyph, _ in self._codes]

    def _box(self) -> tuple[float, ...]:
        head = self._face.reference_table("head").data
        return tuple(value * self._scale for value in struct.unpack(">4h", head[36:44]))

    def _slant(self) -> float:
        return float(self._font.get_style_value(hb.StyleTag.SLANT_ANGLE))

    def _cap_height(self) -> float:
        units: float = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        return units * self._scale


class FontSet:
    """The fonts of one file, by cut, in the order of first use."""

    def __init__(self, source: Fonts, objects: Objects) -> None:
        self._source = source
        self._objects = objects
        self._fonts: dict[FontKey, Font] = {}

    def __getitem__(self, key: FontKey) -> Font:
        font = self._fonts.get(key)
        if font is None:
            name = f"F{len(self._fonts) + 1}"
            font = self._fonts[key] = Font(key, name, self._source.data(key), self._objects.reserve())
        return font

    def embed(self) -> None:
        """Embed every font that text was written in."""
        for font in self._fonts.values():
            font.embed(self._objects)


def _tag(data: bytes) -> str:
    """Return the six letters that name a subset, made from its bytes (ISO 32000-1, 9.6.4)."""
    value = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    return "".join(chr(65 + value // 26**i % 26) for i in range(6))
