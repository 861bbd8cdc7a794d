"""A document, or one page of it, to look at: brochure, brochure:3, leaflet-assistance:1."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from cardgen import pdf
from cardgen.editions.edition import FOLDER
from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.laying import document_of
from cardgen.jobs.plan import FilePlan
from cardgen.layout.frame import Document, Frame, Mark, Tag
from cardgen.problems import UnknownName, did_you_mean

_PAGE: Final = re.compile(r"[0-9]{1,6}")
_LIKE_A_DOCUMENT: Final = re.compile(r"[a-z][a-z-]{3,}")  # and not like the number of a card


def named(content: Content, name: str) -> tuple[str, int | None] | None:
    """The document and the page that are meant, None for what is no document's name. Raises UnknownName."""
    topic, colon, page = name.partition(":")
    documents = content.bank.texts
    if topic not in documents:
        if documents and _LIKE_A_DOCUMENT.fullmatch(topic):
            raise UnknownName(f"there is no card or document {topic!r}; {did_you_mean(topic, documents)}")
        return None
    if colon and not _PAGE.fullmatch(page):
        raise UnknownName(f"{page!r} is no page of {topic}; write {topic}:3 for the third")
    return topic, int(page) if colon else None


def document(content: Content, topic: str, page: int | None, language: str, layout: str | None) -> bytes:
    """Lay out a document and write it, or one page of it alone, as PDF. Raises ContentError, UnknownName."""
    if language not in content.languages:
        raise UnknownName(f"there is no language {language!r}; {did_you_mean(language, list(content.languages))}")
    issued = [edition for edition in content.editions.values() if edition.documents]
    editions = [edition for edition in issued if topic in edition.documents] or issued
    if not editions:
        raise UnknownName(f"there is no edition that says how documents look; write one in {FOLDER}")
    edition = editions[0]
    layouts = [str(name) for name in edition.documents.get(topic, ())] or list(content.designs)
    chosen = layout or layouts[0]
    if chosen not in content.designs:
        raise UnknownName(f"there is no layout of documents {chosen!r}; {did_you_mean(chosen, content.designs)}")
    contents.require(content, edition, [topic], [language])
    content.problems.stop_on_errors()
    one = FilePlan(str(edition.edition), f"{topic}-{language}.pdf", topic, chosen, (language,))
    made = document_of(content, one)
    content.problems.stop_on_errors()
    if page is not None:
        count = len(made.frames)
        if not 1 <= page <= count:
            there = "one page" if count == 1 else f"pages 1 to {count}"
            raise UnknownName(f"{topic} has no page {page}; in {language} on {chosen} it has {there}")
        made = _alone(made, made.frames[page - 1])
    return pdf.write(made, content.ready.shaper.faces)


def _alone(whole: Document, frame: Frame) -> Document:
    """One page as a document, with only those links that lead out of it."""
    tags = tuple(_unlinked(tag, frame.anchor) for tag in frame.tags)
    return dataclasses.replace(whole, frames=(dataclasses.replace(frame, tags=tags),), bookmarks=())


def _unlinked(tag: Tag, here: str) -> Tag:
    children: tuple[Tag | Mark, ...] = tuple(
        _unlinked(child, here) if isinstance(child, Tag) else child for child in tag.children
    )
    if tag.target and ":" not in tag.target.to and tag.target.to != here:
        return dataclasses.replace(tag, role="Span", target=None, children=children)
    return dataclasses.replace(tag, children=children)
