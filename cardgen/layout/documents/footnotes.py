"""The footnotes of a panel, at its foot below a short rule."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Leaf
from cardgen.layout.setting import line

_RULE: Final = 24.0  # mm
_ABOVE: Final = 0.6  # mm between the rule and the notes


def at_foot(setter: Setter, labels: Iterable[str], x: float, bottom: float) -> list[Leaf]:
    """Each footnote once, in the order of the references to them; the last one ends at `bottom`."""
    found: list[Leaf] = []
    once = [(label, setter.note_height(label)) for label in dict.fromkeys(labels)]
    y = bottom - math.fsum(height for _, height in once)
    if once:
        rule = line(x, y - _ABOVE, x + _RULE, y - _ABOVE, setter.ink("line-strong"), 0.2)
        found.append(Leaf((), (rule,)))
    for label, height in once:
        found += setter.note(label, x, y)
        y += height
    return found
