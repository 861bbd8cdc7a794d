"""What the files of facts say, as frozen data. The dataclasses are the schema of the YAML files.

What is not known is None, never guessed. Must never know how a fact is written in a language.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

from cardgen.dates import day_of
from cardgen.problems import Place, UnknownName

FOLDER: Final = "content/facts"

Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Level: TypeAlias = Literal["A1", "A2", "B1", "B2", "C1", "C2"]

WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)  # in the order of datetime.date.weekday()
_NOWHERE: Final = Place(FOLDER)


class UnknownFact(UnknownName):
    """A fact was asked for that there is not; the message says the way out."""


class _Sourced:
    """A record that says where it is from (`source`) and on which day somebody looked (`checked`)."""

    source: str | None
    checked: str | None
    sample: bool = False

    @property
    def confirmed(self) -> bool:
        """May a reader rely on it? Else a release refuses it."""
        return self.source is not None and self.checked is not None

    @property
    def printed(self) -> bool:
        """May a page show it, and not that it is to be confirmed? A sample may, in a document that says so."""
        return self.confirmed or self.sample


@dataclass(frozen=True)
class Hours:
    """When an office is open: on `weekdays`, at each of `times` (like "8:00–12:00")."""

    weekdays: tuple[Weekday, ...]
    times: tuple[str, ...]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Office(_Sourced):
    """An office or another place to go to.

    `id` names it in texts. `name` is a word of the bank "offices". `address` is written as on a letter. `phone` is
    written with its country, like +420 377 000 000, unless it is a short one like 156. `email` and `web` (a URL) are
    its addresses on the internet. `hours` are when it is open. A `sample` does not exist; it shows what a document
    needs. `source` says where this is from. `checked` is the day on which somebody looked there (YYYY-MM-DD).
    """

    id: str
    name: str
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    web: str | None = None
    hours: tuple[Hours, ...] = ()
    sample: bool = False
    source: str | None = None
    checked: str | None = None
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Course(_Sourced):
    """A course with its dates (YYYY-MM-DD).

    `id` names it in texts. `subject` is what a table of courses asks for: those of one subject stand in one table.
    `level` is that of the Common European Framework of Reference. `from_` is the first day and `to` the last.
    `weekdays` are the days on which it is held, `time` is from when to when (like "17:00–18:30"). `venue` is the id of
    an office. `hours` is how many lessons it has in all, as certificates count them. `price` is in whole Czech crowns,
    0 if it costs nothing. `capacity` is how many may attend. `registration_until` is the last day to register.
    `teacher_language` is the tag of the language that is spoken. A `sample` does not exist; it shows
    what a document needs. `source` says where this is from. `checked` is the day on which somebody looked there.
    """

    id: str
    subject: str
    level: Level | None = None
    from_: str | None = None
    to: str | None = None
    weekdays: tuple[Weekday, ...] = ()
    time: str | None = None
    venue: str | None = None
    hours: int | None = None
    price: int | None = None
    capacity: int | None = None
    registration_until: str | None = None
    teacher_language: str | None = None
    sample: bool = False
    source: str | None = None
    checked: str | None = None
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def begins(self) -> datetime.date | None:
        """The first day."""
        return day_of(self.from_)

    @property
    def ends(self) -> datetime.date | None:
        """The last day."""
        return day_of(self.to)

    @property
    def closes(self) -> datetime.date | None:
        """The last day to register."""
        return day_of(self.registration_until)


@dataclass(frozen=True)
class Number(_Sourced):
    """A number that texts name, such as 112.

    `id` names it in texts. `value` stands on the page as it is written here, in every language. `source` says where
    this is from. `checked` is the day on which somebody looked there (YYYY-MM-DD).
    """

    id: str
    value: str
    source: str | None = None
    checked: str | None = None
    place: Place = field(default=_NOWHERE, compare=False)


Record: TypeAlias = Office | Course | Number


@dataclass(frozen=True)
class Offices:
    """The file of offices. After `recheck` days somebody should look again whether they are still right."""

    recheck: int
    offices: tuple[Office, ...]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Courses:
    """The file of courses. After `recheck` days somebody should look again whether they are still right."""

    recheck: int
    courses: tuple[Course, ...]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Numbers:
    """The file of numbers. After `recheck` days somebody should look again whether they are still right."""

    recheck: int
    numbers: tuple[Number, ...]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Facts:
    """All facts by id. What was wrong in a record was told and is None in it, so that all that is left can be written.

    `recheck` has the period of each kind ("office", "course", "number") in days. `lost` are the names, like
    "office.city-police", of records that could not be read at all.
    """

    offices: Mapping[str, Office] = field(default_factory=dict)
    courses: Mapping[str, Course] = field(default_factory=dict)
    numbers: Mapping[str, Number] = field(default_factory=dict)
    recheck: Mapping[str, int] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects of the courses, in the order of the file."""
        return tuple(dict.fromkeys(str(course.subject) for course in self.courses.values()))
