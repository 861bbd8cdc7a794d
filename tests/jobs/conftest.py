from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cardgen.jobs.build import Wanted, build
from tests.jobs.tiny import Tiny, tiny


@pytest.fixture
def project(tmp_path: Path) -> Tiny:
    """The tiny project, to be changed."""
    return tiny(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """The tiny project, built; only to be read."""
    made = tiny(tmp_path_factory.mktemp("built"))
    build(made.project, Wanted(), made.output, jobs=1)
    return made


@pytest.fixture
def issued(project: Tiny, built: Tiny) -> Tiny:
    """The tiny project, to be changed, with the output of an earlier build."""
    shutil.copytree(built.output, project.output)
    return project
