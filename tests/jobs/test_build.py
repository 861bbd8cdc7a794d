"""A build end to end: which files there are, what the manifest says of them, and whether the pages agree."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import pairwise

import pypdf
import pytest

from cardgen.jobs.build import Wanted
from tests.jobs.manifests import card, file_entry, make, manifest, pages
from tests.jobs.tiny import ALL_FILES, SENTENCES, Tiny

SETS = [name for name in ALL_FILES if not name.startswith("loose")]


def languages_of(path: str) -> list[str]:
    tag = path.removesuffix(".pdf").rsplit("-", 1)[-1]
    return ["vi", "ru"] if tag == "polyglot" else [tag]


def test_a_set_for_each_topic_and_language_is_written_with_loose_cards_and_polyglot_sets(built: Tiny) -> None:
    assert sorted(path.name for path in (built.output / "clinic").iterdir()) == sorted([*ALL_FILES, "manifest.json"])


def test_only_the_edition_is_in_the_output_folder(built: Tiny) -> None:
    assert [path.name for path in built.output.iterdir()] == ["clinic"]


def test_what_was_built_is_counted(project: Tiny) -> None:
    built = make(project)
    assert built.folders == (project.output / "clinic",)
    entries = manifest(project.output / "clinic")["files"]
    assert built.files == len(ALL_FILES)
    assert built.pages == sum(entry["pages"] for entry in entries)
    states = [one["state"] for entry in entries for one in entry["cards"]]
    assert (built.cards, built.drafts) == (len(states), states.count("draft")) == (19, 17)
    assert built.warnings == ()


def test_the_manifest_names_the_edition_first(built: Tiny) -> None:
    found = manifest(built.output / "clinic")
    assert list(found) == ["edition", "version", "date", "release", "files"]
    assert {**found, "files": None} == {
        "edition": "clinic",
        "version": "2026.1",
        "date": "2026-11-22",
        "release": False,
        "files": None,
    }


def test_the_manifest_has_one_entry_for_each_file_in_the_order_of_their_names(built: Tiny) -> None:
    found = manifest(built.output / "clinic")["files"]
    assert [entry["path"] for entry in found] == sorted(ALL_FILES)


@pytest.mark.parametrize("path", ALL_FILES)
def test_the_manifest_entry_of_a_file_has_exactly_the_keys_of_the_interface(built: Tiny, path: str) -> None:
    entry = file_entry(built.output / "clinic", path)
    assert list(entry) == ["path", "sha256", "pages", "topic", "language", "layout", "cards"]
    for one in entry["cards"]:
        assert list(one) == ["number", "id", "pages", "state", "wording", "appearance"]
        assert [type(value) for value in one.values()] == [str, str, list, str, str, str]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("ward-vi.pdf", ("ward", "vi", "ring")),
        ("street-ru.pdf", ("street", "ru", "ring")),
        ("loose-vi.pdf", ("loose", "vi", "loose")),
        ("ward-polyglot.pdf", ("ward", "mul", "polyglot")),
    ],
)
def test_the_manifest_names_topic_language_and_layout_of_a_file(
    built: Tiny, path: str, said: tuple[str, str, str]
) -> None:
    entry = file_entry(built.output / "clinic", path)
    assert (entry["topic"], entry["language"], entry["layout"]) == said


@pytest.mark.parametrize("path", ALL_FILES)
def test_hash_and_number_of_pages_in_the_manifest_are_those_of_the_file(built: Tiny, path: str) -> None:
    data = (built.output / "clinic" / path).read_bytes()
    entry = file_entry(built.output / "clinic", path)
    assert entry["sha256"] == hashlib.sha256(data).hexdigest()
    assert entry["pages"] == len(pypdf.PdfReader(built.output / "clinic" / path).pages)


@pytest.mark.parametrize("path", ALL_FILES)
def test_every_card_of_the_topic_is_in_the_manifest_in_the_order_of_the_set(built: Tiny, path: str) -> None:
    wanted = {
        "ward": [("W1", "hurts"), ("W4", "where"), ("W2", "drink")],
        "street": [("S1", "calm"), ("S2", "fall")],
        "loose": [("K1", "yes"), ("K2", "no")],
    }
    found = file_entry(built.output / "clinic", path)["cards"]
    assert [(one["number"], one["id"]) for one in found] == wanted[path.split("-", maxsplit=1)[0]]


@pytest.mark.parametrize("path", ALL_FILES)
def test_a_card_has_a_front_with_an_odd_page_and_its_back_follows(built: Tiny, path: str) -> None:
    fronts = []
    for one in file_entry(built.output / "clinic", path)["cards"]:
        front, back = one["pages"]
        assert front % 2 == 1, one["number"]
        assert back == front + 1, one["number"]
        fronts.append(front)
    assert all(before < after for before, after in pairwise(fronts))


@pytest.mark.parametrize("path", ALL_FILES)
def test_the_pages_of_a_card_show_its_number_and_the_sentence_of_the_bank_in_each_language(
    built: Tiny, path: str
) -> None:
    texts = pages(built.output / "clinic" / path)
    for one in file_entry(built.output / "clinic", path)["cards"]:
        front, back = one["pages"]
        said = SENTENCES[one["number"]]
        for language in ["cs", *languages_of(path)]:
            assert unicodedata.normalize("NFC", said[language]) in texts[front - 1], (one["number"], language)
        if path in SETS:  # this layout of loose cards shows no numbers, and only the patient's words on the back
            assert re.search(rf"\b{one['number']}\b", texts[front - 1]), one["number"]
        if path in SETS and "polyglot" not in path:
            assert said["cs"] in texts[back - 1], one["number"]


@pytest.mark.parametrize("path", SETS)
def test_a_front_shows_the_sentence_of_no_other_card(built: Tiny, path: str) -> None:
    texts = pages(built.output / "clinic" / path)
    for one in file_entry(built.output / "clinic", path)["cards"]:
        others = [said["cs"] for number, said in SENTENCES.items() if number not in (one["number"], "K1", "K2")]
        assert not [other for other in others if other in texts[one["pages"][0] - 1]], one["number"]


@pytest.mark.parametrize("path", [name for name in SETS if "polyglot" not in name])
def test_the_index_names_every_card_of_the_set_with_number_and_sentence(built: Tiny, path: str) -> None:
    listed = pages(built.output / "clinic" / path)[2]
    assert "Seznam karet" in listed
    for one in file_entry(built.output / "clinic", path)["cards"]:
        assert one["number"] in listed
        assert SENTENCES[one["number"]]["cs"] in listed
        assert SENTENCES[one["number"]][languages_of(path)[0]] in listed


@pytest.mark.parametrize("path", [name for name in SETS if "polyglot" not in name])
def test_the_links_of_the_index_lead_to_the_fronts_that_the_manifest_names(built: Tiny, path: str) -> None:
    reader = pypdf.PdfReader(built.output / "clinic" / path)
    numbers = {page.indirect_reference.idnum: i for i, page in enumerate(reader.pages, 1) if page.indirect_reference}
    leads = []
    for annotation in reader.pages[2].annotations or []:
        link = annotation.get_object()
        target = link["/Dest"] if "/Dest" in link else link["/A"]["/D"]
        if isinstance(target, str):
            target = [reader.named_destinations[target].raw_get("/Page")]
        leads.append(numbers[target[0].idnum])
    assert leads == [one["pages"][0] for one in file_entry(built.output / "clinic", path)["cards"]]


def test_the_state_of_a_card_is_that_of_its_sentence_and_the_least_checked_of_several(built: Tiny) -> None:
    folder = built.output / "clinic"
    assert [card(folder, "ward-vi.pdf", number)["state"] for number in ("W1", "W4", "W2")] == [
        "draft",
        "approved",
        "revised",
    ]
    assert [card(folder, "ward-polyglot.pdf", number)["state"] for number in ("W1", "W4", "W2")] == ["draft"] * 3


def test_only_an_unapproved_card_carries_the_mark_that_its_translation_is_not_verified(built: Tiny) -> None:
    texts = pages(built.output / "clinic" / "ward-vi.pdf")
    marked = {
        number: "překlad neověřen" in texts[card(built.output / "clinic", "ward-vi.pdf", number)["pages"][0] - 1]
        for number in ("W1", "W4", "W2")
    }
    assert marked == {"W1": True, "W4": False, "W2": True}


def test_a_card_has_the_same_number_and_id_in_every_language(built: Tiny) -> None:
    folder = built.output / "clinic"
    for topic in ("ward", "street"):
        sets = [
            [(one["number"], one["id"]) for one in file_entry(folder, f"{topic}-{kind}.pdf")["cards"]]
            for kind in ("vi", "ru", "polyglot")
        ]
        assert sets[0] == sets[1] == sets[2]


def test_fingerprints_are_64_hexadecimal_digits_and_differ_from_card_to_card(built: Tiny) -> None:
    for kind in ("wording", "appearance"):
        found = [one[kind] for entry in manifest(built.output / "clinic")["files"] for one in entry["cards"]]
        assert all(re.fullmatch(r"[0-9a-f]{64}", value) for value in found)
        assert len(set(found)) == len(found)


def test_progress_counts_every_file_and_names_it(project: Tiny) -> None:
    from cardgen.jobs.build import build

    seen: list[tuple[int, int, str]] = []
    build(project.project, Wanted(), project.output, 1, lambda done, total, path: seen.append((done, total, path)))
    assert [(done, total) for done, total, _ in seen] == [(i, 8) for i in range(1, 9)]
    assert sorted(path for _, _, path in seen) == sorted(ALL_FILES)


def test_an_edition_without_loose_cards_and_polyglot_sets_has_only_sets(project: Tiny) -> None:
    project.replace("content/editions/clinic.yaml", "loose: loose\npolyglot: polyglot\n", "")
    make(project)
    assert [entry["path"] for entry in manifest(project.output / "clinic")["files"]] == [
        "street-ru.pdf",
        "street-vi.pdf",
        "ward-ru.pdf",
        "ward-vi.pdf",
    ]


def test_a_release_of_approved_phrases_says_so_in_the_manifest_and_carries_no_mark(project: Tiny) -> None:
    project.approve_all()
    built = make(project, Wanted(release=True))
    folder = project.output / "clinic"
    assert manifest(folder)["release"] is True
    assert built.drafts == 0
    assert {one["state"] for entry in manifest(folder)["files"] for one in entry["cards"]} == {"approved"}
    assert not [text for path in SETS for text in pages(folder / path) if "překlad neověřen" in text]
