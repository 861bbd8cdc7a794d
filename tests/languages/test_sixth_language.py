"""A sixth language is files in content/ and nothing else: here Ukrainian."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cardgen.jobs.build import Wanted, build
from cardgen.layout.frame import Run, walk
from cardgen.layout.sets import CardSet
from tests.projects import Written, composed, copy_of_real, make

UKRAINIAN = """\
language: uk
script: Cyrl
direction: ltr
face: text
keep-with-next: [в, у, з, і, й, а, о, я]
transcription:
"""
_SAID = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "je", "ж": "ž", "з": "z", "и": "y",
    "і": "i", "ї": "ji", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ь": "''", "ю": "ju", "я": "ja",
}  # fmt: skip
LANGUAGE = UKRAINIAN + "".join(f"  - {{letters: {letter}, say: {said}}}\n" for letter, said in _SAID.items())

PAIN = """\
language: uk
title: {from: Bolest, text: Біль, state: draft}
sections:
  where: {from: Kde a jak, text: Де і як, state: draft}
  help: {from: Pomoc, text: Допомога, state: draft}
phrases:
  where-does-it-hurt: {from: Kde vás to bolí?, text: "Де у вас болить, ґаздо?", state: draft}
  does-it-hurt: {from: Bolí to?, text: Болить?, state: draft}
  what-do-you-need: {from: Co potřebujete?, text: "Що вам потрібно, їжа чи вода?", state: draft}
"""
WORDS = {
    "Odpovědi": "Відповіді", "Ano": "Так", "Ne": "Ні", "Nevím": "Не знаю", "Lék": "Ліки", "Voda": "Вода",
    "Nikde": "Ніде", "Zepředu": "Спереду", "Zezadu": "Ззаду", "Seznam karet": "Список карток",
}  # fmt: skip


def texts(made: CardSet, language: str) -> set[str]:
    """Every line that was set in a language."""
    marks = [mark for frame in made.document.frames for _, mark in walk(frame.tags)]
    return {mark.line.text.strip() for mark in marks if isinstance(mark, Run) and mark.line.language == language}


def translate(project: Written, topic: str) -> None:
    """Write a topic's uk.yaml, by way of its ru.yaml: known words in Ukrainian, one word for all others."""
    lines = []
    for line in project.read(f"content/phrases/{topic}/ru.yaml").splitlines():
        if "{from: " in line:
            source = line.split("{from: ")[1].split(", text: ")[0]
            line = line.split("text: ")[0] + f"text: {WORDS.get(source, 'Слово')}, state: draft}}"
        lines.append(line.replace("language: ru", "language: uk"))
    project.write(f"content/phrases/{topic}/uk.yaml", "\n".join(lines) + "\n")


@pytest.fixture
def tiny_in_ukrainian(tmp_path: Path) -> Written:
    tiny = make(tmp_path, {"content/languages/uk.yaml": LANGUAGE, "content/phrases/pain/uk.yaml": PAIN})
    for topic in ("answers", "body", "calendar", "layout", "loose"):
        translate(tiny, topic)
    tiny.replace("content/editions/tiny.yaml", "languages: [ru, vi]", "languages: [ru, vi, uk]")
    return tiny


def test_a_sixth_language_is_read_without_a_problem(tiny_in_ukrainian: Written) -> None:
    content = tiny_in_ukrainian.load()
    assert list(content.problems) == []
    assert list(content.languages) == ["cs", "ru", "uk", "vi"]
    assert content.bank.phrase("pain", "does-it-hurt", "uk").text == "Болить?"


def test_a_sixth_language_is_set(tiny_in_ukrainian: Written) -> None:
    made = tiny_in_ukrainian.compose("pain", "uk")
    assert {"Біль", "Де і як", "Так", "Ні", "Ліки", "Болить?", "Українська"} & texts(made, "uk") >= {"Біль", "Болить?"}
    assert "bolyt?" in texts(made, "cs")  # how staff say it
    assert made.document.title == "Bolest – ukrajinština"


def test_a_sixth_language_stands_beside_the_others_on_a_polyglot_card(tiny_in_ukrainian: Written) -> None:
    made = tiny_in_ukrainian.compose("pain", "ru", "vi", "uk", layout="polyglot")
    assert "Болить?" in texts(made, "uk")
    assert "Болит?" in texts(made, "ru")


def test_a_sixth_language_is_built(tiny_in_ukrainian: Written) -> None:
    output = tiny_in_ukrainian.root / "output"
    build(tiny_in_ukrainian.project, Wanted(languages=("uk",)), output, jobs=1)
    manifest = json.loads((output / "tiny/manifest.json").read_text(encoding="utf-8"))
    assert [(file["path"], file["language"]) for file in manifest["files"]] == [
        ("loose-uk.pdf", "uk"),
        ("pain-uk.pdf", "uk"),
    ]


def test_the_real_project_takes_a_sixth_language_topic_by_topic(tmp_path: Path) -> None:
    real = copy_of_real(tmp_path)
    real.write("content/languages/uk.yaml", LANGUAGE)
    content = real.load()
    loose = content.bank.topics["loose"]
    texts_ = {"yes": "Так", "no": "Ні", "do-you-understand": "Розумієте?", "help": "Допоможіть"}
    phrases = "".join(
        f'  "{card.id}": {{from: "{card.text}", text: {texts_.get(str(card.id), "Покажіть")}, state: draft}}\n'
        for card in loose.cards
    )
    sections = "".join(
        f'  {section.id}: {{from: "{section.title}", text: Картки, state: draft}}\n' for section in loose.sections
    )
    title = f'{{from: "{loose.title}", text: Картки, state: draft}}'
    real.write(
        "content/phrases/loose/uk.yaml",
        f"language: uk\ntitle: {title}\nsections:\n{sections}phrases:\n{phrases}",
    )
    content = real.load(lambda topic, language: language == "uk")  # that the others are whole is not the question here
    assert [str(problem) for problem in content.problems] == []
    made = composed(content, "loose", ["uk"], "a5-loose", "emergency")
    assert {"Так", "Ні", "Розумієте?"} <= texts(made, "uk")
    assert {"tak", "ni", "rozumijete?"} <= texts(made, "cs")
