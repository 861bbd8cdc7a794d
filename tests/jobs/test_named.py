"""What leaves are called on an exchange sheet: nobody has to count, and Czech stands in its right case."""

from __future__ import annotations

import pytest

from cardgen.editions.records import Leaf
from cardgen.jobs.content import Content
from cardgen.jobs.named import name_of, number_of, place_behind
from tests import projects

CARD = Leaf("P2", "x", id="does-it-hurt", text={"cs": "Bolí to?", "ru": "Болит?"})


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return projects.make(tmp_path_factory.mktemp("named")).load()


@pytest.mark.parametrize(
    ("leaf", "name", "place"),
    [
        (CARD, "Bolí to?", "za P2"),
        (Leaf("cover", "x"), "Obálka", "za obálku"),
        (Leaf("index:2", "x", lists=("P8", "T5")), "Seznam karet od P8 do T5", "za seznam karet od P8 do T5"),
        (Leaf("index:2", "x"), "Seznam karet 2", "za seznam karet 2"),  # of a record that does not say what is on it
        (Leaf("divider:pain/help", "x", title="Pomoc"), "Rozřaďovač „Pomoc“", "za rozřaďovač „Pomoc“"),
        (Leaf("blank", "x", title="Prázdná karta"), "Prázdná karta", "za prázdnou kartu"),
        (Leaf("blank#2", "x", title="Prázdná karta"), "Prázdná karta", "za prázdnou kartu"),
        (Leaf("imprint", "x", title="Tiráž"), "Tiráž", "za tiráž"),
        (Leaf("thanks", "x", title="Poděkování"), "Poděkování", "za list „Poděkování“"),
    ],
)
def test_a_leaf_is_called_by_its_number_or_by_what_stands_on_it(
    content: Content, leaf: Leaf, name: str, place: str
) -> None:
    assert (name_of(content, leaf), place_behind(content, leaf)) == (name, place)
    assert number_of(leaf) == ("P2" if leaf is CARD else "")
    assert content.ready.problems.errors == ()


def test_what_goes_behind_nothing_goes_to_the_front(content: Content) -> None:
    assert place_behind(content, None) == "úplně dopředu"
