"""After an evaluation, on real content: release, change, compare, exchange; old numbers still mean what they meant."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from cardgen.editions.difference import difference
from cardgen.editions.exchange import apply
from cardgen.editions.records import Record
from cardgen.jobs import releasing, replacing
from cardgen.jobs.chosen import choose, release_of
from cardgen.jobs.records import present, released
from cardgen.jobs.replacing import Replaced
from cardgen.layout.frame import Run, walk
from cardgen.layout.sets import CardSet
from tests.evaluated import evaluate
from tests.jobs.manifests import pages
from tests.projects import Written, copy_of_real

LANGUAGES = ("ru", "bg")
TOPICS = ("answers", "body", "calendar", "layout", "offices", "protocol", "social-history", "tools")
EDITION = """\
edition: round
title: Zkušební vydání
version: "2026.1"
date: 2026-11-22
topics: [social-history]
languages: [ru, bg]
layout: a5-portrait
publisher: Zkouška
"""


@dataclass(frozen=True)
class Round:
    """The project after its evaluation, its packs, and what was issued and is now, by language."""

    project: Written
    packs: Replaced
    before: Mapping[str, Record]
    after: Mapping[str, Record]
    sets: Mapping[str, CardSet]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Round:
    project = copy_of_real(tmp_path_factory.mktemp("round"))
    for path in (project.root / "content/editions").iterdir():
        path.unlink()
    for path in (project.root / "content/phrases").iterdir():
        if path.name not in TOPICS:  # what is not read takes no time
            shutil.rmtree(path)
    project.write("content/editions/round.yaml", EDITION)
    releasing.issue(project.project, "round", "Zkouška", trial=True, jobs=1)
    evaluate(project, "round")
    packs = replacing.replace(project.project, "round", "2026.1")
    chosen = choose(project.project, "round")
    before = {one.languages[1]: one for one in released(chosen.content, release_of(chosen.content, "round"))}
    found = present(chosen.content, chosen.plans)
    after = {record.languages[1]: record for record, _ in found.values()}
    sets = {record.languages[1]: made for record, made in found.values()}
    return Round(project, packs, before, after, sets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_difference_is_right(done: Round, language: str) -> None:
    (one,) = difference([done.before[language]], [done.after[language]])
    found = {change.leaf.leaf: change for change in one.changes if change.leaf.is_card}
    fates: dict[str, set[str]] = {}
    for key, change in found.items():
        fates.setdefault(change.fate, set()).add(key)
    assert fates["added"] == {"S31", "S32"}
    assert fates["removed"] == {"S7"}
    assert fates["moved"] in ({"S9"}, {"S10"})
    assert found["S5"].languages == ("cs",)
    assert found["S30"].languages == ("cs", language)
    assert found["S4"].languages == (("ru",) if language == "ru" else ())
    assert found["S8"].reasons == ("picture",)
    # the others name a card that has changed or gone among the cards that follow
    assert fates["redrawn"] | fates["reworded"] == {"S4", "S5", "S6", "S8", "S25", "S29", "S30"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pack_makes_the_new_set_of_the_old_one(done: Round, language: str) -> None:
    pack = next(one for one in done.packs.packs if one.file == f"social-history-{language}.pdf")
    assert pack.todo
    assert apply(done.before[language].leaves, pack.todo) == done.after[language].leaves
    fresh = [leaf.leaf for leaf in pack.todo.fresh]
    assert {"S4", "S5", "S8", "S30", "S31", "S32", "index:1", "index:2", "imprint"} <= set(fresh)
    assert "divider:social-history/birth" in fresh
    assert "cover" in fresh  # it says S1–S32 now
    assert "S1" not in fresh
    (place,) = (put.behind for put in pack.todo.puts if put.leaf.leaf == "S31")
    assert place == "S8"


def test_the_file_of_the_pack_holds_the_new_leaves_as_the_whole_set_does(done: Round) -> None:
    pack = next(one for one in done.packs.packs if one.file == "social-history-ru.pdf")
    assert pack.todo
    assert pack.path
    texts = pages(pack.path)
    fresh = [leaf.leaf for leaf in pack.todo.fresh]
    sheet = len(texts) - 2 * len(fresh)
    assert (sheet % 2, sheet > 0) == (0, True)
    places = {leaf.key: leaf.pages for leaf in done.sets["ru"].leaves}
    for number, key in enumerate(fresh):
        for side in (0, 1):
            wanted = "".join(_words(done.sets["ru"], places[key][side]))
            assert sorted(texts[sheet + 2 * number + side].replace(" ", "")) == sorted(wanted), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_names_every_card_of_the_new_set_and_no_other(done: Round, language: str) -> None:
    made = done.sets[language]
    places = [page for leaf in made.leaves if leaf.key.startswith("index:") for page in leaf.pages]
    words = [word for page in places for word in _words(made, page)]
    cards = [card.number for card in made.cards]
    assert [word for word in words if word in cards] == cards
    assert {"S31", "S32"} <= set(cards)
    assert "S7" not in words


def test_every_number_of_the_release_means_what_it_meant(done: Round) -> None:
    assert done.project.told() == []
    for language, record in done.before.items():
        now = done.after[language].by_key
        cards = {leaf.leaf: leaf.id for leaf in record.leaves if leaf.is_card}
        assert {number: now[number].id for number in cards if number in now} == {
            number: id_ for number, id_ in cards.items() if number != "S7"
        }


def _words(made: CardSet, page: int) -> list[str]:
    marks = (mark for _, mark in walk(made.document.frames[page - 1].tags))
    return " ".join(mark.line.text for mark in marks if isinstance(mark, Run)).split()
