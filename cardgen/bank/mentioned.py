"""What files name, also where an entry was not understood, so that nobody is told of one mistake twice.

A card that lacks its picture is left out of the bank. Its translations are no less translations of a card,
and what leads to it does not lead nowhere: to say so would send people to mend what is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cardgen.marked import Mapping, Sequence, Text, Tree


@dataclass(slots=True)
class Mentioned:
    """Names by the file that they stand in. Nothing is known of a file that is not even YAML."""

    _topics: dict[str, frozenset[str]] = field(default_factory=dict)
    _broken: set[str] = field(default_factory=set)
    _letters: set[str] = field(default_factory=set)
    _translations: dict[tuple[str, str], frozenset[tuple[str, ...]]] = field(default_factory=dict)

    def in_topic(self, topic: str, tree: Mapping | None, *, whole: bool) -> None:
        """Remember what a topic.yaml names; `whole` if all of it was understood."""
        names = frozenset(_ids(tree)) | frozenset(_keys(tree, "phrases")) if tree else frozenset()
        self._topics[topic] = names
        letter = _entry(tree, "letter") if tree else None
        if not whole or (tree and "sections" in tree.entries and letter is None):
            self._broken.add(topic)
        elif isinstance(letter, Text):
            self._letters.add(str(letter))

    def in_translation(self, topic: str, language: str, tree: Mapping | None) -> None:
        """Remember what a language file renders."""
        paths: list[tuple[str, ...]] = [(str(key),) for key in (tree.entries if tree else ())]
        paths += [(name, key) for name in ("sections", "phrases") for key in _keys(tree, name)]
        self._translations[topic, language] = frozenset(paths)

    def source(self, topic: str, name: str) -> bool:
        """May this card, section or word be in the topic, unseen because something about it is wrong?"""
        return topic in self._broken and (name in self._topics[topic] or not self._topics[topic])

    def card(self, number: str) -> bool:
        """May there be a card of this number in a topic that was not understood?"""
        return bool(self._broken) and not any(number.startswith(letter) for letter in self._letters)

    def rendering(self, topic: str, language: str, path: tuple[str, ...]) -> bool:
        """Does the language file hold something under these keys, right or wrong?"""
        return path in self._translations.get((topic, language), ())


def _ids(tree: Tree) -> Iterator[str]:
    """Every value of a key "id", wherever it stands."""
    if isinstance(tree, Mapping):
        for key, value in tree.entries.items():
            if key == "id" and isinstance(value, Text):
                yield str(value)
            else:
                yield from _ids(value)
    elif isinstance(tree, Sequence):
        for item in tree.items:
            yield from _ids(item)


def _keys(tree: Mapping | None, name: str) -> Iterator[str]:
    below = _entry(tree, name) if tree else None
    if isinstance(below, Mapping):
        yield from map(str, below.entries)


def _entry(tree: Mapping, name: str) -> Tree | None:
    return next((value for key, value in tree.entries.items() if key == name), None)
