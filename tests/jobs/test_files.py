"""Files that a job writes: whole in their place, or as they were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cardgen.amend import CannotAmend, Set
from cardgen.jobs.files import amend_files, put
from cardgen.problems import ContentError
from tests.projects import Written

RU = "content/phrases/pain/ru.yaml"
VI = "content/phrases/pain/vi.yaml"


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a/b/vi.po"
    put(path, b"one")
    assert path.read_bytes() == b"one"
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_may_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    before = os.umask(0o027)
    put(tmp_path / "vi.po", b"one")
    assert os.umask(before) == 0o027
    assert (tmp_path / "vi.po").stat().st_mode & 0o777 == 0o640


def test_what_stood_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "vi.po"
    put(path, b"one")
    put(path, b"")
    assert path.read_bytes() == b""


@pytest.mark.parametrize("name", ["x" * 255, "a b\nc", ".po", "-rf", "ř\u0301.po"])
def test_any_name_that_the_file_system_has_may_be_written(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, b"one")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_folder_in_the_place_of_the_file_is_named_and_left(tmp_path: Path) -> None:
    path = tmp_path / "vi.po"
    (path / "in it").mkdir(parents=True)
    with pytest.raises(IsADirectoryError) as error:
        put(path, b"one")
    assert error.value.filename == str(path)
    assert sorted(tmp_path.rglob("*")) == [path, path / "in it"]


def test_a_file_in_the_place_of_a_folder_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    for path in (tmp_path / "a/vi.po", tmp_path / "a/b/vi.po"):
        with pytest.raises(NotADirectoryError) as error:
            put(path, b"one")
        assert error.value.filename == str(path)
    assert (tmp_path / "a").read_bytes() == b"mine"


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "vi.po"
    put(path, b"one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/somewhere/hidden")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left") as error:
        put(path, b"two")
    assert error.value.filename == str(path)
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="File name too long"):
        put(tmp_path / ("x" * 256), b"one")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing_beside_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "vi.po", b"one")
    assert list(tmp_path.iterdir()) == []


def text(value: str) -> list[Set]:
    return [Set(("phrases", "does-it-hurt", "text"), value)]


def test_several_yaml_files_are_changed_at_once(tiny: Written) -> None:
    before = tiny.read(VI)
    amend_files(tiny.project, {VI: text("Có đau không ạ?"), RU: text("Вам больно?")})
    assert tiny.read(VI) == before.replace("Có đau không?", "Có đau không ạ?")
    assert "text: Вам больно?" in tiny.read(RU).replace('"', "")


def test_nothing_is_changed_where_one_file_cannot_be(tiny: Written) -> None:
    before = tiny.read(RU)
    tiny.write(VI, "language: vi\nphrases: {does-it-hurt: [")
    with pytest.raises(CannotAmend):
        amend_files(tiny.project, {RU: text("Вам больно?"), VI: text("Có đau không ạ?")})
    assert tiny.read(RU) == before


def test_nothing_is_changed_where_one_file_cannot_be_moved(tiny: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tiny.read(RU), tiny.read(VI)
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if target.name == "vi.yaml":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ContentError, match=f"{VI}:1:1: error: the file cannot be written: No space left on device"):
        amend_files(tiny.project, {RU: text("Вам больно?"), VI: text("Có đau không ạ?")})
    assert (tiny.read(RU), tiny.read(VI)) == before
    assert list((tiny.root / "content/phrases/pain").glob(".*")) == []


def test_no_changes_change_nothing(tiny: Written) -> None:
    amend_files(tiny.project, {})
    before = tiny.read(VI)
    amend_files(tiny.project, {VI: []})
    assert tiny.read(VI) == before
