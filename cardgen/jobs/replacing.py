"""Replacement packs: for binders that are out, only the leaves that have to be exchanged, and a sheet that says how.

1. lay out the sets as the content is now
2. compare each with what was released, leaf by leaf
3. sheet and new leaves -> a PDF for each set in which there is something to exchange
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from cardgen import pdf, press
from cardgen.editions.exchange import Exchange, Put, exchange
from cardgen.editions.records import Leaf, Record, Release
from cardgen.jobs import files, holding
from cardgen.jobs.chosen import Chosen, choose, is_asked_for, release_of
from cardgen.jobs.content import Content
from cardgen.jobs.holding import Held
from cardgen.jobs.named import name_of, number_of, place_behind
from cardgen.jobs.onrecord import changed_since, still_as_released
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

# same: nothing to do; pack: some leaves; whole: the set is to be printed anew; new: it was not issued before;
# gone: it is not issued any more
Outcome: TypeAlias = Literal["same", "pack", "whole", "new", "gone"]


@dataclass(frozen=True)
class Pack:
    """What is to be done with one file of an edition, and the pack where there is one."""

    file: str
    outcome: Outcome
    why: str = ""
    path: Path | None = None
    pages: int = 0
    todo: Exchange | None = None


@dataclass(frozen=True)
class Replaced:
    """All packs that were asked for. `holders` have the old version by an order, and there is something for them."""

    edition: str
    old: str
    new: str
    packs: tuple[Pack, ...]
    holders: tuple[Held, ...]
    warnings: tuple[Problem, ...]


def replace(
    project: Project,
    edition: str,
    since: str,
    languages: Sequence[str] = (),
    topics: Sequence[str] = (),
    output: Path | None = None,
) -> Replaced:
    """Write the packs that turn the sets of a release into those of the present content.

    `since` is the version in the binders. Raises ContentError, UnknownName, OSError; nothing is then written.
    """
    chosen = choose(project, edition, languages, topics)
    old = release_of(chosen.content, edition, since)
    before = {record.file: record for record in released(chosen.content, old)}
    after = present(chosen.content, chosen.plans)
    _other_version(chosen, old, before, {file: record for file, (record, _) in after.items()})
    still_as_released(chosen.content, chosen.edition, {file: record for file, (record, _) in after.items()})
    chosen.content.problems.stop_on_errors()
    folder = output or project.root / "output" / FOLDER / edition
    found = []
    changed = set()
    data: dict[Path, bytes] = {}
    for one in chosen.plans:
        record, made = after[one.path]
        pack, document = _pack(chosen, old, before.get(one.path), record, made, one)
        chosen.content.problems.stop_on_errors()
        if document:
            path = folder / f"{one.path.removesuffix('.pdf')}-{old.version}-{chosen.version}.pdf"
            data[path] = pdf.write(document, chosen.content.ready.shaper.faces)
            pack = Pack(pack.file, pack.outcome, pack.why, path, len(document.frames), pack.todo)
        found.append(pack)
        if pack.outcome != "same":
            changed.add((str(one.topic), one.language))
    for file, record in before.items():
        if file not in after and is_asked_for(record, languages, topics):
            found.append(Pack(file, "gone", "it is not issued any more: take it out of use"))
            changed.add((str(record.topic), record.language))
    holders = holding.concerned(_orders(chosen), edition, since, changed)
    for path, text in data.items():
        files.put(path, text)
    warnings = tuple(one for one in chosen.content.problems if one.level == "warning")
    return Replaced(edition, old.version, chosen.version, tuple(found), holders, warnings)


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
    )
