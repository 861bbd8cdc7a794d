"""Words with letters of two scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.letters import PLAIN, did_you_mean, letter_words, named, own_scripts, script, scripts


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every letter of another script than its word, once a word."""
    language = reading.language
    letters = language.letters
    own = own_scripts(language.script, letters)
    for one in reading.written:
        text = unicodedata.normalize("NFC", one.text)
        if text.isascii() or (letters and not any(map(str.isalpha, set(text).difference(letters, PLAIN)))):
            continue
        for word in dict.fromkeys(letter_words(text)):
            found = scripts(word)
            if len(found) < 2 or found <= own:
                continue
            home = _home(word, own)
            for char in dict.fromkeys(word):
                of = script(char)
                if of and of != home:
                    beside = _beside(word, char, home)
                    yield Finding(
                        one,
                        f"{char!r} in {word!r} is {named(char)}, and {beside!r} beside it is {home.capitalize()}",
                        did_you_mean(char, language, f"write all letters of the word in {home.capitalize()}"),
                        evidence=(Evidence("letter", char), Evidence("word", word)),
                    )


def _home(word: str, own: frozenset[str]) -> str:
    """The script that the word should be of: the language's, or that of most of its letters."""
    found = [of for of in map(script, word) if of]
    return max(dict.fromkeys(found), key=lambda of: (of in own, found.count(of)))


def _beside(word: str, char: str, home: str) -> str:
    """The nearest letter of the right script."""
    at = word.index(char)
    return min((other for other in word if script(other) == home), key=lambda other: abs(word.index(other) - at))


CHECK = Check(
    id="mixed-scripts",
    level="error",
    question="Are all letters of a word of one script?",
    reason="A Latin o within a Russian word looks right on the screen, but it is set in another form, and neither the "
    "spelling check nor a screen reader nor a search knows the word.",
    example=Example("ru", "Bolí to?", "Бoлит?"),
    find=find,
    on_source=True,
)
