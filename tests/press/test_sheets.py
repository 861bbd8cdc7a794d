"""Pages on paper, as frames: places, clips, creep, offsets, marks, and what does not fit."""

from __future__ import annotations

import dataclasses
from typing import Final

import pytest

from cardgen.layout.frame import Frame, Tag, walk
from cardgen.layout.setting import line
from cardgen.layout.soundness import path_box
from cardgen.pictures.drawing import Box, Path
from cardgen.press import Pages, SheetFormat, axis_of, load, misfits, sheets, too_thick
from cardgen.press.printers import MarkName
from cardgen.problems import Problems
from cardgen.project import Project
from tests.press.pages import BOOK, CARDS, LEAFLET, document, printer
from tests.projects import REAL

A4: Final = (297.0, 210.0)
SRA3: Final = (450.0, 320.0)
BOOKLET: Final = SheetFormat("Sešit", "booklet", A4, columns=2)
TRIMMED: Final = SheetFormat("Sešit", "booklet", SRA3, columns=2, bleed=3, marks=("crop", "fold"))
CUT: Final = SheetFormat("Karty", "cut-and-stack", (320, 450), columns=2, rows=2, bleed=3, marks=("crop", "drilling"))


def marks_of(frame: Frame) -> list[Path]:
    return [mark for _, mark in walk(frame.tags) if isinstance(mark, Path)]


def ends(path: Path) -> tuple[tuple[float, float], ...]:
    """Both ends of a straight line."""
    return tuple((step[1], step[2]) for step in path.steps if len(step) == 3)


def test_a_booklet_lies_in_the_middle_of_its_paper() -> None:
    front = sheets(document(8), BOOK, BOOKLET, printer(BOOKLET)).frames[0]
    assert (front.width, front.height, front.trim) == (297, 210, (0.5, 0, 296, 210))
    assert [(placed.number, placed.x, placed.y) for placed in front.placed] == [(8, 0.5, 0), (1, 148.5, 0)]


def test_nothing_is_drawn_beyond_fold_trim_and_paper() -> None:
    plain = sheets(document(4), BOOK, BOOKLET, printer(BOOKLET)).frames[0]
    assert [placed.clip for placed in plain.placed] == [(0.5, 0, 148, 210), (148.5, 0, 148, 210)]
    bled = sheets(document(4), BOOK, TRIMMED, printer(TRIMMED)).frames[0]
    assert [placed.clip for placed in bled.placed] == [(74, 52, 151, 216), (225, 52, 151, 216)]


def test_a_bleed_ends_in_the_middle_of_a_narrow_gutter() -> None:
    form = dataclasses.replace(CUT, gutter=(4, 2))
    front = sheets(document(8, CARDS), CARDS, form, printer(form)).frames[0]
    clips = [placed.clip for placed in front.placed]
    assert clips[0][0] + clips[0][2] == clips[1][0] == 160
    assert clips[0][1] + clips[0][3] == clips[2][1] == 225


def test_each_further_sheet_of_a_booklet_is_nearer_to_the_fold_by_the_thickness_of_the_paper() -> None:
    made = sheets(document(12), BOOK, TRIMMED, printer(TRIMMED)).frames
    for depth, (front, back) in enumerate(zip(made[0::2], made[1::2], strict=True)):
        for left, right in (front.placed, back.placed):
            assert left.x == pytest.approx(77 + depth * 0.1)
            assert right.x == pytest.approx(225 - depth * 0.1)
            assert left.clip[0] + left.clip[2] == right.clip[0] == 225  # the fold


def test_creep_may_be_set_and_moves_pages_on_tumbled_backs_to_the_fold_too() -> None:
    form = dataclasses.replace(TRIMMED, creep=0.25, flip="long")
    inner = sheets(document(8), BOOK, form, printer(form)).frames[3]
    assert [(placed.number, placed.x, placed.turned) for placed in inner.placed] == [
        (5, 77.25, True),
        (4, 224.75, True),
    ]


def test_backs_are_moved_by_the_offset_of_the_printer_with_their_marks_and_fronts_are_not() -> None:
    still = sheets(document(8, CARDS), CARDS, CUT, printer(CUT)).frames
    moved = sheets(document(8, CARDS), CARDS, CUT, printer(CUT, back=(0.5, -0.25))).frames
    assert moved[0] == still[0]
    for one, other in zip(moved[1].placed, still[1].placed, strict=True):
        assert (one.x - other.x, one.y - other.y) == (0.5, -0.25)
        assert (one.clip[0] - other.clip[0], one.clip[1] - other.clip[1]) == (0.5, -0.25)
    for path, before in zip(marks_of(moved[1]), marks_of(still[1]), strict=True):
        for (x, y), (x0, y0) in zip(ends(path), ends(before), strict=True):
            assert (x - x0, y - y0) == (0.5, -0.25)


@pytest.mark.parametrize("marks", [("crop",), ("fold",), ("registration",), ("colour-bars",)])
@pytest.mark.parametrize("bleed", [0.0, 3.0])
def test_marks_stand_outside_the_bleed(marks: tuple[MarkName], bleed: float) -> None:
    form = SheetFormat("Strany", "n-up", bleed=bleed, marks=marks)
    front = sheets(document(2, LEAFLET), LEAFLET, form, printer(form)).frames[0]
    assert front.trim
    assert marks_of(front)
    for path in marks_of(front):
        assert _apart(path_box(path), _grown(front.trim, bleed))
        assert not _apart(path_box(path), (0, 0, front.width, front.height))


BUILT_IN: Final = {
    f"{name} {key}": form
    for name, one in load(Project(REAL), Problems()).items()
    for key, form in one.formats.items()
    if "registration" in form.marks
}
ALL_MARKS: Final[tuple[MarkName, ...]] = ("crop", "fold", "registration", "colour-bars")
MANY: Final = {
    f"{columns} by {rows}": SheetFormat("Karty", "n-up", columns=columns, rows=rows, bleed=3, marks=ALL_MARKS)
    for columns in range(1, 7)
    for rows in range(1, 4)
}
NARROW: Final = Pages("bookmark", 50, 148, 3, 5)


@pytest.mark.parametrize("form", [pytest.param(form, id=name) for name, form in {**BUILT_IN, **MANY}.items()])
@pytest.mark.parametrize("pages", [CARDS, BOOK, LEAFLET, NARROW], ids=lambda pages: str(pages.layout))
def test_registration_marks_keep_clear_of_all_others_and_lie_behind_one_another(
    form: SheetFormat, pages: Pages
) -> None:
    if any(misfits(pages, form, printer(form))):
        form = dataclasses.replace(form, sheet=None)
    paper = sheets(document(2, pages), pages, form, printer(form)).frames[0]
    form = dataclasses.replace(form, sheet=(paper.width, paper.height))
    rest = dataclasses.replace(form, marks=tuple(mark for mark in form.marks if mark != "registration"))
    whole, others = (
        [set(marks_of(frame)) for frame in sheets(document(2, pages), pages, one, printer(one)).frames]
        for one in (form, rest)
    )
    crosses = [{path_box(path) for path in side - other} for side, other in zip(whole, others, strict=True)]
    assert crosses[0] == crosses[1]  # in the middle of paper that is turned over, whichever way
    assert len(crosses[0]) >= 2 * 3  # a circle and two lines each
    circles = [(x, y, wide, high) for x, y, wide, high in crosses[0] if wide == high]
    assert all(one is other or _apart(_grown(one, 2.9), _grown(other, 2.5)) for one in circles for other in circles)
    for cross in crosses[0]:
        assert all(_apart(_grown(cross, 2.9), path_box(path)) for side in others for path in side), cross


def test_every_cut_has_its_marks_and_the_fold_of_a_booklet_none() -> None:
    cut = marks_of(sheets(document(8, CARDS), CARDS, dataclasses.replace(CUT, marks=("crop",)), printer(CUT)).frames[0])
    lines = [ends(path) for path in cut]
    assert sorted({one[0] for one, other in lines if one[0] == other[0]}) == [9, 157, 163, 311]
    assert sorted({one[1] for one, other in lines if one[1] == other[1]}) == [12, 222, 228, 438]
    folded = marks_of(sheets(document(4), BOOK, TRIMMED, printer(TRIMMED)).frames[0])
    upright = {ends(path)[0][0]: bool(path.dash) for path in folded if ends(path)[0][0] == ends(path)[1][0]}
    assert upright == {77: False, 225: True, 373: False}


@pytest.mark.parametrize("flip", ["long", "short"])
def test_the_folds_of_a_leaflet_are_mirrored_on_its_back(flip: str) -> None:
    form = SheetFormat("Leták", "n-up", SRA3, bleed=3, marks=("fold",), flip=flip)  # type: ignore[arg-type]
    front, back = sheets(document(2, LEAFLET), LEAFLET, form, printer(form)).frames
    folds = [sorted({ends(path)[0][0] for path in marks_of(frame)}) for frame in (front, back)]
    left = (450 - 297) / 2
    assert folds[0] == [left + 97, left + 197]
    mirrored = [left + 100, left + 200]
    assert folds[1] == (mirrored if flip == "short" else folds[0])


def test_marks_that_pages_bring_with_them_stay_behind() -> None:
    made = document(2, LEAFLET)
    own = Tag("Artifact", (line(97, -5, 97, -1, "#000000"), line(97, -1, 97, 5, "#000000")))
    marked = dataclasses.replace(made, frames=tuple(dataclasses.replace(f, tags=(*f.tags, own)) for f in made.frames))
    form = SheetFormat("Leták", "n-up", A4)
    (placed,) = sheets(marked, LEAFLET, form, printer(form)).frames[0].placed
    assert placed.frame.tags[-1] == Tag("Artifact", own.children[1:])


def test_paper_has_no_links_bookmarks_and_anchors_and_says_all_the_same() -> None:
    made = document(4)
    done = sheets(made, BOOK, BOOKLET, printer(BOOKLET))
    assert done.bookmarks == ()
    said = {placed.number: placed.frame for frame in done.frames for placed in frame.placed}
    for number, frame in enumerate(made.frames, 1):
        assert said[number].anchor == ""
        assert [mark for _, mark in walk(said[number].tags)] == [mark for _, mark in walk(frame.tags)]
        assert not any(tag and (tag.target or tag.role == "Link") for tag, _ in walk(said[number].tags))


def test_sheets_are_called_by_number_and_side_and_a_single_page_has_no_back() -> None:
    assert [frame.label for frame in sheets(document(8), BOOK, BOOKLET, printer(BOOKLET)).frames] == [
        "1a",
        "1b",
        "2a",
        "2b",
    ]
    form = SheetFormat("Strana", "n-up", A4)
    assert [frame.label for frame in sheets(document(1), BOOK, form, printer(form)).frames] == ["1a"]


def test_certificates_do_not_share_a_sheet_when_they_are_printed_on_both_sides() -> None:
    form = SheetFormat("Strana", "n-up", A4)
    pages = dataclasses.replace(BOOK, one_sided=True)
    made = sheets(document(2), pages, form, printer(form)).frames
    assert [[placed.number for placed in frame.placed] for frame in made] == [[1], [], [2], []]
    (told,) = misfits(pages, BOOKLET, printer(BOOKLET))
    assert told.says == "no booklet is made of the layout a5-book: its backs stay blank"


def test_without_a_sheet_of_its_own_the_paper_is_as_large_as_bleed_and_marks_need() -> None:
    plain = SheetFormat("Strany", "n-up", bleed=3)
    marked = SheetFormat("Strany", "n-up", bleed=3, marks=("crop",))
    one = sheets(document(2), BOOK, plain, printer(plain)).frames[0]
    other = sheets(document(2), BOOK, marked, printer(marked)).frames[0]
    assert (one.width, one.height, one.trim) == (154, 216, (3, 3, 148, 210))
    assert (other.width, other.height, other.trim) == (163, 225, (7.5, 7.5, 148, 210))


@pytest.mark.parametrize(
    ("flip", "size", "axis"),
    [("long", (210, 297), "upright"), ("short", (210, 297), "level"), ("long", A4, "level"), ("short", A4, "upright")],
)
def test_the_axis_follows_from_the_edge_and_from_how_the_sheet_lies(
    flip: str, size: tuple[float, float], axis: str
) -> None:
    assert axis_of(flip, *size) == axis  # type: ignore[arg-type]


# -- what does not fit -------------------------------------------------------------------------------


def test_what_fits_is_not_told() -> None:
    assert list(misfits(BOOK, BOOKLET, printer(BOOKLET, margin=4.2))) == []
    assert list(misfits(CARDS, CUT, printer(CUT, margin=4))) == []


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        (CARDS, "it is drilled for a ring binder"),
        (dataclasses.replace(CARDS, binding=None), "its leaves are cards, each by itself"),
        (dataclasses.replace(LEAFLET, width=140), "it is folded already"),
    ],
)
def test_only_pages_become_a_booklet(pages: object, why: str) -> None:
    (told,) = misfits(pages, BOOKLET, printer(BOOKLET))  # type: ignore[arg-type]
    assert (told.code, told.says) == ("no-booklet", f"no booklet is made of the layout {pages.layout}: {why}")  # type: ignore[attr-defined]


def test_a_page_that_does_not_fit_is_told_with_the_millimetres() -> None:
    form = SheetFormat("Sešit", "n-up", A4, bleed=3, marks=("crop",))
    assert [told.says for told in misfits(BOOK, form, printer(form, margin=4))] == [
        "a page of 148 x 210 mm (the layout a5-book) with 3 mm of bleed, marks, 4 mm of white margin is 18.0 mm "
        "too high for a sheet of 297 x 210 mm"
    ]
    two = SheetFormat("Karty", "cut-and-stack", (290, 205), columns=2)
    assert [told.says for told in misfits(BOOK, two, printer(two))] == [
        f"2 x 1 pages of 148 x 210 mm (the layout a5-book) are {by} mm too {side} for a sheet of 290 x 205 mm"
        for by, side in (("6.0", "wide"), ("5.0", "high"))
    ]


def test_pages_without_enough_bleed_are_told() -> None:
    form = SheetFormat("Strany", "n-up", bleed=5)
    (told,) = misfits(BOOK, form, printer(form))
    assert told.says == "the format bleeds 5 mm, and the pages of the layout a5-book 3 mm"


def test_text_that_the_printers_margin_would_take_is_told() -> None:
    (told,) = misfits(BOOK, BOOKLET, printer(BOOKLET, margin=6.5))
    assert told.says == (
        "the printer leaves 6.5 mm of each edge white: up to 1.5 mm of what stands on pages of the layout a5-book "
        "would be missing"
    )


def test_a_booklet_that_is_too_thick_is_told() -> None:
    assert list(too_thick(200, BOOK, TRIMMED, printer(TRIMMED))) == []
    (told,) = too_thick(300, BOOK, TRIMMED, printer(TRIMMED))
    assert told.says == (
        "the innermost of 75 sheets would be 7.4 mm nearer to the fold, and text keeps only 5 mm off it"
    )


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + 2 * by, box[3] + 2 * by


def _apart(one: Box, other: Box) -> bool:
    return any(
        a + wide <= b or b + high <= a
        for (a, wide), (b, high) in (((one[0], one[2]), (other[0], other[2])), ((one[1], one[3]), (other[1], other[3])))
    )
