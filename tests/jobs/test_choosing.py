"""What somebody typed, and which strings are meant by it."""

from __future__ import annotations

import re

import pytest

from cardgen.jobs.choosing import choose, language_of
from cardgen.problems import ContentError, UnknownName
from tests.projects import Written

BANK = "content/phrases/pain/topic.yaml"
PAIN = ["title", "where", "help", "where-does-it-hurt", "does-it-hurt", "what-do-you-need"]


def chosen(tiny: Written, *names: str, language: str = "vi") -> list[tuple[str, ...]]:
    return [one.path_in_bank for one in choose(tiny.load(lambda _, tag: False), language, names)]


def refused(tiny: Written, *names: str, language: str = "vi") -> str:
    with pytest.raises(UnknownName) as error:
        chosen(tiny, *names, language=language)
    return str(error.value)


def test_without_a_name_everything_is_meant_in_the_order_of_the_banks(tiny: Written) -> None:
    found = chosen(tiny)
    assert list(dict.fromkeys(path[0] for path in found)) == ["answers", "body", "calendar", "layout", "loose", "pain"]
    assert [path[-1] for path in found if path[0] == "pain"] == PAIN


def test_a_topic_is_all_its_strings(tiny: Written) -> None:
    assert [path[-1] for path in chosen(tiny, "pain")] == PAIN


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("P2", ("pain", "phrases", "does-it-hurt")),
        ("pain/does-it-hurt", ("pain", "phrases", "does-it-hurt")),
        ("pain/title", ("pain", "title")),
        ("pain/where", ("pain", "sections", "where")),
        ("answers/water", ("answers", "phrases", "water")),
        ("answers/title", ("answers", "title")),
        ("loose/yes", ("loose", "phrases", "yes")),
    ],
)
def test_a_name_may_mean_one_string(tiny: Written, name: str, path: tuple[str, ...]) -> None:
    assert chosen(tiny, name) == [path]


def test_what_is_named_twice_is_there_once_and_in_the_order_of_the_banks(tiny: Written) -> None:
    assert chosen(tiny, "P3", "pain/does-it-hurt", "P2", "answers/water") == [
        ("answers", "phrases", "water"),
        ("pain", "phrases", "does-it-hurt"),
        ("pain", "phrases", "what-do-you-need"),
    ]


def test_a_card_that_is_called_as_its_section_is_meant_before_it(tiny: Written) -> None:
    tiny.replace(BANK, "id: does-it-hurt", "id: help")
    assert chosen(tiny, "pain/help") == [("pain", "phrases", "help")]
    assert chosen(tiny, "P2") == [("pain", "phrases", "help")]


def test_a_card_that_is_called_title_does_not_hide_the_title(tiny: Written) -> None:
    tiny.replace(BANK, "id: does-it-hurt", "id: title")
    assert chosen(tiny, "pain/title") == [("pain", "title")]
    assert chosen(tiny, "P2") == [("pain", "phrases", "title")]


def test_what_has_no_translation_yet_is_meant_all_the_same(tiny: Written) -> None:
    tiny.remove("content/phrases/pain/vi.yaml")
    assert len(chosen(tiny, "pain")) == len(PAIN)


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("pian", "did you mean 'pain'?"),
        ("p2", "did you mean 'P2'?"),
        ("P9", "the numbers with P are P1 to P3"),
        ("p22", "the numbers with P are P1 to P3"),
        ("R1", "the letters are K, P"),
        ("", "known are: answers, body, calendar, layout, loose, pain"),
        ("pain/", "known are: does-it-hurt, help, title, what-do-you-need, where, where-does-it-hurt"),
        ("pain/phrases/does-it-hurt", "did you mean 'does-it-hurt'?"),
        ("pain/Where", "did you mean 'where'?"),
        ("pian/where", "known are: answers, body, calendar, layout, loose, pain"),
        ("layout/imprint", "known are: index, my-language, title, unverified"),
        ("../pain", "did you mean 'pain'?"),
    ],
)
def test_a_name_that_means_nothing_is_refused_with_what_may_be_meant(tiny: Written, name: str, way_out: str) -> None:
    assert refused(tiny, "P1", name) == f"there is no topic and no card {name!r}; {way_out}"


@pytest.mark.parametrize("name", ["P4", "p4"])
def test_a_number_that_was_retired_is_told_as_that(tiny: Written, name: str) -> None:
    assert refused(tiny, name) == "the card P4 was retired; the numbers with P are P1 to P3"


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("cs", "the language cs is the source and not translated"),
        ("uk", "there is no language 'uk'; known are: ru, vi"),
        ("VI", "there is no language 'VI'; known are: ru, vi"),
        ("", "there is no language ''; known are: ru, vi"),
    ],
)
def test_a_language_that_cannot_be_translated_into_is_refused(tiny: Written, language: str, message: str) -> None:
    assert refused(tiny, language=language) == message
    with pytest.raises(UnknownName, match=f"^{re.escape(message)}$"):
        language_of(tiny.load(), language)


def test_a_name_that_is_unknown_because_its_file_is_broken_is_not_blamed_on_who_typed_it(tiny: Written) -> None:
    tiny.replace(BANK, "letter: P", "letter: [")
    with pytest.raises(ContentError) as error:
        chosen(tiny, "pain")
    assert {problem.code for problem in error.value.problems} >= {"broken-yaml"}


def test_a_language_that_is_unknown_because_its_file_is_broken_is_not_blamed_either(tiny: Written) -> None:
    tiny.replace("content/languages/vi.yaml", "script: Latn", "script: Ltn")
    with pytest.raises(ContentError) as error:
        chosen(tiny, "pain")
    assert {problem.code for problem in error.value.problems} >= {"unknown-script"}
