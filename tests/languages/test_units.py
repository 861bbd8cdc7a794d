"""Units behind numbers, by the data of each language."""

from __future__ import annotations

import dataclasses
import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen import languages as languages_
from cardgen.languages import Languages
from cardgen.languages.units import is_unit, unit
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL, Written


@functools.cache
def real() -> Languages:
    return languages_.load(Project(REAL), Problems())


@pytest.mark.parametrize(
    ("tag", "behind", "expected"),
    [
        ("cs", " mg denně", ("mg", "mg")),
        ("cs", "mg", ("mg", "mg")),
        ("cs", "\u00a0ml.", ("ml", "ml")),
        ("cs", " minut", ("min", "minut")),
        ("cs", " m", ("m", "m")),
        ("cs", " metrů", ("m", "metrů")),
        ("cs", "minutový", ("min", "minutový")),
        ("cs", "-minutový", ("min", "minutový")),
        ("cs", " °C", ("°C", "°C")),
        ("cs", " %", ("%", "%")),
        ("cs", " mm Hg", ("mmHg", "mm Hg")),
        ("cs", " mm", ("mm", "mm")),
        ("cs", " mačka", None),
        ("cs", " lidé", None),
        ("cs", "", None),
        ("ru", " мг", ("mg", "мг")),
        ("ru", " МГ", ("mg", "МГ")),
        ("ru", " часов", ("h", "часов")),
        ("ru", "°С", ("°C", "°С")),  # with a Cyrillic letter
        ("mn", " долоо хоног", ("week", "долоо хоног")),
        ("mn", " хоногт", ("day", "хоногт")),
        ("vi", " giờ", ("h", "giờ")),
        ("bg", " дни", ("day", "дни")),
    ],
)
def test_the_longest_spelling_that_fits_is_the_unit(tag: str, behind: str, expected: tuple[str, str] | None) -> None:
    assert unit(behind, real()[tag]) == expected


@pytest.mark.parametrize("tag", ["ru", "vi", "mn", "bg"])
def test_every_language_has_every_unit_of_the_czech(tag: str) -> None:
    assert set(real()[tag].units) == set(real()["cs"].units)


@pytest.mark.parametrize("tag", ["cs", "ru", "vi", "mn", "bg"])
def test_every_spelling_is_its_own_unit(tag: str) -> None:
    for name, spellings in real()[tag].units.items():
        for spelling in spellings:
            found = unit(f" {spelling.removesuffix('-')} a", real()[tag])
            assert found == (name, spelling.removesuffix("-"))


@pytest.mark.parametrize("spelling", ["", "-", " ", "5", "a  b", " mg", "mg ", "-mg"])
def test_what_cannot_stand_behind_a_number_is_no_unit(spelling: str) -> None:
    assert not is_unit(spelling)


@given(behind=st.text(max_size=30))
def test_a_unit_is_found_in_what_stands_there(behind: str) -> None:
    for tag in real():
        found = unit(behind, real()[tag])
        assert found is None or found[0] in real()[tag].units


def test_a_language_without_units_has_none() -> None:
    assert unit(" mg", dataclasses.replace(real()["cs"], units={})) is None


@pytest.mark.parametrize(
    ("units", "message"),
    [
        (
            "units: {mg: [5]}",
            "content/languages/ru.yaml:1:14: error: '5' cannot stand behind a number as a unit [wrong-value]",
        ),
        (
            "units: {mg: [мг], ml: [мг]}",
            "content/languages/ru.yaml:1:24: error: 'мг' stands for mg and for ml [wrong-value]",
        ),
        (
            "units: {mgg: [мг]}",
            "content/languages/ru.yaml:1:9: error: the unit 'mgg' of ru is not among the units of cs.yaml "
            "[unknown-unit]",
        ),
    ],
)
def test_wrong_units_are_told_where_they_stand(tiny: Written, units: str, message: str) -> None:
    tiny.write("content/languages/cs.yaml", tiny.read("content/languages/cs.yaml") + "units: {mg: [mg], ml: [ml]}\n")
    tiny.write("content/languages/ru.yaml", f"{units}\n" + tiny.read("content/languages/ru.yaml"))
    problems = Problems()
    languages_.load(tiny.project, problems)
    assert [str(problem).split("\n")[0] for problem in problems] == [message]


def test_an_unknown_unit_is_told_with_the_nearest(tiny: Written) -> None:
    tiny.write("content/languages/cs.yaml", tiny.read("content/languages/cs.yaml") + "units: {mg: [mg], ml: [ml]}\n")
    tiny.write("content/languages/ru.yaml", tiny.read("content/languages/ru.yaml") + "units: {mgg: [мг]}\n")
    problems = Problems()
    languages_.load(tiny.project, problems)
    assert [problem.way_out for problem in problems] == ["did you mean 'mg'?"]
