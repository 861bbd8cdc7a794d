"""Can a record be true? Are its dates days, its times in order, its numbers written so that they can be dialled?

Tells what cannot be and returns the record without it. Must never know today's date, nor any language but the tags.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Collection
from typing import Any, Final, TypeVar

import babel

from cardgen.dates import day_of
from cardgen.facts import forms
from cardgen.facts.model import WEEKDAYS, Course, Hours, Number, Office
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.shapes import place_of

R = TypeVar("R", Office, Course, Number)

_LESSON: Final = 45  # minutes: the shortest that is counted as an hour


def recheck(days: int, place: Place, problems: Problems) -> bool:
    """Is this a period of days?"""
    if days < 1:
        problems.error(place, "wrong-value", f"recheck cannot be {days} days", "write after how many days, like 180")
    return days >= 1


def office(record: Office, names: Collection[str] | None, problems: Problems) -> Office:
    """Return an office without what cannot be. `names` are the words of the bank "offices"."""
    look = _Look(record, "office", problems)
    if names is not None and record.name not in names:
        problems.error(
            place_of(record.name, record.place),
            "unknown-word",
            f'office {record.id}: its name {str(record.name)!r} is not a word of the bank "offices"',
            did_you_mean(record.name, map(str, names)),
        )
    look.filled("address")
    look.phone()
    look.fits("email", forms.is_email, "an e-mail address", "write it like urad@example.cz")
    look.fits("web", forms.is_web, "an address of a web page", "write all of it, like https://www.example.cz/")
    look.hours()
    return look.done(record)


def course(record: Course, venues: Collection[str], problems: Problems) -> Course:
    """Return a course without what cannot be. `venues` are the ids of the offices."""
    look = _Look(record, "course", problems)
    if not forms.is_name(record.subject):
        look.tell("subject", f"{str(record.subject)!r} cannot be a subject", "write small letters, digits and hyphens")
    for key in ("from_", "to", "registration_until"):
        look.day(key)
    look.order()
    look.days_of_the_week()
    look.times()
    if record.venue is not None and record.venue not in venues:
        look.wrong("venue", f"the office {str(record.venue)!r} is not known", did_you_mean(record.venue, venues))
    look.lessons()
    if record.price is not None and record.price < 0:
        look.wrong("price", f"the price is {record.price} crowns", "write whole crowns, or 0 if it costs nothing")
    if record.capacity is not None and record.capacity < 1:
        look.wrong("capacity", f"{record.capacity} can attend", "write how many, or leave the line out")
    look.language()
    return look.done(record)


def number(record: Number, problems: Problems) -> Number:
    """Tell what is wrong with a number; its value is kept as it is."""
    look = _Look(record, "number", problems)
    look.filled("value")
    return look.done(record)


class _Look:
    """A record that is looked at, and the values that replace what is wrong in it."""

    def __init__(self, record: Office | Course | Number, kind: str, problems: Problems) -> None:
        self._record = record
        self._name = f"{kind} {record.id}"
        self._problems = problems
        self._instead: dict[str, Any] = {}
        if not forms.is_name(record.id):
            self.tell("id", f"{str(record.id)!r} cannot be named in a text", "write small letters, digits and hyphens")
        self._source()

    def done(self, record: R) -> R:
        """The record without what is wrong."""
        return dataclasses.replace(record, **self._instead) if self._instead else record

    def tell(self, key: str, fact: str, way_out: str, at: Place | None = None) -> None:
        """Tell an error at the value of a key, or at a place in it."""
        where = at or place_of(getattr(self._record, key), self._record.place)
        self._problems.error(where, "wrong-value", f"{self._name}: {fact}", way_out)

    def wrong(self, key: str, fact: str, way_out: str) -> None:
        """Tell an error and leave the value out."""
        self.tell(key, fact, way_out)
        self._instead[key] = None

    def value(self, key: str) -> str | None:
        """The value of a key, None where it is wrong."""
        found = self._instead.get(key, getattr(self._record, key))
        return None if found is None else str(found)  # without its place

    def filled(self, key: str) -> None:
        """Text on one line, neither empty nor endless."""
        text = self.value(key)
        if text is None:
            return
        if not text.strip():
            self.tell(key, f"{key} is empty", "fill it, or leave the line out")
        elif not forms.is_line(text):
            self.tell(key, f"{key} is not one line of text", f"write at most {forms.LONGEST} characters on one line")
        else:
            return
        if key != "value":
            self._instead[key] = None

    def fits(self, key: str, form: Callable[[str], bool], what: str, way_out: str) -> None:
        """Text of a form."""
        text = self.value(key)
        if text is not None and not form(text):
            self.wrong(key, f"{text!r} is not {what}", way_out)

    def phone(self) -> None:
        """A number that can be dialled."""
        text = self.value("phone")
        if text is None or forms.is_phone(text):
            return
        way_out = "write it with the country and in groups, like +420 377 000 000"
        if international := forms.from_czechia(text):
            way_out = f"write it with the country: {international}"
        self.wrong("phone", f"{text!r} is not a telephone number that can be dialled from everywhere", way_out)

    def day(self, key: str) -> None:
        """A day of the calendar."""
        text = self.value(key)
        if text is not None and day_of(text) is None:
            self.wrong(key, f"{text!r} is not a date", "write it as year-month-day, like 2026-11-22")

    def order(self) -> None:
        """The first day, the last day and the last day to register, one after the other."""
        first, last, closes = (day_of(self.value(key)) for key in ("from_", "to", "registration_until"))
        if first and last and last < first:
            self.tell("to", f"the last day, {last}, is before the first, {first}", "mend one of the two")
            self._instead.update(from_=None, to=None)
        elif last and closes and closes > last:
            self.wrong(
                "registration_until", f"registration ends on {closes}, after the course, {last}", "mend the date"
            )

    def days_of_the_week(self) -> None:
        """Are the days there once, and is the course held on its first and on its last day?"""
        assert isinstance(self._record, Course)
        days = self._record.weekdays
        self._twice(days, self._record.place)
        for key, what in (("from_", "first"), ("to", "last")):
            day = day_of(self.value(key))
            if days and day and WEEKDAYS[day.weekday()] not in days:
                self.tell(
                    key,
                    f"its {what} day, {day}, is a {WEEKDAYS[day.weekday()]}, and it is held on {', '.join(days)}",
                    "mend the date or the weekdays",
                )

    def times(self) -> None:
        """From when to when, forwards."""
        text = self.value("time")
        if text is not None and not self._forwards("time", text, None):
            self._instead["time"] = None

    def lessons(self) -> None:
        """As many hours as its days have room for, counted in lessons: a certificate vouches for them."""
        assert isinstance(self._record, Course)
        hours = self._record.hours
        if hours is None:
            return
        if hours < 1:
            self.wrong("hours", f"it has {hours} hours", "write how many, or leave the line out")
            return
        first, last, times = day_of(self.value("from_")), day_of(self.value("to")), self.value("time")
        held = {WEEKDAYS.index(day) for day in self._record.weekdays}
        if not (first and last and times and held and first <= last):
            return
        begin, end = forms.times(times) or (datetime.time(), datetime.time())
        days = sum((last - first).days // 7 + (_after(first, day) <= (last - first).days % 7) for day in held)
        most = days * (_minutes(end) - _minutes(begin)) // _LESSON
        if hours > most:
            self.wrong(
                "hours",
                f"it has {hours} hours, but its {days} days have room for {most} lessons of {_LESSON} minutes",
                "mend the hours, the dates or the time",
            )

    def hours(self) -> None:
        """The opening hours, without what is wrong in them."""
        assert isinstance(self._record, Office)
        kept = []
        for one in self._record.hours:
            self._twice(one.weekdays, one.place)
            times = tuple(text for text in one.times if self._forwards("hours", text, place_of(text, one.place)))
            if not one.weekdays or not one.times:
                what = "times" if one.weekdays else "weekdays"
                self.tell("hours", f"these opening hours have no {what}", "name at least one", one.place)
            elif times:
                kept.append(Hours(one.weekdays, times, one.place))
        self._instead["hours"] = tuple(kept)

    def language(self) -> None:
        """A language that has a name."""
        tag = self.value("teacher_language")
        if tag is None:
            return
        try:
            babel.Locale.parse(tag, sep="-")
        except (babel.UnknownLocaleError, ValueError):
            self.wrong("teacher_language", f"{tag!r} is not the tag of a language", "write its tag, like cs or ru")

    def _twice(self, days: tuple[str, ...], place: Place) -> None:
        for day in sorted({str(day) for day in days if days.count(day) > 1}):
            self._problems.error(place, "duplicate-name", f"{self._name} has the weekday {day!r} twice", "name it once")

    def _forwards(self, key: str, text: str, at: Place | None) -> bool:
        times = forms.times(text)
        way_out = "write from when to when, with an en dash, like 17:00–18:30"
        if not times:
            if dashed := forms.with_en_dash(text):
                way_out = f"write it with an en dash and without spaces: {dashed}"
            self.tell(key, f"{str(text)!r} is not a time from when to when", way_out, at)
            return False
        begin, end = times
        if begin >= end:
            self.tell(key, f"the time {text!s} does not run forwards", way_out, at)
        return begin < end

    def _source(self) -> None:
        source, checked = self._record.source, self._record.checked
        self.filled("source")
        self.day("checked")
        if (
            isinstance(self._record, Office | Course)
            and self._record.sample
            and (source is not None or checked is not None)
        ):
            self._problems.error(
                place_of(source or checked, self._record.place),
                "sample-with-source",
                f"{self._name} is a sample, and says where it is from",
                "take out 'sample', or 'source' and 'checked': what does not exist cannot have been checked",
            )
        elif source is not None and checked is None:
            self._problems.warning(
                place_of(source, self._record.place),
                "not-checked",
                f"{self._name} has a source, and does not say when it was checked: it counts as not confirmed",
                "look there, and add a line 'checked: ...' with the day",
            )
        elif checked is not None and source is None:
            self._problems.warning(
                place_of(checked, self._record.place),
                "no-source",
                f"{self._name} was checked, and does not say against what: it counts as not confirmed",
                "add a line 'source: ...'",
            )


def _after(first: datetime.date, weekday: int) -> int:
    """How many days after the first day this day of the week comes."""
    return (weekday - first.weekday()) % 7


def _minutes(time: datetime.time) -> int:
    return time.hour * 60 + time.minute
