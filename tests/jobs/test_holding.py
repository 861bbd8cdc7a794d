"""Who holds which version: what was delivered, what was exchanged since, what is newer and whom it concerns."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen import press
from cardgen.jobs import exchanging, holding, offers, orders
from cardgen.jobs.holding import Held
from cardgen.press import Order
from cardgen.problems import ContentError, Problems, UnknownName
from tests.jobs.issues import put_on_record
from tests.projects import Written, make

FILE = "content/orders/one.yaml"
ORDER = """\
order: one  # what was printed first
title: Zkouška
customer: Nemocnice
edition: tiny
version: "2026.1"
languages: {ru: 9, vi: 2}
printer: office
formats: [leaves]
delivery: {to: sklad, arrived: 2026-11-10}
state: delivered
recipients:
  - {who: porodnice, languages: {ru: 2}}
  - {who: "Chirurgie: B", languages: {ru: 1, vi: 2}}
"""
FIRST = {"pain-ru": "abc", "pain-vi": "abc", "loose-ru": "a", "loose-vi": "a", "certificate-vi": "a"}


@pytest.fixture
def project(tmp_path: Path) -> Written:
    """Binders of 2026.1 that were delivered, and 2026.2, which changes the Russian cards alone."""
    made = make(tmp_path, {FILE: ORDER})
    put_on_record(made, "2026.1", FIRST, day="2026-11-01")
    put_on_record(made, "2026.2", {**FIRST, "pain-ru": "abd", "certificate-vi": "b"}, day="2026-11-20")
    return made


def seen(project: Written, who: str | None = None) -> list[tuple[str, str, str, str, str | None, str]]:
    found = holding.held(project.project, who)
    return [(one.who, one.language, one.version, one.state, one.since, one.standing) for one in found]


def test_who_holds_what_is_asked_of_orders_beyond_their_draft(project: Written) -> None:
    assert seen(project) == [
        ("Chirurgie: B", "ru", "2026.1", "delivered", "2026-11-10", "behind"),
        ("Chirurgie: B", "vi", "2026.1", "delivered", "2026-11-10", "same"),
        ("porodnice", "ru", "2026.1", "delivered", "2026-11-10", "behind"),
    ]
    assert [one.count for one in holding.held(project.project, "PORODNICE")] == [2]
    assert seen(project, "interna") == []
    project.replace(FILE, ", arrived: 2026-11-10}\nstate: delivered", "}\nstate: drafted")
    assert seen(project) == []
    project.replace(FILE, "drafted", "sent")
    assert seen(project, "porodnice") == [("porodnice", "ru", "2026.1", "sent", None, "behind")]


def test_what_is_not_sent_yet_is_ordered_anew_and_not_exchanged(project: Written) -> None:
    (held,) = holding.held(project.project, "porodnice")
    assert held.is_older
    changed = [("pain", "ru")]
    assert len(holding.concerned([read_order(project)], "tiny", "2026.1", changed)) == 2
    project.replace(FILE, ", arrived: 2026-11-10}\nstate: delivered", "}\nstate: confirmed")
    (held,) = holding.held(project.project, "porodnice")
    assert (held.standing, held.is_older) == ("behind", False)
    assert holding.concerned([read_order(project)], "tiny", "2026.1", changed) == ()


def read_order(project: Written) -> Order:
    return press.orders(project.project, Problems())["one"]


def test_an_exchange_that_is_written_down_is_what_a_place_holds(project: Written) -> None:
    before = project.read(FILE)
    (noted,) = exchanging.note(project.project, "one", "2026.2", ["porodnice"], day="2026-11-21")
    assert (noted.who, noted.language, noted.day, noted.is_new) == ("porodnice", "ru", "2026-11-21", True)
    assert project.read(FILE) == f'{before}exchanged:\n  "2026.2":\n    porodnice: {{ru: 2026-11-21}}\n'
    assert seen(project, "porodnice") == [("porodnice", "ru", "2026.2", "exchanged", "2026-11-21", "newest")]
    exchanging.note(project.project, "one", "2026.2", ["Chirurgie: B"], ["vi"])
    assert seen(project, "chirurgie") == [
        ("Chirurgie: B", "ru", "2026.1", "delivered", "2026-11-10", "behind"),
        ("Chirurgie: B", "vi", "2026.2", "exchanged", "2026-11-22", "newest"),
    ]
    assert project.told() == []


def test_what_was_written_down_before_stays_as_it_is(project: Written) -> None:
    exchanging.note(project.project, "one", "2026.2", ["Chirurgie: B"], ["vi"], "2026-11-21")
    before = project.read(FILE)
    (again,) = exchanging.note(project.project, "one", "2026.2", ["Chirurgie: B"], ["vi"])
    assert (again.day, again.is_new, project.read(FILE)) == ("2026-11-21", False, before)
    with pytest.raises(UnknownName, match=r"B has exchanged vi for 2026\.2 on 2026-11-21; if that is wrong"):
        exchanging.note(project.project, "one", "2026.2", ["Chirurgie: B"], day="2026-11-22")
    assert project.read(FILE) == before  # nor was the Russian written
    both = exchanging.note(project.project, "one", "2026.2", ["Chirurgie: B"])
    assert [(one.language, one.day, one.is_new) for one in both] == [
        ("ru", "2026-11-22", True),
        ("vi", "2026-11-21", False),
    ]


@pytest.mark.parametrize(
    ("version", "who", "languages", "day", "said"),
    [
        ("2026.3", "porodnice", [], None, "tiny has no release '2026.3'; did you mean '2026.2'?"),
        ("2026.1", "porodnice", [], None, "the order one delivered 2026.1; 2026.1 is not newer"),
        ("2026.2", "porodnic", [], None, "the order one has no recipient 'porodnic'; did you mean 'porodnice'?"),
        ("2026.2", "porodnice", ["vi"], None, "porodnice got nothing in 'vi' by the order one; known are: ru"),
        ("2026.2", "porodnice", [], "2026-11-23", "2026-11-23 has not come yet"),
        ("2026.2", "porodnice", [], "21. 11.", "'21. 11.' is not a date; write it as year-month-day, like 2026-11-22"),
        ("2026.2", "porodnice", [], "2026-11-09", "the order was delivered on 2026-11-10 and 2026.2 was "
         "released on 2026-11-20 [before-delivery]"),
        ("2026.2", "porodnice", [], "2026-11-19", ": 2026.2 was released on 2026-11-20 [before-release]"),
    ],
)  # fmt: skip  # a line for what is said
def test_an_exchange_that_cannot_have_been_is_not_written(
    project: Written, version: str, who: str, languages: list[str], day: str | None, said: str
) -> None:
    before = project.read(FILE)
    with pytest.raises((UnknownName, ContentError)) as told:
        exchanging.note(project.project, "one", version, [who], languages, day)
    assert said in str(told.value)
    assert project.read(FILE) == before


def test_nobody_exchanges_what_was_not_delivered_or_never_released(project: Written) -> None:
    project.replace(FILE, ", arrived: 2026-11-10}\nstate: delivered", "}\nstate: sent")
    with pytest.raises(UnknownName, match="is sent; when it was delivered, first: cardgen order one --state delivered"):
        exchanging.note(project.project, "one", "2026.2", ["porodnice"])
    project.replace(FILE, "sent", "delivered")
    project.replace(FILE, "edition: tiny", "edition: other")
    with pytest.raises(UnknownName, match="no version of other was released yet; cardgen release other does it"):
        exchanging.note(project.project, "one", "2026.2", ["porodnice"])


def test_a_day_that_is_too_early_is_one_problem_at_a_line_that_is_in_the_file(project: Written) -> None:
    with pytest.raises(ContentError) as told:
        exchanging.note(project.project, "one", "2026.2", ["porodnice", "Chirurgie: B"], day="2026-11-09")
    (problem,) = told.value.problems
    lines = project.read(FILE).splitlines()
    assert problem.place.file == FILE
    assert "arrived: 2026-11-10" in lines[problem.place.line - 1]


def test_what_is_older_is_not_exchanged_on_a_later_day_and_told_once(project: Written) -> None:
    put_on_record(project, "2026.3", {**FIRST, "pain-ru": "abe"}, day="2026-11-21")
    exchanging.note(project.project, "one", "2026.3", ["porodnice"], day="2026-11-21")
    before = project.read(FILE)
    with pytest.raises(ContentError) as told:
        exchanging.note(project.project, "one", "2026.2", ["porodnice"], day="2026-11-22")
    (problem,) = told.value.problems
    assert (problem.code, problem.place.file) == ("not-newer", FILE)
    assert problem.place.line <= len(before.splitlines())
    assert project.read(FILE) == before


def test_an_exchange_that_cannot_have_been_is_told_by_whoever_asks(project: Written) -> None:
    project.write(FILE, ORDER + 'exchanged:\n  "2026.3": {porodnice: {ru: 2026-11-21}}\n')
    assert project.told() == []  # a build does not ask
    content = project.load()
    offers.check(content, content.problems)
    (problem,) = content.problems
    assert (problem.place.file, problem.place.line, problem.code) == (FILE, 15, "unknown-release")
    for ask in (holding.held, lambda one: orders.move_on(one, "one", "delivered")):
        with pytest.raises(ContentError, match=r"for tiny 2026\.3, which was never released"):
            ask(project.project)


# -- what is newer -------------------------------------------------------------------------------


def standing(project: Written, who: str = "porodnice") -> Held:
    (found,) = holding.held(project.project, who)
    return found


def test_a_trial_is_newer_for_those_alone_who_hold_a_trial(project: Written) -> None:
    put_on_record(project, "2026.3", {**FIRST, "pain-ru": "xyz"}, kind="trial")
    assert (standing(project).newest, standing(project).standing) == ("2026.2", "behind")
    exchanging.note(project.project, "one", "2026.3", ["porodnice"])
    assert (standing(project).newest, standing(project).standing) == ("2026.3", "newest")
    put_on_record(project, "2026.4", FIRST, kind="trial")
    assert (standing(project).newest, standing(project).standing) == ("2026.4", "behind")


def test_what_was_never_released_cannot_be_compared(project: Written) -> None:
    project.replace(FILE, 'version: "2026.1"', 'version: "2025.9"')
    assert (standing(project).standing, standing(project).is_older) == ("unreleased", True)
    project.replace(FILE, 'version: "2025.9"', 'version: "2026.9"')
    assert (standing(project).standing, standing(project).is_older) == ("unreleased", False)
    project.replace(FILE, "edition: tiny", "edition: other")
    assert (standing(project).standing, standing(project).newest, standing(project).is_older) == (
        "unreleased", None, False,
    )  # fmt: skip  # as short as it is


@pytest.mark.parametrize(
    ("topics", "looks", "is_older"),
    [
        ("", {"pain-ru": "abd"}, True),
        ("", {"pain-ru": "acb"}, True),  # in another order
        ("", {"new-ru": "a"}, True),
        ("", {"pain-vi": "abd"}, False),
        ("", {"certificate-ru": "a"}, False),  # samples are never ordered
        ("", {"pain-polyglot": "a"}, False),
        ("[loose]", {"pain-ru": "abd"}, False),
        ("[loose, pain]", {"pain-ru": "abd"}, True),
    ],
)
def test_a_place_is_behind_only_if_something_that_it_has_is_changed(
    tmp_path: Path, topics: str, looks: dict[str, str], is_older: bool
) -> None:
    project = make(tmp_path, {FILE: ORDER + (f"topics: {topics}\n" if topics else "")})
    put_on_record(project, "2026.1", FIRST)
    put_on_record(project, "2026.2", {**FIRST, **looks})
    assert standing(project).is_older is is_older


def test_what_is_not_issued_any_more_is_to_be_taken_out(tmp_path: Path) -> None:
    project = make(tmp_path, {FILE: ORDER})
    put_on_record(project, "2026.1", FIRST)
    put_on_record(project, "2026.2", {"pain-ru": "abc"})
    assert {(one.language, one.standing, one.is_older) for one in holding.held(project.project)} == {
        ("ru", "behind", True),  # the loose cards are gone, the others are not
        ("vi", "gone", True),
    }


def test_of_an_edition_that_there_is_not_any_more_no_packs_are_made(project: Written) -> None:
    project.remove("content/editions/tiny.yaml")
    assert {(one.language, one.standing) for one in holding.held(project.project)} == {("ru", "gone"), ("vi", "same")}


def test_a_record_that_was_changed_is_told(project: Written) -> None:
    file = "content/releases/tiny/2026.2/pain-ru.yaml"
    project.write(file, project.read(file) + "\n")
    with pytest.raises(ContentError, match="release-changed"):
        holding.held(project.project)
