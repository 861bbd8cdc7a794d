"""Which files an edition has: a pure function."""

from __future__ import annotations

import dataclasses

from cardgen.editions import Edition
from cardgen.jobs.plan import FilePlan, languages_of, plan

CLINIC = Edition(
    edition="clinic",
    title="Klinika",
    version="1",
    date="2026-11-22",
    topics=("ward", "street"),
    languages=("vi", "ru"),
    layout="set",
    publisher="P",
    loose="cards",
    polyglot="poly",
)


def paths(files: tuple[FilePlan, ...]) -> list[str]:
    return [one.path for one in files]


def test_sets_come_first_then_loose_cards_then_polyglot_sets() -> None:
    assert paths(plan(CLINIC, (), ())) == [
        "ward-vi.pdf",
        "ward-ru.pdf",
        "street-vi.pdf",
        "street-ru.pdf",
        "loose-vi.pdf",
        "loose-ru.pdf",
        "ward-polyglot.pdf",
        "street-polyglot.pdf",
    ]


def test_a_file_says_its_edition_topic_layout_and_languages() -> None:
    files = {one.path: one for one in plan(CLINIC, (), ())}
    assert files["ward-vi.pdf"] == FilePlan("clinic", "ward-vi.pdf", "ward", "set", ("vi",))
    assert files["loose-ru.pdf"] == FilePlan("clinic", "loose-ru.pdf", "loose", "cards", ("ru",))
    assert files["street-polyglot.pdf"] == FilePlan("clinic", "street-polyglot.pdf", "street", "poly", ("vi", "ru"))


def test_a_file_in_several_languages_has_the_tag_for_several() -> None:
    assert {one.path: one.language for one in plan(CLINIC, (), ("ward",))} == {
        "ward-vi.pdf": "vi",
        "ward-ru.pdf": "ru",
        "ward-polyglot.pdf": "mul",
    }


def test_a_language_leaves_out_polyglot_sets_since_these_need_all_languages() -> None:
    assert paths(plan(CLINIC, ("ru",), ())) == ["ward-ru.pdf", "street-ru.pdf", "loose-ru.pdf"]


def test_a_topic_leaves_out_loose_cards_unless_it_is_theirs() -> None:
    assert paths(plan(CLINIC, ("vi",), ("street",))) == ["street-vi.pdf"]
    assert paths(plan(CLINIC, ("vi",), ("loose",))) == ["loose-vi.pdf"]


def test_files_stand_in_the_order_of_the_edition_not_of_the_filter() -> None:
    assert paths(plan(CLINIC, ("ru", "vi"), ("street", "ward"))) == [
        "ward-vi.pdf",
        "ward-ru.pdf",
        "street-vi.pdf",
        "street-ru.pdf",
    ]


PAPERS = Edition(
    edition="papers",
    title="Letáky",
    version="1",
    date="2026-11-22",
    languages=("cs", "ru"),
    documents={"guide": ("booklet",), "leaflet": ("trifold", "flyer")},
    publisher="P",
)


def test_a_document_on_several_layouts_has_each_in_the_name_of_its_file() -> None:
    assert paths(plan(PAPERS, (), ())) == [
        "guide-cs.pdf",
        "guide-ru.pdf",
        "leaflet-trifold-cs.pdf",
        "leaflet-trifold-ru.pdf",
        "leaflet-flyer-cs.pdf",
        "leaflet-flyer-ru.pdf",
    ]
    assert plan(PAPERS, (), ())[0] == FilePlan("papers", "guide-cs.pdf", "guide", "booklet", ("cs",))


def test_documents_are_chosen_by_language_and_topic_like_sets() -> None:
    assert paths(plan(PAPERS, ("cs",), ())) == ["guide-cs.pdf", "leaflet-trifold-cs.pdf", "leaflet-flyer-cs.pdf"]
    assert paths(plan(PAPERS, ("ru",), ("guide",))) == ["guide-ru.pdf"]
    assert plan(PAPERS, (), ("ward",)) == ()


def test_documents_stand_behind_the_sets_of_their_edition() -> None:
    both = dataclasses.replace(CLINIC, polyglot=None, loose=None, documents={"guide": ("booklet",)})
    assert paths(plan(both, ("vi",), ())) == ["ward-vi.pdf", "street-vi.pdf", "guide-vi.pdf"]


def test_nothing_is_planned_for_what_the_edition_does_not_have() -> None:
    assert plan(CLINIC, ("uk",), ()) == ()


def test_the_languages_of_files_are_those_of_all_of_them() -> None:
    assert languages_of(plan(CLINIC, ("ru",), ())) == {"ru"}
    assert languages_of(plan(CLINIC, (), ())) == {"vi", "ru"}
    assert languages_of(()) == frozenset()
