"""content/printers: what a profile may say, and how it is told that it says something else."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from cardgen import press
from cardgen.press import Printer
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL, Written

FILE: Final = "content/printers/desk.yaml"
DESK: Final = """\
printer: desk
title: Na stole
flip: short
margin: 4
back: [0.5, -0.25]
forbidden: [colour-bars]
paper: {weight: 90, thickness: 0.11}
prices: {currency: CZK, sheet: 0.6, side: 1.2, setup: 50}
formats:
  booklet: {title: Sešit, scheme: booklet, sheet: [297, 210], columns: 2}
  cards: {title: Karty, scheme: cut-and-stack, sheet: [320, 450], columns: 2, rows: 2, bleed: 3, marks: [crop]}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Written:
    written = Written(tmp_path)
    written.write(FILE, DESK)
    return written


def load(written: Written) -> tuple[dict[str, Printer], list[str]]:
    problems = Problems()
    return dict(press.load(written.project, problems)), [str(problem) for problem in problems]


def test_a_profile_says_all_that_sheets_need(desk: Written) -> None:
    printers, told = load(desk)
    assert told == []
    one = printers["desk"]
    booklet, cards = one.formats["booklet"], one.formats["cards"]
    assert (one.back_of(booklet), one.creep_of(booklet), one.flip_of(booklet)) == ((0.5, -0.25), 0.11, "short")
    assert (cards.gaps, booklet.gaps) == ((6, 6), (0, 0))
    assert one.prices
    assert (one.prices.currency, one.prices.side) == ("CZK", 1.2)


def test_the_printers_of_the_project_are_sound() -> None:
    problems = Problems()
    printers = press.load(Project(REAL), problems)
    assert list(problems) == []
    assert {"office", "copy-shop", "offset"} <= printers.keys()
    assert printers["offset"].colour.space == "cmyk"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "printer: desk",
            "printer: disk",
            f"{FILE}:1:10: error: the printer disk stands in desk.yaml [wrong-file-name]",
        ),
        ("margin: 4", "margin: 40", f"{FILE}:1:1: error: the printer desk: a margin of 40 mm [wrong-value]"),
        (
            "[0.5, -0.25]",
            "[0.5, -25]",
            f"{FILE}:1:1: error: the printer desk: backs that stand off by 25 mm [wrong-value]",
        ),
        ("flip: short", "flip: left", f"{FILE}:3:7: error: flip cannot be 'left' [wrong-value]"),
        (
            "thickness: 0.11",
            "thickness: 11",
            f"{FILE}:1:1: error: the printer desk: paper of 90 g/m² and 11 mm [wrong-value]",
        ),
        ("side: 1.2", "side: -1.2", f"{FILE}:1:1: error: the printer desk: a price below zero [wrong-value]"),
        ("scheme: booklet", "scheme: boklet", f"{FILE}:10:35: error: scheme cannot be 'boklet' [wrong-value]"),
        (
            "[297, 210], columns: 2",
            "[297, 210], columns: 3",
            f"{FILE}:10:3: error: the printer desk: booklet: a booklet with 3 columns [wrong-value]",
        ),
        (
            "[297, 210]",
            "[297, 2100]",
            f"{FILE}:10:3: error: the printer desk: booklet: a sheet of 297 x 2100 mm [wrong-value]",
        ),
        ("bleed: 3", "bleed: -3", f"{FILE}:11:3: error: the printer desk: cards: a bleed of -3 mm [wrong-value]"),
        ("rows: 2", "rows: 0", f"{FILE}:11:3: error: the printer desk: cards: 2 columns and 0 rows [wrong-value]"),
        (
            "bleed: 3",
            "gutter: [-1, 2]",
            f"{FILE}:11:3: error: the printer desk: cards: a gutter below zero [wrong-value]",
        ),
        ("bleed: 3", "creep: 0.1", f"{FILE}:11:3: error: the printer desk: cards: creep without a fold [wrong-value]"),
        (
            "[297, 210], columns: 2",
            "[297, 210], columns: 2, creep: 5",
            f"{FILE}:10:3: error: the printer desk: booklet: a creep of 5 mm a sheet [wrong-value]",
        ),
        (
            "marks: [crop]",
            "marks: [crop, colour-bars]",
            f"{FILE}:11:112: error: the printer desk: cards has the marks 'colour-bars', which the printer forbids "
            "[wrong-value]",
        ),
        ("marks: [crop]", "marks: [crops]", f"{FILE}:11:106: error: marks cannot be 'crops' [wrong-value]"),
        (
            "  booklet:",
            "  Můj sešit:",
            f"{FILE}:10:3: error: the printer desk: a format cannot be called 'Můj sešit' [wrong-value]",
        ),
        (
            "flip: short",
            "colour: {space: cmyk, profile: ../../secret.icc}\nflip: short",
            f"{FILE}:3:32: error: '../../secret.icc' leads out of the project [outside-project]",
        ),
        (
            "flip: short",
            "colour: {space: cmyk, ink-limit: 30}\nflip: short",
            f"{FILE}:3:9: error: the printer desk: an ink limit of 30 % [wrong-value]",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_place(desk: Written, old: str, new: str, message: str) -> None:
    desk.replace(FILE, old, new)
    printers, told = load(desk)
    assert [line.splitlines()[0] for line in told] == [message]
    # a format that cannot be read is left out, so that the others are looked at too
    assert printers == {} or "scheme cannot" in message or "marks cannot" in message


def test_a_printer_without_a_format_is_told(desk: Written) -> None:
    desk.write(FILE, "printer: desk\ntitle: Na stole\nflip: short\nformats: {}\n")
    assert load(desk) == (
        {},
        [f"{FILE}:1:1: error: the printer desk has no format [no-format]\n    name at least one sheet"],
    )
