"""Dates beside a translation."""

from __future__ import annotations

import pytest

from tests.projects import Written

VI = "content/phrases/pain/vi.yaml"
WAY_OUT = "    write it as year-month-day, like 2026-11-22"


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
