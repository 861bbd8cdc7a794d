"""What was issued, as text that stays: content/releases/EDITION/VERSION/.

`release.yaml` says which numbers mean what, which files were issued and who signed; beside it each file has a record
of its leaves, `anamnesis-ru.yaml` for `anamnesis-ru.pdf`, in their order. `cardgen release` writes them once; nobody
changes them. `ledger` reads them again, and sees whether they are what they were.

Knows no type, no page and no PDF.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

import yaml

from cardgen import shapes
from cardgen.editions.manifest import SEVERAL
from cardgen.languages import SOURCE
from cardgen.problems import Place

FOLDER: Final = "content/releases"
FILE: Final = "release.yaml"
VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}")
Kind: TypeAlias = Literal["release", "trial"]

_HEAD: Final = "# Written by `cardgen release`, and never changed: list.yaml holds the hash of this file.\n"
_HEAD_OF_RECORD: Final = (
    "# Written by `cardgen release`, and never changed: release.yaml holds the hash of this file.\n"
)
_NOWHERE: Final = Place(FOLDER)


@dataclass(frozen=True)
class Leaf:
    """A leaf as it was issued, or a whole document.

    `leaf` is its key: a card's number, `divider:topic/section`, `index:1`, or the name of its face. Most is there for
    cards and documents alone: `text` is the sentence by language, `words` are the other texts by id; others have a
    `title`. `lists` are the first and the last number on a leaf of the index, `mark` is the place of its section's
    mark on the edge; both follow from how it looks.
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
    words_said: dict[str, str] = field(default_factory=dict)
    note: str = ""
    next: tuple[str, ...] = ()
    picture: str = ""
    drawing: str = ""
    lists: tuple[str, ...] = field(default=(), compare=False)
    mark: int | None = field(default=None, compare=False)

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
    """What a file holds: its leaves in order. `paper` is everything by which a leaf fits into a binder.

    `titles` are those of its topics and of their sections, as `topic` and `topic/section`, by language.
    """

    file: str
    topic: str
    languages: tuple[str, ...]
    layout: str
    paper: str
    leaves: tuple[Leaf, ...]
    titles: dict[str, dict[str, str]] = field(default_factory=dict)
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
    """What is for life in a topic: its letter, the id behind each number, the numbers that were retired by then.

    `marks` are the places of its sections on the edge, by their ids; releases of before there were such have none.
    """

    letter: str
    cards: dict[str, str] = field(default_factory=dict)
    retired: tuple[int, ...] = ()
    marks: dict[str, int] = field(default_factory=dict)


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


class Versioned:
    """What is known by an edition and a version of it."""

    edition: str
    version: str

    @property
    def name(self) -> str:
        """Edition and version, as messages call it."""
        return f"{self.edition} {self.version}"

    @property
    def folder(self) -> str:
        """Where the release stands in the project."""
        return folder_of(self.edition, self.version)


@dataclass(frozen=True)
class Release(Versioned):
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
    return _HEAD_OF_RECORD + as_yaml(record)


def write_release(release: Release) -> str:
    """The text of release.yaml."""
    return _HEAD + as_yaml(release)


def sha256(data: bytes) -> str:
    """A hash of text that does not depend on how a system ends its lines."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def as_yaml(value: Any) -> str:
    """A dataclass as YAML, the same for the same: without what is empty, keys in the order of the class."""
    text: str = yaml.dump(
        _plain(value),
        Dumper=yaml.CSafeDumper,
        default_flow_style=None,
        allow_unicode=True,
        sort_keys=False,
        width=120,
    )
    return text


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = {shapes.key_of(f.name): getattr(value, f.name) for f in dataclasses.fields(value) if f.name != "place"}
        return {key: _plain(inner) for key, inner in fields.items() if inner not in ("", (), {}, None)}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, int) else str(value)
