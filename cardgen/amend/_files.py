"""Several files of a project, written all or none."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardgen.problems import ContentError, Problem
from cardgen.project import OutsideProject, Project


@dataclass(frozen=True, slots=True)
class _Change:
    """A file with its real place, the new one beside it, and what it held; None if it was not there."""

    file: str
    path: Path
    fresh: Path
    old: bytes | None


def write(project: Project, changes: Mapping[str, bytes]) -> None:
    """Write the files, named relative to the project: all of them, or none as far as a file system allows.

    Each is first made beside its place under a hidden name, with the permissions of the old one. When all are on the
    disk they are moved into place; if one move fails those before it are taken back. Folders are not made. A link is
    followed to its file, and refused if that is outside the project. Raises ContentError, with nothing changed.
    """
    made: list[_Change] = []
    try:
        for file, data in changes.items():
            change = _prepared(project, file, {other.path for other in made})
            made.append(change)
            with _told(project, file):
                _make(change, data)
        _move(project, made)
    finally:
        for change in made:
            with contextlib.suppress(OSError):
                change.fresh.unlink()


def _prepared(project: Project, file: str, others: set[Path]) -> _Change:
    with _told(project, file):
        path = project.path(file)
        if path in others:
            raise _refused(project, file, "two names lead to this file", "remove the link, or name the file once")
        return _Change(file, path, path.with_name(f".{path.name}.{os.getpid()}.new"), _content(path))


def _content(path: Path) -> bytes | None:
    """What a file holds, None if it is not there; raises OSError for one that may not be written."""
    try:
        with path.open("r+b") as stream:
            return stream.read()
    except FileNotFoundError:
        return None


def _make(change: _Change, data: bytes) -> None:
    change.fresh.unlink(missing_ok=True)  # of a run that was killed
    with change.fresh.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if change.old is not None:
        shutil.copymode(change.path, change.fresh)


def _move(project: Project, made: Sequence[_Change]) -> None:
    for i, change in enumerate(made):
        try:
            with _told(project, change.file):
                os.replace(change.fresh, change.path)  # noqa: PTH105  # its own name says that it is one step
        except ContentError as error:
            problems = [*error.problems]
            for moved in made[:i]:
                try:
                    _take_back(moved)
                except OSError:
                    fact = "the file was written, though others were not, and could not be put back"
                    problems.append(_problem(project, moved.file, fact, "put it back by hand, or ask again for all"))
            raise ContentError(tuple(problems)) from error


def _take_back(change: _Change) -> None:
    if change.old is None:
        change.path.unlink()
    else:
        _make(change, change.old)
        os.replace(change.fresh, change.path)  # noqa: PTH105


@contextlib.contextmanager
def _told(project: Project, file: str) -> Iterator[None]:
    """Turn what a file system refuses into a problem of this file."""
    try:
        yield
    except OutsideProject as error:
        problem = Problem(
            project.place(file), "outside-project", "the path leads out of the project", "keep files in the project"
        )
        raise ContentError((problem,)) from error
    except OSError as error:
        said = error.strerror or os.strerror(error.errno or errno.EIO)
        way_out = "close the files that are open from there, see to space and permissions"
        raise _refused(project, file, f"the file cannot be written: {said}", way_out) from error


def _refused(project: Project, file: str, fact: str, way_out: str) -> ContentError:
    return ContentError((_problem(project, file, fact, way_out),))


def _problem(project: Project, file: str, fact: str, way_out: str) -> Problem:
    return Problem(project.place(file), "cannot-write", fact, way_out)
