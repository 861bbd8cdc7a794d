"""The register that the city edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.pictures.geometry import bounds
from cardgen.pictures.register import Register, load
from cardgen.problems import Problems
from cardgen.project import Project

MARKS = ("mark-question", "mark-bar", "mark-pain", "mark-arrow", "mark-tick", "mark-cross", "mark-plus")


@pytest.fixture(scope="module")
def pictures() -> Register:
    problems = Problems()
    loaded = load(Project(Path(__file__).parents[2]), problems)
    loaded.check(loaded.names, problems)
    assert [str(problem) for problem in problems] == []
    return loaded


def test_every_picture_is_drawn_and_fills_its_box(pictures: Register) -> None:
    for name in pictures.names:
        drawing = pictures.drawing(name)
        assert bounds(drawing.paths) == pytest.approx((0, 0, drawing.width, drawing.height), abs=0.05), name


def test_the_marks_that_forms_are_made_with_are_ours(pictures: Register) -> None:
    assert [credit.title for credit in pictures.credits(MARKS)] == ["Kresby cardgen"]


def test_all_sources_have_a_licence_that_allows_changes(pictures: Register) -> None:
    assert {source.licence for source in pictures.sources.values()} == {"CC BY-SA 4.0"}
