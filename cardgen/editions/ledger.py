"""All releases of a project, and the list of them: content/releases/list.yaml.

The list names every release with the hash of its release.yaml, and that holds the hashes of the records: so a change is
seen, and so is a release that is gone, the newest too. What lies on every command's way (list, numbers, hashes) is
small; records are read when somebody asks for them.

A release is there when the list names it. Until then `UNLISTED` stands in its folder, by which what a killed run left
behind is told from a release whose line was lost.

Knows no type, no page and no PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from cardgen import marked, shapes
from cardgen.editions.records import (
    FILE,
    FOLDER,
    Record,
    Release,
    Versioned,
    as_yaml,
    order,
    record_file,
    sha256,
    write_release,
)
from cardgen.problems import Place, Problems
from cardgen.project import OutsideProject, Project

LIST: Final = f"{FOLDER}/list.yaml"
UNLISTED: Final = ".unlisted"
NOT_FINISHED: Final = "release-not-finished"

_HEAD: Final = (
    "# Written by `cardgen release`, and by nobody else: all releases, each with the hash of its release.yaml.\n"
    "# Nothing is ever taken out. Where two branches were joined, the lines of both belong here.\n"
)
_BACK: Final = "bring {} back as it was, from version control or a backup"
_PART: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,99}")  # of a path that leads nowhere else
_NOWHERE: Final = Place(LIST)


@dataclass(frozen=True)
class Releases:
    """All releases of a project, of each edition the oldest first."""

    all: tuple[Release, ...] = ()

    def __iter__(self) -> Iterator[Release]:
        return iter(self.all)

    def of(self, edition: str) -> tuple[Release, ...]:
        """The releases of an edition, the oldest first."""
        return tuple(one for one in self.all if one.edition == edition)

    def find(self, edition: str, version: str) -> Release | None:
        """One release, if there is it."""
        return next((one for one in self.of(edition) if one.version == version), None)


@dataclass(frozen=True)
class Listed(Versioned):
    """A line of the list: a release, the day on which it was recorded, the hash of its release.yaml."""

    edition: str
    version: str
    recorded: str
    sha256: str
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def file(self) -> str:
        """Where its release.yaml stands."""
        return f"{self.folder}/{FILE}"


@dataclass(frozen=True)
class _List:
    releases: tuple[Listed, ...]


def write_list(listed: Iterable[Listed], release: Release) -> str:
    """The text of the list with one release more, in the order of editions and versions."""
    one = Listed(release.edition, release.version, release.recorded, sha256(write_release(release).encode()))
    return _HEAD + as_yaml(_List(tuple(sorted((*listed, one), key=_in_order))))


def _in_order(one: Release | Listed) -> tuple[object, ...]:
    return str(one.edition), order(one.version), str(one.version)


def load(project: Project, problems: Problems) -> Releases:
    """Read the list and every release.yaml; what was changed, and what is missing, is a problem."""
    before = len(problems.errors)
    listed = read_list(project, problems)
    if len(problems.errors) == before:  # of a list that cannot be read nothing else is told
        _unlisted(project, listed, problems)
    found = [release for one in listed if (release := _release(project, one, problems))]
    _strays(project, problems)
    return Releases(tuple(sorted(found, key=_in_order)))


def read_list(project: Project, problems: Problems) -> tuple[Listed, ...]:
    """What the list names; nothing where there is no list, since nothing was released yet."""
    tree = marked.read(project, LIST, problems) if project.exists(LIST) else None
    found = shapes.decode(tree, _List, problems) if tree else None
    listed: dict[str, Listed] = {}
    for one in found.releases if found else ():
        if not (_PART.fullmatch(one.edition) and _PART.fullmatch(one.version)):
            problems.error(one.place, "wrong-value", f"{one.name!r} can be no release", _BACK.format(LIST))
        elif (first := listed.setdefault(one.file, one)) is not one:
            problems.error(
                one.place,
                "duplicate-name",
                f"the list names the release {one.name} twice",
                f"{_BACK.format(LIST)}; where two branches were joined, keep the line that was there first",
                also=[first.place],
            )
    return tuple(listed.values())


def read_record(project: Project, release: Release, file: str, problems: Problems) -> Record | None:
    """What was issued as `file`; None where there is none to read (a problem says why)."""
    name = f"{release.folder}/{record_file(file)}"
    tree = marked.read(project, name, problems)
    record = shapes.decode(tree, Record, problems) if tree else None
    if record and len(record.by_key) != len(record.leaves):
        problems.error(Place(name), "duplicate-name", "two leaves have one name", "bring the file back as it was")
        return None
    return record


def _release(project: Project, listed: Listed, problems: Problems) -> Release | None:
    """One release that is listed; None where anything is wrong with it, which is told."""
    before = len(problems.errors)
    file = listed.file
    folder = file.rpartition("/")[0]
    try:
        now = _hash_of(project, file)
    except (OSError, OutsideProject):
        problems.error(
            listed.place,
            "release-missing",
            f"the release {listed.name}, recorded on {listed.recorded!s}, is missing",
            f"{_BACK.format(f'{folder}/')}: its numbers are given, and its version is used up",
        )
        return None
    if now != listed.sha256:
        _changed(Place(file), f"the release {listed.name} is not what it was when it was issued", problems, listed)
    tree = marked.read(project, file, problems)
    release = shapes.decode(tree, Release, problems) if tree else None
    if release is None:
        return None
    if release.name != listed.name:
        problems.error(
            release.place,
            "wrong-file-name",
            f"the release {release.name} stands in {folder}",
            _BACK.format(f"{folder}/"),
            also=[listed.place],
        )
    names = []
    for one in release.files:
        record = f"{folder}/{record_file(one.file)}"
        names.append(record)
        try:
            now = _hash_of(project, record)
        except (OSError, OutsideProject):
            problems.error(
                shapes.place_of(one.file, release.place),
                "release-missing",
                f"the release {release.name} lacks the record of {one.file!s}",
                _BACK.format(record),
            )
            continue
        if now != one.record:
            _changed(Place(record), f"the record of {one.file!s} was changed after it was issued", problems)
    for other in project.files(f"{folder}/*"):
        if other not in (file, *names):
            problems.error(Place(other), "wrong-file-name", "nothing reads this file", "remove it, or move it away")
    return release if len(problems.errors) == before else None


def _hash_of(project: Project, file: str) -> str:
    """The hash of a file, of one that nobody would read as far as it would be read. Raises OSError, OutsideProject."""
    with project.path(file).open("rb") as stream:
        return sha256(stream.read(marked.MAX_BYTES + 1))


def _unlisted(project: Project, listed: Iterable[Listed], problems: Problems) -> None:
    """Tell releases that the list does not name; one that a killed run left is none, and nothing to stop for."""
    named = {one.file for one in listed}
    for file in project.files(f"{FOLDER}/*/*/{FILE}"):
        folder = file.rpartition("/")[0]
        name = " ".join(folder.split("/")[-2:])
        if file in named:
            continue
        if project.exists(f"{folder}/{UNLISTED}"):
            problems.warning(
                Place(file),
                NOT_FINISHED,
                f"the release {name} was begun and not finished, so it is none",
                f"release it again, or remove {folder}/",
            )
            continue
        problems.error(
            Place(file),
            "release-not-listed",
            f"{LIST} does not name the release {name}",
            f"{_BACK.format(LIST)}; where two branches were joined it has the lines of both",
        )


def _changed(place: Place, message: str, problems: Problems, listed: Listed | None = None) -> None:
    problems.error(
        place,
        "release-changed",
        message,
        f"{_BACK.format('it')}: printed cards are out, and it must say what they are",
        also=[listed.place] if listed else [],
    )


def _strays(project: Project, problems: Problems) -> None:
    """Tell files where no release is."""
    for pattern in ("*", "*/*", "*/*/*", "*/*/*/*"):
        for file in project.files(f"{FOLDER}/{pattern}"):
            folder = file.rsplit("/", 1)[0]
            if file == LIST:
                continue
            if pattern != "*/*/*" or not project.exists(f"{folder}/{FILE}"):
                problems.error(
                    Place(file),
                    "wrong-file-name",
                    f"nothing reads this file: there is no {FILE} beside it, or it lies too high or too deep",
                    f"bring it back to {FOLDER}/EDITION/VERSION/, with all files of its release",
                )
