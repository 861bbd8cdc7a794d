"""Translations that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Example, Finding, Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every string that has a place in the language file, but no text."""
    for one in reading.strings:
        if one.rendering and not one.text.strip():
            yield Finding(one, "the translation is empty", f"write what {str(one.source)!r} means")


CHECK = Check(
    id="empty-translation",
    level="error",
    question="Does every translation say something?",
    reason="An empty line on a card looks like a card without words.",
    example=Example("vi", "Kde vás to bolí?", ""),
    find=find,
    holds_always=True,
)
