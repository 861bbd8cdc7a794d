"""The sheet of a replacement pack: every leaf on it, an even number of sound pages on the paper of the set."""

from __future__ import annotations

import dataclasses

import pytest

from cardgen.layout import soundness
from cardgen.layout.data import Binding, Format
from cardgen.layout.exchange import Instructions, PutIn, TakeOut, sheet
from cardgen.layout.exchange.sheet import body, check_styles, frames
from cardgen.layout.frame import Frame, Run, walk
from cardgen.problems import Problems
from tests.projects import Written

LONG = "Ukažte mi na obrázku všechna místa, která vás teď bolí, i když jen trochu."


def instructions(count: int) -> Instructions:
    out = tuple(TakeOut(f"N{n}", LONG if n % 3 else "Bolí to?") for n in range(1, count + 1))
    aside = (TakeOut("N99", "Stěhovavá karta"),) if count else ()
    put = tuple(PutIn(one.number, one.name, "za rozřaďovač „Bolest“", True) for one in out)
    put += tuple(PutIn(one.number, one.name, "úplně dopředu", False) for one in aside)
    return Instructions(
        "Bolest", "ruština", "Malé vydání", "2026.1", "2026.2", out, aside, put, 87, "Město, 377 000 000"
    )


def text(frame: Frame) -> str:
    return " ".join(" ".join(mark.line.text for _, mark in walk(frame.tags) if isinstance(mark, Run)).split())


def formats(tiny: Written) -> list[Format]:
    ring = tiny.load().formats["ring"]
    top = dataclasses.replace(
        ring,
        page=dataclasses.replace(ring.page, width=210, height=148),
        binding=Binding("top", (65, 145), clear=22),
    )
    return [ring, dataclasses.replace(ring, binding=None), top]


@pytest.mark.parametrize("count", [1, 4, 40])
def test_every_leaf_stands_on_a_sound_sheet_of_the_paper_of_the_set(tiny: Written, count: int) -> None:
    material = tiny.load().ready
    for layout in formats(tiny):
        made = frames(material, layout, instructions(count))
        assert len(made) % 2 == 0
        for number, frame in enumerate(made):
            assert (frame.width, frame.height) == (layout.page.width, layout.page.height)
            assert list(soundness.faults(frame, layout, material.shaper, back=number % 2 == 1)) == []
        whole = " ".join(map(text, made))
        for n in range(1, count + 1):
            assert len([word for word in whole.split() if word == f"N{n}"]) == 2  # taken out, and put in
        assert "Listů v sadě po výměně: 87 Výměnu za verzi 2026.2 oznamte kanceláři: Město, 377 000 000. " in whole
        assert "Vyplněný návod jí pošlete. Vyměnil(a) Dne Pracoviště" in whole
        assert "Listy, které se nemění, mají v patě dál starší verzi. Je to správně." in whole
        assert "Stěhovavá karta – odložený list" in whole
        assert "úplně dopředu" in whole


def test_rows_stand_closer_only_where_that_saves_a_leaf(tiny: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    material, layout = tiny.load().ready, formats(tiny)[0]
    counts = range(2, 30)
    made = {count: frames(material, layout, instructions(count)) for count in counts}
    monkeypatch.setattr(sheet, "_AIR", sheet._AIR[:1])
    plain = {count: frames(material, layout, instructions(count)) for count in counts}
    saved = [count for count in counts if len(made[count]) < len(plain[count])]
    assert saved
    assert [count for count in counts if made[count] != plain[count]] == saved


def test_the_text_stands_beside_the_holes_on_both_sides(tiny: Written) -> None:
    ring, unbound, top = formats(tiny)
    assert body(ring, back=False)[0] == 24
    x, _, width, _ = body(ring, back=True)
    assert x + width == 148 - 24
    assert body(unbound, back=False) == body(unbound, back=True)
    assert body(top, back=False)[1] == 24


def test_a_leaf_that_is_left_over_says_on_both_sides_that_it_is_thrown_away(tiny: Written) -> None:
    material = tiny.load().ready
    for layout in formats(tiny):
        made = sheet.filler(material, layout)
        assert [text(frame) for frame in made] == ["Tento list je prázdný. Vyhoďte ho."] * 2
        for number, frame in enumerate(made):
            assert list(soundness.faults(frame, layout, material.shaper, back=number == 1)) == []


def test_a_style_that_the_theme_lacks_is_told(tiny: Written) -> None:
    theme = tiny.read("content/layouts/theme.yaml")
    tiny.write("content/layouts/theme.yaml", "".join(x for x in theme.splitlines(True) if "exchange-place" not in x))
    problems = Problems()
    check_styles(tiny.load().ready, problems)
    assert [problem.message for problem in problems] == ["the theme lacks the style 'exchange-place'"]
