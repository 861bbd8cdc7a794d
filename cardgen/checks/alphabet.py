"""Letters that the language does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from cardgen.bank.strings import String
from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.invisible_character import is_invisible
from cardgen.checks.letters import PLAIN, did_you_mean, letter_words, meant, named, own_scripts, scripts
from cardgen.languages import Language

_BESIDE_FIGURES: Final = re.compile(r"[^\W\d_](?=\d)|(?<=\d)[^\W\d_]")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every letter outside the alphabet, once a word.

    Left to others are words of two scripts and, in a language of another script, Latin words. Names that stand so in
    the Czech may have the letters of Czech.
    """
    language = reading.language
    letters = language.letters
    if not letters:
        return
    own = own_scripts(language.script, letters)
    for one in reading.written:
        text = unicodedata.normalize("NFC", one.text)
        if not any(map(is_letter, set(text).difference(letters, PLAIN))):
            continue
        names: frozenset[str] = frozenset() if reading.is_source else proper(one.source)
        for word in dict.fromkeys(letter_words(text)):
            known = letters
            if one.topic in reading.bank.texts:  # running text quotes Czech: what stands on a door, a screen, a form
                known = letters | reading.source_language.letters if "LATIN" in own else letters
            strange = [char for char in dict.fromkeys(word) if char not in known and is_letter(char)]
            found = scripts(word)
            if not strange or word in names or (len(found) > 1 and not found <= own):
                continue
            if found and found.isdisjoint(own):
                yield from _of_another_script(one, word, found, language)
                continue
            for char in strange:
                yield _letter(one, word, char, language)


def _letter(one: String, word: str, char: str, language: Language) -> Finding:
    name = language.name_in("en")
    fact = f"{char!r} in {word!r} is {named(char)}, no letter of {name}"
    evidence = [Evidence("letter", char)]
    if not char.isalpha():
        fact = f"in {word!r} there is {named(char)}, no mark of {name}"
        evidence = [Evidence("character", f"U+{ord(char):04X}")]
    if word != char:
        evidence.append(Evidence("word", word))
    otherwise = (
        f"write the word with letters of {name}; one that is right belongs into 'alphabet' of "
        f"content/languages/{language.language}.yaml"
    )
    return Finding(one, fact, did_you_mean(char, language, otherwise), evidence=tuple(evidence))


def _of_another_script(one: String, word: str, found: frozenset[str], language: Language) -> Iterator[Finding]:
    """A word in disguise, or one of a third script; other Latin words are for foreign-word."""
    name = language.name_in("en")
    if disguised(word, language):
        yield Finding(
            one,
            f"{word!r} only looks like {name}: it begins with {named(word[0])}",
            "type it anew with the keyboard of the language",
            evidence=(Evidence("letter", word[0]), Evidence("word", word)),
        )
    elif found != {"LATIN"}:
        yield Finding(
            one,
            f"the word {word!r} is in {' and '.join(sorted(found)).title()} letters",
            f"write it in the letters of {name}",
            evidence=(Evidence("word", word),),
        )


def is_letter(char: str) -> bool:
    """Is it a letter, or a mark on one? What cannot be seen is for invisible-character."""
    return (char.isalpha() or unicodedata.category(char)[0] == "M") and not is_invisible(char)


def proper(source: str) -> frozenset[str]:
    """Return the words of a Czech text that may be names or abbreviations: a capital within it, or all capitals.

    A capital beside a figure is one too, as in A1.
    """
    found = letter_words(source)
    return frozenset(
        [
            *_BESIDE_FIGURES.findall(source),
            *filter(str.isupper, (w for w in found[:1] if len(w) > 1)),
            *(w for w in found[1:] if w[0].isupper()),
        ]
    )


def disguised(word: str, language: Language) -> bool:
    """Is every letter of a word one that looks like a letter of the language?"""
    return all(meant(char, language) for char in word if char not in language.letters)


CHECK = Check(
    id="alphabet",
    level="error",
    question="Has the text only letters that the language is written with?",
    reason="A letter of a neighbouring language, or a sign that only looks like the right one, makes another word or "
    "none: Bulgarian has no ы, and Mongolian ө typed as the Ukrainian є is read as a different sound. Readers see at "
    "once that nobody looked, and screen readers spell the word out.",
    example=Example("mn", "Kolik dnů to trvá?", "Хэдэн єдєр болсон бэ?"),
    find=find,
    on_source=True,
)
