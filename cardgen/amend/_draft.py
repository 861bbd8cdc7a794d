"""The edits, and the data that they make of a file.

A draft remembers which entry of the file each of its entries was, so that the writer sees what is new, what is
removed and what has changed. It knows nothing of how YAML is written.
"""

from __future__ import annotations

import collections.abc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeAlias

from cardgen import marked
from cardgen.amend._problems import CannotAmend
from cardgen.amend._source import Data, Entry, Items, Keys, Source
from cardgen.problems import Place

Value: TypeAlias = "str | tuple[str, ...] | Mapping[str, Value]"


@dataclass(frozen=True)
class Set:
    """Give the key at the end of `path` this value.

    A key that is there keeps its place, its quotes where the new text allows them, and the comments around it. A
    mapping that is there takes the keys and values of a new one: what is equal is not touched, keys that the new one
    lacks are removed. Any other value is written anew, and comments inside the old one go with it. A list of
    texts stands between brackets, unless the one that is there says the same.

    A new key comes behind the key `after` of the same mapping, or last if there is none such, as its mapping is
    written: a line of its own or between the braces. Missing mappings on the way are made, and so they are where the
    value is left out or {}. A new mapping is written in braces; as lines below its key if it stands on lines itself
    and the mapping beside it is written so, or if all its values are mappings.
    """

    path: tuple[str, ...]
    value: Value
    after: str | None = None


@dataclass(frozen=True)
class Remove:
    """Remove the key at the end of `path` with its value, the comments inside it, and the comment behind it.

    Comments on lines of their own around it stay. A comment behind several entries of one line stays as well. Of a
    mapping without a key left remains {}.
    """

    path: tuple[str, ...]


class Branch:
    """A mapping of the draft: its entries in order, those that were removed among them. `keys` is it in the file."""

    def __init__(self, keys: Keys | None = None) -> None:
        self.keys = keys
        self._live: dict[str, Slot] = {}
        self._first: Slot | None = None
        self._last: Slot | None = None
        for entry in keys.entries if keys else ():
            self._insert(Slot(entry.key, _drafted(entry), entry), self._last)

    def __iter__(self) -> Iterator[Slot]:
        """All entries in order, removed ones of the file too."""
        slot = self._first
        while slot is not None:
            if not slot.removed or slot.entry is not None:
                yield slot
            slot = slot.next

    @property
    def live(self) -> list[Slot]:
        """The entries that are to stand in the file, in order."""
        return [slot for slot in self if not slot.removed]

    def get(self, key: str) -> Slot | None:
        """The entry of a key."""
        return self._live.get(key)

    def put(self, key: str, value: Value, after: str | None) -> None:
        """Set a value; a new key comes behind `after`, or last."""
        slot = self._live.get(key)
        if slot is None:
            slot = self.add(key, "", after)
        if isinstance(value, str):
            slot.value = str(value)
        elif isinstance(value, tuple):
            if not (isinstance(slot.value, Items) and slot.value.data == value):
                slot.value = tuple(map(str, value))
        elif not isinstance(value, collections.abc.Mapping):
            raise TypeError(f"a value is text, a tuple of texts or a mapping, not {type(value).__name__}")
        else:
            branch = slot.value if isinstance(slot.value, Branch) else Branch()
            branch._become(value)
            slot.value = branch

    def add(self, key: str, value: Drafted, after: str | None) -> Slot:
        """Add a new key."""
        slot = Slot(str(key), value)
        self._insert(slot, self._live.get(after, self._last) if after is not None else self._last)
        return slot

    def remove(self, key: str) -> None:
        """Remove a key that is there."""
        self._live.pop(key).removed = True

    def _become(self, value: Mapping[str, Value]) -> None:
        for key in [key for key in self._live if key not in value]:
            self.remove(key)
        before: str | None = None
        for key, inner in value.items():
            self.put(key, inner, before)
            before = key

    def _insert(self, slot: Slot, before: Slot | None) -> None:
        if before is None:
            slot.next, self._first = self._first, slot
        else:
            slot.next, before.next = before.next, slot
        if slot.next is None:
            self._last = slot
        self._live[slot.key] = slot


Drafted: TypeAlias = "str | tuple[str, ...] | Items | Branch"


class Slot:
    """An entry of the draft. `entry` is it in the file, None for one that is new."""

    __slots__ = ("entry", "key", "next", "removed", "value")

    def __init__(self, key: str, value: Drafted, entry: Entry | None = None) -> None:
        self.key = key
        self.value = value
        self.entry = entry
        self.removed = False
        self.next: Slot | None = None


def _drafted(entry: Entry) -> Drafted:
    if isinstance(entry.value, Keys):
        return Branch(entry.value)
    return entry.value if isinstance(entry.value, Items) else entry.value.text


class Draft:
    """What a file is to say."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.root = Branch(source.root)

    def apply(self, edit: Set | Remove) -> None:
        """Carry out one edit on the data; raises CannotAmend where its path leads nowhere, ValueError for no path."""
        if not edit.path:
            raise ValueError("a path needs a key")
        branch = self.root
        for i, key in enumerate(edit.path[:-1]):
            slot = branch.get(key)
            if slot is None and isinstance(edit, Set):
                slot = branch.add(key, Branch(), None)
            elif slot is not None and slot.value == "" and isinstance(edit, Set):
                slot.value = Branch()
            if slot is None or not isinstance(slot.value, Branch):
                self._refuse(edit.path, i + 1, slot)
            branch = slot.value
        if isinstance(edit, Set):
            branch.put(edit.path[-1], edit.value, edit.after)
        elif branch.get(edit.path[-1]) is None:
            self._refuse(edit.path, len(edit.path), None)
        else:
            branch.remove(edit.path[-1])

    def place(self, path: tuple[str, ...]) -> Place:
        """Return the place of a value in the file, or of the nearest that is there around it."""
        keys, offset = self._source.root, self._source.root.body
        for key in path:
            entry = next((entry for entry in keys.entries if entry.key == key), None)
            if entry is None:
                break
            offset = entry.start
            if not isinstance(entry.value, Keys):
                break
            keys = entry.value
        return self._source.place(offset)

    def difference(self, tree: marked.Mapping) -> tuple[str, ...] | None:
        """Return the path to the first value where a tree says something else, None if it says the same."""
        return _difference(self.root, tree)

    def _refuse(self, path: tuple[str, ...], depth: int, slot: Slot | None) -> NoReturn:
        way_out = "give a path that is there"
        if slot is None:
            why = f"there is no key {path[depth - 1]!r}"
        else:
            found = "a list" if isinstance(slot.value, Items | tuple) else "text"
            why = f"{path[depth - 1]!r} holds {found}, not keys with values"
            way_out = "remove it first, or change it by hand"
        raise CannotAmend.because(self.place(path), path, why, way_out)


def _difference(drafted: Drafted, tree: marked.Tree) -> tuple[str, ...] | None:
    if isinstance(drafted, str):
        return None if isinstance(tree, marked.Text) and drafted == tree else ()
    if isinstance(drafted, Items):
        return None if drafted.data == _plain(tree) else ()
    if isinstance(drafted, tuple):
        return None if drafted == _plain(tree) else ()
    if not isinstance(tree, marked.Mapping):
        return ()
    live = drafted.live
    for slot, (key, value) in zip(live, tree.entries.items(), strict=False):
        if slot.key != key:
            return (slot.key,)
        inner = _difference(slot.value, value)
        if inner is not None:
            return (slot.key, *inner)
    if len(live) > len(tree.entries):
        return (live[len(tree.entries)].key,)
    return () if len(live) < len(tree.entries) else None


def _plain(tree: marked.Tree) -> Data:
    if isinstance(tree, marked.Sequence):
        return tuple(map(_plain, tree.items))
    if isinstance(tree, marked.Mapping):
        return {str(key): _plain(value) for key, value in tree.entries.items()}
    return str(tree)
