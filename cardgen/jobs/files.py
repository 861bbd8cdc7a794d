"""Files that a job writes beside the sets: complete in their place, or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen import amend
from cardgen.project import Project

if TYPE_CHECKING:  # loads all that reads a bank
    from cardgen.bank.writing import Edit


def read_small(path: Path, most: int) -> bytes | None:
    """The bytes of a file that a job put there before; None where there is none, or one that is none of its making."""
    try:
        if path.is_file() and path.stat().st_size <= most:
            return path.read_bytes()
    except OSError:
        pass
    return None


def put(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; what stood there stays until then. Raises OSError."""
    try:
        _put(path, data)
    except OSError as error:  # the hidden file beside it is nobody's business
        raise OSError(error.errno, error.strerror, str(path)) from error


def amend_files(project: Project, changes: Mapping[str, Sequence[Edit]]) -> None:
    """Carry out the edits of several YAML files of the project, all or none. Raises ContentError."""
    amend.write(
        project,
        {file: amend.amend(project.path(file).read_bytes(), file, edits) for file, edits in sorted(changes.items())},
    )


def _put(path: Path, data: bytes) -> None:
    if path.parent.exists() and not path.parent.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_mask())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
