"""Sentences that end with another mark than the Czech."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.sentence_kind import WITHOUT_MARKS, asks

# By the sign in Unicode: ellipses; full stops (Latin, Armenian, Devanagari, Myanmar, Tibetan, Ethiopic, Khmer, CJK);
# exclamation marks (Latin, Armenian, fullwidth).
_ENDS: Final = {
    "an ellipsis": ("...", "\u2026"),
    "a full stop": (".", "\u0589", "\u0964", "\u104b", "\u0f0d", "\u1362", "\u17d4", "\u3002", "\uff0e", "\uff61"),
    "an exclamation mark": ("!", "\u055c", "\uff01"),
}
_NONE: Final = "no mark"


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every translation whose last mark is not that of the Czech; questions have a check of their own."""
    if reading.is_source or reading.language.script in WITHOUT_MARKS:
        return
    for one in reading.current:
        (here, mark), (there, wanted) = end(one.text), end(one.source)
        if here != there and not asks(one.text, reading.language) and not asks(one.source, reading.source_language):
            yield Finding(
                one,
                f"it ends with {here}, the Czech with {there}",
                "end it as the Czech does",
                evidence=(Evidence("text", mark), Evidence("source", wanted)),
            )


def end(text: str) -> tuple[str, str]:
    """What a text ends with and how it is written, "" for no mark; behind it brackets and quotes left out."""
    inner = text.rstrip()
    while (inner and unicodedata.category(inner[-1]) in ("Pe", "Pf", "Pi")) or inner.endswith(('"', "'")):
        inner = inner[:-1].rstrip()
    found = ((name, mark) for name, marks in _ENDS.items() for mark in marks if inner.endswith(mark))
    return next(found, (_NONE, ""))


CHECK = Check(
    id="sentence-end",
    level="warning",
    question="Does the sentence end as the Czech does?",
    reason="An order with an exclamation mark is a shout, a sentence without its full stop looks cut off, and a word "
    "that is to be pointed at is no sentence. Cards of one set speak in one voice.",
    example=Example("mn", "Dám vám injekci.", "Би танд тариа хийнэ!"),
    find=find,
)
