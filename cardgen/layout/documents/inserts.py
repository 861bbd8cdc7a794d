"""Blocks that the program fills in: contacts, courses, QR codes. What they say comes from facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cardgen.facts import CourseRow, Facts, Row, UnknownFact, contact, course_rows
from cardgen.layout.documents.parts import Part, kept
from cardgen.layout.documents.pictures import picture
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Path
from cardgen.layout.documents.texts import BOLD, Mark
from cardgen.pictures.qr import NotForQr, qr
from cardgen.prose import Insert, Paragraph
from cardgen.typography.rich import Piece

_COMMON = ("where", "register-by")  # said once where all courses share it
OFFICES = "offices"  # the bank of the names of offices
_QR = 24.0  # mm: large enough for a telephone held at arm's length;
_QR_SHARE = 0.6  # of the height of pictures, where that is more: a poster is seen from farther away


def insert(
    facts: Facts,
    name_of: Callable[[str, str], str],
    setter: Setter,
    block: Insert,
    width: float,
    path: Path,
) -> list[Part]:
    """The parts of a block that is filled in. `name_of` gives a word of a bank in the language of the page."""
    try:
        if block.kind == "contacts":
            parts = [_contact(facts, name_of, setter, name, width, path) for name in block.names]
            return [part for some in parts for part in some]
        if block.kind == "courses":
            rows = [row for subject in block.names for row in course_rows(facts, subject, setter.speaker.language)]
            return _courses(name_of, setter, rows, width, path)
        return _qr(setter, block, width, path)
    except (UnknownFact, NotForQr) as error:
        setter.material.problems.error(
            block.place, "unknown-fact", f"'::: {block.kind} {' '.join(block.names)}': {error}", "mend the name here"
        )
        return []


def _contact(
    facts: Facts, name_of: Callable[[str, str], str], setter: Setter, office: str, width: float, path: Path
) -> list[Part]:
    """An office: its name, then what is known of it, a line each, or run in."""
    language = setter.speaker.language
    rows = contact(facts, office, language)
    name = name_of(OFFICES, str(facts.offices[office].name))
    said = _said(setter, rows)
    if setter.design.contacts == "run-in":
        between = Piece(" · ")
        pieces = tuple(piece for one in said for piece in (between, *one))
        return kept(setter.paragraph((Piece(name, BOLD), *pieces), width, path, before=setter.line * 0.35))
    parts = setter.paragraph((Piece(name, BOLD),), width, path, before=setter.line * 0.7)
    for one in said:
        parts += setter.paragraph(one, width, path, before=setter.line * 0.08)
    return kept(parts)


def _said(setter: Setter, rows: Sequence[Row]) -> list[tuple[Piece, ...]]:
    """What each row says behind its label; run in, the labels of all that is not known stand before one remark."""
    together = setter.design.contacts == "run-in"
    lacking = [str(setter.speaker.word(row.label).text) for row in rows if together and row.text is None]
    found: list[tuple[Piece, ...]] = []
    for row in rows:
        if row.text is not None or not together:
            label = str(setter.speaker.word(row.label).text)
            mark = Mark(link=row.href) if row.href else None
            found.append((Piece(f"{label}: "), _value(setter, row.text, mark)))
    if lacking:
        labels = ", ".join([lacking[0], *(label.lower() for label in lacking[1:])])
        found.append((Piece(f"{labels}: "), _value(setter, None)))
    return found


def _value(setter: Setter, text: str | None, mark: Mark | None = None) -> Piece:
    """A fact, or that it is still to be confirmed."""
    if text is None:
        return Piece(str(setter.speaker.word("to-be-confirmed").text), italic=True)
    return Piece(text.replace("\n", "; "), mark=mark)


def _courses(
    name_of: Callable[[str, str], str], setter: Setter, rows: Sequence[CourseRow], width: float, path: Path
) -> list[Part]:
    """Courses, one item each: level and time in bold, then what else is known. What all have in common stands below."""
    facts = [_facts(name_of, row) for row in rows]
    common = {label for label in _COMMON if len(rows) > 1 and len({one[label] for one in facts}) == 1}
    own = (*path, setter.node("L"))
    found: list[Part] = []
    for row, pairs in zip(rows, facts, strict=True):
        head = " · ".join(part for part in (row.level, row.when) if part)
        inside = (*own, setter.node("LI"), setter.node("LBody"))
        parts = setter.paragraph(
            (Piece(head, BOLD) if head else _value(setter, None),), width, inside, before=setter.line * 0.5
        )
        for label, text in pairs.items():
            if label not in common:
                parts += _pair(setter, label, text, width, inside, 0.06)
        found += kept(parts)
    below: list[Part] = []
    for label in _COMMON:
        if label in common:
            below += _pair(setter, label, facts[0][label], width, path, 0.06 if below else 0.6)
    return [*found[:-1], *kept([*found[-1:], *below])]


def _facts(name_of: Callable[[str, str], str], row: CourseRow) -> dict[str, str | None]:
    """What is said of a course, by the word before it."""
    where = name_of(OFFICES, row.venue) if row.venue else None
    return {"dates": row.dates, "where": where, "register-by": row.registration_until}


def _pair(setter: Setter, label: str, text: str | None, width: float, path: Path, before: float) -> list[Part]:
    pieces = (Piece(f"{setter.speaker.word(label).text}: "), _value(setter, text))
    return setter.paragraph(pieces, width, path, before=setter.line * before)


def _qr(setter: Setter, block: Insert, width: float, path: Path) -> list[Part]:
    """A QR code with what it opens beside it, and the address for those who type it."""
    url = block.names[0] if block.names else ""
    drawing = qr(url)
    words = next((one.words for one in block.blocks if isinstance(one, Paragraph)), None)
    pieces = setter.speaker.pieces(words) if words else ()
    shown = url.removeprefix("https://").removeprefix("http://").rstrip("/")
    beside = (*pieces, *((Piece("\n"),) if pieces else ()), Piece(shown, mark=Mark(link=url)))
    says = f"QR: {url}"
    height = max(_QR, setter.design.picture * _QR_SHARE)
    place = setter.speaker.place(words) if words else block.place
    return [picture(setter, drawing, says, beside, width, path, height, place=place)]
