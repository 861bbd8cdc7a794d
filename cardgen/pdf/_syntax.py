"""Numbers, strings and names as PDF writes them (ISO 32000-1, 7.3).

Must never know what they are used for.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable


@functools.lru_cache(maxsize=1 << 16)
def number(value: float) -> str:
    """Return a number with at most three decimals and no exponent; raises ValueError unless it is finite."""
    return _decimal(value, 3)


def ratio(value: float) -> str:
    """Return a number with six decimals, for what a length is multiplied by."""
    return _decimal(value, 6)


def _decimal(value: float, decimals: int) -> str:
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a length; check the sizes that layout computed")
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: Iterable[float]) -> str:
    """Return numbers with spaces between."""
    return " ".join(map(number, values))


@functools.lru_cache(maxsize=1 << 12)
def string(text: str) -> str:
    """Return a text string: literal for printable ASCII, else UTF-16 with a byte order mark in hex."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{utf16(text)}>"


@functools.lru_cache(maxsize=1 << 12)
def utf16(text: str) -> str:
    """Return the UTF-16BE code units of a text in hex."""
    return text.encode("utf-16-be").hex().upper()


def ref(number: int) -> str:
    """Return a reference to the object with this number."""
    return f"{number} 0 R"
