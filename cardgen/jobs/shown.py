"""Which facts documents show: what may not be released, and what is out of date on the day of the edition or today."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from cardgen import facts as facts_
from cardgen.editions import Edition
from cardgen.facts import Course, Facts, Number, Office, UnknownFact
from cardgen.jobs.content import Content
from cardgen.languages import SOURCE
from cardgen.layout.documents.texts import CZECH
from cardgen.problems import Place, Problems
from cardgen.prose import Insert, WrongMarkup, spans

_OF_COURSES: Final = ("dates", "venue", "registration-until")  # what a list of courses says of each, known or not


@dataclasses.dataclass(frozen=True)
class Unconfirmed:
    """A record that must not be released, what is known against it, and what to do; `kind` and `name` are its own."""

    kind: str
    name: str
    place: Place
    documents: tuple[str, ...]
    fact: str
    way_out: str


def unconfirmed(content: Content, topics: Iterable[str]) -> tuple[Unconfirmed, ...]:
    """Return which facts documents show that nobody has confirmed, one for each record."""
    return tuple(_unconfirmed_records(content, topics))


def _unconfirmed_records(content: Content, topics: Iterable[str]) -> Iterator[Unconfirmed]:
    where: dict[str, dict[str, None]] = {}  # names of records and parts -> the documents that show them
    for topic in topics:
        for name in _unconfirmed(content, topic) if topic in content.bank.texts else ():
            where.setdefault(name, {})[topic] = None
    by_record: dict[str, list[str]] = {}
    for name in where:
        by_record.setdefault(".".join(name.split(".")[:2]), []).append(name)
    for name, parts in by_record.items():
        record = _record(content.facts, name)
        if record is None:  # which was told when it was read
            continue
        documents = tuple(dict.fromkeys(document for part in parts for document in where[part]))
        if record.sample:
            fact = "is a sample"
            way_out = "write the real one in its place, with 'source' and 'checked'"
        elif not record.confirmed:
            fact = "is not confirmed"
            way_out = "look it up, and write 'source' and 'checked'"
        else:
            fact = "lacks what is asked for: " + ", ".join(part.removeprefix(f"{name}.") for part in parts)
            way_out = "write it, leave it out of the text"
        kind, _, called = name.partition(".")
        yield Unconfirmed(kind, called, record.place, documents, fact, way_out)


def check_dates(content: Content, edition: Edition, topics: Iterable[str], today: datetime.date) -> None:
    """Tell what documents show and is out of date: on the day of the edition, and as warnings if it is so today.

    No file ever depends on today; but who builds an old edition again should know what it says.
    """
    shown = [topic for topic in topics if topic in content.bank.texts]
    names = {name for topic in shown for name in _records(content, topic)}
    facts = content.facts
    of_these = dataclasses.replace(
        facts,
        offices={name: one for name, one in facts.offices.items() if f"office.{name}" in names},
        courses={name: one for name, one in facts.courses.items() if f"course.{name}" in names},
        numbers={name: one for name, one in facts.numbers.items() if f"number.{name}" in names},
    )
    coming = {subject for topic in shown for subject in _inserted(content, topic, "courses")}
    facts_.about(of_these, edition.day, content.problems, coming)
    if today <= edition.day:
        return
    now = Problems()
    facts_.about(of_these, today, now, coming)
    told = {(problem.place, problem.code) for problem in content.problems}
    for problem in now:
        if (problem.place, problem.code) not in told:
            content.problems.warning(problem.place, problem.code, problem.message, problem.way_out)


def _records(content: Content, topic: str) -> Iterator[str]:
    """The names of the records that a document shows anything of."""
    for name in _named(content, topic):
        yield ".".join(name.split(".")[:2])
    for office in _inserted(content, topic, "contacts"):
        yield f"office.{office}"
    for subject in _inserted(content, topic, "courses"):
        yield from (f"course.{one.id}" for one in content.facts.courses.values() if one.subject == subject)


def _unconfirmed(content: Content, topic: str) -> Iterator[str]:
    """The names of facts that a document shows and that must not be released."""
    facts = content.facts
    for name in _named(content, topic):
        try:
            if not facts_.fact(facts, name, SOURCE, lambda bank, word: word).confirmed:
                yield name
        except UnknownFact:  # which was told when the text was read
            continue
    for office in _inserted(content, topic, "contacts"):
        if office in facts.offices:
            rows = facts_.contact(facts, office, SOURCE)
            yield from (f"office.{office}.{row.label}" for row in rows if not row.confirmed)
    for subject in _inserted(content, topic, "courses"):
        for course in (one for one in facts.courses.values() if one.subject == subject):
            if not course.confirmed:
                yield f"course.{course.id}"
                continue
            for part in _OF_COURSES:
                if facts_.fact(facts, f"course.{course.id}.{part}", SOURCE, lambda bank, word: word).text is None:
                    yield f"course.{course.id}.{part}"
            venue = facts.offices.get(course.venue or "")
            if venue and venue.sample:
                yield f"office.{venue.id}.name"


def _named(content: Content, topic: str) -> Iterator[str]:
    """The facts that the words of a document name."""
    text = content.bank.texts[topic]
    for words in text.words:
        if "{{" not in words.text:  # nearly all
            continue
        try:
            found = spans(words.text, text.notes)
        except WrongMarkup:  # which was told when the text was read
            continue
        yield from (span.fact for span in found if span.fact and not span.fact.startswith(CZECH))


def _inserted(content: Content, topic: str, kind: str) -> Iterator[str]:
    """The names behind the blocks of a kind that the program fills in."""
    for block in content.bank.texts[topic].every:
        if isinstance(block, Insert) and block.kind == kind:
            yield from block.names


def _record(facts: Facts, name: str) -> Office | Course | Number | None:
    kind, _, record = name.partition(".")
    if kind == "office":
        return facts.offices.get(record)
    return facts.courses.get(record) if kind == "course" else facts.numbers.get(record)
