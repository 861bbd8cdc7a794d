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
from collections.abc import Callable
from typing import Any, Final, TypeAlias, TypeVar

from cardgen.marked import Mapping, Sequence, Text, Tree
from cardgen.problems import Place, Problems, did_you_mean

T = TypeVar("T")
_Reader: TypeAlias = Callable[[Tree, Problems, str], Any]  # the last says what is read, for messages

INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,8}")
DECIMAL: Final = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?")
# between braces a comma ends a sentence: {answer: Ne, karet je dost.} has the key "karet je dost."
_IN_QUOTES: Final = 'if it is a part of a sentence, put the whole sentence in quotes: key: "..., ..."'


class _Misfit(Exception):
    """A value does not fit; the problem is already told."""


def decode(tree: Tree, shape: type[T], problems: Problems) -> T | None:
    """Return `tree` as a `shape`, or None when a part without a default was missing or wrong."""
    try:
        return typing.cast(T, _reader(typing.cast(Any, shape))(tree, problems, "the file"))
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


@functools.cache
def _reader(shape: Any) -> _Reader:
    """Return what reads a value of this shape: annotations are looked at once, not for each value."""
    origin, args = typing.get_origin(shape), typing.get_args(shape)
    if origin in (types.UnionType, typing.Union):
        return _reader(next(arg for arg in args if arg is not type(None)))
    if dataclasses.is_dataclass(shape):
        return functools.partial(_record, typing.cast(type, shape))
    if origin is dict:
        return functools.partial(_dict, _reader(args[1]))
    if origin is tuple:
        several = _any_number if args[-1] is Ellipsis else _fixed_number
        return functools.partial(several, tuple(_reader(arg) for arg in args if arg is not Ellipsis))
    if origin is typing.Literal:
        return functools.partial(_one_of, args)
    return {str: _text, Text: _text, bool: _truth, int: _int, float: _float}[shape]


@functools.cache
def _record_readers(shape: type) -> tuple[dict[str, tuple[str, _Reader]], tuple[str, ...], bool]:
    """Return {YAML key: (field name, what reads it)} of a dataclass, the keys it requires, and if it has a place."""
    fields = fields_of(shape)
    readers = {key: (name, _reader(wanted)) for key, (name, wanted, _) in fields.items()}
    required = tuple(key for key, (_, _, is_required) in fields.items() if is_required)
    return readers, required, any(f.name == "place" for f in dataclasses.fields(shape))


def _record(shape: type, tree: Tree, problems: Problems, what: str) -> Any:
    mapping = _mapping(tree, problems, what)
    known, required, has_place = _record_readers(shape)
    values: dict[str, Any] = {}
    misfit = False
    for key, value in mapping.entries.items():
        if key not in known:
            way_out = _IN_QUOTES if " " in key or key.endswith((".", "!", "?")) else did_you_mean(key, known)
            problems.error(key.place, "unknown-key", f"{what} has no key {str(key)!r}", way_out)
            continue
        name, reader = known[key]
        try:
            values[name] = reader(value, problems, key)
        except _Misfit:
            misfit = True
    for wanted in required:
        if wanted not in mapping.entries:
            problems.error(
                mapping.place,
                "missing-key",
                f"{_whose(mapping, what)} lacks the key {wanted!r}",
                f"add a line '{wanted}: ...'",
            )
            misfit = True
    if misfit:
        raise _Misfit
    if has_place:
        values["place"] = mapping.place
    return shape(**values)


def _dict(reader: _Reader, tree: Tree, problems: Problems, what: str) -> dict[Text, Any]:
    done = {}
    for key, value in _mapping(tree, problems, what).entries.items():
        with contextlib.suppress(_Misfit):  # told; the other entries are checked all the same
            done[key] = reader(value, problems, f"{what}: {key}")
    return done


def _any_number(readers: tuple[_Reader, ...], tree: Tree, problems: Problems, what: str) -> tuple[Any, ...]:
    """Decode a list of any length. A wrong item is told and left out, so that the rest is checked too."""
    done = []
    for item in _sequence(tree, problems, what).items:
        with contextlib.suppress(_Misfit):
            done.append(readers[0](item, problems, what))
    return tuple(done)


def _fixed_number(readers: tuple[_Reader, ...], tree: Tree, problems: Problems, what: str) -> tuple[Any, ...]:
    sequence = _sequence(tree, problems, what)
    if len(sequence.items) != len(readers):
        problems.error(
            sequence.place,
            "wrong-shape",
            f"{what} has {len(sequence.items)} values, not {len(readers)}",
            f"write {len(readers)} values between [ and ]",
        )
        raise _Misfit
    return tuple(reader(item, problems, what) for item, reader in zip(sequence.items, readers, strict=True))


def _one_of(values: tuple[Any, ...], tree: Tree, problems: Problems, what: str) -> Text:
    text = _text(tree, problems, what)
    if text not in values:
        problems.error(
            text.place, "wrong-value", f"{what} cannot be {str(text)!r}", did_you_mean(text, map(str, values))
        )
        raise _Misfit
    return text


def _truth(tree: Tree, problems: Problems, what: str) -> bool:
    text = _text(tree, problems, what)
    if text not in ("true", "false"):
        problems.error(text.place, "wrong-value", f"{what} cannot be {str(text)!r}", "write true or false")
        raise _Misfit
    return text == "true"


def _int(tree: Tree, problems: Problems, what: str) -> int:
    return int(_number(INTEGER, "14", tree, problems, what))


def _float(tree: Tree, problems: Problems, what: str) -> float:
    return float(_number(DECIMAL, "12.5", tree, problems, what))


def _number(pattern: re.Pattern[str], example: str, tree: Tree, problems: Problems, what: str) -> Text:
    text = _text(tree, problems, what)
    if not pattern.fullmatch(text):
        problems.error(
            text.place, "wrong-value", f"{what} must be a number, not {str(text)!r}", f"write it like {example}"
        )
        raise _Misfit
    return text


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
