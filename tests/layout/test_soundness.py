"""Every fault that a page may have, on pages made by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as FilePath

import pytest

from cardgen.jobs import content as contents
from cardgen.layout.context import Material
from cardgen.layout.data import Binding, Format, Page
from cardgen.layout.frame import Document, Frame, Mark, Picture, Run, Tag
from cardgen.layout.setting import line, rectangle
from cardgen.layout.soundness import Fault, check, faults, ink, path_box
from cardgen.pictures.drawing import Drawing, Path
from cardgen.problems import Place
from cardgen.typography import Tongue
from cardgen.units import mm
from tests.jobs.tiny import tiny

PAGE = Page(width=148.0, height=210.0, bleed=3.0, safe=5.0)
PLAIN = Format("plain", "Bez vazby", PAGE, (), {}, place=Place("content/layouts/plain.yaml", 3, 1))
RINGS = replace(PLAIN, binding=Binding("left", (65.0, 145.0), clear=20.0))
BLOCK = replace(PLAIN, binding=Binding("top", (65.0, 145.0), clear=20.0))
DRAWING = Drawing(1.0, 1.0, (rectangle((0, 0, 1, 1), fill="#000000"),))

Say = Callable[[str, float, float], Run]
Find = Callable[..., list[Fault]]


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return contents.load(tiny(tmp_path_factory.mktemp("soundness")).project).ready


@pytest.fixture
def say(material: Material) -> Say:
    """A line in 20 pt with its baseline at (x, y)."""

    def run(text: str, x: float, y: float) -> Run:
        return Run(x, y, 20.0, "#000000", material.shaper.shape(text, Tongue("cs", "Latn", "text")))

    return run


@pytest.fixture
def find(material: Material) -> Find:
    def found(*marks: Mark | Tag, layout: Format = PLAIN, back: bool = False) -> list[Fault]:
        frame = Frame(148.0, 210.0, 3.0, (Tag("P", marks),))
        return list(faults(frame, layout, material.shaper, back=back))

    return found


def picture(x: float, y: float, width: float = 20.0, height: float = 20.0) -> Picture:
    return Picture(x, y, width, height, DRAWING)


def box(x: float, y: float, width: float, height: float, *, bleeds: bool = False) -> Path:
    return rectangle((x, y, width, height), fill="#eeeeee", bleeds=bleeds)


# -- the safe zone -------------------------------------------------------------------------------


@pytest.mark.parametrize(("x", "y"), [(5, 5), (123, 5), (5, 185), (123, 185), (60, 90)])
def test_a_picture_inside_the_safe_zone_is_sound(find: Find, x: float, y: float) -> None:
    assert find(picture(x, y)) == []


@pytest.mark.parametrize(("x", "y"), [(3, 90), (125, 90), (60, 3), (60, 187)])
def test_a_picture_that_leaves_the_safe_zone_on_any_side_is_a_fault(find: Find, x: float, y: float) -> None:
    assert find(picture(x, y)) == [Fault("outside-safe-zone", "a picture leaves the safe zone by 2.0 mm")]


def test_a_picture_off_the_page_is_a_fault(find: Find) -> None:
    assert find(picture(200, 90)) == [Fault("outside-safe-zone", "a picture leaves the safe zone by 77.0 mm")]


def test_a_shape_that_leaves_the_safe_zone_is_a_fault(find: Find) -> None:
    assert find(box(60, 200, 20, 8)) == [Fault("outside-safe-zone", "a shape leaves the safe zone by 3.0 mm")]


def test_a_shape_that_is_meant_to_bleed_may_leave_the_safe_zone(find: Find) -> None:
    assert find(box(-3, -3, 154, 30, bleeds=True)) == []


def test_a_ground_that_reaches_the_trim_and_not_the_end_of_the_bleed_is_a_fault(find: Find) -> None:
    assert find(box(0, -3, 60, 30, bleeds=True)) == [
        Fault(
            "short-of-bleed",
            "a coloured shape reaches the trim on the left and ends 0.0 mm beyond it, 3.0 mm short of the bleed",
        )
    ]
    (fault,) = find(box(100, -3, 49, 30, bleeds=True))
    assert fault.says.startswith(
        "a coloured shape reaches the trim on the right and ends 1.0 mm beyond it, 2.0 mm short"
    )


def test_half_the_line_around_a_shape_counts(find: Find) -> None:
    framed = rectangle((5, 90, 20, 20), stroke="#000000", width=1.0)
    assert find(framed) == [Fault("outside-safe-zone", "a shape leaves the safe zone by 0.5 mm")]


def test_a_line_of_text_that_leaves_the_safe_zone_is_named_by_its_words(find: Find, say: Say) -> None:
    (fault,) = find(say("Bolí to? ", 130.0, 90.0))
    assert fault.code == "outside-safe-zone"
    assert fault.says.startswith("'Bolí to?' leaves the safe zone by ")


def test_the_ink_counts_and_not_the_box_of_the_line(find: Find, say: Say) -> None:
    high = mm(20) * 0.71  # a capital reaches a little less above its baseline than the accent on one
    assert find(say("H", 60.0, 5.0 + high)) == []
    assert [fault.code for fault in find(say("Ě", 60.0, 5.0 + high))] == ["outside-safe-zone"]


def test_a_twentieth_of_a_millimetre_is_forgiven(find: Find) -> None:
    assert find(picture(4.96, 90)) == []
    assert len(find(picture(4.94, 90))) == 1


# -- the drilling --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("layout", "back", "mark"),
    [
        (RINGS, False, picture(17, 90)),
        (RINGS, True, picture(111, 90)),
        (BLOCK, False, picture(60, 17)),
        (BLOCK, True, picture(60, 17)),
    ],
)
def test_a_picture_in_the_strip_for_the_holes_is_a_fault_on_front_and_back(
    find: Find, layout: Format, back: bool, mark: Picture
) -> None:
    assert find(mark, layout=layout, back=back) == [
        Fault("in-drilling", "a picture is 3.0 mm inside the strip for the holes")
    ]


@pytest.mark.parametrize(("layout", "back", "mark"), [(RINGS, False, picture(20, 90)), (RINGS, True, picture(108, 90))])
def test_a_picture_beside_the_strip_for_the_holes_is_sound(
    find: Find, layout: Format, back: bool, mark: Picture
) -> None:
    assert find(mark, layout=layout, back=back) == []


def test_the_strip_is_on_the_other_side_of_the_back(find: Find) -> None:
    assert find(picture(8, 90), layout=RINGS, back=True) == []
    assert find(picture(120, 90), layout=RINGS, back=False) == []


def test_a_page_without_binding_has_no_strip(find: Find) -> None:
    assert find(picture(8, 90), back=False) == []


def test_a_shape_and_a_text_in_the_strip_are_faults_and_a_ground_that_bleeds_is_not(find: Find, say: Say) -> None:
    found = find(box(15, 60, 20, 8), say("Ano", 18.0, 100.0), box(-3, -3, 60, 40, bleeds=True), layout=RINGS)
    assert [fault.code for fault in found] == ["in-drilling", "in-drilling"]
    assert found[0].says == "a shape is 5.0 mm inside the strip for the holes"
    assert found[1].says.startswith("'Ano' is ")


# -- one over the other --------------------------------------------------------------------------


def test_pictures_that_lie_over_each_other_are_a_fault(find: Find) -> None:
    assert find(picture(40, 40), picture(58, 50)) == [
        Fault("overlap", "a picture and a picture lie over each other by 2.0 mm")
    ]


def test_pictures_that_touch_are_sound(find: Find) -> None:
    assert find(picture(40, 40), picture(60, 40), picture(40, 60), picture(60, 60)) == []


def test_a_text_over_a_picture_is_a_fault(find: Find, say: Say) -> None:
    (fault,) = find(picture(40, 40), say("Ano", 50.0, 55.0))
    assert fault.code == "overlap"
    assert "'Ano'" in fault.says
    assert "a picture" in fault.says


def test_lines_that_run_into_each_other_are_a_fault(find: Find, say: Say) -> None:
    assert [fault.code for fault in find(say("Ano", 40.0, 60.0), say("Ne", 41.0, 62.0))] == ["overlap"]
    assert find(say("Ano", 40.0, 60.0), say("Ne", 41.0, 70.0)) == []


def test_every_pair_is_told_and_not_the_first(find: Find) -> None:
    assert len(find(picture(40, 40), picture(42, 42), picture(44, 44))) == 3


def test_a_tall_one_and_a_low_one_far_below_its_top_are_compared(find: Find) -> None:
    assert len(find(picture(40, 20, 20, 150), picture(80, 30), picture(50, 160, 20, 20))) == 1


def test_marks_in_different_tags_are_compared(find: Find) -> None:
    assert len(find(Tag("Figure", (picture(40, 40),)), Tag("Artifact", (picture(42, 42),)))) == 1


def test_text_and_pictures_may_stand_on_shapes(find: Find, say: Say) -> None:
    assert find(box(30, 30, 60, 60), picture(40, 40), say("Ano", 62.0, 60.0), line(30, 65, 90, 65, "#000000")) == []


def test_a_line_of_spaces_is_no_ink(find: Find, say: Say) -> None:
    assert find(say("   ", 200.0, 300.0)) == []


def test_several_kinds_of_faults_are_told_together(find: Find) -> None:
    found = find(picture(2, 90), picture(3, 91), layout=RINGS)
    assert sorted(fault.code for fault in found) == [
        "in-drilling",
        "in-drilling",
        "outside-safe-zone",
        "outside-safe-zone",
        "overlap",
    ]


def test_an_empty_page_is_sound(find: Find) -> None:
    assert find() == []


# -- boxes ---------------------------------------------------------------------------------------


def test_the_box_of_ink_is_what_the_letters_fill(say: Say, material: Material) -> None:
    x, y, width, height = ink(say("H", 40.0, 60.0), material.shaper)
    assert 40.0 < x < 41.0  # the side bearing
    assert y + height == pytest.approx(60.0, abs=0.01)
    assert height == pytest.approx(mm(20) * 0.66, abs=0.1)  # the height of capitals
    assert 3.0 < width < 4.5


def test_letters_below_the_line_reach_below_the_baseline(say: Say, material: Material) -> None:
    _, y, _, height = ink(say("g", 40.0, 60.0), material.shaper)
    assert 60.8 < y + height < 62.0


def test_the_box_of_a_path_goes_around_its_points_and_half_its_line() -> None:
    path = Path((("m", 10.0, 20.0), ("c", 5.0, 20.0, 10.0, 40.0, 30.0, 25.0), ("h",)), stroke="#000000", width=2.0)
    assert path_box(path) == (4.0, 19.0, 27.0, 22.0)


# -- a document ----------------------------------------------------------------------------------


def test_faults_are_told_at_the_layout_with_the_name_and_side_of_the_page(tmp_path: FilePath) -> None:
    material = contents.load(tiny(tmp_path).project).ready

    def frame(x: float, label: str = "", anchor: str = "") -> Frame:
        return Frame(148.0, 210.0, 3.0, (Tag("P", (picture(x, 90),)),), anchor, label)

    frames = (
        frame(60),
        frame(60),
        frame(3, label="W1", anchor="x"),
        frame(125, label="W1"),
        frame(3, anchor="index"),
        frame(3),
    )
    document = Document("T", "cs", "A", "S", datetime.date(2026, 11, 22), frames)
    check(document, RINGS, material, "ward, vi")
    outside = [str(problem) for problem in material.problems if problem.code == "outside-safe-zone"]
    place = "content/layouts/plain.yaml:3:1"
    way_out = "    move or resize the block in the layout, or shorten the text"
    fault = f"a picture leaves the safe zone by 2.0 mm [outside-safe-zone]\n{way_out}"
    assert outside == [
        f"{place}: error: ward, vi, W1 (back): {fault}",
        f"{place}: error: ward, vi, W1 (front): {fault}",
        f"{place}: error: ward, vi, index (front): {fault}",
        f"{place}: error: ward, vi, page 6 (back): {fault}",
    ]
    drilled = [problem.message for problem in material.problems if problem.code == "in-drilling"]
    assert drilled == [
        "ward, vi, W1 (back): a picture is 17.0 mm inside the strip for the holes",
        "ward, vi, W1 (front): a picture is 17.0 mm inside the strip for the holes",
        "ward, vi, index (front): a picture is 17.0 mm inside the strip for the holes",
    ]
