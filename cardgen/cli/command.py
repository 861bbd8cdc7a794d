"""What all commands share: the project they are about, and messages in place of tracebacks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from cardgen.cli import report
from cardgen.problems import ContentError, UnknownName
from cardgen.project import NoProject, OutsideProject, Project


class Command(click.Command):
    """Turns what users can do wrong into messages: no traceback for content or usage."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except ContentError as error:
            report.problems(error.problems)
            ctx.exit(1)
        except UnknownName as error:
            raise click.UsageError(str(error), ctx) from error
        except OutsideProject as error:
            raise click.UsageError(f"{error} leads out of the project", ctx) from error
        except NoProject as error:
            raise click.UsageError(
                f"there is no cardgen project at or above {error.args[0]} (no folder content/phrases); "
                "go to your project, or name it with --project",
                ctx,
            ) from error


class Commands(click.Group):
    """A group of such commands."""

    command_class = Command


def project_of(ctx: click.Context) -> Project:
    """The project that --project names, or the one here; raises NoProject."""
    return Project.find(ctx.obj)


def without_format(printer: str, example: str) -> click.UsageError:
    """What is told to somebody who names a printer and none of its formats; `example` is a format."""
    return click.UsageError(f"say what {printer} is to print on: --format, as in --format {example}")


@contextlib.contextmanager
def writing(file: Path | None) -> Iterator[None]:
    """Turn what the file system refuses into a message about the file that was named."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"{error.filename or file} cannot be written: {error.strerror or error}") from error


@contextlib.contextmanager
def reading(file: Path) -> Iterator[None]:
    """The same for a file that is read."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"{error.filename or file} cannot be read: {error.strerror or error}") from error
