"""One card to look at, as a picture or as a PDF of two pages."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from cardgen.jobs.new_language import begin
from cardgen.jobs.show import show
from cardgen.problems import ContentError, UnknownName
from tests.jobs.manifests import card, pages
from tests.jobs.tiny import SENTENCES, Tiny

EDITION = "content/editions/clinic.yaml"


def test_a_pdf_has_front_and_back_of_the_card_alone(project: Tiny, tmp_path: Path) -> None:
    show(project.project, "W2", "vi", None, tmp_path / "card.pdf")
    front, back = pages(tmp_path / "card.pdf")
    for text in ("W2", SENTENCES["W2"]["vi"], SENTENCES["W2"]["cs"], "Voda", "Thuốc", "překlad neověřen"):
        assert text in front
    for text in (SENTENCES["W2"]["cs"], SENTENCES["W2"]["vi"], "Klinické vydání 2026.1", "W1 Bolí vás to?"):
        assert text in back


def test_the_pages_say_what_they_say_in_the_set(project: Tiny, built: Tiny, tmp_path: Path) -> None:
    show(project.project, "W1", "ru", None, tmp_path / "card.pdf")
    in_set = pages(built.output / "clinic" / "ward-ru.pdf")
    front, back = card(built.output / "clinic", "ward-ru.pdf", "W1")["pages"]
    assert pages(tmp_path / "card.pdf") == [in_set[front - 1], in_set[back - 1]]


def test_a_png_has_both_pages_side_by_side_at_150_dots_an_inch(project: Tiny, tmp_path: Path) -> None:
    show(project.project, "W1", "vi", None, tmp_path / "card.png")
    with Image.open(tmp_path / "card.png") as image:
        assert image.format == "PNG"
        width, height = (round(side / 25.4 * 150) for side in (148 + 148, 210))
        assert abs(image.width - (width + 3 * 24)) <= 3
        assert abs(image.height - (height + 2 * 24)) <= 3
        assert image.getpixel((5, 5)) == (128, 132, 138)
        assert image.getpixel((24 + 60, 24 + 600)) == (255, 255, 255)


def test_the_suffix_may_be_in_capitals(project: Tiny, tmp_path: Path) -> None:
    show(project.project, "W1", "vi", None, tmp_path / "card.PDF")
    assert (tmp_path / "card.PDF").read_bytes().startswith(b"%PDF")


def test_the_same_card_gives_the_same_bytes(project: Tiny, tmp_path: Path) -> None:
    for suffix in ("pdf", "png"):
        for name in ("one", "two"):
            show(project.project, "S2", "ru", None, tmp_path / f"{name}.{suffix}")
        assert (tmp_path / f"one.{suffix}").read_bytes() == (tmp_path / f"two.{suffix}").read_bytes()


def test_a_loose_card_is_shown_on_the_layout_of_loose_cards(project: Tiny, tmp_path: Path) -> None:
    show(project.project, "K1", "vi", None, tmp_path / "card.pdf")
    box = pypdf.PdfReader(tmp_path / "card.pdf").pages[0].trimbox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (210, 148)


def test_another_layout_may_be_asked_for(project: Tiny, tmp_path: Path) -> None:
    show(project.project, "W1", "vi", "loose", tmp_path / "card.pdf")
    box = pypdf.PdfReader(tmp_path / "card.pdf").pages[0].trimbox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (210, 148)


def test_a_language_that_is_in_no_edition_may_be_looked_at(project: Tiny, tmp_path: Path) -> None:
    project.replace(EDITION, "languages: [vi, ru]", "languages: [vi]")
    show(project.project, "W1", "ru", None, tmp_path / "card.pdf")
    assert SENTENCES["W1"]["ru"] in pages(tmp_path / "card.pdf")[0]


def test_other_languages_may_be_unfinished(project: Tiny, tmp_path: Path) -> None:
    project.replace("content/phrases/ward/ru.yaml", "from: Bolí vás to?", "from: Bolí to?")
    show(project.project, "W1", "vi", None, tmp_path / "card.pdf")
    with pytest.raises(ContentError) as error:
        show(project.project, "W1", "ru", None, tmp_path / "card2.pdf")
    assert [problem.code for problem in error.value.problems] == ["stale-translation"]
    assert not (tmp_path / "card2.pdf").exists()


@pytest.mark.parametrize(
    ("number", "language", "layout", "message"),
    [
        ("w1", "vi", None, "there is no card 'w1'; did you mean 'W1'?"),
        ("X99", "vi", None, "there is no card 'X99'; the letters are K, S, W"),
        ("W3", "vi", None, "there is no card 'W3'; the numbers with W are W1 to W2, W4"),
        ("W11", "vi", None, "there is no card 'W11'; the numbers with W are W1 to W2, W4"),
        ("W1", "vn", None, "there is no language 'vn'; known are: ru, vi"),
        ("W1", "cs", None, "there is no language 'cs'; known are: ru, vi"),
        ("W1", "vi", "rin", "there is no layout 'rin'; did you mean 'ring'?"),
    ],
)
def test_a_name_that_there_is_not_is_refused_with_a_way_out(
    project: Tiny, tmp_path: Path, number: str, language: str, layout: str | None, message: str
) -> None:
    with pytest.raises(UnknownName) as error:
        show(project.project, number, language, layout, tmp_path / "card.pdf")
    assert str(error.value) == message
    assert not (tmp_path / "card.pdf").exists()


def test_a_card_that_was_retired_is_told_as_that(project: Tiny, tmp_path: Path) -> None:
    project.replace("content/phrases/ward/topic.yaml", "letter: W\n", "letter: W\nretired: [3]\n")
    with pytest.raises(UnknownName) as error:
        show(project.project, "w3", "vi", None, tmp_path / "card.pdf")
    assert str(error.value) == "the card W3 was retired; the numbers with W are W1 to W2, W4"


def test_a_layout_without_a_face_for_cards_is_refused(project: Tiny, tmp_path: Path) -> None:
    project.write(
        "content/layouts/flyer.yaml",
        "layout: flyer\ntitle: Leták\npage: {width: 100, height: 210}\nleaves: [page]\n"
        "faces: {page-front: [], page-back: []}\n",
    )
    with pytest.raises(UnknownName) as error:
        show(project.project, "W1", "vi", "flyer", tmp_path / "card.pdf")
    assert str(error.value) == "the layout flyer has no face 'card-front'; choose one that has cards"


def test_a_card_of_a_project_without_editions_is_refused_with_a_message(project: Tiny, tmp_path: Path) -> None:
    project.remove(EDITION)
    with pytest.raises(UnknownName) as error:
        show(project.project, "W1", "vi", None, tmp_path / "card.pdf")
    assert str(error.value) == "there is no edition that says how cards look; write one in content/editions"


def test_a_card_without_a_language_file_is_a_problem_of_the_content(project: Tiny, tmp_path: Path) -> None:
    project.remove("content/phrases/street/ru.yaml")
    with pytest.raises(ContentError) as error:
        show(project.project, "S1", "ru", None, tmp_path / "card.pdf")
    assert str(error.value) == (
        "content/phrases/street/ru.yaml:1:1: error: street has no translation into ru, and this needs: "
        "card S1 (calm) [missing-translation]\n"
        "    make the file with: cardgen new-language ru"
    )


def begun(project: Tiny, *texts: tuple[str, str, str]) -> None:
    """Begin Ukrainian, and translate these strings: topic, Czech, translation."""
    begin(project.project, "uk")
    for topic, czech, text in texts:
        file = f"content/phrases/{topic}/uk.yaml"
        old = re.search(rf'from: "?{re.escape(czech)}"?(,|\n   ) text: ""', project.read(file))
        assert old, czech
        project.replace(file, old[0], old[0].replace('""', text))


def test_a_card_of_an_unfinished_language_needs_only_what_stands_on_it(project: Tiny, tmp_path: Path) -> None:
    begun(
        project,
        ("ward", "Co chcete?", "Що ви хочете?"),
        ("answers", "Voda", "Вода"),
        ("answers", "Lék", "Ліки"),
    )
    show(project.project, "W2", "uk", None, tmp_path / "card.pdf")
    front, _ = pages(tmp_path / "card.pdf")
    assert "Що ви хочете?" in front
    assert "Ліки" in front


def test_a_card_says_exactly_which_of_its_words_are_not_translated(project: Tiny, tmp_path: Path) -> None:
    begun(project, ("answers", "Voda", "Вода"))
    with pytest.raises(ContentError) as error:
        show(project.project, "W2", "uk", None, tmp_path / "card.pdf")
    assert [problem.message for problem in error.value.problems] == [
        "the word medicine, uk: the translation is empty",
        "card W2 (drink), uk: the translation is empty",
    ]
    assert not (tmp_path / "card.pdf").exists()


def test_what_does_not_stand_on_the_card_may_be_wrong(project: Tiny, tmp_path: Path) -> None:
    project.replace("content/phrases/ward/ru.yaml", "text: Покажите пальцем.", "text: Покажите пальцeм.")  # Latin e
    show(project.project, "W1", "ru", None, tmp_path / "card.pdf")
    with pytest.raises(ContentError, match="mixed-scripts"):
        show(project.project, "W4", "ru", None, tmp_path / "card4.pdf")


def test_a_card_that_does_not_fit_is_a_problem_of_the_content(project: Tiny, tmp_path: Path) -> None:
    project.replace("content/phrases/street/ru.yaml", "Вы упали?", "Вы упали? " * 24)
    with pytest.raises(ContentError) as error:
        show(project.project, "S2", "ru", None, tmp_path / "card.pdf")
    assert "does-not-fit" in {problem.code for problem in error.value.problems}
    assert not (tmp_path / "card.pdf").exists()
