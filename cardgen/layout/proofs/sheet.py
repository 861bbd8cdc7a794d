"""Parts -> frames -> a document: each part begins a page, pieces flow, and what was read is signed at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias

from cardgen.languages import SOURCE
from cardgen.layout.context import Material
from cardgen.layout.frame import Bookmark, Document, Frame, Tag
from cardgen.layout.proofs import pieces, rows
from cardgen.layout.proofs.design import Design
from cardgen.layout.proofs.flow import Piece, flow
from cardgen.layout.proofs.model import ProofPart, ProofRow, ProofSheet
from cardgen.layout.proofs.rows import Drawn, Pen

_COMPANY: Final = 3  # rows before a signature
_Draw: TypeAlias = Callable[[float], Drawn]  # from a height downwards


@dataclass(frozen=True)
class _Part:
    """Something that flows: how it is drawn, its place in the table if it is a row, and its height."""

    draw: _Draw
    piece: Piece
    is_row: bool = False


def compose(material: Material, design: Design, sheet: ProofSheet) -> Document:
    """Lay out a sheet. Words that the layout lacks, and rows higher than a page, are told to the material's problems.

    A blind sheet leaves out rows without a translation, and the headings: both tell what there is to be read.
    """
    pen = Pen(material, design)
    frames: list[Frame] = []
    marks = []
    for number, part in enumerate(sheet.parts, 1):
        title = pieces.title_of(pen, sheet, part)
        anchor = f"part-{number}"
        frames += _frames(pen, sheet, part, title, anchor)
        marks.append(Bookmark(title, anchor))
    name = material.languages[sheet.language].name_in(SOURCE)
    kind = pen.word("proof-blind-kind" if sheet.blind else "proof-kind")
    return Document(
        title=f"{kind} – {name}",
        language=SOURCE,
        author=sheet.publisher,
        subject=", ".join(mark.title for mark in marks),
        date=sheet.date,
        frames=tuple(frames),
        bookmarks=tuple(marks),
    )


def _frames(pen: Pen, sheet: ProofSheet, part: ProofPart, title: str, anchor: str) -> list[Frame]:
    page, (_, top, _, room) = pen.design.page, pen.design.body
    heads = _heads(pen, sheet, part)
    flowing = _flowing(pen, sheet, part, heads)
    for one in flowing:
        if one.piece.height + one.piece.opening > room:
            pen.material.problems.error(
                pen.design.place,
                "does-not-fit",
                f"{title}: a row is {one.piece.height:.0f} mm high, and a page has {room:.0f} mm",
                "split the text, or give the sheet more room",
            )
    pages = flow([one.piece for one in flowing], room)
    made = []
    for number, indices in enumerate(pages, 1):
        tags = [pieces.running(pen, sheet, part, number, len(pages))]
        tags += _page([flowing[i] for i in indices], heads, top)
        tags += [] if sheet.blind else [pieces.foot(pen, part)]
        made.append(
            Frame(
                page.width,
                page.height,
                page.bleed,
                tuple(tags),
                anchor=anchor if number == 1 else "",
                sections=(title,),
            )
        )
    return made


def _page(shown: list[_Part], heads: _Draw, y: float) -> list[Tag]:
    """The tags of a page. Rows that follow one another are one table, which begins with its column heads."""
    tags: list[Tag] = []
    table: list[Tag] = []
    for one in shown:
        if one.is_row and not table:
            head = heads(y)
            table += head.tags
            y += head.height
        elif not one.is_row and table:
            tags.append(_table(table))
            table = []
        drawn = one.draw(y)
        y += drawn.height
        if one.is_row:
            table += drawn.tags
        else:
            tags += drawn.tags
    return [*tags, _table(table)] if table else tags


def _table(parts: list[Tag]) -> Tag:
    head, *body = parts
    return Tag("Table", (head, Tag("TBody", tuple(body))))


def _heads(pen: Pen, sheet: ProofSheet, part: ProofPart) -> _Draw:
    design = pen.design
    if sheet.blind:
        blind = design.blind_words if part.words else design.blind_sentences
        return partial(rows.blind_heads, pen, blind, sheet.language)
    return partial(rows.heads, pen, design.words if part.words else design.sentences, sheet.language)


def _flowing(pen: Pen, sheet: ProofSheet, part: ProofPart, heads: _Draw) -> list[_Part]:
    """Everything that a part shows, in order. A heading stays with its first row."""
    opening = heads(0.0).height
    found = [_part(partial(pieces.opening, pen, sheet, part), keeps=True)]
    for section in part.sections:
        if section.title and not sheet.blind:
            found.append(_part(partial(pieces.heading, pen, section.title), keeps=True))
        for given in section.rows:
            if given.target is None and sheet.blind:
                continue
            draw = _drawing(pen, sheet, part, given)
            height = draw(0.0).height
            # column heads stand above it always, or only if it begins a page
            always, opens = (0.0, opening) if found[-1].is_row else (opening, 0.0)
            found.append(_Part(draw, Piece(height + always, opens), is_row=True))
    found.append(_part(partial(pieces.signature, pen, sheet, part)))
    _keep_with_the_end(found, pen.design.body[3])
    return found


def _keep_with_the_end(found: list[_Part], room: float) -> None:
    """No signature stands on a page of its own, nor with fewer rows than these, if they fit on a page with it."""
    used = found[-1].piece.height
    for at in range(len(found) - 2, max(len(found) - 2 - _COMPANY, -1), -1):
        piece = found[at].piece
        used += piece.height + piece.opening
        heading = found[at - 1].piece.height if at and found[at - 1].piece.keeps else 0.0
        if at < len(found) - 2 and used + heading > room:
            break
        found[at] = replace(found[at], piece=replace(piece, keeps=True))


def _part(draw: _Draw, *, keeps: bool = False) -> _Part:
    return _Part(draw, Piece(draw(0.0).height, keeps=keeps))


def _drawing(pen: Pen, sheet: ProofSheet, part: ProofPart, given: ProofRow) -> _Draw:
    design = pen.design
    if sheet.blind:
        return partial(rows.blind_row, pen, design.blind_words if part.words else design.blind_sentences, given)
    return partial(rows.row, pen, design.words if part.words else design.sentences, part.usual, given)
