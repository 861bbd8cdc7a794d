"""YAML text -> a tree of strings that know where they stand.

String first: nothing is turned into a boolean, a number or a time, so `no`,
`12:30`, `0123` and `1.10` stay what was typed. Aliases, tags, duplicate keys
and files past the limits are problems. What the tree means is shapes.py's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml
from yaml._yaml import CParser
from yaml.composer import Composer
from yaml.events import AliasEvent, MappingStartEvent, NodeEvent, ScalarEvent, SequenceStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

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
        text = super().__new__(cls, value)
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
    loader = _Loader(text, file, problems)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
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
        loader.dispose()
    if node is None:
        problems.error(Place(file), "empty-file", "the file says nothing", "fill it, or remove it")
        return None
    tree = _tree(node, file, problems)
    if not isinstance(tree, Mapping):
        problems.error(
            tree.place, "wrong-shape", "the file must hold keys with values", "begin with 'key: value' lines"
        )
        return None
    return tree


_BROKEN: Final = (
    "look at this line and the one before it: indent by two spaces, no tabs, "
    "and put text that holds ': ' or ' #' in quotes"
)


class _TooMuch(Exception):
    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


class _Loader(Composer, CParser, BaseResolver):
    """PyYAML's own composer over libyaml's events, with limits and without aliases and tags."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self._file = file
        self._problems = problems
        self._depth = 0
        self._nodes = 0

    def _place(self, mark: Any) -> Place:  # the stubs know several types of mark
        return Place(self._file, mark.line + 1, mark.column + 1)

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        event = self.peek_event()
        assert isinstance(event, NodeEvent)  # the composer asks for a node where the grammar has one
        place = self._place(event.start_mark)
        if isinstance(event, AliasEvent):
            self.get_event()
            self._problems.error(
                place, "alias", f"the alias *{event.anchor} is not allowed", "write the value out in full"
            )
            mark: Any = event.start_mark
            return ScalarNode("", "", mark, mark)
        if event.anchor is not None:
            self._problems.error(
                place, "alias", f"the anchor &{event.anchor} is not allowed", "remove it and write the value out"
            )
            event.anchor = None
        if isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent)):
            if event.tag is not None and event.tag != "!":
                self._problems.error(
                    place, "tag", f"the tag {event.tag} is not allowed", "remove it; every value is plain text"
                )
            event.tag = None
        self._nodes += 1
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _TooMuch(place, f"the file is nested more than {MAX_DEPTH} levels deep")
        if self._nodes > MAX_NODES:
            raise _TooMuch(place, f"the file has more than {MAX_NODES:,} values")
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


def _tree(node: Node, file: str, problems: Problems) -> Tree:
    place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, ScalarNode):
        return Text(node.value, place)
    if isinstance(node, SequenceNode):
        return Sequence(place, tuple(_tree(item, file, problems) for item in node.value))
    assert isinstance(node, MappingNode)
    mapping = Mapping(place)
    known: dict[str, Text] = {}
    for key_node, value_node in node.value:
        key = _tree(key_node, file, problems)
        if not isinstance(key, Text):
            problems.error(key.place, "wrong-shape", "a key must be a plain word", "put the list below a key")
            continue
        first = known.get(key)
        if first is not None:
            problems.error(
                key.place,
                "duplicate-key",
                f"the key {key!s} stands twice; it stood first in line {first.place.line}",
                "keep one of the two",
                also=[first.place],
            )
            continue
        known[key] = key
        mapping.entries[key] = _tree(value_node, file, problems)
    return mapping
