"""Translations that call themselves more than anybody has signed."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.bank.strings import String
from cardgen.checks.check import Check, Example, Finding, Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every string whose state lacks its signature, or the one before it."""
    for one in filter(lambda each: each.text.strip(), reading.strings):
        rendering = one.rendering
        if reading.is_source or rendering is None or rendering.state == "draft":
            continue
        if not rendering.revised:
            yield Finding(
                one, f"it calls itself {rendering.state}, but nobody signed it as revised", _sign(one, "revised")
            )
        elif rendering.state == "approved" and not rendering.approved:
            yield Finding(one, "it calls itself approved, but nobody signed it as approved", _sign(one, "approved"))


def _sign(string: String, step: str) -> str:
    return f"run {command(string, step)}, or write 'state: draft'"


def command(string: String, step: str) -> str:
    """How to sign this string on the command line."""
    name = string.number or (string.topic if string.kind == "section" else f"{string.topic}/{string.name}")
    return f"'cardgen sign {string.language} --as {step} --by NAME {name}'"


def plain(name: str) -> str:
    """A name or a date as it stands in a message: on one line."""
    return " ".join(name.split())


CHECK = Check(
    id="unsigned",
    level="error",
    question="Has every revised or approved translation its signature?",
    reason="Staff trust a card that says no more that nobody has checked it. A state without a name was typed or "
    "copied, and nobody answers for it.",
    example=Example("ru", "Kde vás to bolí?", "Где у вас болит?", fields=(("state", "revised"),)),
    find=find,
    holds_always=True,
)
