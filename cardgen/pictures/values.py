"""SVG's attribute values -> numbers, colours and maps, each refused with a way out when it says something else.

Knows single values only: neither elements nor what they are for.

Source: SVG 1.1 (Second Edition), 4 Basic Data Types, 7.6 The 'transform' attribute, 11 Painting.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from typing import Final, Literal, TypeVar

from cardgen.pictures import outline
from cardgen.pictures.geometry import IDENTITY, Matrix, shift, turn

_Word = TypeVar("_Word", bound=str)

MAX_COORDINATE: Final = 100_000.0
CAPS: Final[tuple[Literal["butt"], Literal["round"], Literal["square"]]] = ("butt", "round", "square")
JOINS: Final[tuple[Literal["miter"], Literal["round"], Literal["bevel"]]] = ("miter", "round", "bevel")
_HEX: Final = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_TRANSFORM: Final = re.compile(r"([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*")
_LENGTH: Final = re.compile(r"\s*([-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)(?:px)?\s*")


class Wrong(Exception):
    """An attribute cannot be understood; (code, message, way out)."""

    def __init__(self, code: str, message: str, way_out: str) -> None:
        super().__init__(code, message, way_out)
        self.code, self.message, self.way_out = code, message, way_out


def length(attributes: Mapping[str, str], key: str, otherwise: float = 0.0) -> float:
    """The number of an attribute, in user units; raises Wrong for any other unit."""
    text = attributes.get(key)
    if text is None:
        return otherwise
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise Wrong("svg-unit", f"{key} is {short(text)}", "write a number without a unit")
    return outline.numbers(match[1])[0]


def choice(style: Mapping[str, str], key: str, choices: tuple[_Word, ...]) -> _Word:
    """The value of a property that has a few; the first is what holds without it."""
    value = style.get(key, choices[0])
    for choice in choices:
        if choice == value:
            return choice
    raise Wrong("svg-value", f"{key} is {short(value)}", f"write one of {', '.join(choices)}")


def dash(style: Mapping[str, str], scale: float) -> tuple[float, ...]:
    """The dashes and gaps of a stroke, scaled; () for a stroke without gaps. Raises Wrong and NotAnOutline."""
    text = style.get("stroke-dasharray", "none")
    if text == "none":
        return ()
    lengths = outline.numbers(text.replace("px", ""))
    if any(length < 0 for length in lengths) or not any(lengths):
        return ()
    if length(style, "stroke-dashoffset"):
        raise Wrong("svg-effect", "stroke-dashoffset is not drawn", "begin the path where a dash begins")
    if len(lengths) % 2:
        lengths *= 2
    # a gap of 0 joins its dashes; said plainly, because viewers draw such dashes each in its own way
    pairs: list[tuple[float, float]] = []
    for dash, gap in zip(lengths[::2], lengths[1::2], strict=True):
        if pairs and pairs[-1][1] == 0:
            pairs[-1] = (pairs[-1][0] + dash, gap)
        elif dash or gap:
            pairs.append((dash, gap))
    if pairs[-1][1] == 0 and pairs[-1][0] == 0:
        pairs.pop()
    if not any(gap for _, gap in pairs):
        return ()
    return tuple(round(length * scale, 3) for pair in pairs for length in pair)


def is_seen(text: str, key: str, name: str) -> bool:
    """Say whether something is seen at all; raises Wrong for something half transparent."""
    try:
        value = float(text.strip().removesuffix("%")) / (100 if text.strip().endswith("%") else 1)
    except ValueError:
        value = math.nan
    if value <= 0:
        return False
    if not value >= 0.99:
        raise Wrong(
            "svg-opacity",
            f"{key} on <{name}> is {short(text)}; only 1 is drawn",
            "use the flat colour that the mixture gives",
        )
    return True


def colour(text: str, style: Mapping[str, str], key: str) -> str | None:
    """A paint as "#rrggbb", None for none; raises Wrong for gradients, patterns and what is half transparent."""
    if text in ("none", "transparent"):
        return None
    if text == "currentColor":
        text = style.get("color", "#000000")
    if _HEX.fullmatch(text):
        digits = text[1:].lower()
        return f"#{digits}" if len(digits) == 6 else "#" + "".join(2 * digit for digit in digits)
    return _named_colour(text, key)


@functools.lru_cache(maxsize=1000)
def _named_colour(text: str, key: str) -> str | None:
    from PIL import ImageColor  # only for pictures that write colours in another way than #rrggbb

    if "url(" in text:
        raise Wrong("svg-gradient", f"{key} is a gradient or a pattern", "use one flat colour")
    try:
        colour: tuple[int, ...] = ImageColor.getrgb(text[:40])
    except ValueError:
        colour = ()
    if len(colour) != 3 or not all(0 <= part <= 255 for part in colour):
        raise Wrong("svg-colour", f"{key} is {short(text)}", "write a colour as #rrggbb")
    return "#{:02x}{:02x}{:02x}".format(*colour)


def declarations(style: str) -> dict[str, str]:
    """The properties in a `style` attribute."""
    pairs = (part.partition(":") for part in style.split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, _, value in pairs if key.strip()}


@functools.lru_cache(maxsize=1000)
def transform(text: str) -> Matrix:
    """The map that a `transform` attribute means; raises Wrong."""
    matrix, end = IDENTITY, 0
    text = text.strip()
    while end < len(text):
        match = _TRANSFORM.match(text, end)
        try:
            step = _one_transform(match[1], outline.numbers(match[2])) if match else None
        except outline.NotAnOutline:
            step = None
        if match is None or step is None:
            raise Wrong("svg-value", f"transform is {short(text)}", "save the picture again as plain SVG")
        matrix, end = matrix @ step, match.end()
    return matrix


def _one_transform(name: str, values: list[float]) -> Matrix | None:
    if not all_sane(values):
        return None
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return Matrix(a, b, c, d, e, f)
        case "translate", [x]:
            return shift(x, 0)
        case "translate", [x, y]:
            return shift(x, y)
        case "scale", [both]:
            return Matrix(both, 0, 0, both)
        case "scale", [x, y]:
            return Matrix(x, 0, 0, y)
        case "rotate", [degrees]:
            return turn(degrees)
        case "rotate", [degrees, x, y]:
            return shift(x, y) @ turn(degrees) @ shift(-x, -y)
        case "skewX", [degrees]:
            return Matrix(c=math.tan(math.radians(degrees)))
        case "skewY", [degrees]:
            return Matrix(b=math.tan(math.radians(degrees)))
    return None


def all_sane(values: list[float]) -> bool:
    """Say whether all numbers are finite and not absurdly large."""
    return all(abs(value) <= MAX_COORDINATE for value in values)


def short(text: str) -> str:
    """What stands in the file, quoted, fit for a message."""
    text = " ".join(text.split())
    return repr(text if len(text) <= 40 else text[:40] + "...")
