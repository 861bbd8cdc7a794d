from __future__ import annotations

import pickle
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cardgen import marked
from cardgen.amend import CannotAmend, Remove, Set, Value, amend
from cardgen.amend._source import Keys, Source
from cardgen.problems import Problems
from tests.projects import REAL

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
KeyPath: TypeAlias = tuple[str, ...]


def plain(tree: marked.Tree) -> Plain:
    if isinstance(tree, marked.Mapping):
        return {str(key): plain(value) for key, value in tree.entries.items()}
    if isinstance(tree, marked.Sequence):
        return [plain(item) for item in tree.items]
    return str(tree)


def said(data: bytes) -> dict[str, Plain]:
    problems = Problems()
    tree = marked.parse(data, "a.yaml", problems)
    assert [str(problem) for problem in problems] == []
    assert tree is not None
    found = plain(tree)
    assert isinstance(found, dict)
    return found


def at(path: str) -> KeyPath:
    return tuple(path.split("."))


def put(path: str, value: Value, after: str | None = None) -> Set:
    return Set(at(path), value, after)


def gone(path: str) -> Remove:
    return Remove(at(path))


def amended(text: str, *edits: Set | Remove) -> str:
    return amend(text.encode(), "a.yaml", edits).decode()


# --- a value changes, and nothing else


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: x # one\n", "w", "a: w # one\n"),
        ("a:   x   \n", "w", "a:   w   \n"),
        ("a: x\r\nb: z\r\n", "w", "a: w\r\nb: z\r\n"),
        ("\ufeffa: x\n", "w", "\ufeffa: w\n"),
        ("\ufeff\ufeffa: x\n", "w", "\ufeff\ufeffa: w\n"),
        ("a: x", "w", "a: w"),
        ("---\na: x\n...\n", "w", "---\na: w\n...\n"),
        ("%YAML 1.1\n---\na: x\n", "w", "%YAML 1.1\n---\na: w\n"),
        ("b: 😀\na: x\n", "w", "b: 😀\na: w\n"),
        ("a: x\x85b: z\u2028c: w\n", "w", "a: w\x85b: z\u2028c: w\n"),
        ("'a' : x\n", "w", "'a' : w\n"),
        ('"\\x61": x\n', "w", '"\\x61": w\n'),
        ("? a\n: x\n", "w", "? a\n: w\n"),
        ("? a # k\n# own\n: # v\n  x # one\n", "w", "? a # k\n# own\n: # v\n  w # one\n"),
        ("a: ! x\n", "w", "a: w\n"),
    ],
)
def test_a_value_changes_and_all_around_it_stays(before: str, value: str, after: str) -> None:
    assert amended(before, put("a", value)) == after


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: 'x'\n", "it's # 1", "a: 'it''s # 1'\n"),
        ("a: 'x'\n", "two\nlines", 'a: "two\\nlines"\n'),
        ('a: "x # y" # one\n', "w", 'a: "w" # one\n'),
        ('a: "x" # one "two"\n', 'say "y"', 'a: "say \\"y\\"" # one "two"\n'),
        ('a: "x\n  y\\\n  z"\nb: 1\n', "w", 'a: "w"\nb: 1\n'),
        ("a: x\n  y\n\n  z # one\nb: 1\n", "w", "a: w # one\nb: 1\n"),
        ("a: x\n", "y: z", 'a: "y: z"\n'),
        ("a:\n  x\nb: 1\n", "w", "a:\n  w\nb: 1\n"),
        ("a: x\n", "", 'a: ""\n'),
        ('a: "x"#one\n', "w", 'a: "w" #one\n'),  # YAML asks for the space, libyaml does without
        ('a: {b: "x"#one\n}\n', {"b": "w"}, 'a: {b: "w" #one\n}\n'),
    ],
)
def test_the_quotes_stay_where_the_new_text_allows_them(before: str, value: Value, after: str) -> None:
    assert amended(before, put("a", value)) == after


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: |\n  x\n  y\n\n# own\nb: 1\n", "z\n\nw\n", "a: |\n  z\n\n  w\n\n# own\nb: 1\n"),
        ("a: | # one\n   x\nb: 1\n", "z", "a: |- # one\n   z\nb: 1\n"),
        ("a: |+\r\n  x\r\n\r\nb: 1\r\n", "z\n", "a: |\r\n  z\r\nb: 1\r\n"),
        ("a: |2-\n   x\nb: 1\n", "z", "a: |2-\n  z\nb: 1\n"),
        ("a: >-\n  x\n  y\n\nb: 1\n", "z\n\nw", "a: >-\n  z\n\n\n  w\n\nb: 1\n"),
        ("a: |\n  x\n", "z\n\n", 'a: "z\\n\\n"\n'),
        ("a: | # one\n  x\n\nb: 1\n", " z", 'a: " z" # one\n\nb: 1\n'),
        ("a: >\n  x\n", "z\n w\n", 'a: "z\\n w\\n"\n'),
        ("a: |\n\n\nb: 1\n", "z\n", 'a: "z\\n"\n\n\nb: 1\n'),
        ("a: |\n  x", "z", "a: z"),
        ("a: |\n  x\n", {"b": "z\n"}, 'a: {b: "z\\n"}\n'),
        ("a: ! |\n  x\n", "z\n", "a: ! |\n  z\n"),
    ],
)
def test_a_text_on_lines_of_its_own_stays_one_where_it_can(before: str, value: Value, after: str) -> None:
    assert amended(before, put("a", value)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\nb: 1\n", "a: w\nb: 1\n"),
        ("a: # one\n  # own\nb: 1\n", "a: w # one\n  # own\nb: 1\n"),
        ("a:", "a: w"),
        ("? a\n? b\n", "? a\n: w\n? b\n"),
        ("? a # one", "? a # one\n: w"),
        ("{a: , b: 1}\n", "{a: w , b: 1}\n"),
        ('{"a":, b: 1}\n', '{"a": w, b: 1}\n'),
        ("{a, b: 1}\n", "{a: w, b: 1}\n"),
        ("{? a, b: 1}\n", "{? a : w, b: 1}\n"),
        ("{b: 1, a:\n}\n", "{b: 1, a: w\n}\n"),
        ("a: !\n", "a: w\n"),
    ],
)
def test_a_value_that_was_left_out_is_put_behind_its_key(before: str, after: str) -> None:
    assert amended(before, put("a", "w")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: {b: 1, c: [2]} # one\n", "a: w # one\n"),
        ("a: [1,\n  2] # one\nb: 1\n", "a: w # one\nb: 1\n"),
        ("a: # one\n  - 1\n  - b: 2 # in it\n    c:\n\n# own\nb: 1\n", "a: w # one\n\n# own\nb: 1\n"),
        ("a:\n- 1\n- ? 2\n# own\nb: 1\n", "a: w\n# own\nb: 1\n"),
        ("a: # one\n  # own\n  b:\n    c: |\n      x\n\nd: 1\n", "a: w # one\n  # own\n\nd: 1\n"),
        ("? a\n: b: 1 # in it\n  c: 2\nd: 1\n", "? a\n: w\nd: 1\n"),
        ("a: !\n  b: 1\nd: 1\n", "a: ! w\nd: 1\n"),
    ],
)
def test_a_text_may_come_in_the_place_of_keys_or_a_list(before: str, after: str) -> None:
    assert amended(before, put("a", "w")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: x  # c\n", 'a: [A, "B, c"]  # c\n'),
        ("a: {b: x}\n", 'a: [A, "B, c"]\n'),
        ("a: [y]\nb: 1\n", 'a: [A, "B, c"]\nb: 1\n'),
        ("a:\n- y\nb: 1\n", 'a: [A, "B, c"]\nb: 1\n'),
        ("a: |\n  x\nb: 1\n", 'a: [A, "B, c"]\nb: 1\n'),
        ("b: 1\n", 'b: 1\na: [A, "B, c"]\n'),
        ("a:\n- A\n- B, c  # kept\n", "a:\n- A\n- B, c  # kept\n"),
    ],
)
def test_a_list_of_texts_stands_between_brackets(before: str, after: str) -> None:
    assert amended(before, Set(("a",), ("A", "B, c"))) == after


def test_a_mapping_in_the_place_of_text_stands_in_braces() -> None:
    edit = put("a", {"by": "Eva, Jan", "date": "2026-11-22", "ok?": {"no": ""}})
    assert amended("a: 'x' # one\n", edit) == 'a: {by: "Eva, Jan", date: 2026-11-22, "ok?": {"no": ""}} # one\n'


def test_a_mapping_takes_the_keys_of_a_new_one_and_keeps_the_rest_of_its_text() -> None:
    before = "a:\n  # first\n  b: 'x' # one\n  c: y\n  d: z # two\n"
    after = "a:\n  # first\n  b: 'w' # one\n  e: new\n  d: z # two\n"
    assert amended(before, put("a", {"b": "w", "e": "new", "d": "z"})) == after


# --- new keys


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ("a: 1\nb: 2\n", [put("c", "3")], "a: 1\nb: 2\nc: 3\n"),
        ("a: 1 # one\n# own\nb: 2\n", [put("c", "3", "a")], "a: 1 # one\nc: 3\n# own\nb: 2\n"),
        ("a: 1\nb: 2", [put("c", "3")], "a: 1\nb: 2\nc: 3"),
        ("a: 1\nb: 2 # two", [put("c", "3")], "a: 1\nb: 2 # two\nc: 3"),
        ("a: 1\r\nb: 2\r\n\r\n# end\r\n", [put("c", "3")], "a: 1\r\nb: 2\r\nc: 3\r\n\r\n# end\r\n"),
        ("a:\n    b: 1\n\nd: 1\n", [put("a.c", "3")], "a:\n    b: 1\n    c: 3\n\nd: 1\n"),
        ("a: 1\n", [put("c", "3", "no-such")], "a: 1\nc: 3\n"),
        ("a: 1\nb: 2\n", [put("c", "3", "a"), put("d", "4", "c"), put("e", "5", "a")],
         "a: 1\ne: 5\nc: 3\nd: 4\nb: 2\n"),
        ("a: |\n  x\n\nb: 2\n", [put("c", "3", "a")], "a: |\n  x\nc: 3\n\nb: 2\n"),
        ("a: |+\n  x\n\nb: 2\n", [put("c", "3", "a")], "a: |+\n  x\n\nc: 3\nb: 2\n"),
        ("a: |\n  x", [put("c", "3")], "a: |-\n  x\nc: 3"),
        ("a: >+ # one\n  x", [put("c", "3")], "a: >- # one\n  x\nc: 3"),
        ("a:\n  b:\n    c: 1", [put("a.b.d", "2"), put("a.e", "3"), put("f", "4")],
         "a:\n  b:\n    c: 1\n    d: 2\n  e: 3\nf: 4"),
        ("a: 1\n", [put("yes", "no"), put("x: y", "# z"), put("", "")], 'a: 1\n"yes": "no"\n"x: y": "# z"\n"": ""\n'),
        ("? a\n: b: 1\n", [put("a.c", "2")], "? a\n: b: 1\n  c: 2\n"),
        ("a: 1\n...\n", [put("b", "2")], "a: 1\nb: 2\n...\n"),
    ],
)  # fmt: skip
def test_a_new_key_gets_a_line_behind_another(before: str, edits: list[Set], after: str) -> None:
    assert amended(before, *edits) == after


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ("a: {b: 1, c: 2} # one\n", [put("a.d", "3")], "a: {b: 1, c: 2, d: 3} # one\n"),
        ("a: {b: 1, c: 2}\n", [put("a.d", "3", "b"), put("a.e", "4", "d")], "a: {b: 1, d: 3, e: 4, c: 2}\n"),
        ("a: {b: 1, c: 2, }\n", [put("a.d", "3")], "a: {b: 1, c: 2, d: 3, }\n"),
        ("a: {b: , c}\n", [put("a.d", "3", "b"), put("a.e", "4")], "a: {b: , d: 3 , c, e: 4}\n"),
        ("a: {b: , c}\n", [put("a.b", "1"), put("a.d", "3", "b")], "a: {b: 1, d: 3 , c}\n"),
        ("a: {b: x # one\n}\n", [put("a.d", "3")], "a: {b: x, # one\n  d: 3\n}\n"),
        ("a: {\n  b: 1, # one\n  c: 2, # two\n}\n", [put("a.d", "3"), put("a.e", "4", "b")],
         "a: {\n  b: 1, # one\n  e: 4,\n  c: 2, # two\n  d: 3,\n}\n"),
        ("a: {\r\n    b: 1,\r\n    c: 2}\r\n", [put("a.d", "3")], "a: {\r\n    b: 1,\r\n    c: 2,\r\n    d: 3}\r\n"),
        ("a: {b: 1,\n    c: 2}\n", [put("a.d", "3", "b")], "a: {b: 1,\n    d: 3,\n    c: 2}\n"),
        ("a: { b: 1\n   , c: 2 # two\n   }\n", [put("a.d", "3", "b")], "a: { b: 1, d: 3\n   , c: 2 # two\n   }\n"),
        ("{a: 1}\n", [put("b.c", "2"), put("b.d", "3")], "{a: 1, b: {c: 2, d: 3}}\n"),
        ("a: {b: {c: 1}}\n", [put("a.b.d", "2"), put("a.e", "3")], "a: {b: {c: 1, d: 2}, e: 3}\n"),
        ("a: {b: 1}\n", [put("a.no", "ok?"), put("a.c", {"d": "x, z"})],
         'a: {b: 1, "no": "ok?", c: {d: "x, z"}}\n'),
        ('a: {b: "1"#one\n}\n', [put("a.c", "2")], 'a: {b: "1", #one\n  c: 2\n}\n'),
    ],
)  # fmt: skip
def test_a_new_key_comes_between_the_braces(before: str, edits: list[Set], after: str) -> None:
    assert amended(before, *edits) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: {}\n", "a: {b: 1, c: 2}\n"),
        ("a: { } # one\n", "a: {b: 1, c: 2 } # one\n"),
        ("a: { # one\n}\n", "a: {b: 1, c: 2 # one\n}\n"),
        ("a: {# one\n}\n", "a: {b: 1, c: 2 # one\n}\n"),
        ("a: # one\n", "a: {b: 1, c: 2} # one\n"),
        ("a: {} # one\nx:\n    y: 1\n", "a: # one\n    b: 1\n    c: 2\nx:\n    y: 1\n"),
        ("x:\n    y: 1\na:\n", "x:\n    y: 1\na:\n    b: 1\n    c: 2\n"),
        ("x:\n    y: 1\n", "x:\n    y: 1\na:\n    b: 1\n    c: 2\n"),
        ("x: {y: 1}\n", "x: {y: 1}\na: {b: 1, c: 2}\n"),
        ("x: 1\n", "x: 1\na: {b: 1, c: 2}\n"),
    ],
)
def test_missing_mappings_are_made_as_those_beside_them(before: str, after: str) -> None:
    assert amended(before, put("a.b", "1"), put("a.c", "2")) == after


def test_a_file_that_holds_no_key_gets_its_first_ones_as_lines() -> None:
    assert amended("# own\n{}\n", put("a", "1"), put("b", "2")) == "# own\na: 1\nb: 2\n"
    assert amended("--- {}", put("a", "1"), put("b", "2")) == "--- {a: 1, b: 2}"


def test_a_new_phrase_is_written_as_the_phrases_beside_it() -> None:
    lines = "phrases:\n   x:\n     from: A\n     back: {by: B}\n"
    new: Value = {"from": "C", "back": {"by": "D"}}
    assert amended(lines, put("phrases.z", new)) == lines + "   z:\n     from: C\n     back: {by: D}\n"
    braces = "phrases:\n  x: {from: A, back: {by: B}}\n"
    assert amended(braces, put("phrases.z", new)) == braces + "  z: {from: C, back: {by: D}}\n"


def test_where_some_stand_in_braces_and_some_on_lines_a_new_one_is_like_that_before_it() -> None:
    before = "a: {x: 1}\nb:\n  x: 1\nc: {x: 1}\n"
    for key, new in (("a", "d: {x: 2}\n"), ("b", "d:\n  x: 2\n"), ("c", "d: {x: 2}\n")):
        there = amended(before, put("d", {"x": "2"}, key))
        assert new in there
        assert there.replace(new, "") == before


def test_phrases_that_are_not_there_yet_become_a_table() -> None:
    new = [put("phrases.yes.text", "Ja"), put("phrases.yes.state", "draft"), put("phrases.b.text", "B")]
    table = 'phrases:\n  "yes": {text: Ja, state: draft}\n  b: {text: B}\n'
    for there in ("", "phrases:\n", "phrases: {}\n"):
        assert amended("title: {text: X}\n" + there, *new) == "title: {text: X}\n" + table


# --- removing


@pytest.mark.parametrize(
    ("before", "paths", "after"),
    [
        ("a: 1\n# own\nb: 2 # two\n# next\nc: 3\n", ["b"], "a: 1\n# own\n# next\nc: 3\n"),
        ("a: 1\nb: 2", ["b"], "a: 1"),
        ("a: 1\nb: 2\nc: 3", ["b", "c"], "a: 1"),
        ("a: |\n  x\nb: 2", ["b"], "a: |\n  x\n"),
        ("a: 1\r\nb: 2\r\n", ["a"], "b: 2\r\n"),
        ("a: 1\nb:\n  - x # in it\n  - y:\n\n# own\nc: 3\n", ["b"], "a: 1\n\n# own\nc: 3\n"),
        ("a: 1\nb: |+\n  x\n\nc: 3\n", ["b"], "a: 1\nc: 3\n"),
        ("a: 1\nb: x\n  y # one\nc: 3\n", ["b"], "a: 1\nc: 3\n"),
        ("a: 1\n? b # key\n: 2 # two\nc: 3\n", ["b"], "a: 1\nc: 3\n"),
        ("? a\n: b: 1\n  c: 2\n", ["a.b"], "? a\n: \n  c: 2\n"),
        ("? a\n: b: 1 # one\n", ["a.b"], "? a\n: {}\n"),
        ("a: # one\n  # own\n  b: 1\n  # more\n  c: 2\nd: 3\n", ["a.b", "a.c"],
         "a: {} # one\n  # own\n  # more\nd: 3\n"),
        ("a: !\n  b: 1\n", ["a.b"], "a: ! {}\n"),
        ("# own\na: 1", ["a"], "# own\n{}"),
    ],
)  # fmt: skip
def test_a_key_on_lines_goes_with_its_whole_lines(before: str, paths: list[str], after: str) -> None:
    assert amended(before, *map(gone, paths)) == after


@pytest.mark.parametrize(
    ("before", "paths", "after"),
    [
        ("a: {b: 1, c: 2, d: 3} # one\n", ["a.b"], "a: {c: 2, d: 3} # one\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ["a.c"], "a: {b: 1, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ["a.d"], "a: {b: 1, c: 2}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ["a.c", "a.d"], "a: {b: 1}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ["a.b", "a.d"], "a: {c: 2}\n"),
        ("a: {b: 1, c: 2}\n", ["a.b", "a.c"], "a: {}\n"),
        ("a: {b: 1, c: 2,}\n", ["a.c"], "a: {b: 1,}\n"),
        ("a: {b: , c: 2}\n", ["a.c"], "a: {b: }\n"),
        ("a: {? b : 1, c}\n", ["a.b"], "a: {c}\n"),
        ("a: {\n  b: 1, # one\n  # own\n  c: 2, # two\n  d: 3 # three\n}\n", ["a.b", "a.d"],
         "a: {\n  # own\n  c: 2 # two\n}\n"),
        ("a: {b: 1,\n    c: 2}\n", ["a.c"], "a: {b: 1}\n"),
        ("a: {b: 1, # one\n    c: 2}\n", ["a.c"], "a: {b: 1 # one\n    }\n"),
        ("a: {b: 1, c: 2, # both\n    d: 3}\n", ["a.c"], "a: {b: 1, # both\n    d: 3}\n"),
        ("a: {b: 1 # one\n   , c: 2}\n", ["a.b"], "a: { # one\n    c: 2}\n"),
        ("a: {b: 1, # one\n    c: 2 # two\n   }\n", ["a.b", "a.c"], "a: { # one\n     # two\n   }\n"),
        ('a: {b: 1, c: "2"#two\n}\n', ["a.c"], "a: {b: 1 #two\n}\n"),
    ],
)  # fmt: skip
def test_a_key_between_braces_goes_with_its_comma(before: str, paths: list[str], after: str) -> None:
    assert amended(before, *map(gone, paths)) == after


def test_a_key_that_is_removed_and_set_again_comes_last() -> None:
    edits: list[Set | Remove] = [gone("a"), put("a", "2"), gone("b"), put("c", "4")]
    assert amended("a: 1 # one\nb: 3 # two\n", *edits) == "a: 2\nc: 4\n"
    assert amended("{a: 1, b: 3, d: 5}\n", *edits) == "{d: 5, a: 2, c: 4}\n"
    assert amended("x: {\n  a: 1,\n  b: 3}\n", gone("x.b"), put("x.b", "4")) == "x: {\n  a: 1,\n  b: 4}\n"
    assert amended("{a: 1, b: 3}\n", put("c", "4", "a"), gone("a")) == "{c: 4, b: 3}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{a: 1, x: 2, y: 3}\n", "{a: 1, b: 4, c: 5}\n"),
        ("{a: 1, x: 2, y: 3, }\n", "{a: 1, b: 4, c: 5, }\n"),
        ("{a: 1, x: 2,\n    y: 3}\n", "{a: 1,\n    b: 4,\n    c: 5}\n"),
        ("{\n  a: 1,\n  x: 2, # x\n  y: 3 # y\n}\n", "{\n  a: 1,\n  b: 4,\n  c: 5\n}\n"),
        ("{\n  a: 1, # a\n  x: 2,\n  # own\n  y: 3, # y\n}\n", "{\n  a: 1, # a\n  # own\n  b: 4,\n  c: 5,\n}\n"),
        ("{a: 1, x: 2, y: 3 # both\n}\n", "{a: 1, b: 4, c: 5 # both\n}\n"),
        ('{a: 1, x: 2, y: "3"#y\n}\n', "{a: 1, b: 4, c: 5 #y\n}\n"),
        ("{a: 1\n, x: 2\n, y: 3\n}\n", "{a: 1\n, b: 4, c: 5\n}\n"),
    ],
)
def test_new_keys_take_the_place_of_the_last_ones_with_no_comma_more(before: str, after: str) -> None:
    assert amended(before, gone("x"), gone("y"), put("b", "4"), put("c", "5")) == after


def test_what_is_made_and_removed_again_leaves_no_trace() -> None:
    assert amended("a: 1\n", put("b", "2"), gone("b")) == "a: 1\n"


# --- what is refused


def refused(text: str, *edits: Set | Remove) -> CannotAmend:
    with pytest.raises(CannotAmend) as told:
        amended(text, *edits)
    return told.value


def test_a_file_that_is_not_sound_is_refused_with_its_problems() -> None:
    told = refused("a: 1\na: 2\n", put("a", "3"))
    assert (told.file, told.path) == ("a.yaml", ())
    assert [problem.code for problem in told.problems] == ["duplicate-key"]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (put("a.b.c", "x"), "a.yaml:2:3: error: a: b: c cannot be changed: 'b' holds text, not keys with values"),
        (put("l.x", "x"), "a.yaml:3:1: error: l: x cannot be changed: 'l' holds a list, not keys with values"),
        (gone("a.x"), "a.yaml:1:1: error: a: x cannot be changed: there is no key 'x'"),
        (gone("e.x"), "a.yaml:4:1: error: e: x cannot be changed: 'e' holds text, not keys with values"),
        (gone("x.y"), "a.yaml:1:1: error: x: y cannot be changed: there is no key 'x'"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(edit: Set | Remove, message: str) -> None:
    told = refused("a:\n  b: 1\nl: [1]\ne:\n", edit)
    assert str(told).startswith(message + " [cannot-amend]\n    ")
    assert told.path == edit.path


def test_nothing_is_written_that_would_say_something_else() -> None:
    # The comment behind b would become a line of the text a.
    told = refused("a: |\n  x\nb: 1\n  # own\n", gone("b"))
    assert told.path == ("a",)
    assert "a cannot be changed: the file would not say what it should" in str(told)


def test_a_file_does_not_grow_past_what_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "MAX_BYTES", 6)
    assert amended("a: 1\n", put("a", "22")) == "a: 22\n"
    assert "it would have 7 bytes" in str(refused("a: 1\n", put("a", "222")))


def test_values_nested_too_deep_are_refused() -> None:
    assert "nested more than 12 levels deep" in str(refused("a: 1\n", put(".".join("bcdefghijklmn"), "x")))


def test_what_no_file_can_hold_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match=r"lone surrogate U\+D800"):
        amended("a: 1\n", put("a", "\ud800"))
    with pytest.raises(ValueError, match=r"lone surrogate U\+DFFF"):
        amended("a: 1\n", Set(("\udfff",), "x"))
    with pytest.raises(ValueError, match="a path needs a key"):
        amended("a: 1\n", Set((), "x"))
    with pytest.raises(TypeError, match="not int"):
        amended("a: 1\n", Set(("a",), 1))  # type: ignore[arg-type]


def test_a_refusal_can_be_sent_from_one_process_to_another() -> None:
    told = refused("a: 1\n", gone("b"))
    again = pickle.loads(pickle.dumps(told))
    assert (again.file, again.path, again.problems) == (told.file, told.path, told.problems)


# --- laws

# What makes trouble: indicators, quotes, spaces, breaks, controls, marks that cannot be seen, other scripts.
TROUBLE = st.text(st.sampled_from("ab0 :,?#-'\"{}[]&*!|>%@`~=\\\n\t\r\0\x85\u2028\ufeff\u200bčĐж😀"), max_size=8)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
WORDS = st.lists(st.text("abčж", min_size=1, max_size=3), min_size=1, max_size=3).map(" ".join)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
USUAL = st.sampled_from(
    ["", "yes", "no", "~", "null", "12", "012", "1.5", "2026-11-22", "12:30", "x: y", "x #y", "---"]
)
TEXTS = st.one_of(WORDS, TROUBLE, ANY_TEXT, USUAL, LINES, LINES.map(lambda text: text + "\n"))
KEYS = st.one_of(st.sampled_from("abcde"), st.sampled_from(["yes", "x y", "", "#", "k:", "12"]), TROUBLE)
VALUES: st.SearchStrategy[Value] = st.recursive(
    st.one_of(TEXTS, st.lists(TEXTS, max_size=3).map(tuple)),
    lambda inner: st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
LISTS: st.SearchStrategy[Plain] = st.lists(st.one_of(WORDS, st.lists(WORDS, max_size=2)), max_size=3)
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        st.one_of(TEXTS, LISTS), lambda inner: st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


def escaped(text: str) -> str:
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"'


@dataclass
class Rendered:
    """A tree as somebody might have typed it. An entry's lines and comments are known by its path; a comment or
    blank line between the entries of a mapping has the path of the mapping and None."""

    draw: st.DrawFn
    lines: list[tuple[str, tuple[str | None, ...]]] = field(default_factory=list)
    comments: list[tuple[str, tuple[str | None, ...]]] = field(default_factory=list)
    flows: set[KeyPath] = field(default_factory=set)

    def chance(self, percent: int = 25) -> bool:
        return self.draw(st.integers(1, 100)) > 100 - percent

    def one_of(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def comment(self, path: tuple[str | None, ...]) -> str:
        text = f"# '{len(self.comments)}'"
        self.comments.append((text, path))
        return text

    def scalar(self, text: str, *, key: bool = False) -> str:
        styles = ["double"]
        if text and all(word.isalpha() and word not in ("yes", "no", "null") for word in text.split(" ")):
            styles += ["plain"] * 3
        if text.isprintable():
            styles.append("single")
        style = self.one_of(*styles)
        if style == "plain":
            return text if key or self.chance(90) else text.replace(" ", "\n          ")
        return escaped(text) if style == "double" else "'" + text.replace("'", "''") + "'"

    def flow(self, value: Plain, path: KeyPath) -> str:
        if isinstance(value, str):
            return self.scalar(value)
        pad = "\n" + " " * self.draw(st.integers(10, 12))
        if isinstance(value, list):
            return "[" + self.one_of(", ", ",", "," + pad).join(self.flow(item, path) for item in value) + "]"
        done = "{" + self.one_of("", "", " ", pad, " " + self.comment((*path, None)) + pad)
        for i, (key, inner) in enumerate(value.items()):
            here = (*path, key)
            if inner == "" and self.chance():
                done += self.scalar(key, key=True) + self.one_of("", ": ", " :" + pad)
            else:
                done += self.one_of("", "", "", "? ") + self.scalar(key, key=True)
                done += self.one_of(": ", ": ", ": ", " : ", ":" + pad) + self.flow(inner, here)
            if i + 1 < len(value):
                done += self.one_of(", ", ", ", ",", "," + pad, pad + ", ", f", {self.comment(here)}{pad}")
        if value:
            done += self.one_of("", "", "", ",", ", ", f" {self.comment(here)}{pad}")
        return done + self.one_of("", "", " ", pad, f" {self.comment(here if value else (*path, None))}{pad}") + "}"

    def keys(self, tree: Mapping[str, Plain], path: KeyPath, column: int) -> None:
        pad = " " * column
        for key, value in tree.items():
            here = (*path, key)
            while self.chance(20):
                self.lines.append((self.one_of("", pad + self.comment((*path, None))), (*path, None)))
            self.entry(pad, key, value, here, column)

    def entry(self, pad: str, key: str, value: Plain, path: KeyPath, column: int) -> None:
        end = f" {self.comment(path)}" if self.chance() else self.one_of("", "", " ")
        before = pad + self.scalar(key, key=True) + self.one_of(":", ":", " :")
        if self.chance(8):
            before = f"{pad}? {self.scalar(key, key=True)}\n{pad}:"
        step = self.draw(st.integers(1, 4))
        inner = " " * (column + step)
        if isinstance(value, dict) and value and self.chance(60):
            self.add(before + end, path)
            self.keys(value, path, column + step)
        elif isinstance(value, list) and value and self.chance(50):
            self.add(before + end, path)
            for item in value:
                self.add(f"{inner}- {self.flow(item, path)} {self.comment((*path, None))}", path)
        elif value == "" and self.chance(50):
            self.add(before + end, path)
        elif isinstance(value, str) and self.chance(40) and self.words(value):
            body = value.removesuffix("\n")
            sign = "" if body != value else "-"
            lines = body.split("\n")
            if self.chance(50):
                lines = [line for one in lines for line in (one.replace(" ", f"\n{inner}"), "")][:-1]
                self.add(f"{before} >{sign}{end}", path)
            else:
                self.add(f"{before} |{sign}{end}", path)
            for line in lines:
                self.add(inner + line if line else "", path)
        else:
            if isinstance(value, dict):
                self.flows.add(path)
            between = self.one_of(" ", " ", " ", f" {self.comment(path)}\n{inner}", f"\n{inner}")
            self.add(before + between + self.flow(value, path) + end, path)

    @staticmethod
    def words(text: str) -> bool:
        return all(word.isalpha() for line in text.removesuffix("\n").split("\n") for word in line.split(" "))

    def add(self, text: str, path: KeyPath) -> None:
        self.lines.extend((line, path) for line in text.split("\n"))


@dataclass
class Typed:
    """A file as bytes, with what is known of its lines."""

    data: bytes
    tree: dict[str, Plain]
    rendered: Rendered
    line_break: str

    def __repr__(self) -> str:
        return repr(self.data)


@st.composite
def typed(draw: st.DrawFn) -> Typed:
    tree: dict[str, Plain] = dict(draw(TREES))
    rendered = Rendered(draw)
    if rendered.chance(15):
        rendered.flows.add(())
        rendered.add(rendered.flow(tree, ()), ())
    else:
        rendered.keys(tree, (), 0)
    while rendered.chance():
        rendered.lines.append((rendered.one_of("", rendered.comment((None,))), (None,)))
    line_break = rendered.one_of("\n", "\n", "\r\n")
    text = line_break.join(line for line, _ in rendered.lines)
    text = rendered.one_of("", "", "\ufeff") + text + rendered.one_of("", line_break, line_break)
    data = text.encode()
    assume(parses_as(data, tree))
    return Typed(data, tree, rendered, "\r\n" if "\r\n" in text else "\n")


def parses_as(data: bytes, tree: dict[str, Plain]) -> bool:
    """Whether it is YAML after all: a text may be ended by the end of the file without its line break."""
    problems = Problems()
    found = marked.parse(data, "a.yaml", problems)
    return found is not None and not len(problems) and plain(found) == tree


def paths_of(tree: Plain, path: KeyPath = ()) -> list[KeyPath]:
    found = [path] if path else []
    for key, value in tree.items() if isinstance(tree, dict) else ():
        found += paths_of(value, (*path, key))
    return found


@st.composite
def edits_of(draw: st.DrawFn, tree: dict[str, Plain]) -> list[Set | Remove]:
    """Edits whose paths mostly lead somewhere."""
    known = paths_of(tree)
    edits: list[Set | Remove] = []
    for _ in range(draw(st.integers(1, 6))):
        path = draw(st.sampled_from(known))
        kind = draw(st.sampled_from(["change", "change", "remove", "remove", "beside", "below"]))
        after = draw(st.one_of(st.none(), st.just(path[-1]), KEYS))
        if kind == "remove":
            edits.append(Remove(path))
        elif kind == "change":
            edits.append(Set(path, draw(VALUES), after))
        else:
            base = path[:-1] if kind == "beside" else path
            edits.append(Set((*base, *draw(st.lists(KEYS, min_size=1, max_size=2))), draw(VALUES), after))
    return edits


def inserted(old: dict[str, Plain], key: str, value: Plain, after: str | None) -> dict[str, Plain]:
    if after not in old:
        return {**old, key: value}
    done: dict[str, Plain] = {}
    for there, kept in old.items():
        done[there] = kept
        if there == after:
            done[key] = value
    return done


def merged(old: Plain | None, new: Value) -> Plain:
    if isinstance(new, str):
        return new
    if isinstance(new, tuple):
        return list(new)
    done = {key: merged(kept, new[key]) for key, kept in old.items() if key in new} if isinstance(old, dict) else {}
    before: str | None = None
    for key, value in new.items():
        if key not in done:
            done = inserted(done, key, merged(None, value), before)
        before = key
    return done


def applied(tree: dict[str, Plain], edit: Set | Remove) -> dict[str, Plain] | None:
    """The data with one edit, None where its path leads nowhere."""
    key, *further = edit.path
    if not further:
        if isinstance(edit, Set):
            value = merged(tree.get(key), edit.value)
            return {**tree, key: value} if key in tree else inserted(tree, key, value, edit.after)
        return {there: value for there, value in tree.items() if there != key} if key in tree else None
    below = tree.get(key, "" if isinstance(edit, Set) else None)
    if below == "" and isinstance(edit, Set):
        below = {}
    if not isinstance(below, dict):
        return None
    rest = tuple(further)
    inner = applied(below, Set(rest, edit.value, edit.after) if isinstance(edit, Set) else Remove(rest))
    return None if inner is None else {**tree, key: inner}


def in_order(value: Plain) -> Plain:
    """Data that is equal only where the keys stand in the same order."""
    return [[key, in_order(inner)] for key, inner in value.items()] if isinstance(value, dict) else value


def begins(path: tuple[str | None, ...], with_: KeyPath) -> bool:
    return path[: len(with_)] == with_


def found_in_order(wanted: list[str], there: list[str]) -> bool:
    rest = iter(there)
    return all(line in rest for line in wanted)


def holding(tree: Plain, path: KeyPath) -> Plain | None:
    for key in path:
        if not isinstance(tree, dict) or key not in tree:
            return None
        tree = tree[key]
    return tree


def ending_with_commas(data: bytes) -> dict[KeyPath, bool]:
    """Whether a comma stands behind the last entry, for each mapping between braces that has one."""
    found: dict[KeyPath, bool] = {}

    def look(keys: Keys, path: KeyPath) -> None:
        if keys.flow and keys.entries:
            found[path] = len(keys.entries) - 1 in keys.commas
        for entry in keys.entries:
            if isinstance(entry.value, Keys):
                look(entry.value, (*path, entry.key))

    look(Source(data.decode("utf-8-sig"), "a.yaml").root, ())
    return found


@given(typed(), st.data())
@settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
def test_the_file_says_what_was_asked_and_the_rest_of_it_stays(file: Typed, data: st.DataObject) -> None:
    edits: list[Set | Remove] = []
    tree = file.tree
    for edit in data.draw(edits_of(tree)):
        after = applied(tree, edit)
        if after is not None:
            edits.append(edit)
            tree = after
    done = amend(file.data, "a.yaml", edits)

    assert in_order(said(done)) == in_order(tree)
    assert done.startswith(b"\xef\xbb\xbf") == file.data.startswith(b"\xef\xbb\xbf")

    def touched(owner: tuple[str | None, ...]) -> bool:
        if any(begins(owner, edit.path) for edit in edits):
            return True
        path = tuple(key for key in owner if key is not None)
        if path != owner:
            return path in file.rendered.flows and any(begins(edit.path, path) for edit in edits)
        kept = holding(file.tree, path)
        if kept in ("", {}) or path in file.rendered.flows:
            return any(begins(edit.path, path) for edit in edits)
        return isinstance(kept, dict) and path != () and holding(tree, path) == {}  # {} was put into its line

    text = done.decode("utf-8-sig")
    kept = [line for line, owner in file.rendered.lines if not touched(owner)]
    assert found_in_order(kept, text.split(file.line_break))

    def lost(owner: tuple[str | None, ...]) -> bool:
        """A comment goes with what it stands in, and with the entry that is removed before it."""
        return any(begins(owner, edit.path) and (owner != edit.path or isinstance(edit, Remove)) for edit in edits)

    there = file.data.decode()
    for comment, owner in file.rendered.comments:
        if comment in there and not lost(owner):
            assert comment in text
    if file.line_break == "\r\n":
        assert "\n" not in text.replace("\r\n", "")
    ended = ending_with_commas(file.data)
    assert not [path for path, comma in ending_with_commas(done).items() if comma and not ended.get(path)]


@given(
    st.lists(st.sampled_from([", ", ",", ",\n  ", ", # one\n  ", " # one\n  , ", ",\n  # own\n  "]), max_size=3),
    st.sampled_from(["", " ", "\n", " # last\n", ",", ", ", ",\n", ", # last\n"]),
    st.sampled_from(["", "\n  "]),
    st.data(),
)
def test_a_comma_at_the_end_comes_and_goes_with_nothing_else(
    between: list[str], end: str, begin: str, data: st.DataObject
) -> None:
    keys = "abcd"[: len(between) + 1]
    text = (
        "x: {" + begin + "".join(f"{key}: 1{after}" for key, after in zip(keys, [*between, end], strict=True)) + "}\n"
    )
    new = data.draw(st.permutations([put(f"x.{key}", "2", data.draw(st.sampled_from("abcde"))) for key in "ef"]))
    removed = [gone(f"x.{key}") for key in keys if data.draw(st.booleans())]
    done = amend(text.encode(), "a.yaml", [*removed, *new[: data.draw(st.integers(0, 2))]])
    (ended,) = ending_with_commas(text.encode()).values()
    if len(removed) < len(keys):
        assert ending_with_commas(done)[("x",)] == ended


@given(typed())
@settings(
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
def test_setting_what_stands_there_changes_no_byte(file: Typed) -> None:
    edits = [Set(path, value) for path in paths_of(file.tree) if isinstance(value := holding(file.tree, path), str)]
    assert amend(file.data, "a.yaml", edits) == file.data


# --- the real files

FILES = sorted(path.relative_to(REAL).as_posix() for path in REAL.glob("content/phrases/*/*.yaml"))


def renderings(tree: Plain, path: KeyPath = ()) -> list[KeyPath]:
    if not isinstance(tree, dict):
        return []
    here = [path] if isinstance(tree.get("state"), str) else []
    return here + [found for key, value in tree.items() for found in renderings(value, (*path, key))]


@pytest.mark.parametrize("file", FILES)
def test_a_real_file_comes_back_from_another_state_byte_for_byte(file: str) -> None:
    before = (REAL / file).read_bytes()
    tree = said(before)
    states = {(*path, "state"): holding(tree, (*path, "state")) for path in renderings(tree)}
    signed: list[Set | Remove] = []
    for path in states:
        signed += [
            Set(path, "signed"),
            Set((*path[:-1], "signed"), {"by": "Eva Nováková", "date": "2026-11-22"}, "state"),
        ]
    there = amend(before, file, signed)
    after = said(there)
    assert [holding(after, path) for path in states] == ["signed"] * len(states)
    back: list[Set | Remove] = [Set(path, value) for path, value in states.items() if isinstance(value, str)]
    back += [Remove((*path[:-1], "signed")) for path in states]
    assert amend(there, file, back) == before


def test_thousands_of_edits_take_less_than_a_second() -> None:
    record = "  k{}:\n    from: Kde vás to bolí?\n    text: Где у вас болит? # {}\n    state: draft\n"
    data = ("phrases:\n" + "".join(record.format(i, i) for i in range(600))).encode()
    edits: list[Set | Remove] = []
    for i in range(500):
        key = ("phrases", f"k{i}")
        edits += [
            Set((*key, "state"), "revised"),
            Set((*key, "back"), {"text": "A", "by": "B"}, "text"),
            Remove((*key, "from")),
            Set(("phrases", f"n{i}", "text"), "Где?"),
        ]
    begun = time.process_time()
    done = amend(data, "a.yaml", edits)
    assert time.process_time() - begun < 5  # a fraction of a second; a machine that is busy may take longer
    assert done.count(b"back: {text: A, by: B}\n") == 500
