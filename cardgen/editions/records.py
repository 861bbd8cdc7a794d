"""What was issued, as text that stays: content/releases/EDITION/VERSION/.

`release.yaml` says which numbers mean what, which files were issued and who signed; beside it each file has a record
of its leaves, `anamnesis-ru.yaml` for `anamnesis-ru.pdf`, in their order. `cardgen release` writes them once; nobody
changes them. `release.yaml` ends with a seal over its own text and holds the hashes of the others, so that a change is
seen. What lies on every command's way (numbers, seals) is small; records are read when somebody asks for them.

Knows no type, no page and no PDF.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Mapping
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
VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}")
Kind: TypeAlias = Literal["release", "trial"]

_HEAD: Final = "# Written by `cardgen release`, and never changed: the seal in the last line would not fit any more.\n"
_HEAD_OF_RECORD: Final = (
    "# Written by `cardgen release`, and never changed: release.yaml holds the hash of this file.\n"
)
_SEAL: Final = re.compile(rb"^seal: ([0-9a-f]{64})\n?\Z", re.MULTILINE)
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
    was approved. `earlier` are the seals of all releases that there were before, by edition and version: none of them
    can go without being missed.
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
    earlier: dict[str, str] = field(default_factory=dict)
    seal: str = ""
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """Edition and version, as messages and later releases call it."""
        return f"{self.edition} {self.version}"

    @property
    def folder(self) -> str:
        """Where it stands in the project."""
        return folder_of(self.edition, self.version)


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
    """The text of release.yaml, with its seal."""
    text = _HEAD + _dumped(_plain(dataclasses.replace(release, seal="")))
    return f"{text}seal: {sha256(text.encode())}\n"


def sha256(data: bytes) -> str:
    """A hash of text that does not depend on how a system ends its lines."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


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
    """Read every release.yaml; what was changed, and what is missing, is a problem."""
    found = []
    for file in project.files(f"{FOLDER}/*/*/{FILE}"):
        release = _release(project, file, problems)
        if release:
            found.append(release)
    found.sort(key=lambda one: (one.edition, order(one.version), one.version))
    _strays(project, problems)
    seals = {one.name: one.seal for one in found}
    read = {file.rsplit("/", 1)[0] for file in project.files(f"{FOLDER}/*/*/{FILE}")}
    for release in found:
        for name, seal in release.earlier.items():
            known = seals.get(name)
            edition, _, version = name.partition(" ")
            if known is None and folder_of(edition, version) in read:
                continue  # what is wrong with it was told
            if known != seal:
                problems.error(
                    shapes.place_of(name, release.place),
                    "release-missing" if known is None else "release-changed",
                    f"the release {name!s}, which was there before {release.name}, "
                    + ("is missing" if known is None else "is another one now"),
                    f"bring {folder_of(edition, version)}/ back as it was (git has it)",
                )
    return Releases(tuple(found))


def read_record(project: Project, release: Release, file: str, problems: Problems) -> Record | None:
    """What was issued as `file`; None where there is none to read (a problem says why)."""
    name = f"{release.folder}/{record_file(file)}"
    tree = marked.read(project, name, problems)
    record = shapes.decode(tree, Record, problems) if tree else None
    if record and len(record.by_key) != len(record.leaves):
        problems.error(Place(name), "duplicate-name", "two leaves have one name", "bring the file back as it was")
        return None
    return record


def _release(project: Project, file: str, problems: Problems) -> Release | None:
    before = len(problems.errors)
    tree = marked.read(project, file, problems)
    release = shapes.decode(tree, Release, problems) if tree else None
    if release is None:
        return None
    folder, _, name = file.rpartition("/")
    if folder != release.folder or not VERSION.fullmatch(release.version):
        problems.error(
            release.place,
            "wrong-file-name",
            f"the release {release.name} stands in {folder}",
            f"bring it back to {FOLDER}/EDITION/VERSION/{name}",
        )
    data = project.path(file).read_bytes().replace(b"\r\n", b"\n")
    seal = _SEAL.search(data)
    if not seal or sha256(data[: seal.start()]) != seal[1].decode():
        _changed(Place(file), f"the release {release.name} was changed after it was issued", problems)
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
                f"bring {record} back as it was (git has it)",
            )
            continue
        if now != one.record:
            _changed(Place(record), f"the record of {one.file!s} was changed after it was issued", problems)
    for other in project.files(f"{folder}/*"):
        if other not in (file, *names):
            problems.error(Place(other), "wrong-file-name", "nothing reads this file", "remove it, or move it away")
    return release if len(problems.errors) == before else None


def _changed(place: Place, message: str, problems: Problems) -> None:
    problems.error(
        place,
        "release-changed",
        message,
        "bring it back as it was (git has it): printed cards are out, and it must say what they are",
    )


def _strays(project: Project, problems: Problems) -> None:
    """Tell files where no release is."""
    for pattern in ("*", "*/*", "*/*/*", "*/*/*/*"):
        for file in project.files(f"{FOLDER}/{pattern}"):
            folder = file.rsplit("/", 1)[0]
            if pattern != "*/*/*" or not project.exists(f"{folder}/{FILE}"):
                problems.error(
                    Place(file),
                    "wrong-file-name",
                    f"nothing reads this file: there is no {FILE} beside it, or it lies too high or too deep",
                    f"bring it back to {FOLDER}/EDITION/VERSION/, with all files of its release",
                )
