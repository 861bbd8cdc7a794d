"""Days that somebody names on the command line, written like 2026-11-22."""

from __future__ import annotations

import datetime

from cardgen.dates import is_date
from cardgen.problems import UnknownName
from cardgen.project import today


def day_of(text: str) -> datetime.date:
    """The day that was named; raises UnknownName for what is none."""
    if not is_date(text):
        raise UnknownName(f"{text!r} is not a date; write it as year-month-day, like 2026-11-22")
    return datetime.date.fromisoformat(text)


def past_day(text: str | None, why: str = "write down what has been done") -> str:
    """The day that was named, or today (YYYY-MM-DD); raises UnknownName, with the reason, for one that has not come."""
    named = today() if text is None else day_of(text)
    if named > today():
        raise UnknownName(f"{named} has not come yet; {why}")
    return named.isoformat()
