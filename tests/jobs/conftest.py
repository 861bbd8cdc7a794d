from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import cardgen
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


@pytest.fixture
def dictionaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for dictionaries, empty, and none of the machine's own."""
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    monkeypatch.setattr("cardgen.project._DICTIONARIES", (str(folder),))
    monkeypatch.delenv("DICPATH", raising=False)
    return folder


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of one file in the place of the real one, which takes longer to read than all of the tiny project."""
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "cards.py").write_text("1")
    monkeypatch.setattr(cardgen, "__file__", str(folder / "__init__.py"))
    return folder
