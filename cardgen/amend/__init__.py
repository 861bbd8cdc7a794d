"""Change values in a YAML file and leave every other byte of it as it is.

1. read    bytes -> where each key, value and comma stands      (_source)
2. draft   the edits, applied to plain data                     (_draft)
3. write   what differs -> pieces of text put into the file     (_writer, _scalars)
4. check   the new bytes are read again and must say the draft

It must never know what the content means. People edit these files by hand, so comments, order, quotes, blank
lines, line ends and a byte order mark stay. Nothing is written here but by `write`.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from cardgen import marked
from cardgen.amend._draft import Draft, Remove, Set, Value
from cardgen.amend._files import write
from cardgen.amend._problems import CannotAmend
from cardgen.amend._scalars import inline as scalar
from cardgen.amend._source import Source
from cardgen.amend._writer import amended
from cardgen.problems import Problems

__all__ = ["CannotAmend", "Remove", "Set", "Value", "amend", "scalar", "write"]


def amend(data: bytes, file: str, edits: Sequence[Set | Remove]) -> bytes:
    """Return the file's bytes with the edits carried out, in their order; `file` is its name in messages.

    Raises CannotAmend if the file is not sound, if a path leads through a text or a list or to nothing that could be
    removed, and if the new bytes would say anything but the data before with the edits applied: what follows a removed
    key may come to stand behind a text on lines of its own and become a part of it, as an indented comment does.
    Raises ValueError for a path without keys and for a lone surrogate, which no file can hold.
    """
    problems = Problems()
    if marked.parse(data, file, problems) is None or len(problems):
        raise CannotAmend(file, (), tuple(problems))
    source = Source(data.decode("utf-8-sig"), file)
    draft = Draft(source)
    for edit in edits:
        draft.apply(edit)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    fault: CannotAmend | None = None
    for text in amended(source, draft):
        changed = mark + text.encode()
        if changed == data:
            return data
        fault = _misread(changed, file, draft, source)
        if fault is None:
            return changed
    assert fault is not None  # there is at least one way to write it
    raise fault


def _misread(data: bytes, file: str, draft: Draft, source: Source) -> CannotAmend | None:
    """Why the new bytes must not be written, None if they say what the draft says."""
    if len(data) > marked.MAX_BYTES:
        why = f"it would have {len(data):,} bytes, more than the {marked.MAX_BYTES:,} that a file may have"
        return CannotAmend.because(source.place(0), (), why, "split the file into two")
    problems = Problems()
    tree = marked.parse(data, file, problems)
    path = draft.difference(tree) if tree is not None else ()
    if path is None and not len(problems):
        return None
    said = "; ".join(problem.message for problem in problems)
    why = "the file would not say what it should" + (f": {said}" if said else "")
    return CannotAmend.because(draft.place(path or ()), path or (), why, "make this change by hand")
