"""YAML text -> a tree of strings that know where they stand.

String first: nothing is turned into a boolean, a number or a time, so `no`,
`12:30`, `0123` and `1.10` stay what was typed. Aliases, tags, duplicate keys
and files past the limits are problems. What the tree means is shapes.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml
from yaml._yaml import CParser
from yaml.composer import ComposerError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cardgen.problems import Place, Problems
from cardgen.project import OutsideProject, Project

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 12
MAX_NODES: Final = 100_000


class Text(str):
    """A string from a file, with the place it was read from. Equal to the plain string."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, value: str, place: Place) -> Text:
        """Return `value` marked with the place it was read from."""
        text = str.__new__(cls, value)
        text.place = place
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, Place]]:
        return Text, (str(self), self.place)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in file order, each key and value with its place."""

    place: Place
    entries: dict[Text, Tree] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in file order."""

    place: Place
    items: tuple[Tree, ...] = ()


Tree: TypeAlias = "Text | Mapping | Sequence"


def read(project: Project, file: str, problems: Problems) -> Mapping | None:
    """Return a project file's top mapping; None when there is none to go on with (a problem says why)."""
    place = project.place(file)
    try:
        path = project.path(file)
        size = path.stat().st_size
        if size > MAX_BYTES:
            problems.error(
                place,
                "file-too-large",
                f"the file has {size:,} bytes, more than the {MAX_BYTES:,} that a bank may have",
                "split it into two topics, or remove what does not belong there",
            )
            return None
        data = path.read_bytes()
    except OutsideProject:
        problems.error(place, "outside-project", "the path leads out of the project", "keep files in the project")
        return None
    except OSError as error:
        problems.error(
            place, "unreadable", f"the file cannot be read: {error.strerror}", "check its name and permissions"
        )
        return None
    return parse(data, place.file, problems)


def parse(data: bytes, file: str, problems: Problems) -> Mapping | None:
    """Return the top mapping of YAML in `data`; `file` is the name used in places."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        without_mark = error.object  # what the codec counts in: the bytes behind a byte order mark
        before = without_mark[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        problems.error(
            Place(file, before.count(b"\n") + 1, column),
            "wrong-encoding",
            f"the byte 0x{without_mark[error.start]:02x} is not UTF-8",
            "save the file as UTF-8 (in Notepad: Save as, encoding UTF-8)",
        )
        return None
    parser = CParser(text)
    try:
        tree = _Builder(parser, file, problems).tree()
    except yaml.MarkedYAMLError as error:
        if parted := _PARTED.search(text):
            problems.error(
                Place(file, text.count("\n", 0, parted.start()) + 1),
                "not-joined",
                f"two versions of this file were joined, and nobody has chosen between them: {parted[0][:80]!r}",
                "keep what is right of both, and take out the lines that begin with <<<<<<<, |||||||, =======, >>>>>>>",
            )
            return None
        mark = error.problem_mark or error.context_mark
        where = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        said = ", ".join(part for part in (error.context, error.problem) if part)
        problems.error(where, "broken-yaml", f"this is not YAML: {said}", _BROKEN)
        return None
    except yaml.reader.ReaderError as error:
        # libyaml counts in the bytes of UTF-8
        before_text = text.encode()[: max(error.position, 0)].decode("utf-8", "ignore")
        where = Place(file, before_text.count("\n") + 1, len(before_text) - before_text.rfind("\n"))
        problems.error(where, "broken-yaml", f"this is not YAML: {error.reason}", _BROKEN)
        return None
    except _TooMuch as error:
        problems.error(error.place, "too-complex", str(error), "write the file flatter, as the other files are")
        return None
    finally:
        parser.dispose()
    if tree is None:
        problems.error(Place(file), "empty-file", "the file says nothing", "fill it, or remove it")
        return None
    if not isinstance(tree, Mapping):
        problems.error(
            tree.place, "wrong-shape", "the file must hold keys with values", "begin with 'key: value' lines"
        )
        return None
    return tree


_PARTED: Final = re.compile(
    r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE
)  # what version control writes where two changes meet
_BROKEN: Final = (
    "look at this line and the one before it: indent by two spaces, no tabs, "
    "and put text that holds ': ' or ' #' in quotes"
)


class _TooMuch(Exception):
    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


@dataclass(slots=True)
class _Open:
    """A collection that is being read; a mapping in which `is_value` waits for the value of `key`, if that is one."""

    place: Place
    entries: dict[Text, Tree] | None
    items: list[Tree]
    key: Text | None = None
    is_value: bool = False


class _Builder:
    """libyaml's events -> a tree, one pass without recursion, with limits and without aliases and tags."""

    def __init__(self, parser: CParser, file: str, problems: Problems) -> None:
        self._parser = parser
        self._file = file
        self._problems = problems

    def tree(self) -> Tree | None:
        """The one document of the file; None for an empty file."""
        get_event = self._parser.get_event
        open_: list[_Open] = []
        root: Tree | None = None
        nodes = 0
        while True:
            event: Any = get_event()  # which fields it has depends on its kind
            kind = type(event)
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                done = open_.pop()
                value: Tree = (
                    Sequence(done.place, tuple(done.items))
                    if done.entries is None
                    else Mapping(done.place, done.entries)
                )
            elif kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent or kind is AliasEvent:
                mark = event.start_mark
                place = Place(self._file, mark.line + 1, mark.column + 1)
                if event.anchor is not None or (kind is not AliasEvent and event.tag is not None):
                    self._forbidden(event, place)
                nodes += 1
                if len(open_) >= MAX_DEPTH:
                    raise _TooMuch(place, f"the file is nested more than {MAX_DEPTH} levels deep")
                if nodes > MAX_NODES:
                    raise _TooMuch(place, f"the file has more than {MAX_NODES:,} values")
                if kind is MappingStartEvent or kind is SequenceStartEvent:
                    open_.append(_Open(place, {} if kind is MappingStartEvent else None, []))
                    continue
                value = Text("" if kind is AliasEvent else event.value, place)
            elif kind is DocumentStartEvent and root is not None:
                raise ComposerError(
                    "expected a single document in the stream", None, "but found another document", event.start_mark
                )
            elif kind is StreamEndEvent:
                return root
            else:
                continue
            if open_:
                self._put(open_[-1], value)
            else:
                root = value

    def _put(self, into: _Open, value: Tree) -> None:
        if into.entries is None:
            into.items.append(value)
        elif into.is_value:
            into.is_value = False
            if into.key is not None:
                into.entries[into.key] = value
        else:
            into.is_value = True
            into.key = self._key(into, value)

    def _key(self, into: _Open, key: Tree) -> Text | None:
        if not isinstance(key, Text):
            self._problems.error(key.place, "wrong-shape", "a key must be a plain word", "put the list below a key")
            return None
        if into.entries and key in into.entries:
            first = next(one for one in into.entries if one == key)
            self._problems.error(
                key.place,
                "duplicate-key",
                f"the key {key!s} stands twice; it stood first in line {first.place.line}",
                "keep one of the two",
                also=[first.place],
            )
            return None
        return key

    def _forbidden(self, event: Any, place: Place) -> None:  # one of several events, which share these fields
        if isinstance(event, AliasEvent):
            self._problems.error(
                place, "alias", f"the alias *{event.anchor} is not allowed", "write the value out in full"
            )
            return
        if event.anchor is not None:
            self._problems.error(
                place, "alias", f"the anchor &{event.anchor} is not allowed", "remove it and write the value out"
            )
        if event.tag is not None and event.tag != "!":
            self._problems.error(
                place, "tag", f"the tag {event.tag} is not allowed", "remove it; every value is plain text"
            )
