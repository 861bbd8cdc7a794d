"""Records of releases as text: every letter comes back; versions have an order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardgen import marked, shapes
from cardgen.editions.records import Leaf, Record, order, write_record
from cardgen.problems import Problems

_texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


@given(_texts, st.dictionaries(_texts, st.dictionaries(st.sampled_from(["cs", "ru"]), _texts, min_size=1), max_size=3))
def test_every_text_comes_back_letter_by_letter(note: str, words: dict[str, dict[str, str]]) -> None:
    leaf = Leaf("P2", "ab", topic="pain", id="does-it-hurt", text={"cs": "Bolí to?"}, note=note, words=words)
    text = write_record(Record("pain-ru.pdf", "pain", ("cs", "ru"), "ring", "148 x 210", (leaf,)))
    problems = Problems()
    tree = marked.parse(text.encode(), "x.yaml", problems)
    found = shapes.decode(tree, Record, problems) if tree else None
    assert not list(problems)
    assert found is not None
    assert found.leaves == (leaf,)


def test_versions_are_ordered_by_their_numbers() -> None:
    versions = ["0.9", "2026.1", "2026.1.1", "2026.2", "2026.10", "2027"]
    assert sorted(sorted(versions), key=order) == versions
