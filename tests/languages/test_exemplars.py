from __future__ import annotations

import unicodedata

import pytest

from cardgen import languages
from cardgen.languages.exemplars import exemplars
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL


def test_exemplars_are_what_an_alphabet_holds() -> None:
    assert exemplars("cs", "Latn") == (
        "a á b c č d ď e é ě f g h ch i í j k l m n ň o ó p q r ř s š t ť u ú ů v w x y ý z ž"
    )


def test_the_script_decides() -> None:
    cyrillic, latin = exemplars("sr", "Cyrl"), exemplars("sr", "Latn")
    assert cyrillic
    assert latin
    assert "ђ" in cyrillic
    assert "đ" in latin


def test_a_region_does_not_matter() -> None:
    assert exemplars("pt", "Latn")
    assert exemplars("pt-BR", "Latn") == exemplars("pt", "Latn")


def test_a_dotless_i_leaves_the_other_its_dot() -> None:
    turkish = exemplars("tr", "Latn")
    assert turkish
    letters = languages.Language("tr", "Latn", "ltr", "text", alphabet=turkish).letters
    assert {"i", "İ", "ı", "I"} <= letters
    assert not [letter for letter in letters if unicodedata.combining(letter)]


@pytest.mark.parametrize(
    ("tag", "script"),
    [("xx", "Latn"), ("cs", "Cyrl"), ("", ""), ("zh", "Hans"), ("ko", "Kore")],  # the last two are too many
)
def test_where_no_list_is_whole_there_is_none(tag: str, script: str) -> None:
    assert exemplars(tag, script) is None


@pytest.mark.parametrize(("tag", "script"), [("pa", "Guru"), ("ti", "Ethi"), ("rng", "Latn"), ("ta", "Taml")])
def test_digits_signs_and_ranges_are_no_letters(tag: str, script: str) -> None:
    found = exemplars(tag, script)
    assert found
    assert {unicodedata.category(c)[0] for c in found.replace(" ", "")} <= {"L", "M"}


ADDED = {"bg": {"ѝ"}}  # the word for "her", which CLDR has among the auxiliary characters


@pytest.mark.parametrize("tag", ["cs", "ru", "vi", "mn", "bg"])
def test_the_alphabets_of_the_project_are_the_exemplars_of_cldr(tag: str) -> None:
    language = languages.load(Project(REAL), Problems())[tag]
    known = exemplars(tag, language.script)
    assert known
    assert set(language.alphabet.split()) - set(known.split()) == ADDED.get(tag, set())
    assert set(known.split()) <= set(language.alphabet.split())
