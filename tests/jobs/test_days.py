"""Days that somebody names: only what is one, and for what was done none that has not come."""

from __future__ import annotations

import datetime

import pytest

from cardgen.jobs.days import day_of, past_day
from cardgen.problems import UnknownName


def test_a_day_is_the_one_that_was_named_or_today() -> None:
    assert day_of("2026-02-28") == datetime.date(2026, 2, 28)
    assert (past_day("2026-11-22"), past_day(None)) == ("2026-11-22", "2026-11-22")


@pytest.mark.parametrize("text", ["", "22. 11.", "20261122", "2026-02-29"])
def test_what_is_no_day_is_refused_with_the_way_to_write_one(text: str) -> None:
    with pytest.raises(UnknownName, match="is not a date; write it as year-month-day, like 2026-11-22"):
        past_day(text)


def test_what_has_not_come_yet_was_not_done() -> None:
    with pytest.raises(UnknownName, match="2026-11-23 has not come yet; a signature cannot be dated ahead"):
        past_day("2026-11-23", "a signature cannot be dated ahead")
