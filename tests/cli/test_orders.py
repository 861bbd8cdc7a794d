"""`cardgen order` and `cardgen orders`, as people type them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from cardgen.cli import main
from tests.jobs.test_ordering import with_orders


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_orders(tmp_path)
    monkeypatch.chdir(tmp_path)


def run(*words: str, typed: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, list(words), input=typed, prog_name="cardgen", catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_an_order_is_counted_and_packed() -> None:
    status, out, _ = run("order", "one", "--jobs", "1")
    assert status == 0
    assert out.splitlines()[-1] == "output/orders/one.zip: 6 files"
    assert "x 4 sheets, cards" in out
    assert Path("output/orders/one.zip").is_file()


def test_a_new_order_asks_for_what_is_needed() -> None:
    answers = "Nová\nMěsto\n0\n4\n0\noffice\ncards, across\n250\nmatt\ny\nsklad\n2026-12-15\n"
    status, out, _ = run("order", "two", "--new", "tiny", typed=answers)
    assert status == 0, out
    assert "wrote content/orders/two.yaml" in out
    written = Path("content/orders/two.yaml").read_text(encoding="utf-8")
    assert "languages: {vi: 4}" in written
    assert "paper: {weight: 250, lamination: matt}\ndrilled: true\n" in written
    assert yaml.safe_load(written)["delivery"] == {"to": "sklad", "by": datetime.date(2026, 12, 15)}
    assert run("order", "three", "--repeat", "two")[:2] == (
        0,
        "wrote content/orders/three.yaml\nlook through it, then: cardgen order three\n",
    )


def test_orders_are_listed_with_their_state_and_moved_on() -> None:
    assert run("order", "one", "--state", "delivered")[:2] == (0, "one is delivered\n")
    assert run("orders")[1].splitlines()[0] == "one                  delivered  tiny 2026.1: ru 3"
    assert run("orders", "--who")[1] == "porodnice: 2 x tiny 2026.1 ru (one, delivered)\n"
    assert json.loads(run("orders", "--format", "json")[1])[0]["languages"] == {"ru": 3}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("order",), "name the order"),
        (("order", "one", "--new", "tiny", "--repeat", "one"), "exclude one another"),
        (("order", "ons"), "did you mean 'one'"),
        (("order", "two", "--new", "tinny"), "did you mean 'tiny'"),
        (("order", "one", "--new", "tiny"), "already"),
        (("order", "one", "--state", "sent", "--count"), "leave the other options out"),
    ],
)
def test_wrong_usage_says_the_way_out(words: tuple[str, ...], said: str) -> None:
    status, _, err = run(*words, typed="N\nM\n0\n4\n0\noffice\ncards\n\n\n\nsklad\n\n")
    assert status == 2
    assert said in err


def test_an_order_that_cannot_be_written_is_no_traceback() -> None:
    Path("content/orders/one.yaml").rename("one.yaml")
    Path("content/orders").rmdir()
    Path("content/orders").write_text("", encoding="utf-8")
    status, _, err = run("order", "two", "--new", "tiny", typed="N\nM\n0\n4\n0\noffice\ncards across\n\n\n\nsklad\n\n")
    assert status == 2
    assert "content/orders/two.yaml cannot be written: Not a directory" in err
