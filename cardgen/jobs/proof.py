"""Proof sheets: what one language says, on paper, for people who judge it without a computer.

1. read the content; only what is broken ends it here, since missing and stale strings are what a proof is for
2. make the rows: every string once, with what the checks say of it
3. lay out, look at every page, write
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cardgen import pdf
from cardgen.bank.strings import Standing, String
from cardgen.editions import Edition
from cardgen.jobs import content as contents
from cardgen.jobs import files
from cardgen.jobs.choosing import language_of
from cardgen.jobs.content import Content
from cardgen.jobs.judged import part, remarks, strings_of
from cardgen.jobs.plan import plan
from cardgen.layout import proofs, soundness
from cardgen.layout.frame import Document
from cardgen.layout.proofs import ProofSheet
from cardgen.problems import UnknownName, did_you_mean
from cardgen.project import Project

FOLDER: Final = "proof"


@dataclass(frozen=True)
class Proof:
    """What was written: the file, its topics and pages, and its strings by how far they are."""

    file: Path
    topics: tuple[str, ...]
    pages: int
    standings: Mapping[Standing, int]

    @property
    def strings(self) -> int:
        """How many strings there are to judge."""
        return sum(self.standings.values())


@dataclass(frozen=True)
class Laid:
    """A sheet that was laid out and looked at, not yet written."""

    document: Document
    topics: tuple[str, ...]
    standings: Mapping[Standing, int]


def proof(
    project: Project, language: str, topics: Sequence[str] = (), file: Path | None = None, *, blind: bool = False
) -> Proof:
    """Write the proof sheet of a language, of all topics that editions print or of these.

    A `blind` one shows the translations alone. Raises ContentError for broken content, UnknownName for a wrong
    language or topic, OSError.
    """
    content = contents.load(project, lambda topic, tag: False)
    laid = lay_out(content, language, topics, blind=blind)
    target = file or project.root / "output" / FOLDER / _name(language, topics, blind=blind)
    files.put(target, pdf.write(laid.document, content.ready.shaper.faces))
    return Proof(target, laid.topics, len(laid.document.frames), laid.standings)


def lay_out(content: Content, language: str, topics: Sequence[str] = (), *, blind: bool = False) -> Laid:
    """Lay out a proof sheet of content that was read. Raises ContentError and UnknownName."""
    tag = language_of(content, language)
    names = _topics(content, tag, topics)
    material = content.ready
    design = proofs.load_design(content.project, material.theme, content.problems)
    content.problems.stop_on_errors()
    assert design is not None  # or a problem said why
    found = _to_read(content, names, tag, blind=blind)
    said = {} if blind else remarks(material, tag)
    parts = tuple(
        part(material, name, tag, said, editions=_editions(content, name, tag), blind=blind, number=number)
        for number, name in enumerate(found, 1)
    )
    pictures = {row.picture for one in parts for row in one.rows if row.picture} if not blind else set()
    material.register.check(sorted(pictures), content.problems)
    content.problems.stop_on_errors()
    newest = max(content.editions.values(), key=lambda one: one.day)
    sheet = ProofSheet(tag, parts, newest.day, str(newest.publisher), blind)
    document = proofs.compose(material, design, sheet)
    soundness.check(document, design.format, material, f"proof of {tag}")
    content.problems.stop_on_errors()
    return Laid(document, tuple(found), Counter(one.standing for some in found.values() for one in some))


def _to_read(content: Content, names: Sequence[str], language: str, *, blind: bool) -> Mapping[str, tuple[String, ...]]:
    """The strings by topic; on a blind sheet those that are translated. Topics without any are left out."""
    found = {name: strings_of(content.bank, name, language) for name in names}
    if blind:
        found = {name: tuple(one for one in some if one.text.strip()) for name, some in found.items()}
    if not any(found.values()):
        raise UnknownName(f"there is nothing to read: {', '.join(names)} is not translated into {language}")
    return {name: some for name, some in found.items() if some}


def _topics(content: Content, language: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """The topics that were asked for, or those that editions in this language print: their own, then shared ones."""
    for name in wanted:
        if name not in content.bank.topics:
            content.problems.stop_on_errors()  # the name may be unknown because its file is broken
            raise UnknownName(f"there is no topic {name!r}; {did_you_mean(name, content.bank.topics)}")
    content.problems.stop_on_errors()
    if not content.editions:
        raise UnknownName("a sheet bears the date of an edition, and there is none; write one in content/editions")
    if wanted:
        return tuple(dict.fromkeys(wanted))
    every = tuple(content.editions.values())
    editions = [one for one in every if language in one.languages] or every
    own = [str(name) for one in editions for name in one.topics]
    return tuple(dict.fromkeys([*own, *(name for one in editions for name in _printed(content, one))]))


def _printed(content: Content, edition: Edition) -> tuple[str, ...]:
    """Every topic and bank that an edition prints."""
    names = dict.fromkeys(one.topic for one in plan(edition, (), ()))
    return tuple(name for name in contents.topics_of(content, edition, names) if name in content.bank.topics)


def _editions(content: Content, topic: str, language: str) -> tuple[str, ...]:
    """The editions that print a topic in a language, with their versions."""
    return tuple(
        f"{one.title} {one.version}"
        for one in content.editions.values()
        if language in one.languages and topic in _printed(content, one)
    )


def _name(language: str, topics: Sequence[str], *, blind: bool) -> str:
    return "-".join(["proof", language, *dict.fromkeys(topics), *(["blind"] if blind else [])]) + ".pdf"
