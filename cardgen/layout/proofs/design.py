"""content/layouts/sheets/proof.yaml -> the design of proof sheets. Lengths in mm."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from cardgen import marked, shapes
from cardgen.layout.data import Format, Page
from cardgen.layout.theme import FOLDER, Theme
from cardgen.pictures.drawing import Box
from cardgen.problems import Place, Problems
from cardgen.project import Project

FILE: Final = f"{FOLDER}/sheets/proof.yaml"
_NARROWEST: Final = 12.0  # mm: room for any letter

Column: TypeAlias = tuple[float, float]  # left, width

# What the code of the sheets names in the theme.
STYLES: Final = (
    "proof-back",
    "proof-columns",
    "proof-command",
    "proof-field",
    "proof-foot",
    "proof-head",
    "proof-how",
    "proof-label",
    "proof-number",
    "proof-remark",
    "proof-row",
    "proof-say",
    "proof-section",
    "proof-source",
    "proof-state",
    "proof-target",
    "proof-text",
    "proof-title",
)


@dataclass(frozen=True)
class Columns:
    """Where the cells of a row stand. Without a column to `write` in, it is written below the text."""

    number: Column
    source: Column
    target: Column
    verdict: Column
    write: Column | None = None


@dataclass(frozen=True)
class BlindColumns:
    """The same on a sheet that shows the translations alone."""

    number: Column
    target: Column
    write: Column | None = None


@dataclass(frozen=True)
class Design:
    """The sheet: page, the lines that every page begins and ends with, the box of all else, columns by kind of part.

    `write` is how far the line for the hand stands below the text, `letter` the width of a letter written on it,
    `picture` the height of a picture.
    """

    sheet: str
    title: str
    page: Page
    head: Box
    body: Box
    foot: Box
    write: float
    letter: float
    picture: float
    sentences: Columns
    words: Columns
    blind_sentences: BlindColumns
    blind_words: BlindColumns
    place: Place = field(default=Place(FILE), compare=False)

    @property
    def format(self) -> Format:
        """The same page for the check of soundness."""
        return Format(self.sheet, self.title, self.page, (), {}, place=self.place)


def load_design(project: Project, theme: Theme, problems: Problems) -> Design | None:
    """Read the design; styles that the theme lacks are problems."""
    for name in STYLES:
        if name not in theme.styles:
            problems.error(
                theme.place,
                "missing-key",
                f"the theme lacks the style {name!r}",
                "add it, proof sheets ask for it by name",
            )
    tree = marked.read(project, FILE, problems)
    design = shapes.decode(tree, Design, problems) if tree else None
    return design if design and _is_sound(design, problems) else None


def _is_sound(design: Design, problems: Problems) -> bool:
    before = len(problems)
    for name in ("head", "body", "foot"):
        if min(getattr(design, name)[2:]) <= 0:
            problems.error(design.place, "wrong-value", f"the box {name} has no size", "give it width and height")
    for name in ("sentences", "words", "blind_sentences", "blind_words"):
        columns = getattr(design, name)
        for part in dataclasses.fields(columns):
            column = getattr(columns, part.name)
            if column is not None and column[1] < _NARROWEST:
                problems.error(
                    design.place,
                    "wrong-value",
                    f"{shapes.key_of(name)}: the column {part.name} is {column[1]:g} mm wide",
                    f"give it at least {_NARROWEST:g} mm",
                )
    return len(problems) == before
