"""Days in a language: one day, and from one to another without saying twice what both have in common.

CLDR has few patterns for a range with the month in letters, so a range is made from its patterns for one day. Where a
line must not end stands a no-break space (U+00A0). Must never know a course.

Source: Unicode Technical Standard 35, Part 4 Dates, https://unicode.org/reports/tr35/tr35-dates.html
"""

from __future__ import annotations

import datetime
import functools
import re
from typing import Any, Final, TypeAlias

import babel
from babel.dates import parse_pattern, tokenize_pattern

NBSP: Final = "\u00a0"
DASH: Final = "–"

# ("chars", text), ("field", (letter, how often it stands there)) or ("days", text)
_Token: TypeAlias = tuple[str, Any]

_THIN: Final = str.maketrans({"\u202f": NBSP, "\u2009": " "})  # which few faces have


@functools.cache
def locale(language: str) -> babel.Locale:
    """Return what CLDR has for a language tag (BCP 47)."""
    return babel.Locale.parse(language, sep="-")


def date(day: datetime.date, language: str) -> str:
    """Return a day as "6. září 2026"."""
    return _written(_pattern(language), day, language)


def date_range(first: datetime.date, last: datetime.date, language: str) -> str:
    """Return "6.–22. září 2026", "6. září – 22. listopadu 2026" or "6. září 2026 – 5. ledna 2027".

    Raises ValueError where it runs backwards.
    """
    if first > last:
        raise ValueError(f"{first} is after {last}")
    if first == last:
        return date(first, language)
    whole = _pattern(language)
    year, month, day = (_at(whole, letters) for letters in ("yu", "ML", "d"))
    without_year = _without_year(language)
    same_year = first.year == last.year and without_year and (year < min(month, day) or year > max(month, day))
    if same_year and first.month == last.month:
        behind = whole[day + 1] if day + 1 < len(whole) else ("chars", "")
        point = "." if day < month and behind[0] == "chars" and behind[1].startswith(".") else ""
        width = whole[day][1][1]
        days = f"{first.day:0{width}}{point}{DASH}{last.day:0{width}}"
        return _written([*whole[:day], ("days", days), *whole[day + 1 :]], first, language)
    before, after = whole, whole
    if same_year and year > max(month, day):
        before = without_year
    elif same_year:
        after = without_year
    return spaced(_written(before, first, language), _written(after, last, language))


def spaced(first: str, last: str) -> str:
    """Return a range of what may consist of several words; a line does not begin with the dash."""
    return f"{first}{NBSP}{DASH} {last}"


@functools.cache
def _pattern(language: str) -> list[_Token]:
    """The pattern of a day with its year, the month in letters."""
    tokens = _tokens(locale(language).date_formats["long"].pattern, language)
    month, year = _at(tokens, "ML"), _at(tokens, "yu")
    together = locale(language).datetime_skeletons.get("yMMMM")
    if together and year == month + 2:
        joint = _tokens(together.pattern, language)
        at = _at(joint, "ML")
        if _at(joint, "yu") == at + 2 and re.search(r"\w", joint[at + 1][1]):
            tokens[month + 1] = joint[at + 1]  # Vietnamese: "tháng 9 năm 2026", not "tháng 9, 2026"
    return tokens


@functools.cache
def _without_year(language: str) -> list[_Token]:
    """The pattern of a day without its year; empty where CLDR has none."""
    pattern = locale(language).datetime_skeletons.get("MMMMd")
    return _tokens(pattern.pattern, language) if pattern else []


def _tokens(pattern: str, language: str) -> list[_Token]:
    names = locale(language).months["format"]
    in_digits = str(names["abbreviated"][1])[:1].isdigit() and not str(names["wide"][1])[:1].isdigit()
    found: list[_Token] = []
    for kind, value in tokenize_pattern(pattern):
        if isinstance(value, str):
            before = found.pop()[1] if found and found[-1][0] == "chars" else ""
            found.append((kind, before + value.translate(_THIN)))
        elif value[0] in "ML" and value[1] == 4 and in_digits:
            found.append((kind, (value[0], 3)))  # Mongolian: "9-р сар" is read more quickly than "есдүгээр сар"
        else:
            found.append((kind, value))
    return found


def _at(tokens: list[_Token], letters: str) -> int:
    """Where a field stands; -1 where there is none."""
    return next((i for i, token in enumerate(tokens) if _is(token, letters)), -1)


def _written(tokens: list[_Token], day: datetime.date, language: str) -> str:
    """Fill a pattern in. Day and month stay together, and so does a year with the word before it."""
    parts: list[str] = []
    for i, (kind, value) in enumerate(tokens):
        if kind == "field":
            letter, width = value
            said = str(parse_pattern(letter * width).apply(day, locale(language))).translate(_THIN)
            parts.append(said.replace(" ", NBSP) if letter in "ML" and re.search(r"\d", said) else said)
        elif kind == "days":
            parts.append(value)
        elif _beside(tokens, i, "ML") and _beside(tokens, i, "d"):
            parts.append(value.replace(" ", NBSP))
        elif _beside(tokens, i, "yu") and re.fullmatch(r" \w+ ", value):
            parts.append(value[:-1] + NBSP)
        else:
            parts.append(value)
    return "".join(parts)


def _beside(tokens: list[_Token], i: int, letters: str) -> bool:
    around = [tokens[j] for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    return any(_is(token, letters) for token in around)


def _is(token: _Token, letters: str) -> bool:
    kind, value = token
    return (kind == "field" and value[0] in letters) or (kind == "days" and letters == "d")
