"""A sentence as words: do stems stand in it, is it negative? Patterns are data, never regular expressions.

Pure functions on text and on the patterns of languages. Knows nothing of phrases or banks.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from cardgen.languages.language import Language

_ANY: Final = "-"  # in a pattern of negation: further letters, or none
_END: Final = "$"  # in a stem: here the word ends
_SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
_Verdict: TypeAlias = tuple[int, int, bool]  # letters of the pattern, minus its place in the list, does it deny
_Several: TypeAlias = tuple[tuple[str, ...], frozenset[str], _Verdict]  # a pattern, its whole words, its verdict
_SILENT: Final[_Verdict] = (0, 0, False)
_SENTENCE: Final = re.compile(r"[^.?!…]+[.?!…]*")


@functools.lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, lower-cased, in NFC: maximal runs of letters with their combining marks.

    Whatever else stands between two letters parts words: spaces, digits, hyphens, apostrophes. A soft hyphen does not.
    """
    plain = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, "").lower())
    found: list[str] = []
    within = False
    for char in plain:
        kind = unicodedata.category(char)[0]
        if within and kind in "LM":
            found[-1] += char
        elif kind == "L":
            found.append(char)
            within = True
        else:
            within = False
    return tuple(found)


# --- stems


def stem_words(stem: str) -> tuple[str, ...]:
    """Return a stem as `matches` takes it: a pattern for each word, lower-cased, in NFC."""
    return tuple(unicodedata.normalize("NFC", stem.lower()).split())


def is_stem(stem: str) -> bool:
    """Whether a stem can match anything: words of letters, each perhaps with `$` at its end."""
    parts = stem_words(stem)
    return bool(parts) and all(words(part) == (part.removesuffix(_END),) for part in parts)


def matches(pattern_words: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether words that follow each other begin as the pattern says; with `$` at its end it must be the whole word."""
    length = len(pattern_words)
    if length == 1:  # nearly all are
        part = pattern_words[0]
        return part[:-1] in words if part.endswith(_END) else any(word.startswith(part) for word in words)
    return length > 0 and any(
        all(_begins(word, part) for part, word in zip(pattern_words, words[at:], strict=False))
        for at in range(len(words) - length + 1)
    )


def contains(text: str, stems: tuple[str, ...]) -> bool:
    """Whether any of `stems` stands in `text`."""
    found = words(text)
    return any(matches(stem_words(stem), found) for stem in stems)


def _begins(word: str, part: str) -> bool:
    return word == part[:-1] if part.endswith(_END) else word.startswith(part)


# --- negation


def negative(text: str, language: Language) -> bool:
    """Whether `text` says no anywhere, by the patterns of `language`; how often does not count.

    For each word the longest pattern that fits decides, of `negation` or of `not_negation`. At the end of a
    question the words of `question_particles` are left out, unless nothing else is asked.
    """
    return bool(denying(text, language))


def denying(text: str, language: Language) -> tuple[str, ...]:
    """Return the words of `text` that say no, lower-cased, each once; see `negative`."""
    return tuple(
        dict.fromkeys(word for sentence in _sentences(text, language) for word in _denying(sentence, language))
    )


def is_negation_pattern(pattern: str) -> bool:
    """Whether a pattern can match anything: words of letters, each perhaps with `-` before or behind."""
    parts = stem_words(pattern)
    return bool(parts) and all(words(part) == (_letters(part),) for part in parts)


def _sentences(text: str, language: Language) -> Iterator[tuple[str, ...]]:
    particles = [stem_words(particle) for particle in language.question_particles]
    for sentence in _SENTENCE.findall(text):
        found = words(sentence)
        if "?" in sentence:
            ending = max((len(p) for p in particles if p == found[-len(p) :]), default=0)
            if ending < len(found):
                found = found[: len(found) - ending]
        yield found


def _denying(found: tuple[str, ...], language: Language) -> Iterator[str]:
    of_word, several = _rules(language.negation, language.not_negation)
    verdicts = [of_word(word) for word in found]
    for pattern, whole, verdict in several:
        if not whole.issubset(found):
            continue
        for at in range(len(found) - len(pattern) + 1):
            here = range(at, at + len(pattern))
            if all(_fits(found[i], part) for i, part in zip(here, pattern, strict=True)):
                for i in here:
                    verdicts[i] = max(verdicts[i], verdict)
    return (word for word, (_, _, denies) in zip(found, verdicts, strict=True) if denies)


@functools.lru_cache(maxsize=64)
def _rules(negation: tuple[str, ...], other: tuple[str, ...]) -> tuple[Callable[[str], _Verdict], tuple[_Several, ...]]:
    """What patterns of one word say of a word, remembered for each, and the patterns of several words."""
    patterns = [
        (parts, (sum(len(_letters(part)) for part in parts), -order, order < len(negation)))
        for order, parts in enumerate(map(stem_words, (*negation, *other)))
    ]

    # by how a pattern fits and by its letters, so that a word asks only for what it could fit
    single: dict[tuple[bool, bool], dict[str, _Verdict]] = {}
    for parts, verdict in patterns:
        if len(parts) == 1:
            kind = single.setdefault((parts[0].startswith(_ANY), parts[0].endswith(_ANY)), {})
            letters = _letters(parts[0])
            kind[letters] = max(kind.get(letters, _SILENT), verdict)
    whole, begins = single.get((False, False), {}), single.get((False, True), {})
    ends, within = single.get((True, False), {}), single.get((True, True), {})

    @functools.lru_cache(maxsize=1 << 15)
    def of_word(word: str) -> _Verdict:
        best = whole.get(word, _SILENT)
        for at in range(len(word) + 1):
            best = max(best, begins.get(word[:at], _SILENT), ends.get(word[at:], _SILENT))
        return max((best, *(verdict for letters, verdict in within.items() if letters in word)))

    return of_word, tuple(
        (parts, frozenset(part for part in parts if _letters(part) == part), verdict)
        for parts, verdict in patterns
        if len(parts) > 1
    )


def _fits(word: str, part: str) -> bool:
    letters = _letters(part)
    before, behind = part.startswith(_ANY), part.endswith(_ANY)
    if before and behind:
        return letters in word
    return word.endswith(letters) if before else word.startswith(letters) if behind else word == letters


def _letters(part: str) -> str:
    return part.removeprefix(_ANY).removesuffix(_ANY)
