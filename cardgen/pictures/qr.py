"""An address -> a QR code as plain paths. Knows neither pages nor what the address is of.

Source: ISO/IEC 18004:2015. Which modules are dark is segno's answer.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from cardgen.pictures.drawing import Drawing, Path, Step
from cardgen.pictures.outline import rectangle_steps

QUIET: Final = 4  # modules of white around it (ISO/IEC 18004, 6.3.8)
LONGEST: Final = 300  # characters; a longer one needs modules that a telephone cannot tell apart on a small square

_LEVEL: Final = "M"  # about 15 % of it may be dirty
_DARK: Final = "#000000"
_LIGHT: Final = "#ffffff"
_ADDRESS: Final = re.compile(
    r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?([/?#][!-~]*)?"
    r"|tel:\+?[0-9]{3,15}"
    r"|mailto:[!-~]+@[!-~]+"
)

_Rectangle: TypeAlias = tuple[int, int, int, int]  # left, top, width, height, in modules


class NotForQr(ValueError):
    """An address that no code is made of; the message says why, and the way out."""


@functools.lru_cache(maxsize=256)
def qr(url: str) -> Drawing:
    """Return a code of http:, https:, tel: or mailto:; a module is one unit, the quiet zone is within the drawing.

    One white path is the ground, one black path all modules. It is corrected by level M. Raises NotForQr.
    """
    if len(url) > LONGEST:
        raise NotForQr(f"the address has {len(url)} characters, more than {LONGEST}; link to a shorter one")
    if not url.isascii():
        raise NotForQr(
            f"the address {url!r} has letters beside those of ASCII; copy it from the line of a browser, which writes "
            "them with % or xn--"
        )
    if not _ADDRESS.fullmatch(url):
        raise NotForQr(
            f"{url!r} is not an address that a telephone can open; begin with https://, http://, tel: or mailto:, and "
            "write no spaces"
        )
    import segno  # brings half of urllib, and only a page with a code needs it

    rows = [[bool(module) for module in row] for row in segno.make_qr(url, error=_LEVEL, boost_error=False).matrix]
    side = float(len(rows) + 2 * QUIET)
    steps: list[Step] = []
    for left, top, width, height in rectangles(rows):
        steps += rectangle_steps(float(left + QUIET), float(top + QUIET), width, height)
    return Drawing(
        side,
        side,
        (Path(tuple(rectangle_steps(0, 0, side, side)), fill=_LIGHT), Path(tuple(steps), fill=_DARK)),
    )


def rectangles(rows: Sequence[Sequence[bool]]) -> tuple[_Rectangle, ...]:
    """Return rectangles that cover each dark module once: as few as merging runs gives, along or across."""
    along = tuple(_merged(rows))
    across = tuple((y, x, h, w) for x, y, w, h in _merged([list(column) for column in zip(*rows, strict=True)]))
    return min(along, across, key=len)


def _merged(rows: Sequence[Sequence[bool]]) -> Iterator[_Rectangle]:
    """Runs of each row, those that lie exactly below each other as one."""
    open_: dict[tuple[int, int], int] = {}  # (left, right) -> top
    for y, row in enumerate([*rows, []]):
        runs = dict.fromkeys(_runs(row))
        for (left, right), top in list(open_.items()):
            if (left, right) not in runs:
                del open_[left, right]
                yield left, top, right - left, y - top
        for run in runs:
            open_.setdefault(run, y)


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where the dark runs of a row begin and end."""
    begin: int | None = None
    for x, dark in enumerate([*row, False]):
        if dark and begin is None:
            begin = x
        elif not dark and begin is not None:
            yield begin, x
            begin = None
