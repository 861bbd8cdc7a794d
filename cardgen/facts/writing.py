"""Facts in a language: times, weekdays, prices, counts, telephone numbers. Pure functions on a language tag.

Names, order and separators are CLDR's, from babel. Where a line must not end stands a no-break space (U+00A0).
Must never know which record a value is of.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

from babel.dates import format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from cardgen.facts.dates import DASH, NBSP, date, date_range, locale, spaced
from cardgen.facts.model import WEEKDAYS

__all__ = [
    "address",
    "count",
    "date",
    "date_range",
    "language_name",
    "listed",
    "percent",
    "phone",
    "price",
    "time",
    "time_range",
    "web",
    "weekdays",
]

_CROWNS: Final = "Kč"
_ALL_DAY: Final = "HH:mm"  # where CLDR writes the hours in twelves: in Czechia no clock does
_RUN: Final = 3  # so many days on end are "from - to"


def time(text: str, language: str) -> str:
    """Return "9:00" as a language writes the time of day; raises ValueError for what is none."""
    hour, _, minute = text.partition(":")
    return _time(datetime.time(int(hour), int(minute)), language)


def time_range(text: str, language: str) -> str:
    """Return "9:00–10:30" as a language writes it; raises ValueError for what is none."""
    first, _, last = text.partition(DASH)
    return f"{time(first, language)}{DASH}{time(last, language)}"


def weekdays(days: Iterable[str], language: str) -> str:
    """Return days of the week ("monday") as a list in their order, three or more on end as a range.

    Raises ValueError for what is none.
    """
    order = sorted({WEEKDAYS.index(day) for day in days})
    runs: list[list[int]] = []
    for day in order:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = _weekdays(language)
    said: list[str] = []
    for run in runs:
        first, last = names[run[0]], names[run[-1]]
        if len(run) < _RUN:
            said += [names[day] for day in run]
        else:
            said.append(spaced(first, last) if NBSP in first + last else f"{first}{DASH}{last}")
    return listed(said, language)


def listed(items: Sequence[str], language: str) -> str:
    """Return "a, b a c": items as a language joins them."""
    return str(format_list(items, locale=locale(language)))


def price(crowns: int, language: str) -> str:
    """Return "1 500 Kč": the number as the language writes it, the crowns as they stand on Czech price tags."""
    return f"{count(crowns, language)}{NBSP}{_CROWNS}"


def count(number: int, language: str) -> str:
    """Return a whole number with the thousands apart as the language writes them."""
    return str(format_decimal(number, locale=locale(language))).replace("\u202f", NBSP)


def percent(number: int, language: str) -> str:
    """Return "92 %" as a language writes it."""
    written = str(format_percent(number / 100, locale=locale(language)))
    return written.replace("\u202f", NBSP).replace(" ", NBSP)


def language_name(tag: str, language: str) -> str:
    """Return the name of a language as it stands in a sentence, e.g. "čeština" for cs in cs."""
    name = locale(tag).get_display_name(locale(language)) or tag
    noun, _, rest = name.partition(" ")
    if rest and noun == _noun(language):
        noun = noun.lower()
    return NBSP.join((noun, rest)) if rest else name


def phone(number: str) -> str:
    """Return a telephone number whose groups stay together."""
    return NBSP.join(number.split())


def address(text: str) -> str:
    """Return an address; what is a number stays with the word before it."""
    return re.sub(r"(?<=[^\s,;]) (?=[0-9])", NBSP, text)


def web(url: str) -> str:
    """Return the address of a web page as people write it: without the protocol, and without a slash at its end."""
    parts = urlsplit(url)
    return url[len(parts.scheme) + len("://") :].removesuffix("/") if parts.netloc else url


def _time(moment: datetime.time, language: str) -> str:
    short = locale(language).time_formats["short"].pattern
    return str(format_time(moment, short if re.search("[Hk]", short) else _ALL_DAY, locale=locale(language)))


@functools.cache
def _weekdays(language: str) -> tuple[str, ...]:
    """The names as they stand alone, but with a capital only where they have one in a sentence as well."""
    days = locale(language).days
    alone = [str(days["stand-alone"]["wide"][day]) for day in range(7)]
    within = [str(days["format"]["wide"][day]) for day in range(7)]
    names = [one if one.lower() != two.lower() else two for one, two in zip(alone, within, strict=True)]
    return tuple(name.replace(" ", NBSP) for name in names)


@functools.cache
def _noun(language: str) -> str | None:
    """The word for "language", where every name of a language begins with it and a capital, as "Tiếng" does."""
    names = [str(locale(language).languages.get(tag, "")) for tag in ("cs", "en", "fr", "ru", "vi")]
    nouns = {name.partition(" ")[0] for name in names if " " in name}
    return nouns.pop() if len(nouns) == 1 and all(" " in name for name in names) else None
