"""How a product is printed, cut apart and finished -> the sentences of the ticket for people."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

from babel.lists import format_list
from babel.numbers import format_decimal

from cardgen.languages import SOURCE
from cardgen.press import Cutting, Finishing
from cardgen.press.printers import Flip

Word: TypeAlias = Callable[[str], str]  # a word of the bank, by its name


def printed(sheet: tuple[float, float], flip: Flip | None, word: Word) -> str:
    """On which paper (width, height in mm), and over which edge it is turned; None for what has no backs."""
    said = f"{word('print')} {_size(sheet)}"
    return f"{said}, {word('two-sided')}, {word(f'flip-{flip}')}" if flip else f"{said}, {word('one-sided')}"


def apart(done: Cutting, word: Word, *, spare: bool) -> list[str]:
    """Where the pile of one copy is cut, and how the piles are put together; `spare` leaves are left over.

    Nothing for sheets that are not cut apart.
    """
    if done.order == "whole":
        return []
    ways = ((done.from_left, "upright", "off-sheet-left"), (done.from_top, "level", "off-sheet-top"))
    cuts = [f"{word(way)} {_mm(*at)} {word(edge)}" for at, way, edge in ways if at]
    said = f"{word('cut-apart')} {'; '.join(cuts)}" + (f" ({word('by-marks')})" if done.marked else "")
    found = [said, word("sheet-by-sheet") if done.order == "sheets" else _stacked(done, word)]
    if spare:
        found.append(word("spare"))
    return [*found, word("each-apart")]


def _stacked(done: Cutting, word: Word) -> str:
    """Which pile goes on which."""
    if len(done.piles) == 2:
        axis = "column" if done.rows == 1 else "row"
        which = [column if done.rows == 1 else row for row, column in done.piles]
        return word(f"first-{axis}-on-last" if which == [0, 1] else f"last-{axis}-on-first")
    named = ", ".join(_pile(done, row, column, word) for row, column in done.piles)
    return f"{word('stack')}: {named}"


def _pile(done: Cutting, row: int, column: int, word: Word) -> str:
    if (done.columns, done.rows) == (2, 2):
        return word(f"{('upper', 'lower')[row]}-{('left', 'right')[column]}")
    across = f"{column + 1}. {word('from-left')}"
    if done.columns == 1:
        return f"{row + 1}. {word('from-top')}"
    return across if done.rows == 1 else f"{row + 1}. {word('row')} {across}"


def finished(done: Finishing, word: Word, *, divided: bool = False) -> list[str]:
    """What is done, each by itself; and what is not, all in the last one, lest anybody has to ask.

    Leaves that are `divided` were cut out of their sheets before.
    """
    if divided:  # every cut was told
        said = [f"{word('leaf-size')} {_size(done.size)}, {word('not-trimmed')}"]
    else:
        said = [f"{word('cut')} {_size(done.size)}" if done.cut else f"{_size(done.size)}, {word('not-cut')}"]
    not_done: list[str] = []
    for is_done, how in (
        (done.stitched or done.folds, _folding(done, word)),
        (done.holes, _drilling(done, word)),
        (done.lamination != "none", word(done.lamination)),
    ):
        (said if is_done else not_done).append(how)
    return [*said, ", ".join(not_done)] if not_done else said


def _folding(done: Finishing, word: Word) -> str:
    if done.stitched:
        return word("stitched")
    if not done.folds:
        return word("not-folded")
    said = f"{word('fold')}: {len(done.folds)}× {word('folds')}, {word('on-front')} "
    said += f"{_mm(*done.folds)} {word('off-left')}"
    return f"{said}; {word(f'inside-{done.inside}')}" if done.inside else said


def _drilling(done: Finishing, word: Word) -> str:
    holes = done.holes
    if holes is None:
        return word("no-holes")
    along = sorted(holes.holes)
    said = f"{word('drill')}: {len(along)}× {word('holes')} {_mm(holes.diameter)}"
    if len(along) > 1:
        said += f", {word('apart')} {_mm(*(after - before for before, after in pairwise(along)))}"
    edge, other = ("left", "top") if holes.edge == "left" else ("top", "left")
    said += f"; {word('centres')} {word('on-front')} {_mm(holes.from_edge)} {word(f'off-{edge}')}"
    said += f", {_mm(*along)} {word(f'off-{other}')}"
    return f"{said} ({word('iso')})" if done.is_iso else said


def _size(size: tuple[float, float]) -> str:
    return f"{_number(size[0])} × {_mm(size[1])}"


def _mm(*lengths: float) -> str:
    """Lengths in mm, as one lists them: "27,5; 72,5 a 137,5 mm"."""
    listed = format_list([_number(length) for length in lengths], locale=SOURCE).replace(", ", "; ")
    return f"{listed}\N{NO-BREAK SPACE}mm"


def _number(length: float) -> str:
    return str(format_decimal(round(length, 2), locale=SOURCE))
