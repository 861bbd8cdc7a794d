"""`cardgen feedback` and its two companions, as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cardgen.cli import feedback as cli_feedback
from cardgen.feedback import KINDS, STATES
from tests.cli.running import Shell

TABLE = "Druh;Karta;Připomínka;Instituce;Jméno\nZnění;W1;Nerozumím.;Nemocnice;Jana\n"
BEGIN = ("--round", "r1", "--edition", "hospital", "--title", "Dotazník", "--sent", "4", "--returned", "1")


@pytest.fixture
def answers(tmp_path: Path) -> str:
    file = tmp_path / "answers.csv"
    file.write_text(TABLE, encoding="utf-8")
    return str(file)


def test_what_was_said_is_taken_over_listed_and_counted(
    shell: Shell, answers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 2026-11-22
    edition = next(shell.project.root.glob("content/editions/*.yaml")).stem
    said = shell.run("feedback-import", answers, *BEGIN[:3], edition, *BEGIN[4:])
    assert said.status == 0, said.err
    assert (
        said.out
        == """\
p1     W1, wording: Nerozumím.
remarks are kept as they were written, and a program does not find every name:
    read each for names of people and other traces of them, and take those out
1 row had no date and got 2026-11-22, today's date; --date names another day
1 entry added to content/feedback/r1.yaml
"""
    )
    assert "the column 'Jméno' is not taken over" in said.err
    listed = shell.run("feedback")
    assert (
        listed.out
        == f"""\
r1: Dotazník; {edition}, 2026.1; 1 of 4 answered (25%)
1 entry: new 1
by kind: wording 1

W1: wording 1
    wording, new: Nerozumím.
        Nemocnice, 2026-11-22 (r1, p1)
"""
    )
    data = json.loads(shell.run("feedback", "--format", "json").out)
    assert data["counts"]["about"] == {"W1": {"wording": 1}}
    assert data["entries"][0]["about"] == "W1"


def test_a_dry_run_writes_nothing(shell: Shell, answers: str) -> None:
    edition = next(shell.project.root.glob("content/editions/*.yaml")).stem
    said = shell.run("feedback-import", answers, *BEGIN[:3], edition, *BEGIN[4:], "--date", "2020-01-02", "--dry-run")
    assert "read each for names" in said.out
    assert "1 row had no date and got 2020-01-02\n1 entry would be added" in said.out
    assert not (shell.project.root / "content/feedback").exists()


def test_a_decision_is_written_and_shown(shell: Shell, answers: str) -> None:
    edition = next(shell.project.root.glob("content/editions/*.yaml")).stem
    shell.run("feedback-import", answers, *BEGIN[:3], edition, *BEGIN[4:])
    said = shell.run("feedback-state", "r1", "p1", "accepted", "--changes", "W1", "--changes", "W2")
    assert (said.status, said.out) == (0, "r1, p1 is accepted: Nerozumím.\n    changes: W1, W2\n")
    said = shell.run("feedback-state", "r1", "p1", "declined", "--reason", "Karta je, jak má být.")
    assert said.out.splitlines()[1:] == ["    reason: Karta je, jak má být.", "    taken out: changes: W1, W2"]
    assert shell.run("feedback-state", "r1", "p1", "done").status == 2
    assert shell.run("feedback-state", "r1", "p1", "accepted", "--changes", "W99").status == 1


def test_no_feedback_is_no_mistake(shell: Shell) -> None:
    said = shell.run("feedback")
    assert (said.status, said.out, said.err) == (0, "0 entries: none\n", "")


def test_a_round_that_there_is_not_and_a_file_that_is_no_pdf_are_wrong_usage(shell: Shell) -> None:
    assert shell.run("feedback", "r9").status == 2
    assert "must end in .pdf" in shell.run("feedback-page", "x", "--output", "page.txt").err
    assert shell.run("feedback-page", "x").status == 2


def test_help_offers_the_kinds_and_states_that_there_are() -> None:
    assert (cli_feedback._KINDS, cli_feedback._STATES) == (KINDS, STATES)
