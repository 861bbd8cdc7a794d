"""Numbers are for life: what a card's number meant in any release, it means now, or it is retired.

A section may grow and change its order; that moves no number.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from cardgen.bank import Bank, Topic
from cardgen.bank.model import FOLDER
from cardgen.editions.ledger import Releases
from cardgen.editions.records import Numbers, Release
from cardgen.problems import Place, Problems
from cardgen.shapes import place_of

_SOURCE: Final = "topic.yaml"


def check(bank: Bank, releases: Releases, problems: Problems) -> None:
    """Compare the banks with every release."""
    told: set[tuple[str, str]] = set()  # the oldest release that says it is enough
    used = _used(releases)
    for release in releases:
        for name, numbers in release.numbers.items():
            topic = bank.topics.get(str(name))
            if topic is None:
                _letter_is_free(bank, str(name), numbers, release, problems)
            elif topic.letter is not None and topic.letter != numbers.letter:
                problems.error(
                    place_of(topic.letter, topic.place),
                    "letter-changed",
                    f"the cards of {name!s} have the letter {topic.letter!s}, but {numbers.letter!s} "
                    f"in the release {release.name}",
                    f"write 'letter: {numbers.letter}': people know the cards by their numbers",
                    also=[release.place],
                )
            else:
                _numbers(bank, topic, numbers, release, used.get(str(name), frozenset()), told, problems)


def _used(releases: Releases) -> Mapping[str, Collection[int]]:
    """Every number that a topic ever had."""
    found: dict[str, set[int]] = {}
    for release in releases:
        for name, numbers in release.numbers.items():
            found.setdefault(str(name), set()).update(map(int, numbers.cards), numbers.retired)
    return found


def _letter_is_free(bank: Bank, name: str, numbers: Numbers, release: Release, problems: Problems) -> None:
    for topic in bank.topics.values():
        if topic.letter == numbers.letter:
            problems.error(
                place_of(topic.letter, topic.place),
                "letter-changed",
                f"the letter {topic.letter!s} was that of the topic {name} in the release {release.name}",
                "choose a letter that no topic ever had: a number must mean one card",
                also=[release.place],
            )


def _numbers(
    bank: Bank,
    topic: Topic,
    numbers: Numbers,
    release: Release,
    used: Collection[int],
    told: set[tuple[str, str]],
    problems: Problems,
) -> None:
    by_number = {str(card.number): card for card in topic.cards}
    by_id = {str(card.id): card for card in topic.cards}
    retired = {str(number) for number in topic.retired}
    free = max((*used, *topic.retired, *(card.number for card in topic.cards))) + 1 if used else 1
    for number, id_ in numbers.cards.items():
        printed = f"{numbers.letter}{number}"
        card, moved = by_number.get(number), by_id.get(id_)
        if (topic.topic, number) in told or (card and card.id == id_):
            continue
        place, message, way_out, code = topic.place, "", "", "released-number"
        if card:
            place = card.place
            message = f"{printed} is the card {card.id!s}, but {id_!s} in the release {release.name}"
            way_out = f"give the card {card.id!s} a new number, {topic.letter}{free}; {printed} stays what it was"
            way_out += ", or is retired"
        elif moved:
            place = moved.place
            message = f"the card {id_!s} is {topic.number(moved)}, but {printed} in the release {release.name}"
            way_out = f"give it its number {number} again: people know it by that"
            if number in retired:
                way_out = f"give it another id: the card {id_!s} went with its number {number}, which is retired"
        elif number not in retired and not bank.mentioned.source(topic.topic, id_):
            code = "number-not-retired"
            message = f"{printed} ({id_!s}) of the release {release.name} is gone, and its number is not retired"
            way_out = f"write {number} into the list 'retired' of {FOLDER}/{topic.topic}/{_SOURCE}, or bring it back"
        if message:
            told.add((str(topic.topic), str(number)))
            problems.error(place, code, message, way_out, also=[_where(release, number)])
    for gone in map(str, numbers.retired):
        if gone not in retired and (str(topic.topic), gone) not in told:
            told.add((str(topic.topic), gone))
            back = by_number.get(gone)
            anew = f", and give the card {back.id!s} another id and the number {topic.letter}{free}" if back else ""
            problems.error(
                topic.place,
                "number-not-retired",
                f"the number {numbers.letter}{gone} was retired in the release {release.name}, and is not any more",
                f"write {gone} into the list 'retired' of {FOLDER}/{topic.topic}/{_SOURCE} again{anew}",
                also=[release.place],
            )


def _where(release: Release, number: str) -> Place:
    return place_of(number, release.place)
