"""What an order comes to: sheets of paper, sides, clicks, weight, cost. Pure sums over what was laid on sheets."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from cardgen.press.finishing import Finishing
from cardgen.press.printers import Prices
from cardgen.press.record import SheetFile

_MM2_PER_M2: Final = 1_000_000
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    """One file of an order: how many of it, on which format, what is done to it; `sheet` is width and height in mm."""

    file: SheetFile
    format: str
    quantity: int
    sheet: tuple[float, float]
    finishing: Finishing

    @property
    def leaves(self) -> int:
        """The leaves of one copy, once it is cut or folded."""
        return -(-(self.file.pages + self.file.blank) // 2)

    @property
    def sheets(self) -> int:
        """Sheets of paper for all copies."""
        return self.file.sheets * self.quantity

    @property
    def clicks(self) -> int:
        """Printed sides for all copies: what a digital press counts."""
        return self.file.sides * self.quantity


@dataclass(frozen=True)
class Total:
    """All of an order. `sides` are those of the sheets, `clicks` the printed ones.

    `paper` and `weight` are kilograms: of the sheets, and of what is delivered once they are cut. `cost` is None where
    the printer has no prices.
    """

    copies: int
    sheets: int
    sides: int
    clicks: int
    paper: float
    weight: float
    cost: Decimal | None = None
    currency: str = ""


def total(lines: Iterable[Line], grammage: float, prices: Prices | None) -> Total:
    """Add up an order; `grammage` is the paper's weight in g/m²."""
    found = list(lines)
    sheets = sum(line.sheets for line in found)
    clicks = sum(line.clicks for line in found)
    return Total(
        copies=sum(line.quantity for line in found),
        sheets=sheets,
        sides=2 * sheets,
        clicks=clicks,
        paper=math.fsum(_kilograms(line.sheet, line.sheets, grammage) for line in found),
        weight=math.fsum(_kilograms(line.finishing.size, line.leaves * line.quantity, grammage) for line in found),
        cost=_cost(sheets, clicks, prices) if prices else None,
        currency=str(prices.currency) if prices else "",
    )


def _kilograms(size: tuple[float, float], count: int, grammage: float) -> float:
    return size[0] * size[1] / _MM2_PER_M2 * grammage * count / 1000


def _cost(sheets: int, clicks: int, prices: Prices) -> Decimal:
    cost = Decimal(str(prices.setup)) + Decimal(str(prices.sheet)) * sheets + Decimal(str(prices.side)) * clicks
    return cost.quantize(_CENT, ROUND_HALF_UP)
