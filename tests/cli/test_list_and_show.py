"""`cardgen list` and `cardgen show`: what there is, and what a card looks like."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PIL import Image

from tests.cli.running import Shell
from tests.jobs.tiny import Tiny

# -- list ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "first", "count"),
    [
        ("topics", "answers   -   19 words  ru vi  Odpovědi", 7),
        ("cards", "K1   yes                          none       Ano", 7),
        ("languages", "cs   Latn  Čeština          čeština", 3),
        ("editions", "clinic  2026.1  2026-11-22  vi ru  ward street", 1),
        ("pictures", "circle                       Kruh", 2),
    ],
)
def test_each_kind_is_listed_a_line_a_thing(shell: Shell, what: str, first: str, count: int) -> None:
    said = shell.run("list", what)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines()[0] == first
    assert len(said.out.splitlines()) == count


def test_topics_are_listed_when_nothing_is_named(shell: Shell) -> None:
    assert shell.run("list").out == shell.run("list", "topics").out


def test_an_unknown_kind_is_wrong_usage(shell: Shell) -> None:
    said = shell.run("list", "fonts")
    assert said.status == 2
    assert "'fonts' is not one of 'topics', 'cards', 'languages', 'editions', 'pictures', 'printers'." in said.err


def test_broken_content_is_told_after_what_can_be_listed(shell: Shell) -> None:
    shell.project.replace("content/phrases/ward/topic.yaml", "number: 4", "number: 1")
    said = shell.run("list", "cards")
    assert (said.status, len(said.out.splitlines())) == (1, 7)
    assert "[duplicate-number]" in said.err
    assert said.err.splitlines()[-1] == "1 error"


# -- show ----------------------------------------------------------------------------------------


def test_a_card_becomes_a_picture_named_after_it_where_the_user_is(shell: Shell) -> None:
    said = shell.run("show", "W1", "--lang", "vi")
    assert (said.status, said.out, said.err) == (0, "W1 in vi: W1-vi.png\n", "")
    with Image.open("W1-vi.png") as image:
        assert image.format == "PNG"


def test_a_card_becomes_a_pdf_of_two_pages(shell: Shell) -> None:
    said = shell.run("show", "W1", "--lang", "ru", "--output", "card.pdf")
    assert (said.status, said.out, said.err) == (0, "W1 in ru: card.pdf\n", "")
    reader = pypdf.PdfReader("card.pdf")
    assert len(reader.pages) == 2
    assert "Вам больно?" in reader.pages[0].extract_text()


def test_another_layout_may_be_shown(shell: Shell) -> None:
    assert shell.run("show", "W1", "--lang", "ru", "--layout", "loose", "--output", "card.pdf").status == 0
    assert round(float(pypdf.PdfReader("card.pdf").pages[0].trimbox.width) / 72 * 25.4) == 210


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("w1", "--lang", "vi"), "there is no card 'w1'; did you mean 'W1'?"),
        (("W1", "--lang", "cz"), "there is no language 'cz'; known are: ru, vi"),
        (("W1", "--lang", "vi", "--layout", "rings"), "there is no layout 'rings'; did you mean 'ring'?"),
        (("W1", "--lang", "vi", "--output", "card.jpg"), "card.jpg must end in .png or .pdf"),
        (("W1", "--lang", "vi", "--output", "card"), "card must end in .png or .pdf"),
        (("W1", "--lang", "vi", "--output", "no/x.png"), "no/x.png cannot be written: No such file or directory"),
        (("W1", "--lang", "vi", "--output", "no/x.pdf"), "no/x.pdf cannot be written: No such file or directory"),
        (("W1",), "Missing option '--lang'."),
        ((), "Missing argument 'CARD'."),
    ],
)
def test_what_cannot_be_shown_is_wrong_usage_with_a_way_out(shell: Shell, words: tuple[str, ...], message: str) -> None:
    before = sorted(Path().iterdir())
    said = shell.run("show", *words)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == f"Error: {message}"
    assert sorted(Path().iterdir()) == before


def test_a_card_in_lower_case_means_the_card_of_that_number_and_no_other(shell: Shell) -> None:
    ward: Tiny = shell.project
    for topic, number in (("ward", "number: 4"), ("street", "number: 2")):
        ward.replace(f"content/phrases/{topic}/topic.yaml", number, "number: 14")
    assert shell.run("show", "s14", "--lang", "vi").err.splitlines()[-1] == (
        "Error: there is no card 's14'; did you mean 'S14'?"
    )
    assert shell.run("show", "w14", "--lang", "vi").err.splitlines()[-1] == (
        "Error: there is no card 'w14'; did you mean 'W14'?"
    )


def test_a_stale_card_is_told_with_status_1(shell: Shell) -> None:
    shell.project.replace("content/phrases/ward/vi.yaml", "from: Bolí vás to?", "from: Bolí?")
    said = shell.run("show", "W1", "--lang", "vi")
    assert (said.status, said.out) == (1, "")
    assert "[stale-translation]" in said.err
    assert not Path("W1-vi.png").exists()
