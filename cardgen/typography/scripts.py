"""Of which script a text is, and whether it runs from right to left: for names, which may be of any."""

from __future__ import annotations

from typing import Final

import uharfbuzz as hb

COMMON: Final = "Zyyy"  # ISO 15924: of no script in particular


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the first letter that has a script, e.g. "Cyrl"; Zyyy where none has."""
    return _guessed(text).script or COMMON


def runs_left(text: str) -> bool:
    """Does any of the text run from right to left?"""
    return any(_guessed(char).direction == "rtl" for char in set(text))


def _guessed(text: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    return buffer
