"""No-break spaces and hyphens that were typed by hand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.letters import around
from cardgen.languages import Language
from cardgen.typography.breaking import pieces

_KINDS: Final = {
    "\u00a0": "a no-break space (U+00A0)",
    "\u2007": "a figure space (U+2007)",
    "\u202f": "a narrow no-break space (U+202F)",
    "\u2011": "a no-break hyphen (U+2011)",
}
_ANY: Final = re.compile("[\u00a0\u2007\u2011\u202f]")
_FRENCH: Final = re.compile("[\u00a0\u202f](?=[?!:;»])|(?<=«)[\u00a0\u202f]")  # French wants them there


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every such character; the way out depends on whether a line could end there at all."""
    for one in reading.written:
        text: str = one.text
        if reading.language.language.split("-")[0] == "fr":
            text = _FRENCH.sub("", text)
        for match in _ANY.finditer(text):
            beside = text[: match.start()].split()[-1:], text[match.end() :].split()[:1]
            between = " and ".join(repr(word) for words in beside for word in words)
            yield Finding(
                one,
                f"{_KINDS[match[0]]} stands {'between' if all(beside) else 'beside'} {between}",
                _way_out(text, match.start(), reading.language),
                evidence=(Evidence("text", " ".join(around(text, *match.span()).split())),),
            )


def _way_out(text: str, at: int, language: Language) -> str:
    if text[at] == "\u2011":
        return "write a plain hyphen: a line does not end there anyway"
    plain = _ANY.sub(" ", text)
    if at + 1 not in itertools.accumulate(map(len, pieces(plain, language.keeps))):
        return "write a plain space: a line does not end there anyway"
    return (
        f"write a plain space; a word that must never end a line belongs into keep-with-next of "
        f"content/languages/{language.language}.yaml"
    )


CHECK = Check(
    id="no-break",
    level="warning",
    question="Is it left to the program where a line may not end?",
    reason="The program keeps a number with what it counts, and short words with the next one, in every sentence of "
    "the language. A no-break space typed by hand cannot be seen by the next translator, and makes lines uneven or "
    "the letters smaller where two long words are tied together.",
    example=Example("ru", "Bolí vás hlava 5 dní?", "Голова болит 5\u00a0дней?"),
    find=find,
    on_source=True,
)
