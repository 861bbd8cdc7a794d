"""What is printed of a string: its text, and what stands beside it on the back of the card."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.bank.strings import String
from cardgen.languages import SOURCE
from cardgen.problems import Place
from cardgen.shapes import place_of


def printed(string: String) -> Iterator[tuple[str, str, Place]]:
    """Yield (how a message begins, text, its place) for each: "" for the text itself, "its note: " for a note."""
    yield "", string.text, string.place
    if string.language == SOURCE:
        if string.card and string.card.note:
            yield "its note: ", string.card.note, place_of(string.card.note, string.place)
    elif string.rendering and string.rendering.say:
        yield "its 'say': ", string.rendering.say, place_of(string.rendering.say, string.place)
