"""What a translator sees beside the texts of a parcel. It changes how a workbook looks and nothing that is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Look:
    """What whoever exports knows and the parcel does not.

    `titles` are the Czech titles of topics; without one it is the parcel's unit of the kind title, or else the
    topic's name. `language` is the Czech name of the language, `pictures` are PNG by name, `contact` is whom to ask.
    Translations of more than `most_words` words are marked; None marks none, for languages that part syllables.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    contact: str | None = None
    most_words: int | None = 12
