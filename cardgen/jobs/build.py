"""Build editions: read, plan, lay out and write each file in a process of its own, record, and move into place.

1. read the content; any error ends it here, nothing is touched
2. plan the files
3. make them beside their place, in parallel; each tells its problems and its cards
4. write the manifest
5. exchange the edition's folder for the new one
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from pathlib import Path

from cardgen import pdf
from cardgen.bank.translations import Needed
from cardgen.editions import Edition, FileEntry, Manifest
from cardgen.editions.edition import FOLDER, LOOSE
from cardgen.editions.manifest import FILE as MANIFEST
from cardgen.jobs import content as contents
from cardgen.jobs import release
from cardgen.jobs.content import Content
from cardgen.jobs.plan import FilePlan, issue_of, languages_of, plan
from cardgen.layout import sets, soundness
from cardgen.layout.context import WORDS
from cardgen.problems import ContentError, Place, Problem, Problems, did_you_mean
from cardgen.project import Project


@dataclass(frozen=True)
class Wanted:
    """What to build: all editions, or these; all languages and topics of them, or these."""

    editions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    release: bool = False


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
class _Made:
    """What came back from making one file."""

    plan: FilePlan
    entry: FileEntry | None
    problems: tuple[Problem, ...]


class UnknownName(ValueError):
    """An edition, language or topic was asked for that there is not; the message says the way out."""


Progress = Callable[[int, int, str], None]


def build(project: Project, wanted: Wanted, output: Path, jobs: int = 0, progress: Progress | None = None) -> Built:
    """Build into `output`/<edition>. `jobs` is the number of processes, 0 for one a core.

    Raises ContentError with all problems; the earlier output is then as it was. Raises UnknownName.
    `progress` is called with files done, files in all, and the path of the file just done.
    """
    content = contents.load(project, _needed(project, wanted))
    editions, plans = _planned(content, wanted)
    for name, edition in editions.items():
        topics = [one.topic for one in plans[name]]
        contents.require(content, edition, topics, sorted(languages_of(plans[name])))
        if wanted.release:
            release.check(content, edition, topics, sorted(languages_of(plans[name])))
    contents.check_pictures(content, content.ready)
    content.problems.stop_on_errors()
    todo = [one for name in editions for one in plans[name]]
    problems = Problems()
    problems.extend(content.problems)
    places = {name: _place(output, name) for name in editions}
    with _fresh_folders(output, places) as fresh:
        made = _make_all(content, todo, fresh, jobs, progress)
        for one in made:
            problems.extend(one.problems)
        problems.stop_on_errors()
        entries = {name: [m.entry for m in made if m.plan.edition == name and m.entry] for name in editions}
        for name, edition in editions.items():
            whole = not (wanted.languages or wanted.topics)
            _complete(fresh[name], places[name], edition, entries[name], whole=whole, release=wanted.release)
        for name in editions:
            _exchange(fresh[name], places[name])
    cards = [card for name in editions for entry in entries[name] for card in entry.cards]
    return Built(
        folders=tuple(output / name for name in editions),
        files=len(made),
        pages=sum(entry.pages for name in editions for entry in entries[name]),
        cards=len(cards),
        drafts=sum(card["state"] == "draft" for card in cards),
        warnings=tuple(problem for problem in problems if problem.level == "warning"),
    )


# -- what to build -------------------------------------------------------------------------------


def _needed(project: Project, wanted: Wanted) -> Needed:
    """Which translations must be whole for this build: what nobody asked for may be unfinished."""
    editions = contents.load_editions(project)
    chosen = [edition for name, edition in editions.items() if not wanted.editions or name in wanted.editions]
    tags = {str(tag) for edition in chosen for tag in edition.languages}
    chosen_tags = tags & set(wanted.languages) if wanted.languages else tags
    return lambda topic, language: language in (tags if topic == WORDS else chosen_tags)


def _planned(content: Content, wanted: Wanted) -> tuple[dict[str, Edition], dict[str, tuple[FilePlan, ...]]]:
    """The editions to build and the files of each. One that has nothing of what is asked for is left alone."""
    names = wanted.editions or tuple(content.editions)
    _known(content, "edition", wanted.editions, content.editions, content.editions, ())
    chosen = [content.editions[name] for name in dict.fromkeys(names)]
    for kind, asked, has in (("language", wanted.languages, _languages), ("topic", wanted.topics, _topics)):
        everywhere = {name for edition in content.editions.values() for name in has(edition)}
        here = {name for edition in chosen for name in has(edition)}
        _known(content, kind, asked, everywhere, here, wanted.editions)
    plans = {str(edition.edition): plan(edition, wanted.languages, wanted.topics) for edition in chosen}
    editions = {str(edition.edition): edition for edition in chosen if plans[str(edition.edition)]}
    if not editions:
        content.problems.stop_on_errors()
        raise UnknownName(
            "there is nothing to build: no edition has these topics in these languages"
            if content.editions
            else f"there is no edition to build; write one in {FOLDER}"
        )
    return editions, plans


def _languages(edition: Edition) -> tuple[str, ...]:
    return tuple(str(tag) for tag in edition.languages)


def _topics(edition: Edition) -> tuple[str, ...]:
    return (*(str(name) for name in edition.topics), *((LOOSE,) if edition.loose else ()))


def _known(
    content: Content,
    kind: str,
    names: Sequence[str],
    everywhere: Collection[str],
    here: Collection[str],
    editions: Sequence[str],
) -> None:
    """Refuse a name that there is not, or that is not in the editions that are to be built."""
    for name in names:
        if name in here:
            continue
        content.problems.stop_on_errors()  # the name may be unknown because its file is broken
        if name not in everywhere:
            raise UnknownName(f"there is no {kind} {name!r}; {did_you_mean(name, everywhere)}")
        whose = f"edition {editions[0]} has" if len(editions) == 1 else f"editions {', '.join(editions)} have"
        raise UnknownName(f"the {whose} no {kind} {name!r}; {did_you_mean(name, here)}")


# -- making the files ----------------------------------------------------------------------------

_content: Content | None = None  # what a worker process works with


def _make_all(
    content: Content, todo: Sequence[FilePlan], fresh: dict[str, Path], jobs: int, progress: Progress | None
) -> list[_Made]:
    global _content
    _content = content
    made: list[_Made] = []
    count = min(jobs or os.cpu_count() or 1, len(todo))
    try:
        with _executor(content.project, count) as executor:
            if executor is None:
                for one in todo:
                    made.append(_make(one, fresh[one.edition]))
                    if progress:
                        progress(len(made), len(todo), one.path)
            else:
                # the longest first, so that no process is left alone with a long file at the end
                ordered = sorted(todo, key=lambda one: -_weight(content, one))
                futures = [executor.submit(_make, one, fresh[one.edition]) for one in ordered]
                for future in as_completed(futures):
                    made.append(future.result())
                    if progress:
                        progress(len(made), len(todo), made[-1].plan.path)
    finally:
        _content = None
    return made


def _weight(content: Content, one: FilePlan) -> int:
    return sum(1 for _ in content.bank.topics[one.topic].cards) * len(one.languages)


@contextlib.contextmanager
def _executor(project: Project, count: int) -> Iterator[Executor | None]:
    if count <= 1:
        yield None
        return
    # A forked process has all content in memory already; elsewhere each reads it for itself.
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(project,)) as executor:
        try:
            yield executor
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(project: Project) -> None:
    global _content
    if _content is None:
        _content = contents.load(project)


def _make(one: FilePlan, folder: Path) -> _Made:
    """Lay out and write one file; runs in a process of its own."""
    assert _content is not None
    material = _content.material
    assert material is not None  # or the build would not have come so far
    material.problems.clear()  # what an earlier file of this process had, it has told
    layout = _content.formats[one.layout]
    edition = _content.editions[one.edition]
    made = sets.compose(material, layout, issue_of(edition), _content.bank.topics[one.topic], one.languages)
    soundness.check(made.document, layout, material, f"{one.topic}, {one.language}")
    if material.problems.errors:
        return _Made(one, None, tuple(material.problems))
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
    )
    return _Made(one, entry, tuple(material.problems))


# -- moving into place ---------------------------------------------------------------------------


def _place(output: Path, name: str) -> Path:
    """Where an edition's folder really is: one that is a link is filled where it leads."""
    place = output / name
    return place.resolve() if place.is_symlink() else place


@contextlib.contextmanager
def _fresh_folders(output: Path, places: Mapping[str, Path]) -> Iterator[dict[str, Path]]:
    """Empty folders beside the editions' own; what is left of them at the end is removed."""
    fresh = {name: place.with_name(f".{place.name}.new") for name, place in places.items()}
    added: list[Path] = []  # folders that were not there before, the innermost first
    try:
        added += [folder for folder in (output, *output.parents) if not folder.exists()]
        for name, folder in fresh.items():
            _recover(places[name])
            if places[name].exists() and not places[name].is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(places[name]))
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        yield fresh
    except BrokenProcessPool as error:
        raise ContentError((_process_ended(output),)) from error
    except OSError as error:
        raise ContentError((_cannot_write(output, error),)) from error
    finally:
        for folder in fresh.values():
            shutil.rmtree(folder, ignore_errors=True)
        for folder in added:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only if nothing came into it


def _complete(
    fresh: Path, place: Path, edition: Edition, entries: list[FileEntry], *, whole: bool, release: bool
) -> None:
    """Add to the new folder what stays of the old one, and the manifest."""
    manifest = Manifest(str(edition.edition), str(edition.version), edition.day.isoformat(), release, tuple(entries))
    old = _old_manifest(place)
    made = {entry.path for entry in entries}
    ours = {entry.path for entry in old.files} if old else set()
    kept = [entry for entry in old.files if entry.path not in made] if old and not whole else []
    if kept and old and not old.same_issue(manifest):
        raise ContentError(
            (
                Problem(
                    edition.place,
                    "mixed-versions",
                    f"{place.name}/ holds files of {old.issue}, and only some of them would become {manifest.issue}",
                    "build the whole edition, or choose another folder with --output",
                ),
            )
        )
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if path.name == MANIFEST or path.name in made:
            continue
        if path.name in ours and path.name not in {entry.path for entry in kept}:
            continue  # a file of an earlier build that no longer belongs to the edition
        target = fresh / path.name
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True)
        else:
            shutil.copy2(path, target, follow_symlinks=False)
    kept = [entry for entry in kept if (fresh / entry.path).is_file()]
    text = Manifest(manifest.edition, manifest.version, manifest.date, release, (*manifest.files, *kept)).to_json()
    (fresh / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def _old_manifest(place: Path) -> Manifest | None:
    try:
        return Manifest.from_json((place / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _exchange(fresh: Path, place: Path) -> None:
    """Put the new folder where the old one was. Between the two renames a run that is killed leaves
    the old one under its second name, from where the next run takes it back."""
    aside = place.with_name(f".{place.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if place.exists():
        place.rename(aside)
    try:
        fresh.rename(place)
    except OSError:
        _recover(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _recover(place: Path) -> None:
    aside = place.with_name(f".{place.name}.old")
    if aside.is_dir() and not place.exists():
        aside.rename(place)


def _process_ended(output: Path) -> Problem:
    return Problem(
        Place(output.as_posix()),
        "process-ended",
        "a process that made the files was ended from outside",
        "perhaps memory ran out: build with fewer processes (--jobs 1)",
    )


def _cannot_write(output: Path, error: OSError) -> Problem:
    return Problem(
        Place(output.as_posix()),
        "cannot-write",
        f"the output cannot be written: {error.strerror or error} ({error.filename or output})",
        "close the files that are open from there, see to space and permissions, or choose --output",
    )
