"""The orders of a project: listed, begun, repeated, moved on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cardgen import amend, press
from cardgen.amend import Remove, Set
from cardgen.editions.edition import FOLDER as EDITIONS
from cardgen.jobs import content as contents
from cardgen.jobs import files, holding
from cardgen.jobs.days import past_day
from cardgen.jobs.offers import offered
from cardgen.press import Offered, Order, Printer
from cardgen.press.order import FOLDER, STATES, Lamination, State, is_name
from cardgen.problems import ContentError, Problems, UnknownName, did_you_mean
from cardgen.project import OutsideProject, Project

_MODELINE = "# yaml-language-server: $schema=../schema/order.json\n"


@dataclass(frozen=True)
class New:
    """What an order needs to begin."""

    title: str
    customer: str
    languages: Mapping[str, int]
    printer: str
    formats: tuple[str, ...]
    delivery: str
    by: str = ""  # the day until which, YYYY-MM-DD
    weight: float | None = None  # of the paper, in g/m²
    lamination: Lamination = "none"
    drilled: bool = False
    layouts: tuple[str, ...] = ()  # of documents; all, where none is named
    recipients: tuple[tuple[str, Mapping[str, int]], ...] = ()  # who gets how many, by language
    note: str = ""


def every(project: Project) -> tuple[Order, ...]:
    """All orders, the newest state last. Raises ContentError for orders that cannot be read."""
    problems = Problems()
    found = press.orders(project, problems)
    problems.stop_on_errors()
    return tuple(sorted(found.values(), key=lambda one: (STATES.index(one.state), str(one.order))))


def what_is_needed(project: Project, edition: str) -> tuple[Offered, Mapping[str, Printer]]:
    """What may be ordered of an edition, and the printers there are. Raises UnknownName and ContentError."""
    problems = Problems()
    printers = press.load(project, problems)
    problems.stop_on_errors()
    editions = offered(contents.load_editions(project, problems))
    if edition not in editions:
        broken = tuple(one for one in problems.errors if one.place.file == f"{EDITIONS}/{edition}.yaml")
        if broken:
            raise ContentError(broken)  # the name is unknown because its file cannot be read
        raise UnknownName(f"there is no edition {edition!r}; {did_you_mean(edition, editions)}")
    if not printers:
        raise UnknownName("there is no printer; write one in content/printers")
    return editions[edition], printers


def begin(project: Project, name: str, edition: str, new: New) -> str:
    """Write a new order and return its file; raises UnknownName, ContentError for one that cannot be, OSError."""
    file = free(project, name)
    version = what_is_needed(project, edition)[0].version
    by = f", by: {amend.scalar(new.by, flow=True)}" if new.by else ""
    text = "".join(
        (
            _MODELINE,
            f"order: {name}\n",
            f"title: {amend.scalar(new.title, flow=False)}\n",
            f"customer: {amend.scalar(new.customer, flow=False)}\n",
            f"edition: {edition}\n",
            f"version: {amend.scalar(version, flow=False)}\n",
            f"languages: {_counts(new.languages)}\n",
            f"layouts: [{', '.join(new.layouts)}]\n" if new.layouts else "",
            f"printer: {new.printer}\n",
            f"formats: [{', '.join(new.formats)}]\n",
            f"delivery: {{to: {amend.scalar(new.delivery, flow=True)}{by}}}\n",
            f"paper: {{weight: {new.weight:g}, lamination: {new.lamination}}}\n" if new.weight else "",
            "drilled: true\n" if new.drilled else "",
            f"note: {amend.scalar(new.note, flow=False)}\n" if new.note else "",
            "recipients:\n" if new.recipients else "",
            *(
                f"  - {{who: {amend.scalar(who, flow=True)}, languages: {_counts(counts)}}}\n"
                for who, counts in new.recipients
            ),
            "state: drafted\n",
        )
    )
    return _written(project, file, text.encode())


def _counts(languages: Mapping[str, int]) -> str:
    return "{" + ", ".join(f"{tag}: {count}" for tag, count in languages.items()) + "}"


def repeat(project: Project, old: str, name: str) -> str:
    """Write an order like an older one, of the edition's present version, drafted; return its file."""
    there = file_of(project, old)
    file = free(project, name)
    one = read(project, there)
    version = what_is_needed(project, str(one.edition))[0].version
    edits: list[Set | Remove] = [Set(("order",), name), Set(("version",), version), Set(("state",), "drafted")]
    if one.delivery.arrived is not None:
        edits.append(Remove(("delivery", "arrived")))
    if one.exchanged:
        edits.append(Remove(("exchanged",)))
    return _written(project, file, amend.amend(project.path(there).read_bytes(), file, edits))


def move_on(project: Project, name: str, state: State, day: str | None = None) -> Order:
    """Write the state of an order, which only goes forward, and the `day` of a delivery: today if it is not given.

    Raises UnknownName, ContentError.
    """
    file = file_of(project, name)
    one = read(project, file)
    if STATES.index(state) < STATES.index(one.state):
        raise UnknownName(f"the order {name} is {one.state} already; it does not become {state} again")
    edits = [Set(("state",), state)]
    if state == "delivered" and (day is not None or one.state != "delivered"):
        on = past_day(day)
        if one.delivery.arrived not in (None, on):
            raise UnknownName(
                f"the order {name} was delivered on {one.delivery.arrived}; if that is wrong, mend it in {file}"
            )
        edits.append(Set(("delivery", "arrived"), on))
    changed = amend.amend(project.path(file).read_bytes(), file, edits)
    moved = parse(file, changed)
    if not moved.is_history:
        _look(project, moved)
    if moved.exchanged:
        holding.require([moved], holding.releases_of(project))
    amend.write(project, {file: changed})
    return moved


def file_of(project: Project, name: str) -> str:
    """The file of an order; raises UnknownName."""
    names = [file.rsplit("/", 1)[-1].removesuffix(".yaml") for file in project.files(f"{FOLDER}/*.yaml")]
    if name not in names:
        raise UnknownName(f"there is no order {name!r}; {did_you_mean(name, names)}")
    return f"{FOLDER}/{name}.yaml"


def file_named(project: Project, file: Path) -> str:
    """The file of an order that somebody named by its path, or by its bare name; raises UnknownName."""
    here, named = Path.cwd() / file, project.root / FOLDER / f"{file.name.removesuffix('.yaml')}.yaml"
    try:
        found = named if file.name == str(file) and not (file.suffix and here.exists()) else here
        relative = found.resolve().relative_to(project.root.resolve()).as_posix()
        if project.path(relative).is_file() and relative.startswith(f"{FOLDER}/"):
            return relative
    except (ValueError, OSError, OutsideProject):  # OSError: a name longer than any file's
        pass
    names = [Path(one).stem for one in project.files(f"{FOLDER}/*.yaml")]
    raise UnknownName(f"{file} is no order of the project, no file in {FOLDER}/; {did_you_mean(file.stem, names)}")


def free(project: Project, name: str) -> str:
    """The file of a new order; raises UnknownName for a name that no order can have, or one has."""
    if not is_name(name):
        raise UnknownName(f"an order cannot be called {name!r}: use small letters, digits and hyphens")
    file = f"{FOLDER}/{name}.yaml"
    if project.exists(file):
        raise UnknownName(f"there is an order {name!r} already; choose another name")
    return file


def _written(project: Project, file: str, data: bytes) -> str:
    """Write an order that was looked at before, so that none is begun that cannot be made."""
    _look(project, parse(file, data))
    files.put(project.path(file), data)
    return file


def read(project: Project, file: str) -> Order:
    """The order that stands in a file. Raises ContentError."""
    problems = Problems()
    one = press.read_order(project, file, problems)
    problems.stop_on_errors()
    assert one is not None  # or a problem said why
    return one


def parse(file: str, data: bytes) -> Order:
    """The order that is to be written to a file. Raises ContentError."""
    problems = Problems()
    one = press.parse_order(data, file, problems)
    problems.stop_on_errors()
    assert one is not None  # or a problem said why
    return one


def _look(project: Project, one: Order) -> None:
    """Raise ContentError for an order that asks for what there is not."""
    problems = Problems()
    press.look_at_order(one, _offered(project), press.load(project, problems), problems)
    problems.stop_on_errors()


def _offered(project: Project) -> Mapping[str, Offered]:
    return offered(contents.load_editions(project))
