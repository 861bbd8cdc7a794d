"""Is the glossary of the project sound: can its stems be found, and do they fit what they stand for?"""

from __future__ import annotations

import functools

import pytest

from cardgen import marked, shapes
from cardgen.bank.model import Topic, Translation
from cardgen.languages.words import contains, is_stem
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL

FOLDER = "content/phrases/glossary"


@functools.cache
def terms(language: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What a file says: for each term its text and its stems."""
    problems = Problems()
    name = "topic" if language == "cs" else language
    tree = marked.read(Project(REAL), f"{FOLDER}/{name}.yaml", problems)
    assert tree
    shape: type[Topic] | type[Translation] = Topic if language == "cs" else Translation
    found = shapes.decode(tree, shape, problems)
    assert found
    assert list(problems) == []
    return {str(term): (entry.text, entry.stems) for term, entry in found.phrases.items()}


@pytest.mark.parametrize("language", ["cs", "ru", "vi", "mn", "bg"])
def test_each_term_is_found_by_its_own_stems(language: str) -> None:
    lost = [term for term, (text, stems) in terms(language).items() if not contains(text, stems)]
    assert lost == []
    assert [stem for _, stems in terms(language).values() for stem in stems if not is_stem(stem)] == []


@pytest.mark.parametrize("language", ["ru", "vi", "mn", "bg"])
def test_each_term_is_agreed_in_each_language(language: str) -> None:
    assert list(terms(language)) == list(terms("cs"))


def test_every_word_of_a_vietnamese_stem_is_whole() -> None:
    assert {part[-1] for _, stems in terms("vi").values() for stem in stems for part in stem.split()} == {"$"}


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("medicine", "Kdy přijde lékař?"),
        ("doctor", "Kde je lékárna?"),
        ("blood", "krevní tlak"),
        ("drugs", "drogerie"),
        ("father", "otcovství"),
        ("illness", "nemocnice"),
        ("stool", "stolička"),
        ("accident", "Nehodí se to."),
        ("urine", "močový měchýř"),
        ("answer", "odpovědný"),
        ("passport", "pasivní"),
    ],
)
def test_like_words_are_other_terms(term: str, text: str) -> None:
    assert not contains(text, terms("cs")[term][1])
