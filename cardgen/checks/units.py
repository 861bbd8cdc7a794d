"""Units that are not those of the Czech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from cardgen.checks.check import Check, Example, Finding, Reading, quoted
from cardgen.checks.figures import Figure, Way, difference, figures, has_figures
from cardgen.languages import Language
from cardgen.languages.units import unit

_YEAR: Final = re.compile(r"(19|20)\d\d")  # a year of our time is no amount, whatever stands behind it
_CLOCK: Final = frozenset(["h", "min"])  # what a time of day may say or leave out


@dataclass(frozen=True)
class _Amount:
    """A number with its unit, and how the two are written."""

    value: str
    unit: str
    shown: str


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every number with another unit than in the Czech. A language whose units are not known is not looked at."""
    if reading.is_source or not reading.language.units:
        return
    for one in reading.current:
        if not has_figures(one.source) and not has_figures(one.text):
            continue
        way, lost, added = difference(one.source, reading.source_language, one.text, reading.language)
        there = _amounts(one.source, reading.source_language, reading.language, way)
        here = _amounts(one.text, reading.language, reading.source_language, way)
        if lost or added:  # the numbers are told by a check of their own
            there, here = _units_alone(there), _units_alone(here)
        if way.parted or any(":" in some for some in (one.source, one.text)):
            there, here = _without_clock(there), _without_clock(here)
        said, wanted = _rest(here, there), _rest(there, here)
        evidence = (*quoted("text", said), *quoted("source", wanted))
        if said and wanted:
            message = f"it says {_all(said)}, the Czech says {_all(wanted)}"
            yield Finding(one, message, "write the unit that the Czech has", evidence=evidence)
        elif wanted:
            message = f"the unit of {_all(wanted)} is missing"
            yield Finding(one, message, _way_out(reading.language), evidence=evidence)
        elif said:
            message = f"it says {_all(said)}, the Czech has no such unit there"
            yield Finding(one, message, _way_out(reading.language), evidence=evidence)


def _amounts(text: str, language: Language, other: Language, way: Way) -> tuple[_Amount, ...]:
    """The amounts of a text whose units both languages know."""
    return tuple(
        amount
        for figure in figures(text, language, way)
        if not _YEAR.fullmatch(figure.value) and (amount := _amount(figure, language)) and amount.unit in other.units
    )


def _amount(figure: Figure, language: Language) -> _Amount | None:
    found = unit(figure.behind, language)
    gap = " " if figure.behind[:1].isspace() else ""
    return _Amount(figure.value, found[0], f"{figure.written}{gap}{found[1]}") if found else None


def _units_alone(amounts: Iterable[_Amount]) -> tuple[_Amount, ...]:
    return tuple(_Amount("", one.unit, one.shown) for one in amounts)


def _without_clock(amounts: Iterable[_Amount]) -> tuple[_Amount, ...]:
    return tuple(one for one in amounts if one.unit not in _CLOCK)


def _rest(some: tuple[_Amount, ...], others: tuple[_Amount, ...]) -> tuple[str, ...]:
    """What `some` have and `others` do not, as it is written."""
    left = Counter((one.value, one.unit) for one in some) - Counter((one.value, one.unit) for one in others)
    return tuple(dict.fromkeys(one.shown for one in some if (one.value, one.unit) in left))


def _all(shown: tuple[str, ...]) -> str:
    return " and ".join(shown)


def _way_out(language: Language) -> str:
    return (
        "write the units that the Czech has; if it is right, add the spelling under 'units' "
        f"in content/languages/{language.language}.yaml"
    )


CHECK = Check(
    id="units",
    level="error",
    question="Has every number the unit of the Czech?",
    reason="5 mg and 5 ml are written with the same number, and one of them may be ten times too much. How units are "
    "written in a language stands under 'units' in its file in content/languages.",
    example=Example("ru", "Vezměte 5 ml léku.", "Примите 5 мг лекарства."),
    find=find,
)
