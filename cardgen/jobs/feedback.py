"""Feedback: read the rounds, list and count them, take over questionnaires, write decisions, tell what was done."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from cardgen import amend, pdf
from cardgen import feedback as rounds_
from cardgen.amend import Remove, Set
from cardgen.exchange import table
from cardgen.feedback import FOLDER, NEEDS, Entry, Round, State, Tally, Words
from cardgen.jobs import content as contents
from cardgen.jobs import files, notices
from cardgen.jobs.content import Content
from cardgen.jobs.days import past_day
from cardgen.jobs.rounds import check, known
from cardgen.problems import Problem, Problems, UnknownName, did_you_mean
from cardgen.project import Project
from cardgen.prose import Table
from cardgen.shapes import place_of

_BANK: Final = "feedback"  # the words of the page
_WHOLE: Final = "whole-set"
_DECIDED: Final = ("changes", "reason", "version", "answer")


@dataclass(frozen=True)
class Wanted:
    """Which entries: of these rounds, about these cards or topics, of these kinds and states; empty for all."""

    rounds: Sequence[str] = ()
    about: Sequence[str] = ()
    kinds: Collection[str] = ()
    states: Collection[str] = ()

    def has(self, entry: Entry) -> bool:
        """Is this entry asked for?"""
        return (
            (not self.about or entry.about in self.about)
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.states or entry.state in self.states)
        )


@dataclass(frozen=True)
class Listed:
    """The rounds that were asked for, their entries by (round, name), and how many there are of what."""

    rounds: tuple[Round, ...]
    entries: tuple[tuple[str, str, Entry], ...]
    tally: Tally


@dataclass(frozen=True)
class Page:
    """A page that was written: its file, and how many entries it tells of."""

    file: Path
    told: int
    pages: int


@dataclass(frozen=True)
class Begun:
    """What a new round needs that no table says."""

    edition: str | None = None
    title: str | None = None
    of: str | None = None
    sent: int | None = None
    returned: int | None = None


@dataclass(frozen=True)
class Taken:
    """The entries that a table adds to a round, and how many of its rows stood there before.

    `undated` entries had no date and got that `day`. `data` is what the file of the round is to hold, None where it
    stays as it is.
    """

    file: str
    entries: Mapping[str, Entry]
    before: int
    undated: int
    day: str
    warnings: tuple[Problem, ...]
    data: bytes | None


@dataclass(frozen=True)
class Decision:
    """What people decided about an entry. What its state needs and is not given stays as it stands."""

    state: State
    changes: tuple[str, ...] = ()
    reason: str | None = None
    version: str | None = None
    answer: str | None = None


@dataclass(frozen=True)
class Decided:
    """An entry as it stands now, and what it had that its state has not."""

    entry: Entry
    removed: Mapping[str, str | tuple[str, ...]]


def listed(project: Project, wanted: Wanted) -> Listed:
    """Return what was said. Raises ContentError for broken content, UnknownName for a round that there is not."""
    content = contents.load(project, lambda topic, language: False, ())
    found = _rounds(content, wanted.rounds)
    there = known(content)
    for name in wanted.about:
        if name not in (*there.cards, *there.topics, rounds_.WHOLE_SET):
            raise UnknownName(f"there is no card and no topic {name!r}; {there.way_out(name)}")
    entries = tuple(
        (str(one.round), str(name), entry) for one in found for name, entry in one.entries.items() if wanted.has(entry)
    )
    return Listed(found, entries, rounds_.tally(entry for _, _, entry in entries))


def page(project: Project, edition: str, version: str | None = None, file: Path | None = None) -> Page:
    """Write the page "what you told us, what we did" of a version of an edition, its present one if none is named.

    Raises ContentError, UnknownName where there is no such edition or nothing to tell, OSError.
    """
    content = contents.load(project, lambda topic, language: False, ())
    content.problems.stop_on_errors()
    if edition not in content.editions:
        raise UnknownName(f"there is no edition {edition!r}; {did_you_mean(edition, map(str, content.editions))}")
    issued = content.editions[edition]
    found = tuple(one for one in _rounds(content, ()) if one.edition == edition)
    number = version or str(issued.version)
    versions = known(content).versions[edition]
    if number not in versions:
        raise UnknownName(f"there is no version {number!r} of {edition}; {did_you_mean(number, versions)}")
    notices.require(content, _BANK)
    prose = rounds_.report(found, number, _words(content), lambda name: _called(content, name))
    if not prose.blocks:
        raise UnknownName(f"there is nothing to tell of {edition} {number}: no entry is done, accepted or declined")
    document = notices.notice(content, _BANK, issued, prose, edition)
    target = file or project.root / "output" / _BANK / f"{edition}-{number}.pdf"
    files.put(target, pdf.write(document, content.ready.shaper.faces))
    told = sum(len(block.rows) for block in prose.blocks if isinstance(block, Table))
    return Page(target, told, len(document.frames))


def take(project: Project, file: Path, name: str, begun: Begun, day: str | None = None) -> Taken:
    """Read what a table adds to the round `name`, or begins it with. Raises ContentError, UnknownName, OSError.

    What stands in the round already is not added again, so a table may be taken over once more after it has grown. A
    row without a date gets the `day`, or today. Nothing is written before `put`.
    """
    on = past_day(day, "nobody can have said it on that day")
    content = contents.load(project, lambda topic, language: False, ())
    old = next((one for one in check(content, content.problems) if one.round == name), None)
    content.problems.stop_on_errors()
    if old:
        _same_round(old, begun)
    there = old.entries if old else {}
    problems = Problems()
    rows: list[table.Row] = []
    with contextlib.suppress(table.Stop):
        telling = table.Telling("table", file.name, problems)
        rows = table.read(file.read_bytes(), telling, rounds_.is_head, rounds_.LONGEST)
    problems.stop_on_errors()
    found = rounds_.entries(rows, file.name, known(content), on, there, problems)
    problems.stop_on_errors()
    target = f"{FOLDER}/{name}.yaml"
    path = project.path(target)
    text = path.read_bytes() if old else _head(content, name, begun)
    done = amend.amend(text, target, [Set(("entries", id_), _as_value(entry)) for id_, entry in found.entries.items()])
    rounds_.parse(done, target, project, known(content), problems)
    problems.stop_on_errors()
    before = max(len(rows) - 1 - len(found.entries), 0)
    data = done if found.entries or not old else None
    return Taken(target, found.entries, before, found.undated, on, tuple(problems), data)


def put(project: Project, taken: Taken) -> None:
    """Write what was taken over. Raises OSError."""
    if taken.data is not None:
        project.path(taken.file).parent.mkdir(parents=True, exist_ok=True)
        amend.write(project, {taken.file: taken.data})


def decide(project: Project, name: str, id_: str, decision: Decision) -> Decided:
    """Write a decision into the file of its round.

    Raises UnknownName for an entry that there is not and for what the decision lacks, ContentError; nothing is then
    written.
    """
    content = contents.load(project, lambda topic, language: False, ())
    (one,) = _rounds(content, [name])
    if id_ not in one.entries:
        raise UnknownName(f"there is no entry {id_!r} in {name}; {did_you_mean(id_, map(str, one.entries))}")
    before = one.entries[id_]
    given = {key: value for key in _DECIDED if (value := getattr(decision, key))}
    stands = {key: value for key in _DECIDED if (value := getattr(before, key))}
    needs = NEEDS[decision.state]
    too_much = [f"--{key}" for key in given if key not in needs]
    if too_much:
        raise UnknownName(f"what is {decision.state} has no {' and no '.join(too_much)}: leave that out")
    lacks = [f"--{key}" for key in needs if key not in given and key not in stands]
    if lacks:
        raise UnknownName(f"{id_} cannot be {decision.state} yet: say {' and '.join(lacks)} too")
    removed = {key: value for key, value in stands.items() if key not in needs}
    file = f"{FOLDER}/{name}.yaml"
    # taken out first: what is new behind it would leave its comma behind
    done = amend.amend(project.path(file).read_bytes(), file, [Remove(("entries", id_, key)) for key in removed])
    said = {"state": decision.state, **given}
    done = amend.amend(done, file, [Set(("entries", id_, key), value) for key, value in said.items()])
    problems = Problems()
    after = rounds_.parse(done, file, project, known(content), problems)
    problems.stop_on_errors()
    assert after is not None  # or a problem said why
    amend.write(project, {file: done})
    return Decided(after.entries[id_], removed)


def _same_round(old: Round, begun: Begun) -> None:
    """Raise UnknownName for what is said of a round that is there and stands otherwise in its file."""
    for field in fields(begun):
        said, stands = getattr(begun, field.name), getattr(old, field.name)
        if said is not None and said != stands:
            raise UnknownName(
                f"the round {str(old.round)!r} is there, and its {field.name!r} is "
                f"{'not said' if stands is None else stands}; leave --{field.name} out, or write {said} "
                f"in {old.place.file}"
            )


def _head(content: Content, name: str, begun: Begun) -> bytes:
    """The beginning of a new round's file. Raises UnknownName for what it lacks."""
    if not rounds_.is_name(name):
        raise UnknownName(f"a round cannot be called {name!r}: use small letters, digits and hyphens")
    if not begun.edition or not begun.title:
        raise UnknownName(f"the round {name!r} is new: say --edition and --title too")
    if begun.edition not in content.editions:
        names = map(str, content.editions)
        raise UnknownName(f"there is no edition {begun.edition!r}; {did_you_mean(begun.edition, names)}")
    of = begun.of or str(content.editions[begun.edition].version)
    lines = [
        "# yaml-language-server: $schema=../schema/feedback.json",
        f"round: {name}",
        f"title: {amend.scalar(begun.title, flow=False)}",
        f"edition: {begun.edition}",
        f"of: {amend.scalar(of, flow=False)}",
        *([f"sent: {begun.sent}"] if begun.sent is not None else []),
        *([f"returned: {begun.returned}"] if begun.returned is not None else []),
    ]
    return ("\n".join(lines) + "\n").encode()


def _as_value(entry: Entry) -> Mapping[str, str]:
    """An entry as it is written; what it does not have is left out."""
    keys = ("about", "kind", "text", "institution", "role", "date", "state")
    return {key: str(value) for key in keys if (value := getattr(entry, key))}


def _words(content: Content) -> Words:
    """The fixed words of the page. Raises ContentError where the bank lacks one."""
    phrases = content.bank.topics[_BANK].phrases
    names = [field.name for field in fields(Words)]
    for name in (*names, _WHOLE):
        if name not in phrases:
            content.problems.error(
                content.bank.topics[_BANK].place,
                "missing-word",
                f"the bank {_BANK!r} lacks the word {name!r}",
                "add it to its phrases",
            )
    content.problems.stop_on_errors()
    answers = phrases["answers"].text
    rest = answers
    for count in rounds_.COUNTS:
        rest = rest.replace(count, "", 1)
    if len(answers) != len(rest) + sum(map(len, rounds_.COUNTS)) or "{" in rest or "}" in rest:
        content.problems.error(
            place_of(answers, content.bank.topics[_BANK].place),
            "wrong-value",
            f"{_BANK}/answers: each of {', '.join(rounds_.COUNTS)} must stand in it once",
            "write them where the numbers are to stand",
        )
    content.problems.stop_on_errors()
    return Words(**{name: phrases[name].text for name in names})


def _called(content: Content, name: str) -> str:
    """What those who read the page call a card, a topic, or the whole set."""
    bank = content.bank
    if name in bank.by_number:
        _, card = bank.by_number[name]
        return f"{name} {card.text}"
    if name in bank.topics:
        return str(bank.topics[name].title)
    return str(bank.topics[_BANK].phrases[_WHOLE].text) if name == rounds_.WHOLE_SET else name


def _rounds(content: Content, names: Sequence[str]) -> tuple[Round, ...]:
    found = check(content, content.problems)
    content.problems.stop_on_errors()
    for name in names:
        if name not in {one.round for one in found}:
            raise UnknownName(f"there is no round {name!r}; {did_you_mean(name, [str(one.round) for one in found])}")
    return tuple(one for one in found if not names or one.round in names)
