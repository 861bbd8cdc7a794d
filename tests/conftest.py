"""Fixtures that several folders of tests share."""

from __future__ import annotations

import gc
import os
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


_parse = marked.parse
_MOST = 1_000  # files; the project has 170
_read: dict[tuple[bytes, str], marked.Mapping | None] = {}


def _parsed_once(data: bytes, file: str, problems: Problems) -> marked.Mapping | None:
    """The tree of a sound file, read but once: thousands of tests read the same files, and nobody changes a tree."""
    key = data, file
    if key not in _read:
        own = Problems()
        tree = _parse(data, file, own)
        problems.extend(own)
        if len(own):
            return tree
        if len(_read) > _MOST:
            _read.clear()
        _read[key] = tree
    return _read[key]


_decode = shapes.decode
_decoded: dict[tuple[int, object], tuple[marked.Tree, Any]] = {}  # with the tree, which keeps its identity


def _decoded_once(tree: marked.Tree, shape: Any, problems: Problems) -> Any:
    """What a sound tree says, decoded but once: it is frozen, as the tree is."""
    key = id(tree), shape
    if key not in _decoded:
        own = Problems()
        found = _decode(tree, shape, own)
        problems.extend(own)
        if len(own):
            return found
        if len(_decoded) > _MOST:
            _decoded.clear()
        _decoded[key] = tree, found
    return _decoded[key][1]


marked.parse = _parsed_once
shapes.decode = _decoded_once


@pytest.fixture
def tiny(tmp_path: Path) -> Written:
    """The tiny project of tests/projects.py in a folder of its own; nothing is wrong with it."""
    return make(tmp_path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The guides' commands come first: they take longest, and the last process would be left alone with them."""
    items.sort(key=lambda item: item.path.name != "test_docs.py")
