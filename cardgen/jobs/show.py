"""One card, a document or one page of it, as a picture or as a PDF, to look at before printing.

Of a card only what stands on it must be translated: it is drawn, and the bank remembers what it was asked for. So a
translator sees a first card long before the language is complete.
"""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path

import pypdfium2
from PIL import Image

from cardgen import pdf
from cardgen.bank.asking import AskingBank
from cardgen.bank.model import FOLDER as PHRASES
from cardgen.checks.run import Needed
from cardgen.editions.edition import FOLDER
from cardgen.jobs import content as contents
from cardgen.jobs import lacking, show_document
from cardgen.jobs.choosing import no_card
from cardgen.jobs.content import DOCUMENTS, Content
from cardgen.jobs.plan import issue_of
from cardgen.layout import sets
from cardgen.layout.context import WORDS
from cardgen.layout.data import SIDES
from cardgen.layout.documents.inserts import OFFICES
from cardgen.problems import UnknownName, did_you_mean
from cardgen.project import Project

_DPI = 150
_DPI_OF_MANY = 72
_IN_A_ROW = 6
_TOPIC = re.compile(r"[a-z0-9-]+")
_GAP = 24  # pixels between front and back
_DESK = (128, 132, 138)


def show(project: Project, name: str, language: str, layout: str | None, target: Path) -> None:
    """Write a card's front and back, a document, or one page of it (`brochure:3`) to `target`.

    A .pdf has their pages; a .png has them side by side, those of a long document in rows. What is not shown may be
    unfinished. Raises ContentError, which names each string that a card lacks, UnknownName, OSError.
    """
    content = contents.load(project, _needed(project, name, language))
    content.problems.stop_on_errors()
    meant = show_document.named(content, name)
    data = show_document.document(content, *meant, language, layout) if meant else _pdf(content, name, language, layout)
    if target.suffix.lower() == ".pdf":
        target.write_bytes(data)
    else:
        side_by_side(data, target)


def _needed(project: Project, name: str, language: str) -> Needed:
    """The translations that must be whole: for a document its own and the words that it shares, for a card none."""
    topic = name.partition(":")[0]
    if not _TOPIC.fullmatch(topic) or not project.exists(f"{PHRASES}/{topic}/topic.yaml"):
        return lambda _, tag: False
    own = (topic, DOCUMENTS, OFFICES, WORDS)
    return lambda one, tag: tag == language and one in own


def _pdf(content: Content, number: str, language: str, layout: str | None) -> bytes:
    material = content.ready
    if number not in content.bank.by_number:
        raise UnknownName(no_card(content.bank, number))
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
    bank = AskingBank.of(content.bank)
    asking = dataclasses.replace(material, bank=bank)
    document = sets.one_card(asking, content.formats[name], issue_of(edition), topic, card, (language,))
    lacking.check(content, bank.asked)
    content.problems.stop_on_errors()
    return pdf.write(document, material.shaper.faces)


def side_by_side(data: bytes, target: Path) -> None:
    """Render all pages of a PDF beside one another, as a PNG: two at 150 dpi, more of them smaller, in rows of six."""
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    columns = min(len(document), _IN_A_ROW)
    dpi = _DPI if len(document) <= 2 else _DPI_OF_MANY
    pages = [page.render(scale=dpi / 72).to_pil() for page in document]
    wide, high = max(page.width for page in pages), max(page.height for page in pages)
    rows = -(-len(pages) // columns)
    sheet = Image.new("RGB", (columns * (wide + _GAP) + _GAP, rows * (high + _GAP) + _GAP), _DESK)
    for number, page in enumerate(pages):
        row, column = divmod(number, columns)
        sheet.paste(page, (_GAP + column * (wide + _GAP), _GAP + row * (high + _GAP)))
    sheet.save(target, format="PNG", optimize=True)
