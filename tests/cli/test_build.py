"""`cardgen build` as a user meets it: what is said, where, and with which exit status."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Shell
from tests.jobs.tiny import ALL_FILES, snapshot

TOPIC = "content/phrases/ward/topic.yaml"
VI = "content/phrases/ward/vi.yaml"
START = "from cardgen.cli import main; main()"


def test_a_build_says_folder_files_pages_seconds_and_drafts(shell: Shell) -> None:
    said = shell.build()
    assert (said.status, said.err) == (0, "")
    assert re.sub(r"\d+\.\d seconds", "0.0 seconds", said.out) == (
        "built output/clinic/\n"
        "8 files, 80 pages, 0.0 seconds\n"
        "17 of 19 cards are drafts: no qualified translator has checked them, and the cards say so\n"
    )
    assert sorted(path.name for path in Path("output/clinic").iterdir()) == sorted([*ALL_FILES, "manifest.json"])


def test_a_build_without_drafts_says_nothing_of_drafts(shell: Shell) -> None:
    shell.project.approve_all()
    said = shell.build("--release", "--lang", "vi", "--topic", "loose")
    assert said.status == 0
    assert re.sub(r"\d+\.\d", "0.0", said.out) == "built output/clinic/\n1 file, 4 pages, 0.0 seconds\n"


def test_the_output_may_be_elsewhere(shell: Shell, tmp_path: Path) -> None:
    said = shell.build("clinic", "--topic", "ward", "--output", str(tmp_path / "a" / "b"))
    assert said.out.startswith(f"built {tmp_path}/a/b/clinic/\n3 files, ")
    assert not Path("output").exists()


def test_a_project_may_be_named_from_elsewhere(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = shell.run("--project", "project/content/phrases", "build", "--jobs", "1", "--topic", "loose")
    assert said.out.startswith("built project/output/clinic/\n2 files, ")


def test_content_problems_are_all_told_on_standard_error_with_status_1(shell: Shell) -> None:
    shell.project.replace(TOPIC, "picture: square", "picture: squaer")
    shell.project.replace(VI, "from: Noc", "from: Den")
    said = shell.build()
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        f"{TOPIC}:21:18: error: card W2: the picture 'squaer' is not registered [unknown-picture]\n"
        "    did you mean 'square'?\n"
        f"{VI}:5:17: error: the section night, vi: it was translated from 'Den', but the Czech is now 'Noc' "
        "[stale-translation]\n"
        "    translate it anew, then write the new Czech behind 'from:'\n"
        "2 errors\n"
    )
    assert not Path("output").exists()


def test_problems_of_the_pages_are_told_with_status_1_and_the_earlier_output_stays(shell: Shell) -> None:
    shell.build()
    before = snapshot(Path("output"))
    shell.project.replace(VI, "Quý vị có đau không?", "Quý vị 痛?")
    said = shell.run("build", "--jobs", "2")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        f"{VI}:7:37: error: card W1 (hurts), vi: Source Sans 3 has no glyph for "
        "'痛' U+75DB CJK UNIFIED IDEOGRAPH-75DB [missing-glyph]\n"
        "    type the letter anew (a look-alike may have slipped in), or choose another face in fonts/faces.yaml\n"
        "1 error\n"
    )
    assert snapshot(Path("output")) == before


def test_a_release_of_drafts_is_refused_with_a_line_for_each_language(shell: Shell) -> None:
    said = shell.build("--release", "--lang", "vi", "--topic", "loose")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "content/phrases/answers/vi.yaml:2:31: error: vi: 44 of 44 phrases are not approved: answers 20, body 3, "
        "calendar 13, layout 4, loose 4 [not-approved]\n"
        "    have a qualified translator check and approve them (cardgen status --lang vi counts them), or build "
        "without --release\n"
        "1 error\n"
        "cardgen status says what keeps each edition from its release\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("clinik",), "there is no edition 'clinik'; did you mean 'clinic'?"),
        (("--lang", "vn"), "there is no language 'vn'; known are: ru, vi"),
        (("--topic", "streets"), "there is no topic 'streets'; did you mean 'street'?"),
    ],
)
def test_an_unknown_name_is_wrong_usage_with_a_way_out(shell: Shell, words: tuple[str, ...], message: str) -> None:
    said = shell.build(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == f"Error: {message}"
    assert not Path("output").exists()


@pytest.mark.parametrize(
    "words", [("--jobs", "-1"), ("--jobs", "two"), ("--output", "content/editions/clinic.yaml"), ("--fast",)]
)
def test_a_wrong_option_is_wrong_usage(shell: Shell, words: tuple[str, ...]) -> None:
    said = shell.run("build", *words)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("Usage: cardgen build [OPTIONS] [EDITION]...\n")


def test_an_output_that_cannot_be_written_is_a_message(shell: Shell) -> None:
    said = shell.build("--output", "content/editions/clinic.yaml/out")
    assert (said.status, said.out) == (1, "")
    place = "content/editions/clinic.yaml/out"
    assert said.err == (
        f"{place}:1:1: error: the output cannot be written: Not a directory ({place}) [cannot-write]\n"
        "    close the files that are open from there, see to space and permissions, or choose --output\n"
        "1 error\n"
    )


def test_mixing_versions_is_refused(shell: Shell) -> None:
    shell.build()
    shell.project.replace("content/editions/clinic.yaml", "2026.1", "2026.2")
    said = shell.build("--lang", "vi")
    assert (said.status, said.out) == (1, "")
    assert "[mixed-versions]" in said.err


# -- the progress bar ----------------------------------------------------------------------------


def command(shell: Shell) -> list[str]:
    return [sys.executable, "-c", START, "--project", str(shell.project.root), "build", "--topic", "ward"]


def test_no_progress_bar_is_drawn_where_no_terminal_is(shell: Shell) -> None:
    done = subprocess.run(command(shell), cwd=Path(__file__).parents[2], capture_output=True, check=True)
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_progress_bar_is_drawn_on_a_terminal_and_counts_to_the_end(shell: Shell) -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command(shell),
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        drawn = b""
        while process.poll() is None or select.select([ours], [], [], 0)[0]:
            if select.select([ours], [], [], 0.05)[0]:
                drawn += os.read(ours, 4096)
        assert process.stdout is not None
        out = process.stdout.read().decode()
    os.close(theirs)
    os.close(ours)
    assert process.returncode == 0
    shown = drawn.decode()
    assert "ward-vi.pdf" in shown
    assert "100%" in shown
    assert re.search(r"\[#+-*\]", shown)
    assert "[#" not in out  # what is printed is the summary alone
    assert out.splitlines()[0].startswith("built ")
