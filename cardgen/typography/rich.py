"""Text in several manners -> one text with its stretches, spaces in order. Knows neither fonts nor lines."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from cardgen.typography.shaped import Tongue

_PARTS: Final = re.compile(r"[^ \n\u00ad]+(?: [^ \n\u00ad]+)*|[ \n]+|\u00ad")
_STAND_IN: Final = ","  # for what is raised: a mark at the end of a word, which is no part of it


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one manner; "\\n" ends a line, U+00AD is where a word may be parted.

    `mark` is whatever the caller knows it by (a link, a footnote); nothing here looks into it. `scale` is its size in
    that of the paragraph, `rise` its baseline above that of the line in em of the paragraph; what is raised, as the
    number of a note, is parted neither from its word nor in itself. `tongue` is its language where that is not the
    paragraph's.
    """

    text: str
    weight: int = 400
    italic: bool = False
    mark: Hashable = None
    scale: float = 1.0
    rise: float = 0.0
    tongue: Tongue | None = None

    @property
    def manner(self) -> Hashable:
        """All but the text."""
        return self.weight, self.italic, self.mark, self.scale, self.rise, self.tongue


@dataclass(frozen=True, slots=True)
class Rich:
    """A text with single spaces, none at its ends, and the stretches of one manner that it is made of.

    `starts` are the offsets at which stretches begin, the first 0; `pieces` what they are like (their own text does
    not count). `ends` has for an offset how many lines end there by order; what stands before it ends in a space, so
    that copied text does not run together. `parts` are the offsets at which the text itself allows a hyphen.
    """

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]
    ends: Mapping[int, int]
    parts: frozenset[int]

    @property
    def plain(self) -> str:
        """The text as words are told apart in it: of the same length, without what is raised."""
        if not any(piece.rise for piece in self.pieces):
            return self.text
        stops = (*self.starts[1:], len(self.text))
        return "".join(
            _STAND_IN * (stop - start) if piece.rise else self.text[start:stop]
            for start, stop, piece in zip(self.starts, stops, self.pieces, strict=True)
        )


def gather(pieces: Iterable[Piece]) -> Rich:
    """Join `pieces`: of several spaces one stays, in the manner of the first; neighbours of one manner become one."""
    out: list[str] = []
    starts: list[int] = []
    kept: list[Piece] = []
    ends: dict[int, int] = {}
    parts: list[int] = []
    at = 0
    spaced = True  # nothing, or a space, stands before
    manner = None
    for piece in pieces:
        changed = piece.manner != manner or not kept
        for part in _PARTS.findall(piece.text):
            if part == "\u00ad":
                parts.append(at)
                continue
            space = part[0] in " \n"
            if not (space and spaced):
                if changed:
                    starts.append(at)
                    kept.append(piece)
                    manner, changed = piece.manner, False
                out.append(" " if space else part)
                at += len(out[-1])
            spaced = space
            if at and "\n" in part:
                ends[at] = ends.get(at, 0) + part.count("\n")
    if spaced and out:
        out.pop()
        ends.pop(at, None)
        at -= 1
        if starts[-1] == at:
            del starts[-1], kept[-1]
    return Rich("".join(out), tuple(starts), tuple(kept), ends, frozenset(parts))
