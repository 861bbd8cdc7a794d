"""What blocks ask for, looked at before anything is drawn: a block that cannot be drawn where it stands is a problem.

A block on a card may ask for the card, one on a divider for the section, others for neither. Words, diagrams and kinds
of card that a layout names must exist, and the theme must have the styles and colours that blocks ask for by name.
"""

from __future__ import annotations

import typing
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cardgen.bank import Bank, Card
from cardgen.bank.model import Answer
from cardgen.layout.context import ANSWERS, WORDS
from cardgen.layout.data import Block, Format
from cardgen.layout.theme import Theme
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.shapes import fields_of, place_of

# Styles and colours that the code of blocks names; what a layout file names is looked at with the file.
STYLES: Final = frozenset(
    [
        "back-answer",
        "body",
        "back-foreign",
        "back-heading",
        "back-next",
        "back-pin",
        "back-say",
        "back-sign",
        "back-sound",
        "back-text",
        "digit",
        "digit-hour",
        "digit-small",
        "how-to",
        "how-to-number",
        "imprint",
        "imprint-label",
        "label",
        "label-number",
        "label-patient",
        "label-staff",
        "list-number",
        "list-patient",
        "list-section",
        "list-staff",
        "month",
        "prompt",
        "sign",
        "strip",
        "tile",
        "tile-many",
        "tile-source",
        "unit",
        "yes-no",
    ]
)
COLOURS: Final = frozenset({"ink", "quiet", "line-strong", "slate"})
PALE: Final = frozenset({"paper", "line", "shade"})

_OF_A_CARD: Final = frozenset({"tab", "answers", "reverse", "sentences"})
_OF_A_SECTION: Final = frozenset({"edge", "section-cards"})
_SAYS_OF_A_CARD: Final = frozenset({"sentence", "number"})
_SAYS_OF_A_SECTION: Final = frozenset({"section", "head"})
_MARKS: Final = frozenset({"several", "private", "patient"})
_LEAST_PITCH: Final = 4.0  # mm from mark to mark on an edge, of which 1.5 mm are white


@dataclass(frozen=True)
class _Fault:
    """What is wrong with a block, where, and the way out."""

    place: Place
    code: str
    says: str
    way_out: str


def check(layout: Format, bank: Bank, diagrams: Collection[str], problems: Problems) -> None:
    """Tell every block of a layout that cannot be drawn where it stands."""
    known = frozenset(_kinds(bank))
    edges = [block for blocks in layout.faces.values() for block in blocks if block.block == "edge"]
    for face, blocks in layout.faces.items():
        for block in blocks:
            faults = (*_misplaced(face, block), *_unnamed(face, block, bank, diagrams), *_odd(block, known))
            for fault in (*faults, *_uneven(block, edges)):
                message = f"{layout.layout}, {face}: {fault.says}"
                problems.error(fault.place, fault.code, message, fault.way_out)


def check_theme(theme: Theme, problems: Problems) -> None:
    """Tell styles and colours that every layout needs and the theme lacks."""
    for kind, wanted, there in (
        ("style", STYLES, theme.styles),
        ("colour", COLOURS, theme.colours),
        ("pale colour", PALE, theme.pale),
    ):
        for name in sorted(wanted - {str(key) for key in there}):
            problems.error(
                theme.place, "missing-key", f"the theme lacks the {kind} {name!r}", "add it, blocks ask for it by name"
            )


def _misplaced(face: str, block: Block) -> Iterator[_Fault]:
    on_card, on_section = face.startswith("card-"), face.startswith(("card-", "divider-"))
    what = f"the block {block.block!r}" if block.say is None else f"a text that says {block.say!r}"
    needs_card = block.block in _OF_A_CARD or (block.block == "text" and block.say in _SAYS_OF_A_CARD)
    needs_section = block.block in _OF_A_SECTION or (block.block == "text" and block.say in _SAYS_OF_A_SECTION)
    if needs_card and not on_card:
        yield _Fault(
            block.place, "misplaced-block", f"{what} needs a card", "put it on card-front or card-back, or take it out"
        )
    if needs_section and not on_section:
        yield _Fault(block.place, "misplaced-block", f"{what} needs a section", "put it on a card or a divider")


def _unnamed(face: str, block: Block, bank: Bank, diagrams: Collection[str]) -> Iterator[_Fault]:
    words = bank.topics[WORDS].phrases if WORDS in bank.topics else {}
    if block.block == "text" and block.say is None:
        yield _Fault(block.place, "missing-key", "the text does not say what", "add 'say: ...'")
    if block.block == "text" and block.say == "word":
        if block.word is None:
            yield _Fault(block.place, "missing-key", "the text does not say which word", "add 'word: ...'")
        elif block.word not in words:
            yield _Fault(
                place_of(block.word, block.place),
                "unknown-word",
                f"the word {str(block.word)!r} is not in the bank {WORDS!r}",
                did_you_mean(block.word, map(str, words)),
            )
        elif block.in_ == "patient" and words[block.word].for_ == "staff":
            yield _Fault(
                place_of(block.word, block.place),
                "staff-only",
                f"the word {str(block.word)!r} is only for staff and stays in Czech",
                "write 'in: staff', or take 'for: staff' from the word and have it translated",
            )
    if block.block == "diagram" and (block.diagram is not None or not face.startswith("card-")):
        name = block.diagram or ""
        if name not in diagrams:
            yield _Fault(
                place_of(name, block.place),
                "unknown-diagram",
                f"there is no diagram {str(name)!r}",
                did_you_mean(name, diagrams),
            )
    if block.block == "picture" and block.word is None and not face.startswith("card-"):
        yield _Fault(block.place, "missing-key", "the picture has no name", "add 'word: ...'")


def _odd(block: Block, known: frozenset[str]) -> Iterator[_Fault]:
    for name in (*block.only, *block.at_for):
        if name not in known:
            yield _Fault(
                place_of(name, block.place),
                "unknown-kind",
                f"there is no kind of card {str(name)!r}",
                did_you_mean(name, known),
            )
    for box in (block.at, *block.at_for.values()):
        if min(box[2:]) <= 0:
            yield _Fault(block.place, "wrong-value", f"the box {list(box)} has no size", "give it width and height")


def _uneven(block: Block, edges: Sequence[Block]) -> Iterator[_Fault]:
    """A section has its mark at one height on all its leaves, and a thumb must find it."""
    if block.block != "edge":
        return
    first = edges[0]
    for _, y, _, height in (block.at, *block.at_for.values()):
        if (y, height, block.slots) != (first.at[1], first.at[3], first.slots):
            yield _Fault(
                block.place,
                "uneven-edges",
                "its edge is another than that of a face before it, so the marks of a section would not be in line",
                f"give all edges the height {first.at[3]:g} from {first.at[1]:g} mm on, and {first.slots} slots",
            )
        elif block.slots < 1 or height / block.slots < _LEAST_PITCH:
            yield _Fault(
                block.place,
                "wrong-value",
                f"an edge of {height:g} mm has no room for {block.slots} marks",
                f"write 'slots' from 1 to {int(height / _LEAST_PITCH)}",
            )


def _kinds(bank: Bank) -> Iterator[str]:
    """Every name under which a layout may treat a kind of card."""
    yield from typing.get_args(Answer)
    yield from (f"choice-{count}" for count in range(2, 7))
    dates = fields_of(Card)["date"][1]
    yield from (f"date-{name}" for arg in typing.get_args(dates) for name in typing.get_args(arg))
    yield "body-diagram"
    yield from (f"show-{name}" for name in (bank.topics[ANSWERS].phrases if ANSWERS in bank.topics else ()))
    yield from _MARKS
