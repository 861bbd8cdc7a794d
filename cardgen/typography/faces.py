"""fonts/faces.yaml -> fonts ready for shaping: one static cut a weight, made by HarfBuzz.

Knows files and font tables; knows nothing of languages, sizes or pages.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import uharfbuzz as hb

from cardgen import marked, shapes
from cardgen.problems import Place, Problems
from cardgen.project import OutsideProject, Project, package_file
from cardgen.typography.shaped import FontKey

FILE: Final = "fonts/faces.yaml"


@dataclass(frozen=True)
class Cut:
    """One font file: `weight` 100 to 900 for a static font, None for one with a weight axis."""

    file: str
    weight: int | None = None
    italic: bool = False
    place: Place = field(default_factory=lambda: Place(FILE), compare=False)


@dataclass(frozen=True)
class Face:
    """A family of cuts with what the imprint says of it."""

    title: str
    author: str
    licence: str
    cuts: tuple[Cut, ...]
    package: str | None = None
    place: Place = field(default_factory=lambda: Place(FILE), compare=False)


@dataclass(frozen=True)
class File:
    """What the file holds: faces by the names that languages call them."""

    faces: dict[str, Face]


@dataclass(frozen=True)
class Faces:
    """The faces of the project; makes each cut once a process."""

    faces: Mapping[str, Face]
    paths: Mapping[tuple[str, Cut], Path]
    _made: dict[FontKey, tuple[bytes, hb.Font]] = field(default_factory=dict, compare=False, repr=False)

    def font(self, key: FontKey) -> hb.Font:
        """Return the HarfBuzz font of a cut, scaled to 1000 units an em."""
        return self._cut(key)[1]

    def data(self, key: FontKey) -> bytes:
        """Return the font file of a cut: static, with the glyph ids that shaping gives."""
        return self._cut(key)[0]

    def _cut(self, key: FontKey) -> tuple[bytes, hb.Font]:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(key)
        return made

    def _make(self, key: FontKey) -> tuple[bytes, hb.Font]:
        cuts = self.faces[key.face].cuts
        slanted = [cut for cut in cuts if cut.italic == key.italic] or list(cuts)
        cut = min(slanted, key=lambda c: abs((c.weight or key.weight) - key.weight))
        path = self.paths[key.face, cut]
        stat = path.stat()
        return _static(path, (stat.st_mtime_ns, stat.st_size), key.weight)


@functools.lru_cache(maxsize=64)  # what is ordered, replaced or released is read several times in one process
def _static(path: Path, stamp: tuple[int, int], weight: int) -> tuple[bytes, hb.Font]:
    """A file's cut of a weight; `stamp` is another when the file is."""
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).invert()  # every character
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS
    for axis in face.axis_infos:
        value = float(weight) if axis.tag == "wght" else axis.default_value
        wanted.pin_axis_location(face, axis.tag, min(max(value, axis.min_value), axis.max_value))
    static = hb.subset(face, wanted)
    font = hb.Font(static)
    font.scale = (1000, 1000)
    return bytes(static.blob.data), font


def load(project: Project, problems: Problems) -> Faces:
    """Read fonts/faces.yaml and see that every font file is there."""
    tree = marked.read(project, FILE, problems)
    read = tree and shapes.decode(tree, File, problems)
    if not read:
        return Faces({}, {})
    if not read.faces:
        problems.error(
            project.place(FILE), "unknown-font", "the file names no face", "add the face that the languages are set in"
        )
    paths: dict[tuple[str, Cut], Path] = {}
    sound: dict[str, Face] = {}
    for name, face in read.faces.items():
        found = {(str(name), cut): _path(project, face, cut, problems) for cut in face.cuts}
        there = {key: path for key, path in found.items() if path}
        paths.update(there)
        if not face.cuts:
            problems.error(face.place, "unknown-font", f"the face {name!s} has no cuts", "name at least one font file")
        if there and len(there) == len(found):
            sound[str(name)] = face
    return Faces(sound, paths)


def _path(project: Project, face: Face, cut: Cut, problems: Problems) -> Path | None:
    where = f"the package {face.package}" if face.package else "fonts/"
    try:
        path = package_file(face.package, cut.file) if face.package else project.path(f"fonts/{cut.file}")
    except OutsideProject:
        path = None
    if path is None or not path.is_file():
        problems.error(
            cut.place, "unknown-font", f"there is no font {str(cut.file)!r} in {where}", "check the name of the file"
        )
        return None
    if not _is_font(path):
        problems.error(cut.place, "unknown-font", f"{cut.file} is not a TrueType font", "use a .ttf file with outlines")
        return None
    return path


@functools.cache
def _is_font(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in (b"\x00\x01\x00\x00", b"true")
