"""`::: columns`: text beside text where the panel is wide enough, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from cardgen.layout.frame import Frame, Run, walk
from tests.layout.documents.papers import GUIDE, SENTENCE, composed, make, said, tags
from tests.projects import Written

DESIGN = "content/layouts/documents/booklet.yaml"


@pytest.fixture
def papers(tmp_path: Path) -> Written:
    """The booklet is as wide as A4, so that its text may stand in two columns and more."""
    made = make(tmp_path)
    made.replace(DESIGN, "{width: 105, height: 148}", "{width: 210, height: 148}")
    made.replace(DESIGN, "[12, 9, 81, 121]", "[12, 9, 186, 121]")
    return made


def sentences(count: int) -> str:
    return "".join(f"Věta číslo {i}. {SENTENCE} {{#more-{i}}}\n\n" for i in range(count))


def lefts(frame: Frame) -> list[float]:
    """Where the lines of paragraphs begin, each place once, in reading order."""
    found = [run.x for tag, run in walk(frame.tags) if isinstance(run, Run) and tag and tag.role == "P" and tag.lasting]
    return list(dict.fromkeys(round(x, 1) for x in found))


def bottoms(frame: Frame) -> Sequence[float]:
    """The last baseline of each column."""
    runs = [run for tag, run in walk(frame.tags) if isinstance(run, Run) and tag and tag.role == "P" and tag.lasting]
    return [max(run.y for run in runs if round(run.x, 1) == left) for left in lefts(frame)]


def test_text_stands_in_columns_of_like_height(papers: Written) -> None:
    papers.write(GUIDE, f"::: columns\n{sentences(9)}:::\n")
    frame = composed(papers, "guide").frames[1]
    assert len(lefts(frame)) == 3
    heights = bottoms(frame)
    assert max(heights) - min(heights) < 3 * 5  # no more than a sentence in three lines


def test_what_is_kept_together_is_not_parted_for_columns_of_like_height(papers: Written) -> None:
    papers.write(GUIDE, f":::: columns\n::: keep\n{sentences(3)}:::\n\n{sentences(4).replace('more', 'then')}::::\n")
    frame = composed(papers, "guide").frames[1]
    runs = [run for tag, run in walk(frame.tags) if isinstance(run, Run) and tag and tag.role == "P" and tag.lasting]
    first = [run.x for run in runs if "Věta" in run.line.texts or "Věta" in "".join(run.line.texts)]
    assert len(set(first[:3])) == 1


def test_text_is_read_down_one_column_and_then_the_next_and_none_is_lost(papers: Written) -> None:
    papers.write(
        GUIDE, f"## Nadpis {{#head}}\n\nPřed. {{#before}}\n\n::: columns\n{sentences(40)}:::\n\nPo. {{#after}}\n"
    )
    document = composed(papers, "guide")
    text = " ".join(said(frame.tags) for frame in document.frames)
    numbers = [int(part.split(".")[0]) for part in text.split("Věta číslo ")[1:]]
    assert numbers == list(range(40))
    assert text.index("Před.") < text.index("Věta číslo 0") < text.index("Po.")
    assert all(left < 186 + 12 for frame in document.frames for left in lefts(frame))


def test_a_list_that_goes_on_in_the_next_column_is_one_list(papers: Written) -> None:
    items = "".join(f"- Bod číslo {i}. {{#item-{i}}}\n" for i in range(12))
    papers.write(GUIDE, f"::: columns\n{items}:::\n")
    frame = composed(papers, "guide").frames[1]
    (found,) = tags(frame.tags, "L")
    assert [said([item]) for item in tags([found], "LI")] == [f"• Bod číslo {i}." for i in range(12)]


def test_a_heading_in_columns_is_in_the_contents_and_no_heading_ends_a_column(papers: Written) -> None:
    parts = "".join(f"## Část {i} {{#part-{i}}}\n\n{SENTENCE} {{#text-{i}}}\n\n" for i in range(5))
    papers.write(GUIDE, f"::: columns\n{parts}:::\n")
    document = composed(papers, "guide")
    assert [mark.title for mark in document.bookmarks[1:]] == [f"Část {i}" for i in range(5)]
    runs = [
        (tag.role, run) for tag, run in walk(document.frames[1].tags) if isinstance(run, Run) and tag and tag.lasting
    ]
    for left in lefts(document.frames[1]):
        column = [(run.y, role) for role, run in runs if round(run.x, 1) == left]
        assert max(column)[1] == "P"


def test_the_footnotes_of_columns_stand_below_them_all(papers: Written) -> None:
    text = sentences(6).replace("Věta číslo 0.", "Věta číslo 0[^a].").replace("Věta číslo 5.", "Věta číslo 5[^b].")
    papers.write(GUIDE, f"::: columns\n{text}:::\n\n[^a]: První. {{#a}}\n\n[^b]: Druhá. {{#b}}\n")
    frame = composed(papers, "guide").frames[1]
    runs = [run for tag, run in walk(frame.tags) if isinstance(run, Run) and tag and tag.lasting]
    notes = [run for run in runs if run.line.text in ("První.", "Druhá.")]
    assert len(notes) == 2
    assert min(run.y for run in notes) > max(run.y for run in runs if "úřadě" in run.line.text)


def test_in_a_narrow_panel_there_is_one_column_which_may_go_on_to_the_next_page(tmp_path: Path) -> None:
    papers = make(tmp_path)
    papers.write(GUIDE, f"::: columns\n{sentences(20)}:::\n")
    inside = [said(frame.tags) for frame in composed(papers, "guide").frames]
    papers.write(GUIDE, sentences(20))
    assert inside == [said(frame.tags) for frame in composed(papers, "guide").frames]


def test_a_table_in_columns_has_its_head_in_each(papers: Written) -> None:
    rows = "".join(f"| {i} | slovo {{#cell-{i}}} |\n" for i in range(30))
    papers.write(GUIDE, f"::: columns\n| Číslo {{#h-1}} | Význam {{#h-2}} |\n|---|---|\n{rows}:::\n")
    (frame, *_) = [frame for frame in composed(papers, "guide").frames if tags(frame.tags, "TH")]
    assert len(tags(frame.tags, "TH")) == 2 * 3


def test_a_picture_that_no_panel_holds_is_told_and_not_lost(papers: Written) -> None:
    papers.replace(DESIGN, "picture: 18", "picture: 119")
    papers.write(GUIDE, f":::: columns\n::: picture square\n:::\n\n{sentences(2)}::::\n")
    assert composed(papers, "guide")
