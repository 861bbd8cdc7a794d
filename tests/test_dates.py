"""A day has one form in files."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.dates import day_of, is_date


@given(st.dates())
def test_every_day_is_a_date(day: datetime.date) -> None:
    assert is_date(day.isoformat())
    assert day_of(day.isoformat()) == day


@given(st.text("0123456789-W. ", max_size=11))
def test_what_is_a_date_is_how_its_day_is_written(text: str) -> None:
    if is_date(text):
        assert datetime.date.fromisoformat(text).isoformat() == text


@pytest.mark.parametrize(
    "text",
    ["", "2026-11-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-2", "20261122", "2026-W47-7", "26-11-22",
     "2026-11-22 ", " 2026-11-22", "2026-11-22T10:00", "22. 11. 2026", "２０２６-１１-２２", "0000-01-01", "today"],
)  # fmt: skip
def test_what_is_no_day_in_this_form_is_no_date(text: str) -> None:
    assert not is_date(text)


def test_nothing_is_no_day() -> None:
    assert day_of(None) is None
