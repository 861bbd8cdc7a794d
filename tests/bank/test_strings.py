"""The list of all strings that a language translates, in the order of topic.yaml."""

from __future__ import annotations

import dataclasses

import pytest

from cardgen.bank.model import Rendering, Signature, State, seal
from cardgen.bank.strings import STANDINGS, String, strings
from cardgen.problems import Place
from tests.projects import Written

BANK = "content/phrases/pain/topic.yaml"
VI = "content/phrases/pain/vi.yaml"


def found(tiny: Written, topic: str, language: str) -> list[String]:
    return list(strings(tiny.load(lambda _, tag: False).bank, topic, language))


def pain(tiny: Written, language: str = "vi") -> dict[tuple[str, ...], String]:
    return {one.path: one for one in found(tiny, "pain", language)}


def string(rendering: Rendering | None, language: str = "ru") -> String:
    return String("pain", "phrase", "hurts", "Bolí to?", language, Place("ru.yaml"), rendering)


def test_a_topic_of_cards_has_its_title_its_sections_and_its_sentences_in_order(tiny: Written) -> None:
    assert list(pain(tiny)) == [
        ("title",),
        ("sections", "where"),
        ("sections", "help"),
        ("phrases", "where-does-it-hurt"),
        ("phrases", "does-it-hurt"),
        ("phrases", "what-do-you-need"),
    ]


def test_what_is_for_staff_alone_is_no_string(tiny: Written) -> None:
    names = [one.name for one in found(tiny, "layout", "vi")]
    assert names == ["title", "index", "unverified", "my-language"]


def test_a_string_knows_its_card_or_word_and_what_a_message_calls_it(tiny: Written) -> None:
    labels = {one.path: one.label for one in found(tiny, "pain", "vi")}
    assert labels["title",] == "the title"
    assert labels["sections", "where"] == "the section where"
    assert labels["phrases", "does-it-hurt"] == "card P2 (does-it-hurt)"
    water = next(one for one in found(tiny, "answers", "vi") if one.name == "water")
    assert (water.label, water.number, water.card) == ("the word water", None, None)
    assert water.word is not None
    assert water.word.picture == "square"
    assert water.path_in_bank == ("answers", "phrases", "water")


def test_a_string_stands_where_its_text_stands(tiny: Written) -> None:
    assert str(pain(tiny)["phrases", "does-it-hurt"].place) == f"{VI}:13:11"
    assert str(pain(tiny, "cs")["phrases", "does-it-hurt"].place) == f"{BANK}:19:15"


def test_without_a_file_every_string_is_missing_and_stands_for_the_file(tiny: Written) -> None:
    tiny.remove(VI)
    assert {one.standing for one in found(tiny, "pain", "vi")} == {"missing"}
    assert {str(one.place) for one in found(tiny, "pain", "vi")} == {f"{VI}:1:1"}
    assert {one.text for one in found(tiny, "pain", "vi")} == {""}


def test_czech_renders_itself(tiny: Written) -> None:
    for one in found(tiny, "pain", "cs"):
        assert (one.text, one.standing, one.state) == (one.source, "approved", "approved")
        assert not one.stale
        assert not one.void
        assert one.silence == {}


def test_what_could_not_be_read_is_neither_missing_nor_anything_else(tiny: Written) -> None:
    tiny.replace(VI, "    text: Bạn cần gì?\n", "")  # lacks a key: that is told, and enough
    assert ("phrases", "what-do-you-need") not in pain(tiny)
    assert len(pain(tiny)) == 5


def test_a_card_that_is_called_as_its_section_is_missed_like_others(tiny: Written) -> None:
    """The section's title is there, the card's sentence is not."""
    tiny.replace(BANK, "id: does-it-hurt", "id: help")
    tiny.replace(VI, "  does-it-hurt:", "  was-called-otherwise:")
    found = pain(tiny)
    assert found["sections", "help"].standing == "draft"
    assert found["phrases", "help"].standing == "missing"
    told = [line for line in tiny.told() if "[missing-translation]" in line and ", vi:" in line]
    assert told[0].startswith(f"{VI}:1:1: error: card P2 (help), vi: there is no translation of 'Bolí to?'")


def test_of_two_cards_with_one_id_the_first_counts(tiny: Written) -> None:
    tiny.replace(BANK, "id: what-do-you-need", "id: does-it-hurt")
    assert [one.source for one in found(tiny, "pain", "vi") if one.name == "does-it-hurt"] == ["Bolí to?"]


def test_of_two_sections_with_one_id_the_first_counts(tiny: Written) -> None:
    tiny.replace(BANK, "- id: help", "- id: where")
    assert [one.source for one in found(tiny, "pain", "vi") if one.kind == "section"] == ["Kde a jak"]


def rendered(state: State, *reached: State, text: str = "Болит?", from_: str = "Bolí to?") -> Rendering:
    plain = Rendering(from_, text, state)
    signature = Signature("Jan", "2026-01-01", seal(plain))
    return dataclasses.replace(
        plain,
        revised=signature if "revised" in reached else None,
        approved=signature if "approved" in reached else None,
    )


@pytest.mark.parametrize(
    ("rendering", "standing", "state", "void"),
    [
        (None, "missing", "draft", False),
        (rendered("draft", text=""), "missing", "draft", False),
        (rendered("approved", "revised", "approved", text=" \n"), "missing", "draft", False),
        (rendered("draft", from_="Bolí?"), "stale", "draft", False),
        (rendered("approved", "revised", "approved", from_="Bolí?"), "stale", "draft", False),
        (rendered("draft"), "draft", "draft", False),
        (rendered("draft", "revised", "approved"), "draft", "draft", False),
        (rendered("revised"), "draft", "draft", True),
        (rendered("revised", "approved"), "draft", "draft", True),
        (rendered("revised", "revised"), "revised", "revised", False),
        (rendered("revised", "revised", "approved"), "revised", "revised", False),
        (rendered("approved", "revised"), "revised", "revised", True),
        (rendered("approved", "approved"), "draft", "draft", True),
        (rendered("approved", "revised", "approved"), "approved", "approved", False),
    ],
)
def test_a_string_stands_as_high_as_it_is_signed(
    rendering: Rendering | None, standing: str, state: State, void: bool
) -> None:
    one = string(rendering)
    assert (one.standing, one.state, one.void) == (standing, state, void)
    assert one.standing in STANDINGS


@pytest.mark.parametrize(("field", "other"), [("from_", "Bolí?"), ("text", "Вам больно?"), ("say", "balit")])
def test_another_wording_after_the_signature_voids_it(field: str, other: str) -> None:
    before = rendered("approved", "revised", "approved")
    changed = {"from_": before.from_, "text": before.text, "say": before.say, field: other}
    one = string(
        dataclasses.replace(before, from_=changed["from_"] or "", text=changed["text"] or "", say=changed["say"])
    )
    assert one.void
    assert one.state == "draft"


def test_silence_is_that_of_the_translation_and_in_czech_that_of_the_card(tiny: Written) -> None:
    tiny.replace(BANK, "text: Bolí to?", "text: Bolí to?\n        silence: {sentence-end: tak to má být}")
    tiny.replace(VI, "say: ko dau khong", "silence: {spaces: vì vậy}")
    assert pain(tiny, "cs")["phrases", "does-it-hurt"].silence == {"sentence-end": "tak to má být"}
    assert pain(tiny, "vi")["phrases", "does-it-hurt"].silence == {"spaces": "vì vậy"}
    assert pain(tiny, "vi")["title",].silence == {}
