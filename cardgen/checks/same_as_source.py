"""Translations that are still the Czech."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.checks.letters import UNITS, letter_words
from cardgen.languages.words import words


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every text of the same words as the Czech; units and abbreviations are the same in many languages."""
    for one in reading.written:
        if one.topic in reading.bank.texts:
            continue  # names and labels of a page may be the same
        if _first(one.text) != _first(one.source):  # a quick look at what can be the same at all
            continue
        said = words(one.text)
        if said and said == words(one.source) and not all(map(_shared, letter_words(one.text))):
            yield Finding(one, "the translation is the same as the Czech", "translate it, or say why it is the same")


def _first(text: str) -> str:
    return next(filter(str.isalpha, text), "").lower()


def _shared(word: str) -> bool:
    return word.lower() in UNITS or (len(word) > 1 and word.isupper())


CHECK = Check(
    id="same-as-source",
    level="warning",
    question="Is the translation something else than the Czech?",
    reason="A line that was copied to be translated later looks finished, and the patient sees a sentence in Czech. "
    "In languages near to Czech a word can be rightly the same: then silence the check and say so.",
    example=Example("vi", "Kde vás to bolí?", "Kde vás to bolí?"),
    find=find,
)
