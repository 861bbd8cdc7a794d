"""What a proof sheet shows, as frozen data. Knows neither banks nor pages."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cardgen.bank import Phrase

_MARKS: Final = frozenset("[{*")


@dataclass(frozen=True)
class Quoted:
    """Words that a remark means, and in Czech where they stand; the label alone where there are none to quote."""

    label: str
    words: Phrase | None = None


@dataclass(frozen=True)
class Remark:
    """What a check says of a row, in Czech, and what it means by it: a line for each of its findings."""

    says: str
    found: tuple[tuple[Quoted, ...], ...] = ()


@dataclass(frozen=True)
class ProofRow:
    """One string to be judged.

    `row` counts within its part from 1 and is what a signature names; `number` is the card's. `label` says in Czech
    what a row without a card is (a title); `name` is what staff type to name a word. `target` is None where there
    is no translation; `earlier` is the Czech from which a stale one was made. `said` is how a Czech reader says it,
    `back` what somebody understood who did not see the source, `back_by` who that was. `remarks` are what the checks
    say, `note` what the translator wants the office to know. `answers` are those on the card, in Czech, `answered` the
    same in the language, and `staff` is what the back of the card tells staff: they show what a sentence is for. A
    `running` one is of a page of text, and may hold its marks: facts, links, what is strong.
    """

    row: int
    source: str
    target: Phrase | None
    state: str
    number: str = ""
    label: str = ""
    name: str = ""
    picture: str | None = None
    earlier: str | None = None
    said: str | None = None
    back: str | None = None
    back_by: str | None = None
    remarks: tuple[Remark, ...] = ()
    note: str | None = None
    answers: str = ""
    answered: Phrase | None = None
    staff: str | None = None
    running: bool = False

    @property
    def has_marks(self) -> bool:
        """Are there marks in it that are no words of its language?"""
        return self.running and not _MARKS.isdisjoint(self.source + (str(self.target.text) if self.target else ""))


@dataclass(frozen=True)
class ProofSection:
    """Rows below a heading in Czech; "" for none."""

    title: str
    rows: tuple[ProofRow, ...]


@dataclass(frozen=True)
class Usual:
    """What each page says once, so that only rows of which something else holds have to say it."""

    state: str = ""
    back_by: str = ""

    def holds_for(self, row: ProofRow) -> bool:
        """Does a row say nothing else?"""
        return row.state == self.state and (row.back_by or self.back_by) == self.back_by


@dataclass(frozen=True)
class ProofPart:
    """A topic: what one person signs. `code` names it where its title would tell a blind reader too much.

    `file` is where the office finds it; `editions` are those that print it, with their versions; `wording` is a
    fingerprint of all that is judged;
    `command` is what the office types once the part is signed, and cannot yet while translations are `missing`. In a
    part of `words` rows are low.
    """

    code: str
    title: str
    sections: tuple[ProofSection, ...]
    file: str = ""
    editions: tuple[str, ...] = ()
    wording: str = ""
    command: str = ""
    missing: int = 0
    words: bool = False

    @property
    def rows(self) -> Iterator[ProofRow]:
        """All rows in the order of the sheet."""
        for section in self.sections:
            yield from section.rows

    @property
    def usual(self) -> Usual:
        """What holds for most rows; the first of several that hold for as many."""
        states = Counter(row.state for row in self.rows)
        authors = Counter(row.back_by for row in self.rows if row.back_by)
        return Usual(
            max(states, key=lambda state: states[state], default=""),
            max(authors, key=lambda author: authors[author], default=""),
        )


@dataclass(frozen=True)
class ProofSheet:
    """What is read in one go: parts in one language. A `blind` sheet shows the translations alone."""

    language: str
    parts: tuple[ProofPart, ...]
    date: datetime.date
    publisher: str = ""
    blind: bool = False
