"""Run checks over banks: findings become problems, unless they are silenced with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from cardgen.bank import Bank
from cardgen.bank.model import FOLDER
from cardgen.bank.strings import String, strings
from cardgen.checks import empty, missing
from cardgen.checks.check import Check, Finding, Reading, Speller
from cardgen.checks.profile import ALL, PRESENCE
from cardgen.languages import SOURCE, Language, Languages
from cardgen.problems import Place, Problem, Problems, did_you_mean
from cardgen.shapes import place_of

Needed: TypeAlias = Callable[[str, str], bool]  # (topic, language) -> is it to be looked at?
_UNKNOWN: Final = "Zzzz"  # the script that is not known (ISO 15924)
_SINGLY: Final = 8  # strings of a file that are not translated; more are told together
_NO_SPELLERS: Final[Mapping[str, Speller]] = {}


@dataclass(frozen=True)
class Task:
    """What is to be looked at in one language: these topics, with these checks."""

    language: str
    topics: tuple[str, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Found:
    """What a check found: a problem, which no reason in the bank silences."""

    check: Check
    finding: Finding
    problem: Problem


def run(
    bank: Bank,
    languages: Languages,
    problems: Problems,
    needed: Needed | None = None,
    checks: Iterable[Check] = ALL,
    spellers: Mapping[str, Speller] = _NO_SPELLERS,
) -> None:
    """Tell what the checks find, in all languages and topics or in those that are `needed`, and wrong silences.

    Spelling is looked at in the languages that have one of `spellers`. What many strings of one file lack is told in
    one problem.
    """
    for task in tasks(bank, languages, needed, checks):
        perform(bank, languages, task, problems, spellers)


def perform(
    bank: Bank,
    languages: Languages,
    task: Task,
    problems: Problems,
    spellers: Mapping[str, Speller] = _NO_SPELLERS,
) -> None:
    """Tell what is found in one task."""
    found = list(look(bank, languages, task.language, task.topics, problems, task.checks, spellers))
    problems.extend(_together(bank, task.language, found))


def tasks(
    bank: Bank, languages: Languages, needed: Needed | None = None, checks: Iterable[Check] = ALL
) -> Iterator[Task]:
    """Yield what is to be looked at: all languages and topics, or those that are `needed`.

    The Czech of whatever is needed is looked at as well, with those checks that are made for it. Of a language whose
    file could not be read, which was told, only what is there at all is looked at.
    """
    chosen = tuple(checks)
    presence = tuple(check for check in chosen if check in PRESENCE)
    unread = {language for _, language in bank.translations}.difference(languages)
    for tag in (*languages, *sorted(unread)):
        tags = (*languages, *unread) if tag == SOURCE else (tag,)
        topics = tuple(name for name in bank.topics if needed is None or any(needed(name, each) for each in tags))
        if topics:
            yield Task(tag, topics, chosen if {tag, SOURCE}.issubset(languages) else presence)


def parts(task: Task) -> Iterator[Task]:
    """A task in parts: each topic with the checks that ask for no other, then all topics with those that do."""
    for topic in task.topics:
        yield Task(task.language, (topic,), tuple(check for check in task.checks if not check.across))
    yield Task(task.language, task.topics, tuple(check for check in task.checks if check.across))


def look(
    bank: Bank,
    languages: Languages,
    tag: str,
    topics: Iterable[str],
    problems: Problems,
    checks: Iterable[Check] = ALL,
    spellers: Mapping[str, Speller] = _NO_SPELLERS,
) -> Iterator[Found]:
    """Yield what the checks find in these topics in one language; tell only what is wrong about silences."""
    chosen = tuple(check for check in checks if tag != SOURCE or check.on_source)
    names = tuple(topics)
    read = tuple(string for name in names for string in strings(bank, name, tag))
    language = languages[tag] if tag in languages else Language(tag, _UNKNOWN, "ltr", "")
    reading = Reading(bank, languages, language, names, read, spellers.get(tag))
    fired: set[tuple[str, ...]] = set()
    for check in chosen:
        for finding in check.find(reading):
            if finding.string:
                fired.add(_key(finding.string, check.id))
            if check.holds_always or not finding.string or check.id not in finding.string.silence:
                yield Found(check, finding, _problem(check, finding))
    for string in read:
        _silences(string, fired, chosen, problems)


def _together(bank: Bank, tag: str, found: Sequence[Found]) -> Iterator[Problem]:
    """The problems, with one in place of many where a file is not translated yet."""
    absent: dict[str, list[String]] = {}
    for one in found:
        if one.finding.string and one.check in (missing.CHECK, empty.CHECK) and tag != SOURCE:
            absent.setdefault(one.finding.string.topic, []).append(one.finding.string)
    many = {topic: some for topic, some in absent.items() if len(some) > _SINGLY}
    for one in found:
        if one.check not in (missing.CHECK, empty.CHECK) or getattr(one.finding.string, "topic", None) not in many:
            yield one.problem
    for topic, some in many.items():
        names = ", ".join(string.number or string.name for string in some[:_SINGLY])
        yield Problem(
            some[0].file,
            "unfinished",
            f"{topic}, {tag}: {len(some)} of {len(list(strings(bank, topic, tag)))} strings are not translated yet: "
            f"{names} and {len(some) - _SINGLY} more",
            "translate them; until then, other languages can be built with --lang",
        )


def _problem(check: Check, finding: Finding) -> Problem:
    string = finding.string
    message = finding.message
    if string:
        message = f"{_called(string)}: {message}"
    place = finding.place or (string.place if string else Place(FOLDER))
    return Problem(place, check.id, message, finding.way_out, check.level, finding.also)


def _called(string: String) -> str:
    return string.label if string.language == SOURCE else f"{string.label}, {string.language}"


def _key(string: String, check: str) -> tuple[str, ...]:
    return (string.topic, string.kind, string.name, check)


def _silences(string: String, fired: set[tuple[str, ...]], chosen: tuple[Check, ...], problems: Problems) -> None:
    """Tell silences without a reason, of checks that there are not, and of those that no longer find anything."""
    if not string.silence:
        return
    known = {
        check.id: check for check in ALL if not check.holds_always and (check.on_source or string.language != SOURCE)
    }
    ran = {check.id for check in chosen if not check.slow}
    for name, reason in string.silence.items():
        place = place_of(name, string.place)
        if name not in known:
            fact = _why_not(name, string)
            problems.error(place, "wrong-silence", f"{_called(string)}: {fact}", did_you_mean(name, known))
        elif not reason.strip():
            problems.error(
                place,
                "wrong-silence",
                f"{_called(string)}: {str(name)!r} is silenced without a reason",
                "write behind it why it does not hold here",
            )
        elif name in ran and not string.stale and _key(string, name) not in fired:
            problems.warning(
                place,
                "needless-silence",
                f"{_called(string)}: {str(name)!r} is silenced, but finds nothing here",
                "remove the line, or it will hide a later mistake",
            )


def _why_not(name: str, string: String) -> str:
    if all(check.id != name for check in ALL):
        return f"there is no check {str(name)!r}"
    if any(check.id == name and check.holds_always for check in ALL):
        return f"the check {str(name)!r} cannot be silenced"
    return f"the check {str(name)!r} does not look at the Czech"
