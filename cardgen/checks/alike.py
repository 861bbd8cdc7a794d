"""Strings that have something in common.

The glossary is left out: its terms keep the banks in step and are not printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cardgen.bank.strings import String

GLOSSARY: Final = "glossary"


def groups(strings: Iterable[String], key: Callable[[String], str]) -> Iterator[tuple[String, ...]]:
    """Yield strings of the same key, two or more, in their order; the glossary's are left out."""
    found: defaultdict[str, list[String]] = defaultdict(list)
    for one in strings:
        if one.topic != GLOSSARY:
            found[key(one)].append(one)
    for some in found.values():
        if len(some) > 1:
            yield tuple(some)
