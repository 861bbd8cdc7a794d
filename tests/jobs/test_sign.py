"""Signing: who answers for which wording, written into the language files and nowhere else."""

from __future__ import annotations

import re

import pytest

from cardgen.bank.strings import strings
from cardgen.jobs.sign import Signed, sign
from cardgen.problems import ContentError, UnknownName
from tests.projects import Written

VI = "content/phrases/pain/vi.yaml"
JANA = "Jana Nováková, tlumočnice"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 2026-11-22


def states(tiny: Written, topic: str = "pain", language: str = "vi") -> dict[str, str]:
    return {string.name: string.standing for string in strings(tiny.load().bank, topic, language)}


def told(tiny: Written, *names: str, step: str = "approved") -> list[str]:
    with pytest.raises(ContentError) as error:
        sign(tiny.project, "vi", step, JANA, names)  # type: ignore[arg-type]  # a word from the command line
    return [str(problem) for problem in error.value.problems]


def test_a_topic_is_revised_and_then_approved_and_both_signatures_stay(tiny: Written) -> None:
    done = sign(tiny.project, "vi", "revised", JANA, ["pain"], "2026-11-20")
    assert done == Signed("vi", "revised", JANA, "2026-11-20", {"pain": 6}, (), (), ())
    assert set(states(tiny).values()) == {"revised"}
    sign(tiny.project, "vi", "approved", "MUDr. Bui", ["pain"])
    assert set(states(tiny).values()) == {"approved"}
    rendering = tiny.load().bank.translations["pain", "vi"].phrases["does-it-hurt"]
    assert rendering.revised is not None
    assert rendering.approved is not None
    assert (rendering.revised.by, rendering.revised.date) == (JANA, "2026-11-20")
    assert (rendering.approved.by, rendering.approved.date) == ("MUDr. Bui", "2026-11-22")
    assert rendering.revised.of == rendering.approved.of


def test_only_state_and_signature_are_written(tiny: Written) -> None:
    text = tiny.read(VI).replace("    state: draft\n    say:", "    state: 'draft'   # Minh\n\n    say:")
    tiny.write(VI, text)
    sign(tiny.project, "vi", "revised", JANA, ["P2"])
    signature = r'    revised: \{by: "Jana Nováková, tlumočnice", date: 2026-11-22, of: [0-9a-f]{8}\}\n'
    after, count = re.subn(signature, "", tiny.read(VI))
    assert count == 1
    assert after == text.replace("'draft'   # Minh", "'revised'   # Minh")


def test_a_card_a_word_and_a_title_are_signed_alone(tiny: Written) -> None:
    sign(tiny.project, "vi", "revised", JANA, ["P1", "answers/medicine", "pain/title"])
    assert [name for name, state in states(tiny).items() if state == "revised"] == ["title", "where-does-it-hurt"]
    assert [name for name, state in states(tiny, "answers").items() if state == "revised"] == ["medicine"]


def test_without_a_name_the_whole_language_is_signed(tiny: Written) -> None:
    done = sign(tiny.project, "vi", "revised", JANA)
    assert sorted(done.topics) == ["answers", "body", "calendar", "layout", "loose", "pain"]


def test_who_signed_first_answers_for_it(tiny: Written) -> None:
    sign(tiny.project, "vi", "revised", JANA, ["pain"])
    before = tiny.read(VI)
    done = sign(tiny.project, "vi", "revised", "Somebody else", ["pain"])
    assert (done.count, done.before) == (0, ("pain/title", "pain/where", "pain/help", "P1", "P2", "P3"))
    assert tiny.read(VI) == before


def test_a_text_that_was_changed_after_it_was_signed_counts_as_a_draft_and_can_be_signed_anew(tiny: Written) -> None:
    sign(tiny.project, "vi", "revised", JANA, ["P1"])
    sign(tiny.project, "vi", "approved", "MUDr. Bui", ["P1"])
    tiny.replace(VI, "Bạn đau ở đâu?", "Bạn đau chỗ nào?")
    assert states(tiny)["where-does-it-hurt"] == "draft"
    sign(tiny.project, "vi", "revised", JANA, ["P1"])
    assert states(tiny)["where-does-it-hurt"] == "revised"
    assert "MUDr. Bui" not in tiny.read(VI)


def test_nothing_is_approved_before_it_is_revised(tiny: Written) -> None:
    before = tiny.read(VI)
    sign(tiny.project, "vi", "revised", JANA, ["P1"])
    revised = tiny.read(VI)
    assert before != revised
    assert [line for line in told(tiny, "P1", "P2", "P3") if "warning" not in line] == [
        f"{VI}:14:11: error: pain, vi: nobody has revised these as they are now, so they cannot be approved: P2, P3 "
        '[not-revised]\n    first: cardgen sign vi --as revised --by "..." pain'
    ]
    assert tiny.read(VI) == revised


def test_what_is_stale_missing_or_wrong_is_not_signed_and_neither_is_the_rest(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/topic.yaml", "text: Bolí to?", "text: Bolí to moc?")
    tiny.replace(VI, "Bạn cần gì?", '""')
    before = tiny.read(VI)
    codes = [re.search(r"\[([a-z-]+)\]\n", one) for one in told(tiny, "pain", step="revised")]
    assert [code[1] for code in codes if code] == ["stale-translation", "empty-translation"]
    assert tiny.read(VI) == before


def test_a_dry_run_says_the_same_and_writes_nothing(tiny: Written) -> None:
    before = tiny.read(VI)
    done = sign(tiny.project, "vi", "revised", JANA, ["pain"], dry_run=True)
    assert done.count == 6
    assert tiny.read(VI) == before


@pytest.mark.parametrize(
    ("language", "by", "names", "date", "message"),
    [
        ("uk", JANA, (), None, "there is no language 'uk'; known are: ru, vi"),
        ("cs", JANA, (), None, "the language cs is the source and not translated"),
        ("vi", "...", (), None, 'a signature needs a name or a role: --by "Jana Nováková, tlumočnice"'),
        ("vi", " ", (), None, 'a signature needs a name or a role: --by "Jana Nováková, tlumočnice"'),
        ("vi", JANA, ("p1",), None, "there is no topic and no card 'p1'; did you mean 'P1'?"),
        (
            "vi",
            JANA,
            ("pain/does-it-hrt",),
            None,
            "there is no topic and no card 'pain/does-it-hrt'; did you mean 'does-it-hurt'?",
        ),
        ("vi", JANA, (), "22. 11. 2026", "'22. 11. 2026' is not a date; write it as year-month-day, like 2026-11-22"),
        ("vi", JANA, (), "2026-11-23", "2026-11-23 has not come yet; a signature cannot be dated ahead"),
    ],
)
def test_wrong_names_and_dates_are_refused(
    tiny: Written, language: str, by: str, names: tuple[str, ...], date: str | None, message: str
) -> None:
    with pytest.raises(UnknownName) as error:
        sign(tiny.project, language, "revised", by, names, date)
    assert str(error.value) == message
