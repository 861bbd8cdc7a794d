"""What became of each leaf between two issues: added, removed, reworded, redrawn, moved or untouched.

A pure function on records. Reworded says in which languages: the Czech itself (the source) or which translation.
Redrawn says what looks otherwise although nobody needs to translate anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from cardgen.editions.exchange import exchange
from cardgen.editions.records import Leaf, Record

Fate: TypeAlias = Literal["added", "removed", "reworded", "redrawn", "moved", "untouched"]
Reason: TypeAlias = Literal["picture", "note", "next", "section", "heading", "pronunciation", "state", "mark", "layout"]
FATES: Final[tuple[Fate, ...]] = ("added", "removed", "reworded", "redrawn", "moved", "untouched")


@dataclass(frozen=True)
class Change:
    """What became of one leaf. `old` or `new` is None where there is none.

    `languages` are those in which a reworded leaf says something else, in the order of the record, Czech first.
    `reasons` are why it looks otherwise, beside its wording; its `heading` are the titles of its topic and section.
    """

    fate: Fate
    old: Leaf | None
    new: Leaf | None
    languages: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def leaf(self) -> Leaf:
        """The new leaf, or the old one where it is gone."""
        leaf = self.new or self.old
        assert leaf is not None
        return leaf

    @property
    def words(self) -> tuple[tuple[str, str, str, str], ...]:
        """What is said otherwise: the name of the string ("" for the sentence), language, old text, new text."""
        if self.old is None or self.new is None:
            return ()
        before, after = _strings(self.old), _strings(self.new)
        return tuple(
            (name, language, before.get((name, language), ""), after.get((name, language), ""))
            for name, language in dict.fromkeys((*after, *before))
            if before.get((name, language)) != after.get((name, language))
        )


@dataclass(frozen=True)
class FileChanges:
    """What became of a file. `old` or `new` is None where the file was not issued. `changes` follow the new order.

    `titles` are titles of topics and sections that say something else: name, language, old text, new text.
    """

    old: Record | None
    new: Record | None
    changes: tuple[Change, ...]
    titles: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def record(self) -> Record:
        """The new record, or the old one where the file is gone."""
        record = self.new or self.old
        assert record is not None
        return record

    @property
    def is_other_paper(self) -> bool:
        """Does the new file no longer fit into the binder of the old one?"""
        return bool(self.old and self.new) and (self.old and self.old.paper) != (self.new and self.new.paper)

    @property
    def counts(self) -> Counter[Fate]:
        """How many cards and documents met with which fate."""
        return Counter(change.fate for change in self.changes if change.leaf.is_card)


@dataclass(frozen=True)
class Difference:
    """Two issues of an edition, file by file in the order of their names."""

    files: tuple[FileChanges, ...]

    def __iter__(self) -> Iterator[FileChanges]:
        return iter(self.files)


def difference(old: Sequence[Record], new: Sequence[Record]) -> Difference:
    """Compare two issues, given as records of their files."""
    before, after = ({record.file: record for record in records} for records in (old, new))
    names = sorted({*before, *after})
    return Difference(tuple(_file(before.get(name), after.get(name)) for name in names))


def _file(old: Record | None, new: Record | None) -> FileChanges:
    if old is None or new is None:
        record = new or old
        leaves = record.leaves if record else ()
        changes = [Change("removed", leaf, None) if old else Change("added", None, leaf) for leaf in leaves]
        return FileChanges(old, new, tuple(changes))
    before = old.by_key
    todo = exchange(old.leaves, new.leaves)
    elsewhere = {leaf.leaf for leaf in todo.aside}
    titled = _Titled(old, new)
    found = [_change(before.get(leaf.leaf), leaf, leaf.leaf in elsewhere, titled) for leaf in new.leaves]
    gone = [Change("removed", leaf, None) for leaf in old.leaves if leaf.leaf not in new.by_key]
    return FileChanges(old, new, (*found, *gone), tuple(titled.words()))


class _Titled:
    """The titles of topics and sections that two records of a file have; a record of older times has none."""

    def __init__(self, old: Record, new: Record) -> None:
        self._both = {
            str(name): (old.titles[name], texts)
            for name, texts in new.titles.items()
            if name in old.titles and old.titles[name] != texts
        }

    def words(self) -> Iterator[tuple[str, str, str, str]]:
        """What is said otherwise: topic or topic/section, language, old text, new text."""
        for name, (before, after) in self._both.items():
            for language in dict.fromkeys((*after, *before)):
                if before.get(language) != after.get(language):
                    yield name, str(language), str(before.get(language, "")), str(after.get(language, ""))

    def is_retitled(self, old: Leaf, new: Leaf) -> bool:
        """Has its topic another title, or the section that it was in already? A leaf without a card may show any."""
        if new.is_card:
            return str(new.topic) in self._both or (old.section, new.section) in self._both.values()
        kind, _, which = new.leaf.partition(":")
        topic = which.partition("/")[0]
        return bool(self._both) if kind != "divider" else which in self._both or topic in self._both

    def is_moved(self, old: Leaf, new: Leaf) -> bool:
        """Does it stand in another section, or in one of which nobody knows that it is the same?"""
        return old.section != new.section and (old.section, new.section) not in self._both.values()


def _change(old: Leaf | None, new: Leaf, is_elsewhere: bool, titled: _Titled) -> Change:
    if old is None:
        return Change("added", None, new)
    reasons = _reasons(old, new, titled)
    languages = _reworded(old, new)
    if languages:
        return Change("reworded", old, new, languages, reasons)
    if old.appearance != new.appearance:
        return Change("redrawn", old, new, (), reasons or ("layout",))
    return Change("moved" if is_elsewhere else "untouched", old, new)


def _reworded(old: Leaf, new: Leaf) -> tuple[str, ...]:
    """The languages in which two leaves of one number do not say the same."""
    before, after = _strings(old), _strings(new)
    changed = {
        language for name, language in {*before, *after} if before.get((name, language)) != after.get((name, language))
    }
    known = dict.fromkeys((*new.text, *old.text, *sorted(changed)))  # a word may stand there in further languages
    return tuple(language for language in known if language in changed)


def _strings(leaf: Leaf) -> dict[tuple[str, str], str]:
    """Every string of a leaf by name and language; the sentence has the name ""."""
    found = {("", str(language)): str(text) for language, text in leaf.text.items()}
    for name, texts in leaf.words.items():
        found.update({(str(name), str(language)): str(text) for language, text in texts.items()})
    return found


def _reasons(old: Leaf, new: Leaf, titled: _Titled) -> tuple[Reason, ...]:
    pairs: tuple[tuple[Reason, object, object], ...] = (
        ("picture", (old.picture, old.drawing), (new.picture, new.drawing)),
        ("note", old.note, new.note),
        ("next", old.next, new.next),
        ("section", False, titled.is_moved(old, new)),
        ("heading", False, titled.is_retitled(old, new)),
        ("pronunciation", (old.said, old.words_said), (new.said, new.words_said)),
        ("state", _is_marked(old), _is_marked(new)),
        ("mark", old.mark or new.mark, new.mark or old.mark),  # older records do not say
    )
    return tuple(reason for reason, before, after in pairs if before != after)


def _is_marked(leaf: Leaf) -> bool:
    """Does it carry the mark of a translation that nobody has approved?"""
    return leaf.is_card and leaf.state != "approved"
