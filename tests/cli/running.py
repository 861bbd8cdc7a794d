"""Typing commands: in this process, since a new one takes a second to start."""

from __future__ import annotations

from dataclasses import dataclass

from click.testing import CliRunner

from cardgen.cli import main
from tests.jobs.tiny import Tiny


@dataclass(frozen=True)
class Said:
    """What a command left on the screen."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Shell:
    """A user in the folder of a project."""

    project: Tiny

    def run(self, *words: str) -> Said:
        """Type `cardgen` and these words; a traceback is a failure."""
        done = CliRunner().invoke(main, list(words), prog_name="cardgen", catch_exceptions=False)
        return Said(done.exit_code, done.stdout, done.stderr)

    def build(self, *words: str) -> Said:
        """Build in one process."""
        return self.run("build", "--jobs", "1", *words)
