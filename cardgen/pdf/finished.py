"""Can a page of a PDF file that others made be placed? Looks at its bytes before anything is written.

1. file      is it a PDF, neither too large nor encrypted; has it that page
2. file      no scripts, no actions, no attachments, no layers
3. page      upright, at the size that it is to have
4. objects   all that it shows: fonts embedded and with letters that can be copied, nothing that is kept elsewhere

A page is placed as it is, so what it lacks can only be mended by who made it.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from cardgen.layout.frame import FinishedPage
from cardgen.pdf._finished import (
    MOST_OPERATORS,
    Role,
    TooMuch,
    form_of,
    get,
    is_content,
    painted,
    parts,
    reader_of,
    resources,
    role_of,
)
from cardgen.pdf._objects import Objects
from cardgen.units import mm

MOST_BYTES: Final = 20_000_000
MOST_OBJECTS: Final = 20_000
_TOLERANCE: Final = 0.5  # mm by which the trim may differ: programs round sizes to whole points
_FROM_MAKER: Final = "ask who made it for another file: "


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a page cannot be placed, and the way out; a `warning` is what is lost in placing it."""

    says: str
    way_out: str
    warning: bool = False


def look(data: bytes, number: int) -> tuple[FinishedPage | None, tuple[Fault, ...]]:
    """Return a page of a file, counted from 1, with all that is wrong; None where there is no page to speak of."""
    if len(data) > MOST_BYTES:
        says = f"it has more than {MOST_BYTES / 1e6:.0f} MB"
        return None, (Fault(says, "take the page out of a larger file, or lower the resolution of its pictures"),)
    if not data.startswith(b"%PDF-"):
        return None, (Fault("it is no PDF file", f"{_FROM_MAKER}a PDF"),)
    unreadable = Fault("it is damaged and cannot be read", f"{_FROM_MAKER}one that opens without a message")
    encrypted = Fault("it is encrypted", f"{_FROM_MAKER}one without a password or restrictions")
    found: list[Fault] = []
    page = None
    with _quiet():
        try:
            reader = reader_of(data)
            if reader.is_encrypted:
                return None, (encrypted,)
            count = len(reader.pages)
            if not 1 <= number <= count:
                says = f"it has {count} page{'s' * (count != 1)}, and no page {number}"
                return None, (Fault(says, f"write a number from 1 to {count}" if count > 1 else "write page: 1"),)
            found += _of_file(reader)
            source = reader.pages[number - 1]
            page = _page(data, number, source)
            found += _of_page(source)
            found += _of_objects(source)
            if all(fault.warning for fault in found):
                form_of(page, Objects())  # what can be copied once can be copied again
        except TooMuch:
            return None, (*found, _too_much())
        # A file from anybody may be broken in any way, and pypdf tells that by many exceptions.
        except Exception:
            return None, (*found, encrypted if b"/Encrypt" in data else unreadable)
    return page, tuple(dict.fromkeys(found))


def misfit(page: FinishedPage, width: float, height: float) -> Fault | None:
    """Say by how much a page differs from the trim it is to have, in mm."""
    left, bottom, right, top = page.trim
    wide, high = mm(right - left), mm(top - bottom)
    over, above = wide - width, high - height
    if max(abs(over), abs(above)) <= _TOLERANCE:
        return None
    by = [f"{abs(much):.1f} mm too {large if much > 0 else small}" for much, large, small in (
        (over, "wide", "narrow"), (above, "high", "low")
    ) if abs(much) > _TOLERANCE]  # fmt: skip  # over six lines it would be hard to read
    return Fault(
        f"its trim is {wide:.1f} x {high:.1f} mm, and that of the page {width:g} x {height:g} mm: {', '.join(by)}",
        f"{_FROM_MAKER}one of this size, or with bleed if its TrimBox says where it is cut",
    )


def short_of_bleed(page: FinishedPage, bleed: float) -> Fault | None:
    """Say that a page has less bleed than the others of its document; only sheets that are trimmed need it."""
    least = mm(min(abs(outer - inner) for outer, inner in zip(page.bleed, page.trim, strict=True)))
    if least >= bleed - _TOLERANCE:
        return None
    return Fault(
        f"it has {least:.1f} mm of bleed, and not {bleed:g}: colour that reaches its edge may leave a white line "
        "where sheets are trimmed",
        f"{_FROM_MAKER}one with {bleed:g} mm of bleed, and with TrimBox and BleedBox; on an office printer it does no "
        "harm",
        warning=True,
    )


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf from telling on standard error what is told here."""
    logger = logging.getLogger("pypdf")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _of_file(reader: Any) -> Iterator[Fault]:
    catalog = reader.trailer["/Root"]
    names = get(catalog, "/Names")
    opening = get(catalog, "/OpenAction")
    scripts = [get(names, "/JavaScript"), get(catalog, "/AA"), get(get(catalog, "/AcroForm"), "/XFA")]
    if any(scripts) or isinstance(opening, dict):  # a mere destination is an array
        yield Fault("it does something when it is opened (a script or an action)", f"{_FROM_MAKER}one without scripts")
    if get(names, "/EmbeddedFiles") or get(catalog, "/AF"):
        yield Fault("other files are attached to it", f"{_FROM_MAKER}one without attachments")
    if get(catalog, "/OCProperties"):
        yield Fault("it has layers, which may show or hide things", f"{_FROM_MAKER}one with its layers flattened")


def _page(data: bytes, number: int, source: Any) -> FinishedPage:
    trim, media = _box(source.trimbox), _box(source.mediabox)
    # the standard takes the whole paper for the bleed where no BleedBox is, marks and all
    bleed = _box(source.bleedbox) if "/BleedBox" in source else trim
    lower = [max(min(bleed[i], trim[i]), media[i]) for i in (0, 1)]
    upper = [min(max(bleed[i], trim[i]), media[i]) for i in (2, 3)]
    return FinishedPage(data, number, trim, (lower[0], lower[1], upper[0], upper[1]))


def _box(box: Any) -> tuple[float, float, float, float]:
    xs, ys = sorted((float(box[0]), float(box[2]))), sorted((float(box[1]), float(box[3])))
    return xs[0], ys[0], xs[1], ys[1]


def _of_page(source: Any) -> Iterator[Fault]:
    if source.rotation % 360:
        yield Fault("its page is turned", f"{_FROM_MAKER}one that stands upright as it is, not turned afterwards")
    if float(get(source, "/UserUnit") or 1) != 1:
        yield Fault("its page counts in units of its own (UserUnit)", f"{_FROM_MAKER}one at its real size")
    if get(source, "/AA"):
        yield Fault("its page has an action", f"{_FROM_MAKER}one without scripts")
    kinds = [str(get(one.get_object(), "/Subtype"))[1:] for one in get(source, "/Annots") or ()]
    if kinds:
        several = ", ".join(sorted(set(kinds)))
        yield Fault(
            f"what lies on its page is left out: {len(kinds)} of {several}",
            "nothing, if these are links; what has to be printed belongs into the page itself",
            warning=True,
        )


# -- objects ---------------------------------------------------------------------------------------

_FORBIDDEN: Final = {
    "/AA": "an action",
    "/JS": "a script",
    "/EF": "an attachment",
    "/OPI": "a picture that is kept elsewhere",
    "/Ref": "a page that is kept elsewhere",
}
_STRUCTURES: Final = frozenset({"/Catalog", "/Page", "/Pages", "/Filespec", "/Action", "/Annot", "/StructTreeRoot"})
_EMBEDDED: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def _of_objects(source: Any) -> Iterator[Fault]:
    """Walk through all that will be copied, by the same keys."""
    from pypdf.generic import ArrayObject, IndirectObject, StreamObject

    content = painted(source)
    left: list[tuple[Any, Role]] = [(resources(source, content), "")]
    seen: set[int] = set()
    count, operators = 0, len(content.data)
    while left:
        thing, role = left.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        count += 1
        if isinstance(thing, dict):
            yield from _of_dictionary(thing)
            left += [(value, role_of(thing, key, role)) for key, value in parts(thing)]
        elif isinstance(thing, ArrayObject):
            left += [(value, "") for value in list.__iter__(thing)]
        if isinstance(thing, StreamObject) and (role == "glyph" or is_content(thing)):
            operators += len(painted(thing).data)
        if count > MOST_OBJECTS or operators > MOST_OPERATORS:
            yield _too_much()
            return


def _too_much() -> Fault:
    much = f"{MOST_OBJECTS} objects or {MOST_OPERATORS / 1e6:.0f} MB of lines and letters"
    return Fault(f"its page is made of more than {much}", f"{_FROM_MAKER}a simpler one")


def _of_dictionary(thing: Any) -> Iterator[Fault]:
    for key, what in _FORBIDDEN.items():
        if key in thing:
            yield Fault(f"it has {what} ({key})", f"{_FROM_MAKER}one that is only to be printed")
    kind = get(thing, "/Subtype")
    if get(thing, "/Type") in _STRUCTURES:
        yield Fault("its page refers to other parts of the file", f"{_FROM_MAKER}one that was exported anew")
    elif kind == "/PS" or ("/F" in thing and "/Length" in thing):
        yield Fault("it has PostScript, or data that are kept elsewhere", f"{_FROM_MAKER}one with everything in it")
    if get(thing, "/Type") == "/Font" and not str(kind).startswith("/CIDFont"):
        yield from _of_font(thing, kind)


def _of_font(font: Any, kind: Any) -> Iterator[Fault]:
    if kind == "/Type3":  # its letters are drawings
        return
    name = str(get(font, "/BaseFont"))[1:]
    inner = get(font, "/DescendantFonts")[0].get_object() if kind == "/Type0" else font
    descriptor = get(inner, "/FontDescriptor")
    if not any(key in (descriptor or {}) for key in _EMBEDDED):
        yield Fault(f"its font {name} is not embedded", f"{_FROM_MAKER}one with all fonts embedded")
    if kind == "/Type0" and get(font, "/ToUnicode") is None:
        yield Fault(
            f"its font {name} does not say which letters it shows (ToUnicode)",
            f"{_FROM_MAKER}one whose text can be searched and copied, or with letters turned into outlines",
        )
