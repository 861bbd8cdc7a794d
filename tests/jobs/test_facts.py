"""Facts of documents in builds and checks: what is out of date, what may not be released, what is printed anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cardgen.jobs import release
from cardgen.jobs.build import Built, Wanted, build
from cardgen.jobs.check import check
from cardgen.problems import ContentError
from tests.layout.documents.papers import GUIDE, LEAFLET, composed, make, text
from tests.projects import Written

COURSES = "content/facts/courses.yaml"
OFFICES = "content/facts/offices.yaml"
LEAFLETS = "content/editions/leaflets.yaml"
DAY_OF = {"2026-11-22": "1795348800", "2027-01-23": "1800705600", "2027-04-29": "1809000000"}
DOCUMENTS = ("guides", "leaflets")


@pytest.fixture
def papers(tmp_path: Path) -> Written:
    return make(tmp_path / "project")


def made(papers: Written, *, issued: bool = False) -> Built:
    return build(papers.project, Wanted(DOCUMENTS, release=issued), papers.root / "output", jobs=1)


def found(papers: Written) -> list[str]:
    return [str(problem).split("\n")[0] for problem in check(papers.project, (), papers.root).problems]


def refused(papers: Written) -> list[str]:
    with pytest.raises(ContentError) as error:
        made(papers, issued=True)
    return [str(problem) for problem in error.value.problems if problem.code == "not-confirmed"]


# --- out of date


def test_nothing_is_out_of_date_on_the_day_of_the_editions(papers: Written) -> None:
    assert found(papers) == []
    assert made(papers).warnings == ()


def test_a_course_that_is_over_on_the_day_of_the_edition_stops_check_and_build(papers: Written) -> None:
    papers.replace(LEAFLETS, "date: 2026-11-22", "date: 2027-04-29")
    line = (
        f"{COURSES}:7:9: error: course evening was over on 2027-04-28, and is among the coming courses of czech on "
        "2027-04-29 [course-over]"
    )
    assert line in found(papers)
    with pytest.raises(ContentError) as error:
        made(papers)
    assert line in [str(problem).split("\n")[0] for problem in error.value.problems]


def test_what_is_out_of_date_only_today_is_a_warning_and_changes_no_byte(
    papers: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(papers)
    before = {path.name: path.read_bytes() for path in (papers.root / "output").glob("*/*")}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY_OF["2027-01-23"])
    line = (
        f"{COURSES}:11:25: warning: course evening: registration ended on 2027-01-22, before 2027-01-23 "
        "[registration-over]"
    )
    assert found(papers) == [line]
    assert [str(problem).split("\n")[0] for problem in made(papers).warnings] == [line]
    assert {path.name: path.read_bytes() for path in (papers.root / "output").glob("*/*")} == before
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY_OF["2027-04-29"])
    assert any(": warning: course evening was over on 2027-04-28" in one for one in found(papers))
    assert not any("error" in one for one in found(papers))


def test_somebody_should_look_again_after_the_period_of_the_file(papers: Written) -> None:
    papers.replace(OFFICES, "recheck: 180", "recheck: 30")
    papers.replace(OFFICES, "source: S, checked: 2026-11-22", "source: S, checked: 2026-10-01")
    assert found(papers) == [
        f"{OFFICES}:3:106: warning: office centre was checked on 2026-10-01, 52 days before 2026-11-22; 30 are agreed "
        "[recheck]"
    ]


def test_what_no_document_shows_is_nobody_s_business(papers: Written) -> None:
    papers.write(OFFICES, papers.read(OFFICES) + "  - {id: lost, name: school, source: S, checked: 2020-01-01}\n")
    papers.write(COURSES, papers.read(COURSES).replace("2027-03-01, to: 2027-03-31", "2020-03-01, to: 2020-03-31"))
    assert found(papers) == []


def test_a_weekday_that_does_not_match_its_date_is_an_error(papers: Written) -> None:
    papers.replace(COURSES, "from: 2027-02-01", "from: 2027-02-02")
    assert found(papers) == [
        f"{COURSES}:6:11: error: course evening: its first day, 2027-02-02, is a tuesday, and it is held on monday, "
        "wednesday [wrong-value]"
    ]


# --- not confirmed


def test_a_release_refuses_each_record_that_a_document_shows_and_nobody_has_confirmed(papers: Written) -> None:
    papers.replace(COURSES, "    source: S\n    checked: 2026-11-22\n", "    sample: true\n")
    with pytest.raises(ContentError) as error:
        made(papers, issued=True)
    assert [str(problem) for problem in error.value.problems if problem.code == "not-confirmed"] == [
        f"{COURSES}:3:5: error: course evening is a sample, and is shown in guide, leaflet [not-confirmed]\n"
        "    write the real one in its place, with 'source' and 'checked', or build without --release",
        "content/facts/numbers.yaml:4:5: error: number quiet is not confirmed, and is shown in leaflet "
        "[not-confirmed]\n    look it up, and write 'source' and 'checked', or build without --release",
        f"{OFFICES}:4:5: error: office school is not confirmed, and is shown in guide [not-confirmed]\n"
        "    look it up, and write 'source' and 'checked', or build without --release",
    ]


def test_many_records_of_a_file_are_told_together(papers: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "SINGLY", 1)
    papers.replace(OFFICES, "source: S, checked: 2026-11-22", "sample: true")
    assert refused(papers)[-1] == (
        f"{OFFICES}:3:5: error: 2 records are samples or not confirmed, and are shown in guide, leaflet: centre, "
        "school [not-confirmed]\n    write the real ones in place of samples, look up the others, write 'source' and "
        "'checked', or build without --release"
    )


def test_of_very_many_records_the_first_are_named(papers: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "SINGLY", 1)
    monkeypatch.setattr(release, "_NAMED", 1)
    papers.replace(OFFICES, "source: S, checked: 2026-11-22", "sample: true")
    assert (
        "2 records are samples or not confirmed, and are shown in guide and 1 more: centre and 1 more ["
        in (refused(papers)[-1])
    )


def test_a_fact_that_is_asked_for_and_not_known_stops_a_release(papers: Written) -> None:
    papers.write(GUIDE, "Otevřeno: {{office.centre.hours}}. {#open}\n")
    with pytest.raises(ContentError) as error:
        build(papers.project, Wanted(("guides",), release=True), papers.root / "output", jobs=1)
    assert [str(problem) for problem in error.value.problems] == [
        f"{OFFICES}:3:5: error: office centre lacks what is asked for: hours, and is shown in guide "
        "[not-confirmed]\n    write it, leave it out of the text, or build without --release"
    ]


def test_a_release_of_confirmed_facts_is_built(papers: Written) -> None:
    papers.write(GUIDE, "Volejte {{office.centre.phone}} nebo {{number.112}}. {#call}\n")
    done = build(papers.project, Wanted(("guides",), release=True), papers.root / "output", jobs=1)
    assert done.files == 1


def test_what_nobody_has_confirmed_is_printed_as_to_be_confirmed(papers: Written) -> None:
    papers.write(
        GUIDE, "Volejte {{office.centre.phone}}. {#call}\n\n::: contacts centre\n:::\n\n::: courses sewing\n:::\n"
    )
    for file in (OFFICES, COURSES):
        papers.write(file, papers.read(file).replace(", source: S, checked: 2026-11-22", ""))
    page = text(composed(papers, "guide").frames[1])
    assert page == (
        "Volejte bude potvrzeno . Kontaktní centrum Telefon: bude potvrzeno Web: bude potvrzeno "
        "bude potvrzeno Termín: bude potvrzeno Kde: bude potvrzeno Přihlášky do: bude potvrzeno Průvodce městem"
    )


# --- printed anew


def manifests(papers: Written) -> dict[str, tuple[Any, Any, str]]:
    """Wording, appearance and hash of every file."""
    files = [one for name in DOCUMENTS for one in json.loads(papers.read(f"output/{name}/manifest.json"))["files"]]
    return {one["path"]: (one["cards"][0]["wording"], one["cards"][0]["appearance"], one["sha256"]) for one in files}


@pytest.mark.parametrize(
    ("old", "new", "files"),
    [
        ("to: 2027-04-28", "to: 2027-04-21", {"guide-cs.pdf"}),
        ("registration-until: 2027-01-22", "registration-until: 2027-01-21", {"guide-cs.pdf"}),
        ("to: 2027-03-31", "to: 2027-03-30", {"leaflet-cs.pdf", "leaflet-ru.pdf"}),
        ("checked: 2026-11-22\n  -", "checked: 2026-11-21\n  -", set()),
    ],
)
def test_one_changed_date_changes_exactly_the_files_that_show_it(
    papers: Written, old: str, new: str, files: set[str]
) -> None:
    papers.write(LEAFLET, "::: courses sewing\n:::\n\nPřijďte. {#come}\n")
    ru = "content/phrases/leaflet/ru.yaml"
    lines = papers.read(ru).splitlines()
    papers.write(ru, "\n".join([*lines[:3], *(line for line in lines if line.startswith("  come:"))]) + "\n")
    made(papers)
    before = manifests(papers)
    papers.replace(COURSES, old, new)
    made(papers)
    after = manifests(papers)
    for part in range(3):
        assert {name for name in before if before[name][part] != after[name][part]} == files
