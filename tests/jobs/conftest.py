from __future__ import annotations

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
