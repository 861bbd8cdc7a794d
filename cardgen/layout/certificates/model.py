"""A certificate before it is set: facts alone, no words of any language."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from cardgen.problems import Place

BANK: Final = "certificate"  # the topic whose words certificates print


@dataclass(frozen=True, slots=True)
class Certificate:
    """What one person gets.

    `language` is what stands beside the Czech; cs for Czech alone. `subject` and `level` are those of the course, which
    lasted from `first` to `last` and had `hours`; `attended` is in whole per cents, rounded down. `day` is the date of
    the certificate. A `sample` says on it that it is none. `place` is where the name stands.
    """

    name: str
    language: str
    subject: str
    level: str | None
    first: datetime.date
    last: datetime.date
    hours: int
    attended: int
    day: datetime.date
    sample: bool
    place: Place
    born: datetime.date | None = None
    number: str = ""
