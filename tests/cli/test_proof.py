"""`cardgen proof`: says which file it wrote, and refuses what it cannot mean."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import Shell
from tests.layout.proofing import with_proofs


def test_the_file_is_named_with_how_much_is_in_it(shell: Shell) -> None:
    with_proofs(shell.project)
    said = shell.run("proof", "vi", "--topic", "ward")
    assert (said.status, said.err) == (0, "")
    assert said.out == "output/proof/proof-vi-ward.pdf: 1 topic, 6 strings, 1 page\n"
    assert (shell.project.root / "output/proof/proof-vi-ward.pdf").read_bytes().startswith(b"%PDF")


def test_what_has_to_be_written_first_is_counted(shell: Shell) -> None:
    with_proofs(shell.project)
    shell.project.remove("content/phrases/street/vi.yaml")
    shell.project.replace("content/phrases/ward/vi.yaml", "from: Co chcete?", "from: Co byste chtěl?")
    assert shell.run("proof", "vi").out.splitlines()[1:] == [
        "4 strings are not translated yet",
        "1 string is stale: the Czech was changed since",
    ]


def test_a_blind_sheet_may_be_written_anywhere(shell: Shell, tmp_path: Path) -> None:
    with_proofs(shell.project)
    said = shell.run("proof", "ru", "--blind", "--output", str(tmp_path / "new" / "sheet.pdf"))
    assert (said.status, said.err) == (0, "")
    assert (tmp_path / "new" / "sheet.pdf").is_file()


def test_another_ending_is_wrong_usage(shell: Shell) -> None:
    said = shell.run("proof", "vi", "--output", "sheet.png")
    assert said.status == 2
    assert said.err.splitlines()[-1] == "Error: sheet.png must end in .pdf"


def test_a_place_that_cannot_be_written_is_wrong_usage(shell: Shell) -> None:
    with_proofs(shell.project)
    shell.project.write("wall", "a file where a folder would have to be")
    said = shell.run("proof", "vi", "--topic", "ward", "--output", "wall/sheet.pdf")
    assert said.status == 2
    assert said.err.splitlines()[-1].startswith("Error: wall")


def test_an_unknown_topic_is_wrong_usage(shell: Shell) -> None:
    with_proofs(shell.project)
    said = shell.run("proof", "vi", "--topic", "wart")
    assert said.status == 2
    assert said.err.splitlines()[-1] == "Error: there is no topic 'wart'; did you mean 'ward'?"


def test_a_project_without_the_design_of_sheets_is_told_so(shell: Shell) -> None:
    said = shell.run("proof", "vi")
    assert said.status == 1
    assert "content/layouts/sheets/proof.yaml:1:1: error: " in said.err
