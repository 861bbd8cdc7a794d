"""Replacement packs: for binders that are out, only the leaves that have to be exchanged, and a sheet that says how.

1. choose the printer and its format, if packs are to go on sheets
2. lay out the sets as the content is now
3. compare each with what was released, leaf by leaf
4. instructions and new leaves -> a document for each set in which there is something to exchange
5. write them: pages of the set's size, or sheets of a printer in a folder with their record

The instructions are the first leaf of their pack, on a printer's sheets too. So they lie on top once the pile is cut,
and cannot come to the leaves of another set, which look alike.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cardgen import press
from cardgen.editions.exchange import Exchange, Put, exchange
from cardgen.editions.records import Leaf, Record, Release
from cardgen.jobs import holding, packing
from cardgen.jobs.chosen import Chosen, choose, is_asked_for, release_of
from cardgen.jobs.holding import Given
from cardgen.jobs.named import name_of, number_of, place_behind
from cardgen.jobs.onrecord import changed_since, still_as_released
from cardgen.jobs.packing import Made, OnSheets, Pack
from cardgen.jobs.plan import FilePlan, issue_of
from cardgen.jobs.records import present, released
from cardgen.languages import SOURCE
from cardgen.layout import exchange as packs
from cardgen.layout.exchange import Instructions, PutIn, TakeOut
from cardgen.layout.frame import Document
from cardgen.layout.sets import CardSet
from cardgen.press import Order
from cardgen.problems import Problem, Problems
from cardgen.project import Project

FOLDER: Final = "replace"
ALWAYS: Final = ("imprint",)  # what says which version a binder is goes with every exchange


@dataclass(frozen=True)
class Replaced:
    """All packs that were asked for, and on which sheets they are, if they are on sheets.

    `holders` have the old version by an order, and there is something for them.
    """

    edition: str
    old: str
    new: str
    packs: tuple[Pack, ...]
    holders: tuple[Given, ...]
    warnings: tuple[Problem, ...]
    on: OnSheets | None = None


def replace(
    project: Project,
    edition: str,
    since: str,
    languages: Sequence[str] = (),
    topics: Sequence[str] = (),
    output: Path | None = None,
    form: str | None = None,
    printer: str | None = None,
) -> Replaced:
    """Write the packs that turn the sets of a release into those of the present content.

    `since` is the version in the binders. With a `form` they go on the sheets of a printer's format, in a folder of
    `output` for these versions and this format; without a `printer` the format must be that of one alone. Raises
    ContentError, UnknownName, OSError; what was made earlier is then as it was.
    """
    chosen = choose(project, edition, languages, topics)
    content = chosen.content
    old = release_of(content.releases, edition, since)
    on = packing.on_sheets(chosen, form, printer) if form else None
    before = {record.file: record for record in released(content, old)}
    sets = present(content, chosen.plans)
    after = {file: record for file, (record, _) in sets.items()}
    _other_version(chosen, old, before, after)
    still_as_released(content, chosen.edition, after)
    content.problems.stop_on_errors()
    found, made = _packs(chosen, old, before, sets)
    for file, record in before.items():
        if file not in after and is_asked_for(record, languages, topics):
            found[file] = Pack(file, "gone", "it is not issued any more: take it out of use")
    records = {**before, **after}
    changed = [records[file] for file, pack in found.items() if pack.outcome != "same"]
    concerned = {(str(record.topic), record.language) for record in changed}
    holders = holding.concerned(_orders(chosen), edition, since, concerned)
    found |= _written(chosen, old, on, made, found, output, whole=not (languages or topics))
    for record in changed:
        if record.file in after:
            binders = _binders(holders, str(record.topic), record.language)
            found[record.file] = dataclasses.replace(found[record.file], binders=binders)
    warnings = tuple(one for one in content.problems if one.level == "warning")
    return Replaced(edition, old.version, chosen.version, tuple(found.values()), holders, warnings, on)


def _packs(
    chosen: Chosen, old: Release, before: Mapping[str, Record], sets: Mapping[str, tuple[Record, CardSet]]
) -> tuple[dict[str, Pack], list[Made]]:
    """What is to be done with each file of the present content, and the packs that are ready to be written."""
    found: dict[str, Pack] = {}
    made = []
    for one in chosen.plans:
        pack, document = _pack(chosen, old, before.get(one.path), *sets[one.path], one)
        chosen.content.problems.stop_on_errors()
        found[one.path] = pack
        if document:
            made.append(Made(one, pack, document, _name(chosen, old, one.path)))
    return found, made


def _written(
    chosen: Chosen,
    old: Release,
    on: OnSheets | None,
    made: Sequence[Made],
    found: Collection[str],
    output: Path | None,
    *,
    whole: bool,
) -> dict[str, Pack]:
    """Write the packs: the same with their paths, and what does not fit the sheets.

    What an earlier run made of other files that were `found` is due no more, and goes.
    """
    unfit = packing.unfit(chosen, on, made) if on else {}
    made = [one for one in made if one.plan.path not in unfit]
    none = {_name(chosen, old, file) for file in found} - {one.name for one in made}
    folder = chosen.content.project.root / "output" / FOLDER
    if on:
        return unfit | packing.write_sheets(chosen, old, on, made, none, output or folder, whole=whole)
    return packing.write_pages(chosen, made, none, output or folder / chosen.name)


def _binders(holders: Collection[Given], topic: str, language: str) -> int:
    """How many binders a pack is for: as many as are held that have this topic in this language."""
    return sum(one.count for one in holders if one.is_concerned([(topic, language)]))


def _name(chosen: Chosen, old: Release, file: str) -> str:
    """What the pack of a file is called: it says from which version to which."""
    return f"{file.removesuffix('.pdf')}-{old.version}-{chosen.version}.pdf"


# -- which versions ------------------------------------------------------------------------------


def _other_version(chosen: Chosen, old: Release, before: Mapping[str, Record], after: Mapping[str, Record]) -> None:
    """Two sets of one version must not differ: nobody could tell them apart."""
    if chosen.version != old.version:
        return
    for file, record in after.items():
        if file not in before or before[file].leaves != record.leaves:
            changed_since(chosen.content, chosen.edition, old, file)
            return


def _orders(chosen: Chosen) -> Collection[Order]:
    """All orders that can be read. Of others it is told that they are left out: packs do not hang on them."""
    problems = Problems()
    orders = press.orders(chosen.content.project, problems).values()
    holding.check(orders, chosen.content.releases, problems)
    chosen.content.problems.extend(dataclasses.replace(one, level="warning") for one in problems)
    return orders


# -- one set -------------------------------------------------------------------------------------


def _pack(
    chosen: Chosen, old: Release, before: Record | None, after: Record, made: CardSet, one: FilePlan
) -> tuple[Pack, Document | None]:
    content = chosen.content
    if before is None:
        return Pack(one.path, "new", f"it was not part of {old.version}: print it whole"), None
    if before.layout != after.layout or before.paper != after.paper:
        was, now = (f"{record.layout} ({record.paper})" for record in (before, after))
        why = f"the layout was {was} and is {now}: print the whole set"
        return Pack(one.path, "whole", why), None
    todo = exchange(before.leaves, after.leaves, ALWAYS)
    if todo.is_empty:
        return Pack(one.path, "same", todo=todo), None
    if one.layout not in content.formats:
        return Pack(one.path, "whole", "the text was changed: print the whole file", todo=todo), None
    if not todo.kept:
        return Pack(one.path, "whole", "no leaf is as it was: print the whole set", todo=todo), None
    given = _instructions(chosen, old, before, after, todo, one)
    fresh_keys = {leaf.leaf for leaf in todo.fresh}
    fresh = [leaf for leaf in made.leaves if leaf.key in fresh_keys]
    layout = content.formats[one.layout]
    document = packs.compose(content.ready, layout, issue_of(chosen.edition), given, made, fresh)
    return Pack(one.path, "pack", todo=todo), document


def _instructions(
    chosen: Chosen, old: Release, before: Record, after: Record, todo: Exchange, one: FilePlan
) -> Instructions:
    content = chosen.content
    named = after.by_key

    def taken(leaf: Leaf) -> TakeOut:
        return TakeOut(number_of(leaf), name_of(content, leaf))

    def put_in(put: Put) -> PutIn:
        place = place_behind(content, named[put.behind] if put.behind else None)
        return PutIn(number_of(put.leaf), name_of(content, put.leaf), place, put.fresh)

    return Instructions(
        title=str(content.bank.topics[one.topic].title),
        language=", ".join(content.languages[tag].name_in(SOURCE) for tag in one.languages),
        edition=str(chosen.edition.title),
        old=old.version,
        new=chosen.version,
        remove=tuple(taken(leaf) for leaf in todo.remove),
        aside=tuple(taken(leaf) for leaf in todo.aside),
        put=tuple(map(put_in, todo.puts)),
        count=len(after.leaves),
        office=", ".join(filter(None, (chosen.edition.publisher, chosen.edition.contact))),
    )
