"""Does each language say what the source says now: nothing missing, nothing empty, nothing left over, nothing stale?"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from cardgen.bank.mentioned import Mentioned
from cardgen.bank.model import Bank, Rendering, Topic, Translation
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.shapes import place_of

Needed: TypeAlias = Callable[[str, str], bool]  # (topic, language) -> must it be whole?


@dataclass(frozen=True)
class _Source:
    """A Czech string to be translated: what it is called in a message, and its text."""

    name: str
    text: str


def check(bank: Bank, problems: Problems, needed: Needed | None = None, mentioned: Mentioned | None = None) -> None:
    """Compare every language file with its topic, or those that are `needed`.

    What was `mentioned` and not understood is neither missing nor left over.
    """
    mentioned = mentioned or Mentioned()
    for (folder, language), translation in bank.translations.items():
        topic = bank.topics.get(folder)
        if topic and (needed is None or needed(folder, language)):
            _compare(topic, translation, problems, mentioned)


def _compare(topic: Topic, translation: Translation, problems: Problems, mentioned: Mentioned) -> None:
    language = translation.language
    if translation.title or not mentioned.rendering(topic.topic, language, "title"):
        _one(_Source("the title", topic.title), translation.title, language, translation.place, problems)
    sections = {str(s.id): _Source(f"the section {s.id}", s.title) for s in topic.sections}
    _many("section", sections, translation.sections, topic, translation, problems, mentioned)
    strings: dict[str, _Source] = {}
    for card in topic.cards:  # of two with one id, which is a problem of its own, the first counts
        strings.setdefault(str(card.id), _Source(f"card {topic.number(card)} ({card.id})", card.text))
    for name, word in topic.phrases.items():
        if word.for_ == "both":
            strings[str(name)] = _Source(f"the word {name}", word.text)
    _many("phrase", strings, translation.phrases, topic, translation, problems, mentioned)


def _many(
    kind: str,
    sources: Mapping[str, _Source],
    renderings: Mapping[str, Rendering],
    topic: Topic,
    translation: Translation,
    problems: Problems,
    mentioned: Mentioned,
) -> None:
    language = translation.language
    for name, source in sources.items():
        if name in renderings or not mentioned.rendering(topic.topic, language, name):
            _one(source, renderings.get(name), language, translation.place, problems)
    for name, rendering in renderings.items():
        if name not in sources and not mentioned.source(topic.topic, name):
            problems.error(
                place_of(name, rendering.place),
                "translation-without-source",
                f"{language}: there is no {kind} {str(name)!r} in the Czech bank",
                did_you_mean(name, sources),
            )


def _one(source: _Source, rendering: Rendering | None, language: str, file: Place, problems: Problems) -> None:
    if rendering is None:
        problems.error(
            file,
            "missing-translation",
            f"{source.name} has no translation into {language}: {str(source.text)!r}",
            f"add it with 'from: {source.text}', a text and 'state: draft'",
        )
        return
    if not rendering.text.strip():
        problems.error(
            place_of(rendering.text, rendering.place),
            "empty-translation",
            f"{source.name} has an empty translation into {language}",
            f"write what {str(source.text)!r} means",
        )
    if rendering.back and not _is_date(rendering.back.date):
        problems.error(
            place_of(rendering.back.date, rendering.place),
            "wrong-value",
            f"{source.name}, {language}: {str(rendering.back.date)!r} is not a date",
            "write it as year-month-day, like 2026-11-22",
        )
    if rendering.from_ != source.text:
        problems.error(
            place_of(rendering.from_, rendering.place),
            "stale-translation",
            f"{source.name} was translated into {language} from {str(rendering.from_)!r}, "
            f"but the Czech is now {str(source.text)!r}",
            "translate it anew, then write the new Czech behind 'from:'",
        )


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-11-22")
