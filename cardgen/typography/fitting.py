"""The largest size at which a text fits its box, in balanced lines, never below the floor."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cardgen.typography.breaking import balance, pieces
from cardgen.typography.shaped import Shaped, Style, Tongue
from cardgen.typography.shaping import Shaper
from cardgen.units import mm, pt

# Where the baseline stands in a line of `leading` em: the letters' middle in the line's middle,
# counting from 0.20 em below to 0.76 em above the baseline.
_RISE = (0.76 - 0.20) / 2


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines at one size in pt. `width` and `height` are in mm; `baselines` in mm below the top."""

    lines: tuple[Shaped, ...]
    size: float
    width: float
    height: float
    baselines: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that does not fit even at the smallest size: by how many mm it is too wide and too high."""

    too_wide: float
    too_high: float


def fit(
    text: str, style: Style, tongue: Tongue, shaper: Shaper, width: float, height: float = 1e6
) -> Fitted | Overflow:
    """Set `text` in a box of `width` x `height` mm at the largest of the style's sizes that fits.

    Raises MissingGlyphs.
    """
    result: Fitted | Overflow = Overflow(0.0, 0.0)
    for size in style.sizes:
        result = set_lines(text, style, size, tongue, shaper, width)
        if isinstance(result, Fitted):
            too_many = max(0, len(result.lines) - style.max_lines)
            allowed = min(height, result.height - too_many * mm(size * style.leading))
            if result.height <= allowed + 1e-6:
                return result
            result = Overflow(0.0, result.height - allowed)
    return result


def set_lines(text: str, style: Style, size: float, tongue: Tongue, shaper: Shaper, width: float) -> Fitted | Overflow:
    """Set `text` at exactly `size` pt in lines of at most `width` mm; Overflow when a word alone is wider.

    What was set once is remembered: the same words stand in columns of the same width on many cards.
    """
    key = (text, tongue, style.weight, style.italic, style.leading, size, width)
    known = shaper.set_before.get(key)
    if known is None:
        known = shaper.set_before[key] = _set_lines(text, style, size, tongue, shaper, width)
    return known


def _set_lines(text: str, style: Style, size: float, tongue: Tongue, shaper: Shaper, width: float) -> Fitted | Overflow:
    em = 1000 / size
    measure = pt(width) * em
    parts = pieces(text, tongue.keeps)
    shaped = [shaper.shape(part, tongue, style.weight, style.italic) for part in parts]
    widths = [part.width for part in shaped]
    spaces = [math.fsum(part.advances) - part.width for part in shaped]
    counts = balance(widths, spaces, measure)
    if counts is None:
        return Overflow(mm((max(widths) - measure) / em), 0.0)
    lines: list[Shaped] = []
    at = 0
    for count in counts:
        lines.append(shaper.shape("".join(parts[at : at + count]), tongue, style.weight, style.italic))
        at += count
    widest = max((line.width for line in lines), default=0.0)
    if widest > measure:  # kerning across a space can make a line longer than its pieces
        return Overflow(mm((widest - measure) / em), 0.0)
    return Fitted(
        lines=tuple(lines),
        size=size,
        width=mm(widest / em),
        height=mm(size * style.leading) * len(lines),
        baselines=baselines(len(lines), size, style.leading),
    )


def baselines(lines: int, size: float, leading: float) -> tuple[float, ...]:
    """Return where the baselines of so many lines stand, in mm below the top; `size` in pt, `leading` in em."""
    step = mm(size * leading)
    first = mm(size * (leading / 2 + _RISE))
    return tuple(first + step * i for i in range(lines))
