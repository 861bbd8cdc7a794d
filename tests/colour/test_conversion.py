"""Which inks a colour gets: few, black alone for greys, never more than the paper takes, the same on every machine."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen import colour
from cardgen.colour import BLACK, PAPER, REGISTRATION, Conversion, Inks, Profile, cms
from cardgen.colour.inks import device, rgb
from cardgen.problems import Place, Problems
from tests.icc import press

PLACE = Place("content/printers/offset.yaml", 7, 12)
PROFILE = Profile("press.icc", "Test press", "2.4", press())
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: "#{:02x}{:02x}{:02x}".format(*parts))


def conversion(limit: float = 300) -> Conversion:
    return Conversion(PROFILE, PLACE, limit)


# What tests and people compare: a colour of the theme or a picture, and its inks.
INKS = {
    "#1b1d21": "C0 M0 Y0 K100",
    "#50565e": "C0 M0 Y0 K62",
    "#d9dde2": "C0 M0 Y0 K8",
    "#1b7f4d": "C78 M0 Y55 K30",
    "#b3261e": "C0 M89 Y57 K15",
    "#22356f": "C74 M27 Y0 K36",
    "#7a4a2a": "C0 M35 Y67 K37",
    "#92d3f5": "C34 M0 Y0 K2",
}


def test_the_colours_of_the_theme_have_these_inks() -> None:
    assert {name: str(conversion().inks(name)) for name in INKS} == INKS


def test_white_is_paper() -> None:
    assert conversion().inks("#ffffff") == PAPER


@pytest.mark.parametrize("dark", ["#000000", "#1b1d21", "#151515", "#202020"])
def test_black_and_the_ink_of_the_theme_are_solid_black_alone(dark: str) -> None:
    assert conversion().inks(dark) == BLACK
    assert conversion(100).inks(dark) == BLACK


@pytest.mark.parametrize("grey", ["#50565e", "#565d66", "#6b727b", "#9b9b9a", "#d0cfce", "#d9dde2", "#eef0f3"])
def test_greys_are_of_black_alone(grey: str) -> None:
    inks = conversion().inks(grey)
    assert inks[:3] == (0, 0, 0)
    assert 0 < inks.black < 100


def test_a_darker_grey_has_more_black() -> None:
    blacks = [conversion().inks(f"#{v:02x}{v:02x}{v:02x}").black for v in range(255, -1, -15)]
    assert blacks == sorted(blacks)
    assert (blacks[0], blacks[-1]) == (0, 100)


@settings(max_examples=25)
@given(COLOURS, st.sampled_from([300, 280, 200, 120]))
@example("#000000", 120)
@example("#7a4a2a", 300)
@example("#0000ff", 120)
def test_no_colour_has_four_inks_or_more_ink_than_the_paper_takes(name: str, limit: int) -> None:
    inks = conversion(limit).inks(name)
    assert all(0 <= percent <= 100 for percent in inks)
    assert inks.total <= limit
    assert 0 in inks


@settings(max_examples=25)
@given(COLOURS)
def test_three_inks_look_as_the_four_of_the_profile_would(name: str) -> None:
    red, green, blue = (round(part * 255) for part in rgb(name))
    if max(red, green, blue) - min(red, green, blue) < 60:
        return  # greys lose their tint, which is meant
    four = Inks(*map(round, cms.separate(PROFILE.data, "relative", (red, green, blue))))
    one, other = cms.lab(PROFILE.data, [four, conversion(400).inks(name)])
    assert math.dist(one, other) < 6


def test_a_profile_that_mixes_four_inks_is_relieved_of_one() -> None:
    four = Inks(*map(round, cms.separate(PROFILE.data, "relative", (122, 74, 42))))
    assert 0 not in four
    assert 0 in conversion().inks("#7a4a2a")[:3]


def test_the_perceptual_intent_is_another_conversion() -> None:
    one = Conversion(PROFILE, PLACE, intent="perceptual")
    assert one.inks("#b3261e").total <= 300


# --- the limit --------------------------------------------------------------------------------------


def told(limit: float, *colours: str) -> list[str]:
    problems = Problems()
    colour.check(conversion(limit), colours, problems)
    return [str(problem) for problem in problems]


def test_a_colour_with_a_little_too_much_ink_gets_less_and_nobody_sees_it() -> None:
    found = conversion(150).separated("#b3261e")
    assert found.wanted == 161
    assert found.inks.total <= 150
    assert 0 < found.away < 5
    assert told(150, "#b3261e") == []


def test_a_colour_that_would_look_different_is_refused_with_sum_limit_and_way_out() -> None:
    (problem,) = told(110, "#b3261e", "#000000", "#ffffff")
    assert problem.startswith("content/printers/offset.yaml:7:12: error: the colour #b3261e needs 161 % of ink and the")
    assert "limit is 110 %: with 110 %" in problem
    assert "choose a lighter colour in the theme, or ask the print shop" in problem


def test_every_colour_that_is_too_much_is_told() -> None:
    assert len(told(110, "#b3261e", "#1b7f4d", "#b3261e")) == 2


def test_the_printers_own_colours_are_not_looked_at() -> None:
    assert told(300, REGISTRATION, "cmyk 100 100 100 100") == []


# --- colours that only a press has ------------------------------------------------------------------


def test_percents_of_a_colour_bar_stay_what_they_are() -> None:
    assert conversion(100).inks("cmyk 100 40 0 5") == Inks(100, 40, 0, 5)
    assert device("#112233") is None


@pytest.mark.parametrize(
    "wrong", ["cmyk", "cmyk 1 2 3", "cmyk 1 2 3 101", "cmyk -1 0 0 0", "cmyk 1 2 3 4 5", "cmyk  1 2 3"]
)
def test_percents_that_are_none_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        conversion().inks(wrong)


def test_on_a_screen_they_look_as_they_can() -> None:
    assert rgb(REGISTRATION) == (0, 0, 0)
    assert rgb("cmyk 100 0 0 0") == (0, 1, 1)
    assert rgb("cmyk 0 0 0 40") == pytest.approx((0.6, 0.6, 0.6))


@pytest.mark.parametrize("wrong", ["red", "#fff", "1a2b3c#", "#1a2b3g"])
def test_what_is_no_colour_has_no_inks(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"colour|base 16"):
        conversion().inks(wrong)
