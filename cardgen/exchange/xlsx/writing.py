"""A parcel -> a workbook: a guide, then one sheet a topic.

Must never know banks and YAML. Every text is written as text, whatever it looks like: "=1+1" stays "=1+1".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from cardgen.exchange.parcel import Parcel, Unit
from cardgen.exchange.xlsx import _guide, _topic
from cardgen.exchange.xlsx._book import Book
from cardgen.exchange.xlsx._columns import MOST_CHARACTERS, MOST_ROWS, mark, utf16_length
from cardgen.exchange.xlsx.look import Look

_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff]+")
_LONGEST_NAME: Final = 31  # of a sheet, in UTF-16


class CannotWrite(ValueError):
    """A parcel does not fit into a workbook; the message says what, and the way out."""


def write(parcel: Parcel, look: Look | None = None) -> bytes:
    """Return `parcel` as .xlsx; the same parcel and look give the same bytes, on any machine and any day.

    Raises CannotWrite for more units than are read back (20,000), and for a text that is longer than a cell can be
    (32,767 characters).
    """
    look = look or Look()
    _check(parcel)
    topics: dict[str, list[tuple[int, Unit]]] = {}
    for order, unit in enumerate(parcel.units, 1):
        topics.setdefault(unit.topic, []).append((order, unit))
    titles = {topic: _title(topic, (unit for _, unit in units), look) for topic, units in topics.items()}
    names = sheet_names(titles)
    called = look.language or parcel.language
    book = Book(f"Překlad karet: {called}")
    guide = book.sheet(_guide.NAME)
    listed = []
    for topic, units in topics.items():
        _topic.fill(book, book.sheet(names[topic]), titles[topic], units, parcel.language, look)
        listed.append(_guide.Listed(names[topic], titles[topic], tuple(unit for _, unit in units)))
    _guide.fill(book, guide, mark(parcel.language), called, look, listed)
    return book.bytes()


def sheet_names(titles: Mapping[str, str]) -> dict[str, str]:
    """Return for each topic a name that a sheet may have: at most 31 characters, none of []:*?/\\, no name twice."""
    taken = {_guide.NAME.casefold(), "history"}  # the second is Excel's own
    names = {}
    for topic, title in titles.items():
        plain = " ".join(_FORBIDDEN.sub(" ", title).split()).strip("' ") or "list"
        name, count = _cut(plain, ""), 1
        while name.casefold() in taken:
            count += 1
            name = _cut(plain, f" {count}")
        taken.add(name.casefold())
        names[topic] = name
    return names


def _cut(name: str, tail: str) -> str:
    while utf16_length(name + tail) > _LONGEST_NAME:
        name = name.rstrip("…")[:-1].rstrip("' ") + "…"
    return name + tail


def _title(topic: str, units: Iterable[Unit], look: Look) -> str:
    said = look.titles.get(topic) or next((unit.source for unit in units if unit.kind == "title"), "")
    return " ".join(said.split()) or topic


def _check(parcel: Parcel) -> None:
    if len(parcel.units) > MOST_ROWS:
        raise CannotWrite(
            f"a workbook takes {MOST_ROWS:,} strings, and these are {len(parcel.units):,}; export fewer topics at once"
        )
    for unit in parcel.units:
        for text in (unit.source, unit.target, unit.previous, unit.back, unit.remark):
            if text and utf16_length(text) > MOST_CHARACTERS:
                raise CannotWrite(
                    f"{unit.key}: a cell takes {MOST_CHARACTERS:,} characters, and a text has more; export it as XLIFF"
                )
