"""What certificates need beside the tiny project: their words, a design, courses, a sample list, an edition."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from tests.projects import Written

LIST: Final = "content/lists/people.csv"
DESIGN: Final = "content/layouts/certificates/award.yaml"
EDITION: Final = "content/editions/awards.yaml"
TOPIC: Final = "content/phrases/certificate/topic.yaml"
COURSES: Final = "content/facts/courses.yaml"
NUMBERS: Final = "content/facts/numbers.yaml"

HEADS: Final = ("Jméno a příjmení", "Kurz", "Účast", "Jazyk")


def with_certificates(written: Written) -> None:
    """Add certificates to a project: an edition "awards" in Czech, Russian and Vietnamese."""
    for file, text in FILES.items():
        written.write(file, text)


def rows(*people: Sequence[str], heads: Sequence[str] = HEADS, separator: str = ";") -> bytes:
    """A list as CSV, as a program for tables writes it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([heads, *people])
    return out.getvalue().encode()


def person(name: str = "Jana Nováková", course: str = "past", share: str = "92 %", language: str = "ru") -> list[str]:
    """A row of a list."""
    return [name, course, share, language]


_WORDS: Final = {
    "title": ("Osvědčení", "Свидетельство", "Giấy chứng nhận"),
    "czech-course": ("Kurz češtiny", "Курс чешского языка", "Khóa học tiếng Séc"),
    "dates": ("Termín", "Сроки", "Thời gian"),
    "hours": ("Počet hodin", "Количество часов", "Số giờ học"),
    "attendance": ("Účast", "Посещение", "Tham gia"),
    "attendance-least": ("nejméně 75 %", "не менее 75 %", "ít nhất 75 %"),
    "birth-date": ("Datum narození", "Дата рождения", "Ngày sinh"),
    "number": ("Číslo", "Номер", "Số"),
    "place": ("Místo", "Место", "Nơi cấp"),
    "town": ("Brno", "Брно", "Brno"),
    "date": ("Datum", "Дата", "Ngày"),
    "city": ("Za město", "От города", "Đại diện thành phố"),
    "stamp": ("Razítko", "Печать", "Con dấu"),
    "sample": ("Vzor bez platnosti", "Образец", "Mẫu"),
}


def _translation(language: str, column: int) -> str:
    lines = [f"  {name}: {{from: {said[0]}, text: {said[column]}, state: draft}}" for name, said in _WORDS.items()]
    title = _WORDS["title"]
    head = f"language: {language}\ntitle: {{from: {title[0]}, text: {title[column]}, state: draft}}\nphrases:\n"
    return head + "\n".join(lines) + "\n"


FILES: Final = {
    TOPIC: "topic: certificate\ntitle: Osvědčení\nphrases:\n"
    + "".join(f"  {name}: {{text: {said[0]}}}\n" for name, said in _WORDS.items()),
    "content/phrases/certificate/ru.yaml": _translation("ru", 1),
    "content/phrases/certificate/vi.yaml": _translation("vi", 2),
    COURSES: """\
recheck: 90
courses:
  - id: past
    subject: czech
    level: A1
    from: 2026-09-07
    to: 2026-11-16
    weekdays: [monday]
    time: "17:00–18:30"
    hours: 20
    source: Rozvrh kurzů 2026
    checked: 2026-11-20
  - id: coming
    sample: true
    subject: czech
    from: 2027-02-01
    to: 2027-04-26
    hours: 24
  - id: unsure
    subject: czech
    from: 2026-09-07
    to: 2026-11-16
    hours: 20
  - id: vague
    subject: czech
    to: 2026-11-16
    source: Rozvrh kurzů 2026
    checked: 2026-11-20
  - id: nameless
    subject: pottery
    from: 2026-09-07
    to: 2026-11-16
    hours: 20
    source: Rozvrh kurzů 2026
    checked: 2026-11-20
""",
    NUMBERS: """\
recheck: 365
numbers:
  - {id: attendance, value: "75", source: Pravidla kurzů, checked: 2026-11-20}
""",
    DESIGN: """\
layout: award
title: Osvědčení
page: {width: 210, height: 297}
styles:
  title: {sizes: [40, 36], weight: 700, lines: 1}
  name: {sizes: [40, 30, 20], weight: 700, lines: 2}
  text: {sizes: [14, 12, 10]}
  small: {sizes: [10, 9]}
blocks:
  - {block: fill, at: [0, 0, 210, 6], colour: blue}
  - {block: border, at: [10, 12, 190, 270], colour: blue}
  - {block: sample, at: [120, 20, 70, 20], style: text, second: small, colour: "no"}
  - {block: word, word: title, at: [20, 45, 170, 32], style: title, second: text, role: H1}
  - {block: name, at: [20, 90, 170, 32], style: name, role: H2}
  - {block: rule, at: [45, 126, 120, 0], colour: blue}
  - {block: course, at: [20, 130, 170, 22], style: text}
  - {block: facts, facts: [dates, hours, attendance], at: [20, 160, 170, 40], style: text, label: small}
  - {block: facts, facts: [birth-date, place, date, number], at: [20, 202, 170, 30], style: text, label: small}
  - {block: signatures, words: [city], at: [20, 238, 60, 27], style: text}
  - {block: stamp, at: [86, 237, 38, 27], style: text, colour: line-strong}
  - {block: publisher, at: [18, 268, 112, 12], style: small, align: left}
  - {block: unverified, at: [132, 268, 60, 12], style: small, align: right}
""",
    LIST: rows(
        person("Žofie Příkladná", "coming", "80 %", "cs"),
        person("Мария Образцова", "coming", "76 %", "ru"),
        person("Nguyễn Thị Ánh", "coming", "100 %", "vi"),
    ).decode(),
    EDITION: f"""\
edition: awards
title: Osvědčení
version: "1"
date: 2026-11-22
certificates: {{layout: award, list: {LIST}}}
languages: [cs, ru, vi]
publisher: Město
""",
}
