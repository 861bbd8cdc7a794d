"""Tables that go on to another page."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.layout.frame import Document, Tag
from tests.layout.documents.papers import GUIDE, composed, make, said, tags
from tests.projects import Written

ROWS = 40


def rows(count: int, cell: str = "dohoda o bydlení") -> str:
    return "".join(f"| {i} | {cell} {{#cell-{i}}} |\n" for i in range(count))


def table(count: int = ROWS, word: str = "Slovo", cell: str = "dohoda o bydlení") -> str:
    return f"| {word} {{#head-1}} | Co znamená {{#head-2}} |\n|---|---|\n{rows(count, cell)}"


@pytest.fixture
def papers(tmp_path: Path) -> Written:
    return make(tmp_path)


def tables(document: Document) -> list[Tag]:
    return [table for frame in document.frames for table in tags(frame.tags, "Table")]


def test_a_table_has_its_head_again_on_each_page_and_each_row_once(papers: Written) -> None:
    papers.write(GUIDE, f"{table()}\n[^a]: Poznámka. {{#note}}\n".replace("Slovo {", "Slovo[^a] {"))
    found = tables(composed(papers, "guide"))
    assert len(found) > 1
    for one in found:
        assert [child.role for child in one.children if isinstance(child, Tag)] == ["THead", "TBody"]
        assert [(said([cell]), cell.scope) for cell in tags([one], "TH")] == [
            ("Slovo 1", "Column"), ("Co znamená", "Column")
        ]  # fmt: skip
    cells = [said([row.children[0]]) for one in found for row in tags(tags([one], "TBody"), "TR")]  # type: ignore[list-item]
    assert cells == [str(i) for i in range(ROWS)]


def test_the_footnote_of_a_head_stands_on_each_page_that_has_the_head(papers: Written) -> None:
    text = table(word="Slovo[^a]")
    papers.write(GUIDE, f"{text}\n[^a]: Poznámka o slovech. {{#note}}\n")
    pages = [frame for frame in composed(papers, "guide").frames if tags(frame.tags, "Table")]
    assert len(pages) > 1
    assert [said(frame.tags).count("Poznámka o slovech.") for frame in pages] == [1] * len(pages)


def test_two_rows_at_least_stand_with_the_head_and_at_the_end(papers: Written) -> None:
    for before in range(12):
        more = "".join(f"Věta číslo {i}. {{#more-{i}}}\n\n" for i in range(before))
        papers.write(GUIDE, f"{more}{table(14)}")
        counts = [len(tags(tags([one], "TBody"), "TR")) for one in tables(composed(papers, "guide"))]
        assert sum(counts) == 14
        assert min(counts) >= 2


def test_a_table_in_a_box_that_is_too_high_for_a_page_has_its_head_again_on_its_ground(papers: Written) -> None:
    papers.write(GUIDE, f"::: box note\n{table()}:::\n")
    found = tables(composed(papers, "guide"))
    assert len(found) > 1
    assert all(said(tags([one], "TH")) == "Slovo Co znamená" for one in found)


def test_a_row_higher_than_what_its_head_leaves_stands_alone(papers: Written) -> None:
    head = "Slovo " * 60
    long = "Velmi dlouhé vysvětlení, které zabere skoro celou stránku. " * 10
    papers.write(GUIDE, table(3, head.strip(), long))
    found = tables(composed(papers, "guide"))
    assert sum(len(tags(tags([one], "TBody"), "TR")) for one in found) == 3
