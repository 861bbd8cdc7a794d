"""A build that fails leaves the earlier output byte for byte; one that succeeds leaves nothing behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.jobs import build as job
from cardgen.jobs.build import Wanted
from cardgen.jobs.content import Content
from cardgen.jobs.plan import FilePlan
from cardgen.problems import ContentError
from tests.jobs.manifests import make, manifest
from tests.jobs.tiny import ALL_FILES, Tiny, snapshot

EDITION = "content/editions/clinic.yaml"
TOPIC = "content/phrases/ward/topic.yaml"
VI = "content/phrases/ward/vi.yaml"


def _unknown_picture(project: Tiny) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")


def _stale(project: Tiny) -> None:
    project.replace(VI, "from: Bolí vás to?", "from: Bolí to?")


def _missing_glyph(project: Tiny) -> None:
    project.replace(VI, "Quý vị có đau không?", "痛い?")


def _overflow(project: Tiny) -> None:
    project.replace(VI, "Quý vị có đau không?", "Quý vị có đau không? " * 12)


def _broken_yaml(project: Tiny) -> None:
    project.replace(VI, "language: vi", "language: [vi")


def _over_the_holes(project: Tiny) -> None:
    project.replace("content/layouts/ring.yaml", "at: [63, 48, 77, 11], say", "at: [12, 58, 77, 11], say")


def _hostile_picture(project: Tiny) -> None:
    project.write(
        "content/pictures/drawn/square.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>',
    )


def _no_words(project: Tiny) -> None:
    project.remove("content/phrases/answers/ru.yaml")


BREAKS = [
    _unknown_picture,
    _stale,
    _missing_glyph,
    _overflow,
    _broken_yaml,
    _over_the_holes,
    _hostile_picture,
    _no_words,
]


@pytest.mark.parametrize("break_it", BREAKS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_fails_leaves_the_earlier_output_as_it_was(
    issued: Tiny, break_it: Callable[[Tiny], None], jobs: int
) -> None:
    (issued.output / "clinic" / "note.txt").write_text("nechat", encoding="utf-8")
    before = snapshot(issued.output)
    issued.replace(EDITION, "2026.1", "2026.2")
    break_it(issued)
    with pytest.raises(ContentError):
        make(issued, jobs=jobs)
    assert snapshot(issued.output) == before


@pytest.mark.parametrize("break_it", BREAKS)
def test_a_first_build_that_fails_leaves_no_folder(project: Tiny, break_it: Callable[[Tiny], None]) -> None:
    break_it(project)
    with pytest.raises(ContentError):
        make(project)
    assert not project.output.exists()


def test_a_build_that_fails_leaves_an_empty_output_folder_that_was_there(project: Tiny) -> None:
    project.output.mkdir()
    _overflow(project)
    with pytest.raises(ContentError):
        make(project)
    assert snapshot(project.output) == {}


def test_problems_of_several_files_are_all_told(project: Tiny) -> None:
    _overflow(project)
    project.replace("content/phrases/street/ru.yaml", "Вы упали?", "Вы упали 痛?")
    with pytest.raises(ContentError) as error:
        make(project, jobs=2)
    found = {(str(problem.place), problem.code) for problem in error.value.problems if problem.level == "error"}
    assert ("content/phrases/ward/vi.yaml:7:37", "does-not-fit") in found
    assert ("content/phrases/street/ru.yaml:7:35", "missing-glyph") in found


def test_one_process_and_two_tell_the_same_problems(project: Tiny) -> None:
    _overflow(project)
    project.replace("content/phrases/street/ru.yaml", "Вы упали?", "Вы упали 痛?")
    told = []
    for jobs in (1, 2):
        with pytest.raises(ContentError) as error:
            make(project, jobs=jobs)
        told.append(error.value.problems)
    assert told[0] == told[1]


def test_a_build_that_is_interrupted_leaves_the_earlier_output_as_it_was(
    issued: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(issued.output)
    issued.replace(EDITION, "2026.1", "2026.2")
    done = []

    def interrupted(content: Content, one: FilePlan, folder: Path) -> job.Made:
        done.append(one.path)
        if len(done) == 3:
            raise KeyboardInterrupt
        return original(content, one, folder)

    original = job.make
    monkeypatch.setattr(job, "make", interrupted)
    with pytest.raises(KeyboardInterrupt):
        make(issued)
    assert snapshot(issued.output) == before


# -- what is in the folder besides ---------------------------------------------------------------


def test_files_that_no_longer_belong_to_the_edition_are_removed(issued: Tiny) -> None:
    issued.replace(EDITION, "languages: [vi, ru]", "languages: [vi]")
    issued.replace(EDITION, "polyglot: polyglot\n", "")
    make(issued)
    found = sorted(path.name for path in (issued.output / "clinic").iterdir())
    assert found == ["loose-vi.pdf", "manifest.json", "street-vi.pdf", "ward-vi.pdf"]


def test_foreign_files_and_folders_in_the_folder_are_kept(issued: Tiny) -> None:
    folder = issued.output / "clinic"
    (folder / "print order.txt").write_text("sto kusů", encoding="utf-8")
    (folder / "ward-de.pdf").write_bytes(b"somebody else's")
    (folder / "proofs" / "old").mkdir(parents=True)
    (folder / "proofs" / "old" / "page.pdf").write_bytes(b"proof")
    foreign = {name: data for name, data in snapshot(folder).items() if name not in (*ALL_FILES, "manifest.json")}
    assert len(foreign) == 5
    for wanted in (Wanted(), Wanted(languages=("vi",))):
        make(issued, wanted)
        assert {name: data for name, data in snapshot(folder).items() if name in foreign} == foreign
    assert [entry["path"] for entry in manifest(folder)["files"]] == sorted(ALL_FILES)


def test_foreign_links_are_kept_as_links_even_where_they_lead_nowhere(issued: Tiny) -> None:
    folder = issued.output / "clinic"
    (folder / "lost").symlink_to(folder / "nothing")
    (folder / "banks").symlink_to(issued.root / "content", target_is_directory=True)
    make(issued)
    assert (folder / "lost").readlink() == folder / "nothing"
    assert (folder / "banks").readlink() == issued.root / "content"


def test_foreign_files_beside_the_edition_are_kept(project: Tiny) -> None:
    project.output.mkdir()
    (project.output / "notes.txt").write_text("nechat", encoding="utf-8")
    (project.output / "old edition").mkdir()
    make(project)
    assert sorted(path.name for path in project.output.iterdir()) == ["clinic", "notes.txt", "old edition"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": [1]}', '{"files": [{"path": "ward-vi.pdf"}]}', "\x00"])
def test_a_manifest_that_cannot_be_read_is_replaced(project: Tiny, text: str) -> None:
    (project.output / "clinic").mkdir(parents=True)
    (project.output / "clinic" / "manifest.json").write_text(text, encoding="utf-8")
    make(project)
    assert [entry["path"] for entry in manifest(project.output / "clinic")["files"]] == sorted(ALL_FILES)


def test_a_manifest_that_is_not_text_is_replaced(project: Tiny) -> None:
    (project.output / "clinic").mkdir(parents=True)
    (project.output / "clinic" / "manifest.json").write_bytes(b"\xff\xfe{}")
    make(project)
    assert manifest(project.output / "clinic")["edition"] == "clinic"


# -- after a run that was killed -----------------------------------------------------------------


def test_an_output_that_a_killed_run_left_between_the_two_renames_is_taken_back(issued: Tiny) -> None:
    folder = issued.output / "clinic"
    (folder / "note.txt").write_text("nechat", encoding="utf-8")
    before = snapshot(folder)
    folder.rename(issued.output / ".clinic.old")
    (issued.output / ".clinic.new").mkdir()
    (issued.output / ".clinic.new" / "ward-vi.pdf").write_bytes(b"half")
    make(issued, Wanted(languages=("vi",)))
    assert [path.name for path in issued.output.iterdir()] == ["clinic"]
    assert snapshot(folder) == before


def test_what_a_run_left_that_was_killed_while_it_wrote_is_removed(issued: Tiny) -> None:
    before = snapshot(issued.output)
    (issued.output / ".clinic.new").mkdir()
    (issued.output / ".clinic.new" / "stray.pdf").write_bytes(b"half")
    make(issued)
    assert snapshot(issued.output) == before


def test_what_a_run_left_that_was_killed_after_the_second_rename_is_removed(issued: Tiny) -> None:
    before = snapshot(issued.output)
    (issued.output / ".clinic.old").mkdir()
    (issued.output / ".clinic.old" / "ward-vi.pdf").write_bytes(b"older")
    make(issued)
    assert snapshot(issued.output) == before


def test_an_output_that_cannot_be_exchanged_is_put_back(issued: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(issued.output)
    issued.replace(EDITION, "2026.1", "2026.2")
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name == ".clinic.new":
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(ContentError) as error:
        make(issued)
    assert [problem.code for problem in error.value.problems] == ["cannot-write"]
    assert snapshot(issued.output) == before


# -- what cannot be written ----------------------------------------------------------------------


def test_an_output_below_a_file_is_refused_with_a_message(project: Tiny) -> None:
    project.write("afile", "not a folder")
    with pytest.raises(ContentError) as error:
        job.build(project.project, Wanted(), project.root / "afile" / "out", 1)
    place = f"{project.root}/afile/out"
    assert str(error.value) == (
        f"{place}:1:1: error: the output cannot be written: Not a directory ({place}) [cannot-write]\n"
        "    close the files that are open from there, see to space and permissions, or choose --output"
    )
    assert (project.root / "afile").read_text(encoding="utf-8") == "not a folder"


def test_a_file_that_has_the_name_of_the_edition_is_refused_and_kept(project: Tiny) -> None:
    project.output.mkdir()
    (project.output / "clinic").write_text("mine", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ContentError) as error:
            make(project)
        assert [problem.message for problem in error.value.problems] == [
            f"the output cannot be written: Not a directory ({project.output}/clinic)"
        ]
    assert snapshot(project.output) == {"clinic": b"mine"}


def test_an_edition_folder_that_is_a_link_stays_one_and_its_target_is_filled(project: Tiny, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    project.output.mkdir()
    (project.output / "clinic").symlink_to(share, target_is_directory=True)
    for _ in range(2):
        make(project)
        assert (project.output / "clinic").readlink() == share
        assert sorted(path.name for path in share.iterdir()) == sorted([*ALL_FILES, "manifest.json"])
    assert [path.name for path in project.output.iterdir()] == ["clinic"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "share"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_without_permission_is_refused_with_a_message(project: Tiny) -> None:
    project.output.mkdir(mode=0o500)
    with pytest.raises(ContentError) as error:
        make(project)
    assert "the output cannot be written: Permission denied" in str(error.value)


def test_a_full_disk_is_a_message_and_leaves_the_earlier_output(issued: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(issued.output)
    issued.replace(EDITION, "2026.1", "2026.2")

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(ContentError) as error:
            make(issued)
    assert error.value.problems[0].message == (
        f"the output cannot be written: No space left on device ({issued.output}/.clinic.new/ward-vi.pdf)"
    )
    assert snapshot(issued.output) == before


def test_a_process_that_is_killed_is_a_message_and_leaves_the_earlier_output(
    issued: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(issued.output)
    issued.replace(EDITION, "2026.1", "2026.2")
    monkeypatch.setattr(job, "make", _die)
    with pytest.raises(ContentError) as error:
        make(issued, jobs=2)
    assert str(error.value) == (
        f"{issued.output.as_posix()}:1:1: error: a process that made the files was ended from outside "
        "[process-ended]\n"
        "    perhaps memory ran out: build with fewer processes (--jobs 1)"
    )
    assert snapshot(issued.output) == before


def _die(content: Content, one: FilePlan, folder: Path) -> None:
    os._exit(9)
