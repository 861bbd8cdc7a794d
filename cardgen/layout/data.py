"""content/layouts/*.yaml -> formats. A design is data: a new format is a new file.

Boxes are [x, y, width, height] in mm. x counts from the bound edge (a front is bound
on its left, a back on its right), or from the left where a format is not bound at the side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from cardgen import marked, shapes
from cardgen.layout.frame import Role
from cardgen.layout.theme import FOLDER, THEME_FILE, Theme
from cardgen.marked import Text
from cardgen.pictures.drawing import Box
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project

_NOWHERE: Final = Place(FOLDER)

BlockName: TypeAlias = Literal[
    "tab", "edge", "text", "picture", "rule", "fill", "answers", "sentences", "reverse", "index",
    "section-cards", "diagram", "steps", "imprint", "frame", "panel",
]  # fmt: skip  # one name a line would be a page long
Saying: TypeAlias = Literal[
    "sentence",
    "title",
    "section",
    "number",
    "word",
    "edition",
    "language",
    "edition-line",
    "unverified",
    "head",
    "range",
]
Part: TypeAlias = Literal["sentence", "answers", "note", "next"]
Side: TypeAlias = Literal["front", "back"]
SIDES: Final[tuple[Side, Side]] = ("front", "back")


@dataclass(frozen=True)
class Page:
    """Trim size, bleed outside it and the zone inside it that text and pictures keep free, in mm."""

    width: float
    height: float
    bleed: float = 3.0
    safe: float = 5.0


@dataclass(frozen=True)
class Binding:
    """Ring binding (ISO 838), in mm: hole centres along the bound edge, how far from it, the strip kept clear."""

    edge: Literal["left", "top"]
    holes: tuple[float, ...]
    from_edge: float = 12.0
    diameter: float = 6.0
    clear: float = 20.0


@dataclass(frozen=True)
class Block:
    """One thing on a face: which, where and in what manner. `at_for` moves it for some kinds of card;
    `only` draws it for those alone. `say` is what a text says, `in_` for whom, `word` which word. `slots` is how many
    places an edge has for the marks of sections."""

    block: BlockName
    at: Box
    at_for: dict[str, Box] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    style: str = "body"
    say: Saying | None = None
    word: str | None = None
    in_: Literal["patient", "staff"] = "staff"
    colour: str = "ink"
    align: Literal["left", "centre", "right"] = "left"
    valign: Literal["top", "middle", "bottom"] = "top"
    role: Role = "P"
    parts: tuple[Part, ...] = ("sentence", "answers", "note", "next")
    lasting: bool = True
    slots: int = 14
    diagram: str | None = None
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Format:
    """A layout file: the paper, the order of leaves, and what stands on each face.

    `leaves` are names of pairs of faces ("cover" -> "cover-front", "cover-back"), "cards:TOPIC" or
    "divided:TOPIC" for the cards of a shared topic without or with dividers, "sections" for dividers and cards of
    the set's own topic.
    """

    layout: str
    title: str
    page: Page
    leaves: tuple[str, ...]
    faces: dict[str, tuple[Block, ...]]
    binding: Binding | None = None
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def places(self) -> int | None:
        """How many places its edge has for the marks of sections; None where there are no marks."""
        edges = [block.slots for blocks in self.faces.values() for block in blocks if block.block == "edge"]
        return min(edges, default=None)

    @property
    def shared(self) -> tuple[str, ...]:
        """The topics whose cards stand in every set on this layout; it may name one that there is not."""
        return tuple(leaf.partition(":")[2] for leaf in self.leaves if ":" in leaf)

    def topics(self, own: str) -> tuple[str, ...]:
        """The topics whose cards stand in a set of the topic `own`, each once."""
        return tuple(dict.fromkeys((*self.shared, own) if "sections" in self.leaves else self.shared))


def load_formats(project: Project, theme: Theme | None, problems: Problems) -> Mapping[str, Format]:
    """Read all layout files but the theme."""
    found: dict[str, Format] = {}
    for file in project.files(f"{FOLDER}/*.yaml"):
        if file == THEME_FILE:
            continue
        tree = marked.read(project, file, problems)
        layout = tree and shapes.decode(tree, Format, problems)
        if not layout:
            continue
        name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
        if layout.layout != name:
            problems.error(
                shapes.place_of(layout.layout, layout.place),
                "wrong-file-name",
                f"the layout {layout.layout} stands in {name}.yaml",
                f"rename the file to {layout.layout}.yaml",
            )
            continue
        if theme:
            _names(layout, theme, problems)
        _faces(layout, problems)
        found[name] = layout
    return found


def _names(layout: Format, theme: Theme, problems: Problems) -> None:
    for blocks in layout.faces.values():
        for block in blocks:
            if isinstance(block.style, Text) and block.style not in theme.styles:
                problems.error(
                    shapes.place_of(block.style, block.place),
                    "unknown-style",
                    f"the style {block.style!s} is not in the theme",
                    did_you_mean(block.style, theme.styles),
                )
            written = isinstance(block.colour, Text) and block.colour != "section"  # a default is the theme's affair
            if written and block.colour not in {**theme.colours, **theme.pale}:
                problems.error(
                    shapes.place_of(block.colour, block.place),
                    "unknown-colour",
                    f"the colour {block.colour!s} is not in the theme",
                    did_you_mean(block.colour, [*theme.colours, *theme.pale, "section"]),
                )


def _faces(layout: Format, problems: Problems) -> None:
    wanted: list[tuple[str, str]] = []
    for leaf in layout.leaves:
        kinds = [leaf]
        if leaf == "sections" or leaf.startswith("divided:"):
            kinds = ["divider", "card"]
        elif leaf.startswith("cards:"):
            kinds = ["card"]
        wanted += [(f"{kind}-{side}", leaf) for kind in kinds for side in ("front", "back")]
    for face, leaf in dict.fromkeys(wanted):
        if face not in layout.faces:
            problems.error(
                shapes.place_of(leaf, layout.place),
                "unknown-face",
                f"the layout {layout.layout} has no face {face!r}",
                did_you_mean(face, layout.faces),
            )
