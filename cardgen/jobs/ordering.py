"""An order -> a package for a print shop: sheets, job tickets, a picture, hashes, all in one ZIP file.

1. read the order and the content; any error ends it here, nothing is touched
2. plan the files, and choose for each the first format of the order that its pages fit
3. make the sheets, in parallel, in a folder of their own that is removed at the end
4. count, write the tickets, draw the picture
5. pack, and put the package into its place
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cardgen
from cardgen import archive, press
from cardgen.colour import Conversion
from cardgen.jobs import content as contents
from cardgen.jobs import files, impose
from cardgen.jobs.build import prepare
from cardgen.jobs.content import Content
from cardgen.jobs.impose import Sheeted
from cardgen.jobs.making import Progress, make_all
from cardgen.jobs.offers import offered
from cardgen.jobs.onrecord import still_as_released
from cardgen.jobs.orders import file_named
from cardgen.jobs.plan import FilePlan
from cardgen.jobs.records import present
from cardgen.jobs.selection import Wanted
from cardgen.jobs.sheeting import conversion_of, misfits, pages_of
from cardgen.jobs.tickets import ticket_for_people
from cardgen.jobs.views import contact_sheet
from cardgen.press import Line, Order, Printer, Total
from cardgen.press.order import SEVERAL
from cardgen.problems import Problem, Problems
from cardgen.project import Project
from cardgen.shapes import place_of

OUTPUT = "orders"
_TICKET = "zakazkovy-list"


@dataclass(frozen=True)
class Package:
    """What was made, for the closing summary. `drafts` counts cards that nobody has checked."""

    order: Order
    file: Path
    lines: tuple[Line, ...]
    total: Total
    parts: tuple[str, ...]
    drafts: int
    warnings: tuple[Problem, ...]


def package(
    project: Project,
    file: Path,
    output: Path | None = None,
    jobs: int = 0,
    progress: Progress | None = None,
    *,
    release: bool = False,
    count_only: bool = False,
) -> Package:
    """Make the package of an order into `output`/orders/<order>.zip; with `count_only` write nothing.

    Raises ContentError with all problems, and UnknownName for a file that is no order of the project. Whatever was
    there is as it was unless all went well.
    """
    order = _order(project, file)
    tags = tuple(str(tag) for tag in order.languages if tag != SEVERAL)
    several = SEVERAL in order.languages
    wanted = Wanted((order.edition,), () if several else tags, order.topics, release=release)
    content, _, plans = prepare(project, wanted)
    printer = content.printers[order.printer]
    may = offered(content.editions)[order.edition]
    todo = [
        one
        for files_ in plans.values()
        for one in files_
        if one.language in order.languages
        and one.topic in may.topics  # not the samples of certificates
        and order.takes(one.topic, one.layout, may.layouts)
    ]
    _nothing_lacks(order, todo, content.problems)
    _on_record(content, order, todo)
    conversion = conversion_of(project, printer, content.problems)
    formats = _formats(content, order, printer, todo)
    target = (output or project.root / "output") / OUTPUT / f"{order.order}.zip"
    with tempfile.TemporaryDirectory(prefix="cardgen-order-") as name:
        folder = Path(name)
        make = partial(_make, formats, printer, conversion)
        problems = Problems()
        problems.extend(content.problems)  # before a file that is made in this process forgets them
        made = make_all(content, todo, make, {str(order.edition): folder}, jobs, progress)
        for one in made:
            problems.extend(one.problems)
        problems.stop_on_errors()
        made.sort(key=lambda one: todo.index(one.plan))
        lines = tuple(_line(content, order, printer, formats, one) for one in made)
        grammage = order.paper.weight if order.paper else printer.paper.weight
        sums = press.total(lines, grammage, printer.prices)
        drafts = sum(one.states.count("draft") for one in made)
        if not count_only:
            sheets = {one.plan.path: (folder / one.plan.path).read_bytes() for one in made}
            views = [(folder / impose.view_of(one.plan.path)).read_bytes() for one in made]
            people = ticket_for_people(content, order, printer, lines, sums, grammage, drafts=drafts)
            parts = _parts(content, order, printer, lines, sheets, views, grammage, people)
    if not count_only:
        files.put(target, archive.pack(parts))
    warnings = tuple(problem for problem in problems if problem.level == "warning")
    return Package(order, target, lines, sums, () if count_only else tuple(parts), drafts, warnings)


def _order(project: Project, file: Path) -> Order:
    """Read one order, before all content is read. Raises UnknownName and ContentError."""
    problems = Problems()
    editions = contents.load_editions(project)  # what is wrong with them is told when all is read
    printers = press.load(project, problems)
    order = press.read_order(project, file_named(project, file), problems)
    if order:
        press.look_at_order(order, offered(editions), printers, problems)
    problems.stop_on_errors()
    assert order is not None  # or a problem said why
    return order


def _on_record(content: Content, order: Order, todo: Sequence[FilePlan]) -> None:
    """What is handed out as a version must be what that version is: sets of cards are exchanged leaf by leaf later."""
    edition = content.editions[order.edition]
    if edition.topics:
        is_released = content.releases.find(str(edition.edition), str(edition.version)) is not None
        content.problems.stop_on_errors()
        after = present(content, todo) if is_released else {}
        still_as_released(content, edition, {file: record for file, (record, _) in after.items()})


def _nothing_lacks(order: Order, todo: Sequence[FilePlan], problems: Problems) -> None:
    """Whatever is ordered must be in the package: a topic may have no file in a language, or in several together."""
    for tag in order.languages:
        if not any(one.language == tag for one in todo):
            problems.error(
                place_of(tag, order.place),
                "nothing-to-print",
                f"the order {order.order}: nothing of what is ordered is there in {tag!s}",
                "take the language out, or order other topics too",
            )
    for topic in order.topics:
        if not any(one.topic == topic for one in todo):
            problems.error(
                place_of(topic, order.place),
                "nothing-to-print",
                f"the order {order.order}: {topic!s} is there in none of the languages that are ordered",
                "take the topic out, or order other languages too",
            )
    problems.stop_on_errors()


def _formats(content: Content, order: Order, printer: Printer, todo: Sequence[FilePlan]) -> Mapping[str, str]:
    """For each layout the first format of the order that its pages fit; raises ContentError where none does."""
    chosen: dict[str, str] = {}
    for layout in dict.fromkeys(one.layout for one in todo):
        against = {name: misfits(content, [layout], name, printer)[layout] for name in order.formats}
        fitting = [name for name, found in against.items() if not found]
        if fitting:
            chosen[layout] = str(fitting[0])
            continue
        for name, found in against.items():
            for one in found:
                place = getattr(name, "place", order.place)
                content.problems.error(place, one.code, f"{order.order}, {name}: {one.says}", one.way_out)
    content.problems.stop_on_errors()
    return chosen


def _make(
    formats: Mapping[str, str],
    printer: Printer,
    conversion: Conversion | None,
    content: Content,
    one: FilePlan,
    folder: Path,
) -> Sheeted:
    """Make one file of sheets; runs in a process of its own."""
    return impose.make(formats[one.layout], printer, conversion, content, one, folder, view=True)


def _line(content: Content, order: Order, printer: Printer, formats: Mapping[str, str], one: Sheeted) -> Line:
    assert one.file is not None  # or a problem would have ended it
    name = formats[one.plan.layout]
    form, pages = printer.formats[name], pages_of(content, one.plan.layout)
    return Line(
        file=one.file,
        format=name,
        quantity=order.languages[one.plan.language],
        sheet=press.paper_of(form, pages),
        finishing=press.finishing(order, form, pages),
    )


def _parts(
    content: Content,
    order: Order,
    printer: Printer,
    lines: Sequence[Line],
    sheets: Mapping[str, bytes],
    views: Sequence[bytes],
    grammage: float,
    people: bytes,
) -> dict[str, bytes]:
    """All files of the package by their path in it, the hashes last."""
    paths = {line.file.path: f"{line.format}/{line.file.path}" for line in lines}
    parts = {
        f"{_TICKET}.pdf": people,
        f"{_TICKET}.xjdf": press.ticket(order, lines, printer, grammage, paths, cardgen.__version__),
        "nahled.png": contact_sheet(views),
        **{paths[path]: data for path, data in sheets.items()},
    }
    hashes = [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(parts.items())]
    return {**parts, "SHA256SUMS": ("\n".join(hashes) + "\n").encode()}
