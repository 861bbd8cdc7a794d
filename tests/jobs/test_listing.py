"""What there is, a line each."""

from __future__ import annotations

import pytest

from cardgen.jobs import content as contents
from cardgen.jobs.listing import lines
from cardgen.problems import ContentError
from tests.jobs.tiny import Tiny

TABLE = "content/pictures/register.yaml"


def test_topics_are_listed_with_letter_size_languages_and_title(project: Tiny) -> None:
    words = len(contents.load(project.project).bank.topics["layout"].phrases)  # as many as pages need
    assert list(lines(project.project, "topics")) == [
        "answers   -   19 words  ru vi  Odpovědi",
        "body      -    2 words  ru vi  Části těla",
        "calendar  -   12 words  ru vi  Kalendář",
        f"layout    -  {words:>3} words  ru vi  Slova na stránkách",
        "loose     K    2 cards  ru vi  Volné karty",
        "street    S    2 cards  ru vi  Ulice",
        "ward      W    3 cards  ru vi  Oddělení",
    ]


def test_columns_are_as_wide_as_what_stands_in_them(project: Tiny) -> None:
    name = "computer-course-for-newcomers"
    for path in (project.root / "content/phrases/street").iterdir():
        path.rename(project.root / "content/phrases" / f"{name}-{path.name}")
    for path in (project.root / "content/phrases").glob(f"{name}-*.yaml"):
        text = path.read_text(encoding="utf-8").replace("topic: street", f"topic: {name}")
        project.write(f"content/phrases/{name}/{path.name.removeprefix(name + '-')}", text)
        path.unlink()
    project.replace("content/editions/clinic.yaml", "[ward, street]", f"[ward, {name}]")
    found = list(lines(project.project, "topics"))
    assert {line.index("ru vi") for line in found} == {len(f"{name}  W  123 words  ")}


def test_cards_are_listed_with_number_id_answer_and_sentence_in_the_order_of_the_sets(project: Tiny) -> None:
    assert list(lines(project.project, "cards")) == [
        "K1   yes                          none       Ano",
        "K2   no                           none       Ne",
        "S1   calm                         none       Jste v bezpečí.",
        "S2   fall                         yes-no     Upadl jste?",
        "W1   hurts                        yes-no     Bolí vás to?",
        "W4   where                        none       Ukažte prstem.",
        "W2   drink                        choice     Co chcete?",
    ]


def test_languages_are_listed_with_script_own_name_and_czech_name(project: Tiny) -> None:
    assert list(lines(project.project, "languages")) == [
        "cs   Latn  Čeština          čeština",
        "ru   Cyrl  Русский          ruština",
        "vi   Latn  Tiếng Việt       vietnamština",
    ]


def test_editions_are_listed_with_version_date_languages_and_topics(project: Tiny) -> None:
    assert list(lines(project.project, "editions")) == [
        "clinic  2026.1  2026-11-22  vi ru  ward street",
    ]


def test_pictures_are_listed_by_name_with_what_they_show(project: Tiny) -> None:
    assert list(lines(project.project, "pictures")) == [
        "circle                       Kruh",
        "square                       Čtverec",
    ]


def test_an_unfinished_translation_stops_no_list(project: Tiny) -> None:
    project.replace("content/phrases/ward/ru.yaml", "from: Bolí vás to?", "from: Bolí to?")
    assert len(list(lines(project.project, "cards"))) == 7


@pytest.mark.parametrize("what", ["topics", "cards", "languages", "editions", "pictures", "printers"])
@pytest.mark.parametrize(
    "file", ["content/phrases/ward/topic.yaml", "content/layouts/theme.yaml", "content/editions/clinic.yaml", TABLE]
)
def test_a_list_of_broken_content_has_what_can_be_read_and_then_its_problems(
    project: Tiny, what: str, file: str
) -> None:
    whole = list(lines(project.project, what))
    project.write(file, "x: [")
    found: list[str] = []
    with pytest.raises(ContentError) as error:
        found.extend(lines(project.project, what))
    assert {problem.place.file for problem in error.value.problems} >= {file}
    assert {line.split()[0] for line in found} <= {line.split()[0] for line in whole}
    is_of_the_kind = (what, file) in (("pictures", TABLE), ("editions", "content/editions/clinic.yaml"))
    assert bool(found) == (bool(whole) and not is_of_the_kind)


def test_pictures_are_listed_while_a_card_is_wrong(project: Tiny) -> None:
    project.replace("content/phrases/ward/topic.yaml", "picture: square", "picture: squaer")
    found: list[str] = []
    with pytest.raises(ContentError) as error:
        found.extend(lines(project.project, "pictures"))
    assert [line.split()[0] for line in found] == ["circle", "square"]
    assert [problem.code for problem in error.value.problems] == ["unknown-picture"]
