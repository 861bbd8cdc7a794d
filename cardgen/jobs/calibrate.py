"""The sheet by which the backs of a printer are measured, one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cardgen import pdf
from cardgen.jobs import content as contents
from cardgen.jobs import files
from cardgen.jobs.content import Content
from cardgen.jobs.sheeting import printer_of
from cardgen.layout import soundness
from cardgen.press import FOLDER as PRINTERS
from cardgen.press import Printer, calibration
from cardgen.press.calibration import SMALLEST, Calibration
from cardgen.problems import UnknownName, did_you_mean
from cardgen.project import Project

FOLDER: Final = "calibration"


@dataclass(frozen=True)
class Calibrated:
    """What was written, and for which format of which printer."""

    file: Path
    printer: Printer
    format: str


def calibrate(
    project: Project, printer: str | None = None, form: str | None = None, file: Path | None = None
) -> Calibrated:
    """Write the sheet of a printer, on the paper of one of its formats or of its first.

    Raises ContentError for broken content, UnknownName for a wrong name and where several could be meant, OSError.
    """
    content = contents.load(project, lambda topic, tag: False)
    content.problems.stop_on_errors()
    owner = _printer(content, printer, form)
    name = _format(owner, form)
    material = content.ready
    if not content.editions:
        raise UnknownName("a sheet bears the date of an edition, and there is none; write one in content/editions")
    newest = max(content.editions.values(), key=lambda one: one.day)
    wanted = Calibration(owner, name, newest.day, str(newest.publisher))
    document = calibration.compose(material, wanted)
    soundness.check(document, wanted.layout, material, f"calibration of {owner.printer}")
    content.problems.stop_on_errors()
    target = file or project.root / "output" / FOLDER / f"{owner.printer}-{name}.pdf"
    files.put(target, pdf.write(document, material.shaper.faces))
    return Calibrated(target, owner, name)


def _printer(content: Content, name: str | None, form: str | None) -> Printer:
    if form is not None:
        return printer_of(content, form, name)
    printers = content.printers
    if name is not None and name not in printers:
        raise UnknownName(f"there is no printer {name!r}; {did_you_mean(name, printers)}")
    if name is None and len(printers) != 1:
        raise UnknownName(
            f"there are several printers; say which with --printer: {', '.join(printers)}"
            if printers
            else f"there is no printer; describe yours in {PRINTERS}"
        )
    return printers[name] if name else next(iter(printers.values()))


def _format(printer: Printer, name: str | None) -> str:
    """The format by this name, or the first with a sheet of its own that is large enough."""
    able = [key for key, form in printer.formats.items() if form.sheet and min(form.sheet) >= SMALLEST]
    if name is None and able:
        return str(able[0])
    if name in able:
        return str(name)
    raise UnknownName(
        f"the printer {printer.printer} has no format with a sheet of at least {SMALLEST:g} x {SMALLEST:g} mm"
        if name is None
        else f"the format {name} has no sheet of at least {SMALLEST:g} x {SMALLEST:g} mm; "
        + did_you_mean(name, map(str, able))
    )
