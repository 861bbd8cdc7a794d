"""Signatures: what they are of, how far they reach, and what voids them."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cardgen.bank.model import Back, Rendering, Signature, State, back_of, seal, seal_of_reading, signed, standing
from cardgen.bank.signing import NotRevised, Step, sign

LAW = settings(max_examples=50)
TEXTS = st.text("aá Вьử?'\"\n", max_size=5)
STEPS: st.SearchStrategy[Step] = st.sampled_from(("revised", "approved"))
STATES: st.SearchStrategy[State] = st.sampled_from(("draft", "revised", "approved"))
RANK: dict[State, int] = {"draft": 0, "revised": 1, "approved": 2}


def draft(text: str = "Болит?", **more: Any) -> Rendering:
    return Rendering("Bolí to?", text, "draft", **more)


@st.composite
def renderings(draw: st.DrawFn) -> Rendering:
    """Any rendering: each signature is missing, right, or of another wording."""
    plain = Rendering(draw(TEXTS), draw(TEXTS), draw(STATES), say=draw(TEXTS | st.none()), remark=draw(TEXTS))

    def signature() -> Signature | None:
        of = draw(st.sampled_from((seal(plain), "00000000", "")) | st.none())
        return None if of is None else Signature("Jan", "2026-01-01", of)

    return dataclasses.replace(plain, revised=signature(), approved=signature())


def signed_by(rendering: Rendering, *steps: Step, by: str = "Jana", date: str = "2026-11-22") -> Rendering:
    for step in steps:
        rendering = sign(rendering, step, by, date)
    return rendering


def test_a_signature_says_who_when_and_what_was_seen() -> None:
    done = signed_by(draft(), "revised")
    assert done == dataclasses.replace(draft(), state="revised", revised=Signature("Jana", "2026-11-22", seal(draft())))


def test_the_second_signature_stands_beside_the_first() -> None:
    revised = signed_by(draft(), "revised")
    done = signed_by(revised, "approved", by="Bui", date="2026-12-01")
    assert (done.state, done.revised) == ("approved", revised.revised)
    assert done.approved == Signature("Bui", "2026-12-01", seal(draft()))


@given(rendering=renderings(), step=STEPS)
@LAW
def test_who_signs_twice_has_signed_once(rendering: Rendering, step: Step) -> None:
    assume(step == "revised" or signed(rendering) != "draft")
    once = signed_by(rendering, step)
    assert signed_by(once, step, by="Somebody else", date="2030-01-01") == once


@given(rendering=renderings(), step=STEPS)
@LAW
def test_what_was_signed_stands_as_high_as_it_was_signed(rendering: Rendering, step: Step) -> None:
    assume(step == "revised" or signed(rendering) != "draft")
    done = signed_by(rendering, step)
    assert RANK[standing(rendering.from_, done)] >= RANK[step]
    assert (done.from_, done.text, done.say, done.remark) == (
        rendering.from_,
        rendering.text,
        rendering.say,
        rendering.remark,
    )


@given(rendering=renderings(), step=STEPS)
@LAW
def test_what_is_approved_is_revised(rendering: Rendering, step: Step) -> None:
    assume(step == "revised" or signed(rendering) != "draft")
    for one in (rendering, signed_by(rendering, step)):
        if signed(one) == "approved":
            assert signed(dataclasses.replace(one, approved=None)) == "revised"
    done = signed_by(rendering, step)
    if done.state == "approved":
        assert signed(done) == "approved"


@given(rendering=renderings())
@LAW
def test_nothing_is_approved_that_nobody_has_revised_as_it_is(rendering: Rendering) -> None:
    assume(signed(rendering) == "draft")
    with pytest.raises(NotRevised):
        signed_by(rendering, "approved")


@given(rendering=renderings(), steps=st.sampled_from([("revised",), ("revised", "approved")]), data=st.data())
@LAW
def test_another_wording_voids_every_signature(
    rendering: Rendering, steps: tuple[Step, ...], data: st.DataObject
) -> None:
    done = signed_by(rendering, *steps)
    field = data.draw(st.sampled_from(("from_", "text", "say")))
    value = data.draw(TEXTS)
    assume(value != (getattr(done, field) or ""))
    changes: dict[str, Any] = {field: value}
    changed = dataclasses.replace(done, **changes)
    assert signed(changed) == "draft"
    assert standing(changed.from_, changed) == "draft"


@given(rendering=renderings(), steps=st.sampled_from([("revised",), ("revised", "approved")]), text=TEXTS)
@LAW
def test_what_is_not_the_wording_voids_nothing(rendering: Rendering, steps: tuple[Step, ...], text: str) -> None:
    done = signed_by(rendering, *steps)
    other = dataclasses.replace(
        done, remark=text, back=Back(text, "x", "2026-01-01"), stems=(text,), silence={"spaces": text}
    )
    assert signed(other) == signed(done)
    assert standing(done.from_, other) == standing(done.from_, done)


@given(rendering=renderings(), source=TEXTS)
@LAW
def test_what_is_stale_is_a_draft_whatever_was_signed(rendering: Rendering, source: str) -> None:
    assume(source != rendering.from_)
    assert standing(source, signed_by(rendering, "revised")) == "draft"


@given(rendering=renderings())
@LAW
def test_no_state_counts_for_more_than_it_says_and_than_was_signed(rendering: Rendering) -> None:
    reached = standing(rendering.from_, rendering)
    assert RANK[reached] == min(RANK[rendering.state], RANK[signed(rendering)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b", None), ("ab", "", None)),
        (("a", "b", "c"), ("a", "bc", None)),
        (("", "a", "b"), ("a", "", "b")),
        (("a", "b", None), ("b", "a", None)),
    ],
)
def test_what_stands_in_another_field_has_another_seal(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert seal(Rendering(one[0], one[1], "draft", one[2])) != seal(Rendering(other[0], other[1], "draft", other[2]))


def test_the_seal_is_eight_digits_and_does_not_change_between_versions() -> None:
    assert seal(draft()) == "1cb215b0"
    assert seal(draft(say="")) == seal(draft())  # an empty line says nothing
    assert seal(draft(say="balit")) != seal(draft())


def test_a_state_that_was_lowered_by_hand_keeps_the_signature_of_whoever_gave_it() -> None:
    revised = signed_by(draft(), "revised")
    again = signed_by(dataclasses.replace(revised, state="draft"), "revised", by="Somebody else")
    assert again == revised


def test_what_was_approved_is_not_lowered_by_who_revises_it_again() -> None:
    approved = signed_by(draft(), "revised", "approved")
    assert signed_by(approved, "revised", by="Somebody else") == approved


def test_who_signs_binds_the_back_translation_to_the_words() -> None:
    loose = Rendering("Bolí?", "Болит?", "draft", back=Back("Bolí?", "x", "2026-01-01"))
    done = sign(loose, "revised", "Jana", "2026-11-22")
    assert done.back == Back("Bolí?", "x", "2026-01-01", seal_of_reading("Болит?"))
    assert back_of(done) == done.back
    assert back_of(dataclasses.replace(done, text="Больно?")) is None
    assert back_of(dataclasses.replace(loose, text="Больно?")) == loose.back  # nobody bound it


def test_a_back_translation_of_other_words_is_not_bound_anew() -> None:
    stale = Rendering("Bolí?", "Болит?", "draft", back=Back("Bolí?", "x", "2026-01-01", "00000000"))
    assert sign(stale, "revised", "Jana", "2026-11-22").back == stale.back
