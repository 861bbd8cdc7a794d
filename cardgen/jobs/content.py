"""Read a whole project once: languages, faces, pictures, banks, layouts, editions, with every problem."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cardgen import bank as banks
from cardgen import checks, marked, press, shapes, typography
from cardgen import editions as editions_
from cardgen import facts as facts_
from cardgen import languages as languages_
from cardgen.bank import Bank
from cardgen.checks import Check
from cardgen.checks.run import Needed
from cardgen.editions import Edition, edge, ledger, lifelong
from cardgen.editions.edition import LOOSE
from cardgen.editions.ledger import Releases
from cardgen.facts import Facts
from cardgen.languages import SOURCE
from cardgen.layout import bodies, certificates, data, demands
from cardgen.layout import theme as themes
from cardgen.layout.context import ANSWERS, BODY, CALENDAR, WORDS, Material
from cardgen.layout.data import Format
from cardgen.layout.documents import Design, load_designs
from cardgen.layout.documents.inserts import OFFICES
from cardgen.layout.documents.texts import CZECH
from cardgen.layout.frame import FinishedPage
from cardgen.layout.theme import Theme
from cardgen.pictures import register as registers
from cardgen.press import Printer
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project
from cardgen.prose import Span, WrongMarkup, spans
from cardgen.shapes import place_of

DOCUMENTS = "documents"  # the bank of the words that documents share
_SHARED = (ANSWERS, BODY, CALENDAR, WORDS)  # banks of words that every set uses


@dataclass(frozen=True)
class Content:
    """Everything that was read. `material` is None when there is no theme to lay anything out with."""

    project: Project
    problems: Problems
    bank: Bank
    languages: languages_.Languages
    formats: Mapping[str, Format]
    designs: Mapping[str, Design]
    certificates: Mapping[str, certificates.Design]
    facts: Facts
    editions: Mapping[str, Edition]
    releases: Releases
    material: Material | None
    printers: Mapping[str, Printer] = field(default_factory=dict)
    partners: Mapping[tuple[str, int], FinishedPage] = field(default_factory=dict)

    @property
    def ready(self) -> Material:
        """The material, once all errors are ruled out; raises ContentError."""
        self.problems.stop_on_errors()
        assert self.material is not None
        return self.material


@contextlib.contextmanager
def _all_stays() -> Iterator[None]:
    """What is read stays in memory: to look through all of it for garbage, again and again, is a sixth of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@_all_stays()
def load(project: Project, needed: Needed | None = None, checked: Iterable[Check] = checks.FOR_PRINT) -> Content:
    """Read the project and look for what may not be printed, or for all that is `checked`.

    Translations that are not `needed` may be unfinished.
    """
    problems = Problems()
    languages = languages_.load(project, problems)
    faces = typography.load(project, problems)
    for tag in languages if faces.faces else ():
        language = languages[tag]
        if language.face not in faces.faces:
            problems.error(
                place_of(language.face, language.place),
                "unknown-face",
                f"the face {str(language.face)!r} of {tag} is not in fonts/faces.yaml",
                f"known are: {', '.join(faces.faces)}",
            )
    register = registers.load(project, problems)
    bank = banks.load(project, languages, frozenset(register.names), problems)
    checks.run(bank, languages, problems, needed, checked)
    diagrams = bodies.load(project, bank, problems)
    theme = themes.load_theme(project, problems)
    if theme:
        demands.check_theme(theme, problems)
        _named_by_theme(theme, bank, frozenset(register.names), problems)
    formats = data.load_formats(project, theme, problems)
    for layout in formats.values():
        demands.check(layout, bank, diagrams, problems)
    designs = load_designs(project, problems)
    awards = certificates.load_designs(project, theme, problems)
    offices = bank.topics[OFFICES].phrases if OFFICES in bank.topics else {}
    facts = facts_.load(project, problems, offices)
    _facts_of_texts(bank, facts, frozenset(register.names), problems)
    editions = editions_.load(project, bank, languages, formats, problems, designs, awards)
    printers = press.load(project, problems)
    releases = ledger.load(project, problems)
    lifelong.check(bank, releases, problems)
    edge.check(bank, editions, formats, releases, problems)
    pages = _pages_of_partners(project, editions, designs, problems)
    material = None
    if theme:
        shaper = typography.Shaper(faces)
        material = Material(bank, languages, register, theme, shaper, diagrams, problems)
    return Content(
        project,
        problems,
        bank,
        languages,
        formats,
        designs,
        awards,
        facts,
        editions,
        releases,
        material,
        printers,
        pages,
    )


def _pages_of_partners(
    project: Project, editions: Mapping[str, Edition], designs: Mapping[str, Design], problems: Problems
) -> Mapping[tuple[str, int], FinishedPage]:
    """The pages by (edition, which of its partners)."""
    if not any(edition.partners for edition in editions.values()):
        return {}
    from cardgen.jobs import partner_pages  # see there

    return partner_pages.load(project, editions, designs, problems)


def _facts_of_texts(bank: Bank, facts: Facts, pictures: frozenset[str], problems: Problems) -> None:
    """Tell facts, texts and pictures that running texts name and that there are not."""
    known = facts_.names(facts)
    for name, text in bank.texts.items():
        own = bank.topics[name].phrases
        for words in text.words:
            for span in _spans(words.text, text.notes):
                czech = span.fact.removeprefix(CZECH) if span.fact and span.fact.startswith(CZECH) else None
                if span.fact and span.fact not in known and czech not in own:
                    names = [f"{CZECH}{one}" for one in own] if czech else known
                    problems.error(
                        words.place,
                        "unknown-fact",
                        f"{name}: there is no fact {span.fact!r}",
                        did_you_mean(span.fact, map(str, names)),
                    )
        picture = bank.topics[name].picture
        for wanted, place in [(str(picture), place_of(picture, bank.topics[name].place))] if picture else []:
            if wanted not in pictures:
                problems.error(
                    place,
                    "unknown-picture",
                    f"the picture {wanted!r} is not registered",
                    did_you_mean(wanted, pictures),
                )


def _spans(text: str, notes: Iterable[str]) -> tuple[Span, ...]:
    try:
        return spans(text, notes)
    except WrongMarkup:  # told when the text was read
        return ()


def _named_by_theme(theme: Theme, bank: Bank, pictures: frozenset[str], problems: Problems) -> None:
    """Tell words and pictures that the theme names and that there are not."""
    words = bank.topics[ANSWERS].phrases if ANSWERS in bank.topics else None
    for kind, names in theme.answers.items():
        known = pictures if kind == themes.FACES else words
        for name in names:
            if known is not None and name not in known:
                what = "picture" if kind == themes.FACES else "answer"
                problems.error(
                    place_of(name, theme.place),
                    f"unknown-{what}",
                    f"the theme, answers of {kind!s}: the {what} {str(name)!r} is not known",
                    did_you_mean(name, map(str, known)),
                )


def load_editions(project: Project, problems: Problems | None = None) -> Mapping[str, Edition]:
    """Only the editions, unchecked: a first look at which languages a build is about."""
    found: dict[str, Edition] = {}
    told = Problems() if problems is None else problems
    for file in project.files(f"{editions_.edition.FOLDER}/*.yaml"):
        tree = marked.read(project, file, told)
        edition = tree and shapes.decode(tree, Edition, told)
        if edition:
            found[str(edition.edition)] = edition
    return found


def topics_of(content: Content, edition: Edition, topics: Iterable[str]) -> tuple[str, ...]:
    """Every topic and bank that building these topics of an edition needs."""
    found = dict.fromkeys(topics)
    if edition.documents and any(topic in edition.documents for topic in found):
        found.update(dict.fromkeys((DOCUMENTS, OFFICES)))
    if not edition.topics:
        found[WORDS] = None
        return tuple(str(name) for name in found)
    for layout in edition.layouts:
        found.update(dict.fromkeys(content.formats[layout].shared))
    if edition.loose:
        found[LOOSE] = None
    found.update(dict.fromkeys(_SHARED))
    return tuple(str(name) for name in found)


def require(content: Content, edition: Edition, topics: Iterable[str], languages: Iterable[str]) -> None:
    """Tell which language files are missing altogether for what is to be built."""
    for topic in topics_of(content, edition, topics):
        if topic not in content.bank.topics:
            content.problems.error(
                Place(f"{banks.model.FOLDER}/{topic}/topic.yaml"),
                "unknown-topic",
                f"the edition {edition.edition} needs the bank {topic!r}, which there is not",
                "add it, or take it out of the layout",
            )
            continue
        for language in languages:
            if language != SOURCE and (topic, str(language)) not in content.bank.translations:
                named = next((tag for tag in edition.languages if tag == language), language)
                content.problems.error(
                    place_of(named, edition.place),
                    "missing-translation",
                    f"the edition {edition.edition} asks for {language!s}, but {topic} has no translation into it",
                    f"add content/phrases/{topic}/{language}.yaml, or take the language out of the edition",
                )


def check_pictures(content: Content, material: Material) -> None:
    """Draw every picture that a set may show, so that none fails while pages are laid out."""
    register = material.register
    names = {str(card.picture) for topic in content.bank.topics.values() for card in topic.cards}
    answers = content.bank.topics[ANSWERS].phrases.values() if ANSWERS in content.bank.topics else ()
    names.update(str(word.picture) for word in answers if word.picture)
    blocks = (block for layout in content.formats.values() for face in layout.faces.values() for block in face)
    names.update(str(block.word) for block in blocks if block.block == "picture" and block.word)
    names.update(material.theme.answers.get("scale-faces", ()))
    register.check(sorted(names & set(register.names)), content.problems)  # who names others tells so itself
