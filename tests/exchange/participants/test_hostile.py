"""Lists that somebody made to do harm, that are something else, or that were damaged on the way."""

from __future__ import annotations

import time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.exchange import table
from tests.exchange.participants.people import read, saved, told, workbook

HEADS = "Jméno;Kurz;Účast\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Jméno;Kurz;Účast\nŽofie;czech-a1;80\n".encode("cp1250"), "1:1 encoding"),
        (b"Jmeno;Kurz;Ucast\n\x8eofie;czech-a1;80\n", "2:1 encoding"),
        ((HEADS + "A;czech-a1;80\n").encode("utf-16"), "1:1 encoding"),
        (HEADS.encode() + b"A\0B;czech-a1;80\n", "1:1 not-a-list"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1 not-a-list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "1:1 not-a-list"),
        (b"PK\x03\x04 and nothing more", "1:1 damaged-workbook"),
        (HEADS.encode() + b'A "B;czech-a1;80\n"C D;czech-a1;80\n', "3:1 broken"),
        (HEADS.encode() + b'"A"B;czech-a1;80\n', "2:1 broken"),
        (b"x" * (table.MOST_BYTES + 1), "1:1 too-large"),
        (HEADS.encode() + b"A;czech-a1;80\n" * (table.MOST_ROWS + 1), "1:1 too-large"),
        (HEADS.encode() + b"A" * 10_000 + b";czech-a1;80\n", "2:1 too-long"),
        (HEADS.encode() + b";" * 10_000 + b"\n", "2:1 too-large"),
        (b";".join([b"name"] * 10_000) + b"\n", "1:1 too-large"),
        (b'"' + b"a" * 200_000 + b'"\n', "1:1 broken"),
    ],
)
def test_what_cannot_be_read_is_told_once_with_the_way_out(data: bytes, code: str) -> None:
    before = time.process_time()
    found, (problem,) = read(data)
    assert time.process_time() - before < 1
    assert found == ()
    assert f"{problem.place.line}:{problem.place.column} {problem.code.removeprefix('list-')}" == code
    assert problem.way_out
    assert len(str(problem)) < 600


def test_a_list_saved_by_an_old_excel_says_how_to_save_it() -> None:
    _, (problem,) = read("Jméno;Kurz;Účast\nŽofie;czech-a1;80\n".encode("cp1250"))
    assert "windows-1250" in problem.message
    assert problem.way_out == "in Excel: Save as, CSV UTF-8 (or Excel workbook, .xlsx)"


def test_ten_thousand_columns_of_a_workbook_are_too_many() -> None:
    assert told(workbook(["Jméno", "Kurz", "Účast"], ["A B", "czech-a1", 80, *["x"] * 10_000])) == ["2:1 too-large"]


def test_formulas_are_not_computed() -> None:
    rows = (["Jméno", "Kurz", "Účast"], ['=CONCATENATE("A ","B")', "czech-a1", "=40/50"])
    assert told(workbook(*rows)) == ["2:1 wrong-cell", "2:3 wrong-cell"]


def test_a_list_that_begins_with_a_sign_of_a_formula_is_text_and_no_name() -> None:
    assert told(HEADS + "=1+1;czech-a1;80\n+1;czech-a1;80\n@SUM(A1);czech-a1;80\n") == [
        "2:1 wrong-cell",
        "3:1 wrong-cell",
        "4:1 wrong-cell",
    ]


def test_a_workbook_with_two_lists_is_not_guessed_and_other_sheets_are_passed_over() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Poznámky").append(["co je kde"])
    sheet = book.create_sheet("Kurz")
    sheet.append(["Jméno", "Kurz", "Účast"])
    sheet.append(["A B", "czech-a1", 80])
    assert told(saved(book)) == []
    book.copy_worksheet(sheet)
    assert told(saved(book)) == ["1:1 two-lists"]


def test_a_thousand_mistakes_do_not_flood_the_screen() -> None:
    _, problems = read(HEADS + "A1;czech-a9;x\n" * 1000)
    assert len(problems) == 50


@given(st.binary(max_size=200))
@settings(max_examples=60)
def test_whatever_the_bytes_are_they_are_a_list_or_told(data: bytes) -> None:
    found, problems = read(HEADS.encode() + data)
    assert found or problems


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_whatever_stands_in_a_cell_is_a_name_or_told(text: str) -> None:
    quoted = text.replace('"', '""')
    found, problems = read(f'{HEADS}"{quoted}";czech-a1;80\n')
    assert len(found) + len(problems) == 1
