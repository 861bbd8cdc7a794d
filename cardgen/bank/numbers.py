"""What to say of a number that is no card's. A near number is another card, so none is ever proposed in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from cardgen.bank.model import Bank

_NUMBER: Final = re.compile(r"\s*([A-Za-z]{1,2})([0-9]+)\s*")


def is_number(name: str) -> bool:
    """Is this written as the number of a card is, whether there is one or not?"""
    return _NUMBER.fullmatch(name) is not None


def is_retired(bank: Bank, number: str) -> bool:
    """Had a card this number that is no more?"""
    return any(number == f"{topic.letter}{gone}" for topic in bank.topics.values() for gone in topic.retired)


def way_out(number: str, known: Iterable[str]) -> str:
    """The same number in the right letters, or which numbers its letter has, or which letters there are."""
    known = set(known)
    said = number.strip().upper()
    if said in known:
        return f"did you mean {said!r}?"
    by_letter: dict[str, list[int]] = {}
    for letter, digits in (match.groups() for match in map(_NUMBER.fullmatch, known) if match):
        by_letter.setdefault(letter, []).append(int(digits))
    match = _NUMBER.fullmatch(said)
    if match and match[1] in by_letter:
        return f"the numbers with {match[1]} are {_ranges(match[1], sorted(by_letter[match[1]]))}"
    return f"the letters are {', '.join(sorted(by_letter))}" if by_letter else "there are no cards yet"


def _ranges(letter: str, numbers: Sequence[int]) -> str:
    """Numbers in order -> "A1 to A13, A15"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number - runs[-1][-1] <= 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{letter}{run[0]}" + (f" to {letter}{run[-1]}" if run[-1] > run[0] else "") for run in runs)
