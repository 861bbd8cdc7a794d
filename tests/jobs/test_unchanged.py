"""What was looked at and found sound as a whole is not read again; whatever could have changed is."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from cardgen.jobs import content as contents
from cardgen.jobs import inspecting, offers, rounds, unchanged
from cardgen.jobs import snapshot as snapshots
from cardgen.jobs.check import Checked, check
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.plan import FilePlan, plan
from cardgen.jobs.snapshot import Snapshot, Watched
from cardgen.jobs.unchanged import FILE
from cardgen.layout.frame import Document
from cardgen.layout.sets import CardSet, Wanted, every
from cardgen.project import Project
from tests.jobs.test_remembered import HOSTILE, size
from tests.projects import REAL, Written

pytestmark = pytest.mark.usefixtures("dictionaries", "program")

VI = "content/phrases/pain/vi.yaml"


def nothing(content: Content, one: FilePlan, wanted: Wanted = every) -> CardSet:
    """A set without pages, in no time."""
    return CardSet(Document("", "", "", "", date(2026, 11, 22), ()), ())


class Desk:
    """The tiny project, checked once, and how often it was read since. Its pages are not laid out."""

    def __init__(self, tiny: Written) -> None:
        self.tiny = tiny
        self.readings = 0

    def look(self, *paths: str) -> Checked:
        return check(self.tiny.project, paths, self.tiny.root)

    @property
    def reads(self) -> bool:
        """Check; is anything read for it?"""
        before = self.readings
        self.look()
        return self.readings > before

    @property
    def is_known(self) -> bool:
        return unchanged.recall(Snapshot(self.tiny.project)) is not None


@pytest.fixture
def desk(tiny: Written, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(tiny)
    inspect = inspecting.inspect

    def counted(*asked: Any) -> Checked:
        made.readings += 1
        return inspect(*asked)

    monkeypatch.setattr(inspecting, "lay_out", nothing)
    monkeypatch.setattr(inspecting, "inspect", counted)
    assert made.look().problems == ()
    return made


def test_a_second_check_reads_nothing_and_says_the_same(tiny: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check(tiny.project, (), tiny.root)
    assert first.pages > 40
    assert first.notes == ("spelling not checked: cs, ru, vi (no hunspell dictionary is installed)",)

    def refused(*_: object) -> Checked:
        raise AssertionError("it was looked at again")

    monkeypatch.setattr(inspecting, "inspect", refused)
    assert check(tiny.project, (), tiny.root) == first


def test_every_file_counts(desk: Desk) -> None:
    assert desk.is_known
    for folder in ("content", "fonts"):
        for path in sorted((desk.tiny.root / folder).rglob("*.*")):
            before = path.read_bytes()
            for data in (before + b"\n", before[:-1], None):
                path.unlink() if data is None else path.write_bytes(data)
                assert not desk.is_known, path
            path.write_bytes(before)
            assert desk.is_known, path


@pytest.mark.parametrize(
    "file", ["content/phrases/pain/uk.yaml", "content/orders/a.yaml", "fonts/a.ttf", "content/x/y"]
)
def test_a_file_that_comes_counts(desk: Desk, file: str) -> None:
    desk.tiny.write(file, "x")
    assert not desk.is_known
    desk.tiny.remove(file)
    assert desk.is_known


def test_another_day_counts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not desk.reads
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert desk.reads
    assert not desk.reads


def test_another_program_or_package_counts(desk: Desk, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program / "cards.py").write_text("2")
    assert desk.reads
    assert not desk.reads
    monkeypatch.setattr(snapshots, "installed", lambda: ("uharfbuzz-99.dist-info",))
    assert desk.reads


def test_a_dictionary_that_comes_counts(desk: Desk, dictionaries: Path) -> None:
    (dictionaries / "vi.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (dictionaries / "vi.dic").write_text("1\nkhông\n", encoding="utf-8")
    assert desk.reads
    assert not desk.is_known  # by far not all words are known


def test_pictures_that_stand_beside_the_content_count(desk: Desk) -> None:
    tiny = desk.tiny
    shutil.move(tiny.root / "content/pictures/drawn", tiny.root / "art")
    tiny.replace("content/pictures/register.yaml", "folder: content/pictures/drawn", "folder: art")
    assert desk.look().problems == ()
    assert not desk.reads
    tiny.write("art/circle.svg", "<svg")
    assert [problem.place.file for problem in desk.look().problems] == ["art/circle.svg"]


def test_a_drawing_of_the_body_that_stands_beside_the_content_counts(desk: Desk) -> None:
    desk.tiny.write("art/front.svg", desk.tiny.read("content/pictures/body/front.svg"))
    parts = "content/pictures/body/parts.yaml"
    desk.tiny.write(parts, desk.tiny.read(parts).replace("front.svg", "../../../art/front.svg"))
    assert desk.look().problems == ()
    assert not desk.reads
    desk.tiny.write("art/front.svg", "<svg")
    assert desk.look().problems != ()


def test_a_hidden_drawing_that_is_named_counts(desk: Desk) -> None:
    desk.tiny.write("content/pictures/body/.front.svg", desk.tiny.read("content/pictures/body/front.svg"))
    parts = "content/pictures/body/parts.yaml"
    desk.tiny.write(parts, desk.tiny.read(parts).replace("front.svg", ".front.svg"))
    assert desk.look().problems == ()
    assert not desk.reads
    desk.tiny.remove("content/pictures/body/.front.svg")
    assert {problem.code for problem in desk.look().problems} == {"unknown-drawing"}


FEEDBACK = """\
round: first
title: Hodnocení
edition: tiny
of: první karty
source: zpráva
entries:
  larger:
    about: set
    kind: handling
    text: Karty by měly být větší.
    institution: nemocnice
    role: personál
    date: "2026"
    state: done
    version: "2026.1"
    changes: [docs/cards.md]
    answer: Jsou větší.
"""


def test_a_file_that_feedback_names_counts_wherever_it_stands(desk: Desk) -> None:
    desk.tiny.write("content/feedback/first.yaml", FEEDBACK)
    desk.tiny.write("docs/cards.md", "x")
    assert desk.look().problems == ()
    assert not desk.reads
    desk.tiny.remove("docs/cards.md")
    assert [problem.place.file for problem in desk.look().problems] == ["content/feedback/first.yaml"]


def test_a_path_is_looked_at_anew(desk: Desk) -> None:
    assert desk.look(VI).asked
    assert desk.readings == 2
    assert not desk.reads


def test_a_check_of_one_language_says_nothing_of_the_whole(desk: Desk) -> None:
    desk.tiny.write(VI, desk.tiny.read(VI) + "# new\n")
    desk.look(VI)
    assert not desk.is_known


def test_what_is_wrong_is_told_each_time(desk: Desk) -> None:
    desk.tiny.replace(VI, "Bạn cần gì?", "Bạn  cần gì?")
    first = desk.look()
    assert [problem.code for problem in first.problems] == ["spaces"]
    assert desk.look() == first
    assert not desk.is_known


def test_what_is_told_elsewhere_is_no_sound_whole(desk: Desk) -> None:
    desk.tiny.replace(VI, "Bạn cần gì?", "Bạn  cần gì?")
    assert desk.look("content/layouts").problems == ()
    assert not desk.is_known


def test_what_changes_while_it_is_looked_at_is_not_remembered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.tiny.root / "output/.sound.json").unlink()
    desk.tiny.write(VI, desk.tiny.read(VI) + "# new\n")

    def saved_meanwhile(content: Content, one: FilePlan, wanted: Wanted = every) -> CardSet:
        desk.tiny.write(VI, desk.tiny.read(VI) + "# newer\n")
        return nothing(content, one, wanted)

    with monkeypatch.context() as patch:
        patch.setattr(inspecting, "lay_out", saved_meanwhile)
        desk.look()
    assert not desk.is_known
    assert not (desk.tiny.root / "output/.sound.json").exists()


def test_a_dictionary_that_comes_while_it_is_looked_at_counts(
    desk: Desk, dictionaries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.tiny.write(VI, desk.tiny.read(VI) + "# new\n")

    spelled = inspecting._spelling

    def installed_meanwhile(*asked: Any) -> tuple[str, ...]:
        notes = spelled(*asked)
        (dictionaries / "vi.aff").write_text("SET UTF-8\n", encoding="utf-8")
        (dictionaries / "vi.dic").write_text("1\nkhông\n", encoding="utf-8")
        return notes

    monkeypatch.setattr(inspecting, "_spelling", installed_meanwhile)
    desk.look()
    assert not desk.is_known


def test_a_day_that_begins_while_it_is_looked_at_counts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.tiny.write(VI, desk.tiny.read(VI) + "# new\n")

    def past_midnight(*_: object) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")

    monkeypatch.setattr(offers, "check", past_midnight)
    desk.look()
    assert not desk.is_known


def test_nothing_is_kept_where_a_package_has_no_version(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(package: str) -> str:
        raise metadata.PackageNotFoundError(package)

    monkeypatch.setattr(metadata, "version", unknown)
    desk.tiny.write(VI, desk.tiny.read(VI) + "# new\n")
    assert desk.reads
    assert desk.reads


def test_a_file_that_is_damaged_is_passed_over_and_written_anew(desk: Desk) -> None:
    whole = desk.tiny.read(FILE)
    for data in (*HOSTILE, "a: &x [*x]", "!!python/object/new:os.system [true]", whole.replace('"pages"', '"cards"')):
        desk.tiny.write(FILE, data)
        assert not desk.is_known
    assert desk.reads
    assert desk.tiny.read(FILE) == whole


def test_what_a_verdict_says_cannot_be_changed_by_hand(desk: Desk) -> None:
    desk.tiny.replace(FILE, '"cards": ', '"cards": 1')
    assert not desk.is_known


def test_a_file_that_is_far_too_large_is_not_read(desk: Desk) -> None:
    desk.tiny.write(FILE, desk.tiny.read(FILE) + " " * unchanged._MOST_BYTES)
    assert not desk.is_known


def test_a_device_or_a_queue_in_its_place_is_not_read(desk: Desk) -> None:
    desk.tiny.remove(FILE)
    (desk.tiny.root / FILE).symlink_to("/dev/zero")
    assert not desk.is_known
    desk.tiny.remove(FILE)
    os.mkfifo(desk.tiny.root / FILE)
    assert not desk.is_known


def test_a_project_that_cannot_be_written_to_is_checked_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    desk.tiny.remove(FILE)
    monkeypatch.setattr(unchanged, "put", full)
    assert desk.look().problems == ()
    assert not desk.is_known


# -- what is read


@pytest.fixture
def opened() -> Iterator[set[str]]:
    """The real project's files that were opened since; Python keeps a hook for good, so it is told when to stop."""
    found: set[str] = set()
    listening = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if listening and event == "open" and isinstance(arguments[0], str | os.PathLike):
            path = Path(os.path.realpath(arguments[0]))
            if path.is_relative_to(REAL) and path.is_file():
                found.add(path.relative_to(REAL).as_posix())

    sys.addaudithook(hook)
    yield found
    listening = False


def test_all_that_a_check_reads_of_the_real_project_counts(opened: set[str]) -> None:
    snapshot = Snapshot(Project(REAL))
    opened.clear()
    content = contents.load(Watched(REAL, snapshot))
    rounds.check(content, content.problems)
    offers.check(content, content.problems)
    files = [one for edition in content.editions.values() for one in plan(edition, ("vi",), ())]
    smallest = {one.layout: one for one in sorted(files, key=lambda one: -size(content, one))}
    for one in sorted(smallest.values(), key=lambda one: size(content, one))[:4]:
        lay_out(content, one)
    found = set(opened)
    known = {*snapshot.files, *snapshot.elsewhere}
    read = {file for file in found if not file.startswith((".venv/", "cardgen/")) and not file.endswith(".pyc")}
    assert read <= known
    assert len(read) > 150
    assert "content/lists/certificates.csv" in read
