from __future__ import annotations

import dataclasses

import pytest

from cardgen.bank import Bank, Phrase
from cardgen.shapes import place_of
from tests.projects import Written


@pytest.fixture
def bank(tiny: Written) -> Bank:
    content = tiny.load()
    assert list(content.problems) == []
    return content.bank


def test_a_phrase_has_text_language_and_state(bank: Bank) -> None:
    assert bank.phrase("pain", "does-it-hurt", "ru") == Phrase("Болит?", "ru", "revised")


def test_a_translator_may_write_how_a_phrase_is_said(bank: Bank) -> None:
    assert bank.phrase("pain", "does-it-hurt", "vi").say == "ko dau khong"


def test_the_source_counts_as_approved(bank: Bank) -> None:
    assert bank.phrase("pain", "does-it-hurt", "cs") == Phrase("Bolí to?", "cs", "approved")


def test_words_and_titles_are_phrases_too(bank: Bank) -> None:
    section = bank.topics["pain"].sections[0]
    assert bank.phrase("answers", "no", "ru").text == "Нет"
    assert bank.title("pain", "vi").text == "Đau"
    assert bank.title("pain", "cs").text == "Bolest"
    assert bank.section_title("pain", section, "vi").text == "Ở đâu và thế nào"
    assert bank.section_title("pain", section, "cs").text == "Kde a jak"


@pytest.mark.parametrize("name", ["unknown", "does-it-hurt"])
def test_a_phrase_that_there_is_not_is_a_key_error(bank: Bank, name: str) -> None:
    with pytest.raises(KeyError):
        bank.phrase("pain", name, "uk")


def test_a_title_that_there_is_not_is_a_key_error(bank: Bank) -> None:
    with pytest.raises(KeyError):
        bank.title("pain", "uk")


def test_a_card_is_found_by_the_number_that_is_printed(bank: Bank) -> None:
    assert list(bank.by_number) == ["K1", "K2", "P1", "P2", "P3"]
    topic, card = bank.by_number["P3"]
    assert (topic.topic, card.id) == ("pain", "what-do-you-need")


def test_words_that_yaml_calls_booleans_are_names_like_others(bank: Bank) -> None:
    assert [str(card.id) for card in bank.topics["loose"].cards] == ["yes", "no"]
    assert list(bank.topics["answers"].phrases)[:2] == ["yes", "no"]


@pytest.mark.parametrize("typed", ["12:30", "0123", "1.10", "on", "null", "2026-11-22"])
def test_a_text_that_yaml_would_turn_into_something_else_stays_as_typed(tiny: Written, typed: str) -> None:
    tiny.replace("content/phrases/body/topic.yaml", "text: Hlava", f"text: {typed}")
    assert tiny.load().bank.phrase("body", "head", "cs").text == typed


def test_a_text_of_the_bank_knows_its_line(bank: Bank) -> None:
    _, card = bank.by_number["P1"]
    assert str(place_of(card.text, card.place)) == "content/phrases/pain/topic.yaml:13:15"
    phrase = bank.phrase("pain", "where-does-it-hurt", "ru")
    assert str(place_of(phrase.text, card.place)) == "content/phrases/pain/ru.yaml:9:11"


def test_the_model_is_frozen(bank: Bank) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        bank.topics["pain"].title = "x"  # type: ignore[misc]  # that is what must not work


def test_a_card_that_moved_in_its_file_is_the_same_card(tiny: Written, bank: Bank) -> None:
    before = bank.by_number["P3"]
    tiny.replace("content/phrases/pain/topic.yaml", "topic: pain\n", "# a comment\ntopic: pain\n")
    assert tiny.load().bank.by_number["P3"] == before
