"""What is known of a leaf once it is laid out: by which name it is found again, what it says and how it looks.

A release keeps it, so that a later issue can be compared leaf by leaf. Knows no file and no version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Spoken:
    """What a card or a document says, and where each of it comes from.

    `text` is the sentence by language, Czech among them; `words` are the other texts by id, each by language, those of
    other banks than the answers' as `bank/id`; `said` is how a Czech reader says the sentence, by language, and
    `words_said` each answer by its id, in the first language of the set. `section` is the title of its section, by
    language. `next` are the cards that follow, with number and Czech sentence. `picture` is the name of its picture;
    `drawing` is a digest of how all pictures look.
    """

    topic: str
    id: str
    text: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    words_said: Mapping[str, str] = field(default_factory=dict)
    section: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    next: tuple[str, ...] = ()
    picture: str = ""
    drawing: str = ""


@dataclass(frozen=True)
class LeafRecord:
    """A leaf of a set in its place.

    `key` is unique in the set and stable from issue to issue: a card's number, `divider:topic/section`, `index:1`,
    else the name of its face. `title` is Czech. `pages` count from 1, the front first. `appearance` is the
    fingerprint of what lasts on its pages. `spoken` is None where no card stands on it. `lists` are the numbers of the
    first and the last card that a leaf of the index lists: by them it is found, it has no number. `mark` is the place
    of its section's mark on the edge, counted from the top; None where it has no mark.
    """

    key: str
    title: str
    pages: tuple[int, ...]
    appearance: str
    spoken: Spoken | None = None
    lists: tuple[str, ...] = ()
    mark: int | None = None
