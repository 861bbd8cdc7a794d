"""Tables -> parts, a row each: columns as wide as their words ask for.

A table that goes on to another panel has its head there again. To a screen reader each is a table of its own, whose
columns it names by the heads within it, so the head that is repeated is a head there too, and no Artifact.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Final

from cardgen.languages import SOURCE
from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Part, keeping, kept, under
from cardgen.layout.documents.setter import GAP, Setter, labels_of
from cardgen.layout.documents.tagging import Leaf, Node, Path
from cardgen.layout.documents.texts import BOLD, CZECH
from cardgen.layout.setting import line, rectangle
from cardgen.prose import Table, Words
from cardgen.typography import MissingGlyphs
from cardgen.typography.paragraphs import Paragraph as Set
from cardgen.typography.paragraphs import extent

_CELL: Final = 1.6  # mm beside the text of a cell
_ABOVE: Final = _CELL * 0.75  # mm above and below it
_WHOLE: Final = 9  # rows, the head among them, of a table that is never parted
_SCALE: Final = 0.94
_LEADING: Final = 1.3


def table(setter: Setter, block: Table, width: float, path: Path) -> list[Part]:
    """The parts of a table: its head, then its rows."""
    rows = [block.head, *(_to_write_in(setter, row) for row in block.rows)]
    widths = _columns(setter, rows, width)
    own = (*path, setter.node("Table"))
    head = _row(setter, rows[0], widths, (*own, setter.node("THead"), setter.node("TR")), head=True)
    found = [head]
    for row in rows[1:]:
        inside = (*own, Node("TBody", "body"), setter.node("TR"))
        found.append(under(head, _row(setter, row, widths, inside, head=False)))
    # a table is read across: a short one stays whole, a long one keeps two rows with its head and at its end
    if len(rows) <= _WHOLE:
        return kept(found)
    return [keeping(part) if i in (1, len(found) - 2) else part for i, part in enumerate(found)]


def _to_write_in(setter: Setter, row: tuple[Words, ...]) -> tuple[Words, ...]:
    """In Czech a table of Czech words has nothing to say beside them: there is room to write."""
    if setter.speaker.language != SOURCE:
        return row
    return tuple(
        Words(None, "") if _is_czech(before) else words for before, words in zip((None, *row), row, strict=False)
    )


def _is_czech(words: Words | None) -> bool:
    return words is not None and words.id is None and words.text.startswith(f"{{{{{CZECH}")


def _columns(setter: Setter, rows: Sequence[Sequence[Words]], width: float) -> list[float]:
    count = len(rows[0])
    least, natural = [0.0] * count, [0.0] * count
    for row in rows:
        for i, words in enumerate(row[:count]):
            try:
                pieces = setter.speaker.pieces(words, BOLD if row is rows[0] else 400)
                found = extent(pieces, setter.manner(_SCALE), setter.speaker.tongue, setter.material.shaper)
            except MissingGlyphs:
                continue  # told when it is set
            least[i] = max(least[i], found.least)
            natural[i] = max(natural[i], found.natural)
    room = width - 2 * _CELL * count
    if math.fsum(natural) <= room:
        spare = (room - math.fsum(natural)) / count
        return [one + spare + 2 * _CELL for one in natural]
    spare = max(room - math.fsum(least), 0.0)
    wanted = [big - small for big, small in zip(natural, least, strict=True)]
    share = spare / (math.fsum(wanted) or 1.0)
    scale = min(1.0, room / (math.fsum(least) or 1.0))
    return [small * scale + want * share + 2 * _CELL for small, want in zip(least, wanted, strict=True)]


def _row(setter: Setter, row: Sequence[Words], widths: Sequence[float], path: Path, *, head: bool) -> Part:
    cells: list[Set | None] = []
    labels: list[str] = []
    for words, width in zip(row, widths, strict=False):
        manner = setter.manner(_SCALE, _LEADING)
        done = setter.set(words, manner, width - 2 * _CELL, BOLD if head else 400) if words.text else None
        cells.append(done)
        labels += [label for one in (done.lines if done else ()) for label in labels_of(one)]
    height = max((done.height for done in cells if done), default=setter.line) + 2 * _ABOVE
    nodes = [
        dataclasses.replace(
            setter.node("TH" if head else "TD", setter.speaker.language), scope="Column" if head else None
        )
        for _ in row
    ]

    def draw(x: float, y: float) -> list[Leaf]:
        total = math.fsum(widths)
        found: list[Leaf] = []
        if head:
            found.append(Leaf((), (rectangle((x, y, total, height), fill=setter.ink("shade")),)))
        rule = setter.ink("line-strong" if head else "line")
        found.append(Leaf((), (line(x, y + height, x + total, y + height, rule, 0.3 if head else 0.2),)))
        left = x
        for done, width, node in zip(cells, widths, nodes, strict=True):
            cell = (*path, node)
            found += setter.lines(done, left + _CELL, y + _ABOVE, cell, "ink") if done else [Leaf(cell, ())]
            left += width
        return found

    notes = tuple(setter.note_height(label) for label in labels)
    slug = Slug(height, setter.line * GAP if head else 0.0, keeps=head, notes=notes)
    says = next((words.text for words in row if words.text), "")
    place = setter.speaker.place(row[0]) if row else None
    return Part(slug, draw, says, place, labels=tuple(labels))
