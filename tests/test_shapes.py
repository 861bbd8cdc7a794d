from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from cardgen import marked, shapes
from cardgen.problems import Place, Problems


@dataclass(frozen=True)
class Leaf:
    id: str
    size: float = 1.0
    place: Place = field(default=Place("nowhere"), compare=False)


@dataclass(frozen=True)
class Tree:
    name: str
    from_: str | None = None
    keep_with: tuple[str, ...] = ()
    count: int = 0
    ripe: bool = False
    kind: Literal["pine", "oak"] = "oak"
    at: tuple[float, float] = (0.0, 0.0)
    leaves: tuple[Leaf, ...] = ()
    named: dict[str, Leaf] = field(default_factory=dict)
    place: Place = field(default=Place("nowhere"), compare=False)


def decoded(text: str) -> tuple[Tree | None, list[str]]:
    problems = Problems()
    tree = marked.parse(text.encode(), "a.yaml", problems)
    assert tree is not None
    return shapes.decode(tree, Tree, problems), [str(problem) for problem in problems]


def good(text: str) -> Tree:
    tree, told = decoded(text)
    assert told == []
    assert tree is not None
    return tree


def test_every_supported_shape_is_read() -> None:
    assert good(
        "name: yes\nfrom: x\nkeep-with: [a, b]\ncount: -12\nripe: true\nkind: pine\nat: [1, -2.5]\n"
        "leaves: [{id: 0123}]\nnamed: {on: {id: b, size: 1.10}}\n"
    ) == Tree(
        "yes", "x", ("a", "b"), -12, True, "pine", (1.0, -2.5), (Leaf("0123"),), {"on": Leaf("b", 1.1)}
    )  # fmt: skip


def test_what_is_left_out_has_its_default() -> None:
    assert good("name: x") == Tree("x")


def test_a_record_knows_where_it_stands() -> None:
    tree = good("name: x\nleaves:\n  - id: a\n")
    assert (tree.place, tree.leaves[0].place) == (Place("a.yaml", 1, 1), Place("a.yaml", 3, 5))


def test_a_text_knows_where_it_stands() -> None:
    tree = good("name: x\n")
    assert shapes.place_of(tree.name, Place("nowhere")) == Place("a.yaml", 1, 7)


def test_a_text_of_few_allowed_ones_knows_where_it_stands_too() -> None:
    assert shapes.place_of(good("name: x\nkind: pine").kind, Place("nowhere")) == Place("a.yaml", 2, 7)


def test_what_was_not_read_stands_where_it_is_said_to() -> None:
    assert shapes.place_of("plain", Place("nowhere")) == Place("nowhere")


def test_numbers_are_numbers() -> None:
    tree = good("name: x\ncount: 0\nat: [0, 12.5]")
    assert (tree.count, tree.at) == (0, (0.0, 12.5))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "1:1: error: the file lacks the key 'name' [missing-key]\n    add a line 'name: ...'"),
        (
            "{name: Ne, karet je dost.}",
            "1:12: error: the file has no key 'karet je dost.' [unknown-key]\n"
            '    if it is a part of a sentence, put the whole sentence in quotes: key: "..., ..."',
        ),
        (
            "{name: Ano, hotovo.}",
            "1:13: error: the file has no key 'hotovo.' [unknown-key]\n"
            '    if it is a part of a sentence, put the whole sentence in quotes: key: "..., ..."',
        ),
        ("name: x\nnmae: y", "2:1: error: the file has no key 'nmae' [unknown-key]\n    did you mean 'name'?"),
        (
            "name: x\nfrom_: y",
            "2:1: error: the file has no key 'from_' [unknown-key]\n    did you mean 'from'?",
        ),
        (
            "name: x\nplace: y",
            "2:1: error: the file has no key 'place' [unknown-key]\n"
            "    known are: at, count, from, keep-with, kind, leaves, name, named, ripe",
        ),
        (
            "name: [x]",
            "1:7: error: name must be text, not a list or keys [wrong-shape]\n"
            "    write it on one line, in quotes if needed",
        ),
        (
            "name: x\ncount: 014",
            "2:8: error: count must be a number, not '014' [wrong-value]\n    write it like 14",
        ),
        (
            "name: x\ncount: 1.0",
            "2:8: error: count must be a number, not '1.0' [wrong-value]\n    write it like 14",
        ),
        (
            "name: x\ncount: ١",
            "2:8: error: count must be a number, not '١' [wrong-value]\n    write it like 14",
        ),
        (
            "name: x\ncount: 99999999999",
            "2:8: error: count must be a number, not '99999999999' [wrong-value]\n    write it like 14",
        ),
        (
            "name: x\nat: [1, nan]",
            "2:9: error: at must be a number, not 'nan' [wrong-value]\n    write it like 12.5",
        ),
        (
            "name: x\nat: [1, 1e9]",
            "2:9: error: at must be a number, not '1e9' [wrong-value]\n    write it like 12.5",
        ),
        (
            "name: x\nat: [1, 2, 3]",
            "2:5: error: at has 3 values, not 2 [wrong-shape]\n    write 2 values between [ and ]",
        ),
        (
            "name: x\nripe: yes",
            "2:7: error: ripe cannot be 'yes' [wrong-value]\n    write true or false",
        ),
        ("name: x\nkind: pin", "2:7: error: kind cannot be 'pin' [wrong-value]\n    did you mean 'pine'?"),
        ("name: x\nkind: elm", "2:7: error: kind cannot be 'elm' [wrong-value]\n    known are: oak, pine"),
        (
            "name: x\nkeep-with: a, b",
            "2:12: error: keep-with must be a list [wrong-shape]\n"
            "    write it as [a, b] or with one '- ' a line",
        ),
        (
            "name: x\nnamed: [a]",
            "2:8: error: named must hold keys with values [wrong-shape]\n    write 'key: value' lines below it",
        ),
        (
            "name: x\nleaves: [{id: oak, siz: 2}]",
            "2:20: error: leaves has no key 'siz' [unknown-key]\n    did you mean 'size'?",
        ),
        (
            "name: x\nnamed: {oak: {size: 2}}",
            "2:14: error: named: oak lacks the key 'id' [missing-key]\n    add a line 'id: ...'",
        ),
    ],
)  # fmt: skip
def test_a_misfit_is_told_with_place_and_way_out(text: str, told: str) -> None:
    assert decoded(text)[1] == [f"a.yaml:{told}"]


def test_a_missing_key_names_the_record_by_its_id() -> None:
    @dataclass(frozen=True)
    class Item:
        id: str
        text: str

    problems = Problems()
    tree = marked.parse(b"{id: pain}", "a.yaml", problems)
    assert tree is not None
    assert shapes.decode(tree, Item, problems) is None
    assert [p.message for p in problems] == ["the file (id pain) lacks the key 'text'"]


def test_every_misfit_is_told_and_not_the_first_alone() -> None:
    tree, told = decoded("nmae: x\ncount: many\nleaves: [{size: big}, {id: good}]\nnamed: {a: {}, b: {id: good}}\n")
    assert tree is None
    assert [line.splitlines()[0] for line in told] == [
        "a.yaml:1:1: error: the file lacks the key 'name' [missing-key]",
        "a.yaml:1:1: error: the file has no key 'nmae' [unknown-key]",
        "a.yaml:2:8: error: count must be a number, not 'many' [wrong-value]",
        "a.yaml:3:10: error: leaves lacks the key 'id' [missing-key]",
        "a.yaml:3:17: error: size must be a number, not 'big' [wrong-value]",
        "a.yaml:4:12: error: named: a lacks the key 'id' [missing-key]",
    ]


def test_a_wrong_item_of_a_list_leaves_the_others_to_be_checked() -> None:
    tree, told = decoded("name: x\nleaves: [{size: 1}, {id: good}]")
    assert tree == Tree("x", leaves=(Leaf("good"),))
    assert len(told) == 1


def test_an_unknown_key_alone_does_not_lose_the_record() -> None:
    tree, told = decoded("name: x\nnmae: y")
    assert tree == Tree("x")
    assert len(told) == 1


@pytest.mark.parametrize(
    ("name", "key"), [("from_", "from"), ("for_", "for"), ("keep_with", "keep-with"), ("id", "id")]
)
def test_a_field_stands_for_a_key_of_yaml(name: str, key: str) -> None:
    assert shapes.key_of(name) == key


def test_the_keys_of_a_record_say_what_is_required() -> None:
    found: dict[str, Any] = shapes.fields_of(Leaf)
    assert {key: required for key, (_, _, required) in found.items()} == {"id": True, "size": False}
