"""What staff call a leaf, so that they find it in a binder without counting: by its number, or by what stands on it."""

from __future__ import annotations

from cardgen.editions.records import Leaf
from cardgen.jobs.content import Content
from cardgen.languages import SOURCE
from cardgen.layout.context import WORDS


def number_of(leaf: Leaf) -> str:
    """The number of a card; "" for any other leaf."""
    return leaf.leaf if leaf.is_card else ""


def name_of(content: Content, leaf: Leaf) -> str:
    """A card's Czech sentence, else what kind of leaf it is, and which."""
    if leaf.is_card:
        return leaf.czech
    said = _known(content, f"leaf-{_kind(leaf)}")
    return f"{said} {_which(content, leaf)}".rstrip() if said else leaf.czech or leaf.leaf


def place_behind(content: Content, leaf: Leaf | None) -> str:
    """Where a leaf goes that goes behind another one; None for the front. Words that lack are told."""

    def word(name: str) -> str:
        return str(content.ready.word(f"exchange-{name}", SOURCE).text)

    if leaf is None:
        return word("first")
    if leaf.is_card:
        return f"{word('behind')} {leaf.leaf}"
    said = _known(content, f"exchange-behind-{_kind(leaf)}")  # Czech has a case for it, so it is a word of its own
    return f"{said} {_which(content, leaf)}".rstrip() if said else f"{word('behind-leaf')} „{name_of(content, leaf)}“"


def _kind(leaf: Leaf) -> str:
    return leaf.leaf.partition(":")[0].partition("#")[0]


def _which(content: Content, leaf: Leaf) -> str:
    """Which one of its kind: a divider by its section, a leaf of the index by its first and last card."""
    if _kind(leaf) == "divider":
        return f"„{leaf.czech}“"
    if leaf.lists:
        return f"{_known(content, 'leaf-from')} {leaf.lists[0]} {_known(content, 'leaf-to')} {leaf.lists[-1]}"
    return leaf.leaf.partition(":")[2]


def _known(content: Content, name: str) -> str:
    """A Czech word, "" where the banks have none."""
    topics = content.bank.topics
    phrases = topics[WORDS].phrases if WORDS in topics else {}
    return str(phrases[name].text) if name in phrases else ""
