"""Markup of running text that was lost or changed on the way: facts, links, footnotes, what is strong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.prose import WrongMarkup, spans


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every running text whose facts, links or footnotes are not those of the Czech, or that is no Markdown."""
    for one in reading.strings:
        text = reading.bank.texts.get(one.topic)
        if text is None or not one.text.strip() or one.stale:
            continue
        try:
            wanted, found = _markup(one.source, text.notes), _markup(one.text, text.notes)
        except WrongMarkup as error:
            yield Finding(one, str(error), "write it as plain text")
            continue
        lost, added = wanted - found, found - wanted
        if lost:
            yield Finding(
                one,
                f"it lacks {_listed(lost)}",
                "put it in as the Czech has it, letter by letter",
                evidence=tuple(Evidence("source", written) for _, written in sorted(lost)),
            )
        if added:
            yield Finding(
                one,
                f"it has {_listed(added)}, which the Czech has not",
                "take it out",
                evidence=tuple(Evidence("text", written) for _, written in sorted(added)),
            )


def _markup(text: str, notes: Iterable[str]) -> Counter[tuple[str, str]]:
    """Each mark, as a message calls it and as it is written."""
    found: Counter[tuple[str, str]] = Counter()
    links: set[tuple[str, str]] = set()
    strong = False
    for span in spans(text, notes):
        if span.fact:
            found[(f"{{{{{span.fact}}}}}",) * 2] += 1
        if span.note:
            found[(f"[^{span.note}]",) * 2] += 1
        if span.link:
            links.add((f"the link to {span.link}", f"({span.link})"))
        strong = strong or span.strong
    found.update(links)
    if strong:
        found["**strong** words", "**"] += 1
    return found


def _listed(found: Counter[tuple[str, str]]) -> str:
    return ", ".join(name for name, _ in sorted(found))


CHECK = Check(
    id="markup",
    level="error",
    question="Has a running text all facts, links and footnotes of the Czech?",
    reason="A telephone number, a date or a link that was lost in translation is missing on the page, and nobody who "
    "does not read the language sees that it is.",
    example=Example("ru", "Jděte na [úřad práce](#office).", "Идите на биржу труда.", running=True),
    find=find,
    holds_always=True,
)
