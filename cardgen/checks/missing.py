"""Strings without a translation."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Example, Finding, Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every string that the language file lacks; a file that lacks altogether is told by whoever needs it."""
    for one in reading.strings:
        if one.rendering is None and (one.topic, one.language) in reading.bank.translations:
            yield Finding(
                one,
                f"there is no translation of {str(one.source)!r}",
                f"add it with 'from: {one.source}', a text and 'state: draft'",
            )


CHECK = Check(
    id="missing-translation",
    level="error",
    question="Has every Czech string a translation?",
    reason="A card without its sentence cannot be used, and nobody notices before the set is printed.",
    example=Example("ru", "Kde vás to bolí?", None),
    find=find,
    holds_always=True,
)
