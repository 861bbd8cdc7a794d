"""What is known of a language, as frozen data. The dataclass is the schema of content/languages/*.yaml."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import babel

from cardgen.languages.transcription import Rule
from cardgen.problems import Place

SOURCE: Final = "cs"  # what every bank is written in first, and what staff read
FOLDER: Final = "content/languages"


# Capitals that str.upper does not give: it knows no language, and it writes ß as two letters.
_DOTLESS: Final = "ı"  # where this is a letter, the capital of i keeps its dot
_CAPITALS: Final = {"ß": "ẞ"}


@dataclass(frozen=True)
class Language:
    """What cardgen must know to set a language and to look over its texts. `language` is its BCP 47 tag.

    `keep_with_next` are words that must not end a line; `opentype` overrides the
    language system that HarfBuzz would choose for the tag.

    `alphabet` are the exemplar characters, in lower case, NFC, parted by spaces: every letter with the marks that
    the language writes. Empty: not known, so no letter is strange. `instead` has for a right letter the wrong
    characters that people type for it; capitals stand apart. `diacritics` are "always" there where a sentence of
    three words or more in plain a-z alone must have lost them.

    `negation` are words that make a sentence negative: "не", or with a hyphen for further letters "ne-", "-гүй";
    `not_negation` those that only look so. Both may be several words, and the longest that fits decides.
    `question_particles` are words that only ask where they end a question, whatever else they mean.

    `most_words` is how many words a sentence may have, as they are parted by spaces.

    `units` are how a unit is written behind a number: {"mg": ("мг", "миллиграмм-")}, with a hyphen for further letters.
    The Czech file says which there are. Empty: not known, so no unit is wrong.
    """

    language: str
    script: str
    direction: Literal["ltr", "rtl", "ttb"]
    face: str
    opentype: str | None = None
    keep_with_next: tuple[str, ...] = ()
    transcription: tuple[Rule, ...] = ()
    alphabet: str = ""
    instead: dict[str, str] = field(default_factory=dict, hash=False)
    diacritics: Literal["always", "sometimes"] = "sometimes"
    negation: tuple[str, ...] = ()
    not_negation: tuple[str, ...] = ()
    question_particles: tuple[str, ...] = ()
    most_words: int = 12
    units: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    place: Place = field(default_factory=lambda: Place(FOLDER), compare=False)

    @property
    def autonym(self) -> str:
        """The language's name in itself, e.g. "tiếng Việt" -> "Tiếng Việt", as it stands alone on a page."""
        name = self.name_in(self.language)
        return name[:1].upper() + name[1:]

    def name_in(self, other: str) -> str:
        """The language's name in another language, e.g. "vietnamština" for vi in cs."""
        return _display_name(self.language, other)

    @property
    def keeps(self) -> frozenset[str]:
        """The words of `keep_with_next`, for a quick look-up."""
        return _lowered(self.keep_with_next)

    @property
    def letters(self) -> frozenset[str]:
        """The single characters of `alphabet`, small and capital; empty where it is not known."""
        return _both_cases(self.alphabet)

    @property
    def mistaken(self) -> Mapping[str, str]:
        """`instead` the other way round: for each wrong character the right letter."""
        return {wrong: str(right) for right, wrongs in self.instead.items() for wrong in wrongs}


@functools.cache
def _lowered(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(str(word).lower() for word in words)


@functools.cache
def _both_cases(alphabet: str) -> frozenset[str]:
    small = set("".join(unicodedata.normalize("NFC", alphabet).split()))
    found = set(small)
    for letter in small:
        found.update(other for other in (letter.lower(), letter.upper(), letter.title()) if len(other) == 1)
    found.update(capital for letter, capital in _CAPITALS.items() if letter in small)
    if _DOTLESS in small:
        found.add("İ")
    return frozenset(found)


@functools.cache
def _display_name(tag: str, other: str) -> str:
    return babel.Locale.parse(tag, sep="-").get_display_name(other.replace("-", "_")) or tag


@dataclass(frozen=True)
class Languages:
    """The languages of the project by tag."""

    by_tag: Mapping[str, Language]

    def __getitem__(self, tag: str) -> Language:
        return self.by_tag[tag]

    def __contains__(self, tag: object) -> bool:
        return tag in self.by_tag

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_tag)
