"""A fact by its name, as texts name it: "office.city-police.phone", "course.czech-a2.dates", "number.112"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from cardgen.facts import parts
from cardgen.facts.dates import NBSP
from cardgen.facts.model import Course, Facts, Office, UnknownFact
from cardgen.facts.parts import Words
from cardgen.problems import did_you_mean

_OF_OFFICE: Final = ("name", *parts.OF_OFFICE)
_OF_COURSE: Final = (*parts.OF_COURSE, "venue", "price")


@dataclass(frozen=True)
class Written:
    """A fact in a language; no `text` where it is not known, or nobody has said where it is from and looked there.

    What is not `confirmed` must not be released.
    """

    text: str | None
    confirmed: bool


def names(facts: Facts) -> tuple[str, ...]:
    """Return every name that a text may use."""
    return (
        *(f"office.{name}.{part}" for name in facts.offices for part in _OF_OFFICE),
        *(f"course.{name}.{part}" for name in facts.courses for part in _OF_COURSE),
        *(f"number.{name}" for name in facts.numbers),
    )


def fact(facts: Facts, name: str, language: str, words: Words) -> Written:
    """Return a fact in a language; raises UnknownFact, and whatever `words` raises for a word that it has not.

    A record that is there and could not be read, which was told, has no text.
    """
    kind, _, rest = name.partition(".")
    record, _, part = rest.partition(".")
    if f"{kind}.{record}" in facts.lost:
        return Written(None, False)
    if kind == "office" and record in facts.offices and part in _OF_OFFICE:
        return _of_office(facts.offices[record], part, language, words)
    if kind == "course" and record in facts.courses and part in _OF_COURSE:
        return _of_course(facts, facts.courses[record], part, language, words)
    if kind == "number" and record in facts.numbers and rest == record:
        number = facts.numbers[record]
        return Written(number.value.replace(" ", NBSP) if number.printed else None, number.confirmed)
    raise UnknownFact(f"there is no fact {name!r}; {_way_out(facts, kind, record, part)}")


def _of_office(office: Office, part: str, language: str, words: Words) -> Written:
    if part == "name":  # which the bank answers for; but nobody is to be sent to a sample
        return Written(words(parts.OFFICES, office.name), not office.sample)
    text = parts.OF_OFFICE[part](office, language) if office.printed else None
    return Written(text, text is not None and office.confirmed)


def _of_course(facts: Facts, course: Course, part: str, language: str, words: Words) -> Written:
    if not course.printed:
        text = None
    elif part == "venue":
        text = parts.venue(course, facts, words)
    elif part == "price":
        text = parts.price(course, language, words)
    else:
        text = parts.OF_COURSE[part](course, language)
    return Written(text, text is not None and course.confirmed)


def _way_out(facts: Facts, kind: str, record: str, part: str) -> str:
    """The nearest name, looked for in the first part of it that is wrong."""
    kinds: dict[str, tuple[Mapping[str, object], Collection[str]]] = {
        "office": (facts.offices, _OF_OFFICE),
        "course": (facts.courses, _OF_COURSE),
        "number": (facts.numbers, ()),
    }
    if kind not in kinds:
        return f"a name begins with {', '.join(kinds)}: " + did_you_mean(kind, kinds)
    records, known = kinds[kind]
    if record not in records:
        return did_you_mean(f"{kind}.{record}", (f"{kind}.{one}" for one in records))
    if known:
        return f"of {kind}.{record}, " + did_you_mean(part, known)
    return f"write {kind}.{record} alone"
