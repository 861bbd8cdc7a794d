"""The sheet by which one measures how far a printer's backs stand off: scales in front, a line on each behind them.

The scales are labelled with what has to be written into the profile: nobody has to think of mirrors or signs. The
offset that the profile has already is applied and stands in the middle, so a second print shows whether it is right.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.layout.context import Material
from cardgen.layout.data import Format, Page
from cardgen.layout.frame import Document, Frame, Mark, Run, Tag
from cardgen.layout.proofs.lines import write
from cardgen.layout.setting import line, rectangle
from cardgen.pictures.drawing import Path
from cardgen.pictures.geometry import Matrix, moved
from cardgen.press.imposition import Axis
from cardgen.press.marks import BLACK, cross
from cardgen.press.printers import Printer, SheetFormat, axis_of

SMALLEST: Final = 180.0  # mm of a sheet in both directions
_MARGIN: Final = 15.0
_WIDEST: Final = 190.0  # of the text
_REACH: Final = 4  # mm that a scale measures to each side
_FAN: Final = 6.0  # mm between labels, so that they can be read
_TICK: Final = 3.0
_LEADER: Final = 9.0
_LABEL: Final = 7.0
_NUMBER: Final = 7.0  # the column of a step's number
_THIN: Final = 0.12


@dataclass(frozen=True)
class Calibration:
    """What is asked for: a printer, one of its formats by name, the day and the publisher that a file bears."""

    printer: Printer
    format: str
    date: datetime.date
    publisher: str

    @property
    def form(self) -> SheetFormat:
        """The format."""
        return self.printer.formats[self.format]

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the paper; a format without a sheet of its own has none to measure."""
        assert self.form.sheet is not None
        return self.form.sheet

    @property
    def layout(self) -> Format:
        """The same sheet for the check of soundness."""
        page = Page(*self.sheet, bleed=0.0, safe=8.0)
        return Format("calibration", "calibration", page, (), {}, place=self.form.place)


def compose(material: Material, wanted: Calibration) -> Document:
    """Lay out the sheet, front and back. Words that the layout lacks are told to the material's problems."""
    width, height = wanted.sheet
    flip = wanted.printer.flip_of(wanted.form)
    axis = axis_of(flip, width, height)
    off = wanted.printer.back_of(wanted.form)
    gauges = (width * 0.32, height - 62.0), (width * 0.7, height - 50.0)
    front = [
        *_text(material, wanted, flip),
        _gauge(
            material, gauges[0], "calibrate-across", [off[0] + _sign(axis, "across") * u for u in _steps()], level=True
        ),
        _gauge(
            material, gauges[1], "calibrate-down", [off[1] + _sign(axis, "down") * v for v in _steps()], level=False
        ),
        _control(material, width / 2, height - 14.0),
        Tag("Artifact", tuple(_rings(width, height))),
    ]
    title = write(
        material, _word(material, "calibrate-back-title"), "proof-section", "ink", (_MARGIN, _MARGIN + 10, 90.0)
    )
    back = [
        Tag("H2", title.runs, SOURCE),
        Tag("Artifact", tuple(_moved(_needles(gauges, wanted.sheet, axis), off))),
        Tag("Artifact", tuple(_moved(_crosses(width, height), off))),
    ]
    name = f"{_word(material, 'calibrate-title').text} – {wanted.printer.title}"
    return Document(
        title=name,
        language=SOURCE,
        author=wanted.publisher,
        subject=wanted.format,
        date=wanted.date,
        frames=tuple(
            Frame(width, height, 0.0, tuple(tags), label=label) for tags, label in ((front, "1a"), (back, "1b"))
        ),
    )


def _steps() -> range:
    return range(-_REACH, _REACH + 1)


def _sign(axis: Axis, way: str) -> int:
    """Seen from the front, a back that was turned about the upright axis moves the other way across, and as it is down.

    What is written is what moves it back.
    """
    return 1 if (axis == "upright") == (way == "across") else -1


# -- front -------------------------------------------------------------------------------------------


def _text(material: Material, wanted: Calibration, flip: str) -> Iterator[Tag]:
    x, y = _MARGIN, _MARGIN + 6.0
    width = min(wanted.sheet[0] - 2 * _MARGIN, _WIDEST)
    title = write(material, _word(material, "calibrate-title"), "proof-title", "ink", (x, y, width))
    yield Tag("H1", title.runs, SOURCE)
    about = write(
        material, _said(f"{wanted.printer.title} · {wanted.form.title}"), "proof-how", "quiet", (x, title.bottom, width)
    )
    yield Tag("P", about.runs, SOURCE)
    y = about.bottom + 3.0
    steps = []
    for number, name in enumerate((flip, "length", "read", "write", "again", "crooked"), 1):
        label = write(material, _said(f"{number}."), "proof-how", "ink", (x, y, _NUMBER))
        said = write(
            material, _word(material, f"calibrate-{name}"), "proof-how", "ink", (x + _NUMBER, y, width - _NUMBER)
        )
        runs, y = said.runs, said.bottom + 1.0
        if name == "write":
            keys = write(
                material, _said(_keys(material, wanted)), "proof-command", "ink", (x + _NUMBER, y, width - _NUMBER)
            )
            runs, y = (*runs, *keys.runs), keys.bottom + 1.0
        steps.append(Tag("LI", (Tag("Lbl", label.runs), Tag("LBody", runs)), SOURCE))
    yield Tag("L", tuple(steps))


def _keys(material: Material, wanted: Calibration) -> str:
    """Where the numbers are written, and how."""
    owner = wanted.format if wanted.form.back is not None else str(wanted.printer.printer)
    across, down = (_word(material, f"calibrate-{name}").text for name in ("across", "down"))
    return f"content/printers/{wanted.printer.printer}.yaml, {owner}:   back: [{across}, {down}]"


def _gauge(material: Material, at: tuple[float, float], name: str, values: list[float], *, level: bool) -> Tag:
    """A scale with a label for each millimetre, fanned out so that all can be read."""
    x, y = at
    marks: list[Mark] = [_path(x, y, 0, 0, _REACH + 0.5, 0, level), _path(x, y, 0, 0, -_REACH - 0.5, 0, level)]
    for half in range(-2 * _REACH, 2 * _REACH + 1):
        marks.append(_path(x, y, half / 2, 0, half / 2, _TICK if half % 2 == 0 else _TICK / 2, level))
    labels: list[Run] = []
    for step, value in zip(_steps(), values, strict=True):
        marks.append(_path(x, y, step, _TICK, step * _FAN, _LEADER, level))
        text = _said(f"{value + 0.0:.4g}")
        along, up = step * _FAN, _LEADER + 0.8
        if level:
            labels += write(
                material, text, "proof-columns", "ink", (x + along - _LABEL / 2, y - up - 4.0, _LABEL), "centre"
            ).runs
        else:
            labels += write(material, text, "proof-columns", "ink", (x + up, y + along - 2.2, _LABEL)).runs
    word = _word(material, name)
    place = (x - 20.0, y - _LEADER - 12.0, 40.0) if level else (x - 26.0, y - 2.4, 22.0)
    head = write(material, word, "proof-section", "ink", place, "centre" if level else "right")
    return Tag("Figure", (*marks, *head.runs, *labels), language=SOURCE, alt=str(word.text))


def _path(x: float, y: float, a0: float, b0: float, a1: float, b1: float, level: bool) -> Path:
    """A line along a scale (a) and away from it (b): upwards from a level one, to the right of an upright one."""
    if level:
        return line(x + a0, y - b0, x + a1, y - b1, BLACK, _THIN)
    return line(x + b0, y + a0, x + b1, y + a1, BLACK, _THIN)


def _control(material: Material, x: float, y: float) -> Tag:
    """A line of 100 mm, for a ruler."""
    marks = [line(x - 50, y, x + 50, y, BLACK, _THIN)]
    marks += [line(end, y - 2, end, y + 2, BLACK, _THIN) for end in (x - 50, x + 50)]
    label = write(material, _said("100 mm"), "proof-columns", "ink", (x - 10, y - 5.0, 20.0), "centre")
    return Tag("Figure", (*marks, *label.runs), language=SOURCE, alt="100 mm")


def _corners(width: float, height: float) -> Iterator[tuple[float, float]]:
    for x in (_MARGIN, width - _MARGIN):
        for y in (_MARGIN, height - _MARGIN):
            yield x, y


def _rings(width: float, height: float) -> Iterator[Path]:
    for x, y in _corners(width, height):
        yield rectangle((x - 2, y - 2, 4, 4), stroke=BLACK, width=_THIN, radius=2)


# -- back --------------------------------------------------------------------------------------------


def _needles(
    gauges: tuple[tuple[float, float], tuple[float, float]], sheet: tuple[float, float], axis: Axis
) -> Iterator[Path]:
    """A line behind the middle of each scale, across it."""
    (x, y), (u, v) = (_behind(at, sheet, axis) for at in gauges)
    yield line(x, y - 14, x, y + 14, BLACK, _THIN)
    yield line(u - 14, v, u + 14, v, BLACK, _THIN)


def _behind(at: tuple[float, float], sheet: tuple[float, float], axis: Axis) -> tuple[float, float]:
    """The place on the back behind a place on the front."""
    x, y = at
    return (sheet[0] - x, y) if axis == "upright" else (x, sheet[1] - y)


def _crosses(width: float, height: float) -> Iterator[Path]:
    for x, y in _corners(width, height):
        yield from cross(x, y, 6.0)


def _moved(paths: Iterator[Path], by: tuple[float, float]) -> Iterator[Path]:
    for path in paths:
        yield moved(path, Matrix(e=by[0], f=by[1]))


def _word(material: Material, name: str) -> Phrase:
    return material.word(name, SOURCE)


def _said(text: str) -> Phrase:
    return Phrase(text, SOURCE, "approved")
