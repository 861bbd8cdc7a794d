"""Build editions: read, plan, lay out and write each file in a process of its own, record, and move into place.

1. read the content; any error ends it here, nothing is touched
2. plan the files
3. make them beside their place, in parallel; each tells its problems and its cards
4. write the manifest
5. exchange the edition's folder for the new one
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from cardgen import pdf
from cardgen.editions import Edition, FileEntry
from cardgen.editions.records import Record
from cardgen.jobs import content as contents
from cardgen.jobs import folders, onrecord, partners, records, release, selection, shown, unfinished
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.making import Progress, make_all
from cardgen.jobs.plan import FilePlan, languages_of
from cardgen.jobs.selection import Wanted
from cardgen.layout.leaf import LeafRecord
from cardgen.problems import Problem, Problems
from cardgen.project import Project, today

__all__ = ["Built", "Progress", "Wanted", "build"]


@dataclass(frozen=True)
class Built:
    """What a build made, for the closing summary. `drafts` counts cards that nobody has checked."""

    folders: tuple[Path, ...]
    files: int
    pages: int
    cards: int
    drafts: int
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class Made:
    """What came back from making one file; no entry where it has an error."""

    plan: FilePlan
    entry: FileEntry | None
    leaves: tuple[LeafRecord, ...]
    titles: Mapping[str, Mapping[str, str]]
    problems: tuple[Problem, ...]


def build(project: Project, wanted: Wanted, output: Path, jobs: int = 0, progress: Progress | None = None) -> Built:
    """Build into `output`/<edition>. `jobs` is the number of processes, 0 for one a core.

    Raises ContentError with all problems; the earlier output is then as it was. Raises UnknownName.
    `progress` is called with files done, files in all, and the path of the file just done.
    """
    content, editions, plans = prepare(project, wanted)
    todo = [one for name in editions for one in plans[name]]
    problems = Problems()
    problems.extend(content.problems)
    places = {name: folders.place_of_edition(output, name) for name in editions}
    with folders.fresh_folders(output, places) as fresh:
        made = make_all(content, todo, make, fresh, jobs, progress)
        for one in made:
            problems.extend(one.problems)
        problems.stop_on_errors()
        entries = {name: [m.entry for m in made if m.plan.edition == name and m.entry] for name in editions}
        for name, edition in editions.items():
            _on_record(content, edition, [one for one in made if one.plan.edition == name], problems)
            whole = not (wanted.languages or wanted.topics)
            folders.complete(fresh[name], places[name], edition, entries[name], whole=whole, release=wanted.release)
        for name in editions:
            folders.exchange(fresh[name], places[name])
    cards = [card for name in editions for entry in entries[name] for card in entry.cards]
    return Built(
        folders=tuple(output / name for name in editions),
        files=len(made),
        pages=sum(entry.pages for name in editions for entry in entries[name]),
        cards=len(cards),
        drafts=sum(card["state"] == "draft" for card in cards),
        warnings=tuple(problem for problem in problems if problem.level == "warning"),
    )


def prepare(project: Project, wanted: Wanted) -> tuple[Content, dict[str, Edition], dict[str, tuple[FilePlan, ...]]]:
    """Read the content and plan the files, by edition. Raises ContentError where anything of it may not be printed."""
    content = contents.load(project, selection.needed(project, wanted))
    editions, plans = selection.planned(content, wanted)
    for name, edition in editions.items():
        topics = [one.topic for one in plans[name]]
        contents.require(content, edition, topics, sorted(languages_of(plans[name])))
        unfinished.tell(content, edition, topics, sorted(languages_of(plans[name])))
        shown.check_dates(content, edition, topics, today())
    if wanted.release:
        release.check(content, [release.scope(edition, plans[name]) for name, edition in editions.items()])
    contents.check_pictures(content, content.ready)
    content.problems.stop_on_errors()
    return content, editions, plans


def _on_record(content: Content, edition: Edition, made: Sequence[Made], problems: Problems) -> None:
    by_path = {one.plan.path: one for one in made}

    def recorded(entry: FileEntry) -> Record:
        one = by_path[entry.path]
        return records.record(content, one.plan, records.cards_of(entry), one.leaves, one.titles)

    onrecord.differing(content, edition, [one.entry for one in made if one.entry], recorded, problems)


def make(content: Content, one: FilePlan, folder: Path) -> Made:
    """Lay out and write one file; runs in a process of its own."""
    material = content.material
    assert material is not None  # or the build would not have come so far
    material.problems.clear()  # what an earlier file of this process had, it has told
    made = lay_out(content, one)
    if material.problems.errors:
        return Made(one, None, (), {}, tuple(material.problems))
    data = pdf.write(made.document, material.shaper.faces)
    (folder / one.path).write_bytes(data)
    entry = FileEntry(
        path=one.path,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(made.document.frames),
        topic=one.topic,
        language=one.language,
        layout=one.layout,
        cards=tuple({**asdict(card), "pages": list(card.pages)} for card in made.cards),
        partners=partners.recorded(content.editions[one.edition], content.partners, one),
    )
    return Made(one, entry, made.leaves, made.titles, tuple(material.problems))
