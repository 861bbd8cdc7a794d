"""May an edition be released? Only when every phrase that it prints is approved, and every fact confirmed.

Status and build ask here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from cardgen.bank.strings import Standing, String, strings
from cardgen.editions import Edition
from cardgen.jobs import shown
from cardgen.jobs.content import Content, topics_of
from cardgen.jobs.plan import FilePlan, languages_of
from cardgen.jobs.shown import Unconfirmed
from cardgen.jobs.unfinished import greetings
from cardgen.languages import SOURCE

SINGLY: Final = 8  # phrases of a language, or facts of a file, that are told one by one
_NAMED: Final = 8  # of many topics, documents or facts that a line names
_IS: Final[Mapping[Standing, str]] = {"stale": "of an older Czech", "draft": "a draft"}  # others are called as they are


@dataclass(frozen=True)
class Waiting:
    """The strings of one topic and language that a release prints: all of them, and those that wait for approval."""

    topic: str
    language: str
    strings: tuple[String, ...]
    waiting: tuple[String, ...]


def printed(
    content: Content, edition: Edition, topics: Iterable[str], languages: Collection[str]
) -> tuple[Waiting, ...]:
    """What these topics of an edition print in these languages, and what the cards show of its other languages."""
    names = [name for name in topics_of(content, edition, topics) if name in content.bank.topics]
    tags = [str(tag) for tag in languages if tag != SOURCE]
    every = [tuple(strings(content.bank, name, tag)) for name in names for tag in tags]
    others = greetings(content, edition, names, languages)
    every += [tuple(some) for _, some in groupby(others, key=lambda one: one.language)]
    return tuple(_waiting(some) for some in every if some)


def _waiting(found: tuple[String, ...]) -> Waiting:
    waiting = tuple(string for string in found if string.standing != "approved")
    return Waiting(found[0].topic, found[0].language, found, waiting)


@dataclass(frozen=True)
class Scope:
    """What is to be released of one edition: topics and languages of the files that are asked for."""

    edition: Edition
    topics: tuple[str, ...]
    languages: tuple[str, ...]


def scope(edition: Edition, plan: Iterable[FilePlan]) -> Scope:
    """What the planned files of an edition hold."""
    files = tuple(plan)
    return Scope(edition, tuple(dict.fromkeys(one.topic for one in files)), tuple(sorted(languages_of(files))))


def check(content: Content, wanted: Iterable[Scope], otherwise: str = "build without --release") -> None:
    """Tell what may not be released yet: phrases that nobody has approved, and facts without a source.

    Each is told at its place while a language, or a file of facts, has no more than SINGLY of them. More are counted in
    one problem, so that all that stands in the way can be seen at once. `otherwise` is what can be done instead.
    """
    wanted = tuple(wanted)
    every = [found for one in wanted for found in printed(content, one.edition, one.topics, one.languages)]
    for tag, some in groupby(sorted(every, key=lambda one: one.language), key=lambda one: one.language):
        # a file that is not there at all was told
        _phrases(content, tag, [one for one in some if (one.topic, tag) in content.bank.translations], otherwise)
    facts = shown.unconfirmed(content, dict.fromkeys(topic for one in wanted for topic in one.topics))
    for _, records in groupby(sorted(facts, key=lambda one: one.place), key=lambda one: one.place.file):
        _facts(content, list(records), otherwise)


def _phrases(content: Content, tag: str, found: Iterable[Waiting], otherwise: str) -> None:
    """Tell which phrases of one language wait; what several editions print counts once."""
    found = sorted(found, key=lambda one: one.topic)
    waiting = {string.path_in_bank: string for one in found for string in one.waiting}
    if len(waiting) <= SINGLY:
        for string in waiting.values():
            content.problems.error(
                string.place,
                "not-approved",
                f"{string.label}, {tag}: it is {_IS.get(string.standing, string.standing)}, not approved",
                f"have a qualified translator check and approve it, or {otherwise}",
            )
        return
    first = next(iter(waiting.values()))
    total = {string.path_in_bank for one in found for string in one.strings}
    topics = Counter(string.topic for string in waiting.values())
    content.problems.error(
        first.place,
        "not-approved",
        f"{tag}: {len(waiting):,} of {len(total):,} phrases are not approved: "
        + _few([f"{topic} {count}" for topic, count in topics.items()]),
        f"have a qualified translator check and approve them (cardgen status --lang {tag} counts them), or {otherwise}",
    )


def _facts(content: Content, records: Sequence[Unconfirmed], otherwise: str) -> None:
    """Tell which records of one file may not be released."""
    if len(records) <= SINGLY:
        for one in records:
            content.problems.error(
                one.place,
                "not-confirmed",
                f"{one.kind} {one.name} {one.fact}, and is shown in {', '.join(one.documents)}",
                f"{one.way_out}, or {otherwise}",
            )
        return
    documents = dict.fromkeys(document for one in records for document in one.documents)
    content.problems.error(
        records[0].place,
        "not-confirmed",
        f"{len(records)} records are samples or not confirmed, and are shown in {_few(list(documents))}: "
        + _few([one.name for one in records]),
        f"write the real ones in place of samples, look up the others, write 'source' and 'checked', or {otherwise}",
    )


def _few(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are: all that stands in the way is to stand on one screen."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
