"""A document that was laid out -> the sheets of a printer, as one file; and whether that can be.

What is put on sheets, a whole set or the leaves of a replacement pack, does not matter here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from cardgen import colour, pdf, press
from cardgen.colour import Conversion
from cardgen.jobs.content import Content
from cardgen.jobs.plan import FilePlan
from cardgen.layout.context import Material
from cardgen.layout.frame import Document
from cardgen.press import FOLDED, Misfit, Pages, Printer, SheetFile, SheetFormat
from cardgen.problems import Problems, UnknownName, did_you_mean
from cardgen.project import Project
from cardgen.shapes import place_of

Misfits: TypeAlias = Mapping[str, Sequence[Misfit]]  # by layout; none for one that fits


def printer_of(content: Content, form: str, printer: str | None) -> Printer:
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
        booklet = design.multiple % FOLDED == 0
        return Pages(layout, page.width, page.height, page.bleed, page.safe, folds=design.folds, booklet=booklet)
    form = content.formats[layout]
    page = form.page
    return Pages(layout, page.width, page.height, page.bleed, page.safe, form.binding, cards=True)


def misfits(content: Content, layouts: Iterable[str], form: str, printer: Printer) -> Misfits:
    """Why pages of some layouts cannot go on the sheets of a format."""
    return {
        layout: tuple(press.misfits(pages_of(content, layout), printer.formats[form], printer))
        for layout in dict.fromkeys(layouts)
    }


def tell_misfits(found: Misfits, form: str, printer: Printer, problems: Problems) -> None:
    """Tell layouts that do not fit: a warning for each that is left out, or errors if none fits."""
    some_fit = not all(found.values())
    tell = problems.warning if some_fit else problems.error
    for misfit in (misfit for layout in found.values() for misfit in layout):
        left = f"{form} leaves out what does not fit: {misfit.says}" if some_fit else f"{form}: {misfit.says}"
        tell(printer.formats[form].place, misfit.code, left, misfit.way_out)


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


def on_paper(
    content: Content,
    one: FilePlan,
    path: str,
    document: Document,
    form: SheetFormat,
    printer: Printer,
    conversion: Conversion | None,
) -> tuple[bytes, SheetFile] | None:
    """The sheets of a planned file, or of some of its leaves, and what the record says of them under the name `path`.

    None where a problem, told to the content's, says why there are none.
    """
    material = content.ready
    pages = pages_of(content, one.layout)
    count = len(document.frames)
    for misfit in press.too_thick(count, pages, form, printer):
        material.problems.error(form.place, misfit.code, f"{path}: {misfit.says}", misfit.way_out)
    sheets = press.sheets(document, pages, form, printer)
    if material.problems.errors:
        return None
    data = _written(sheets, conversion, material)
    if material.problems.errors:
        return None
    return data, SheetFile(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        topic=one.topic,
        language=one.language,
        layout=one.layout,
        pages=count,
        blank=press.blanks(form.scheme, count) if count > 1 and not pages.one_sided else 0,
        sheets=-(-len(sheets.frames) // 2),
        sides=sum(bool(frame.placed) for frame in sheets.frames),
        spare=press.spare(form.scheme, count, form.columns, form.rows, one_sided=pages.one_sided),
    )


def _written(sheets: Document, conversion: Conversion | None, material: Material) -> bytes:
    """The file: RGB as it is, or PDF/X-4 in the inks of the press; what it cannot be is told."""
    if conversion is None:
        return pdf.write(sheets, material.shaper.faces)
    colour.check(conversion, pdf.colours(sheets), material.problems)
    return pdf.claim_x4(pdf.write(sheets, material.shaper.faces, conversion), conversion.place, material.problems)
