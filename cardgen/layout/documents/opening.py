"""How a document begins: its title on a coloured ground that runs off the paper, and its picture below."""

from __future__ import annotations

import dataclasses
from typing import Final

from cardgen.languages import SOURCE
from cardgen.layout.documents.design import Design
from cardgen.layout.documents.flow import Slug
from cardgen.layout.documents.parts import Part
from cardgen.layout.documents.pictures import picture
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Leaf, Node, Path
from cardgen.layout.documents.texts import BOLD
from cardgen.layout.frame import Tag
from cardgen.layout.setting import in_box, placed, rectangle
from cardgen.pictures.drawing import Box
from cardgen.typography import Fitted, Style, fit
from cardgen.typography.rich import Piece

_STEPS: Final = (1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5)  # a long title gives way
_LEADING: Final = 1.12
_BELOW: Final = 6.0  # mm between the title and the end of its ground
_LEAST: Final = 24.0  # mm of ground below the head of the panel
_COVER: Final = 0.56  # of the page is ground on a cover,
_FOLDED: Final = 0.3  # above a folded leaflet
_SHEET: Final = 0.17  # and above any other sheet
_WIDEST: Final = 0.66  # of the panel, for the picture of a cover
_ROUND: Final = 6.0  # mm between it and the publisher
_PUBLISHER: Final = 0.9  # size of the publisher in that of the text


def opening(setter: Setter, title: str, name: str | None, publisher: str) -> list[Part] | None:
    """The title, and the picture of that name where there is one; None when the title has no room.

    A cover names the publisher at its foot.
    """
    design = setter.design
    _, top, column, _ = design.panels[0].at
    _, _, _, ground = _band(design)
    sizes = tuple(setter.size * design.headings.title * step for step in _STEPS)
    style = Style(sizes, BOLD, False, _LEADING)
    done = fit(title, style, setter.speaker.tongue, setter.material.shaper, column, ground - top - _BELOW)
    if not isinstance(done, Fitted):
        return None
    own: Path = (setter.node("H1", setter.speaker.language),)

    def draw(left: float, y: float) -> list[Leaf]:
        box = (left, ground - _BELOW - done.height, column, done.height)
        return [Leaf(own, placed(done, setter.ink("paper"), box))]

    found = [Part(Slug(ground - top + setter.line * 0.6, keeps=True), draw, title)]
    register = setter.material.register
    if design.opening == "cover":
        return [*found, _cover(setter, name, publisher, design.panels[0].at[3] - found[0].slug.height)]
    if name and name in register and design.opening != "poster":
        found.append(picture(setter, register.drawing(name), register.alt(name), None, column, (), design.picture))
    return found


def _cover(setter: Setter, name: str | None, publisher: str, room: float) -> Part:
    """What stands below the title of a cover: the picture in the middle of the room, who publishes it at the foot."""
    column = setter.design.panels[0].at[2]
    pieces = (Piece(publisher, tongue=setter.speaker.czech),)
    done = setter.set(pieces, setter.manner(_PUBLISHER), column)
    foot = done.height if done else 0.0
    above = room - foot - _ROUND
    register = setter.material.register
    drawing = register.drawing(name) if name and name in register and above > 0 else None
    own: Path = (dataclasses.replace(setter.node("P", SOURCE), lasting=False),)

    def draw(x: float, y: float) -> list[Leaf]:
        found: list[Leaf] = []
        if drawing and name:
            tall = min(above, column * _WIDEST * drawing.height / drawing.width)
            box = (x, y + (above - tall) / 2, column, tall)
            found.append(Leaf((Node("Figure", setter.key(), SOURCE, register.alt(name)),), (in_box(drawing, box),)))
        return [*found, *(setter.lines(done, x, y + room - foot, own, "quiet") if done else ())]

    return Part(Slug(room), draw, publisher)


def ground(design: Design, fill: str) -> Tag:
    """The ground of the title, into the bleed wherever it ends at the trim."""
    x, y, width, height = _band(design)
    page, bleed = design.page, design.page.bleed
    left = x - (bleed if x == 0.0 else 0.0)
    right = x + width + (bleed if x + width == page.width else 0.0)
    return Tag("Artifact", (rectangle((left, y - bleed, right - left, height + bleed), fill=fill, bleeds=True),))


def _band(design: Design) -> Box:
    """The ground within the trim: as wide as the paper of the first panel."""
    _, top, _, _ = design.panels[0].at
    left, right = _edges(design)
    if design.opening == "cover":
        return left, 0.0, right - left, design.page.height * (design.front.ground if design.front else _COVER)
    share = design.front.ground if design.front else _FOLDED if design.folds else _SHEET
    height = design.page.height * share
    return left, 0.0, right - left, max(height, top + _LEAST)


def _edges(design: Design) -> tuple[float, float]:
    """Where the first panel's paper begins and ends: at folds, or at the trim."""
    x, _, width, _ = design.panels[0].at
    edges = (0.0, *design.folds, design.page.width)
    return max(edge for edge in edges if edge <= x), min(edge for edge in edges if edge >= x + width)
