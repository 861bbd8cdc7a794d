"""`cardgen sign`: what it says, and what it refuses."""

from __future__ import annotations

import pytest

from tests.cli.running import Shell
from tests.jobs.tiny import snapshot

VI = "content/phrases/ward/vi.yaml"
STREET = "content/phrases/street/vi.yaml"
BY = ("--by", "Jana Nováková, tlumočnice")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 2026-11-22


def wrong(shell: Shell, *words: str) -> str:
    """Type what is wrong usage, and return the message; nothing may be written."""
    before = snapshot(shell.project.root)
    said = shell.run("sign", *words)
    assert (said.status, said.out) == (2, "")
    assert snapshot(shell.project.root) == before
    return said.err.splitlines()[-1]


def test_what_was_signed_is_counted_by_topic(shell: Shell) -> None:
    said = shell.run("sign", "vi", "--as", "revised", *BY, "street", "W1")
    assert said.status == 0
    assert said.out == (
        "signed as revised by Jana Nováková, tlumočnice on 2026-11-22: 5 strings of vi\n    street 4, ward 1\n"
    )
    assert shell.project.read(STREET).count("state: revised") == 4


def test_what_the_checks_have_to_say_comes_with_it(shell: Shell) -> None:
    shell.run("sign", "vi", "--as", "revised", *BY, "S1")
    said = shell.run("sign", "vi", "--as", "approved", "--by", "MUDr. Bui", "S1")
    assert said.status == 0
    assert said.out == "signed as approved by MUDr. Bui on 2026-11-22: 1 string of vi\n    street 1\n"
    assert said.err == (
        f"{STREET}:6:39: warning: card S1 (calm), vi: nobody has translated it back [back-missing]\n"
        "    have somebody who has not seen the Czech write under 'back' what they understand\n"
        "1 warning\n"
    )


def test_one_person_who_revises_and_approves_is_warned_of_by_name(shell: Shell) -> None:
    shell.run("sign", "vi", "--as", "revised", *BY, "street")
    said = shell.run("sign", "vi", "--as", "approved", "--by", "jana  nováková, tlumočnice", "street")
    assert said.status == 0
    assert (
        "warning: street, vi: jana nováková, tlumočnice both revised and approved these: "
        "street/title, street/help, S1, S2 [one-pair-of-eyes]\n"
        "    have somebody else approve it, or say in 'silence' why nobody else could\n"
    ) in said.err


def test_a_reason_why_one_person_did_both_is_taken(shell: Shell) -> None:
    silence = ", state: draft, silence: {one-pair-of-eyes: Jinou tlumočnici nemáme.}}"
    shell.project.replace(STREET, "title: {from: Ulice, text: Đường phố, state: draft}", "title: @")
    shell.project.replace(STREET, "title: @", "title: {from: Ulice, text: Đường phố" + silence)
    shell.run("sign", "vi", "--as", "revised", *BY, "street/title")
    assert "[one-pair-of-eyes]" not in shell.run("sign", "vi", "--as", "approved", *BY, "street/title").err


def test_a_remark_of_what_is_signed_is_read_once_more(shell: Shell) -> None:
    shell.project.replace(
        STREET, "text: Đường phố, state: draft}", 'text: Đường phố, state: draft, remark: "Nebo: đường?"}'
    )
    said = shell.run("sign", "vi", "--as", "revised", *BY, "street")
    assert said.out.splitlines()[1:] == ["    street 4", "street/title: remark: Nebo: đường?"]


def test_what_had_been_signed_before_is_told_apart(shell: Shell) -> None:
    shell.run("sign", "vi", "--as", "revised", *BY, "S1")
    said = shell.run("sign", "vi", "--as", "revised", "--by", "Nga", "street", "--date", "2026-11-20")
    assert said.out == (
        "signed as revised by Nga on 2026-11-20: 3 strings of vi\n    street 3\n1 string had been signed before: S1\n"
    )
    said = shell.run("sign", "vi", "--as", "revised", "--by", "Nga", "street")
    assert (said.status, said.out) == (
        0,
        "nothing to sign in vi: 4 strings had been signed before: street/title, street/help, S1, S2\n",
    )


def test_where_nothing_is_translated_there_is_nothing_to_sign(shell: Shell) -> None:
    shell.project.remove(STREET)
    said = shell.run("sign", "vi", "--as", "revised", *BY, "street")
    assert (said.status, said.out) == (0, "nothing to sign in vi: there is no translation\n")


def test_a_topic_without_translation_is_named_beside_what_was_signed(shell: Shell) -> None:
    shell.project.remove(STREET)
    said = shell.run("sign", "vi", "--as", "revised", *BY, "street", "K1", "--dry-run")
    assert said.out.splitlines()[0] == "not signed, since they have no translation into vi: street"


def test_the_way_to_an_approval_can_be_typed(shell: Shell) -> None:
    said = shell.run("sign", "vi", "--as", "approved", *BY, "street/title")
    assert '    first: cardgen sign vi --as revised --by "..." street/title\n' in said.err


def test_a_dry_run_says_what_would_be_signed_and_writes_nothing(shell: Shell) -> None:
    before = snapshot(shell.project.root)
    said = shell.run("sign", "vi", "--as", "revised", *BY, "S1", "--dry-run")
    assert said.status == 0
    assert said.out == (
        "would be signed as revised by Jana Nováková, tlumočnice on 2026-11-22: 1 string of vi\n    street 1\n"
    )
    assert snapshot(shell.project.root) == before


def test_what_cannot_be_signed_is_a_problem_of_the_content(shell: Shell) -> None:
    before = snapshot(shell.project.root)
    said = shell.run("sign", "vi", "--as", "approved", *BY, "S1", "S2")
    assert (said.status, said.out) == (1, "nothing was signed\n")
    errors = [line for line in said.err.splitlines() if " error: " in line]
    assert errors == [
        f"{STREET}:6:39: error: street, vi: nobody has revised these as they are now, so they cannot be approved: "
        "S1, S2 [not-revised]"
    ]
    assert '    first: cardgen sign vi --as revised --by "..." street\n' in said.err
    assert snapshot(shell.project.root) == before


def test_broken_content_is_a_problem_of_the_content(shell: Shell) -> None:
    shell.project.write(VI, "language: vi\nphrases: [")
    said = shell.run("sign", "vi", "--as", "revised", *BY)
    assert (said.status, said.out) == (1, "nothing was signed\n")
    assert f"{VI}:3:1: error: this is not YAML" in said.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("uk", "--as", "revised", *BY), "Error: there is no language 'uk'; known are: ru, vi"),
        (("cs", "--as", "revised", *BY), "Error: the language cs is the source and not translated"),
        (("vi", "--as", "revised", *BY, "wrd"), "Error: there is no topic and no card 'wrd'; did you mean 'ward'?"),
        (("vi", "--as", "revised", *BY, "w1"), "Error: there is no topic and no card 'w1'; did you mean 'W1'?"),
        (("vi", "--as", "revised", "--by", " "), "Error: a signature needs a name or a role: --by "),
        (("vi", "--as", "revised"), "Error: Missing option '--by'."),
        (("vi", *BY), "\tapproved"),
        (("vi", "--as", "good", *BY), "Error: Invalid value for '--as': 'good' is not one of 'revised', 'approved'."),
        (("vi", "--as", "revised", *BY, "--date", "22. 11."), "Error: '22. 11.' is not a date; write it as year-month"),
        (("vi", "--as", "revised", *BY, "--date", "2026-12-24"), "Error: 2026-12-24 has not come yet; a signature "),
        ((), "Error: Missing argument 'LANG'."),
    ],
)
def test_wrong_usage_is_told_with_the_way_out(shell: Shell, words: tuple[str, ...], message: str) -> None:
    assert wrong(shell, *words).startswith(message)
