"""Colours -> operators: RGB as it is, or the inks of a press.

Must never know what is painted, nor by which profile a colour becomes inks.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from cardgen.colour import REGISTRATION, Conversion
from cardgen.colour.inks import rgb
from cardgen.layout.frame import Document, Finished, Frame, Mark, Picture, Run, walk
from cardgen.pdf._syntax import numbers

# every plate at once, black where there are no plates (ISO 32000-1, 8.6.6.4)
_ALL: Final = "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]"


class Colours(Protocol):
    """How a file paints; equal ones are one object, so that what was written by one can be kept."""

    # colours that need a colour space among the resources -> (its name there, its object)
    spaces: Mapping[str, tuple[str, str]]

    def __hash__(self) -> int:
        """Colours are themselves and nothing else."""
        ...

    def fill(self, colour: str) -> str:
        """Return the operators after which shapes and text are filled with a colour of a mark."""
        ...

    def stroke(self, colour: str) -> str:
        """Return the operators after which lines are drawn in a colour of a mark."""
        ...


class _Rgb:
    """Red, green and blue as the frames name them."""

    spaces: Mapping[str, tuple[str, str]] = {}

    def fill(self, colour: str) -> str:
        return f"{_rgb(colour)} rg"

    def stroke(self, colour: str) -> str:
        return f"{_rgb(colour)} RG"


class _Cmyk:
    """The inks of a press."""

    spaces: Mapping[str, tuple[str, str]] = {REGISTRATION: ("All", _ALL)}

    def __init__(self, conversion: Conversion) -> None:
        self._conversion = conversion
        self._known: dict[str, str] = {}

    def fill(self, colour: str) -> str:
        return "/All cs 1 scn" if colour == REGISTRATION else f"{self._inks(colour)} k"

    def stroke(self, colour: str) -> str:
        return "/All CS 1 SCN" if colour == REGISTRATION else f"{self._inks(colour)} K"

    def _inks(self, colour: str) -> str:
        known = self._known.get(colour)
        if known is None:
            known = self._known[colour] = numbers(percent / 100 for percent in self._conversion.inks(colour))
        return known


RGB: Final[Colours] = _Rgb()


@functools.lru_cache(maxsize=8)
def cmyk(conversion: Conversion) -> Colours:
    """Return the colours of a press."""
    return _Cmyk(conversion)


def colours(document: Document) -> frozenset[str]:
    """Return every colour that a document paints with, as its frames name them."""
    return frozenset(
        colour
        for frame in _frames(document)
        for _, mark in walk(frame.tags)
        for colour in _of_mark(mark)
        if colour is not None
    )


def _of_mark(mark: Mark) -> tuple[str | None, ...]:
    """Return the colours of a mark; None for a path that is not filled, or not stroked."""
    if isinstance(mark, Run):
        return (mark.colour,)
    if isinstance(mark, Picture):
        return tuple({colour for path in mark.drawing.paths for colour in (path.fill, path.stroke)})
    if isinstance(mark, Finished):  # has colours of its own, at which `claim_x4` looks
        return ()
    return mark.fill, mark.stroke


def _frames(document: Document) -> Iterator[Frame]:
    for frame in document.frames:
        yield frame
        yield from (placed.frame for placed in frame.placed)


@functools.lru_cache(maxsize=1 << 8)
def _rgb(colour: str) -> str:
    return numbers(rgb(colour))
