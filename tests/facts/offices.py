"""A small project of facts, for the tests of all that is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cardgen import facts
from cardgen.facts import Facts
from cardgen.problems import Problems
from cardgen.project import Project

OFFICES: Final = """\
recheck: 180
offices:
  - id: centre
    name: contact-centre
    address: Kopeckého sady 11, 301 00 Plzeň
    phone: +420 377 000 000
    email: centrum@example.cz
    web: https://www.example.cz/centrum/
    hours:
      - {weekdays: [monday, tuesday, wednesday, thursday], times: ["9:00–12:00", "13:00–17:00"]}
      - {weekdays: [friday], times: ["9:00–12:00"]}
    source: Stránky města
    checked: 2026-09-01
  - id: city-police
    name: city-police
    phone: "156"
    source: Stránky města
    checked: 2026-09-01
  - id: room
    name: computer-room
    sample: true
  - id: trade-office
    name: trade-office
"""

COURSES: Final = """\
recheck: 90
courses:
  - id: czech-a2
    subject: czech
    level: A2
    from: 2026-10-06
    to: 2026-12-08
    weekdays: [tuesday]
    time: "17:00–18:30"
    venue: centre
    price: 1500
    capacity: 12
    registration-until: 2026-09-25
    teacher-language: cs
    source: Stránky města
    checked: 2026-09-01
  - id: czech-a1
    subject: czech
    level: A1
    from: 2026-10-05
    to: 2027-01-27
    weekdays: [monday, wednesday]
    time: "9:00–10:30"
    venue: room
    price: 0
    sample: true
  - id: czech-2010
    subject: history
    from: 2010-09-06
    to: 2010-11-22
    source: Zpráva odboru
    checked: 2026-09-01
  - {id: open, subject: czech}
"""

NUMBERS: Final = """\
recheck: 365
numbers:
  - {id: "112", value: "112", source: Stránky města, checked: 2026-09-01}
  - {id: crisis-line, value: 116 123, source: Stránky města, checked: 2026-09-01}
  - {id: night-quiet, value: "22:00–6:00"}
"""

FILES: Final = {
    "content/facts/offices.yaml": OFFICES,
    "content/facts/courses.yaml": COURSES,
    "content/facts/numbers.yaml": NUMBERS,
}
NAMES: Final = frozenset({"contact-centre", "city-police", "computer-room", "trade-office"})


def project(root: Path) -> Project:
    """Write the files into a folder."""
    for file, text in FILES.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(root)


def replace(root: Path, file: str, old: str, new: str) -> None:
    """Replace what stands exactly once in one of the files."""
    path = root / f"content/facts/{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def read(root: Path) -> tuple[Facts, list[str]]:
    """Read the files: the facts, and every problem as it is printed."""
    problems = Problems()
    found = facts.load(Project(root), problems, NAMES)
    return found, [str(problem) for problem in problems]


def words(bank: str, word: str) -> str:
    """A bank that has every word, and shows which was asked for."""
    return f"<{bank}: {word}>"
