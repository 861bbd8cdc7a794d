"""Numbers are read as the language writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.checks.figures import WAYS, Way, difference, figures
from tests.checks.looking import languages

TAGS = ("cs", "ru", "vi", "mn", "bg", "fr")


def values(text: str, tag: str, way: Way = WAYS[0]) -> list[str]:
    return [figure.value for figure in figures(text, languages()[tag], way)]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("cs", "Bez čísel.", []),
        ("cs", "2,5 mg", ["2.5"]),
        ("mn", "2.5 мг", ["2.5"]),
        ("mn", "2,5 мг", ["2.5"]),  # written as in Russian
        ("cs", "1,250 kg", ["1.25"]),
        ("vi", "1.250 Kč", ["1250"]),
        ("mn", "1,250 Kč", ["1250"]),
        ("cs", "10 000,50 Kč", ["10000.5"]),
        ("vi", "1.234.567,5", ["1234567.5"]),
        ("cs", "22.11.2026", ["22", "11", "2026"]),
        ("cs", "12:30", ["12:30"]),
        ("cs", "08:05", ["8:5"]),
        ("cs", "007", ["7"]),
        ("cs", "10–15", ["10", "15"]),
        ("cs", "číslo 5.", ["5"]),
        ("cs", "1½", ["1", "1", "2"]),
        ("cs", "٣", ["3"]),
        ("cs", "m²", []),
        ("cs", "B12", ["12"]),
        ("cs", "2,0", ["2"]),
    ],
)
def test_a_number_is_read(tag: str, text: str, expected: list[str]) -> None:
    assert values(text, tag) == expected


def test_the_other_ways_read_times_and_spaces_otherwise() -> None:
    assert values("12:30", "cs", Way(joined=True, parted=True)) == ["12", "30"]
    assert values("12.30", "cs", Way(joined=True, parted=True)) == ["12", "30"]
    assert values("12.75", "cs", Way(joined=True, parted=True)) == ["12.75"]
    assert values("150 155", "cs", Way(joined=False, parted=False)) == ["150", "155"]


def test_a_month_stands_for_its_number_in_every_form() -> None:
    for text in ("1. ledna", "1. leden", "1. v lednu"):
        _, lost, added = difference(text, languages()["cs"], "1.1.", languages()["bg"])
        assert (lost, added) == ((), ())


def test_a_long_number_is_no_trouble() -> None:
    assert values("9" * 10_000, "cs") == ["9" * 10_000]


@given(text=st.text("0123456789.,:½ \u00a0x", max_size=30), tag=st.sampled_from(TAGS))
def test_a_text_has_the_numbers_of_itself_in_every_way(text: str, tag: str) -> None:
    language = languages()[tag]
    assert difference(text, language, text, language)[1:] == ((), ())
    for way in WAYS:
        assert all(figure.value for figure in figures(text, language, way))


@given(numbers=st.lists(st.integers(0, 999), max_size=5), data=st.data())
def test_the_order_of_numbers_does_not_count(numbers: list[int], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(numbers))
    czech, other = languages()["cs"], languages()["ru"]
    _, lost, added = difference(", ".join(map(str, numbers)), czech, " и ".join(map(str, shuffled)), other)
    assert (lost, added) == ((), ())


@given(numbers=st.lists(st.integers(0, 999), min_size=1, max_size=5), data=st.data())
def test_a_number_that_is_lost_is_told(numbers: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(numbers) - 1))
    left = numbers[:at] + numbers[at + 1 :]
    czech, other = languages()["cs"], languages()["vi"]
    _, lost, added = difference(" a ".join(map(str, numbers)), czech, " và ".join(map(str, left)), other)
    assert (lost, added) == ((str(numbers[at]),), ())
