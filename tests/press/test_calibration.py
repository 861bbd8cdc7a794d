"""The sheet that measures a printer: what its scales say is what has to be written."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Final

import page as validation
import pytest

from cardgen import pdf
from cardgen.jobs.content import Content
from cardgen.layout import soundness
from cardgen.layout.frame import Document, Frame, Run, Tag, walk
from cardgen.layout.soundness import path_box
from cardgen.pictures.drawing import Path as Outline
from cardgen.press import SheetFormat, axis_of
from cardgen.press.calibration import Calibration, compose
from cardgen.press.printers import Flip
from cardgen.units import mm
from tests.press.pages import printer, with_calibration
from tests.projects import make

SHEETS: Final = ((297.0, 210.0), (210.0, 297.0), (450.0, 320.0))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    written = make(tmp_path_factory.mktemp("calibration"))
    with_calibration(written)
    return written.load()


def laid(content: Content, size: tuple[float, float], flip: Flip, back: tuple[float, float] = (0.0, 0.0)) -> Document:
    form = SheetFormat("Zkouška", "n-up", size, flip=flip)
    wanted = Calibration(printer(form, back=back), "test", datetime.date(2026, 11, 22), "Město")
    made = compose(content.ready, wanted)
    soundness.check(made, wanted.layout, content.ready, "calibration")
    content.problems.stop_on_errors()
    return made


@pytest.mark.parametrize("size", SHEETS)
@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("now", [(0.0, 0.0), (1.0, -2.0)])
def test_the_number_that_a_line_points_at_is_what_moves_backs_behind_their_fronts(
    content: Content, size: tuple[float, float], flip: Flip, now: tuple[float, float]
) -> None:
    front, back = laid(content, size, flip, now).frames
    off = (2.0, 1.0)  # how far this printer moves every back, as one sees the back
    across, down = (_needle(back, i) for i in (0, 1))
    seen_x, seen_y = across[0] + off[0], down[1] + off[1]
    if axis_of(flip, *size) == "upright":
        seen_x = size[0] - seen_x
    else:
        seen_y = size[1] - seen_y
    assert _read(front, 0, seen_x) == -off[0]
    assert _read(front, 1, seen_y) == -off[1]


def test_the_offset_that_the_profile_has_stands_in_the_middle_of_the_scales(content: Content) -> None:
    front = laid(content, SHEETS[0], "short", (0.5, -1.25)).frames[0]
    texts = [[text for text, _ in _labels(front, i)] for i in (0, 1)]
    assert [labels[4] for labels in texts] == ["0.5", "-1.25"]


def test_it_says_where_to_write_and_which_edge(content: Content) -> None:
    said = " ".join(
        mark.line.text for _, mark in walk(laid(content, SHEETS[0], "short").frames[0].tags) if isinstance(mark, Run)
    )
    assert "content/printers/test.yaml, test: back: [vodorovně, svisle]" in " ".join(said.split())
    assert "podle kratší strany" in said


def test_it_is_accessible(content: Content) -> None:
    data = pdf.write(laid(content, SHEETS[1], "long"), content.ready.shaper.faces)
    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []


def test_a_format_with_an_offset_of_its_own_is_named(content: Content) -> None:
    form = SheetFormat("Zkouška", "n-up", SHEETS[0], back=(1.0, 1.0))
    owner = dataclasses.replace(printer(form), formats={"across": form})
    made = compose(content.ready, Calibration(owner, "across", datetime.date(2026, 11, 22), "Město"))
    said = " ".join(mark.line.text for _, mark in walk(made.frames[0].tags) if isinstance(mark, Run))
    assert "content/printers/test.yaml, across:" in said


def _needle(back: Frame, number: int) -> tuple[float, float]:
    """The middle of a line on the back."""
    needles = next(tag for tag in back.tags if tag.role == "Artifact").children
    path = needles[number]
    assert isinstance(path, Outline)
    left, top, width, height = path_box(path)
    return left + width / 2, top + height / 2


def _labels(front: Frame, number: int) -> list[tuple[str, float]]:
    """What stands at a scale with where along it, the middle of each label."""
    gauge: Tag = [tag for tag in front.tags if tag.role == "Figure"][number]
    runs = [mark for mark in gauge.children if isinstance(mark, Run)][1:]  # behind the scale's name
    if number == 0:
        return [(run.line.text, run.x + mm(run.line.width * run.size / 1000) / 2) for run in runs]
    return [(run.line.text, run.y) for run in runs]


def _read(front: Frame, number: int, at: float) -> float:
    """The number that a line at this place points at: labels are fanned out to six times the scale."""
    labels = _labels(front, number)
    middle = labels[4][1]
    place = _middle(front, number)
    text, _ = min(labels, key=lambda label: abs((label[1] - middle) - (at - place) * 6))
    return float(text)


def _middle(front: Frame, number: int) -> float:
    """The middle of a scale: of its whole breadth without the fan."""
    gauge = [tag for tag in front.tags if tag.role == "Figure"][number]
    first = gauge.children[0]
    assert isinstance(first, Outline)
    return float(first.steps[0][1 + number])
