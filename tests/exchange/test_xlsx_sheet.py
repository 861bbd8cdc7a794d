"""What a translator finds in a workbook."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.exchange import xlsx
from cardgen.exchange.parcel import Parcel, Unit
from cardgen.exchange.xlsx._columns import COLUMNS, utf16_length
from cardgen.exchange.xlsx._heights import lines
from cardgen.exchange.xlsx.writing import sheet_names
from tests.exchange.workbooks import FIRST, opened, parcel, parts, png, several, topic_of, unit

_TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=50) | st.sampled_from(
    ("Návod", "NÁVOD", "History", "'", "a/b", "[x]", "A" * 40, "a" * 40, "A" * 31, "😀" * 20, "")
)


@given(st.lists(_TITLES, max_size=12))
def test_every_sheet_has_a_name_that_excel_allows(titles: list[str]) -> None:
    names = list(sheet_names({f"t{i}": title for i, title in enumerate(titles)}).values())
    assert len({name.casefold() for name in (*names, "Návod", "History")}) == len(names) + 2
    for name in names:
        assert 0 < utf16_length(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("' ") == name


def test_two_long_titles_that_begin_alike_are_cut_and_counted() -> None:
    titles = {"a": "Sociální anamnéza a rodinné zázemí", "b": "Sociální anamnéza a rodinné zázemí 2"}
    assert sheet_names(titles) == {"a": "Sociální anamnéza a rodinné zá…", "b": "Sociální anamnéza a rodinné… 2"}


def test_the_guide_comes_first_and_lists_every_topic_with_what_is_left_to_do() -> None:
    whole = parcel(unit("title", kind="title", source="Bolest"), *several(), unit("x", topic="body"))
    book = opened(xlsx.write(whole, xlsx.Look({"body": "Tělo"}, "vietnamština", {}, "karty@example.org")))
    assert book.sheetnames == ["Návod", "Bolest", "Tělo"]
    guide = book.worksheets[0]
    rows = [[value for value in row if value is not None] for row in guide.iter_rows(values_only=True)]
    assert ["Překlad karet: vietnamština"] in rows
    assert ["karty@example.org"] in rows
    assert rows[-2:] == [["Bolest", "Bolest", 4, 1, 1], ["Tělo", "Tělo", 1, 0, 0]]


def test_without_a_title_a_sheet_is_named_after_the_topic() -> None:
    assert opened(xlsx.write(parcel(*several()))).sheetnames == ["Návod", "pain"]


def test_only_what_is_to_be_filled_in_is_unlocked_and_no_password_is_asked() -> None:
    sheet = topic_of(opened(xlsx.write(parcel())))
    unlocked = {name for name in "ABCDEFGHIJKLMNOPQ" if not sheet[f"{name}{FIRST}"].protection.locked}
    assert unlocked == {"D", "E", "F", "G"}
    assert all(cell.protection.locked for row in sheet["A1:Q3"] for cell in row)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.protection.formatColumns  # openpyxl: what is not locked
    assert not sheet.protection.autoFilter


def test_what_is_typed_into_a_cell_stays_text() -> None:
    sheet = topic_of(opened(xlsx.write(parcel())))
    assert {sheet[f"{column}{FIRST}"].number_format for column in "DEFG"} == {"@"}


def test_states_are_chosen_from_a_list_in_the_words_of_the_imprint() -> None:
    sheet = topic_of(opened(xlsx.write(parcel(*several()))))
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", '"návrh,po korektuře,schváleno"', "E4:E6")
    assert [sheet[f"E{row}"].value for row in (4, 5, 6)] == ["návrh", None, "schváleno"]


def test_the_czech_cell_tells_the_earlier_wording_and_the_note_in_grey() -> None:
    sheet = topic_of(opened(xlsx.write(parcel(*several()))))
    assert sheet["C4"].value == "Kde vás to bolí?\ndříve: Kde to bolí?\nUkažte kartu s tělem."
    assert sheet["C5"].value == "Odkdy to bolí?"
    assert sheet["C4"].fill.fgColor.rgb != sheet["C5"].fill.fgColor.rgb
    assert b"dx" not in parts(xlsx.write(parcel()))["xl/sharedStrings.xml"]


def test_hidden_columns_and_the_hidden_first_row_hold_what_the_way_back_needs() -> None:
    sheet = topic_of(opened(xlsx.write(parcel())))
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            hidden.update(range(dimension.min or 1, (dimension.max or 0) + 1))
    assert hidden == {*(i for i, column in enumerate(COLUMNS, 1) if not column.heading), len(COLUMNS) + 1}
    assert sheet.row_dimensions[1].hidden
    assert sheet["I4"].value == "pain/title/title"


def test_it_is_set_up_for_a4_with_its_heading_on_every_page() -> None:
    sheet = topic_of(opened(xlsx.write(parcel(*several()))))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        None,
        0,
    )  # one page wide, which is the default
    assert sheet.print_title_rows == "$2:$3"
    assert sheet.print_area == "'pain'!$A$2:$H$6"
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:H6"


@pytest.mark.parametrize(
    ("target", "words"), [("một hai ba", 3), ("  một   hai\nba ", 3), ("một", 1), ("", ""), (" \n ", "")]
)
def test_words_are_counted_before_a_program_counts_them(target: str, words: int | str) -> None:
    data = xlsx.write(parcel(unit(target=target)))
    sheet = parts(data)["xl/worksheets/sheet2.xml"].decode()
    found = re.search(r'<c r="H4"[^>]*><f>[^<]+</f><v>([^<]*)</v>', sheet)
    assert found
    assert found[1] == str(words)


def test_a_translation_that_is_too_long_is_marked_and_so_is_one_of_many_words() -> None:
    def formulas(most: int | None) -> list[str]:
        sheet = topic_of(opened(xlsx.write(parcel(*several()), xlsx.Look(most_words=most))))
        return [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules]

    assert 'AND($O4<>"",LEN($D4)>$O4)' in formulas(12)
    assert "AND(ISNUMBER($H4),$H4>12)" in formulas(12)
    assert not [formula for formula in formulas(None) if "ISNUMBER" in formula]
    assert topic_of(opened(xlsx.write(parcel(*several()))))["O6"].value == 60


def test_a_picture_stands_in_its_cell_and_moves_with_it() -> None:
    whole = parcel(unit("a", picture="pain"), unit("b", picture="pain"), unit("c", picture="other"))
    packed = parts(xlsx.write(whole, xlsx.Look(pictures={"pain": png(160, 90)})))
    drawing = packed["xl/drawings/drawing1.xml"].decode()
    assert re.findall(r"<xdr:col>(\d+)</xdr:col>.*?<xdr:row>(\d+)</xdr:row>", drawing) == [
        ("1", "3"), ("1", "3"), ("1", "4"), ("1", "4"),
    ]  # fmt: skip  # where each begins and ends
    assert drawing.count("<xdr:twoCellAnchor>") == 2  # moves and sizes with its cells
    assert [name for name in packed if "media" in name] == ["xl/media/image1.png"]


def test_a_row_is_as_high_as_the_longest_of_its_texts_and_its_picture_need() -> None:
    def height(one: Unit) -> float:
        look = xlsx.Look(pictures={"pain": png()})
        return float(topic_of(opened(xlsx.write(Parcel("vi", (one,)), look))).row_dimensions[FIRST].height)

    plain = height(unit())
    assert height(unit(picture="pain")) >= 45  # the picture is 60 px high
    for field in ("source", "target", "back", "remark", "previous", "note"):
        assert height(unit(**{field: "dvě tři slova " * 20})) > plain + 40
    assert height(unit(target="x " * 9000)) <= 409.5


@given(st.text(max_size=200), st.text(max_size=50))
def test_more_text_never_takes_fewer_lines(text: str, more: str) -> None:
    assert lines(text + more, 100, 11) >= lines(text, 100, 11) >= 1 + text.count("\n")


def test_lines_are_counted_by_words_and_a_word_that_is_too_long_is_broken() -> None:
    assert lines("Kde vás to bolí?", 200, 11) == 1
    assert lines("Kde vás to bolí?", 50, 11) == 2
    assert lines("x" * 100, 100, 11) == 7
