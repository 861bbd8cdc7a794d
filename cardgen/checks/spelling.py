"""Words that no dictionary of the language has. Needs the package chunspell and a dictionary, both optional."""

from __future__ import annotations

import functools
import importlib
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from cardgen.checks.check import Check, Example, Finding, Reading, Speller
from cardgen.languages import FOLDER
from cardgen.project import Project, dictionary

_JOINTS: Final = "-\u2010\u2011'\u2019\u02bc"  # hyphens and apostrophes within a word
_APOSTROPHES: Final = str.maketrans("\u2019\u02bc", "''")
_SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
_MOST: Final = 3  # words that a message proposes
_PROPOSED: Final = 30  # messages of a language with proposals, which take long to find


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every word that the speller does not know, once a string. Without a speller there is nothing to say."""
    speller = reading.speller
    if speller is None:
        return
    right = f"if it is right, add it to {words_file(reading.language.language)}"
    proposed = 0
    for one in reading.written:
        silenced = CHECK.id in one.silence  # nobody reads what is proposed there
        for word in unknown(one.text, speller):
            proposed += not silenced
            asked = not silenced and proposed <= _PROPOSED
            near = " or ".join(repr(other) for other in speller.near(word)[:_MOST]) if asked else ""
            yield Finding(one, f"{word!r} is not in the dictionary", f"did you mean {near}? {right}" if near else right)


def unknown(text: str, speller: Speller) -> tuple[str, ...]:
    """Return the words of `text` that are misspelled: no word with a digit, no single letter, no abbreviation.

    A word of several parts is right if it is known, or if all its parts are.
    """
    return tuple(dict.fromkeys(word for word in _words(text) if not _known(word, speller)))


def words_file(tag: str) -> str:
    """Where the project keeps words that are right and in no dictionary: one a line, # before a remark."""
    return f"{FOLDER}/{tag}.words.txt"


def load(tag: str, project: Project) -> Speller | str:
    """Return what knows the words of a language, or the reason why nothing does here. Slow: up to some seconds."""
    path = dictionary(tag)
    if path is None:
        return "no hunspell dictionary is installed"
    hunspell = _hunspell()
    if hunspell is None:
        return "the package chunspell is not installed: pip install cardgen[spelling]"
    try:
        own = _own_words(tag, project)
    except UnicodeDecodeError:
        return f"{words_file(tag)} is not UTF-8"
    try:
        return Dictionary(_opened(str(path.parent), path.stem), own)
    except OSError as error:
        return f"the dictionary {path} cannot be read: {error}"


def load_all(tags: Iterable[str], project: Project) -> tuple[dict[str, Speller], tuple[str, ...]]:
    """Return the spellers of these languages by tag, and a note for each reason why some have none."""
    found = {tag: load(tag, project) for tag in tags}
    spellers = {tag: one for tag, one in found.items() if not isinstance(one, str)}
    reasons: dict[str, list[str]] = {}
    for tag, one in found.items():
        if isinstance(one, str):
            reasons.setdefault(one, []).append(tag)
    return spellers, tuple(f"spelling not checked: {', '.join(some)} ({reason})" for reason, some in reasons.items())


@dataclass(frozen=True)
class Dictionary:
    """A hunspell dictionary, and the words that the project has beside it, in lower case."""

    hunspell: Any
    own: frozenset[str] = frozenset()
    _asked: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def knows(self, word: str) -> bool:
        """Is it one of the project's words, or one of the dictionary?"""
        if word not in self._asked:
            self._asked[word] = word.casefold() in self.own or self._spells(word)
        return self._asked[word]

    def near(self, word: str) -> tuple[str, ...]:
        """Words of the dictionary that may be meant."""
        try:
            return tuple(self.hunspell.suggest(word))
        except UnicodeEncodeError:
            return ()

    def _spells(self, word: str) -> bool:
        try:
            return bool(self.hunspell.spell(word))
        except UnicodeEncodeError:  # letters that the encoding of an old dictionary does not have
            return False


def _words(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))
    parted = "".join(char if char in _JOINTS or unicodedata.category(char)[0] in "LMN" else " " for char in plain)
    for token in parted.split():
        word = token.strip(_JOINTS)
        if not _is_passed_over(word):
            yield word


def _is_passed_over(word: str) -> bool:
    return len(word) < 2 or word.isupper() or any(unicodedata.category(char)[0] == "N" for char in word)


def _known(word: str, speller: Speller) -> bool:
    plain = word.translate(_APOSTROPHES)
    if speller.knows(word) or (plain != word and speller.knows(plain)):
        return True
    parts = _parts(word)
    return len(parts) > 1 and all(_is_passed_over(part) or speller.knows(part) for part in parts)


def _parts(word: str) -> list[str]:
    return "".join(" " if char in _JOINTS else char for char in word).split()


def _own_words(tag: str, project: Project) -> frozenset[str]:
    file = words_file(tag)
    text = project.path(file).read_bytes().decode("utf-8-sig") if project.exists(file) else ""
    lines: Iterable[str] = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(unicodedata.normalize("NFC", line).casefold() for line in lines if line)


def _hunspell() -> Any:
    """The class of the package chunspell, or None where it is not installed; another package has the same module."""
    try:
        return getattr(importlib.import_module("hunspell"), "Hunspell", None)
    except ImportError:
        return None


@functools.cache
def _opened(folder: str, name: str) -> Any:
    return _hunspell()(name, hunspell_data_dir=folder, system_encoding=sys.getfilesystemencoding())


CHECK = Check(
    id="spelling",
    level="warning",
    question="Is every word in the dictionary?",
    reason="A slip of the finger makes a word that nobody can read, and the translator's eye passes over it. The "
    "dictionaries are hunspell's; words that are right and in none of them stand beside the languages (ru.words.txt).",
    example=Example("ru", "Bolí vás hlava?", "У вас болит галова?"),
    find=find,
    on_source=True,
    slow=True,
)
