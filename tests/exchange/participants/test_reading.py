"""Lists of participants: who gets a certificate, and what is told of everybody else."""

from __future__ import annotations

import dataclasses
import datetime
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.exchange.participants.people import RULES, read, told, workbook

HEADS = "Jméno a příjmení;Kurz;Účast\n"


def test_a_row_says_who_attended_how_much_of_which_course() -> None:
    found, problems = read("name,course,attendance,language\nJana Nováková,czech-a1,92 %,cs\n")
    assert problems == []
    (one,) = found
    assert (one.name, one.course, one.share, one.language) == ("Jana Nováková", "czech-a1", Fraction(92, 100), "cs")
    assert str(one.place) == "kurz.csv:2:1"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_may_be_parted_and_marked_as_programs_for_tables_do_it(mark: str, separator: str, end: str) -> None:
    lines = (["Jméno a příjmení", "Kurz", "Účast"], ["Nguyễn Thị Ánh", "czech-a1", "80 %"])
    found, problems = read(mark + end.join(separator.join(line) for line in lines) + end)
    assert problems == []
    assert [one.name for one in found] == ["Nguyễn Thị Ánh"]


def test_a_comma_within_quotation_marks_and_a_line_of_excel_part_nothing() -> None:
    assert read('name,course,attendance\n"Nováková, Jana",czech-a1,"92,5 %"\n')[0][0].name == "Nováková, Jana"
    found, problems = read(f"sep=;\n{HEADS}Jana;czech-a1;80 %\n")
    assert (len(found), problems) == (1, [])
    assert found[0].place.line == 3


@pytest.mark.parametrize(
    "heads",
    ["JMENO A PRIJMENI;kurz;ucast", "Full name;Course ID;Attendance (%)", " Jméno: ;Kurz *;Účast [%]"],
)
def test_heads_may_be_written_with_or_without_accents_capitals_and_signs(heads: str) -> None:
    assert read(f"{heads}\nJana;czech-a1;80\n")[1] == []


def test_given_and_family_name_may_stand_apart() -> None:
    found, problems = read("Příjmení;Jméno;Kurz;Hodiny\nNováková;Jana;czech-a1;36\n")
    assert (found[0].name, found[0].share, problems) == ("Jana Nováková", Fraction(9, 10), [])
    assert told("Příjmení;Jméno;Kurz;Hodiny\n;Jana;czech-a1;36\n") == ["2:1 empty-cell"]


def test_rows_above_the_heads_and_empty_rows_are_passed_over() -> None:
    found, problems = read(f"Kurz češtiny na jaře;;\n;;\n{HEADS};;\nJana;czech-a1;80 %\n")
    assert ([one.place.line for one in found], problems) == ([5], [])


def test_a_language_is_its_tag_or_its_name_and_without_one_that_of_the_call() -> None:
    text = "Jméno;Kurz;Účast;Jazyk\nA B;czech-a1;80 %;CS\nC D;czech-a1;80 %;Vietnamština\nE F;czech-a1;80 %;\n"
    assert [one.language for one in read(text)[0]] == ["cs", "vi", "vi"]
    strict = dataclasses.replace(RULES, language=None)
    assert told(text, strict) == ["4:4 empty-cell"]
    assert told(HEADS + "A B;czech-a1;80 %\n", strict) == ["1:1 no-language"]


def test_day_of_birth_and_number_are_optional() -> None:
    found, problems = read("Jméno;Kurz;Účast;Datum narození;Číslo osvědčení\nA B;czech-a1;80 %;1. 2. 1990;12/2026\n")
    assert ([(one.born, one.number) for one in found], problems) == ([(datetime.date(1990, 2, 1), "12/2026")], [])


# -- attendance ------------------------------------------------------------------------------------


def test_who_attended_too_little_is_told_by_name_row_and_per_cent() -> None:
    found, (problem,) = read(f"{HEADS}Jana Nováková;czech-a1;74,9 %\nPetr Malý;czech-a1;75 %\n")
    assert [one.name for one in found] == ["Petr Malý"]
    assert str(problem) == (
        "kurz.csv:2:3: error: Jana Nováková attended 74.9 % of the lessons, and 75 % are asked for "
        "[list-attendance-below]\n"
        "    mend the row, take it out, or leave out all who attended too little with --skip-below"
    )


def test_who_attended_too_little_can_be_left_out_with_a_warning() -> None:
    found, (problem,) = read(
        f"{HEADS}Jana Nováková;czech-a1;74,9 %\nPetr Malý;czech-a1;75 %\n", dataclasses.replace(RULES, skip_below=True)
    )
    assert [one.name for one in found] == ["Petr Malý"]
    assert (problem.level, problem.code) == ("warning", "list-attendance-below")


def test_a_share_just_below_is_never_rounded_up() -> None:
    _, (problem,) = read(f"{HEADS}Jana;czech-a1;74.9999 %\n")
    assert "74.9 %" in problem.message


@given(st.integers(0, 48))
@settings(max_examples=25)
def test_hours_decide_exactly_as_their_share_does(hours: int) -> None:
    found, problems = read(f"Jméno;Kurz;Hodiny\nJana;czech-a2;{hours}\n")
    assert len(found) == (hours >= 36)
    assert [one.code for one in problems] == ([] if hours >= 36 else ["list-attendance-below"])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("41;80 %", "2:3 too-many-hours"),
        ("40;80 %", "2:4 hours-differ"),
        ("32;80 %", None),
        ("33;82 %", None),  # 82.5, as people round
        (";80 %", None),
        ("36;", None),
        (";", "2:3 empty-cell"),
        ("mnoho;80 %", "2:3 wrong-cell"),
        ("32;-3", "2:4 wrong-cell"),
        ("32;101 %", "2:4 wrong-cell"),
        ("32;80 % asi", "2:4 wrong-cell"),
    ],
)
def test_hours_and_per_cents_of_a_row_have_to_agree(row: str, code: str | None) -> None:
    assert told(f"Jméno;Kurz;Hodiny;Účast\nJana;czech-a1;{row}\n") == ([code] if code else [])


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        ([0.92, 1, 0.75], ["92/100", "1", "75/100"]),
        ([92, 100, 75.5], ["92/100", "1", "151/200"]),
        (["92 %", 80], ["92/100", "80/100"]),
        ([0.7999999999999999], ["80/100"]),
        ([33 / 44], ["75/100"]),
    ],
)
def test_what_excel_shows_in_per_cents_is_read_as_such(cells: list[object], shares: list[str]) -> None:
    rows = [[f"{letter} Nová", "czech-a1", cell] for letter, cell in zip("ABCD", cells, strict=False)]
    found, problems = read(workbook(["Jméno", "Kurz", "Účast"], *rows))
    assert ([one.share for one in found], problems) == ([Fraction(share) for share in shares], [])


@pytest.mark.parametrize("cells", [[1], [1, 0], [0.9, 92], [0.9, 1, 100]])
def test_a_column_of_shares_that_may_be_meant_in_two_ways_is_not_guessed(cells: list[object]) -> None:
    rows = [[f"{letter} Nová", "czech-a1", cell] for letter, cell in zip("ABCD", cells, strict=False)]
    assert told(workbook(["Jméno", "Kurz", "Účast"], *rows)) == ["1:3 two-meanings"]


# -- names -----------------------------------------------------------------------------------------

LATIN = "aáčďéěňřšťůýžAÁČŘŽăâđêôơưạảấầẩậắẵễệỉịọồộớợủụứừựỳỹ"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъьюяөүӨҮќї"


@given(st.one_of(*(st.text(st.sampled_from(letters + " "), min_size=1, max_size=30) for letters in (LATIN, CYRILLIC))))
@settings(max_examples=40)
@example("Батбаярын Өнөрмаа")
@example("Nguyễn Thị Phương Thảo")
@example("O'Brien-Šťastná ml.")
@example("Иван (Ivan)")
def test_a_name_comes_back_letter_by_letter(name: str) -> None:
    clean = " ".join(name.split())
    for form in ("NFC", "NFD") if clean else ():
        found, problems = read(f'{HEADS}"{unicodedata.normalize(form, clean)}";czech-a1;80 %\n')
        assert ([one.name for one in found], problems) == ([unicodedata.normalize("NFC", clean)], [])


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("Иван Пeтров", "has letters of two scripts in 'Пeтров' (Cyrillic and Latin)"),
        ("Jana 2", "holds '2', which no name has"),
        ("=cmd|' /C calc'!A0", "holds '=', which no name has"),
        ("---", "holds '---', which is no name"),
        ("Ja\u200bna", "holds the invisible character U+200B"),
        ("Ja\u00adna", "holds the invisible character U+00AD"),
        ("a" * 121, "holds a name of 121 characters"),
    ],
)
def test_what_is_no_name_is_told(name: str, fact: str) -> None:
    _, (problem,) = read(f'{HEADS}"{name}";czech-a1;80 %\n')
    assert problem.message == f"the column 'Jméno a příjmení' {fact}"


def test_spaces_too_many_are_no_part_of_a_name() -> None:
    assert read(f"{HEADS}  Jana \u00a0 Nováková ;czech-a1;80 %\n")[0][0].name == "Jana Nováková"


# -- all that may be wrong -------------------------------------------------------------------------


def test_everything_wrong_is_told_at_once_each_at_its_cell() -> None:
    text = """\
Jméno;Kurz;Účast;Jazyk;Datum narození;Poznámka
Jana Nováková;czech-a3;80 %;vi;;
;czech-a1;80 %;vi;;
Petr Malý;;80 %;klingonština;31. 2. 1990;
Ota Dlouhý;czech-a1;80 %;vi;;;navíc
Jana Bílá;czech-a1;80 %;vi;;
jana bílá;czech-a1;90 %;vi;;
"""
    assert told(text) == [
        "1:6 unknown-column",
        "2:2 unknown-course",
        "3:1 empty-cell",
        "4:2 empty-cell",
        "4:4 unknown-language",
        "4:5 wrong-cell",
        "5:7 no-head",
        "7:1 person-twice",
    ]


def test_two_people_of_one_name_are_told_apart_by_their_day_of_birth() -> None:
    text = "Jméno;Kurz;Účast;Datum narození\nA B;czech-a1;80 %;1. 2. 1990\nA B;czech-a1;80 %;1991-02-01\n"
    assert told(text) == []
    assert told(text.replace("1991-02-01", "1.2.1990")) == ["3:1 person-twice"]


def test_somebody_may_have_attended_two_courses() -> None:
    assert told(f"{HEADS}A B;czech-a1;80 %\nA B;czech-a2;80 %\n") == []


def test_two_certificates_have_two_numbers() -> None:
    assert told("Jméno;Kurz;Účast;Číslo osvědčení\nA B;czech-a1;80 %;7\nC D;czech-a1;80 %;7\n") == ["3:4 number-twice"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["1:1 empty"]),
        (";;\n\n", ["1:1 empty"]),
        (HEADS, ["1:1 empty"]),
        ("Jana Nováková;czech-a1;92 %\n", ["1:1 no-column", "1:1 no-column"]),
        ("Jméno;Účast\nA;80\n", ["1:1 no-column"]),
        ("Jméno;Kurz\nA;czech-a1\n", ["1:1 no-column"]),
        ("Jméno;Jméno;Kurz;Účast\nA;A;czech-a1;80\n", ["1:2 column-twice"]),
    ],
)
def test_a_list_without_what_it_needs_is_told(text: str, codes: list[str]) -> None:
    found = [one for one in told(text) if not one.endswith("unknown-column")]
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(codes))


def test_a_date_that_excel_counts_in_days_is_not_guessed() -> None:
    day = datetime.datetime(1990, 2, 1)
    rows = (["Jméno", "Kurz", "Účast", "Datum narození"], ["A B", "czech-a1", "80 %", day])
    assert told(workbook(*rows)) == ["2:4 wrong-cell"]
