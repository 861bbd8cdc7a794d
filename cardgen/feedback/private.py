"""Does a text hold what belongs to a person: an address of mail, a number of a telephone, a birth number, a name?

A program cannot see every name, only the words behind which one mostly stands. Who writes the entry must leave
names out.
"""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = (
    ("an e-mail address", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")),
    ("a birth number", re.compile(r"(?<![0-9])[0-9]{6}\s?/\s?[0-9]{3,4}(?![0-9])")),
    ("a telephone number", re.compile(r"(?<![0-9])(?:\+|00)?(?:[0-9][ \u00a0-]?){8,13}[0-9](?![0-9])")),
)

# words in Czech behind which a name stands, or where somebody lives; regular expressions
_ANNOUNCE: Final = (
    "paní", "pan[aeu]?", "pán[aeu]?", "panem", "slečn[aeouy]", "slečnou",
    r"(?:mudr|mddr|mvdr|phdr|judr|rndr|pharmdr|mgr|bc|ing|prof|doc|prim)\.",
    "doktor(?:a|ovi|em|k[aouy]|kou|ce)?", "dr\\.", "lékař(?:e|i|em|k[aouy]|kou|ce)?", "primář(?:e|i|em|k[aouy])?",
    "sestr[aouy]", "sestrou", "sestř(?:e|ičk[aouy])", "pacient(?:a|ovi|em|k[aouy]|kou|ce)?",
    "klient(?:a|ovi|em|k[aouy])?",
    "jmenuj[eiu]", "jmenoval[ao]?", "jménem", "ulic[ei]", "ul\\.", "bytem",
)  # fmt: skip  # a line a word would be a page long
_NAME: Final = re.compile(rf"(?<!\w)((?i:{'|'.join(_ANNOUNCE)}))(?:(?<=\.)|(?!\w))(?=\s*([^\W\d_][\w'’-]*))")


def names(text: str) -> tuple[str, ...]:
    """Return what may be names of people or places where they live, each with the word before it: paní Horáková."""
    found = (f"{match[1]} {match[2]}" for match in _NAME.finditer(text) if match[2][0].isupper())
    return tuple(dict.fromkeys(found))


def private(text: str) -> str | None:
    """Return what stands in the text that should not, None for nothing."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)
