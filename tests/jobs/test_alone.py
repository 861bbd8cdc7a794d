"""One run at a time at one place: another one is told to wait, and a run that was killed is in nobody's way."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardgen.jobs import build, releasing
from cardgen.jobs.alone import alone
from cardgen.jobs.build import Wanted
from cardgen.problems import ContentError
from tests.jobs.tiny import snapshot
from tests.projects import REAL, Written

_HOLDER = """\
import pathlib, sys
from cardgen.jobs.alone import alone
with alone(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def another_run(at: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is at a place, until the end or until it is killed."""
    at.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", _HOLDER, str(at)]
    with subprocess.Popen(
        command, cwd=REAL, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ}
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process


def test_a_second_run_is_told_to_wait(tmp_path: Path) -> None:
    with another_run(tmp_path / "tiny") as process:
        with pytest.raises(ContentError) as told, alone(tmp_path / "tiny"):
            pass
        assert [problem.code for problem in told.value.problems] == ["already-running"]
        with alone(tmp_path / "other"):
            process.kill()
            process.wait()
        with alone(tmp_path / "tiny"):  # which the killed one left
            pass
    assert list(tmp_path.iterdir()) == []


def test_two_builds_do_not_take_files_from_one_another(tiny: Written) -> None:
    output = tiny.root / "output"
    with another_run(output / "tiny"):
        before = snapshot(tiny.root)
        with pytest.raises(ContentError) as told:
            build.build(tiny.project, Wanted(), output, jobs=1)
        assert snapshot(tiny.root) == before
    (problem,) = told.value.problems
    assert problem.message == "another run of cardgen is writing into tiny/ at this moment"
    assert build.build(tiny.project, Wanted(), output, jobs=1).files == 5


def test_one_release_is_made_after_the_other(tiny: Written) -> None:
    with another_run(tiny.root / "content/releases"):
        before = snapshot(tiny.root)
        with pytest.raises(ContentError) as told:
            releasing.issue(tiny.project, "tiny", "Jana", trial=True, jobs=1)
        assert snapshot(tiny.root) == before
    assert [problem.code for problem in told.value.problems] == ["already-running"]
