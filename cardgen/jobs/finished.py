"""What is done with a product once it is printed -> the sentences of the ticket for people."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

from babel.lists import format_list
from babel.numbers import format_decimal

from cardgen.languages import SOURCE
from cardgen.press import Finishing

Word: TypeAlias = Callable[[str], str]  # a word of the bank, by its name


def finished(done: Finishing, word: Word) -> list[str]:
    """What is done, each by itself; and what is not, all in the last one, lest anybody has to ask."""
    size = f"{_number(done.size[0])} × {_mm(done.size[1])}"
    said = [f"{word('cut')} {size}" if done.cut else f"{size}, {word('not-cut')}"]
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


def _mm(*lengths: float) -> str:
    """Lengths in mm, as one lists them: "27,5; 72,5 a 137,5 mm"."""
    listed = format_list([_number(length) for length in lengths], locale=SOURCE).replace(", ", "; ")
    return f"{listed}\N{NO-BREAK SPACE}mm"


def _number(length: float) -> str:
    return str(format_decimal(round(length, 2), locale=SOURCE))
