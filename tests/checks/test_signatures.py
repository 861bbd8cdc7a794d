"""States without signatures, signatures of other words, and one person in two signatures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.bank import Bank, Card, Section, Topic, Translation
from cardgen.bank.model import Rendering, Signature, State, seal, signed, standing
from cardgen.checks import Example
from cardgen.checks.run import run
from cardgen.problems import Problems
from tests.checks.looking import BY_ID, found, languages, look

TEXTS = {
    "ru": "Где у вас болит?",
    "vi": "Quý vị bị đau ở đâu?",
    "mn": "Таны хаана өвдөж байна вэ?",
    "bg": "Къде Ви боли?",
    "uk": "Де у вас болить?",
}
WHERE = "Kde vás to bolí?"
REVISED, APPROVED = ("state", "revised"), ("state", "approved")
BY_JANA = ("revised", "{by: Jana Nováková, date: 2026-11-20, of: SEAL}")
BY_PETR = ("approved", "{by: Petr Novák, date: 2026-11-22, of: SEAL}")
Fields = tuple[tuple[str, str], ...]


def told(check: str, tag: str, *fields: tuple[str, str]) -> list[str]:
    place = f"content/phrases/example/{tag}.yaml:8:11"
    return [
        line.removeprefix(f"{place}: {BY_ID[check].level}: card X1 (card), {tag}: ").removesuffix(f" [{check}]")
        for line in found(check, tag, WHERE, TEXTS[tag], *fields)
    ]


# --- unsigned


@pytest.mark.parametrize("tag", TEXTS)
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ((REVISED,), "it calls itself revised, but nobody signed it as revised"),
        ((REVISED, BY_PETR), "it calls itself revised, but nobody signed it as revised"),
        ((APPROVED,), "it calls itself approved, but nobody signed it as revised"),
        ((APPROVED, BY_JANA), "it calls itself approved, but nobody signed it as approved"),
        ((APPROVED, BY_PETR), "it calls itself approved, but nobody signed it as revised"),
    ],
)
def test_a_state_without_its_signature_is_told(tag: str, fields: Fields, message: str) -> None:
    assert told("unsigned", tag, *fields) == [message]


@pytest.mark.parametrize("fields", [(), (REVISED, BY_JANA), (APPROVED, BY_JANA, BY_PETR), (BY_JANA,)])
def test_what_is_signed_or_a_draft_is_not_told(fields: Fields) -> None:
    for check in ("unsigned", "changed-after-signing", "one-pair-of-eyes"):
        assert told(check, "ru", *fields) == []


def test_the_way_out_is_a_command_that_can_be_typed() -> None:
    (problem,) = look(Example("ru", WHERE, TEXTS["ru"], fields=(REVISED,)), BY_ID["unsigned"])
    assert problem.way_out == "run 'cardgen sign ru --as revised --by NAME X1', or write 'state: draft'"


# --- changed-after-signing

OLD_JANA = ("revised", "{by: Jana Nováková, date: 2026-11-20, of: 00000000}")
OLD_PETR = ("approved", "{by: Petr Novák, date: 2026-11-22, of: 00000000}")
JANA = "it was changed after Jana Nováková signed it as revised on 2026-11-20"
PETR = "it was changed after Petr Novák signed it as approved on 2026-11-22"


@pytest.mark.parametrize("tag", TEXTS)
@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ((REVISED, OLD_JANA), [JANA]),
        ((APPROVED, OLD_JANA, OLD_PETR), [f"{JANA} and {PETR.removeprefix('it was changed after ')}"]),
        ((APPROVED, BY_JANA, OLD_PETR), [PETR]),
        ((APPROVED, OLD_JANA, BY_PETR), [JANA]),
        ((REVISED, BY_JANA, ("say", "jinak")), [JANA]),  # how it is said is part of what was signed
    ],
)
def test_words_that_are_not_those_that_were_signed_are_told(tag: str, fields: Fields, messages: list[str]) -> None:
    assert sorted(told("changed-after-signing", tag, *fields)) == sorted(messages)


@pytest.mark.parametrize(
    "fields",
    [(OLD_JANA, OLD_PETR), (REVISED, BY_JANA, OLD_PETR)],
    ids=["a draft again", "an approval that the state no longer claims"],
)
def test_a_signature_that_nothing_rests_on_is_not_told(fields: Fields) -> None:
    assert told("changed-after-signing", "ru", *fields) == []


# --- one-pair-of-eyes


@pytest.mark.parametrize("tag", TEXTS)
@pytest.mark.parametrize("name", ["Jana Nováková", "JANA NOVÁKOVÁ", '"Jana  Nováková "'])
def test_one_person_in_both_signatures_is_told(tag: str, name: str) -> None:
    approved = ("approved", f"{{by: {name}, date: 2026-11-22, of: SEAL}}")
    (message,) = told("one-pair-of-eyes", tag, APPROVED, BY_JANA, approved)
    assert message == f"{' '.join(name.strip(chr(34)).split())} both revised and approved it"


# --- the law

SIGNATURES = st.none() | st.builds(
    Signature, by=st.sampled_from(["Jana", "Petr"]), date=st.just("2026-11-22"), of=st.sampled_from(["right", "wrong"])
)


@given(state=st.sampled_from(["draft", "revised", "approved"]), revised=SIGNATURES, approved=SIGNATURES)
def test_what_no_check_tells_is_what_it_calls_itself(
    state: State, revised: Signature | None, approved: Signature | None
) -> None:
    plain = Rendering("Bolí?", "Болит?", state)
    rendering = Rendering(
        plain.from_, plain.text, state, revised=_fitting(revised, plain), approved=_fitting(approved, plain)
    )
    bank = Bank(
        {"aa": Topic("aa", "A", "A", sections=(Section("s", "S", (Card(1, "card", "Bolí?", "none", "none"),)),))},
        {("aa", "ru"): Translation("ru", phrases={"card": rendering})},
    )
    problems = Problems()
    run(bank, languages(), problems, None, [BY_ID["unsigned"], BY_ID["changed-after-signing"]])
    assert (standing("Bolí?", rendering) == state) == (len(problems) == 0)
    assert state == "draft" or (signed(rendering) in (state, "approved")) == (len(problems) == 0)


def _fitting(signature: Signature | None, rendering: Rendering) -> Signature | None:
    if signature is None:
        return None
    return Signature(signature.by, signature.date, seal(rendering) if signature.of == "right" else "00000000")
