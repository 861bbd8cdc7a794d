"""A document of pages -> a document of sheets.

1. misfits    may these pages go on this printer's sheets? every reason against it, in mm
2. impose     which page goes where, as numbers
3. place      pages under their transforms, moved by creep and by the offset of backs, clipped to their bleed
4. marks      around them

Knows pages as frames alone, and of their layout only what `Pages` say.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cardgen.layout.data import Binding
from cardgen.layout.frame import Document, Finished, Frame, Mark, Picture, Placed, Run, Tag
from cardgen.pictures.drawing import Box, Path
from cardgen.pictures.geometry import Matrix, moved
from cardgen.press import marks
from cardgen.press.grid import Grid, grid_of, too_large
from cardgen.press.imposition import FOLDED, Slot, blanks, impose
from cardgen.press.printers import Printer, SheetFormat, axis_of
from cardgen.units import tidy

_TOLERANCE: Final = 0.05  # mm


@dataclass(frozen=True)
class Pages:
    """What a layout says of its pages: trim size, bleed, and what text keeps from the trim (`safe`), in mm.

    `binding` is where leaves are drilled; `folds` are x of folds on fronts, mirrored on backs. `cards` are leaves of
    their own, whatever their number; pages of a `booklet` come in fours. Pages that are `one_sided` have blank backs.
    """

    layout: str
    width: float
    height: float
    bleed: float
    safe: float
    binding: Binding | None = None
    folds: tuple[float, ...] = ()
    cards: bool = False
    booklet: bool = False
    one_sided: bool = False


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why pages cannot go on a sheet: a code, a sentence, the way out."""

    code: str
    says: str
    way_out: str


def paper_of(form: SheetFormat, pages: Pages) -> tuple[float, float]:
    """Width and height in mm of the paper on which pages are printed."""
    return grid_of(form, pages.width, pages.height).sheet


def misfits(pages: Pages, form: SheetFormat, printer: Printer) -> Iterator[Misfit]:
    """Yield every reason why a format cannot take the pages of a layout."""
    grid = grid_of(form, pages.width, pages.height)
    if form.scheme == "booklet" and (pages.cards or pages.folds or pages.one_sided):
        what = "its leaves are cards, each by itself" if pages.cards else "it is folded already"
        what = "it is drilled for a ring binder" if pages.binding else what
        what = "its backs stay blank" if pages.one_sided else what
        yield Misfit(
            "no-booklet", f"no booklet is made of the layout {pages.layout}: {what}", "choose a format of leaves"
        )
    excesses = [(excess, side) for excess, side in zip(too_large(grid, form, printer), ("wide", "high"), strict=True)]
    for excess, side in excesses:
        if excess > _TOLERANCE:
            count = f"{form.columns} x {form.rows} pages" if form.columns * form.rows > 1 else "a page"
            are = "are" if form.columns * form.rows > 1 else "is"
            yield Misfit(
                "does-not-fit",
                f"{count} of {pages.width:g} x {pages.height:g} mm (the layout {pages.layout}){_with(form, printer)} "
                f"{are} {excess:.1f} mm too {side} for a sheet of {grid.sheet[0]:g} x {grid.sheet[1]:g} mm",
                "choose a format with a larger sheet, or with fewer pages on it",
            )
    if form.bleed > pages.bleed + _TOLERANCE:
        yield Misfit(
            "no-bleed",
            f"the format bleeds {form.bleed:g} mm, and the pages of the layout {pages.layout} {pages.bleed:g} mm",
            f"give the layout a bleed of {form.bleed:g} mm, or the format one of {pages.bleed:g} mm",
        )
    left, top, _, _ = grid.block
    lost = printer.margin - min(left, top) - pages.safe
    if lost > _TOLERANCE and max(excess for excess, _ in excesses) <= _TOLERANCE:
        yield Misfit(
            "in-margin",
            f"the printer leaves {printer.margin:g} mm of each edge white: up to {lost:.1f} mm of what stands on pages "
            f"of the layout {pages.layout} would be missing",
            "choose a larger sheet, or a layout whose text keeps farther from the edge",
        )


def too_thick(count: int, pages: Pages, form: SheetFormat, printer: Printer) -> Iterator[Misfit]:
    """Yield why so many pages cannot be folded into one booklet."""
    if form.scheme != "booklet":
        return
    deepest = (count + blanks("booklet", count)) // FOLDED - 1
    shift = deepest * printer.creep_of(form)
    if shift > pages.safe:
        yield Misfit(
            "too-thick",
            f"the innermost of {deepest + 1} sheets would be {shift:.1f} mm nearer to the fold, and text keeps only "
            f"{pages.safe:g} mm off it",
            "use thinner paper, or glue the pages in place of stapling them",
        )


def _with(form: SheetFormat, printer: Printer) -> str:
    parts = [f"{form.bleed:g} mm of bleed"] if form.bleed else []
    parts += ["marks"] if any(mark != "drilling" for mark in form.marks) else []
    parts += [f"{printer.margin:g} mm of white margin"] if parts[-1:] == ["marks"] and printer.margin else []
    return f" with {', '.join(parts)}" if parts else ""


def sheets(document: Document, pages: Pages, form: SheetFormat, printer: Printer) -> Document:
    """Return the sheets of a document whose pages fit, front and back in turn.

    Links, bookmarks and anchors are left behind: paper has none. A document of a single page has no back; several
    one-sided pages have blank ones, so that they are printed right on both sides too.
    """
    count = len(document.frames)
    grid = grid_of(form, pages.width, pages.height)
    axis = axis_of(printer.flip_of(form), *grid.sheet)
    creep = printer.creep_of(form)
    plain = [_plain(frame) for frame in document.frames]
    made: list[Frame] = []
    for number, sheet in enumerate(
        impose(form.scheme, count, form.columns, form.rows, axis, one_sided=pages.one_sided), 1
    ):
        for side, slots in (("a", sheet.front), ("b", sheet.back)):
            back = side == "b"
            if back and count == 1:
                continue
            by = printer.back_of(form) if back else (0.0, 0.0)
            placed = tuple(
                _placed(plain[slot.page - 1], slot, grid, creep, by) for slot in slots if slot.page is not None
            )
            drawn = _marks(pages, form, grid, slots, creep, back=back)
            made.append(
                Frame(
                    *grid.sheet,
                    bleed=form.bleed,
                    tags=(Tag("Artifact", tuple(_moved(mark, by) for mark in drawn)),) if drawn else (),
                    label=f"{number}{side}",
                    trim=_shifted(grid.block, by),
                    placed=placed,
                )
            )
    return dataclasses.replace(document, frames=tuple(made), bookmarks=())


def _placed(frame: Frame, slot: Slot, grid: Grid, creep: float, by: tuple[float, float]) -> Placed:
    assert slot.page is not None
    x, y, _, _ = _shifted(grid.trim(slot, creep), by)
    return Placed(frame, x, y, _shifted(grid.clip(slot, creep), by), slot.page, slot.turned)


def _marks(
    pages: Pages, form: SheetFormat, grid: Grid, slots: tuple[Slot, ...], creep: float, *, back: bool
) -> list[Path]:
    found: list[Path] = []
    if "crop" in form.marks:
        found += marks.crop(grid)
    if "fold" in form.marks:
        turned = back != any(slot.turned for slot in slots)  # a back on its head has its folds where its front has
        found += marks.fold(grid, [grid.width - x if turned else x for x in pages.folds])
    if "registration" in form.marks:
        folds = pages.folds if "fold" in form.marks else ()
        found += marks.registration(grid, folds, bars="colour-bars" in form.marks)
    if "drilling" in form.marks and pages.binding:
        for slot in slots:
            if slot.page is not None:
                found += marks.drilling(grid.trim(slot, creep), _holes(pages, back=back), turned=slot.turned)
    if "colour-bars" in form.marks:
        found += marks.colour_bars(grid)
    return found


def _holes(pages: Pages, *, back: bool) -> list[tuple[float, float]]:
    """The centres of the holes on a page, from its top left corner."""
    binding = pages.binding
    if binding is None:
        return []
    width = pages.width
    if binding.edge == "top":
        return [(width - along if back else along, binding.from_edge) for along in binding.holes]
    return [(width - binding.from_edge if back else binding.from_edge, along) for along in binding.holes]


# -- what paper does not need ----------------------------------------------------------------------


def _plain(frame: Frame) -> Frame:
    """A page without links, and without what stands wholly outside its trim: those were marks of the page alone."""
    return dataclasses.replace(frame, tags=tuple(_tag(tag, frame) for tag in frame.tags), anchor="")


def _tag(tag: Tag, frame: Frame) -> Tag:
    children: list[Tag | Mark] = []
    for child in tag.children:
        if isinstance(child, Tag):
            children.append(_tag(child, frame))
        elif not _outside(child, frame):
            children.append(child)
    role = "Span" if tag.role == "Link" else tag.role
    return dataclasses.replace(tag, role=role, children=tuple(children), target=None)


def _outside(mark: Mark, frame: Frame) -> bool:
    if isinstance(mark, Run | Picture | Finished):
        return False
    xs = [float(value) for step in mark.steps for value in step[1::2]]
    ys = [float(value) for step in mark.steps for value in step[2::2]]
    return bool(xs) and (max(xs) < 0 or min(xs) > frame.width or max(ys) < 0 or min(ys) > frame.height)


def _shifted(box: Box, by: tuple[float, float]) -> Box:
    return tidy(box[0] + by[0]), tidy(box[1] + by[1]), box[2], box[3]


def _moved(path: Path, by: tuple[float, float]) -> Path:
    return moved(path, Matrix(e=by[0], f=by[1]))
