"""The tiny project of tests/projects.py with two topics in place of one, so that a build can be about a part of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests import projects

_LEFT_OUT: Final = ("content/phrases/pain/", "content/editions/")

_FILES: Final = {
    "content/phrases/ward/topic.yaml": """\
topic: ward
letter: W
title: Oddělení
colour: blue
sections:
  - id: pain
    title: Bolest
    mark: 2
    cards:
      - {number: 1, id: hurts, text: Bolí vás to?, answer: yes-no, picture: circle}
      - {number: 4, id: where, text: Ukažte prstem., answer: none, picture: circle, note: Vezměte kartu W1.}
  - id: night
    title: Noc
    mark: 3
    cards:
      - number: 2
        id: drink
        text: Co chcete?
        answer: choice
        choices: [water, medicine]
        picture: square
        next: [W1]
""",
    "content/phrases/ward/vi.yaml": projects.signed("""\
language: vi
title: {from: Oddělení, text: Khoa điều trị, state: draft}
sections:
  pain: {from: Bolest, text: Cơn đau, state: draft}
  night: {from: Noc, text: Ban đêm, state: draft}
phrases:
  hurts: {from: Bolí vás to?, text: Quý vị có đau không?, state: draft}
  where: {from: Ukažte prstem., text: Hãy chỉ bằng ngón tay., state: approved}
  drink: {from: Co chcete?, text: Quý vị muốn gì?, state: revised}
"""),
    "content/phrases/ward/ru.yaml": """\
language: ru
title: {from: Oddělení, text: Отделение, state: draft}
sections:
  pain: {from: Bolest, text: Боль, state: draft}
  night: {from: Noc, text: Ночь, state: draft}
phrases:
  hurts: {from: Bolí vás to?, text: Вам больно?, state: draft}
  where: {from: Ukažte prstem., text: Покажите пальцем., state: draft}
  drink: {from: Co chcete?, text: Что вы хотите?, state: draft}
""",
    "content/phrases/street/topic.yaml": """\
topic: street
letter: S
title: Ulice
colour: plum
sections:
  - id: help
    title: Pomoc
    mark: 2
    cards:
      - {number: 1, id: calm, text: Jste v bezpečí., answer: none, picture: circle}
      - {number: 2, id: fall, text: Upadl jste?, answer: yes-no, picture: circle}
""",
    "content/phrases/street/vi.yaml": """\
language: vi
title: {from: Ulice, text: Đường phố, state: draft}
sections:
  help: {from: Pomoc, text: Giúp đỡ, state: draft}
phrases:
  calm: {from: Jste v bezpečí., text: Quý vị đã an toàn., state: draft}
  fall: {from: Upadl jste?, text: Quý vị có bị ngã không?, state: draft}
""",
    "content/phrases/street/ru.yaml": """\
language: ru
title: {from: Ulice, text: Улица, state: draft}
sections:
  help: {from: Pomoc, text: Помощь, state: draft}
phrases:
  calm: {from: Jste v bezpečí., text: Вы в безопасности., state: draft}
  fall: {from: Upadl jste?, text: Вы упали?, state: draft}
""",
    "content/editions/clinic.yaml": """\
edition: clinic
title: Klinické vydání
version: "2026.1"
date: 2026-11-22
topics: [ward, street]
languages: [vi, ru]
layout: ring
loose: loose
polyglot: polyglot
publisher: Zkouška
""",
}

ALL_FILES: Final = (
    "loose-ru.pdf",
    "loose-vi.pdf",
    "street-polyglot.pdf",
    "street-ru.pdf",
    "street-vi.pdf",
    "ward-polyglot.pdf",
    "ward-ru.pdf",
    "ward-vi.pdf",
)

# number -> (language -> sentence) of every card, as the banks say it
SENTENCES: Final = {
    "W1": {"cs": "Bolí vás to?", "vi": "Quý vị có đau không?", "ru": "Вам больно?"},
    "W4": {"cs": "Ukažte prstem.", "vi": "Hãy chỉ bằng ngón tay.", "ru": "Покажите пальцем."},
    "W2": {"cs": "Co chcete?", "vi": "Quý vị muốn gì?", "ru": "Что вы хотите?"},
    "S1": {"cs": "Jste v bezpečí.", "vi": "Quý vị đã an toàn.", "ru": "Вы в безопасности."},
    "S2": {"cs": "Upadl jste?", "vi": "Quý vị có bị ngã không?", "ru": "Вы упали?"},
    "K1": {"cs": "Ano", "vi": "Có", "ru": "Да"},
    "K2": {"cs": "Ne", "vi": "Không", "ru": "Нет"},
}


@dataclass(frozen=True)
class Tiny(projects.Written):
    """The project in a folder of its own, to be changed as a test likes."""

    @property
    def output(self) -> Path:
        """Where a build puts its editions when nobody says otherwise."""
        return self.root / "output"

    def approve_all(self) -> None:
        """Take every phrase as checked."""
        for path in (self.root / "content/phrases").glob("*/*.yaml"):
            if path.name != "topic.yaml":
                self.sign(path.relative_to(self.root).as_posix(), "approved")

    def unapprove(self, file: str) -> None:
        """Make every phrase of a file a draft again."""
        self.write(file, self.read(file).replace("state: approved", "state: draft"))


def tiny(root: Path) -> Tiny:
    """Write the project into a folder."""
    base = {file: text for file, text in projects.FILES.items() if not file.startswith(_LEFT_OUT)}
    made = Tiny(root)
    for file, text in {**base, **_FILES}.items():
        made.write(file, unicodedata.normalize("NFC", text))
    return made


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder, hidden or not: files with their bytes, folders with None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
