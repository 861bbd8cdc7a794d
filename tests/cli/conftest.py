from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Shell
from tests.jobs.tiny import tiny


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """The tiny project, and a user who stands in its folder and types commands."""
    project = tiny(tmp_path / "project")
    monkeypatch.chdir(project.root)
    yield Shell(project)
    gc.enable()  # a command turns it off for the run that it takes itself to be
