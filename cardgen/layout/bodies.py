"""content/pictures/body/parts.yaml -> diagrams: a drawing, and where its named parts are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cardgen import marked, shapes
from cardgen.bank import Bank
from cardgen.pictures.drawing import Drawing
from cardgen.pictures.svg import read_svg
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import OutsideProject, Project

_FOLDER: Final = "content/pictures/body"
_FILE: Final = f"{_FOLDER}/parts.yaml"
_BANK: Final = "body"


@dataclass(frozen=True)
class Part:
    """A named part: its number on all diagrams together, its word in the bank "body", a point in drawing units."""

    number: int
    part: str
    at: tuple[float, float]
    place: Place = field(default_factory=lambda: Place(_FILE), compare=False)


@dataclass(frozen=True)
class Entry:
    """A diagram as it is registered: its `drawing` is a file beside this one, `alt` says in Czech what it shows."""

    id: str
    drawing: str
    alt: str
    parts: tuple[Part, ...] = ()
    place: Place = field(default_factory=lambda: Place(_FILE), compare=False)


@dataclass(frozen=True)
class File:
    """What the file holds."""

    diagrams: tuple[Entry, ...]


@dataclass(frozen=True)
class Diagram:
    """A drawing with numbered parts. `alt` is Czech."""

    drawing: Drawing
    alt: str
    parts: tuple[Part, ...]


def load(project: Project, bank: Bank, problems: Problems) -> Mapping[str, Diagram]:
    """Read the diagrams; every part must have a word, every word of the bank a part, every number be there once."""
    tree = marked.read(project, _FILE, problems)
    read = tree and shapes.decode(tree, File, problems)
    words = bank.topics[_BANK].phrases if _BANK in bank.topics else {}
    found: dict[str, Diagram] = {}
    numbers: dict[int, Part] = {}
    drawn = {str(part.part) for entry in (read.diagrams if read else ()) for part in entry.parts}
    for name, word in words.items():
        if read and name not in drawn:
            problems.error(
                shapes.place_of(name, word.place),
                "part-not-drawn",
                f"the part {str(name)!r} stands on no diagram",
                f"give it a number and a point in {_FILE}, or take the word out",
            )
    for entry in read.diagrams if read else ():
        drawing = _drawing(project, entry, problems)
        for part in entry.parts:
            if part.part not in words:
                problems.error(
                    shapes.place_of(part.part, part.place),
                    "unknown-part",
                    f"the part {str(part.part)!r} is not in the bank {_BANK!r}",
                    did_you_mean(part.part, words),
                )
            if part.number in numbers:
                problems.error(
                    part.place,
                    "duplicate-number",
                    f"the number {part.number} stands for two parts",
                    "give one of them a number of its own",
                    also=[numbers[part.number].place],
                )
            numbers.setdefault(part.number, part)
        if drawing:
            found[str(entry.id)] = Diagram(drawing, str(entry.alt), entry.parts)
    return found


def _drawing(project: Project, entry: Entry, problems: Problems) -> Drawing | None:
    place = shapes.place_of(entry.drawing, entry.place)
    try:
        path = project.path(f"{_FOLDER}/{entry.drawing}")
        data = path.read_bytes()
    except (OutsideProject, OSError):
        problems.error(place, "unknown-drawing", f"there is no drawing {entry.drawing!s}", f"put it into {_FOLDER}")
        return None
    return read_svg(data, place, problems)
