"""How much room a sentence has: what a translator is told agrees with what the layout takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from cardgen.bank.strings import String, strings
from cardgen.jobs.content import Content
from cardgen.jobs.new_language import begin
from cardgen.layout.context import kinds
from cardgen.layout.room import Room
from cardgen.typography import Fitted, fit
from tests.projects import Written

RING = "content/layouts/ring.yaml"
BOX = "{block: text, at: [63, 21, 77, 27], say: sentence, in: patient, style: sentence, role: H3}"


@pytest.fixture
def content(tiny: Written) -> Content:
    return tiny.load()


def room(content: Content) -> Room:
    return Room(content.ready, {"pain": [content.formats["ring"]], "loose": [content.formats["loose"]]})


def sentences(content: Content, language: str, topic: str = "pain") -> list[String]:
    return [one for one in strings(content.bank, topic, language) if one.card]


def usual(content: Content, language: str, length: int) -> str:
    """A text of the language's own words, so many characters long."""
    texts = [one.text for one in sentences(content, language)] + [
        one.text for topic in ("answers", "calendar", "body") for one in strings(content.bank, topic, language)
    ]
    words = [word for text in texts for word in text.split()]

    def endless() -> Iterator[str]:
        while True:
            yield from words

    found = ""
    for word in endless():
        if len(found) + len(word) > length:
            return found.strip()
        found += word + " "
    raise AssertionError


def fits(content: Content, string: String, text: str) -> bool:
    """Can this sentence stand in the place of the card's own?"""
    assert string.card
    layout = content.formats["ring" if string.topic == "pain" else "loose"]
    block = next(one for one in layout.faces["card-front"] if (one.say, one.in_) == ("sentence", "patient"))
    box = next((block.at_for[kind] for kind in kinds(string.card) if kind in block.at_for), block.at)
    material = content.ready
    style = material.theme.styles[str(block.style)].style
    tongue = material.tongue(string.language)
    return isinstance(fit(text, style, tongue, material.shaper, box[2], box[3]), Fitted)


@pytest.mark.parametrize("language", ["ru", "vi"])
@pytest.mark.parametrize("topic", ["pain", "loose"])
def test_a_sentence_as_long_as_is_said_fits_and_one_of_twice_the_length_does_not(
    content: Content, language: str, topic: str
) -> None:
    for string in sentences(content, language, topic):
        longest = room(content).longest(string)
        assert longest is not None
        assert fits(content, string, usual(content, language, longest)), longest
        assert not fits(content, string, usual(content, language, 2 * longest)), longest


def test_every_sentence_of_the_project_is_shorter_than_is_said(content: Content) -> None:
    for string in sentences(content, "vi"):
        assert len(string.text) <= (room(content).longest(string) or 0)


@pytest.mark.parametrize("language", ["ru", "vi"])
def test_a_title_as_long_as_is_said_fits_and_one_of_twice_the_length_does_not(content: Content, language: str) -> None:
    titles = [one for one in strings(content.bank, "pain", language) if not one.card]
    assert [one.kind for one in titles] == ["title", "section", "section"]
    longest = room(content).longest(titles[0])
    assert longest is not None
    material, style = content.ready, content.ready.theme.styles["cover-title"].style
    for length, taken in ((longest, True), (2 * longest, False)):
        done = fit(usual(content, language, length), style, material.tongue(language), material.shaper, 116, 48)
        assert isinstance(done, Fitted) == taken


def test_of_several_boxes_the_narrowest_counts(tiny: Written, content: Content) -> None:
    (section, _) = [one for one in strings(content.bank, "pain", "vi") if one.kind == "section"]
    assert room(content).longest(section) is None  # the patient sees it on no page
    sizes = {}
    for width in (100, 40):
        tiny.replace(
            RING,
            "  divider-back:\n",
            "  divider-back:\n"
            f"    - {{block: text, at: [24, 7, {width}, 20], say: section, in: patient, style: heading}}\n",
        )
        changed = tiny.load()
        sizes[width] = room(changed).longest(section)
    assert sizes[100] is not None
    assert sizes[40] is not None
    assert sizes[40] < sizes[100]


def test_a_card_that_stands_in_the_set_of_another_topic_has_room_there(content: Content) -> None:
    ring = dataclasses.replace(content.formats["ring"], leaves=("cover", "cards:loose", "sections"))
    among = Room(content.ready, {"pain": [ring]})
    assert all(among.longest(one) for one in sentences(content, "vi", "loose"))
    (title, *_) = strings(content.bank, "loose", "vi")
    assert among.longest(title) is None  # the cover is the other topic's


def test_a_word_of_a_page_has_the_room_of_its_box(tiny: Written) -> None:
    tiny.replace(
        RING,
        "  index-front:\n",
        "  index-front:\n    - {block: text, at: [24, 22, 80, 6], say: word, word: index, in: patient, style: body}\n",
    )
    content = tiny.load()
    found = {one.name: room(content).longest(one) for one in strings(content.bank, "layout", "vi")}
    assert {name for name, longest in found.items() if longest} == {"index"}


def test_words_without_a_box_of_their_own_have_no_length(content: Content) -> None:
    for topic in ("answers", "body", "calendar"):
        assert {room(content).longest(one) for one in strings(content.bank, topic, "vi")} == {None}


def test_a_topic_that_no_edition_prints_has_no_layout_and_no_length(content: Content) -> None:
    nowhere = Room(content.ready, {})
    assert {nowhere.longest(one) for one in sentences(content, "vi")} == {None}


def test_a_layout_that_does_not_show_the_sentence_to_the_patient_has_no_length(tiny: Written) -> None:
    tiny.replace(RING, f"    - {BOX}\n", "")
    content = tiny.load()
    assert {room(content).longest(one) for one in sentences(content, "vi")} == {None}


def test_a_language_that_has_no_text_yet_is_taken_to_be_as_wide_as_others(tiny: Written) -> None:
    begin(tiny.project, "uk")
    content = tiny.load(lambda _, tag: tag != "uk")
    lengths = [room(content).longest(one) for one in sentences(content, "uk")]
    known = [room(content).longest(one) for one in sentences(content, "ru")]
    for new, other in zip(lengths, known, strict=True):
        assert new is not None
        assert other is not None
        assert 0.8 * other < new < 1.25 * other


def test_a_language_without_any_file_has_room_as_well(tiny: Written) -> None:
    for path in tiny.root.glob("content/phrases/*/vi.yaml"):
        path.unlink()
    content = tiny.load(lambda _, tag: tag != "vi")
    content.problems.clear()  # the edition asks for it
    assert all(room(content).longest(one) for one in sentences(content, "vi"))


def test_a_text_that_cannot_be_set_is_left_out_of_the_mean(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/vi.yaml", "Bạn cần gì?", "Bạn cần ა gì?")
    content = tiny.load(lambda _, __: False)
    assert all(room(content).longest(one) for one in sentences(content, "vi"))


def test_a_box_of_half_the_width_has_about_half_the_room(tiny: Written, content: Content) -> None:
    whole = [room(content).longest(one) or 0 for one in sentences(content, "vi")]
    tiny.replace(RING, BOX, BOX.replace("77, 27", "38.5, 27"))
    half = tiny.load()
    for one, before in zip(sentences(half, "vi"), whole, strict=True):
        assert (room(half).longest(one) or 0) == pytest.approx(before / 2, abs=1)


def test_a_box_of_another_kind_of_card_counts_for_that_kind_alone(tiny: Written, content: Content) -> None:
    before = {one.name: room(content).longest(one) for one in sentences(content, "vi")}
    tiny.replace(RING, BOX, BOX.replace("say:", "at-for: {yes-no: [63, 21, 30, 27]}, say:"))
    changed = tiny.load()
    after = {one.name: room(changed).longest(one) for one in sentences(changed, "vi")}
    assert {name for name in after if after[name] != before[name]} == {"does-it-hurt"}


def test_a_box_without_any_room_has_room_for_one(tiny: Written) -> None:
    tiny.replace(RING, BOX, BOX.replace("77, 27", "77, 1"))
    content = tiny.load()
    assert {room(content).longest(one) for one in sentences(content, "vi")} == {1}


def test_the_length_does_not_depend_on_the_text_that_is_there(content: Content) -> None:
    string = sentences(content, "vi")[0]
    other = dataclasses.replace(string, rendering=None)
    assert room(content).longest(other) == room(content).longest(string)
