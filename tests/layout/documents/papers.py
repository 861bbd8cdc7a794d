"""The tiny project of tests/projects.py with documents: a guide in Czech, and a leaflet in Czech and Russian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.plan import FilePlan, plan
from cardgen.layout.frame import Document, Frame, Run, Tag, walk
from cardgen.layout.sets import CardSet
from tests import projects
from tests.projects import Written

GUIDE: Final = "content/phrases/guide/text.md"
LEAFLET: Final = "content/phrases/leaflet/text.md"
SENTENCE: Final = "Vezměte si s sebou průkaz, smlouvu a potvrzení, které jste dostali na úřadě."


def translation(language: str, title: tuple[str, str], words: Mapping[str, tuple[str, str]]) -> str:
    """A language file: each pair is the Czech and its translation."""
    lines = [f"language: {language}", f"title: {{from: {title[0]}, text: {title[1]}, state: draft}}", "phrases:"]
    lines += [f'  {name}: {{from: "{source}", text: "{text}", state: draft}}' for name, (source, text) in words.items()]
    return "\n".join(lines) + "\n"


def bank(topic: str, title: str, words: Mapping[str, str]) -> str:
    """A bank of words."""
    return f"topic: {topic}\ntitle: {title}\nphrases:\n" + "".join(f"  {n}: {{text: {t}}}\n" for n, t in words.items())


_WORDS: Final = {
    "contents": ("Obsah", "Содержание"),
    "notes": ("Poznámky", "Заметки"),
    "to-be-confirmed": ("bude potvrzeno", "уточняется"),
    "address": ("Adresa", "Адрес"),
    "phone": ("Telefon", "Телефон"),
    "web": ("Web", "Сайт"),
    "contact": ("Kontakt", "Контакт"),
    "where": ("Kde", "Где"),
    "dates": ("Termín", "Даты"),
    "register-by": ("Přihlášky do", "Запись до"),
}
_OFFICES: Final = {"centre": ("Kontaktní centrum", "Контактный центр"), "school": ("Škola", "Школа")}

FILES: Final[Mapping[str, str]] = {
    "content/phrases/documents/topic.yaml": bank("documents", "Slova", {n: cs for n, (cs, _) in _WORDS.items()}),
    "content/phrases/documents/ru.yaml": translation("ru", ("Slova", "Слова"), _WORDS),
    "content/phrases/offices/topic.yaml": bank("offices", "Úřady", {n: cs for n, (cs, _) in _OFFICES.items()}),
    "content/phrases/offices/ru.yaml": translation("ru", ("Úřady", "Учреждения"), _OFFICES),
    "content/facts/offices.yaml": """\
recheck: 180
offices:
  - {id: centre, name: centre, phone: +420 377 000 001, web: "https://example.org/", source: S, checked: 2026-11-22}
  - {id: school, name: school}
""",
    "content/facts/courses.yaml": """\
recheck: 90
courses:
  - id: evening
    subject: czech
    level: A1
    from: 2027-02-01
    to: 2027-04-28
    weekdays: [monday, wednesday]
    time: "17:00–18:30"
    venue: school
    registration-until: 2027-01-22
    source: S
    checked: 2026-11-22
  - {id: sewing, subject: sewing, from: 2027-03-01, to: 2027-03-31, source: S, checked: 2026-11-22}
""",
    "content/facts/numbers.yaml": """\
recheck: 365
numbers:
  - {id: "112", value: "112", source: S, checked: 2026-11-22}
  - {id: quiet, value: "22:00–6:00"}
""",
    "content/layouts/documents/booklet.yaml": """\
layout: booklet
title: Sešit
page: {width: 105, height: 148}
panels:
  - {page: 1, at: [12, 9, 81, 121]}
endless: true
multiple: 4
sizes: [10]
headings: {title: 2.2, levels: [1.5, 1.2, 1.05]}
opening: cover
picture: 18
folio: [12, 138, 81, 5]
running: [12, 132, 81, 5]
""",
    "content/layouts/documents/sheet.yaml": """\
layout: sheet
title: List
page: {width: 148, height: 210}
panels:
  - {page: 1, at: [10, 10, 60, 186]}
  - {page: 1, at: [78, 42, 60, 154]}
sizes: [13, 12, 11, 10, 9]
headings: {title: 2.2, levels: [1.4, 1.15, 1.0]}
opening: band
picture: 18
running: [10, 199, 128, 5]
""",
    "content/phrases/guide/topic.yaml": """\
topic: guide
title: Průvodce městem
colour: plum
text: text.md
picture: circle
""",
    GUIDE: f"""\
Kdo je tu nový, najde zde první kroky. {{#intro}}

::: toc
:::

## Bydlení {{#housing}}

{SENTENCE} {SENTENCE} {{#papers}}

Nájem se platí předem[^rent]; více v části [o práci](#work). {{#pay}}

### Smlouva {{#contract}}

- {SENTENCE} {{#item-1}}
- Druhá položka. {{#item-2}}
- Třetí položka. {{#item-3}}

::: box warning
Nic nepodepisujte, **dokud** textu nerozumíte. {{#sign}}
:::

[^rent]: Podle smlouvy také zálohy. {{#rent}}

## Práce {{#work}}

| Slovo {{#head-1}} | Co znamená {{#head-2}} |
|---|---|
| {{{{czech.contract}}}} | dohoda o bydlení {{#cell-1}} |
| 112 | tísňové volání {{#cell-2}} |

{SENTENCE} {{#work-1}}

::: picture square
Budova úřadu {{#square}}
:::

::: page
:::

## Kontakty {{#contacts}}

::: contacts centre school
:::

::: courses czech
:::

::: qr https://example.org/kurzy
Více na webu {{#web}}
:::
""",
    "content/phrases/leaflet/topic.yaml": "topic: leaflet\ntitle: Kurzy\ncolour: blue\ntext: text.md\n",
    LEAFLET: """\
## Kdy a kde {#when}

Kurz češtiny začíná {{course.evening.from}}. {#starts}

Volejte {{office.centre.phone}}, noční klid je {{number.quiet}}. {#call}

1. Přijďte. {#come}
2. Řekněte: *Dobrý den.* {#say}

::: courses czech
:::
""",
    "content/phrases/leaflet/ru.yaml": translation(
        "ru",
        ("Kurzy", "Курсы"),
        {
            "when": ("Kdy a kde", "Когда и где"),
            "starts": ("Kurz češtiny začíná {{course.evening.from}}.", "Курс чешского: {{course.evening.from}}."),
            "call": (
                "Volejte {{office.centre.phone}}, noční klid je {{number.quiet}}.",
                "Звоните {{office.centre.phone}}, тихие часы {{number.quiet}}.",
            ),
            "come": ("Přijďte.", "Приходите."),
            "say": ("Řekněte: *Dobrý den.*", "Скажите: *Dobrý den.*"),
        },
    ),
    "content/editions/guides.yaml": """\
edition: guides
title: Průvodci
version: "2026.1"
date: 2026-11-22
documents: {guide: [booklet]}
languages: [cs]
publisher: Zkouška
""",
    "content/editions/leaflets.yaml": """\
edition: leaflets
title: Letáky
version: "2026.1"
date: 2026-11-22
documents: {leaflet: [sheet]}
languages: [cs, ru]
publisher: Zkouška
contact: karty@example.org
""",
}


def make(folder: Path, files: Mapping[str, str] | None = None) -> Written:
    """The tiny project with documents, and further files or others in place of its own."""
    written = projects.make(folder, {**FILES, **(files or {})})
    written.replace("content/layouts/theme.yaml", '  slate: "#465362"', '  slate: "#465362"\n  amber: "#8a5a00"')
    return written


def plans(content: Content) -> list[FilePlan]:
    """Every file with running text, of all editions."""
    return [
        one for edition in content.editions.values() for one in plan(edition, (), ()) if one.layout in content.designs
    ]


def in_czech_alone(written: Written) -> None:
    """Take the Russian leaflet out."""
    written.remove("content/phrases/leaflet/ru.yaml")
    written.replace("content/editions/leaflets.yaml", "[cs, ru]", "[cs]")


def laid(written: Written | Content, topic: str, language: str = "cs") -> CardSet:
    """Lay out a document; raises ContentError with all that is wrong."""
    content = written.load() if isinstance(written, Written) else written
    one = next(one for one in plans(content) if one.topic == topic and one.language == language)
    content.problems.stop_on_errors()
    made = lay_out(content, one)
    content.problems.stop_on_errors()
    return made


def composed(written: Written, topic: str, language: str = "cs") -> Document:
    """The pages of a document; raises ContentError with all that is wrong."""
    return laid(written, topic, language).document


def text(frame: Frame) -> str:
    """All that is read on a page, parted words joined, artifacts left out."""
    return said(tag for tag in frame.tags)


def said(tags: Iterable[Tag]) -> str:
    """All that is read in some tags: lines end in a space, parted words are joined."""
    found = [
        mark.line.text for tag, mark in walk(tuple(tags)) if isinstance(mark, Run) and tag and tag.role != "Artifact"
    ]
    return " ".join(" ".join(found).replace("\u00ad ", "").split())


def tags(nodes: Iterable[object], role: str) -> list[Tag]:
    """Every tag of a role below some nodes, in reading order."""
    found: list[Tag] = []
    for node in nodes:
        if isinstance(node, Tag):
            found += [node] if node.role == role else []
            found += tags(node.children, role)
    return found
