"""Words without the marks that they have elsewhere."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cardgen.checks.check import Check, Example, Finding, Reading, Term, quoted
from cardgen.languages.words import words

# One such word is often right: of 1,585 Vietnamese texts that the project had in 2026, 33 have one and none has two.
_FEWEST: Final = 2
_STROKE: Final = str.maketrans("đ", "d")  # a mark that Unicode does not take apart


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every text with two plain words or more that texts of other topics have with marks alone."""
    if reading.language.diacritics != "always":
        return
    known = _known(reading)
    for one in reading.written:
        kept = words(one.source)
        plain = dict.fromkeys(word for word in words(one.text) if word.isascii() and word not in kept)
        lost = {word: usual for word in plain if (usual := _usual(known.get(word, {}), one.topic))}
        if len(lost) >= _FEWEST:
            yield Finding(
                one,
                f"{_listed(lost)} have no mark; in other topics they have one, such as {_listed(lost.values())}",
                f"see which marks the sentence has lost, and write all diacritics of {reading.language.name_in('en')}",
                evidence=quoted("text", lost),
            )


def _known(reading: Reading) -> Mapping[str, Mapping[str, Counter[str]]]:
    """Under the letters of a word without its marks: how it is written, and how often in which topic."""
    known: dict[str, dict[str, Counter[str]]] = {}
    for one in reading.written:
        kept = words(one.source)
        for word in words(one.text):
            if word not in kept:
                known.setdefault(_without_marks(word), {}).setdefault(word, Counter())[one.topic] += 1
    return known


def _usual(written: Mapping[str, Counter[str]], topic: str) -> str | None:
    """How a word is written most often in other topics; None where none has it, or one has it without marks."""
    elsewhere = {word: found.total() - found[topic] for word, found in written.items()}
    if any(count and word.isascii() for word, count in elsewhere.items()):
        return None
    return max((word for word, count in elsewhere.items() if count), key=lambda word: elsewhere[word], default=None)


def _without_marks(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.translate(_STROKE))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _listed(found: Iterable[str]) -> str:
    return ", ".join(map(repr, found))


CHECK = Check(
    id="unmarked-words",
    level="warning",
    question="Have words lost the marks that they have elsewhere?",
    reason="A system that knows only Western or only Czech letters leaves some marks of a Vietnamese text and drops "
    "the others without a word. What is left looks like Vietnamese and means something else. One word without a mark "
    "is often right; two that every other topic writes with marks hardly are.",
    example=Example(
        "vi",
        "Kde vás to bolí?",
        "Bạn dau o đâu?",
        terms=(Term("bolest", ("bolest",), "đau", ("đau",)), Term("u", ("u$",), "ở", ("ở",))),
    ),
    find=find,
    across=True,
)
