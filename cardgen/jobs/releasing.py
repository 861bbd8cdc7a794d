"""Release an edition: make its files, keep them, and write down for good what was issued.

1. read the content; refuse what is not approved (a trial may), and a version that was issued before
2. make all files beside output/releases/EDITION/VERSION/
3. write the record beside content/releases/EDITION/VERSION/
4. move the files, then the record into their places
5. write the release into the list of all: with that it is there
"""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cardgen
from cardgen import marked
from cardgen.bank.model import Rendering, Signature, Topic
from cardgen.bank.strings import String
from cardgen.editions import Edition, Manifest, ledger, records
from cardgen.editions.manifest import FILE as MANIFEST
from cardgen.editions.records import Issued, Kind, Leaf, Numbers, Record, Release, Signed
from cardgen.jobs import content as contents
from cardgen.jobs import folders, release, selection, shown
from cardgen.jobs.alone import alone
from cardgen.jobs.build import Made, make
from cardgen.jobs.content import Content
from cardgen.jobs.files import put
from cardgen.jobs.making import Progress, make_all
from cardgen.jobs.plan import FilePlan, languages_of
from cardgen.jobs.records import cards_of, record
from cardgen.jobs.selection import Wanted
from cardgen.problems import Problem, Problems
from cardgen.project import Project, today
from cardgen.shapes import place_of

KEPT: Final = "output/releases"


@dataclass(frozen=True)
class Done:
    """What was released: the record, the folder of the files and how many cards of them are drafts.

    `before` is the version that binders may have, which are exchanged leaf by leaf; None for documents and for a
    first release.
    """

    release: Release
    files: Path
    pages: int
    cards: int
    drafts: int
    warnings: tuple[Problem, ...]
    before: str | None = None


def kept(project: Project, edition: str, version: str) -> Path:
    """Where the files of a release are kept, if nobody cleared them away."""
    return project.root / KEPT / edition / version


def issue(
    project: Project,
    name: str,
    by: str,
    *,
    trial: bool = False,
    dry_run: bool = False,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Done:
    """Release an edition as the version that its file names; a `dry_run` makes all and keeps nothing.

    Raises ContentError with all problems, and while another run releases; nothing is then changed. Raises UnknownName.
    """
    with contextlib.nullcontext() if dry_run else _alone(project):
        return _issue(project, name, by, trial=trial, dry_run=dry_run, jobs=jobs, progress=progress)


@contextlib.contextmanager
def _alone(project: Project) -> Iterator[None]:
    """One release after the other: each begins with what the one before has written down."""
    place = project.root / records.FOLDER
    with contextlib.ExitStack() as stack:
        with folders.told(place):
            stack.enter_context(alone(place))
        yield


def _issue(
    project: Project, name: str, by: str, *, trial: bool, dry_run: bool, jobs: int, progress: Progress | None
) -> Done:
    wanted = Wanted(editions=(name,), release=not trial)
    content = contents.load(project, selection.needed(project, wanted))
    editions, plans = selection.planned(content, wanted)
    edition, plan = editions[name], plans[name]
    topics = tuple(dict.fromkeys(one.topic for one in plan))
    contents.require(content, edition, topics, sorted(languages_of(plan)))
    if not trial:
        release.check(content, [release.scope(edition, plan)], "issue it as a trial (--trial), whose record says so")
    shown.check_dates(content, edition, topics, today())
    _new_version(content, edition)
    _named(content, edition, by)
    contents.check_pictures(content, content.ready)
    content.problems.stop_on_errors()
    problems = Problems()
    problems.extend(content.problems)
    before = content.releases.of(str(edition.edition))
    target = kept(project, str(edition.edition), str(edition.version))
    with folders.fresh_folders(target.parent, {name: target}) as fresh:
        made = sorted(make_all(content, plan, make, fresh, jobs, progress), key=lambda one: one.plan.path)
        for one in made:
            problems.extend(one.problems)
        problems.stop_on_errors()
        entries = tuple(one.entry for one in made if one.entry)
        done = _release(content, edition, plan, made, "trial" if trial else "release", by)
        content.problems.stop_on_errors()
        if not dry_run:
            manifest = Manifest(name, str(edition.version), edition.day.isoformat(), not trial, entries)
            (fresh[name] / MANIFEST).write_text(manifest.to_json(), encoding="utf-8", newline="\n")
            with _record_written(project, done) as put_in_place:
                folders.exchange(fresh[name], target)
                put_in_place()
    cards = [card for entry in entries for card in entry.cards]
    return Done(
        release=done.release,
        files=target,
        pages=sum(entry.pages for entry in entries),
        cards=len(cards),
        drafts=sum(card["state"] == "draft" for card in cards),
        warnings=tuple(problem for problem in problems if problem.level == "warning" and not _is_mended(problem, done)),
        before=before[-1].version if before and edition.topics else None,
    )


def _is_mended(problem: Problem, done: _Written) -> bool:
    """Was it that an earlier run did not finish this very release?"""
    return problem.code == ledger.NOT_FINISHED and problem.place.file == f"{done.release.folder}/{records.FILE}"


# -- what may be released ------------------------------------------------------------------------


def _new_version(content: Content, edition: Edition) -> None:
    """A version is issued once; its files are out there."""
    place = place_of(edition.version, edition.place)
    version = str(edition.version)
    if not records.VERSION.fullmatch(version):
        content.problems.error(
            place,
            "wrong-value",
            f"{version!r} cannot be the version of a release",
            "write letters, digits, points and hyphens, like 2026.1",
        )
    name = str(edition.edition)
    way_out = f"raise 'version' in {edition.place.file} (and see to 'date'): a version means one thing for good"
    found = content.releases.find(name, version)
    folder = content.project.path(records.folder_of(name, version))
    if found or (folder.exists() and not (folder / ledger.UNLISTED).exists()):
        said = f"{name} {version} was released" + (f" on {found.recorded}" if found else " before")
        content.problems.error(place, "already-released", said, way_out, also=[found.place] if found else [])
        return
    newest = next(iter(content.releases.of(name)[-1:]), None)
    if newest and records.order(version) <= records.order(newest.version):
        content.problems.error(
            place,
            "not-newer",
            f"{name} {version} would not be newer than {newest.version}, which was released on {newest.recorded}",
            f"{way_out}, and who holds what is told by its order",
            also=[newest.place],
        )


def _named(content: Content, edition: Edition, by: str) -> None:
    if not any(char.isalpha() for char in by) or not by.isprintable() or len(by) > 200:
        content.problems.error(
            edition.place, "wrong-value", f"{by!r} is not a name", "say with --by who releases: a name and a role"
        )


# -- the record ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Written:
    """A release, and the text of each file of its folder."""

    release: Release
    texts: dict[str, str]


def _release(
    content: Content, edition: Edition, plan: Sequence[FilePlan], made: Sequence[Made], kind: Kind, by: str
) -> _Written:
    texts: dict[str, str] = {}
    files = []
    found = []
    for one in made:
        assert one.entry is not None  # or an error ended it
        held = record(content, one.plan, cards_of(one.entry), one.leaves, one.titles)
        text = records.write_record(held)
        _readable(one.plan.path, text, edition, content.problems)
        texts[records.record_file(one.plan.path)] = text
        hashed = records.sha256(text.encode())
        files.append(Issued(one.plan.path, one.entry.sha256, one.entry.pages, hashed))
        found.append(held)
    release_ = Release(
        edition=str(edition.edition),
        version=str(edition.version),
        kind=kind,
        date=edition.day.isoformat(),
        recorded=today().isoformat(),
        by=by,
        cardgen=cardgen.__version__,
        files=tuple(files),
        numbers=_numbers(content, found),
        signed=tuple(_signatures(content, edition, plan)),
    )
    texts[records.FILE] = records.write_release(release_)
    return _Written(release_, texts)


def _readable(file: str, text: str, edition: Edition, problems: Problems) -> None:
    """A record that nobody could read would stop every command from then on."""
    size = len(text.encode())
    if size > marked.MAX_BYTES:
        problems.error(
            edition.place,
            "file-too-large",
            f"the record of {file} would have {size:,} bytes, more than the {marked.MAX_BYTES:,} that can be read",
            "divide its topic, or issue it in fewer languages together",
        )


def _numbers(content: Content, found: Sequence[Record]) -> dict[str, Numbers]:
    """The numbers that were printed, by topic, in their order, and where the marks of its sections stood."""
    cards: dict[str, dict[int, str]] = {}
    marked = {leaf.topic for held in found for leaf in held.leaves if leaf.mark is not None}
    for held in found:
        for leaf in held.leaves:
            topic = content.bank.topics.get(leaf.topic)
            if topic is not None and topic.letter and leaf.is_card:
                cards.setdefault(leaf.topic, {})[_number(leaf, str(topic.letter))] = leaf.id
    return {
        topic: Numbers(
            letter=str(content.bank.topics[topic].letter),
            cards={str(number): numbered[number] for number in sorted(numbered)},
            retired=content.bank.topics[topic].retired,
            marks=_marks(content.bank.topics[topic]) if topic in marked else {},
        )
        for topic, numbered in sorted(cards.items())
    }


def _marks(topic: Topic) -> dict[str, int]:
    return {str(section.id): section.mark for section in topic.sections if section.mark is not None}


def _number(leaf: Leaf, letter: str) -> int:
    return int(leaf.leaf.removeprefix(letter))


def _signatures(content: Content, edition: Edition, plan: Sequence[FilePlan]) -> Iterator[Signed]:
    topics = dict.fromkeys(one.topic for one in plan)
    for found in release.printed(content, edition, topics, sorted(languages_of(plan))):
        yield Signed(
            topic=found.topic,
            language=found.language,
            strings=len(found.strings),
            revised=_signers(one.revised for one in _that_count(found.strings, ("revised", "approved"))),
            approved=_signers(one.approved for one in _that_count(found.strings, ("approved",))),
        )


def _that_count(found: Sequence[String], standings: tuple[str, ...]) -> Iterator[Rendering]:
    return (one.rendering for one in found if one.rendering and one.standing in standings)


def _signers(signatures: Iterator[Signature | None]) -> dict[str, int]:
    return dict(Counter(str(one.by) for one in signatures if one))


# -- its place -----------------------------------------------------------------------------------


@contextlib.contextmanager
def _record_written(project: Project, written: _Written) -> Iterator[Callable[[], object]]:
    """Write the record beside its place; what is yielded moves it there and lists it.

    The list is the last that is written. A run that ends before leaves a folder that says itself that it is not listed;
    nobody reads that, and the next run takes it away.
    """
    place = project.path(written.release.folder)
    fresh = place.with_name(f".{place.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        for name, text in {**written.texts, ledger.UNLISTED: ""}.items():
            (fresh / name).write_text(text, encoding="utf-8", newline="\n")
        yield lambda: _listed(project, written.release, fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        for folder in (place.parent, place.parent.parent):
            with contextlib.suppress(OSError):
                folder.rmdir()  # only if nothing came into it


def _listed(project: Project, release: Release, fresh: Path, place: Path) -> None:
    """Move the record into its place and name it in the list, or do neither."""
    problems = Problems()
    listed = ledger.read_list(project, problems)
    problems.stop_on_errors()
    data = ledger.write_list(listed, release).encode()
    target = project.path(ledger.LIST)
    if (place / ledger.UNLISTED).exists():
        shutil.rmtree(place)
    fresh.rename(place)
    try:
        put(target, data)
    except BaseException:
        if not target.is_file() or target.read_bytes() != data:
            shutil.rmtree(place)
        raise
    # also of earlier releases, where a run was killed at this point
    for folder in (*(one.folder for one in listed), release.folder):
        (project.path(folder) / ledger.UNLISTED).unlink(missing_ok=True)
