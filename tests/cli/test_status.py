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
    assert {"edition", "language", "waiting", "total"} == set(data["release"][0])


def test_an_unknown_language_is_wrong_usage(shell: Shell) -> None:
    said = shell.run("status", "--lang", "wi")
    assert said.status == 2
    assert "no edition has the language 'wi'; known are: ru, vi" in said.err
