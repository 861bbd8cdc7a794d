"""content/layouts/theme.yaml -> colours, type styles and the manner of answers, for all layouts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from cardgen import marked, shapes
from cardgen.problems import Place, Problems
from cardgen.project import Project
from cardgen.typography import Style

FOLDER: Final = "content/layouts"
THEME_FILE: Final = f"{FOLDER}/theme.yaml"
FACES: Final = "scale-faces"  # the entry of the theme's answers that names pictures, not words
_LEAST_CONTRAST: Final = 4.5  # WCAG 2.2, level AA, text of any size
_NOWHERE: Final = Place(FOLDER)


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
