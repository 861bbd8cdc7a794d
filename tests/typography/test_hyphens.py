from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen.typography.hyphens import LEFT, LONGEST, RIGHT, SHORTEST, points


def parted(word: str, tag: str) -> str:
    places = [0, *points(word, tag), len(word)]
    return "-".join(word[a:b] for a, b in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("tag", "word", "shown"),
    [
        ("cs", "nemocnice", "ne-moc-nice"),
        ("cs", "záchranná", "zá-chranná"),
        ("cs", "nejneobhospodařovávatelnějšími", "nej-ne-ob-hos-po-da-řo-vá-va-tel-něj-šími"),
        ("ru", "неотложная", "не-от-лож-ная"),
        ("ru", "объявление", "объ-яв-ле-ние"),
        ("mn", "мэдээлэл", "мэ-дээ-лэл"),
        ("mn", "эмнэлгийн", "эм-нэл-гийн"),
        ("bg", "информация", "ин-фор-ма-ция"),
        ("bg", "здравеопазване", "здра-ве-о-паз-ване"),
        ("cs-CZ", "nemocnice", "ne-moc-nice"),
    ],
)
def test_a_word_is_parted_as_its_language_does(tag: str, word: str, shown: str) -> None:
    assert parted(word, tag) == shown


@pytest.mark.parametrize("tag", ["vi", "zh-Hans", "und", "x-nowhere"])
def test_a_language_without_patterns_has_no_hyphens(tag: str) -> None:
    assert points("nemocnice", tag) == ()


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("„nemocnice“,", "„ne-moc-nice“,"),
        ("(nemocnice).", "(ne-moc-nice)."),
        ("Nemocnice", "Ne-moc-nice"),
        ("do\u00a0nemocnice", "do\u00a0ne-moc-nice"),
        ("nemocnice\u00a0nemocnice", "ne-moc-nice\u00a0ne-moc-nice"),
    ],
)
def test_marks_and_a_fixed_space_at_a_word_do_not_count(word: str, shown: str) -> None:
    assert parted(word, "cs") == shown


@pytest.mark.parametrize(
    "word",
    [
        "", "voda", "pomoc", "NEMOCNICE", "neMocnice", "nemocnice2", "2nemocnice", "+420353123456", "nemocnice.cz",
        "www.nemocnice.cz", "https://nemocnice", "info@nemocnice.cz", "@nemocnice", "#nemocnice", "/nemocnice",
        "nemocnice/poliklinika", "zdravotně-sociální", "nemocnice's", "nemocnic\u030ce", "nemocnice_praha",
        "nemocnice" * 7,
    ],
)  # fmt: skip
def test_what_is_no_plain_word_of_six_letters_stays_whole(word: str) -> None:
    assert points(word, "cs") == ()


def test_a_word_that_would_be_spelt_otherwise_stays_whole_there() -> None:
    assert parted("asszonnyal", "hu") == "asszonnyal"  # asz-szony-nyal


@given(
    st.text("aeioubcdklmnprstvzáčěžАабвгдеийклмнопрстуюяөү„“(),.1@-\u00a0", max_size=LONGEST + 2),
    st.sampled_from(["cs", "ru", "mn", "bg", "vi", "hu", "de"]),
)
@example("nemocnice", "cs")
@example("аааааааа", "mn")
def test_enough_letters_stand_on_both_sides(text: str, tag: str) -> None:
    places = points(text, tag)
    assert list(places) == sorted(set(places))
    for place in places:
        before, after = text[:place].split("\u00a0")[-1], text[place:].split("\u00a0")[0]
        letters = [sum(map(str.isalpha, part)) for part in (before, after)]
        assert letters[0] >= LEFT
        assert letters[1] >= RIGHT
        assert sum(letters) >= SHORTEST
        assert before[-LEFT:].isalpha()
        assert after[:RIGHT].isalpha()
