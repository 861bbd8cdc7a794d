"""What stands on the pages, as text. After a wanted change: CARDGEN_GOLDEN=write make test, then look at the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cardgen.layout.frame import Run, walk
from cardgen.problems import ContentError
from tests.layout.dump import dump
from tests.projects import REAL, Written

GOLDEN = Path(__file__).parent / "golden"


def pages(tiny: Written, topic: str, language: str) -> dict[str, str]:
    frames = tiny.compose(topic, language).document.frames
    return {f"{frame.label or frame.anchor or 'page'}-{n}": dump(frame) for n, frame in enumerate(frames, 1)}


@pytest.mark.parametrize(("topic", "language"), [("pain", "vi"), ("pain", "ru"), ("loose", "ru")])
def test_every_page_of_a_set_stands_as_it_stood(tiny: Written, topic: str, language: str) -> None:
    text = "\n".join(f"== {name}\n{page}" for name, page in pages(tiny, topic, language).items())
    file = GOLDEN / f"{topic}-{language}.txt"
    if os.environ.get("CARDGEN_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


def texts(tiny: Written, topic: str, language: str, anchor: str) -> list[tuple[str, str]]:
    frames = tiny.compose(topic, language).document.frames
    at = next(i for i, frame in enumerate(frames) if frame.anchor == anchor)
    return [
        (mark.line.language, mark.line.text.strip())
        for frame in frames[at : at + 2]
        for _, mark in walk(frame.tags)
        if isinstance(mark, Run)
    ]


def test_a_front_speaks_the_patients_language_and_czech(tiny: Written) -> None:
    said = texts(tiny, "pain", "vi", "P2")
    assert ("vi", "Có đau không?") in said
    assert ("cs", "Bolí to?") in said
    assert ("vi", "Không biết") in said


def test_a_draft_is_called_a_draft_on_its_card(tiny: Written) -> None:
    assert ("cs", "překlad neověřen") in texts(tiny, "pain", "ru", "P1")


def test_an_approved_card_carries_no_mark(tiny: Written) -> None:
    approved = [line for line in texts(tiny, "pain", "ru", "P3") if "neověřen" in line[1]]
    assert approved == []


def test_a_back_says_how_a_vietnamese_sentence_sounds_when_the_translator_wrote_it(tiny: Written) -> None:
    assert ("cs", "ko dau khong") in texts(tiny, "pain", "vi", "P2")


def test_a_set_speaks_of_pronunciation_only_where_its_letters_have_one(tiny: Written) -> None:
    bank, ru = "content/phrases/layout/topic.yaml", "content/languages/ru.yaml"
    two = "  how-to-2: {text: Otočte., for: staff}\n  how-to-2-said: {text: Otočte a čtěte., for: staff}\n"
    tiny.replace(bank, "  how-to-limits:", two + "  how-to-limits:")
    _, _, rules = (REAL / ru).read_text(encoding="utf-8").partition("\ntranscription:")
    tiny.write(ru, tiny.read(ru).rstrip("\n") + "\ntranscription:" + rules)
    said = {language: [text for _, text in texts(tiny, "pain", language, "cover")] for language in ("vi", "ru")}
    assert "Otočte." in said["vi"]
    assert "Otočte a čtěte." in said["ru"]
    assert "Otočte a čtěte." not in said["vi"]
    assert "Otočte." not in said["ru"]


def test_a_back_leads_to_the_cards_that_follow(tiny: Written) -> None:
    said = texts(tiny, "pain", "vi", "P2")
    assert ("cs", "P3") in said
    assert ("cs", "Co potřebujete?") in said


def test_numbers_are_the_same_in_every_language(tiny: Written) -> None:
    numbers = [[(card.number, card.id) for card in tiny.compose("pain", language).cards] for language in ("vi", "ru")]
    assert numbers[0] == numbers[1]


def test_a_sentence_that_does_not_fit_is_told_with_card_language_and_millimetres(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/vi.yaml", "Bạn cần gì?", "Nghiêng" * 12 + "?")
    told = r"card P3 \(what-do-you-need\), vi, front of [a-z0-9-]+: 'Nghiêng.*' is [0-9.]+ mm too wide even at 16 pt"
    with pytest.raises(ContentError, match=told):
        tiny.compose("pain", "vi")


def test_a_letter_without_a_glyph_is_told_with_its_code_point(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/vi.yaml", "Bạn cần gì?", "Bạn cần 水?")
    told = r"card P3 \(what-do-you-need\), vi: Source Sans 3 has no glyph for .*U\+6C34"
    with pytest.raises(ContentError, match=told):
        tiny.compose("pain", "vi")


def test_backs_are_bound_on_the_other_side(tiny: Written) -> None:
    frames = tiny.compose("pain", "vi").document.frames
    at = next(i for i, frame in enumerate(frames) if frame.anchor == "P2")
    lefts = [min(mark.x for _, mark in walk(f.tags) if isinstance(mark, Run)) for f in frames[at : at + 2]]
    assert lefts[0] >= 20 > lefts[1]
