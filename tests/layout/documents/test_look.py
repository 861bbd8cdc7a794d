"""What makes pages pleasant to look at: chapters with a sign, fronts, sections in one piece, type of a size to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.layout.frame import Document, Frame, Picture, Run, walk
from cardgen.problems import ContentError
from tests.layout.documents.papers import GUIDE, LEAFLET, composed, in_czech_alone, make, said, tags, text
from tests.projects import Written

BOOKLET = "content/layouts/documents/booklet.yaml"
SHEET = "content/layouts/documents/sheet.yaml"
COURSES = "content/facts/courses.yaml"


@pytest.fixture
def papers(tmp_path: Path) -> Written:
    made = make(tmp_path)
    in_czech_alone(made)
    return made


def runs(frame: Frame) -> list[Run]:
    return [mark for tag, mark in walk(frame.tags) if isinstance(mark, Run)]


def pictures(frame: Frame) -> list[Picture]:
    return [mark for figure in tags(frame.tags, "Figure") for mark in figure.children if isinstance(mark, Picture)]


def size_of(document: Document, words: str) -> float:
    return next(run.size for frame in document.frames for run in runs(frame) if words in run.line.text)


# --- chapters


def test_a_chapter_has_its_picture_at_the_right_of_its_heading(papers: Written) -> None:
    papers.replace(GUIDE, "## Bydlení {#housing}\n", "## Bydlení {#housing}\n\n::: picture square\n:::\n")
    document = composed(papers, "guide")
    frame = next(frame for frame in document.frames if "Bydlení" in [said([tag]) for tag in tags(frame.tags, "H2")])
    (picture,) = pictures(frame)
    heading = next(run for run in runs(frame) if run.line.text == "Bydlení" and run.size > 14)
    assert picture.y < heading.y <= picture.y + picture.height + 2
    assert picture.x + picture.width == pytest.approx(93.0, abs=6.1)  # within its square at the end of the column


def test_the_words_below_the_head_of_a_chapter_stay_with_what_they_lead_to(papers: Written) -> None:
    lines = "".join(f"Řádek číslo {i}. {{#line-{i}}}\n\n" for i in range(40))
    for count in range(12, 22):
        papers.write(
            GUIDE,
            "\n\n".join(lines.split("\n\n")[:count])
            + "\n\n## Díl {#part}\n\n::: picture square\n:::\n\nÚvod. {#lead}\n\n- Položka jedna. {#one}\n",
        )
        document = composed(papers, "guide")
        (frame,) = (frame for frame in document.frames if "Úvod." in text(frame))
        assert "Díl" in text(frame)
        assert "Položka jedna." in text(frame)


# --- fronts


FRONT = "sizes: [13, 12, 11, 10, 9]\nfront: {text: 1.5, ground: 0.2}"


def fronted(papers: Written, front: str = FRONT) -> Document:
    papers.replace(SHEET, "sizes: [13, 12, 11, 10, 9]", front)
    lead = "Přijďte a zeptejte se. {#lead}\n\nPoradíme vám. {#lead-2}\n\n::: picture square\nNáš dům. {#house}\n:::\n\n"
    papers.write(LEAFLET, lead + papers.read(LEAFLET))
    return composed(papers, "leaflet")


def test_a_front_shows_the_first_words_larger_and_nothing_but_them(papers: Written) -> None:
    document = fronted(papers)
    (frame,) = document.frames
    assert size_of(document, "Přijďte a") == pytest.approx(1.5 * size_of(document, "Volejte"))
    left = [run for run in runs(frame) if run.x < 70 and run.y < 196]
    assert " ".join(" ".join(run.line.text for run in left).split()) == (
        "Kurzy Přijďte a zeptejte se. Poradíme vám. Náš dům."
    )


def test_the_picture_of_a_front_takes_the_room_that_is_left(papers: Written) -> None:
    (frame,) = fronted(papers).frames
    (picture,) = pictures(frame)
    assert picture.width > 40  # of 60 mm
    words = [run for run in runs(frame) if run.x < 70]
    assert any(run.y < picture.y for run in words)
    assert any(run.y > picture.y + picture.height for run in words)


def test_the_picture_of_a_front_may_stand_at_the_right(papers: Written) -> None:
    (frame,) = fronted(papers, FRONT.replace("0.2}", "0.2, picture: right}")).frames
    (picture,) = pictures(frame)
    words = [run for run in runs(frame) if run.line.text.startswith("Poradíme")]
    assert picture.x > words[0].x + 20
    assert picture.x + picture.width == pytest.approx(70.0)


def test_a_front_whose_words_leave_no_room_is_told(papers: Written) -> None:
    with pytest.raises(ContentError, match="the title has no room"):
        fronted(papers, FRONT.replace("1.5", "15"))


def test_an_unknown_picture_of_a_front_is_told(papers: Written) -> None:
    papers.replace(SHEET, "sizes: [13, 12, 11, 10, 9]", FRONT)
    papers.write(LEAFLET, "::: picture sqare\n:::\n\n" + papers.read(LEAFLET))
    with pytest.raises(ContentError, match="'sqare' is not registered"):
        composed(papers, "leaflet")


def test_the_imprint_stands_at_the_foot_of_the_last_panel_behind_a_front(papers: Written) -> None:
    (frame,) = fronted(papers).frames
    last = max(run.y for run in runs(frame) if run.x > 70)
    assert 190 < last < 196.5


# --- the back of a cover


def test_a_cover_names_its_publisher_and_the_back_has_its_ground(papers: Written) -> None:
    document = composed(papers, "guide")
    assert text(document.frames[0]).endswith("Zkouška")
    assert [said(tags([tag for tag in document.frames[0].tags if not tag.lasting], "P"))] == ["Zkouška"]
    first, back = (frame.tags[0] for frame in (document.frames[0], document.frames[-1]))
    assert (first.role, first.children) == (back.role, back.children)


# --- sizes


def test_a_booklet_takes_the_largest_size_that_needs_no_more_pages(papers: Written) -> None:
    sizes = (26, 20, 14, 10)
    pages, before = {}, "sizes: [10]"
    for size in sizes:
        papers.replace(BOOKLET, before, before := f"sizes: [{size}]")
        pages[size] = len(composed(papers, "guide").frames)
    papers.replace(BOOKLET, before, f"sizes: {list(sizes)}")
    document = composed(papers, "guide")
    assert pages[26] > pages[10] == len(document.frames)
    assert size_of(document, "Kdo je") == next(size for size in sizes if pages[size] == pages[10])


def test_a_leaflet_takes_a_smaller_size_rather_than_part_a_section(papers: Written) -> None:
    papers.write(LEAFLET, "".join(f"## Díl {n} {{#part-{n}}}\n\n" + _lines(n, 12) for n in (1, 2)))
    (frame,) = composed(papers, "leaflet").frames
    at = {run.line.text: run.x for run in runs(frame) if run.line.text.startswith("Díl")}
    for n in (1, 2):
        mine = {run.x for run in runs(frame) if run.line.text.startswith(f"Věta {n}")}
        assert mine == {at[f"Díl {n}"]}


def _lines(part: int, count: int) -> str:
    return "".join(f"Věta {part}, řádek {i}. {{#line-{part}-{i}}}\n\n" for i in range(count))


def test_nothing_that_is_read_is_smaller_than_nine_points(papers: Written) -> None:
    for topic in ("guide", "leaflet"):
        for frame in composed(papers, topic).frames:
            for run in runs(frame):
                assert run.size >= 9 or run.line.text.isdigit()  # the number of a footnote


# --- facts


def test_offices_stand_run_in_and_what_is_not_known_is_said_once(papers: Written) -> None:
    papers.replace(BOOKLET, "picture: 18", "picture: 18\ncontacts: run-in")
    found = " ".join(text(frame) for frame in composed(papers, "guide").frames)
    assert "Škola · Kontakt: bude potvrzeno" in found
    assert [part.split(":")[0] for part in found.split("Kontaktní centrum · ")[1].split(" · ")[:2]] == [
        "Telefon",
        "Web",
    ]


def test_what_all_courses_share_is_said_once(papers: Written) -> None:
    before = " ".join(text(frame) for frame in composed(papers, "guide").frames)
    second = papers.read(COURSES).split("  - id: evening")[1].split("  - {id: sewing")[0]
    second = second.replace("[monday, wednesday]", "[tuesday, thursday]").replace("2027-02-01", "2027-02-02")
    second = second.replace("2027-04-28", "2027-04-29")
    papers.replace(COURSES, "  - {id: sewing", "  - id: later" + second + "  - {id: sewing")
    after = " ".join(text(frame) for frame in composed(papers, "guide").frames)
    for word, times in (("Termín:", 2), ("Přihlášky do:", 1), ("Kde:", 1)):
        assert (before.count(word), after.count(word)) == (1, times)
