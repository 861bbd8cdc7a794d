"""Build editions: read, plan, lay out and write each file in a process of its own, record, and move into place.

1. read the content; any error ends it here, nothing is touched
2. plan the files
3. make them beside their place, in parallel; each tells its problems and its cards
4. write the manifest
5. exchange the edition's folder for the new one
"""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path

from cardgen import pdf
from cardgen.bank.translations import Needed
from cardgen.editions import Edition, FileEntry, Manifest
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
    editions = _editions(content, wanted)
    plans = {name: plan(edition, wanted.languages, wanted.topics) for name, edition in editions.items()}
    for name, edition in editions.items():
        topics = [one.topic for one in plans[name]]
        contents.require(content, edition, topics, sorted(languages_of(plans[name])))
        if wanted.release:
            release.check(content, edition, topics, sorted(languages_of(plans[name])))
    content.problems.stop_on_errors()
    todo = [one for name in editions for one in plans[name]]
    with _fresh_folders(output, list(editions)) as fresh:
        made = _make_all(content, todo, fresh, jobs, progress)
        problems = Problems()
        problems.extend(content.problems)
        for one in made:
            problems.extend(one.problems)
        problems.stop_on_errors()
        entries = {name: [m.entry for m in made if m.plan.edition == name and m.entry] for name in editions}
        for name, edition in editions.items():
            whole = not (wanted.languages or wanted.topics)
            _complete(fresh[name], output / name, edition, entries[name], whole=whole, release=wanted.release)
        for name in editions:
            _exchange(fresh[name], output / name)
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


def _editions(content: Content, wanted: Wanted) -> dict[str, Edition]:
    for kind, names, known in (
        ("edition", wanted.editions, set(content.editions)),
        ("language", wanted.languages, {str(tag) for e in content.editions.values() for tag in e.languages}),
        ("topic", wanted.topics, {str(t) for e in content.editions.values() for t in e.topics} | {"loose"}),
    ):
        for name in names:
            if name not in known:
                content.problems.stop_on_errors()  # the name may be unknown because its file is broken
                raise UnknownName(f"there is no {kind} {name!r}; {did_you_mean(name, known)}")
    chosen = wanted.editions or tuple(content.editions)
    return {name: content.editions[name] for name in chosen}


# -- making the files ----------------------------------------------------------------------------

_content: Content | None = None  # what a worker process works with


def _make_all(
    content: Content, todo: Sequence[FilePlan], fresh: dict[str, Path], jobs: int, progress: Progress | None
) -> list[_Made]:
    global _content
    material = content.ready
    topics = [content.bank.topics[name] for name in {one.topic for one in todo}]
    others = [name for name in material.register.names if name == "cover" or name.startswith("scale-")]
    shared = [topic for topic in content.bank.topics.values() if topic.letter]
    material.register.check(contents.used_pictures([*topics, *shared], content.bank, others), content.problems)
    content.problems.stop_on_errors()
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
    material = _content.ready
    material.problems.clear()
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


@contextlib.contextmanager
def _fresh_folders(output: Path, names: Sequence[str]) -> Iterator[dict[str, Path]]:
    """Empty folders beside the editions' own; what is left of them at the end is removed."""
    fresh = {name: output / f".{name}.new" for name in names}
    try:
        for name, folder in fresh.items():
            _recover(output / name)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        yield fresh
    except OSError as error:
        raise ContentError((_cannot_write(output, error),)) from error
    finally:
        for folder in fresh.values():
            shutil.rmtree(folder, ignore_errors=True)


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
                    f"{place.name}/ holds files of version {old.version} of {old.date}, "
                    f"and only some of them would become {edition.version}",
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
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copy2(path, target)
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
    fresh.rename(place)
    shutil.rmtree(aside, ignore_errors=True)


def _recover(place: Path) -> None:
    aside = place.with_name(f".{place.name}.old")
    if aside.is_dir() and not place.exists():
        aside.rename(place)


def _cannot_write(output: Path, error: OSError) -> Problem:
    return Problem(
        Place(output.as_posix()),
        "cannot-write",
        f"the output cannot be written: {error.strerror or error} ({error.filename or output})",
        "close the files that are open from there, see to space and permissions, or choose --output",
    )
