"""Spaces too many, too few, or of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.letters import around, named
from cardgen.checks.printed import printed
from cardgen.languages import Language

BREAKS: Final = "\t\n\v\f\r\x85\u2028\u2029"  # tab, ends of lines and paragraphs
_BREAK: Final = re.compile(rf"[{BREAKS}]")
_TWO: Final = re.compile(r"[ \u00a0\u202f]{2,}")
_OTHER: Final = re.compile(r"[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")  # U+00A0, U+2007, U+202F: see no_break
_WIDE: Final = frozenset(["Jpan", "Hans", "Hant", "Hani", "Kore"])  # ISO 15924; their space is U+3000
_MARK: Final = re.compile(r" [.,?!:;،؛؟]|[.,?!:;،؛؟][^\W\d_]")  # a first look
_BEFORE: Final = re.compile(r"\S ([,?!:;،؛؟]|\.(?![.0-9]))")  # an ellipsis may stand alone, and .5 is a number
_AFTER: Final = re.compile(r"([^\W\d_]+)([.,?!:;،؛؟])(?=([^\W\d_]))")
_ADDRESS: Final = re.compile(r"\S*(?:@|://|www\.)\S*")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield what is wrong with the spaces of every text, and of what stands beside it on the card."""
    for one in reading.written:
        for part in printed(one):
            for fact, way_out, shown in _faults(part.text, reading.language):
                evidence = (Evidence(part.whose, shown),)
                yield Finding(one, part.begins + fact, way_out, place=part.place, evidence=evidence)


def _faults(text: str, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong, the way out, and where: the words on either side."""
    inner = text.strip()
    if inner and text != " ".join(text.split()):
        if text[0].isspace():
            yield f"it begins with {_called(text[0])}", "remove it", around(text, 0, len(text) - len(text.lstrip()))
        if text[-1].isspace():
            yield f"it ends with {_called(text[-1])}", "remove it", around(text, len(text.rstrip()), len(text))
        if found := _BREAK.search(inner):
            way_out = "write it on one line; the program breaks lines itself"
            yield "a tab or the end of a line is in it", way_out, around(inner, *found.span())
        for match in _TWO.finditer(inner):
            fact = f"two spaces stand before {_word(inner, match.end())!r}"
            yield fact, "keep one", around(inner, *match.span())
        for char in sorted(set(_OTHER.findall(inner))):
            if not (char == "\u3000" and language.script in _WIDE):
                fact = f"{named(char)} stands in it where a space belongs"
                yield fact, "write a plain space", around(inner, inner.index(char), inner.index(char) + 1)
    if not _MARK.search(inner):
        return
    for match in _BEFORE.finditer(inner):
        yield f"a space stands before '{match[1]}'", "remove it", around(inner, *match.span())
    inner = _ADDRESS.sub("", inner)
    for match in _AFTER.finditer(inner):
        word, mark, following = match.groups()
        if _ends(word, mark, following):
            fact = f"there is no space between '{word}{mark}' and '{following}'"
            yield fact, "add one", around(inner, *match.span())


def _ends(word: str, mark: str, following: str) -> bool:
    """Does a word end here? Not in "t.j.", "Ph.D.", "plzen.eu" and the Finnish "EKG:n"."""
    if mark == ".":
        return len(word) > 2 and following.isupper()
    return len(word) > 1 and (mark != ":" or word[-1].islower())


def _called(space: str) -> str:
    return "a tab or the end of a line" if space in BREAKS else "a space"


def _word(text: str, at: int) -> str:
    return text[at:].split(maxsplit=1)[0]


CHECK = Check(
    id="spaces",
    level="error",
    question="Is there one plain space between words, none before a full stop or comma, and one after it?",
    reason="Spaces decide where a line ends, and a question mark alone on a line, or a gap within a sentence, makes "
    "the reader halt where nothing is to be understood. The program lays lines out itself: a text needs no line ends.",
    example=Example("ru", "Bolí to, nebo ne?", "Болит ,или нет ?"),
    find=find,
    on_source=True,
)
