"""Each check shows a mistake that it finds, and that no other forbids."""

from __future__ import annotations

from collections import Counter

import pytest

from cardgen.checks import ALL, FOR_PRINT, Check
from cardgen.checks.example import TOPIC, files, scalar
from cardgen.languages import SOURCE
from tests.checks.looking import look


@pytest.mark.parametrize("check", [check for check in ALL if not check.slow], ids=lambda check: str(check.id))
def test_the_example_of_a_check_makes_it_speak_where_the_mistake_is(check: Check) -> None:
    language = check.example.language
    file = f"content/phrases/{TOPIC}/{'topic' if language == SOURCE else language}.yaml"
    found = look(check.example, check)
    assert found
    for problem in found:
        assert (problem.code, problem.level) == (check.id, check.level)
        assert problem.place.file == file
        assert problem.place.line <= len(files(check.example)[file].splitlines())
        assert "\n" not in problem.message


@pytest.mark.parametrize("check", ALL, ids=lambda check: str(check.id))
def test_the_example_of_a_check_has_no_other_error(check: Check) -> None:
    assert {problem.code for problem in look(check.example, *FOR_PRINT)} <= {check.id}


def test_no_two_checks_share_an_id() -> None:
    assert [name for name, count in Counter(check.id for check in ALL).items() if count > 1] == []


@pytest.mark.parametrize("check", ALL, ids=lambda check: str(check.id))
def test_a_check_explains_itself(check: Check) -> None:
    assert check.question.endswith("?")
    assert check.reason.endswith(".")
    assert 40 < len(check.reason) < 400


def test_what_forbids_printing_is_every_quick_error() -> None:
    assert {check.level for check in FOR_PRINT} == {"error"}
    assert not any(check.slow for check in FOR_PRINT)
    assert set(FOR_PRINT) <= set(ALL)


@pytest.mark.parametrize(
    ("text", "yaml"),
    [
        ("Болит?", "Болит?"),
        ("Bolí to: kde?", '"Bolí to: kde?"'),
        (" Bolí", '" Bolí"'),
        ("", '""'),
        ("a\u200bb", '"a\\u200bb"'),
        ("a\u00adb", '"a\\xadb"'),
        ("a\u0323", '"a\\u0323"'),
        ("a\U000e0100", '"a\\U000e0100"'),
        ('"a" \\', '"\\"a\\" \\\\"'),
        ("12:30", '"12:30"'),
        ("Bolí to, nebo ne?", '"Bolí to, nebo ne?"'),
    ],
)
def test_an_example_is_written_so_that_everything_can_be_seen(text: str, yaml: str) -> None:
    assert scalar(text) == yaml
