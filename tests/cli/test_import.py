"""`cardgen import`: shows what would change, asks, and writes all or nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from cardgen.cli import main
from tests.cli.running import Said, Shell
from tests.jobs.tiny import snapshot

VI = "content/phrases/ward/vi.yaml"
FILE = "output/exchange/vi.po"
QUESTION = "Write this into the language files? [y/N]: "
OLD, NEW = "Quý vị có đau không?", "Quý vị có bị đau không?"
CHANGE = (
    "changed   ward, card W1 (hurts): 'Bolí vás to?'\n"
    f"    '{OLD}' -> '{NEW}'\n"
    "vi: 0 added, 1 changed, 53 unchanged, 0 conflicting\n"
)


@pytest.fixture
def sent(shell: Shell) -> Shell:
    """A file that came back with one text changed."""
    assert shell.run("export", "vi", "--format", "po").status == 0
    shell.project.replace(FILE, OLD, NEW)
    return shell


def asked(shell: Shell, answer: str, *words: str) -> Said:
    """Type a command, and then what stands in `answer`."""
    done = CliRunner().invoke(main, ["import", *words], input=answer, prog_name="cardgen", catch_exceptions=False)
    return Said(done.exit_code, done.stdout, done.stderr)


def untouched(shell: Shell, answer: str, *words: str) -> Said:
    before = snapshot(shell.project.root)
    said = asked(shell, answer, *words)
    assert snapshot(shell.project.root) == before
    return said


def test_what_would_change_is_shown_and_written_after_a_yes(sent: Shell) -> None:
    before = sent.project.read(VI)
    said = asked(sent, "y\n", FILE)
    assert (said.status, said.err) == (0, "")
    assert said.out == f"{CHANGE}{QUESTION}y\nwritten\n"
    assert sent.project.read(VI) == before.replace(OLD, f'"{NEW}"')


def test_without_a_question_it_is_written_at_once(sent: Shell) -> None:
    said = asked(sent, "", FILE, "--yes")
    assert (said.status, said.out) == (0, f"{CHANGE}written\n")
    assert NEW in sent.project.read(VI)


@pytest.mark.parametrize("answer", ["n\n", "\n", "no\n"])
def test_after_a_no_nothing_is_written(sent: Shell, answer: str) -> None:
    said = untouched(sent, answer, FILE)
    assert said.status == 0
    assert said.out == f"{CHANGE}{QUESTION}{answer}nothing was written\n"


@pytest.mark.parametrize("answer", ["", "perhaps\n"])
def test_without_an_answer_nothing_is_written(sent: Shell, answer: str) -> None:
    said = untouched(sent, answer, FILE)
    assert said.status == 1
    assert said.out.endswith("nothing was written: there was no answer (--yes writes without asking)\n")
    assert "Aborted" not in said.err


def test_a_dry_run_shows_and_does_not_ask(sent: Shell) -> None:
    said = untouched(sent, "y\n", FILE, "--dry-run")
    assert (said.status, said.out, said.err) == (0, CHANGE, "")
    assert untouched(sent, "y\n", FILE, "--dry-run", "--yes") == said


def test_where_nothing_changed_nobody_is_asked(shell: Shell) -> None:
    shell.run("export", "vi", "--format", "xlsx")
    said = untouched(shell, "", "output/exchange/vi.xlsx")
    assert (said.status, said.out, said.err) == (0, "vi: 0 added, 0 changed, 54 unchanged, 0 conflicting\n", "")


def test_states_and_what_is_added_are_shown(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 2026-11-22
    entry = "  drink: {from: Co chcete?, text: Quý vị muốn gì?, state: revised"
    shell.project.write(VI, "".join(line for line in shell.project.read(VI).splitlines(True) if entry not in line))
    shell.run("export", "vi", "--format", "po", "--topic", "ward", "--only", "missing")
    file = "output/exchange/vi-ward-missing.po"
    text = shell.project.read(file)
    shell.project.write(file, text.replace('msgid "Co chcete?"\nmsgstr ""', 'msgid "Co chcete?"\nmsgstr "Muốn gì?"'))
    said = asked(shell, "y\n", file)
    assert said.status == 0
    assert said.out == (
        "added     ward, card W2 (drink): 'Co chcete?'\n    'Muốn gì?'\n"
        f"vi: 1 added, 0 changed, 0 unchanged, 0 conflicting\n{QUESTION}y\nwritten\n"
    )


def test_remarks_and_back_translations_are_shown(shell: Shell) -> None:
    shell.project.replace(VI, f"text: {OLD}, state: draft", f"text: {OLD}, state: draft, remark: Staré.")
    shell.run("export", "vi", "--format", "xlsx", "--topic", "ward")
    file = "output/exchange/vi-ward.xlsx"
    book = openpyxl.load_workbook(file)
    for row in book.worksheets[1].iter_rows(min_row=4):
        if row[3].value == OLD:
            row[5].value, row[6].value = "Bolí vás to?", "Nejistý tvar."
        if row[3].value == "Cơn đau":
            row[6].value = "Nové."
    book.save(file)
    said = asked(shell, "n\n", file, "--by", "Petr Novák")
    assert said.out.startswith(
        "changed   ward, the section pain: 'Bolest'\n"
        "    remark: 'Nové.'\n"
        "changed   ward, card W1 (hurts): 'Bolí vás to?'\n"
        "    back-translation: 'Bolí vás to?'\n"
        "    remark: 'Staré.' -> 'Nejistý tvar.'\n"
    )


def test_a_problem_of_a_workbook_names_the_sheet(shell: Shell) -> None:
    shell.run("export", "vi", "--format", "xlsx")
    file = "output/exchange/vi.xlsx"
    book = openpyxl.load_workbook(file)
    for row in book["Oddělení"].iter_rows(min_row=4):
        if row[3].value == OLD:
            row[3].value = NEW
    book.save(file)
    shell.project.replace(VI, OLD, "Có đau không?")
    said = untouched(shell, "y\n", file)
    assert re.match(r"vi\.xlsx\[Oddělení\]:[0-9]+:4: error: card W1 ", said.err)


def test_what_the_checks_say_of_the_new_texts_comes_after(sent: Shell) -> None:
    sent.project.replace(FILE, NEW, "Quý vị  có đau không?")
    said = asked(sent, "y\n", FILE)
    assert said.status == 0
    assert said.out.endswith("written\n")
    assert said.err.startswith(f"{VI}:7:")
    assert "[spaces]" in said.err


def test_where_one_string_cannot_be_taken_nothing_is(sent: Shell) -> None:
    sent.project.replace(FILE, "Quý vị muốn gì?", "Muốn gì?")
    sent.project.replace(VI, OLD, "Có đau không?")
    said = untouched(sent, "y\n", FILE, "--yes")
    assert said.status == 1
    assert said.out.endswith("vi: 0 added, 1 changed, 52 unchanged, 1 conflicting\nnothing was written\n")
    assert f"in the bank too: '{NEW}' and 'Có đau không?' [both-changed]\n    see also {VI}:7:" in said.err
    assert "    look at both, then import with --take file or --take bank\n" in said.err


@pytest.mark.parametrize(("side", "text"), [("file", NEW), ("bank", "Có đau không?")])
def test_a_clash_is_settled_by_taking_a_side(sent: Shell, side: str, text: str) -> None:
    sent.project.replace(VI, OLD, "Có đau không?")
    said = asked(sent, "y\n", FILE, "--take", side)
    assert said.status == 0
    assert f"text: {text}," in sent.project.read(VI).replace('"', "")


def test_a_disk_that_is_full_leaves_everything_as_it_was(sent: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    said = untouched(sent, "y\n", FILE)
    assert said.status == 1
    assert said.err.startswith(f"{VI}:1:1: error: the file cannot be written: No space left on device [cannot-write]")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.po", b"no\n"), ("a.po", b""), ("a.po", b"\xff"), ("a.xlf", b"<a"), ("a.xliff", b"<a/>"), ("a.xlsx", b"PK")],
)
def test_a_file_that_is_none_of_ours_is_a_problem_with_its_place(shell: Shell, name: str, data: bytes) -> None:
    shell.project.write(name, data)
    said = untouched(shell, "y\n", name)
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(f"{name}:1:1: error: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("no.po",), "Error: Invalid value for 'FILE': File 'no.po' does not exist."),
        (("content",), "Error: Invalid value for 'FILE': File 'content' is a directory."),
        (
            (VI,),
            f"Error: {VI} is no file of a kind that can be imported: .po, .xlf, .xliff, .xlsx",
        ),
        ((FILE, "--by", " "), "Error: --by needs a name or a role"),
        ((FILE, "--take", "mine"), "Error: Invalid value for '--take': 'mine' is not one of 'file', 'bank'."),
        ((), "Error: Missing argument 'FILE'."),
    ],
)
def test_wrong_usage_is_told_with_the_way_out(sent: Shell, words: tuple[str, ...], message: str) -> None:
    said = untouched(sent, "y\n", *words)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == message


def test_a_file_that_cannot_be_read_is_told(sent: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def torn(path: Path) -> bytes:
        if path.suffix == ".po":
            raise OSError(5, "Input/output error")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", torn)
    said = asked(sent, "y\n", FILE)
    assert said.status == 2
    assert said.err.splitlines()[-1] == f"Error: {FILE} cannot be read: Input/output error"


def test_a_language_that_the_project_does_not_have_is_told(sent: Shell) -> None:
    for path in sent.project.root.glob("content/**/vi.yaml"):
        path.unlink()
    sent.project.replace("content/editions/clinic.yaml", "[vi, ru]", "[ru]")
    said = untouched(sent, "y\n", FILE)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == "Error: there is no language 'vi'; known are: ru"
