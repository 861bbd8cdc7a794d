"""Millimetres for people, points for PDF.

Positions and extents are in mm everywhere (layout data, frames, messages);
type sizes are in pt. Only the PDF writer turns mm into pt.
"""

from __future__ import annotations

from typing import Final

PT_PER_MM: Final = 72 / 25.4
MM_PER_PT: Final = 25.4 / 72


def pt(mm: float) -> float:
    """Return a length in pt for one in mm."""
    return mm * PT_PER_MM


def mm(points: float) -> float:
    """Return a length in mm for one in pt."""
    return points * MM_PER_PT


def tidy(value: float) -> float:
    """Round a length in mm to a micrometre, so that frames compare and hash the same everywhere."""
    return round(value, 3) + 0.0  # + 0.0 turns -0.0 into 0.0
