"""Sentences that begin with a small letter."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every text that begins with a small letter where the Czech begins with a capital.

    The other way round is right in languages that write days, months or all nouns with a capital.
    """
    for one in reading.current:
        if _first(one.source).isupper() and _first(one.text).islower():
            yield Finding(
                one,
                f"it begins with a small letter, {_first(one.text)!r}; the Czech with a capital",
                f"begin with {_first(one.text).upper()!r}",
                evidence=(Evidence("text", _first(one.text)), Evidence("source", _first(one.source))),
            )


def _first(text: str) -> str:
    """The first character that is no quotation mark or other sign."""
    return next((char for char in text if char.isalnum()), "")


CHECK = Check(
    id="capital",
    level="warning",
    question="Does a sentence begin with a capital where the Czech does?",
    reason="A small letter at the beginning looks like the rest of a sentence whose beginning is missing, and answers "
    "of one card in two manners look as if they were of different rank.",
    example=Example("ru", "Kde vás to bolí?", "где у вас болит?"),
    find=find,
)
