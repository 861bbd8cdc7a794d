"""What travels between the bank and a translator's tool, whatever the file format: a parcel of units."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

from cardgen.bank.model import State
from cardgen.bank.strings import Kind
from cardgen.problems import Place

KINDS: Final[tuple[Kind, ...]] = ("title", "section", "phrase")
DIGITS: Final = 8  # of a fingerprint, for each field


@dataclass(frozen=True)
class Unit:
    """One string on its way. `topic`, `kind` and `name` say which; everything else may be changed on the way or not.

    `source` is the Czech at the time of export; `previous` is what the translation was made from, if that was another
    Czech. `target` is the translation, "" where there is none. `base` is the fingerprint of what the bank held at the
    time of export, so that an import sees whether the bank, the file or both were changed since.

    The rest is for the translator's eyes and not read again: the card's `number`, a `note` of the office, the
    `picture` that stands on the card, and `longest`, how many characters have room where it
    stands alone (None: it stands nowhere alone).
    """

    topic: str
    kind: Kind
    name: str
    source: str
    base: str
    target: str = ""
    state: State = "draft"
    previous: str | None = None
    back: str | None = None
    remark: str | None = None
    number: str | None = field(default=None, compare=False)
    note: str | None = field(default=None, compare=False)
    picture: str | None = field(default=None, compare=False)
    longest: int | None = field(default=None, compare=False)
    place: Place = field(default=Place("the file"), compare=False)

    @property
    def key(self) -> str:
        """Its name in the file, e.g. "emergency/phrase/where-does-it-hurt"."""
        return f"{self.topic}/{self.kind}/{self.name}"


@dataclass(frozen=True)
class Parcel:
    """The strings of one language that travel in one file."""

    language: str
    units: tuple[Unit, ...]


def fingerprint(text: str, state: str, back: str, remark: str) -> str:
    """What a string holds, in eight hexadecimal digits for each of the four fields; blank is as good as empty."""
    fields = (text if text.strip() else "", state, back, remark)
    digests = (hashlib.blake2s(one.encode("utf-8", "surrogatepass"), digest_size=DIGITS // 2) for one in fields)
    return "".join(digest.hexdigest() for digest in digests)


def as_exported(unit_base: str, text: str) -> bool:
    """Is this the text that the bank held when this fingerprint was taken?"""
    return fingerprint(text, "", "", "")[:DIGITS] == unit_base[:DIGITS]


def split_key(key: str) -> tuple[str, Kind, str] | None:
    """Return topic, kind and name of a unit's key; None for a key that is none of ours."""
    parts = key.split("/")
    if len(parts) != 3 or not all(parts):
        return None
    for kind in KINDS:
        if parts[1] == kind:
            return parts[0], kind, parts[2]
    return None
