"""Marks -> page content: millimetres down from the top become points up from the bottom.

Pictures become Form XObjects, each written once. Must never know what tags
mean, only that they begin and end.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from typing import Final

from cardgen.layout.frame import Finished, FinishedPage, Frame, Mark, Picture, Placed, Run
from cardgen.pdf._colours import Colours
from cardgen.pdf._finished import form_of
from cardgen.pdf._fonts import FontSet
from cardgen.pdf._objects import Objects
from cardgen.pdf._syntax import number, numbers, ratio, ref
from cardgen.pdf._text import show
from cardgen.pictures.drawing import Box, Drawing, Path
from cardgen.typography.shaped import Shaped
from cardgen.units import PT_PER_MM, pt

_CAPS: Final = {"butt": 0, "round": 1, "square": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
# (filled, stroked) -> operator
_PAINT: Final = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}


# By identity, which is fast; path and colours are kept beside the operators, so that nothing else gets their identity.
_MOST_OUTLINED: Final = 1 << 16
_outlined: dict[tuple[int, float, int], tuple[Path, Colours, str]] = {}


class Pencil:
    """What the pages of one file share: fonts, colours, pictures, and lines that were written before."""

    def __init__(self, fonts: FontSet, colours: Colours, objects: Objects) -> None:
        self.colours = colours
        self._fonts = fonts
        self._objects = objects
        self._spaces: dict[str, tuple[str, int]] = {}
        self._forms: dict[str, tuple[str, int]] = {}
        # by identity, which is fast; the frames keep their parts alive as long as this lives
        self._shown: dict[tuple[int, float], tuple[str, int, str]] = {}

    def line(self, line: Shaped, size: float) -> tuple[str, int, str]:
        """Return (resource name, object number, operators) for a line at `size` pt."""
        key = id(line), size
        known = self._shown.get(key)
        if known is None:
            font = self._fonts[line.font]
            known = self._shown[key] = font.name, font.number, show(line, font, size)
        return known

    def outline(self, path: Path, height: float) -> str:
        """Return the operators for a path in mm on a page `height` mm high."""
        colours = self.colours
        key = id(path), height, id(colours)
        known = _outlined.get(key)
        if known is None:
            if len(_outlined) >= _MOST_OUTLINED:
                _outlined.clear()
            known = _outlined[key] = path, colours, _draw(path, colours, PT_PER_MM, -PT_PER_MM, pt(height))
        return known[2]

    def form(self, drawing: Drawing) -> tuple[str, int]:
        """Return (resource name, object number) of a drawing; it is written when first asked for."""
        digest = drawing.digest
        known = self._forms.get(digest)
        if known is None:
            box = numbers((0, 0, drawing.width, drawing.height))
            entries = f"/Type/XObject/Subtype/Form/BBox[{box}]/Matrix[1 0 0 1 0 0]/Resources<<>>"
            known = self._forms[digest] = (
                f"X{len(self._forms) + 1}",
                self._objects.add_stream(_form_content(drawing, self.colours), entries),
            )
        return known

    def finished(self, page: FinishedPage) -> tuple[str, int]:
        """Return (resource name, object number) of a finished page; it is written when first asked for."""
        known = self._forms.get(page.digest)
        if known is None:
            known = self._forms[page.digest] = f"X{len(self._forms) + 1}", form_of(page, self._objects)
        return known

    def space(self, colour: str) -> tuple[str, int] | None:
        """Return (resource name, object number) of the colour space of a colour, None where it needs none."""
        if colour not in self.colours.spaces:
            return None
        known = self._spaces.get(colour)
        if known is None:
            name, body = self.colours.spaces[colour]
            known = self._spaces[colour] = name, self._objects.add(body)
        return known

    def extent(self, run: Run) -> Box:
        """Return (left, top, width, height) in mm of a line of text, from the font's ascent to its descent."""
        font = self._fonts[run.line.font]
        em = run.size / PT_PER_MM / 1000
        return run.x, run.y - font.ascent * em, run.line.width * em, (font.ascent - font.descent) * em


class Page:
    """The content of one page while it is drawn."""

    def __init__(self, frame: Frame, pencil: Pencil) -> None:
        self._height = frame.height
        self._moved = 1, 0.0, 0.0  # x becomes x * first + second, y becomes y * first + third, in pt
        self._pencil = pencil
        self._parts: list[str] = []
        self._fonts: dict[str, int] = {}
        self._forms: dict[str, int] = {}
        self._spaces: dict[str, int] = {}

    def begin(self, tag: str, mcid: int) -> None:
        """Begin marked content of the structure tree."""
        self._parts.append(f"/{tag}<</MCID {mcid}>>BDC")

    def begin_artifact(self) -> None:
        """Begin what is not content."""
        self._parts.append("/Artifact BMC")

    def end(self) -> None:
        """End what was begun last."""
        self._parts.append("EMC")

    @contextlib.contextmanager
    def placed(self, placed: Placed) -> Iterator[None]:
        """Draw what comes where `placed` says, in the coordinates of its frame."""
        height, frame = self._height, placed.frame
        left, bottom, right, top = self._corners(placed.clip)
        clip = numbers((left, bottom, right - left, top - bottom))
        if placed.turned:
            self._moved = -1, pt(placed.x + frame.width), pt(height - placed.y)
        else:
            self._moved = 1, pt(placed.x), pt(height - placed.y - frame.height)
        way, across, up = self._moved
        self._parts.append(f"q {clip} re W n {way} 0 0 {way} {numbers((across, up))} cm")
        self._height = frame.height
        yield
        self._height, self._moved = height, (1, 0.0, 0.0)
        self._parts.append("Q")

    def draw(self, mark: Mark) -> None:
        """Draw a mark."""
        if isinstance(mark, Run):
            self._paint(mark.colour)
            name, object_number, shown = self._pencil.line(mark.line, mark.size)
            self._fonts[name] = object_number
            x, y = number(pt(mark.x)), number(pt(self._height - mark.y))
            self._parts.append(
                f"{self._pencil.colours.fill(mark.colour)} BT /{name} {number(mark.size)} Tf"
                f" 1 0 0 1 {x} {y} Tm {shown} ET"
            )
        elif isinstance(mark, Picture):
            drawing = mark.drawing
            name, object_number = self._pencil.form(drawing)
            self._forms[name] = object_number
            wide, high = ratio(pt(mark.width) / drawing.width), ratio(-pt(mark.height) / drawing.height)
            placed = f"{wide} 0 0 {high} {numbers((pt(mark.x), pt(self._height - mark.y)))}"
            self._parts.append(f"q {placed} cm /{name} Do Q")
        elif isinstance(mark, Finished):
            name, object_number = self._pencil.finished(mark.page)
            self._forms[name] = object_number
            left, bottom, right, top = mark.page.trim
            across = pt(mark.x + mark.width / 2) - (left + right) / 2
            up = pt(self._height - mark.y - mark.height / 2) - (bottom + top) / 2
            self._parts.append(f"q 1 0 0 1 {numbers((across, up))} cm /{name} Do Q")
        else:
            self._paint(mark.fill, mark.stroke)
            self._parts.append(self._pencil.outline(mark, self._height))

    def _paint(self, *colours: str | None) -> None:
        """Name the colour spaces of what is painted among the resources."""
        for colour in colours:
            space = colour and self._pencil.space(colour)
            if space:
                self._spaces[space[0]] = space[1]

    def box(self, marks: list[Mark]) -> str:
        """Return left, bottom, right and top in pt of what `marks` cover."""
        boxes = [_extent(mark, self._pencil) for mark in marks]
        left = min(x for x, _, _, _ in boxes)
        top = min(y for _, y, _, _ in boxes)
        right = max(x + width for x, _, width, _ in boxes)
        bottom = max(y + height for _, y, _, height in boxes)
        return self.rectangle((left, top, right - left, bottom - top))

    def rectangle(self, box: Box) -> str:
        """Return left, bottom, right and top in pt of a box in mm."""
        return numbers(self._corners(box))

    def _corners(self, box: Box) -> tuple[float, float, float, float]:
        left, top, width, height = box
        way, across, up = self._moved
        xs = sorted((pt(left) * way + across, pt(left + width) * way + across))
        ys = sorted((pt(self._height - top - height) * way + up, pt(self._height - top) * way + up))
        return xs[0], ys[0], xs[1], ys[1]

    def content(self) -> bytes:
        """Return the content stream."""
        return "\n".join(self._parts).encode("ascii")

    def resources(self) -> str:
        """Return the resource dictionary: what this page uses and nothing else."""
        return f"<<{_names('Font', self._fonts)}{_names('XObject', self._forms)}{_names('ColorSpace', self._spaces)}>>"


@functools.lru_cache(maxsize=2048)
def _form_content(drawing: Drawing, colours: Colours) -> bytes:
    """The content of a drawing: the same in every document of a run, so it is put into words once.

    The miter limit is SVG's, 4, and not PDF's, 10. Raises ValueError for a colour that needs a colour space.
    """
    for path in drawing.paths:
        if path.fill in colours.spaces or path.stroke in colours.spaces:
            raise ValueError(f"a picture cannot have the colour {path.fill or path.stroke!r}; only marks of sheets can")
    return "\n".join(("4 M", *(_draw(path, colours, 1, 1, 0) for path in drawing.paths))).encode("ascii")


def _extent(mark: Mark, pencil: Pencil) -> Box:
    if isinstance(mark, Run):
        return pencil.extent(mark)
    if isinstance(mark, Picture | Finished):
        return mark.x, mark.y, mark.width, mark.height
    reach = mark.width / 2
    coordinates = [value for step in mark.steps for value in step[1:] if not isinstance(value, str)]
    xs, ys = coordinates[0::2], coordinates[1::2]
    left, top = min(xs) - reach, min(ys) - reach
    return left, top, max(xs) + reach - left, max(ys) + reach - top


def _draw(path: Path, colours: Colours, scale: float, down: float, base: float) -> str:
    """Return the operators for a path: lengths times `scale`, x becomes x * scale, y becomes base + y * down."""
    fill, stroke = path.fill is not None, path.stroke is not None
    parts = ["q"]
    if path.fill is not None:
        parts.append(colours.fill(path.fill))
    if path.stroke is not None:
        parts.append(f"{colours.stroke(path.stroke)} {number(path.width * scale)} w")
        parts.append(f"{_CAPS[path.cap]} J {_JOINS[path.join]} j")
        parts.append(f"[{numbers(length * scale for length in path.dash)}] 0 d")
    for operator, *values in path.steps:
        points = [value for value in values if not isinstance(value, str)]
        points[0::2] = [x * scale for x in points[0::2]]
        points[1::2] = [base + y * down for y in points[1::2]]
        parts.append(f"{numbers(points)} {operator}" if points else str(operator))
    parts.append(_PAINT[fill, stroke] + ("*" if path.even_odd and fill else ""))
    parts.append("Q")
    return " ".join(parts)


def _names(kind: str, numbered: dict[str, int]) -> str:
    inner = "".join(f"/{name} {ref(n)}" for name, n in numbered.items())
    return f"/{kind}<<{inner}>>" if inner else ""
