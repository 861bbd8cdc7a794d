"""`cardgen certificates`: says what it wrote and what to know, and refuses what it cannot mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Shell
from tests.layout.awards import person, rows, with_certificates


@pytest.fixture
def people(shell: Shell, tmp_path: Path) -> Path:
    with_certificates(shell.project)
    path = tmp_path / "lists" / "kurz.csv"
    path.parent.mkdir()
    path.write_bytes(rows(person(), person("Petr Malý", "coming", language="cs"), person("Ota", share="74 %")))
    return path


def test_the_file_is_named_with_what_to_know_before_it_is_handed_out(shell: Shell, people: Path) -> None:
    said = shell.run("certificates", str(people), "--skip-below")
    assert said.status == 0
    assert said.out == (
        f"{people.with_suffix('.pdf')}: 2 certificates, 1 left out (attended too little)\n"
        "for sample courses, which is why they say that they are not valid: 1\n"
        "with words that no qualified translator has checked, as they say: 1\n"
    )
    assert "Ota attended 74 % of the lessons" in said.err
    assert said.err.endswith("no certificate is printed for this row\n1 warning\n")


def test_problems_of_the_list_are_told_and_nothing_is_written(shell: Shell, people: Path) -> None:
    said = shell.run("certificates", str(people))
    assert (said.status, said.out) == (1, "")
    assert said.err.splitlines()[0].startswith(f"{people}:4:3: error: Ota attended 74 %")
    assert not people.with_suffix(".pdf").exists()


def test_the_file_may_be_put_elsewhere(shell: Shell, people: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "jaro.pdf"
    assert shell.run("certificates", str(people), "--skip-below", "--output", str(target)).status == 0
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["content/lists/people.csv"], "content/lists/people.csv lies in the project"),
        (["LIST", "--output", "kurz.pdf"], "kurz.pdf lies in the project"),
        (["LIST", "--output", "kurz.png"], "kurz.png must end in .pdf"),
        (["LIST", "--date", "zítra"], "'zítra' is not a date"),
        (["nobody.csv"], "'nobody.csv' does not exist"),
    ],
)
def test_what_it_cannot_mean_is_wrong_usage(shell: Shell, people: Path, words: list[str], says: str) -> None:
    said = shell.run("certificates", *[str(people) if word == "LIST" else word for word in words])
    assert said.status == 2
    assert says in said.err


def test_a_place_that_cannot_be_written_is_wrong_usage(shell: Shell, people: Path, tmp_path: Path) -> None:
    (tmp_path / "wall").write_text("a file where a folder would have to be")
    said = shell.run("certificates", str(people), "--skip-below", "--output", str(tmp_path / "wall" / "kurz.pdf"))
    assert said.status == 2
    assert "cannot be written" in said.err
