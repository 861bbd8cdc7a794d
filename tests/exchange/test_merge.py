"""What an import would change: three sides compared, and nothing guessed."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.bank.model import Back, Card, Rendering, Signature, State, back_of, seal, seal_of_reading
from cardgen.bank.strings import String
from cardgen.exchange.merge import Outcome, Terms, base_of, merge
from cardgen.exchange.parcel import Parcel, Unit
from cardgen.problems import Place, Problems

FILE = Place("content/phrases/pain/ru.yaml")
TERMS = Terms(by=None, date="2026-11-22")
SIGNED = Terms(by="Jana N., tlumočnice", date="2026-11-22")
CARD = Card(1, "hurts", "Bolí to?", "yes-no", "pain")


def string(rendering: Rendering | None = None, source: str = "Bolí to?") -> String:
    card = dataclasses.replace(CARD, text=source)
    return String("pain", "phrase", "hurts", source, "ru", FILE, rendering, "P1", card)


def draft(text: str = "Болит?", **more: Any) -> Rendering:
    return Rendering("Bolí to?", text, "draft", **more)


def revised(text: str = "Болит?") -> Rendering:
    plain = draft(text)
    return dataclasses.replace(plain, state="revised", revised=Signature("Jan", "2026-01-01", seal(plain)))


def exported(one: String, **changes: Any) -> Unit:
    """The unit as it is exported, with what the translator changed."""
    rendering = one.rendering
    unit = Unit(
        topic=one.topic,
        kind=one.kind,
        name=one.name,
        source=one.source,
        base=base_of(one),
        target=one.text,
        state=one.state,
        previous=rendering.from_ if rendering and one.stale else None,
        back=rendering.back.text if rendering and rendering.back else None,
        remark=rendering.remark if rendering else None,
        place=Place("ru.po", 7),
    )
    return dataclasses.replace(unit, **changes)


def merged(unit: Unit, now: String, terms: Terms = TERMS) -> tuple[Outcome, list[str]]:
    problems = Problems()
    (outcome,) = merge(Parcel("ru", (unit,)), [now], terms, problems)
    return outcome, [str(problem) for problem in problems]


def taken(unit: Unit, now: String, terms: Terms = TERMS) -> Outcome:
    outcome, told = merged(unit, now, terms)
    assert told == []
    return outcome


def refused(unit: Unit, now: String, terms: Terms = TERMS) -> str:
    outcome, (told,) = merged(unit, now, terms)
    assert outcome.kind in ("refused", "conflicting")
    assert outcome.rendering is None
    return told


def test_what_came_back_as_it_went_out_changes_nothing() -> None:
    for rendering in (None, draft(), revised(), draft(remark="?", back=Back("Bolí?", "x", "2026-01-01"))):
        outcome = taken(exported(string(rendering)), string(rendering))
        assert (outcome.kind, outcome.rendering) == ("unchanged", None)


def test_a_missing_translation_is_added_as_a_draft() -> None:
    outcome = taken(exported(string(), target="Болит?"), string())
    assert (outcome.kind, outcome.rendering) == ("added", draft())


def test_a_new_text_takes_pronunciation_back_translation_and_signatures_away() -> None:
    before = dataclasses.replace(revised(), say="balit", back=Back("Bolí?", "x", "2026-01-01"))
    before = dataclasses.replace(before, revised=Signature("Jan", "2026-01-01", seal(before)))
    outcome = taken(exported(string(before), target="Вам больно?"), string(before))
    assert (outcome.kind, outcome.rendering) == ("changed", draft("Вам больно?"))
    assert outcome.says == (
        "how it is said was removed: it spoke of the earlier text",
        "the back-translation was removed: it spoke of the earlier text",
        "it is a draft again: what was revised is another text",
    )


def many(*texts: str) -> list[String]:
    """A string for each text, as the bank holds it, or holds nothing."""
    return [
        dataclasses.replace(
            string(draft(text, back=Back(f"zpět {text}", "x", "2026-01-01")) if text else None, f"Věta {text}?"),
            name=f"s{number}",
        )
        for number, text in enumerate(texts)
    ]


def all_merged(held: list[String], targets: list[str], backs: list[str] | None = None) -> tuple[list[str], list[str]]:
    """What becomes of each string when the file says `targets` and `backs`, and the codes of what is told."""
    problems = Problems()
    units = [exported(one, target=target) for one, target in zip(held, targets, strict=True)]
    if backs:
        units = [dataclasses.replace(unit, back=back) for unit, back in zip(units, backs, strict=True)]
    outcomes = merge(Parcel("ru", tuple(units)), held, SIGNED, problems)
    return [one.kind for one in outcomes], [problem.code for problem in problems]


LETTERS = ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("texts", [["b", "c", "d", "e", "new"], ["e", "d", "c", "b", "a"], ["a", "c", "d", "b", "e"]])
def test_texts_that_stand_beside_another_source_than_at_the_export_are_refused(texts: list[str]) -> None:
    kinds, codes = all_merged(many(*LETTERS), texts)
    moved = [text for text, before in zip(texts, LETTERS, strict=True) if text not in (before, "new")]
    assert kinds.count("refused") == len(moved) == len(codes)
    assert set(codes) == {"moved-text"}


def test_what_moved_is_told_with_where_it_stood() -> None:
    problems = Problems()
    held = many("a", "b", "c")
    units = tuple(exported(one, target=text) for one, text in zip(held, "bca", strict=True))
    merge(Parcel("ru", units), held, TERMS, problems)
    assert str(next(iter(problems))) == (
        "ru.po:7:1: error: card P1 (s0): 'b' stood beside 'Věta b?' when it was exported [moved-text]\n"
        "    undo the sorting of some columns alone, or what was pasted a row too high or too low; "
        "if the bank had them mixed up, mend that in its own file"
    )


def test_back_translations_are_not_taken_from_another_row() -> None:
    backs = ["zpět b", "zpět c", "zpět a"]
    kinds, codes = all_merged(many("a", "b", "c"), ["a", "b", "c"], backs)
    assert (kinds, set(codes)) == (["refused"] * 3, {"moved-text"})


def test_two_texts_that_were_mixed_up_may_be_exchanged() -> None:
    assert all_merged(many(*LETTERS), ["b", "a", "c", "d", "e"]) == (["changed"] * 2 + ["unchanged"] * 3, [])


def test_the_same_czech_may_take_the_text_that_it_had_elsewhere() -> None:
    held = [dataclasses.replace(one, source="Kde?") for one in many("a", "b", "c", "d")]
    assert all_merged(held, ["d", "d", "d", "new"]) == (["changed"] * 4, [])


def test_many_strings_may_get_the_text_that_one_keeps() -> None:
    assert all_merged(many(*LETTERS), ["a"] * 5) == (["unchanged"] + ["changed"] * 4, [])


def test_what_had_no_text_before_has_none_that_could_have_moved() -> None:
    assert all_merged(many("", "", "", ""), ["x", "", "x", "y"]) == (["added", "unchanged", "added", "added"], [])


def test_a_state_is_raised_only_by_somebody_with_a_name() -> None:
    unit = exported(string(draft()), state="revised")
    assert refused(unit, string(draft())) == (
        "ru.po:7:1: error: card P1 (hurts), ru: it is called revised in the file, but nobody answers for it "
        '[unsigned-import]\n    see also content/phrases:1:1\n    say who: --by "..."'
    )
    outcome = taken(unit, string(draft()), SIGNED)
    signature = Signature("Jana N., tlumočnice", "2026-11-22", seal(draft()))
    assert outcome.rendering == dataclasses.replace(draft(), state="revised", revised=signature)


def test_nothing_is_approved_that_nobody_has_revised() -> None:
    assert "nobody has revised it as it is now" in refused(
        exported(string(draft()), state="approved"), string(draft()), SIGNED
    )
    outcome = taken(exported(string(revised()), state="approved"), string(revised()), SIGNED)
    assert outcome.rendering is not None
    assert (outcome.rendering.state, outcome.rendering.revised) == ("approved", revised().revised)


def test_a_state_may_be_lowered_without_a_name() -> None:
    outcome = taken(exported(string(revised()), state="draft"), string(revised()))
    assert outcome.rendering == draft()


def test_an_edited_text_that_is_still_called_revised_is_a_draft() -> None:
    outcome = taken(exported(string(revised()), target="Вам больно?"), string(revised()), SIGNED)
    assert outcome.rendering == draft("Вам больно?")


def test_a_back_translation_needs_a_name() -> None:
    unit = exported(string(draft()), back="Bolí vás to?")
    assert "has a new back-translation in the file, but nobody answers for it" in refused(unit, string(draft()))
    outcome = taken(unit, string(draft()), SIGNED)
    assert outcome.rendering == draft(
        back=Back("Bolí vás to?", "Jana N., tlumočnice", "2026-11-22", seal_of_reading("Болит?"))
    )


def test_a_remark_is_taken_and_taken_away() -> None:
    outcome = taken(exported(string(draft()), remark="Spíš Вам больно?"), string(draft()))
    assert outcome.rendering == draft(remark="Spíš Вам больно?")
    outcome = taken(exported(string(draft(remark="?")), remark=None), string(draft(remark="?")))
    assert outcome.rendering == draft()


def test_what_both_sides_changed_is_a_conflict_until_somebody_decides() -> None:
    unit = exported(string(draft()), target="Вам больно?")
    now = string(draft("Это больно?"))
    assert refused(unit, now) == (
        "ru.po:7:1: error: card P1 (hurts), ru: it was changed in the file and, since it was exported, in the bank "
        "too: 'Вам больно?' and 'Это больно?' [both-changed]\n    see also content/phrases:1:1\n"
        "    look at both, then import with --take file or --take bank"
    )
    assert taken(unit, now, Terms(None, "2026-11-22", "file")).rendering == draft("Вам больно?")
    assert taken(unit, now, Terms(None, "2026-11-22", "bank")).rendering is None


def test_the_same_change_on_both_sides_is_none() -> None:
    unit = exported(string(draft()), target="Вам больно?")
    assert taken(unit, string(draft("Вам больно?"))).kind == "unchanged"


def test_what_only_the_bank_changed_stays() -> None:
    assert taken(exported(string(draft())), string(draft("Вам больно?"))).rendering is None


def test_a_translation_of_other_czech_is_refused_unless_it_is_wanted_as_stale() -> None:
    unit = exported(string(draft()), target="Вам больно?")
    now = string(draft(), source="Bolí to víc?")
    assert "the file translates 'Bolí to?', but the Czech is now 'Bolí to víc?' [other-source]" in refused(unit, now)
    outcome = taken(unit, now, Terms(None, "2026-11-22", old_source=True))
    assert outcome.rendering == draft("Вам больно?")  # from the Czech of the file: it counts as stale


def test_a_stale_translation_that_was_made_anew_is_stale_no_more() -> None:
    stale = string(draft(), source="Bolí to víc?")
    outcome = taken(exported(stale, target="Болит сильнее?"), stale)
    assert outcome.rendering == Rendering("Bolí to víc?", "Болит сильнее?", "draft")


def test_a_remark_alone_does_not_freshen_a_stale_translation() -> None:
    stale = string(draft(), source="Bolí to víc?")
    outcome = taken(exported(stale, remark="Není to totéž."), stale)
    assert outcome.rendering == draft(remark="Není to totéž.")


def test_a_translation_that_was_emptied_is_refused() -> None:
    assert "the file has no translation any more, the bank has 'Болит?'" in refused(
        exported(string(draft()), target=" "), string(draft())
    )


def test_a_remark_without_a_translation_is_refused() -> None:
    assert "but no translation" in refused(exported(string(), remark="?"), string())


def test_a_unit_of_nothing_is_refused() -> None:
    problems = Problems()
    unit = dataclasses.replace(exported(string(draft())), name="hurt")
    assert merge(Parcel("ru", (unit,)), [string(draft())], TERMS, problems) == ()
    assert [problem.code for problem in problems] == ["unknown-string"]
    assert "did you mean 'pain/phrase/hurts'?" in problems.errors[0].way_out


def test_a_unit_without_its_fingerprint_is_refused() -> None:
    assert "[no-fingerprint]" in refused(exported(string(draft()), base=""), string(draft()))


TEXTS = st.text("aá Вьử?'\"", max_size=4)
STATES: st.SearchStrategy[State] = st.sampled_from(("draft", "revised", "approved"))


@st.composite
def renderings(draw: st.DrawFn) -> Rendering | None:
    if draw(st.booleans()):
        return None
    back = draw(TEXTS.filter(str.strip) | st.none())
    plain = Rendering(
        draw(st.sampled_from(("Bolí to?", "Bolí?"))),
        draw(TEXTS),
        "draft",
        back=Back(back, "x", "2026-01-01") if back else None,
        remark=draw(TEXTS.filter(str.strip) | st.none()),
    )
    state = draw(STATES)
    signature = Signature("Jan", "2026-01-01", seal(plain))
    return dataclasses.replace(
        plain,
        state=state,
        revised=None if state == "draft" else signature,
        approved=signature if state == "approved" else None,
    )


@given(before=renderings(), now=renderings())
def test_an_untouched_file_never_changes_the_bank(before: Rendering | None, now: Rendering | None) -> None:
    outcome = taken(exported(string(before)), string(now))
    assert (outcome.kind, outcome.rendering) == ("unchanged", None)


@given(before=renderings(), text=TEXTS.filter(str.strip), state=STATES, remark=TEXTS.filter(str.strip) | st.none())
def test_what_an_import_made_comes_out_again_and_imports_as_nothing(
    before: Rendering | None, text: str, state: State, remark: str | None
) -> None:
    problems = Problems()
    unit = exported(string(before), target=text, state=state, remark=remark)
    (outcome,) = merge(Parcel("ru", (unit,)), [string(before)], SIGNED, problems)
    if outcome.rendering is None:
        return
    after = string(outcome.rendering)
    assert (after.text, after.rendering and after.rendering.remark) == (text, remark)
    assert taken(exported(after), after).kind == "unchanged"
    assert merged(unit, after, SIGNED)[0].rendering is None


@pytest.mark.parametrize("side", ["file", "bank"])
@given(before=renderings(), now=renderings(), text=TEXTS.filter(str.strip))
def test_a_side_that_was_chosen_leaves_no_conflict(
    side: Any, before: Rendering | None, now: Rendering | None, text: str
) -> None:
    terms = Terms("Jana", "2026-11-22", side, old_source=True)
    outcome, told = merged(exported(string(before), target=text), string(now), terms)
    assert outcome.kind != "conflicting", told


def test_a_reading_is_bound_to_the_words_of_the_file_and_not_to_those_of_the_bank() -> None:
    unit = exported(string(draft()), back="Bolí?")
    now = string(draft("Вам больно?"))
    outcome, _ = merged(unit, now, dataclasses.replace(SIGNED, take="file"))
    assert outcome.rendering is not None
    assert outcome.rendering.text == "Вам больно?"
    assert back_of(outcome.rendering) is None


def test_a_reading_of_other_words_travels_as_none_and_may_be_given_anew() -> None:
    old = string(draft(back=Back("Nebolí?", "x", "2026-01-01", "00000000")))
    unit = exported(old, back=None)
    assert merged(unit, old)[0].kind == "unchanged"
    outcome, _ = merged(dataclasses.replace(unit, back="Bolí?"), old, SIGNED)
    assert outcome.rendering is not None
    assert outcome.rendering.back == Back("Bolí?", SIGNED.by or "", "2026-11-22", seal_of_reading("Болит?"))
