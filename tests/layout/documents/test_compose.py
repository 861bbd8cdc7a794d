"""Whole documents of the tiny project: pages, contents, links, notes, what does not fit, and what counts as changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardgen.layout.frame import Document, Frame, Run, Tag, walk
from cardgen.layout.sets import CardRecord
from cardgen.pictures.drawing import Path as Outline
from cardgen.problems import ContentError
from cardgen.units import mm
from tests.layout.documents.papers import (
    GUIDE,
    LEAFLET,
    SENTENCE,
    composed,
    in_czech_alone,
    laid,
    make,
    plans,
    said,
    tags,
    text,
)
from tests.layout.dump import dump
from tests.projects import Written

GOLDEN = Path(__file__).parent / "golden"
GUIDES = "content/editions/guides.yaml"
LEAFLETS = "content/editions/leaflets.yaml"
COURSES = "content/facts/courses.yaml"
RU = "content/phrases/leaflet/ru.yaml"


@pytest.fixture
def papers(tmp_path: Path) -> Written:
    return make(tmp_path)


def told(papers: Written, topic: str = "guide", language: str = "cs") -> list[str]:
    with pytest.raises(ContentError) as caught:
        composed(papers, topic, language)
    return [str(problem) for problem in caught.value.problems]


def headings(document: Document) -> dict[str, int]:
    """Each heading with the number of its page."""
    return {
        said([tag]): number
        for number, frame in enumerate(document.frames, 1)
        for role in ("H2", "H3")
        for tag in tags(frame.tags, role)
    }


def links(document: Document) -> Iterator[Tag]:
    for frame in document.frames:
        yield from tags(frame.tags, "Link")


# --- pages


def test_nothing_is_wrong_with_the_documents(papers: Written) -> None:
    assert papers.told() == []


@pytest.mark.parametrize("paragraphs", [0, 9, 19])
def test_the_pages_are_a_multiple_of_four_with_the_imprint_last_and_notes_before(
    papers: Written, paragraphs: int
) -> None:
    further = "".join(f"Další věta číslo {i} o bydlení a práci ve městě. {{#more-{i}}}\n\n" for i in range(paragraphs))
    papers.write(GUIDE, papers.read(GUIDE) + "\n" + further)
    frames = composed(papers, "guide").frames
    assert len(frames) % 4 == 0
    assert "Průvodci, verze 2026.1" in text(frames[-1])
    notes = [number for number, frame in enumerate(frames) if text(frame).startswith("Poznámky")]
    assert notes == list(range(len(frames) - 1 - len(notes), len(frames) - 1))
    assert len(notes) < 4


def test_a_document_without_text_is_its_cover_and_its_imprint(papers: Written) -> None:
    papers.write(GUIDE, "")
    frames = composed(papers, "guide").frames
    assert len(frames) == 4
    assert text(frames[0]) == "Průvodce městem Zkouška"


def test_pages_have_names_numbers_and_the_title_as_their_section(papers: Written) -> None:
    document = composed(papers, "guide")
    assert [(frame.anchor, frame.label) for frame in document.frames] == [
        (f"page-{n}", str(n)) for n in range(1, len(document.frames) + 1)
    ]
    assert {frame.sections for frame in document.frames} == {("Průvodce městem",)}
    assert (document.title, document.language) == ("Průvodce městem – Čeština", "cs")


def test_a_page_that_is_asked_for_begins_a_page(papers: Written) -> None:
    document = composed(papers, "guide")
    frame = document.frames[headings(document)["Kontakty"] - 1]
    assert text(frame).startswith("Kontakty")


def test_the_same_text_makes_the_same_pages(papers: Written) -> None:
    assert laid(papers, "guide") == laid(papers, "guide")
    assert laid(papers, "leaflet", "ru") == laid(papers, "leaflet", "ru")


def test_every_document_is_sound_in_every_language(papers: Written) -> None:
    content = papers.load()
    found = [(one.topic, one.language) for one in plans(content)]
    assert found == [("guide", "cs"), ("leaflet", "cs"), ("leaflet", "ru")]
    for topic, language in found:
        laid(content, topic, language)  # raises for any fault of any page


# --- contents, links, bookmarks


def test_the_contents_give_the_page_on_which_each_heading_stands(papers: Written) -> None:
    document = composed(papers, "guide")
    at = headings(document)
    entries = [said([tag]) for frame in document.frames for tag in tags(frame.tags, "TOCI")]
    assert entries == [f"{name} {at[name]}" for name in ("Bydlení", "Práce", "Kontakty")]


def test_links_lead_to_pages_that_there_are_or_out_of_the_document(papers: Written) -> None:
    document = composed(papers, "guide")
    at = headings(document)
    found = {tag.target.to for tag in links(document) if tag.target}
    assert found == {
        *(f"page-{at[name]}" for name in ("Bydlení", "Práce", "Kontakty")),
        "https://example.org/kurzy",
        "https://example.org/",
        "tel:+420377000001",
    }
    (work,) = [tag for tag in links(document) if said([tag]) == "o práci"]
    assert work.target is not None
    assert work.target.to == f"page-{at['Práce']}"


def test_the_area_of_a_link_lies_around_its_words(papers: Written) -> None:
    for tag in links(composed(papers, "guide")):
        assert tag.target is not None
        x, y, width, height = tag.target.area
        for _, mark in walk((tag,)):
            assert isinstance(mark, Run)
            assert x - 0.01 <= mark.x
            assert mark.x + mm(mark.line.width * mark.size / 1000) <= x + width + 0.01
            assert y <= mark.y <= y + height


def test_bookmarks_are_the_headings_those_of_the_third_level_below_the_second(papers: Written) -> None:
    document = composed(papers, "guide")
    at = headings(document)
    found = [(mark.title, mark.anchor, [child.title for child in mark.children]) for mark in document.bookmarks]
    assert found == [
        ("Průvodce městem", "page-1", []),
        ("Bydlení", f"page-{at['Bydlení']}", ["Smlouva"]),
        ("Práce", f"page-{at['Práce']}", []),
        ("Kontakty", f"page-{at['Kontakty']}", []),
    ]


# --- notes, lists, tables


def test_a_footnote_stands_at_the_foot_of_the_page_that_refers_to_it(papers: Written) -> None:
    frames = composed(papers, "guide").frames
    (page,) = [frame for frame in frames if "Nájem se platí předem 1" in text(frame)]
    runs = [mark for tag, mark in walk(page.tags) if isinstance(mark, Run) and tag and tag.role != "Artifact"]
    (note,) = [run for run in runs if "Podle smlouvy také zálohy." in run.line.text]
    others = [run.y for run in runs if run.line.text.strip() not in ("1", "Průvodce městem") and run is not note]
    assert max(others) < note.y <= 9 + 121
    assert not any("Podle smlouvy" in text(frame) for frame in frames if frame is not page)


def test_a_footnote_that_a_page_refers_to_twice_stands_there_once(papers: Written) -> None:
    papers.replace(GUIDE, "předem[^rent]; více", "předem[^rent], vždy[^rent]; více")
    pages = [text(frame) for frame in composed(papers, "guide").frames]
    assert sum(page.count("Podle smlouvy také zálohy.") for page in pages) == 1


def test_a_footnote_is_numbered_in_the_order_of_its_reference(papers: Written) -> None:
    papers.replace(GUIDE, "první kroky. {#intro}", "první kroky[^first]. {#intro}\n\n[^first]: Druhé jinde. {#note-1}")
    pages = " ".join(text(frame) for frame in composed(papers, "guide").frames)
    assert "první kroky 1" in pages
    assert "1 Druhé jinde." in pages
    assert "2 Podle smlouvy" in pages


def test_lists_and_tables_are_nested_as_they_are_read(papers: Written) -> None:
    document = composed(papers, "guide")
    first = tags(tags(document.frames[1].tags, "L")[0].children, "LI")
    assert [[child.role for child in item.children if isinstance(child, Tag)] for item in first] == [
        ["Lbl", "LBody"]
    ] * 3
    (table,) = [table for frame in document.frames for table in tags(frame.tags, "Table")]
    assert [[said([cell]) for cell in row.children if isinstance(cell, Tag)] for row in tags([table], "TR")] == [
        ["Slovo", "Co znamená"],
        ["Smlouva", ""],  # in Czech nothing stands beside a Czech word
        ["112", "tísňové volání"],
    ]
    assert [cell.scope for cell in tags([table], "TH")] == ["Column", "Column"]


def test_items_of_a_long_list_flow_over_pages_and_none_stands_alone(papers: Written) -> None:
    items = "".join(f"- Bod číslo {i} v seznamu. {{#point-{i}}}\n" for i in range(60))
    papers.write(GUIDE, f"První věta. {{#first}}\n\n{items}")
    pages = [len(tags(frame.tags, "LI")) for frame in composed(papers, "guide").frames]
    filled = [count for count in pages if count]
    assert sum(filled) == 60
    assert len(filled) > 1
    assert min(filled) > 1


def test_a_list_that_does_not_fit_below_a_text_begins_there_all_the_same(papers: Written) -> None:
    items = "".join(f"- Bod číslo {i} v seznamu. {{#point-{i}}}\n" for i in range(15))
    papers.write(GUIDE, f"## A {{#a}}\n\n{SENTENCE} {SENTENCE} {SENTENCE} {SENTENCE} {{#first}}\n\n{items}")
    pages = [len(tags(frame.tags, "LI")) for frame in composed(papers, "guide").frames]
    assert [bool(count) for count in pages[:4]] == [False, True, True, False]


def test_pictures_in_boxes_are_credited_too(papers: Written) -> None:
    papers.replace("content/phrases/guide/topic.yaml", "picture: circle\n", "")
    papers.write(GUIDE, "::: box\nText. {#a}\n:::\n")
    assert "Kresby, cardgen" not in text(composed(papers, "guide").frames[-1])
    papers.write(GUIDE, ":::: box\n::: picture square\n:::\n::::\n")
    assert "Kresby, cardgen" in text(composed(papers, "guide").frames[-1])


# --- what does not fit, what there is not


def test_what_does_not_fit_names_the_paragraph_and_the_millimetres(papers: Written) -> None:
    in_czech_alone(papers)
    more = "".join(f"Tento odstavec číslo {i} je tu navíc a nemá už kde stát. {{#more-{i}}}\n\n" for i in range(60))
    papers.write(LEAFLET, papers.read(LEAFLET) + "\n" + more)
    (line,) = [line for line in told(papers, "leaflet") if "does-not-fit" in line]
    where, _, message = line.partition(": error: ")
    assert where.startswith(f"{LEAFLET}:")
    number = int(where.split(":")[1])
    shown = message.partition("from '")[2].partition("'")[0].strip()
    assert shown.strip(" \u00ad…") in papers.read(LEAFLET).splitlines()[number - 1]
    assert message.startswith("leaflet, cs, sheet: from '")
    assert int(message.partition(" on, ")[2].split(" mm")[0]) > 10
    assert "have no room even at 9 pt" in message


def test_the_largest_size_at_which_all_fits_is_taken(papers: Written) -> None:
    in_czech_alone(papers)

    def size() -> float:
        return max(
            mark.size
            for tag, mark in walk(composed(papers, "leaflet").frames[0].tags)
            if isinstance(mark, Run) and "Volejte" in mark.line.text
        )

    assert size() == 13
    papers.write(
        LEAFLET, papers.read(LEAFLET) + "".join(f"\nJeště věta číslo {i} navíc. {{#more-{i}}}\n" for i in range(22))
    )
    assert 9 <= size() < 13


def test_a_title_that_fits_only_at_a_smaller_size_is_no_problem_and_one_that_never_does_is(papers: Written) -> None:
    title = "content/phrases/leaflet/topic.yaml"
    in_czech_alone(papers)
    papers.replace(title, "title: Kurzy", f"title: {'Jazykové a počítačové kurzy pro nové obyvatele ' * 3}")
    composed(papers, "leaflet")
    papers.replace(title, "title: Jaz", f"title: {'Jazykové a počítačové kurzy pro nové obyvatele města ' * 20}Jaz")
    assert [line for line in told(papers, "leaflet") if "the title has no room [does-not-fit]" in line]


def test_a_mark_of_an_unchecked_translation_that_has_no_room_is_told(papers: Written) -> None:
    papers.replace("content/layouts/documents/sheet.yaml", "[10, 199, 128, 5]", "[10, 199, 9, 5]")
    assert any(
        "'перевод не проверен' has no room in the running line" in line for line in told(papers, "leaflet", "ru")
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (GUIDE, "picture square", "picture sqare", "the picture 'sqare' is not registered [unknown-picture]"),
        (GUIDE, "contacts centre", "contacts center", "there is no office 'center'; did you mean 'centre'?"),
        (GUIDE, "courses czech", "courses chech", "there are no courses of 'chech'; did you mean 'czech'?"),
        ("content/phrases/guide/topic.yaml", "colour: plum", "colour: plumm", "the colour 'plumm' is not in the theme"),
        ("content/layouts/theme.yaml", '  amber: "#8a5a00"\n', "", "the theme lacks the colour 'amber' [missing-key]"),
        (GUIDE, "kroky. {#intro}", "kroky 痛. {#intro}", "has no glyph for '痛' U+75DB"),
        (GUIDE, "**dokud** textu", "<b>dokud</b> textu", "the text holds HTML [wrong-markup]"),
        (GUIDE, "{{czech.contract}}", "{{czech.kontract}}", "guide: there is no fact 'czech.kontract' [unknown-fact]"),
        (LEAFLET, "{{number.quiet}}", "{{number.quite}}", "leaflet: there is no fact 'number.quite' [unknown-fact]"),
        (
            "content/phrases/guide/topic.yaml",
            "picture: circle",
            "picture: circel",
            "the picture 'circel' is not regist",
        ),
    ],
)
def test_what_there_is_not_is_told_and_never_a_traceback(
    papers: Written, file: str, old: str, new: str, message: str
) -> None:
    papers.replace(file, old, new)
    found = told(papers, "leaflet" if file == LEAFLET else "guide")
    assert [line for line in found if message in line], found


def test_a_missing_glyph_is_told_once_and_not_as_a_lack_of_room(papers: Written) -> None:
    papers.replace(LEAFLET, "Přijďte. {#come}", "Přijďte 痛. {#come}")
    in_czech_alone(papers)
    assert [line.rpartition("[")[2] for line in (line.split("\n")[0] for line in told(papers, "leaflet"))] == [
        "missing-glyph]"
    ]


# --- fingerprints


def records(papers: Written) -> dict[tuple[str, str], CardRecord]:
    content = papers.load()
    found = {(one.topic, one.language): laid(content, one.topic, one.language) for one in plans(content)}
    return {key: one for key, made in found.items() for one in made.cards}


def changed(before: dict[tuple[str, str], CardRecord], after: dict[tuple[str, str], CardRecord], what: str) -> set[str]:
    return {"-".join(key) for key in before if getattr(before[key], what) != getattr(after[key], what)}


def test_a_document_is_recorded_with_its_pages_and_the_least_state_of_its_texts(papers: Written) -> None:
    found = records(papers)
    assert {key: (one.number, one.pages, one.state) for key, one in found.items()} == {
        ("guide", "cs"): ("guide", tuple(range(1, 9)), "approved"),
        ("leaflet", "cs"): ("leaflet", (1,), "approved"),
        ("leaflet", "ru"): ("leaflet", (1,), "draft"),
    }


def test_a_title_that_nobody_has_checked_makes_its_document_a_draft(papers: Written) -> None:
    papers.sign(RU, "approved")
    assert records(papers)["leaflet", "ru"].state == "approved"
    papers.replace(RU, "text: Курсы, state: approved", "text: Курсы, state: draft")
    assert records(papers)["leaflet", "ru"].state == "draft"


def test_approval_takes_the_mark_away_so_the_document_is_printed_again_under_the_same_wording(papers: Written) -> None:
    before = records(papers)
    for file in (RU, "content/phrases/documents/ru.yaml", "content/phrases/offices/ru.yaml"):
        papers.sign(file, "approved")
    after = records(papers)
    assert changed(before, after, "wording") == set()
    assert changed(before, after, "appearance") == {"leaflet-ru"}


def test_a_new_version_and_date_alone_are_no_reason_to_print_again(papers: Written) -> None:
    before = records(papers)
    for file in (GUIDES, LEAFLETS):
        papers.replace(file, '"2026.1"', '"2026.2"')
        papers.replace(file, "date: 2026-11-22", "date: 2026-11-29")
    after = records(papers)
    assert changed(before, after, "appearance") == set()
    assert changed(before, after, "wording") == set()
    assert "verze 2026.2, 29. listopadu 2026" in text(composed(papers, "leaflet").frames[-1])


@pytest.mark.parametrize(
    ("old", "new", "which"),
    [
        ("registration-until: 2027-01-22", "registration-until: 2027-01-25", {"guide-cs", "leaflet-cs", "leaflet-ru"}),
        ("from: 2027-02-01", "from: 2027-02-03", {"guide-cs", "leaflet-cs", "leaflet-ru"}),
        ("from: 2027-03-01", "from: 2027-03-03", set()),
    ],
)
def test_a_changed_date_changes_the_documents_that_show_it_and_no_other(
    papers: Written, old: str, new: str, which: set[str]
) -> None:
    before = records(papers)
    papers.replace(COURSES, old, new)
    after = records(papers)
    assert changed(before, after, "wording") == which
    assert changed(before, after, "appearance") == which


def test_a_changed_telephone_changes_the_documents_that_list_it_or_name_it(papers: Written) -> None:
    papers.replace(LEAFLET, "Volejte {{office.centre.phone}}, noční klid", "Noční klid")
    papers.replace(RU, "Volejte {{office.centre.phone}}, noční klid", "Noční klid")
    papers.replace(RU, "Звоните {{office.centre.phone}}, тихие часы", "Тихие часы")
    before = records(papers)
    papers.replace("content/facts/offices.yaml", "377 000 001", "377 000 009")
    after = records(papers)
    assert changed(before, after, "wording") == {"guide-cs"}
    assert changed(before, after, "appearance") == {"guide-cs"}


def test_a_changed_sentence_changes_its_language_and_its_czech_changes_all(papers: Written) -> None:
    before = records(papers)
    papers.replace(RU, "Приходите.", "Приходите к нам.")
    after = records(papers)
    assert changed(before, after, "wording") == {"leaflet-ru"}
    assert changed(before, after, "appearance") == {"leaflet-ru"}


# --- as it stood


@pytest.mark.parametrize("language", ["cs", "ru"])
def test_a_leaflet_stands_as_it_stood(papers: Written, language: str) -> None:
    (frame,) = composed(papers, "leaflet", language).frames
    found = dump(frame)
    file = GOLDEN / f"leaflet-{language}.txt"
    if os.environ.get("CARDGEN_GOLDEN") == "write":
        file.write_text(found, encoding="utf-8", newline="\n")
    assert found == file.read_text(encoding="utf-8")


def test_a_fold_is_marked_on_the_back_where_it_is_on_the_front(tmp_path: Path) -> None:
    folded = """\
layout: sheet
title: List
page: {width: 148, height: 210}
panels:
  - {page: 1, at: [88, 10, 52, 186]}
  - {page: 2, at: [8, 10, 50, 186]}
sizes: [10, 9]
headings: {title: 2.2, levels: [1.4, 1.15, 1.0]}
opening: band
picture: 18
folds: [80]
"""
    project = make(tmp_path, {"content/layouts/documents/sheet.yaml": folded})
    frames = composed(project, "leaflet").frames
    assert [set(_marked_above(frame)) for frame in frames] == [{80.0}, {68.0}]


def _marked_above(frame: Frame) -> Iterator[float]:
    """The x of all that stands wholly above the trim."""
    for _, mark in walk(frame.tags):
        points = [step for step in mark.steps if len(step) == 3] if isinstance(mark, Outline) else []
        if points and all(y < 0 for _, _, y in points):
            yield points[0][1]
