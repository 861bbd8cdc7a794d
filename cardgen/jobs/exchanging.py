"""Exchanges in binders, written down with the order that brought the binders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cardgen import amend
from cardgen.amend import Set
from cardgen.editions import records
from cardgen.editions.ledger import Releases
from cardgen.jobs import holding
from cardgen.jobs.chosen import release_of
from cardgen.jobs.days import past_day
from cardgen.jobs.orders import file_of, parse, read
from cardgen.press import Order
from cardgen.problems import Problems, UnknownName, did_you_mean
from cardgen.project import Project
from cardgen.shapes import place_of


@dataclass(frozen=True)
class Noted:
    """An exchange that stands with an order now; `is_new` if it did not before."""

    order: str
    edition: str
    version: str
    who: str
    language: str
    day: str
    is_new: bool


def note(
    project: Project,
    name: str,
    version: str,
    who: Sequence[str],
    languages: Sequence[str] = (),
    day: str | None = None,
) -> tuple[Noted, ...]:
    """Write down that recipients of an order have exchanged leaves in their binders for those of a newer version.

    Without `languages` it is all that they got, without a `day` today. What stands there already stays, and another
    day for it is refused. Raises UnknownName and ContentError; nothing is then written.
    """
    file = file_of(project, name)
    one = read(project, file)
    if one.state != "delivered":
        raise UnknownName(
            f"the order {name} is {one.state}; when it was delivered, first: cardgen order {name} --state delivered"
        )
    releases = holding.releases_of(project)
    release_of(releases, str(one.edition), version)
    if records.order(version) <= records.order(one.version):
        raise UnknownName(f"the order {name} delivered {one.version}; {version} is not newer")
    on = past_day(day)
    known = one.exchanged.get(version, {})
    found = []
    for place, tag in _concerned(one, who, languages):
        before = known.get(place, {}).get(tag)
        if before is not None and day is not None and before != day:
            said = f"{file} says that {place} has exchanged {tag} for {version} on {before}"
            raise UnknownName(f"{said}; if that is wrong, mend it there")
        found.append(Noted(name, str(one.edition), version, place, tag, str(before or on), before is None))
    edits = [Set(("exchanged", version, noted.who, noted.language), noted.day) for noted in found if noted.is_new]
    holding.require([one], releases)  # what is wrong in the file is told where it stands
    changed = amend.amend(project.path(file).read_bytes(), file, edits)
    if edits:
        _can_have_been(one, parse(file, changed), version, on, releases)
        amend.write(project, {file: changed})
    return tuple(found)


def _can_have_been(one: Order, changed: Order, version: str, day: str, releases: Releases) -> None:
    """Raise ContentError for exchanges that cannot have been, told at the order as it stands.

    A day that is too early is told once, whatever the languages and recipients: it is the same for all.
    """
    problems, found = Problems(), Problems()
    holding.check([changed], releases, problems)
    told = {problem.code: problem for problem in reversed(problems.errors)}  # the first of each kind
    early = [code for code in ("before-delivery", "before-release") if told.pop(code, None)]
    if early:
        reasons = {
            "before-delivery": f"the order was delivered on {one.delivery.arrived}",
            "before-release": f"{version} was released on {holding.versions(releases, str(one.edition)).get(version)}",
        }
        found.error(
            place_of(one.delivery.arrived, one.place),
            early[0],
            f"the order {one.order}: no leaves can have been exchanged for {version} on {day}: "
            + " and ".join(reasons[code] for code in early),
            "name the day on which its leaves were put into the binders: --date",
        )
    for problem in told.values():
        found.error(one.place, problem.code, problem.message, problem.way_out)
    found.stop_on_errors()


def _concerned(one: Order, who: Sequence[str], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Recipients and languages that are named; raises UnknownName for what they did not get."""
    given = one.given
    for place in dict.fromkeys(who):
        if place not in given:
            raise UnknownName(f"the order {one.order} has no recipient {place!r}; {did_you_mean(place, given)}")
        for tag in dict.fromkeys(languages or given[place]):
            if tag not in given[place]:
                raise UnknownName(
                    f"{place} got nothing in {tag!r} by the order {one.order}; {did_you_mean(tag, given[place])}"
                )
            yield place, tag
