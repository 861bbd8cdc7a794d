"""Replacement packs that are ready -> files: pages of the set's size, or sheets of a printer in their own folder.

Knows nothing of how a pack came about. A folder of sheets holds the packs from one version to another for one printer
and format, with their record, and is exchanged for the earlier one when all of it is there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from cardgen import pdf
from cardgen.colour import Conversion
from cardgen.editions.exchange import Exchange
from cardgen.editions.records import Release
from cardgen.jobs import files, folders, sheetfolders, sheeting
from cardgen.jobs.chosen import Chosen
from cardgen.jobs.plan import FilePlan
from cardgen.jobs.sheeting import Misfits
from cardgen.layout import exchange as packs
from cardgen.layout.frame import Document
from cardgen.press import Printer, SheetFile, SheetFormat, spare

# same: nothing to do; pack: some leaves; unfit: some leaves, and the sheets are none for them; whole: the set is to be
# printed anew; new: it was not issued before; gone: it is not issued any more
Outcome: TypeAlias = Literal["same", "pack", "unfit", "whole", "new", "gone"]


@dataclass(frozen=True)
class Pack:
    """What is to be done with one file of an edition, and the pack where there is one.

    `sheets` is what the record says of a pack on the sheets of a printer, `binders` how many of them orders say to be
    out: one pack is printed for each.
    """

    file: str
    outcome: Outcome
    why: str = ""
    path: Path | None = None
    pages: int = 0
    todo: Exchange | None = None
    sheets: SheetFile | None = None
    binders: int = 0


@dataclass(frozen=True)
class OnSheets:
    """A printer and one of its formats; which layouts do not fit it; the `conversion` for one that takes CMYK."""

    printer: Printer
    name: str
    misfits: Misfits
    conversion: Conversion | None

    @property
    def form(self) -> SheetFormat:
        """The format of that name."""
        return self.printer.formats[self.name]


@dataclass(frozen=True)
class Made:
    """A pack that is ready to be written under a `name`."""

    plan: FilePlan
    pack: Pack
    document: Document
    name: str

    def written(self, folder: Path, sheets: SheetFile | None = None) -> Pack:
        """The pack, once it stands in a folder."""
        pages = len(self.document.frames)
        return dataclasses.replace(self.pack, path=folder / self.name, pages=pages, sheets=sheets)


def write_pages(chosen: Chosen, made: Sequence[Made], none: Collection[str], folder: Path) -> dict[str, Pack]:
    """Write packs as pages of their set; what an earlier run made for these versions and is due no more goes."""
    faces = chosen.content.ready.shaper.faces
    data = {one.name: pdf.write(one.document, faces) for one in made}
    for name, text in data.items():
        files.put(folder / name, text)
    for name in none:
        (folder / name).unlink(missing_ok=True)
    return {one.plan.path: one.written(folder) for one in made}


def on_sheets(chosen: Chosen, form: str, printer: str | None) -> OnSheets:
    """The printer's format that is asked for. Raises UnknownName, and ContentError where no set of cards fits it."""
    content = chosen.content
    owner = sheeting.printer_of(content, form, printer)
    conversion = sheeting.conversion_of(content.project, owner, content.problems)
    layouts = [one.layout for one in chosen.plans if one.layout in content.formats]
    found = sheeting.misfits(content, layouts, form, owner)
    if all(found.values()):
        sheeting.tell_misfits(found, form, owner, content.problems)
    content.problems.stop_on_errors()
    return OnSheets(owner, form, found, conversion)


def unfit(chosen: Chosen, on: OnSheets, made: Sequence[Made]) -> dict[str, Pack]:
    """The packs whose leaves do not fit; told as warnings, or as errors if there are no others."""
    problems = chosen.content.problems
    found = {one.plan.layout: on.misfits[one.plan.layout] for one in made}
    sheeting.tell_misfits(found, on.name, on.printer, problems)
    problems.stop_on_errors()
    why = f"its leaves do not fit {on.name}: make this pack with another format, or without --format"
    return {
        one.plan.path: dataclasses.replace(one.pack, outcome="unfit", why=why) for one in made if found[one.plan.layout]
    }


def write_sheets(
    chosen: Chosen,
    old: Release,
    on: OnSheets,
    made: Sequence[Made],
    none: Collection[str],
    output: Path,
    *,
    whole: bool,
) -> dict[str, Pack]:
    """Write packs on sheets, into a folder that is exchanged for the earlier one when all of it is there."""
    content, problems = chosen.content, chosen.content.problems
    name = f"{chosen.name}-{old.version}-{chosen.version}-{on.name}"
    place = sheetfolders.place_of(content, output, name)
    if not made and not place.exists():
        return {}
    found: dict[str, Pack] = {}
    sheets: list[SheetFile] = []
    with folders.fresh_folders(output, {name: place}) as fresh:
        for one in made:
            layout = content.formats[one.plan.layout]
            empty = spare(on.form.scheme, len(one.document.frames), on.form.columns, on.form.rows)
            document = packs.filled(content.ready, layout, one.document, empty)
            done = sheeting.on_paper(content, one.plan, one.name, document, on.form, on.printer, on.conversion)
            problems.stop_on_errors()
            assert done is not None  # or a problem said why
            data, file = done
            file = dataclasses.replace(file, pages=len(one.document.frames))  # what is thrown away does not count
            (fresh[name] / one.name).write_bytes(data)
            sheets.append(file)
            found[one.plan.path] = one.written(place, file)
        release = content.releases.find(chosen.name, chosen.version)
        record = sheetfolders.record_of(
            chosen.edition,
            on.printer,
            on.name,
            sheets,
            release=release is not None and release.kind == "release",
            since=old.version,
        )
        sheetfolders.complete(fresh[name], place, record, chosen.edition, whole=whole, gone=none)
        folders.exchange(fresh[name], place)
    return found
