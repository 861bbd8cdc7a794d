"""A marked tree -> frozen dataclasses, every misfit a problem with its place.

The dataclass is the schema: its annotations say which keys there are, which
may be left out, and what a value may be. A field named `place` is filled with
the place of its mapping; `from_` stands for the key `from`, and `keep_with`
for `keep-with`. Supported: str (arrives as Text), int, float, bool, Literal,
X | None, tuple[X, ...], tuple of fixed length, dict[str, X], dataclasses.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import re
import types
import typing
from typing import Any, Final, TypeVar

from cardgen.marked import Mapping, Sequence, Text, Tree
from cardgen.problems import Place, Problems, did_you_mean

T = TypeVar("T")

INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,8}")
DECIMAL: Final = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?")


class _Misfit(Exception):
    """A value does not fit; the problem is already told."""


def decode(tree: Tree, shape: type[T], problems: Problems) -> T | None:
    """Return `tree` as a `shape`, or None when a part without a default was missing or wrong."""
    try:
        return typing.cast(T, _value(tree, shape, problems, "the file"))
    except _Misfit:
        return None


def key_of(field_name: str) -> str:
    """Return the YAML key that stands for a dataclass field."""
    return field_name.rstrip("_").replace("_", "-")


@functools.cache
def fields_of(shape: type) -> dict[str, tuple[str, Any, bool]]:
    """Return {YAML key: (field name, type, is it required)} of a dataclass."""
    hints = typing.get_type_hints(shape)
    return {
        key_of(f.name): (
            f.name,
            hints[f.name],
            f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING,
        )
        for f in dataclasses.fields(shape)
        if f.name != "place" and f.init
    }


def _value(tree: Tree, shape: Any, problems: Problems, what: str) -> Any:
    origin = typing.get_origin(shape)
    args = typing.get_args(shape)
    if origin in (types.UnionType, typing.Union):
        inner = [arg for arg in args if arg is not type(None)]
        return _value(tree, inner[0], problems, what)
    if dataclasses.is_dataclass(shape):
        return _record(tree, typing.cast(type, shape), problems, what)
    if origin is dict:
        entries = _mapping(tree, problems, what).entries
        done = {}
        for key, value in entries.items():
            with contextlib.suppress(_Misfit):  # told; the other entries are checked all the same
                done[key] = _value(value, args[1], problems, f"{what}: {key}")
        return done
    if origin is tuple:
        return _tuple(_sequence(tree, problems, what), args, problems, what)
    text = _text(tree, problems, what)
    if origin is typing.Literal:
        if text not in args:
            problems.error(
                text.place, "wrong-value", f"{what} cannot be {str(text)!r}", did_you_mean(text, map(str, args))
            )
            raise _Misfit
        return text
    if shape is str or shape is Text:
        return text
    if shape is bool:
        if text not in ("true", "false"):
            problems.error(text.place, "wrong-value", f"{what} cannot be {str(text)!r}", "write true or false")
            raise _Misfit
        return text == "true"
    pattern, kind, example = (INTEGER, int, "14") if shape is int else (DECIMAL, float, "12.5")
    if not pattern.fullmatch(text):
        problems.error(
            text.place, "wrong-value", f"{what} must be a number, not {str(text)!r}", f"write it like {example}"
        )
        raise _Misfit
    return kind(text)


def _tuple(sequence: Sequence, args: tuple[Any, ...], problems: Problems, what: str) -> tuple[Any, ...]:
    """Decode a list. Where any length is allowed a wrong item is told and left out, so that the rest is checked too."""
    if args[-1] is Ellipsis:
        done = []
        for item in sequence.items:
            with contextlib.suppress(_Misfit):
                done.append(_value(item, args[0], problems, what))
        return tuple(done)
    if len(sequence.items) != len(args):
        problems.error(
            sequence.place,
            "wrong-shape",
            f"{what} has {len(sequence.items)} values, not {len(args)}",
            f"write {len(args)} values between [ and ]",
        )
        raise _Misfit
    return tuple(_value(item, arg, problems, what) for item, arg in zip(sequence.items, args, strict=True))


def _record(tree: Tree, shape: type, problems: Problems, what: str) -> Any:
    mapping = _mapping(tree, problems, what)
    known = fields_of(shape)
    values: dict[str, Any] = {}
    misfit = False
    for key, value in mapping.entries.items():
        if key not in known:
            problems.error(key.place, "unknown-key", f"{what} has no key {str(key)!r}", did_you_mean(key, known))
            continue
        name, wanted, _ = known[key]
        try:
            values[name] = _value(value, wanted, problems, str(key))
        except _Misfit:
            misfit = True
    for wanted_key, (_, _, required) in known.items():
        if required and wanted_key not in mapping.entries:
            problems.error(
                mapping.place,
                "missing-key",
                f"{_whose(mapping, what)} lacks the key {wanted_key!r}",
                f"add a line '{wanted_key}: ...'",
            )
            misfit = True
    if misfit:
        raise _Misfit
    if any(f.name == "place" for f in dataclasses.fields(shape)):
        values["place"] = mapping.place
    return shape(**values)


def _whose(mapping: Mapping, what: str) -> str:
    for key in ("id", "number"):
        name = next((v for k, v in mapping.entries.items() if k == key), None)
        if isinstance(name, Text):
            return f"{what} ({key} {name!s})"
    return what


def _mapping(tree: Tree, problems: Problems, what: str) -> Mapping:
    if isinstance(tree, Mapping):
        return tree
    problems.error(tree.place, "wrong-shape", f"{what} must hold keys with values", "write 'key: value' lines below it")
    raise _Misfit


def _sequence(tree: Tree, problems: Problems, what: str) -> Sequence:
    if isinstance(tree, Sequence):
        return tree
    problems.error(tree.place, "wrong-shape", f"{what} must be a list", "write it as [a, b] or with one '- ' a line")
    raise _Misfit


def _text(tree: Tree, problems: Problems, what: str) -> Text:
    if isinstance(tree, Text):
        return tree
    problems.error(
        tree.place,
        "wrong-shape",
        f"{what} must be text, not a list or keys",
        "write it on one line, in quotes if needed",
    )
    raise _Misfit


def place_of(value: object, otherwise: Place) -> Place:
    """Return where a value was read, or `otherwise` for one that was not read."""
    return value.place if isinstance(value, Text) else otherwise
