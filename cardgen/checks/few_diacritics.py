"""Sentences that have lost most of their diacritics."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.languages.words import words

# In the 790 Vietnamese texts of five words and more that the project had in 2026, three words of four have a mark. From
# four words on each has a vowel with one, from six on never fewer than three words of eight have any.
_FEWEST: Final = 4
_ENOUGH: Final = 6
_SHARE: Final = 0.36


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every text of which some words have marks and too few, those of the Czech not counted."""
    if reading.language.diacritics != "always":
        return
    for one in reading.written:
        kept = words(one.source)
        found = [word for word in words(one.text) if word not in kept]
        marked = sum(not word.isascii() for word in found)
        if not marked or len(found) < _FEWEST:
            continue
        if not any(map(_has_marked_vowel, found)) or (len(found) >= _ENOUGH and marked < _SHARE * len(found)):
            yield Finding(
                one,
                f"only {marked} of its {len(found)} words {'has' if marked == 1 else 'have'} a mark",
                f"see if others have lost theirs, and write all diacritics of {reading.language.name_in('en')}",
            )


def _has_marked_vowel(word: str) -> bool:
    """Has a letter a mark that can be taken off? The stroke of đ cannot."""
    return any(map(unicodedata.combining, unicodedata.normalize("NFD", word)))


CHECK = Check(
    id="few-diacritics",
    level="warning",
    question="Has the sentence all its diacritics?",
    reason="A system that knows only Western or only Czech letters leaves some marks of a Vietnamese text and drops "
    "the others without a word. What is left looks like Vietnamese and means something else.",
    example=Example("vi", "Jste na něco alergický?", "Ban có bi di ung voi gi không?"),
    find=find,
)
