"""The one door to outside things: the project's files and the packages that bring fonts and pictures.

No module above opens a path of its own making; each asks a `Project`, which
refuses whatever leads out of the project.
"""

from __future__ import annotations

import datetime
import functools
import importlib.util
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from cardgen.problems import Place

_LONGEST_NAME: Final = 255  # bytes; what the file systems of Linux, macOS and Windows allow

# Where hunspell's dictionaries are: Linux, macOS, LibreOffice's own.
_DICTIONARIES: Final = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "~/Library/Spelling",
    "/Library/Spelling",
    "/usr/lib/libreoffice/share/extensions/dict-*",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-*",
    "C:/Program Files/LibreOffice/share/extensions/dict-*",
)


class OutsideProject(ValueError):
    """A path leads out of the folder it must stay in, or is none that a file could have."""


class NoProject(Exception):
    """No project was found at or above a folder."""


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout of a city's content: the folder that holds content/ and fonts/.

    Paths are given and named relative to `root`, with forward slashes, in every message.
    """

    root: Path

    @classmethod
    def find(cls, start: Path) -> Project:
        """Return the project at `start` or in the nearest folder above it; raises NoProject."""
        here = start.resolve()
        for folder in (here, *here.parents):
            if (folder / "content" / "phrases").is_dir():
                return cls(folder)
        raise NoProject(start)

    def path(self, relative: str) -> Path:
        """Return the real path of a project file; raises OutsideProject."""
        return _inside(self.root, relative)

    def files(self, pattern: str) -> Iterator[str]:
        """Yield the project files that match a glob pattern, sorted, as relative paths."""
        above = len(self.root.parts)
        for names, path in sorted((path.parts[above:], path) for path in self.root.glob(pattern)):
            hidden = any(name.startswith(".") for name in names)
            if not hidden and path.is_file():
                yield "/".join(names)

    def exists(self, relative: str) -> bool:
        """Say whether the project has this file."""
        return self.path(relative).is_file()

    def place(self, relative: str) -> Place:
        """Return the place that stands for a whole file."""
        return Place(PurePosixPath(relative).as_posix())


def today() -> datetime.date:
    """Return the day, for what is dated when it happens (a signature); what is printed has its edition's date.

    SOURCE_DATE_EPOCH, in seconds since 1970, stands for another day (reproducible-builds.org).
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and len(epoch) < 12:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).date()
    return datetime.date.today()  # noqa: TID251  # the one door through which the day comes


def package_file(package: str, relative: str) -> Path | None:
    """Return a data file of an installed package without importing it; None where there is none.

    Raises OutsideProject for a path that leaves the package. Its files may be links to where an installer keeps them.
    """
    folder = _package_folder(package)
    if folder is None:
        return None
    within = PurePosixPath(relative)
    if within.is_absolute() or ".." in within.parts or any(mark in relative for mark in "\\:\0"):
        raise OutsideProject(relative)
    try:
        return path if (path := folder / within).is_file() else None
    except OSError:  # a name that no file could have
        raise OutsideProject(relative) from None


@functools.cache  # a register asks for hundreds of files of one package
def _package_folder(package: str) -> Path | None:
    try:
        spec = importlib.util.find_spec(package) if package.isidentifier() else None
    except ValueError:  # a module without a spec, such as __main__
        spec = None
    found = spec.submodule_search_locations if spec else None
    return Path(found[0]) if found else None


def dictionary(tag: str) -> Path | None:
    """Return the .aff file of a hunspell dictionary of a language (BCP 47), its .dic beside it; None if there is none.

    Looks in the folders of DICPATH first, then where hunspell, macOS and LibreOffice keep theirs. One for the language
    as such comes before one for a country.
    """
    name = tag.replace("-", "_")
    if not name.replace("_", "").isalnum():
        return None
    for pattern in (f"{name}.aff", f"{name}_*.aff"):
        for folder in _dictionary_folders():
            for path in sorted(folder.glob(pattern)):
                if path.with_suffix(".dic").is_file():
                    return path
    return None


def _dictionary_folders() -> Iterator[Path]:
    for name in os.environ.get("DICPATH", "").split(os.pathsep):
        if name:
            yield Path(name)
    for name in _DICTIONARIES:
        path = Path(name).expanduser()
        yield from sorted(path.parent.glob(path.name)) if "*" in name else (path,)


def _inside(root: Path, relative: str) -> Path:
    folder = _real_folder(root.absolute())
    try:
        below = _without_links(folder, relative)
        path = Path(below or os.path.realpath(root / relative))
        longest = max(len(os.fsencode(part)) for part in path.parts)
    except ValueError:  # a NUL in the name
        raise OutsideProject(relative) from None
    if longest > _LONGEST_NAME or not (below or path.is_relative_to(folder)):
        raise OutsideProject(relative)
    return path


@functools.lru_cache(maxsize=64)  # asked for thousands of files of one project
def _real_folder(path: Path) -> str:
    return os.path.realpath(path)


def _without_links(folder: str, relative: str) -> str | None:
    """The path of what stands in a folder, whose own path is real, if only names lead there; None for all else.

    It is as real as realpath would give it, and found in a third of the time: paths are asked for by the thousand.
    """
    if sys.platform == "win32":  # where other things than links lead elsewhere
        return None
    path = folder
    for name in relative.split("/"):
        if name in ("", ".", "..") or "\\" in name or ":" in name:
            return None
        path = f"{path}{os.sep}{name}"
        try:
            if stat.S_ISLNK(os.lstat(path).st_mode):
                return None
        except OSError:  # there is no such file, and so no link
            continue
    return path
