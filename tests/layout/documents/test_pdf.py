"""Documents as PDF: accessible, with their words, links and outline."""

from __future__ import annotations

import io
from pathlib import Path

import page as validation
import pikepdf
import pypdfium2
import pytest

from cardgen import pdf
from tests.layout.documents.papers import laid, make


@pytest.mark.parametrize(("topic", "language"), [("guide", "cs"), ("leaflet", "ru")])
def test_a_document_is_accessible_and_its_words_can_be_read(tmp_path: Path, topic: str, language: str) -> None:
    content = make(tmp_path).load()
    document = laid(content, topic, language).document
    data = pdf.write(document, content.ready.shaper.faces)

    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []
    assert report.is_compliant

    with pikepdf.open(io.BytesIO(data)) as read:
        assert len(read.pages) == len(document.frames)
        uris = {str(o.A.URI) for page in read.pages for o in page.get("/Annots", []) if "/A" in o and "/URI" in o.A}
        wanted = {"guide": {"https://example.org/kurzy", "https://example.org/", "tel:+420377000001"}, "leaflet": set()}
        assert uris == wanted[topic]
        with read.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert titles == [mark.title for mark in document.bookmarks]

    said = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    title = {"guide": "Průvodce městem", "leaflet": "Курсы"}[topic]
    assert title in said
    assert {"guide": "tísňové volání", "leaflet": "Приходите."}[topic] in said
