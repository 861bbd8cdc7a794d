"""content/layouts/certificates/*.yaml -> how certificates look. Lengths in mm, type sizes in pt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from cardgen import marked, shapes
from cardgen.layout.data import Format, Page
from cardgen.layout.theme import FOLDER as LAYOUTS
from cardgen.layout.theme import TextStyle, Theme
from cardgen.pictures.drawing import Box
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project

FOLDER: Final = f"{LAYOUTS}/certificates"
_NOWHERE: Final = Place(FOLDER)
_SMALLEST: Final = 9.0  # pt: small print (Danish Medicines Agency)

BlockName: TypeAlias = Literal[
    "border", "fill", "rule", "word", "name", "course", "facts", "signatures", "stamp", "sample", "publisher",
    "unverified",
]  # fmt: skip  # one name a line would be a page long
FactName: TypeAlias = Literal["dates", "hours", "attendance", "birth-date", "number", "place", "date"]

_SAYS: Final = ("word", "name", "course", "facts", "signatures", "stamp", "sample", "publisher", "unverified")


@dataclass(frozen=True)
class Block:
    """One thing on the page.

    `block` says which: a border, a fill, a rule; a word of the bank "certificate"; the name; the course; facts in
    columns, each below its label; lines to sign on; room for a stamp; the mark of a sample; who issues it; the mark of
    a translation that nobody has checked. `at` is where. `style` is that of the Czech, `second` that of the other
    language below it, `label` that of labels. `word` is what a word says, `words` whose signatures, `facts` which
    facts: those that are not known leave no gap. `role` is that of the Czech in the tree of tags. `width` is that of a
    line.
    """

    block: BlockName
    at: Box
    style: str = ""
    second: str = ""
    label: str = ""
    word: str = ""
    words: tuple[str, ...] = ()
    facts: tuple[FactName, ...] = ()
    colour: str = "ink"
    align: Literal["left", "centre", "right"] = "centre"
    valign: Literal["top", "middle", "bottom"] = "middle"
    role: Literal["P", "H1", "H2"] = "P"
    width: float = 0.3
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Design:
    """One format of certificates: the `page`, its type `styles`, and `blocks` in the order in which they are read."""

    layout: str
    title: str
    page: Page
    styles: dict[str, TextStyle]
    blocks: tuple[Block, ...]
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def format(self) -> Format:
        """The same page for the check of soundness."""
        return Format(self.layout, self.title, self.page, (), {}, place=self.place)


def load_designs(project: Project, theme: Theme | None, problems: Problems) -> Mapping[str, Design]:
    """Read all formats of certificates; what they name must be there."""
    found: dict[str, Design] = {}
    for file in project.files(f"{FOLDER}/*.yaml"):
        tree = marked.read(project, file, problems)
        design = tree and shapes.decode(tree, Design, problems)
        if design and _is_sound(design, file, theme, problems):
            found[str(design.layout)] = design
    return found


def _is_sound(design: Design, file: str, theme: Theme | None, problems: Problems) -> bool:
    before = len(problems)

    def tell(message: str, way_out: str, at: Place = design.place) -> None:
        problems.error(at, "wrong-value", f"{design.layout!s}: {message}", way_out)

    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if design.layout != name:
        tell(f"it stands in {name}.yaml", "give layout and file the same name")
    for called, style in design.styles.items():
        if not style.sizes or list(style.sizes) != sorted(style.sizes, reverse=True) or min(style.sizes) < _SMALLEST:
            sizes = (
                f"the sizes of the style {called} must run from the largest to the smallest, at least {_SMALLEST:g} pt"
            )
            tell(sizes, "write them like [36, 30, 24]", style.place)
    for block in design.blocks:
        for kind in ("style", "second", "label"):
            wanted = str(getattr(block, kind))
            if wanted and wanted not in design.styles:
                tell(
                    f"the block {block.block} names the style {wanted!r}, which there is not",
                    did_you_mean(wanted, map(str, design.styles)),
                    shapes.place_of(getattr(block, kind), block.place),
                )
        if block.block in _SAYS and not block.style:
            tell(f"the block {block.block} names no style", "add the key 'style'", block.place)
        for key, kind in (("word", "word"), ("words", "signatures"), ("facts", "facts")):
            if block.block == kind and not getattr(block, key):
                tell(f"the block {block.block} says nothing", f"add the key {key!r}", block.place)
        if theme and block.colour not in theme.colours and block.colour not in theme.pale:
            tell(
                f"the colour {str(block.colour)!r} is not in the theme",
                did_you_mean(block.colour, map(str, theme.colours)),
                shapes.place_of(block.colour, block.place),
            )
    if not any(block.block == "name" for block in design.blocks):
        tell("it has no block 'name'", "add one: a certificate is somebody's")
    if not any(block.block == "sample" for block in design.blocks):
        tell("it has no block 'sample'", "add one: nobody may take a sample for a certificate")
    if not any(block.block == "unverified" for block in design.blocks):
        tell("it has no block 'unverified'", "add one: a translation that nobody has checked must say so")
    return len(problems) == before
