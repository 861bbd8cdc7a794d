"""`cardgen check` in its three forms."""

from __future__ import annotations

import json

import pytest

from cardgen.jobs import remembered, unchanged
from tests.cli.running import Shell
from tests.jobs.tiny import snapshot

TOPIC = "content/phrases/ward/topic.yaml"


@pytest.fixture(autouse=True)
def _no_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardgen.project._DICTIONARIES", ())
    monkeypatch.delenv("DICPATH", raising=False)


@pytest.fixture
def broken(shell: Shell) -> Shell:
    """A card twice under one number, and a name that leads nowhere."""
    shell.project.replace(TOPIC, "number: 4", "number: 1")
    shell.project.replace(TOPIC, "picture: square", "picture: squaer")
    return shell


def test_sound_content_is_summed_up_in_a_line(shell: Shell) -> None:
    said = shell.run("check")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "spelling not checked: cs, ru, vi (no hunspell dictionary is installed)\n"
        "no problems: 3 topics, 7 cards, 3 languages, 80 pages\n"
    )


def test_a_check_writes_nothing_but_what_it_remembers(shell: Shell) -> None:
    before = snapshot(shell.project.root)
    shell.run("check")
    mine = ("output", remembered.FILE, unchanged.FILE)
    assert {name: data for name, data in snapshot(shell.project.root).items() if name not in mine} == before


def test_problems_are_told_as_text_on_standard_error(broken: Shell) -> None:
    said = broken.run("check")
    assert said.status == 1
    assert said.err == (
        f"{TOPIC}:11:9: error: the number W1 stands twice in the topic ward; it stood first in line 10 "
        "[duplicate-number]\n"
        f"    see also {TOPIC}:10:9\n"
        "    give one of the two another number\n"
        f"{TOPIC}:21:18: error: card W2: the picture 'squaer' is not registered [unknown-picture]\n"
        "    did you mean 'square'?\n"
        "2 errors\n"
    )


def test_problems_are_told_as_json_on_standard_output(broken: Shell) -> None:
    said = broken.run("check", "--format", "json")
    assert (said.status, said.err) == (1, "")
    assert json.loads(said.out) == [
        {
            "file": TOPIC,
            "line": 11,
            "column": 9,
            "level": "error",
            "code": "duplicate-number",
            "message": "the number W1 stands twice in the topic ward; it stood first in line 10",
            "way_out": "give one of the two another number",
            "also": [f"{TOPIC}:10:9"],
        },
        {
            "file": TOPIC,
            "line": 21,
            "column": 18,
            "level": "error",
            "code": "unknown-picture",
            "message": "card W2: the picture 'squaer' is not registered",
            "way_out": "did you mean 'square'?",
            "also": [],
        },
    ]


def test_sound_content_is_an_empty_list_as_json(shell: Shell) -> None:
    said = shell.run("check", "--format", "json")
    assert (said.status, said.out, said.err) == (0, "[]\n", "")


def test_problems_are_told_to_github_as_annotations(broken: Shell) -> None:
    said = broken.run("check", "--format", "github")
    assert (said.status, said.err) == (1, "")
    assert said.out == (
        f"::error file={TOPIC},line=11,col=9::the number W1 stands twice in the topic ward; "
        "it stood first in line 10 [duplicate-number]%0Agive one of the two another number\n"
        f"::error file={TOPIC},line=21,col=18::card W2: the picture 'squaer' is not registered "
        "[unknown-picture]%0Adid you mean 'square'?\n"
    )


def test_sound_content_is_nothing_to_github(shell: Shell) -> None:
    said = shell.run("check", "--format", "github")
    assert (said.status, said.out, said.err) == (0, "", "")


def test_a_percent_sign_is_escaped_for_github_which_would_read_it_as_an_escape(shell: Shell) -> None:
    shell.project.replace(TOPIC, "picture: square", "picture: 100%0Asquare")
    said = shell.run("check", "--format", "github")
    assert "the picture '100%250Asquare' is not registered [unknown-picture]%0Adid you mean 'square'?\n" in said.out


def test_a_colon_or_comma_in_a_file_name_is_escaped_for_github(shell: Shell) -> None:
    shell.project.write("content/editions/a,b:c.yaml", "x: y\n")
    said = shell.run("check", "--format", "github")
    assert "::error file=content/editions/a%2Cb%3Ac.yaml,line=1,col=1::" in said.out


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_refused_picture_is_told_in_the_form_asked_for(shell: Shell, form: str) -> None:
    shell.project.write(
        "content/pictures/drawn/square.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>',
    )
    said = shell.run("check", "--format", form)
    assert said.status == 1
    place = "content/pictures/drawn/square.svg"
    if form == "text":
        assert said.err.startswith(f"{place}:1:59: error: ")
    elif form == "json":
        assert [problem["file"] for problem in json.loads(said.out)] == [place]
    else:
        assert said.out.startswith(f"::error file={place},line=1,col=59::")


def test_errors_elsewhere_are_counted_and_are_no_success_since_no_page_was_looked_at(broken: Shell) -> None:
    said = broken.run("check", "content/phrases/street")
    assert said.status == 1
    assert said.err == "nothing in these files; 2 errors elsewhere, so no page was looked at: cardgen check\n"
    assert "no problems" not in said.out


@pytest.mark.parametrize("form", ["json", "github"])
def test_errors_elsewhere_are_counted_beside_what_other_programs_read(broken: Shell, form: str) -> None:
    said = broken.run("check", "content/phrases/street", "--format", form)
    assert (said.status, said.out) == (1, "[]\n" if form == "json" else "")
    assert "2 errors elsewhere" in said.err


def test_problems_of_a_path_are_told_and_those_elsewhere_counted(broken: Shell) -> None:
    assert "elsewhere" not in broken.run("check", "content/phrases/street", TOPIC).err
    broken.project.replace("content/phrases/street/topic.yaml", "number: 2", "number: 1")
    said = broken.run("check", "content/phrases/street")
    assert said.status == 1
    assert said.err.splitlines()[-2:] == ["1 error", "and 2 errors elsewhere, so no page was looked at: cardgen check"]


def test_warnings_elsewhere_are_counted_and_hinder_nothing(shell: Shell) -> None:
    shell.project.write("content/phrases/ward/notes.md", "x")
    said = shell.run("check", "content/phrases/street")
    assert (said.status, said.err) == (0, "nothing in these files; 1 warning elsewhere: cardgen check\n")


def test_a_sound_path_says_that_only_it_was_asked_for(shell: Shell) -> None:
    said = shell.run("check", "content/phrases/street")
    assert said.status == 0
    assert "no problems in these files; only they were asked for: 3 topics, 7 cards" in said.out


def test_a_path_that_there_is_not_is_wrong_usage(shell: Shell) -> None:
    said = shell.run("check", "content/phrase")
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == (
        f"Error: content/phrase is not a file or folder of the project {shell.project.root}"
    )


def test_an_unknown_form_is_wrong_usage(shell: Shell) -> None:
    said = shell.run("check", "--format", "xml")
    assert said.status == 2
    assert "'xml' is not one of 'text', 'json', 'github'." in said.err
