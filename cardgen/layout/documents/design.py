"""content/layouts/documents/*.yaml -> how documents are laid out. Lengths in mm, type sizes in pt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from cardgen import marked, shapes
from cardgen.layout.data import Format, Page
from cardgen.layout.theme import FOLDER
from cardgen.pictures.drawing import Box
from cardgen.problems import Place, Problems
from cardgen.project import Project

DOCUMENTS: Final = f"{FOLDER}/documents"
_NOWHERE: Final = Place(DOCUMENTS)
_NARROWEST: Final = 40.0  # mm: a column in which a sentence can still be read


@dataclass(frozen=True)
class Panel:
    """A box in which text flows, on which page: the first is 1."""

    page: int
    at: Box


@dataclass(frozen=True)
class Headings:
    """Sizes of the title and of headings in that of the text."""

    title: float
    levels: tuple[float, float, float]


@dataclass(frozen=True)
class Front:
    """What stands below the title: the first words of the text, `text` times as large as the rest, and its picture.

    `ground` is the share of the page that the colour of the title takes.
    """

    text: float
    ground: float
    picture: Literal["below", "right"] = "below"


@dataclass(frozen=True)
class Design:
    """One format of documents.

    Text flows through `panels` in their order; with `endless` they are laid out again on further pages. The number of
    pages is brought to a `multiple` with pages for notes. Of `sizes` the largest at which everything fits is taken, or,
    in an endless document, at which it needs no more pages than at the smallest. `opening` is how a document begins:
    with a cover of its own, with a band at the head of the first panel, or with a title across a poster. `folds` are x
    of folds on fronts, marked outside the trim. `picture` is the greatest height of a picture. `leading` is that of
    running text. What is known of an office stands in `contacts` "lines", or is "run-in" in one paragraph. With a
    `front` the first panel holds nothing else, and the imprint stands at the foot of the last.
    """

    layout: str
    title: str
    page: Page
    panels: tuple[Panel, ...]
    sizes: tuple[float, ...]
    headings: Headings
    opening: Literal["cover", "band", "poster"]
    picture: float
    endless: bool = False
    multiple: int = 1
    leading: float = 1.4
    contents: bool = True
    front: Front | None = None
    contacts: Literal["lines", "run-in"] = "lines"
    folio: Box | None = None
    running: Box | None = None
    folds: tuple[float, ...] = ()
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def pages(self) -> int:
        """The pages that the panels stand on."""
        return max(panel.page for panel in self.panels)

    @property
    def column(self) -> float:
        """The width of the narrowest panel: text is set once, and fits them all."""
        return min(panel.at[2] for panel in self.panels)

    @property
    def format(self) -> Format:
        """The same page for the check of soundness."""
        return Format(self.layout, self.title, self.page, (), {}, place=self.place)


def load_designs(project: Project, problems: Problems) -> Mapping[str, Design]:
    """Read all formats of documents."""
    found: dict[str, Design] = {}
    for file in project.files(f"{DOCUMENTS}/*.yaml"):
        tree = marked.read(project, file, problems)
        design = tree and shapes.decode(tree, Design, problems)
        if design and _is_sound(design, file, problems):
            found[str(design.layout)] = design
    return found


def _is_sound(design: Design, file: str, problems: Problems) -> bool:
    before = len(problems)

    def tell(message: str, way_out: str) -> None:
        problems.error(design.place, "wrong-value", f"{design.layout!s}: {message}", way_out)

    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if design.layout != name:
        tell(f"it stands in {name}.yaml", "give layout and file the same name")
    if not design.panels or not design.sizes:
        tell("it has no panels or no sizes", "give it at least one of each")
        return False
    if sorted({panel.page for panel in design.panels}) != list(range(1, design.pages + 1)):
        tell("its panels leave out a page", "number their pages from 1")
    for panel in design.panels:
        x, y, width, height = panel.at
        safe = design.page.safe
        if min(x, y) < safe or x + width > design.page.width - safe or y + height > design.page.height - safe:
            tell(f"the panel {[x, y, width, height]} leaves the safe zone", "move it or make it smaller")
        if width < _NARROWEST:
            tell(f"a panel is {width:g} mm wide", f"give it at least {_NARROWEST:g} mm")
    if list(design.sizes) != sorted(design.sizes, reverse=True):
        tell("its sizes do not begin with the largest", "put the largest first")
    if design.multiple < 1:
        tell("the number of pages cannot be a multiple of less than 1", "leave 'multiple' out")
    return len(problems) == before
