"""Blocks of a certificate -> tags: a function for each block that a design may name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.certificates import texts
from cardgen.layout.certificates.design import Block, Design
from cardgen.layout.certificates.model import Certificate
from cardgen.layout.certificates.names import set_name
from cardgen.layout.certificates.stacks import Line, draw, fitted, height_of
from cardgen.layout.certificates.texts import Said
from cardgen.layout.context import WORDS, Issue, Material
from cardgen.layout.frame import Role, Run, Tag
from cardgen.layout.setting import artifact, inset, line, placed, rectangle
from cardgen.pictures.drawing import Box
from cardgen.typography import Style

_GAP: Final = 0.8  # mm between the Czech and the other language
_FACTS_GAP: Final = 1.2  # mm between a label and its fact
_BETWEEN: Final = 5.0  # mm between columns
_BELOW: Final = 1.2  # mm from a line to sign on to what stands below it
_DASH: Final = (1.2, 1.2)


@dataclass(frozen=True)
class Sheet:
    """One certificate while it is set."""

    material: Material
    design: Design
    issue: Issue
    certificate: Certificate

    def style(self, name: str) -> Style:
        """A style of the design; a block names only those that there are."""
        return self.design.styles[name].style

    def colour(self, name: str) -> str:
        """A colour of the theme as "#rrggbb"."""
        return self.material.theme.colour(name)


def tags(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    """What a block puts on the page; nothing where it has nothing to say. What does not fit is told."""
    return _BLOCKS[block.block](sheet, block)


# -- shapes --------------------------------------------------------------------------------------


def _border(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    return (artifact(rectangle(block.at, stroke=sheet.colour(block.colour), width=block.width)),)


def _fill(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    """A coloured ground; where it reaches the edge of the paper it runs on into the bleed."""
    x, y, width, height = block.at
    page = sheet.design.page
    left, top = (page.bleed if x <= 0 else 0.0), (page.bleed if y <= 0 else 0.0)
    right = page.bleed if x + width >= page.width else 0.0
    low = page.bleed if y + height >= page.height else 0.0
    box = (x - left, y - top, width + left + right, height + top + low)
    bleeds = bool(left or top or right or low)
    return (artifact(rectangle(box, fill=sheet.colour(block.colour), bleeds=bleeds)),)


def _rule(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    x, y, width, _ = block.at
    return (artifact(line(x, y, x + width, y, sheet.colour(block.colour), block.width)),)


# -- texts ---------------------------------------------------------------------------------------


def _word(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    return _texts(sheet, block, texts.word(sheet.material, sheet.certificate, block.word))


def _course(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    return _texts(sheet, block, texts.course(sheet.material, sheet.certificate))


def _publisher(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    text = ", ".join(part for part in (sheet.issue.publisher, sheet.issue.contact) if part)
    return _texts(sheet, block, (Phrase(text, SOURCE, "approved"),))


def _unverified(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    if not texts.is_unverified(sheet.material, sheet.certificate):
        return ()
    return _texts(sheet, block, texts.word(sheet.material, sheet.certificate, "unverified", WORDS))


def _sample(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    """The mark of a sample, in a box that nobody overlooks."""
    if not sheet.certificate.sample:
        return ()
    frame = artifact(rectangle(block.at, stroke=sheet.colour(block.colour), width=block.width, radius=1.5))
    inner = dataclasses.replace(block, at=inset(block.at, 2.5, 1.2))
    return frame, *_texts(sheet, inner, texts.word(sheet.material, sheet.certificate, "sample"))


def _stamp(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    """Room for a stamp."""
    frame = rectangle(block.at, stroke=sheet.colour(block.colour), width=block.width, radius=2.0, dash=_DASH)
    inner = dataclasses.replace(block, at=inset(block.at, 2.0), colour="quiet")
    return artifact(frame), *_texts(sheet, inner, texts.word(sheet.material, sheet.certificate, "stamp"))


def _name(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    x, y, width, height = block.at
    found = set_name(sheet.material, sheet.certificate, sheet.style(block.style), width, height)
    if found is None:
        return ()
    done, tongue = found
    top = y + _slack(block, height - done.height)
    runs = placed(done, sheet.colour(block.colour), (x, top, width, done.height), block.align)
    return (Tag(block.role, runs, language=tongue.tag),)


def _texts(sheet: Sheet, block: Block, said: Said) -> tuple[Tag, ...]:
    """A text in Czech, and below it in the other language."""
    stack = _lines(sheet, said, block, block.colour)
    x, y, width, height = block.at
    done = fitted(sheet.material, [stack], width, height, block.place)
    if done is None:
        return ()
    total = height_of(stack, done[0])
    box = (x, y + _slack(block, height - total), width, total)
    drawn = draw(stack, done[0], box, block.align)
    roles: tuple[Role, ...] = (block.role, "P")
    return tuple(Tag(role, runs, language=phrase.language) for role, (phrase, runs) in zip(roles, drawn, strict=False))


def _lines(sheet: Sheet, said: Said, block: Block, colour: str) -> tuple[Line, ...]:
    styles = (sheet.style(block.style), sheet.style(block.second or block.style))
    return tuple(Line(phrase, style, sheet.colour(colour), _GAP) for phrase, style in zip(said, styles, strict=False))


def _slack(block: Block, slack: float) -> float:
    return {"top": 0.0, "middle": slack / 2, "bottom": slack}[block.valign]


# -- columns -------------------------------------------------------------------------------------


def _facts(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    """Facts side by side, each below its label; labels and facts of all stand on one height."""
    material, certificate = sheet.material, sheet.certificate
    known = {fact: value for fact in block.facts if (value := texts.value(material, certificate, fact))}
    if not known:
        return ()
    columns = _columns(block.at, len(known))
    width, height = columns[0][2], columns[0][3]
    heads = [_labels(sheet, block, texts.label(material, certificate, fact)) for fact in known]
    values = [_lines(sheet, value, block, block.colour) for value in known.values()]
    top = fitted(material, heads, width, height, block.place)
    if top is None:
        return ()
    depth = max(height_of(stack, done) for stack, done in zip(heads, top, strict=True)) + _FACTS_GAP
    low = fitted(material, values, width, height - depth, block.place)
    if low is None:
        return ()
    items = []
    for (x, y, _, _), head, head_done, fact, fact_done in zip(columns, heads, top, values, low, strict=True):
        above = draw(head, head_done, (x, y, width, depth), block.align)
        below = draw(fact, fact_done, (x, y + depth, width, height - depth), block.align)
        items.append(Tag("LI", (Tag("Lbl", _spans(above)), Tag("LBody", _spans(below)))))
    return (Tag("L", tuple(items)),)


def _signatures(sheet: Sheet, block: Block) -> tuple[Tag, ...]:
    """Lines to sign on, each with who signs below it."""
    columns = _columns(block.at, len(block.words))
    width, height = columns[0][2], columns[0][3]
    stacks = [
        _lines(sheet, texts.word(sheet.material, sheet.certificate, word), block, "quiet") for word in block.words
    ]
    done = fitted(sheet.material, stacks, width, height, block.place)
    if done is None:
        return ()
    depth = max(height_of(stack, one) for stack, one in zip(stacks, done, strict=True)) + _BELOW
    y = block.at[1] + height - depth
    rules = [line(x, y, x + width, y, sheet.colour(block.colour), block.width) for x, _, _, _ in columns]
    found: list[Tag] = [artifact(*rules)]
    for (x, _, _, _), stack, one in zip(columns, stacks, done, strict=True):
        drawn = draw(stack, one, (x, y + _BELOW, width, depth), block.align)
        found += [Tag("P", runs, language=phrase.language) for phrase, runs in drawn]
    return tuple(found)


def _labels(sheet: Sheet, block: Block, said: Said) -> tuple[Line, ...]:
    style = sheet.style(block.label or block.second or block.style)
    return tuple(Line(phrase, style, sheet.colour("quiet"), 0.0) for phrase in said)


def _spans(drawn: Sequence[tuple[Phrase, tuple[Run, ...]]]) -> tuple[Tag, ...]:
    return tuple(Tag("Span", runs, language=phrase.language) for phrase, runs in drawn)


def _columns(box: Box, count: int) -> list[Box]:
    x, y, width, height = box
    each = (width - _BETWEEN * (count - 1)) / count
    return [(x + number * (each + _BETWEEN), y, each, height) for number in range(count)]


_BLOCKS: Final[Mapping[str, Callable[[Sheet, Block], tuple[Tag, ...]]]] = {
    "border": _border,
    "fill": _fill,
    "rule": _rule,
    "word": _word,
    "name": _name,
    "course": _course,
    "facts": _facts,
    "signatures": _signatures,
    "stamp": _stamp,
    "sample": _sample,
    "publisher": _publisher,
    "unverified": _unverified,
}
