"""Long texts that nobody has tuned, in all languages: no line too wide, no word lost, no heading left behind."""

from __future__ import annotations

import dataclasses
import functools
import io
import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import page as validation
import pypdf
import pytest

from cardgen import pdf
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
from cardgen.prose import plain
from cardgen.prose.reader import read
from cardgen.units import mm
from tests.effort import work
from tests.layout.documents.papers import said, tags
from tests.projects import REAL

LANGUAGES: Final = ("cs", "ru", "vi", "mn", "bg")
ARTICLES: Final = 6  # on three large pages
MANY: Final = 63  # on three hundred small ones
SMALLEST: Final = 9  # pt, of all sizes below
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


def article(number: int, language: str, source: Iterator[str]) -> str:
    """An article in Markdown, every text with an id: headings, paragraphs, lists, a table, a footnote."""
    count = itertools.count()

    def words(least: int) -> str:
        some: list[str] = []
        while sum(map(len, some)) < least * 6:
            some.append(next(source))
        return " ".join(some)

    def text(least: int) -> str:
        return f"{words(least)} {{#a-{number}-{next(count)}}}"

    note = f"n-{number}"
    lines = [f"## {number}. {text(3)}", text(60), f"{words(40)}[^{note}] {text(50)}", f"### {text(5)}", text(70)]
    lines.append("\n".join(f"- {text(12)}\n\n  1. {text(8)}\n  2. {text(20)}" for _ in range(4)))
    lines += [text(50), f"[^{note}]: {text(12)}"]
    if number % 3 == 1:
        rows = "\n".join(f"| {text(3)} | {text(9)} |" for _ in range(12))
        lines.append(f"| {text(1)} | {text(2)} |\n|---|---|\n{rows}")
    return "\n\n".join([*lines, text(110)])


def articles(count: int, language: str) -> str:
    """So many articles."""
    source = sentences(language)
    return "\n\n".join(article(number, language, source) for number in range(1, count + 1))


def laid(design: documents.Design, text: str, language: str) -> Document:
    """Set a text; everything that is wrong fails here."""
    content = real()
    problems = Problems()
    prose = read(text, "text.md", problems)
    said = {str(words.id): words.text for words in prose.words}
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

    def phrase(name: str) -> Phrase:
        return Phrase(said[name], language, "draft")

    notes = {label: number for number, label in enumerate(prose.notes, 1)}
    speaker = documents.Speaker(
        material.tongue(language), material.tongue(SOURCE), phrase, lambda name: "", lambda name: None, word, notes
    )
    issue = Issue("long", "Dlouhé", "1", content.editions["leaflets"].day, "Zkouška", "", (language,), Place("e.yaml"))
    source = documents.Source(topic, prose, language, speaker, lambda *_: [])
    document = documents.compose(material, design, issue, source)
    soundness.check(document, design.format, material, "articles")
    assert [str(problem) for problem in problems] == []
    return document


def body(nodes: tuple[object, ...], again: bool = False) -> Iterator[Tag]:
    """The text: neither title, contents, labels, running lines nor imprint, nor `again` the head of a table."""
    for node in nodes:
        if isinstance(node, Tag) and node.lasting and node.role not in ("TOC", "Lbl", "H1", "Artifact"):
            if node.role == "THead" and again:
                continue
            if node.role in ("P", "H2", "H3", "TH", "TD"):
                yield node
            else:
                yield from body(node.children, again and node.role == "Table")
        again = again and isinstance(node, Tag) and node.role == "Artifact"


def is_note(tag: Tag) -> bool:
    """Is it a footnote? It begins with its number, and is smaller than the text."""
    runs = [mark for _, mark in walk((tag,)) if isinstance(mark, Run)]
    return tag.role == "P" and len(runs) > 1 and runs[0].line.text.isdigit() and runs[0].line.font.weight == 600


def texts(document: Document) -> list[tuple[int, Tag]]:
    """Every text with the number of its page, from 0. A page that begins with a table has the head of it again."""
    found: list[tuple[int, Tag]] = []
    for number, frame in enumerate(document.frames):
        in_table = bool(found) and found[-1][1].role == "TD"
        found += [(number, tag) for tag in body(frame.tags, in_table) if not is_note(tag)]
    return found


def squeezed(text: str) -> str:
    """Letters alone, without spaces and without the hyphens of parted words."""
    return "".join(text.replace("\u00ad", "").split())


def read_back(document: Document) -> str:
    """The letters of the text in the order of the pages."""
    runs = [mark for _, tag in texts(document) for _, mark in walk((tag,)) if isinstance(mark, Run)]
    return squeezed("".join(run.line.text for run in runs))


def letters(text: str) -> str:
    """The letters of a Markdown text as they are to be read, without the footnotes."""
    prose = read(text, "text.md", Problems())
    order = {label: str(number) for number, label in enumerate(prose.notes, 1)}
    words = list(prose.words)[: -len(prose.notes)]
    joined = "".join(one.text for one in words)
    return squeezed(re.sub(r"\[\^([^\]]+)\]", lambda match: order[match[1]], joined))


def check(document: Document, design: documents.Design, contents: str = "") -> None:
    """No line is wider than its panel, none of another panel's, no heading the last; notes stand where they belong."""
    rights = sorted({panel.at[0] + panel.at[2] for panel in design.panels})
    last: dict[tuple[int, float], tuple[float, Tag]] = {}
    for page, tag in texts(document):
        for _, run in walk((tag,)):
            assert isinstance(run, Run)
            right = next(one for one in rights if one > run.x)
            assert run.x + mm(run.line.width * run.size / 1000) <= right + 0.01, run.line.text
            last[page, right] = max(last.get((page, right), (0.0, tag)), (run.y, tag), key=lambda pair: pair[0])
    for _, tag in last.values():
        assert tag.role in ("P", "TD") or said([tag]) == contents, said([tag])  # below which the contents stand
    for frame in document.frames:
        raised = [
            run.line.text
            for tag in body(frame.tags)
            if not is_note(tag)
            for _, run in walk((tag,))
            if isinstance(run, Run) and run.size < SMALLEST * 0.7
        ]
        assert raised == [said([tag]).split()[0] for tag in body(frame.tags) if is_note(tag)]


@functools.cache
def short(language: str) -> tuple[str, Document]:
    """A text of three large pages."""
    text = articles(ARTICLES, language)
    return text, laid(BROADSHEET, text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_fill_three_pages_and_every_letter_stands_there_in_order(language: str) -> None:
    text, document = short(language)
    assert len(document.frames) == 3
    assert read_back(document) == letters(text)
    check(document, BROADSHEET)


def test_a_long_text_is_accessible_and_can_be_copied() -> None:
    _, document = short("bg")
    material = real().material
    assert material is not None
    data = pdf.write(document, material.shaper.faces)
    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []
    read = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    pages = [squeezed(unicodedata.normalize("NFC", text)) for text in read]
    for number, tag in texts(document):
        assert unicodedata.normalize("NFC", squeezed(said([tag]))) in pages[number]


def test_three_hundred_pages_have_their_contents_in_front_and_every_letter_in_order() -> None:
    text = f"::: toc\n:::\n\n{articles(MANY, 'mn')}"
    document = laid(BOOKLET, text, "mn")
    assert 290 <= len(document.frames) <= 330
    assert len(document.frames) % 4 == 0
    contents, notes = (str(real().bank.phrase(DOCUMENTS, name, "mn").text) for name in ("contents", "notes"))
    assert without(read_back(document), contents, notes) == letters(text)
    check(document, BOOKLET, contents)
    pages = [
        f"{said([tag])} {number}"
        for number, frame in enumerate(document.frames, 1)
        for tag in tags(frame.tags, "H2")
        if said([tag]) != contents
    ]
    assert len(pages) == MANY
    assert [said([tag]) for frame in document.frames for tag in tags(frame.tags, "TOCI")] == pages
    assert [mark.title for mark in document.bookmarks[1:]] == [page.rpartition(" ")[0] for page in pages]


def without(text: str, contents: str, notes: str) -> str:
    """The text without the heading of its contents, and without pages for notes at its end."""
    text = text.removeprefix(contents)
    while text.endswith(notes):
        text = text.removesuffix(notes)
    return text


def test_a_page_of_a_long_text_is_no_more_work_than_one_of_a_short_one() -> None:
    few, many = (articles(count, "vi") for count in (2, 8))
    for text in (few, many):
        laid(BOOKLET, text, "vi")  # what is shaped once is remembered
    ratio = work(lambda: laid(BOOKLET, many, "vi")) / work(lambda: laid(BOOKLET, few, "vi"))
    assert ratio < 1.3 * len(many) / len(few)
