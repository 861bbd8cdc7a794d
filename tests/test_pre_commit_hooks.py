"""The hook that cardgen offers to pre-commit."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from cardgen.cli import main
from tests.projects import REAL


def hooks() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = yaml.safe_load((REAL / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return made


def test_there_is_one_hook_with_the_keys_that_pre_commit_demands() -> None:
    (hook,) = hooks()
    assert hook["id"] == "cardgen-check"
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)


def test_the_hook_runs_a_command_that_there_is() -> None:
    program, command = hooks()[0]["entry"].split()
    assert program == "cardgen"
    assert command in main.commands


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("content/phrases/emergency/vi.yaml", True),
        ("content/pictures/drawn/heart.svg", True),
        ("fonts/faces.yaml", True),
        ("docs/staff.md", False),
        ("tests/content/x.yaml", False),
    ],
)
def test_the_hook_runs_for_content_and_fonts(file: str, wanted: bool) -> None:
    assert (re.search(hooks()[0]["files"], file) is not None) == wanted
