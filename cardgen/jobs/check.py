"""Check everything that a build would print, without writing.

Where nothing has changed since nothing was found, that is said at once, without reading it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cardgen.jobs import unchanged
from cardgen.jobs.snapshot import Snapshot
from cardgen.jobs.unchanged import Verdict
from cardgen.problems import Problem
from cardgen.project import Project


@dataclass(frozen=True)
class Checked:
    """What was looked at, and what was found.

    `problems` are those that were asked for; `elsewhere` are others, where only some files were `asked` for. No page
    was looked at where any of them was an error before it came to that: `saw_pages` is then False.
    """

    problems: tuple[Problem, ...]
    topics: int
    cards: int
    languages: int
    pages: int
    notes: tuple[str, ...] = ()  # what could not be looked at on this machine
    asked: bool = False
    elsewhere: tuple[Problem, ...] = ()
    saw_pages: bool = True

    @classmethod
    def of(cls, verdict: Verdict) -> Checked:
        """What there was, and that nothing was found."""
        counts = (verdict.topics, verdict.cards, verdict.languages, verdict.pages)
        return cls((), *counts, tuple(map(str, verdict.notes)))

    @property
    def is_sound(self) -> bool:
        """May one go on? Not after an error in what was asked for, nor while nobody could look at its pages."""
        return self.saw_pages and not any(problem.level == "error" for problem in self.problems)


class NotInProject(ValueError):
    """A path was named that is not a file or folder of the project."""


def check(project: Project, paths: tuple[str, ...], here: Path, jobs: int = 1) -> Checked:
    """Check the project; with `paths` (relative to `here`), tell only what points into these, and count the rest.

    Where the paths are translations alone, other languages are not looked at: nothing of theirs points into them.
    Pages are laid out in `jobs` processes, 0 for one a core. Raises NotInProject.
    """
    wanted = [_relative(project, path, here) for path in paths]
    snapshot = Snapshot(project)
    if not wanted and (known := unchanged.recall(snapshot)):
        return Checked.of(known)
    from cardgen.jobs import inspecting  # loads all that reads and lays out, which takes as long as all of the above

    return inspecting.inspect(project, snapshot, wanted, jobs)


def _relative(project: Project, path: str, here: Path) -> str:
    full = (here / path).resolve()
    if not full.exists() or not full.is_relative_to(project.root):
        raise NotInProject(f"{path} is not a file or folder of the project {project.root}")
    return full.relative_to(project.root).as_posix()
