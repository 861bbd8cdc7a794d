"""`cardgen certificates`: a list of people -> their certificates in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli import report
from cardgen.cli.command import Command, project_of, writing
from cardgen.cli.words import plural, shown

if TYPE_CHECKING:
    from cardgen.jobs.certificates import Awarded


@click.command(cls=Command)
@click.argument("list_", metavar="LIST", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", "language", metavar="LANG", help="The language of rows that name none.")
@click.option("--date", metavar="DATE", help="The day on them, if not the last of each course: 2026-11-22.")
@click.option("--skip-below", is_flag=True, help="Leave out those who attended too little, instead of stopping.")
@click.option("--edition", metavar="EDITION", help="Whose layout and publisher; the only one with certificates.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A .pdf file; beside LIST otherwise.")
@click.pass_context
def certificates(
    ctx: click.Context,
    list_: Path,
    language: str | None,
    date: str | None,
    skip_below: bool,
    edition: str | None,
    output: Path | None,
) -> None:
    """Print a certificate for everybody in a list (CSV or XLSX) who attended enough of a course."""
    from cardgen.jobs import certificates as job

    if output and output.suffix.lower() != ".pdf":
        raise click.UsageError(f"{output} must end in .pdf")
    wanted = job.Wanted(list_, language, edition, date, output, skip_below)
    with writing(output):
        done = job.certificates(project_of(ctx), wanted)
    report.problems(done.warnings)
    _awarded(done)


def _awarded(done: Awarded) -> None:
    """Print which file holds the certificates, and what to know before they are handed out."""
    left_out = f", {done.left_out} left out (attended too little)" if done.left_out else ""
    click.echo(f"{shown(done.file)}: {plural(done.certificates, 'certificate')}{left_out}")
    if done.samples:
        click.echo(f"for sample courses, which is why they say that they are not valid: {done.samples}")
    if done.unverified:
        click.echo(f"with words that no qualified translator has checked, as they say: {done.unverified}")
