"""Sign translations: somebody who is qualified answers for the wording of these strings, from this day on.

Writes `state` and a signature into the language files and leaves everything else in them as it is, byte for byte.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cardgen import checks
from cardgen.bank.model import Rendering
from cardgen.bank.signing import NotRevised, Step
from cardgen.bank.signing import sign as sign_rendering
from cardgen.bank.strings import String
from cardgen.bank.writing import Edit, edits
from cardgen.checks import changed_after_signing, one_pair_of_eyes, unsigned
from cardgen.checks.one_pair_of_eyes import only_reader
from cardgen.jobs import content as contents
from cardgen.jobs.choosing import choose, language_of, name_of
from cardgen.jobs.content import Content
from cardgen.jobs.days import past_day
from cardgen.jobs.files import amend_files
from cardgen.problems import Problem, Problems, UnknownName
from cardgen.project import Project

_CURED: Final = frozenset({unsigned.CHECK.id, changed_after_signing.CHECK.id})  # by the signature itself
_ALONE: Final = one_pair_of_eyes.CHECK.id


@dataclass(frozen=True)
class Signed:
    """What was signed: strings by topic, the names of those that had been signed before, and warnings about all.

    `without` are topics that were meant too and have no file in the language. `remarks` are what the office was to know
    of strings that were signed, with the name of each.
    """

    language: str
    step: Step
    by: str
    date: str
    topics: Mapping[str, int]
    before: tuple[str, ...]
    without: tuple[str, ...]
    warnings: tuple[Problem, ...]
    remarks: tuple[tuple[str, str], ...] = ()

    @property
    def count(self) -> int:
        """How many strings have a new signature."""
        return sum(self.topics.values())


def sign(
    project: Project,
    language: str,
    step: Step,
    by: str,
    names: Sequence[str] = (),
    date: str | None = None,
    *,
    dry_run: bool = False,
) -> Signed:
    """Sign all strings of a language, or those that are named, as revised or approved.

    All or nothing: raises ContentError where one of them is missing, stale, has an error, or is to be approved
    and was not revised. Raises UnknownName for a wrong language, name or date.
    """
    by, date = _signer(by, date)
    content = contents.load(project, lambda topic, tag: False)
    content.problems.stop_on_errors()
    meant = choose(content, language_of(content, language), names)
    chosen = [one for one in meant if _has_file(content, one)]
    problems = _findings(content, chosen)
    signed = _signed(chosen, step, by, date, problems)
    problems.stop_on_errors()
    todo = [(string, new) for string, new in signed if new != string.rendering]
    _by_one_person(todo, problems)
    if not dry_run:
        _write(project, todo)
    return Signed(
        language=language,
        step=step,
        by=by,
        date=date,
        topics=Counter(string.topic for string, _ in todo),
        before=tuple(name_of(string) for string, new in signed if new == string.rendering),
        without=tuple(dict.fromkeys(one.topic for one in meant if not _has_file(content, one))),
        warnings=tuple(problems),
        remarks=tuple((name_of(string), str(new.remark)) for string, new in todo if new.remark),
    )


def _signer(by: str, date: str | None) -> tuple[str, str]:
    name = " ".join(by.split())
    if not any(char.isalpha() for char in name):
        raise UnknownName('a signature needs a name or a role: --by "Jana Nováková, tlumočnice"')
    return name, past_day(date, "a signature cannot be dated ahead")


def _has_file(content: Content, string: String) -> bool:
    return (string.topic, string.language) in content.bank.translations


def _findings(content: Content, chosen: Sequence[String]) -> Problems:
    """What the checks say about the strings that are to be signed, and about nothing else."""
    problems = Problems()
    keys = {one.path_in_bank for one in chosen}
    files = {one.file.file for one in chosen}
    silences = Problems()
    for language in dict.fromkeys(one.language for one in chosen):
        # all topics, since checks compare them
        for found in checks.look(content.bank, content.languages, language, tuple(content.bank.topics), silences):
            string = found.finding.string
            if string and string.path_in_bank in keys and found.check.id not in _CURED:
                problems.extend([found.problem])
    problems.extend(problem for problem in silences if problem.place.file in files)
    return problems


def _signed(
    chosen: Sequence[String], step: Step, by: str, date: str, problems: Problems
) -> list[tuple[String, Rendering]]:
    """Each string with its rendering signed. What nobody has revised is told, once a topic."""
    done: list[tuple[String, Rendering]] = []
    unrevised: dict[str, list[String]] = {}
    for string in chosen:
        if string.rendering:
            try:
                done.append((string, sign_rendering(string.rendering, step, by, date)))
            except NotRevised:
                unrevised.setdefault(string.topic, []).append(string)
    for topic, found in unrevised.items():
        names = [name_of(one) for one in found]
        language = found[0].language
        problems.error(
            found[0].place,
            "not-revised",
            f"{topic}, {language}: nobody has revised these as they are now, so they cannot be approved: "
            + _shown(names),
            f'first: cardgen sign {language} --as revised --by "..." {names[0] if len(names) == 1 else topic}',
        )
    return done


def _by_one_person(todo: Sequence[tuple[String, Rendering]], problems: Problems) -> None:
    """Warn of what is now both revised and approved by one person, once a topic."""
    found: dict[tuple[str, str], list[String]] = {}
    for string, new in todo:
        name = only_reader(new)
        if name and _ALONE not in string.silence:
            found.setdefault((string.topic, name), []).append(string)
    for (topic, name), strings in found.items():
        problems.warning(
            strings[0].place,
            _ALONE,
            f"{topic}, {strings[0].language}: {name} both revised and approved these: "
            + _shown([name_of(one) for one in strings]),
            one_pair_of_eyes.WAY_OUT,
        )


def _shown(names: Sequence[str]) -> str:
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def _write(project: Project, todo: Sequence[tuple[String, Rendering]]) -> None:
    files: dict[str, list[Edit]] = {}
    for string, new in todo:
        files.setdefault(string.file.file, []).extend(edits(string.path, string.rendering, new))
    amend_files(project, files)
