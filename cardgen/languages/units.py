"""Which unit stands behind a number. The spellings are data of each language, never regular expressions.

Pure functions on text and on a language. Knows nothing of phrases or banks.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

from cardgen.languages.language import Language

_REST: Final = "-"  # in a spelling: further letters, or none
_BETWEEN: Final = "-\u2010\u2011\u00a0\u2009\u202f "  # what may stand between a number and its unit


def unit(behind: str, language: Language) -> tuple[str, str] | None:
    """Return the unit with which the text behind a number begins, and how it is written there; None if none is known.

    Of several spellings that fit, the longest counts. Small and capital letters are the same.
    """
    text = unicodedata.normalize("NFC", " ".join(behind.lstrip(_BETWEEN).split()))
    lower = text.lower()
    for spelling, rest, name in _spellings(_frozen(language)):
        if lower.startswith(spelling):
            end = len(spelling)
            while rest and end < len(lower) and _is_letter(lower[end]):
                end += 1
            if end == len(lower) or not _is_letter(lower[end]):
                return name, text[:end]
    return None


def is_unit(spelling: str) -> bool:
    """Whether a spelling can match anything: it begins with no digit, space or hyphen, and no two spaces are in it."""
    plain = spelling.removesuffix(_REST)
    return plain == " ".join(plain.split()) and plain != "" and not plain[0].isdigit() and plain[0] not in _BETWEEN


def _frozen(language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(language.units.items())


@functools.lru_cache(maxsize=64)
def _spellings(units: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, bool, str], ...]:
    """(spelling, may further letters follow, unit), the longest first."""
    found = [
        (unicodedata.normalize("NFC", spelling.lower()).removesuffix(_REST), spelling.endswith(_REST), str(name))
        for name, spellings in units
        for spelling in spellings
    ]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[1])))


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"
