"""The glossary of the project, as its files say it."""

from __future__ import annotations

import functools
from typing import Final, TypeVar

from cardgen import marked, shapes
from cardgen.bank import Bank, Topic, Translation
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL

FOLDER: Final = "content/phrases/glossary"
_Shape = TypeVar("_Shape", Topic, Translation)


@functools.cache
def terms(language: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What a file says: for each term its text and its stems."""
    if language == "cs":
        return {str(term): (word.text, word.stems) for term, word in _read("topic", Topic).phrases.items()}
    return {str(term): (one.text, one.stems) for term, one in _read(language, Translation).phrases.items()}


@functools.cache
def glossary(language: str) -> Bank:
    """The glossary alone, in one language."""
    return Bank({"glossary": _read("topic", Topic)}, {("glossary", language): _read(language, Translation)})


def _read(name: str, shape: type[_Shape]) -> _Shape:
    problems = Problems()
    tree = marked.read(Project(REAL), f"{FOLDER}/{name}.yaml", problems)
    assert tree
    found = shapes.decode(tree, shape, problems)
    assert found
    assert list(problems) == []
    return found
