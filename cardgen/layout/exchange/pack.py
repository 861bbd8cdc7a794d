"""The sheet and the new leaves -> one document. Links that lead to leaves which stay in the binder are taken out."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from cardgen.languages import SOURCE
from cardgen.layout import soundness
from cardgen.layout.context import Issue, Material
from cardgen.layout.data import Format
from cardgen.layout.exchange import sheet
from cardgen.layout.exchange.model import Instructions
from cardgen.layout.frame import Bookmark, Document, Frame, Mark, Tag
from cardgen.layout.leaf import LeafRecord
from cardgen.layout.sets import CardSet


def compose(
    material: Material, layout: Format, issue: Issue, given: Instructions, made: CardSet, fresh: Sequence[LeafRecord]
) -> Document:
    """The pack of a set that was laid out: the sheet first, then its `fresh` leaves in their order.

    What the theme or the words lack is told to the material's problems.
    """
    before = len(material.problems.errors)
    sheet.check_styles(material, material.problems)
    pages: tuple[Frame, ...] = ()
    if len(material.problems.errors) == before:
        pages = sheet.frames(material, layout, given)
    marks = [Bookmark(pages[0].sections[0], sheet.ANCHOR)] if pages else []
    for leaf in fresh:
        front = made.document.frames[leaf.pages[0] - 1]
        if front.anchor:
            label = f"{leaf.key} {leaf.title}" if leaf.spoken else leaf.title or leaf.key
            marks.append(Bookmark(label, front.anchor))
    document = Document(
        title=f"{given.title} – {given.language}: {given.old} → {given.new}",
        language=SOURCE,
        author=issue.publisher,
        subject=f"{issue.title} {issue.version}",
        date=issue.date,
        frames=(*pages, *frames_of(made, fresh)),
        bookmarks=tuple(marks),
    )
    soundness.check(document, layout, material, f"{given.title}, {given.language}, {given.old} → {given.new}")
    return document


def filled(material: Material, layout: Format, document: Document, leaves: int) -> Document:
    """The same with so many leaves at its end that say they are thrown away: what a sheet has room for is printed."""
    if not leaves:
        return document
    spare = sheet.filler(material, layout)
    soundness.check(dataclasses.replace(document, frames=spare), layout, material, document.title)
    return dataclasses.replace(document, frames=(*document.frames, *(spare * leaves)))


def frames_of(made: CardSet, leaves: Sequence[LeafRecord]) -> tuple[Frame, ...]:
    """The frames of some leaves of a set, fit to stand in a document without the others."""
    frames = [made.document.frames[page - 1] for leaf in leaves for page in leaf.pages]
    anchors = {frame.anchor for frame in frames if frame.anchor}
    return tuple(dataclasses.replace(frame, tags=_within(frame.tags, anchors)) for frame in frames)


def _within(tags: tuple[Tag, ...], anchors: Collection[str]) -> tuple[Tag, ...]:
    return tuple(_tag(tag, anchors) for tag in tags)


def _tag(tag: Tag, anchors: Collection[str]) -> Tag:
    """The same tag without links to pages that are not there."""
    children: tuple[Tag | Mark, ...] = tuple(
        _tag(child, anchors) if isinstance(child, Tag) else child for child in tag.children
    )
    leads_out = tag.target is not None and ":" not in tag.target.to and tag.target.to not in anchors
    if leads_out:
        return dataclasses.replace(tag, role="Span", children=children, target=None)
    return dataclasses.replace(tag, children=children)
