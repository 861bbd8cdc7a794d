"""Which column of a list is which: what people write at the head of each, in Czech and in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, get_args

Column: TypeAlias = Literal["name", "family", "course", "hours", "attendance", "language", "born", "number"]
COLUMNS: Final[tuple[Column, ...]] = get_args(Column)

# Of each, the first and the second are those that messages name: one in Czech, one in English.
HEADS: Final[Mapping[Column, tuple[str, ...]]] = {
    "name": (
        "jméno a příjmení", "name", "jméno", "celé jméno", "účastník", "jméno účastníka", "křestní jméno", "full name",
        "participant", "first name", "given name",
    ),
    "family": ("příjmení", "surname", "last name", "family name"),
    "course": ("kurz", "course", "id kurzu", "kód kurzu", "course id"),
    "hours": (
        "odchozené hodiny", "hours", "hodiny", "hodin", "počet hodin", "odchozeno hodin", "hours attended",
        "attended hours",
    ),
    "attendance": ("účast", "attendance", "docházka", "účast v procentech", "percent"),
    "language": ("jazyk", "language", "jazyk osvědčení", "lang"),
    "born": ("datum narození", "date of birth", "narozen", "narozena", "narozen(a)", "birth date", "born"),
    "number": ("číslo osvědčení", "certificate number", "certificate no"),
}  # fmt: skip  # one head a line would be a page long


def column_of(head: str) -> Column | None:
    """Return which column a head stands over, however it is capitalised and accented; None for one that is not read."""
    return _BY_HEAD.get(_plain(head))


def _plain(text: str) -> str:
    """Small letters without accents, a single space between words, without what is not a letter around them."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(re.sub(r"\([^\w]*\)|[^\w()]+", " ", bare.casefold()).split())


_BY_HEAD: Final[Mapping[str, Column]] = {_plain(head): column for column in COLUMNS for head in HEADS[column]}
