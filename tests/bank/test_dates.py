"""Dates beside a translation."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.bank.dates import is_date
from tests.projects import Written

VI = "content/phrases/pain/vi.yaml"
WAY_OUT = "    write it as year-month-day, like 2026-11-22"


@given(st.dates())
def test_every_day_is_a_date(day: datetime.date) -> None:
    assert is_date(day.isoformat())


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


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("back", "{text: Bolí?, by: Nga, date: 22. 11. 2026}"),
        ("revised", "{by: Nga, date: 22. 11. 2026, of: 0badcafe}"),
        ("approved", "{by: Nga, date: 22. 11. 2026, of: 0badcafe}"),
    ],
)
def test_a_wrong_date_is_told_where_it_stands(tiny: Written, key: str, value: str) -> None:
    tiny.replace(VI, "    say: ko dau khong\n", f"    {key}: {value}\n")
    column = len(f"    {key}: {value.partition('22.')[0]}") + 1
    told = [line for line in tiny.told(lambda topic, tag: False) if "[wrong-value]" in line]
    assert told == [f"{VI}:15:{column}: error: vi: '22. 11. 2026' is not a date [wrong-value]\n{WAY_OUT}"]


def test_dates_of_titles_and_sections_are_looked_at_too(tiny: Written) -> None:
    wrong = "back: {text: x, by: y, date: 2026-13-01}"
    tiny.replace(VI, "text: Đau, state: draft", f"text: Đau, state: draft, {wrong}")
    tiny.replace(VI, "text: Giúp đỡ, state: draft", f"text: Giúp đỡ, state: draft, {wrong}")
    told = [line.split(" error: ")[0] for line in tiny.told(lambda topic, tag: False)]
    assert [place.split(":")[1] for place in told] == ["2", "5"]


def test_an_empty_date_is_told(tiny: Written) -> None:
    tiny.replace(VI, "say: ko dau khong", "back: {text: x, by: y, date: ''}")
    assert any("vi: '' is not a date" in line for line in tiny.told(lambda topic, tag: False))
