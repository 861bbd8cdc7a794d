"""A rendering is written into its file so that the file says it, and nothing else changes."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen import marked, shapes
from cardgen.amend import Remove, Set, amend, scalar
from cardgen.bank.model import Back, Rendering, Signature, State, Translation
from cardgen.bank.writing import Edit, edits
from cardgen.problems import Problems

FILE = "content/phrases/pain/ru.yaml"
PATH = ("phrases", "hurts")
KEYS = {"from": "from_", "text": "text", "state": "state", "say": "say", "back": "back", "revised": "revised"}
KEYS |= {"approved": "approved", "remark": "remark", "stems": "stems", "silence": "silence"}

# What people type, and what YAML has a meaning for.
TEXTS = st.text("aБ :#?'\"\\-{}[],&*!|>%@`\n\t\u00a0", max_size=6) | st.sampled_from(
    ("no", "", "012", "12:30", "~", "- a", "a: b", "a #b", "2026-11-22", " a ", "null", "=", "<<")
)
STATES: st.SearchStrategy[State] = st.sampled_from(("draft", "revised", "approved"))
SIGNATURES = st.builds(Signature, TEXTS, st.just("2026-11-22"), st.sampled_from(("0badcafe", "12345678", "00000e10")))


@st.composite
def renderings(draw: st.DrawFn) -> Rendering:
    return Rendering(
        draw(TEXTS),
        draw(TEXTS),
        draw(STATES),
        say=draw(TEXTS | st.none()),
        back=draw(st.builds(Back, TEXTS, TEXTS, st.just("2026-01-01"), st.sampled_from([None, "0f1e"])) | st.none()),
        revised=draw(SIGNATURES | st.none()),
        approved=draw(SIGNATURES | st.none()),
        remark=draw(TEXTS | st.none()),
        stems=tuple(draw(st.lists(TEXTS, max_size=2))),
        silence=draw(st.dictionaries(TEXTS, TEXTS, max_size=2)),
    )


def inside(value: Any) -> list[str]:
    """The keys that a signature or a back-translation has."""
    names = [field.name for field in dataclasses.fields(value) if field.name != "place"]
    return [name for name in names if getattr(value, name) is not None]


def flow(value: Any) -> str:
    """A value between braces or brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, tuple):
        return f"[{', '.join(map(flow, value))}]"
    if dataclasses.is_dataclass(value):
        value = {name: getattr(value, name) for name in inside(value)}
    return "{" + ", ".join(f"{flow(str(key))}: {flow(inner)}" for key, inner in value.items()) + "}"


def keys_of(rendering: Rendering) -> dict[str, Any]:
    values = {key: getattr(rendering, field) for key, field in KEYS.items()}
    return {key: value for key, value in values.items() if value not in (None, (), {})}


@st.composite
def written(draw: st.DrawFn, rendering: Rendering) -> str:
    """A language file as people write it: keys in any order, in braces or on lines, with remarks."""
    items = draw(st.permutations(list(keys_of(rendering).items())))
    if draw(st.booleans()):
        entry = " {" + ", ".join(f"{key}: {flow(value)}" for key, value in items) + "}  # one\n"
    else:
        entry = "\n"
        for key, value in items:
            if draw(st.booleans()):
                entry += f"    # about {key}\n"
            if dataclasses.is_dataclass(value) and draw(st.booleans()):
                lines = "".join(f"      {name}: {scalar(getattr(value, name), flow=False)}\n" for name in inside(value))
                entry += f"    {key}:\n{lines}"
            else:
                said = scalar(value, flow=False) if isinstance(value, str) else flow(value)
                entry += f"    {key}: {said}{draw(st.sampled_from(('', '  # why')))}\n"
    last = draw(st.sampled_from(("", "  after: {from: b, text: c, state: draft}\n")))
    before = "  before: {from: a, text: b, state: draft}\n\n"
    return f"# begins\nlanguage: ru\nphrases:\n{before}  hurts:{entry}{last}# ends\n"


def read(text: str | bytes) -> Translation:
    problems = Problems()
    tree = marked.parse(text.encode() if isinstance(text, str) else text, FILE, problems)
    found = tree and shapes.decode(tree, Translation, problems)
    assert [str(problem) for problem in problems] == []
    assert found
    return found


def amended(text: str, changes: tuple[Edit, ...]) -> bytes:
    return amend(text.encode(), FILE, changes)


@given(data=st.data(), old=renderings(), new=renderings())
@settings(max_examples=100)
def test_the_edits_turn_the_old_rendering_into_the_new_one(data: st.DataObject, old: Rendering, new: Rendering) -> None:
    text = data.draw(written(old))
    before = read(text)
    assert before.phrases["hurts"] == old
    after = read(amended(text, edits(PATH, before.phrases["hurts"], new)))
    kept = dataclasses.replace(new, stems=old.stems, silence=old.silence)  # people alone write these
    assert after == dataclasses.replace(before, phrases={**before.phrases, "hurts": kept})
    assert list(after.phrases) == list(before.phrases)


@given(data=st.data(), rendering=renderings())
@settings(max_examples=30)
def test_what_is_the_same_is_not_touched(data: st.DataObject, rendering: Rendering) -> None:
    text = data.draw(written(rendering))
    old = read(text).phrases["hurts"]
    assert edits(PATH, old, rendering) == ()


@given(data=st.data(), old=renderings(), new=renderings())
@settings(max_examples=25)
def test_remarks_that_people_left_stay(data: st.DataObject, old: Rendering, new: Rendering) -> None:
    text = data.draw(written(old))
    after = amended(text, edits(PATH, read(text).phrases["hurts"], new)).decode()
    for line in text.splitlines():
        if line.startswith(("#", "    # about")):
            assert line in after.splitlines()


@given(new=renderings())
@settings(max_examples=50)
def test_a_new_entry_says_what_it_should(new: Rendering) -> None:
    other = "{from: a, text: b, state: draft}"
    text = f"language: ru\nphrases:\n  before: {other}\n  after: {other}\n"
    after = read(amended(text, edits(PATH, None, new, after="before")))
    assert list(after.phrases) == ["before", "hurts", "after"]
    assert after.phrases["hurts"] == dataclasses.replace(new, stems=(), silence={})


def test_keys_come_in_the_order_of_the_files() -> None:
    old = Rendering("Bolí to?", "Болит?", "draft", remark="?")
    signature = Signature("Jana", "2026-11-22", "cafe0bad")
    new = dataclasses.replace(
        old, say="balit", state="revised", revised=signature, back=Back("Bolí?", "x", "2026-01-01")
    )
    text = "language: ru\nphrases:\n  hurts:\n    from: Bolí to?\n    text: Болит?\n    state: draft\n    remark: '?'\n"
    assert amended(text, edits(PATH, old, new)).decode() == (
        "language: ru\nphrases:\n  hurts:\n    from: Bolí to?\n    text: Болит?\n    say: balit\n    state: revised\n"
        "    revised: {by: Jana, date: 2026-11-22, of: cafe0bad}\n"
        '    back: {text: "Bolí?", by: x, date: 2026-01-01}\n'
        "    remark: '?'\n"
    )


def test_a_reading_that_is_bound_to_its_words_stays_as_it_was_typed() -> None:
    old = Rendering("Bolí to?", "Болит?", "draft", back=Back("Bolí", "x", "2026-01-01"))
    assert old.back is not None
    new = dataclasses.replace(old, back=dataclasses.replace(old.back, of="cafe0bad"))
    text = (
        "language: ru\nphrases:\n  hurts:\n    from: Bolí to?\n    text: Болит?\n    state: draft\n"
        "    back: {text: 'Bolí', by: \"x\", date: 2026-01-01}  # ?\n"
    )
    assert amended(text, edits(PATH, old, new)).decode() == text.replace("2026-01-01}", "2026-01-01, of: cafe0bad}")


def test_only_what_changed_is_edited() -> None:
    old = Rendering("Bolí to?", "Болит?", "revised", say="balit", revised=Signature("J", "2026-11-22", "0badcafe"))
    new = dataclasses.replace(old, text="Вам больно?", state="draft", say=None, revised=None)
    assert edits(PATH, old, new) == (
        Set((*PATH, "text"), "Вам больно?", after="from"),
        Remove((*PATH, "say")),
        Set((*PATH, "state"), "draft", after="text"),
        Remove((*PATH, "revised")),
    )


@pytest.mark.parametrize("path", [("title",), ("sections", "where"), ("phrases", "hurts")])
def test_titles_sections_and_phrases_are_written_alike(path: tuple[str, ...]) -> None:
    new = Rendering("Bolest", "Боль", "draft")
    after = read(amended("language: ru\n", edits(path, None, new, after="language")))
    assert {"title": after.title, **after.sections, **after.phrases} == {"title": None, path[-1]: new}
