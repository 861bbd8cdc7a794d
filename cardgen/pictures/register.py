"""The picture register: names -> drawings, alternative texts and credits.

1. read     every content/pictures/*.yaml, merged; a name defined twice is a problem at both places
2. settle   what each picture is made of: a file, or other pictures in boxes
3. check    every name that is referred to, every file, no circles
4. draw     only when a picture is asked for: read the file, or put the parts together; trim to the ink

Must never know cards, layouts or PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from cardgen import marked, shapes
from cardgen.pictures.drawing import Drawing, Path
from cardgen.pictures.entries import (
    Entry,
    File,
    Part,
    Source,
    as_read,
    file_of,
    made_of,
    named_at,
    parts_of,
    picture_in,
)
from cardgen.pictures.geometry import Matrix, fitted, moved, trimmed, turn
from cardgen.pictures.soundness import broken_pictures
from cardgen.pictures.svg import MAX_BYTES, read_svg
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project

_T = TypeVar("_T")

FILES: Final = "content/pictures/*.yaml"
MAX_PATHS: Final = 3_000

_SIDE: Final = 72.0  # of the square in which parts are put together, in OpenMoji's units


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom to name for pictures that were used."""

    title: str
    author: str
    licence: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """All registered pictures. Made by `load`; pictures are drawn when first asked for, and kept."""

    project: Project
    sources: Mapping[str, Source]
    forms: Mapping[str, tuple[Part, ...]]
    entries: Mapping[str, Entry]
    broken: frozenset[str]  # entries with a problem that load told, and those made of them
    _drawn: dict[str, Drawing] = field(default_factory=dict, compare=False, repr=False)

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all pictures, sorted."""
        return tuple(sorted(self.entries))

    def alt(self, name: str) -> str:
        """Return what a picture shows, in Czech; raises KeyError for a name that is not registered."""
        return str(self.entries[name].alt)

    def place(self, name: str) -> Place:
        """Return where a picture is registered; raises KeyError for a name that is not registered."""
        return shapes.place_of(as_read(name, self.entries), self.entries[name].place)

    def drawing(self, name: str) -> Drawing:
        """Return a picture trimmed to its ink, in units of its own.

        Raises KeyError for a name that is not registered, and ContentError for a picture that cannot
        be drawn; neither happens after `check`.
        """
        if name not in self.entries:
            raise KeyError(name)
        problems = Problems()
        drawing = self._draw(name, problems)
        if drawing is None:
            problems.stop_on_errors()
            problems.error(self.place(name), "broken-picture", f"picture {name!r} cannot be drawn", "mend the register")
            problems.stop_on_errors()
        assert drawing is not None
        return drawing

    def check(self, names: Iterable[str], problems: Problems) -> None:
        """Draw all the pictures named, adding a problem for each that is unknown or refused.

        A name that was read from a file is pointed at there.
        """
        for name in names:
            if name in self.entries:
                self._draw(name, problems)
            else:
                problems.error(
                    named_at(name),
                    "unknown-picture",
                    f"picture {str(name)!r} is not registered",
                    did_you_mean(name, self.entries),
                )

    def credits(self, names: Iterable[str]) -> tuple[Credit, ...]:
        """Return the sources of pictures and of all that they are made of, in the register's order."""
        used: set[str] = set()
        seen: set[str] = set()
        ahead = [str(name) for name in names if name in self.entries]
        while ahead:
            name = ahead.pop()
            if name in seen:
                continue
            seen.add(name)
            entry = self.entries[name]
            used.update(kind for kind in ("openmoji", "own") if getattr(entry, kind) is not None)
            ahead += [part for part in made_of(entry, self.forms) if part in self.entries]
        return tuple(
            Credit(source.title, source.author, source.licence, source.url)
            for key, source in self.sources.items()
            if key in used
        )

    def _draw(self, name: str, problems: Problems) -> Drawing | None:
        """The trimmed drawing; None if the picture cannot be drawn, and a problem says why unless load did."""
        known = self._drawn.get(name)
        if known is not None or name in self.broken:
            return known
        entry = self.entries[name]
        if entry.openmoji is not None or entry.own is not None:
            drawing = self._read(entry, problems)
        else:
            drawing = self._compose(name, entry, problems)
        if drawing is None:
            return None
        drawing = trimmed(drawing)
        if drawing.width <= 0 or drawing.height <= 0:
            problems.error(
                self.place(name),
                "empty-picture",
                f"picture {str(name)!r} draws nothing that has an area",
                "give its shapes a size, or a stroke",
            )
            return None
        self._drawn[name] = drawing
        return drawing

    def _read(self, entry: Entry, problems: Problems) -> Drawing | None:
        found = file_of(entry, self.sources, self.project)
        if found is None:
            said = entry.openmoji if entry.openmoji is not None else entry.own
            problems.error(
                shapes.place_of(said, entry.place),
                "unreadable",
                f"the file of {str(said)!r} went away while it was needed",
                "put it back",
            )
            return None
        path, place = found
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            problems.error(
                place, "unreadable", f"the file cannot be read: {error.strerror}", "check its name and permissions"
            )
            return None
        return read_svg(data, place, problems)

    def _compose(self, name: str, entry: Entry, problems: Problems) -> Drawing | None:
        paths: list[Path] = []
        missing = False
        for part in parts_of(entry, self.forms):
            drawing = self._draw(picture_in(part, entry), problems)
            if drawing is None:
                missing = True
                continue
            paths += _placed(drawing, part)
            if len(paths) > MAX_PATHS:
                problems.error(
                    self.place(name),
                    "too-complex",
                    f"picture {name!r} is put together from more than {MAX_PATHS:,} paths",
                    "use fewer or simpler parts",
                )
                return None
        return None if missing else Drawing(_SIDE, _SIDE, tuple(paths))


def load(project: Project, problems: Problems) -> Register:
    """Read the register and check that it holds together; no picture is read yet."""
    whole = File()
    for file in project.files(FILES):
        tree = marked.read(project, file, problems)
        read = shapes.decode(tree, File, problems) if tree is not None else None
        if read is None:
            continue
        _merge("source", whole.sources, read.sources, problems)
        _merge("form", whole.forms, read.forms, problems)
        _merge("picture", whole.pictures, read.pictures, problems)
    broken = broken_pictures(whole, project, problems)
    return Register(project, whole.sources, whole.forms, whole.pictures, frozenset(map(str, broken)))


def _merge(kind: str, known: dict[str, _T], more: Mapping[str, _T], problems: Problems) -> None:
    for key, value in more.items():
        if key in known:
            problems.error(
                named_at(key),
                "defined-twice",
                f"{kind} {str(key)!r} is defined twice",
                "rename or remove one of the two",
                also=[named_at(as_read(key, known))],
            )
        else:
            known[key] = value


def _placed(drawing: Drawing, part: Part) -> tuple[Path, ...]:
    """A drawing's paths in a part's box of the square."""
    paths = drawing.paths
    if part.flip:
        paths = tuple(moved(path, Matrix(a=-1.0)) for path in paths)
    if part.turn:
        paths = tuple(moved(path, turn(part.turn)) for path in paths)
    x, y, width, height = (value * _SIDE / 100 for value in part.at)
    ink = None if part.flip or part.turn else (0.0, 0.0, drawing.width, drawing.height)  # it is trimmed
    return fitted(paths, (x, y, width, height), ink)
