"""A check looks at all that a build would print, and tells all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.jobs.check import Checked, NotInProject, check
from tests.jobs.manifests import make
from tests.jobs.tiny import Tiny, snapshot

TOPIC = "content/phrases/ward/topic.yaml"
VI = "content/phrases/ward/vi.yaml"


def look(project: Tiny, *paths: str) -> Checked:
    return check(project.project, paths, project.root)


def codes(found: Checked) -> list[tuple[str, str]]:
    return [(problem.place.file, problem.code) for problem in found.problems]


def test_a_sound_project_has_no_problems_and_its_parts_are_counted(project: Tiny) -> None:
    assert look(project) == Checked(problems=(), topics=3, cards=7, languages=3, pages=80)


def test_a_check_counts_the_pages_that_a_build_makes(project: Tiny) -> None:
    assert look(project).pages == make(project).pages


def test_a_check_writes_nothing(project: Tiny) -> None:
    before = snapshot(project.root)
    look(project)
    assert snapshot(project.root) == before


def test_problems_of_several_files_are_told_at_once(project: Tiny) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")
    project.replace(VI, "from: Noc", "from: Den")
    project.replace("content/editions/clinic.yaml", "[vi, ru]", "[vi, rru]")
    assert codes(look(project)) == [
        ("content/editions/clinic.yaml", "unknown-language"),
        (TOPIC, "unknown-picture"),
        (VI, "stale-translation"),
    ]


def test_what_does_not_fit_is_told_for_every_file_that_it_stands_in(project: Tiny) -> None:
    project.replace(VI, "Quý vị có đau không?", "Quý vị có đau không? " * 12)
    project.replace("content/phrases/street/ru.yaml", "Вы упали?", "Вы упали? " * 24)
    found = {(problem.place.file, problem.code) for problem in look(project).problems}
    assert found == {(VI, "does-not-fit"), ("content/phrases/street/ru.yaml", "does-not-fit")}


def test_a_page_that_is_not_sound_is_told_at_the_layout(project: Tiny) -> None:
    project.replace("content/layouts/ring.yaml", "at: [82, 198, 58, 5]", "at: [82, 207, 58, 5]")
    found = look(project)
    assert {code for _, code in codes(found)} == {"outside-safe-zone"}
    assert {file for file, _ in codes(found)} == {"content/layouts/ring.yaml"}
    assert found.problems[0].message.startswith("street, ru, S1 (front): 'překlad neověřen' leaves the safe zone by ")


def test_a_refused_picture_is_told_with_everything_else_and_stops_nothing(project: Tiny) -> None:
    for name in ("square", "circle"):
        project.write(
            f"content/pictures/drawn/{name}.svg",
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>',
        )
    assert [file for file, _ in codes(look(project))] == [
        "content/pictures/drawn/circle.svg",
        "content/pictures/drawn/square.svg",
    ]


def test_a_translation_that_an_edition_needs_and_that_there_is_not_is_told(project: Tiny) -> None:
    project.remove("content/phrases/street/ru.yaml")
    (problem,) = look(project).problems
    assert str(problem) == (
        "content/editions/clinic.yaml:6:17: error: the edition clinic asks for ru, "
        "but street has no translation into it [missing-translation]\n"
        "    add content/phrases/street/ru.yaml, or take the language out of the edition"
    )


def test_a_bank_that_a_layout_needs_and_that_there_is_not_is_told(project: Tiny) -> None:
    project.replace("content/layouts/ring.yaml", "sections, imprint]", 'sections, imprint, "cards:tools"]')
    (problem,) = look(project).problems
    assert problem.message == "the edition clinic needs the bank 'tools', which there is not"


@pytest.mark.parametrize(
    "paths", [(TOPIC,), ("content/phrases/ward",), ("content",), (".",), ("content/pictures", "content/phrases/ward")]
)
def test_a_path_keeps_the_problems_in_it(project: Tiny, paths: tuple[str, ...]) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")
    assert codes(look(project, *paths)) == [(TOPIC, "unknown-picture")]


@pytest.mark.parametrize("path", [VI, "content/phrases/street", "content/phrases/ward/ru.yaml", "fonts"])
def test_a_path_leaves_out_the_problems_beside_it(project: Tiny, path: str) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")
    assert look(project, path).problems == ()


def test_a_path_is_relative_to_where_the_user_is(project: Tiny) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")
    found = check(project.project, ("../ward/topic.yaml",), project.root / "content/phrases/street")
    assert codes(found) == [(TOPIC, "unknown-picture")]


@pytest.mark.parametrize("path", ["content/phrases/wardd", "..", "/etc/hostname"])
def test_a_path_that_is_not_in_the_project_is_refused(project: Tiny, path: str) -> None:
    with pytest.raises(NotInProject) as error:
        look(project, path)
    assert str(error.value) == f"{path} is not a file or folder of the project {project.root}"


def test_a_project_is_found_through_a_link_and_so_are_its_files(project: Tiny, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(project.root, target_is_directory=True)
    project.replace(TOPIC, "picture: square", "picture: squaer")
    assert codes(check(project.project, (TOPIC,), link)) == [(TOPIC, "unknown-picture")]
