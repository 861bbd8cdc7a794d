"""What a card is known to say: every word of a shared bank that stands on it, so that none can change unseen."""

from __future__ import annotations

import pytest

from cardgen.layout.frame import Run, walk
from cardgen.layout.leaf import Spoken
from cardgen.layout.sets import CardSet
from tests.projects import Written, make

CARDS = """\
      - {number: 11, id: which-month, text: Který měsíc?, answer: date, date: calendar, picture: circle}
      - {number: 12, id: show-me, text: Kde přesně?, answer: body, diagram: front, picture: circle}
      - {number: 13, id: which-language, text: Který jazyk?, answer: languages, picture: circle}
"""
SENTENCES = {
    "vi": {"which-month": "Tháng nào?", "show-me": "Ở đâu?", "which-language": "Tiếng nào?"},
    "ru": {"which-month": "Какой месяц?", "show-me": "Где именно?", "which-language": "Какой язык?"},
}
CZECH = {"which-month": "Který měsíc?", "show-me": "Kde přesně?", "which-language": "Který jazyk?"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CardSet:
    project: Written = make(tmp_path_factory.mktemp("words"))
    project.replace("content/phrases/pain/topic.yaml", "      - number: 2\n", CARDS + "      - number: 2\n")
    layout = "content/phrases/layout/topic.yaml"
    project.write(layout, project.read(layout) + "  other-language: {text: Jiný jazyk, for: staff}\n")
    project.replace("content/phrases/pain/topic.yaml", "limit: 4", "limit: 7")
    for language, sentences in SENTENCES.items():
        lines = [f"  {id_}: {{from: {CZECH[id_]}, text: {text}, state: draft}}" for id_, text in sentences.items()]
        file = f"content/phrases/pain/{language}.yaml"
        project.write(file, project.read(file).rstrip("\n") + "\n" + "\n".join(lines) + "\n")
    return project.compose("pain", "vi")


def spoken(made: CardSet, number: str) -> Spoken:
    found = next(leaf.spoken for leaf in made.leaves if leaf.key == number)
    assert found
    return found


def test_the_months_of_a_date_are_words_of_its_card(made: CardSet) -> None:
    words = spoken(made, "P11").words
    assert words["calendar/january"] == {"cs": "leden", "vi": "tháng 1"}
    assert sum(name.startswith("calendar/") for name in words) == 12
    assert words["year"] == {"cs": "Rok", "vi": "Năm"}


def test_the_parts_of_a_body_are_words_of_its_card(made: CardSet) -> None:
    words = spoken(made, "P12").words
    assert {name: text["vi"] for name, text in words.items()} == {"body/head": "Đầu", "body/belly": "Bụng"}
    assert {"front", "back"} <= spoken(made, "P1").words.keys()


def test_a_greeting_is_a_word_in_every_language_in_which_it_stands_there(made: CardSet) -> None:
    assert spoken(made, "P13").words["layout/my-language"] == {
        "vi": "Tôi nói tiếng này.",
        "ru": "Я говорю на этом языке.",
    }


def test_whatever_a_patient_reads_on_a_card_is_known_of_it(made: CardSet) -> None:
    for leaf in made.leaves:
        if leaf.spoken is None:
            continue
        known = (*leaf.spoken.text.values(), *(text for each in leaf.spoken.words.values() for text in each.values()))
        plain = "\n".join(known).replace(" ", "")
        for page in leaf.pages:
            for tag, mark in walk(made.document.frames[page - 1].tags):
                if isinstance(mark, Run) and tag is not None and tag.language == "vi":
                    text = mark.line.text.replace(" ", "")
                    assert text in plain or text == "TiếngViệt", leaf.key
