"""`cardgen` and its commands. Imports a job only when its command runs, so that help is quick."""

from __future__ import annotations

import gc
from pathlib import Path

import click

import cardgen
from cardgen.cli import report
from cardgen.problems import ContentError
from cardgen.project import NoProject, Project


class _Commands(click.Group):
    """Turns what users can do wrong into messages: no traceback for content or usage."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ContentError as error:
            report.problems(error.problems)
            ctx.exit(1)
        except NoProject as error:
            raise click.UsageError(
                f"there is no cardgen project at or above {error.args[0]} (no folder content/phrases); "
                "go to your project, or name it with --project"
            ) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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


def _project(ctx: click.Context) -> Project:
    return Project.find(ctx.obj)


@main.command()
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="Only this language; may be repeated.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only this topic; may be repeated.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Where to build; output/ in the project."
)
@click.option("--release", is_flag=True, help="Refuse phrases that are not approved.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes at once; one a core.")
@click.pass_context
def build(
    ctx: click.Context,
    editions: tuple[str, ...],
    languages: tuple[str, ...],
    topics: tuple[str, ...],
    output: Path | None,
    release: bool,
    jobs: int,
) -> None:
    """Build editions (all of them, or those named) into printable PDF files."""
    from cardgen.jobs import build as job

    project = _project(ctx)
    wanted = job.Wanted(editions, languages, topics, release)
    with report.progress() as progress, report.stopwatch() as watch:
        try:
            built = job.build(project, wanted, output or project.root / "output", jobs, progress)
        except job.UnknownName as error:
            raise click.UsageError(str(error)) from error
    report.problems(built.warnings)
    report.summary(built, watch.seconds, Path.cwd())


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], form: str) -> None:
    """Check the content without building: every file, every card, every language, every page."""
    from cardgen.jobs import check as job

    project = _project(ctx)
    try:
        found = job.check(project, tuple(paths), Path.cwd())
    except job.NotInProject as error:
        raise click.UsageError(str(error)) from error
    report.checked(found, form)
    if any(problem.level == "error" for problem in found.problems):
        ctx.exit(1)


@main.command()
@click.option("--lang", "languages", multiple=True, metavar="LANG", help="Only this language; may be repeated.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def status(ctx: click.Context, languages: tuple[str, ...], form: str) -> None:
    """Show how far each language is, and what keeps it from release."""
    from cardgen.jobs import status as job

    try:
        found = job.status(_project(ctx), languages)
    except job.UnknownName as error:
        raise click.UsageError(str(error)) from error
    report.status(found, form)


@main.command("list")
@click.argument("what", type=click.Choice(["topics", "cards", "languages", "editions", "pictures"]), default="topics")
@click.pass_context
def list_(ctx: click.Context, what: str) -> None:
    """List topics, cards, languages, editions or pictures."""
    from cardgen.jobs import listing as job

    for line in job.lines(_project(ctx), what):
        click.echo(line)


@main.command()
@click.argument("card")
@click.option("--lang", "language", required=True, metavar="LANG", help="The patient's language.")
@click.option("--layout", metavar="LAYOUT", help="Another layout than the edition's.")
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="A .png or .pdf file; CARD-LANG.png here."
)
@click.pass_context
def show(ctx: click.Context, card: str, language: str, layout: str | None, output: Path | None) -> None:
    """Show one card, front and back side by side, as a picture."""
    from cardgen.jobs import show as job

    target = output or Path(f"{card}-{language}.png")
    if target.suffix.lower() not in (".png", ".pdf"):
        raise click.UsageError(f"{target} must end in .png or .pdf")
    try:
        job.show(_project(ctx), card, language, layout, target)
    except job.UnknownName as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}") from error
    click.echo(f"{card} in {language}: {target}")


def run() -> None:
    """Start the command line in a process of its own."""
    gc.disable()  # a run ends soon, and looking for cycles among so many small tuples takes a fifth of it
    main(prog_name="cardgen")
