"""`cardgen release`, `diff` and `replace`: what was issued, what has changed since, and what to exchange in binders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli import report
from cardgen.cli.command import Command, project_of, without_format, writing
from cardgen.cli.words import plural, shown

if TYPE_CHECKING:
    from cardgen.jobs.packing import Pack
    from cardgen.jobs.releasing import Done
    from cardgen.jobs.replacing import Replaced


@click.command(cls=Command)
@click.argument("edition", metavar="EDITION")
@click.option("--by", required=True, metavar="NAME", help="Who issues it: a name and a role.")
@click.option("--trial", is_flag=True, help="Issue it although not everything is approved; the record says so.")
@click.option("--dry-run", is_flag=True, help="Make everything, keep nothing.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes at once; one a core.")
@click.pass_context
def release(ctx: click.Context, edition: str, by: str, trial: bool, dry_run: bool, jobs: int) -> None:
    """Issue an edition: build it, and keep on record for good what was issued."""
    from cardgen.jobs import releasing as job

    with report.progress() as progress:
        done = job.issue(project_of(ctx), edition, by, trial=trial, dry_run=dry_run, jobs=jobs, progress=progress)
    report.problems(done.warnings)
    _released(done, dry_run=dry_run)


@click.command(cls=Command)
@click.argument("edition", metavar="EDITION")
@click.argument("old", metavar="[OLD]", required=False)
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="Only this language; may be repeated.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only this topic; may be repeated.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--page", type=click.Path(dir_okay=False, path_type=Path), help="A .html file: old and new side by side.")
@click.pass_context
def diff(
    ctx: click.Context,
    edition: str,
    old: str | None,
    new: str | None,
    languages: tuple[str, ...],
    topics: tuple[str, ...],
    form: str,
    page: Path | None,
) -> None:
    """Show what has changed since a release: from version OLD (the newest) to NEW, or to the content as it is now."""
    from cardgen.cli.differences import print_difference
    from cardgen.jobs import diff as job

    if page and page.suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(f"{page} must end in .html")
    with writing(page):
        compared = job.compare(project_of(ctx), edition, old, new, languages, topics)
        if page:
            job.write_page(compared, page)
    print_difference(compared, form)
    if page:
        click.echo(f"{page}: old and new side by side", err=form == "json")


@click.command(cls=Command)
@click.argument("edition", metavar="EDITION")
@click.option("--since", required=True, metavar="VERSION", help="The version in the binders.")
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="Only this language; may be repeated.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only this topic; may be repeated.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="A folder; output/replace/ otherwise.")
@click.option("--format", "form", metavar="FORMAT", help="On sheets of a printer's format, as cards-a4.")
@click.option("--printer", metavar="PRINTER", help="Whose format, if several printers have it.")
@click.pass_context
def replace(
    ctx: click.Context,
    edition: str,
    since: str,
    languages: tuple[str, ...],
    topics: tuple[str, ...],
    output: Path | None,
    form: str | None,
    printer: str | None,
) -> None:
    """Print only the leaves that have to be exchanged in binders, with a sheet that says which and where."""
    from cardgen.jobs import replacing as job

    if printer and not form:
        raise without_format(printer, "cards-a4")
    with writing(output):
        done = job.replace(project_of(ctx), edition, since, languages, topics, output, form, printer)
    report.problems(done.warnings)
    _replaced(done)


def _released(done: Done, *, dry_run: bool) -> None:
    """Print what was issued, and what to do with it."""
    from cardgen.editions.ledger import LIST

    release = done.release
    kind = "a trial issue" if release.kind == "trial" else "released"
    said = f"would be {kind}" if dry_run else f"is {kind}"
    click.echo(f"{release.name} {said}, by {release.by} on {release.recorded}")
    click.echo(f"{plural(len(release.files), 'file')}, {plural(done.pages, 'page')}, {plural(done.cards, 'card')}")
    if done.drafts:
        click.echo(f"{plural(done.drafts, 'card')} nobody has checked, and the cards and the record say so")
    if dry_run:
        click.echo("nothing was written")
        return
    new = " for new binders," if done.before else ""
    click.echo(f"print the files of {shown(done.files)}/{new} and keep them")
    if done.before:
        click.echo(f"for binders that are out: cardgen replace {release.edition} --since {done.before}")
    click.echo(f"keep the record in {release.folder}/ and {LIST} with the content; change neither")


def _replaced(done: Replaced) -> None:
    """Print what is to be done with each set, for whom, and how to write down that it is done."""
    from cardgen.cli.holders import print_holders

    click.echo(f"{done.edition}: from {done.old} to {done.new}")
    for pack in done.packs:
        click.echo(_pack(pack))
    if all(pack.outcome == "same" for pack in done.packs):
        click.echo("there is nothing to exchange")
        return
    if done.on and any(pack.sheets for pack in done.packs):
        report.how_to_print(done.on.printer, done.on.form)
    print_holders(done.holders, done.edition, done.old, done.new)


def _pack(pack: Pack) -> str:
    if pack.outcome == "same":
        return f"{pack.file}: nothing to exchange"
    copies = f"; for {plural(pack.binders, 'binder')}" if pack.binders else ""
    if pack.path is None or pack.todo is None:
        return f"{pack.file}: {pack.why}{copies}"
    size = plural(pack.pages, "page") + (f" on {plural(pack.sheets.sheets, 'sheet')}" if pack.sheets else "")
    taken = len(pack.todo.remove)
    moved = f", move {plural(len(pack.todo.aside), 'leaf', 'leaves')}" if pack.todo.aside else ""
    return f"{shown(pack.path)}: take out {taken}{moved}, put in {len(pack.todo.fresh)} new; {size}{copies}"
