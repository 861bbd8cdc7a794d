"""`cardgen export`: which file, how much is in it, and what is refused."""

from __future__ import annotations

import pytest

from tests.cli.running import Shell
from tests.jobs.tiny import snapshot

VI = "content/phrases/ward/vi.yaml"


def wrong(shell: Shell, *words: str) -> str:
    """Type what is wrong usage, and return the message; nothing may be written."""
    before = snapshot(shell.project.root)
    said = shell.run("export", *words)
    assert (said.status, said.out) == (2, "")
    assert snapshot(shell.project.root) == before
    return said.err.splitlines()[-1]


@pytest.mark.parametrize(("form", "ending"), [("po", "po"), ("xliff", "xlf"), ("xlsx", "xlsx")])
def test_a_language_is_exported_into_a_file_of_its_own(shell: Shell, form: str, ending: str) -> None:
    said = shell.run("export", "vi", "--format", form)
    assert (said.status, said.err) == (0, "")
    assert said.out == f"output/exchange/vi.{ending}: 54 strings of 7 topics\n"
    assert [path.name for path in (shell.project.root / "output/exchange").iterdir()] == [f"vi.{ending}"]


def test_the_name_says_what_is_in_it(shell: Shell) -> None:
    said = shell.run("export", "vi", "--format", "po", "--topic", "ward", "--topic", "street", "--only", "draft")
    assert said.out == "output/exchange/vi-street-ward-draft.po: 8 strings of 2 topics\n"


def test_the_file_may_be_named(shell: Shell) -> None:
    said = shell.run("export", "ru", "--format", "xlsx", "--topic", "street", "--output", "to/Olga.xlsx")
    assert said.out == "to/Olga.xlsx: 4 strings of 1 topic\n"
    assert (shell.project.root / "to/Olga.xlsx").read_bytes()[:2] == b"PK"


def test_what_is_missing_alone_may_be_exported(shell: Shell) -> None:
    shell.project.remove("content/phrases/street/ru.yaml")
    said = shell.run("export", "ru", "--format", "po", "--only", "missing")
    assert said.out == "output/exchange/ru-missing.po: 4 strings of 1 topic\n"


def test_where_there_is_nothing_to_export_that_is_said(shell: Shell) -> None:
    message = wrong(shell, "vi", "--format", "po", "--only", "missing", "--only", "stale")
    assert message == "Error: there is nothing to export: no string is missing or stale"


def test_broken_content_is_told_and_the_earlier_file_stays(shell: Shell) -> None:
    shell.run("export", "vi", "--format", "po")
    shell.project.write(VI, "language: vi\nphrases: [")
    before = snapshot(shell.project.root)
    said = shell.run("export", "vi", "--format", "po")
    assert (said.status, said.out) == (1, "")
    assert f"{VI}:3:1: error: this is not YAML" in said.err
    assert said.err.endswith("\n1 error\n")
    assert snapshot(shell.project.root) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("uk", "--format", "po"), "Error: there is no language 'uk'; known are: ru, vi"),
        (("cs", "--format", "po"), "Error: the language cs is the source and not translated"),
        (("vi", "--format", "po", "--topic", "wrd"), "Error: there is no topic 'wrd'; did you mean 'ward'?"),
        (("vi", "--format", "po", "--topic", "W1"), "Error: there is no topic 'W1'; known are: answers, body, "),
        (("vi", "--format", "pdf"), "Error: Invalid value for '--format': 'pdf' is not one of 'po', 'xliff', 'xlsx'."),
        (("vi", "--format", "po", "--only", "bad"), "Error: Invalid value for '--only': 'bad' is not one of 'missing'"),
        (("vi", "--format", "po", "--output", "vi.xlsx"), "Error: vi.xlsx must end in .po"),
        (("vi", "--format", "po", "--output", "content"), "Error: Invalid value for '--output': File 'content' is a d"),
        (
            ("vi", "--format", "po", "--output", "content/editions/clinic.yaml/vi.po"),
            "Error: content/editions/clinic.yaml/vi.po cannot be written: Not a directory",
        ),
        (("vi", "--format", "po", "--output", f"{'x' * 300}.po"), f"Error: {'x' * 300}.po cannot be written: File nam"),
        ((), "Error: Missing argument 'LANG'."),
    ],
)
def test_wrong_usage_is_told_with_the_way_out(shell: Shell, words: tuple[str, ...], message: str) -> None:
    assert wrong(shell, *words).startswith(message)


def test_output_that_cannot_be_written_names_the_file_that_was_asked_for(shell: Shell) -> None:
    shell.project.write("output", "a file, where a folder should be")
    place = shell.project.root / "output/exchange/vi.po"
    assert wrong(shell, "vi", "--format", "po") == f"Error: {place} cannot be written: Not a directory"


def test_without_a_project_the_way_out_is_told(shell: Shell, tmp_path_factory: pytest.TempPathFactory) -> None:
    nowhere = tmp_path_factory.mktemp("nowhere")
    said = shell.run("--project", str(nowhere), "export", "vi", "--format", "po")
    assert said.status == 2
    assert f"there is no cardgen project at or above {nowhere}" in said.err
