"""How far each language is: strings that are missing, stale, draft, revised or approved, topic by topic.

Counts what editions print. Missing and stale strings do not stop it: they are what it is asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cardgen.bank.strings import STANDINGS, strings
from cardgen.editions import Edition
from cardgen.jobs import content as contents
from cardgen.jobs import release, shown
from cardgen.jobs.content import Content
from cardgen.jobs.plan import plan
from cardgen.problems import UnknownName, did_you_mean
from cardgen.project import Project


@dataclass(frozen=True)
class Count:
    """The strings of one topic in one language, each counted once.

    A string is stale when the Czech was changed after it was translated; it then counts as nothing better.
    """

    language: str
    topic: str
    missing: int = 0
    stale: int = 0
    draft: int = 0
    revised: int = 0
    approved: int = 0

    @property
    def total(self) -> int:
        """All strings that there should be."""
        return self.missing + self.stale + self.draft + self.revised + self.approved

    @property
    def waiting(self) -> int:
        """The strings that stand in the way of a release."""
        return self.total - self.approved


@dataclass(frozen=True)
class Obstacle:
    """What keeps an edition in a language from being released: how many strings that it prints are not approved.

    `others` are other languages of the edition whose one sentence on the shared card is among them. `facts` counts what
    documents show and nobody has confirmed.
    """

    edition: str
    language: str
    waiting: int
    total: int
    others: tuple[str, ...] = ()
    facts: int = 0


@dataclass(frozen=True)
class Status:
    """The counts by language and topic, what stands in the way of a release, and languages that no edition has."""

    counts: tuple[Count, ...]
    obstacles: tuple[Obstacle, ...]
    unissued: tuple[str, ...] = ()


def status(project: Project, languages: Collection[str] = ()) -> Status:
    """Count, for all languages that have files or for these. Raises ContentError for broken files, UnknownName."""
    content = contents.load(project, lambda topic, language: False)
    content.problems.stop_on_errors()
    issued = [str(tag) for edition in content.editions.values() for tag in edition.languages]
    known = list(dict.fromkeys([*issued, *sorted(tag for _, tag in content.bank.translations)]))
    for tag in languages:
        if tag not in known:
            raise UnknownName(f"there is nothing in the language {tag!r}; {did_you_mean(tag, known)}")
    wanted = [tag for tag in known if not languages or tag in languages]
    topics = printed_topics(content)
    counts = tuple(count(content, name, tag) for tag in wanted for name in topics)
    unissued = tuple(tag for tag in wanted if tag not in issued)
    return Status(counts, tuple(_obstacles(content, wanted)), unissued)


def _obstacles(content: Content, wanted: Collection[str]) -> Iterator[Obstacle]:
    """What a release of each edition in each language would refuse."""
    for name, edition in content.editions.items():
        for tag in (str(tag) for tag in edition.languages if tag in wanted):
            topics = [one.topic for one in plan(edition, (tag,), ())]
            found = release.printed(content, edition, topics, (tag,))
            facts = len(shown.unconfirmed(content, topics))
            waiting = sum(len(one.waiting) for one in found)
            if waiting or facts:
                others = tuple(one.language for one in found if one.waiting and one.language != tag)
                yield Obstacle(name, tag, waiting, sum(len(one.strings) for one in found), others, facts)


def count(content: Content, name: str, language: str) -> Count:
    """Count the strings of one topic in one language."""
    found = [string.standing for string in strings(content.bank, name, language)]
    return Count(language, name, *map(found.count, STANDINGS))


def printed_topics(content: Content) -> tuple[str, ...]:
    """Every topic and bank that some edition prints, in the order of the banks."""
    printed = {name for edition in content.editions.values() for name in _topics(content, edition)}
    return tuple(name for name in content.bank.topics if name in printed)


def _topics(content: Content, edition: Edition) -> tuple[str, ...]:
    return contents.topics_of(content, edition, dict.fromkeys(one.topic for one in plan(edition, (), ())))
