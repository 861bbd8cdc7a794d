"""What a sheet of instructions says, as frozen data. Knows neither releases nor pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TakeOut:
    """A leaf to take out: by its number ("" for none) and what it is called in Czech."""

    number: str
    name: str


@dataclass(frozen=True)
class PutIn:
    """A leaf to put in, and the `place` where it goes, in Czech. One that is not `fresh` was laid aside before."""

    number: str
    name: str
    place: str
    fresh: bool


@dataclass(frozen=True)
class Instructions:
    """What is done with one binder, in this order.

    `count` is how many leaves it has in the end, `office` who keeps the list of who has which version.
    """

    title: str
    language: str
    edition: str
    old: str
    new: str
    remove: tuple[TakeOut, ...]
    aside: tuple[TakeOut, ...]
    put: tuple[PutIn, ...]
    count: int
    office: str
