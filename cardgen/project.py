"""The one door to outside things: the project's files and the packages that bring fonts and pictures.

No module above opens a path of its own making; each asks a `Project`, which
refuses whatever leads out of the project.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from cardgen.problems import Place

_LONGEST_NAME: Final = 255  # bytes; what the file systems of Linux, macOS and Windows allow


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
        for path in sorted(self.root.glob(pattern)):
            relative = path.relative_to(self.root)
            hidden = any(part.startswith(".") for part in relative.parts)
            if path.is_file() and not hidden:
                yield relative.as_posix()

    def exists(self, relative: str) -> bool:
        """Say whether the project has this file."""
        return self.path(relative).is_file()

    def place(self, relative: str) -> Place:
        """Return the place that stands for a whole file."""
        return Place(PurePosixPath(relative).as_posix())


def package_file(package: str, relative: str) -> Path | None:
    """Return a data file of an installed package without importing it; None where there is none.

    Raises OutsideProject for a path that leaves the package.
    """
    try:
        spec = importlib.util.find_spec(package) if package.isidentifier() else None
    except ValueError:  # a module without a spec, such as __main__
        spec = None
    if spec is None or not spec.submodule_search_locations:
        return None
    path = _inside(Path(spec.submodule_search_locations[0]), relative)
    return path if path.is_file() else None


def _inside(root: Path, relative: str) -> Path:
    try:
        path = (root / relative).resolve()
        longest = max(len(os.fsencode(part)) for part in path.parts)
    except ValueError:  # a NUL in the name
        raise OutsideProject(relative) from None
    if longest > _LONGEST_NAME or not path.is_relative_to(root.resolve()):
        raise OutsideProject(relative)
    return path
