"""What can be said of an office and of a course, each part as text in a language; None where it is not known."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from cardgen.facts import writing
from cardgen.facts.model import Course, Facts, Office

OFFICES: Final = "offices"  # the bank of the names of offices
DOCUMENTS: Final = "documents"  # the bank of words that documents share
FREE: Final = "free-of-charge"

Words: TypeAlias = Callable[[str, str], str]  # (bank, word) -> the text in the language of the page


def address(office: Office, language: str) -> str | None:
    """Return the address, as on a letter whatever the language."""
    return office.address and writing.address(office.address)


def phone(office: Office, language: str) -> str | None:
    """Return the telephone number."""
    return office.phone and writing.phone(office.phone)


def email(office: Office, language: str) -> str | None:
    """Return the e-mail address."""
    return office.email and str(office.email)


def web(office: Office, language: str) -> str | None:
    """Return the address of the web page as people write it."""
    return office.web and writing.web(office.web)


def hours(office: Office, language: str) -> str | None:
    """Return the opening hours, a line for each entry."""
    lines = []
    for one in office.hours:
        times = ", ".join(writing.time_range(text, language) for text in one.times)
        lines.append(f"{writing.weekdays(one.weekdays, language)} {times}")
    return "\n".join(lines) or None


def level(course: Course, language: str) -> str | None:
    """Return the level, e.g. "A1"."""
    return course.level and str(course.level)


def dates(course: Course, language: str) -> str | None:
    """Return from when to when the course is."""
    first, last = course.begins, course.ends
    return writing.date_range(first, last, language) if first and last else None


def first_day(course: Course, language: str) -> str | None:
    """Return the first day."""
    return _day(course.begins, language)


def last_day(course: Course, language: str) -> str | None:
    """Return the last day."""
    return _day(course.ends, language)


def registration_until(course: Course, language: str) -> str | None:
    """Return the last day to register."""
    return _day(course.closes, language)


def weekdays(course: Course, language: str) -> str | None:
    """Return the days of the week."""
    return writing.weekdays(course.weekdays, language) if course.weekdays else None


def time(course: Course, language: str) -> str | None:
    """Return the time of day."""
    return course.time and writing.time_range(course.time, language)


def when(course: Course, language: str) -> str | None:
    """Return the days of the week and the time of day, or which of the two is known."""
    return " ".join(text for text in (weekdays(course, language), time(course, language)) if text) or None


def lessons(course: Course, language: str) -> str | None:
    """Return how many hours it has in all."""
    return None if course.hours is None else writing.count(course.hours, language)


def capacity(course: Course, language: str) -> str | None:
    """Return how many may attend."""
    return None if course.capacity is None else writing.count(course.capacity, language)


def teacher_language(course: Course, language: str) -> str | None:
    """Return the language that is spoken."""
    return course.teacher_language and writing.language_name(course.teacher_language, language)


def price(course: Course, language: str, words: Words) -> str | None:
    """Return the price, a word of the bank "documents" for a course that costs nothing."""
    if course.price is None:
        return None
    return words(DOCUMENTS, FREE) if course.price == 0 else writing.price(course.price, language)


def venue(course: Course, facts: Facts, words: Words) -> str | None:
    """Return the name of the office where the course is."""
    office = facts.offices.get(course.venue or "")
    return words(OFFICES, office.name) if office else None


OF_OFFICE: Final[Mapping[str, Callable[[Office, str], str | None]]] = {
    "address": address,
    "phone": phone,
    "email": email,
    "web": web,
    "hours": hours,
}
OF_COURSE: Final[Mapping[str, Callable[[Course, str], str | None]]] = {
    "level": level,
    "dates": dates,
    "from": first_day,
    "to": last_day,
    "weekdays": weekdays,
    "time": time,
    "when": when,
    "hours": lessons,
    "capacity": capacity,
    "registration-until": registration_until,
    "teacher-language": teacher_language,
}


def _day(day: datetime.date | None, language: str) -> str | None:
    return writing.date(day, language) if day else None
