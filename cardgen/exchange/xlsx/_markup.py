"""XML from anybody -> elements, by expat, within limits. Must never know what the elements mean.

Expat is stopped at the first DOCTYPE, so no entity is ever declared, and nothing is ever loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

MOST_ELEMENTS: Final = 1_000_000  # of a workbook; 20,000 rows have 800,000
MOST_ATTRIBUTES: Final = 100  # of an element
MOST_DEPTH: Final = 64

_LONG: Final = re.compile(rb"<[^<]{300000}")  # a tag, or a text: 32,767 characters take at most 9 bytes each
_DAMAGED: Final = "ask for the file once more, or export again and put the translations into the new file"

Begin = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Refused(Exception):
    """A file that is not read at all; `code`, `message` and `way_out` are those of the problem to tell."""

    def __init__(self, code: str, message: str, way_out: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.way_out = way_out


class _Enough(Exception):
    """The first element was reached."""


def check_prolog(data: bytes) -> None:
    """Raise Refused for XML that declares a document type: entities are what bombs and leaks are made of."""
    parser = _parser()

    def stop(*_: object) -> None:
        raise _Enough

    parser.StartElementHandler = stop
    try:
        parser.Parse(data[:100_000], False)
    except _Enough:
        return
    except (expat.ExpatError, ValueError, LookupError):
        raise damaged() from None
    raise damaged()  # no element in all this


class Meter:
    """How many elements all parts of a workbook may still have."""

    def __init__(self) -> None:
        self._left = MOST_ELEMENTS

    def count(self, depth: int, attributes: int) -> None:
        """Count an element; raises Refused."""
        self._left -= 1
        if self._left < 0 or depth > MOST_DEPTH or attributes > MOST_ATTRIBUTES:
            raise Refused(
                "too-large-workbook",
                "the workbook has more cells, or deeper ones, than a working sheet has",
                "take out what was added to it, or export fewer topics into one file",
            )


def walk(data: bytes, meter: Meter, begin: Begin, end: End | None = None, text: Text | None = None) -> None:
    """Call back for every element and text; names come without namespaces. Raises Refused."""
    if _LONG.search(data):
        raise Refused("unsafe-workbook", "a text in the workbook is longer than a cell can be", _DAMAGED)
    parser = _parser()
    depth = 0

    def begun(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        meter.count(depth, len(attributes))
        begin(_local(name), {_local(key): value for key, value in attributes.items()})

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(_local(name))

    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise damaged() from None


def damaged() -> Refused:
    """What to raise for a workbook whose parts do not fit together."""
    return Refused("damaged-workbook", "the workbook is damaged", _DAMAGED)


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise Refused("unsafe-workbook", "it declares a document type (DOCTYPE), which no workbook does", _DAMAGED)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
