from __future__ import annotations

import datetime
from collections.abc import Collection
from pathlib import Path

import pytest

from cardgen import facts
from cardgen.problems import Problems
from tests.facts.offices import FILES, project, read

OFFICES, COURSES, NUMBERS = FILES


def told(root: Path, day: str, coming: Collection[str] = ()) -> list[str]:
    project(root)
    problems = Problems()
    facts.about(read(root)[0], datetime.date.fromisoformat(day), problems, coming)
    return [str(problem) for problem in problems]


def test_what_was_checked_lately_and_is_still_to_come_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, "2026-09-20", ["czech"]) == []


def test_a_course_that_is_over_is_an_error_among_the_coming_ones(tmp_path: Path) -> None:
    assert (
        f"{COURSES}:7:9: error: course czech-a2 was over on 2026-12-08, and is among the coming courses of czech on "
        "2026-12-09 [course-over]\n"
        "    take it out, or give it a subject of its own if a text tells of it"
    ) in told(tmp_path, "2026-12-09", ["czech"])


@pytest.mark.parametrize("coming", [[], ["computer"]])
def test_a_course_that_is_over_is_history_elsewhere(tmp_path: Path, coming: list[str]) -> None:
    assert [line for line in told(tmp_path, "2026-12-09", coming) if "course" in line] == []


def test_a_course_on_its_last_day_is_not_over(tmp_path: Path) -> None:
    assert not [line for line in told(tmp_path, "2026-12-08", ["czech"]) if "course-over" in line]


def test_the_end_of_registration_is_a_warning_from_the_next_day(tmp_path: Path) -> None:
    assert told(tmp_path, "2026-09-25", ["czech"]) == []
    assert told(tmp_path, "2026-09-26", ["czech"]) == [
        f"{COURSES}:13:25: warning: course czech-a2: registration ended on 2026-09-25, before 2026-09-26 "
        "[registration-over]\n    take the course out, or mend the date"
    ]


def test_somebody_should_look_again_after_the_period_of_the_file(tmp_path: Path) -> None:
    assert not [line for line in told(tmp_path, "2027-02-28") if "office " in line]
    assert told(tmp_path, "2027-03-01") == [
        f"{OFFICES}:{line}:14: warning: office {name} was checked on 2026-09-01, 181 days before 2027-03-01; 180 are "
        "agreed [recheck]\n    look again whether it is still right, and write the new day"
        for line, name in ((13, "centre"), (18, "city-police"))
    ]


def test_a_check_after_the_day_of_the_edition_is_a_warning(tmp_path: Path) -> None:
    assert told(tmp_path, "2026-08-31")[0] == (
        f"{COURSES}:16:14: warning: course czech-a2 was checked on 2026-09-01, after the day of the edition, "
        "2026-08-31 [checked-later]\n    mend the day, or give the edition a later date"
    )
