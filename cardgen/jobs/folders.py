"""Folders of output: new files are made beside the old ones and exchanged for them when all is well."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from cardgen.editions import Edition, FileEntry, Manifest
from cardgen.editions.manifest import FILE as MANIFEST
from cardgen.jobs.alone import alone
from cardgen.problems import ContentError, Place, Problem


def place_of_edition(output: Path, name: str) -> Path:
    """Where an edition's folder really is: one that is a link is filled where it leads."""
    place = output / name
    return place.resolve() if place.is_symlink() else place


@contextlib.contextmanager
def fresh_folders(output: Path, places: Mapping[str, Path]) -> Iterator[dict[str, Path]]:
    """Empty folders beside the editions' own, for this run alone; what is left of them at the end is removed."""
    fresh = {name: place.with_name(f".{place.name}.new") for name, place in places.items()}
    added: list[Path] = []  # folders that were not there before, the innermost first
    try:
        with told(output), contextlib.ExitStack() as stack:
            added += [folder for folder in (output, *output.parents) if not folder.exists()]
            for name, folder in fresh.items():
                folder.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(alone(places[name]))
                stack.callback(shutil.rmtree, folder, ignore_errors=True)
                _recover(places[name])
                if places[name].exists() and not places[name].is_dir():
                    raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(places[name]))
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
            yield fresh
    finally:
        for folder in added:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only if nothing came into it


@contextlib.contextmanager
def told(output: Path) -> Iterator[None]:
    """Turn what the file system refuses, and a process that was ended, into problems of the output."""
    try:
        yield
    except BrokenProcessPool as error:
        raise ContentError((_process_ended(output),)) from error
    except OSError as error:
        raise ContentError((_cannot_write(output, error),)) from error


def complete(
    fresh: Path, place: Path, edition: Edition, entries: list[FileEntry], *, whole: bool, release: bool
) -> None:
    """Add to the new folder what stays of the old one, and the manifest."""
    manifest = Manifest(str(edition.edition), str(edition.version), edition.day.isoformat(), release, tuple(entries))
    old = record_in(place / MANIFEST, Manifest.from_json)
    clash = (
        Problem(
            edition.place,
            "mixed-versions",
            f"{place.name}/ holds files of {old.issue}, and only some of them would become {manifest.issue}",
            "build the whole edition, or choose another folder with --output",
        )
        if old and not old.same_issue(manifest)
        else None
    )
    made = {entry.path for entry in entries}
    kept = keep(fresh, place, MANIFEST, old.files if old else (), made, clash, whole=whole)
    text = replace(manifest, files=(*manifest.files, *kept)).to_json()
    (fresh / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


class _Entry(Protocol):
    """What a record says of a file in the folder."""

    @property
    def path(self) -> str: ...


_File = TypeVar("_File", bound=_Entry)
_Record = TypeVar("_Record")


def keep(
    fresh: Path,
    place: Path,
    record: str,
    old: Sequence[_File],
    made: Collection[str],
    clash: Problem | None,
    *,
    whole: bool,
) -> list[_File]:
    """Add to the new folder what stays of the old one; return which of the files of its `record` these are.

    Of what was not made as a `whole`, `old` files stay but for those `made` again; else they are left behind, since
    they belong to it no more. Raises ContentError with the `clash`, if there is one, where any would stay.
    """
    kept = [] if whole else [one for one in old if one.path not in made]
    if kept and clash:
        raise ContentError((clash,))
    carry_over(fresh, place, {*made, *(one.path for one in old), record} - {one.path for one in kept})
    return [one for one in kept if (fresh / one.path).is_file()]


def record_in(file: Path, read: Callable[[str], _Record]) -> _Record | None:
    """What the record of a folder says; None where there is none that can be read."""
    try:
        return read(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def carry_over(fresh: Path, place: Path, but: Collection[str]) -> None:
    """Copy what stands in the old folder into the new one, but the files of these names."""
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if path.name in but:
            continue
        target = fresh / path.name
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True)
        else:
            shutil.copy2(path, target, follow_symlinks=False)


def exchange(fresh: Path, place: Path) -> None:
    """Put the new folder where the old one was. Between the two renames a run that is killed leaves
    the old one under its second name, from where the next run takes it back."""
    aside = place.with_name(f".{place.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if place.exists():
        place.rename(aside)
    try:
        fresh.rename(place)
    except OSError:
        _recover(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _recover(place: Path) -> None:
    aside = place.with_name(f".{place.name}.old")
    if aside.is_dir() and not place.exists():
        aside.rename(place)


def _process_ended(output: Path) -> Problem:
    return Problem(
        Place(output.as_posix()),
        "process-ended",
        "a process that made the files was ended from outside",
        "perhaps memory ran out: build with fewer processes (--jobs 1)",
    )


def _cannot_write(output: Path, error: OSError) -> Problem:
    return Problem(
        Place(output.as_posix()),
        "cannot-write",
        f"the output cannot be written: {error.strerror or error} ({error.filename or output})",
        "close the files that are open from there, see to space and permissions, or choose --output",
    )
