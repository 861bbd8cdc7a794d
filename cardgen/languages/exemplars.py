"""The letters that a language is written with, as CLDR and SIL collected them. Knows nothing of the project's files.

The data are those of gflanguages (Apache-2.0). It takes a second to load, so only what adds or checks a language asks.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Any, Final

_MOST: Final = (
    1000  # letters; alphabets have some 200 with all their marks, and lists of Chinese characters stop at 2,500
)


def exemplars(tag: str, script: str) -> str | None:
    """Return the exemplar characters of a language (BCP 47) in a script (ISO 15924).

    None where none are known, and where there are too many for any list to be whole, as in Chinese.
    They are in lower case, in NFC, in the order of the source, parted by spaces: what `Language.alphabet` holds.
    A letter of several characters, as Czech "ch", stands among them; digits and signs are left out.
    """
    known = _languages().get(f"{tag.split('-')[0].lower()}_{script}")
    if known is None:
        return None
    found: dict[str, None] = {}
    for exemplar in str(known.exemplar_chars.base).split():
        for letters in _spread(exemplar):
            plain = "".join(c for c in _lower(letters) if unicodedata.category(c)[0] in "LM")
            found[unicodedata.normalize("NFC", plain)] = None
    found.pop("", None)
    return " ".join(found) if 0 < len(found) <= _MOST else None


def _spread(exemplar: str) -> list[str]:
    """What one entry of the source stands for: "a", "{ch}", or all from one letter to another, "가-힣"."""
    if len(exemplar) > 2 and exemplar[0] == "{" and exemplar[-1] == "}":
        return [exemplar[1:-1]]
    if len(exemplar) == 3 and exemplar[1] == "-":
        return [chr(code) for code in range(ord(exemplar[0]), ord(exemplar[2]) + 1)]
    return [exemplar]


def _lower(letters: str) -> str:
    return "i" if letters == "İ" else letters.lower()  # where İ is a letter, i is its lower case, without a mark


@functools.cache
def _languages() -> dict[str, Any]:
    from gflanguages import LoadLanguages

    found: dict[str, Any] = LoadLanguages()
    return found
