"""What stands around the rows of a part: its title and how to read it, headings, and the signature."""

from __future__ import annotations

from typing import Final

from cardgen.languages import SOURCE
from cardgen.layout.context import WORDS
from cardgen.layout.frame import Tag
from cardgen.layout.proofs.model import ProofPart, ProofSheet
from cardgen.layout.proofs.rows import Drawn, Pen
from cardgen.layout.setting import artifact, rectangle

_HOW: Final = 6.0  # mm, the column of a step's number
_FIELD: Final = 11.0  # mm between the lines of the signature


def opening(pen: Pen, sheet: ProofSheet, part: ProofPart, y: float) -> Drawn:
    """The title of a part, what is asked of the reader, and in which steps."""
    x, _, width, _ = pen.design.body
    top = y
    prefix = "proof-blind" if sheet.blind else "proof"
    title = pen.write(title_of(pen, sheet, part), "proof-title", "ink", (x, width), y)
    facts = [pen.word(f"{prefix}-kind"), pen.language(sheet.language).lower()]
    facts += [] if sheet.blind else part.editions
    facts += [f"{pen.word('proof-wording')} {part.wording}"] if part.wording else []
    about = pen.write(" · ".join(facts), "proof-how", "quiet", (x, width), title.bottom + 0.6)
    y = about.bottom + 2.0
    steps = []
    for i, name in enumerate(_steps(pen, sheet, part), 1):
        number = pen.write(f"{i}.", "proof-how", "ink", (x, _HOW), y)
        text = pen.write(pen.word(name), "proof-how", "ink", (x + _HOW, width - _HOW), y)
        steps.append(Tag("LI", (Tag("Lbl", number.runs), Tag("LBody", text.runs)), SOURCE))
        y = text.bottom + 0.5
    tags = (Tag("H1", title.runs, SOURCE), Tag("P", about.runs, SOURCE), Tag("L", tuple(steps)))
    return Drawn(tags, y + 2.5 - top)


def title_of(pen: Pen, sheet: ProofSheet, part: ProofPart) -> str:
    """What a part is called: its topic, or for a blind reader nothing that tells what it is about."""
    return f"{pen.word('proof-blind-title')} {part.code}" if sheet.blind else part.title


def heading(pen: Pen, title: str, y: float) -> Drawn:
    """A section's title on a grey ground."""
    x, _, width, _ = pen.design.body
    text = pen.write(title, "proof-section", "ink", (x + 2.5, width - 5.0), y + 3.0 + 0.7)
    low = text.bottom + 0.7
    ground = rectangle((x, y + 3.0, width, low - y - 3.0), fill=pen.material.theme.colour("shade"))
    return Drawn((artifact(ground), Tag("H2", text.runs, SOURCE)), low + 0.6 - y)


def signature(pen: Pen, sheet: ProofSheet, part: ProofPart, y: float) -> Drawn:
    """Who read what, what the signature means, and what the office does with it."""
    x, _, width, _ = pen.design.body
    top = y
    y += 5.0
    title = pen.write(pen.word("proof-signature"), "proof-section", "ink", (x, width), y)
    prefix = "proof-blind" if sheet.blind else "proof"
    means = pen.write(pen.word(f"{prefix}-means"), "proof-how", "ink", (x, width), title.bottom + 1.0)
    tags = [Tag("H2", title.runs, SOURCE), Tag("P", means.runs, SOURCE)]
    y = means.bottom
    half = (width - 6.0) / 2
    for names in _fields(sheet):
        y += _FIELD
        for i, name in enumerate(names):
            left = x + i * (half + 6.0)
            label = pen.on(pen.word(name), left, left + half, y)
            tags += [Tag("P", label.runs, SOURCE), pen.hand(label.right + 2.0, left + half, y)]
    y += 6.0
    inner = (x + 3.0, width - 6.0)
    todo = pen.word(f"{prefix}-office")
    if part.missing and not sheet.blind:  # the set cannot be signed
        todo = f"{pen.word('proof-lacking')} {part.missing}. {pen.word('proof-lacking-office')}"
    office = pen.write(todo, "proof-field", "ink", inner, y + 2.0)
    tags.append(Tag("P", office.runs, SOURCE))
    low = office.bottom
    typed = part.file if sheet.blind else "" if part.missing else part.command
    if typed:
        command = pen.write(typed, "proof-command", "ink", inner, low + 1.0)
        tags.append(Tag("P", command.runs, SOURCE))
        low = command.bottom
    low += 2.0
    ground = rectangle((x, y, width, low - y), fill=pen.material.theme.colour("shade"), radius=1.5)
    return Drawn((artifact(ground), *tags), low - top)


def running(pen: Pen, sheet: ProofSheet, part: ProofPart, number: int, count: int) -> Tag:
    """The line that every page begins with. Editions for which it has no room stand below the title alone."""
    x, y, width, _ = pen.design.head
    facts = [title_of(pen, sheet, part), pen.language(sheet.language).lower()]
    wording = [f"{pen.word('proof-wording')} {part.wording}"] if part.wording else []
    whole = facts + ([] if sheet.blind else list(part.editions)) + wording
    place = (x, width - 30.0)
    left = pen.write(" · ".join(whole), "proof-head", "quiet", place, y)
    if len(left.runs) > 1:
        left = pen.write(" · ".join(facts + wording), "proof-head", "quiet", place, y)
    right = pen.write(
        f"{pen.word('proof-page')} {number} / {count}", "proof-head", "ink", (x + width - 28.0, 28.0), y, "right"
    )
    return artifact(*left.runs, *right.runs, pen.rule(left.bottom + 0.8))


def foot(pen: Pen, part: ProofPart) -> Tag:
    """What holds for every row of the part, or for each that says nothing else."""
    x, y, width, _ = pen.design.foot
    usual = part.usual
    facts = [f"{pen.word('proof-state')}: {usual.state}."] if usual.state else []
    facts += [f"{pen.word('proof-back-by')}: {usual.back_by}."] if usual.back_by else []
    facts += [] if all(map(usual.holds_for, part.rows)) else [pen.word("proof-unusual")]
    return artifact(*pen.write(" ".join(facts), "proof-foot", "ink", (x, width), y).runs)


def _steps(pen: Pen, sheet: ProofSheet, part: ProofPart) -> list[str]:
    """What the reader does, then what the rows of this part need to be understood, and nothing else."""
    prefix = "proof-blind-how-" if sheet.blind else "proof-how-"
    topics = pen.material.bank.topics
    words = topics[WORDS].phrases if WORDS in topics else {}
    steps = [str(name) for name in words if name.startswith(prefix) and name[len(prefix) :].isdigit()]
    if sheet.blind:
        return [*steps, *(["proof-blind-how-marks"] if any(row.has_marks for row in part.rows) else [])]
    explained = {
        "missing": any(row.target is None for row in part.rows),
        "marks": any(row.has_marks for row in part.rows),
        "back": any(row.back for row in part.rows),
        "say": any(row.said for row in part.rows),
        "answers": any(row.answers or row.staff for row in part.rows),
        "remark": any(row.remarks for row in part.rows),
        "key": any(row.name for row in part.rows),
    }
    return [*steps, *(prefix + name for name, shown in explained.items() if shown)]


def _fields(sheet: ProofSheet) -> tuple[tuple[str, ...], ...]:
    read = ("proof-read",) if sheet.blind else ("proof-from", "proof-to")
    return read, ("proof-name", "proof-role"), ("date", "proof-sign")
