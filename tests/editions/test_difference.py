"""What became of each leaf between two issues."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from cardgen.editions.difference import Change, difference
from cardgen.editions.records import Leaf, Record

CARD = Leaf(
    leaf="P2",
    appearance="a",
    topic="pain",
    id="does-it-hurt",
    state="draft",
    section={"cs": "Kde", "ru": "Где"},
    text={"cs": "Bolí to?", "ru": "Болит?"},
    words={"yes": {"cs": "Ano", "ru": "Да"}},
    said={"ru": "bolit?"},
    note="Zapište čas.",
    next=("P1 Kde?",),
    picture="circle",
    drawing="d1",
    mark=3,
)


def record(*leaves: Leaf, file: str = "pain-ru.pdf", paper: str = "148 x 210") -> Record:
    return Record(file, "pain", ("cs", "ru"), "ring", paper, leaves)


def became(**changed: Any) -> Change:
    new = dataclasses.replace(CARD, appearance="b", **changed)
    (one,) = difference([record(CARD)], [record(new)])
    (change,) = one.changes
    return change


def test_a_card_that_is_as_it_was_is_untouched() -> None:
    (one,) = difference([record(CARD)], [record(CARD)])
    assert [change.fate for change in one.changes] == ["untouched"]
    assert one.counts == {"untouched": 1}


@pytest.mark.parametrize(
    ("changed", "languages"),
    [
        ({"text": {"cs": "Bolí?", "ru": "Болит?"}}, ("cs",)),
        ({"text": {"cs": "Bolí to?", "ru": "Вам больно?"}}, ("ru",)),
        ({"text": {"cs": "Bolí?", "ru": "Вам больно?"}}, ("cs", "ru")),
        ({"words": {"yes": {"cs": "Ano", "ru": "Да, болит"}}}, ("ru",)),
        ({"words": {}}, ("cs", "ru")),
        ({"words": {**CARD.words, "no": {"cs": "Ne", "ru": "Нет"}}}, ("cs", "ru")),
    ],
)
def test_a_card_is_reworded_in_the_czech_or_in_a_translation(
    changed: dict[str, Any], languages: tuple[str, ...]
) -> None:
    change = became(**changed)
    assert (change.fate, change.languages) == ("reworded", languages)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"picture": "square"}, "picture"),
        ({"drawing": "d2"}, "picture"),
        ({"note": "Zapište místo."}, "note"),
        ({"next": ("P1 Kde?", "P3 Co?")}, "next"),
        ({"section": {"cs": "Kde", "ru": "Где болит"}}, "section"),
        ({"section": {"cs": "Jinde", "ru": "Там"}}, "section"),
        ({"said": {"ru": "balít?"}}, "pronunciation"),
        ({"words_said": {"yes": "dá"}}, "pronunciation"),
        ({"state": "approved"}, "state"),
        ({"mark": 4}, "mark"),
        ({"mark": None}, "layout"),  # a record of before there were places
        ({"state": "revised"}, "layout"),  # it carries the mark as before
        ({}, "layout"),
    ],
)
def test_a_card_that_says_the_same_and_looks_otherwise_is_redrawn(changed: dict[str, Any], reason: str) -> None:
    change = became(**changed)
    assert (change.fate, change.languages, change.reasons) == ("redrawn", (), (reason,))


TITLES = {"pain": {"cs": "Bolest", "ru": "Боль"}, "pain/where": {"cs": "Kde", "ru": "Где"}}


@pytest.mark.parametrize(
    ("titles", "section", "reasons"),
    [
        ({"pain": {"cs": "Bolesti", "ru": "Боль"}}, CARD.section, ("heading",)),
        ({"pain/where": {"cs": "Kde", "ru": "Где болит"}}, {"cs": "Kde", "ru": "Где болит"}, ("heading",)),
        ({"pain/where": {"cs": "Kde", "ru": "Где болит"}}, {"cs": "Co", "ru": "Что"}, ("section",)),
        ({"pain": {"cs": "Bolesti", "ru": "Боль"}}, {"cs": "Co", "ru": "Что"}, ("section", "heading")),
        ({"loose": {"cs": "Karty", "ru": "Карты"}}, CARD.section, ("layout",)),
        ({}, CARD.section, ("layout",)),
    ],
)
def test_a_title_that_is_reworded_is_told_as_that(
    titles: dict[str, dict[str, str]], section: dict[str, str], reasons: tuple[str, ...]
) -> None:
    old = dataclasses.replace(record(CARD), titles=TITLES)
    card = dataclasses.replace(CARD, appearance="b", section=section)
    (found,) = difference([old], [dataclasses.replace(record(card), titles={**TITLES, **titles})])
    assert found.changes[0].reasons == reasons
    assert found.titles == tuple(
        (name, tag, TITLES[name][tag], text)
        for name, texts in titles.items()
        if name in TITLES
        for tag, text in texts.items()
        if text != TITLES[name][tag]
    )


def test_a_divider_has_a_new_title_where_its_own_was_reworded() -> None:
    leaves = [Leaf(leaf, "a") for leaf in ("cover", "divider:pain/where", "divider:pain/help", "divider:loose/one")]
    old = dataclasses.replace(record(*leaves), titles={**TITLES, "pain/help": {"cs": "Pomoc"}})
    now = [dataclasses.replace(leaf, appearance="b") for leaf in leaves]
    new = dataclasses.replace(record(*now), titles={**old.titles, "pain/where": {"cs": "Kde to", "ru": "Где"}})
    (found,) = difference([old], [new])
    assert {change.leaf.leaf: change.reasons for change in found.changes} == {
        "cover": ("heading",),
        "divider:pain/where": ("heading",),
        "divider:pain/help": ("layout",),
        "divider:loose/one": ("layout",),
    }


def test_a_release_of_times_when_titles_were_not_recorded_tells_none() -> None:
    new = dataclasses.replace(record(dataclasses.replace(CARD, appearance="b")), titles=TITLES)
    (found,) = difference([record(CARD)], [new])
    assert (found.titles, found.changes[0].reasons) == ((), ("layout",))


def test_a_reworded_card_tells_what_else_is_new_on_it() -> None:
    change = became(text={"cs": "Bolí to?", "ru": "Больно?"}, picture="square")
    assert (change.fate, change.reasons) == ("reworded", ("picture",))
    assert change.words == (("", "ru", "Болит?", "Больно?"),)


def test_added_removed_and_moved_leaves() -> None:
    one, two, three, four = (dataclasses.replace(CARD, leaf=f"P{n}", appearance=str(n)) for n in range(1, 5))
    cover = Leaf("cover", "c")
    (found,) = difference([record(cover, one, two, three)], [record(cover, three, one, four)])
    fates = {change.leaf.leaf: change.fate for change in found.changes}
    assert fates == {"cover": "untouched", "P3": "moved", "P1": "untouched", "P4": "added", "P2": "removed"}
    assert found.counts == {"moved": 1, "untouched": 1, "added": 1, "removed": 1}  # a cover is no card


def test_a_file_that_is_new_or_gone_is_all_added_or_removed() -> None:
    old, new = difference([record(CARD)], [record(CARD, file="pain-vi.pdf")])
    assert [(one.record.file, one.counts) for one in (old, new)] == [
        ("pain-ru.pdf", {"removed": 1}),
        ("pain-vi.pdf", {"added": 1}),
    ]


def test_another_paper_is_told() -> None:
    (one,) = difference([record(CARD)], [record(CARD, paper="210 x 148")])
    assert one.is_other_paper


def test_a_word_in_a_language_of_none_of_the_sentences_is_reworded_in_that_language() -> None:
    card = dataclasses.replace(CARD, words={"layout/my-language": {"ru": "Говорю.", "mn": "Ярьдаг."}})
    new = dataclasses.replace(card, appearance="b", words={"layout/my-language": {"ru": "Говорю.", "mn": "Би ярьдаг."}})
    (one,) = difference([record(card)], [record(new)])
    (change,) = one.changes
    assert (change.fate, change.languages) == ("reworded", ("mn",))
    assert change.words == (("layout/my-language", "mn", "Ярьдаг.", "Би ярьдаг."),)
