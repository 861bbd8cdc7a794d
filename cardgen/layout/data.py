"""content/layouts/*.yaml -> formats and theme. A design is data: a new format is a new file.

Boxes are [x, y, width, height] in mm. x counts from the bound edge (a front is bound
on its left, a back on its right), or from the left where a format is not bound at the side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from cardgen import marked, shapes
from cardgen.layout.frame import Role
from cardgen.marked import Text
from cardgen.pictures.drawing import Box
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project
from cardgen.typography import Style

FOLDER: Final = "content/layouts"
THEME_FILE: Final = f"{FOLDER}/theme.yaml"
_NOWHERE: Final = Place(FOLDER)
FACES: Final = "scale-faces"  # the entry of the theme's answers that names pictures, not words
_LEAST_CONTRAST: Final = 4.5  # WCAG 2.2, level AA, text of any size

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
class TextStyle:
    """A named way to set text: sizes in pt, the largest that fits is taken; leading in em."""

    sizes: tuple[float, ...]
    weight: int = 400
    italic: bool = False
    leading: float = 1.2
    lines: int = 99
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def style(self) -> Style:
        """The same for typography."""
        return Style(self.sizes, self.weight, self.italic, self.leading, self.lines)


@dataclass(frozen=True)
class Tone:
    """How an answer with a meaning of its own looks: colour and sign, so that colour is never alone."""

    colour: str
    sign: str


@dataclass(frozen=True)
class Theme:
    """Colours as "#rrggbb", type styles, and the tones of answers. `pale` colours never carry or colour text.

    `answers` says which words of the bank "answers" a kind of card carries beside its own choices.
    """

    colours: dict[str, str]
    pale: dict[str, str]
    styles: dict[str, TextStyle]
    tones: dict[str, Tone]
    scale: tuple[str, ...]  # eleven pale colours, from no pain to the worst
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)

    def colour(self, name: str) -> str:
        """Return a colour by name; raises KeyError."""
        found = self.colours.get(name) or self.pale[name]
        return str(found)


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
    `only` draws it for those alone. `say` is what a text says, `in_` for whom, `word` which word."""

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


def load_theme(project: Project, problems: Problems) -> Theme | None:
    """Read the theme; colours that text cannot be read in are problems."""
    tree = marked.read(project, THEME_FILE, problems)
    theme = tree and shapes.decode(tree, Theme, problems)
    if not theme:
        return None
    before = len(problems)
    for name, value in {**theme.colours, **theme.pale, **{str(i): c for i, c in enumerate(theme.scale)}}.items():
        if len(value) != 7 or value[0] != "#" or any(c not in "0123456789abcdef" for c in value[1:]):
            problems.error(
                shapes.place_of(value, theme.place),
                "wrong-value",
                f"the colour {name} is not written as '#rrggbb': {value!s}",
                "write six hexadecimal digits in lower case behind #, in quotes",
            )
    if len(problems) > before:
        return None
    paper = theme.pale.get("paper", "#ffffff")
    for name, value in theme.colours.items():
        ratio = contrast(value, paper)
        if ratio < _LEAST_CONTRAST:
            problems.error(
                shapes.place_of(value, theme.place),
                "low-contrast",
                f"the colour {name} has a contrast of {ratio:.1f}:1 to the paper, less than {_LEAST_CONTRAST}:1",
                "choose a darker one",
            )
    for style_name, style in theme.styles.items():
        if not style.sizes or list(style.sizes) != sorted(style.sizes, reverse=True) or min(style.sizes) < 8:
            problems.error(
                style.place,
                "wrong-value",
                f"the sizes of the style {style_name} must run from the largest to the smallest, at least 8 pt",
                "write them like [36, 30, 24, 18]",
            )
    return theme


def contrast(one: str, other: str) -> float:
    """The contrast of two "#rrggbb" colours as WCAG 2.2 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
