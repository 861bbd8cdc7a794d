"""A shaper over the faces of the real project, made once: its fonts are what is printed with."""

from __future__ import annotations

import functools

import pytest

from cardgen import languages, typography
from cardgen.problems import Problems
from cardgen.project import Project
from cardgen.typography import Shaper, Tongue
from tests.projects import REAL


@functools.cache
def _tongues() -> dict[str, Tongue]:
    found = languages.load(Project(REAL), Problems())
    return {tag: Tongue(tag, found[tag].script, "text", keeps=found[tag].keeps) for tag in found}


@pytest.fixture(scope="session")
def shaper() -> Shaper:
    problems = Problems()
    faces = typography.load(Project(REAL), problems)
    assert list(problems) == []
    return Shaper(faces)


@pytest.fixture(scope="session")
def tongues() -> dict[str, Tongue]:
    """The languages of the real project, as type sees them."""
    return _tongues()
