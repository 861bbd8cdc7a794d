"""Documents to look at: whole, or one page of them."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PIL import Image

from cardgen.jobs.listing import lines
from cardgen.jobs.show import show
from cardgen.problems import ContentError, UnknownName
from tests.jobs.manifests import pages
from tests.layout.documents.papers import LEAFLET, make
from tests.projects import Written


@pytest.fixture
def papers(tmp_path: Path) -> Written:
    return make(tmp_path / "project")


def test_a_pdf_has_all_pages_or_the_one_that_is_asked_for(papers: Written, tmp_path: Path) -> None:
    show(papers.project, "guide", "cs", None, tmp_path / "whole.pdf")
    whole = pages(tmp_path / "whole.pdf")
    assert len(whole) == 8
    for page in (1, 2, 4):  # the second has links to other pages
        show(papers.project, f"guide:{page}", "cs", None, tmp_path / "page.pdf")
        assert pages(tmp_path / "page.pdf") == [whole[page - 1]]


def test_one_page_keeps_the_links_that_lead_out_of_the_document(papers: Written, tmp_path: Path) -> None:
    show(papers.project, "guide", "cs", None, tmp_path / "whole.pdf")
    at = next(i for i, page in enumerate(pages(tmp_path / "whole.pdf"), 1) if "example.org/kurzy" in page)
    show(papers.project, f"guide:{at}", "cs", None, tmp_path / "page.pdf")
    found = [note.get_object() for note in pypdf.PdfReader(tmp_path / "page.pdf").pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert {note["/A"]["/URI"] for note in found} >= {"https://example.org/kurzy"}


def test_a_png_of_one_page_is_large_and_that_of_all_has_rows_of_six(papers: Written, tmp_path: Path) -> None:
    show(papers.project, "guide:3", "cs", None, tmp_path / "page.png")
    show(papers.project, "guide", "cs", None, tmp_path / "all.png")
    for name, dpi, columns, rows in (("page", 150, 1, 1), ("all", 72, 6, 2)):
        with Image.open(tmp_path / f"{name}.png") as image:
            width, height = (side / 25.4 * dpi + 24 for side in (105 + 6, 148 + 6))
            assert abs(image.width - 24 - columns * width) <= columns * 36
            assert abs(image.height - 24 - rows * height) <= rows * 36


def test_a_leaflet_is_shown_in_each_language_and_on_another_layout(papers: Written, tmp_path: Path) -> None:
    show(papers.project, "leaflet:1", "ru", None, tmp_path / "ru.pdf")
    assert "Приходите." in pages(tmp_path / "ru.pdf")[0]
    show(papers.project, "leaflet", "cs", "booklet", tmp_path / "cs.pdf")
    assert len(pages(tmp_path / "cs.pdf")) == 4


def test_other_topics_may_be_unfinished(papers: Written, tmp_path: Path) -> None:
    papers.remove("content/phrases/pain/ru.yaml")
    show(papers.project, "leaflet", "ru", None, tmp_path / "ru.pdf")
    papers.replace(LEAFLET, "Přijďte. {#come}", "Přijďte včas. {#come}")
    with pytest.raises(ContentError) as error:
        show(papers.project, "leaflet", "ru", None, tmp_path / "stale.pdf")
    assert [problem.code for problem in error.value.problems] == ["stale-translation"]
    assert not (tmp_path / "stale.pdf").exists()


@pytest.mark.parametrize(
    ("name", "language", "layout", "message"),
    [
        ("guide:9", "cs", None, "guide has no page 9; in cs on booklet it has pages 1 to 8"),
        ("guide:0", "cs", None, "guide has no page 0; in cs on booklet it has pages 1 to 8"),
        ("leaflet:2", "cs", None, "leaflet has no page 2; in cs on sheet it has one page"),
        ("guide:two", "cs", None, "'two' is no page of guide; write guide:3 for the third"),
        ("guide:", "cs", None, "'' is no page of guide; write guide:3 for the third"),
        ("giude:2", "cs", None, "there is no card or document 'giude'; did you mean 'guide'?"),
        ("../guide", "cs", None, "there is no card '../guide'; the letters are K, P"),
        ("guide", "cz", None, "there is no language 'cz'; known are: cs, ru, vi"),
        ("guide", "cs", "bookelt", "there is no layout of documents 'bookelt'; did you mean 'booklet'?"),
    ],
)
def test_what_there_is_not_is_refused_with_a_way_out(
    papers: Written, tmp_path: Path, name: str, language: str, layout: str | None, message: str
) -> None:
    with pytest.raises(UnknownName) as error:
        show(papers.project, name, language, layout, tmp_path / "page.pdf")
    assert str(error.value) == message
    assert not (tmp_path / "page.pdf").exists()


def test_documents_stand_in_the_lists_of_topics_and_of_editions(papers: Written) -> None:
    assert "leaflet    -    5 texts  ru     Kurzy" in list(lines(papers.project, "topics"))
    assert "leaflets  2026.1  2026-11-22  cs ru  leaflet" in list(lines(papers.project, "editions"))
