"""Which release a command is about, and the files of an edition as the content is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.editions import Edition
from cardgen.editions.ledger import Releases
from cardgen.editions.records import Record, Release
from cardgen.jobs import content as contents
from cardgen.jobs import selection
from cardgen.jobs.content import Content
from cardgen.jobs.plan import FilePlan, languages_of
from cardgen.jobs.selection import Wanted
from cardgen.problems import UnknownName, did_you_mean
from cardgen.project import Project


@dataclass(frozen=True)
class Chosen:
    """Content that was read, an edition of it, and the files of it that are asked for."""

    content: Content
    edition: Edition
    plans: tuple[FilePlan, ...]

    @property
    def name(self) -> str:
        """The edition's name."""
        return str(self.edition.edition)

    @property
    def version(self) -> str:
        """The version that the edition's file names now."""
        return str(self.edition.version)


def choose(project: Project, edition: str, languages: Sequence[str] = (), topics: Sequence[str] = ()) -> Chosen:
    """Read what the files of an edition need. Raises ContentError and UnknownName."""
    wanted = Wanted((edition,), tuple(languages), tuple(topics))
    content = contents.load(project, selection.needed(project, wanted))
    _, plans = selection.planned(content, wanted)
    found = content.editions[edition]
    plan = plans[edition]
    contents.require(content, found, [one.topic for one in plan], sorted(languages_of(plan)))
    content.problems.stop_on_errors()
    return Chosen(content, found, plan)


def release_of(releases: Releases, edition: str, version: str | None = None) -> Release:
    """A release of an edition, the newest where no version is named. Raises UnknownName."""
    known = releases.of(edition)
    if not known:
        raise UnknownName(f"no version of {edition} was released yet; cardgen release {edition} does it")
    if version is None:
        return known[-1]
    found = releases.find(edition, version)
    if found is None:
        versions = [one.version for one in known]
        raise UnknownName(f"{edition} has no release {version!r}; {did_you_mean(version, versions)}")
    return found


def is_asked_for(record: Record, languages: Sequence[str], topics: Sequence[str]) -> bool:
    """Is a file that was issued one of those that are asked for? A file in several languages is in none of them."""
    return (not topics or record.topic in topics) and (not languages or record.language in languages)
