"""content/facts/*.yaml -> Facts, with every problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, TypeVar

from cardgen import marked, shapes
from cardgen.facts import forms, soundness
from cardgen.facts.model import FOLDER, Course, Courses, Facts, Number, Numbers, Office, Offices
from cardgen.marked import Mapping, Sequence, Text
from cardgen.problems import Place, Problems
from cardgen.project import Project

_FILES: Final = {"office": "offices", "course": "courses", "number": "numbers"}  # kind -> file, and key of its list

F = TypeVar("F", Offices, Courses, Numbers)
R = TypeVar("R", Office, Course, Number)


def load(project: Project, problems: Problems, office_names: Collection[str] | None = None) -> Facts:
    """Read all facts. `office_names` are the words of the bank "offices", if the names of offices are to be checked.

    What is wrong in a record is told and left out of it, and the rest of the record is kept.
    """
    _strays(project, problems)
    named: set[str] = set()
    offices = _read(project, "office", Offices, named, problems)
    courses = _read(project, "course", Courses, named, problems)
    numbers = _read(project, "number", Numbers, named, problems)
    found = Facts(
        _once("office", offices.offices if offices else (), problems),
        _once("course", courses.courses if courses else (), problems),
        _once("number", numbers.numbers if numbers else (), problems),
        {
            kind: file.recheck
            for kind, file in (("office", offices), ("course", courses), ("number", numbers))
            if file and soundness.recheck(file.recheck, file.place, problems)
        },
    )
    kept = {f"{kind}.{name}" for kind in _FILES for name in _by_kind(found, kind)}
    venues = {name.removeprefix("office.") for name in kept | named if name.startswith("office.")}
    return Facts(
        _nameable({name: soundness.office(one, office_names, problems) for name, one in found.offices.items()}),
        _nameable({name: soundness.course(one, venues, problems) for name, one in found.courses.items()}),
        _nameable({name: soundness.number(one, problems) for name, one in found.numbers.items()}),
        found.recheck,
        frozenset(named - kept),
    )


def _by_kind(facts: Facts, kind: str) -> Collection[str]:
    return {"office": facts.offices, "course": facts.courses, "number": facts.numbers}[kind].keys()


def _nameable(records: dict[str, R]) -> dict[str, R]:
    """Leave out what no text could name, which was told."""
    return {name: record for name, record in records.items() if forms.is_name(name)}


def _read(project: Project, kind: str, shape: type[F], named: set[str], problems: Problems) -> F | None:
    """Return a file, None where there is none or it is not understood; add to `named` what it names in any case."""
    file = f"{FOLDER}/{_FILES[kind]}.yaml"
    if file not in project.files(f"{FOLDER}/*.yaml"):
        return None
    tree = marked.read(project, file, problems)
    if tree is None:
        return None
    named.update(f"{kind}.{name}" for name in _ids(tree, _FILES[kind]))
    return shapes.decode(tree, shape, problems)


def _ids(tree: Mapping, key: str) -> Iterator[str]:
    records = tree.entries.get(Text(key, tree.place))
    for record in records.items if isinstance(records, Sequence) else ():
        entries = record.entries if isinstance(record, Mapping) else {}
        yield from (str(value) for name, value in entries.items() if name == "id" and isinstance(value, Text))


def _once(kind: str, records: Iterable[R], problems: Problems) -> dict[str, R]:
    """Return the records by id, the first where an id stands twice."""
    found: dict[str, R] = {}
    for record in records:
        first = found.setdefault(str(record.id), record)
        if first is not record:
            problems.error(
                shapes.place_of(record.id, record.place),
                "duplicate-id",
                f"the {kind} {str(record.id)!r} stands twice; it stood first in line {first.place.line}",
                "give one of the two another id",
                also=[shapes.place_of(first.id, first.place)],
            )
    return found


def _strays(project: Project, problems: Problems) -> None:
    """Tell files that look like facts and stand where nothing reads them."""
    read = {f"{FOLDER}/{name}.yaml" for name in _FILES.values()}
    for file in project.files(f"{FOLDER}/**/*.y*ml"):
        if file.endswith((".yaml", ".yml")) and file not in read:
            problems.error(
                Place(file),
                "wrong-file-name",
                "nothing reads this file",
                f"move what it says to {' or '.join(sorted(read))}, or remove it",
            )
