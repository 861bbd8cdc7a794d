"""Facts for lists and tables, as data: which texts stand in a contact list and in a table of courses.

Labels and names of offices are words of banks that the caller translates. Must never know how a row looks.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from cardgen.facts import parts, writing
from cardgen.facts.dates import DASH
from cardgen.facts.model import Course, Facts, Office, UnknownFact
from cardgen.problems import did_you_mean

# What a reader needs to go to an office: where nothing else tells, a sample shows that it belongs there.
_NEEDED: Final = ("address", "phone", "hours")
_NOTHING: Final = "contact"


@dataclass(frozen=True)
class Row:
    """A line of a contact list.

    `label` is a word of the bank "documents". No `text`: it is not known, or not confirmed. `href` is where it leads:
    tel:, mailto: or the web page. What is not `confirmed` must not be released.
    """

    label: str
    text: str | None
    href: str | None
    confirmed: bool


@dataclass(frozen=True)
class CourseRow:
    """A line of a table of courses, each text None where it is not known; of one that is not confirmed only the level.

    `course` is its id, `venue` a word of the bank "offices". `when` is weekdays and time together. A course that is
    `free` has no `price`. What is not `confirmed` must not be released.
    """

    course: str
    level: str | None
    dates: str | None
    weekdays: str | None
    time: str | None
    when: str | None
    venue: str | None
    price: str | None
    free: bool
    capacity: str | None
    registration_until: str | None
    teacher_language: str | None
    sample: bool
    confirmed: bool


def contact(facts: Facts, office_id: str, language: str) -> tuple[Row, ...]:
    """Return the contact list of an office; raises UnknownFact.

    What is known has a row. A sample has one for the address, telephone and hours that are not known as well; another
    office of which nothing is known has one row "contact". An office that could not be read, which was told, has none.
    """
    if f"office.{office_id}" in facts.lost:
        return ()
    if office_id not in facts.offices:
        raise UnknownFact(f"there is no office {str(office_id)!r}; {did_you_mean(office_id, map(str, facts.offices))}")
    office = facts.offices[office_id]
    rows = []
    for part, written in parts.OF_OFFICE.items():
        text = written(office, language)
        if text is None and not (office.sample and part in _NEEDED):
            continue
        shown = text if office.printed else None
        href = _href(office, part) if shown is not None else None
        rows.append(Row(part, shown, href, text is not None and office.confirmed))
    return tuple(rows) or (Row(_NOTHING, None, None, False),)


def course_rows(facts: Facts, subject: str, language: str) -> tuple[CourseRow, ...]:
    """Return the courses of a subject, by level, first day, weekday and time; raises UnknownFact for one without any.

    If some courses could not be read, which was told, there may be none.
    """
    courses = [course for course in facts.courses.values() if course.subject == subject]
    if not courses and not any(name.startswith("course.") for name in facts.lost):
        raise UnknownFact(f"there are no courses of {str(subject)!r}; {did_you_mean(subject, facts.subjects)}")
    return tuple(_row(facts, course, language) for course in sorted(courses, key=_order))


def _href(office: Office, part: str) -> str | None:
    if part == "phone" and office.phone:
        return "tel:" + "".join(office.phone.split())
    if part == "email" and office.email:
        return f"mailto:{office.email}"
    return office.web and str(office.web) if part == "web" else None


def _order(course: Course) -> tuple[str, datetime.date, str, str]:
    first = course.begins or datetime.date.max
    begin = (course.time or "").partition(DASH)[0]
    return course.level or "", first, begin.zfill(len("00:00")), str(course.id)


def _row(facts: Facts, course: Course, language: str) -> CourseRow:
    known = course if course.printed else Course(course.id, course.subject, course.level)
    office = facts.offices.get(known.venue or "")
    return CourseRow(
        course=str(known.id),
        level=parts.level(known, language),
        dates=parts.dates(known, language),
        weekdays=parts.weekdays(known, language),
        time=parts.time(known, language),
        when=parts.when(known, language),
        venue=str(office.name) if office else None,
        price=writing.price(known.price, language) if known.price else None,
        free=known.price == 0,
        capacity=parts.capacity(known, language),
        registration_until=parts.registration_until(known, language),
        teacher_language=parts.teacher_language(known, language),
        sample=course.sample,
        confirmed=course.confirmed,
    )
