"""What was issued, as text that stays: content/releases/EDITION/VERSION/, and a list of all of it.

`release.yaml` says which numbers mean what, which files were issued and who signed; beside it each file has a record
of its leaves, `anamnesis-ru.yaml` for `anamnesis-ru.pdf`, in their order. `cardgen release` writes them once; nobody
changes them. `content/releases/list.yaml` names every release with the hash of its release.yaml, and that holds the
hashes of the records: so a change is seen, and so is a release that is gone, the newest too. What lies on every
command's way (list, numbers, hashes) is small; records are read when somebody asks for them.

A release is there when the list names it. Until then `UNLISTED` stands in its folder, by which what a killed run left
behind is told from a release whose line was lost.

Knows no type, no page and no PDF.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

import yaml

from cardgen import marked, shapes
from cardgen.editions.manifest import SEVERAL
from cardgen.languages import SOURCE
from cardgen.problems import Place, Problems
from cardgen.project import OutsideProject, Project

FOLDER: Final = "content/releases"
FILE: Final = "release.yaml"
LIST: Final = f"{FOLDER}/list.yaml"
UNLISTED: Final = ".unlisted"
VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}")
Kind: TypeAlias = Literal["release", "trial"]

_HEAD: Final = "# Written by `cardgen release`, and never changed: list.yaml holds the hash of this file.\n"
_HEAD_OF_RECORD: Final = (
    "# Written by `cardgen release`, and never changed: release.yaml holds the hash of this file.\n"
)
_HEAD_OF_LIST: Final = (
    "# Written by `cardgen release`, and by nobody else: all releases, each with the hash of its release.yaml.\n"
    "# Nothing is ever taken out. Where two branches were joined, the lines of both belong here.\n"
)
_BACK: Final = "bring {} back as it was, from version control or a backup"
_PART: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,99}")
_NOWHERE: Final = Place(FOLDER)


@dataclass(frozen=True)
class Leaf:
    """A leaf as it was issued, or a whole document.

    `leaf` is its key: a card's number, `divider:topic/section`, `index:1`, or the name of its face. Most is there for
    cards and documents alone: `text` is the sentence by language, `words` are the other texts by id; others have a
    `title`. `lists` are the first and the last number on a leaf of the index; they follow from how it looks.
    """

    leaf: str
    appearance: str
    pages: int = 2
    title: str = ""
    topic: str = ""
    id: str = ""
    state: str = ""
    wording: str = ""
    section: dict[str, str] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    note: str = ""
    next: tuple[str, ...] = ()
    picture: str = ""
    drawing: str = ""
    lists: tuple[str, ...] = field(default=(), compare=False)

    @property
    def czech(self) -> str:
        """What it is called in Czech."""
        return str(self.text.get(SOURCE, self.title))

    @property
    def is_card(self) -> bool:
        """Does it say something, so that it can be reworded?"""
        return bool(self.id)


@dataclass(frozen=True)
class Record:
    """What a file holds: its leaves in order. `paper` is everything by which a leaf fits into a binder."""

    file: str
    topic: str
    languages: tuple[str, ...]
    layout: str
    paper: str
    leaves: tuple[Leaf, ...]
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def language(self) -> str:
        """The file's language tag beside Czech, "mul" for a file in several."""
        own = self.languages[1:] or self.languages
        return str(own[0]) if len(own) == 1 else SEVERAL

    @property
    def by_key(self) -> Mapping[str, Leaf]:
        """The leaves by what they are called."""
        return {leaf.leaf: leaf for leaf in self.leaves}


@dataclass(frozen=True)
class Numbers:
    """The numbers of a topic: its letter, the id behind each number, and those that were retired by then."""

    letter: str
    cards: dict[str, str] = field(default_factory=dict)
    retired: tuple[int, ...] = ()


@dataclass(frozen=True)
class Issued:
    """A file that was issued: its name, hash and pages, and the hash of its record."""

    file: str
    sha256: str
    pages: int
    record: str


@dataclass(frozen=True)
class Signed:
    """How many strings a topic has in a language, who revised and who approved how many of them."""

    topic: str
    language: str
    strings: int
    revised: dict[str, int] = field(default_factory=dict)
    approved: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Release:
    """What one release.yaml says.

    `date` is the edition's, printed on its pages; `recorded` the day of the release. `kind` is trial where not all
    was approved.
    """

    edition: str
    version: str
    kind: Kind
    date: str
    recorded: str
    by: str
    cardgen: str
    files: tuple[Issued, ...]
    numbers: dict[str, Numbers] = field(default_factory=dict)
    signed: tuple[Signed, ...] = ()
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """Edition and version, as messages call it."""
        return f"{self.edition} {self.version}"

    @property
    def folder(self) -> str:
        """Where it stands in the project."""
        return folder_of(self.edition, self.version)


@dataclass(frozen=True)
class Listed:
    """A line of the list: a release, the day on which it was recorded, the hash of its release.yaml."""

    edition: str
    version: str
    recorded: str
    sha256: str
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """Edition and version, as messages call it."""
        return f"{self.edition} {self.version}"

    @property
    def file(self) -> str:
        """Where its release.yaml stands."""
        return f"{folder_of(self.edition, self.version)}/{FILE}"


@dataclass(frozen=True)
class _List:
    releases: tuple[Listed, ...]


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


def folder_of(edition: str, version: str) -> str:
    """Where a release stands in the project."""
    return f"{FOLDER}/{edition}/{version}"


def record_file(file: str) -> str:
    """The name of the record of a file that was issued."""
    return f"{file.removesuffix('.pdf')}.yaml"


def order(version: str) -> tuple[tuple[int, str], ...]:
    """By which versions are older or newer: 2026.2 comes before 2026.10."""
    parts = re.findall(r"\d{1,99}|[^\d.-]+", version)  # of more digits Python makes no number
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


# -- writing -------------------------------------------------------------------------------------


def write_record(record: Record) -> str:
    """The text of a file's record."""
    return _HEAD_OF_RECORD + _dumped(_plain(record))


def write_release(release: Release) -> str:
    """The text of release.yaml."""
    return _HEAD + _dumped(_plain(release))


def write_list(listed: Iterable[Listed], release: Release) -> str:
    """The text of the list with one release more, in the order of editions and versions."""
    one = Listed(release.edition, release.version, release.recorded, sha256(write_release(release).encode()))
    return _HEAD_OF_LIST + _dumped(_plain(_List(tuple(sorted((*listed, one), key=_in_order)))))


def sha256(data: bytes) -> str:
    """A hash of text that does not depend on how a system ends its lines."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _in_order(one: Release | Listed) -> tuple[object, ...]:
    return str(one.edition), order(one.version), str(one.version)


def _plain(value: Any) -> Any:
    """A dataclass as YAML has it: without what is empty, keys in the order of the class."""
    if dataclasses.is_dataclass(value):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.name != "place"}
        return {key: _plain(inner) for key, inner in fields.items() if inner not in ("", (), {}, None)}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, int) else str(value)


def _dumped(data: Any) -> str:
    text: str = yaml.dump(
        data,
        Dumper=yaml.CSafeDumper,
        default_flow_style=None,
        allow_unicode=True,
        sort_keys=False,
        width=120,
    )
    return text


# -- reading -------------------------------------------------------------------------------------


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
        now = sha256(project.path(file).read_bytes())
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
            now = sha256(project.path(record).read_bytes())
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


def _unlisted(project: Project, listed: Iterable[Listed], problems: Problems) -> None:
    """Tell releases that the list does not name; what a killed run left is none."""
    named = {one.file for one in listed}
    for file in project.files(f"{FOLDER}/*/*/{FILE}"):
        folder = file.rpartition("/")[0]
        if file not in named and not project.exists(f"{folder}/{UNLISTED}"):
            problems.error(
                Place(file),
                "release-not-listed",
                f"{LIST} does not name the release {' '.join(folder.split('/')[-2:])}",
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
