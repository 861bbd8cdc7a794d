"""A shaped line -> the operators that show it. Must never know where the line stands on a page, or its tag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cardgen.pdf._fonts import Font
from cardgen.pdf._syntax import number, string
from cardgen.typography.shaped import Shaped

# what a glyph says that adds nothing to its cluster's text: every glyph must say something (ISO 14289-1, 7.21.7)
_NOTHING: Final = "\u200b"
_LEAST: Final = 0.0005  # in 1/1000 em; less is written as 0


def show(line: Shaped, font: Font, size: float) -> str:
    """Return the operators for a text object whose font, size (in pt) and origin are set.

    Raises ValueError as `Font.code` does, and when the tuples of `line` differ in length.
    """
    if "" in line.texts or any(line.dx) or any(line.dy):
        return " ".join(_with_marks(line, font, size))
    parts: list[str] = []
    gap = 0.0  # from the pen to where the next glyph begins, in 1/1000 em
    code_of = font.code
    for glyph, text, advance in zip(line.glyphs, line.texts, line.advances, strict=True):
        code, width = code_of(glyph, text)
        if gap > _LEAST or gap < -_LEAST:
            parts.append(f">{number(-gap)}<")
        parts.append(code)
        gap = advance - width
    return f"[<{''.join(parts)}>]TJ" if parts else ""


def _with_marks(line: Shaped, font: Font, size: float) -> Iterator[str]:
    """As `show`, for lines with glyphs off their place or clusters of several glyphs."""
    parts: list[str] = []
    gap = rise = 0.0
    for start, end in _clusters(line):
        gap += line.dx[start]
        if parts and (end - start > 1 or line.dy[start] != rise):
            yield f"[<{''.join(parts)}>]TJ"
            parts = []
        if end - start > 1:
            yield from _cluster(line, start, end, gap, font, size)
            gap = rise = 0.0
            continue
        if line.dy[start] != rise:
            rise = line.dy[start]
            yield f"{number(rise * size / 1000)} Ts"
        code, width = font.code(line.glyphs[start], line.texts[start] or _NOTHING)
        parts.append(f">{number(-gap)}<{code}" if abs(gap) > _LEAST else code)
        gap = line.advances[start] - line.dx[start] - width
    if parts:
        yield f"[<{''.join(parts)}>]TJ"
    yield "0 Ts"


def _cluster(line: Shaped, start: int, end: int, gap: float, font: Font, size: float) -> Iterator[str]:
    """Yield the operators for a glyph and the marks upon it, told as one text; it begins `gap` from the pen.

    Marks are put in place by character spacing: readers take a wide move in a TJ array for a space between words.
    """
    text = "".join(line.texts[start:end])
    yield f"/Span<</ActualText{string(text)}>>BDC"
    for i, share in zip(range(start, end), _shares(text, end - start), strict=True):
        code, width = font.code(line.glyphs[i], share)
        following = line.dx[i + 1] if i + 1 < end else 0.0
        spacing = line.advances[i] - line.dx[i] + following - width
        yield f"{number(spacing * size / 1000)} Tc {number(line.dy[i] * size / 1000)} Ts [{number(-gap)}<{code}>]TJ"
        gap = 0.0
    yield "0 Tc 0 Ts EMC"


def _clusters(line: Shaped) -> Iterator[tuple[int, int]]:
    """Yield (first, past the last) glyph of what is read as one: a glyph and the marks upon it."""
    starts = [
        i
        for i, (text, advance) in enumerate(zip(line.texts, line.advances, strict=True))
        if i == 0 or (text and advance)
    ]
    yield from zip(starts, [*starts[1:], len(line.texts)], strict=True)


def _shares(text: str, glyphs: int) -> list[str]:
    """Share the characters of a cluster among its glyphs, at least one each.

    Readers that know no ActualText join them to the same text.
    """
    if len(text) < glyphs:
        return [*text, *[_NOTHING] * (glyphs - len(text))]
    return [*text[: glyphs - 1], text[glyphs - 1 :]]
