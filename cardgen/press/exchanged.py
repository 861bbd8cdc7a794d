"""What an order says of exchanges: which recipient has put the leaves of a newer version into its binders, and when.

A replacement pack changes what a place holds, and no order delivers it. So whoever brings the packs writes it down
with the order that brought the binders. Knows no release: what is on record is told to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from cardgen.dates import is_date
from cardgen.press.order import Order
from cardgen.problems import Problems, did_you_mean
from cardgen.shapes import place_of

Rank: TypeAlias = Callable[[str], tuple[tuple[int, str], ...]]  # by which versions are older or newer

_SINGLY: Final = 8  # names that nobody knows are told one by one up to these


class Entry(NamedTuple):
    """One exchange: to which version, whose, in which language, on which day."""

    version: str
    who: str
    language: str
    day: str


def entries(one: Order) -> Iterator[Entry]:
    """All exchanges of an order, as they stand there."""
    for version, places in one.exchanged.items():
        for who, days in places.items():
            for language, day in days.items():
                yield Entry(version, who, language, day)


def last(one: Order, rank: Rank) -> Mapping[tuple[str, str], Entry]:
    """The newest exchange of each recipient in each language, by both."""
    return {(entry.who, entry.language): entry for entry in sorted(entries(one), key=lambda each: rank(each.version))}


def look(one: Order, issued: Mapping[str, str], rank: Rank, problems: Problems) -> None:
    """Tell exchanges that cannot have been.

    `issued` holds the versions of the edition that were released, with the day (YYYY-MM-DD); a newer version
    has a higher `rank`.
    """
    if not one.exchanged:
        return
    if one.state != "delivered":
        problems.error(
            place_of(next(iter(one.exchanged)), one.place),
            "not-delivered",
            f"the order {one.order} tells of exchanges, and is {one.state}",
            f"when it was delivered: cardgen order {one.order} --state delivered",
        )
    for version in one.exchanged:
        _version(one, version, issued, rank, problems)
    found = one.given
    unknown = [
        who for who in dict.fromkeys(who for places in one.exchanged.values() for who in places) if who not in found
    ]
    for who in unknown[:_SINGLY]:
        problems.error(
            place_of(who, one.place),
            "unknown-recipient",
            f"the order {one.order}: {str(who)!r} has exchanged leaves and is none of its recipients",
            did_you_mean(who, found),
        )
    if more := unknown[_SINGLY:]:
        problems.error(
            place_of(more[0], one.place),
            "unknown-recipient",
            f"the order {one.order}: {len(more):,} others have exchanged leaves and are none of its recipients",
            "write them as they stand under 'recipients'",
        )
    for entry in entries(one):
        _entry(one, entry, found.get(entry.who), issued, problems)
    _in_turn(one, rank, problems)


def _version(one: Order, version: str, issued: Mapping[str, str], rank: Rank, problems: Problems) -> None:
    if version not in issued:
        problems.error(
            place_of(version, one.place),
            "unknown-release",
            f"the order {one.order}: leaves were exchanged for {one.edition} {version!s}, which was never released",
            did_you_mean(version, issued),
        )
    if rank(version) <= rank(one.version):
        problems.error(
            place_of(version, one.place),
            "not-newer",
            f"the order {one.order}: leaves were exchanged for {version!s}, and {one.version!s} was delivered",
            "name a newer version",
        )


def _entry(
    one: Order, entry: Entry, counts: Mapping[str, int] | None, issued: Mapping[str, str], problems: Problems
) -> None:
    """Could it be in this language, and on this day?"""
    if counts is not None and entry.language not in counts:
        problems.error(
            place_of(entry.language, one.place),
            "unknown-language",
            f"the order {one.order}: {entry.who!s} has exchanged leaves in {str(entry.language)!r} and got none in it",
            did_you_mean(entry.language, counts),
        )
    place = place_of(entry.day, one.place)
    what = f"the order {one.order}: {entry.who!s} has exchanged {entry.language!s} on {entry.day!s}"
    if not is_date(entry.day):
        problems.error(place, "wrong-value", f"{str(entry.day)!r} is not a date", "write it like 2026-12-15")
        return
    arrived, released = one.delivery.arrived, issued.get(entry.version)
    if arrived is not None and is_date(arrived) and entry.day < arrived:
        problems.error(
            place,
            "before-delivery",
            f"{what}, before it was delivered on {arrived!s}",
            "see which of the two days is wrong",
        )
    if released is not None and entry.day < released:
        problems.error(
            place,
            "before-release",
            f"{what}, before {entry.version!s} was released on {released!s}",
            "write the day on which its leaves were put into the binders",
        )


def _in_turn(one: Order, rank: Rank, problems: Problems) -> None:
    """Nobody goes back to an older version."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries(one):
        if is_date(entry.day):
            found.setdefault((entry.who, entry.language), []).append(entry)
    for own in found.values():
        for older, newer in pairwise(sorted(own, key=lambda entry: rank(entry.version))):
            if newer.day < older.day:
                problems.error(
                    place_of(older.day, one.place),
                    "not-newer",
                    f"the order {one.order}: {older.who!s} has exchanged {older.language!s} for {older.version!s} on "
                    f"{older.day!s}, and had {newer.version!s} since {newer.day!s}",
                    "see which version and which day is wrong",
                    also=[place_of(newer.day, one.place)],
                )
