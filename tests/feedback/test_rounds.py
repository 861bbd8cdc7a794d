"""Rounds of an evaluation: what may stand in a file, how it is counted, and what is told of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.feedback import KINDS, STATES, Entry, Known, Words, entries, is_head, load, report, tally
from cardgen.problems import Place, Problems
from cardgen.project import Project
from cardgen.prose import Heading, Paragraph, Table, plain

KNOWN = Known(cards=("P1", "P2", "P4"), topics=("pain",), versions={"tiny": ("2026.1",)})
WORDS = Words(
    "Hotovo", "Chystáme", "Ne", "Čeho", "Řekli jste", "Udělali jsme", "Změníme", "Proč", "{returned}/{sent}: {rate} %"
)
ROUND = """\
round: r1
title: Dotazník
edition: tiny
of: "2026.1"
entries:
  one: {%s}
"""
PLAIN = "kind: wording, text: Nerozumím., institution: Nemocnice, date: 2026-11, state: new, about: P1"


def told(folder: Path, text: str, name: str = "r1") -> list[str]:
    (folder / "content/feedback").mkdir(parents=True, exist_ok=True)
    (folder / f"content/feedback/{name}.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    load(Project(folder), KNOWN, problems)
    return [f"{problem.place.line}:{problem.place.column} {problem.code}: {problem.message}" for problem in problems]


def test_of_a_card_that_there_is_not_no_near_number_is_proposed(tmp_path: Path) -> None:
    problems = Problems()
    file = tmp_path / "content/feedback/r1.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(ROUND % PLAIN.replace("about: P1", "about: P12"), encoding="utf-8")
    load(Project(tmp_path), KNOWN, problems)
    (found,) = problems
    assert found.way_out == "write 'set' for what is about no single card; the numbers with P are P1 to P2, P4"


def test_a_plain_round_is_read(tmp_path: Path) -> None:
    assert told(tmp_path, ROUND % PLAIN) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("about: P1", "about: P9", "unknown-card: r1, one: there is no card and no topic 'P9'"),
        ("2026-11,", "2026-13,", "wrong-value: r1, one: '2026-13' is not a date"),
        ("Nerozumím.", "Volejte 377 123 456.", "private: r1, one: a telephone number stands in the text"),
        ("Nerozumím.", "jana@example.org", "private: r1, one: an e-mail address stands in the text"),
        ("Nerozumím.", "Narozena 855212/1234.", "private: r1, one: a birth number stands in the text"),
        ("state: new", "state: declined", "missing-key: r1, one: it is declined, and lacks the key 'reason'"),
        ("state: new", "state: accepted", "missing-key: r1, one: it is accepted, and lacks the key 'changes'"),
        ("state: new", "state: new, reason: Ne.", "unknown-key: r1, one: it is new, and has the key 'reason'"),
        ("state: new", "state: accepted, changes: [P9]", "r1, one: there is no card, topic or file 'P9'"),
        ("state: new", "state: accepted, changes: [../x]", "r1, one: there is no card, topic or file '../x'"),
        (
            "state: new",
            "state: done, changes: [P4], answer: Ano., version: '2031.1'",
            "unknown-version: r1, one: there is no version '2031.1' of tiny",
        ),
        ("Nerozumím.", "' '", "empty: r1, one: the text is empty"),
    ],
)  # fmt: skip  # a line a case
def test_what_cannot_be_is_told_with_its_entry(tmp_path: Path, old: str, new: str, said: str) -> None:
    (found,) = told(tmp_path, ROUND % PLAIN.replace(old, new))
    assert found.endswith(said)
    assert found.startswith("6:")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("edition: tiny", "edition: tinny", "3:10 unknown-edition: the round r1 is about the edition 'tinny'"),
        ("round: r1", "round: r2", "1:8 wrong-file-name: the round 'r2' stands in r1.yaml"),
        ("entries:", "sent: 3\nreturned: 4\nentries:", "1:1 wrong-value: 4 questionnaires came back, but only 3"),
        ("  one:", "  One:", "6:3 wrong-value: r1: 'One' cannot be the name of an entry"),
    ],
)
def test_what_cannot_be_of_a_round_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    (found,) = told(tmp_path, (ROUND % PLAIN).replace(old, new))
    assert found.startswith(said)


def test_a_retired_card_may_be_spoken_of(tmp_path: Path) -> None:
    assert told(tmp_path, ROUND % PLAIN.replace("P1", "P4")) == []


def entry(state: str = "new", about: str = "P1", kind: str = "wording", **more: str) -> Entry:
    return Entry(kind, "Text", "Nemocnice", "2026", state, about, **more)  # type: ignore[arg-type]  # any kind, any state


@given(
    st.lists(st.builds(entry, st.sampled_from(STATES), st.sampled_from(["P1", "P2", "set"]), st.sampled_from(KINDS)))
)
def test_every_entry_is_counted_once_in_each_way(found: list[Entry]) -> None:
    counts = tally(found)
    assert counts.total == len(found) == sum(counts.states.values()) == sum(counts.kinds.values())
    assert sum(sum(kinds.values()) for kinds in counts.about.values()) == len(found)
    sizes = [sum(kinds.values()) for kinds in counts.about.values()]
    assert sizes == sorted(sizes, reverse=True)


# -- the page ------------------------------------------------------------------------------------


def round_(text: str, tmp_path: Path) -> tuple[object, ...]:
    assert told(tmp_path, text) == []
    return load(Project(tmp_path), KNOWN, Problems())


TOLD = """\
round: r1
title: Dotazník
edition: tiny
of: "2026.1"
sent: 40
returned: 30
entries:
  a: {kind: praise, text: "*Skvělé* {{office.x}} [^1]", institution: N, date: "2026", state: new}
  b: {kind: wording, text: "*Velké* <b> {{x}}", institution: N, date: "2026", state: done, changes: [P1],
      answer: "Menší & lepší.", version: "2026.1"}
  c: {kind: wording, text: Jiné, institution: N, date: "2026", state: declined, reason: Nelze.}
"""


def test_the_page_tells_what_was_done_and_declined_and_nothing_that_is_new(tmp_path: Path) -> None:
    assert told(tmp_path, TOLD) == []
    prose = report(load(Project(tmp_path), KNOWN, Problems()), "2026.1", WORDS, lambda name: f"<{name}>")
    tables = [block for block in prose.blocks if isinstance(block, Table)]
    assert [plain(block.words.text) for block in prose.blocks if isinstance(block, Heading)] == ["Hotovo", "Ne"]
    rows = [[plain(words.text) for words in row] for table in tables for row in table.rows]
    assert rows == [["<set>", "*Velké* <b> { {x}}", "Menší & lepší."], ["<set>", "Jiné", "Nelze."]]
    assert plain(prose.blocks[0].words.text) == "Dotazník (2026): 30/40: 75 %"  # type: ignore[union-attr]  # a paragraph


def test_what_was_done_in_another_version_is_not_told_again(tmp_path: Path) -> None:
    assert (
        told(
            tmp_path,
            TOLD.replace("  c:", "  c: {kind: praise, text: X, institution: N, date: '2026', state: new}\n  d:"),
        )
        == []
    )
    rounds = load(Project(tmp_path), KNOWN, Problems())
    prose = report(rounds, "2026.2", WORDS, str)
    assert [plain(block.words.text) for block in prose.blocks if isinstance(block, Heading)] == ["Ne"]


OLD = """\
round: r0
title: %s
edition: tiny
of: první
entries:
  a: {kind: wording, text: Text, institution: N, date: "2010", %s}
  b: {kind: praise, text: Text, institution: N, date: 2012-05-06, state: new}
"""
DONE = 'state: done, changes: [P1], answer: Ano., version: "2026.1"'


@pytest.mark.parametrize(
    ("title", "state", "heads"),
    [
        ("Hodnocení", DONE, ["Dotazník (2026): 30/40: 75 %"]),
        ("Hodnocení", "state: new", ["Dotazník (2026): 30/40: 75 %"]),
        ("Hodnocení", "state: declined, reason: Ne.", ["Hodnocení (2010–2012).", "Dotazník (2026): 30/40: 75 %"]),
        (
            "Hodnocení 2010 a 2012",
            "state: declined, reason: Ne.",
            ["Hodnocení 2010 a 2012.", "Dotazník (2026): 30/40: 75 %"],
        ),
    ],
)
def test_only_rounds_of_which_something_is_told_are_named_with_their_years(
    tmp_path: Path, title: str, state: str, heads: list[str]
) -> None:
    versions = {"tiny": ("2026.1", "2026.2")}
    known = dataclasses.replace(KNOWN, versions=versions)
    assert told(tmp_path, OLD % (title, state), "r0") == []
    assert told(tmp_path, TOLD) == []
    problems = Problems()
    prose = report(load(Project(tmp_path), known, problems), "2026.2", WORDS, str)
    assert not len(problems)
    assert [plain(block.words.text) for block in prose.blocks if isinstance(block, Paragraph)] == heads


def test_nothing_to_tell_is_no_page() -> None:
    assert report((), "2026.1", WORDS, str).blocks == ()


# -- tables --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Typed:
    text: str
    place: Place
    wrong: str = ""
    day: str = ""


def table(*lines: str) -> list[Mapping[int, Typed]]:
    rows: list[Mapping[int, Typed]] = []
    for number, line in enumerate(lines, 1):
        cells = {
            column: Typed(text.strip(), Place("t.csv", number, column))
            for column, text in enumerate(line.split("|"), 1)
            if text.strip()
        }
        rows.append(cells)
    return rows


def taken(*lines: str, before: Mapping[str, Entry] | None = None) -> tuple[dict[str, Entry], list[str]]:
    problems = Problems()
    found = entries(table(*lines), "t.csv", KNOWN, "2026-11-22", before or {}, problems)
    return dict(found.entries), [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in problems]


HEAD = "Druh | Karta | Připomínka | Instituce | Profese | Datum"


def test_a_row_becomes_a_new_entry() -> None:
    found, problems = taken(
        HEAD, "Znění | p2 | Bolí to? | Nemocnice | sestra | 2026-10-01", " obrázek || Malý | Nemocnice"
    )
    assert problems == []
    assert found == {
        "p1": Entry("wording", "Bolí to?", "Nemocnice", "2026-10-01", "new", "P2", "sestra"),
        "p2": Entry("picture", "Malý", "Nemocnice", "2026-11-22", "new", "set"),
    }


def test_what_was_taken_before_is_not_taken_twice_and_names_stay() -> None:
    first, _ = taken(HEAD, "Znění | P2 | Bolí to? | Nemocnice")
    again, problems = taken(HEAD, "Znění | P2 | Bolí to? | Nemocnice", "Pochvala | | Díky | Nemocnice", before=first)
    assert problems == []
    assert list(again) == ["p2"]


def test_a_column_with_names_is_left_out_and_told() -> None:
    found, problems = taken(HEAD + " | Jméno", "Znění | P2 | Bolí to? | Nemocnice | | | Jana")
    assert problems == ["1:7 private"]
    assert "Jana" not in repr(found)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Zněni? | P2 | Bolí to? | Nemocnice", None),
        ("Jiné | P2 | Bolí to? | Nemocnice", "2:1 wrong-value"),
        ("Znění | P7 | Bolí to? | Nemocnice", "2:2 unknown-card"),
        ("Znění | P2 | | Nemocnice", "2:3 empty"),
        ("Znění | P2 | +420 377 123 456 | Nemocnice", "2:3 private"),
        ("Znění | P2 | Bolí to? | Nemocnice | | včera", "2:6 wrong-value"),
        ("Znění | P2 | Bolí to? | Nemocnice | | 20.11.2026", None),
        ("Znění | P2 | Bolí to? | Nemocnice | | 31.11.2026", "2:6 wrong-value"),
        ("Znění | P2 | Bolí \x1b[31mto? | Nemocnice", "2:3 invisible-character"),
        ("Znění | P2 | Bolí \u202eto? | Nemocnice", "2:3 invisible-character"),
    ],
)
def test_a_row_that_is_not_plain_is_told_at_its_cell(line: str, said: str | None) -> None:
    found, problems = taken(HEAD, line)
    assert problems == ([said] if said else [])
    assert bool(found) == (said is None)


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        ("Ptala se paní Horáková.", "paní Horáková"),
        ("Pan Novák, ulice Dlouhá 5", "Pan Novák, ulice Dlouhá"),
        ("PAN DOKTOR NOVÁK", "PAN DOKTOR, DOKTOR NOVÁK"),
        ("pan doktor Novák", "doktor Novák"),
        ("MUDr. Jana Malá, Mgr.Malý", "MUDr. Jana, Mgr. Malý"),
        ("Řekla to sestra Eva.", "sestra Eva"),
        ("Pacient Josef Dvořák", "Pacient Josef"),
        ("Paní vrchní i pan primář to chtějí; sestry a pacienti také.", None),
        ("Pana to bolelo. Sestra. Karta", None),
        ("Prapan Novák; doc.", None),
    ],
)
def test_what_may_be_a_name_is_told_and_taken_over(remark: str, said: str | None) -> None:
    problems = Problems()
    found = entries(table(HEAD, f"Znění | P2 | {remark} | Nemocnice"), "t.csv", KNOWN, "2026", {}, problems)
    assert [entry.text for entry in found.entries.values()] == [remark]
    wanted = f"the text may name somebody: {said}; it says {remark!r}"
    assert [(problem.place, problem.message) for problem in problems] == (
        [(Place("t.csv", 2, 3), wanted)] if said else []
    )
    again = Problems()
    entries(table(HEAD, f"Znění | P2 | {remark} | Nemocnice"), "t.csv", KNOWN, "2026", found.entries, again)
    assert not len(again)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("použití", "did you mean 'používání'?"),
        ("Zněny", "did you mean 'znění'?"),
        ("wordin", "did you mean 'wording'?"),
        ("xyz", "known are: znění, obrázek, chybí karta, příliš mnoho, používání, pochvala"),
    ],
)
def test_a_kind_that_is_not_known_is_answered_in_czech(kind: str, said: str) -> None:
    problems = Problems()
    entries(table(HEAD, f"{kind} | P2 | Bolí to? | Nemocnice"), "t.csv", KNOWN, "2026", {}, problems)
    assert [problem.way_out for problem in problems] == [said]


def test_columns_that_are_missing_or_twice_are_told() -> None:
    assert taken("Druh | Druh | Instituce", "Znění | Znění | N")[1] == ["1:1 missing-column", "1:2 duplicate-column"]
    assert taken()[1] == ["1:1 empty"]


def test_heads_are_known_however_they_are_written() -> None:
    assert all(map(is_head, ("PŘIPOMÍNKA:", " karta", "Comment")))
    assert not is_head("Jméno")


def test_counts_are_put_in_as_numbers_and_nothing_else_of_the_words_is_read(tmp_path: Path) -> None:
    assert told(tmp_path, TOLD) == []
    words = dataclasses.replace(WORDS, answers="{returned}/{sent} {rate} {x.__class__} {")
    prose = report(load(Project(tmp_path), KNOWN, Problems()), "2026.1", words, str)
    assert plain(prose.blocks[0].words.text) == "Dotazník (2026): 30/40 75 {x.__class__} {"  # type: ignore[union-attr]  # a paragraph
