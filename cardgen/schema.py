"""Dataclasses -> JSON Schema, so that an editor completes and checks a content file while somebody types.

Draft-07, which the YAML language server reads best. An editor turns `1.10` into a number and `true` into a boolean
before it looks; our reader does not. So the schema takes whatever the reader could take: what `cardgen check` has
nothing against is never red. A number with a leading zero, or `True`, is left to the check.

Must never know what the content means, nor where a schema is kept.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
import typing
from dataclasses import dataclass, field
from typing import Any, Final

from cardgen import shapes
from cardgen.marked import Text

DIALECT: Final = "http://json-schema.org/draft-07/schema#"

_BEYOND: Final = 10**9  # the reader takes nine digits before the point

# What the reader takes as text is every scalar. The server would offer `true` and `null` for each text if the types
# were listed, and would leave a required text out of what it inserts if there were no `anyOf`.
_TEXT: Final[dict[str, object]] = {
    "anyOf": [
        {
            "if": {"type": ["array", "object"]},
            "then": {"type": "string", "errorMessage": "write text on one line, in quotes if needed"},
        }
    ]
}
_SCALARS: Final[dict[Any, tuple[str, dict[str, object]]]] = {
    str: ("text", _TEXT),
    Text: ("text", _TEXT),
    bool: (
        "true-or-false",
        {"type": ["boolean", "string"], "pattern": "^(true|false)$", "errorMessage": "write true or false"},
    ),
    int: (
        "whole-number",
        {
            "type": ["integer", "string"],
            "pattern": f"^({shapes.INTEGER.pattern})$",
            "exclusiveMinimum": -_BEYOND,
            "exclusiveMaximum": _BEYOND,
            "errorMessage": "write a whole number like 14",
        },
    ),
    float: (
        "number",
        {
            "type": ["number", "string"],
            "pattern": f"^({shapes.DECIMAL.pattern})$",
            "exclusiveMinimum": -_BEYOND,
            "exclusiveMaximum": _BEYOND,
            "errorMessage": "write a number like 12.5",
        },
    ),
}


def schema(shape: type, *, title: str) -> dict[str, object]:
    """Return the schema of a file that `shapes.decode` reads as `shape`; `title` heads what an editor shows.

    Descriptions come from docstrings: that of a dataclass describes its mapping, and a key has the clauses that name
    it in backticks, unless they begin with the name of another. Defaults are told there and not as `default`, because
    the server would insert all of them with every new record.

    A `Literal` must hold words that YAML 1.2 does not take for a number, a boolean or null. Raises TypeError for a
    shape that no file can hold, and for two dataclasses of one name.
    """
    writer = _Writer({shape: "#"})
    return {"$schema": DIALECT, "title": title, **writer.record(shape), "definitions": writer.definitions}


@dataclass
class _Writer:
    pointers: dict[type, str]
    definitions: dict[str, dict[str, object]] = field(default_factory=dict)

    def record(self, shape: type) -> dict[str, object]:
        doc = _Docstring(shape)
        fields = {f.name: f for f in dataclasses.fields(shape)}
        properties = {}
        required = []
        for key, (name, wanted, needed) in shapes.fields_of(shape).items():
            said = " ".join(part for part in (doc.about(key), _left_out(fields[name])) if part)
            properties[key] = {**self.value(wanted), **({"description": said} if said else {})}
            required += [key] if needed else []
        return {
            **({"description": doc.text} if doc.text else {}),
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def value(self, shape: Any) -> dict[str, object]:
        origin, args = typing.get_origin(shape), typing.get_args(shape)
        if origin in (types.UnionType, typing.Union):  # None is for a key that is left out
            return self.value(next(arg for arg in args if arg is not type(None)))
        if dataclasses.is_dataclass(shape):
            return {"$ref": self._pointer(typing.cast(type, shape))}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.value(args[1])}
        if origin is tuple and args[-1] is Ellipsis:
            return {"type": "array", "items": self.value(args[0])}
        if origin is tuple:
            return {
                "type": "array",
                "items": [self.value(arg) for arg in args],
                "minItems": len(args),
                "maxItems": len(args),
            }
        if origin is typing.Literal:
            return {"type": "string", "enum": list(args)}
        if shape not in _SCALARS:
            raise TypeError(f"{shape} is not a shape that a file can hold")
        name, scalar = _SCALARS[shape]
        self.definitions[name] = scalar
        return {"$ref": f"#/definitions/{name}"}

    def _pointer(self, shape: type) -> str:
        if shape not in self.pointers:
            name = shape.__name__.lstrip("_")
            if name in self.definitions:
                raise TypeError(f"two shapes of one file are called {name}")
            self.pointers[shape] = f"#/definitions/{name}"
            self.definitions[name] = {}  # its place, before the shapes that it holds
            self.definitions[name] = self.record(shape)
        return self.pointers[shape]


class _Docstring:
    """What a dataclass says of itself, in the words of its file: `from`, where the program says `from_`."""

    def __init__(self, shape: type) -> None:
        doc = inspect.cleandoc(shape.__doc__ or "")
        if doc.startswith(f"{shape.__name__}("):  # a dataclass without a docstring gets its signature for one
            doc = ""
        for f in dataclasses.fields(shape):
            doc = doc.replace(f"`{f.name}`", f"`{shapes.key_of(f.name)}`")
        self.text = "\n\n".join(" ".join(paragraph.split()) for paragraph in doc.split("\n\n"))
        self._clauses = [clause for clause in re.split(r"(?<=;)\s+|(?<=\.)\s+(?=[A-Z`])", self.text) if clause]

    def about(self, key: str) -> str:
        name = re.escape(f"`{key}`")
        of_it = re.compile(rf"(`[a-z-]+`(, | and ))*{name}|[^`].*{name}", re.DOTALL)
        found = [clause for clause in self._clauses if of_it.match(clause)]
        return " ".join(clause[0].upper() + clause[1:].rstrip(".;") + "." for clause in found)


def _left_out(one: dataclasses.Field[Any]) -> str:
    """What a key that is left out stands for, if that is a word, a number or a boolean."""
    if isinstance(one.default, bool):
        return f"If left out: {str(one.default).lower()}."
    if isinstance(one.default, (str, int, float)) and one.default != "":
        return f"If left out: {one.default:g}." if isinstance(one.default, float) else f"If left out: {one.default}."
    return ""
