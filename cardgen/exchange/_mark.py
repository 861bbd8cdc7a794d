"""The few words with which a file remembers what it was made from: "base=1f2e3d4c state=draft".

They stand where a translator's tool shows them and lets nobody write. Must never know: a format's syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from cardgen.bank.model import State
from cardgen.exchange.parcel import Unit

FORMAT: Final = "1"  # of the files; another one may mean other things by the same words

Exported: TypeAlias = Literal["missing", "draft", "revised", "approved"]


@dataclass(frozen=True)
class Mark:
    """The fingerprint of what the bank held when a unit was exported, and how far its translation was."""

    base: str
    exported: Exported

    @property
    def state(self) -> State:
        """The state of the unit that was exported: where there is no translation, it counts as a draft."""
        return "draft" if self.exported == "missing" else self.exported


def mark(unit: Unit) -> str:
    """Return the words for a unit."""
    return f"base={unit.base} state={unit.state if unit.target else 'missing'}"


def words(text: str) -> dict[str, str]:
    """Return the words of a mark by their names."""
    return {name: value for name, equals, value in (word.partition("=") for word in text.split()) if equals}


def read_mark(text: str) -> Mark | None:
    """Return what was marked; None where the words were changed."""
    found = words(text)
    for exported in get_args(Exported):
        if found.get("state") == exported and "base" in found:
            return Mark(found["base"], exported)
    return None


def same_language(one: str, other: str) -> bool:
    """Do two tags name one language? A tool may write vi, vi-VN or vi_VN."""
    return re.split("[-_@.]", one.lower())[0] == re.split("[-_@.]", other.lower())[0]
