"""Numbers without a space before what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.letters import UNITS

_NEAR: Final = re.compile(r"[0-9][^\W\d_]")
_GLUED: Final = re.compile(r"(?<![^\W_])([0-9]+(?:[.,][0-9]+)?)([^\W\d_]+)")
_APART: Final = re.compile(r"([0-9]+(?:[.,][0-9]+)?)[ \u00a0\u202f][^\W\d_]")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every number that touches a word where the Czech has a space; in Czech, where it touches a unit."""
    for one in reading.written if reading.is_source else reading.current:
        if not _NEAR.search(one.text):
            continue
        apart = {_plain(number) for number in _APART.findall(one.source)}
        for number, word in _GLUED.findall(one.text):
            if _is_unit(word) if reading.is_source else _plain(number) in apart:
                yield Finding(
                    one,
                    f"there is no space in '{number}{word}'",
                    f"write '{number} {word}'; a line does not end between them",
                    evidence=(Evidence("text", f"{number}{word}"),),
                )


def _is_unit(word: str) -> bool:
    return word.lower() in UNITS and not (len(word) == 1 and word.isupper())  # not 3D


def _plain(number: str) -> str:
    return number.replace(",", ".")


CHECK = Check(
    id="number-without-space",
    level="warning",
    question="Is there a space between a number and its unit?",
    reason="'5l' is easily read as 51, and '10mg' as 100 mg: a dose read wrong does harm. In Czech a number that "
    "touches its unit even means something else ('5kg' is 'weighing five kilos').",
    example=Example("ru", "Vypijte 2 litry vody.", "Выпейте 2литра воды."),
    find=find,
    on_source=True,
)
