"""Text that is shown whatever is wrong with it: a sheet on which mistakes are to be found must not stop at them.

A character without a glyph stands as its code point, a word too wide for its column is cut.
"""

from __future__ import annotations

import bisect
import dataclasses
import unicodedata
from dataclasses import dataclass
from typing import Final

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.context import Material
from cardgen.layout.frame import Run, Tag
from cardgen.layout.setting import Align, placed
from cardgen.typography import Fitted, MissingGlyphs, Style, Tongue, fit
from cardgen.units import mm

_UNPRINTABLE: Final = frozenset("\ufeff\ufffe")  # besides controls: no PDF may hold them


@dataclass(frozen=True, slots=True)
class Lines:
    """Text that was set: its runs, where it ends, and how far its last line reaches, in mm."""

    runs: tuple[Run, ...]
    bottom: float
    right: float
    language: str

    def tag(self) -> Tag:
        """A span in the language of the text."""
        return Tag("Span", self.runs, language=self.language)


def write(
    material: Material,
    phrase: Phrase,
    style: str,
    colour: str,
    at: tuple[float, float, float],
    align: Align = "left",
) -> Lines:
    """Set a phrase in a column from (x, y), `width` mm wide."""
    x, y, width = at
    result = set_in(material, phrase, material.theme.styles[style].style, width)
    runs = placed(result, material.theme.colour(colour), (x, y, width, result.height), align)
    last = result.lines[-1].width if result.lines else 0.0
    return Lines(runs, y + result.height, x + mm(last * result.size / 1000), phrase.language)


def set_in(material: Material, phrase: Phrase, style: Style, width: float) -> Fitted:
    """Fit a phrase into a column that has no end, changing what cannot be set."""
    key = ("proof", str(phrase.text), phrase.language, style, width)
    known = material.fitted.get(key)
    if not isinstance(known, Fitted):
        known = material.fitted[key] = _set(material, phrase, style, width)
    return known


def _set(material: Material, phrase: Phrase, style: Style, width: float) -> Fitted:
    tongue = _tongue(material, phrase.language)
    text = "".join(_code_point(c) if _is_unprintable(c) else c for c in str(phrase.text))
    while True:
        try:
            result = fit(text, style, tongue, material.shaper, width)
        except MissingGlyphs as error:  # of one word; the next may lack others
            for character in error.characters:
                text = text.replace(character, _code_point(character))
        else:
            return result if isinstance(result, Fitted) else _cut(material, text, style, tongue, width)


def _cut(material: Material, text: str, style: Style, tongue: Tongue, width: float) -> Fitted:
    """Set line by line, each as long as it can be: to a space, or else to any letter.

    A letter keeps the marks that follow it, since they take no room of their own.
    """
    small = dataclasses.replace(style, sizes=style.sizes[-1:], max_lines=1)

    def one_line(piece: str) -> Fitted | None:
        result = fit(piece, small, tongue, material.shaper, width)
        return result if isinstance(result, Fitted) else None

    lines: list[Fitted] = []
    while text:
        end = bisect.bisect_left(range(1, len(text) + 1), True, key=lambda n: one_line(text[:n]) is None) or 1
        if end < len(text):
            end = text.rfind(" ", 0, end) + 1 or end
        line = one_line(text[:end])
        assert line is not None  # a column is wider than any letter, load_design has seen to it
        lines.append(line)
        text = text[end:]
    step = lines[0].height
    return Fitted(
        lines=tuple(line.lines[0] for line in lines),
        size=lines[0].size,
        width=max(line.width for line in lines),
        height=step * len(lines),
        baselines=tuple(line.baselines[0] + step * i for i, line in enumerate(lines)),
    )


def _is_unprintable(character: str) -> bool:
    return character in _UNPRINTABLE or unicodedata.category(character) in ("Cc", "Cs")


def _code_point(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def _tongue(material: Material, language: str) -> Tongue:
    """A language as type sees it; one that the project does not have (of a check's remark) is set as Czech is."""
    if language in material.languages:
        return material.tongue(language)
    return dataclasses.replace(material.tongue(SOURCE), tag=language)
