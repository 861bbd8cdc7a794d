"""What an evaluation may bring, done to the real bedside cards: every kind of change that a set can see.

L6 is said otherwise in Czech alone, L2 in Vietnamese, L15 in Mongolian; L30 and the loose K6 get other pictures; L16
and L17 change places; L13 goes and its number is retired; L61 is new in the middle of a section, L62 at the end of
another.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.projects import REAL, Written

TOPIC = "content/phrases/inpatient-care"
SOURCE = f"{TOPIC}/topic.yaml"
OTHER = "content/phrases/social-history"  # where the new cards come from, with their translations
END = "  - id: examination\n"  # the section after that of meals
NEW = {61: "passport", 62: "insurance"}
CZECH = "V celé nemocnici se nekouří."
REWORDED = {
    "vi": ("Nhà vệ sinh và phòng tắm ở đây.", "Đây là nhà vệ sinh và phòng tắm."),
    "mn": ("Бид танд цэвэр хувцас өмсүүлнэ.", "Бид таны хувцсыг цэвэр хувцсаар солино."),
}


def evaluate(project: Written, edition: str, version: str = "2026.2") -> None:
    """Change the cards as their users asked, and raise the version of the edition."""
    project.replace(SOURCE, "text: V nemocnici se nekouří.", f"text: {CZECH}")
    project.replace(SOURCE, "picture: may-hurt", "picture: pain-here")
    project.replace("content/phrases/loose/topic.yaml", "picture: once-more", "picture: slowly")
    project.replace(SOURCE, "limit: 60", "limit: 61")
    text = project.read(SOURCE)
    gone, one, two = (_card(text, number) for number in (13, 16, 17))
    text = text.replace(one + two, two + one)
    text = text.replace(gone, "").replace("next: [L13]", "next: [L14]").replace("retired: []", "retired: [13]")
    third = _card(text, 3)
    text = text.replace(third, third + _new(61)).replace(END, _new(62) + END)
    project.write(SOURCE, text)
    for path in sorted((project.root / TOPIC).glob("??.yaml")):
        _translate(project, path)
    file = f"content/editions/{edition}.yaml"
    project.write(file, re.sub(r'version: "[^"]*"', f'version: "{version}"', project.read(file)))


def _translate(project: Written, path: Path) -> None:
    file = f"{TOPIC}/{path.name}"
    project.replace(file, "from: V nemocnici se nekouří.", f"from: {CZECH}")
    if path.stem in REWORDED:
        before, after = REWORDED[path.stem]
        project.replace(file, before, after)
    other = (REAL / OTHER / path.name).read_text(encoding="utf-8")
    text = project.read(file).replace(_phrase(project.read(file), "clergy"), "")
    project.write(file, text.rstrip("\n") + "\n" + "".join(_phrase(other, name) for name in NEW.values()))


def _new(number: int) -> str:
    """A card of the other topic under a number of this one; none follows it."""
    text = (REAL / OTHER / "topic.yaml").read_text(encoding="utf-8")
    found = re.search(rf"^      - number: \d+\n        id: {NEW[number]}\n(?:        .*\n)+", text, re.MULTILINE)
    assert found, f"there is no card {NEW[number]}"
    return re.sub(r"(?m)^        next: .*\n", "", re.sub(r"number: \d+", f"number: {number}", found[0]))


def _card(text: str, number: int) -> str:
    found = re.search(rf"^      - number: {number}\n(?:        .*\n)+", text, re.MULTILINE)
    assert found, f"there is no card {number}"
    return found[0]


def _phrase(text: str, name: str) -> str:
    found = re.search(rf"^  {name}:\n(?:    .*\n?)+", text, re.MULTILINE)
    assert found, f"there is no phrase {name}"
    return found[0]
