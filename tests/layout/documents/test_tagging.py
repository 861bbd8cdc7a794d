"""The parts of a panel -> one tree of tags."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardgen.layout.documents.tagging import Leaf, Node, tree
from cardgen.layout.frame import Mark, Tag, Target, walk
from cardgen.layout.setting import rectangle


def ink(number: int) -> Mark:
    return rectangle((number, 0, 1, 1), fill="#000000")


A, B, C, D = (ink(number) for number in range(4))
LIST = Node("L", "1")


def item(key: str) -> Node:
    return Node("LI", key)


def test_lines_of_one_paragraph_share_its_tag_and_those_of_the_next_do_not() -> None:
    first, second = Node("P", "1", "cs"), Node("P", "2", "cs")
    assert tree([Leaf((first,), (A,)), Leaf((first,), (B,)), Leaf((second,), (C,))]) == (
        Tag("P", (A, B), "cs"),
        Tag("P", (C,), "cs"),
    )


def test_items_of_a_list_stand_in_one_list_each_with_label_and_body() -> None:
    leaves = [
        Leaf((LIST, item("2"), Node("Lbl", "3")), (A,)),
        Leaf((LIST, item("2"), Node("LBody", "4"), Node("P", "5")), (B,)),
        Leaf((LIST, item("6"), Node("LBody", "7"), Node("P", "8")), (C,)),
        Leaf((LIST, item("6"), Node("LBody", "7"), Node("L", "9"), item("10")), (D,)),
    ]
    assert tree(leaves) == (
        Tag("L", (
            Tag("LI", (Tag("Lbl", (A,)), Tag("LBody", (Tag("P", (B,)),)))),
            Tag("LI", (Tag("LBody", (Tag("P", (C,)), Tag("L", (Tag("LI", (D,)),)))),)),
        )),
    )  # fmt: skip


def test_cells_stand_in_rows_and_rows_in_head_and_body_of_one_table() -> None:
    table, body = Node("Table", "1"), Node("TBody", "body")
    leaves = [
        Leaf((table, Node("THead", "2"), Node("TR", "3"), Node("TH", "4", scope="Column")), (A,)),
        Leaf((table, body, Node("TR", "5"), Node("TD", "6")), (B,)),
        Leaf((table, body, Node("TR", "7"), Node("TD", "8")), ()),
        Leaf((table, body, Node("TR", "7"), Node("TD", "9")), (C,)),
    ]
    assert tree(leaves) == (
        Tag("Table", (
            Tag("THead", (Tag("TR", (Tag("TH", (A,), scope="Column"),)),)),
            Tag("TBody", (Tag("TR", (Tag("TD", (B,)),)), Tag("TR", (Tag("TD", ()), Tag("TD", (C,)))))),
        )),
    )  # fmt: skip


def test_artifacts_stand_first_and_part_nothing() -> None:
    own = Node("P", "1")
    assert tree([Leaf((own,), (A,)), Leaf((), (B,)), Leaf((own,), (C,))]) == (
        Tag("Artifact", (B,)),
        Tag("P", (A, C)),
    )


def test_stretches_of_one_link_share_its_tag_whatever_its_areas() -> None:
    paragraph = Node("P", "1")
    leaves = [
        Leaf((paragraph, Node("Link", "2", target=Target("page-1", (0, y, 1, 1), "x"))), (mark,))
        for y, mark in enumerate((A, B))
    ]
    (tag,) = tree(leaves)
    assert tag.children == (Tag("Link", (A, B), target=Target("page-1", (0, 0, 1, 1), "x")),)


def test_a_tag_has_all_that_its_node_has() -> None:
    node = Node("Figure", "1", "cs", "Dveře", lasting=False)
    assert tree([Leaf((node,), (A,))]) == (Tag("Figure", (A,), "cs", "Dveře", lasting=False),)


PATHS = st.lists(st.builds(Node, st.sampled_from(["P", "L", "LI"]), st.sampled_from("12")), max_size=4).map(tuple)


@given(st.lists(PATHS, max_size=12))
def test_every_mark_stands_once_in_order_under_the_roles_of_its_path(paths: list[tuple[Node, ...]]) -> None:
    leaves = [Leaf(path, (ink(number),)) for number, path in enumerate(paths)]
    drawn = [(tag.role if tag else None, mark) for tag, mark in walk(tree(leaves))]
    ordered = [leaf for leaf in leaves if not leaf.path] + [leaf for leaf in leaves if leaf.path]
    assert drawn == [(leaf.path[-1].role if leaf.path else "Artifact", leaf.marks[0]) for leaf in ordered]
