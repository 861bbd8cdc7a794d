"""Where each key, value, comma and brace of a YAML text stands, as offsets into it.

libyaml says where a node begins, and where a quoted, plain or flow node ends. The rest is found here: the end of
block collections and block scalars without the blank lines and comments behind them, colons, commas and "?".
The text must be sound (marked.parse told nothing). It knows nothing of edits.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as YamlNode

from cardgen.amend._scalars import Style
from cardgen.problems import Place

_BREAKS: Final = "\r\n\x85\u2028\u2029"  # what ends a line for YAML 1.1
_BREAK: Final = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_TO_TOKEN: Final = re.compile(rf"(?:[ \t{_BREAKS}]+|#[^{_BREAKS}]*)*")
_TO_LINE_END: Final = re.compile(rf"[ \t]*(?:#[^{_BREAKS}]*)?(?=[{_BREAKS}])")
_BLOCK_HEADER: Final = re.compile(r"[|>][-+1-9]{0,2}")
_STYLES: Final[dict[str | None, Style]] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text from `start` to `end`; both are the same for a value that is left out."""

    start: int
    end: int
    text: str
    style: Style

    @property
    def left_out(self) -> bool:
        """Whether nothing stands there."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class BlockScalar:
    """A literal or folded scalar. `end` is that of its last line, before the break."""

    start: int
    end: int
    text: str
    style: Style
    header_end: int  # behind | or > and its signs, before a comment
    lines_start: int  # of the line behind the header
    indent: int | None  # columns before each line; None where no line shows it

    @property
    def left_out(self) -> bool:
        """Never: a header stands there."""
        return False


@dataclass(frozen=True, slots=True)
class Items:
    """A list. It is changed as a whole, so only its data is kept."""

    start: int
    end: int
    body: int
    flow: bool
    data: tuple[Data, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value. `colon` is behind the ":", None where there is none."""

    key: str
    start: int
    key_end: int
    explicit: bool  # written with "?"
    colon: int | None
    value: Node
    end: int


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping. `body` is behind a "!": where the "{" or the first key stands, in `column` (from 0)."""

    start: int
    end: int
    body: int
    flow: bool
    column: int
    entries: list[Entry] = field(default_factory=list)
    commas: dict[int, int] = field(default_factory=dict)  # number of the entry, from 0 -> the comma behind it


Node: TypeAlias = "Scalar | BlockScalar | Items | Keys"
Data: TypeAlias = "str | tuple[Data, ...] | dict[str, Data]"


class Source:
    """A sound YAML text, taken apart. `text` always ends with a line break; `unfinished` says it was added."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        first = _BREAK.search(text)
        self.line_break = first[0] if first else "\n"
        self.length = len(text)
        self.unfinished = not text.endswith(tuple(_BREAKS))
        self.text = text + self.line_break if self.unfinished else text
        self._lines = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        self._mark = text.startswith("\ufeff")  # libyaml takes a second one for encoding and does not count it
        self.step = 0  # columns from a block mapping to the one in it, 0 until one is seen
        self.open_scalar: BlockScalar | None = None  # one that the end of the file ends
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
        assert isinstance(node, MappingNode)  # marked.parse says so
        self.root = self._keys(node, self._offset(node.start_mark), self._offset(node.end_mark))
        self.step = self.step or 2

    # -- lines -------------------------------------------------------------------------------------

    def line_start(self, offset: int) -> int:
        """Return where the line begins."""
        return self._lines[bisect.bisect_right(self._lines, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Return where the line behind begins."""
        return self._lines[min(bisect.bisect_right(self._lines, offset), len(self._lines) - 1)]

    def column(self, offset: int) -> int:
        """Return the column, from 0."""
        return offset - self.line_start(offset)

    def begins_line(self, offset: int) -> bool:
        """Say whether only spaces stand before it on its line."""
        return not self.text[self.line_start(offset) : offset].strip(" \t")

    def line_end(self, offset: int) -> int | None:
        """Return the end of the line, behind a comment; None if more than a comment follows on it."""
        found = _TO_LINE_END.match(self.text, offset)
        return found.end() if found else None

    def break_at(self, offset: int) -> str:
        """Return how the line at `offset` is ended."""
        found = _BREAK.search(self.text, offset, self.next_line(offset))
        return found[0] if found else self.line_break

    def token(self, offset: int) -> int:
        """Return where the next token stands, behind spaces, line breaks and comments."""
        found = _TO_TOKEN.match(self.text, offset)
        assert found is not None  # it matches nothing as well
        return found.end()

    def place(self, offset: int) -> Place:
        """Return the place that a message names."""
        line = bisect.bisect_right(self._lines, offset) - 1
        column = offset - self._lines[line] + 1
        return Place(self.file, line + 1, column - (self._mark and line == 0))

    # -- nodes -------------------------------------------------------------------------------------

    def _offset(self, mark: Any) -> int:  # the stubs know several types of mark
        return int(mark.index) + self._mark

    def _node(self, node: YamlNode, outer: int) -> Node:
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        if isinstance(node, MappingNode):
            return self._keys(node, start, end)
        if isinstance(node, SequenceNode):
            return self._items(node, start, end)
        assert isinstance(node, ScalarNode)
        style = _STYLES.get(node.style, "plain")
        if style in ("literal", "folded"):
            return self._block_scalar(node.value, style, start, end, outer)
        return Scalar(start, end, node.value, style)

    def _behind_tag(self, start: int) -> int:
        return self.token(start + 1) if self.text[start] == "!" else start

    def _block_scalar(self, value: str, style: Style, start: int, end: int, outer: int) -> BlockScalar:
        body = self._behind_tag(start)
        header = _BLOCK_HEADER.match(self.text, body)
        assert header is not None
        lines_start = self.next_line(body)
        end = min(end, self.length)
        lines = self._lines[bisect.bisect_left(self._lines, lines_start) : bisect.bisect_left(self._lines, end)]
        shown = [self.text[line : self.next_line(line)].rstrip(_BREAKS) for line in lines]
        digits = header[0].strip("|>+-")
        indent = outer + int(digits) if digits else next((_spaces(line) for line in shown if line.strip(" ")), None)
        if "+" not in header[0]:  # blank lines at the end are no part of it
            while shown and not shown[-1].strip(" ") and len(shown[-1]) <= (indent or 0):
                shown.pop()
        last_line = lines[len(shown) - 1] if shown else body
        end = last_line + len(shown[-1]) if shown else self.next_line(body) - len(self.break_at(body))
        scalar = BlockScalar(body, end, value, style, header.end(), lines_start, indent)
        if self.unfinished and end == self.length:
            self.open_scalar = scalar
        return scalar

    def _items(self, node: SequenceNode, start: int, end: int) -> Items:
        body = self._behind_tag(start)
        if not node.flow_style and node.value:
            end = self._node(node.value[-1], self.column(body)).end
        return Items(start, end, body, bool(node.flow_style), tuple(map(_data, node.value)))

    def _keys(self, node: MappingNode, start: int, end: int) -> Keys:
        first_key = self._offset(node.value[0][0].start_mark) if node.value else None
        body = start if first_key == start else self._behind_tag(start)
        flow = bool(node.flow_style)
        entries: list[Entry] = []
        commas: dict[int, int] = {}
        column = self.column(body) - (self._mark and self.line_start(body) == 0)
        at = body + 1 if flow else body
        for key_node, value_node in node.value:
            at = self.token(at)
            if flow and entries and self.text[at] == ",":
                commas[len(entries) - 1] = at
                at = self.token(at + 1)
            entry = self._entry(at, key_node, value_node, column, flow=flow)
            entries.append(entry)
            at = entry.end
            if not flow and isinstance(entry.value, Keys) and not entry.value.flow:
                self.step = self.step or entry.value.column - column
        if flow:
            at = self.token(at)
            if entries and self.text[at] == ",":
                commas[len(entries) - 1] = at
        elif entries:
            end = at
        return Keys(start, end, body, flow, column, entries, commas)

    def _entry(self, start: int, key_node: YamlNode, value_node: YamlNode, column: int, *, flow: bool) -> Entry:
        key_start, key_end = self._offset(key_node.start_mark), self._offset(key_node.end_mark)
        explicit = self.text[start] == "?" and key_start != start
        if key_start == key_end:  # the key is left out
            key_end = start + 1 if explicit else start
        assert isinstance(key_node, ScalarNode)
        if key_node.style in ("|", ">"):
            key_end = self._node(key_node, column).end
        at = self.token(key_end)
        is_colon = self.text[at : at + 1] == ":" and (flow or self.text[at + 1] in f" \t{_BREAKS}")
        colon = at + 1 if is_colon else None
        value = self._node(value_node, column)
        if isinstance(value, Scalar) and value.left_out:  # libyaml may place it at the next token
            at = colon or key_end
            value = Scalar(at, at, value.text, value.style)
        return Entry(key_node.value, start, key_end, explicit, colon, value, value.end)


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _data(node: YamlNode) -> Data:
    if isinstance(node, SequenceNode):
        return tuple(map(_data, node.value))
    if isinstance(node, MappingNode):
        return {key.value: _data(value) for key, value in node.value}
    assert isinstance(node, ScalarNode)
    return str(node.value)
