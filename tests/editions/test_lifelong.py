"""What a number meant in any release it means now, or it is retired."""

from __future__ import annotations

import pytest

from cardgen.editions import lifelong
from cardgen.editions.ledger import Releases
from cardgen.editions.records import Numbers, Release
from cardgen.problems import Problem, Problems
from tests.projects import Written

TOPIC = "content/phrases/pain/topic.yaml"
IDS = {"1": "where-does-it-hurt", "2": "does-it-hurt", "3": "what-do-you-need"}


def released(numbers: Numbers, name: str = "pain", version: str = "2026.1") -> Release:
    return Release("tiny", version, "trial", "2026-11-22", "2026-11-22", "Jana", "0.1", (), {name: numbers})


def found(project: Written, *releases: Release) -> list[Problem]:
    problems = Problems()
    lifelong.check(project.load().bank, Releases(releases), problems)
    return list(problems)


def codes(project: Written, *releases: Release) -> list[str]:
    return [problem.code for problem in found(project, *releases)]


def test_nothing_is_told_while_every_number_means_what_it_meant(tiny: Written) -> None:
    assert codes(tiny, released(Numbers("P", IDS, (4,)))) == []


def test_a_section_may_grow_and_change_its_order(tiny: Written) -> None:
    text = tiny.read(TOPIC)
    first, second = (text[text.index(f"      - number: {n}") :].split("      - number")[1] for n in (1, 2))
    second = second.partition("    mark:")[0]
    tiny.write(TOPIC, text.replace(first, "@").replace(second, first).replace("@", second))
    assert [card.number for card in tiny.load().bank.topics["pain"].cards] == [2, 1, 3]
    assert codes(tiny, released(Numbers("P", IDS, (4,)))) == []


def test_a_number_that_means_another_card_is_told_with_both_places(tiny: Written) -> None:
    release = released(Numbers("P", {**IDS, "2": "does-it-itch"}, (4,)))
    (problem,) = found(tiny, release)
    assert problem.code == "released-number"
    assert problem.message == "P2 is the card does-it-hurt, but does-it-itch in the release tiny 2026.1"
    assert problem.way_out == "give the card does-it-hurt a new number, P5; P2 stays what it was, or is retired"
    assert problem.place.file == TOPIC
    assert problem.also == (release.place,)


def test_a_card_that_got_another_number_is_told(tiny: Written) -> None:
    tiny.replace(TOPIC, "number: 3", "number: 5")
    (problem,) = found(tiny, released(Numbers("P", IDS)))
    assert problem.message == "the card what-do-you-need is P5, but P3 in the release tiny 2026.1"


def test_a_card_that_is_gone_leaves_its_number_retired(tiny: Written) -> None:
    release = released(Numbers("P", {**IDS, "9": "gone"}))
    (problem,) = found(tiny, release)
    assert (problem.code, problem.place.file) == ("number-not-retired", TOPIC)
    assert problem.message == "P9 (gone) of the release tiny 2026.1 is gone, and its number is not retired"
    tiny.replace(TOPIC, "retired: [4]", "retired: [4, 9]")
    assert codes(tiny, release) == []


def test_a_number_once_retired_stays_so(tiny: Written) -> None:
    tiny.replace(TOPIC, "retired: [4]", "retired: []")
    assert codes(tiny, released(Numbers("P", IDS, (4,)))) == ["number-not-retired"]


def test_a_card_that_went_with_its_number_comes_back_as_another_one(tiny: Written) -> None:
    tiny.replace(TOPIC, "number: 3", "number: 5")
    tiny.replace(TOPIC, "retired: [4]", "retired: [3, 4]")
    releases = released(Numbers("P", IDS)), released(Numbers("P", {"1": IDS["1"], "2": IDS["2"]}, (3, 4)), version="2")
    (problem,) = found(tiny, *releases)
    assert problem.message == "the card what-do-you-need is P5, but P3 in the release tiny 2026.1"
    assert problem.way_out == "give it another id: the card what-do-you-need went with its number 3, which is retired"


def test_a_number_that_comes_back_with_its_card_needs_both_anew(tiny: Written) -> None:
    releases = released(Numbers("P", IDS)), released(Numbers("P", {"1": IDS["1"], "2": IDS["2"]}, (3, 4)), version="2")
    (problem,) = found(tiny, *releases)
    assert problem.message == "the number P3 was retired in the release tiny 2, and is not any more"
    assert problem.way_out == (
        f"write 3 into the list 'retired' of {TOPIC} again, "
        "and give the card what-do-you-need another id and the number P5"
    )


def test_every_release_counts_and_one_mistake_is_told_once(tiny: Written) -> None:
    old = released(Numbers("P", {"9": "gone"}))
    new = released(Numbers("P", IDS), version="2026.2")
    assert codes(tiny, old, new) == ["number-not-retired"]
    assert codes(tiny, old, released(Numbers("P", {"9": "gone"}), version="2026.2")) == ["number-not-retired"]


@pytest.mark.parametrize(("letter", "name"), [("X", "pain"), ("P", "given-up")])
def test_a_letter_stays_with_its_topic(tiny: Written, letter: str, name: str) -> None:
    assert codes(tiny, released(Numbers(letter, IDS), name)) == ["letter-changed"]


def test_a_topic_that_was_given_up_with_its_letter_is_no_mistake(tiny: Written) -> None:
    assert codes(tiny, released(Numbers("X", IDS), "given-up")) == []


def test_a_card_that_could_not_be_read_is_not_gone(tiny: Written) -> None:
    tiny.replace(TOPIC, "        picture: circle\n", "")
    assert codes(tiny, released(Numbers("P", IDS))) == []
