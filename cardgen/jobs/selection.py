"""What to build: names that were asked for -> editions and the files of each. Nothing is made here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cardgen.checks.alike import GLOSSARY
from cardgen.checks.run import Needed
from cardgen.editions import Edition
from cardgen.editions.edition import CERTIFICATE, FOLDER, LOOSE
from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.plan import FilePlan, plan
from cardgen.languages import SOURCE
from cardgen.layout.documents.inserts import OFFICES
from cardgen.problems import UnknownName, did_you_mean
from cardgen.project import Project


@dataclass(frozen=True)
class Wanted:
    """What to build: all editions, or these; all languages and topics of them, or these."""

    editions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    release: bool = False


def needed(project: Project, wanted: Wanted) -> Needed:
    """Which translations must be whole for this build: what nobody asked for may be unfinished."""
    editions = contents.load_editions(project)
    chosen = [edition for name, edition in editions.items() if not wanted.editions or name in wanted.editions]
    tags = {str(tag) for edition in chosen for tag in edition.languages}
    chosen_tags = tags & set(wanted.languages) if wanted.languages else tags
    # a topic that only other editions print, or one that was not asked for, may be unfinished; so may the glossary
    listed = {str(topic) for edition in editions.values() for topic in _topics(edition)}
    printed = {str(topic) for edition in chosen for topic in _topics(edition)}
    asked = printed & set(wanted.topics) if wanted.topics else printed
    unneeded = listed - asked | {GLOSSARY}
    if not any(topic in asked for edition in chosen for topic in edition.documents):
        unneeded |= {contents.DOCUMENTS, OFFICES}

    return lambda topic, language: topic not in unneeded and language in (SOURCE, *chosen_tags)


def planned(content: Content, wanted: Wanted) -> tuple[dict[str, Edition], dict[str, tuple[FilePlan, ...]]]:
    """The editions to build and the files of each. One that has nothing of what is asked for is left alone."""
    names = wanted.editions or tuple(content.editions)
    _known(content, "edition", wanted.editions, content.editions, content.editions, ())
    chosen = [content.editions[name] for name in dict.fromkeys(names)]
    for kind, asked, has in (("language", wanted.languages, _languages), ("topic", wanted.topics, _topics)):
        everywhere = {name for edition in content.editions.values() for name in has(edition)}
        here = {name for edition in chosen for name in has(edition)}
        _known(content, kind, asked, everywhere, here, wanted.editions)
    plans = {str(edition.edition): plan(edition, wanted.languages, wanted.topics) for edition in chosen}
    editions = {str(edition.edition): edition for edition in chosen if plans[str(edition.edition)]}
    if not editions:
        content.problems.stop_on_errors()
        raise UnknownName(
            "there is nothing to build: no edition has these topics in these languages"
            if content.editions
            else f"there is no edition to build; write one in {FOLDER}"
        )
    return editions, plans


def _languages(edition: Edition) -> tuple[str, ...]:
    return tuple(str(tag) for tag in edition.languages)


def _topics(edition: Edition) -> tuple[str, ...]:
    further = (*((LOOSE,) if edition.loose else ()), *((CERTIFICATE,) if edition.certificates else ()))
    return (*map(str, edition.topics), *map(str, edition.documents), *further)


def _known(
    content: Content,
    kind: str,
    names: Sequence[str],
    everywhere: Collection[str],
    here: Collection[str],
    editions: Sequence[str],
) -> None:
    """Refuse a name that there is not, or that is not in the editions that are to be built."""
    for name in names:
        if name in here:
            continue
        content.problems.stop_on_errors()  # the name may be unknown because its file is broken
        if name not in everywhere:
            raise UnknownName(f"there is no {kind} {name!r}; {did_you_mean(name, everywhere)}")
        whose = f"edition {editions[0]} has" if len(editions) == 1 else f"editions {', '.join(editions)} have"
        raise UnknownName(f"the {whose} no {kind} {name!r}; {did_you_mean(name, here)}")
