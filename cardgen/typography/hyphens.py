"""Where a word may be parted at the end of a line, by the patterns of its language. Knows neither fonts nor lines.

Patterns: LibreOffice's, as pyphen carries them. A language without patterns (Vietnamese, whose words are of one
syllable) has no hyphens.
"""

from __future__ import annotations

import functools
import re
from typing import Any, Final

# What stays and what goes over has at least so many letters. Czech, Russian, Bulgarian and Mongolian ask for no more.
LEFT: Final = 2
RIGHT: Final = 3
SHORTEST: Final = 6  # a shorter word stays whole
LONGEST: Final = 60  # nothing longer is a word

_WORD: Final = re.compile(r"[(\[„“”«»‚‘’\"'…]*([^\W\d_]+)[)\]„“”«»‚‘’\"'….,:;!?–—]*")


def points(text: str, tag: str) -> tuple[int, ...]:
    """Return the offsets in `text` at which a hyphen may end the line, for a language by its BCP 47 tag.

    `text` is a word with the marks that stand at it, or several with U+00A0 between them. What has a digit, a capital
    inside, or a mark inside (a URL, an address, don't) is no word to part; nor is what would be spelt otherwise when
    it is parted.
    """
    found: list[int] = []
    at = 0
    for word in text.split("\u00a0"):
        match = _WORD.fullmatch(word)
        if match and SHORTEST <= len(match[1]) <= LONGEST:
            found += (at + match.start(1) + point for point in _points(match[1], tag))
        at += len(word) + 1
    return tuple(found)


def _points(word: str, tag: str) -> list[int]:
    rest = word[1:]
    patterns = _patterns(tag) if rest == rest.lower() else None
    return [int(point) for point in patterns.positions(word) if point.data is None] if patterns else []


@functools.cache
def _patterns(tag: str) -> Any:
    """Return pyphen's own object, None for a language that it does not have."""
    import pyphen  # only for running text: it takes 30 ms to load

    language = pyphen.language_fallback(tag)
    return language and pyphen.Pyphen(lang=language, left=LEFT, right=RIGHT)
