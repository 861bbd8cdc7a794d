"""What an evaluation may bring, done to the real social history: every kind of change that a set can see.

Three sentences are said otherwise (S5 in Czech alone, S4 in Russian alone, S30 in all languages), S8 gets another
picture, S9 and S10 change places, S7 goes and its number is retired, S31 and S32 are new.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.projects import REAL, Written

TOPIC = "content/phrases/social-history"
WORRIES = {
    "ru": "Что вас сейчас больше всего тревожит?",
    "vi": "Hiện nay quý vị lo nhất điều gì?",
    "mn": "Одоо таны санааг хамгийн их юу зовоож байна вэ?",
    "bg": "Какво Ви тревожи най-много сега?",
}
_NEW_CARDS = """\
      - number: 31
        id: valuables
        text: Chcete uložit cenné věci do úschovy?
        answer: yes-no
        picture: valuables
      - number: 32
        id: no-smoking
        text: V nemocnici se nekouří.
        answer: none
        picture: no-smoking
"""


def evaluate(project: Written, edition: str, version: str = "2026.2") -> None:
    """Change the social history as its users asked, and raise the version of the edition."""
    source = f"{TOPIC}/topic.yaml"
    project.replace(source, "text: Máte těhotenskou průkazku?", "text: Máte u sebe těhotenskou průkazku?")
    project.replace(source, "text: Co vám dělá největší starost?", "text: Co vám teď dělá největší starost?")
    project.replace(source, "picture: what-matters", "picture: family")
    project.replace(source, "limit: 30", "limit: 32")
    text = project.read(source)
    cards = {number: _card(text, number) for number in (7, 9, 10)}
    text = text.replace(cards[9] + cards[10], cards[10] + cards[9])
    text = text.replace(cards[7], "").replace("next: [S7]", "next: [S8]").replace("retired: []", "retired: [7]")
    head, section, rest = text.partition("  - id: papers\n")
    project.write(source, head + _NEW_CARDS + section + rest)
    for path in sorted((project.root / TOPIC).glob("??.yaml")):
        _translate(project, path)
    file = f"content/editions/{edition}.yaml"
    project.write(file, re.sub(r'version: "[^"]*"', f'version: "{version}"', project.read(file)))


def _translate(project: Written, path: Path) -> None:
    language = path.stem
    file = f"{TOPIC}/{path.name}"
    project.replace(file, "from: Máte těhotenskou průkazku?", "from: Máte u sebe těhotenskou průkazku?")
    if language == "ru":
        project.replace(file, "text: Кто вам нужен как переводчик?", "text: Кого вы хотите переводчиком?")
    text = project.read(file).replace(_phrase(project.read(file), "who-gets-news"), "")
    worries = _phrase(text, "worries")
    anew = f"  worries:\n    from: Co vám teď dělá největší starost?\n    text: {WORRIES[language]}\n    state: draft\n"
    other = (REAL / "content/phrases/inpatient-care" / path.name).read_text(encoding="utf-8")
    new = "".join(_phrase(other, name) for name in ("valuables", "no-smoking"))
    project.write(file, text.replace(worries, anew).rstrip("\n") + "\n" + new)


def _card(text: str, number: int) -> str:
    found = re.search(rf"^      - number: {number}\n(?:        .*\n)+", text, re.MULTILINE)
    assert found, f"there is no card {number}"
    return found[0]


def _phrase(text: str, name: str) -> str:
    found = re.search(rf"^  {name}:\n(?:    .*\n?)+", text, re.MULTILINE)
    assert found, f"there is no phrase {name}"
    return found[0]
