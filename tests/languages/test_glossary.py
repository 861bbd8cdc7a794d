"""Is the glossary of the project sound: can its stems be found, and do they fit what they stand for?"""

from __future__ import annotations

import itertools
from typing import Final

import pytest

from cardgen.languages.words import contains, is_stem
from tests.glossary import terms

# of these none may pass for another: somebody takes two tablets for one, or lies on the wrong side
OPPOSITES: Final = (
    ("two", "three", "four", "five", "nine", "ten", "half"),
    ("once", "twice"),
    ("daily", "weekly"),
    ("first", "last"),
    ("at-least", "less"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("yesterday", "today", "tomorrow"),
    ("in-the-morning", "in-the-evening", "at-night"),
    ("earlier", "later"),
    ("before", "after"),
    ("suddenly", "gradually"),
    ("left", "right"),
    ("in-front", "behind"),
    ("above", "below"),
    ("inside", "outside"),
    ("hot", "cold"),
    ("switch-on", "switch-off"),
    ("open", "close"),
    ("quickly", "slowly"),
    ("better", "worse"),
)


@pytest.mark.parametrize("language", ["cs", "ru", "vi", "mn", "bg"])
def test_each_term_is_found_by_its_own_stems(language: str) -> None:
    lost = [term for term, (text, stems) in terms(language).items() if not contains(text, stems)]
    assert lost == []
    assert [stem for _, stems in terms(language).values() for stem in stems if not is_stem(stem)] == []


@pytest.mark.parametrize("language", ["ru", "vi", "mn", "bg"])
def test_each_term_is_agreed_in_each_language(language: str) -> None:
    assert list(terms(language)) == list(terms("cs"))


@pytest.mark.parametrize("language", ["cs", "ru", "vi", "mn", "bg"])
def test_no_opposite_passes_for_the_other(language: str) -> None:
    known = terms(language)
    pairs = [pair for group in OPPOSITES for pair in itertools.permutations(group, 2)]
    assert [(one, other) for one, other in pairs if contains(known[other][0], known[one][1])] == []


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
        ("once", "Ještě jednou"),
        ("half", "Svlékněte se do půl těla."),
        ("wednesday", "do středu města"),
        ("in-the-morning", "Bolí vás rána?"),
        ("in-the-evening", "večeře"),
        ("at-night", "noclehárna"),
        ("after", "Volejte po telefonu."),
        ("left", "levný"),
        ("right", "právo"),
        ("right", "pravidla"),
        ("right", "Najděte pravé číslo banky."),
        ("below", "Dolní část zad"),
        ("switch-off", "vypínač"),
    ],
)
def test_like_words_are_other_terms(term: str, text: str) -> None:
    assert not contains(text, terms("cs")[term][1])


@pytest.mark.parametrize(
    ("language", "term", "text"),
    [
        ("ru", "tomorrow", "завтрак"),
        ("ru", "at-night", "ночлег"),
        ("ru", "right", "У вас есть право."),
        ("vi", "right", "Quý vị phải ký."),
        ("vi", "in-the-evening", "mức lương tối thiểu"),
        ("vi", "less", "ít nhất"),
        ("mn", "close", "Хаана өвдөж байна вэ?"),
        ("mn", "hot", "Халуурч байна уу?"),
        ("mn", "above", "Цаасан дээр бичнэ үү."),
        ("bg", "ten", "деветдесет"),
        ("bg", "five", "петък"),
        ("bg", "in-the-evening", "вечеря"),
    ],
)
def test_like_words_of_a_translation_are_not_agreed(language: str, term: str, text: str) -> None:
    assert not contains(text, terms(language)[term][1])
