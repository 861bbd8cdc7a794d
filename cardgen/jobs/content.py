"""Read a whole project once: languages, faces, pictures, banks, layouts, editions, with every problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cardgen import bank as banks
from cardgen import editions as editions_
from cardgen import languages as languages_
from cardgen import marked, shapes, typography
from cardgen.bank import Bank
from cardgen.bank.translations import Needed
from cardgen.editions import Edition
from cardgen.editions.edition import LOOSE
from cardgen.languages import SOURCE
from cardgen.layout import bodies, data, demands
from cardgen.layout import theme as themes
from cardgen.layout.context import ANSWERS, BODY, CALENDAR, WORDS, Material
from cardgen.layout.data import Format
from cardgen.layout.theme import Theme
from cardgen.pictures import register as registers
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project
from cardgen.shapes import place_of

_SHARED = (ANSWERS, BODY, CALENDAR, WORDS)  # banks of words that every set uses


@dataclass(frozen=True)
class Content:
    """Everything that was read. `material` is None when there is no theme to lay anything out with."""

    project: Project
    problems: Problems
    bank: Bank
    languages: languages_.Languages
    formats: Mapping[str, Format]
    editions: Mapping[str, Edition]
    material: Material | None

    @property
    def ready(self) -> Material:
        """The material, once all errors are ruled out; raises ContentError."""
        self.problems.stop_on_errors()
        assert self.material is not None
        return self.material


def load(project: Project, needed: Needed | None = None) -> Content:
    """Read the project. What is not `needed` may be unfinished, see bank.load."""
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
    bank = banks.load(project, languages, frozenset(register.names), problems, needed)
    diagrams = bodies.load(project, bank, problems)
    theme = themes.load_theme(project, problems)
    if theme:
        demands.check_theme(theme, problems)
        _named_by_theme(theme, bank, frozenset(register.names), problems)
    formats = data.load_formats(project, theme, problems)
    for layout in formats.values():
        demands.check(layout, bank, diagrams, problems)
    editions = editions_.load(project, bank, languages, formats, problems)
    material = None
    if theme:
        shaper = typography.Shaper(faces)
        material = Material(bank, languages, register, theme, shaper, diagrams, problems)
    return Content(project, problems, bank, languages, formats, editions, material)


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


def load_editions(project: Project) -> Mapping[str, Edition]:
    """Only the editions, unchecked: a first look at which languages a build is about."""
    found: dict[str, Edition] = {}
    for file in project.files(f"{editions_.edition.FOLDER}/*.yaml"):
        tree = marked.read(project, file, Problems())
        edition = tree and shapes.decode(tree, Edition, Problems())
        if edition:
            found[str(edition.edition)] = edition
    return found


def topics_of(content: Content, edition: Edition, topics: Iterable[str]) -> tuple[str, ...]:
    """Every topic and bank that building these topics of an edition needs."""
    found = dict.fromkeys(topics)
    for layout in edition.layouts:
        for leaf in content.formats[layout].leaves:
            if ":" in leaf:
                found[leaf.split(":")[1]] = None
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
        # the card on which the patient finds their language speaks all of them
        for language in edition.languages if topic == WORDS else languages:
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
