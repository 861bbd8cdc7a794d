"""What everything is made of at a moment: a digest of each file of the content, of the program and of its packages.

Imports nothing that takes time: whoever finds nothing changed need not load what would look at it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

import cardgen
from cardgen.project import OutsideProject, Project, dictionary, today

_FOLDERS: Final = ("content", "fonts")
_MOST_FILES: Final = 20_000
_CHUNK: Final = 1 << 20
_INSTALLED: Final = (".dist-info", ".egg-info")  # name and version of a package are the name of such a folder


class Snapshot:
    """Digests of the files below content/ and fonts/ by name, `files`, and of what works with them, `program`.

    Links are followed within the project; where one leads is in its digest. What an editor hides is left out. What else
    is asked for, files `elsewhere` and `dictionaries`, is as it was when it was asked for first.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.day = today()
        self.files: Mapping[str, bytes] = dict(_entries(project))
        self.program = _program()
        self.elsewhere: dict[str, bytes] = {}
        self.dictionaries: dict[str, bytes] = {}

    @property
    def still_holds(self) -> bool:
        """Is everything as it was at that moment? Else nobody can say what was found since, in what."""
        now = Snapshot(self.project)
        return (
            now.whole == self.whole
            and all(now.of(file) == one for file, one in self.elsewhere.items())
            and all(now.of_dictionary(tag) == one for tag, one in self.dictionaries.items())
        )

    @property
    def whole(self) -> bytes:
        """One digest of the day, of the files and of what works with them."""
        digest = hashlib.sha256(self.program + self.day.isoformat().encode())
        for file, one in sorted(self.files.items()):
            digest.update(f"{file}\0".encode(errors="surrogateescape") + one)
        return digest.digest()

    def of(self, file: str) -> bytes:
        """The digest of a file of the project, wherever it stands; that of one that is not there is empty."""
        if file in self.files:
            return self.files[file]
        if file not in self.elsewhere:
            try:
                self.elsewhere[file] = digest_of(self.project.path(file))
            except OutsideProject:  # nothing reads it
                self.elsewhere[file] = b""
        return self.elsewhere[file]

    def of_dictionary(self, tag: str) -> bytes:
        """The digest of the hunspell dictionary of a language; empty where none is installed."""
        if tag not in self.dictionaries:
            self.dictionaries[tag] = of_dictionary(tag)
        return self.dictionaries[tag]


@dataclass(frozen=True, slots=True)
class Watched(Project):
    """A project of which nothing is read that its `snapshot` does not know, wherever in the project it stands."""

    snapshot: Snapshot = field(compare=False, repr=False)

    def path(self, relative: str) -> Path:
        """Return the real path of a project file; raises OutsideProject."""
        parts = PurePosixPath(relative).parts
        if not parts or parts[0] not in _FOLDERS or any(part.startswith(".") for part in parts):
            self.snapshot.of(relative)
        return Project.path(self, relative)


def digest_of(path: Path) -> bytes:
    """The digest of a file's bytes; empty where it cannot be read, which whoever needs it tells."""
    if not path.is_file():  # nobody waits at a queue
        return b""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while data := file.read(_CHUNK):
                digest.update(data)
    except OSError:
        return b""
    return digest.digest()


def of_dictionary(tag: str) -> bytes:
    """The digest of the hunspell dictionary of a language; empty where none is installed."""
    found = dictionary(tag)
    if found is None:
        return b""
    return found.name.encode() + digest_of(found) + digest_of(found.with_suffix(".dic"))


def installed() -> tuple[str, ...]:
    """The packages that the program could work with, each with its version."""
    found: set[str] = set()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found.update(path.name for path in Path(folder).iterdir() if path.name.endswith(_INSTALLED))
    return tuple(sorted(found))


def _program() -> bytes:
    digest = hashlib.sha256(f"{platform.python_version()} {installed()}".encode())
    folder = Path(cardgen.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + digest_of(path))
    return digest.digest()


def _entries(project: Project) -> Iterator[tuple[str, bytes]]:
    """Every file, and every link with the place that it leads to."""
    root = Path(os.path.realpath(project.root))
    folders: list[tuple[str, Path, tuple[Path, ...]]] = [("", root, ())]
    count = 0
    while folders:
        folder, real, above = folders.pop()
        for entry in _listed(real) if folder else _FOLDERS:
            name, path = f"{folder}/{entry}".lstrip("/"), real / entry
            if path.is_symlink():
                try:
                    target = project.path(name)
                except OutsideProject:  # nothing reads it; that a file is there is told, and so is one in a folder
                    yield name, os.urandom(32) if path.is_dir() else b"leads out" if path.is_file() else b"nowhere"
                    continue
                path = target
                # of the project itself more can be read by this name than is listed here: this is like no other moment
                yield f"{name}/@", os.urandom(32) if path == root else str(path).encode(errors="surrogateescape")
            if path.is_dir():
                if path != real and path not in above:
                    folders.append((name, path, (*above, real)))
            elif path.is_file():
                yield name, digest_of(path)
            count += 1
        if count > _MOST_FILES:  # links that lead to links: this is like no other moment
            yield "", os.urandom(32)
            return


def _listed(folder: Path) -> list[str]:
    """The names of what stands in a folder, but for what an editor hides there."""
    try:
        return sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    except OSError:
        return []
