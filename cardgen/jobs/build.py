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
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path

from cardgen import pdf
from cardgen.editions import FileEntry
from cardgen.jobs import content as contents
from cardgen.jobs import folders, release, selection
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.plan import FilePlan, languages_of
from cardgen.jobs.selection import Wanted
from cardgen.problems import Problem, Problems
from cardgen.project import Project

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
class _Made:
    """What came back from making one file."""

    plan: FilePlan
    entry: FileEntry | None
    problems: tuple[Problem, ...]


Progress = Callable[[int, int, str], None]


def build(project: Project, wanted: Wanted, output: Path, jobs: int = 0, progress: Progress | None = None) -> Built:
    """Build into `output`/<edition>. `jobs` is the number of processes, 0 for one a core.

    Raises ContentError with all problems; the earlier output is then as it was. Raises UnknownName.
    `progress` is called with files done, files in all, and the path of the file just done.
    """
    content = contents.load(project, selection.needed(project, wanted))
    editions, plans = selection.planned(content, wanted)
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
    places = {name: folders.place_of_edition(output, name) for name in editions}
    with folders.fresh_folders(output, places) as fresh:
        made = _make_all(content, todo, fresh, jobs, progress)
        for one in made:
            problems.extend(one.problems)
        problems.stop_on_errors()
        entries = {name: [m.entry for m in made if m.plan.edition == name and m.entry] for name in editions}
        for name, edition in editions.items():
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
    made = lay_out(_content, one)
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
