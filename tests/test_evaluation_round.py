"""After an evaluation, on real content: release, change, compare, exchange; old numbers still mean what they meant.

The sets are looked at as they come out: the pages of the old and of the new files and of the packs, by their text.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pypdfium2
import pytest

from cardgen.editions.difference import FileChanges, difference
from cardgen.editions.exchange import apply
from cardgen.editions.records import Record, Release
from cardgen.jobs import releasing, replacing
from cardgen.jobs.packing import Pack
from cardgen.jobs.records import released
from tests.evaluated import CZECH, REWORDED, SOURCE, evaluate
from tests.projects import Written, copy_of_real

LANGUAGES = ("ru", "vi", "mn", "bg")
OTHERS = ("answers", "body", "calendar", "inpatient-care", "layout", "loose", "offices", "protocol", "tools")
OLD, NEW = "2026.1", "2026.2"
EDITION = f"""\
edition: round
title: Zkušební vydání
version: "{OLD}"
date: 2026-11-22
topics: [inpatient-care]
languages: [{", ".join(LANGUAGES)}]
layout: a5-portrait
loose: a5-loose
publisher: Zkouška
"""
FILES = tuple(f"{topic}-{language}.pdf" for topic in ("inpatient-care", "loose") for language in LANGUAGES)
SAME = {  # what became of cards in every language
    "L5": "redrawn next",  # names L6
    "L6": "reworded cs",
    "L12": "redrawn next",  # named L13
    "L13": "removed",
    "L30": "redrawn picture",
    "L61": "added",
    "L62": "added",
}
Pages: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Round:
    """The project after its evaluation, both releases with their records and pages, and the packs, all by file."""

    project: Written
    releases: tuple[Release, Release]
    before: Mapping[str, Record]
    after: Mapping[str, Record]
    old: Mapping[str, Mapping[str, Pages]]
    new: Mapping[str, Mapping[str, Pages]]
    packs: Mapping[str, Pack]

    def changes(self, file: str) -> FileChanges:
        """What became of the leaves of a file."""
        (one,) = difference([self.before[file]], [self.after[file]])
        return one


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Round:
    project = copy_of_real(tmp_path_factory.mktemp("round"))
    for path in (project.root / "content/editions").iterdir():
        path.unlink()
    for path in (project.root / "content/phrases").iterdir():
        if path.name not in OTHERS:  # what is not read takes no time
            shutil.rmtree(path)
    project.write("content/editions/round.yaml", EDITION)
    releasing.issue(project.project, "round", "Zkouška", trial=True, jobs=1)
    evaluate(project, "round")
    releasing.issue(project.project, "round", "Zkouška", trial=True, jobs=1)
    packs = replacing.replace(project.project, "round", OLD)
    content = project.load()
    assert [str(problem) for problem in content.problems] == []
    old, new = (content.releases.find("round", version) for version in (OLD, NEW))
    assert old
    assert new
    before, after = ({one.file: one for one in released(content, release)} for release in (old, new))
    return Round(
        project,
        (old, new),
        before,
        after,
        {file: _pages(project, OLD, record) for file, record in before.items()},
        {file: _pages(project, NEW, record) for file, record in after.items()},
        {pack.file: pack for pack in packs.packs},
    )


def _pages(project: Written, version: str, record: Record) -> dict[str, Pages]:
    """The text of the pages of each leaf of a file that was issued."""
    texts = _texts(releasing.kept(project.project, "round", version) / record.file)
    found = {}
    first = 0
    for leaf in record.leaves:
        found[leaf.leaf] = texts[first : first + leaf.pages]
        first += leaf.pages
    assert first == len(texts)
    return found


def _texts(path: Path) -> Pages:
    """The text of each page in NFC, whatever the version, without spaces and ends of lines."""
    document = pypdfium2.PdfDocument(path)
    texts = (page.get_textpage().get_text_range().replace(OLD, "").replace(NEW, "") for page in document)
    return tuple("".join(unicodedata.normalize("NFC", text).split()) for text in texts)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _leaves(record: Record) -> Sequence[str]:
    return [leaf.leaf for leaf in record.leaves]


def _index(leaves: Mapping[str, Pages]) -> str:
    return "".join(page for key, pages in leaves.items() if key.startswith("index:") for page in pages)


# -- difference --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_difference_says_of_every_card_what_became_of_it(done: Round, language: str) -> None:
    changes = done.changes(f"inpatient-care-{language}.pdf").changes
    fates = {
        change.leaf.leaf: " ".join((change.fate, *change.languages, *change.reasons))
        for change in changes
        if change.leaf.is_card and change.fate != "untouched"
    }
    moved = {key for key, fate in fates.items() if fate == "moved"}
    assert moved in ({"L16"}, {"L17"})
    own = {"vi": {"L2": "reworded vi"}, "mn": {"L15": "reworded mn pronunciation"}}.get(language, {})
    assert {key: fate for key, fate in fates.items() if key not in moved} == {**SAME, **own}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_difference_of_the_loose_cards_is_the_one_picture(done: Round, language: str) -> None:
    changed = [change for change in done.changes(f"loose-{language}.pdf").changes if change.fate != "untouched"]
    assert [(one.leaf.leaf, one.fate, one.reasons) for one in changed] == [("K6", "redrawn", ("picture",))]


# -- packs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_a_pack_holds_exactly_the_leaves_that_differ(done: Round, file: str) -> None:
    todo = done.packs[file].todo
    assert todo
    old, new = done.old[file], done.new[file]
    differ = {key for key in new if old.get(key) != new[key]}
    if file.startswith("loose"):
        differ |= {"K6"}  # another picture, as L30 has; dividers show the pictures of their cards
    else:
        differ |= {"L30", "divider:inpatient-care/treatment", "imprint"}  # that says which version it is
    assert {leaf.leaf for leaf in todo.fresh} == differ
    assert {leaf.leaf for leaf in todo.remove} == {key for key in old if key in differ or key not in new}
    assert [leaf.leaf for leaf in todo.fresh] == [key for key in new if key in differ]


@pytest.mark.parametrize("file", FILES)
def test_a_pack_makes_the_new_set_of_the_pages_of_the_old_one(done: Round, file: str) -> None:
    pack = done.packs[file]
    assert pack.todo
    assert pack.path
    assert apply(done.before[file].leaves, pack.todo) == done.after[file].leaves
    fresh = [leaf.leaf for leaf in pack.todo.fresh]
    printed = _texts(pack.path)
    sheet = len(printed) - 2 * len(fresh)
    assert (sheet % 2, sheet > 0) == (0, True)
    exchanged = {key: printed[sheet + 2 * at : sheet + 2 * at + 2] for at, key in enumerate(fresh)}
    binder = {**done.old[file], **exchanged}
    order = [leaf.leaf for leaf in apply(done.before[file].leaves, pack.todo)]
    assert [(key, binder[key]) for key in order] == list(done.new[file].items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_a_pack_names_what_goes_and_what_comes_and_where(done: Round, language: str) -> None:
    pack = done.packs[f"inpatient-care-{language}.pdf"]
    assert pack.path
    assert pack.todo
    sheet = "".join(_texts(pack.path)[: pack.pages - 2 * len(pack.todo.fresh)])
    for leaf in (*pack.todo.remove, *pack.todo.fresh):
        if leaf.is_card:
            assert _plain(f"{leaf.leaf}{leaf.czech}") in sheet
    places = {put.leaf.leaf: put.behind for put in pack.todo.puts}
    assert (places["L61"], places["L62"]) == ("L3", "L21")


# -- the new set -------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_every_card_says_its_czech_and_its_sentence_and_its_number(done: Round, file: str) -> None:
    language = done.after[file].languages[1]
    for leaf in done.after[file].leaves:
        if leaf.is_card:
            front, back = done.new[file][leaf.leaf]
            for page in (front, back):
                assert leaf.leaf in page
                assert _plain(leaf.text["cs"]) in page
            assert _plain(leaf.text[language]) in front


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_has_every_card_of_the_new_set_in_both_languages_and_no_other(done: Round, language: str) -> None:
    file = f"inpatient-care-{language}.pdf"
    index = _index(done.new[file])
    at = 0
    for leaf in done.after[file].leaves:
        if leaf.is_card:
            at = index.index(f"{leaf.leaf}{_plain(leaf.text['cs'])}", at) + 1  # one after the other
            assert _plain(leaf.text[language]) in index
    gone = done.before[file].by_key["L13"]
    assert f"L13{_plain(gone.czech)}" in _index(done.old[file])
    assert "L13" not in index
    assert _plain(gone.text[language]) not in index
    assert _plain(CZECH) in index
    if language in REWORDED:
        assert _plain(REWORDED[language][1]) in index


# -- numbers -----------------------------------------------------------------------------------------


def test_every_number_of_the_release_means_what_it_meant(done: Round) -> None:
    before, after = (release.numbers["inpatient-care"] for release in done.releases)
    assert len(before.cards) == 60
    assert after.retired == (13,)
    assert set(after.cards.items()) - set(before.cards.items()) == {("61", "passport"), ("62", "insurance")}
    assert set(before.cards.items()) - set(after.cards.items()) == {("13", "clergy")}
    for file, record in done.before.items():
        now = done.after[file].by_key
        assert {leaf.leaf: leaf.id for leaf in record.leaves if leaf.is_card and leaf.leaf != "L13"} == {
            leaf.leaf: now[leaf.leaf].id for leaf in record.leaves if leaf.is_card and leaf.leaf in now
        }


def test_the_number_of_a_card_that_went_is_never_given_anew(done: Round) -> None:
    before = done.project.read(SOURCE)
    try:
        done.project.replace(SOURCE, "number: 62", "number: 13")
        done.project.replace(SOURCE, "retired: [13]", "retired: []")
        told = done.project.told()
    finally:
        done.project.write(SOURCE, before)
    assert [line.partition(": error: ")[2].splitlines()[0] for line in told] == [
        f"L13 is the card insurance, but clergy in the release round {OLD} [released-number]",
        f"the card insurance is L13, but L62 in the release round {NEW} [released-number]",
    ]
