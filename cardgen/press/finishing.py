"""What is done to a product once it is printed: the facts that the tickets for people and for machines share.

A ticket says in its own words what stands here and finds out nothing by itself, so that two of them cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from cardgen.layout.data import Binding
from cardgen.press.order import Lamination, Order
from cardgen.press.printers import SheetFormat
from cardgen.press.sheets import Pages, paper_of

_APART, _FROM_EDGE, _DIAMETER = 80.0, 12.0, 6.0  # mm; ISO 838
_SAME: Final = 0.05  # mm: a layout says its lengths, nothing is measured
_HALVED: Final = 1.0  # mm: half an A4 is half a millimetre wider than A5, and is left so on either side
_NARROWER: Final = 0.5  # mm: a panel that goes inside must have room there


@dataclass(frozen=True)
class Finishing:
    """What is done to a product, all lengths in mm.

    `size` is width and height of its page, that of the flat sheet where it has `folds`: x from the left of the front.
    It is `cut` to this size, or the paper has it already. `inside` is the outer panel that is folded in first, where
    one is narrower to lie inside. What is `stitched` is folded in the middle and stapled in the fold. `holes` go
    through each leaf.
    """

    size: tuple[float, float]
    cut: bool
    folds: tuple[float, ...] = ()
    inside: Literal["left", "right"] | None = None
    stitched: bool = False
    holes: Binding | None = None
    lamination: Lamination = "none"

    @property
    def is_iso(self) -> bool:
        """Are the holes those of ISO 838: two, 80 mm apart about the middle of their edge, 12 mm off it, of 6 mm?"""
        holes = self.holes
        if holes is None or len(holes.holes) != 2:
            return False
        first, second = sorted(holes.holes)
        middle = self.size[1 if holes.edge == "left" else 0] / 2
        pairs = (
            (second - first, _APART),
            ((first + second) / 2, middle),
            (holes.from_edge, _FROM_EDGE),
            (holes.diameter, _DIAMETER),
        )
        return all(abs(one - other) <= _SAME for one, other in pairs)


def finishing(order: Order, form: SheetFormat, pages: Pages) -> Finishing:
    """What is done to pages of a layout that are printed on a format, as the order wants it."""
    return Finishing(
        size=(pages.width, pages.height),
        cut=_is_cut(form, pages),
        folds=pages.folds,
        inside=_inside(pages),
        # single pages that a print shop imposes itself become a booklet as well
        stitched=form.scheme == "booklet" or (pages.booklet and form.sheet is None),
        holes=pages.binding if order.drilled else None,  # loose cards and documents have none
        lamination=order.paper.lamination if order.paper else "none",
    )


def _is_cut(form: SheetFormat, pages: Pages) -> bool:
    """Is the paper larger than what becomes of it?"""
    across = pages.width * (2 if form.scheme == "booklet" else 1)
    width, height = paper_of(form, pages)
    return width - across > _HALVED + _SAME or height - pages.height > _HALVED + _SAME


def _inside(pages: Pages) -> Literal["left", "right"] | None:
    if len(pages.folds) != 2:
        return None
    first, second = pages.folds
    left, middle, right = first, second - first, pages.width - second
    if left <= min(middle, right) - _NARROWER:
        return "left"
    return "right" if right <= min(left, middle) - _NARROWER else None
