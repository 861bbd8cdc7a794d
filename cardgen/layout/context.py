"""What a block may ask: the material of a whole set, and where on its way through the set it is.

`Material` is the same for all sets of an edition; `Context` is one face of one set.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from cardgen.bank import Bank, Card, Phrase, Section, Topic
from cardgen.bank.model import FOLDER
from cardgen.languages import SOURCE, Language, Languages, transcribe
from cardgen.languages.transcription import NoRule
from cardgen.layout.bodies import Diagram
from cardgen.layout.data import Block, Format, Side
from cardgen.layout.theme import Theme
from cardgen.pictures.drawing import Box
from cardgen.pictures.register import Register
from cardgen.problems import Place, Problems
from cardgen.shapes import place_of
from cardgen.typography import Fitted, Overflow, Shaper, Style, Tongue

ANSWERS = "answers"
WORDS = "layout"
CALENDAR = "calendar"
BODY = "body"
GREETING = "my-language"  # the word that stands on one card in every language of the edition


@dataclass(frozen=True)
class Issue:
    """What is printed about an edition: its name, version and date, who issues it, and its languages."""

    edition: str
    title: str
    version: str
    date: datetime.date
    publisher: str
    contact: str
    languages: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Material:
    """Everything that was read, with the shaper and what it has already set."""

    bank: Bank
    languages: Languages
    register: Register
    theme: Theme
    shaper: Shaper
    diagrams: Mapping[str, Diagram]
    problems: Problems
    fitted: dict[object, Fitted | Overflow] = field(default_factory=dict, repr=False)
    styles: dict[tuple[str, int | None], Style] = field(default_factory=dict, repr=False)

    def tongue(self, tag: str) -> Tongue:
        """A language as type sees it."""
        return _tongue(self.languages[tag])

    def word(self, name: str, language: str, bank: str = WORDS) -> Phrase:
        """A word of a shared bank; one that pages need and the bank lacks is a problem."""
        try:
            return self.bank.phrase(bank, name, language)
        except KeyError:
            self.problems.error(
                Place(f"{FOLDER}/{bank}/topic.yaml"),
                "unknown-word",
                f"the bank {bank!r} lacks the word {str(name)!r} in {language}, which stands on the pages",
                "add it to the bank, with its translations where it is not for staff alone",
            )
            return Phrase(name, SOURCE, "approved")


@functools.cache
def _tongue_of(tag: str, script: str, face: str, system: str | None, keeps: frozenset[str]) -> Tongue:
    return Tongue(tag, script, face, system, keeps)


def _tongue(language: Language) -> Tongue:
    system = str(language.opentype) if language.opentype else None
    return _tongue_of(str(language.language), str(language.script), str(language.face), system, language.keeps)


@dataclass(frozen=True)
class Row:
    """A card in a list, or the heading of its section where `card` is None."""

    topic: Topic
    section: Section
    card: Card | None = None


@dataclass(frozen=True)
class Context:
    """One face of a set for patients who speak `languages` (several on a polyglot set).

    `asked` are the words of shared banks that blocks took to set them, by bank and name, with their text by language;
    what the layout says to staff is left out. It grows as blocks are drawn, so a card has a mapping of its own.
    """

    material: Material
    layout: Format
    issue: Issue
    languages: tuple[str, ...]
    topic: Topic
    side: Side = "front"
    section: Section | None = None
    card: Card | None = None
    anchors: frozenset[str] = frozenset()
    rows: tuple[Row, ...] = ()
    step: int | None = None
    state: str = "approved"
    states_line: str = ""
    credits: tuple[str, ...] = ()
    asked: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def on(self, **changes: object) -> Context:
        """The same context somewhere else in the set."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]  # the names are this class's fields

    # -- where ---------------------------------------------------------------------------------

    def box(self, block: Block) -> Box:
        """The block's box on this side, x from the left edge of the page."""
        at = block.at
        for kind in kinds(self.card, self.section):
            if kind in block.at_for:
                at = block.at_for[kind]
                break
        return self.mirrored(at)

    def mirrored(self, box: Box) -> Box:
        """A box whose x counts from the bound edge, with x from the left edge of this side."""
        x, y, width, height = box
        binding = self.layout.binding
        if self.side == "back" and binding and binding.edge == "left":
            x = self.layout.page.width - x - width
        return x, y, width, height

    # -- what ----------------------------------------------------------------------------------

    def word(self, name: str, language: str, bank: str = WORDS) -> Phrase:
        """A word of a shared bank."""
        phrase = self.material.word(name, language, bank)
        if bank != WORDS or language != SOURCE:
            self.asked.setdefault((bank, str(name)), {})[language] = str(phrase.text)
        return phrase

    def staff_word(self, name: str) -> Phrase:
        """A word of the layout in Czech."""
        return self.word(name, SOURCE)

    def sentence(self, language: str) -> Phrase:
        """The sentence of the card at hand."""
        assert self.card is not None
        return self.material.bank.phrase(self.topic.topic, self.card.id, language)

    @property
    def number(self) -> str:
        """The number of the card at hand."""
        assert self.card is not None
        return self.topic.number(self.card)

    @property
    def colour(self) -> str:
        """The colour of the section or topic at hand, "#rrggbb"."""
        name = (self.card and self.card.colour) or (self.section and self.section.colour) or self.topic.colour
        return self.named_colour(name or "slate")

    def named_colour(self, name: str) -> str:
        """A colour of the theme; "section" stands for that of the section at hand."""
        if name == "section":
            return self.colour
        theme = self.material.theme
        if name not in theme.colours and name not in theme.pale:
            self.material.problems.error(
                place_of(name, self.topic.place),
                "unknown-colour",
                f"the colour {str(name)!r} is not in the theme",
                _colours(theme),
            )
            return theme.colour("ink")
        return theme.colour(name)

    def said(self, phrase: Phrase) -> str | None:
        """How a Czech reader says a foreign phrase; None where neither a rule nor the translator tells."""
        if phrase.say:
            return str(phrase.say)
        language = self.material.languages[phrase.language]
        if not language.transcription:
            return None
        try:
            return transcribe(str(phrase.text), language.transcription)
        except NoRule as error:
            self.material.problems.error(
                place_of(phrase.text, language.place),
                "no-transcription",
                f"{self.subject}: the letter {error.letter!r} has no transcription in {phrase.language}",
                f"add a rule to content/languages/{phrase.language}.yaml, or write 'say:' beside the text",
            )
            return None

    @property
    def subject(self) -> str:
        """What a message calls the thing at hand."""
        return f"card {self.number} ({self.card.id})" if self.card else f"the set {self.topic.topic}"

    # -- type ----------------------------------------------------------------------------------

    def style(self, name: str) -> Style:
        """A style of the theme by name; at a `step`, with only that one of its sizes."""
        known = self.material.styles.get((name, self.step))
        if known is None:
            known = self.material.theme.styles[name].style
            if self.step is not None:
                known = dataclasses.replace(known, sizes=(known.sizes[min(self.step, len(known.sizes) - 1)],))
            self.material.styles[name, self.step] = known
        return known


def _colours(theme: Theme) -> str:
    return "known are: " + ", ".join(sorted(theme.colours))


def kinds(card: Card | None, section: Section | None = None) -> tuple[str, ...]:
    """The names under which a layout may treat a card: its kind, the narrowest name first, then what marks it."""
    if card is None:
        return ()
    marks = {
        "several": card.several,
        "private": card.private,
        "patient": section is not None and section.speaker == "patient",
    }
    return (*_kind(card), *(name for name, holds in marks.items() if holds))


def _kind(card: Card) -> tuple[str, ...]:
    if card.answer == "choice":
        return f"choice-{len(card.choices)}", "choice"
    if card.answer == "date":
        return f"date-{card.date}", "date"
    if card.answer == "body" and card.diagram:
        return ("body-diagram",)
    if card.answer == "show":
        return f"show-{card.prompt}", "show"
    return (card.answer,)
