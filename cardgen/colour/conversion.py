"""A colour of a frame -> inks of a press.

1. paper      white is paper: no ink
2. separate   the profile says by which inks a colour is printed, and so what it will look like
3. greys      neutral colours are made of black alone; the dark ones, the theme's ink among them, of solid black
4. few inks   any other colour is made of three inks at most, the nearest to what the profile would print
5. limit      what has more ink than the paper takes is exchanged for the nearest colour that has less;
              where that one looks different, it is a problem

The same colour gets the same inks wherever it stands, so type and what it refers to never differ. Three inks at
most, because four that do not lie exactly on one another blur small type, and because these colours are
flat: black replaces what cyan, magenta and yellow would darken together, and dries faster. Greys of black alone
cannot take on a tint when the press drifts, and solid black has no screen that would fray the edge of a letter.

Must never know what a colour is used for.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from cardgen.colour import cms, profile
from cardgen.colour.cms import Intent, Lab
from cardgen.colour.inks import BLACK, PAPER, Inks, device, rgb
from cardgen.colour.profile import Profile
from cardgen.problems import Place, Problems
from cardgen.project import Project

LIMIT: Final = 300  # percent: coated and uncoated paper in offset bear it (FOGRA51, FOGRA52)
_LEAST_LIMIT: Final = 100  # black type must be solid
_MOST_LIMIT: Final = 400

_NEUTRAL: Final = 6.5  # CIE chroma; the greys of the theme have up to 6.1, its palest topic colour 10
_INK: Final = 20.0  # CIE lightness: what is darker than this is ink. Solid black on paper has 16 (ISO 12647-2)
_DIFFERENT: Final = 5.0  # CIE 1976 colour difference: what anybody sees side by side

# The steps in which the nearest colour is looked for: (percents to either side, percents between).
_STEPS: Final = ((8, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Separated:
    """What became of a colour: its inks, how much ink it would have without a limit, how far off it is for the limit.

    `wanted` in percent; `away` as a CIE 1976 colour difference, 0 where the limit changed nothing.
    """

    inks: Inks
    wanted: int
    away: float = 0.0


@dataclass(frozen=True, slots=True)
class Conversion:
    """By which profile colours are printed, and how much ink the paper takes, in percent.

    `condition` is the name of the printing condition in the registry of the ICC (FOGRA51), "" for one that is
    not in it; `place` is where the printer says all this.
    """

    profile: Profile
    place: Place
    limit: float = LIMIT
    intent: Intent = "relative"
    condition: str = ""

    def inks(self, colour: str) -> Inks:
        """Return the inks of "#rrggbb" or "cmyk C M Y K", never above the limit for the former.

        Raises ValueError for what is no colour, and for "registration", which is no mixture of inks.
        """
        direct = device(colour)
        return direct if direct is not None else self.separated(colour).inks

    def separated(self, colour: str) -> Separated:
        """Return what becomes of "#rrggbb", and what the limit did to it; raises ValueError for what is no colour."""
        red, green, blue = (round(part * 255) for part in rgb(colour))
        return _separated(self.profile.data, self.intent, self.limit, (red, green, blue))


def load(
    project: Project,
    file: str | None,
    problems: Problems,
    *,
    place: Place,
    limit: float = LIMIT,
    intent: Intent = "relative",
    condition: str = "",
) -> Conversion | None:
    """Return the conversion by the ICC profile `file` of the project, relative to its root.

    None when there is nothing to print by. All problems are told at `place`, where the printer names the profile:
    a profile that is not there, that is for RGB or for a display, that is damaged, or a limit that is none.
    """
    if not _LEAST_LIMIT <= limit <= _MOST_LIMIT:
        problems.error(
            place,
            "wrong-value",
            f"an ink limit of {limit:g} % cannot be kept",
            f"write percents from {_LEAST_LIMIT} to {_MOST_LIMIT}; usual are 280 to 330",
        )
        return None
    found = profile.read(project, file or "", problems, place)
    return Conversion(found, place, limit, intent, condition) if found else None


def check(conversion: Conversion, colours: Iterable[str], problems: Problems) -> None:
    """Tell every colour that cannot be printed within the ink limit and still look as it is meant.

    Colours that only a press has (see inks.py) are the printer's own and are not looked at.
    """
    for colour in sorted(set(colours)):
        if not colour.startswith("#"):
            continue
        found = conversion.separated(colour)
        if found.away > _DIFFERENT:
            problems.error(
                conversion.place,
                "ink-limit",
                f"the colour {colour} needs {found.wanted} % of ink and the limit is {conversion.limit:g} %: with"
                f" {found.inks.total} % ({found.inks}) it would look different (by {found.away:.0f})",
                "choose a lighter colour in the theme, or ask the print shop which limit its paper takes",
            )


@functools.lru_cache(maxsize=1 << 12)
def _separated(data: bytes, intent: Intent, limit: float, colour: tuple[int, int, int]) -> Separated:
    if colour == (255, 255, 255):
        return Separated(PAPER, 0)
    lightness, chroma = _seen(colour)
    if chroma <= _NEUTRAL and lightness <= _INK:
        return Separated(BLACK, 100)
    given = Inks(*cms.whole(cms.separate(data, intent, colour)))
    (meant,) = cms.lab(data, [given])
    if chroma <= _NEUTRAL:
        grey = _grey(data, meant)
        return Separated(grey, grey.total)
    if 0 not in given:
        given = _nearest(data, meant, _MOST_LIMIT)
    if given.total <= limit:
        return Separated(given, given.total)
    less = _nearest(data, meant, limit)
    one, other = cms.lab(data, [given, less])
    return Separated(less, given.total, math.dist(one, other))


def _grey(data: bytes, meant: Lab) -> Inks:
    """Return the black alone that is as light as what is meant."""
    greys = [Inks(0, 0, 0, black) for black in range(101)]
    seen = cms.lab(data, greys)
    return min(zip(seen, greys, strict=True), key=lambda one: (abs(one[0][0] - meant[0]), one[1]))[1]


def _nearest(data: bytes, meant: Lab, limit: float) -> Inks:
    """Return the three inks or fewer, black among them, within the limit, that come nearest to what is meant."""
    best = _best(meant, [(lab, inks) for lab, inks in _grid(data) if inks.total <= limit])
    for reach, step in _STEPS:
        near = [inks for inks in _around(best, reach, step) if inks.total <= limit]
        best = _best(meant, zip(cms.lab(data, near), near, strict=True))
    return best


@functools.lru_cache(maxsize=4)
def _grid(data: bytes) -> Sequence[tuple[Lab, Inks]]:
    """Return what all tens of percents of three inks look like, black among them."""
    tens = range(0, 101, 10)
    grid = [Inks(*inks) for inks in itertools.product(tens, repeat=4) if 0 in inks[:3]]
    return list(zip(cms.lab(data, grid), grid, strict=True))


def _around(inks: Inks, reach: int, step: int) -> Iterable[Inks]:
    """Yield the inks near `inks` that are made of the same ones or fewer, and of black."""
    off = inks[:3].index(0)
    ranges: list[Sequence[int]] = [
        (0,) if i == off else sorted({min(max(value + by, 0), 100) for by in range(-reach, reach + 1, step)})
        for i, value in enumerate(inks)
    ]
    return itertools.starmap(Inks, itertools.product(*ranges))


def _best(meant: Lab, choice: Iterable[tuple[Lab, Inks]]) -> Inks:
    """Return the choice that looks most like what is meant; of equal ones that with the least ink."""
    return min(choice, key=lambda one: (math.dist(one[0], meant), one[1].total, one[1]))[1]


def _seen(colour: tuple[int, int, int]) -> tuple[float, float]:
    """Return CIE lightness and chroma of an sRGB colour (IEC 61966-2-1; white D65, so that greys have chroma 0)."""
    red, green, blue = (
        value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in colour
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, math.hypot(500 * (fx - fy), 200 * (fy - fz))
