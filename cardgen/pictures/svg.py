"""SVG -> Drawing, by a closed list of what is understood.

An SVG file may come from anybody. Only numbers and colours of the elements named here reach the
Drawing, so nothing else in a file can do anything; what would be drawn differently from what its
author saw (text, gradients, transparency) and what has no business in a picture (scripts, links,
entities) is a problem with its line. The XML parser is expat, stopped at the first DOCTYPE, so no
entity is ever declared, and nothing is ever loaded.

Must never know: names, the register, PDF.

Source: SVG 1.1 (Second Edition), https://www.w3.org/TR/SVG11/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from cardgen.pictures import outline, values
from cardgen.pictures.drawing import Drawing, Path, Step
from cardgen.pictures.geometry import IDENTITY, Matrix, moved_steps, shift
from cardgen.problems import Place, Problems

MAX_BYTES: Final = 200_000
MAX_DEPTH: Final = 30
MAX_ELEMENTS: Final = 3_000
MAX_PROBLEMS: Final = 20  # told of one file

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK_HREF: Final = "http://www.w3.org/1999/xlink href"
_SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_CONTAINERS: Final = frozenset({"svg", "g", "defs"})
_SILENT: Final = frozenset({"title", "desc", "metadata"})  # about the picture, not drawn

# what else SVG has: (code, way out)
_REDRAW: Final = "draw it with plain paths and flat colours"
_REFUSED: Final[dict[str, tuple[str, str]]] = {
    "script": ("svg-active", "remove it; a picture needs no script"),
    "foreignobject": ("svg-active", "remove it; only shapes are drawn"),
    "handler": ("svg-active", "remove it; a picture needs no script"),
    "listener": ("svg-active", "remove it; a picture needs no script"),
    "iframe": ("svg-active", "remove it; only shapes are drawn"),
    "a": ("svg-link", "remove the link and keep what is in it"),
    "image": ("svg-image", "trace the image, or draw it with paths"),
    "feimage": ("svg-image", "remove the filter"),
    "use": ("svg-use", "replace the clone by what it shows (in Inkscape: Edit, Clone, Unlink Clone)"),
    "symbol": ("svg-use", "replace the symbol by what it shows (in Inkscape: Edit, Clone, Unlink Clone)"),
    "style": ("svg-style", "save with presentation attributes instead of CSS (in Illustrator: Styling)"),
    "text": ("svg-text", "turn the text into paths, or leave words to the card"),
    "tspan": ("svg-text", "turn the text into paths, or leave words to the card"),
    "textpath": ("svg-text", "turn the text into paths, or leave words to the card"),
    "lineargradient": ("svg-gradient", "use one flat colour"),
    "radialgradient": ("svg-gradient", "use one flat colour"),
    "pattern": ("svg-gradient", "use one flat colour"),
    "clippath": ("svg-effect", "cut the shape itself (in Inkscape: Path, Intersection)"),
    "mask": ("svg-effect", "cut the shape itself (in Inkscape: Path, Difference)"),
    "filter": ("svg-effect", "remove the filter"),
    "marker": ("svg-effect", "draw the arrow head as a path (in Inkscape: Path, Stroke to Path)"),
    "animate": ("svg-animation", "remove it; paper does not move"),
    "animatecolor": ("svg-animation", "remove it; paper does not move"),
    "animatemotion": ("svg-animation", "remove it; paper does not move"),
    "animatetransform": ("svg-animation", "remove it; paper does not move"),
    "set": ("svg-animation", "remove it; paper does not move"),
}

_INHERITED: Final = frozenset({
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset",
    "fill-rule", "fill-opacity", "stroke-opacity", "visibility", "paint-order", "color",
})  # fmt: skip
# properties that would change the picture and are not drawn, with the values that change nothing
_UNDRAWN: Final[dict[str, frozenset[str]]] = {
    "clip-path": frozenset({"none"}),
    "mask": frozenset({"none"}),
    "filter": frozenset({"none"}),
    "marker": frozenset({"none"}),
    "marker-start": frozenset({"none"}),
    "marker-mid": frozenset({"none"}),
    "marker-end": frozenset({"none"}),
    "mix-blend-mode": frozenset({"normal"}),
    "vector-effect": frozenset({"none"}),
    "transform-origin": frozenset({"0 0", "0px 0px"}),
}


def read_svg(data: bytes, place: Place, problems: Problems) -> Drawing | None:
    """Return the picture in `data`, in the units of its viewBox; None if anything in it is a problem.

    `place` is the file's; problems carry the line and column in it. Coordinates have 3 decimals.
    """
    if len(data) > MAX_BYTES:
        problems.error(
            place,
            "svg-too-large",
            f"the picture has more than {MAX_BYTES:,} bytes",
            "simplify its paths (in Inkscape: Path, Simplify), or remove embedded images",
        )
        return None
    reader = _Reader(place, problems)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        problems.error(
            Place(place.file, error.lineno, error.offset + 1),
            "svg-broken",
            f"the picture is not XML: {expat.ErrorString(error.code)}",
            "save it again as plain SVG, in UTF-8",
        )
        return None
    except _Stop:
        return None
    if reader.wrong:
        return None
    if not reader.paths:
        problems.error(place, "svg-empty", "the picture draws nothing", "give its shapes a fill or a stroke")
        return None
    width, height = reader.size
    return Drawing(width, height, tuple(reader.paths))


class _Stop(Exception):
    """The file must not be read any further; the problem is told."""


@dataclass(frozen=True, slots=True)
class _State:
    """What an element hands down to those in it."""

    style: Mapping[str, str]
    matrix: Matrix
    shown: bool = True
    inert: bool = False  # inside metadata or another program's elements: checked, not drawn
    defs: bool = False


_INERT: Final = _State({}, IDENTITY, inert=True)


class _Reader:
    """Expat's handlers: one pass from tags to paths."""

    def __init__(self, place: Place, problems: Problems) -> None:
        self.paths: list[Path] = []
        self.size = (0.0, 0.0)
        self.wrong = False
        self._place = place
        self._problems = problems
        self._said: set[tuple[str, str]] = set()
        self._states: list[_State] = []
        self._elements = 0
        self.parser = expat.ParserCreate("utf-8", " ")  # names arrive as "namespace name"
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _error(self, code: str, message: str, way_out: str) -> None:
        """Tell a problem at the place of the tag that is being read, once a file."""
        self.wrong = True
        if (code, message) not in self._said:
            self._said.add((code, message))
            where = Place(self._place.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
            self._problems.error(where, code, message, way_out)
        if len(self._said) >= MAX_PROBLEMS:
            raise _Stop

    def _doctype(self, *_: object) -> None:
        self._error(
            "svg-doctype",
            "the picture declares a DOCTYPE, which can hold entities",
            "remove the <!DOCTYPE ...> line; no program needs it",
        )
        raise _Stop

    def _instruction(self, target: str, _: str) -> None:
        self._error(
            "svg-instruction",
            f"the picture holds the processing instruction <?{target} ...?>",
            "remove it; a picture needs no style sheet and no program's notes",
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            self._error(
                "svg-too-complex",
                f"the picture has more than {MAX_ELEMENTS:,} elements",
                "simplify it, or join shapes of one colour into one path",
            )
            raise _Stop
        if len(self._states) >= MAX_DEPTH:
            self._error(
                "svg-too-complex",
                f"the picture's groups are nested more than {MAX_DEPTH} deep",
                "ungroup it (in Inkscape: Extensions, Arrange, Deep Ungroup)",
            )
            raise _Stop
        namespace, _, name = tag.rpartition(" ")
        if not self._states:
            self._states.append(self._root(namespace, name, attributes))
            return
        outer = self._states[-1]
        inert = outer.inert or namespace != _SVG or name in _SILENT
        self._refuse_attributes(name, attributes)
        refusal = _refusal(namespace, name, outer, inert=inert)
        if refusal is not None:
            self._error(*refusal)
        if inert or refusal is not None:
            self._states.append(_INERT)
            return
        try:
            state, own = self._inherit(outer, name, attributes)
        except values.Wrong as wrong:
            self._error(wrong.code, wrong.message, wrong.way_out)
            self._states.append(_INERT)
            return
        self._states.append(state)
        if name in _SHAPES and state.shown:
            try:
                self._shape(name, own, state)
            except outline.NotAnOutline as error:
                self._error("svg-outline", f"a <{name}> cannot be read: {error}", "save the picture again as plain SVG")
            except values.Wrong as wrong:
                self._error(wrong.code, wrong.message, wrong.way_out)

    def _end(self, _: str) -> None:
        self._states.pop()

    def _root(self, namespace: str, name: str, attributes: dict[str, str]) -> _State:
        if name != "svg" or namespace != _SVG:
            said = f"the file's outermost element is <{name}>"
            if name == "svg":
                said = "the <svg> element is not of the SVG namespace"
            self._error("svg-broken", said, f'the file must begin with <svg xmlns="{_SVG}" viewBox="...">')
            raise _Stop
        self._refuse_attributes(name, attributes)
        try:
            box = outline.numbers(attributes.get("viewBox", ""))
        except outline.NotAnOutline:
            box = []
        if len(box) != 4 or not all(0 < side <= values.MAX_COORDINATE for side in box[2:]) or not values.all_sane(box):
            self._error(
                "svg-viewbox",
                "the picture has no viewBox" if "viewBox" not in attributes else "the picture's viewBox is no box",
                'add one: <svg viewBox="0 0 72 72"> is left, top, width, height',
            )
            raise _Stop
        self.size = (round(box[2], 3), round(box[3], 3))
        try:
            return self._inherit(_State({}, shift(-box[0], -box[1])), name, attributes)[0]
        except values.Wrong as wrong:
            self._error(wrong.code, wrong.message, wrong.way_out)
            raise _Stop from None

    def _refuse_attributes(self, name: str, attributes: dict[str, str]) -> None:
        for key, value in attributes.items():
            local = key.rpartition(" ")[2].lower()
            if local.startswith("on") and " " not in key:
                self._error("svg-active", f"<{name}> has the event attribute {key}", "remove it")
            elif (key == _XLINK_HREF or local in ("href", "src")) and not value.strip().startswith("#"):
                self._error(
                    "svg-link", f"<{name}> refers to {values.short(value)}, outside the picture", "remove the link"
                )
            elif "(" in value and not _inner_urls(value):
                self._error("svg-link", f"<{name}> refers outside the picture in {local}", "remove the link")

    def _inherit(self, outer: _State, name: str, attributes: dict[str, str]) -> tuple[_State, dict[str, str]]:
        """Return what holds inside an element, and its own attributes with its style's declarations among them."""
        own = attributes
        if "style" in own:
            own = own | values.declarations(own["style"])
        for key, harmless in _UNDRAWN.items():
            if key in own and " ".join(own[key].split()) not in harmless:
                raise values.Wrong("svg-effect", f"{key} on <{name}> is not drawn", _REDRAW)
        shown = outer.shown and own.get("display", "").strip() != "none"
        if "opacity" in own:
            shown = values.is_seen(own["opacity"], "opacity", name) and shown
        style = outer.style
        changed = {key: own[key].strip() for key in _INHERITED & own.keys() if own[key].strip() != "inherit"}
        if changed:
            style = {**style, **changed}
        matrix = outer.matrix
        if "transform" in own:
            matrix = matrix @ values.transform(own["transform"])
        return _State(style, matrix, shown, defs=outer.defs or name == "defs"), own

    def _shape(self, name: str, own: Mapping[str, str], state: _State) -> None:
        style, matrix = state.style, state.matrix
        if style.get("visibility", "visible") != "visible":
            return
        fill = values.colour(style.get("fill", "#000000"), style, "fill")
        stroke = values.colour(style.get("stroke", "none"), style, "stroke")
        if "fill-opacity" in style and not values.is_seen(style["fill-opacity"], "fill-opacity", name):
            fill = None
        if "stroke-opacity" in style and not values.is_seen(style["stroke-opacity"], "stroke-opacity", name):
            stroke = None
        width = values.length(style, "stroke-width", 1.0) * matrix.scale
        if width <= 0:
            stroke = None
        elif not width <= values.MAX_COORDINATE:
            raise outline.NotAnOutline(f"its line is wider than {values.MAX_COORDINATE:,.0f}")
        if name == "line":
            fill = None
        if fill is None and stroke is None:
            return
        if stroke is not None and matrix.unevenness > 1.5:
            raise values.Wrong(
                "svg-outline",
                f"the line of a <{name}> is stretched unevenly",
                "turn the stroke into a path (in Inkscape: Path, Stroke to Path)",
            )
        steps = moved_steps(_steps(name, own), matrix)
        if not steps:
            return
        for step in steps:
            for value in step[1:]:
                if not -values.MAX_COORDINATE <= value <= values.MAX_COORDINATE:
                    raise outline.NotAnOutline(f"a coordinate lies beyond {values.MAX_COORDINATE:,.0f}")
        even_odd = style.get("fill-rule") == "evenodd"
        filled = Path(steps, fill=fill, even_odd=even_odd)
        if stroke is None:
            self.paths.append(filled)
            return
        path = Path(
            steps,
            fill=fill,
            stroke=stroke,
            width=round(width, 3),
            cap=values.choice(style, "stroke-linecap", values.CAPS),
            join=values.choice(style, "stroke-linejoin", values.JOINS),
            even_odd=even_odd,
            dash=values.dash(style, matrix.scale),
        )
        if fill is not None and style.get("paint-order", "").startswith("stroke"):
            self.paths += [_stroke_only(path), filled]
        else:
            self.paths.append(path)


def _refusal(namespace: str, name: str, outer: _State, *, inert: bool) -> tuple[str, str, str] | None:
    """Why an element must not be in a picture: (code, message, way out). Scripts not in notes either."""
    said = _REFUSED.get(name.lower())
    if said is not None and (namespace == _SVG or said[0] == "svg-active"):
        return said[0], f"the picture holds a <{name}> element", said[1]
    if inert:
        return None
    if name == "svg":
        return "svg-element", "an <svg> inside the <svg> is not drawn", "put its shapes into the outer one"
    if name not in _SHAPES and name not in _CONTAINERS:
        return "svg-element", f"<{name}> is not drawn", _REDRAW
    if outer.defs:
        return "svg-use", f"the <{name}> in <defs> is drawn only by what refers to it", "move it out of <defs>"
    return None


def _steps(name: str, own: Mapping[str, str]) -> list[Step]:
    """The outline of one of _SHAPES in its own coordinates; raises NotAnOutline and Wrong."""

    def lengths(*keys: str) -> tuple[float, ...]:
        return tuple(values.length(own, key) for key in keys)

    if name == "path":
        return outline.path_steps(own.get("d", ""))
    if name in ("polygon", "polyline"):
        return outline.polygon_steps(own.get("points", ""), closed=name == "polygon")
    if name == "circle":
        return outline.ellipse_steps(*lengths("cx", "cy", "r", "r"))
    if name == "ellipse":
        return outline.ellipse_steps(*lengths("cx", "cy", "rx", "ry"))
    if name == "line":
        x1, y1, x2, y2 = lengths("x1", "y1", "x2", "y2")
        return [("m", x1, y1), ("l", x2, y2)]
    given = [key for key in ("rx", "ry") if own.get(key, "auto") != "auto"]  # one radius stands for both
    return outline.rectangle_steps(*lengths("x", "y", "width", "height"), *(lengths(*given) * 2)[:2])


def _stroke_only(path: Path) -> Path:
    return Path(path.steps, stroke=path.stroke, width=path.width, cap=path.cap, join=path.join, dash=path.dash)


def _inner_urls(value: str) -> bool:
    """Say whether every url(...) in a value points into the picture itself."""
    found = re.findall(r"url\s*\(\s*['\"]?\s*(.?)", value, flags=re.IGNORECASE)
    return all(first == "#" for first in found)
