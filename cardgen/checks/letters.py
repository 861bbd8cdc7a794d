"""Letters and the words that they make: of which script, how to name them, which other letter looks the same.

Pure functions on text. Knows nothing of strings, banks or findings.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

from cardgen.languages import Language

# Letters that a reader cannot tell apart, whatever script they are of.
_ALIKE: Final = (
    "AАΑ", "BВΒ", "CС", "EЕΕ", "HНΗ", "IІΙӀ", "JЈ", "KКΚ", "MМΜ", "NΝ", "OОΟ", "PРΡ", "SЅ", "TТΤ", "XХΧ", "YУΥҮ", "ZΖ",
    "ËЁ", "ÏЇ", "aаα", "cсϲ", "eе", "hһ", "iіι", "jј", "kкκ", "mм", "oоο", "pрρ", "sѕ", "tт", "vνѵ", "xхχ", "yуүγ",
    "ëё", "ïї", "əә",
)  # fmt: skip

# ISO 15924 codes of the scripts in whose place another name stands in Unicode's names of letters.
_NAMES: Final = {
    "Armn": "ARMENIAN",
    "Cyrl": "CYRILLIC",
    "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC",
    "Geor": "GEORGIAN",
    "Grek": "GREEK",
    "Latn": "LATIN",
    "Thai": "THAI",
}
# How the name begins of what looks like a letter and is of no script.
_COMMON: Final = frozenset(["MODIFIER", "COMBINING", "MICRO", "FEMININE", "MASCULINE"])
_NAMELESS: Final = {
    "Cc": "a control character",
    "Cn": "a character that is not assigned",
    "Co": "a private-use character",
    "Cs": "half a character",
}

# Signs that no text is looked at for: they stand in almost every one.
PLAIN: Final = frozenset(" .,?!-0123456789")
# Symbols of units (ISO 80000) that languages of the Latin script share, in lower case.
UNITS: Final = frozenset([
    "g", "kg", "mg", "µg", "ug", "l", "dl", "cl", "ml", "hl", "m", "km", "cm", "mm", "s", "min", "h", "d", "kj", "kcal",
    "mmol", "mmhg", "kpa", "hz", "w", "kw", "v",
])  # fmt: skip


def letter_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` as they are written: runs of letters with their marks, without what parts them.

    The letter of °C and °F is of no word: it is the same in every script.
    """
    if "°" in text:
        text = text.replace("°C", "°").replace("°F", "°")
    if text.isascii():
        parted = "".join(char if char.isalpha() else " " for char in text)
    else:
        parted = "".join(char if char.isalpha() or unicodedata.category(char)[0] == "M" else " " for char in text)
    return tuple(parted.split())


def around(text: str, start: int, end: int) -> str:
    """Return what stands from `start` to `end` with all that touches it on either side up to the next space."""
    before, behind = text[:start], text[end:]
    left = len(before) - len(before.split()[-1]) if before and not before[-1].isspace() else start
    right = end + len(behind.split()[0]) if behind and not behind[0].isspace() else end
    return text[left:right]


@functools.lru_cache(maxsize=4096)
def script(char: str) -> str | None:
    """Return the script of a letter as Unicode's names have it, e.g. "CYRILLIC"; None for what is of none."""
    if not char.isalpha():
        return None
    first = unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]
    return None if first in _COMMON else first


def scripts(text: str) -> frozenset[str]:
    """Return the scripts of the letters of a text."""
    return frozenset(found for found in map(script, text) if found)


@functools.lru_cache(maxsize=64)
def own_scripts(code: str, alphabet: frozenset[str]) -> frozenset[str]:
    """Return the scripts of an alphabet; where it is not known, that of the language, by its code (ISO 15924)."""
    return scripts("".join(alphabet)) or frozenset(filter(None, [_NAMES.get(code)]))


def named(char: str) -> str:
    """Return how a message calls a character, e.g. "LATIN SMALL LETTER O (U+006F)"."""
    name = unicodedata.name(char, "") or _NAMELESS.get(unicodedata.category(char), "a character without a name")
    return f"{name} (U+{ord(char):04X})"


def meant(wrong: str, language: Language) -> tuple[str, ...]:
    """Return the letters of the language that may be meant by one that is typed for them or looks like them."""
    right = language.mistaken.get(wrong)
    if right:
        return (right,)
    letters = language.letters
    return tuple(other for group in _ALIKE if wrong in group for other in group if other != wrong and other in letters)


def did_you_mean(wrong: str, language: Language, otherwise: str) -> str:
    """Return the way out for a wrong letter: the right one where it is known, with how to get rid of the other."""
    right = " or ".join(f"{letter} (U+{ord(letter):04X})" for letter in meant(wrong, language))
    return f"did you mean {right}? type the word anew with the keyboard of the language" if right else otherwise
