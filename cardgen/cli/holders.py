"""Who holds which version, as `cardgen orders --who` and `cardgen replace` tell it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from cardgen.cli.words import plural
from cardgen.press.order import SEVERAL

if TYPE_CHECKING:
    from cardgen.jobs.exchanging import Noted
    from cardgen.jobs.holding import Given, Held


def print_held(held: Sequence[Held], form: str, *, older: bool) -> None:
    """Print what everybody holds, with a sum of what is to be exchanged; as JSON with the verdict on each."""
    chosen = [one for one in held if one.is_older or not older]
    if form == "json":
        data = [{**vars(one), "older": one.is_older} for one in chosen]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for line in _held(chosen):
        click.echo(line)
    if not held:
        click.echo("nobody was given anything: no order beyond its draft names recipients")
    elif not any(one.is_older for one in held) and (older or all(one.standing != "unreleased" for one in held)):
        click.echo("nobody is known to have anything that a newer release would change")
    for line in _to_exchange(held):
        click.echo(line)


def print_holders(held: Sequence[Given], edition: str, old: str, new: str) -> None:
    """Print whom packs are for, and how to write down that they are in the binders."""
    if held:
        click.echo(f"{edition} {old} is held by, as orders say:")
    held = sorted(held, key=lambda one: (one.who.casefold(), one.who, one.order))
    for who, group in groupby(held, lambda one: one.who):
        own = list(group)
        click.echo(f"    {who}: {_counts(own)} ({', '.join(dict.fromkeys(one.order for one in own))})")
    click.echo("when a place has exchanged its leaves, write it down:")
    if not held:
        click.echo(f"    cardgen order ORDER --exchanged {new} --who WHO, with the order that brought its binders")
    for (order, who), group in groupby(held, lambda one: (one.order, one.who)):
        tags = " ".join(f"--lang {one.language}" for one in group)
        click.echo(f"    cardgen order {order} --exchanged {new} --who {_quoted(who)} {tags}")


def print_noted(noted: Iterable[Noted]) -> None:
    """Print what was written down, and what stood there before."""
    for one in noted:
        before = "" if one.is_new else ", as was written down before"
        click.echo(f"{one.who}: {one.edition} {one.version} {one.language} since {one.day}{before} ({one.order})")


def _held(held: Iterable[Held]) -> Iterator[str]:
    """A place, and below it what it holds; languages of which the same is to be said on one line."""
    for who, own in groupby(held, lambda one: one.who):
        yield who
        lines: dict[tuple[str, str], list[Held]] = {}
        for one in own:
            since = f" {one.since}" if one.since else ""
            said = f"{one.edition} {one.version}", f"{one.state}{since} ({one.order}){_verdict(one)}"
            lines.setdefault(said, []).append(one)
        for (what, how), group in lines.items():
            yield f"    {what}: {_counts(group)}; {how}"


def _verdict(one: Held) -> str:
    if not one.is_printed:
        if one.standing == "gone":
            return "; not sent yet, and not issued any more"
        newer = one.newest if one.standing == "behind" else None
        return f"; not sent yet, and {newer} is out: order that" if newer else ""
    if one.standing == "unreleased":
        return "; never released, so no pack can begin from it"
    if one.standing == "same":
        return f"; {one.newest} changes nothing in it"
    if one.standing == "gone":
        return "; not issued any more"
    return f"; older than {one.newest}" if one.is_older else ""


def _to_exchange(held: Iterable[Held]) -> Iterator[str]:
    """By edition and version, how many binders are to be exchanged, and the command that makes the packs."""
    older = [one for one in held if one.is_older]
    if older:
        yield f"to be exchanged: {plural(len({one.who for one in older}), 'place')}"
    for edition, version, newest, standing in sorted(set(map(_kind, older))):
        own = [one for one in older if _kind(one) == (edition, version, newest, standing)]
        counts = _by_language(own)
        yield f"    {edition} {version} -> {newest}: " + ", ".join(f"{tag} {n:,}" for tag, n in counts.items())
        if standing == "unreleased":
            yield f"        print {newest} whole: what has changed since {version} is not on record"
        elif standing == "gone":
            yield "        it is not issued any more: take it out of use"
        else:
            yield from _packs(own)


def _packs(held: Sequence[Held]) -> Iterator[str]:
    """The commands that make packs of one version, one for each kind of sheets on which it was printed."""
    sheets: dict[tuple[str | None, str | None], list[Held]] = {}
    for one in held:
        sheets.setdefault((one.printer, one.format), []).append(one)
    for (printer, form), own in sheets.items():
        counts = _by_language(own)
        tags = "" if SEVERAL in counts else "".join(f" --lang {tag}" for tag in counts)  # of no single language
        on = f" --printer {printer} --format {form}" if printer else ""
        yield f"        cardgen replace {own[0].edition} --since {own[0].version}{tags}{on}"


def _by_language(held: Iterable[Held]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in held:
        counts[one.language] = counts.get(one.language, 0) + one.count
    return counts


def _kind(one: Held) -> tuple[str, str, str, str]:
    return one.edition, one.version, one.newest or "", one.standing


def _counts(held: Iterable[Given]) -> str:
    return ", ".join(f"{one.language} {one.count:,}" for one in held)


def _quoted(name: str) -> str:
    """A name as it is typed in a shell."""
    return shlex.quote(name) if any(sign in name for sign in '"\\$`!') else f'"{name}"'
