"""Folders of sheets: each holds the sheets of one job for one printer and format, and the record of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from cardgen.editions import Edition
from cardgen.jobs import folders
from cardgen.jobs.content import Content
from cardgen.press import Printer, Record, SheetFile
from cardgen.press.record import FILE as RECORD
from cardgen.problems import Problem, UnknownName


def place_of(content: Content, output: Path, name: str) -> Path:
    """Where a folder of sheets is; raises UnknownName where an edition has that name."""
    if name in content.editions:
        raise UnknownName(f"the folder {name}/ is that of the edition {name}; choose another one with --output")
    return folders.place_of_edition(output, name)


def record_of(
    edition: Edition, printer: Printer, form: str, files: Sequence[SheetFile], *, release: bool, since: str = ""
) -> Record:
    """What the record says of these files; `since` is the version from which packs lead to that of the edition."""
    return Record(
        edition=str(edition.edition),
        version=str(edition.version),
        date=edition.day.isoformat(),
        release=release,
        printer=str(printer.printer),
        format=form,
        flip=printer.flip_of(printer.formats[form]),
        files=tuple(files),
        since=since,
    )


def complete(
    fresh: Path, place: Path, record: Record, edition: Edition, *, whole: bool, gone: Collection[str] = ()
) -> None:
    """Add to the new folder what stays of the old one, and the record.

    Of a job that was not done as a `whole`, earlier files stay, but for those that are `gone`. Raises ContentError
    where these are of another job.
    """
    old = folders.record_in(place / RECORD, Record.from_json)
    clash = (
        Problem(
            edition.place,
            "mixed-versions",
            f"{place.name}/ holds sheets of version {old.version} of {old.date} for {old.printer}, and only "
            f"some of them would become version {record.version} of {record.date} for {record.printer}",
            "make all of them at once, or choose another folder with --output",
        )
        if old and not old.same_job(record)
        else None
    )
    made = {file.path for file in record.files} | set(gone)
    kept = folders.keep(fresh, place, RECORD, old.files if old else (), made, clash, whole=whole)
    text = replace(record, files=(*record.files, *kept)).to_json()
    (fresh / RECORD).write_text(text, encoding="utf-8", newline="\n")
