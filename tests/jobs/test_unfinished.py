"""A language of an edition that is not translated yet keeps itself from being built, and no other."""

from __future__ import annotations

import pytest

from cardgen.jobs.build import Wanted
from cardgen.jobs.new_language import begin
from cardgen.jobs.status import status
from cardgen.problems import ContentError
from tests.jobs.manifests import card, make, pages
from tests.jobs.tiny import Tiny

EDITION = "content/editions/clinic.yaml"
UK = "content/phrases/layout/uk.yaml"
SAYS = ("from: Mluvím tímto jazykem., text:", "Я говорю цією мовою.")


@pytest.fixture
def clinic(project: Tiny) -> Tiny:
    """The project with a card that speaks every language of its edition, and Ukrainian begun and added to it."""
    project.replace(
        "content/phrases/ward/topic.yaml",
        "  - id: night\n",
        "      - {number: 5, id: tongue, text: Jak mluvíte?, answer: languages, picture: circle}\n  - id: night\n",
    )
    for tag, text in (("vi", "Quý vị nói tiếng gì?"), ("ru", "На каком языке вы говорите?")):
        file = f"content/phrases/ward/{tag}.yaml"
        project.write(file, project.read(file) + f'  tongue: {{from: "Jak mluvíte?", text: "{text}", state: draft}}\n')
    project.replace(
        "content/phrases/layout/topic.yaml", "  answers: {", "  other-language: {text: Jiný, for: staff}\n  answers: {"
    )
    begin(project.project, "uk")
    project.replace(EDITION, "[vi, ru]", "[vi, ru, uk]")
    return project


def refused(project: Tiny, wanted: Wanted) -> list[str]:
    with pytest.raises(ContentError) as error:
        make(project, wanted)
    return str(error.value).splitlines()


def front(project: Tiny) -> str:
    """The Russian card on which patients find their language."""
    folder = project.output / "clinic"
    shown: str = pages(folder / "ward-ru.pdf")[card(folder, "ward-ru.pdf", "W5")["pages"][0] - 1]
    return shown


def test_other_languages_are_built_and_the_shared_card_leaves_it_out_with_a_warning(clinic: Tiny) -> None:
    built = make(clinic, Wanted(languages=("ru",)))
    assert [str(problem) for problem in built.warnings] == [
        "content/editions/clinic.yaml:6:21: warning: the edition clinic has uk, but 'Mluvím tímto jazykem.' is not "
        "translated into it: the card on which patients find their language leaves it out [language-left-out]\n"
        f"    translate layout/my-language in {UK}"
    ]
    assert "Tiếng Việt" in front(clinic)
    assert "Українська" not in front(clinic)


def test_the_shared_card_has_it_as_soon_as_it_can_say_so(clinic: Tiny) -> None:
    clinic.replace(UK, f'{SAYS[0]} ""', f"{SAYS[0]} {SAYS[1]}")
    assert make(clinic, Wanted(languages=("ru",))).warnings == ()
    assert SAYS[1] in front(clinic)


def test_what_another_language_says_on_the_shared_card_may_not_be_wrong(clinic: Tiny) -> None:
    clinic.replace(UK, f'{SAYS[0]} ""', f"{SAYS[0]} Я говорю цією мoвою.")  # a Latin o
    (line, _) = refused(clinic, Wanted(languages=("ru",)))
    assert line.startswith(f"{UK}:")
    assert "[mixed-scripts]" in line


def test_a_build_without_the_shared_card_asks_nothing_of_it(clinic: Tiny) -> None:
    assert make(clinic, Wanted(languages=("ru",), topics=("street",))).warnings == ()


def test_the_whole_edition_is_refused_with_what_lacks_and_with_what_can_be_built(clinic: Tiny) -> None:
    lines = refused(clinic, Wanted())
    assert lines[:2] == [
        "content/editions/clinic.yaml:6:21: error: the edition clinic cannot be built in uk: 55 of 55 strings are not "
        "translated yet [unfinished]",
        "    translate them; the other languages can be built: cardgen build clinic --lang vi --lang ru",
    ]
    assert (
        "content/phrases/answers/uk.yaml:3:1: error: answers, uk: 20 of 20 strings are not translated yet: "
        "title, yes, no, dont-know, nowhere, front, back, medicine and 12 more [unfinished]"
    ) in lines
    assert (
        "content/phrases/street/uk.yaml:4:28: error: the title, uk: the translation is empty [empty-translation]"
        in lines
    )
    assert make(clinic, Wanted(languages=("vi", "ru"))).files == 6


def test_the_language_alone_is_refused_with_the_way_to_finish_it(clinic: Tiny) -> None:
    lines = refused(clinic, Wanted(languages=("uk",)))
    assert "    translate them: cardgen export uk --format xlsx --only missing" in lines


def test_a_release_of_another_language_needs_of_it_what_the_shared_card_shows(clinic: Tiny) -> None:
    clinic.approve_all()
    clinic.replace(UK, f'{SAYS[0]} "", state: approved', f"{SAYS[0]} {SAYS[1]}, state: draft")
    wanted = Wanted(languages=("ru",), release=True)
    (line, _) = refused(clinic, wanted)
    assert line.endswith("error: the word my-language, uk: it is a draft, not approved [not-approved]")
    (obstacle,) = status(clinic.project, ["ru"]).obstacles
    assert (obstacle.waiting, obstacle.others) == (1, ("uk",))
    clinic.write(UK, clinic.read(UK).replace(f"{SAYS[1]}, state: draft", f"{SAYS[1]}, state: approved"))
    clinic.sign_anew(UK)
    assert status(clinic.project, ["ru"]).obstacles == ()
    assert make(clinic, wanted).files == 3


def test_status_and_release_say_the_same_of_every_language(clinic: Tiny) -> None:
    clinic.replace(UK, f'{SAYS[0]} ""', f"{SAYS[0]} {SAYS[1]}")
    clinic.approve_all()
    clinic.unapprove("content/phrases/body/vi.yaml")
    waiting = {one.language for one in status(clinic.project).obstacles}
    refusing = set()
    for language in ("vi", "ru", "uk"):
        try:
            make(clinic, Wanted(languages=(language,), release=True))
        except ContentError:
            refusing.add(language)
    assert waiting == refusing == {"vi", "uk"}
