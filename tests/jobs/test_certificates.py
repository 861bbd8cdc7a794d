"""Certificates of an edition, which are samples, and those of a list that lies anywhere on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from cardgen.jobs.build import Wanted as ToBuild
from cardgen.jobs.build import build
from cardgen.jobs.certificates import Awarded, Wanted, certificates
from cardgen.jobs.check import check
from cardgen.problems import ContentError, UnknownName
from tests import projects
from tests.layout.awards import COURSES, EDITION, LIST, NUMBERS, TOPIC, person, rows, with_certificates
from tests.projects import Written

SIGNED = "content/phrases/certificate/ru.yaml"


@pytest.fixture
def written(tmp_path: Path) -> Written:
    made = projects.make(tmp_path / "project")
    with_certificates(made)
    return made


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A list outside the project."""
    path = tmp_path / "private" / "kurz.csv"
    path.parent.mkdir()
    path.write_bytes(rows(person(), person("Nguyễn Thị Ánh", language="vi"), person("Petr Malý", language="")))
    return path


def award(written: Written, people: Path, **wanted: object) -> Awarded:
    return certificates(written.project, Wanted(people, **{"language": "cs", **wanted}))  # type: ignore[arg-type]


def told(written: Written, people: Path, **wanted: object) -> list[str]:
    with pytest.raises(ContentError) as error:
        award(written, people, **wanted)
    return [str(problem).replace(str(people), people.name) for problem in error.value.problems]


def texts(file: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]


# -- samples of an edition -------------------------------------------------------------------------


def test_an_edition_has_samples_in_each_of_its_languages(written: Written) -> None:
    output = written.root / "output"
    built = build(written.project, ToBuild(("awards",)), output, jobs=1)
    assert (built.files, built.pages) == (3, 3)
    for tag, name in {"cs": "Žofie Příkladná", "ru": "Мария Образцова", "vi": "Nguyễn Thị Ánh"}.items():
        (text,) = texts(output / f"awards/certificate-{tag}.pdf")
        assert name in text
        assert "Vzor bez platnosti" in text
    manifest = json.loads((output / "awards/manifest.json").read_text(encoding="utf-8"))
    (card,) = manifest["files"][1]["cards"]
    assert (card["id"], card["pages"], card["state"]) == ("certificate", [1], "draft")
    assert "Образцова" not in json.dumps(manifest, ensure_ascii=False)


def test_the_same_samples_are_the_same_bytes(written: Written, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(written.project, ToBuild(("awards",), ("ru",)), tmp_path / name, jobs=1)
    first, second = (tmp_path / name / "awards/certificate-ru.pdf" for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


def test_a_sample_of_a_real_course_is_a_sample(written: Written) -> None:
    written.write(LIST, rows(person(language="ru")))
    build(written.project, ToBuild(("awards",), ("ru",)), written.root / "output", jobs=1)
    assert "Vzor bez platnosti" in texts(written.root / "output/awards/certificate-ru.pdf")[0]


def test_check_looks_at_the_samples_and_only_at_those(written: Written) -> None:
    assert [one for one in check(written.project, (), written.root).problems if one.level == "error"] == []
    written.write(LIST, rows(person("Jana", "coming", "74 %", "ru"), person("Jan", "coming", language="vi")))
    found = check(written.project, (), written.root).problems
    assert sorted({(one.place.file, one.code) for one in found if one.level == "error"}) == [
        (LIST, "list-attendance-below"),
    ]


def test_a_language_without_anybody_in_the_list_is_told(written: Written) -> None:
    written.write(LIST, rows(person("Jana", "coming", "80 %", "ru")))
    found = [one for one in check(written.project, (), written.root).problems if one.level == "error"]
    assert {(one.place.file, one.code) for one in found} == {(EDITION, "nobody")}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("layout: award", "layout: awards", "the edition awards asks for the layout 'awards', which there is not"),
        (LIST, "content/lists/nobody.csv", "there is no list 'content/lists/nobody.csv' in the project"),
        (LIST, "../kurz.csv", "there is no list '../kurz.csv' in the project"),
    ],
)
def test_an_edition_names_what_there_is(written: Written, old: str, new: str, message: str) -> None:
    written.replace(EDITION, old, new)
    (found,) = written.told()
    assert found.startswith(f"{EDITION}:5:")
    assert message in found


# -- real lists ------------------------------------------------------------------------------------


def test_a_list_becomes_one_file_beside_it_with_a_page_a_person(written: Written, people: Path) -> None:
    done = award(written, people)
    assert done.file == people.with_suffix(".pdf")
    assert (done.certificates, done.samples, done.unverified, done.left_out) == (3, 0, 2, 0)
    found = texts(done.file)
    for name, text in zip(("Jana Nováková", "Nguyễn Thị Ánh", "Petr Malý"), found, strict=True):
        assert name in text
        assert "Vzor" not in text
        assert "16. listopadu 2026" in text.replace("\u00a0", " ")


def test_names_leave_no_trace_in_the_project(written: Written, people: Path) -> None:
    before = {path: path.read_bytes() for path in written.root.rglob("*") if path.is_file()}
    award(written, people)
    assert {path: path.read_bytes() for path in written.root.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in people.parent.iterdir()) == ["kurz.csv", "kurz.pdf"]


@pytest.mark.parametrize("where", ["kurz.csv", "content/lists/kurz.csv", "output/kurz.csv", LIST])
def test_a_list_in_the_project_is_refused_before_it_is_read(written: Written, where: str) -> None:
    if where != LIST:
        written.write(where, rows(person()))
    with pytest.raises(UnknownName, match="lies in the project, where others would see the names"):
        award(written, written.root / where)


def test_certificates_are_not_written_into_the_project(written: Written, people: Path) -> None:
    link = people.parent / "link"
    link.symlink_to(written.root)
    for output in (written.root / "output/kurz.pdf", link / "kurz.pdf"):
        with pytest.raises(UnknownName, match="lies in the project"):
            award(written, people, output=output)


def test_the_same_list_gives_the_same_bytes_on_any_day(
    written: Written, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = award(written, people).file.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    assert award(written, people).file.read_bytes() == first


def test_a_day_may_be_named_that_is_not_before_the_end_of_the_course(written: Written, people: Path) -> None:
    text = texts(award(written, people, date="2026-12-01").file)[0].replace("\u00a0", " ")
    assert "1. prosince 2026" in text
    (found,) = told(written, people, date="2026-11-15")
    assert found.startswith(
        "kurz.csv:2:1: error: a certificate of past cannot be dated 2026-11-15: the course ends on 2026-11-16 "
        "[dated-too-early]"
    )


def test_certificates_of_a_sample_course_are_samples(written: Written, people: Path) -> None:
    people.write_bytes(rows(person(course="coming"), person()))
    done = award(written, people)
    assert (done.certificates, done.samples) == (2, 1)
    assert ["Vzor bez platnosti" in text for text in texts(done.file)] == [True, False]


@pytest.mark.parametrize(
    ("course", "message"),
    [
        ("unsure", f"{COURSES}:19:5: error: course unsure: nobody says where its dates and hours are from"),
        ("vague", f"{COURSES}:24:5: error: course vague: a certificate says when it was and how many"),
        ("nameless", f"{TOPIC}:1:1: error: the bank 'certificate' lacks the word 'pottery-course' in cs"),
    ],
)  # fmt: skip  # a case a line
def test_a_course_that_nobody_vouches_for_gives_no_certificates(
    written: Written, people: Path, course: str, message: str
) -> None:
    people.write_bytes(rows(person(course=course, language="cs"), person("Petr", course, language="cs")))
    (found,) = told(written, people)
    assert found.startswith(message)


def test_who_attended_too_little_stops_all_or_is_left_out(written: Written, people: Path) -> None:
    people.write_bytes(rows(person("Jana Bílá", share="60 %"), person("Petr Malý", share="75 %")))
    before = people.with_suffix(".pdf")
    before.write_bytes(b"earlier")
    (found,) = told(written, people)
    assert "kurz.csv:2:3: error: Jana Bílá attended 60 % of the lessons, and 75 % are asked for" in found
    assert before.read_bytes() == b"earlier"
    done = award(written, people, skip_below=True)
    assert (done.certificates, done.left_out) == (1, 1)
    assert ["Jana Bílá" in text for text in texts(done.file)] == [False]


def test_a_list_of_which_nobody_is_left_is_no_file(written: Written, people: Path) -> None:
    people.write_bytes(rows(person(share="60 %")))
    with pytest.raises(UnknownName, match=r"nobody in .* gets a certificate"):
        award(written, people, skip_below=True)
    assert not people.with_suffix(".pdf").exists()


def test_everything_wrong_in_a_list_is_told_at_once_with_names_that_cannot_be_set(
    written: Written, people: Path
) -> None:
    people.write_bytes(rows(person(course="lost"), person("محمد"), person("王"), person(share="x")))
    assert [one.partition(": error")[0] for one in told(written, people)] == [
        "kurz.csv:2:2",
        "kurz.csv:3:1",
        "kurz.csv:4:1",
        "kurz.csv:5:3",
    ]


def test_a_stale_translation_is_not_printed(written: Written, people: Path) -> None:
    written.replace(TOPIC, "Počet hodin", "Hodin celkem")
    found = told(written, people)
    assert {one.split(":")[0] for one in found} == {SIGNED, SIGNED.replace("ru", "vi")}
    assert all("[stale-translation]" in one for one in found)
    people.write_bytes(rows(person(language="cs")))
    assert award(written, people).certificates == 1


def test_a_language_without_words_is_told_once(written: Written, people: Path) -> None:
    written.remove(SIGNED)
    (found,) = told(written, people)
    assert "the list asks for ru, but certificate has no translation into it [missing-translation]" in found


def test_how_much_is_asked_for_stands_in_the_facts_and_the_words_say_the_same(written: Written, people: Path) -> None:
    written.replace(NUMBERS, 'value: "75"', 'value: "80"')
    (found,) = told(written, people)
    assert found.startswith(f"{TOPIC}:9:28: error: certificates say 'nejméně 75 %', and the number 'attendance' is 80")
    written.write(NUMBERS, "recheck: 365\nnumbers: []\n")
    (found,) = told(written, people)
    assert found.startswith(f"{NUMBERS}:1:1: error: certificates need the number 'attendance'")


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"date": "1. 12. 2026"}, "'1. 12. 2026' is not a date"),
        ({"language": "xx"}, "there is no language 'xx'"),
        ({"edition": "tiny"}, "there is no edition 'tiny' with certificates; known are: awards"),
    ],
)
def test_names_that_there_are_not_are_wrong_usage(
    written: Written, people: Path, wanted: dict[str, object], message: str
) -> None:
    with pytest.raises(UnknownName, match=message):
        award(written, people, **wanted)


def test_certificates_never_take_the_place_of_their_list(written: Written, people: Path) -> None:
    for output in (people, people.parent / ".." / people.parent.name / people.name):
        with pytest.raises(UnknownName, match="is the list itself"):
            award(written, people, output=output)


def test_a_list_that_cannot_be_read_is_wrong_usage(written: Written, people: Path) -> None:
    with pytest.raises(UnknownName, match="private cannot be read: Is a directory"):
        award(written, people.parent, output=people.with_suffix(".pdf"))


def test_without_an_edition_with_certificates_there_are_none(written: Written, people: Path) -> None:
    written.remove(EDITION)
    with pytest.raises(UnknownName, match="no edition has certificates"):
        award(written, people)
