"""Fixtures that several folders of tests share."""

from __future__ import annotations

import functools
import gc
import os
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import cardgen
from cardgen import marked, prose, shapes, typography
from cardgen.jobs import snapshot
from cardgen.layout import bodies
from cardgen.pictures import geometry, register, svg
from cardgen.problems import Problems
from cardgen.typography.shaping import Shaper
from tests.projects import Written, make

gc.set_threshold(50_000, 10, 50)  # so much small data is read that looking for cycles in it takes an eighth of the time

# a machine that is busy makes no law wrong; of laws there are many, so each is tried less often than by default
settings.register_profile("cardgen", deadline=None, max_examples=40)
settings.load_profile("cardgen")


os.environ["SOURCE_DATE_EPOCH"] = "1795348800"  # 2026-11-22: no test hangs on the day on which it is run


_MOST = 1_000  # files; the project has 170, and as many drawings again
_MOST_PARTS = 10_000  # of pictures


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


def _kept(work: Callable[..., Any], key: Callable[..., Hashable]) -> Callable[..., Any]:
    """The same function, which works out the same but once; what it returns is frozen. `key` is as that of `_once`."""
    found: dict[Hashable, tuple[Any, Any]] = {}

    def kept(*what: Any) -> Any:
        at = key(*what)
        if at not in found:
            if len(found) > _MOST_PARTS:
                found.clear()
            found[at] = what, work(*what)
        return found[at][1]

    return kept


marked.parse = _once(marked.parse, lambda data: data)
shapes.decode = _once(shapes.decode, id)
prose.read = _once(prose.read, lambda text: text)  # tests of the reader itself name cardgen.prose.reader
# tests of drawings name cardgen.pictures.svg; what stands here is what two modules call, and offer to nobody
read_svg = _once(svg.read_svg, lambda data: data)
register.read_svg = bodies.read_svg = read_svg  # type: ignore[attr-defined]
# drawings put together of the same drawings and parts: the same objects, as those two give them
register._placed = _kept(register._placed, lambda drawing, part: (id(drawing), id(part)))
register.trimmed = _kept(  # type: ignore[attr-defined]
    geometry.trimmed, lambda drawing: (drawing.width, drawing.height, *map(id, drawing.paths))
)

# what was shaped and set with faces of packages, which nobody changes; tests of type name cardgen.typography.shaping
_shaper = _kept(typography.Shaper, lambda faces: (*faces.faces.items(), *faces.paths.items()))
typography.Shaper = lambda faces: (  # type: ignore[assignment,misc]
    _shaper(faces) if all(face.package for face in faces.faces.values()) else Shaper(faces)
)

# the program does not change while it is tested; tests of what happens when it does put another in its place
_PROGRAM = cardgen.__file__
_of_any_program = snapshot._program
_of_this_program = functools.cache(_of_any_program)
snapshot._program = lambda: _of_this_program() if cardgen.__file__ == _PROGRAM else _of_any_program()


@pytest.fixture
def tiny(tmp_path: Path) -> Written:
    """The tiny project of tests/projects.py in a folder of its own; nothing is wrong with it."""
    return make(tmp_path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The guides' commands come first: they take longest, and the last process would be left alone with them."""
    items.sort(key=lambda item: item.path.name != "test_docs.py")
