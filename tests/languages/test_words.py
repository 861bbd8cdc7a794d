from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.languages import Language
from cardgen.languages.words import contains, is_negation_pattern, is_stem, matches, negative, stem_words, words

TEXTS = st.text("aáäbcčšĐđа́йүĂ ạ- '1.?\u0301\u0323\u00ad", max_size=30)
STEMS = st.text("abcáč", min_size=1, max_size=3)


# --- words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kde vás to bolí?", ("kde", "vás", "to", "bolí")),
        ("X-quang, по-бавно", ("x", "quang", "по", "бавно")),
        ("1-р сар", ("р", "сар")),
        ("Covid19 a 5mg", ("covid", "a", "mg")),
        ("так/нет (да)", ("так", "нет", "да")),
        ("obʼєkt", ("obʼєkt",)),  # U+02BC is a letter
        ("ne\u00adboli", ("neboli",)),
        ("е\u0301сть", ("е\u0301сть",)),
        ("\u0301a", ("a",)),
        ("", ()),
        ("12:30 – ?", ()),
    ],
)
def test_words_are_runs_of_letters(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


@given(TEXTS)
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_words_stay_what_they_are_when_they_are_read_again(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(TEXTS)
def test_capitals_make_no_other_words(text: str) -> None:
    assert words(text.upper()) == words(text)


# --- stems


@pytest.mark.parametrize(
    ("stem", "text", "stands"),
    [
        ("lékař", "Kdy přijde lékař?", True),
        ("lékař", "Dejte to lékaři.", True),
        ("lék$", "Kdy přijde lékař?", False),
        ("lék$", "Tento lék berte.", True),
        ("Lék$", "LÉK", True),
        ("bác$ sĩ$", "Khi nào bác sĩ đến?", True),
        ("bác$ sĩ$", "bác gọi sĩ", False),
        ("скор помощ", "Я из скорой помощи.", True),
        ("скор помощ", "Помощь скоро.", False),
        ("rodného list", "do rodného listu dítěte", True),
        ("list rodného", "do rodného listu dítěte", False),
        ("krev", "", False),
        ("a b c", "a b", False),
        ("bé$", "bế", False),  # another tone is another word
    ],
)
def test_a_stem_stands_where_words_begin_with_it(stem: str, text: str, stands: bool) -> None:
    assert matches(stem_words(stem), words(text)) is stands
    assert contains(text, (stem,)) is stands


def test_of_several_stems_one_is_enough() -> None:
    assert contains("Odeberu vám trochu krve.", ("krev$", "krv"))
    assert not contains("Odeberu vám trochu krve.", ())


def test_no_words_match_nothing() -> None:
    assert not matches((), ("a",))
    assert not matches((), ())


@given(st.lists(STEMS, min_size=1, max_size=4), st.lists(STEMS, max_size=3), st.lists(STEMS, max_size=3))
def test_a_stem_is_found_whatever_stands_around_it(stem: list[str], before: list[str], after: list[str]) -> None:
    text = " ".join([*before, *(word + "x" for word in stem), *after])
    assert contains(text, (" ".join(stem),))
    assert contains(text, (" ".join(word + "x$" for word in stem),))


@pytest.mark.parametrize("stem", ["lék", "lék$", "bác$ sĩ$", "Krev"])
def test_letters_make_a_stem(stem: str) -> None:
    assert is_stem(stem)


@pytest.mark.parametrize("stem", ["", " ", "$", "x-ray", "l$k", "12", "lék, léky", "le.*"])
def test_what_no_word_can_be_is_no_stem(stem: str) -> None:
    assert not is_stem(stem)


# --- negation

RULES = Language(
    "cs",
    "Latn",
    "ltr",
    "text",
    negation=("ne-", "ni", "-гүй", "nejsem"),
    not_negation=("nej-", "nemoc-", "ne bez"),
    question_particles=("ni", "ni prosím"),
)


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Nemám.", True),
        ("Ne", True),
        ("Mám nemoc.", False),
        ("Nemám nemoc.", True),
        ("Nejsem", True),  # as long a pattern as decides
        ("Nejvíc", False),
        ("чадахгүй", True),
        ("гүйлт", False),
        ("nikdo ni", True),
        ("nitro", False),
        ("ne bez", False),  # together they are no negation
        ("ne. bez", True),
        ("ne s bez", True),
        ("", False),
    ],
)
def test_the_longest_pattern_decides(text: str, denies: bool) -> None:
    assert negative(text, RULES) is denies


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Bolí ni?", False),
        ("Bolí ni prosím?", False),
        ("Bolí ni prosím.", True),
        ("Bolí ni", True),
        ("Ni bolí?", True),
        ("Bolí ni? Ni.", True),
        ("Ni. Bolí ni?", True),
        ("Bolí ni? A tady ni?", False),
        ("Bolí ni ni?", True),  # one is the question, the other is not
        ("Ni?", True),  # there is nothing else that is asked
        ("?", False),
        ("Bolí (ni)?!", False),
    ],
)
def test_a_particle_that_ends_a_question_is_no_negation(text: str, denies: bool) -> None:
    assert negative(text, RULES) is denies


def test_of_two_patterns_that_are_as_long_the_negation_decides() -> None:
    both = Language("cs", "Latn", "ltr", "text", negation=("-ab",), not_negation=("ab-",))
    assert negative("ab", both)
    assert not negative("abc", both)


def test_hyphens_on_both_sides_stand_for_letters_anywhere() -> None:
    within = Language("mn", "Cyrl", "ltr", "text", negation=("-гүй-",))
    assert negative("чадахгүйгээр", within)
    assert negative("гүй", within)


def test_a_language_without_patterns_denies_nothing() -> None:
    assert not negative("Ne, nikdy!", Language("cs", "Latn", "ltr", "text"))


SAID = st.lists(st.sampled_from(["ne", "nemoc", "nevím", "ni", "prosím", "bez", "bolí", ".", "?"]), max_size=6).map(
    " ".join
)


@given(SAID, SAID)
def test_a_sentence_more_takes_no_negation_away(text: str, more: str) -> None:
    if negative(text, RULES):
        assert negative(f"{text}. {more}", RULES)
        assert negative(f"{more}. {text}", RULES)


@pytest.mark.parametrize("pattern", ["ne", "ne-", "-гүй", "-a-", "không khí"])
def test_words_with_hyphens_make_a_pattern(pattern: str) -> None:
    assert is_negation_pattern(pattern)


@pytest.mark.parametrize("pattern", ["", "-", "--", " - ", "ne$", "a-b", "ne -", "5-"])
def test_what_no_word_can_be_is_no_pattern(pattern: str) -> None:
    assert not is_negation_pattern(pattern)
