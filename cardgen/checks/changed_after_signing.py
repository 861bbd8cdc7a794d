"""Translations whose wording is no longer what was signed."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.bank.model import Rendering, Signature, seal
from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.checks.unsigned import command, plain


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every string with a signature that counts for its state and is of another wording."""
    for one in filter(lambda each: each.text.strip(), reading.strings):
        if reading.is_source or one.rendering is None or one.rendering.state == "draft":
            continue
        now = seal(one.rendering)
        void = [(step, signature) for step, signature in _counting(one.rendering) if signature.of != now]
        if void:
            who = " and ".join(f"{plain(by.by)} signed it as {step} on {plain(by.date)}" for step, by in void)
            yield Finding(
                one,
                f"it was changed after {who}",
                f"have it looked at and signed again with {command(one, void[0][0])}, or write 'state: draft'",
            )


def _counting(rendering: Rendering) -> Iterator[tuple[str, Signature]]:
    """The signatures that the state needs, as far as they are there."""
    if rendering.revised:
        yield "revised", rendering.revised
    if rendering.approved and rendering.state == "approved":
        yield "approved", rendering.approved


CHECK = Check(
    id="changed-after-signing",
    level="error",
    question="Does every signature stand under the wording that is there now?",
    reason="Who signs answers for the words that they saw. After even a small change the old name stands under words "
    "that nobody has looked at, and the patient reads those.",
    example=Example(
        "ru",
        "Kde vás to bolí?",
        "Где у вас болит?",
        fields=(("state", "revised"), ("revised", "{by: Jana Nováková, date: 2026-11-20, of: 0f1e2d3c}")),
    ),
    find=find,
    holds_always=True,
)
