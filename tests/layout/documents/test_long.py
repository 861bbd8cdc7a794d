"""Long texts that nobody has tuned, in all languages: no line too wide, no word lost, no heading left behind."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterator
from typing import Final

import pytest

from cardgen.bank import Phrase, Topic, Translation
from cardgen.bank.model import Rendering
from cardgen.jobs import content as contents
from cardgen.jobs.content import DOCUMENTS, Content
from cardgen.languages import SOURCE
from cardgen.layout import documents, soundness
from cardgen.layout.context import Issue
from cardgen.layout.data import Page
from cardgen.layout.documents.design import Headings, Panel
from cardgen.layout.frame import Document, Run, Tag, walk
from cardgen.problems import Place, Problems
from cardgen.project import Project
from cardgen.prose import plain, read
from cardgen.units import mm
from tests.layout.documents.papers import said, tags
from tests.projects import REAL

LANGUAGES: Final = ("cs", "ru", "vi", "mn", "bg")
ARTICLES: Final = 6  # in each of five languages
BOOKLET: Final = documents.Design(
    "long", "A6", Page(105, 148), (Panel(1, (12, 9, 81, 125)),), (10,), Headings(2.0, (1.4, 1.2, 1.05)), "cover", 18,
    endless=True, multiple=4, folio=(12, 138, 81, 5),
)  # fmt: skip
BROADSHEET: Final = documents.Design(
    "wide", "A3", Page(297, 420),
    tuple(Panel(page, (x, 70 if page == 1 else 12, 86, 320 if page == 1 else 378))
          for page in (1, 2, 3) for x in (10, 105, 200)),
    (12, 11, 10, 9.5, 9), Headings(2.0, (1.4, 1.2, 1.05)), "poster", 18,
)  # fmt: skip


@functools.cache
def real() -> Content:
    return contents.load(Project(REAL), lambda topic, language: False, ())


def sentences(language: str) -> Iterator[str]:
    """What the project's cards and documents say in a language, over and over."""
    bank = real().bank
    names = [
        (topic, card.id)
        for topic in ("anamnesis", "inpatient-care", "social-history")
        for card in bank.topics[topic].cards
    ]
    found = [plain(str(bank.phrase(topic, name, language).text)) for topic, name in names]
    return itertools.cycle(found)


def article(number: int, language: str, source: Iterator[str], name: str = "") -> str:
    """An article in Markdown: two headings, paragraphs, a list, a numbered list in it. `name` begins its ids."""
    count = itertools.count()

    def text(words: int) -> str:
        some: list[str] = []
        while sum(map(len, some)) < words * 6:
            some.append(next(source))
        return " ".join(some) + (f" {{#{name}-{next(count)}}}" if name else "")

    lines = [f"## {number}. {text(3)}", text(60), text(90), f"### {text(5)}", text(70)]
    lines.append("\n".join(f"- {text(12)}\n\n  1. {text(8)}\n  2. {text(20)}" for _ in range(4)))
    lines += [text(50), text(110)]
    return "\n\n".join(lines)


def laid(design: documents.Design, text: str, language: str, *, ids: bool) -> Document:
    """Set a text; everything that is wrong fails here."""
    content = real()
    problems = Problems()
    prose = read(text, "text.md", problems, ids=ids)
    topic = Topic("articles", "Články", colour="plum", text="text.md")
    title = Translation(language, Rendering("Články", "Články", "draft"))
    bank = dataclasses.replace(
        content.bank,
        topics={**content.bank.topics, "articles": topic},
        translations={**content.bank.translations, ("articles", language): title},
    )
    assert content.material is not None
    material = dataclasses.replace(content.material, bank=bank, problems=problems)

    def word(name: str) -> Phrase:
        return material.word(name, language, DOCUMENTS)

    def never(name: str) -> Phrase:
        raise AssertionError(name)

    speaker = documents.Speaker(
        material.tongue(language), material.tongue(SOURCE), never, lambda name: "", lambda name: None, word
    )
    issue = Issue("long", "Dlouhé", "1", content.editions["leaflets"].day, "Zkouška", "", (language,), Place("e.yaml"))
    source = documents.Source(topic, prose, language, speaker, lambda *_: [])
    document = documents.compose(material, design, issue, source)
    soundness.check(document, design.format, material, "articles")
    assert [str(problem) for problem in problems] == []
    return document


def body(nodes: tuple[object, ...]) -> Iterator[Tag]:
    """Headings and paragraphs of the text: neither title, contents, labels, running lines nor imprint."""
    for node in nodes:
        if isinstance(node, Tag) and node.lasting and node.role not in ("TOC", "Lbl", "H1", "Artifact"):
            if node.role in ("P", "H2", "H3"):
                yield node
            else:
                yield from body(node.children)


def read_back(document: Document) -> str:
    """The letters of the text in the order of the pages, without spaces and without the hyphens of parted words."""
    runs = [mark for frame in document.frames for tag in body(frame.tags) for _, mark in walk((tag,))]
    return "".join("".join(run.line.text for run in runs if isinstance(run, Run)).replace("\u00ad", "").split())


def letters(text: str) -> str:
    """The letters of a Markdown text as they are to be read."""
    prose = read(text, "text.md", Problems(), ids=False)
    return "".join("".join(words.text for words in prose.words).split())


def columns(document: Document, design: documents.Design) -> Iterator[list[tuple[Tag, Run]]]:
    """What stands in each panel of each page, with its tag, without running lines and page numbers."""
    for number, frame in enumerate(document.frames):
        for panel in design.panels:
            if panel.page == number % design.pages + 1:
                x, y, width, height = panel.at
                yield [
                    (tag, run)
                    for tag in body(frame.tags)
                    for _, run in walk((tag,))
                    if isinstance(run, Run) and x <= run.x < x + width and y <= run.y <= y + height
                ]


def check(document: Document, design: documents.Design) -> None:
    """No line is wider than its panel, and no heading is the last in one."""
    rights = sorted({panel.at[0] + panel.at[2] for panel in design.panels})
    for column in columns(document, design):
        for _, run in column:
            right = next(one for one in rights if one > run.x)
            assert run.x + mm(run.line.width * run.size / 1000) <= right + 0.01, run.line.text
        if column:
            tag, run = max(column, key=lambda pair: pair[1].y)
            assert tag.role == "P" or run.line.text == "Obsah", run.line.text  # below which the contents stand


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_articles_fill_three_pages_and_every_letter_stands_there_in_order(language: str) -> None:
    source = sentences(language)
    text = "\n\n".join(article(number, language, source) for number in range(1, ARTICLES + 1))
    document = laid(BROADSHEET, text, language, ids=False)
    assert len(document.frames) == 3
    assert read_back(document) == letters(text)
    check(document, BROADSHEET)


def test_thirty_articles_fill_a_hundred_pages_with_their_contents_in_front() -> None:
    parts = [
        article(number, tag, source, f"{tag}-{number}")
        for tag in LANGUAGES
        for source in [sentences(tag)]
        for number in range(1, ARTICLES + 1)
    ]
    text = "::: toc\n:::\n\n" + "\n\n".join(parts)
    document = laid(BOOKLET, text, "cs", ids=True)
    assert 90 <= len(document.frames) <= 130
    assert len(document.frames) % 4 == 0
    assert read_back(document).partition("Poznámky")[0] == "Obsah" + letters(text)
    check(document, BOOKLET)
    pages = [
        f"{said([tag])} {number}"
        for number, frame in enumerate(document.frames, 1)
        for tag in tags(frame.tags, "H2")
        if said([tag]) != "Obsah"
    ]
    assert len(pages) == len(LANGUAGES) * ARTICLES
    assert [said([tag]) for frame in document.frames for tag in tags(frame.tags, "TOCI")] == pages
    assert [mark.title for mark in document.bookmarks[1:]] == [page.rpartition(" ")[0] for page in pages]
