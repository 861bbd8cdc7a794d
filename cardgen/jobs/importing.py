"""Import: a file that a translator sends back -> what it would change -> the language files, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cardgen import checks
from cardgen.bank.strings import String
from cardgen.bank.writing import Edit, edits
from cardgen.exchange import merge, po, xliff, xlsx
from cardgen.exchange.merge import Kind, Outcome, Side, Terms
from cardgen.exchange.parcel import Parcel
from cardgen.jobs import content as contents
from cardgen.jobs.choosing import choose, language_of
from cardgen.jobs.files import amend_files
from cardgen.problems import ContentError, Place, Problem, Problems, UnknownName
from cardgen.project import Project, today

_MOST_BYTES: Final = 100_000_000  # a sheet with pictures; each format has a narrower limit of its own
_READERS: Final[Mapping[str, Callable[[bytes, str, Problems], Parcel | None]]] = {
    ".po": po.read,
    ".xlf": xliff.read,
    ".xliff": xliff.read,
    ".xlsx": xlsx.read,
}


@dataclass(frozen=True)
class Import:
    """What a file would change. Nothing is written before `write`."""

    project: Project
    language: str
    strings: tuple[String, ...]
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many strings are added, changed, unchanged or refused."""
        return Counter(outcome.kind for outcome in self.outcomes)

    @property
    def changes(self) -> bool:
        """Is there anything to write?"""
        return any(outcome.rendering for outcome in self.outcomes)

    @property
    def refused(self) -> bool:
        """Is there anything that cannot be taken? Then nothing is."""
        return any(problem.level == "error" for problem in self.problems)

    def write(self) -> tuple[Problem, ...]:
        """Write all language files or none, and return what the checks say about the strings that were written.

        Raises ContentError.
        """
        if self.refused:
            raise ContentError(self.problems)
        new = {outcome.string.path_in_bank: outcome.rendering for outcome in self.outcomes if outcome.rendering}
        files: dict[str, list[Edit]] = {}
        before: dict[tuple[str, str], str] = {}  # the last entry of each topic and kind that there is or will be
        for string in self.strings:
            rendering = new.get(string.path_in_bank)
            group = (string.topic, string.kind)
            if rendering:
                after = "language" if string.kind == "title" else before.get(group)
                changes = edits(string.path, string.rendering, rendering, after)
                files.setdefault(string.file.file, []).extend(changes)
            if rendering or string.rendering:
                before[group] = string.name
        amend_files(self.project, files)
        return _findings(self.project, self.language, frozenset(new))


def plan(
    project: Project,
    file: Path,
    by: str | None = None,
    date: str | None = None,
    take: Side | None = None,
    *,
    old_source: bool = False,
) -> Import:
    """Read a file and compare it with the banks. Raises ContentError for what cannot be read, UnknownName, OSError."""
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise UnknownName(f"{file} is no file of a kind that can be imported: {', '.join(_READERS)}")
    if by is not None and not by.strip():
        raise UnknownName("--by needs a name or a role")
    content = contents.load(project, lambda topic, tag: False)
    content.problems.stop_on_errors()
    problems = Problems()
    if file.stat().st_size > _MOST_BYTES:
        problems.error(Place(file.name), "file-too-large", "the file is too large", "no export is so large: look at it")
        problems.stop_on_errors()
    parcel = reader(file.read_bytes(), file.name, problems)
    problems.stop_on_errors()
    if parcel is None:
        raise UnknownName(f"{file} holds nothing that can be imported")
    strings = choose(content, language_of(content, parcel.language), ())
    terms = Terms(" ".join(by.split()) if by else None, date or today().isoformat(), take, old_source)
    outcomes = merge.merge(parcel, strings, terms, problems)
    for string in {outcome.string.file: outcome.string for outcome in outcomes if outcome.rendering}.values():
        if (string.topic, string.language) not in content.bank.translations:
            problems.error(
                string.file,
                "no-language-file",
                f"there is no file for {string.topic} in {string.language} yet",
                f"make it with: cardgen new-language {string.language}",
            )
    return Import(project, parcel.language, strings, outcomes, tuple(problems))


def _findings(project: Project, language: str, written: frozenset[tuple[str, ...]]) -> tuple[Problem, ...]:
    content = contents.load(project, lambda topic, tag: False)
    topics = dict.fromkeys(path[0] for path in sorted(written))
    found = checks.look(content.bank, content.languages, language, topics, content.problems)
    problems = Problems()
    for one in found:
        string = one.finding.string
        if string and string.path_in_bank in written:
            problems.extend([one.problem])
    return tuple(problems)
