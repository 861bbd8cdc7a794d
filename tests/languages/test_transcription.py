from __future__ import annotations

import functools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen import languages
from cardgen.languages import Languages, transcribe
from cardgen.languages.transcription import NoRule, Rule
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL


@functools.cache
def real() -> Languages:
    return languages.load(Project(REAL), Problems())


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        ("ru", "Где у вас болит?", "gdě u vas bolit?"),
        ("ru", "Что случилось?", "što slučilos?"),
        ("ru", "Вы не одни, его нет", "vy ně odni, jevo nět"),
        ("ru", "Ещё раз", "ješčo raz"),
        ("ru", "боль", "bol"),
        ("bg", "Къде ви боли?", "kăde vi boli?"),
        ("bg", "Още веднъж", "ošte vednăž"),
        ("mn", "Хаана өвдөж байна вэ?", "chána övdödž bajna ve?"),
        ("mn", "Үгүй", "ügüj"),
    ],
)
def test_a_czech_reader_can_say_it(tag: str, text: str, said: str) -> None:
    assert transcribe(text, real()[tag].transcription) == said


def test_the_longest_rule_wins() -> None:
    rules = (Rule("а", "a"), Rule("аа", "á"), Rule("ааб", "X"))
    assert [transcribe(text, rules) for text in ("а", "аа", "ааа", "ааб")] == ["a", "á", "áa", "X"]


def test_a_rule_with_a_context_wins_over_one_without() -> None:
    rules = (Rule("е", "e"), Rule("е", "je", after="^а"), Rule("е", "E", before="$"), Rule("а", "a"), Rule("б", "b"))
    assert [transcribe(text, rules) for text in ("еб", "аеб", "беб", "бе", "б еб")] == [
        "jeb",
        "ajeb",
        "beb",
        "bE",
        "b jeb",
    ]


def test_a_word_begins_after_whatever_is_no_letter() -> None:
    assert transcribe("(е е-е", (Rule("е", "e"), Rule("е", "je", after="^"))) == "(je je-je"


def test_what_is_written_decomposed_is_said_the_same() -> None:
    rules = real()["ru"].transcription
    assert transcribe(unicodedata.normalize("NFD", "мой"), rules) == transcribe("мой", rules) == "moj"


def test_latin_letters_digits_and_signs_stay() -> None:
    assert transcribe("MRI 5 mg – вы?", real()["ru"].transcription) == "mri 5 mg – vy?"


def test_a_letter_without_a_rule_is_named() -> None:
    with pytest.raises(NoRule, match="no rule for 'ї'") as told:
        transcribe("їжа", real()["ru"].transcription)
    assert told.value.letter == "ї"


def test_silent_letters_are_said_with_nothing() -> None:
    assert transcribe("ь", (Rule("ь", ""),)) == ""


ALPHABETS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
}


@pytest.mark.parametrize("tag", ALPHABETS)
@given(data=st.data())
def test_everything_in_the_alphabet_is_said_in_czech_letters(tag: str, data: st.DataObject) -> None:
    letters = ALPHABETS[tag]
    text = data.draw(st.text(letters + letters.upper() + " ,?!-0123456789"))
    said = transcribe(text, real()[tag].transcription)
    assert not [c for c in said if c.isalpha() and not unicodedata.name(c).startswith("LATIN")]


@given(st.lists(st.text(ALPHABETS["ru"], min_size=1)))
def test_words_are_said_one_by_one(words: list[str]) -> None:
    rules = real()["ru"].transcription
    assert transcribe(" ".join(words), rules) == " ".join(transcribe(word, rules) for word in words)


RULES = st.lists(
    st.builds(
        Rule,
        letters=st.text("аб", min_size=1, max_size=3),
        say=st.text("ab", max_size=2),
        after=st.none() | st.text("аб^"),
        before=st.none() | st.text("аб$"),
    ),
    max_size=6,
)


@given(st.text("аб "), RULES)
def test_whatever_rules_there_are_beside_those_for_each_letter_everything_is_said(text: str, rules: list[Rule]) -> None:
    said = transcribe(text, (Rule("а", "a"), Rule("б", "b"), *rules))
    assert set(said) <= set("ab ")
