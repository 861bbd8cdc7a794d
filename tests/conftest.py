"""Fixtures that several folders of tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.projects import Written, make

settings.register_profile("cardgen", deadline=None)  # a machine that is busy makes no law wrong
settings.load_profile("cardgen")


os.environ["SOURCE_DATE_EPOCH"] = "1795348800"  # 2026-11-22: no test hangs on the day on which it is run


@pytest.fixture
def tiny(tmp_path: Path) -> Written:
    """The tiny project of tests/projects.py in a folder of its own; nothing is wrong with it."""
    return make(tmp_path)
