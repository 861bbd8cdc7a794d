"""What stands on pages beside the text: page numbers, running lines, fold marks, and pages to write on."""

from __future__ import annotations

import dataclasses
from typing import Final

from cardgen.bank.strings import strings
from cardgen.languages import SOURCE
from cardgen.layout.documents.design import Design
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.texts import BOLD
from cardgen.layout.frame import Tag
from cardgen.layout.setting import Align, line, placed
from cardgen.pictures.drawing import Box
from cardgen.typography import Fitted, Style, fit

_FOLD_MARK: Final = 4.0  # mm: how long a mark is, outside the trim
_NOTES_LINE: Final = 9.0  # mm between the lines of a page for notes
_FOLIO: Final = Style((9.5,), 600)
_RUNNING: Final = Style((9.0, 8.5, 8.0), 400)


def furniture(setter: Setter, topic: str, title: str, page: int, count: int) -> list[Tag]:
    """What stands on a page of `count` around its text."""
    design = setter.design
    found: list[Tag] = []
    cover = design.opening == "cover"
    if design.folio and not (cover and page in (1, count)):
        box = _facing(design, design.folio, page)
        done = fit(str(page), _FOLIO, setter.speaker.tongue, setter.material.shaper, *box[2:])
        if isinstance(done, Fitted):
            align: Align = "right" if page % 2 else "left"
            found.append(Tag("Artifact", placed(done, setter.ink("quiet"), box, align)))
    if design.running and not (cover and page == 1):
        box = _facing(design, design.running, page)
        running = _running(setter, topic, title if cover else "", *box[2:])
        if running is not None:
            align = "left" if page % 2 else "right"
            runs = placed(running, setter.ink("quiet"), box, align)
            # what nobody has checked says so as long as it lies about: approval is a reason to print it again
            lasting = _is_unverified(setter, topic)
            found.append(Tag("P", runs, setter.speaker.language, lasting=lasting))
    return found + _fold_marks(setter, page)


def for_notes(setter: Setter, box: Box) -> list[Tag]:
    """A page that only fills the sheet: lines to write on, under a heading that says so."""
    x, y, width, height = box
    text = str(setter.speaker.word("notes").text)
    style = Style((setter.size * 1.3,), BOLD)
    done = fit(text, style, setter.speaker.tongue, setter.material.shaper, width)
    assert isinstance(done, Fitted)
    runs = placed(done, setter.ink(setter.colour), (x, y, width, done.height))
    first, count = y + done.height, int((height - done.height) / _NOTES_LINE)
    heights = [first + _NOTES_LINE * i for i in range(1, count + 1)]
    lines = tuple(line(x, at, x + width, at, setter.ink("line-strong"), 0.2) for at in heights)
    return [Tag("P", runs, setter.speaker.language), Tag("Artifact", lines)]


def _fold_marks(setter: Setter, page: int) -> list[Tag]:
    """Marks outside the trim where the sheet is folded: a back has them where its front has, seen from behind."""
    design = setter.design
    folds = design.folds if page % 2 else [design.page.width - fold for fold in design.folds]
    height = design.page.height
    marks = [
        line(fold, begin, fold, end, setter.ink("line-strong"), 0.2)
        for fold in folds
        for begin, end in ((-_FOLD_MARK - 1, -1.0), (height + 1, height + _FOLD_MARK + 1))
    ]
    return [Tag("Artifact", tuple(dataclasses.replace(mark, bleeds=True) for mark in marks))] if marks else []


def _running(setter: Setter, topic: str, title: str, width: float, height: float) -> Fitted | None:
    """The title, which gives way, and the mark of a translation that nobody has checked, which does not."""
    language, tongue = setter.speaker.language, setter.speaker.tongue
    before = [title] if title else []
    mark = [str(setter.material.word("unverified", language).text)] if _is_unverified(setter, topic) else []
    for texts in (before + mark, mark):
        done = fit(" · ".join(texts), _RUNNING, tongue, setter.material.shaper, width, height) if texts else None
        if isinstance(done, Fitted):
            return done
    if mark:
        setter.material.problems.error(
            setter.design.place,
            "does-not-fit",
            f"{setter.design.layout!s}, {language}: {mark[0]!r} has no room in the running line",
            "make the box of 'running' wider",
        )
    return None


def _is_unverified(setter: Setter, topic: str) -> bool:
    language = setter.speaker.language
    return language != SOURCE and any(
        one.standing != "approved" for one in strings(setter.material.bank, topic, language)
    )


def _facing(design: Design, box: Box, page: int) -> Box:
    """A box that is mirrored on left-hand pages."""
    x, y, width, height = box
    if design.endless and page % 2 == 0:
        x = design.page.width - x - width
    return x, y, width, height
