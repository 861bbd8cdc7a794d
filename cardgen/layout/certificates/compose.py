"""Certificates -> a document of one page each, in the order in which they are given."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.languages import SOURCE
from cardgen.layout.certificates.blocks import Sheet, tags
from cardgen.layout.certificates.design import Design
from cardgen.layout.certificates.model import BANK, Certificate
from cardgen.layout.context import Issue, Material
from cardgen.layout.frame import Bookmark, Document, Frame


def compose(material: Material, design: Design, issue: Issue, certificates: Sequence[Certificate]) -> Document:
    """Lay out certificates. What cannot be set is told to the material's problems."""
    title = str(material.bank.title(BANK, SOURCE).text)
    frames = tuple(_frame(Sheet(material, design, issue, one), number) for number, one in enumerate(certificates, 1))
    return Document(
        title=f"{title} – {issue.publisher}",
        language=SOURCE,
        author=issue.publisher,
        subject=title,
        date=issue.date,
        frames=frames,
        bookmarks=tuple(Bookmark(one.name, f"page-{number}") for number, one in enumerate(certificates, 1)),
    )


def _frame(sheet: Sheet, number: int) -> Frame:
    page = sheet.design.page
    found = [tag for block in sheet.design.blocks for tag in tags(sheet, block)]
    return Frame(page.width, page.height, page.bleed, tuple(found), anchor=f"page-{number}", label=str(number))
