"""A section keeps its place on the edge: there a hand finds it, and a mark that moves is reprinted with all its cards.

Of every set that an edition makes: each section has a place, the edge has that place, no other section has it. Of the
releases of an edition: a mark that moved is told, and so is a place that passed from one section to another. That is a
warning, for a set may be arranged anew, and a place may have to be used again; the next release ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cardgen.bank import Bank, Section
from cardgen.editions.edition import LOOSE, Edition
from cardgen.editions.ledger import Releases
from cardgen.editions.records import Release
from cardgen.layout.data import Format
from cardgen.problems import Problems

_Key: TypeAlias = tuple[str, str]  # topic and id of a section


@dataclass(frozen=True)
class _Set:
    """The topics whose sections stand in one binder, those that sets share first; how many places its edge has."""

    topics: tuple[str, ...]
    places: int


@dataclass(frozen=True)
class _Known:
    """What the releases of an edition say: where a section was last, whose a place was last, each with the release."""

    mark: Mapping[_Key, tuple[int, Release]]
    whose: Mapping[tuple[str, int], tuple[str, Release]]


def check(
    bank: Bank,
    editions: Mapping[str, Edition],
    formats: Mapping[str, Format],
    releases: Releases,
    problems: Problems,
) -> None:
    """Tell marks that cannot be printed; warn of those that are elsewhere than in the last release of an edition."""
    made = {name: tuple(_sets(bank, edition, formats)) for name, edition in editions.items()}
    every = tuple(dict.fromkeys(one for some in made.values() for one in some))
    known = {name: _known(releases.of(name)) for name in made}
    last = {key: found for one in known.values() for key, found in one.mark.items()}
    free = {}
    for topic in _topics(every):
        together = [one for one in every if topic in one.topics]
        free[topic] = _free(bank, together, last)
        for section in bank.topics[topic].sections:
            _has_a_place(topic, section, min(one.places for one in together), free[topic], last, problems)
    told: set[_Key] = set()
    for one in every:
        told |= _shared(bank, one, free, last, problems)
    for name, some in made.items():
        for topic in _topics(some):
            beside = (topic, *_topics([one for one in some if topic in one.topics]))
            for section in bank.topics[topic].sections:
                _as_released(beside, section, known[name], free[topic], told, problems)


def _topics(sets: Sequence[_Set]) -> Iterable[str]:
    return dict.fromkeys(topic for one in sets for topic in one.topics)


def _sets(bank: Bank, edition: Edition, formats: Mapping[str, Format]) -> Iterator[_Set]:
    """The sets of an edition that have marks at the edge."""
    made = [(layout, str(topic)) for layout in (edition.layout, edition.polyglot) for topic in edition.topics]
    for name, own in [*made, (edition.loose, LOOSE)]:
        layout = formats.get(str(name)) if name else None
        if layout is None or layout.places is None:
            continue
        yield _Set(tuple(str(one) for one in layout.topics(own) if one in bank.topics), layout.places)


def _known(releases: Sequence[Release]) -> _Known:
    """What the releases of one edition say, the oldest first: the last word counts."""
    mark: dict[_Key, tuple[int, Release]] = {}
    whose: dict[tuple[str, int], tuple[str, Release]] = {}
    for release in releases:
        for topic, numbers in release.numbers.items():
            for section, place in numbers.marks.items():
                mark[str(topic), str(section)] = place, release
                whose[str(topic), place] = str(section), release
    return _Known(mark, whose)


def _free(bank: Bank, sets: Sequence[_Set], last: Mapping[_Key, tuple[int, Release]]) -> Sequence[int]:
    """The places that are free in all of these sets: those that no section ever had, else those that none has now."""
    topics = _topics(sets)
    now = {section.mark for topic in topics for section in bank.topics[topic].sections}
    ever = {place for (topic, _), (place, _) in last.items() if topic in topics}
    free = [place for place in range(1, min(one.places for one in sets) + 1) if place not in now]
    return [place for place in free if place not in ever] or free


def _has_a_place(
    topic: str,
    section: Section,
    places: int,
    free: Sequence[int],
    last: Mapping[_Key, tuple[int, Release]],
    problems: Problems,
) -> None:
    """Tell a section without a place, and one whose place the edge does not have."""
    if section.mark is not None and 1 <= section.mark <= places:
        return
    name = f"the section {section.id!s} of {topic}"
    way_out = _write(free)
    was = last.get((topic, str(section.id)))
    if was and 1 <= was[0] <= places:
        place, release = was
        way_out = f"write 'mark: {place}' again, its place in the release {release.name}"
    if section.mark is None:
        problems.error(section.place, "missing-mark", f"{name} has no place on the edge of its cards", way_out)
        return
    message = f"{name} has the mark {section.mark}, but the edge has the places 1 to {places}"
    problems.error(section.place, "wrong-mark", message, way_out)


def _shared(
    bank: Bank,
    one: _Set,
    free: Mapping[str, Sequence[int]],
    last: Mapping[_Key, tuple[int, Release]],
    problems: Problems,
) -> set[_Key]:
    """Tell two sections of a set with one place, at the one that had it in no release; return which were told."""
    first: dict[int, tuple[str, Section]] = {}
    told = set()
    for here in ((topic, section) for topic in one.topics for section in bank.topics[topic].sections):
        topic, section = here
        if section.mark is None or first.setdefault(section.mark, here) is here:
            continue
        other = first[section.mark]
        was = last.get((topic, str(section.id)))
        new, old = (other, here) if was and was[0] == section.mark else (here, other)
        told.add((new[0], str(new[1].id)))
        of = f"the section {old[1].id!s} of {old[0]}"
        problems.error(
            new[1].place,
            "duplicate-mark",
            f"the section {new[1].id!s} of {new[0]} has the mark {section.mark}, and {of} in the same set has it too",
            f"{_write(free[new[0]])} for the one that is new: of the other all cards would be reprinted",
            also=[old[1].place],
        )
    return told


def _as_released(
    topics: Sequence[str], section: Section, known: _Known, free: Sequence[int], told: set[_Key], problems: Problems
) -> None:
    """Warn where a section's mark has moved, or stands where another had its own; `topics` are those of its sets.

    Its own topic is the first of them.
    """
    key = topics[0], str(section.id)
    if section.mark is None or key in told:
        return
    was = known.mark.get(key)
    had = next((topic for topic in topics if (topic, section.mark) in known.whose), key[0])
    whose = known.whose.get((had, section.mark))
    passed = whose is not None and (had, whose[0]) != key
    named = f"{whose[0]} of {had}" if whose and had != key[0] else whose and whose[0]
    if was and was[0] != section.mark:
        other = f", where {named} was" if passed else ""
        told.add(key)
        problems.warning(
            section.place,
            "mark-moved",
            f"the section {key[1]} of {key[0]} has the mark {section.mark}{other}; it had {was[0]} "
            f"in the release {was[1].name}",
            f"write 'mark: {was[0]}' again, or its divider and all its cards are reprinted",
            also=[was[1].place],
        )
    elif whose and passed:
        told.add(key)
        problems.warning(
            section.place,
            "mark-passed-on",
            f"the section {key[1]} of {key[0]} has the mark {section.mark}, which was that of {named} "
            f"in the release {whose[1].name}",
            f"{_write(free)}, unless it is the same section by another name: who knows the edge opens the binder by it",
            also=[whose[1].place],
        )


def _write(free: Sequence[int]) -> str:
    """The way out to a place that is free."""
    if not free:
        return (
            "no place is free: make one section of two, or give the layout's edges more 'slots', which moves all marks"
        )
    return f"write 'mark: {free[0]}'" + (f" (free are {', '.join(map(str, free))})" if free[1:] else "")
