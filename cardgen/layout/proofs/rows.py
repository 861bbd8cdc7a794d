"""One string -> a row of the sheet: what it is, what it says, what is said of it, and room for a pen.

A row is drawn from a height downwards and tells how high it became; which page it stands on is for flow.py.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.context import Material
from cardgen.layout.frame import Tag
from cardgen.layout.proofs.design import BlindColumns, Column, Columns, Design
from cardgen.layout.proofs.lines import Lines, write
from cardgen.layout.proofs.model import ProofRow, Quoted, Remark, Usual
from cardgen.layout.setting import Align, artifact, czech, figure, line, rectangle
from cardgen.pictures.drawing import Path

_ABOVE: Final = 1.6  # mm, from the rule over a row to its text
_BELOW: Final = 2.0  # mm, from what is lowest to the rule under it
_BOX: Final = 4.6  # mm, the box to tick
_TICK: Final = _BOX + 1.8  # mm, from the left of the box to what it says
_LABEL: Final = 20.0  # mm, the column of what a line is: a remark, a note
_ENDLESS: Final = 1e5  # mm, a column in which no line ends
_COUNT: Final = 7.0  # mm, the number of a row
_BASE: Final = 4.3  # mm, from the top of a row's texts to the line on which the first of each cell stands
_APART: Final = 1.2  # mm, from a label to what it quotes


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something that was drawn from a height downwards, and how many mm it took."""

    tags: tuple[Tag, ...]
    height: float


@dataclass(frozen=True)
class Pen:
    """What rows are drawn with."""

    material: Material
    design: Design

    def write(
        self, text: str | Phrase, style: str, colour: str, column: Column, y: float, align: Align = "left"
    ) -> Lines:
        """Set Czech text, or a phrase, in a column from `y` down."""
        phrase = text if isinstance(text, Phrase) else czech(text)
        return write(self.material, phrase, style, colour, (column[0], y, column[1]), align)

    def first(
        self, text: str | Phrase, style: str, colour: str, column: Column, top: float, align: Align = "left"
    ) -> Lines:
        """Set what begins a cell: whatever its size, its first line stands on that of the cells beside it."""
        trial = self.write(text, style, colour, column, 0.0, align)
        rise = trial.runs[0].y if trial.runs else _BASE
        return self.write(text, style, colour, column, top + _BASE - rise, align)

    def width(self, phrase: Phrase, style: str) -> float:
        """How wide a phrase is on one line, in mm."""
        return self.write(phrase, style, "ink", (0.0, _ENDLESS), 0.0).right

    def on(self, text: str, left: float, right: float, y: float) -> Lines:
        """Set what is to be written on a line, standing on it."""
        trial = self.write(text, "proof-field", "quiet", (left, right - left), 0.0)
        return self.write(text, "proof-field", "quiet", (left, right - left), y - 0.8 - trial.runs[-1].y)

    def word(self, name: str) -> str:
        """A word of the layout in Czech."""
        return str(self.material.word(name, SOURCE).text)

    def language(self, tag: str) -> str:
        """A language's name in Czech, as it stands alone."""
        name = self.material.languages[tag].name_in(SOURCE)
        return name[:1].upper() + name[1:]

    def rule(self, y: float) -> Path:
        """The line between rows."""
        x, _, width, _ = self.design.body
        return line(x, y, x + width, y, self.material.theme.colour("line"), 0.35)

    def hand(self, x: float, right: float, y: float) -> Tag:
        """A line to write on."""
        return artifact(line(x, y, right, y, self.material.theme.colour("ink"), 0.2))


# -- the sheet on which translations are compared ------------------------------------------------


def heads(pen: Pen, columns: Columns, language: str, y: float) -> Drawn:
    """The line above a table that says what its columns are."""
    named = [
        (pen.word("proof-number"), columns.number),
        (pen.language(SOURCE), columns.source),
        (pen.language(language), columns.target),
    ]
    if columns.write:
        named.append((pen.word("proof-write"), columns.write))
    return _heads(pen, [*named, (pen.word("proof-verdict"), columns.verdict)], y)


def row(pen: Pen, columns: Columns, usual: Usual, given: ProofRow, y: float) -> Drawn:
    """Czech and translation side by side, with all that helps to judge them."""
    top = y + _ABOVE
    left, right = columns.source[0], math.fsum(columns.target)
    head = _head(pen, columns.number, given, top)
    source = _source(pen, columns.source, usual, given, top)
    target = _target(pen, columns.target, given, top)
    verdict = _verdict(pen, columns.verdict, usual, given, top)
    remarks = _remarks(pen, (left, right - left), given, max(source.low, target.low))
    if columns.write:
        low = max(remarks.low, head.low, verdict.low, y + pen.design.write)
        correction = _Cell((), low, (pen.hand(columns.write[0], math.fsum(columns.write), low),))
        return _row(pen, (head, source, target.joined(remarks), correction, verdict), y)
    word = "proof-write" if given.target else "proof-fill"
    letters = max(len(given.source), len(given.target.text) if given.target else 0)
    count = _count(pen, letters, right - left)
    hand = _hand(pen, (left, right), word, count, remarks.low)
    return _row(pen, (head, source, target.joined(remarks, hand), verdict), y)


# -- the sheet on which translations are read alone ----------------------------------------------


def blind_heads(pen: Pen, columns: BlindColumns, language: str, y: float) -> Drawn:
    """The line above a table of texts that are read alone."""
    named = [(pen.word("proof-number"), columns.number), (pen.language(language), columns.target)]
    if columns.write:
        named.append((pen.word("proof-understood"), columns.write))
    return _heads(pen, named, y)


def blind_row(pen: Pen, columns: BlindColumns, given: ProofRow, y: float) -> Drawn:
    """The translation alone, and a line for what the reader understood."""
    assert given.target is not None  # there is nothing to read otherwise
    top = y + _ABOVE
    number = pen.first(given.number or f"{given.row}.", "proof-number", "ink", columns.number, top)
    text = pen.first(given.target, _style(given), "ink", columns.target, top)
    head, target = _Cell((number.tag(),), number.bottom), _Cell((text.tag(),), text.bottom)
    if columns.write:
        low = max(text.bottom, y + pen.design.write)
        return _row(
            pen, (head, target, _Cell((), low, (pen.hand(columns.write[0], math.fsum(columns.write), low),))), y
        )
    left, right = columns.target[0], math.fsum(columns.target)
    count = _count(pen, len(given.target.text), right - left)
    return _row(pen, (head, target.joined(_hand(pen, (left, right), "proof-understood", count, text.bottom))), y)


# -- cells ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cell:
    """The content of a cell, what is drawn in it and is not content, and how low it reaches."""

    tags: tuple[Tag, ...]
    low: float
    artifacts: tuple[Tag, ...] = ()

    def joined(self, *others: _Cell) -> _Cell:
        cells = (self, *others)
        return _Cell(
            tuple(tag for cell in cells for tag in cell.tags),
            max(cell.low for cell in cells),
            tuple(tag for cell in cells for tag in cell.artifacts),
        )


def _head(pen: Pen, column: Column, given: ProofRow, top: float) -> _Cell:
    """The numbers of card and row, and the picture: below the number of a card, beside that of a word."""
    x, width = column
    count = f"{given.row}."
    tags: list[Tag] = []
    if given.number or given.label:
        style = "proof-number" if given.number else "proof-label"
        name = pen.first(given.number or given.label, style, "ink", (x, width - _COUNT), top)
        number = pen.first(count, "proof-row", "quiet", column, top, "right")
        tags += [name.tag(), number.tag()]
        low, place = name.bottom, (x, name.bottom + 0.8, width, pen.design.picture)
    else:
        number = pen.first(count, "proof-row", "quiet", column, top)
        tags.append(number.tag())
        size = min(pen.design.picture, width - _COUNT)
        low, place = number.bottom, (x + _COUNT, top + 0.2, size, size)
    register = pen.material.register
    if given.picture is not None and given.picture in register:
        tags.append(figure(register.drawing(given.picture), place, register.alt(given.picture), align="left"))
        low = max(low, place[1] + place[3])
    return _Cell(tuple(tags), low)


def _source(pen: Pen, column: Column, usual: Usual, given: ProofRow, top: float) -> _Cell:
    """The Czech, what it said before, what somebody made of the translation, and what else the card says."""
    done = pen.first(given.source, "proof-source", "ink", column, top)
    tags, y = [done.tag()], done.bottom
    if given.earlier is not None:
        done = pen.write(f"{pen.word('proof-earlier')}: {given.earlier}", "proof-back", "ink", column, y + 0.4)
        tags.append(done.tag())
        y = done.bottom
    if given.back:
        by = f" ({given.back_by})" if given.back_by and given.back_by != usual.back_by else ""
        done = pen.write(f"{pen.word('proof-back')}: {given.back}{by}", "proof-back", "quiet", column, y + 0.4)
        tags.append(done.tag())
        y = done.bottom
    for label, text in (("proof-answers", given.answers), ("proof-staff", given.staff)):
        if text:
            done = pen.write(f"{pen.word(label)}: {text}", "proof-back", "ink", column, y + 0.4)
            tags.append(done.tag())
            y = done.bottom
    return _Cell(tuple(tags), y)


def _target(pen: Pen, column: Column, given: ProofRow, top: float) -> _Cell:
    """The translation, large, how it is said, and the answers, small: they are judged on a sheet of their own."""
    tags, y = [], top
    if given.target:
        done = pen.first(given.target, _style(given), "ink", column, top)
        tags.append(done.tag())
        y = done.bottom
    if given.target and given.said:
        said = pen.write(f"{pen.word('proof-say')}: {given.said}", "proof-say", "quiet", column, y + 0.3)
        tags.append(said.tag())
        y = said.bottom
    if given.answered:
        done = pen.write(given.answered, "proof-back", "ink", column, y + (0.4 if tags else 1.0))
        tags.append(done.tag())
        y = done.bottom
    return _Cell(tuple(tags), y)


def _style(given: ProofRow) -> str:
    """A sentence is large, as it is on its card; running text is set for reading."""
    return "proof-text" if given.running else "proof-target"


def _verdict(pen: Pen, column: Column, usual: Usual, given: ProofRow, top: float) -> _Cell:
    """A box to tick, the state if it is not the usual one, and the name by which staff find a word."""
    x, width = column
    tags: list[Tag] = []
    boxes: tuple[Tag, ...] = ()
    y = top
    if given.target:
        ground = (x + 0.2, top + 0.8, _BOX, _BOX)
        boxes = (artifact(rectangle(ground, stroke=pen.material.theme.colour("ink"), width=0.35, radius=0.6)),)
        fine = pen.first(pen.word("proof-fine"), "proof-field", "ink", (x + _TICK, width - _TICK), top)
        tags.append(fine.tag())
        y = max(fine.bottom, top + _BOX + 0.8) + 0.5
    said = [(given.state, "ink")] if given.state != usual.state else []
    for text, colour in [*said, *((part, "quiet") for part in _at_hyphens(pen, given.name, width))]:
        done = pen.write(text, "proof-state", colour, column, y)
        tags.append(done.tag())
        y = done.bottom
    return _Cell(tuple(tags), y, boxes)


def _at_hyphens(pen: Pen, name: str, width: float) -> list[str]:
    """A name in lines that end with a hyphen, as few as fit; none for no name."""
    lines: list[str] = []
    for part in re.findall(r"[^-]*-|[^-]+", name):
        if lines and pen.width(czech(lines[-1] + part), "proof-state") <= width:
            lines[-1] += part
        else:
            lines.append(part)
    return lines


def _remarks(pen: Pen, column: Column, given: ProofRow, top: float) -> _Cell:
    """What the checks say, and what the translator wanted to be known."""
    tags: list[Tag] = []
    y, before = top, ""
    said = [("proof-remark", _lines_of(one)) for one in given.remarks]
    said += [("proof-note", [[[_Piece(czech(given.note))]]])] if given.note else []
    right = (column[0] + _LABEL, column[1] - _LABEL)
    for label, lines in said:
        if label != before:
            tags.append(pen.write(pen.word(label), "proof-label", "ink", (column[0], _LABEL), y + 0.6).tag())
        before, y = label, y + 0.5
        for groups in lines:
            cell = _line(pen, right, groups, y)
            tags += cell.tags
            y = cell.low
    return _Cell(tuple(tags), y)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words of a line, which has words of several languages."""

    phrase: Phrase
    colour: str = "ink"


def _lines_of(remark: Remark) -> list[list[list[_Piece]]]:
    """What a remark says and the groups of words that it quotes, on one line if it means but one thing."""
    says = [[_Piece(czech(remark.says))]]
    lines = [[list(_group(one, "," if one is not each[-1] else "")) for one in each] for each in remark.found]
    return [says + lines[0]] if len(lines) == 1 else [says, *lines]


def _group(quoted: Quoted, comma: str) -> Iterator[_Piece]:
    """A label and the words that it belongs to."""
    if quoted.label:
        yield _Piece(czech(quoted.label if quoted.words else quoted.label + comma), "quiet")
    if quoted.words:
        yield _Piece(dataclasses.replace(quoted.words, text=f"„{quoted.words.text}“{comma}"))


def _line(pen: Pen, column: Column, groups: list[list[_Piece]], top: float) -> _Cell:
    """Groups one behind the other. One for which the line has no room begins another; what is longer has its own."""
    left, right = column[0], math.fsum(column)
    tags: list[Tag] = []
    x, y, low = left, top, top
    for group in groups:
        widths = [pen.width(piece.phrase, "proof-remark") for piece in group]
        if x > left and x + math.fsum(widths) + _APART * (len(group) - 1) > right:
            x, y = left, low
        for piece, width in zip(group, widths, strict=True):
            if x > left and x + width > right:
                x, y = left, low
            text = pen.write(piece.phrase, "proof-remark", piece.colour, (x, right - x), y)
            tags.append(text.tag())
            low = max(low, text.bottom)
            x += width + _APART
            if x > right:
                x, y = left, low
    return _Cell(tuple(tags), low)


def _hand(pen: Pen, across: tuple[float, float], word: str, count: int, top: float) -> _Cell:
    """Lines for the hand, the first with what is to be written on it."""
    left, right = across
    step = pen.design.write
    label = pen.on(pen.word(word), left, right, top + step)
    lines = [pen.hand(label.right + 2.0, right, top + step)]
    lines += [pen.hand(left, right, top + (i + 1) * step) for i in range(1, count)]
    return _Cell((label.tag(),), top + count * step, tuple(lines))


def _count(pen: Pen, letters: int, width: float) -> int:
    """How many lines a hand needs for so many letters; the first has a label."""
    return max(1, math.ceil((letters * pen.design.letter + _LABEL) / width))


def _row(pen: Pen, cells: tuple[_Cell, ...], y: float) -> Drawn:
    """A row of a table, the first cell its head, with a rule below it."""
    low = max(cell.low for cell in cells) + _BELOW
    found = [Tag("TH" if i == 0 else "TD", (*cell.tags, *cell.artifacts), SOURCE) for i, cell in enumerate(cells)]
    found[0] = dataclasses.replace(found[0], scope="Row")
    found[-1] = dataclasses.replace(found[-1], children=(*found[-1].children, artifact(pen.rule(low))))
    return Drawn((Tag("TR", tuple(found)),), low - y)


def _heads(pen: Pen, named: list[tuple[str, Column]], y: float) -> Drawn:
    """The row of column heads."""
    done = [pen.write(name, "proof-columns", "quiet", column, y + 0.4) for name, column in named]
    low = max(text.bottom for text in done) + 0.5
    cells = [Tag("TH", (text.tag(),), SOURCE, scope="Column") for text in done]
    cells[-1] = dataclasses.replace(cells[-1], children=(*cells[-1].children, artifact(pen.rule(low))))
    return Drawn((Tag("THead", (Tag("TR", tuple(cells)),)),), low - y)
