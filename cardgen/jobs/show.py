"""One card as a picture or a PDF of two pages, to look at before printing."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from cardgen import pdf
from cardgen.editions.edition import FOLDER
from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.plan import issue_of
from cardgen.layout import sets
from cardgen.layout.data import SIDES
from cardgen.problems import UnknownName, did_you_mean
from cardgen.project import Project

_DPI = 150
_GAP = 24  # pixels between front and back
_DESK = (128, 132, 138)


def show(project: Project, number: str, language: str, layout: str | None, target: Path) -> None:
    """Write a card's front and back to `target`: a .png side by side, or a .pdf of two pages.

    Raises ContentError, UnknownName, OSError.
    """
    content = contents.load(project, lambda topic, tag: tag == language)
    content.problems.stop_on_errors()
    data = _pdf(content, number, language, layout)
    if target.suffix.lower() == ".pdf":
        target.write_bytes(data)
    else:
        side_by_side(data, target)


def _pdf(content: Content, number: str, language: str, layout: str | None) -> bytes:
    material = content.ready
    if number not in content.bank.by_number:
        known = content.bank.by_number
        raise UnknownName(
            f"there is no card {number!r}; {did_you_mean(number.upper() if number.upper() in known else number, known)}"
        )
    topic, card = content.bank.by_number[number]
    issued = [edition for edition in content.editions.values() if edition.topics]
    editions = [edition for edition in issued if topic.topic in edition.topics] or issued
    if not editions:
        raise UnknownName(f"there is no edition that says how cards look; write one in {FOLDER}")
    edition = editions[0]
    tags = [tag for tag in content.languages if tag != "cs"]
    if language not in tags:
        raise UnknownName(f"there is no language {language!r}; {did_you_mean(language, tags)}")
    name = layout or str(edition.loose if topic.topic == "loose" and edition.loose else edition.layout)
    if name not in content.formats:
        raise UnknownName(f"there is no layout {name!r}; {did_you_mean(name, content.formats)}")
    for side in SIDES:
        if f"card-{side}" not in content.formats[name].faces:
            raise UnknownName(f"the layout {name} has no face 'card-{side}'; choose one that has cards")
    contents.require(content, edition, [topic.topic], [language])
    content.problems.stop_on_errors()
    document = sets.one_card(material, content.formats[name], issue_of(edition), topic, card, (language,))
    content.problems.stop_on_errors()
    return pdf.write(document, material.shaper.faces)


def side_by_side(data: bytes, target: Path) -> None:
    """Render all pages of a PDF in a row, as a PNG at 150 dpi."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    pages = [page.render(scale=_DPI / 72).to_pil() for page in document]
    width = sum(page.width for page in pages) + _GAP * (len(pages) + 1)
    height = max(page.height for page in pages) + 2 * _GAP
    sheet = Image.new("RGB", (width, height), _DESK)
    left = _GAP
    for page in pages:
        sheet.paste(page, (left, _GAP))
        left += page.width + _GAP
    sheet.save(target, format="PNG", optimize=True)
