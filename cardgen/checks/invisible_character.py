"""Characters that nobody sees, or that mean nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading, Whose
from cardgen.checks.letters import around, named
from cardgen.checks.printed import printed
from cardgen.checks.spaces import BREAKS
from cardgen.languages import Language

# Invisible, though Unicode counts them among letters, marks and symbols: fillers, the joiner of graphemes, the blank
# of braille, the signs for an object and for a character that could not be read.
_TOO: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\ufffd")
_SELECTORS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_PRINTABLE: Final = _TOO | _SELECTORS
_CATEGORIES: Final = frozenset(["Cc", "Cf", "Cn", "Co", "Cs"])
_JOINERS: Final = frozenset("\u200c\u200d")
# ISO 15924 codes of the scripts in which a joiner between letters decides their form.
_JOINED: Final = frozenset([
    "Arab", "Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Mlym", "Mymr", "Orya", "Sinh", "Syrc", "Taml", "Telu",
])  # fmt: skip


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every invisible or meaningless character, once a text, also in what stands beside it on the card."""
    for one in reading.written:
        for part in printed(one):
            text = part.text
            if text.isprintable() and _PRINTABLE.isdisjoint(text):
                continue
            for char in dict.fromkeys(text):
                if is_invisible(char) and not _joins(char, text, reading.language):
                    count = text.count(char)
                    more = f", and {count - 1} more" if count > 1 else ""
                    yield Finding(
                        one,
                        f"{part.begins}character {text.index(char) + 1} is {named(char)}{more}",
                        "remove it: type the words beside it anew",
                        place=part.place,
                        evidence=(Evidence("character", f"U+{ord(char):04X}"), *_beside(text, char, part.whose)),
                    )


def _beside(text: str, char: str, whose: Whose) -> Iterator[Evidence]:
    """What the character stands in or touches, without all that cannot be seen."""
    at = text.index(char)
    seen = "".join(other for other in around(text, at, at + 1) if not is_invisible(other)).strip()
    if seen:
        yield Evidence(whose, seen)


def is_invisible(char: str) -> bool:
    """Has a character no form, or no meaning? Tabs and ends of lines are for spaces."""
    return char in _PRINTABLE or (unicodedata.category(char) in _CATEGORIES and char not in BREAKS)


def _joins(char: str, text: str, language: Language) -> bool:
    """Is it a joiner with something before and behind it wherever it stands, in a script that needs it?"""
    if char not in _JOINERS or language.script not in _JOINED:
        return False
    parts = text.split(char)
    return all(part[-1:].strip() for part in parts[:-1]) and all(part[:1].strip() for part in parts[1:])


CHECK = Check(
    id="invisible-character",
    level="error",
    question="Is every character of the text one that can be seen?",
    reason="Text that was copied from a web page or a PDF brings along characters without a form: a break within a "
    "word, a mark that turns the direction, an empty box. Nobody sees them in the file; the patient sees the result.",
    example=Example("ru", "Kde vás to bolí?", "Где у вас бо\u00adлит?"),
    find=find,
    on_source=True,
)
