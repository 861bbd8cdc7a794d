"""XLIFF 2.1: a parcel -> the file that OmegaT, memoQ and Trados open.

A <file> for each topic, a <unit> for each string with its key as `name`, one <segment> in it. What the translator
should know stands in <note>s, each with a category; the room on the card is a restriction in code points.

    state="initial"      no translation; with a target and subState="cardgen:stale" one of another Czech
    state="translated"   a draft
    state="reviewed"     revised
    state="final"        approved

_xliff_reading.py tells what comes back.

Source: XLIFF Version 2.1, OASIS Standard, http://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from cardgen.bank.model import FOLDER, State
from cardgen.exchange._mark import FORMAT, mark
from cardgen.exchange._xliff_reading import parcel_of
from cardgen.exchange.parcel import Parcel, Unit
from cardgen.languages import SOURCE
from cardgen.problems import Problems

STATES: Final[Mapping[State, str]] = {"draft": "translated", "revised": "reviewed", "approved": "final"}

_CORE: Final = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 too
_SIZES: Final = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_LOST: Final = "\ufffd"
_SPECIAL: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_NOT_PLAIN: Final = re.compile(r"[^A-Za-z0-9.-]")


def write(parcel: Parcel) -> bytes:
    """Return the file; the same parcel gives the same bytes."""
    return "".join(f"{line}\n" for line in _lines(parcel)).encode()


def read(data: bytes, file: str, problems: Problems) -> Parcel | None:
    """Return what the file says; None when it is none of ours or cannot be read.

    `file` is its name in places. Units that are wrong are told and left out.
    """
    return parcel_of(data, file, problems)


def _lines(parcel: Parcel) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    root = {"xmlns": _CORE, "xmlns:slr": _SIZES, "version": "2.1", "srcLang": SOURCE, "trgLang": parcel.language}
    yield f"<xliff{_attributes(root)}>"
    said = _note("cardgen", f"format={FORMAT} language={parcel.language}")
    runs: dict[str, int] = {}  # how often a topic began: ids of files must differ
    for topic, units in itertools.groupby(parcel.units, lambda unit: unit.topic):
        runs[topic] = runs.get(topic, 0) + 1
        yield from _file(topic, runs[topic], tuple(units), said)
    if not parcel.units:  # a file must hold a unit or a group, an xliff a file
        yield f'<file id="none"><notes>{said}</notes><group id="none"/></file>'
    yield "</xliff>"


def _file(topic: str, run: int, units: Iterable[Unit], said: str) -> Iterator[str]:
    name = _token(topic) + (f":{run}" if run > 1 else "")
    yield f"<file{_attributes({'id': name, 'canResegment': 'no', 'original': f'{FOLDER}/{topic}'})}>"
    if any(unit.longest is not None for unit in units):
        yield '  <slr:profiles generalProfile="xliff:codepoints"/>'
    yield f"  <notes>{said}</notes>"
    for unit in units:
        yield from _unit(unit)
    yield "</file>"


def _unit(unit: Unit) -> Iterator[str]:
    attributes = {"id": _token(unit.key), "name": unit.key, "xml:space": "preserve"}
    if unit.longest is not None:
        attributes["slr:sizeRestriction"] = str(unit.longest)
    yield f"  <unit{_attributes(attributes)}>"
    yield "    <notes>"
    yield from (f"      {note}" for note in _notes(unit))
    yield "    </notes>"
    yield f"    <segment{_attributes(_segment(unit))}>"
    yield f"      <source>{_content(unit.source)}</source>"
    if unit.target:
        yield f"      <target>{_content(unit.target)}</target>"
    yield "    </segment>"
    yield "  </unit>"


def _segment(unit: Unit) -> Mapping[str, str]:
    if not unit.target:
        return {"state": "initial"}
    if unit.previous is not None:
        return {"state": "initial", "subState": "cardgen:stale"}
    return {"state": STATES[unit.state]}


def _notes(unit: Unit) -> Iterator[str]:
    """What stands before the colon is for the eye; the category says the same to programs."""
    said = {
        "number": ("karta", unit.number),
        "picture": ("obrázek", unit.picture),
        "note": ("poznámka", unit.note),
        "back": ("zpětný překlad", unit.back),
        "previous": ("přeloženo z", unit.previous),
    }
    for category, (label, text) in said.items():
        if text is not None:
            yield _note(category, f"{label}: {text}")
    if unit.remark and unit.remark.strip():
        yield _note("remark", unit.remark)
    yield _note("cardgen", mark(unit))


def _note(category: str, text: str) -> str:
    """A note holds text alone: what XML cannot hold is lost in it."""
    return f'<note category="{category}">{_escaped(_NOT_XML.sub(_LOST, text))}</note>'


def _content(text: str) -> str:
    """A text of a segment: what XML cannot hold becomes <cp/>."""
    parts = _NOT_XML.split(text)
    odd = [f'<cp hex="{ord(character):04X}"/>' for character in _NOT_XML.findall(text)]
    return "".join(itertools.chain(*itertools.zip_longest(map(_escaped, parts), odd, fillvalue="")))


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_NOT_XML.sub(_LOST, value))}" for name, value in values.items())


def _token(text: str) -> str:
    """An NMTOKEN that no other text has: a slash becomes a colon, and what may not stand in one its code point."""
    return ":".join(_NOT_PLAIN.sub(lambda odd: f"_{ord(odd[0]):x}_", part) for part in text.split("/"))
