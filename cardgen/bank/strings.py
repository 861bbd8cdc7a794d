"""Every Czech string with what one language makes of it: the one list that states, checks and exchange go through.

A string is a title, a section's title, a card's sentence or a word. Those for staff alone are none: they stay Czech.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from cardgen.bank.model import FOLDER, Bank, Card, Rendering, Section, State, Topic, Word, signed, standing
from cardgen.languages import SOURCE
from cardgen.problems import Place
from cardgen.shapes import place_of

Kind: TypeAlias = Literal["title", "section", "phrase"]
Standing: TypeAlias = Literal["missing", "stale", "draft", "revised", "approved"]
STANDINGS: Final[tuple[Standing, ...]] = ("missing", "stale", "draft", "revised", "approved")


@dataclass(frozen=True)
class String:
    """A Czech string, and its rendering in `language` if there is one.

    `name` is the id of the card, word or section, "title" for a topic's title. `file` stands for the language file.
    `silence_of_source` names the checks that do not hold for the Czech.
    """

    topic: str
    kind: Kind
    name: str
    source: str
    language: str
    file: Place
    rendering: Rendering | None = None
    number: str | None = None
    card: Card | None = None
    word: Word | None = None
    silence_of_source: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What a message calls it, e.g. "card N14 (where-does-it-hurt)"."""
        if self.card:
            return f"card {self.number} ({self.name})"
        return {"title": "the title", "section": f"the section {self.name}", "phrase": f"the word {self.name}"}[
            self.kind
        ]

    @property
    def path(self) -> tuple[str, ...]:
        """The keys under which it stands in the language file."""
        return {"title": ("title",), "section": ("sections", self.name), "phrase": ("phrases", self.name)}[self.kind]

    @property
    def path_in_bank(self) -> tuple[str, ...]:
        """Topic and path: which string it is, in any language."""
        return (self.topic, *self.path)

    @property
    def text(self) -> str:
        """The translation, "" where there is none."""
        return self.rendering.text if self.rendering else ""

    @property
    def place(self) -> Place:
        """Where the translation's text stands, or the file where there is none."""
        return place_of(self.rendering.text, self.rendering.place) if self.rendering else self.file

    @property
    def standing(self) -> Standing:
        """How far it is, counting only what holds now."""
        if not self.rendering or not self.rendering.text.strip():
            return "missing"
        return "stale" if self.stale else self.state

    @property
    def state(self) -> State:
        """The state that counts: what is missing or stale is a draft, and the Czech itself is approved."""
        if self.language == SOURCE:
            return "approved"
        rendering = self.rendering
        return standing(self.source, rendering) if rendering and rendering.text.strip() else "draft"

    @property
    def stale(self) -> bool:
        """Was the Czech changed after it was translated?"""
        return self.rendering is not None and self.rendering.from_ != self.source

    @property
    def void(self) -> bool:
        """Does it call itself more than its signatures say?"""
        rendering = self.rendering
        if not rendering or rendering.state == "draft" or self.language == SOURCE:
            return False
        reached = signed(rendering)
        return reached == "draft" or (rendering.state, reached) == ("approved", "revised")

    @property
    def silence(self) -> Mapping[str, str]:
        """The checks that do not hold for it, with their reasons."""
        if self.language == SOURCE:
            return self.silence_of_source
        return self.rendering.silence if self.rendering else {}


def strings(bank: Bank, topic: str, language: str) -> Iterator[String]:
    """All strings of a topic in the order of topic.yaml, in Czech itself too: there each renders itself.

    A bank whose words are all for staff has none: nobody translates it, and its title stands among Czech words.
    What the language file holds and could not be read is left out: it is neither missing nor anything else.
    """
    source = bank.topics[topic]
    translation = bank.translations.get((topic, language))
    file = translation.place if translation else Place(f"{FOLDER}/{topic}/{language}.yaml")
    for kind, name, text, of in _sources(source):
        card = of if isinstance(of, Card) else None
        word = of if isinstance(of, Word) else None
        rendering = None
        if language == SOURCE:
            rendering = Rendering(text, text, "approved", place=place_of(text, source.place))
        elif translation and kind == "title":
            rendering = translation.title
        elif translation:
            rendering = (translation.sections if kind == "section" else translation.phrases).get(name)
        number = source.number(card) if card else None
        string = String(topic, kind, name, text, language, file, rendering, number, card, word, of.silence)
        if rendering or not bank.mentioned.rendering(topic, language, string.path):
            yield string


def _sources(topic: Topic) -> Iterator[tuple[Kind, str, str, Topic | Section | Card | Word]]:
    """Kind, name and text of each Czech string, and what it is said of."""
    if not topic.sections and topic.phrases and all(word.for_ == "staff" for word in topic.phrases.values()):
        return
    yield "title", "title", topic.title, topic
    seen: set[str] = set()  # of two sections or cards with one id, which is a problem of its own, the first counts
    for section in topic.sections:
        if section.id not in seen:
            seen.add(section.id)
            yield "section", str(section.id), section.title, section
    seen.clear()
    for card in topic.cards:
        if card.id not in seen:
            seen.add(card.id)
            yield "phrase", str(card.id), card.text, card
    for name, word in topic.phrases.items():
        if word.for_ == "both":
            yield "phrase", str(name), word.text, word
