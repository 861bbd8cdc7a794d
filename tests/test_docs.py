"""What README and the guides show is what the program does: every command in them is run, every output compared.

In a ```console block, `$ command` is run in a copy of the project and the lines below it are its output; `...` stands
for any lines. `<!-- $ command -->` is run too, unseen by the reader. Seconds may differ. To write the outputs anew:
CARDGEN_DOCS=write .venv/bin/python -m pytest tests/test_docs.py, then read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cardgen.cli import main
from tests.projects import REAL, copy_of_real

# `cardgen` without a pipe is run in this process: a new one takes a second to start, and there are many
PLAIN = re.compile(r"cardgen [^|<>;&$*]*")
PAGES = ["README.md", *(f"docs/{path.name}" for path in sorted((REAL / "docs").glob("*.md")))]
COMMAND = re.compile(r"^\$ (?P<shown>.*)$|^<!-- \$ (?P<hidden>.*) -->$")
DAY = "1795348800"  # 2026-11-22, on which what is signed here is signed
SECONDS = re.compile(r"\b[0-9]+\.[0-9] seconds")


def run(command: str, folder: Path) -> str:
    said = _here(command, folder) if PLAIN.fullmatch(command) else _in_a_shell(command, folder)
    return SECONDS.sub("2.0 seconds", said.rstrip("\n"))


def _here(command: str, folder: Path) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "100")
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        patch.setattr("cardgen.project._DICTIONARIES", ())  # what is shown is so with and without them; they take long
        patch.setattr(os, "cpu_count", lambda: 1)  # forks of a process that runs tests are no forks of cardgen
        done = CliRunner().invoke(main, shlex.split(command)[1:], prog_name="cardgen", catch_exceptions=False)
    return done.output


def _in_a_shell(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", "SOURCE_DATE_EPOCH": DAY}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout


def executed(text: str, folder: Path) -> str:
    """The page with the outputs that its commands really have; `...` lines that hold stay as they are."""
    lines = text.split("\n")
    done: list[str] = []
    at = 0
    in_console = False
    while at < len(lines):
        line = lines[at]
        done.append(line)
        at += 1
        if line.startswith("```"):
            in_console = line == "```console"
        command = COMMAND.match(line)
        if command and command["hidden"]:
            run(command["hidden"], folder)
        if not (in_console and command and command["shown"]):
            continue
        shown: list[str] = []
        while not lines[at].startswith(("$ ", "```")):
            shown.append(lines[at])
            at += 1
        said = run(command["shown"], folder).split("\n")
        said = [] if said == [""] else said
        done += shown if matches(shown, said) else said
    return "\n".join(done)


def matches(shown: list[str], said: list[str]) -> bool:
    """Is this what was said, where `...` stands for any lines?"""
    wanted = [SECONDS.sub("2.0 seconds", line) for line in shown]
    if "..." not in wanted:
        return wanted == said
    parts: list[list[str]] = [[]]
    for line in wanted:
        if line == "...":
            parts.append([])
        else:
            parts[-1].append(line)
    first, *middle, last = parts
    if said[: len(first)] != first or len(said) < len(first) + len(last):
        return False
    end = len(said) - len(last)
    if said[end:] != last:
        return False
    at = len(first)
    for part in middle:
        found = next((i for i in range(at, end - len(part) + 1) if said[i : i + len(part)] == part), None)
        if found is None:
            return False
        at = found + len(part)
    return True


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_outputs_are_as_shown(page: str, tmp_path: Path) -> None:
    text = (REAL / page).read_text(encoding="utf-8")
    really = executed(text, copy_of_real(tmp_path).root)
    if os.environ.get("CARDGEN_DOCS") == "write":
        (REAL / page).write_text(really, encoding="utf-8", newline="\n")
    assert text == really


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    text = (REAL / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", text):
        assert ((REAL / page).parent / target).exists(), target
    for target in re.findall(r'src="([^"]+)"', text):
        assert ((REAL / page).parent / target).exists(), target


def test_readme_names_the_two_commands_of_the_makefile() -> None:
    readme, makefile = ((REAL / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    for name in ("cards", "test"):
        assert f"make {name}" in readme
        assert re.search(rf"^{name}:", makefile, re.MULTILINE)
