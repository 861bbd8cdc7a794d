"""Whole percents of the four inks, and how colours that only a press has are written.

A mark's colour is "#rrggbb", or one of two that belong to printer's marks and never to a card:

    registration       every plate of the press, for crop, fold and registration marks
    cmyk 0 100 0 40    these percents of cyan, magenta, yellow and black, for colour bars
"""

from __future__ import annotations

from typing import Final, NamedTuple

REGISTRATION: Final = "registration"
_DEVICE: Final = "cmyk "


class Inks(NamedTuple):
    """Whole percents, 0 to 100, of cyan, magenta, yellow and black.

    Whole, because a plate shows no finer step (a screen of 60 lines/cm at 2,400 dpi has some hundred and sixty tones),
    because people compare them with a colour fan, and because what differs between machines behind the comma then
    stays out of the file.
    """

    cyan: int
    magenta: int
    yellow: int
    black: int

    @property
    def total(self) -> int:
        """Percents of ink that lie on one another: 0 for paper, 400 at most."""
        return sum(self)

    def __str__(self) -> str:
        return "C{} M{} Y{} K{}".format(*self)


PAPER: Final = Inks(0, 0, 0, 0)
BLACK: Final = Inks(0, 0, 0, 100)


def device(colour: str) -> Inks | None:
    """Return the inks of "cmyk C M Y K"; None for any other colour; raises ValueError for percents that are none."""
    if not colour.startswith(_DEVICE):
        return None
    parts = colour.removeprefix(_DEVICE).split(" ")
    if len(parts) != 4 or not all(p.isascii() and p.isdecimal() and len(p) < 4 and int(p) <= 100 for p in parts):
        raise ValueError(f"{colour!r} is not a colour; write it like 'cmyk 0 100 0 40', in whole percents")
    return Inks(*map(int, parts))


def rgb(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue, 0 to 1, of a mark's colour; raises ValueError for what is none.

    What belongs to a press is told as a screen can tell it: registration as black, inks without a profile.
    """
    if colour == REGISTRATION:
        return 0.0, 0.0, 0.0
    inks = device(colour)
    if inks is not None:
        cyan, magenta, yellow, black = (1 - percent / 100 for percent in inks)
        return cyan * black, magenta * black, yellow * black
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not a colour; write it like #1a2b3c")
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue
