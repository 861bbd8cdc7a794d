"""Two fingerprints of a card: what it says, and how it looks.

*wording* changes when a translator must look again, *appearance* when the card
must be printed again. What is not lasting on a frame (edition, version) is not
looked at, so that a new version alone reprints nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cardgen.layout.frame import Finished, Frame, Mark, Picture, Run, Tag
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
            found.update(_seen(mark).encode())
    return found.hexdigest()


def drawings(frames: Iterable[Frame]) -> str:
    """The fingerprint of the pictures on frames, wherever and however large they are, as 24 hexadecimal digits."""
    marks = (mark for frame in frames for mark in _lasting(frame.tags))
    return wording(sorted({mark.drawing.digest for mark in marks if isinstance(mark, Picture)}))[:24]


def _lasting(tags: Iterable[Tag | Mark]) -> Iterator[Mark]:
    for node in tags:
        if not isinstance(node, Tag):
            yield node
        elif node.lasting:
            yield from _lasting(node.children)


def _seen(mark: Mark) -> str:
    match mark:
        case Run():
            return f"text {mark.x} {mark.y} {mark.size} {mark.colour} {_line(mark.line)}\n"
        case Picture():
            return f"picture {mark.x} {mark.y} {mark.width} {mark.height} {mark.drawing.digest}\n"
        case Finished():
            return f"page {mark.x} {mark.y} {mark.width} {mark.height} {mark.page.digest}\n"
        case Path():
            return f"path {_path(mark)}\n"


# By identity: the same rectangles and lines of text are one object on many cards, and to look through all their points
# and glyphs again takes long. The object is kept beside its name, so that its identity stays its own.
_MOST_NAMES: Final = 1 << 17
_names: dict[int, tuple[object, str]] = {}


def _path(path: Path) -> str:
    return _named(
        path,
        lambda: (path.steps, path.fill, path.stroke, path.width, path.cap, path.join, path.dash, path.even_odd),
    )


def _line(line: Shaped) -> str:
    return _named(line, lambda: (str(line.font), line.glyphs, line.texts, line.advances, line.dx, line.dy))


def _named(thing: object, seen: Callable[[], tuple[object, ...]]) -> str:
    """A name for exactly what is seen of a thing."""
    known = _names.get(id(thing))
    if known is None:
        if len(_names) >= _MOST_NAMES:
            _names.clear()
        known = _names[id(thing)] = thing, hashlib.sha256(repr(seen()).encode()).hexdigest()
    return known[1]
