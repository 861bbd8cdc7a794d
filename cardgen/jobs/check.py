"""Check everything that a build would print, without writing: read all, lay out all, look at every page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cardgen.jobs import content as contents
from cardgen.jobs.plan import issue_of, languages_of, plan
from cardgen.layout import sets, soundness
from cardgen.problems import Problem
from cardgen.project import Project


@dataclass(frozen=True)
class Checked:
    """What was looked at, and what was found."""

    problems: tuple[Problem, ...]
    topics: int
    cards: int
    languages: int
    pages: int


class NotInProject(ValueError):
    """A path was named that is not a file or folder of the project."""


def check(project: Project, paths: tuple[str, ...], here: Path) -> Checked:
    """Check the project; with `paths` (relative to `here`), tell only what points into these. Raises NotInProject."""
    wanted = [_relative(project, path, here) for path in paths]
    content = contents.load(project)
    plans = {name: plan(edition, (), ()) for name, edition in content.editions.items()}
    for name, edition in content.editions.items():
        contents.require(content, edition, [one.topic for one in plans[name]], sorted(languages_of(plans[name])))
    pages = 0
    if not content.problems.errors and content.material:
        contents.check_pictures(content, content.material)
    if not content.problems.errors and content.material:
        for name, edition in content.editions.items():
            for one in plans[name]:
                layout = content.formats[one.layout]
                topic = content.bank.topics[one.topic]
                made = sets.compose(content.material, layout, issue_of(edition), topic, one.languages)
                soundness.check(made.document, layout, content.material, f"{one.topic}, {one.language}")
                pages += len(made.document.frames)
    found = [problem for problem in content.problems if not wanted or _within(problem.place.file, wanted)]
    return Checked(
        problems=tuple(found),
        topics=sum(1 for topic in content.bank.topics.values() if topic.letter),
        cards=len(content.bank.by_number),
        languages=len(content.languages.by_tag),
        pages=pages,
    )


def _relative(project: Project, path: str, here: Path) -> str:
    full = (here / path).resolve()
    if not full.exists() or not full.is_relative_to(project.root):
        raise NotInProject(f"{path} is not a file or folder of the project {project.root}")
    return full.relative_to(project.root).as_posix()


def _within(file: str, wanted: list[str]) -> bool:
    return any(one in (".", file) or file.startswith(f"{one}/") for one in wanted)
