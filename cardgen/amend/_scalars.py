"""Text -> a YAML scalar that reads back as the same text, as plain as is safe.

It knows nothing of files and places. Source: YAML 1.1, chapters 5.7 (escapes) and 9 (scalar styles).
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

Style: TypeAlias = Literal["plain", "single", "double", "literal", "folded"]

_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}

# A plain scalar must not begin with an indicator. "=" and "<<" mean something in YAML 1.1, and what begins with a
# sign or a point may be taken for a number or for the end of the document.
_FIRST: Final = frozenset("-+.?:,[]{}#&*!|>'\"%@`=<~")
_IN_FLOW: Final = frozenset(",[]{}?:")

# Numbers, times and dates as people and other programs write them. Two kinds stay plain because the files write them
# so: whole numbers and dates (YYYY-MM-DD).
_NUMBER_LIKE: Final = re.compile(r"[0-9][-+0-9_.:]*([eE][-+]?[0-9]+)?|0[xXoObB][0-9a-fA-F_]+")
_USUAL: Final = re.compile(r"0|[1-9][0-9]{0,8}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_STRING: Final = "tag:yaml.org,2002:str"


def inline(text: str, *, flow: bool, style: Style = "plain") -> str:
    """Return `text` as a scalar on one line, in `style` where the text allows it, else in double quotes.

    `flow` says that it stands between { and } or [ and ]. Raises ValueError for a lone surrogate.
    """
    if style == "single" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if style == "plain" and _is_plain(text, flow=flow):
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or not text.isprintable() or text != text.strip(" "):
        return False
    if text[0] in _FIRST or ": " in text or " #" in text or text[-1] == ":":
        return False
    if flow and not _IN_FLOW.isdisjoint(text):
        return False
    if _USUAL.fullmatch(text):
        return True
    if _NUMBER_LIKE.fullmatch(text) or text.lower() in _WORDS:
        return False
    return bool(_RESOLVER.resolve(ScalarNode, text, (True, False)) == _STRING)  # type: ignore[no-untyped-call]


_RESOLVER: Final = Resolver()


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise ValueError(f"a text holds the lone surrogate U+{code:04X}, which is no character")
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def block(text: str, style: Literal["literal", "folded"]) -> tuple[str, list[str]] | None:
    """Return the chomping sign and the lines, not yet indented, of a block scalar; None where the text needs quotes.

    That is so if it holds characters that cannot be seen, ends with several line breaks, or begins a line in a way
    that would change the indentation or the folding.
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not lines[0] or not lines[-1] or lines[0][0] == " ":
        return None
    if not all(line.isprintable() and (not line or line.strip(" ")) for line in lines):
        return None
    if style == "folded":
        if any(line.startswith(" ") or line.endswith(" ") for line in lines):
            return None
        lines = re.sub(r"\n+", lambda breaks: breaks[0] + "\n", body).split("\n")
    return "" if body != text else "-", lines
