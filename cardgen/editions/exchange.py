"""Which leaves of an old set to take out, and which to put in where, so that it becomes the new one.

A pure function on lists of leaves. What looks the same stays in the binder, or is only put elsewhere; what is changed,
added or gone is exchanged. Applied to the old leaves the instructions give exactly the new ones, in order.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cardgen.editions.records import Leaf


@dataclass(frozen=True)
class Put:
    """A leaf to put in, `behind` another one by its key ("" for the front). If it is not `fresh` it was laid aside."""

    leaf: Leaf
    behind: str
    fresh: bool = True


@dataclass(frozen=True)
class Exchange:
    """What to do with a binder, in this order.

    `remove` are old leaves that go for good, `aside` old ones that are put in again elsewhere, both in the order of the
    old set. `puts` follow the order of the new set, so that what each stands behind is in the binder by then. `kept`
    counts the leaves that are not touched.
    """

    remove: tuple[Leaf, ...]
    aside: tuple[Leaf, ...]
    puts: tuple[Put, ...]
    kept: int

    @property
    def fresh(self) -> tuple[Leaf, ...]:
        """The leaves to print, in the order of the new set."""
        return tuple(put.leaf for put in self.puts if put.fresh)

    @property
    def is_empty(self) -> bool:
        """Is there nothing to do?"""
        return not (self.remove or self.puts)


def exchange(old: Sequence[Leaf], new: Sequence[Leaf], always: Collection[str] = ()) -> Exchange:
    """Return what turns the old leaves into the new ones with as few leaves moved as can be.

    Leaves named in `always` are exchanged as soon as anything is (they say which version it is). Raises ValueError if
    two leaves of one list have one key.
    """
    for leaves in (old, new):
        if len({leaf.leaf for leaf in leaves}) != len(leaves):
            raise ValueError("two leaves have one key")
    done = _exchange(old, new, ())
    return done if done.is_empty else _exchange(old, new, always)


def _exchange(old: Sequence[Leaf], new: Sequence[Leaf], always: Collection[str]) -> Exchange:
    looks = {leaf.leaf: leaf.appearance for leaf in old}
    same = {leaf.leaf for leaf in new if looks.get(leaf.leaf) == leaf.appearance and leaf.leaf not in always}
    places = {leaf.leaf: place for place, leaf in enumerate(old)}
    staying = set(_longest_rising([(places[leaf.leaf], leaf.leaf) for leaf in new if leaf.leaf in same]))
    puts = []
    behind = ""
    for leaf in new:
        if leaf.leaf not in staying:
            puts.append(Put(leaf, behind, leaf.leaf not in same))
        behind = leaf.leaf
    return Exchange(
        remove=tuple(leaf for leaf in old if leaf.leaf not in same),
        aside=tuple(leaf for leaf in old if leaf.leaf in same - staying),
        puts=tuple(puts),
        kept=len(staying),
    )


def apply(old: Sequence[Leaf], todo: Exchange) -> tuple[Leaf, ...]:
    """Do what is said, as a person would, and return what is in the binder afterwards.

    Raises ValueError where it cannot be done.
    """
    binder = list(old)
    aside = []
    for leaf in todo.remove:
        binder.remove(leaf)
    for leaf in todo.aside:
        binder.remove(leaf)
        aside.append(leaf)
    for put in todo.puts:
        leaf = put.leaf
        if not put.fresh:
            leaf = next(one for one in aside if one.leaf == put.leaf.leaf)
            aside.remove(leaf)
        at = [one.leaf for one in binder].index(put.behind) + 1 if put.behind else 0
        binder.insert(at, leaf)
    if aside:
        raise ValueError("leaves are left over")
    return tuple(binder)


def _longest_rising(pairs: Sequence[tuple[int, str]]) -> list[str]:
    """The names of a longest subsequence whose numbers rise (patience sorting)."""
    tops: list[int] = []  # the least number in which a subsequence of each length can end
    ends: list[int] = []  # and where that is
    before: list[int | None] = []
    for at, (number, _) in enumerate(pairs):
        length = bisect.bisect_left(tops, number)
        before.append(ends[length - 1] if length else None)
        tops[length : length + 1] = [number]
        ends[length : length + 1] = [at]
    found = []
    now = ends[-1] if ends else None
    while now is not None:
        found.append(pairs[now][1])
        now = before[now]
    return found[::-1]
