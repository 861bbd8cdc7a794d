from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.amend import write
from cardgen.problems import ContentError
from cardgen.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "city"
    (root / "content").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (root / f"content/{name}.yaml").write_bytes(f"{name}: old\n".encode())
    return Project(root)


def there(project: Project) -> dict[str, bytes]:
    """Every file of the project, hidden ones too."""
    return {p.relative_to(project.root).as_posix(): p.read_bytes() for p in project.root.rglob("*") if p.is_file()}


def told(project: Project, changes: dict[str, bytes]) -> list[str]:
    with pytest.raises(ContentError) as error:
        write(project, changes)
    return [
        f"{problem.place.file} {problem.code} {problem.message}"
        for problem in sorted(error.value.problems, key=lambda p: p.place)
    ]


def test_all_files_are_written_and_nothing_is_left_beside_them(project: Project) -> None:
    write(project, {"content/a.yaml": b"a: new\r\n", "content/d.yaml": b"d: new"})
    assert there(project) == {
        "content/a.yaml": b"a: new\r\n",
        "content/b.yaml": b"b: old\n",
        "content/c.yaml": b"c: old\n",
        "content/d.yaml": b"d: new",
    }


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_permissions_stay_and_those_of_a_new_file_are_the_usual_ones(project: Project) -> None:
    (project.root / "content/a.yaml").chmod(0o640)
    (project.root / "usual").touch()
    write(project, {"content/a.yaml": b"a: new\n", "content/d.yaml": b"d: new\n"})

    def mode(file: str) -> int:
        return stat.S_IMODE((project.root / file).stat().st_mode)

    assert mode("content/a.yaml") == 0o640
    assert mode("content/d.yaml") == mode("usual")


def test_a_link_is_followed_to_its_file_and_stays_a_link(project: Project) -> None:
    link = project.root / "content/link.yaml"
    link.symlink_to("a.yaml")
    write(project, {"content/link.yaml": b"a: new\n"})
    assert link.is_symlink()
    assert (project.root / "content/a.yaml").read_bytes() == b"a: new\n"


def test_a_path_out_of_the_project_is_refused_and_nothing_changes(project: Project) -> None:
    outside = project.root.parent / "outside.yaml"
    outside.write_bytes(b"not ours\n")
    (project.root / "content/link.yaml").symlink_to(outside)
    before = there(project)
    for file in ("content/link.yaml", "../outside.yaml", "content/\0.yaml"):
        assert told(project, {"content/a.yaml": b"a: new\n", file: b"x"}) == [
            f"{file} outside-project the path leads out of the project"
        ]
    assert there(project) == before
    assert outside.read_bytes() == b"not ours\n"


def test_two_names_of_one_file_are_refused(project: Project) -> None:
    (project.root / "content/link.yaml").symlink_to("a.yaml")
    before = there(project)
    assert told(project, {"content/a.yaml": b"1", "content/link.yaml": b"2"}) == [
        "content/link.yaml cannot-write two names lead to this file"
    ]
    assert there(project) == before


@pytest.mark.parametrize(
    ("file", "message"), [("content/no/d.yaml", "No such file or directory"), ("content", "Is a directory")]
)
def test_a_file_that_cannot_be_made_leaves_all_as_it_was(project: Project, file: str, message: str) -> None:
    before = there(project)
    assert told(project, {"content/a.yaml": b"a: new\n", file: b"x"}) == [
        f"{file} cannot-write the file cannot be written: {message}"
    ]
    assert there(project) == before


def test_what_a_killed_run_left_behind_does_not_stop_the_next(project: Project) -> None:
    (project.root / f"content/.a.yaml.{os.getpid()}.new").write_bytes(b"half")
    write(project, {"content/a.yaml": b"a: new\n"})
    assert sorted(there(project)) == ["content/a.yaml", "content/b.yaml", "content/c.yaml"]


def failing(*at: int) -> Callable[[Path, Path], None]:
    """os.replace, whose calls of these numbers find the disk full."""
    replace = os.replace
    calls = 0

    def instead(old: Path, new: Path) -> None:
        nonlocal calls
        calls += 1
        if calls in at:
            raise OSError(28, "No space left on device")
        replace(old, new)

    return instead


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_move_that_fails_takes_back_those_before_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = there(project)
    monkeypatch.setattr(os, "replace", failing(at))
    changes = {"content/d.yaml": b"new", "content/a.yaml": b"new", "content/b.yaml": b"new"}
    file = [*changes][at - 1]
    assert told(project, changes) == [f"{file} cannot-write the file cannot be written: No space left on device"]
    assert there(project) == before


def test_a_file_that_cannot_be_taken_back_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", failing(3, 4))
    assert told(project, {f"content/{name}.yaml": b"new" for name in "abc"}) == [
        "content/a.yaml cannot-write the file was written, though others were not, and could not be put back",
        "content/c.yaml cannot-write the file cannot be written: No space left on device",
    ]
    assert sorted(there(project).values()) == [b"b: old\n", b"c: old\n", b"new"]
