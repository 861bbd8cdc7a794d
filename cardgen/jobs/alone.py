"""One run at a time, where two would spoil each other's work.

A lock lies beside what it guards, under a hidden name, and goes with the run that holds it, also with one that is
killed. Where a file system knows no locks there is none.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cardgen.problems import ContentError, Place, Problem

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # of this process alone, not of those that it forks


_HELD: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextlib.contextmanager
def alone(guarded: Path) -> Iterator[None]:
    """Let no other run at what lies under this path; the folder above it must be there.

    Raises ContentError where another run is at it, OSError where nothing can be written.
    """
    path = guarded.with_name(f".{guarded.name}.lock")
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    held = False
    try:
        try:
            _lock(handle)
        except OSError as error:
            if error.errno in _HELD:
                raise ContentError((_busy(guarded),)) from error
        if not _is_there(handle, path):  # whoever held it has taken it away
            raise ContentError((_busy(guarded),))
        held = True
        yield
    finally:
        if held and sys.platform != "win32":
            path.unlink(missing_ok=True)  # while it is held, or another run could hold what nobody sees
        os.close(handle)
        if held and sys.platform == "win32":  # where an open file stays
            with contextlib.suppress(OSError):
                path.unlink()


def _is_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _busy(guarded: Path) -> Problem:
    return Problem(
        Place(guarded.as_posix()),
        "already-running",
        f"another run of cardgen is writing into {guarded.name}/ at this moment",
        "wait until it has ended, and ask again",
    )
