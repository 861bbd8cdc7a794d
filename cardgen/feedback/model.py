"""A round of an evaluation as frozen data. The dataclasses are the schema of content/feedback/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

from cardgen.problems import Place

FOLDER: Final = "content/feedback"
WHOLE_SET: Final = "set"  # what an entry is about that is about no single card

Kind: TypeAlias = Literal["wording", "picture", "missing-card", "too-many", "handling", "praise"]
State: TypeAlias = Literal["new", "accepted", "declined", "done"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
STATES: Final[tuple[State, ...]] = get_args(State)

# what an entry must have in each state; it has nothing that only others need
NEEDS: Final[Mapping[State, tuple[str, ...]]] = {
    "new": (),
    "accepted": ("changes",),
    "declined": ("reason",),
    "done": ("changes", "version", "answer"),
}

_NOWHERE: Final = Place(FOLDER)


@dataclass(frozen=True)
class Entry:
    """One thing that somebody said. Of people only the role is kept, never a name.

    `about` is a card's number, a topic, or "set" for the whole set. `date` is a year, a month or a day (YYYY,
    YYYY-MM, YYYY-MM-DD). What is accepted names what it changes: cards, topics, or files of the project. What is done
    says in which `version`, and in `answer` what was done. What is declined has a `reason`.
    """

    kind: Kind
    text: str
    institution: str
    date: str
    state: State
    about: str = WHOLE_SET
    role: str = ""
    reason: str | None = None
    changes: tuple[str, ...] = ()
    version: str | None = None
    answer: str | None = None
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def who(self) -> str:
        """The institution, and the role where it is known."""
        return f"{self.institution}, {self.role}" if self.role else str(self.institution)


@dataclass(frozen=True)
class Round:
    """One round of asking: `round` is the name of the file, `edition` what was asked about.

    `of` says which printing the people had in hand. `sent` and `returned` count questionnaires. `entries` stand under
    names of their own, which stay.
    """

    round: str
    title: str
    edition: str
    of: str
    sent: int | None = None
    returned: int | None = None
    source: str | None = None
    entries: dict[str, Entry] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def rate(self) -> float | None:
        """The share of questionnaires that came back, from 0 to 1; None where it is not known."""
        return self.returned / self.sent if self.sent and self.returned is not None else None
