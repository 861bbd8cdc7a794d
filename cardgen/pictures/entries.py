"""What a file of the picture register holds, and where the SVG files are that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Final

from cardgen import shapes
from cardgen.problems import Place
from cardgen.project import Project, package_file

_HEXCODE: Final = re.compile(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})*")


@dataclass(frozen=True, slots=True)
class Source:
    """Where pictures come from. `folder` is in the installed `package`, or in the project without one."""

    place: Place
    title: str
    author: str
    licence: str
    folder: str
    url: str | None = None
    package: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A picture, or a form's slot counted from 1, in a box [x, y, width, height] in percent of a square.

    It is mirrored left-right by `flip`, then turned clockwise by `turn` degrees, then fitted into the
    box, keeping its proportions, in the middle.
    """

    place: Place
    at: tuple[float, float, float, float]
    picture: str | None = None
    slot: int | None = None
    turn: float = 0.0
    flip: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture: exactly one of `openmoji` (a hexcode), `own` (a file), `form` (with `of`) and `parts`."""

    place: Place
    alt: str
    openmoji: str | None = None
    own: str | None = None
    form: str | None = None
    of: tuple[str, ...] = ()
    parts: tuple[Part, ...] | None = None


@dataclass(frozen=True, slots=True)
class File:
    """What a file of the register may hold."""

    sources: dict[str, Source] = field(default_factory=dict)
    forms: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    pictures: dict[str, Entry] = field(default_factory=dict)


def as_read(name: str, known: Iterable[str]) -> str:
    """A name as it was read, with its place."""
    return next(key for key in known if key == name)


def named_at(name: str) -> Place:
    """Where a name was read; the folder for one that was not read."""
    return shapes.place_of(name, Place("content/pictures"))


def parts_of(entry: Entry, forms: Mapping[str, tuple[Part, ...]]) -> tuple[Part, ...]:
    """The parts that a picture is put together from; none for one that is a file."""
    return (entry.parts or ()) if entry.form is None else forms.get(entry.form, ())


def picture_in(part: Part, entry: Entry) -> str:
    """The name of the picture that a part shows."""
    if part.slot is not None:
        return entry.of[part.slot - 1]
    assert part.picture is not None
    return part.picture


def made_of(entry: Entry, forms: Mapping[str, tuple[Part, ...]]) -> tuple[str, ...]:
    """The names that a picture is put together from, registered or not."""
    named = (part.picture for part in parts_of(entry, forms) if part.picture is not None)
    return (*named, *entry.of)


def file_of(entry: Entry, sources: Mapping[str, Source], project: Project) -> tuple[FilePath, Place] | None:
    """The SVG file of a picture that is one, with the place that stands for it; raises OutsideProject."""
    if entry.openmoji is not None and not _HEXCODE.fullmatch(entry.openmoji):
        return None  # a name in small letters would be found on some machines only
    kind, name = ("openmoji", f"{entry.openmoji}.svg") if entry.openmoji is not None else ("own", str(entry.own))
    source = sources[kind]
    relative = f"{source.folder}/{name}"
    if source.package is None:
        path = project.path(relative)
        return (path, project.place(relative)) if path.is_file() else None
    found = package_file(source.package, relative)
    return (found, Place(f"{source.package}/{relative}")) if found is not None else None


def files_of(source: Source, project: Project) -> tuple[str, ...]:
    """The names of all files that a source has, to find the one that was meant."""
    if source.package is None:
        return tuple(PurePosixPath(file).name for file in project.files(f"{source.folder}/*.svg"))
    package = package_file(source.package, "__init__.py")
    return tuple(path.name for path in (package.parent / source.folder).glob("*.svg")) if package is not None else ()
