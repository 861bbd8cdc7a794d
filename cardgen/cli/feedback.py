"""`cardgen feedback`, `feedback-import`, `feedback-state` and `feedback-page`: what people say of the cards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli import report
from cardgen.cli.command import Command, project_of, reading, writing
from cardgen.cli.words import plural, shown

if TYPE_CHECKING:
    from cardgen.feedback import State
    from cardgen.jobs.feedback import Listed, Taken

# As cardgen.feedback has them, which help does without: it would import what reads tables. A test compares them.
_KINDS = ("wording", "picture", "missing-card", "too-many", "handling", "praise")
_STATES = ("new", "accepted", "declined", "done")


@click.command("feedback", cls=Command)
@click.argument("rounds", nargs=-1, metavar="[ROUND]...")
@click.option("--about", multiple=True, metavar="CARD", help="Only about this card or topic; may be repeated.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only of this kind; may be repeated.")
@click.option("--state", "states", multiple=True, type=click.Choice(_STATES), help="Only so far; may be repeated.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def feedback(
    ctx: click.Context,
    rounds: tuple[str, ...],
    about: tuple[str, ...],
    kinds: tuple[str, ...],
    states: tuple[str, ...],
    form: str,
) -> None:
    """List what people said of the cards, by card and kind, with counts. Suggests nothing."""
    from cardgen.jobs import feedback as job

    _listed(job.listed(project_of(ctx), job.Wanted(rounds, about, kinds, states)), form)


@click.command("feedback-import", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--round", "name", required=True, metavar="ROUND", help="The round it belongs to; a new one is begun.")
@click.option("--edition", metavar="EDITION", help="What was asked about; for a new round.")
@click.option("--title", metavar="TEXT", help="What the round is called, in Czech; for a new round.")
@click.option("--of", metavar="TEXT", help="Which printing people had in hand; the edition's version otherwise.")
@click.option("--sent", type=click.IntRange(min=0), metavar="N", help="How many questionnaires were sent.")
@click.option("--returned", type=click.IntRange(min=0), metavar="N", help="How many of them came back.")
@click.option("--date", "day", metavar="DAY", help="Of rows without a date, like 2027-03-01; today otherwise.")
@click.option("--dry-run", is_flag=True, help="Only show what would be taken over.")
@click.pass_context
def feedback_import(
    ctx: click.Context,
    file: Path,
    name: str,
    edition: str | None,
    title: str | None,
    of: str | None,
    sent: int | None,
    returned: int | None,
    day: str | None,
    dry_run: bool,
) -> None:
    """Take over a table of answers (CSV or XLSX) as new entries of a round: all of it, or nothing."""
    from cardgen.jobs import feedback as job

    project = project_of(ctx)
    with reading(file):
        taken = job.take(project, file, name, job.Begun(edition, title, of, sent, returned), day)
    report.problems(taken.warnings)
    _taken(taken, day)
    if not dry_run:
        with writing(project.root / "content" / "feedback"):
            job.put(project, taken)
    verb = "would be added" if dry_run else "added"
    click.echo(f"{plural(len(taken.entries), 'entry', 'entries')} {verb} to {taken.file}")


@click.command("feedback-state", cls=Command)
@click.argument("round_", metavar="ROUND")
@click.argument("entry", metavar="ENTRY")
@click.argument("state", type=click.Choice(_STATES), metavar=f"[{'|'.join(_STATES)}]")
@click.option(
    "--changes", multiple=True, metavar="CARD", help="Accepted, done: a card, topic or file; may be repeated."
)
@click.option("--reason", metavar="TEXT", help="Declined: why, in Czech, for those who asked.")
@click.option("--version", metavar="VERSION", help="Done: in which version of the edition.")
@click.option("--answer", metavar="TEXT", help="Done: what was done, in Czech, for those who asked.")
@click.pass_context
def feedback_state(
    ctx: click.Context,
    round_: str,
    entry: str,
    state: State,
    changes: tuple[str, ...],
    reason: str | None,
    version: str | None,
    answer: str | None,
) -> None:
    """Write what was decided about an entry. What it has already and still needs stays."""
    from cardgen.jobs import feedback as job

    project = project_of(ctx)
    with writing(project.root / "content" / "feedback"):
        decided = job.decide(project, round_, entry, job.Decision(state, changes, reason, version, answer))
    click.echo(f"{round_}, {entry} is {decided.entry.state}: {decided.entry.text}")
    for key in ("changes", "reason", "version", "answer"):
        if value := getattr(decided.entry, key):
            click.echo(f"    {key}: {_one_line(value)}")
    for key, value in decided.removed.items():
        click.echo(f"    taken out: {key}: {_one_line(value)}")


def _one_line(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


@click.command("feedback-page", cls=Command)
@click.argument("edition")
@click.option("--version", metavar="VERSION", help="Of which version; the edition's present one otherwise.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A .pdf; output/feedback/ otherwise.")
@click.pass_context
def feedback_page(ctx: click.Context, edition: str, version: str | None, output: Path | None) -> None:
    """Write the page "what you told us, what we did" for those who were asked."""
    from cardgen.jobs import feedback as job

    if output and output.suffix.lower() != ".pdf":
        raise click.UsageError(f"{output} must end in .pdf")
    with writing(output):
        page = job.page(project_of(ctx), edition, version, output)
    click.echo(f"{shown(page.file)}: {plural(page.told, 'entry', 'entries')}, {plural(page.pages, 'page')}")


def _listed(found: Listed, form: str) -> None:
    if form == "json":
        data = {
            "rounds": [
                {"round": str(one.round), "title": one.title, "edition": one.edition, "of": one.of, "sent": one.sent,
                 "returned": one.returned, "rate": one.rate}
                for one in found.rounds
            ],
            "counts": asdict(found.tally),
            "entries": [{"round": name, "id": id_, **_data(entry)} for name, id_, entry in found.entries],
        }  # fmt: skip  # a line a key would be a page long
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for one in found.rounds:
        answered = (
            f"{one.returned} of {one.sent} answered ({one.rate:.0%})" if one.rate is not None else "answers not counted"
        )
        click.echo(f"{one.round}: {one.title}; {one.edition}, {one.of}; {answered}")
    counts = found.tally
    click.echo(f"{plural(counts.total, 'entry', 'entries')}: {_counts(counts.states)}")
    if counts.total:
        click.echo(f"by kind: {_counts(counts.kinds)}")
    for about, kinds in counts.about.items():
        click.echo(f"\n{about}: {_counts(kinds)}")
        for name, id_, entry in found.entries:
            if entry.about == about:
                click.echo(f"    {entry.kind}, {entry.state}: {entry.text}")
                click.echo(f"        {entry.who}, {entry.date} ({name}, {id_})")
                if entry.reason or entry.answer:
                    version = f"{entry.version}: " if entry.version else ""
                    click.echo(f"        {version}{entry.reason or entry.answer}")


def _data(entry: object) -> dict[str, object]:
    data = {key: value for key, value in vars(entry).items() if key != "place"}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count) or "none"


def _taken(taken: Taken, day: str | None) -> None:
    """What a table brings, said before it is written."""
    for id_, entry in taken.entries.items():
        click.echo(f"{id_:6} {entry.about}, {entry.kind}: {entry.text}")
    if taken.entries:
        click.echo("remarks are kept as they were written, and a program does not find every name:")
        click.echo("    read each for names of people and other traces of them, and take those out")
    if taken.before:
        click.echo(f"{plural(taken.before, 'row')} stood there before")
    if taken.undated:
        todays = "" if day else ", today's date; --date names another day"
        click.echo(f"{plural(taken.undated, 'row')} had no date and got {taken.day}{todays}")
