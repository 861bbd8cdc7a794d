"""Rounds -> "what you told us, what we did", as running text in the language of the office.

What people wrote is put in as text: nothing of it is read as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from cardgen.feedback.model import Entry, Round, State
from cardgen.marked import Text as Typed
from cardgen.problems import Place
from cardgen.prose import Block, Heading, Paragraph, Prose, Table, literal
from cardgen.prose import Words as Text
from cardgen.shapes import place_of

_BANK: Final = Place("content/phrases/feedback/topic.yaml")
COUNTS: Final = ("{returned}", "{sent}", "{rate}")


@dataclass(frozen=True)
class Words:
    """The fixed words of the page, in the language of the office. In `answers` each of COUNTS stands for a number."""

    done: str
    accepted: str
    declined: str
    about: str
    told: str
    did: str
    will: str
    why: str
    answers: str


def report(rounds: Iterable[Round], version: str, words: Words, name_of: Callable[[str], str]) -> Prose:
    """Return the text for one version: what was done in it, what is accepted and still to come, what was declined.

    Without blocks where there is nothing to tell. What was done in other versions has been told with these. `name_of`
    says what a card, a topic or the whole set is called.
    """
    found = list(rounds)
    entries = [entry for one in found for entry in one.entries.values()]

    def is_told(entry: Entry) -> bool:
        return entry.state in ("accepted", "declined") or (entry.state == "done" and entry.version == version)

    def part(title: str, then: str, says: Callable[[Entry], str], state: State) -> Iterator[Block]:
        rows = [
            (name_of(entry.about), entry.text, says(entry))
            for entry in entries
            if is_told(entry) and entry.state == state
        ]
        if rows:
            yield Heading(2, _text(title))
            yield Table(
                tuple(map(_text, (words.about, words.told, then))),
                tuple(tuple(map(_text, row)) for row in rows),
                ("left", "left", "left"),
            )

    blocks = [
        *part(words.done, words.did, lambda e: e.answer or "", "done"),
        *part(words.accepted, words.will, lambda e: _changed(e, name_of), "accepted"),
        *part(words.declined, words.why, lambda e: e.reason or "", "declined"),
    ]
    heads = [Paragraph(_text(_asked(one, words))) for one in found if any(map(is_told, one.entries.values()))]
    return Prose((*heads, *blocks))


def _asked(one: Round, words: Words) -> str:
    """Who was asked and when, and how many answered where that is known."""
    place = place_of(one.title, one.place)
    title = f"{one.title}{_years(one)}"
    if one.rate is None:
        return Typed(f"{title}.", place)
    answers = words.answers
    for name, count in zip(COUNTS, (one.returned, one.sent, round(one.rate * 100)), strict=True):
        answers = answers.replace(name, str(count))
    return Typed(f"{title}: {answers}", place)


def _years(one: Round) -> str:
    """The years in which people spoke, as they follow the title; nothing where it names them itself."""
    years = sorted({entry.date[:4] for entry in one.entries.values()})
    if all(year in one.title for year in years):
        return ""
    return f" ({years[0]})" if len(years) == 1 else f" ({years[0]}–{years[-1]})"


def _changed(entry: Entry, name_of: Callable[[str], str]) -> str:
    """The cards and topics that an entry changes; files say nothing to those who read this."""
    return ", ".join(dict.fromkeys(name_of(change) for change in entry.changes if "/" not in change)) or "–"


def _text(text: str) -> Text:
    """A text as it stands, with the place in the round where it was typed; other words are the bank's."""
    return Text(None, literal(text), place_of(text, _BANK))
