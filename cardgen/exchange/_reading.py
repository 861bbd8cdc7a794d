"""What the readers of translators' files share: limits, decoding, and telling what is wrong.

Must never know: a format's syntax, banks, YAML.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cardgen.problems import Place, Problems

MAX_UNITS: Final = 20_000
MAX_PROBLEMS: Final = 50  # told of one file

_LONGEST: Final = 300  # characters of a message; what a file says may be as long as the file

_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins


class Stop(Exception):
    """The file must not be read any further; the problem is told."""


class Telling:
    """Tells the problems of one file; their codes begin with the name of the format."""

    def __init__(self, format_: str, file: str, problems: Problems) -> None:
        self.file = file
        self._format = format_
        self._problems = problems
        self._errors = 0

    def error(self, place: Place, code: str, message: str, way_out: str, *, also: Iterable[Place] = ()) -> None:
        """Add an error; raises Stop when the file has had its share."""
        self._problems.error(place, f"{self._format}-{code}", _shortened(message), way_out, also=also)
        self._errors += 1
        if self._errors >= MAX_PROBLEMS:
            raise Stop

    def warning(self, place: Place, code: str, message: str, way_out: str) -> None:
        """Add a warning."""
        self._problems.warning(place, f"{self._format}-{code}", _shortened(message), way_out)

    def stop(self, place: Place, code: str, message: str, way_out: str) -> Stop:
        """Add the last error of the file, and return what is to be raised."""
        self._problems.error(place, f"{self._format}-{code}", _shortened(message), way_out)
        return Stop()


def _shortened(message: str) -> str:
    return message if len(message) <= _LONGEST else f"{message[:_LONGEST]}..."


def decoded(data: bytes, limit: int, tell: Telling, *, wide: bool = False) -> str:
    """Return the text of a file of at most `limit` bytes without its byte order mark; raises Stop.

    It must be UTF-8; with `wide`, UTF-16 that begins with a byte order mark will do as well.
    """
    start = Place(tell.file)
    if len(data) > limit:
        raise tell.stop(
            start,
            "too-large",
            f"the file has {len(data):,} bytes, more than the {limit:,} that are read",
            "export fewer topics at a time",
        )
    if wide and data.startswith(_WIDE):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise tell.stop(start, "encoding", f"the file is not UTF-16: {error.reason}", _SAVE) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        whole = error.object  # what the codec counts in: the bytes behind a byte order mark
        before = whole[: error.start].decode("utf-8", "replace")
        where = Place(tell.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise tell.stop(where, "encoding", f"the byte 0x{whole[error.start]:02x} is not UTF-8", _SAVE) from None


_SAVE: Final = "save the file again in UTF-8 (in Poedit: Translation, Properties, Charset)"
