"""Two fingerprints of a card: what it says, and how it looks.

*wording* changes when a translator must look again, *appearance* when the card
must be printed again. What is not lasting on a frame (edition, version) is not
looked at, so that a new version alone reprints nothing.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator

from cardgen.layout.frame import Frame, Mark, Picture, Run, Tag
from cardgen.pictures.drawing import Path
from cardgen.typography import Shaped


def wording(texts: Iterable[str]) -> str:
    """The fingerprint of texts, as 64 hexadecimal digits."""
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()


def appearance(frames: Iterable[Frame]) -> str:
    """The fingerprint of frames, as 64 hexadecimal digits: the same on every machine for the same print."""
    found = hashlib.sha256()
    for frame in frames:
        found.update(repr((frame.width, frame.height)).encode())
        for mark in _lasting(frame.tags):
            found.update(repr(_seen(mark)).encode())
    return found.hexdigest()


def _lasting(tags: Iterable[Tag | Mark]) -> Iterator[Mark]:
    for node in tags:
        if not isinstance(node, Tag):
            yield node
        elif node.lasting:
            yield from _lasting(node.children)


def _seen(mark: Mark) -> tuple[object, ...]:
    match mark:
        case Run():
            return mark.x, mark.y, mark.size, mark.colour, _line(mark.line)
        case Picture():
            return mark.x, mark.y, mark.width, mark.height, mark.drawing.digest
        case Path():
            return mark.steps, mark.fill, mark.stroke, mark.width, mark.cap, mark.join, mark.dash, mark.even_odd


@functools.lru_cache(maxsize=65536)
def _line(line: Shaped) -> str:
    """A name for exactly these glyphs in these places; the same words stand on many cards."""
    seen = (str(line.font), line.glyphs, line.texts, line.advances, line.dx, line.dy)
    return hashlib.sha256(repr(seen).encode()).hexdigest()
