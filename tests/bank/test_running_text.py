"""Topics with running text: words of the bank come from a Markdown file, and keep their places there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.bank.strings import strings
from cardgen.problems import Place
from tests.layout.documents.papers import GUIDE, LEAFLET, make
from tests.projects import Written

TOPIC = "content/phrases/leaflet/topic.yaml"
RU = "content/phrases/leaflet/ru.yaml"


@pytest.fixture
def papers(tmp_path: Path) -> Written:
    return make(tmp_path)


def told(papers: Written) -> list[str]:
    return [line.split("\n")[0] for line in papers.told()]


def test_each_text_with_an_id_is_a_word_of_the_bank_at_its_place(papers: Written) -> None:
    bank = papers.load().bank
    words = bank.topics["leaflet"].phrases
    assert [(str(name), str(word.text)) for name, word in words.items()] == [
        ("when", "Kdy a kde"),
        ("starts", "Kurz češtiny začíná {{course.evening.from}}."),
        ("call", "Volejte {{office.centre.phone}}, noční klid je {{number.quiet}}."),
        ("come", "Přijďte."),
        ("say", "Řekněte: *Dobrý den.*"),
    ]
    assert [word.place for word in words.values()] == [Place(LEAFLET, line) for line in (1, 3, 5, 7, 8)]


def test_footnotes_and_cells_of_tables_are_words_too(papers: Written) -> None:
    names = {str(name) for name in papers.load().bank.topics["guide"].phrases}
    assert {"rent", "head-1", "cell-2", "square", "item-3", "web"} <= names


def test_words_are_said_in_a_language_and_stand_among_its_strings(papers: Written) -> None:
    bank = papers.load().bank
    assert bank.phrase("leaflet", "come", "ru").text == "Приходите."
    found = [(string.name, string.standing) for string in strings(bank, "leaflet", "ru")]
    assert found == [(name, "draft") for name in ("title", "when", "starts", "call", "come", "say")]


def test_a_sentence_that_was_changed_makes_its_translation_stale(papers: Written) -> None:
    papers.replace(LEAFLET, "Přijďte. {#come}", "Přijďte včas. {#come}")
    bank = papers.load().bank
    assert [string.name for string in strings(bank, "leaflet", "ru") if string.standing == "stale"] == ["come"]
    assert any(line.startswith(f"{RU}:7:") and "stale" in line for line in told(papers))


def test_a_text_that_was_taken_out_leaves_a_translation_without_source(papers: Written) -> None:
    papers.replace(LEAFLET, "1. Přijďte. {#come}\n", "")
    assert told(papers) == [
        f"{RU}:7:3: error: ru: there is no phrase 'come' in the Czech bank [translation-without-source]"
    ]


def test_a_text_that_was_added_lacks_its_translation(papers: Written) -> None:
    papers.write(LEAFLET, papers.read(LEAFLET) + "\nVezměte si průkaz. {#card}\n")
    assert told(papers) == [
        f"{RU}:1:1: error: the word card, ru: there is no translation of 'Vezměte si průkaz.' [missing-translation]"
    ]


def test_mistakes_in_the_text_are_told_in_its_file(papers: Written) -> None:
    papers.write(GUIDE, papers.read(GUIDE) + "\n---\n\nBez jména.\n\n<b>tučně</b> {#bold}\n")
    last = papers.read(GUIDE).count("\n")
    assert told(papers) == [
        f"{GUIDE}:{last - 4}:1: error: the text has a line across, which a document does not [wrong-markup]",
        f"{GUIDE}:{last - 2}:1: error: the text 'Bez jména.' has no id [missing-id]",
        f"{GUIDE}:{last}:1: error: the text holds HTML [wrong-markup]",
    ]


def test_an_empty_text_with_an_id_is_told(papers: Written) -> None:
    papers.write(GUIDE, papers.read(GUIDE) + "\n{#nothing}\n")
    assert [line for line in told(papers) if "the word nothing has no text [empty-text]" in line]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../guide/text.md", f"{TOPIC}:4:7: error: '../guide/text.md' is no Markdown file here [wrong-value]"),
        ("/etc/passwd", f"{TOPIC}:4:7: error: '/etc/passwd' is no Markdown file here [wrong-value]"),
        ("text.txt", f"{TOPIC}:4:7: error: 'text.txt' is no Markdown file here [wrong-value]"),
        ("lost.md", f"{TOPIC}:4:7: error: content/phrases/leaflet/lost.md cannot be read: "),
        ('"a\\0.md"', f"{TOPIC}:4:7: error: 'a\\x00.md' is no Markdown file here [wrong-value]"),
    ],
)
def test_a_text_that_cannot_be_found_is_told_at_the_topic(papers: Written, name: str, message: str) -> None:
    papers.replace(TOPIC, "text: text.md", f"text: {name}")
    assert [line for line in told(papers) if line.startswith(message)], told(papers)


def test_a_text_that_leads_out_of_the_project_is_told(papers: Written) -> None:
    papers.remove(LEAFLET)
    (papers.root / LEAFLET).symlink_to("/etc/hostname")
    assert f"{TOPIC}:4:7: error: 'text.md' is no Markdown file here [wrong-value]" in told(papers)


def test_a_folder_in_place_of_the_text_is_told(papers: Written) -> None:
    papers.remove(LEAFLET)
    (papers.root / LEAFLET).mkdir()
    assert [line for line in told(papers) if f"{LEAFLET} cannot be read" in line]


def test_a_text_that_is_not_utf_8_is_told(papers: Written) -> None:
    papers.write(LEAFLET, "Příliš žluťoučký {#horse}\n".encode("cp1250"))
    assert f"{LEAFLET}:1:1: error: the file is not UTF-8 [wrong-encoding]" in told(papers)


def test_a_byte_order_mark_is_no_part_of_the_text(papers: Written) -> None:
    papers.write(LEAFLET, "\ufeff" + papers.read(LEAFLET))
    assert told(papers) == []


@pytest.mark.parametrize("other", ["phrases:\n  a: {text: A}\n", "letter: G\nsections: []\nphrases: {a: {text: A}}\n"])
def test_a_topic_has_a_text_or_something_else(papers: Written, other: str) -> None:
    papers.write(TOPIC, papers.read(TOPIC) + other)
    assert f"{TOPIC}:4:7: error: the topic leaflet has a text and cards or phrases [wrong-shape]" in told(papers)


def test_a_text_that_cannot_be_read_leaves_its_translations_alone(papers: Written) -> None:
    papers.remove(LEAFLET)
    assert [line for line in told(papers) if line.startswith(RU)] == []


@pytest.mark.parametrize("folder", ["leaflet", "pain"])
def test_a_text_that_its_topic_does_not_name_is_told(papers: Written, folder: str) -> None:
    papers.write(f"content/phrases/{folder}/draft.md", "Nový odstavec. {#new}\n")
    assert papers.told() == [
        f"content/phrases/{folder}/draft.md:1:1: warning: the topic {folder} does not name this text, so it is never "
        f"printed [unnamed-text]\n    write 'text: draft.md' in content/phrases/{folder}/topic.yaml, or remove the file"
    ]


def test_the_text_of_a_topic_that_cannot_be_read_is_not_told_as_well(papers: Written) -> None:
    papers.write(TOPIC, "topic: [")
    assert not [line for line in told(papers) if "unnamed-text" in line]
