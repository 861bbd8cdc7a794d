"""What every command shares: help, version, and where the project is."""

from __future__ import annotations

from pathlib import Path

import pytest

import cardgen
from cardgen.cli import main
from tests.cli.running import Shell

COMMANDS = tuple(main.commands)


@pytest.mark.parametrize("words", [("--help",), ("-h",)])
def test_help_names_every_command_with_a_sentence(shell: Shell, words: tuple[str, ...]) -> None:
    said = shell.run(*words)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(
        """\
Usage: cardgen [OPTIONS] COMMAND [ARGS]...

  Turn phrase banks into printable, numbered card sets.

Options:
  --project DIRECTORY  The project's folder, if it is not this one or one above.
  --version            Show the version and exit.
  -h, --help           Show this message and exit.

Commands:
"""
    )
    lines = dict(line.split(maxsplit=1) for line in said.out.partition("Commands:\n")[2].splitlines())
    assert sorted(main.commands) == list(lines)
    for name, sentence in lines.items():
        whole = (main.commands[name].help or "").split("\n\n")[0].replace("\n", " ")
        assert whole.endswith("."), name
        assert whole.startswith(sentence.removesuffix("...").rstrip(".")), name


def test_help_of_build_is_the_interface(shell: Shell) -> None:
    said = shell.run("build", "--help")
    assert said.status == 0
    assert (
        said.out
        == """\
Usage: cardgen build [OPTIONS] [EDITION]...

  Build editions (all of them, or those named) into printable PDF files.

Options:
  --lang LANG         Only this language; may be repeated.
  --topic TOPIC       Only this topic; may be repeated.
  --output DIRECTORY  Where to build; output/ in the project.
  --release           Refuse phrases that are not approved.
  --format FORMAT     On sheets of a printer's format, as booklet-a4.
  --printer PRINTER   Whose format, if several printers have it.
  --jobs N            Processes at once; one a core.  [x>=0]
  -h, --help          Show this message and exit.
"""
    )


def test_help_of_replace_is_the_interface(shell: Shell) -> None:
    said = shell.run("replace", "--help")
    assert said.status == 0
    assert (
        said.out
        == """\
Usage: cardgen replace [OPTIONS] EDITION

  Print only the leaves that have to be exchanged in binders, with a sheet that
  says which and where.

Options:
  --since VERSION     The version in the binders.  [required]
  --lang LANG         Only this language; may be repeated.
  --topic TOPIC       Only this topic; may be repeated.
  --output DIRECTORY  A folder; output/replace/ otherwise.
  --format FORMAT     On sheets of a printer's format, as cards-a4.
  --printer PRINTER   Whose format, if several printers have it.
  -h, --help          Show this message and exit.
"""
    )


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("check", "Usage: cardgen check [OPTIONS] [PATH]..."),
        ("list", "Usage: cardgen list [OPTIONS]"),
        ("show", "Usage: cardgen show [OPTIONS] CARD"),
    ],
)
def test_help_of_a_command_begins_with_its_usage(shell: Shell, command: str, usage: str) -> None:
    said = shell.run(command, "-h")
    assert said.status == 0
    assert said.out.splitlines()[0] == usage


@pytest.mark.parametrize("command", COMMANDS)
def test_help_needs_no_project(shell: Shell, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shell.run(command, "--help").status == 0


def test_the_version_is_that_of_the_package(shell: Shell) -> None:
    said = shell.run("--version")
    assert (said.status, said.out) == (0, f"cardgen, version {cardgen.__version__}\n")


@pytest.mark.parametrize("words", [("build",), ("check",), ("list",), ("show", "W1", "--lang", "vi")])
def test_no_project_is_wrong_usage_and_says_what_was_looked_for(
    shell: Shell, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    said = shell.run(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == (
        "Error: there is no cardgen project at or above . (no folder content/phrases); "
        "go to your project, or name it with --project"
    )


def test_a_project_folder_that_there_is_not_is_wrong_usage(shell: Shell) -> None:
    said = shell.run("--project", "nowhere", "list")
    assert said.status == 2
    assert said.err.splitlines()[-1] == "Error: Invalid value for '--project': Directory 'nowhere' does not exist."


@pytest.mark.parametrize("folder", ["content", "content/phrases/ward", "fonts"])
def test_the_project_is_found_from_any_folder_in_it(shell: Shell, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shell.project.root / folder)
    assert shell.run("list", "editions").out.startswith("clinic ")


def test_an_unknown_command_is_wrong_usage(shell: Shell) -> None:
    said = shell.run("bild")
    assert (said.status, said.out) == (2, "")
    assert "No such command 'bild'." in said.err
