"""docs/checks.md is what the checks say of themselves. To write it anew: CARDGEN_DOCS=write before pytest."""

from __future__ import annotations

import os

import pytest

from cardgen import languages as languages_
from cardgen.checks import ALL, Check
from cardgen.checks.manual import page
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL

PAGE = REAL / "docs/checks.md"


@pytest.fixture(scope="module")
def written() -> str:
    return page(languages_.load(Project(REAL), Problems()))


def test_the_manual_is_what_the_checks_say(written: str) -> None:
    if os.environ.get("CARDGEN_DOCS") == "write":
        PAGE.write_text(written, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("check", ALL, ids=lambda check: str(check.id))
def test_the_manual_has_a_chapter_for_every_check(check: Check, written: str) -> None:
    chapter = written.split(f"\n## {check.id}\n")[1].split("\n## ")[0]
    assert check.question in chapter
    assert check.slow or f"[{check.id}]" in chapter
    assert ("cannot be silenced" in chapter) == check.holds_always


def test_no_line_that_a_person_reads_is_longer_than_the_guides_are(written: str) -> None:
    prose = "".join(written.split("```")[::2])
    assert [line for line in prose.splitlines() if len(line) > 120 and not line.startswith("|")] == []
