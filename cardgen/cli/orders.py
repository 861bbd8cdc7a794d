"""`cardgen order` and `cardgen orders`: print orders, from the first draft to who has which version."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from cardgen.cli import report
from cardgen.cli.command import Command, project_of, writing
from cardgen.cli.words import plural, shown

if TYPE_CHECKING:
    from cardgen.jobs.ordering import Package
    from cardgen.project import Project

_STATES = ("confirmed", "sent", "delivered")


@click.command("order", cls=Command)
@click.argument("order", metavar="ORDER", type=click.Path(path_type=Path), required=False)
@click.option("--new", "edition", metavar="EDITION", help="Begin an order of this edition: asks for what is needed.")
@click.option("--repeat", "old", metavar="OLD", help="Begin an order like this one, of the present version.")
@click.option("--state", type=click.Choice(_STATES), help="Only write how far it is.")
@click.option("--exchanged", "version", metavar="VERSION", help="Only write that --who has put in its leaves.")
@click.option("--who", multiple=True, metavar="NAME", help="A recipient, with --exchanged; may be repeated.")
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="With --exchanged; all it got otherwise.")
@click.option("--date", "day", metavar="DAY", help="Of the delivery or the exchange, like 2027-03-01; else today.")
@click.option("--count", is_flag=True, help="Only say what it comes to; write nothing.")
@click.option("--release", is_flag=True, help="Refuse phrases that are not approved.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="output/ in the project otherwise.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes at once; one a core.")
@click.pass_context
def order(
    ctx: click.Context,
    order: Path | None,
    edition: str | None,
    old: str | None,
    state: Literal["confirmed", "sent", "delivered"] | None,
    version: str | None,
    who: tuple[str, ...],
    languages: tuple[str, ...],
    day: str | None,
    count: bool,
    release: bool,
    output: Path | None,
    jobs: int,
) -> None:
    """Check a print order, say what it comes to, and make its package: sheets, job tickets, picture, hashes."""
    project = project_of(ctx)
    doings = (edition, old, state, version)
    if sum(one is not None for one in doings) > 1:
        raise click.UsageError("--new, --repeat, --state and --exchanged exclude one another")
    doing = any(one is not None for one in doings)
    if doing and (count or release or output or jobs):
        raise click.UsageError("--new, --repeat, --state and --exchanged make no package: leave the other options out")
    if (version is not None) != bool(who) or (languages and version is None):
        raise click.UsageError("say who has exchanged leaves, and for which version: --exchanged VERSION --who NAME")
    if day is not None and version is None and state != "delivered":
        raise click.UsageError("--date is the day of an exchange or a delivery: --exchanged, or --state delivered")
    if order is None:
        raise click.UsageError("name the order: a file in content/orders, or its name")
    if doing:
        with writing(project.root / "content" / "orders"):
            if version is not None:
                _exchanged(project, order, version, who, languages, day)
            elif state:
                _move_on(project, order, state, day)
            else:
                _begin(project, order.name.removesuffix(".yaml"), edition, old)
        return
    from cardgen.jobs import ordering as job

    with report.progress() as progress, writing(output):
        made = job.package(project, order, output, jobs, progress, release=release, count_only=count)
    report.problems(made.warnings)
    _made(made, written=not count)


@click.command("orders", cls=Command)
@click.option("--who", is_flag=True, help="Who has which version, in place of the orders.")
@click.option("--of", metavar="NAME", help="Only who has this in their name, with --who.")
@click.option("--older", is_flag=True, help="Only what a newer release would change, with --who.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def orders(ctx: click.Context, who: bool, of: str | None, older: bool, form: str) -> None:
    """List print orders with their states, or who has which version."""
    from cardgen.jobs import orders as job

    project = project_of(ctx)
    if who or of or older:
        from cardgen.cli.holders import print_held
        from cardgen.jobs import holding

        print_held(holding.held(project, of), form, older=older)
        return
    found = job.every(project)
    if form == "json":
        keys = ("order", "title", "customer", "edition", "version", "languages", "printer", "state")
        data = [{key: getattr(one, key) for key in keys} for one in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for each in found:
        counts = ", ".join(f"{tag} {number}" for tag, number in each.languages.items())
        click.echo(f"{each.order:20} {each.state:10} {each.edition} {each.version}: {counts}")
        click.echo(f"{'':20} {each.title}; {each.customer}")
    if not found:
        click.echo("there are no orders: cardgen order NAME --new EDITION begins one")


def _exchanged(
    project: Project, file: Path, version: str, who: Sequence[str], languages: Sequence[str], day: str | None
) -> None:
    from cardgen.cli.holders import print_noted
    from cardgen.jobs import exchanging as job
    from cardgen.jobs.orders import file_named

    name = Path(file_named(project, file)).stem
    print_noted(job.note(project, name, version, who, languages, day))
    click.echo("who still has to: cardgen orders --who --older")


def _move_on(project: Project, file: Path, state: Literal["confirmed", "sent", "delivered"], day: str | None) -> None:
    from cardgen.jobs import orders as job

    name = Path(job.file_named(project, file)).stem
    moved = job.move_on(project, name, state, day)
    on = f", since {moved.delivery.arrived}" if moved.delivery.arrived else ""
    click.echo(f"{name} is {moved.state}{on}")


def _begin(project: Project, name: str, edition: str | None, old: str | None) -> None:
    from cardgen.jobs import orders as job

    job.free(project, name)  # before anybody is asked anything
    if edition is None:
        written = job.repeat(project, old or "", name)
    else:
        from cardgen.cli.asking import new_order  # loads all that an order may ask for

        written = job.begin(project, name, edition, new_order(project, edition))
    click.echo(f"wrote {written}")
    click.echo(f"look through it, then: cardgen order {name}")


def _made(made: Package, *, written: bool) -> None:
    for line in made.lines:
        click.echo(f"{line.file.path:40} {line.quantity:6,} x {plural(line.file.sheets, 'sheet')}, {line.format}")
    total = made.total
    click.echo(
        f"{plural(total.copies, 'copy', 'copies')}: {plural(total.sheets, 'sheet')} of paper, "
        f"{plural(total.sides, 'side')}, {plural(total.clicks, 'click')}, {total.paper:.1f} kg of paper, "
        f"{total.weight:.1f} kg delivered"
    )
    if total.cost is not None:
        click.echo(f"{total.cost:,} {total.currency} by the prices of the printer")
    if made.drafts:
        are = "is a draft" if made.drafts == 1 else "are drafts"
        click.echo(f"{plural(made.drafts, 'card')} {are}: no qualified translator has checked them")
    if written:
        click.echo(f"{shown(made.file)}: {plural(len(made.parts), 'file')}")
