"""Leaves taken out and put in: what the old set becomes is the new set, leaf by leaf."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen.editions.exchange import apply, exchange
from cardgen.editions.records import Leaf


def leaves(*names: str) -> list[Leaf]:
    """Leaves as `N1` or `N1/b`: key and what it looks like."""
    return [Leaf(key, look or "a") for key, _, look in (name.partition("/") for name in names)]


def told(old: list[Leaf], new: list[Leaf], *always: str) -> tuple[list[str], list[str], list[str]]:
    todo = exchange(old, new, always)
    puts = [f"{'' if put.fresh else '*'}{put.leaf.leaf} behind {put.behind or 'nothing'}" for put in todo.puts]
    return [leaf.leaf for leaf in todo.remove], [leaf.leaf for leaf in todo.aside], puts


sets = st.dictionaries(
    st.sampled_from([f"N{number}" for number in range(1, 13)]), st.sampled_from("abc"), max_size=12
).flatmap(lambda looks: st.permutations([Leaf(key, look) for key, look in looks.items()]))


@given(sets, sets, st.sets(st.sampled_from(["N1", "N2", "N3"])))
@example([], leaves("N1"), set())
@example(leaves("N1"), [], {"N1"})
@example(leaves("N1", "N2", "N3"), leaves("N3", "N2", "N1"), {"N2"})
def test_applied_to_the_old_leaves_it_gives_exactly_the_new_ones_in_order(
    old: list[Leaf], new: list[Leaf], always: set[str]
) -> None:
    todo = exchange(old, new, always)
    assert list(apply(old, todo)) == new
    assert todo.kept + len(todo.puts) == len(new)
    assert todo.kept + len(todo.aside) + len(todo.remove) == len(old)


@given(sets, sets)
def test_a_leaf_that_is_as_it_was_is_never_printed_again(old: list[Leaf], new: list[Leaf]) -> None:
    assert list(exchange(old, new).fresh) == [leaf for leaf in new if leaf not in old]


@given(sets)
def test_a_set_that_is_as_it_was_needs_nothing(old: list[Leaf]) -> None:
    todo = exchange(old, old, [leaf.leaf for leaf in old])
    assert todo.is_empty
    assert todo.kept == len(old)


def test_a_changed_leaf_goes_where_the_old_one_was() -> None:
    assert told(leaves("cover", "N1", "N2", "N3"), leaves("cover", "N1", "N2/b", "N3")) == (
        ["N2"],
        [],
        ["N2 behind N1"],
    )


def test_new_leaves_that_follow_one_another_are_put_in_one_behind_the_other() -> None:
    assert told(leaves("N1", "N2"), leaves("N1", "N60", "N61", "N2")) == ([], [], ["N60 behind N1", "N61 behind N60"])


def test_what_comes_first_stands_behind_nothing() -> None:
    assert told(leaves("N2"), leaves("N1", "N2")) == ([], [], ["N1 behind nothing"])


def test_of_two_that_change_places_one_is_moved_and_none_printed() -> None:
    assert told(leaves("N1", "N2", "N3", "N4"), leaves("N1", "N3", "N2", "N4")) == ([], ["N3"], ["*N3 behind N1"])


def test_a_leaf_that_goes_to_another_end_is_the_only_one_to_be_moved() -> None:
    assert told(leaves("N1", "N2", "N3", "N4", "N5"), leaves("N2", "N3", "N4", "N5", "N1")) == (
        [],
        ["N1"],
        ["*N1 behind N5"],
    )


def test_what_says_the_version_is_exchanged_with_anything_else_and_never_alone() -> None:
    assert told(leaves("N1", "imprint"), leaves("N1/b", "imprint"), "imprint") == (
        ["N1", "imprint"],
        [],
        ["N1 behind nothing", "imprint behind N1"],
    )
    assert told(leaves("N1", "imprint"), leaves("N1", "imprint"), "imprint") == ([], [], [])


def test_two_leaves_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one key"):
        exchange(leaves("N1", "N1"), leaves("N1"))
