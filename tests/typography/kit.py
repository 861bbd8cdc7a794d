"""What the tests of type share: the faces and languages of the real project, since they are what is printed with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cardgen import languages, typography
from cardgen.problems import Problems
from cardgen.project import Project
from cardgen.typography import Tongue
from cardgen.typography.shaping import Shaper
from tests.projects import REAL


def _tongues() -> dict[str, Tongue]:
    found = languages.load(Project(REAL), Problems())
    return {str(tag): Tongue(str(tag), str(found[tag].script), "text", keeps=found[tag].keeps) for tag in found}


SHAPER: Final = Shaper(typography.load(Project(REAL), Problems()))
TONGUES: Final[Mapping[str, Tongue]] = _tongues()
CZECH: Final = TONGUES["cs"]
