"""Editions on sheets of paper: laid out as a build does, imposed as a printer wants it, in a folder of their own.

1. read the content and plan the files, as for a build
2. choose the printer and its format; layouts that do not fit are told, and left out if others do
3. make the files beside their place, in parallel: pages, sheets, PDF
4. write the record
5. exchange the folder for the new one
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from cardgen import pdf, press
from cardgen.colour import Conversion
from cardgen.jobs import folders, sheetfolders
from cardgen.jobs.build import prepare
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.making import Progress, make_all
from cardgen.jobs.plan import FilePlan
from cardgen.jobs.selection import Wanted
from cardgen.jobs.sheeting import conversion_of, misfits, on_paper, pages_of, printer_of, tell_misfits
from cardgen.layout.frame import Document
from cardgen.layout.sets import CardSet
from cardgen.press import Printer, SheetFile, SheetFormat
from cardgen.problems import Problem, Problems
from cardgen.project import Project

_VIEWED: Final = 6  # pages


@dataclass(frozen=True)
class Imposed:
    """What was made, for the closing summary. `drafts` counts cards that nobody has checked."""

    folders: tuple[Path, ...]
    printer: Printer
    format: SheetFormat
    files: tuple[SheetFile, ...]
    cards: int
    drafts: int
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class Sheeted:
    """What came back from making one file of sheets; the states are those of its cards."""

    plan: FilePlan
    file: SheetFile | None
    states: tuple[str, ...]
    problems: tuple[Problem, ...]


def impose(
    project: Project,
    wanted: Wanted,
    form: str,
    printer: str | None,
    output: Path,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Imposed:
    """Impose editions into `output`/<edition>-<format>. `jobs` is the number of processes, 0 for one a core.

    Without a `printer` the format must be that of one alone. Raises ContentError with all problems; what was made
    earlier is then as it was. Raises UnknownName.
    """
    content, editions, plans = prepare(project, wanted)
    press_ = printer_of(content, form, printer)
    problems = Problems()
    problems.extend(content.problems)
    conversion = conversion_of(project, press_, problems)
    every = [one for files in plans.values() for one in files]
    found = misfits(content, (one.layout for one in every), form, press_)
    tell_misfits(found, form, press_, problems)
    problems.stop_on_errors()
    todo = [one for one in every if not found[one.layout]]
    chosen_editions = {name: editions[name] for name in dict.fromkeys(one.edition for one in todo)}
    places = {name: sheetfolders.place_of(content, output, f"{name}-{form}") for name in chosen_editions}
    with folders.fresh_folders(output, places) as fresh:
        made = make_all(content, todo, partial(make, form, press_, conversion), fresh, jobs, progress)
        for one in made:
            problems.extend(one.problems)
        problems.stop_on_errors()
        for name, edition in chosen_editions.items():
            done = tuple(one.file for one in made if one.plan.edition == name and one.file)
            record = sheetfolders.record_of(edition, press_, form, done, release=wanted.release)
            whole = not (wanted.languages or wanted.topics)
            sheetfolders.complete(fresh[name], places[name], record, edition, whole=whole)
        for name in chosen_editions:
            folders.exchange(fresh[name], places[name])
    states = [state for one in made for state in one.states]
    return Imposed(
        folders=tuple(places.values()),
        printer=press_,
        format=press_.formats[form],
        files=tuple(one.file for one in made if one.file),
        cards=len(states),
        drafts=states.count("draft"),
        warnings=tuple(problem for problem in problems if problem.level == "warning"),
    )


def view_of(path: str) -> str:
    """The name of the file that shows a few pages of another one as they are once they are cut."""
    return f"{path.removesuffix('.pdf')}.view.pdf"


def _view(content: Content, one: FilePlan, made: CardSet, printer: Printer) -> Document:
    """The cover, the fronts of the first cards and a back; of a document its first pages. Nothing in them is a link.

    Backs stand upright, as one sees them in turning a leaf, over whichever edge the printer turns its sheets.
    """
    count = len(made.document.frames)
    cards = [number for card in made.cards for number in card.pages[:1]] if count > _VIEWED else []
    numbers = [1, *cards[:4], cards[0] + 1] if len(cards) > 1 else range(1, _VIEWED + 1)
    frames = [made.document.frames[number - 1] for number in dict.fromkeys(numbers) if number <= count]
    del frames[len(frames) // 2 * 2 or 1 :]  # leaves have two sides
    document = replace(made.document, frames=tuple(frames), bookmarks=())
    pages = pages_of(content, one.layout)
    upright = SheetFormat("", "n-up", flip="short" if pages.width > pages.height else "long")
    return press.sheets(document, pages, upright, printer)


def make(
    name: str,
    printer: Printer,
    conversion: Conversion | None,
    content: Content,
    one: FilePlan,
    folder: Path,
    *,
    view: bool = False,
) -> Sheeted:
    """Lay out, impose and write one file; runs in a process of its own. With `view` a few pages are written too."""
    material = content.material
    assert material is not None  # or the work would not have come so far
    material.problems.clear()  # what an earlier file of this process had, it has told
    form = printer.formats[name]
    made = lay_out(content, one)
    if material.problems.errors:
        return Sheeted(one, None, (), tuple(material.problems))
    found = on_paper(content, one, one.path, made.document, form, printer, conversion)
    if found is None:
        return Sheeted(one, None, (), tuple(material.problems))
    data, file = found
    (folder / one.path).write_bytes(data)
    if view:
        (folder / view_of(one.path)).write_bytes(pdf.write(_view(content, one, made, printer), material.shaper.faces))
    return Sheeted(one, file, tuple(card.state for card in made.cards), tuple(material.problems))
