"""All releases: what was written is read again, and whatever was changed, lost or put there afterwards is told."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.editions import ledger, records
from cardgen.editions.records import Issued, Leaf, Numbers, Record, Release, Signed
from cardgen.problems import Problem, Problems
from cardgen.project import Project

FOLDER = "content/releases/tiny/2026.1"
LIST = "content/releases/list.yaml"

RECORD = Record(
    file="pain-ru.pdf",
    topic="pain",
    languages=("cs", "ru"),
    layout="ring",
    paper="148 x 210",
    leaves=(
        Leaf("cover", "aa", title="Bolest"),
        Leaf("index:1", "aa", title="Seznam karet", lists=("P1", "P2")),
        Leaf(
            leaf="P2",
            appearance="bb",
            pages=4,
            topic="pain",
            id="does-it-hurt",
            state="draft",
            wording="cc",
            section={"cs": "Kde: a jak", "ru": "Где"},
            text={"cs": "Bolí to?", "ru": "no"},
            words={"yes": {"cs": "Ano", "ru": "12:30"}},
            said={"ru": "balít?"},
            words_said={"yes": "da"},
            note="# 1",
            next=("P1 Kde?",),
            picture="hurts",
            drawing="ee",
            mark=3,
        ),
    ),
)


def release(version: str = "2026.1", **changed: object) -> Release:
    text = records.write_record(RECORD)
    whole = Release(
        edition="tiny",
        version=version,
        kind="trial",
        date="2026-11-22",
        recorded="2026-11-23",
        by="Jana Nováková",
        cardgen="0.1",
        files=(Issued("pain-ru.pdf", "dd", 4, records.sha256(text.encode())),),
        numbers={"pain": Numbers("P", {"2": "does-it-hurt"}, (4,), {"where": 3})},
        signed=(Signed("pain", "ru", 6, {"Jana": 2}),),
    )
    return dataclasses.replace(whole, **changed)  # type: ignore[arg-type]  # the names are this class's fields


def written(root: Path, *releases: Release) -> Project:
    """A project that holds releases, each with the same record."""
    project = Project(root)
    for one in releases:
        text = ledger.write_list(ledger.read_list(project, Problems()), one)
        folder = root / one.folder
        folder.mkdir(parents=True)
        (folder / "release.yaml").write_text(records.write_release(one), encoding="utf-8")
        (folder / "pain-ru.yaml").write_text(records.write_record(RECORD), encoding="utf-8")
        (root / LIST).write_text(text, encoding="utf-8")
    return project


def told(project: Project) -> list[str]:
    problems = Problems()
    ledger.load(project, problems)
    return [_short(problem) for problem in problems]


def _short(problem: Problem) -> str:
    return f"{problem.place.file.removeprefix('content/releases/')} {problem.code}"


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    leaves = [dataclasses.asdict(leaf) for leaf in RECORD.leaves]
    assert all(any(leaf[one.name] != one.default for leaf in leaves) for one in dataclasses.fields(Leaf))
    project = written(tmp_path, release())
    problems = Problems()
    (found,) = ledger.load(project, problems)
    assert found == release()
    assert ledger.read_record(project, found, "pain-ru.pdf", problems) == RECORD
    assert not list(problems)


def test_a_release_of_documents_alone_has_no_numbers(tmp_path: Path) -> None:
    project = written(tmp_path, release(numbers={}, signed=()))
    problems = Problems()
    (found,) = ledger.load(project, problems)
    assert not list(problems)
    assert found.numbers == {}


@pytest.mark.parametrize("file", ["release.yaml", "pain-ru.yaml"])
def test_a_file_that_was_changed_is_told(tmp_path: Path, file: str) -> None:
    project = written(tmp_path, release())
    path = tmp_path / FOLDER / file
    path.write_text(path.read_text(encoding="utf-8").replace("does-it-hurt", "does-it-itch"), encoding="utf-8")
    assert told(project) == [f"tiny/2026.1/{file} release-changed"]


@pytest.mark.parametrize("file", ["release.yaml", "pain-ru.yaml"])
def test_of_a_huge_file_no_more_is_read_than_a_record_may_have(tmp_path: Path, file: str) -> None:
    project = written(tmp_path, release())
    with (tmp_path / FOLDER / file).open("r+b") as stream:
        stream.truncate(1 << 40)  # of which nothing lies on the disk
    assert set(told(project)) >= {f"tiny/2026.1/{file} release-changed"}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("by: Jana Nováková\n", ""),
        lambda text: text + "\n",
        lambda text: text.replace("kind: trial", "kind: release"),
    ],
)
def test_a_release_without_a_key_or_with_another_hash_is_told(tmp_path: Path, change: Callable[[str], str]) -> None:
    project = written(tmp_path, release())
    path = tmp_path / FOLDER / "release.yaml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert told(project)


def test_line_ends_of_another_system_are_no_change(tmp_path: Path) -> None:
    project = written(tmp_path, release())
    for path in (*(tmp_path / FOLDER).iterdir(), tmp_path / LIST):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(project) == []


def test_a_record_that_is_missing_is_told(tmp_path: Path) -> None:
    project = written(tmp_path, release())
    (tmp_path / FOLDER / "pain-ru.yaml").unlink()
    assert told(project) == ["tiny/2026.1/release.yaml release-missing"]


@pytest.mark.parametrize("version", ["2026.1", "2026.2"])
def test_a_release_that_went_away_is_missed_the_newest_too(tmp_path: Path, version: str) -> None:
    project = written(tmp_path, release("2026.1"), release("2026.2"))
    assert told(project) == []
    shutil.rmtree(tmp_path / release(version).folder)
    problems = Problems()
    found = ledger.load(project, problems)
    (problem,) = problems
    lines = (tmp_path / LIST).read_text(encoding="utf-8").splitlines()
    assert f"version: '{version}'" in lines[(problem.place.line or 0) - 1]
    assert (problem.code, problem.place.file) == ("release-missing", LIST)
    assert problem.message == f"the release tiny {version}, recorded on 2026-11-23, is missing"
    assert problem.way_out.startswith(f"bring content/releases/tiny/{version}/ back as it was, from version control")
    assert len(found.all) == 1


def test_another_release_in_the_place_of_one_is_told(tmp_path: Path) -> None:
    project = written(tmp_path, release())
    elsewhere = written(tmp_path / "elsewhere", release(by="Somebody else"))
    shutil.rmtree(tmp_path / FOLDER)
    (elsewhere.root / FOLDER).rename(tmp_path / FOLDER)
    assert told(project) == ["tiny/2026.1/release.yaml release-changed"]


def test_a_release_whose_line_was_lost_is_told(tmp_path: Path) -> None:
    project = written(tmp_path, release("2026.1"))
    before = (tmp_path / LIST).read_bytes()
    written(tmp_path, release("2026.2"))
    (tmp_path / LIST).write_bytes(before)  # as when two branches are joined and one side is taken
    assert told(project) == ["tiny/2026.2/release.yaml release-not-listed"]
    (tmp_path / LIST).unlink()
    assert told(project) == [f"tiny/2026.{at}/release.yaml release-not-listed" for at in (1, 2)]


def test_what_a_killed_run_left_is_no_release(tmp_path: Path) -> None:
    project = written(tmp_path, release())
    (tmp_path / FOLDER / ledger.UNLISTED).touch()
    assert told(project) == []  # killed after the list was written: it is there
    (tmp_path / LIST).unlink()
    problems = Problems()
    assert ledger.load(project, problems).all == ()  # killed before
    (problem,) = problems
    assert (problem.code, problem.level) == ("release-not-finished", "warning")


def test_a_list_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    project = written(tmp_path, release())
    (tmp_path / LIST).write_text("releases: [\n", encoding="utf-8")
    assert len(told(project)) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda line: line + line, "duplicate-name"),
        (lambda line: line + line.replace("tiny", "../tiny"), "wrong-value"),
        (lambda line: line + line.replace("2026.1", "."), "wrong-value"),
    ],
)
def test_a_line_that_can_be_no_other_release_is_told(tmp_path: Path, change: Callable[[str], str], code: str) -> None:
    project = written(tmp_path, release())
    head, _, line = (tmp_path / LIST).read_text(encoding="utf-8").partition("- {")
    (tmp_path / LIST).write_text(head + change("- {" + line), encoding="utf-8")
    assert told(project) == [f"list.yaml {code}"]


@pytest.mark.parametrize(
    "file", ["content/releases/x.yaml", "content/releases/tiny/x.yaml", f"{FOLDER}/x.yaml", f"{FOLDER}/deep/x.yaml"]
)
def test_files_that_are_no_part_of_a_release_are_told(tmp_path: Path, file: str) -> None:
    project = written(tmp_path, release())
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("a: b\n", encoding="utf-8")
    assert told(project) == [f"{file.removeprefix('content/releases/')} wrong-file-name"]


def test_a_release_in_the_folder_of_another_is_told(tmp_path: Path) -> None:
    project = written(tmp_path, release())
    (tmp_path / FOLDER).rename(tmp_path / "content/releases/tiny/2026.9")
    assert sorted(told(project)) == ["list.yaml release-missing", "tiny/2026.9/release.yaml release-not-listed"]


def test_releases_come_in_the_order_of_their_versions(tmp_path: Path) -> None:
    project = written(tmp_path, release("2026.10"), release("2026.2"), release("2026.1"))
    found = ledger.load(project, Problems())
    assert [one.version for one in found.of("tiny")] == ["2026.1", "2026.2", "2026.10"]
    assert found.find("tiny", "2026.2") == found.of("tiny")[1]
    assert found.find("tiny", "2026.3") is None
