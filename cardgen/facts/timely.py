"""Is a record still right on a day? Which day, the caller says: that of an edition, or today. Knows no clock."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from cardgen.dates import day_of
from cardgen.facts.model import Course, Facts, Record
from cardgen.problems import Problems
from cardgen.shapes import place_of


def about(facts: Facts, day: datetime.date, problems: Problems, coming: Collection[str] = ()) -> None:
    """Tell what is out of date on `day`. `coming` are the subjects whose courses documents list as coming ones.

    A course that is over is history, which a text may tell; only among coming ones it is an error.
    """
    for course in facts.courses.values():
        if course.subject in coming:
            _coming(course, day, problems)
    for kind, records in (("office", facts.offices), ("course", facts.courses), ("number", facts.numbers)):
        for record in records.values():
            _checked(record, kind, facts.recheck.get(kind), day, problems)


def _coming(course: Course, day: datetime.date, problems: Problems) -> None:
    if course.ends and course.ends < day:
        problems.error(
            place_of(course.to, course.place),
            "course-over",
            f"course {course.id} was over on {course.ends}, and is among the coming courses of {course.subject} "
            f"on {day}",
            "take it out, or give it a subject of its own if a text tells of it",
        )
    elif course.closes and course.closes < day:
        problems.warning(
            place_of(course.registration_until, course.place),
            "registration-over",
            f"course {course.id}: registration ended on {course.closes}, before {day}",
            "take the course out, or mend the date",
        )


def _checked(record: Record, kind: str, period: int | None, day: datetime.date, problems: Problems) -> None:
    checked = day_of(record.checked)
    if not checked or (isinstance(record, Course) and record.ends and record.ends < day):  # history stays as it was
        return
    place = place_of(record.checked, record.place)
    if checked > day:
        problems.warning(
            place,
            "checked-later",
            f"{kind} {record.id} was checked on {checked}, after the day of the edition, {day}",
            "mend the day, or give the edition a later date",
        )
    elif period and (day - checked).days > period:
        problems.warning(
            place,
            "recheck",
            f"{kind} {record.id} was checked on {checked}, {(day - checked).days} days before {day}; "
            f"{period} are agreed",
            "look again whether it is still right, and write the new day",
        )
