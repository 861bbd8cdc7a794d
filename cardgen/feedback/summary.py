"""Entries -> counts. Counts and nothing else: what they mean is for people to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cardgen.feedback.model import KINDS, STATES, Entry


@dataclass(frozen=True)
class Tally:
    """How many entries there are, by state, by kind, and for each card, topic or set by kind; most spoken of first."""

    total: int
    states: Mapping[str, int]
    kinds: Mapping[str, int]
    about: Mapping[str, Mapping[str, int]]


def tally(entries: Iterable[Entry]) -> Tally:
    """Count entries. What has none is left out of `about`; states and kinds are all there, in their order."""
    found = list(entries)
    states = Counter(entry.state for entry in found)
    kinds = Counter(entry.kind for entry in found)
    about: dict[str, Counter[str]] = {}
    for entry in found:
        about.setdefault(str(entry.about), Counter())[entry.kind] += 1
    ordered = sorted(about.items(), key=lambda item: (-item[1].total(), item[0]))
    return Tally(
        total=len(found),
        states={state: states[state] for state in STATES},
        kinds={kind: kinds[kind] for kind in KINDS},
        about={name: {kind: counts[kind] for kind in KINDS if counts[kind]} for name, counts in ordered},
    )
