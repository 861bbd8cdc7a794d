"""Editions of documents: what they may name, and that Czech is for documents alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.layout.documents.papers import make
from tests.projects import Written

FILE = "content/editions/guides.yaml"


@pytest.fixture
def papers(tmp_path: Path) -> Written:
    return make(tmp_path)


def told(papers: Written) -> list[str]:
    return [line for line in papers.told() if line.startswith(FILE)]


def test_an_edition_of_documents_says_each_with_its_layouts_and_may_be_in_czech(papers: Written) -> None:
    papers.replace(FILE, "{guide: [booklet]}", "{guide: [booklet], leaflet: [sheet, booklet]}")
    edition = papers.load().editions["guides"]
    assert edition.documents == {"guide": ("booklet",), "leaflet": ("sheet", "booklet")}
    assert (edition.languages, edition.topics, edition.layouts) == (("cs",), (), ())
    assert told(papers) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "{guide: [booklet]}",
            "{giude: [booklet]}",
            f"{FILE}:5:13: error: the edition guides asks for the topic 'giude', which there is not [unknown-topic]\n"
            "    did you mean 'guide'?",
        ),
        (
            "{guide: [booklet]}",
            "{pain: [booklet]}",
            f"{FILE}:5:13: error: the edition guides asks for the topic 'pain', which there is not [unknown-topic]\n"
            "    known are: guide, leaflet",
        ),
        (
            "[booklet]",
            "[boklet]",
            f"{FILE}:5:21: error: the edition guides asks for the layout 'boklet', which there is not "
            "[unknown-layout]\n    did you mean 'booklet'?",
        ),
        (
            "[booklet]",
            "[ring]",
            f"{FILE}:5:21: error: the edition guides asks for the layout 'ring', which there is not "
            "[unknown-layout]\n    known are: booklet, sheet",
        ),
        (
            "[booklet]",
            "[]",
            f"{FILE}:5:13: error: the edition guides names no layout for guide [empty-edition]\n    name at least one",
        ),
        (
            "[booklet]",
            "[booklet, booklet]",
            f"{FILE}:1:1: error: the edition guides has two documents named guide-booklet [duplicate-name]\n"
            "    keep one of the two",
        ),
        (
            "documents: {guide: [booklet]}",
            "topics: [guide]\nlayout: ring",
            f"{FILE}:5:10: error: the edition guides asks for the topic 'guide', which there is not [unknown-topic]\n"
            "    known are: loose, pain",
        ),
        (
            "documents: {guide: [booklet]}",
            "documents: {guide: [booklet]}\ntopics: [pain]\nlayout: ring",
            f"{FILE}:8:13: error: the edition guides asks for the language 'cs', which there is not "
            "[unknown-language]\n    known are: ru, vi",
        ),
        (
            "documents: {guide: [booklet]}",
            "documents: {guide: [booklet]}\nloose: loose",
            f"{FILE}:7:13: error: the edition guides asks for the language 'cs', which there is not "
            "[unknown-language]\n    known are: ru, vi",
        ),
        (
            "documents: {guide: [booklet]}",
            "documents: {guide: [booklet]}\ntopics: [pain]",
            f"{FILE}:1:1: error: the edition guides lacks the key 'layout' [missing-key]\n    say on which",
        ),
        (
            "documents: {guide: [booklet]}\n",
            "",
            f"{FILE}:1:1: error: the edition guides has no topics [empty-edition]\n    name at least one",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place_with_a_way_out(papers: Written, old: str, new: str, message: str) -> None:
    papers.replace(FILE, old, new)
    assert message in told(papers), told(papers)
