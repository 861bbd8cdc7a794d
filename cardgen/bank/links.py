"""Does what a bank names exist, and is each name and number there once?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cardgen.bank.mentioned import Mentioned
from cardgen.bank.model import Bank, Card, Topic, Word
from cardgen.bank.numbers import is_retired, way_out
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.shapes import place_of

ANSWERS: Final = "answers"  # the bank whose words stand on many cards

# Which keys a card of each kind of answer must and may have, beside those that every card has.
_KEYS: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "yes-no": (frozenset(), frozenset()),
    "choice": (frozenset({"choices"}), frozenset({"choices"})),
    "number": (frozenset(), frozenset({"unit"})),
    "date": (frozenset({"date"}), frozenset({"date"})),
    "scale": (frozenset(), frozenset()),
    "body": (frozenset(), frozenset({"diagram"})),
    "show": (frozenset({"prompt"}), frozenset({"prompt"})),
    "none": (frozenset(), frozenset()),
    "languages": (frozenset(), frozenset()),
}
_MOST_CHOICES: Final = 6  # more cannot be told apart at a glance, nor fit
_LETTER: Final = re.compile(r"[A-Z]{1,2}")  # no digit: N14 must not be card 4 of a topic N1


def check(bank: Bank, pictures: frozenset[str], problems: Problems, mentioned: Mentioned | None = None) -> None:
    """Tell every clash and every name that leads nowhere; one that was `mentioned` and not understood does not."""
    mentioned = mentioned or Mentioned()
    _letters(bank, problems)
    numbers = frozenset(bank.by_number)
    answers = bank.topics[ANSWERS].phrases if ANSWERS in bank.topics else {}
    for topic in bank.topics.values():
        _kind_of_topic(topic, problems)
        _names(topic, problems)
        _once("id", ((str(c.id), place_of(c.id, c.place)) for c in topic.cards), topic, problems)
        _once("number", ((str(c.number), c.place) for c in topic.cards), topic, problems)
        _once("section", ((str(s.id), place_of(s.id, s.place)) for s in topic.sections), topic, problems)
        _limit(topic, problems)
        for card in topic.cards:
            _positive(card, problems)
            _retired(topic, card, problems)
            _keys(card, topic, problems)
            _filled(card.text, f"card {topic.number(card)} ({card.id})", card.place, problems)
            for word in (*card.choices, *filter(None, (card.unit, card.prompt))):
                if word in answers:
                    _for_patients(word, answers[word], f"card {topic.number(card)}", card.place, problems)
                elif not mentioned.source(ANSWERS, word):
                    _unknown("answer", word, answers, f"card {topic.number(card)}", card.place, problems)
            if card.picture not in pictures:
                _unknown("picture", card.picture, pictures, f"card {topic.number(card)}", card.place, problems)
            for number in card.next:
                if number not in numbers and not mentioned.card(number):
                    _unknown_card(number, bank, f"card {topic.number(card)}, next", card.place, problems)
        for name, word_ in topic.phrases.items():
            _filled(word_.text, f"the word {name}", word_.place, problems)
            if word_.picture is not None and word_.picture not in pictures:
                _unknown("picture", word_.picture, pictures, f"the word {name}", word_.place, problems)


def _kind_of_topic(topic: Topic, problems: Problems) -> None:
    if topic.sections and not topic.letter:
        problems.error(
            topic.place, "missing-key", f"the topic {topic.topic} has cards but no letter", "add a line 'letter: X'"
        )
    if topic.text is None and bool(topic.sections) == bool(topic.phrases):
        problems.error(
            topic.place,
            "wrong-shape",
            f"the topic {topic.topic} must have either sections of cards or phrases",
            "keep one of the two",
        )


def _names(topic: Topic, problems: Problems) -> None:
    """Tell ids that cannot stand in topic/kind/name, by which strings travel and are signed."""
    names = [("section", section.id, section.place) for section in topic.sections]
    names += [("card", card.id, card.place) for card in topic.cards]
    names += [("word", name, word.place) for name, word in topic.phrases.items()]
    for kind, name, place in names:
        if not name or "/" in name or any(char.isspace() for char in name):
            problems.error(
                place_of(name, place),
                "wrong-id",
                f"{str(name)!r} cannot be the name of a {kind}",
                "write one word without spaces and slashes, like where-does-it-hurt",
            )


def _letters(bank: Bank, problems: Problems) -> None:
    first: dict[str, Topic] = {}
    for topic in bank.topics.values():
        if topic.letter is None:
            continue
        place = place_of(topic.letter, topic.place)
        if topic.letter and not _LETTER.fullmatch(topic.letter):
            problems.error(
                place,
                "wrong-value",
                f"{str(topic.letter)!r} cannot be the letter of the topic {topic.topic}",
                "write one capital letter without accents, or two, like N",
            )
        if topic.letter in first:
            other = first[topic.letter]
            problems.error(
                place,
                "duplicate-letter",
                f"the letter {topic.letter} is taken by the topic {other.topic}",
                "choose a letter that no topic has: a number must mean one card",
                also=[place_of(other.letter, other.place)],
            )
        first.setdefault(topic.letter, topic)


def _once(what: str, names: Iterable[tuple[str, Place]], topic: Topic, problems: Problems) -> None:
    first: dict[str, Place] = {}
    for name, place in names:
        if name in first:
            shown = f"{topic.letter}{name}" if what == "number" else repr(name)
            problems.error(
                place,
                f"duplicate-{what}",
                f"the {what} {shown} stands twice in the topic {topic.topic}; "
                f"it stood first in line {first[name].line}",
                f"give one of the two another {what}",
                also=[first[name]],
            )
        first.setdefault(name, place)


def _limit(topic: Topic, problems: Problems) -> None:
    cards = list(topic.cards)
    if topic.limit is not None and len(cards) > topic.limit:
        problems.error(
            cards[max(topic.limit, 0)].place,
            "too-many-cards",
            f"the topic {topic.topic} has {len(cards)} cards, its limit is {topic.limit}",
            "take cards out, or raise the limit in topic.yaml if those who use the set agree",
        )


def _positive(card: Card, problems: Problems) -> None:
    if card.number < 1:
        problems.error(card.place, "wrong-value", f"card {card.id} has the number {card.number}", "count from 1")


def _for_patients(name: str, word: Word, whose: str, place: Place, problems: Problems) -> None:
    if word.for_ == "staff":
        problems.error(
            place_of(name, place),
            "staff-only",
            f"{whose}: the answer {str(name)!r} is for staff only and has no translation",
            "remove 'for: staff' from the word, or choose another answer",
        )


def _retired(topic: Topic, card: Card, problems: Problems) -> None:
    if card.number in topic.retired:
        free = max((*topic.retired, *(c.number for c in topic.cards))) + 1
        problems.error(
            card.place,
            "retired-number",
            f"card {card.id} has the number {topic.number(card)}, which is retired",
            f"a number is never used again; the next free one is {topic.letter}{free}",
        )


def _keys(card: Card, topic: Topic, problems: Problems) -> None:
    needed, allowed = _KEYS[card.answer]
    name = f"card {topic.number(card)} ({card.id})"
    for key in ("choices", "unit", "prompt", "date", "diagram"):
        present = bool(getattr(card, key))
        if present and key not in allowed:
            problems.error(
                card.place,
                "unknown-key",
                f"{name} has the key {key!r}, which a card with the answer {card.answer} does not take",
                f"remove {key!r}, or choose another kind of answer",
            )
        if not present and key in needed:
            problems.error(
                card.place,
                "missing-key",
                f"{name} lacks the key {key!r}",
                f"a card with the answer {card.answer} needs it",
            )
    if card.choices and not 2 <= len(card.choices) <= _MOST_CHOICES:
        problems.error(
            place_of(card.choices[0], card.place),
            "too-many-choices" if len(card.choices) > 2 else "too-few-choices",
            f"{name} has {len(card.choices)} choice{'s' if len(card.choices) > 1 else ''}",
            f"give it 2 to {_MOST_CHOICES}, or make two cards of it",
        )
    for again in sorted({str(c) for c in card.choices if card.choices.count(c) > 1}):
        problems.error(card.place, "duplicate-choice", f"{name} offers {again!r} twice", "keep one of the two")


def _filled(text: str, what: str, place: Place, problems: Problems) -> None:
    if not text.strip():
        problems.error(place_of(text, place), "empty-text", f"{what} has no text", "write the Czech text")


def _unknown(kind: str, name: str, known: Iterable[str], whose: str, place: Place, problems: Problems) -> None:
    registered = "registered" if kind == "picture" else "known"
    problems.error(
        place_of(name, place),
        f"unknown-{kind}",
        f"{whose}: the {kind} {str(name)!r} is not {registered}",
        did_you_mean(name, (str(k) for k in known)),
    )


def _unknown_card(number: str, bank: Bank, whose: str, place: Place, problems: Problems) -> None:
    if is_retired(bank, number):
        problems.error(
            place_of(number, place),
            "retired-card",
            f"{whose}: the card {number} was retired",
            f"take {number} out of 'next', or write the card that is to follow now",
        )
        return
    way = way_out(number, bank.by_number)
    problems.error(
        place_of(number, place),
        "unknown-card",
        f"{whose}: the card {str(number)!r} is not known",
        way if way.endswith("?") else f"take it out, or write the number of a card; {way}",
    )
