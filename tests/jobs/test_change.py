"""What changes when something changes: which cards a translator looks at again, and which are printed again."""

from __future__ import annotations

from cardgen.jobs.build import Wanted
from tests.jobs.manifests import make, manifest
from tests.jobs.tiny import Tiny

Prints = dict[tuple[str, str], str]  # (path, number) -> fingerprint
TOPIC = "content/phrases/ward/topic.yaml"
VI = "content/phrases/ward/vi.yaml"


def prints(project: Tiny) -> tuple[Prints, Prints]:
    """Build, and return wordings and appearances."""
    make(project)
    return prints_of(project)


def prints_of(project: Tiny) -> tuple[Prints, Prints]:
    """The wordings and appearances of the last build."""
    cards = {
        (entry["path"], one["number"]): one
        for entry in manifest(project.output / "clinic")["files"]
        for one in entry["cards"]
    }
    return (
        {key: one["wording"] for key, one in cards.items()},
        {key: one["appearance"] for key, one in cards.items()},
    )


def changed(before: Prints, after: Prints) -> set[tuple[str, str]]:
    assert before.keys() == after.keys()
    return {key for key in before if before[key] != after[key]}


def of(number: str, *kinds: str) -> set[tuple[str, str]]:
    topic = {"W": "ward", "S": "street", "K": "loose"}[number[0]]
    return {(f"{topic}-{kind}.pdf", number) for kind in kinds}


def test_a_new_version_changes_no_fingerprint(issued: Tiny) -> None:
    before = prints_of(issued)
    issued.replace("content/editions/clinic.yaml", "2026.1", "2027.12")
    issued.replace("content/editions/clinic.yaml", "2026-11-22", "2027-12-01")
    after = prints(issued)
    assert changed(before[0], after[0]) == set()
    assert changed(before[1], after[1]) == set()
    assert manifest(issued.output / "clinic")["version"] == "2027.12"


def test_a_translated_sentence_changes_wording_and_appearance_of_its_card_in_its_language(issued: Tiny) -> None:
    before = prints_of(issued)
    issued.replace(VI, "Quý vị có đau không?", "Quý vị có bị đau không?")
    after = prints(issued)
    assert changed(before[0], after[0]) == of("W1", "vi", "polyglot")
    assert changed(before[1], after[1]) == of("W1", "vi", "polyglot")


def test_a_czech_sentence_changes_its_card_in_every_language(issued: Tiny) -> None:
    before = prints_of(issued)
    for file in (TOPIC, VI, "content/phrases/ward/ru.yaml"):
        issued.replace(file, "Ukažte prstem.", "Ukažte to prstem.")
    issued.sign_anew(VI)
    after = prints(issued)
    assert changed(before[0], after[0]) == of("W4", "vi", "ru", "polyglot")
    assert changed(before[1], after[1]) == of("W4", "vi", "ru", "polyglot")


def test_a_sentence_that_another_card_names_on_its_back_reprints_that_card_but_is_not_its_wording(
    issued: Tiny,
) -> None:
    before = prints_of(issued)
    for file in (TOPIC, VI, "content/phrases/ward/ru.yaml"):
        issued.replace(file, "Bolí vás to?", "Bolí to?")
    after = prints(issued)
    assert changed(before[0], after[0]) == of("W1", "vi", "ru", "polyglot")
    assert changed(before[1], after[1]) == of("W1", "vi", "ru", "polyglot") | of("W2", "vi", "ru")


def test_a_picture_changes_the_appearance_of_its_cards_and_no_wording(issued: Tiny) -> None:
    before = prints_of(issued)
    issued.replace("content/pictures/drawn/square.svg", "#94276e", "#276e94")
    after = prints(issued)
    assert changed(before[0], after[0]) == set()
    # W2 and K2 show it; this polyglot layout shows no pictures
    assert changed(before[1], after[1]) == of("W2", "vi", "ru") | of("K2", "vi", "ru")


def test_another_picture_for_a_card_changes_only_that_card(issued: Tiny) -> None:
    before = prints_of(issued)
    issued.replace(TOPIC, "picture: square", "picture: circle")
    after = prints(issued)
    assert changed(before[0], after[0]) == set()
    assert changed(before[1], after[1]) == of("W2", "vi", "ru")


def test_an_answer_changes_wording_and_appearance_of_the_cards_that_carry_it(issued: Tiny) -> None:
    before = prints_of(issued)
    issued.replace("content/phrases/answers/vi.yaml", "text: Nước,", "text: Nước lọc,")
    after = prints(issued)
    assert changed(before[0], after[0]) == of("W2", "vi", "polyglot")
    assert changed(before[1], after[1]) == of("W2", "vi")  # this polyglot layout shows no answers


def test_a_note_changes_the_appearance_and_no_wording(issued: Tiny) -> None:
    before = prints_of(issued)
    issued.replace(TOPIC, "Vezměte kartu W1.", "Vezměte kartu W2.")
    after = prints(issued)
    assert changed(before[0], after[0]) == set()
    assert changed(before[1], after[1]) == of("W4", "vi", "ru")


def test_a_card_in_front_changes_pages_and_no_fingerprint_of_the_others(issued: Tiny) -> None:
    before = prints_of(issued)
    card = "      - {number: 9, id: cold, text: Je vám zima?, answer: none, picture: circle}\n"
    issued.replace(TOPIC, "      - {number: 1, id", f"{card}      - {{number: 1, id")
    for tag, text in (("vi", "Quý vị có lạnh không?"), ("ru", "Вам холодно?")):
        phrase = f"phrases:\n  cold: {{from: Je vám zima?, text: {text}, state: draft}}\n"
        issued.replace(f"content/phrases/ward/{tag}.yaml", "phrases:\n", phrase)
    after = prints(issued)
    for kind in (0, 1):
        assert after[kind].keys() - before[kind].keys() == of("W9", "vi", "ru", "polyglot")
        assert all(after[kind][key] == before[kind][key] for key in before[kind])
    (ward,) = (one for one in manifest(issued.output / "clinic")["files"] if one["path"] == "ward-vi.pdf")
    assert [(one["number"], one["pages"]) for one in ward["cards"]] == [
        ("W9", [7, 8]),
        ("W1", [9, 10]),
        ("W4", [11, 12]),
        ("W2", [15, 16]),
    ]


def test_approval_takes_the_mark_away_so_the_card_is_printed_again_under_the_same_wording(issued: Tiny) -> None:
    before = prints_of(issued)
    issued.replace(VI, "có đau không?, state: draft", "có đau không?, state: approved")
    issued.sign(VI)
    after = prints(issued)
    assert changed(before[0], after[0]) == set()
    assert changed(before[1], after[1]) == of("W1", "vi")


def test_a_filtered_build_gives_the_fingerprints_of_a_whole_one(issued: Tiny) -> None:
    before = prints_of(issued)
    make(issued, Wanted(topics=("ward",)))
    assert changed(before[1], prints(issued)[1]) == set()
