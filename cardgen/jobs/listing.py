"""What there is: topics, cards, languages, editions, pictures, formats of printers, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.languages import SOURCE
from cardgen.pictures import register as registers
from cardgen.problems import Problems
from cardgen.project import Project


def lines(project: Project, what: str) -> Iterator[str]:
    """Yield one line for each thing of a kind that can be read; raises ContentError at the end if there are errors."""
    content = contents.load(project, lambda topic, language: False)
    yield from {
        "topics": _topics,
        "cards": _cards,
        "languages": _languages,
        "editions": _editions,
        "pictures": _pictures,
        "printers": _printers,
    }[what](content)
    content.problems.stop_on_errors()


def _topics(content: Content) -> Iterator[str]:
    topics = content.bank.topics
    rows = []
    for name, topic in topics.items():
        tags = " ".join(sorted(language for folder, language in content.bank.translations if folder == name))
        what = "texts" if topic.text is not None else "words"  # running text, or a bank of words
        size = f"{sum(1 for _ in topic.cards):3} cards" if topic.letter else f"{len(topic.phrases):3} {what}"
        rows.append((name, str(topic.letter or "-"), size, tags, str(topic.title)))
    yield from _columns(rows)


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows below each other, each column as wide as its widest, the last as it comes."""
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [f"{cell:{width}}" for cell, width in zip(row[:-1], wide, strict=False)]
        yield "  ".join([*cells, row[-1]])


def _cards(content: Content) -> Iterator[str]:
    for topic in content.bank.topics.values():
        for card in topic.cards:
            yield f"{topic.number(card):4} {card.id:28} {card.answer:10} {card.text}"


def _languages(content: Content) -> Iterator[str]:
    for tag in content.languages:
        language = content.languages[tag]
        yield f"{tag:4} {language.script}  {language.autonym:16} {language.name_in(SOURCE)}"


def _editions(content: Content) -> Iterator[str]:
    yield from _columns(
        [
            (
                name,
                str(edition.version),
                str(edition.date),
                " ".join(edition.languages),
                " ".join((*edition.topics, *edition.documents)),
            )
            for name, edition in contents.load_editions(content.project).items()  # one that names what is broken, too
        ]
    )


def _pictures(content: Content) -> Iterator[str]:
    register = registers.load(content.project, Problems())  # there is no material without a theme
    for name in sorted(register.names):
        yield f"{name:28} {register.alt(name)}"


def _printers(content: Content) -> Iterator[str]:
    for name, printer in content.printers.items():
        for key, form in printer.formats.items():
            paper = f"{form.sheet[0]:g} x {form.sheet[1]:g} mm" if form.sheet else "as the page"
            yield f"{name:12} {key:18} {form.scheme:14} {paper:14} {form.title}"
