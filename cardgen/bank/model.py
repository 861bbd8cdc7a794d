"""What a phrase bank says, as frozen data. The dataclasses are the schema of the YAML files.

A topic has either sections of cards (then it has a letter) or phrases (a bank of words).
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from cardgen.bank.mentioned import Mentioned
from cardgen.languages import SOURCE
from cardgen.problems import Place
from cardgen.prose import Prose

FOLDER = "content/phrases"

Answer: TypeAlias = Literal[
    "yes-no", "choice", "number", "date", "scale", "body", "show", "none", "languages"
]  # fmt: skip  # one kind a line says no more
State: TypeAlias = Literal["draft", "revised", "approved"]

_NOWHERE = Place(FOLDER)


@dataclass(frozen=True)
class Word:
    """An entry of a bank of words. One that is only `for` staff stays in Czech.

    `stems` are how the forms of a glossary's term begin; `silence` names checks that do not hold for it, with reasons.
    """

    text: str
    picture: str | None = None
    for_: Literal["both", "staff"] = "both"
    stems: tuple[str, ...] = ()
    silence: dict[str, str] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Card:
    """A question, an instruction or a statement. `number` is for life; `id` names it for translators.

    Which further keys it takes depends on the kind of `answer`: `choices` (2 to 6) on a choice,
    `unit` on a number, `prompt` on show, `date` on a date, `diagram` on body. All but the last two
    name words of the bank "answers". `note` and `next` stand on the back.

    `shown_by` staff: not the patient but staff point at the answer. Without `further` there is no
    "I don't know" below a grid. `several` answers may be right at once; a `private` question is asked alone.
    `digits` is how many boxes stand above a keypad. `silence` names checks that do not hold for the Czech, each with
    its reason.
    """

    number: int
    id: str
    text: str
    answer: Answer
    picture: str
    choices: tuple[str, ...] = ()
    unit: str | None = None
    prompt: str | None = None
    date: Literal["calendar", "clock", "past", "future", "since"] | None = None
    diagram: str | None = None
    shown_by: Literal["patient", "staff"] = "patient"
    further: bool = True
    several: bool = False
    private: bool = False
    digits: int | None = None
    colour: str | None = None
    note: str | None = None
    next: tuple[str, ...] = ()
    silence: dict[str, str] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Section:
    """Cards that belong together, with a divider, a tab and a colour of their own.

    `id` names it for translators. `title` stands on the divider. `mark` is the place of its mark on the edge, counted
    from the top, for life as a card's number. `speaker` is who says the sentences: staff, or the patient by pointing.
    `silence` names checks that do not hold for the Czech title, each with its reason.
    """

    id: str
    title: str
    cards: tuple[Card, ...]
    mark: int | None = None
    colour: str | None = None
    speaker: Literal["staff", "patient"] = "staff"
    silence: dict[str, str] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Topic:
    """What one folder's topic.yaml says.

    `topic` is its name, that of the folder. `title` stands on the cover. `letter` stands before its cards' numbers.
    `colour` is a name of the theme. `limit` is how many cards it may have at most. `retired` are numbers of cards that
    are no more; they are never used again. It has either `sections` of cards, or `phrases`: words that cards share, or
    a `text`: the Markdown file beside it, for running text, with a `picture` for its cover. `silence` names checks that
    do not hold for the Czech title, each with its reason.
    """

    topic: str
    title: str
    letter: str | None = None
    colour: str | None = None
    limit: int | None = None
    retired: tuple[int, ...] = ()
    sections: tuple[Section, ...] = ()
    phrases: dict[str, Word] = field(default_factory=dict)
    text: str | None = None
    picture: str | None = None
    silence: dict[str, str] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def cards(self) -> Iterator[Card]:
        """All cards in the order of the set."""
        for section in self.sections:
            yield from section.cards

    def number(self, card: Card) -> str:
        """The number that is printed, e.g. "N14"."""
        return f"{self.letter}{card.number}"


@dataclass(frozen=True)
class Back:
    """What a reader who did not see the source understood, in Czech; who that was, and when (YYYY-MM-DD).

    `of` is the seal of the words that they read. An import and `cardgen sign` write it; with another text beside it the
    reading counts for nothing. Without a seal it counts as long as it stands there.
    """

    text: str
    by: str
    date: str
    of: str | None = None
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Signature:
    """Who answers for a wording (a name or a role), since when (YYYY-MM-DD), and the seal `of` what they saw.

    `cardgen sign` writes it. When the wording is changed afterwards, the seal no longer fits and the signature is void.
    """

    by: str
    date: str
    of: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Rendering:
    """A translated string.

    `from_` is the Czech that was translated. `text` is what the patient reads. `state` says how far it was checked.
    `say` is how a Czech reader would say it, where the rules of the language do not serve. `back` is a blind
    back-translation of `text`. `remark` is what the translator wants the office to know. `revised` and `approved` are
    the signatures for these states, the first kept beside the second. `stems` are how the forms of a glossary's term
    begin. `silence` names checks that do not hold here, each with its reason.
    """

    from_: str
    text: str
    state: State
    say: str | None = None
    back: Back | None = None
    revised: Signature | None = None
    approved: Signature | None = None
    remark: str | None = None
    stems: tuple[str, ...] = ()
    silence: dict[str, str] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Translation:
    """What one language file of a topic says."""

    language: str
    title: Rendering | None = None
    sections: dict[str, Rendering] = field(default_factory=dict)
    phrases: dict[str, Rendering] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Phrase:
    """A string in one language, ready to print. The source itself counts as approved."""

    text: str
    language: str
    state: State
    say: str | None = None


@dataclass(frozen=True)
class Bank:
    """All topics with their translations, linked: what is asked for here exists, or was a problem."""

    topics: Mapping[str, Topic]
    translations: Mapping[tuple[str, str], Translation]
    mentioned: Mentioned = field(default_factory=Mentioned, compare=False, repr=False)
    texts: Mapping[str, Prose] = field(default_factory=dict)  # of topics that are running text

    def phrase(self, topic: str, name: str, language: str) -> Phrase:
        """A card's sentence or a word; raises KeyError where there is no translation."""
        source = self._sources(topic)[name]
        return _rendered(source, language, lambda: self.translations[topic, language].phrases[name])

    def has(self, topic: str, name: str, language: str) -> bool:
        """Has a card's sentence or a word a translation of what the Czech says now?"""
        source = self._sources(topic).get(name)
        translation = self.translations.get((topic, language))
        rendering = translation.phrases.get(name) if translation else None
        return language == SOURCE or bool(rendering and rendering.text.strip() and rendering.from_ == source)

    def title(self, topic: str, language: str) -> Phrase:
        """A topic's title; raises KeyError where there is no translation."""
        translation = self.translations.get((topic, language))
        title = translation.title if translation else None
        return _rendered(self.topics[topic].title, language, lambda: _present(title))

    def section_title(self, topic: str, section: Section, language: str) -> Phrase:
        """A section's title; raises KeyError where there is no translation."""
        return _rendered(section.title, language, lambda: self.translations[topic, language].sections[section.id])

    @functools.cached_property
    def by_number(self) -> Mapping[str, tuple[Topic, Card]]:
        """Every card under its printed number."""
        return {topic.number(card): (topic, card) for topic in self.topics.values() for card in topic.cards}

    @functools.cached_property
    def _texts(self) -> dict[str, dict[str, str]]:
        return {}

    def _sources(self, topic: str) -> dict[str, str]:
        if topic not in self._texts:
            self._texts[topic] = sources(self.topics[topic])
        return self._texts[topic]


def sources(topic: Topic) -> dict[str, str]:
    """Every Czech string of a topic that stands under an id: cards, or words."""
    found = {str(card.id): card.text for card in topic.cards}
    found.update({str(name): word.text for name, word in topic.phrases.items()})
    return found


def seal(rendering: Rendering) -> str:
    """What a signature is of: source, wording and pronunciation in eight hexadecimal digits."""
    seen = "\0".join((rendering.from_, rendering.text, rendering.say or ""))
    return hashlib.blake2s(seen.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def seal_of_reading(text: str) -> str:
    """What a back-translation is of: the words that were read, in eight hexadecimal digits."""
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def back_of(rendering: Rendering | None) -> Back | None:
    """The back-translation that counts: one that says something, and was not made of another wording."""
    back = rendering.back if rendering else None
    if not rendering or not back or not back.text.strip():
        return None
    return back if back.of in (None, seal_of_reading(rendering.text)) else None


def signed(rendering: Rendering) -> State:
    """How far the signatures reach that fit the wording: a state without its signature counts for nothing."""
    now = seal(rendering)
    reached: State = "draft"
    for state, signature in (("revised", rendering.revised), ("approved", rendering.approved)):
        if not signature or signature.of != now:
            return reached
        reached = "approved" if state == "approved" else "revised"
    return reached


def standing(source: str, rendering: Rendering) -> State:
    """The state that counts: what is stale or was changed after it was signed is a draft, whatever it calls itself."""
    if rendering.from_ != source or rendering.state == "draft":
        return "draft"
    reached = signed(rendering)
    return reached if reached == "draft" or rendering.state == "approved" else "revised"


def _present(rendering: Rendering | None) -> Rendering:
    if rendering is None:
        raise KeyError("title")
    return rendering


def _rendered(source: str, language: str, find: Callable[[], Rendering]) -> Phrase:
    if language == SOURCE:
        return Phrase(source, SOURCE, "approved")
    rendering = find()
    return Phrase(rendering.text, language, standing(source, rendering), rendering.say)
