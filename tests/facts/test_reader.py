from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen import facts
from cardgen.facts import Course, Facts, soundness
from cardgen.facts.model import WEEKDAYS, Weekday
from cardgen.problems import Problems
from cardgen.project import Project
from tests.facts.offices import FILES, project, read, replace
from tests.projects import REAL, Written

OFFICES, COURSES, NUMBERS = FILES


def test_all_facts_are_read_and_nothing_is_wrong_with_them(tmp_path: Path) -> None:
    project(tmp_path)
    found, told = read(tmp_path)
    assert told == []
    assert list(found.offices) == ["centre", "city-police", "room", "trade-office"]
    assert list(found.courses) == ["czech-a2", "czech-a1", "czech-2010", "open"]
    assert list(found.numbers) == ["112", "crisis-line", "night-quiet"]
    assert found.recheck == {"office": 180, "course": 90, "number": 365}
    assert found.subjects == ("czech", "history")
    assert found.lost == frozenset()


def test_a_record_is_confirmed_by_its_source_and_the_day_on_which_somebody_looked(tmp_path: Path) -> None:
    project(tmp_path)
    found, _ = read(tmp_path)
    assert {name: office.confirmed for name, office in found.offices.items()} == {
        "centre": True,
        "city-police": True,
        "room": False,
        "trade-office": False,
    }
    assert not found.numbers["night-quiet"].confirmed


def test_a_project_without_facts_has_none_and_no_problem(tiny: Written) -> None:
    problems = Problems()
    assert facts.load(tiny.project, problems) == Facts()
    assert list(problems) == []


def test_the_facts_of_the_project_have_no_problem() -> None:
    problems = Problems()
    found = facts.load(Project(REAL), problems)
    assert [str(problem) for problem in problems] == []
    assert found.numbers["112"].confirmed
    assert found.courses["czech-2010-monday"].confirmed
    assert not any(office.confirmed for office in found.offices.values() if office.sample)


MISTAKES: dict[str, tuple[str, str, str, str]] = {
    # --- names ---
    "an id twice": (
        "offices",
        "id: room",
        "id: centre",
        f"{COURSES}:24:12: error: course czech-a1: the office 'room' is not known [wrong-value]\n"
        "    known are: centre, city-police, trade-office\n"
        f"{OFFICES}:19:9: error: the office 'centre' stands twice; it stood first in line 3 [duplicate-id]\n"
        f"    see also {OFFICES}:3:9\n"
        "    give one of the two another id",
    ),
    "an id that no text could name": (
        "numbers",
        "id: night-quiet",
        "id: night.quiet",
        f"{NUMBERS}:5:10: error: number night.quiet: 'night.quiet' cannot be named in a text [wrong-value]\n"
        "    write small letters, digits and hyphens",
    ),
    "a name that is no word of the bank": (
        "offices",
        "name: computer-room",
        "name: computer-rom",
        f"{OFFICES}:20:11: error: office room: its name 'computer-rom' is not a word of the bank \"offices\" "
        "[unknown-word]\n    did you mean 'computer-room'?",
    ),
    "an unknown venue": (
        "courses",
        "venue: centre",
        "venue: center",
        f"{COURSES}:10:12: error: course czech-a2: the office 'center' is not known [wrong-value]\n"
        "    did you mean 'centre'?",
    ),
    "a subject that no text could name": (
        "courses",
        "subject: history",
        "subject: Old courses",
        f"{COURSES}:28:14: error: course czech-2010: 'Old courses' cannot be a subject [wrong-value]\n"
        "    write small letters, digits and hyphens",
    ),
    "an unknown weekday": (
        "courses",
        "weekdays: [tuesday]",
        "weekdays: [tusday]",
        f"{COURSES}:8:16: error: weekdays cannot be 'tusday' [wrong-value]\n    did you mean 'tuesday'?",
    ),
    "a weekday twice": (
        "courses",
        "[monday, wednesday]",
        "[monday, wednesday, monday]",
        f"{COURSES}:17:5: error: course czech-a1 has the weekday 'monday' twice [duplicate-name]\n    name it once",
    ),
    # --- dates ---
    "a date that is none": (
        "courses",
        "to: 2026-12-08",
        "to: 2026-12-38",
        f"{COURSES}:7:9: error: course czech-a2: '2026-12-38' is not a date [wrong-value]\n"
        "    write it as year-month-day, like 2026-11-22",
    ),
    "a date in another order": (
        "courses",
        "registration-until: 2026-09-25",
        "registration-until: 25. 9. 2026",
        f"{COURSES}:13:25: error: course czech-a2: '25. 9. 2026' is not a date [wrong-value]\n"
        "    write it as year-month-day, like 2026-11-22",
    ),
    "a course that ends before it begins": (
        "courses",
        "to: 2026-12-08",
        "to: 2025-12-09",
        f"{COURSES}:7:9: error: course czech-a2: the last day, 2025-12-09, is before the first, 2026-10-06 "
        "[wrong-value]\n    mend one of the two",
    ),
    "a first day on another day of the week": (
        "courses",
        "from: 2026-10-05",
        "from: 2026-10-06",
        f"{COURSES}:20:11: error: course czech-a1: its first day, 2026-10-06, is a tuesday, and it is held on monday, "
        "wednesday [wrong-value]\n    mend the date or the weekdays",
    ),
    "a last day on another day of the week": (
        "courses",
        "to: 2026-12-08",
        "to: 2026-12-09",
        f"{COURSES}:7:9: error: course czech-a2: its last day, 2026-12-09, is a wednesday, and it is held on tuesday "
        "[wrong-value]\n    mend the date or the weekdays",
    ),
    "registration after the course": (
        "courses",
        "registration-until: 2026-09-25",
        "registration-until: 2027-09-25",
        f"{COURSES}:13:25: error: course czech-a2: registration ends on 2027-09-25, after the course, 2026-12-08 "
        "[wrong-value]\n    mend the date",
    ),
    # --- what was looked up ---
    "a source that nobody looked at": (
        "courses",
        "    source: Zpráva odboru\n    checked: 2026-09-01\n",
        "    source: Zpráva odboru\n",
        f"{COURSES}:31:13: warning: course czech-2010 has a source, and does not say when it was checked: it counts as "
        "not confirmed [not-checked]\n    look there, and add a line 'checked: ...' with the day",
    ),
    "a day without a source": (
        "courses",
        "    source: Zpráva odboru\n",
        "",
        f"{COURSES}:31:14: warning: course czech-2010 was checked, and does not say against what: it counts as not "
        "confirmed [no-source]\n    add a line 'source: ...'",
    ),
    "a sample that was checked": (
        "offices",
        "    sample: true\n",
        "    sample: true\n    checked: 2026-09-01\n",
        f"{OFFICES}:22:14: error: office room is a sample, and says where it is from [sample-with-source]\n"
        "    take out 'sample', or 'source' and 'checked': what does not exist cannot have been checked",
    ),
    "a period that is none": (
        "numbers",
        "recheck: 365",
        "recheck: 0",
        f"{NUMBERS}:1:1: error: recheck cannot be 0 days [wrong-value]\n    write after how many days, like 180",
    ),
    # --- forms ---
    "a telephone number without its country": (
        "offices",
        "+420 377 000 000",
        "377 000 000",
        f"{OFFICES}:6:12: error: office centre: '377 000 000' is not a telephone number that can be dialled from "
        "everywhere [wrong-value]\n    write it with the country: +420 377 000 000",
    ),
    "a telephone number with letters": (
        "offices",
        "+420 377 000 000",
        "+420 377 000 000 (Jana)",
        f"{OFFICES}:6:12: error: office centre: '+420 377 000 000 (Jana)' is not a telephone number that can be "
        "dialled from everywhere [wrong-value]\n"
        "    write it with the country and in groups, like +420 377 000 000",
    ),
    "an e-mail address without a domain": (
        "offices",
        "centrum@example.cz",
        "centrum@example",
        f"{OFFICES}:7:12: error: office centre: 'centrum@example' is not an e-mail address [wrong-value]\n"
        "    write it like urad@example.cz",
    ),
    "a web page without its protocol": (
        "offices",
        "web: https://www",
        "web: www",
        f"{OFFICES}:8:10: error: office centre: 'www.example.cz/centrum/' is not an address of a web page "
        "[wrong-value]\n    write all of it, like https://www.example.cz/",
    ),
    "an empty address": (
        "offices",
        "address: Kopeckého sady 11, 301 00 Plzeň",
        'address: " "',
        f"{OFFICES}:5:14: error: office centre: address is empty [wrong-value]\n    fill it, or leave the line out",
    ),
    "a value on two lines": (
        "numbers",
        "value: 116 123",
        'value: "116\\n123"',
        f"{NUMBERS}:4:30: error: number crisis-line: value is not one line of text [wrong-value]\n"
        "    write at most 300 characters on one line",
    ),
    "a price below nothing": (
        "courses",
        "price: 1500",
        "price: -1",
        f"{COURSES}:3:5: error: course czech-a2: the price is -1 crowns [wrong-value]\n"
        "    write whole crowns, or 0 if it costs nothing",
    ),
    "hours below one": (
        "courses",
        "price: 1500",
        "hours: 0",
        f"{COURSES}:3:5: error: course czech-a2: it has 0 hours [wrong-value]\n"
        "    write how many, or leave the line out",
    ),
    "more hours than its days have room for": (
        "courses",
        "price: 1500",
        "hours: 21",
        f"{COURSES}:3:5: error: course czech-a2: it has 21 hours, but its 10 days have room for 20 lessons of "
        "45 minutes [wrong-value]\n    mend the hours, the dates or the time",
    ),
    "a price with its currency": (
        "courses",
        "price: 1500",
        "price: 1500 Kč",
        f"{COURSES}:11:12: error: price must be a number, not '1500 Kč' [wrong-value]\n    write it like 14",
    ),
    "a course for nobody": (
        "courses",
        "capacity: 12",
        "capacity: 0",
        f"{COURSES}:3:5: error: course czech-a2: 0 can attend [wrong-value]\n    write how many, or leave the line out",
    ),
    "a language that is none": (
        "courses",
        "teacher-language: cs",
        "teacher-language: czech",
        f"{COURSES}:14:23: error: course czech-a2: 'czech' is not the tag of a language [wrong-value]\n"
        "    write its tag, like cs or ru",
    ),
    "a time with a hyphen": (
        "courses",
        "17:00–18:30",
        "17:00 - 18:30",
        f"{COURSES}:9:11: error: course czech-a2: '17:00 - 18:30' is not a time from when to when [wrong-value]\n"
        "    write it with an en dash and without spaces: 17:00–18:30",
    ),
    "a time that runs backwards": (
        "courses",
        "17:00–18:30",
        "18:30–17:00",
        f"{COURSES}:9:11: error: course czech-a2: the time 18:30–17:00 does not run forwards [wrong-value]\n"
        "    write from when to when, with an en dash, like 17:00–18:30",
    ),
    "opening hours of an hour that is none": (
        "offices",
        "13:00–17:00",
        "13:00–25:00",
        f"{OFFICES}:10:82: error: office centre: '13:00–25:00' is not a time from when to when [wrong-value]\n"
        "    write from when to when, with an en dash, like 17:00–18:30",
    ),
    "opening hours without a day": (
        "offices",
        "weekdays: [friday]",
        "weekdays: []",
        f"{OFFICES}:11:9: error: office centre: these opening hours have no weekdays [wrong-value]\n"
        "    name at least one",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_the_way_out_and_nothing_beside_it(tmp_path: Path, mistake: str) -> None:
    file, old, new, message = MISTAKES[mistake]
    project(tmp_path)
    replace(tmp_path, file, old, new)
    assert read(tmp_path)[1] == _split(message)


def _split(message: str) -> list[str]:
    """One string for each problem: its further lines are indented."""
    found: list[str] = []
    for line in message.split("\n"):
        if line.startswith("    "):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


@pytest.mark.parametrize(
    ("file", "old", "new", "record", "left_out"),
    [
        ("offices", "+420 377 000 000", "377 000 000", "centre", "phone"),
        ("offices", "centrum@example.cz", "centrum", "centre", "email"),
        ("courses", "to: 2026-12-08", "to: soon", "czech-a2", "to"),
        ("courses", "17:00–18:30", "in the evening", "czech-a2", "time"),
        ("courses", "venue: centre", "venue: nowhere", "czech-a2", "venue"),
    ],
)
def test_what_is_wrong_is_left_out_and_the_rest_of_the_record_stays(
    tmp_path: Path, file: str, old: str, new: str, record: str, left_out: str
) -> None:
    project(tmp_path)
    whole, _ = read(tmp_path)
    replace(tmp_path, file, old, new)
    mended, _ = read(tmp_path)
    before, after = (vars({**found.offices, **found.courses}[record]) for found in (whole, mended))
    assert {key for key in before if before[key] != after[key]} == {left_out}
    assert after[left_out] is None


def test_a_record_that_no_text_could_name_is_left_out(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "numbers", "id: night-quiet", "id: night.quiet")
    assert list(read(tmp_path)[0].numbers) == ["112", "crisis-line"]


def test_an_address_may_hold_a_no_break_space(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "offices", "sady 11", "sady\u00a011")
    assert read(tmp_path)[1] == []


def test_a_wrong_time_leaves_the_other_opening_hours(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "offices", "13:00–17:00", "afternoon")
    hours = read(tmp_path)[0].offices["centre"].hours
    assert [one.times for one in hours] == [("9:00–12:00",), ("9:00–12:00",)]


def test_a_record_that_could_not_be_read_is_lost_and_its_name_leads_to_no_second_problem(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "offices", "    name: contact-centre\n", "")
    found, told = read(tmp_path)
    assert told == [
        f"{OFFICES}:3:5: error: offices (id centre) lacks the key 'name' [missing-key]\n    add a line 'name: ...'"
    ]
    assert found.lost == {"office.centre"}


def test_a_file_that_could_not_be_read_is_lost_with_all_that_it_names(tmp_path: Path) -> None:
    project(tmp_path)
    replace(tmp_path, "numbers", "recheck: 365\n", "")
    found, told = read(tmp_path)
    assert [line.split("\n")[0] for line in told] == [
        f"{NUMBERS}:1:1: error: the file lacks the key 'recheck' [missing-key]"
    ]
    assert found.lost == {"number.112", "number.crisis-line", "number.night-quiet"}


@pytest.mark.parametrize("file", ["office.yaml", "offices.yml", "old/offices.yaml"])
def test_a_file_that_nothing_reads_is_told(tmp_path: Path, file: str) -> None:
    project(tmp_path)
    path = tmp_path / "content/facts" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("recheck: 180\noffices: []\n", encoding="utf-8")
    assert read(tmp_path)[1] == [
        f"content/facts/{file}:1:1: error: nothing reads this file [wrong-file-name]\n"
        f"    move what it says to {COURSES} or {NUMBERS} or {OFFICES}, or remove it"
    ]


@given(st.dates(), st.integers(0, 800), st.sets(st.sampled_from(WEEKDAYS), min_size=1), st.booleans())
@settings(max_examples=30)
def test_a_course_has_as_many_lessons_as_fit_into_its_days(
    first: datetime.date, length: int, days: set[Weekday], more: bool
) -> None:
    last = min(first, datetime.date.max - datetime.timedelta(length)) + datetime.timedelta(length)
    held = sum(WEEKDAYS[(first + datetime.timedelta(day)).weekday()] in days for day in range((last - first).days + 1))
    course = Course(
        "a", "czech", from_=str(first), to=str(last), weekdays=tuple(days), time="9:00–10:30", hours=held * 2 + more
    )
    problems = Problems()
    soundness.course(course, (), problems)
    told = [problem for problem in problems if "hours" in problem.message]
    assert bool(told) == (more or held == 0)
