"""Blocks that the program fills in: contacts, courses, QR codes. What they say comes from facts."""

from __future__ import annotations

from collections.abc import Callable

from cardgen.facts import CourseRow, Facts, UnknownFact, contact, course_rows
from cardgen.layout.documents.parts import Part, kept
from cardgen.layout.documents.pictures import picture
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Path
from cardgen.layout.documents.texts import BOLD, Mark
from cardgen.pictures.qr import NotForQr, qr
from cardgen.prose import Insert, Paragraph
from cardgen.typography.rich import Piece

OFFICES = "offices"  # the bank of the names of offices
_QR = 24.0  # mm: large enough for a telephone held at arm's length


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
            own = (*path, setter.node("L"))
            rows = [row for subject in block.names for row in course_rows(facts, subject, setter.speaker.language)]
            return [part for row in rows for part in _course(name_of, setter, row, width, own)]
        return _qr(setter, block, width, path)
    except (UnknownFact, NotForQr) as error:
        setter.material.problems.error(
            block.place, "unknown-fact", f"'::: {block.kind} {' '.join(block.names)}': {error}", "mend the name here"
        )
        return []


def _contact(
    facts: Facts, name_of: Callable[[str, str], str], setter: Setter, office: str, width: float, path: Path
) -> list[Part]:
    """An office: its name, then what is known of it, a line each."""
    language = setter.speaker.language
    rows = contact(facts, office, language)
    name = name_of(OFFICES, str(facts.offices[office].name))
    parts = setter.paragraph((Piece(name, BOLD),), width, path, before=setter.line * 0.7)
    for row in rows:
        label = str(setter.speaker.word(row.label).text)
        mark = Mark(link=row.href) if row.href else None
        value = _value(setter, row.text, mark)
        parts += setter.paragraph((Piece(f"{label}: "), value), width, path, before=setter.line * 0.08)
    return kept(parts)


def _value(setter: Setter, text: str | None, mark: Mark | None = None) -> Piece:
    """A fact, or that it is still to be confirmed."""
    if text is None:
        return Piece(str(setter.speaker.word("to-be-confirmed").text), italic=True)
    return Piece(text.replace("\n", "; "), mark=mark)


def _course(
    name_of: Callable[[str, str], str],
    setter: Setter,
    row: CourseRow,
    width: float,
    path: Path,
) -> list[Part]:
    """A course: level and time in bold, then its dates, place and until when to register."""
    word = setter.speaker.word
    head = " · ".join(part for part in (row.level, row.when) if part) or row.course
    inside = (*path, setter.node("LI"), setter.node("LBody"))
    parts = setter.paragraph((Piece(head, BOLD),), width, inside, before=setter.line * 0.5)
    pairs = [
        ("dates", row.dates),
        ("where", name_of(OFFICES, row.venue) if row.venue else None),
        ("register-by", row.registration_until),
    ]
    for number, (label, text) in enumerate(pairs):
        pieces = (Piece(f"{word(label).text}: "), _value(setter, text))
        parts += setter.paragraph(pieces, width, inside, before=setter.line * 0.06, keeps=number < len(pairs) - 1)
    return kept(parts)


def _qr(setter: Setter, block: Insert, width: float, path: Path) -> list[Part]:
    """A QR code with what it opens beside it, and the address for those who type it."""
    url = block.names[0] if block.names else ""
    drawing = qr(url)
    words = next((one.words for one in block.blocks if isinstance(one, Paragraph)), None)
    pieces = setter.speaker.pieces(words) if words else ()
    shown = url.removeprefix("https://").removeprefix("http://").rstrip("/")
    beside = (*pieces, *((Piece("\n"),) if pieces else ()), Piece(shown, mark=Mark(link=url)))
    says = f"QR: {url}"
    place = setter.speaker.place(words) if words else block.place
    return [picture(setter, drawing, says, beside, width, path, _QR, place=place)]
