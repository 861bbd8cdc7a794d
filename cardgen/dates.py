"""Days as files say them: 2026-11-22, and no other way."""

from __future__ import annotations

import datetime


def day_of(text: str | None) -> datetime.date | None:
    """The day that a text names, None where it is none in this form."""
    try:
        day = datetime.date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def is_date(text: str) -> bool:
    """Is this a day in the form 2026-11-22?"""
    return day_of(text) is not None
