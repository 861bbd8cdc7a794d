"""How a difference is printed: as a table and a list of what became of each leaf, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import click

from cardgen.editions.difference import FATES, Change, FileChanges, Reason
from cardgen.jobs.diff import Compared, data
from cardgen.languages import SOURCE

# why a card looks otherwise, as a line says it
_REASONS: Final[Mapping[Reason, str]] = {
    "picture": "picture",
    "note": "note",
    "next": "next cards",
    "section": "section",
    "heading": "title",
    "pronunciation": "pronunciation",
    "state": "mark of a draft",
    "mark": "mark on the edge",
    "layout": "layout",
}


def print_difference(done: Compared, form: str) -> None:
    """Print a difference as text or JSON."""
    if form == "json":
        click.echo(json.dumps(data(done), ensure_ascii=False, indent=1))
        return
    new = done.new if done.is_released else f"the present content, as {done.new}"
    click.echo(f"{done.edition}: from {done.old} to {new}")
    click.echo(f"{'cards':34}" + "".join(f"{fate:>10}" for fate in FATES))
    for one in done.difference:
        click.echo(f"{one.record.file:34}" + "".join(f"{one.counts[fate] or '-':>10}" for fate in FATES))
    groups: dict[tuple[str, str], list[FileChanges]] = {}
    for one in done.difference:
        groups.setdefault((one.record.topic, one.record.layout), []).append(one)
    for (topic, layout), group in groups.items():
        lines = list(_group(group))
        if lines:
            several = sum(name == topic for name, _ in groups) > 1
            click.echo(f"\n{topic}" + (f" on {layout}" if several else ""))
            for line in lines:
                click.echo(f"    {line}")
    if not any(change.fate != "untouched" for one in done.difference for change in one.changes):
        click.echo("nothing has changed")
    elif not done.is_released and done.is_issued:
        file = done.content.editions[done.edition].place.file
        click.echo(f"{done.new} is released and means what it was: raise 'version' in {file} before this goes out")


def _group(group: Sequence[FileChanges]) -> Iterator[str]:
    """What became of the leaves of one topic in all its languages, each leaf told once."""
    for name, tag, before, after in dict.fromkeys(words for one in group for words in one.titles):
        whose = "" if name == group[0].record.topic else f" of {name}"
        language = "the Czech" if tag == SOURCE else tag
        yield f"title{whose} reworded in {language}: {before!r} -> {after!r}"
    found: dict[str, dict[str, list[tuple[FileChanges, Change]]]] = {}
    for one in group:
        for change in one.changes:
            if change.fate != "untouched":
                found.setdefault(change.leaf.leaf, {}).setdefault(change.fate, []).append((one, change))
    others: dict[str, list[str]] = {}
    for key, fates in found.items():
        for fate, changes in fates.items():
            where = _where([one for one, _ in changes], group)
            if changes[0][1].leaf.is_card:
                yield from _card(key, fate, [change for _, change in changes], where)
            else:
                others.setdefault(f"{fate}{where}", []).append(key)
    for fate, keys in others.items():
        yield f"other leaves {fate}: {', '.join(keys)}"


def _card(key: str, fate: str, changes: Sequence[Change], where: str) -> Iterator[str]:
    tags = dict.fromkeys(tag for change in changes for tag in change.languages)
    languages = ["the Czech" if tag == SOURCE else tag for tag in sorted(tags, key=lambda tag: tag != SOURCE)]
    reasons = dict.fromkeys(_REASONS[reason] for change in changes for reason in change.reasons)
    said = f"{key} {fate}"
    said += f" in {', '.join(languages)}" if languages else ""
    if reasons:
        said += f", with its {', '.join(reasons)}" if languages else f": {', '.join(reasons)}"
    yield f"{said}{where}: {changes[0].leaf.czech!r}"
    for tag, before, after in dict.fromkeys((tag, old, new) for change in changes for _, tag, old, new in change.words):
        yield f"    {tag}: {before!r} -> {after!r}"


def _where(some: Sequence[FileChanges], group: Sequence[FileChanges]) -> str:
    """In which languages, where it is not all of them."""
    if len(some) == len(group):
        return ""
    tags = ["+".join(tag for tag in one.record.languages if tag != SOURCE) or SOURCE for one in some]
    return f" ({', '.join(tags)})"
