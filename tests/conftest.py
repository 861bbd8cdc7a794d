"""Fixtures that several folders of tests share."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from cardgen import marked, shapes
from cardgen.problems import Problems
from tests.projects import Written, make

gc.set_threshold(50_000, 10, 50)  # so much small data is read that looking for cycles in it takes an eighth of the time

# a machine that is busy makes no law wrong; of laws there are many, so each is tried less often than by default
settings.register_profile("cardgen", deadline=None, max_examples=40)
settings.load_profile("cardgen")


os.environ["SOURCE_DATE_EPOCH"] = "1795348800"  # 2026-11-22: no test hangs on the day on which it is run


_MOST = 1_000  # files; the project has 170


def _once(read: Callable[..., Any], key: Callable[[Any], Hashable]) -> Callable[..., Any]:
    """The same function, which reads what is sound but once: thousands of tests read the same files again.

    What it returns is frozen, so nobody changes it. `key` tells what it reads from all else.
    """
    found: dict[Hashable, tuple[Any, Any]] = {}

    def once(what: Any, how: Any, problems: Problems) -> Any:
        at = key(what), how
        if at not in found:
            own = Problems()
            one = read(what, how, own)
            problems.extend(own)
            if len(own):
                return one
            if len(found) > _MOST:
                found.clear()
            found[at] = what, one  # what was read stays with it, so that no other takes its identity
        return found[at][1]

    return once


marked.parse = _once(marked.parse, lambda data: data)
shapes.decode = _once(shapes.decode, id)


@pytest.fixture
def tiny(tmp_path: Path) -> Written:
    """The tiny project of tests/projects.py in a folder of its own; nothing is wrong with it."""
    return make(tmp_path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The guides' commands come first: they take longest, and the last process would be left alone with them."""
    items.sort(key=lambda item: item.path.name != "test_docs.py")
