"""The numbers that stand in a text as figures, so that two languages can be compared.

Pure functions on text and on what CLDR knows of a language. Knows nothing of strings, banks or findings.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import babel
from babel.numbers import get_decimal_symbol

from cardgen.languages import Language
from cardgen.languages.words import words

_FIGURE: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_SPACE: Final = "[ \u00a0\u2009\u202f]"  # plain, no-break, thin, narrow no-break
_THOUSANDS: Final = re.compile(rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)")
_HALF: Final = {  # ½ and its like as "1/2"
    code: " " + unicodedata.normalize("NFKC", chr(code)).replace("\N{FRACTION SLASH}", "/")
    for code in (*range(0xBC, 0xBF), *range(0x2150, 0x215F))
}
_ANY: Final = re.compile(rf"[\d{''.join(map(chr, _HALF))}]")
_HOURS, _MINUTES, _DAYS, _MONTHS = 24, 60, 31, 12
_SHORTEST: Final = 3  # letters that a month's name must have in common in all its forms


@dataclass(frozen=True)
class Figure:
    """A number: its value ("2.5", "12:30"), how it was written, and the text behind it."""

    value: str
    written: str
    behind: str


@dataclass(frozen=True)
class Way:
    """A way to read numbers: do spaces join digits to one number, are the two sides of a time or of a day two numbers?

    A text does not say which is meant, so two texts agree if they do in any way.
    """

    joined: bool
    parted: bool


WAYS: Final = tuple(Way(joined, parted) for parted in (False, True) for joined in (True, False))


def has_figures(text: str) -> bool:
    """Is there any number in `text`? Most have none."""
    return _ANY.search(text) is not None


def figures(text: str, language: Language, way: Way = WAYS[0]) -> tuple[Figure, ...]:
    """Return the numbers of `text` in their order; a decimal comma and a decimal point are the same."""
    plain = text.translate(_HALF)
    if way.joined:
        plain = _THOUSANDS.sub(lambda found: re.sub(_SPACE, "", found.group()), plain)
    return tuple(
        Figure(value, found.group(), plain[found.end() :])
        for found in _FIGURE.finditer(plain)
        for value in _values(found.group(), plain[found.end() :], language, way)
    )


def difference(
    source: str, source_language: Language, target: str, language: Language
) -> tuple[Way, tuple[str, ...], tuple[str, ...]]:
    """Return how to read both texts, the values that only the source has, and those that only the target has.

    The way is one in which they agree, if there is any. A month's name stands for its number where that helps.
    """
    if not has_figures(source) and not has_figures(target):
        return WAYS[0], (), ()
    told: tuple[Way, tuple[str, ...], tuple[str, ...]] | None = None
    for way in WAYS:
        one, other = (
            Counter(figure.value for figure in figures(text, tongue, way))
            for text, tongue in ((source, source_language), (target, language))
        )
        lost, added = one - other, other - one
        if lost:
            lost -= Counter(_months(target, language))
        if added:
            added -= Counter(_months(source, source_language))
        if not lost and not added:
            return way, (), ()
        told = told or (way, tuple(lost.elements()), tuple(added.elements()))
    assert told is not None  # there are ways
    return told


def written(values: Iterable[str], text: str, language: Language, way: Way) -> tuple[str, ...]:
    """Return how these values are written in `text`, each once."""
    forms = {figure.value: figure.written for figure in figures(text, language, way)}
    return tuple(dict.fromkeys(forms.get(value, value) for value in values))


def _values(written: str, behind: str, language: Language, way: Way) -> Iterator[str]:
    """One value, or several where the signs part numbers: a date, a list, perhaps a time."""
    parts = [_plain(part) for part in re.split("[.,:]", written)]
    digits = re.split("[.,:]", written)
    signs = [char for char in written if char in ".,:"]
    if not signs:
        yield parts[0]
    elif ":" in signs:
        yield from parts if way.parted or len(parts) > 2 else [":".join(parts)]
    elif _grouped(digits, signs, language):
        yield _plain("".join(digits))
    elif (len(signs) > 1 and signs[-1] == signs[0]) or (way.parted and signs == ["."] and _is_moment(digits, behind)):
        yield from parts
    else:
        fraction = _ascii(digits[-1]).rstrip("0")
        yield _plain("".join(digits[:-1])) + (f".{fraction}" if fraction else "")


def _is_moment(digits: list[str], behind: str) -> bool:
    """May two numbers with a point between them be a time, 12.30, or a day and a month, 22.11.?"""
    if max(map(len, digits)) > 2:
        return False
    first, second = map(int, digits)
    return (len(digits[1]) == 2 and first <= _HOURS and second < _MINUTES) or (
        behind.startswith(".") and first <= _DAYS and second <= _MONTHS
    )


def _grouped(digits: list[str], signs: list[str], language: Language) -> bool:
    """Do signs part thousands, as in 10,000? One sign that is the decimal sign of the language does not."""
    alike = len(set(signs)) == 1 and len(digits[0]) <= 3 and all(len(part) == 3 for part in digits[1:])
    return alike and (len(signs) > 1 or signs[0] != _decimal_sign(language.language))


def _ascii(digits: str) -> str:
    return "".join(str(unicodedata.digit(char)) for char in digits)


def _plain(digits: str) -> str:
    return _ascii(digits).lstrip("0") or "0"


def _months(text: str, language: Language) -> set[str]:
    """The numbers of the months that `text` names in words; a form that may be of two months stands for both."""
    found = words(text)
    return {number for number, begins in _names(language.language) for word in found if word.startswith(begins)}


@functools.cache
def _names(tag: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each month its number and how the forms of its name begin, by CLDR."""
    months = babel.Locale.parse(tag, sep="-").months
    found = []
    for number in range(1, 13):
        forms = [months[use]["wide"][number] for use in ("format", "stand-alone")]
        if not any(char.isdigit() for form in forms for char in form):
            firsts = [words(form)[0] for form in forms if words(form)]
            shared = _common(firsts)
            found.append((str(number), (shared,) if len(shared) >= _SHORTEST else tuple(firsts)))
    return tuple(found)


def _common(some: list[str]) -> str:
    """The letters with which all of some words begin."""
    alike = itertools.takewhile(lambda letters: len(set(letters)) == 1, zip(*some, strict=False))
    return "".join(letters[0] for letters in alike)


@functools.cache
def _decimal_sign(tag: str) -> str:
    return str(get_decimal_symbol(babel.Locale.parse(tag, sep="-")))
