"""May an edition be released? Only when every phrase that it prints is approved, and every fact confirmed.

Status and build ask here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from cardgen.bank.strings import String, strings
from cardgen.editions import Edition
from cardgen.jobs import shown
from cardgen.jobs.content import Content, topics_of
from cardgen.jobs.unfinished import greetings
from cardgen.languages import SOURCE
from cardgen.problems import Problems


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


def unconfirmed(content: Content, topics: Iterable[str]) -> int:
    """How many records documents show of which something must not be released."""
    found = Problems()
    shown.require_confirmed(replace(content, problems=found), topics)
    return len(found)


def check(
    content: Content,
    edition: Edition,
    topics: Iterable[str],
    languages: Collection[str],
    otherwise: str = "build without --release",
) -> None:
    """Tell, one problem a language file, how many of its phrases nobody has approved yet, and facts without source.

    `otherwise` is what can be done instead.
    """
    topics = tuple(topics)
    shown.require_confirmed(content, topics, otherwise)
    for one in printed(content, edition, topics, languages):
        # a file that is not there at all was told
        if one.waiting and (one.topic, one.language) in content.bank.translations:
            content.problems.error(
                one.waiting[0].place,
                "not-approved",
                f"{one.topic}, {one.language}: {len(one.waiting)} of {len(one.strings)} phrases are not approved",
                f"have a qualified translator check and approve them, or {otherwise}",
            )
