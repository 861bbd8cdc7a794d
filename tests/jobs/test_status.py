"""How far the languages are: each string is counted once, in the least of its states."""

from __future__ import annotations

import pytest

from cardgen.jobs.new_language import begin
from cardgen.jobs.status import Count, Obstacle, status
from cardgen.problems import UnknownName
from tests.projects import Written

BANK, RU = "content/phrases/pain/topic.yaml", "content/phrases/pain/ru.yaml"


def counted(tiny: Written, language: str = "ru", topic: str = "pain") -> Count:
    (found,) = [one for one in status(tiny.project).counts if (one.language, one.topic) == (language, topic)]
    return found


def test_title_sections_and_phrases_are_counted_by_state(tiny: Written) -> None:
    assert counted(tiny) == Count("ru", "pain", draft=4, revised=1, approved=1)


def test_a_string_without_translation_is_missing(tiny: Written) -> None:
    tiny.replace(RU, "  does-it-hurt:\n    from: Bolí to?\n    text: Болит?\n    state: revised\n", "")
    assert counted(tiny) == Count("ru", "pain", missing=1, draft=4, approved=1)


def test_an_empty_translation_is_missing(tiny: Written) -> None:
    tiny.replace(RU, "text: Болит?", 'text: ""')
    assert counted(tiny).missing == 1


def test_an_approved_string_is_stale_when_the_czech_moved_on(tiny: Written) -> None:
    tiny.replace(BANK, "text: Co potřebujete?", "text: Co teď potřebujete?")
    assert counted(tiny) == Count("ru", "pain", stale=1, draft=4, revised=1)


def test_a_language_file_that_is_not_there_is_missing_as_a_whole(tiny: Written) -> None:
    tiny.remove(RU)
    assert counted(tiny) == Count("ru", "pain", missing=6)


def test_words_that_only_staff_read_are_not_counted(tiny: Written) -> None:
    before = counted(tiny, topic="layout").total
    tiny.replace(
        "content/phrases/layout/topic.yaml", "  answers: {", "  further: {text: Dále, for: staff}\n  answers: {"
    )
    assert counted(tiny, topic="layout").total == before


def test_what_stands_in_the_way_of_a_release_is_told_by_edition_and_language(tiny: Written) -> None:
    obstacles = status(tiny.project).obstacles
    assert [(one.edition, one.language) for one in obstacles] == [("tiny", "ru"), ("tiny", "vi")]
    totals = [sum(c.total for c in status(tiny.project, [one.language]).counts) for one in obstacles]
    assert [one.total for one in obstacles] == totals


def test_nothing_stands_in_the_way_once_all_is_approved(tiny: Written) -> None:
    for path in sorted(tiny.root.glob("content/phrases/*/*.yaml")):
        if path.name != "topic.yaml":
            tiny.sign(path.relative_to(tiny.root).as_posix(), "approved")
    assert status(tiny.project).obstacles == ()


def test_only_the_languages_asked_for_are_counted(tiny: Written) -> None:
    found = status(tiny.project, ["vi"])
    assert {one.language for one in found.counts} == {"vi"}
    assert [type(one) for one in found.obstacles] == [Obstacle]


def test_a_language_that_has_files_and_no_edition_is_counted(tiny: Written) -> None:
    begin(tiny.project, "uk")
    found = status(tiny.project, ["uk"])
    assert counted(tiny, "uk") == Count("uk", "pain", missing=6)
    assert (found.obstacles, found.unissued) == ((), ("uk",))
    assert {one.language for one in status(tiny.project).counts} == {"ru", "vi", "uk"}


def test_a_language_without_any_file_is_refused_with_the_way_out(tiny: Written) -> None:
    with pytest.raises(UnknownName, match=r"^there is nothing in the language 'uk'; known are: ru, vi$"):
        status(tiny.project, ["uk"])
