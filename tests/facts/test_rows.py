from __future__ import annotations

from pathlib import Path

import pytest

from cardgen import facts
from cardgen.facts import CourseRow, Facts, Row, UnknownFact
from tests.facts.offices import project, read, replace


@pytest.fixture
def found(tmp_path: Path) -> Facts:
    project(tmp_path)
    return read(tmp_path)[0]


def test_a_contact_list_has_what_is_known_and_where_it_leads(found: Facts) -> None:
    assert facts.contact(found, "centre", "cs") == (
        Row("address", "Kopeckého sady\u00a011, 301\u00a000 Plzeň", None, True),
        Row("phone", "+420\u00a0377\u00a0000\u00a0000", "tel:+420377000000", True),
        Row("email", "centrum@example.cz", "mailto:centrum@example.cz", True),
        Row("web", "www.example.cz/centrum", "https://www.example.cz/centrum/", True),
        Row("hours", "pondělí–čtvrtek 9:00–12:00, 13:00–17:00\npátek 9:00–12:00", None, True),
    )
    assert facts.contact(found, "city-police", "cs") == (Row("phone", "156", "tel:156", True),)


def test_a_sample_shows_what_belongs_there(found: Facts) -> None:
    assert facts.contact(found, "room", "cs") == tuple(
        Row(label, None, None, False) for label in ("address", "phone", "hours")
    )


def test_an_office_of_which_nothing_is_known_says_so_once(found: Facts) -> None:
    assert facts.contact(found, "trade-office", "cs") == (Row("contact", None, None, False),)


def test_an_unknown_office_is_refused(found: Facts) -> None:
    with pytest.raises(UnknownFact, match=r"^there is no office 'center'; did you mean 'centre'\?$"):
        facts.contact(found, "center", "cs")


def test_an_office_that_could_not_be_read_has_no_rows(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "offices", "    name: contact-centre\n", "")
    assert facts.contact(read(tmp_path)[0], "centre", "cs") == ()


def test_a_table_has_the_courses_of_its_subject_by_level_and_first_day(found: Facts) -> None:
    rows = facts.course_rows(found, "czech", "cs")
    assert [row.course for row in rows] == ["open", "czech-a1", "czech-a2"]
    assert [row.course for row in facts.course_rows(found, "history", "cs")] == ["czech-2010"]
    assert rows[2] == CourseRow(
        course="czech-a2",
        level="A2",
        dates="6.\u00a0října\u00a0– 8.\u00a0prosince 2026",
        weekdays="úterý",
        time="17:00–18:30",
        when="úterý 17:00–18:30",
        venue="contact-centre",
        price="1\u00a0500\u00a0Kč",
        free=False,
        capacity="12",
        registration_until="25.\u00a0září 2026",
        teacher_language="čeština",
        sample=False,
        confirmed=True,
    )


def test_a_course_that_is_free_has_no_price(found: Facts) -> None:
    row = facts.course_rows(found, "czech", "cs")[1]
    assert (row.price, row.free, row.sample, row.confirmed) == (None, True, True, False)


def test_a_course_of_which_nothing_is_known_has_a_row_all_the_same(found: Facts) -> None:
    row = facts.course_rows(found, "czech", "cs")[0]
    assert {key for key, value in vars(row).items() if value} == {"course"}


def test_courses_of_one_level_and_day_stand_by_the_hour_and_not_by_its_letters(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "courses", "    level: A1\n    from: 2026-10-05\n", "    level: A2\n    from: 2026-10-06\n")
    replace(tmp_path, "courses", "[monday, wednesday]", "[tuesday, wednesday]")
    assert [row.time for row in facts.course_rows(read(tmp_path)[0], "czech", "cs")] == [
        None,
        "9:00–10:30",
        "17:00–18:30",
    ]


def test_an_unknown_subject_is_refused(found: Facts) -> None:
    with pytest.raises(UnknownFact, match=r"^there are no courses of 'chech'; did you mean 'czech'\?$"):
        facts.course_rows(found, "chech", "cs")


def test_a_subject_whose_courses_could_not_be_read_has_no_rows(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "courses", "recheck: 90\n", "")
    assert facts.course_rows(read(tmp_path)[0], "czech", "cs") == ()
