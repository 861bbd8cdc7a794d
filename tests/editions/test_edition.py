"""Edition files: what they say, and every mistake in them with its place and its way out."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cardgen.editions import Edition, load
from cardgen.jobs import content as contents
from cardgen.problems import Problems
from tests.jobs.tiny import Tiny, tiny

FILE = "content/editions/clinic.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Tiny:
    return tiny(tmp_path)


def told(project: Tiny) -> list[str]:
    return [str(problem) for problem in contents.load(project.project).problems]


def test_an_edition_says_what_is_issued_for_whom(project: Tiny) -> None:
    project.write(FILE, project.read(FILE) + "contact: karty@example.org\n")
    assert contents.load(project.project).editions == {
        "clinic": Edition(
            edition="clinic",
            title="Klinické vydání",
            version="2026.1",
            date="2026-11-22",
            topics=("ward", "street"),
            languages=("vi", "ru"),
            layout="ring",
            publisher="Zkouška",
            contact="karty@example.org",
            loose="loose",
            polyglot="polyglot",
        )
    }


def test_a_version_that_looks_like_a_number_stays_text(project: Tiny) -> None:
    project.replace(FILE, '"2026.1"', "2026.10")
    assert contents.load(project.project).editions["clinic"].version == "2026.10"


def test_the_day_is_the_date_of_the_edition(project: Tiny) -> None:
    assert contents.load(project.project).editions["clinic"].day == datetime.date(2026, 11, 22)


def test_loose_and_polyglot_layouts_are_optional(project: Tiny) -> None:
    project.replace(FILE, "loose: loose\npolyglot: polyglot\n", "")
    edition = contents.load(project.project).editions["clinic"]
    assert (edition.loose, edition.polyglot, edition.layouts) == (None, None, ("ring",))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "edition: clinic",
            "edition: clinics",
            f"{FILE}:1:10: error: the edition clinics stands in clinic.yaml [wrong-file-name]\n"
            "    give both the same name, of small letters, digits and hyphens",
        ),
        (
            "date: 2026-11-22",
            "date: 22. 11. 2026",
            f"{FILE}:4:7: error: '22. 11. 2026' is not a date [wrong-value]\n"
            "    write it as year-month-day, like 2026-11-22",
        ),
        (
            "date: 2026-11-22",
            "date: 2026-02-30",
            f"{FILE}:4:7: error: '2026-02-30' is not a date [wrong-value]\n"
            "    write it as year-month-day, like 2026-11-22",
        ),
        (
            "[ward, street]",
            "[wrad, street]",
            f"{FILE}:5:10: error: the edition clinic asks for the topic 'wrad', which there is not [unknown-topic]\n"
            "    did you mean 'ward'?",
        ),
        (
            "[ward, street]",
            "[ward, answers]",
            f"{FILE}:5:16: error: the edition clinic asks for the topic 'answers', which there is not "
            "[unknown-topic]\n    known are: loose, street, ward",
        ),
        (
            "[vi, ru]",
            "[vi, rus]",
            f"{FILE}:6:17: error: the edition clinic asks for the language 'rus', which there is not "
            "[unknown-language]\n    did you mean 'ru'?",
        ),
        (
            "[vi, ru]",
            "[cs, ru]",
            f"{FILE}:6:13: error: the edition clinic asks for the language 'cs', which there is not "
            "[unknown-language]\n    known are: ru, vi",
        ),
        (
            "layout: ring",
            "layout: rings",
            f"{FILE}:7:9: error: the edition clinic asks for the layout 'rings', which there is not "
            "[unknown-layout]\n    did you mean 'ring'?",
        ),
        (
            "loose: loose",
            "loose: lose",
            f"{FILE}:8:8: error: the edition clinic asks for the layout 'lose', which there is not "
            "[unknown-layout]\n    did you mean 'loose'?",
        ),
        (
            "polyglot: polyglot",
            "polyglot: poliglot",
            f"{FILE}:9:11: error: the edition clinic asks for the layout 'poliglot', which there is not "
            "[unknown-layout]\n    did you mean 'polyglot'?",
        ),
        (
            "[vi, ru]",
            "[]",
            f"{FILE}:1:1: error: the edition clinic has no languages [empty-edition]\n    name at least one",
        ),
        (
            "[ward, street]",
            "[]",
            f"{FILE}:1:1: error: the edition clinic has no topics [empty-edition]\n    name at least one",
        ),
        (
            "[ward, street]",
            "[ward, street, ward]",
            f"{FILE}:1:1: error: the edition clinic names 'ward' twice [duplicate-name]\n    name it once",
        ),
        (
            "[ward, street]",
            "[ward, loose]",
            f"{FILE}:5:16: error: the edition clinic has the loose cards twice: as a topic, and on the layout loose "
            "[duplicate-name]\n    take 'loose' out of its topics",
        ),
        (
            "publisher: Zkouška\n",
            "",
            f"{FILE}:1:1: error: the file lacks the key 'publisher' [missing-key]\n    add a line 'publisher: ...'",
        ),
        (
            "publisher:",
            "publischer:",
            f"{FILE}:10:1: error: the file has no key 'publischer' [unknown-key]\n    did you mean 'publisher'?",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place_with_a_way_out(project: Tiny, old: str, new: str, message: str) -> None:
    project.replace(FILE, old, new)
    assert message in told(project)


def test_several_mistakes_of_an_edition_are_told_at_once(project: Tiny) -> None:
    project.replace(FILE, "[ward, street]", "[wards, streets]")
    project.replace(FILE, "2026-11-22", "soon")
    assert len(told(project)) == 3


def test_an_edition_with_a_mistake_is_not_there_and_the_others_are(project: Tiny) -> None:
    project.write("content/editions/home.yaml", project.read(FILE).replace("edition: clinic", "edition: home"))
    project.replace(FILE, "layout: ring", "layout: rings")
    assert list(contents.load(project.project).editions) == ["home"]


@pytest.mark.parametrize("name", ["Clinic", "my edition", "-x", "á"])
def test_a_name_that_makes_a_poor_folder_is_refused(project: Tiny, name: str) -> None:
    project.write(f"content/editions/{name}.yaml", project.read(FILE).replace("edition: clinic", f"edition: {name}"))
    assert [line.split(" [")[-1].split("]")[0] for line in told(project)] == ["wrong-file-name"]


def test_an_edition_may_be_loaded_without_the_rest_of_the_project(project: Tiny) -> None:
    content = contents.load(project.project)
    problems = Problems()
    assert set(load(project.project, content.bank, content.languages, ["ring"], problems)) == set()
    assert [problem.code for problem in problems] == ["unknown-layout", "unknown-layout"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2026-11-22", "20261122", "'20261122' is not a date"),
        ('"2026.1"', "a/b", "'a/b' is no version"),
    ],
)
def test_a_version_or_a_date_that_cannot_be_is_told(project: Tiny, old: str, new: str, said: str) -> None:
    project.replace(FILE, old, new)
    assert said in "\n".join(told(project))
