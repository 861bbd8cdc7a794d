"""What is printed of a string: its text, and what stands beside it on the back of the card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.bank.strings import String
from cardgen.checks.check import Whose
from cardgen.languages import SOURCE
from cardgen.problems import Place
from cardgen.shapes import place_of


@dataclass(frozen=True, slots=True)
class Printed:
    """A text, its place, whose words it has, and how a message about it begins: "" for the string itself."""

    text: str
    place: Place
    whose: Whose = "text"
    begins: str = ""


def printed(string: String) -> Iterator[Printed]:
    """Yield the text of a string, then what stands beside it."""
    yield Printed(string.text, string.place)
    if string.language == SOURCE:
        if string.card and string.card.note:
            yield Printed(string.card.note, place_of(string.card.note, string.place), begins="its note: ")
    elif string.rendering and string.rendering.say:
        say = string.rendering.say
        yield Printed(say, place_of(say, string.place), "say", "its 'say': ")
