"""The rows of a list -> participants who get a certificate. All problems are told, each at its row and column.

Who attended too little, or twice under one name, is told by name: whoever runs it decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from cardgen.exchange import table
from cardgen.exchange._reading import Stop, Telling
from cardgen.exchange.participants import values
from cardgen.exchange.participants.heads import HEADS, Column, column_of
from cardgen.exchange.participants.values import Wrong
from cardgen.exchange.table import Cell, Row
from cardgen.facts import Course
from cardgen.problems import Place, Problems, did_you_mean

V = TypeVar("V")

BELOW: Final = "list-attendance-below"
_SEARCHED: Final = 10  # rows from the top in which the heads are looked for
_NEAR: Final = Fraction(1, 100)  # by how much hours and per cents of one row may differ


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who gets a certificate. `share` is which part of the course's hours they attended, 0 to 1.

    `language` is what stands beside the Czech. `place` is that of the name.
    """

    name: str
    course: str
    share: Fraction
    language: str
    place: Place
    born: datetime.date | None = None
    number: str = ""


@dataclass(frozen=True)
class Rules:
    """What holds for a list: the courses that there are, the tags of languages by what people call them.

    `least` is the share of the lessons that a certificate asks for, 0 to 1. `language` is that of rows that name none.
    With `skip_below`, those who attended less are left out, with a warning each; else each is an error.
    """

    courses: Mapping[str, Course]
    languages: Mapping[str, str]
    least: Fraction
    language: str | None = None
    skip_below: bool = False


def read(data: bytes, file: str, rules: Rules, problems: Problems) -> tuple[Participant, ...]:
    """Return the participants in the order of the list. `file` is the name that problems point at."""
    tell = Telling("list", file, problems)
    try:
        rows = table.read(data, tell, lambda text: column_of(text) is not None)
        return _List(rows, rules, tell).participants()
    except Stop:
        return ()


class _List:
    """One list while it is read."""

    def __init__(self, rows: Sequence[Row], rules: Rules, tell: Telling) -> None:
        self._rules = rules
        self._tell = tell
        at = max(range(min(len(rows), _SEARCHED)), key=lambda n: len(_heads(rows[n])), default=None)
        if at is None:
            raise tell.stop(Place(tell.file), "empty", "the list is empty", "write a row with heads, and one a person")
        self._head = rows[at]
        self._rows = rows[at + 1 :]
        self._at: dict[Column, int] = {}
        self._find_columns()
        self._seen: dict[tuple[object, ...], Place] = {}
        self._numbers: dict[str, Place] = {}
        self._of_one = self._shares()

    # -- columns -------------------------------------------------------------------------------

    def _find_columns(self) -> None:
        for number, cell in self._head.items():
            column = column_of(cell.text)
            if column is None:
                self._tell.warning(
                    cell.place,
                    "unknown-column",
                    f"the column {cell.text!r} is not read: it does not come onto the certificate",
                    did_you_mean(cell.text, (head for heads in HEADS.values() for head in heads[:1])),
                )
            elif column in self._at:
                self._tell.error(
                    cell.place,
                    "column-twice",
                    f"{cell.text!r} is the second column of this kind",
                    "keep one of the two",
                    also=[self._head[self._at[column]].place],
                )
            else:
                self._at[column] = number
        place = next(iter(self._head.values())).place
        needed: tuple[Column, ...] = ("name", "course")
        missing = [wanted for wanted in needed if wanted not in self._at]
        for wanted in missing:
            self._tell.error(place, "no-column", f"no column has the head {HEADS[wanted][0]!r}", _how(wanted))
        if not {"hours", "attendance"} & self._at.keys():
            missing.append("hours")
            heads = f"{HEADS['hours'][0]!r} nor {HEADS['attendance'][0]!r}"
            self._tell.error(place, "no-column", f"no column has the head {heads}", _how("hours"))
        if "language" not in self._at and self._rules.language is None:
            missing.append("language")
            self._tell.error(
                place, "no-language", "the list does not say in which languages", "name it with --lang, or add a column"
            )
        if missing:
            raise Stop

    def _shares(self) -> bool:
        at = self._at.get("attendance")
        cells = [row[at] for row in self._rows if at in row] if at else []
        try:
            return values.are_shares(cells)
        except Wrong as wrong:
            head = self._head[self._at["attendance"]]
            self._tell.error(head.place, "two-meanings", f"the column {head.text!r} {wrong.fact}", wrong.way_out)
            raise Stop from None

    # -- rows ----------------------------------------------------------------------------------

    def participants(self) -> tuple[Participant, ...]:
        if not self._rows:
            raise self._tell.stop(Place(self._tell.file), "empty", "the list has heads and nobody below", "add people")
        found = [self._participant(row) for row in self._rows]
        return tuple(one for one in found if one)

    def _participant(self, row: Row) -> Participant | None:
        place = next(iter(row.values())).place
        extra = [cell for number, cell in row.items() if number > max(self._head)]
        if extra:
            self._tell.error(
                extra[0].place,
                "no-head",
                f"{extra[0].text[:40]!r} stands behind the last head",
                "give it a head; in a CSV file put a text with the separator in it between quotation marks",
            )
        name = self._name(row, place)
        course = self._course(row, place)
        language = self._language(row)
        share = self._share(row, place, course, name or "somebody")
        born = self._value(row, "born", values.day)
        number = self._value(row, "number", values.text_of) or ""
        if name is None or course is None or language is None or share is None:
            return None
        self._twice(name, course, born, number, row, place)
        return Participant(name, str(course.id), share, language, row[self._at["name"]].place, born, number)

    def _name(self, row: Row, place: Place) -> str | None:
        given = self._value(row, "name", values.name)
        if self._at["name"] not in row:
            self._empty("name", place)
            return None
        if "family" not in self._at or given is None:
            return given
        if self._at["family"] not in row:  # a person may have but one name; an empty cell may be a mistake
            self._empty("family", place)
            return None
        family = self._value(row, "family", values.name)
        return f"{given} {family}" if family else None

    def _course(self, row: Row, place: Place) -> Course | None:
        text = self._value(row, "course", values.text_of)
        if self._at["course"] not in row:
            self._empty("course", place)
        if text is None or text in self._rules.courses:
            return self._rules.courses[text] if text else None
        self._tell.error(
            row[self._at["course"]].place,
            "unknown-course",
            f"there is no course {text[:60]!r}",
            f"{did_you_mean(text, map(str, self._rules.courses))} (the ids stand in content/facts/courses.yaml)",
        )
        return None

    def _language(self, row: Row) -> str | None:
        at = self._at.get("language")
        if at is None or at not in row:
            if self._rules.language is None:
                place = next(iter(row.values())).place
                self._empty("language", place)
            return self._rules.language
        text = self._value(row, "language", values.text_of)
        if text is None:
            return None
        tag = self._rules.languages.get(text.casefold())
        if tag is None:
            self._tell.error(
                row[at].place,
                "unknown-language",
                f"there is no language {text[:60]!r}",
                did_you_mean(text.casefold(), self._rules.languages),
            )
        return tag

    def _share(self, row: Row, place: Place, course: Course | None, name: str) -> Fraction | None:
        """Which share of the lessons somebody attended, if it is enough."""
        given = {column: self._at[column] for column in ("hours", "attendance") if self._at.get(column) in row}
        if not given:
            self._empty("hours" if "hours" in self._at else "attendance", place)
            return None
        said = self._value(row, "attendance", lambda cell: values.share(cell, of_one=self._of_one))
        hours = self._value(row, "hours", values.number)
        if "hours" in given and (hours is None or course is None or course.hours is None):
            return None  # what is missing is told
        shares = [share for share in (said,) if share is not None]
        if hours is not None and course is not None and course.hours:
            if hours > course.hours:
                self._tell.error(
                    row[given["hours"]].place,
                    "too-many-hours",
                    f"{name}: {_written(hours)} hours, but {course.id} has {course.hours}",
                    "mend the hours here, or those of the course in content/facts/courses.yaml",
                )
                return None
            shares.append(hours / course.hours)
        if len(shares) < len(given):
            return None
        if len(shares) == 2 and abs(shares[0] - shares[1]) > _NEAR:
            self._tell.error(
                row[given["attendance"]].place,
                "hours-differ",
                f"{name}: {percent(shares[0])}, but the hours are {percent(shares[1])} of those of the course",
                "mend one of the two",
            )
            return None
        if min(shares) < self._rules.least:
            self._below(row[given.get("attendance", given.get("hours", 0))].place, name, min(shares))
            return None
        return min(shares)

    def _below(self, place: Place, name: str, share: Fraction) -> None:
        says = f"{name} attended {percent(share)} of the lessons, and {percent(self._rules.least)} are asked for"
        if self._rules.skip_below:
            self._tell.warning(place, "attendance-below", says, "no certificate is printed for this row")
        else:
            self._tell.error(
                place,
                "attendance-below",
                says,
                "mend the row, take it out, or leave out all who attended too little with --skip-below",
            )

    def _twice(
        self, name: str, course: Course, born: datetime.date | None, number: str, row: Row, place: Place
    ) -> None:
        own = row[self._at["name"]].place
        who = (name.casefold(), str(course.id), born)
        if (first := self._seen.setdefault(who, own)) != own:
            self._tell.error(
                own,
                "person-twice",
                f"{name} stands twice in the list of {course.id}",
                "take one out; two people of one name are told apart by a column 'datum narození'",
                also=[first],
            )
        if number and (first := self._numbers.setdefault(number, own)) != own:
            self._tell.error(
                row[self._at["number"]].place,
                "number-twice",
                f"two certificates have the number {number[:40]!r}",
                "give each a number of its own",
                also=[first],
            )

    def _value(self, row: Row, column: Column, said: Callable[[Cell], V]) -> V | None:
        """What a cell says; None where there is none, or where it is wrong, which is told."""
        at = self._at.get(column)
        cell: Cell | None = row.get(at) if at is not None else None
        if cell is None:
            return None
        try:
            return said(cell)
        except Wrong as wrong:
            head = self._head[self._at[column]].text
            self._tell.error(cell.place, "wrong-cell", f"the column {head!r} {wrong.fact}", wrong.way_out)
            return None

    def _empty(self, column: Column, place: Place) -> None:
        at = self._at.get(column, place.column)
        head = self._head[at].text if at in self._head else HEADS[column][0]
        self._tell.error(
            Place(place.file, place.line, at), "empty-cell", f"row {place.line}: {head!r} is empty", "fill the cell"
        )


def percent(share: Fraction) -> str:
    """A share in per cents with a tenth where it has one, never rounded up."""
    tenths = share * 1000 // 1
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10} %"


def _heads(row: Row) -> Collection[Column]:
    return {column for cell in row.values() if (column := column_of(cell.text))}


def _how(column: Column) -> str:
    czech, english = HEADS[column][:2]
    return f"the first row names the columns; for this one write {czech!r} or {english!r}"


def _written(number: Fraction) -> str:
    return f"{float(number):g}"
