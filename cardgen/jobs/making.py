"""Many files at once: each is made in a process that has all content in memory. Knows not what a file is."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.plan import FilePlan
from cardgen.project import Project

Made = TypeVar("Made")
Todo = TypeVar("Todo")
Progress: TypeAlias = Callable[[int, int, str], None]

_CAN_FORK: Final = sys.platform == "linux"
_content: Content | None = None  # what a worker process works with


def make_all(
    content: Content,
    todo: Sequence[FilePlan],
    make: Callable[[Content, FilePlan, Path], Made],
    folders: Mapping[str, Path],
    jobs: int,
    progress: Progress | None,
) -> list[Made]:
    """Make every file into the folder of its edition, in `jobs` processes, 0 for one a core.

    `make` goes to other processes, so it is a function of a module, or a partial of one. `progress` is called with
    files done, files in all, and the path of the file just done.
    """
    global _content
    _content = content
    made: list[Made] = []
    count = min(jobs or os.cpu_count() or 1, len(todo))
    try:
        with _executor(content.project, count) as executor:
            if executor is None:
                for one in todo:
                    made.append(_make(make, one, folders[one.edition]))
                    if progress:
                        progress(len(made), len(todo), one.path)
            else:
                # the longest first, so that no process is left alone with a long file at the end
                ordered = sorted(todo, key=lambda one: -_weight(content, one))
                futures = {executor.submit(_make, make, one, folders[one.edition]): one for one in ordered}
                for future in as_completed(futures):
                    made.append(future.result())
                    if progress:
                        progress(len(made), len(todo), futures[future].path)
    finally:
        _content = None
    return made


@contextlib.contextmanager
def beside(
    content: Content, todo: Sequence[Todo], make: Callable[[Content, Todo], Made], jobs: int
) -> Iterator[Callable[[], list[Made]]]:
    """Begin what is `todo` in `jobs` processes, 0 for one a core, while this one goes on with something else.

    What is yielded waits and returns what was made, in the order of `todo`. With one process, or where none can be
    forked, it makes all itself and then. What nobody has asked for at the end is given up.
    """
    global _content
    count = min(jobs or os.cpu_count() or 1, len(todo))
    if jobs == 1 or not count or not _CAN_FORK:
        yield lambda: [make(content, one) for one in todo]
        return
    _content = content
    try:
        with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("fork")) as executor:
            futures = [executor.submit(_look, make, one) for one in todo]
            try:
                yield lambda: [future.result() for future in futures]
            finally:
                executor.shutdown(wait=False, cancel_futures=True)
    finally:
        _content = None


def _weight(content: Content, one: FilePlan) -> int:
    return sum(1 for _ in content.bank.topics[one.topic].cards) * len(one.languages)


@contextlib.contextmanager
def _executor(project: Project, count: int) -> Iterator[Executor | None]:
    if count <= 1:
        yield None
        return
    # A forked process has all content in memory already; elsewhere each reads it for itself.
    method = "fork" if _CAN_FORK else "spawn"
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


def _make(make: Callable[[Content, FilePlan, Path], Made], one: FilePlan, folder: Path) -> Made:
    """Make one file; runs in a process of its own."""
    assert _content is not None
    return make(_content, one, folder)


def _look(make: Callable[[Content, Todo], Made], one: Todo) -> Made:
    """Make one thing; runs in a process of its own, which was forked."""
    assert _content is not None
    return make(_content, one)
