from __future__ import annotations

import pickle

import pytest

from cardgen.problems import ContentError, Place, Problem, Problems, did_you_mean

HERE = Place("content/a.yaml", 3, 5)
THERE = Place("content/a.yaml", 9, 1)


def test_a_place_is_written_as_editors_read_it() -> None:
    assert str(HERE) == "content/a.yaml:3:5"


def test_a_place_without_a_line_is_the_beginning_of_the_file() -> None:
    assert str(Place("a.yaml")) == "a.yaml:1:1"


def test_a_problem_says_place_fact_and_code_then_the_way_out() -> None:
    problem = Problem(HERE, "unknown-picture", "picture 'pian' is not registered", "did you mean 'pain'?")
    assert str(problem) == (
        "content/a.yaml:3:5: error: picture 'pian' is not registered [unknown-picture]\n    did you mean 'pain'?"
    )


def test_a_clash_points_at_both_places() -> None:
    problem = Problem(THERE, "clash", "this stands twice", "keep one", also=(HERE,))
    assert str(problem) == (
        "content/a.yaml:9:1: error: this stands twice [clash]\n    see also content/a.yaml:3:5\n    keep one"
    )


def test_a_warning_is_called_one() -> None:
    problems = Problems()
    problems.warning(HERE, "odd", "this looks odd", "look at it")
    assert [str(p) for p in problems] == ["content/a.yaml:3:5: warning: this looks odd [odd]\n    look at it"]


def test_problems_come_in_the_order_of_their_places() -> None:
    problems = Problems()
    for file, line in (("b.yaml", 1), ("a.yaml", 10), ("a.yaml", 9)):
        problems.error(Place(file, line), "x", "fact", "way out")
    assert [str(p.place) for p in problems] == ["a.yaml:9:1", "a.yaml:10:1", "b.yaml:1:1"]


def test_a_problem_told_twice_counts_once() -> None:
    problems = Problems()
    problems.error(HERE, "x", "fact", "way out")
    problems.error(HERE, "x", "fact", "way out")
    assert len(problems) == 1


def test_problems_found_in_another_process_are_taken_over() -> None:
    problem = Problem(HERE, "x", "fact", "way out", also=(THERE,))
    problems = Problems()
    problems.extend(pickle.loads(pickle.dumps((problem,))))
    assert list(problems) == [problem]


def test_cleared_problems_are_forgotten() -> None:
    problems = Problems()
    problems.error(HERE, "x", "fact", "way out")
    problems.clear()
    assert len(problems) == 0


def test_errors_stop_and_bring_the_warnings_with_them() -> None:
    problems = Problems()
    problems.error(THERE, "x", "wrong", "mend it")
    problems.warning(HERE, "y", "odd", "look at it")
    with pytest.raises(ContentError) as stopped:
        problems.stop_on_errors()
    assert str(stopped.value) == (
        "content/a.yaml:3:5: warning: odd [y]\n    look at it\ncontent/a.yaml:9:1: error: wrong [x]\n    mend it"
    )
    assert [p.code for p in problems.errors] == ["x"]


def test_warnings_alone_do_not_stop() -> None:
    problems = Problems()
    problems.warning(HERE, "y", "odd", "look at it")
    problems.stop_on_errors()


@pytest.mark.parametrize(
    ("name", "known", "says"),
    [
        ("pian", ["rain", "pain"], "did you mean 'pain'?"),
        ("xyz", ["b", "a"], "known are: a, b"),
        ("xyz", list("abcdefghijklmn"), "known are: a, b, c, d, e, f, g, h, i, j, k, l and 2 more"),
        ("xyz", [], "nothing of this kind is registered yet"),
    ],
)  # fmt: skip
def test_the_way_out_of_an_unknown_name_is_the_nearest_or_a_choice(name: str, known: list[str], says: str) -> None:
    assert did_you_mean(name, known) == says
