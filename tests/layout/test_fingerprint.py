"""Fingerprints: all that is seen counts, and what is not lasting does not."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.layout.fingerprint import appearance, wording
from cardgen.layout.frame import Frame, Mark, Picture, Run, Tag
from cardgen.pictures.drawing import Drawing, Path
from cardgen.typography import FontKey, Shaped

LINE = Shaped(FontKey("text", 400), "vi", (10, 11), ("a", "b"), (500.0, 510.0), (0.0, 1.0), (0.0, 2.0), 1010.0)
RUN = Run(10.0, 20.0, 12.0, "#000000", LINE)
PATH = Path((("m", 1.0, 1.0), ("l", 9.0, 1.0)), fill="#aabbcc", stroke="#000000", width=0.3)
PICTURE = Picture(30.0, 40.0, 20.0, 10.0, Drawing(2.0, 1.0, (PATH,)))


def frame(*marks: Mark | Tag) -> Frame:
    return Frame(148.0, 210.0, 3.0, (Tag("P", marks),))


def look(*marks: Mark | Tag) -> str:
    return appearance([frame(*marks)])


# -- wording -------------------------------------------------------------------------------------


def test_the_same_texts_have_the_same_wording_on_every_machine() -> None:
    assert wording(["Bolí to?", "Có"]) == "8c10373ff4b9878ff9cb29ed60d574b7afc5843e63855e23e74d700deed5c0df"


@pytest.mark.parametrize("other", [["Bolí?", "Có"], ["Có", "Bolí to?"], ["Bolí to?Có"], ["Bolí to?"], []])
def test_other_texts_or_another_order_are_another_wording(other: list[str]) -> None:
    assert wording(other) != wording(["Bolí to?", "Có"])


@given(st.lists(st.text(st.characters(exclude_characters="\x1f", exclude_categories=["Cs"]))), st.data())
def test_texts_that_are_cut_elsewhere_are_another_wording(texts: list[str], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.text(st.characters(exclude_characters="\x1f", exclude_categories=["Cs"]))))
    same = texts == other or "\x1f".join(texts) == "\x1f".join(other)  # none, and one that is empty
    assert (wording(texts) == wording(other)) is same


# -- appearance ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        {"x": 10.1},
        {"y": 20.1},
        {"size": 13.0},
        {"colour": "#000001"},
        {"line": replace(LINE, font=FontKey("text", 600))},
        {"line": replace(LINE, font=FontKey("text", 400, italic=True))},
        {"line": replace(LINE, font=FontKey("other", 400))},
        {"line": replace(LINE, glyphs=(10, 12))},
        {"line": replace(LINE, texts=("a", "c"))},
        {"line": replace(LINE, advances=(490.0, 520.0))},
        {"line": replace(LINE, dx=(0.0, 0.0))},
        {"line": replace(LINE, dy=(0.0, 0.0))},
    ],
)
def test_whatever_is_seen_of_a_line_counts(changed: dict[str, Any]) -> None:
    assert look(replace(RUN, **changed)) != look(RUN)


@pytest.mark.parametrize(
    "changed",
    [
        {"steps": (("m", 1.0, 1.0), ("l", 9.0, 1.5))},
        {"fill": "#aabbcd"},
        {"fill": None},
        {"stroke": None},
        {"width": 0.4},
        {"cap": "round"},
        {"join": "round"},
        {"dash": (1.0,)},
        {"even_odd": True},
    ],
)
def test_whatever_is_seen_of_a_shape_counts(changed: dict[str, Any]) -> None:
    assert look(replace(PATH, **changed)) != look(PATH)
    inside = replace(PICTURE, drawing=Drawing(2.0, 1.0, (replace(PATH, **changed),)))
    assert look(inside) != look(PICTURE)


@pytest.mark.parametrize("changed", [{"x": 31.0}, {"y": 41.0}, {"width": 21.0}, {"height": 11.0}])
def test_place_and_size_of_a_picture_count(changed: dict[str, Any]) -> None:
    assert look(replace(PICTURE, **changed)) != look(PICTURE)


def test_the_size_of_the_page_counts() -> None:
    assert appearance([replace(frame(RUN), width=147.0)]) != look(RUN)
    assert appearance([replace(frame(RUN), height=211.0)]) != look(RUN)


def test_front_and_back_count_and_so_does_which_is_which() -> None:
    front, back = frame(RUN), frame(PICTURE)
    assert len({appearance(frames) for frames in ([front], [back], [front, back], [back, front])}) == 4


def test_what_lies_in_front_counts() -> None:
    assert look(PATH, PICTURE) != look(PICTURE, PATH)


def test_what_is_not_lasting_does_not_count() -> None:
    version = Tag("P", (replace(RUN, y=200.0),), lasting=False)
    newer = Tag("P", (replace(RUN, y=200.0, line=replace(LINE, glyphs=(30, 31))),), lasting=False)
    assert look(RUN, version) == look(RUN, newer) == look(RUN)


def test_what_stands_in_something_that_is_not_lasting_does_not_count() -> None:
    assert look(RUN, Tag("Div", (Tag("P", (PICTURE,)),), lasting=False)) == look(RUN)


@pytest.mark.parametrize(
    "same",
    [
        Frame(148.0, 210.0, 3.0, (Tag("H1", (RUN,), language="vi"),)),
        Frame(148.0, 210.0, 3.0, (Tag("Figure", (RUN,), alt="Blesk"),)),
        Frame(148.0, 210.0, 3.0, (Tag("Sect", (Tag("P", (RUN,)),)),), anchor="W1", label="W1", sections=("Bolest",)),
    ],
)
def test_what_is_not_seen_does_not_count(same: Frame) -> None:
    assert appearance([same]) == look(RUN)


def test_a_printing_has_the_same_appearance_whatever_the_seed_of_hashes() -> None:
    code = "from tests.layout.test_fingerprint import look, RUN, PATH, PICTURE; print(look(RUN, PATH, PICTURE), end='')"
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("0", "1")
    }
    assert found == {look(RUN, PATH, PICTURE)}
