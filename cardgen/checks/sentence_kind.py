"""Questions that do not ask, and statements that do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.languages import Language

# Scripts (ISO 15924) whose languages end sentences without our marks: Thai, Lao, Burmese, Tibetan.
WITHOUT_MARKS: Final = frozenset(["Laoo", "Mymr", "Thai", "Tibt"])
# Question marks of Unicode: ASCII, Greek, Armenian, Arabic, Ethiopic, Limbu, doubled, Coptic, Vai, Bamum, small, wide.
_MARKS: Final = frozenset("?\u037e\u055e\u061f\u1367\u1945\u2047\u2048\u2049\u2cfa\u2cfb\ua60f\ua6f7\ufe56\uff1f")
_GREEK: Final = ";"  # in Greek a semicolon asks; U+037E, its own code point, is the same after NFC


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every translation that asks where the Czech does not, or does not ask where the Czech does."""
    if reading.is_source or reading.language.script in WITHOUT_MARKS:
        return
    for one in reading.current:
        here, there = asks(one.text, reading.language), asks(one.source, reading.source_language)
        if there and not here:
            message, way_out = (
                "the Czech is a question, the translation is none",
                "write it as a question, with its mark",
            )
        elif here and not there:
            message, way_out = "it is a question, the Czech is none", "write it as a sentence that does not ask"
        else:
            continue
        yield Finding(one, message, way_out, evidence=(Evidence("text", here), Evidence("source", there)))


def asks(text: str, language: Language) -> str:
    """Return the question mark with which any sentence of `text` ends, of whatever script; "" if none asks.

    One that only opens does not count.
    """
    marks = _MARKS | {_GREEK} if language.script == "Grek" else _MARKS
    return "" if marks.isdisjoint(text) else next(char for char in text if char in marks)


CHECK = Check(
    id="sentence-kind",
    level="error",
    question="Is a question still a question?",
    reason="The patient answers a question and does what an instruction says. With the mark lost, 'Does it hurt?' "
    "becomes 'It hurts.', and a yes means nothing.",
    example=Example("bg", "Kde vás to bolí?", "Къде Ви боли."),
    find=find,
)
