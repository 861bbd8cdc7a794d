"""Numbers and paths as messages say them."""

from __future__ import annotations

import contextlib
from pathlib import Path


def plural(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 card", "2,000 cards"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def shown(path: Path) -> Path:
    """A path as it is shortest from here."""
    with contextlib.suppress(ValueError):
        return path.relative_to(Path.cwd())
    return path
