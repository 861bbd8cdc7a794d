"""`cardgen status`: a table for people, JSON for programs."""

from __future__ import annotations

import json

from tests.cli.running import Shell


def test_the_table_has_a_row_for_each_topic_and_a_sum(shell: Shell) -> None:
    said = shell.run("status", "--lang", "vi")
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert lines[0].split() == ["language", "topic", "missing", "stale", "draft", "revised", "approved"]
    rows = [line.split() for line in lines if line.startswith("vi ")]
    assert rows[-1][1] == "all"
    assert sum(int(row[4]) for row in rows[:-1] if row[4] != "-") == int(rows[-1][4])
    assert lines[-1].endswith("not approved")


def test_json_says_the_same(shell: Shell) -> None:
    data = json.loads(shell.run("status", "--lang", "vi", "--format", "json").out)
    assert {count["language"] for count in data["counts"]} == {"vi"}
    assert set(data["counts"][0]) == {"language", "topic", "missing", "stale", "draft", "revised", "approved"}
    assert {"edition", "language", "waiting", "total", "others", "facts"} == set(data["release"][0])
    assert data["unissued"] == []


def test_an_unknown_language_is_wrong_usage(shell: Shell) -> None:
    said = shell.run("status", "--lang", "wi")
    assert said.status == 2
    assert "there is nothing in the language 'wi'; known are: ru, vi" in said.err


def test_a_language_that_no_edition_has_is_counted_and_said_to_be_in_none(shell: Shell) -> None:
    shell.run("new-language", "uk")
    said = shell.run("status", "--lang", "uk")
    assert (said.status, said.err) == (0, "")
    topics = {"answers": 20, "body": 3, "calendar": 13, "layout": 4, "loose": 4, "street": 4, "ward": 6, "all": 54}
    rows = [line.split() for line in said.out.splitlines()[1:-1]]
    assert {topic: int(missing) for _, topic, missing, *_ in rows} == topics
    assert said.out.splitlines()[-1] == "uk is in no edition yet"


def test_where_all_is_approved_it_says_so(shell: Shell) -> None:
    shell.project.approve_all()
    assert (
        shell.run("status").out.splitlines()[-1] == "everything is approved: nothing is left to sign before a release"
    )


def test_columns_are_as_wide_as_the_longest_topic(shell: Shell) -> None:
    found = shell.run("status", "--lang", "vi").out.splitlines()
    assert len({len(line) for line in found[:-1]}) == 1
