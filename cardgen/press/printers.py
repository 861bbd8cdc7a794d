"""content/printers/*.yaml -> printers: sheets, marks, which way they turn paper, by how much backs stand off.

One setting cannot serve: printers contradict one another. Lengths in mm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from cardgen import marked, shapes
from cardgen.press.imposition import Axis, Scheme
from cardgen.problems import Place, Problems
from cardgen.project import OutsideProject, Project

FOLDER: Final = "content/printers"
MarkName: TypeAlias = Literal["crop", "fold", "registration", "drilling", "colour-bars"]
Flip: TypeAlias = Literal["long", "short"]

_NOWHERE: Final = Place(FOLDER)
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_MOST_OFF: Final = 10.0  # mm: a back that stands off by more is turned over the wrong edge
_LARGEST: Final = 2000.0  # mm: no sheet is larger
_MOST_PLACES: Final = 100  # pages on one side of a sheet
_INK: Final = (100.0, 400.0)  # %


@dataclass(frozen=True)
class Colour:
    """Colour of the files. In the `space` rgb they stay as they are.

    For cmyk, `profile` is the ICC profile of the press, a file of the project that the printer supplies; `ink_limit`
    is the most ink in one place, in per cent; `condition` is the name of the printing condition in the registry of the
    ICC, like FOGRA51, for a profile of one.
    """

    space: Literal["rgb", "cmyk"] = "rgb"
    profile: str | None = None
    ink_limit: float = 300.0
    condition: str = ""
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Paper:
    """The paper that is usually in the printer: `weight` in g/m², `thickness` of one sheet in mm."""

    weight: float = 80.0
    thickness: float = 0.1


@dataclass(frozen=True)
class Prices:
    """What printing costs, in `currency`: a `sheet` of paper, a printed `side`, the `setup` of one order."""

    currency: str
    sheet: float = 0.0
    side: float = 0.0
    setup: float = 0.0


@dataclass(frozen=True)
class SheetFormat:
    """How pages go on paper.

    `sheet` is width and height of the paper as the page is printed; left out, it is as large as the page with its
    bleed and marks. `scheme` is "booklet" (folded and stapled), "n-up" (leaves in order on each sheet) or
    "cut-and-stack" (leaves in order once the pile is cut), with `columns` and `rows` of pages. `gutter` is the paper
    between columns and between rows: twice the bleed, if left out. `creep` is by how much each further sheet of a
    booklet is shifted to the fold: the paper's thickness, if left out; 0 where nothing is trimmed after folding.
    `flip` and `back` are for a format for which the printer is set otherwise than usual, or whose sheets lie otherwise.
    """

    title: str
    scheme: Scheme
    sheet: tuple[float, float] | None = None
    columns: int = 1
    rows: int = 1
    bleed: float = 0.0
    gutter: tuple[float, float] | None = None
    marks: tuple[MarkName, ...] = ()
    creep: float | None = None
    flip: Flip | None = None
    back: tuple[float, float] | None = None
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def gaps(self) -> tuple[float, float]:
        """The paper between columns and between rows; a booklet has none at its fold."""
        across, down = self.gutter or (2 * self.bleed, 2 * self.bleed)
        return (0.0 if self.scheme == "booklet" else across), down


@dataclass(frozen=True)
class Printer:
    """A printer file.

    `flip` is the edge of the sheet over which it is turned for its back. `margin` is what stays white along each edge.
    `back` is by how much backs must be moved to lie behind their fronts, to the right and down as one sees the back:
    `cardgen calibrate` prints the sheet to measure it. `forbidden` are marks that the printer does not want.
    """

    printer: str
    title: str
    flip: Flip
    formats: dict[str, SheetFormat]
    margin: float = 0.0
    back: tuple[float, float] = (0.0, 0.0)
    forbidden: tuple[MarkName, ...] = ()
    colour: Colour = field(default_factory=Colour)
    paper: Paper = field(default_factory=Paper)
    prices: Prices | None = None
    place: Place = field(default=_NOWHERE, compare=False)

    def flip_of(self, form: SheetFormat) -> Flip:
        """The edge over which a sheet of this format is turned."""
        return form.flip or self.flip

    def back_of(self, form: SheetFormat) -> tuple[float, float]:
        """By how much backs of this format are moved, in mm."""
        return self.back if form.back is None else form.back

    def creep_of(self, form: SheetFormat) -> float:
        """By how much each further sheet of a booklet is shifted to the fold, in mm."""
        return self.paper.thickness if form.creep is None else form.creep


def axis_of(flip: Flip, width: float, height: float) -> Axis:
    """The axis about which a sheet of this size is turned: a sheet across has its long edges above and below."""
    upright: Flip = "short" if width > height else "long"
    return "upright" if flip == upright else "level"


def load(project: Project, problems: Problems) -> Mapping[str, Printer]:
    """Read all printers."""
    found: dict[str, Printer] = {}
    for file in project.files(f"{FOLDER}/*.yaml"):
        tree = marked.read(project, file, problems)
        printer = tree and shapes.decode(tree, Printer, problems)
        if printer and _is_sound(printer, file, project, problems):
            found[str(printer.printer)] = printer
    return found


def _is_sound(printer: Printer, file: str, project: Project, problems: Problems) -> bool:
    before = len(problems.errors)
    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if printer.printer != name or not _NAME.fullmatch(name):
        problems.error(
            shapes.place_of(printer.printer, printer.place),
            "wrong-file-name",
            f"the printer {printer.printer!s} stands in {name}.yaml",
            "give both the same name, of small letters, digits and hyphens",
        )

    def tell(place: Place, message: str, way_out: str) -> None:
        problems.error(place, "wrong-value", f"the printer {printer.printer!s}: {message}", way_out)

    if not printer.formats:
        problems.error(
            printer.place, "no-format", f"the printer {printer.printer!s} has no format", "name at least one sheet"
        )
    if not 0 <= printer.margin <= _MOST_OFF:
        tell(printer.place, f"a margin of {printer.margin:g} mm", f"give it 0 to {_MOST_OFF:g} mm")
    for back, place in ((printer.back, printer.place), *((one.back, one.place) for one in printer.formats.values())):
        if back and max(map(abs, back)) > _MOST_OFF:
            tell(
                place,
                f"backs that stand off by {max(map(abs, back)):g} mm",
                f"more than {_MOST_OFF:g} mm is no offset: look whether 'flip' names the right edge",
            )
    if not 0 < printer.paper.thickness <= 2 or not 20 <= printer.paper.weight <= 1000:
        tell(
            printer.place,
            f"paper of {printer.paper.weight:g} g/m² and {printer.paper.thickness:g} mm",
            "write the weight in g/m² (20 to 1000) and the thickness of one sheet in mm (office paper: 80 and 0.1)",
        )
    if printer.prices and min(printer.prices.sheet, printer.prices.side, printer.prices.setup) < 0:
        tell(printer.place, "a price below zero", "write what a sheet, a side and the setup cost")
    _colour(printer, project, problems)
    for key, form in printer.formats.items():
        place = shapes.place_of(key, form.place)
        if not _NAME.fullmatch(key):
            tell(place, f"a format cannot be called {str(key)!r}", "use small letters, digits and hyphens")
        for message, way_out in _wrong(form):
            tell(place, f"{key!s}: {message}", way_out)
        for mark in form.marks:
            if mark in printer.forbidden:
                tell(
                    shapes.place_of(mark, form.place),
                    f"{key!s} has the marks {str(mark)!r}, which the printer forbids",
                    "take them from 'marks', or from 'forbidden'",
                )
    return len(problems.errors) == before


def _wrong(form: SheetFormat) -> list[tuple[str, str]]:
    """What cannot be right whatever is printed: the fact and the way out."""
    found = []
    if form.sheet and not all(10 <= length <= _LARGEST for length in form.sheet):
        found.append((f"a sheet of {form.sheet[0]:g} x {form.sheet[1]:g} mm", "write width and height in mm"))
    if min(form.columns, form.rows) < 1 or form.columns * form.rows > _MOST_PLACES:
        found.append((f"{form.columns} columns and {form.rows} rows", f"there are 1 to {_MOST_PLACES} pages on a side"))
    if form.scheme == "booklet" and form.columns != 2:
        found.append((f"a booklet with {form.columns} columns", "write 'columns: 2': it is folded between them"))
    if not 0 <= form.bleed <= _MOST_OFF:
        found.append((f"a bleed of {form.bleed:g} mm", f"give it 0 to {_MOST_OFF:g} mm; usual are 2 or 3"))
    if form.gutter and min(form.gutter) < 0:
        found.append(("a gutter below zero", "write the paper between columns and between rows in mm, like [6, 6]"))
    if form.creep is not None and not 0 <= form.creep <= 1:
        found.append((f"a creep of {form.creep:g} mm a sheet", "give it 0 to 1 mm: about the thickness of the paper"))
    if form.creep is not None and form.scheme != "booklet":
        found.append(("creep without a fold", "only a booklet creeps: leave 'creep' out"))
    return found


def _colour(printer: Printer, project: Project, problems: Problems) -> None:
    colour = printer.colour
    least, most = _INK
    if not least <= colour.ink_limit <= most:
        problems.error(
            colour.place,
            "wrong-value",
            f"the printer {printer.printer!s}: an ink limit of {colour.ink_limit:g} %",
            f"give it {least:g} to {most:g} %: 300 to 330 on coated paper, 300 on uncoated, 280 on digital presses",
        )
    if colour.profile is None:
        return
    place = shapes.place_of(colour.profile, colour.place)
    try:
        # whether it is there is asked when somebody prints by it: most profiles may not be passed on
        project.path(colour.profile)
    except OutsideProject:
        problems.error(
            place, "outside-project", f"{str(colour.profile)!r} leads out of the project", "copy the file into it"
        )
