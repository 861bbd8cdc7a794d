"""Does a text hold what belongs to a person: an address of mail, a number of a telephone, a birth number?

Names cannot be seen by a program; who writes the entry must leave them out.
"""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = (
    ("an e-mail address", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")),
    ("a birth number", re.compile(r"(?<![0-9])[0-9]{6}\s?/\s?[0-9]{3,4}(?![0-9])")),
    ("a telephone number", re.compile(r"(?<![0-9])(?:\+|00)?(?:[0-9][ \u00a0-]?){8,13}[0-9](?![0-9])")),
)


def private(text: str) -> str | None:
    """Return what stands in the text that should not, None for nothing."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)
