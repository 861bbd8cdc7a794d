"""Numbers of a workbook that are shown as days."""

from __future__ import annotations

import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cardgen.exchange import xlsx
from tests.exchange.workbooks import saved


def shown(value: int | datetime.date, form: str, *, from_1904: bool = False) -> str:
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    cell = book.worksheets[0].cell(1, 1, value)
    cell.number_format = form
    return xlsx.cells(saved(book))[0].rows[1][1].day


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("dd.mm.yyyy", "2026-11-20"),
        ("mm-dd-yy", "2026-11-20"),  # number 14, which Excel shows as its country does
        ("d-mmm", "2026-11-20"),
        ('[$-405]d"."\\ mmmm\\ yyyy;@', "2026-11-20"),
        ("mmm-yy", "2026-11"),
        ("yyyy", "2026"),
        ("General", ""),
        ("h:mm", ""),
        ("[h]:mm", ""),
        ('0" days"', ""),
        ("[Red]0", ""),
        (r"0\d", ""),
    ],
)
def test_the_format_of_a_cell_says_if_it_shows_a_day(form: str, said: str) -> None:
    assert shown(46346, form) == said


@pytest.mark.parametrize("number", [0, 60, -1, 9999999])
def test_a_number_that_is_no_day_to_be_trusted_is_none(number: int) -> None:
    assert shown(number, "dd.mm.yyyy") == ""


@given(st.dates(datetime.date(1905, 1, 1), datetime.date(2100, 1, 1)), st.booleans())
def test_a_day_comes_back_however_the_workbook_counts(day: datetime.date, from_1904: bool) -> None:
    assert shown(day, "dd.mm.yyyy", from_1904=from_1904) == day.isoformat()
