"""The schemas agree with the reader: what it takes is never red in an editor, and what an editor can see is."""

from __future__ import annotations

import dataclasses
import math
import os
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final, Literal, Optional

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from cardgen import marked, shapes
from cardgen.jobs.schemas import FOLDER, KINDS
from cardgen.problems import Place, Problems
from cardgen.schema import DIALECT, schema
from tests.projects import REAL

FILES: Final = sorted(
    path.relative_to(REAL).as_posix() for folder in ("content", "fonts") for path in (REAL / folder).glob("**/*.yaml")
)
KIND_OF: Final = {  # the first that matches
    "content/phrases/*/topic.yaml": "topic",
    "content/phrases/*/*.yaml": "translation",
    "content/languages/*.yaml": "language",
    "content/editions/*.yaml": "edition",
    "content/facts/offices.yaml": "offices",
    "content/facts/courses.yaml": "courses",
    "content/facts/numbers.yaml": "numbers",
    "content/feedback/*.yaml": "feedback",
    "content/orders/*.yaml": "order",
    "content/printers/*.yaml": "printer",
    "content/layouts/theme.yaml": "theme",
    "content/layouts/sheets/*.yaml": "sheet",
    "content/layouts/documents/*.yaml": "document",
    "content/layouts/certificates/*.yaml": "certificate",
    "content/layouts/*.yaml": "layout",
    "content/pictures/body/parts.yaml": "body",
    "content/pictures/*.yaml": "pictures",
    "fonts/faces.yaml": "faces",
}
MODELINE: Final = "# yaml-language-server: $schema="

# --- how an editor reads --------------------------------------------------------------------------

_INTEGER: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def as_in_an_editor(text: str) -> Any:
    """The values of YAML 1.2 with its core schema (10.3.2), which editors take unless they are told otherwise."""
    return _value(yaml.compose(text, Loader=yaml.CBaseLoader))


def _value(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    text = node.value
    if node.style:  # it has quotes, or is a block
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false") and text in (text.lower(), text.title(), text.upper()):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text, 0 if text[1:2] in ("o", "x") else 10)
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".i", "i").replace(".n", "n"))
    return text


def red(made: dict[str, object], text: str) -> list[str]:
    """What an editor underlines: where, and why."""
    errors = Draft7Validator(made).iter_errors(as_in_an_editor(text))
    return sorted(f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("12:30", "12:30"), ("2026-11-22", "2026-11-22"), ("'1'", "1"), ("1.10", 1.1), ("0123", 123),
        ("0x1F", 31), ("~", None), ("''", ""), ("True", True), ("tRue", "tRue"), ("1e3", 1000.0), (".inf", math.inf),
    ],
)  # fmt: skip
def test_an_editor_reads_the_core_schema(text: str, value: object) -> None:
    assert as_in_an_editor(f"a: {text}") == {"a": value}


# --- the files of the project ---------------------------------------------------------------------


def kind_of(file: str) -> str:
    return next(kind for pattern, kind in KIND_OF.items() if PurePosixPath(file).match(pattern))


@pytest.mark.parametrize("file", FILES)
def test_every_file_names_the_right_schema_in_its_first_line(file: str) -> None:
    path = REAL / FOLDER / f"{kind_of(file)}.json"
    with (REAL / file).open(encoding="utf-8") as lines:
        assert next(lines) == f"{MODELINE}{os.path.relpath(path, (REAL / file).parent)}\n"
    assert path.is_file()


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_red_in_the_files_of_the_project(file: str) -> None:
    shape, title = KINDS[kind_of(file)]
    assert red(schema(shape, title=title), (REAL / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_one_of_draft_07(kind: str) -> None:
    shape, title = KINDS[kind]
    made = schema(shape, title=title)
    Draft7Validator.check_schema(made)
    assert (made["$schema"], made["title"]) == (DIALECT, title)


# --- mistakes -------------------------------------------------------------------------------------

PHRASE: Final = "from: Ne, text: Không, state: draft"
CARD: Final = "number: 1, id: a, text: Bolí?, answer: yes-no, picture: pain"


def topic(card: str) -> str:
    return f"topic: a\ntitle: A\nsections: [{{id: s, title: S, cards: [{{{card}}}]}}]\n"


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("translation", "langauge: vi", [
            ": 'language' is a required property",
            ": Additional properties are not allowed ('langauge' was unexpected)",
        ]),
        ("translation", f"language: vi\nphrases: {{a: {{{PHRASE}, sya: x}}}}", [
            "phrases/a: Additional properties are not allowed ('sya' was unexpected)",
        ]),
        ("translation", "language: vi\nphrases: {a: {from: Ne, text: Không}}", [
            "phrases/a: 'state' is a required property",
        ]),
        ("translation", "language: vi\ntitle: {from: Ne, text: Không, state: done}", [
            "title/state: 'done' is not one of ['draft', 'revised', 'approved']",
        ]),
        ("translation", "language: [vi]", ["language: ['vi'] is not valid under any of the given schemas"]),
        ("translation", "language: {v: i}", ["language: {'v': 'i'} is not valid under any of the given schemas"]),
        ("translation", "language: vi\nphrases: [a]", ["phrases: ['a'] is not of type 'object'"]),
        ("topic", topic(CARD.replace("1", "one")), [
            "sections/0/cards/0/number: 'one' does not match '^(0|-?[1-9][0-9]{0,8})$'",
        ]),
        ("topic", topic(CARD.replace("1", "1.5")), [
            "sections/0/cards/0/number: 1.5 is not of type 'integer', 'string'",
        ]),
        ("topic", topic(f"{CARD}, further: yes"), [
            "sections/0/cards/0/further: 'yes' does not match '^(true|false)$'",
        ]),
        ("topic", topic(f"{CARD}, next: N1"), ["sections/0/cards/0/next: 'N1' is not of type 'array'"]),
        ("topic", topic(CARD.replace("yes-no", "maybe")), [
            "sections/0/cards/0/answer: 'maybe' is not one of ['yes-no', 'choice', 'number', 'date', 'scale', "
            "'body', 'show', 'none', 'languages']",
        ]),
        ("body", "diagrams: [{id: a, drawing: a.svg, alt: A, parts: [{number: 1, part: head, at: [1, 2, 3]}]}]", [
            "diagrams/0/parts/0/at: [1, 2, 3] is too long",
        ]),
        ("body", "diagrams: [{id: a, drawing: a.svg, alt: A, parts: [{number: 1, part: head, at: [1]}]}]", [
            "diagrams/0/parts/0/at: [1] is too short",
        ]),
    ],
)  # fmt: skip
def test_a_mistake_is_red(kind: str, text: str, told: list[str]) -> None:
    assert red(schema(KINDS[kind][0], title=kind), text) == told


@pytest.mark.parametrize(
    "text", ["no", "12:30", "2026-11-22", "1.10", "0123", "true", "null", "~", "", "'[x]'", "|\n x"]
)
def test_whatever_scalar_is_typed_for_a_text_is_not_red(text: str) -> None:
    assert red(schema(KINDS["translation"][0], title="t"), f"language: {text}\n") == []


# --- the shapes -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Leaf:
    """A leaf.

    `ripe`, `size` and `keep_with` go together; its `kind` is known.
    An `_`, and the `size`, are told too. `kind` names `from_`.
    """

    size: float
    from_: str | None = None
    keep_with: tuple[str, ...] = ()
    kind: Literal["pine", "oak"] = "oak"
    weight: float = 2.50
    ripe: bool = False
    place: Place = field(default=Place("nowhere"), compare=False)


@dataclass(frozen=True)
class Twig:
    leaf: Leaf
    twigs: dict[str, Twig] = field(default_factory=dict)


TEXT: Final = {"$ref": "#/definitions/text"}
NUMBER: Final = {"$ref": "#/definitions/number"}


def test_a_dataclass_is_a_closed_object_with_the_keys_that_the_reader_knows() -> None:
    made: Any = schema(Leaf, title="A leaf")
    assert list(made) == [
        "$schema", "title", "description", "type", "properties", "required", "additionalProperties", "definitions",
    ]  # fmt: skip
    assert list(made["properties"]) == list(shapes.fields_of(Leaf))
    assert (made["required"], made["additionalProperties"]) == (["size"], False)
    assert list(made["definitions"]) == ["number", "text", "true-or-false"]


def test_a_key_is_described_by_the_clauses_that_name_it_and_what_it_is_without() -> None:
    made: Any = schema(Leaf, title="A leaf")
    assert made["properties"] == {
        "size": {
            **NUMBER,
            "description": "`ripe`, `size` and `keep-with` go together. An `_`, and the `size`, are told too.",
        },
        "from": TEXT,
        "keep-with": {
            "type": "array",
            "items": TEXT,
            "description": "`ripe`, `size` and `keep-with` go together.",
        },
        "kind": {
            "type": "string",
            "enum": ["pine", "oak"],
            "description": "Its `kind` is known. `kind` names `from`. If left out: oak.",
        },
        "weight": {**NUMBER, "description": "If left out: 2.5."},
        "ripe": {
            "$ref": "#/definitions/true-or-false",
            "description": "`ripe`, `size` and `keep-with` go together. If left out: false.",
        },
    }
    assert made["description"].startswith("A leaf.\n\n`ripe`, `size` and `keep-with` go together; its")


def test_a_dataclass_without_a_docstring_is_not_described_by_its_signature() -> None:
    made: Any = schema(Twig, title="A twig")
    assert "description" not in made


def test_a_dataclass_within_another_is_a_definition_and_the_file_itself_is_the_root() -> None:
    made: Any = schema(Twig, title="A twig")
    assert made["properties"] == {
        "leaf": {"$ref": "#/definitions/Leaf"},
        "twigs": {"type": "object", "additionalProperties": {"$ref": "#"}},
    }
    assert next(iter(made["definitions"])) == "Leaf"
    assert red(made, "{leaf: {size: 1}, twigs: {a: {leaf: {size: 1}, twigs: {b: {leaf: {siz: 1, size: 1}}}}}}") == [
        "twigs/a/twigs/b/leaf: Additional properties are not allowed ('siz' was unexpected)"
    ]


def test_two_dataclasses_of_one_name_are_refused() -> None:
    other = dataclasses.make_dataclass("Leaf", [("a", str)])
    both = dataclasses.make_dataclass("Both", [("a", Leaf), ("b", other)])
    with pytest.raises(TypeError, match="two shapes of one file are called Leaf"):
        schema(both, title="both")


def test_what_no_file_can_hold_is_refused() -> None:
    strange = dataclasses.make_dataclass("Strange", [("a", set[str])])
    with pytest.raises(TypeError, match=r"set\[str\] is not a shape that a file can hold"):
        schema(strange, title="strange")


# --- laws -----------------------------------------------------------------------------------------

KEYS: Final = ("a", "b_", "for_", "keep_with")
NAMES: Final = ("no", "12", "null", '"true"', "a b", "2026-11-22")
WRONG: Final = ("[]", "[[x]]", "{}", "{x: y}", "x", "~", "014", "1.0", "1e3", "99999999999", "True", "yes", '"oak "')

texts = st.sampled_from(("no", "12:30", "2026-11-22", "1.10", "null", "~", "true", ".inf", "0x1F", "+1", "''", "'1'"))
letters = st.text(st.characters(categories=["L", "N"]), max_size=5).map(lambda text: f'"{text}"')
numbers = st.integers(-999_999_999, 999_999_999)
Species = Literal["oak", "no", "yes-no"]
SCALARS: Final[dict[Any, st.SearchStrategy[str]]] = {
    str: texts | letters,
    bool: st.sampled_from(("true", "false")),
    int: numbers.map(str),
    float: st.builds("{}{}".format, numbers, st.sampled_from(("", ".0", ".5", ".000001"))),
    Species: st.sampled_from(("oak", "no", "yes-no")),
}


@st.composite
def records(draw: st.DrawFn, name: str = "R", depth: int = 2) -> type:
    """A dataclass of up to four fields, of whatever `shapes` supports."""
    fields: list[Any] = []
    for number, key in enumerate(draw(st.lists(st.sampled_from(KEYS), unique=True))):
        shape = draw(values(f"{name}{number}", depth))
        fields += [(key, Optional[shape], None)] if draw(st.booleans()) else [(key, shape)]  # noqa: UP045  # built here
    return dataclasses.make_dataclass(name, sorted(fields, key=len), frozen=True)


@st.composite
def values(draw: st.DrawFn, name: str, depth: int) -> Any:
    scalars = st.sampled_from(list(SCALARS))
    if not depth:
        return draw(scalars)
    inner = st.deferred(lambda: values(name, depth - 1))
    return draw(
        scalars
        | records(name, depth - 1)
        | inner.map(lambda shape: tuple[shape, ...])  # type: ignore[valid-type]  # it is known when this runs
        | inner.map(lambda shape: dict[str, shape])  # type: ignore[valid-type]  # the same
        | st.tuples(inner, scalars).map(lambda shapes: tuple[shapes])  # type: ignore[valid-type]  # the same
    )


@st.composite
def written(draw: st.DrawFn, shape: Any, slips: bool) -> str:
    """YAML that holds a value of a shape; with slips here and there, if so wished."""
    if slips and draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(WRONG))
    if shape in SCALARS:
        text = draw(SCALARS[shape])
        return f'"{text}"' if shape is not str and draw(st.booleans()) else text
    if dataclasses.is_dataclass(shape):
        keys = [
            (key, wanted)
            for key, (_, wanted, required) in shapes.fields_of(shape).items()  # type: ignore[arg-type]  # it is a type
            if (required and not (slips and draw(st.integers(0, 4)) == 0)) or draw(st.booleans())
        ]
        entries = [f"{key}: {draw(written(wanted, slips))}" for key, wanted in keys]
        entries += ["planted: 1"] if slips and draw(st.integers(0, 4)) == 0 else []
        return f"{{{', '.join(entries)}}}"
    origin, args = getattr(shape, "__origin__", None), shape.__args__
    if origin is dict:
        names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))
        return f"{{{', '.join(f'{name}: {draw(written(args[1], slips))}' for name in names)}}}"
    if origin is tuple:
        items = [args[0]] * draw(st.integers(0, 3)) if args[-1] is Ellipsis else args
        return f"[{', '.join(draw(written(item, slips)) for item in items)}]"
    return draw(written(args[0], slips))  # X | None


def told(shape: type, text: str) -> set[str]:
    """The codes of what the reader has against a text."""
    problems = Problems()
    tree = marked.parse(text.encode(), "a.yaml", problems)
    assert tree is not None, text
    shapes.decode(tree, shape, problems)
    return {problem.code for problem in problems}


@given(st.data())
def test_what_the_reader_takes_is_never_red(data: st.DataObject) -> None:
    shape = data.draw(records())
    text = data.draw(written(shape, slips=False))
    assert told(shape, text) == set()
    assert red(schema(shape, title="any"), text) == []


@given(st.data())
def test_a_slip_is_red_unless_only_the_reader_can_see_it(data: st.DataObject) -> None:
    shape = data.draw(records())
    text = data.draw(written(shape, slips=True).filter(lambda text: text.startswith("{")))
    found = told(shape, text)
    underlined = red(schema(shape, title="any"), text)
    if not found:
        assert underlined == []
    if found - {"wrong-value"}:
        assert underlined != []
