"""Sentences that have lost their diacritics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.languages.words import words

_FEWEST: Final = 3  # shorter ones can be right without any: "Em ra."


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every text of three words or more, those of the Czech not counted, with no letter outside a-z."""
    if reading.language.diacritics != "always":
        return
    for one in reading.written:
        if any(char.isalpha() and not char.isascii() for char in one.text):
            continue
        if sum(word not in words(one.source) for word in words(one.text)) >= _FEWEST:
            yield Finding(
                one,
                "no letter of the sentence has a mark",
                f"write it with all diacritics of {reading.language.name_in('en')}",
            )


CHECK = Check(
    id="lost-diacritics",
    level="error",
    question="Has the sentence its diacritics?",
    reason="Without its marks a Vietnamese syllable is any of a dozen words: 'ma' is ghost, mother, but, grave, horse "
    "or rice seedling. Such text comes from old telephones and from systems that knew only English letters.",
    example=Example("vi", "Kde vás to bolí?", "Ban dau o dau?"),
    find=find,
)
