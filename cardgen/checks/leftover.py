"""Translations of what the Czech bank no longer has."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from cardgen.bank.model import Rendering, Topic, sources
from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.shapes import place_of


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every entry of a language file that leads to no Czech string."""
    for name in reading.topics:
        topic = reading.bank.topics[name]
        translation = reading.bank.translations.get((name, reading.language.language))
        if translation:
            sections = {str(section.id) for section in topic.sections}
            yield from _compare(reading, name, "section", sections, translation.sections)
            staff = {str(key) for key, word in topic.phrases.items() if word.for_ == "staff"}
            yield from _compare(reading, name, "phrase", set(sources(topic)) - staff, translation.phrases)


def _compare(
    reading: Reading, topic: str, kind: str, known: set[str], renderings: Mapping[str, Rendering]
) -> Iterator[Finding]:
    for name, rendering in renderings.items():
        if name not in known and not reading.bank.mentioned.source(topic, name):
            yield Finding(
                None,
                f"{reading.language.language}: there is no {kind} {str(name)!r} in the Czech bank",
                _way_out(str(name), _called(kind, reading.bank.topics[topic]), known - set(map(str, renderings))),
                place=place_of(name, rendering.place),
            )


def _called(kind: str, topic: Topic) -> str:
    if kind == "section":
        return kind
    return "card" if topic.sections else "text" if topic.text is not None else "word"


def _way_out(name: str, kind: str, lacking: set[str]) -> str:
    """It was mistyped only where something of nearly that name lacks a translation."""
    near = difflib.get_close_matches(name, sorted(lacking), n=1)
    gone = f"the {kind} is gone: delete this block, or give the {kind} back"
    return f"did you mean {near[0]!r}? or {gone}" if near else gone


CHECK = Check(
    id="translation-without-source",
    level="error",
    question="Does every translation belong to something that the Czech bank has?",
    reason="A card that was taken out, or a name that was mistyped, leaves a translation that nobody sees and that "
    "nobody keeps right.",
    example=Example(
        "ru", None, "Где у вас болит?", more=(("Bolí to?", "Болит?"),), fields=(("from", "Kde vás to bolí?"),)
    ),
    find=find,
    holds_always=True,
)
