"""Read all, lay out all, look at every page and every text, as far as that was not done before."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from cardgen import checks
from cardgen.bank import Card, Topic
from cardgen.bank.model import FOLDER
from cardgen.bank.strings import strings
from cardgen.checks import Check, empty, missing, spelling
from cardgen.checks.run import Needed
from cardgen.jobs import content as contents
from cardgen.jobs import offers, rounds, shown, unchanged
from cardgen.jobs.check import Checked
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.making import beside
from cardgen.jobs.plan import FilePlan, languages_of, plan
from cardgen.jobs.remembered import Remembered
from cardgen.jobs.snapshot import Snapshot, Watched
from cardgen.jobs.unchanged import Verdict
from cardgen.languages import SOURCE
from cardgen.problems import Problem, Problems
from cardgen.project import Project

_TRANSLATION: Final = re.compile(rf"{FOLDER}/[^/]+/(?!topic\.)([^/]+)\.yaml")


def inspect(project: Project, snapshot: Snapshot, wanted: Sequence[str], jobs: int) -> Checked:
    """Look at the project, of which the `snapshot` was just taken; tell what points into the `wanted` paths, or all.

    1. read everything
    2. what editions, rounds of feedback and orders name
    3. pages, in `jobs` processes, 0 for one a core
    4. texts and spelling, beside the pages; what pages have is told only if nothing else is wrong
    5. remember where nothing was found
    """
    project = Watched(project.root, snapshot)
    tags = _languages_of(wanted)
    issued = {str(tag) for edition in contents.load_editions(project).values() for tag in edition.languages}
    content = contents.load(project, lambda topic, tag: False)
    remembered = Remembered(content, snapshot)
    plans = {name: plan(edition, (), ()) for name, edition in content.editions.items()}
    for name, edition in content.editions.items():
        topics = [one.topic for one in plans[name]]
        contents.require(content, edition, topics, sorted(languages_of(plans[name])))
        shown.check_dates(content, edition, topics, snapshot.day)
    rounds.check(content, content.problems)
    offers.check(content, content.problems)
    pages: int | None = None
    files = [one for found in plans.values() for one in found if tags is None or not tags.isdisjoint(one.languages)]
    unissued = [tag for tag in content.languages if tag != SOURCE and tag not in issued]
    spelled = [tag for tag in content.languages if _is_in(tag, tags)]
    with _pages(content, remembered, files, jobs) as looked_at:
        _texts(content, remembered, lambda _, tag: _is_in(tag, tags) and (tag == SOURCE or tag in issued), checks.ALL)
        _unissued(content, remembered, [tag for tag in unissued if _is_in(tag, tags)])
        notes = _spelling(content, remembered, spelled)
        if not content.problems.errors:
            pages = looked_at()
    found = [problem for problem in content.problems if not wanted or _within(problem.place.file, wanted)]
    told = frozenset(found)
    counted = Verdict(
        topics=sum(1 for topic in content.bank.topics.values() if topic.letter),
        cards=len(content.bank.by_number),
        languages=len(content.languages.by_tag),
        pages=pages or 0,
        notes=notes,
        elsewhere=tuple(snapshot.elsewhere),
        spelled=tuple(snapshot.dictionaries),
    )
    if snapshot.still_holds:
        whole = pages is not None and tags is None
        remembered.save(whole=whole)
        if whole and remembered.is_versioned and not len(content.problems):
            unchanged.keep(snapshot, counted)
    return replace(
        Checked.of(counted),
        problems=tuple(found),
        asked=bool(wanted),
        elsewhere=tuple(problem for problem in content.problems if problem not in told),
        saw_pages=pages is not None,
    )


def _texts(content: Content, remembered: Remembered, needed: Needed, chosen: Iterable[Check]) -> None:
    """Look at what is `needed`, but for topics in which nothing was found and nothing has changed since."""
    bank, languages = content.bank, content.languages
    for part in (part for task in checks.tasks(bank, languages, needed, chosen) for part in checks.parts(task)):
        key = remembered.key_of_checks(part)
        if remembered.pages(key) is None:
            problems = Problems()
            checks.perform(bank, languages, part, problems)
            if not len(problems):
                remembered.sound(key, 0)
            content.problems.extend(problems)


def _unissued(content: Content, remembered: Remembered, languages: Sequence[str]) -> None:
    """Look at languages that no edition has yet: what they lack is counted, one warning a file."""
    bank = content.bank
    written = [one for one in checks.ALL if one not in (missing.CHECK, empty.CHECK)]
    _texts(content, remembered, lambda _, tag: tag in languages, written)
    for (topic, language), translation in bank.translations.items():
        if language in languages and topic in bank.topics:
            found = [string.standing for string in strings(bank, topic, language)]
            if lacking := found.count("missing"):
                content.problems.warning(
                    translation.place,
                    "unfinished",
                    f"{topic}, {language}: {lacking} of {len(found)} strings are not translated yet",
                    f"translate them; an edition cannot have {language} before",
                )


def _spelling(content: Content, remembered: Remembered, tags: Iterable[str]) -> tuple[str, ...]:
    """Look at the spelling of these languages, as far as they have a dictionary, and say which have none.

    Dictionaries take seconds to load, so what was found right is not looked at again before it changes. A word is
    right or wrong by itself, so each topic has a verdict of its own.
    """
    bank = content.bank
    keys = {tag: remembered.keys_of_spelling(tag) for tag in tags}
    todo = {
        tag: [topic for topic in bank.topics if topic not in known or remembered.pages(known[topic]) is None]
        for tag, known in keys.items()
    }
    spellers, notes = spelling.load_all([tag for tag in todo if todo[tag]], content.project)
    for tag in spellers:
        found = checks.look(bank, content.languages, tag, todo[tag], content.problems, [spelling.CHECK], spellers)
        wrong = set()
        for one in tuple(found):
            content.problems.extend([one.problem])
            wrong.add(one.finding.string and one.finding.string.topic)
        for topic, key in keys[tag].items():
            if topic in todo[tag] and topic not in wrong:
                remembered.sound(key, 0)
    return notes


@contextlib.contextmanager
def _pages(
    content: Content, remembered: Remembered, files: Sequence[FilePlan], jobs: int
) -> Iterator[Callable[[], int]]:
    """Begin to lay out every file and look at every page; what is yielded waits, tells all, and counts the pages.

    Files that nothing has changed since they were found sound are left out, as are pictures. Nothing is begun where
    something is wrong already.
    """
    if not content.problems.errors:
        _pictures(content, remembered)
    if content.problems.errors:
        yield lambda: 0
        return
    keys = {one: remembered.key_of_file(one) for one in files}
    cards = {one: remembered.keys_of_cards(one) for one in files}
    known = {one: found for one in files if (found := remembered.pages(keys[one])) is not None}
    sound = {
        one: frozenset(number for number, key in cards[one].items() if remembered.pages(key) is not None)
        for one in files
    }
    todo = [(one, sound[one]) for one in files if one not in known]

    def looked_at() -> int:
        for (one, _), (pages, problems) in zip(todo, results(), strict=True):
            known[one] = pages
            content.problems.extend(problems)
            if not problems:
                remembered.sound(keys[one], pages)
                for key in cards[one].values():
                    remembered.sound(key, 2)
        return sum(known[one] for one in files)

    with beside(content, todo, _pages_of_file, jobs) as results:
        yield looked_at


def _pictures(content: Content, remembered: Remembered) -> None:
    """Draw every picture, unless that was done."""
    key = remembered.key_of_pictures()
    if remembered.pages(key) is None:
        contents.check_pictures(content, content.ready)
        if not content.problems.errors:
            remembered.sound(key, 0)


def _pages_of_file(content: Content, todo: tuple[FilePlan, Container[str]]) -> tuple[int, tuple[Problem, ...]]:
    """Lay out a file, at first without the cards that were found sound: where nothing is wrong nobody misses them.

    Returns its pages and what is wrong with it alone: that is not to hide behind what was told before.
    """
    one, sound = todo
    told = tuple(content.problems)
    passed = 0

    def wanted(topic: Topic, card: Card) -> bool:
        nonlocal passed
        known = topic.number(card) in sound
        passed += known
        return not known

    content.problems.clear()
    pages = len(lay_out(content, one, wanted).document.frames) + 2 * passed
    if passed and len(content.problems):
        content.problems.clear()  # to be told as always, among the pages of the whole file
        pages = len(lay_out(content, one).document.frames)
    found = tuple(content.problems)
    content.problems.clear()
    content.problems.extend(told)
    return pages, found


def _languages_of(wanted: Sequence[str]) -> frozenset[str] | None:
    """The languages of which these files are translations; None where there are others among them, or none."""
    found = [_TRANSLATION.fullmatch(file) for file in wanted]
    return frozenset(match[1] for match in found if match) if found and all(found) else None


def _is_in(tag: str, tags: frozenset[str] | None) -> bool:
    return tags is None or tag in tags


def _within(file: str, wanted: Sequence[str]) -> bool:
    return any(one in (".", file) or file.startswith(f"{one}/") for one in wanted)
