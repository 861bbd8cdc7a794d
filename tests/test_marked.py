from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen import marked
from cardgen.marked import Mapping, Sequence, Text, Tree
from cardgen.problems import Place, Problems
from tests.projects import Written

BROKEN = (
    "\n    look at this line and the one before it: indent by two spaces, no tabs, "
    "and put text that holds ': ' or ' #' in quotes"
)


def parsed(data: str | bytes) -> tuple[Mapping | None, list[str]]:
    """What was read, and what was told of it."""
    problems = Problems()
    tree = marked.parse(data.encode() if isinstance(data, str) else data, "a.yaml", problems)
    return tree, [str(problem) for problem in problems]


def good(data: str | bytes) -> Mapping:
    tree, told = parsed(data)
    assert told == []
    assert tree is not None
    return tree


def value(data: str | bytes) -> Tree:
    """The value of the only key."""
    (found,) = good(data).entries.values()
    return found


# --- text stays text


@pytest.mark.parametrize(
    "typed",
    [
        "no", "yes", "on", "off", "y", "n", "true", "False", "NO", "null", "~", "12:30", "1:20:30", "0123", "0x1F",
        "0o17", "0b101", "1.10", "1_000", "1e3", ".5", "5.", "+1", "-0", ".inf", ".NaN", "2026-11-22",
        "2026-11-22T10:00:00Z", "=", "<<",
    ],
)  # fmt: skip
def test_what_yaml_would_turn_into_something_else_stays_what_was_typed(typed: str) -> None:
    assert value(f"key: {typed}") == typed
    assert value(f"key: [{typed}]") == Sequence(Place("a.yaml", 1, 6), (Text(typed, Place("a.yaml", 1, 7)),))
    assert list(good(f"{typed}: value").entries) == [typed]


def test_a_value_that_is_left_out_is_the_empty_text() -> None:
    assert value("key:") == ""


def escaped(text: str) -> str:
    """The text in YAML's double quotes, everything but plain ASCII letters as an escape."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"'


SCALARS = st.text(st.characters(exclude_categories=["Cs"]))


@given(SCALARS)
@example("\0")
@example("ano: ne # nic\n\t'\"\\")
@example("\x85\u2028\ufeff")
def test_any_text_survives_reading_unchanged(text: str) -> None:
    assert value(f"key: {escaped(text)}") == text
    assert list(good(f"? {escaped(text)}\n: x").entries) == [text]


# What an editor types without quotes: letters, digits, marks and signs of all scripts, single spaces inside.
PLAIN = st.text(st.characters(categories=["L", "N", "M"]), min_size=1)


@given(st.lists(PLAIN, min_size=1).map(" ".join))
@example("Nơi nào đau")
@example("0123 12")
@example("е́")
def test_plain_words_survive_reading_unchanged(text: str) -> None:
    assert value(f"key: {text}\n") == text


@given(st.binary())
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbf\xff")
@example(b"key: &a [*a]")
@example(b"%YAML 9.9\n---\na: b")
@example(b"a: b\r\x00")
@example(b'a: "\\ud800"')
@example(b"[" * 5000)
@example(b"- " * 5000)
@example(b"? " * 5000)
@example(b"{" * 20)
@example(b"a: !<tag:yaml.org,2002:python/object/apply:os.system> [x]")
def test_reading_never_raises_and_nothing_is_refused_in_silence(data: bytes) -> None:
    tree, told = parsed(data)
    assert tree is not None or told


YAML_LIKE = st.text("ab:-?!&*|>%@#[]{},\"'\\ \n\t\r0\x00é")


@given(YAML_LIKE)
def test_reading_never_raises_on_what_looks_like_yaml(text: str) -> None:
    tree, told = parsed(text)
    assert tree is not None or told


# --- places


def test_every_key_and_value_knows_where_it_stands() -> None:
    tree = good("# first\nkey: value\nlist:\n  - ěš: [one, 'two']\n")
    (first, second) = tree.entries
    assert (str(first.place), str(second.place)) == ("a.yaml:2:1", "a.yaml:3:1")
    assert tree.place == Place("a.yaml", 2, 1)
    listed = tree.entries[second]
    assert isinstance(listed, Sequence)
    (item,) = listed.items
    assert isinstance(item, Mapping)
    assert str(item.place) == "a.yaml:4:5"
    (inner,) = item.entries.values()
    assert isinstance(inner, Sequence)
    assert [str(t.place) for t in inner.items if isinstance(t, Text)] == ["a.yaml:4:10", "a.yaml:4:15"]


def test_columns_count_characters_and_not_bytes() -> None:
    tree = good("{žluťoučký: kůň}")
    (key,) = tree.entries
    found = tree.entries[key]
    assert isinstance(found, Text)
    assert found.place == Place("a.yaml", 1, 13)


def test_a_byte_order_mark_is_not_part_of_the_first_key() -> None:
    (key,) = good(b"\xef\xbb\xbfkey: value").entries
    assert (key, key.place) == ("key", Place("a.yaml", 1, 1))


def test_a_text_keeps_its_place_from_one_process_to_another() -> None:
    text = pickle.loads(pickle.dumps(Text("ano", Place("a.yaml", 2, 3))))
    assert (text, text.place) == ("ano", Place("a.yaml", 2, 3))


# --- what is refused, and in which words


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            "a.yaml:3:1: error: the key a stands twice; it stood first in line 1 [duplicate-key]\n"
            "    see also a.yaml:1:1\n"
            "    keep one of the two",
        ),
        (
            "a:\n  b: {c: 1, c: 2}\n",
            "a.yaml:2:13: error: the key c stands twice; it stood first in line 2 [duplicate-key]\n"
            "    see also a.yaml:2:7\n"
            "    keep one of the two",
        ),
        (
            "a: &name x\n",
            "a.yaml:1:4: error: the anchor &name is not allowed [alias]\n    remove it and write the value out",
        ),
        (
            "a: !!int 3\n",
            "a.yaml:1:4: error: the tag tag:yaml.org,2002:int is not allowed [tag]\n"
            "    remove it; every value is plain text",
        ),
        (
            "a: !own {b: c}\n",
            "a.yaml:1:4: error: the tag !own is not allowed [tag]\n    remove it; every value is plain text",
        ),
        (
            "? [a]\n: b\n",
            "a.yaml:1:3: error: a key must be a plain word [wrong-shape]\n    put the list below a key",
        ),
        (
            "- a\n- b\n",
            "a.yaml:1:1: error: the file must hold keys with values [wrong-shape]\n    begin with 'key: value' lines",
        ),
        ("", "a.yaml:1:1: error: the file says nothing [empty-file]\n    fill it, or remove it"),
        ("# a comment\n", "a.yaml:1:1: error: the file says nothing [empty-file]\n    fill it, or remove it"),
        (
            "a: 1\n  b: 2\n",
            "a.yaml:2:4: error: this is not YAML: mapping values are not allowed in this context [broken-yaml]"
            + BROKEN,
        ),
        (
            "a: [1, 2\n",
            "a.yaml:2:1: error: this is not YAML: while parsing a flow sequence, did not find expected ',' or ']' "
            "[broken-yaml]" + BROKEN,
        ),
        (
            "a:\n\tb: c\n",
            "a.yaml:2:1: error: this is not YAML: while scanning for the next token, found character that cannot "
            "start any token [broken-yaml]" + BROKEN,
        ),
        (
            "a: b\n---\nc: d\n",
            "a.yaml:2:1: error: this is not YAML: expected a single document in the stream, but found another "
            "document [broken-yaml]" + BROKEN,
        ),
        (
            "ř: řeka\nb: c\x01\n",
            "a.yaml:2:5: error: this is not YAML: control characters are not allowed [broken-yaml]" + BROKEN,
        ),
        (
            "a: ano\nb: čau\n".encode("cp1250"),
            "a.yaml:2:4: error: the byte 0xe8 is not UTF-8 [wrong-encoding]\n"
            "    save the file as UTF-8 (in Notepad: Save as, encoding UTF-8)",
        ),
        (
            "ž: á".encode() + b" \xe8",
            "a.yaml:1:6: error: the byte 0xe8 is not UTF-8 [wrong-encoding]\n"
            "    save the file as UTF-8 (in Notepad: Save as, encoding UTF-8)",
        ),
        (
            b"\xef\xbb\xbfa: b\xff",
            "a.yaml:1:5: error: the byte 0xff is not UTF-8 [wrong-encoding]\n"
            "    save the file as UTF-8 (in Notepad: Save as, encoding UTF-8)",
        ),
        (
            "a: b\n".encode("utf-16"),
            "a.yaml:1:1: error: the byte 0xff is not UTF-8 [wrong-encoding]\n"
            "    save the file as UTF-8 (in Notepad: Save as, encoding UTF-8)",
        ),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_with_place_and_way_out(data: str | bytes, told: str) -> None:
    assert parsed(data)[1] == [told]


def test_what_version_control_could_not_join_is_told_as_that() -> None:
    problems = Problems()
    data = "# all releases\nreleases:\n<<<<<<< HEAD\n- {a: b}\n=======\n- {a: c}\n>>>>>>> 2026.2\n"
    assert marked.parse(data.encode(), "a.yaml", problems) is None
    assert [str(problem) for problem in problems] == [
        "a.yaml:3:1: error: two versions of this file were joined, and nobody has chosen between them: '<<<<<<< HEAD' "
        "[not-joined]\n"
        "    keep what is right of both, and take out the lines that begin with <<<<<<<, |||||||, =======, >>>>>>>"
    ]
    assert marked.parse(b'a: "\n<<<<<<< HEAD"\n', "a.yaml", Problems()) is not None  # a text that says so


def test_an_alias_and_its_anchor_are_both_told() -> None:
    assert parsed("a: &name x\nb: *name\n")[1] == [
        "a.yaml:1:4: error: the anchor &name is not allowed [alias]\n    remove it and write the value out",
        "a.yaml:2:4: error: the alias *name is not allowed [alias]\n    write the value out in full",
    ]


def test_after_a_duplicate_key_the_first_value_counts() -> None:
    tree, _ = parsed("a: 1\na: 2\n")
    assert tree is not None
    assert tree.entries == {"a": "1"}


# --- limits


def test_a_file_is_nested_as_deep_as_the_limit_and_no_deeper() -> None:
    assert good("a: " + "[" * 11 + "]" * 11)
    assert parsed("a: " + "[" * 12 + "]" * 12) == (
        None,
        [
            "a.yaml:1:15: error: the file is nested more than 12 levels deep [too-complex]\n"
            "    write the file flatter, as the other files are"
        ],
    )


def test_a_file_may_not_have_endless_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "MAX_NODES", 4)
    assert good("a: [b]")
    assert parsed("a: [b, c]") == (
        None,
        [
            "a.yaml:1:8: error: the file has more than 4 values [too-complex]\n"
            "    write the file flatter, as the other files are"
        ],
    )


def test_many_keys_are_read_in_no_time() -> None:
    data = "".join(f"k{i}: v\n" for i in range(40_000))
    begun = time.perf_counter()
    assert len(good(data).entries) == 40_000
    assert time.perf_counter() - begun < 20  # it once took a minute: every key was compared with every other


def test_a_file_past_the_limit_is_not_even_read(tiny: Written) -> None:
    tiny.write("content/a.yaml", "a: " + "x" * (marked.MAX_BYTES - 3))
    problems = Problems()
    assert marked.read(tiny.project, "content/a.yaml", problems) is not None
    tiny.write("content/a.yaml", b"\xff" * (marked.MAX_BYTES + 1))
    assert marked.read(tiny.project, "content/a.yaml", problems) is None
    assert [str(p) for p in problems] == [
        "content/a.yaml:1:1: error: the file has 1,000,001 bytes, more than the 1,000,000 that a bank may have "
        "[file-too-large]\n    split it into two topics, or remove what does not belong there"
    ]


# --- files


def test_a_file_that_is_not_there_is_told(tiny: Written) -> None:
    problems = Problems()
    assert marked.read(tiny.project, "content/no.yaml", problems) is None
    assert [str(p) for p in problems] == [
        "content/no.yaml:1:1: error: the file cannot be read: No such file or directory [unreadable]\n"
        "    check its name and permissions"
    ]


def test_a_file_outside_the_project_is_not_read(tiny: Written) -> None:
    problems = Problems()
    assert marked.read(tiny.project, "../no.yaml", problems) is None
    assert [str(p) for p in problems] == [
        "../no.yaml:1:1: error: the path leads out of the project [outside-project]\n    keep files in the project"
    ]
