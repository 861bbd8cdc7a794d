"""Certificates for real people: a list that lies anywhere on disk -> one PDF beside it.

Names are private. They stand in the file that is asked for and in the messages of this run: not in the project, not in
a manifest, not in what check remembers. So neither the list nor the file may lie in the project, which is shared.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cardgen import checks, pdf
from cardgen.editions import Edition
from cardgen.editions.edition import FOLDER
from cardgen.exchange import participants
from cardgen.exchange.table import MOST_BYTES
from cardgen.jobs import awarding, files
from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.days import day_of
from cardgen.jobs.plan import issue_of
from cardgen.languages import SOURCE
from cardgen.layout.certificates import BANK, Certificate
from cardgen.layout.certificates.texts import is_unverified
from cardgen.layout.context import WORDS
from cardgen.problems import Place, Problem, Problems, UnknownName, did_you_mean
from cardgen.project import Project


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a `list` of people; the `language` of rows that name none; the `edition` whose layout and
    publisher count, the only one with certificates if none is named; the `date` of the certificates, like 2026-11-22,
    the last day of each course without it; where the `output` goes, beside the list without it."""

    list: Path
    language: str | None = None
    edition: str | None = None
    date: str | None = None
    output: Path | None = None
    skip_below: bool = False


@dataclass(frozen=True)
class Awarded:
    """What was written: the file, how many certificates, how many people attended too little and were left out,
    and how many certificates are samples or have words that nobody has checked."""

    file: Path
    certificates: int
    left_out: int
    samples: int
    unverified: int
    warnings: tuple[Problem, ...]


def certificates(project: Project, wanted: Wanted) -> Awarded:
    """Write the certificates of a list, or nothing. Raises ContentError, UnknownName, OSError."""
    target = wanted.output or wanted.list.with_suffix(".pdf")
    _keep_out(project, wanted.list, target)
    if target.resolve() == wanted.list.resolve():
        raise UnknownName(f"{target} is the list itself; name another file with --output")
    day = day_of(wanted.date) if wanted.date is not None else None
    data = _bytes(wanted.list)
    content = contents.load(project, lambda topic, tag: False)
    content.problems.stop_on_errors()
    edition = _edition(content, wanted.edition)
    if wanted.language is not None and wanted.language not in content.languages:
        raise UnknownName(
            f"there is no language {wanted.language!r}; {did_you_mean(wanted.language, content.languages)}"
        )
    content.problems.clear()  # what there is to say of the content is for `cardgen check`
    rules = awarding.rules_of(content, wanted.language, skip_below=wanted.skip_below)
    content.problems.stop_on_errors()
    assert rules is not None  # or a problem said why
    found = participants.read(data, str(wanted.list), rules, content.problems)
    made: list[Certificate] = []
    document = None
    if _have_words(content, {one.language for one in found}):
        assert edition.certificates is not None  # _edition has seen to it
        design = content.certificates[edition.certificates.layout]
        made = awarding.award(content, found, sample=False, day=day)
        # whatever else is wrong, names that cannot be set are told with it
        document = awarding.lay_out(content, design, issue_of(edition), made)
    content.problems.stop_on_errors()
    assert document is not None  # or a problem said why
    if not made:
        raise UnknownName(f"nobody in {wanted.list} gets a certificate")
    material = content.ready
    files.put(target, pdf.write(document, material.shaper.faces))
    return Awarded(
        file=target,
        certificates=len(made),
        left_out=sum(problem.code == participants.BELOW for problem in content.problems),
        samples=sum(one.sample for one in made),
        unverified=sum(is_unverified(material, one) for one in made),
        warnings=tuple(content.problems),
    )


def _keep_out(project: Project, *paths: Path) -> None:
    """Refuse what lies in the project: it is shared, and names are private."""
    root = project.root.resolve()
    for path in paths:
        if path.resolve().is_relative_to(root):
            raise UnknownName(
                f"{path} lies in the project, where others would see the names; keep lists of people and their "
                "certificates in a folder of their own (--output names another place for the file)"
            )


def _bytes(path: Path) -> bytes:
    """The file, but no more of it than tells that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnknownName(f"{path} cannot be read: {error.strerror or error}") from error


def _edition(content: Content, name: str | None) -> Edition:
    """The edition that is named, or the only one with certificates."""
    having = {key: edition for key, edition in content.editions.items() if edition.certificates}
    if name is not None:
        if name not in having:
            raise UnknownName(f"there is no edition {name!r} with certificates; {did_you_mean(name, having)}")
        return having[name]
    if not having:
        raise UnknownName(f"no edition has certificates; add the key 'certificates' to one in {FOLDER}")
    if len(having) > 1:
        raise UnknownName(f"name one with --edition: {', '.join(having)} have certificates")
    return next(iter(having.values()))


def _have_words(content: Content, languages: Collection[str]) -> bool:
    """Tell what keeps the words of certificates from print in these languages, as a build would."""
    problems = content.problems
    before = len(problems.errors)
    for tag in sorted(set(languages) | {SOURCE}):
        lacking = [bank for bank in (BANK, WORDS) if tag != SOURCE and (bank, tag) not in content.bank.translations]
        for bank in lacking:
            problems.error(
                Place(f"content/phrases/{bank}/{tag}.yaml"),
                "missing-translation",
                f"the list asks for {tag}, but {bank} has no translation into it",
                "have it translated, or choose another language for these people",
            )
        if not lacking:
            found = checks.look(content.bank, content.languages, tag, (BANK, WORDS), Problems(), checks.FOR_PRINT)
            problems.extend(one.problem for one in found if one.problem.level == "error")
    return len(problems.errors) == before
