"""Marks at the edge stay where they are: a section that comes, goes or changes its place moves no mark of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.bank import Card, Section, Topic
from cardgen.jobs.content import Content
from cardgen.jobs.plan import issue_of
from cardgen.layout import sets
from cardgen.layout.frame import Frame, walk
from cardgen.layout.sets import Wanted, every
from cardgen.pictures.drawing import Path
from cardgen.problems import ContentError
from tests.projects import REAL, Written, make

TOPIC = "content/phrases/pain/topic.yaml"
VI = "content/phrases/pain/vi.yaml"
RING = "content/layouts/ring.yaml"
OF_DIVIDER = "    - {block: edge, at: [139, 50, 9, 140]}\n"
OF_CARD = "    - {block: edge, at: [143, 50, 5, 140]}\n"


def marks(page: Frame) -> list[tuple[float, float]]:
    """Top and bottom in mm of what hangs from the outer edge and is no ground of the whole page."""
    outer = page.width + page.bleed
    paths = [mark for _, mark in walk(page.tags) if isinstance(mark, Path) and mark.fill]
    points = [[(step[-2], step[-1]) for step in path.steps if len(step) > 2] for path in paths]
    hang = [some for some in points if max(x for x, _ in some) == outer and min(y for _, y in some) > 0]
    return [(min(y for _, y in some), max(y for _, y in some)) for some in hang]


def test_a_mark_stands_at_the_place_that_its_section_says(tiny: Written) -> None:
    tiny.replace(TOPIC, "    mark: 2\n", "    mark: 14\n")
    made = tiny.compose("pain", "vi")
    fronts = {leaf.key: made.document.frames[leaf.pages[0] - 1] for leaf in made.leaves}
    assert marks(fronts["divider:pain/where"]) == marks(fronts["P1"]) == marks(fronts["P2"]) == [(180.0, 188.5)]
    assert marks(fronts["divider:pain/help"]) == marks(fronts["P3"]) == [(70.0, 78.5)]
    assert marks(fronts["cover"]) == []
    assert {leaf.key: leaf.mark for leaf in made.leaves if leaf.mark} == {
        "divider:pain/where": 14, "P1": 14, "P2": 14, "divider:pain/help": 3, "P3": 3,
    }  # fmt: skip


def test_a_set_without_an_edge_has_no_marks(tiny: Written) -> None:
    assert {leaf.mark for leaf in tiny.compose("pain", "vi", "ru", layout="polyglot").leaves} == {None}


@pytest.mark.parametrize(("mark", "code"), [("", "missing-mark"), ("    mark: 15\n", "wrong-mark")])
def test_a_mark_that_cannot_be_drawn_is_told_where_no_edition_asked_for_it(tiny: Written, mark: str, code: str) -> None:
    tiny.replace("content/phrases/loose/topic.yaml", "    mark: 2\n", mark)
    with pytest.raises(ContentError) as error:
        tiny.compose("loose", "ru", layout="ring")
    (problem,) = error.value.problems
    assert (problem.code, problem.place.file) == (code, "content/phrases/loose/topic.yaml")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (OF_CARD, OF_CARD.replace("5, 140]", "5, 140], slots: 12"), "uneven-edges"),
        (OF_CARD, OF_CARD.replace("50, 5, 140", "40, 5, 140"), "uneven-edges"),
        (OF_CARD, OF_CARD.replace("5, 140]", "5, 140], at-for: {body: [143, 50, 5, 120]}"), "uneven-edges"),
        (OF_DIVIDER + OF_CARD, (OF_DIVIDER + OF_CARD).replace("140]", "140], slots: 36"), "wrong-value"),
        (OF_DIVIDER + OF_CARD, (OF_DIVIDER + OF_CARD).replace("140]", "140], slots: 0"), "wrong-value"),
    ],
)
def test_edges_that_are_not_in_line_or_too_narrow_are_told(tiny: Written, old: str, new: str, code: str) -> None:
    for before, after in zip(old.splitlines(True), new.splitlines(True), strict=True):
        tiny.replace(RING, before, after)
    told = {problem.code for problem in tiny.load().problems if problem.place.file == RING}
    assert told == {code}


# -- what a section that comes, goes or changes its place changes --------------------------------


def looks(
    content: Content, topic: str, language: str, sections: Sequence[Section], wanted: Wanted = every
) -> dict[str, str]:
    """How each leaf of a set looks by its key, if the topic has these sections in this order."""
    bank = content.bank
    changed = replace(bank.topics[topic], sections=tuple(sections))
    material = replace(content.ready, bank=replace(bank, topics={**bank.topics, topic: changed}))
    edition = next(one for one in content.editions.values() if topic in one.topics)
    made = sets.compose(material, content.formats[str(edition.layout)], issue_of(edition), changed, (language,), wanted)
    return {leaf.key: leaf.appearance for leaf in made.leaves}


def reprinted(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The leaves of both issues that look otherwise."""
    return {key for key in before.keys() & after.keys() if before[key] != after[key]}


NAMES = {"hlava": "đầu", "břicho": "bụng", "ruka": "tay", "noha": "chân"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The tiny project with four sections of one card each, whose places are in no order."""
    sections, titles, phrases = "", "", ""
    for number, (name, mark) in enumerate(zip(NAMES, (5, 14, 1, 2), strict=True), 1):
        card = f"{{number: {number}, id: c{number}, text: Tady {name}., answer: none, picture: circle}}"
        sections += f"  - {{id: s{number}, title: Oddíl {name}, mark: {mark}, cards: [{card}]}}\n"
        titles += f"  s{number}: {{from: Oddíl {name}, text: Phần {NAMES[name]}, state: draft}}\n"
        phrases += f"  c{number}: {{from: Tady {name}., text: Đây {NAMES[name]}., state: draft}}\n"
    project = make(tmp_path_factory.mktemp("sections"))
    project.write(TOPIC, f"topic: pain\nletter: P\ntitle: Bolest\nsections:\n{sections}")
    title = "title: {from: Bolest, text: Đau, state: draft}"
    project.write(VI, f"language: vi\n{title}\nsections:\n{titles}phrases:\n{phrases}")
    project.replace("content/editions/tiny.yaml", "languages: [ru, vi]", "languages: [vi]")
    content = project.load(lambda _, tag: tag == "vi")
    content.problems.stop_on_errors()
    return content


@settings(max_examples=12)
@given(data=st.data())
def test_whatever_sections_come_go_or_change_their_order_no_leaf_of_another_is_reprinted(
    small: Content, data: st.DataObject
) -> None:
    sections = small.bank.topics["pain"].sections
    some = st.lists(st.sampled_from(sections), min_size=1, unique_by=lambda section: section.id)
    before, after = (looks(small, "pain", "vi", data.draw(some)) for _ in range(2))
    assert reprinted(before, after) <= {"cover", "index:1", "imprint"}


def test_a_mark_that_moves_reprints_the_leaves_of_its_section_alone(small: Content) -> None:
    first, *others = small.bank.topics["pain"].sections
    before, after = (looks(small, "pain", "vi", [one, *others]) for one in (first, replace(first, mark=7)))
    assert reprinted(before, after) == {"divider:pain/s1", "P1"}


def test_in_a_real_set_sections_come_and_change_their_order_and_no_card_is_reprinted() -> None:
    content = Written(REAL).load(lambda _, tag: tag == "vi")
    first, second, *others = content.bank.topics["social-history"].sections
    come = {f"S{card.number}" for card in second.cards}
    then, now = [_not_before(come, one) for one in (first, *others)], [*reversed(others), second, first]
    before, after = (looks(content, "social-history", "vi", some, _first_or_last) for some in (then, now))
    assert after.keys() - before.keys() == {"divider:social-history/birth", "S5", "S8"}
    cards = [card for section in (first, *others) for card in section.cards]
    mentioned = {f"S{card.number}" for card in cards if come & set(card.next)}  # their backs say what may follow
    assert reprinted(before, after) <= {*mentioned, "cover", "index:1", "index:2", "imprint"}
    assert mentioned & before.keys() < before.keys()


def _first_or_last(topic: Topic, card: Card) -> bool:
    """Is it the first or the last card of its section? To lay out all takes three times as long."""
    return any(card in (section.cards[0], section.cards[-1]) for section in topic.sections)


def _not_before(numbers: set[str], section: Section) -> Section:
    """A section that leads to none of these cards, which are not there yet."""
    cards = (replace(card, next=tuple(n for n in card.next if n not in numbers)) for card in section.cards)
    return replace(section, cards=tuple(cards))
