"""Editions on sheets of paper: laid out as a build does, imposed as a printer wants it, in a folder of their own.

1. read the content and plan the files, as for a build
2. choose the printer and its format; layouts that do not fit are told, and left out if others do
3. make the files beside their place, in parallel: pages, sheets, PDF
4. write the record
5. exchange the folder for the new one
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from cardgen import colour, pdf, press
from cardgen.colour import Conversion
from cardgen.editions import Edition
from cardgen.jobs import folders
from cardgen.jobs.build import prepare
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.making import Progress, make_all
from cardgen.jobs.plan import FilePlan
from cardgen.jobs.selection import Wanted
from cardgen.layout.context import Material
from cardgen.layout.frame import Document
from cardgen.layout.sets import CardSet
from cardgen.press import Misfit, Pages, Printer, Record, SheetFile, SheetFormat
from cardgen.press.record import FILE as RECORD
from cardgen.problems import ContentError, Problem, Problems, UnknownName, did_you_mean
from cardgen.project import Project
from cardgen.shapes import place_of

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
    press_ = chosen(content, form, printer)
    problems = Problems()
    problems.extend(content.problems)
    conversion = conversion_of(project, press_, problems)
    todo = _fitting(content, plans, form, press_, problems)
    chosen_editions = {name: editions[name] for name in dict.fromkeys(one.edition for one in todo)}
    places = {name: _place(content, output, name, form) for name in chosen_editions}
    with folders.fresh_folders(output, places) as fresh:
        made = make_all(content, todo, partial(make, form, press_, conversion), fresh, jobs, progress)
        for one in made:
            problems.extend(one.problems)
        problems.stop_on_errors()
        for name, edition in chosen_editions.items():
            record = _record(edition, press_, form, [m.file for m in made if m.plan.edition == name and m.file], wanted)
            _complete(fresh[name], places[name], record, edition, whole=not (wanted.languages or wanted.topics))
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


def chosen(content: Content, form: str, printer: str | None) -> Printer:
    """The printer that has a format; raises UnknownName, with the way out, unless it is one alone."""
    printers = content.printers
    if printer is not None:
        if printer not in printers:
            raise UnknownName(f"there is no printer {printer!r}; {did_you_mean(printer, printers)}")
        formats = printers[printer].formats
        if form not in formats:
            raise UnknownName(f"the printer {printer} has no format {form!r}; {did_you_mean(form, map(str, formats))}")
        return printers[printer]
    owners = [name for name, one in printers.items() if form in one.formats]
    if not owners:
        known = {str(key) for one in printers.values() for key in one.formats}
        raise UnknownName(f"no printer has a format {form!r}; {did_you_mean(form, known)}")
    if len(owners) > 1:
        raise UnknownName(f"{' and '.join(owners)} have a format {form!r}; say which printer with --printer")
    return printers[owners[0]]


def pages_of(content: Content, layout: str) -> Pages:
    """What sheets must know of a layout of cards, of documents or of certificates."""
    award = content.certificates.get(layout)
    if award:
        page = award.page
        return Pages(layout, page.width, page.height, page.bleed, page.safe, one_sided=True)
    design = content.designs.get(layout)
    if design:
        page = design.page
        return Pages(layout, page.width, page.height, page.bleed, page.safe, folds=design.folds)
    form = content.formats[layout]
    page = form.page
    return Pages(layout, page.width, page.height, page.bleed, page.safe, form.binding, cards=True)


def on_sheets(content: Content, one: FilePlan, document: Document, form: SheetFormat, printer: Printer) -> Document:
    """The sheets of a file that was laid out; one that is too thick is told to the content's problems."""
    pages = pages_of(content, one.layout)
    for misfit in press.too_thick(len(document.frames), pages, form, printer):
        content.ready.problems.error(form.place, misfit.code, f"{one.path}: {misfit.says}", misfit.way_out)
    return press.sheets(document, pages, form, printer)


def _fitting(
    content: Content, plans: Mapping[str, tuple[FilePlan, ...]], form: str, printer: Printer, problems: Problems
) -> list[FilePlan]:
    """The files whose pages fit, with a warning for each layout that does not. If none fits, that is an error."""
    every = [one for files in plans.values() for one in files]
    found: dict[str, list[Misfit]] = {
        layout: list(press.misfits(pages_of(content, layout), printer.formats[form], printer))
        for layout in dict.fromkeys(one.layout for one in every)
    }
    todo = [one for one in every if not found[one.layout]]
    tell = problems.warning if todo else problems.error
    for misfit in (misfit for layout in found.values() for misfit in layout):
        left = f"{form} leaves out what does not fit: {misfit.says}" if todo else f"{form}: {misfit.says}"
        tell(printer.formats[form].place, misfit.code, left, misfit.way_out)
    problems.stop_on_errors()
    return todo


def conversion_of(project: Project, printer: Printer, problems: Problems) -> Conversion | None:
    """By which profile a printer that takes CMYK gets it; None for RGB, and where a problem says what is missing."""
    wanted = printer.colour
    if wanted.space == "rgb":
        return None
    return colour.load(
        project,
        wanted.profile,
        problems,
        place=place_of(wanted.profile, wanted.place),
        limit=wanted.ink_limit,
        condition=wanted.condition,
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
    sheets = on_sheets(content, one, made.document, form, printer)
    if material.problems.errors:
        return Sheeted(one, None, (), tuple(material.problems))
    data = _written(sheets, conversion, material)
    if material.problems.errors:
        return Sheeted(one, None, (), tuple(material.problems))
    (folder / one.path).write_bytes(data)
    if view:
        (folder / view_of(one.path)).write_bytes(pdf.write(_view(content, one, made, printer), material.shaper.faces))
    count = len(made.document.frames)
    file = SheetFile(
        path=one.path,
        sha256=hashlib.sha256(data).hexdigest(),
        topic=one.topic,
        language=one.language,
        layout=one.layout,
        pages=count,
        blank=press.blanks(form.scheme, count) if count > 1 and not pages_of(content, one.layout).one_sided else 0,
        sheets=-(-len(sheets.frames) // 2),
        sides=sum(bool(frame.placed) for frame in sheets.frames),
    )
    return Sheeted(one, file, tuple(card.state for card in made.cards), tuple(material.problems))


def _written(sheets: Document, conversion: Conversion | None, material: Material) -> bytes:
    """The file: RGB as it is, or PDF/X-4 in the inks of the press; what it cannot be is told."""
    if conversion is None:
        return pdf.write(sheets, material.shaper.faces)
    colour.check(conversion, pdf.colours(sheets), material.problems)
    return pdf.claim_x4(pdf.write(sheets, material.shaper.faces, conversion), conversion.place, material.problems)


# -- the folder ------------------------------------------------------------------------------------


def _place(content: Content, output: Path, edition: str, form: str) -> Path:
    name = f"{edition}-{form}"
    if name in content.editions:
        raise UnknownName(f"the folder {name}/ is that of the edition {name}; choose another one with --output")
    return folders.place_of_edition(output, name)


def _record(edition: Edition, printer: Printer, form: str, files: list[SheetFile], wanted: Wanted) -> Record:
    return Record(
        edition=str(edition.edition),
        version=str(edition.version),
        date=edition.day.isoformat(),
        release=wanted.release,
        printer=str(printer.printer),
        format=form,
        flip=printer.flip_of(printer.formats[form]),
        files=tuple(files),
    )


def _complete(fresh: Path, place: Path, record: Record, edition: Edition, *, whole: bool) -> None:
    """Add to the new folder what stays of the old one, and the record."""
    old = _old(place)
    made = {file.path for file in record.files}
    kept = [file for file in old.files if file.path not in made] if old and not whole else []
    if kept and old and not old.same_job(record):
        raise ContentError(
            (
                Problem(
                    edition.place,
                    "mixed-versions",
                    f"{place.name}/ holds sheets of version {old.version} of {old.date} for {old.printer}, and only "
                    f"some of them would become version {record.version} of {record.date} for {record.printer}",
                    "impose the whole edition, or choose another folder with --output",
                ),
            )
        )
    ours = {file.path for file in old.files} if old else set()
    folders.carry_over(fresh, place, made | (ours - {file.path for file in kept}) | {RECORD})
    kept = [file for file in kept if (fresh / file.path).is_file()]
    text = replace(record, files=(*record.files, *kept)).to_json()
    (fresh / RECORD).write_text(text, encoding="utf-8", newline="\n")


def _old(place: Path) -> Record | None:
    try:
        return Record.from_json((place / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
