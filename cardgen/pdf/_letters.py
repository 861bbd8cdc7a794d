"""Which letters the codes of a font stand for (ToUnicode), as PDF/UA-1 asks for it (ISO 32000-1, 9.10.3).

In fonts of others what a code stands for stays; how that is written differs from program to program, and some name
letters that are none. Those become U+FFFD, "not known". Must never know what the letters are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SPACE: Final = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f\s]*)>")
_SAID: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE: Final = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[((?:\s|<[0-9A-Fa-f\s]*>)*)\])"
)
_NO_LETTERS: Final = frozenset({"", "0000", "FEFF", "FFFE"})  # ISO 14289-1, 7.21.7
_UNKNOWN: Final = "FFFD"
_BLOCK: Final = 100  # entries; more are not allowed
_CODES: Final = 1 << 16


def rewritten(table: bytes) -> bytes:
    """Return the table with an entry for each code that it names. Raises ValueError for one that cannot be read."""
    space = _SPACE.search(table)
    if not space:
        raise ValueError("a table of letters without its codes")
    digits = len(b"".join(space[1].split()))
    if digits not in (2, 4):
        raise ValueError(f"codes of {digits} digits")
    return table_of(dict(_entries(table)), digits)


def table_of(letters: dict[int, str], digits: int) -> bytes:
    """Return a table of letters by their codes: UTF-16 in hex, codes of so many digits."""
    parts = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange"
    ]
    lines = [f"<{code:0{digits}X}> <{text}>" for code, text in sorted(letters.items())]
    for start in range(0, len(lines), _BLOCK):
        block = lines[start : start + _BLOCK]
        parts += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return "\n".join(parts).encode("ascii")


def _entries(table: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in _SAID.findall(table):
        if kind == b"char":
            values = [_hex(value) for value in _CODE.findall(body)]
            for code, text in zip(values[0::2], values[1::2], strict=False):
                yield int(code, 16), _letter(text)
            continue
        for first, last, text, several in _RANGE.findall(body):
            start, end = int(_hex(first), 16), int(_hex(last), 16)
            if not 0 <= start <= end < _CODES:
                raise ValueError("a range of letters that is none")
            texts = [_hex(value) for value in _CODE.findall(several)] or list(_following(_hex(text), end - start + 1))
            for i, one in enumerate(texts[: end - start + 1]):
                yield start + i, _letter(one)


def _following(text: str, count: int) -> Iterator[str]:
    """A text and those after it: its last unit counts on."""
    last = int(text[-4:], 16)
    for i in range(count):
        yield f"{text[:-4]}{min(last + i, _CODES - 1):04X}"


def _hex(value: bytes) -> str:
    return b"".join(value.split()).decode("ascii").upper()


def _letter(text: str) -> str:
    padded = text.zfill(-(-len(text) // 4) * 4)
    units = [padded[i : i + 4] for i in range(0, len(padded), 4)]
    return padded if units and not _NO_LETTERS.intersection(units) else _UNKNOWN
