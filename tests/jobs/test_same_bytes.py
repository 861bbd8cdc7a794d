"""The same edition, content and version of cardgen give the same bytes: twice, elsewhere, in another order."""

from __future__ import annotations

import builtins
import functools
import math
import operator
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from cardgen import typography
from cardgen.jobs import content as contents
from cardgen.jobs.build import Wanted
from cardgen.jobs.laying import lay_out
from cardgen.jobs.plan import plan
from cardgen.project import Project
from cardgen.typography.shaping import Shaper
from tests.jobs.manifests import make
from tests.jobs.tiny import Tiny, snapshot, tiny

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of what other tests shaped and set is remembered."""
    monkeypatch.setattr(typography, "Shaper", Shaper)


def test_a_second_build_into_the_same_place_changes_no_byte(project: Tiny) -> None:
    make(project)
    first = snapshot(project.output)
    make(project)
    assert snapshot(project.output) == first


def test_a_build_in_another_folder_gives_the_same_bytes(built: Tiny, tmp_path: Path) -> None:
    other = tiny(tmp_path / "somewhere else" / "žluťoučký")
    make(other)
    assert snapshot(other.output) == snapshot(built.output)


def test_two_processes_write_the_same_bytes_as_one(built: Tiny, project: Tiny) -> None:
    make(project, jobs=2)
    assert snapshot(project.output) == snapshot(built.output)


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_the_seed_of_python_hashes_changes_no_byte(built: Tiny, project: Tiny, seed: str) -> None:
    subprocess.run(
        [
            sys.executable,
            "-c",
            "from cardgen.cli import main; main()",
            "--project",
            str(project.root),
            "build",
            "--jobs",
            "2",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        check=True,
        capture_output=True,
    )
    assert snapshot(project.output) == snapshot(built.output)


def test_the_age_of_the_files_changes_no_byte(built: Tiny, project: Tiny) -> None:
    for path in project.root.rglob("*.*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    make(project)
    assert snapshot(project.output) == snapshot(built.output)


def test_a_set_that_was_built_alone_is_the_same_as_one_of_many(built: Tiny, project: Tiny) -> None:
    make(project, Wanted(languages=("ru",), topics=("street",)))
    alone = project.output / "clinic" / "street-ru.pdf"
    assert alone.read_bytes() == (built.output / "clinic" / "street-ru.pdf").read_bytes()


def test_a_build_over_the_output_of_other_content_gives_the_bytes_of_a_fresh_build(built: Tiny, project: Tiny) -> None:
    sentence = "Quý vị có đau không?"
    project.replace("content/phrases/ward/vi.yaml", sentence, "Quý vị đau?")
    make(project)
    assert snapshot(project.output) != snapshot(built.output)
    project.replace("content/phrases/ward/vi.yaml", "Quý vị đau?", sentence)
    make(project)
    assert snapshot(project.output) == snapshot(built.output)


def test_the_manifest_of_filtered_builds_one_after_the_other_is_that_of_a_whole_build(
    built: Tiny, project: Tiny
) -> None:
    make(project)
    make(project, Wanted(languages=("vi",)))
    make(project, Wanted(topics=("ward",)))
    make(project, Wanted(topics=("loose",), languages=("ru",)))
    assert snapshot(project.output) == snapshot(built.output)


def test_a_copied_project_gives_the_same_bytes(built: Tiny, tmp_path: Path) -> None:
    copy = Tiny(tmp_path / "copy")
    shutil.copytree(built.root, copy.root, ignore=shutil.ignore_patterns("output"))
    make(copy)
    assert snapshot(copy.output) == snapshot(built.output)


def test_how_a_python_adds_numbers_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until 3.11 `sum` rounds after each number, from 3.12 on once: a poster had another fingerprint for it."""

    def compensated(numbers: Iterable[Any], start: Any = 0) -> Any:
        found = list(numbers)
        return math.fsum((start, *found)) if any(isinstance(one, float) for one in found) else add(found, start)

    def naive(numbers: Iterable[Any], start: Any = 0) -> Any:
        return functools.reduce(operator.add, numbers, start)

    add = builtins.sum
    content = contents.load(Project(ROOT), lambda _, tag: tag == "ru")
    plans = plan(content.editions["leaflets"], ("ru",), ("poster-courses",))
    one = next(one for one in plans if one.layout == "poster-a4")
    looks = set()
    for way in (naive, compensated):
        monkeypatch.setattr(builtins, "sum", way)
        looks.add(lay_out(content, one).cards[0].appearance)
    assert len(looks) == 1
