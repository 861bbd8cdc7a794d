"""`cardgen` and its commands. Imports a job only when its command runs, so that help is quick."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

import cardgen
from cardgen.cli import report
from cardgen.cli.certificates import certificates
from cardgen.cli.command import Commands, project_of, reading, without_format, writing
from cardgen.cli.feedback import feedback, feedback_import, feedback_page, feedback_state
from cardgen.cli.issued import diff, release, replace
from cardgen.cli.orders import order, orders
from cardgen.problems import ContentError
from cardgen.project import OutsideProject, Project

if TYPE_CHECKING:
    from cardgen.jobs.selection import Wanted


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project's folder, if it is not this one or one above.",
)
@click.version_option(cardgen.__version__, prog_name="cardgen")
@click.pass_context
def main(ctx: click.Context, folder: Path) -> None:
    """Turn phrase banks into printable, numbered card sets."""
    ctx.obj = folder


@main.command()
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="Only this language; may be repeated.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only this topic; may be repeated.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Where to build; output/ in the project."
)
@click.option("--release", is_flag=True, help="Refuse phrases that are not approved.")
@click.option("--format", "form", metavar="FORMAT", help="On sheets of a printer's format, as booklet-a4.")
@click.option("--printer", metavar="PRINTER", help="Whose format, if several printers have it.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes at once; one a core.")
@click.pass_context
def build(
    ctx: click.Context,
    editions: tuple[str, ...],
    languages: tuple[str, ...],
    topics: tuple[str, ...],
    output: Path | None,
    release: bool,
    form: str | None,
    printer: str | None,
    jobs: int,
) -> None:
    """Build editions (all of them, or those named) into printable PDF files."""
    from cardgen.jobs import build as job

    project = project_of(ctx)
    wanted = job.Wanted(editions, languages, topics, release)
    if form or printer:
        _impose(project, wanted, form, printer, output or project.root / "output", jobs)
        return
    with report.progress() as progress, report.stopwatch() as watch:
        built = job.build(project, wanted, output or project.root / "output", jobs, progress)
    report.problems(built.warnings)
    report.summary(built, watch.seconds, Path.cwd())


def _impose(project: Project, wanted: Wanted, form: str | None, printer: str | None, output: Path, jobs: int) -> None:
    from cardgen.jobs import impose as job

    if not form:
        raise without_format(str(printer), "booklet-a4")
    with report.progress() as progress, report.stopwatch() as watch:
        done = job.impose(project, wanted, form, printer, output, jobs, progress)
    report.problems(done.warnings)
    report.imposed(done, watch.seconds, Path.cwd())


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], form: str) -> None:
    """Check the content without building: every file, every card, every language, every page."""
    from cardgen.jobs import check as job

    project = project_of(ctx)
    try:
        found = job.check(project, tuple(paths), Path.cwd(), jobs=0)
    except job.NotInProject as error:
        raise click.UsageError(str(error)) from error
    report.checked(found, form)
    if not found.is_sound:
        ctx.exit(1)


@main.command()
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="Only this language; may be repeated.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def status(ctx: click.Context, languages: tuple[str, ...], form: str) -> None:
    """Show how far each language is, and what keeps it from release."""
    from cardgen.jobs import status as job

    report.status(job.status(project_of(ctx), languages), form)


@main.command()
@click.argument("language", metavar="LANG")
@click.argument("names", nargs=-1, metavar="[TOPIC|CARD]...")
@click.option("--as", "step", type=click.Choice(["revised", "approved"]), required=True, help="What was done.")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it: a name and a role.")
@click.option("--date", metavar="DATE", help="The day, if it is not today: 2026-11-22.")
@click.option("--dry-run", is_flag=True, help="Only say what would be signed.")
@click.pass_context
def sign(
    ctx: click.Context,
    language: str,
    names: tuple[str, ...],
    step: Literal["revised", "approved"],
    by: str,
    date: str | None,
    dry_run: bool,
) -> None:
    """Sign translations that somebody qualified has checked: all of a language, a topic, a card, or topic/word."""
    from cardgen.jobs import sign as job

    try:
        done = job.sign(project_of(ctx), language, step, by, names, date, dry_run=dry_run)
    except ContentError as error:
        report.problems(error.problems)
        click.echo("nothing was signed")
        ctx.exit(1)
    report.problems(done.warnings)
    report.signed(done, dry_run=dry_run)


@main.command()
@click.argument("language", metavar="LANG")
@click.option("--format", "form", type=click.Choice(["po", "xliff", "xlsx"]), required=True, help="For which tool.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(["missing", "stale", "draft"]),
    help="Only strings that are so; may be repeated.",
)
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only this topic; may be repeated.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; output/exchange/ otherwise.")
@click.pass_context
def export(
    ctx: click.Context,
    language: str,
    form: Literal["po", "xliff", "xlsx"],
    only: tuple[Literal["missing", "stale", "draft"], ...],
    topics: tuple[str, ...],
    output: Path | None,
) -> None:
    """Export a language for a translator: PO (Poedit), XLIFF 2.1 (translation tools) or XLSX (spreadsheets)."""
    from cardgen.jobs import exporting as job

    with writing(output):
        report.exported(job.export(project_of(ctx), language, form, only, topics, output), Path.cwd())


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would be changed.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--by", metavar="NAME", help="Who answers for states that the file raises, and for back-translations.")
@click.option("--take", type=click.Choice(["file", "bank"]), help="Whose side counts where both were changed.")
@click.option("--old-source", is_flag=True, help="Take translations of Czech that has changed since, as stale.")
@click.pass_context
def import_(
    ctx: click.Context,
    file: Path,
    dry_run: bool,
    yes: bool,
    by: str | None,
    take: Literal["file", "bank"] | None,
    old_source: bool,
) -> None:
    """Import what a translator sends back: shows what it changes, asks, and writes all or nothing."""
    from cardgen.jobs import importing as job

    with reading(file):
        planned = job.plan(project_of(ctx), file, by, None, take, old_source=old_source)
    report.import_(planned)
    report.problems(planned.problems)
    if planned.refused:
        click.echo("nothing was written")
        ctx.exit(1)
    if dry_run or not planned.changes:
        return
    if not yes:
        answer = _confirmed("Write this into the language files?")
        if answer is None:
            ctx.exit(1)
        if not answer:
            click.echo("nothing was written")
            return
    found = planned.write()
    click.echo("written")
    report.problems(found)


def _confirmed(question: str) -> bool | None:
    """Ask; None where nobody is there to answer, which is said."""
    try:
        return click.confirm(question)
    except click.Abort:
        click.echo("\nnothing was written: there was no answer (--yes writes without asking)")
        return None


@main.command("new-language")
@click.argument("language", metavar="LANG")
@click.pass_context
def new_language(ctx: click.Context, language: str) -> None:
    """Begin a language (uk, pl, de ...): files with every Czech string, ready to fill. What is there stays."""
    from cardgen.jobs import new_language as job

    report.begun(job.begin(project_of(ctx), language))


@main.command("list")
@click.argument(
    "what", type=click.Choice(["topics", "cards", "languages", "editions", "pictures", "printers"]), default="topics"
)
@click.pass_context
def list_(ctx: click.Context, what: str) -> None:
    """List topics, cards, languages, editions, pictures or the formats of printers."""
    from cardgen.jobs import listing as job

    for line in job.lines(project_of(ctx), what):
        click.echo(line)


@main.command()
@click.argument("language", metavar="LANG")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only this topic; may be repeated.")
@click.option("--blind", is_flag=True, help="The translations alone, for a reader who has not seen the Czech.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A .pdf file; output/proof/ otherwise.")
@click.pass_context
def proof(ctx: click.Context, language: str, topics: tuple[str, ...], blind: bool, output: Path | None) -> None:
    """Print a language on A4 sheets, to be judged with a pen: ticked, corrected, signed."""
    from cardgen.jobs import proof as job

    if output and output.suffix.lower() != ".pdf":
        raise click.UsageError(f"{output} must end in .pdf")
    with writing(output):
        report.proof(job.proof(project_of(ctx), language, topics, output, blind=blind), Path.cwd())


@main.command()
@click.option("--printer", metavar="PRINTER", help="Which printer, if there are several.")
@click.option("--format", "form", metavar="FORMAT", help="On the paper of this format; the printer's first otherwise.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="A .pdf file; output/calibration/ otherwise."
)
@click.pass_context
def calibrate(ctx: click.Context, printer: str | None, form: str | None, output: Path | None) -> None:
    """Print the sheet by which one measures how far a printer's backs stand off their fronts."""
    from cardgen.jobs import calibrate as job

    if output and output.suffix.lower() != ".pdf":
        raise click.UsageError(f"{output} must end in .pdf")
    with writing(output):
        report.calibrated(job.calibrate(project_of(ctx), printer, form, output), Path.cwd())


@main.command()
@click.pass_context
def schemas(ctx: click.Context) -> None:
    """Write the schemas by which editors complete and check the content files."""
    from cardgen.jobs import schemas as job

    try:
        changed = job.write(project_of(ctx))
    except OutsideProject as error:
        raise click.UsageError(f"{error} leads out of the project") from error
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written: {error.strerror}") from error
    for file in changed:
        click.echo(f"wrote {file}")
    if not changed:
        click.echo(f"{job.FOLDER}/ is as the model has it")


@main.command()
@click.argument("card")
@click.option("--lang", "language", required=True, metavar="LANG", help="The reader's language.")
@click.option("--layout", metavar="LAYOUT", help="Another layout than the edition's.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="A .png or .pdf file; CARD-LANG.png here."
)
@click.pass_context
def show(ctx: click.Context, card: str, language: str, layout: str | None, output: Path | None) -> None:
    """Show a card, front and back, a document (brochure), or one page of it (brochure:3), as a picture."""
    from cardgen.jobs import show as job

    target = output or Path(f"{card.replace(':', '-')}-{language}.png")
    if target.suffix.lower() not in (".png", ".pdf"):
        raise click.UsageError(f"{target} must end in .png or .pdf")
    try:
        job.show(project_of(ctx), card, language, layout, target)
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}") from error
    click.echo(f"{card} in {language}: {target}")


for command in (
    certificates,
    feedback,
    feedback_import,
    feedback_state,
    feedback_page,
    order,
    orders,
    release,
    diff,
    replace,
):
    main.add_command(command)


def run() -> None:
    """Start the command line in a process of its own."""
    gc.disable()  # a run ends soon, and looking for cycles among so many small tuples takes a fifth of it
    main(prog_name="cardgen")
