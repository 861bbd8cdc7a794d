"""A draft -> the text of the file, changed only where the draft differs.

All changes are pieces (from, to, new text) of the old text, found in one walk over file and draft, put in at the end.
A piece of a flow mapping brings its comma with it. Whether the result says the draft is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cardgen.amend import _scalars
from cardgen.amend._draft import Branch, Draft, Drafted, Slot
from cardgen.amend._source import BlockScalar, Entry, Items, Keys, Scalar, Source

_EMPTY: Final = re.compile(r"\{[ \t]*\}")
_LAST_BREAK: Final = re.compile(r"(?:\r\n|[\r\n\x85\u2028\u2029])\Z")


def amended(source: Source, draft: Draft) -> Iterator[str]:
    """Yield the new text; if the file ends without a line break, first so, then with one, should the text need it."""
    writer = _Writer(source)
    writer.root(draft.root)
    text = writer.text()
    if source.unfinished:
        yield _LAST_BREAK.sub("", text)
    yield text


def _flow(value: Drafted) -> str:
    """A value in flow style, on one line."""
    if isinstance(value, Branch):
        return "{" + ", ".join(map(_flow_entry, value.live)) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_scalars.inline(text, flow=True) for text in value) + "]"
    assert isinstance(value, str)  # a list of the file is never new
    return _scalars.inline(value, flow=True)


def _flow_entry(slot: Slot) -> str:
    return f"{_scalars.inline(slot.key, flow=True)}: {_flow(slot.value)}"


def _in_block(value: Drafted) -> str:
    """A value behind a key that stands on a line of its own."""
    return _scalars.inline(value, flow=False) if isinstance(value, str) else _flow(value)


def _as_lines(value: Drafted, model: Keys | None) -> bool:
    """Whether a new mapping is written as lines below its key; `model` is a mapping beside it."""
    if not isinstance(value, Branch) or not value.live:
        return False
    return (model is not None and not model.flow) or all(isinstance(slot.value, Branch) for slot in value.live)


def _model(entry: Entry) -> Keys | None:
    return entry.value if isinstance(entry.value, Keys) and entry.value.entries else None


class _Writer:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._pieces: list[tuple[int, int, str]] = []

    # -- pieces ------------------------------------------------------------------------------------

    def _put(self, start: int, end: int, text: str) -> None:
        before = text[-1:] or self._text[max(start - 1, 0) : start]
        if self._text[end : end + 1] == "#" and before and not before.isspace():
            text += " "  # a comment that stood close behind a quote or a comma
        self._pieces.append((start, end, text))

    def text(self) -> str:
        """The text with all pieces put in. Insertions at one place keep their order; removals may overlap."""
        self._close_open_scalar()
        done: list[str] = []
        at = 0
        for start, end, text in sorted(self._pieces, key=lambda piece: piece[:2]):  # stable
            done.append(self._text[at:start])
            done.append(text)
            at = max(at, end)
        return "".join(done) + self._text[at:]

    def _close_open_scalar(self) -> None:
        """A block scalar ended by the end of the file has no line break at its end; one with lines behind it would."""
        scalar = self._source.open_scalar
        at_end = any(text and start >= self._source.length for start, _, text in self._pieces)
        if scalar and at_end and not any(start <= scalar.start < end for start, end, _ in self._pieces):
            header = self._text[scalar.start : scalar.header_end]
            self._put(scalar.start, scalar.header_end, header.rstrip("+-") + "-")

    def _remove_lines(self, start: int, end: int) -> None:
        """Remove what stands from start to end in a block, with the comment behind it."""
        if self._source.begins_line(start):
            self._put(self._source.line_start(start), self._source.next_line(end), "")
        else:
            self._put(start, self._source.line_end(end) or end, "")

    # -- values ------------------------------------------------------------------------------------

    def root(self, branch: Branch) -> None:
        """Write all that differs."""
        keys = self._source.root
        if branch.live and _EMPTY.fullmatch(self._text, keys.start, keys.end) and self._source.begins_line(keys.start):
            lines = [line for slot in branch.live for line in self._lines(slot, keys.column, None, self._source.step)]
            self._put(keys.start, keys.end, self._source.break_at(keys.end).join(lines).lstrip(" "))
        elif keys.flow:
            self._flow_keys(keys, branch)
        else:
            if not branch.live:
                self._put(keys.body, keys.body, "{}" + self._source.break_at(keys.body))
            self._block_keys(keys, branch)

    def _value(self, entry: Entry, new: Drafted, around: Keys, model: Keys | None) -> None:
        """Write the value of an entry that stays."""
        old = entry.value
        if isinstance(old, Keys) and isinstance(new, Branch) and new.keys is old:
            if old.flow and not self._to_lines(entry, new, around, model):
                self._flow_keys(old, new)
            elif not old.flow:
                if not new.live:
                    self._put_before_lines(entry, old, "{}")
                self._block_keys(old, new)
        elif isinstance(new, Items):
            pass  # the one that stands there
        elif isinstance(old, BlockScalar):
            if new != old.text:
                self._block_scalar(old, new)
        elif isinstance(old, Scalar):
            if new != old.text:
                self._scalar(entry, old, new, around, model)
        elif old.flow:
            self._put(old.start, old.end, _flow(new) if around.flow else _in_block(new))
        else:
            self._put_before_lines(entry, old, _in_block(new))
            self._remove_lines(old.body, old.end)

    def _scalar(self, entry: Entry, old: Scalar, new: Drafted, around: Keys, model: Keys | None) -> None:
        if not old.left_out:
            flow = around.flow
            text = _scalars.inline(new, flow=flow, style=old.style) if isinstance(new, str) else _flow(new)
            self._put(old.start, old.end, text)
        elif not self._to_lines(entry, new, around, model):
            text = _flow(new) if around.flow else _in_block(new)
            if entry.colon is not None:
                self._put(entry.colon, entry.colon, " " + text)
            elif around.flow:
                self._put(entry.key_end, entry.key_end, (" : " if entry.explicit else ": ") + text)
            else:
                line = " " * around.column + ": " + text + self._source.break_at(entry.end)
                self._put(self._source.next_line(entry.end), self._source.next_line(entry.end), line)

    def _block_scalar(self, old: BlockScalar, new: Drafted) -> None:
        end = self._source.next_line(old.end)
        if isinstance(new, str) and old.indent is not None and old is not self._source.open_scalar:
            kept = _scalars.block(new, "literal" if old.style == "literal" else "folded")
            if kept is not None:
                sign, lines = kept
                line_break = self._source.break_at(old.end)
                padded = [" " * old.indent + line if line else "" for line in lines]
                self._put(old.start, old.header_end, self._text[old.start : old.header_end].rstrip("+-") + sign)
                self._put(old.lines_start, end, "".join(line + line_break for line in padded))
                return
        self._put(old.start, old.header_end, _in_block(new))
        self._put(old.lines_start, max(old.lines_start, end), "")

    def _to_lines(self, entry: Entry, new: Drafted, around: Keys, model: Keys | None) -> bool:
        """Write a mapping as lines below its key, if nothing or {} stands there now and if that is the way here."""
        old = entry.value
        empty = old.start == old.end or _EMPTY.fullmatch(self._text, old.start, old.end)
        if around.flow or entry.explicit or entry.colon is None or not empty or not _as_lines(new, model):
            return False
        if old.end > old.start:
            begin = entry.colon if not self._text[entry.colon : old.start].strip(" \t") else old.start
            self._put(begin, old.end, "")
        assert isinstance(new, Branch)
        inner = model.column - around.column if model is not None and not model.flow else self._source.step
        at = self._source.next_line(entry.end)
        for line in self._below(new, around.column, model, inner):
            self._put(at, at, line + self._source.break_at(entry.end))
        return True

    def _put_before_lines(self, entry: Entry, old: Keys | Items, text: str) -> None:
        """Put a value in the place of a block that is being removed: behind the colon, if the block stands below."""
        at = entry.colon if old.body == old.start else old.start + 1
        assert at is not None  # a block has a colon before it
        if self._text[at : old.body].strip(" \t"):
            self._put(at, at, " " + text)
        else:
            self._put(old.body, old.body, text)

    # -- block mappings ----------------------------------------------------------------------------

    def _block_keys(self, keys: Keys, branch: Branch) -> None:
        model = next((found for found in map(_model, keys.entries) if found), None)
        anchor: Entry | None = None
        for slot in branch:
            if slot.entry is not None:
                anchor = slot.entry
                if slot.removed:
                    self._remove_lines(anchor.start, anchor.end)
                else:
                    self._value(anchor, slot.value, keys, model)
                model = _model(anchor) or model
            else:
                assert anchor is not None  # a block mapping has an entry, and new ones come behind it
                inner = model.column - keys.column if model is not None and not model.flow else self._source.step
                at = self._source.next_line(anchor.end)
                for line in self._lines(slot, keys.column, model, inner):
                    self._put(at, at, line + self._source.break_at(anchor.end))

    def _lines(self, slot: Slot, column: int, model: Keys | None, step: int) -> list[str]:
        """The lines of a new entry, indented by `column`; `step` is from there to what it holds."""
        key = " " * column + _scalars.inline(slot.key, flow=False) + ":"
        if not _as_lines(slot.value, model):
            return [f"{key} {_in_block(slot.value)}"]
        assert isinstance(slot.value, Branch)
        return [key, *self._below(slot.value, column, model, step)]

    def _below(self, branch: Branch, column: int, model: Keys | None, step: int) -> list[str]:
        beside = {entry.key: found for entry in model.entries if (found := _model(entry))} if model is not None else {}
        any_beside = next(iter(beside.values()), None)
        lines = []
        for slot in branch.live:
            inner = beside.get(slot.key, any_beside)
            further = inner.column - model.column if model and inner and not inner.flow and not model.flow else step
            lines += self._lines(slot, column + step, inner, further)
        return lines

    # -- flow mappings -----------------------------------------------------------------------------

    def _flow_keys(self, keys: Keys, branch: Branch) -> None:
        new: list[Slot] = []  # those before the first that stays
        stay: list[tuple[int, Slot, list[Slot]]] = []  # number, entry that stays, new ones behind it
        removed: list[int] = []
        number = -1
        for slot in branch:
            number += slot.entry is not None
            if slot.entry is None:
                (stay[-1][2] if stay else new).append(slot)
            elif slot.removed:
                removed.append(number)
            else:
                stay.append((number, slot, []))
        if not stay:
            self._only_new(keys, new)
            return
        self._before(keys.entries[stay[0][0]], new)
        for number, slot, behind in stay:
            self._value(keys.entries[number], slot.value, keys, None)
            if behind and number == stay[-1][0] and removed and removed[-1] > number:
                self._in_place_of(keys, removed.pop(), behind)
            else:
                self._behind(keys, number, behind, still_empty=slot.value == "")
        last, _, behind = stay[-1]
        for number in removed:
            self._remove_from_flow(keys, number, None if behind else last)

    def _only_new(self, keys: Keys, new: list[Slot]) -> None:
        """Nothing of the old entries stays."""
        text = ", ".join(map(_flow_entry, new))
        inside = keys.body + 1
        if not any("#" in gap for gap in self._gaps(keys)):
            if keys.entries:
                self._put(inside, keys.end - 1, text)
            else:
                self._put(inside, inside, text)
            return
        self._put(inside, inside, text)
        for i, entry in enumerate(keys.entries):
            self._put(entry.start, entry.end, "")
            if i in keys.commas:
                self._put(keys.commas[i], keys.commas[i] + 1, "")

    def _gaps(self, keys: Keys) -> Iterator[str]:
        """What stands between the entries."""
        at = keys.body + 1
        for entry in keys.entries:
            yield self._text[at : entry.start]
            at = entry.end
        yield self._text[at : keys.end - 1]

    def _before(self, first: Entry, new: list[Slot]) -> None:
        own_lines = self._source.begins_line(first.start)
        line_break = self._source.break_at(first.start) + " " * self._source.column(first.start)
        for slot in new:
            self._put(first.start, first.start, _flow_entry(slot) + "," + (line_break if own_lines else " "))

    def _behind(self, keys: Keys, number: int, new: list[Slot], *, still_empty: bool) -> None:
        """Put new entries behind one that stays: on lines of their own where the old ones have such."""
        if not new:
            return
        source = self._source
        entry, comma = keys.entries[number], keys.commas.get(number)
        texts = list(map(_flow_entry, new))
        own_line = source.begins_line(entry.start)
        line_break = source.break_at(entry.end)
        indent = " " * self._column(keys, entry)
        if comma is not None and source.next_line(comma) == source.next_line(entry.end):
            if source.line_end(comma + 1) is not None:
                at = source.next_line(comma)
                self._put(at, at, "".join(f"{indent}{text},{line_break}" for text in texts))
                return
            own_line = False
        opening = " ," if still_empty and self._text[entry.end - 1] in ":!" else ","  # "a:," would be no key
        if comma is None and source.line_end(entry.end) is not None:
            at = source.next_line(entry.end)
            self._put(entry.end, entry.end, opening)
            self._put(at, at, f",{line_break}".join(indent + text for text in texts) + line_break)
            return
        between = f"{line_break}{indent}" if comma is None and own_line else " "
        self._put(entry.end, entry.end, opening + between + f",{between}".join(texts))

    def _in_place_of(self, keys: Keys, number: int, new: list[Slot]) -> None:
        """Put new entries where the last one stood, which goes with the comment behind it; a comma behind it stays."""
        source = self._source
        entry, comma = keys.entries[number], keys.commas.get(number)
        own_line = source.begins_line(entry.start)
        between = f",{source.break_at(entry.start)}{' ' * source.column(entry.start)}" if own_line else ", "
        self._put(entry.start, entry.end, between.join(map(_flow_entry, new)))
        end = entry.end if comma is None else comma + 1
        if own_line and "#" not in self._text[entry.end : end]:
            self._put(end, source.line_end(end) or end, "")

    def _column(self, keys: Keys, entry: Entry) -> int:
        """How far new lines of a flow mapping are indented."""
        source = self._source
        for beside in (entry, *keys.entries):
            if source.begins_line(beside.start):
                return source.column(beside.start)
        line = source.line_start(entry.start)
        outer = self._text[line : entry.start]
        return len(outer) - len(outer.lstrip(" ")) + source.step

    def _remove_from_flow(self, keys: Keys, number: int, kept: int | None) -> None:
        """Remove an entry with its comma.

        `kept` is the last entry that stays, if none comes behind it. Where no comma stood at the end, none is left.
        """
        source, text = self._source, self._text
        entry, comma = keys.entries[number], keys.commas.get(number)
        own_line = source.begins_line(entry.start)
        if comma is not None and "#" in text[entry.end : comma]:
            self._put(entry.start, entry.end, "")
            self._put(comma, comma + 1, "")
            return
        end = entry.end if comma is None else comma + 1
        spare = keys.commas[kept] if kept is not None and number + 1 == len(keys.entries) and comma is None else None
        if spare is not None:
            self._put(spare, spare + 1, "")
        if own_line and source.line_end(end) is not None:
            self._put(source.line_start(entry.start), source.next_line(end), "")
            return
        following = keys.entries[number + 1].start if number + 1 < len(keys.entries) else None
        if comma is not None and following is not None and not text[end:following].strip(" \t"):
            self._put(entry.start, following, "")
            return
        start = entry.start
        if spare is not None and kept is not None and not self._comment_between(keys, kept, number):
            start = spare
        elif not own_line:
            start -= len(text[:start]) - len(text[:start].rstrip(" \t"))
        self._put(start, end, "")

    def _comment_between(self, keys: Keys, first: int, last: int) -> bool:
        pairs = zip(keys.entries[first:last], keys.entries[first + 1 : last + 1], strict=True)
        return any("#" in self._text[one.end : other.start] for one, other in pairs)
