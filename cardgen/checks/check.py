"""What a check is: its page in the manual and the function that looks.

A check sees the strings of one language at a time. It knows nothing of files, type or pages.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol, TypeAlias

from cardgen.bank import Bank
from cardgen.bank.model import back_of
from cardgen.bank.strings import String, strings
from cardgen.languages import SOURCE, Language, Languages
from cardgen.marked import Text
from cardgen.problems import Level, Place
from cardgen.prose import plain
from cardgen.shapes import place_of

# Whose words: those of the text that is looked at, of the Czech, of the back-translation, of how a text is said; those
# that were agreed; a letter, the word that it stands in, a character by its number; so many words, and how many may be.
Whose: TypeAlias = Literal["text", "source", "back", "say", "agreed", "letter", "word", "character", "count", "most"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding is about, as it is written there, for those who do not read its message. "" says: nothing.

    `on` is the string that has them, if that is another one.
    """

    whose: Whose
    words: str
    on: String | None = None


def quoted(whose: Whose, words: Iterable[str]) -> tuple[Evidence, ...]:
    """Each of these words as evidence, or one that says: nothing."""
    return tuple(Evidence(whose, one) for one in words) or (Evidence(whose, ""),)


@dataclass(frozen=True)
class Finding:
    """One mistake. The message is a fact about `string`, whose label and language are put before it.

    What is about no string has none, and names itself. The `evidence` says in words of no language of ours what the
    message says; there is none where the text as a whole is meant.
    """

    string: String | None
    message: str
    way_out: str
    place: Place | None = None  # where the translation's text stands, if it is nowhere more exact
    also: tuple[Place, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Speller(Protocol):
    """What knows how the words of a language are spelled."""

    def knows(self, word: str) -> bool:
        """Is this a word of the language?"""
        ...

    def near(self, word: str) -> tuple[str, ...]:
        """Words that may be meant, the likeliest first."""
        ...


@dataclass(frozen=True)
class Reading:
    """What is looked at: the strings of some topics in one language.

    For the language of the source each Czech string is its own rendering. The `speller` is there where the machine
    has a dictionary of the language and somebody asked for it.
    """

    bank: Bank
    languages: Languages
    language: Language
    topics: tuple[str, ...]
    strings: tuple[String, ...]
    speller: Speller | None = None

    @property
    def is_source(self) -> bool:
        """Is it the Czech itself that is looked at?"""
        return self.language.language == SOURCE

    @property
    def source_language(self) -> Language:
        """What there is to know of Czech."""
        return self.languages[SOURCE]

    @functools.cached_property
    def written(self) -> tuple[String, ...]:
        """The strings that have a text; running text as it is read, without its markup."""
        texts = self.bank.texts
        return tuple(
            _as_read(one, texts[one.topic].notes) if one.topic in texts else one
            for one in self.strings
            if one.text.strip()
        )

    @functools.cached_property
    def current(self) -> tuple[String, ...]:
        """The strings whose text renders what the Czech says now: only these can be compared with it."""
        return tuple(one for one in self.written if not one.stale and one.source.strip())

    def glossary(self, topic: str) -> tuple[String, ...]:
        """The strings of another topic in this language, if there is one."""
        if topic not in self.bank.topics:
            return ()
        return tuple(strings(self.bank, topic, self.language.language))


def _as_read(one: String, notes: Iterable[str]) -> String:
    """A string of running text without its markup, at the same places."""
    rendering = one.rendering
    assert rendering is not None  # it has a text

    def read(text: str) -> str:
        return Text(plain(text, notes), place_of(text, one.place))

    back = rendering.back  # whether it is of these words is seen with their markup
    if back:
        back = replace(back, text=read(back.text), of=None if back_of(rendering) else "")
    return replace(
        one,
        source=read(one.source),
        rendering=replace(rendering, from_=read(rendering.from_), text=read(rendering.text), back=back),
    )


Find: TypeAlias = Callable[[Reading], Iterator[Finding]]


@dataclass(frozen=True)
class Term:
    """A word of the glossary for an example: the Czech and its translation, each with its stems."""

    source: str
    source_stems: tuple[str, ...]
    text: str
    stems: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """A mistake to show, from which example.py makes a bank: the card X1 says `source` and is translated as `text`.

    None for one of the two: there is none. `now` is the Czech after the translation was made. `fields` are further
    keys of the rendering with values in YAML, and SEAL in them is what a signature of the text is `of`:
    ("revised", "{by: Jana Nováková, date: 2026-11-22, of: SEAL}"). `more` are further pairs (card X2 and so on),
    `terms` the words of a glossary, `choices` the answers that the card offers. With `running` it is
    running text. For Czech only the sources count.
    """

    language: str
    source: str | None
    text: str | None
    more: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    now: str | None = None
    terms: tuple[Term, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    running: bool = False


@dataclass(frozen=True)
class Check:
    """A check with its documentation: `id` is the code of its problems and what `silence` names.

    With `on_source` it looks at the Czech as well. One that `holds_always` cannot be silenced.
    One that is `slow` or depends on the machine is run by `cardgen check` alone, not by a build.
    One that looks `across` topics asks for strings of others than it is handed, or compares those of several.
    """

    id: str
    level: Level
    question: str
    reason: str
    example: Example
    find: Find = field(compare=False)
    on_source: bool = False
    holds_always: bool = False
    slow: bool = False
    across: bool = False
