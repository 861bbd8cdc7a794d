"""What a person may do to a workbook, and what is told of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from cardgen.exchange import xlsx
from cardgen.exchange.parcel import Parcel
from cardgen.problems import Place
from tests.exchange.workbooks import (
    changed,
    codes,
    opened,
    parcel,
    parts,
    saved,
    several,
    told,
    topic_of,
    unit,
    with_part,
    with_text,
)


def _set(cell: str, value: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = value  # type: ignore[assignment]  # openpyxl tells what it does not take

    return change


def _read(data: bytes) -> Parcel:
    read, problems = told(data)
    assert problems == []
    assert read is not None
    return read


def _swapped(sheet: Worksheet, columns: str) -> None:
    """What sorting does to two rows."""
    for column in columns:
        one, two = sheet[f"{column}4"], sheet[f"{column}5"]
        one.value, two.value = two.value, one.value


# --- what is filled in ---


def test_what_was_filled_in_is_read() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["D5"], sheet["E5"], sheet["F5"], sheet["G5"] = "Từ khi nào?", "po korektuře", "Odkdy?", "Nejistý tvar."

    unit_ = _read(changed(fill, parcel(*several()))).units[1]
    assert (unit_.target, unit_.state, unit_.back, unit_.remark) == (
        "Từ khi nào?", "revised", "Odkdy?", "Nejistý tvar.",
    )  # fmt: skip  # as they stand in the sheet


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("návrh", "draft"),
        (" Schváleno ", "approved"),
        ("PO KOREKTUŘE", "revised"),
        ("approved", "approved"),
        (None, "draft"),
    ],
)
def test_a_state_is_read_in_czech_and_in_english_and_nothing_is_a_draft(word: str | None, state: str) -> None:
    assert _read(changed(_set("E4", word))).units[0].state == state


def test_an_unknown_state_is_told_with_the_nearest_one() -> None:
    _, (problem,) = told(changed(_set("E4", "schvaleno")))
    assert str(problem) == (
        "vi.xlsx[Bolest]:4:5: error: 'Bolest'!E4: the state cannot be 'schvaleno' [unknown-state]\n"
        "    did you mean 'schváleno'?"
    )


def test_text_with_parts_that_are_bold_is_read_as_its_text() -> None:
    rich = CellRichText("Bạn ", TextBlock(InlineFont(b=True), "đau"), " ở đâu?")
    assert _read(changed(_set("D4", rich))).units[0].target == "Bạn đau ở đâu?"


def test_a_line_break_is_one_character_whatever_a_program_made_of_it() -> None:
    for written in ("a_x000D_\nb", "a_x000d__x000A_b", "a_x000D_b", "a&#13;\nb"):
        data = with_text("xl/sharedStrings.xml", "Bạn đau ở đâu?", written)
        assert _read(data).units[0].target == "a\nb"


def test_an_astral_letter_that_is_written_as_two_halves_is_one_letter() -> None:
    data = with_text("xl/sharedStrings.xml", "Bạn đau ở đâu?", "_xD83D__xDE00_")
    assert _read(data).units[0].target == "😀"


@pytest.mark.parametrize("column", "DEFG")
def test_a_formula_is_refused_where_text_belongs(column: str) -> None:
    read, (problem,) = told(changed(_set(f"{column}4", "=1+1")))
    assert problem.code == "formula-in-cell"
    assert problem.message == f"'Bolest'!{column}4: holds a formula, not text"
    assert problem.place == Place("vi.xlsx[Bolest]", 4, ord(column) - ord("A") + 1)
    assert read is not None
    assert "pain/title/title" not in [one.key for one in read.units]
    assert len(read.units) == 3


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (5, "holds the number '5', or a date that was made of what was typed, and not text"),
        (1.5, "holds the number '1.5', or a date"),
        (datetime.date(2026, 5, 1), "holds the number '46143', or a date"),
        (True, "holds a logical value, not text"),
        ("#REF!", "holds the error '#REF!', not text"),
    ],
)
def test_what_a_program_made_of_a_text_is_refused(value: object, said: str) -> None:
    _, (problem,) = told(changed(_set("D4", value)))
    assert problem.code == "not-text"
    assert said in problem.message


def test_a_date_in_the_manner_of_iso_is_refused() -> None:
    name = "xl/worksheets/sheet2.xml"
    sheet = parts(xlsx.write(parcel()))[name].decode()
    dated = re.sub(r'(<c r="D4"[^>]*) t="s"><v>[0-9]+</v>', r'\1 t="d"><v>2026-05-01</v>', sheet)
    _, (problem,) = told(with_part(name, dated.encode()))
    assert problem.message == "'Bolest'!D4: holds the date '2026-05-01', not text"


def test_a_control_character_is_refused() -> None:
    for written in ("a_x0007_b", "a_xD800_b"):
        assert codes(with_text("xl/sharedStrings.xml", "Bạn đau ở đâu?", written))[0] == "control-character"


# --- rows, columns and sheets ---


def test_rows_may_be_deleted_and_sorted_with_their_hidden_columns() -> None:
    whole = parcel(*several())
    assert _read(changed(lambda sheet: sheet.delete_rows(4), whole)).units == whole.units[1:]
    assert _read(changed(lambda sheet: _swapped(sheet, "ABCDEFGHIJKLMNOP"), whole)) == whole


def test_a_row_whose_visible_cells_were_sorted_alone_is_refused() -> None:
    read, problems = told(changed(lambda sheet: _swapped(sheet, "ABCDEFGH"), parcel(*several())))
    assert [problem.code for problem in problems] == ["changed-row", "changed-row"]
    assert read is not None
    assert [one.name for one in read.units] == ["how-much"]


@pytest.mark.parametrize("column", "CIJKLMNP")
def test_a_czech_or_hidden_cell_that_was_changed_is_told(column: str) -> None:
    found = codes(changed(_set(f"{column}4", "pain/phrase/x"), parcel(*several())))
    assert found == ["changed-row"]


def test_a_key_of_somebody_else_is_told() -> None:
    assert codes(changed(_set("I4", "what is this"))) == ["unknown-key"]
    assert codes(changed(_set("I4", 5))) == ["unknown-key"]


def test_a_row_that_was_copied_is_told_at_both_places() -> None:
    def copy(sheet: Worksheet) -> None:
        for name in "ABCDEFGHIJKLMNOP":
            sheet[f"{name}9"] = sheet[f"{name}4"].value

    _, (problem,) = told(changed(copy))
    assert problem.code == "row-twice"
    assert problem.message == "'Bolest'!D9: the row of 'pain/title/title' stands twice, here and in 'Bolest'!D4"
    assert problem.also == (Place("vi.xlsx[Bolest]", 4, 4),)


def test_a_translation_in_a_row_that_was_added_is_an_error_and_a_note_a_warning() -> None:
    _, (problem,) = told(changed(_set("D9", "Đau")))
    assert (problem.code, problem.level, problem.place) == ("row-without-key", "error", Place("vi.xlsx[Bolest]", 9, 4))
    read, (problem,) = told(changed(_set("A9", "call me")))
    assert (problem.code, problem.level, problem.place) == (
        "row-without-key",
        "warning",
        Place("vi.xlsx[Bolest]", 9, 1),
    )
    assert read == parcel()


def test_merged_cells_are_told_where_they_swallow_texts() -> None:
    _, (problem, *_) = told(changed(lambda sheet: sheet.merge_cells("D5:D6")))
    assert problem.code == "merged-cells"
    assert problem.message.startswith("'Bolest'!D5:D6: ")
    assert codes(changed(lambda sheet: sheet.merge_cells("A5:A6"))) == []


def test_sheets_may_be_renamed_hidden_and_moved() -> None:
    whole = parcel(unit("a"), unit("b", topic="body"))
    book = opened(xlsx.write(whole))
    book.move_sheet("body", -2)
    book["pain"].title = "Hotovo"
    book["body"].sheet_state = "hidden"
    assert _read(saved(book)) == whole


def test_a_column_may_be_moved_but_not_lost_or_doubled() -> None:
    assert _read(changed(lambda sheet: sheet.insert_cols(4))) == parcel()
    _, (problem,) = told(changed(lambda sheet: sheet.delete_cols(6, 2)))
    assert problem.code == "column-missing"
    assert problem.message == "'Bolest' lost columns: zpětný překlad, poznámka překladatele"
    assert codes(changed(_set("S1", "target"))) == ["column-twice"]


def test_a_row_above_the_heading_changes_nothing() -> None:
    assert _read(changed(lambda sheet: sheet.insert_rows(1, 3))) == parcel()


def test_a_sheet_that_was_added_is_passed_over_with_a_warning() -> None:
    book = opened(xlsx.write(parcel()))
    book.create_sheet("Poznámky")["A1"] = "call me"
    book.create_sheet("Prázdný")
    read, (problem,) = told(saved(book))
    assert (problem.code, problem.level) == ("foreign-sheet", "warning")
    assert "'Poznámky' was not exported by cardgen" in problem.message
    assert read == parcel()


def test_a_sheet_that_lost_its_first_row_is_an_error() -> None:
    _, (problem,) = told(changed(lambda sheet: sheet.delete_rows(1)))
    assert (problem.code, problem.level) == ("foreign-sheet", "error")
    assert "has rows of ours, but lost its hidden first row" in problem.message


def test_sheets_of_two_languages_are_not_read_together() -> None:
    book = opened(xlsx.write(parcel()))
    sheet = topic_of(book)
    for cell in sheet[1]:
        if cell.value == "cardgen/1/vi":
            cell.value = "cardgen/1/ru"
    assert codes(saved(book)) == ["other-language"]


def test_a_workbook_of_somebody_else_or_of_a_later_version_is_refused() -> None:
    book = opened(xlsx.write(Parcel("vi", ())))
    book.worksheets[0]["A1"] = "cardgen/2/vi"
    assert codes(saved(book)) == ["newer-workbook"]
    book.worksheets[0]["A1"] = "hello"
    read, (problem,) = told(saved(book))
    assert read is None
    assert problem.message == "the workbook was not exported by cardgen, or it lost its hidden first rows"


def test_every_problem_is_told_at_once() -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet["D4"], sheet["E4"], sheet["G5"], sheet["E6"] = 5, "=A1", True, "nevím"

    assert codes(changed(spoil)) == ["not-text", "formula-in-cell", "not-text", "unknown-state"]
