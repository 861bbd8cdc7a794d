"""What the checks say on a proof sheet: in Czech, in words of the bank, for somebody who reads no English."""

from __future__ import annotations

import dataclasses
import functools
import re

import pytest

from cardgen import checks
from cardgen.bank import Bank
from cardgen.checks import Check, Example, Whose
from cardgen.checks.check import Term
from cardgen.checks.example import bank_of
from cardgen.jobs.judged import LABELS, ON_SHEETS, part, remarks
from cardgen.languages import SOURCE
from cardgen.layout.context import WORDS, Material
from cardgen.layout.proofs import Quoted, Remark
from cardgen.problems import Problems
from tests.checks.banks import cards, together, words
from tests.jobs.tiny import Tiny
from tests.projects import REAL

PREFIX = "proof-check-"


@functools.cache
def real() -> Material:
    return Tiny(REAL).load(lambda topic, tag: False).ready


def said(example: Example) -> list[Remark]:
    """What is said of the card of an example, with the words of the real bank."""
    found = bank_of(example)
    bank = Bank({**found.topics, WORDS: real().bank.topics[WORDS]}, found.translations, texts=found.texts)
    material = dataclasses.replace(real(), bank=bank, problems=Problems())
    told = remarks(material, example.language)
    assert [str(problem) for problem in material.problems] == []
    return [one for (topic, _), some in told.items() if topic == "example" for one in some]


def shown(remark: Remark) -> list[str]:
    """The lines of a remark as they are read."""
    return [remark.says, *(", ".join(map(_read, line)) for line in remark.found)]


def _read(one: Quoted) -> str:
    return " ".join(filter(None, [one.label, f"„{one.words.text}“" if one.words else ""]))


def named(check: str, example: Example) -> list[str]:
    """What one check says of an example, its sentence first."""
    (found,) = [shown(one) for one in said(example) if one.says == real().word(f"{PREFIX}{check}", SOURCE).text]
    return found


# -- words -----------------------------------------------------------------------------------------


def test_every_check_of_a_sheet_has_its_czech_words_and_none_has_words_to_no_purpose() -> None:
    words = real().bank.topics[WORDS].phrases
    assert {name.removeprefix(PREFIX) for name in words if name.startswith(PREFIX)} == {one.id for one in ON_SHEETS}
    for name in (*LABELS.values(), *(f"{PREFIX}{one.id}" for one in ON_SHEETS)):
        assert words[name].for_ == "staff"
    assert LABELS.keys() == set(Whose.__args__)  # type: ignore[attr-defined]  # a Literal has its values there


def test_no_two_checks_say_the_same() -> None:
    words = real().bank.topics[WORDS].phrases
    assert len({words[f"{PREFIX}{one.id}"].text for one in ON_SHEETS}) == len(ON_SHEETS)


def test_a_check_is_on_sheets_or_has_a_reason_not_to_be() -> None:
    left_out = {one.id for one in checks.ALL if one not in ON_SHEETS}
    shown_by_the_row = {"missing-translation", "empty-translation", "stale-translation", "back-missing"}
    of_signatures = {"unsigned", "changed-after-signing", "one-pair-of-eyes"}
    assert left_out == {*shown_by_the_row, *of_signatures, "translation-without-source", "spelling"}


def vocabulary(*texts: str) -> set[str]:
    return {word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text)}


@pytest.mark.parametrize("check", ON_SHEETS, ids=lambda check: str(check.id))
def test_a_planted_mistake_is_told_in_words_of_the_bank_and_quotes_in_two_languages(check: Check) -> None:
    # that what is quoted stands in the texts and is no English either: tests/checks/test_evidence.py
    found = said(check.example)
    assert real().word(f"{PREFIX}{check.id}", SOURCE).text in [one.says for one in found]
    words = vocabulary(*(str(word.text) for word in real().bank.topics[WORDS].phrases.values()))
    quoted = [one for remark in found for line in remark.found for one in line]
    labels = [re.sub(r"\(X\d\)|U\+[0-9A-F]{4}", "", one.label) for one in quoted]
    assert vocabulary(*(one.says for one in found), *labels) <= words
    assert {one.words.language for one in quoted if one.words} <= {SOURCE, check.example.language}


# -- what it quotes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "example", "lines"),
    [
        ("numbers", Example("vi", "V 7:30.", "Lúc 7:50."), ["v překladu „7:50“, v češtině „7:30“"]),
        ("sentence-kind", Example("ru", "Bolí to?", "Болит."), ["v překladu nic, v češtině „?“"]),
        ("alphabet", Example("mn", "Kolik dnů?", "Хэдэн єдөр?"), ["písmeno „є“, slovo „єдөр“"]),
        ("lost-diacritics", Example("vi", "Kde vás to bolí?", "Ban dau o dau?"), []),
        ("too-many-words", Example("ru", "Bolí?", "а " * 15), ["slov je 15, smí jich být nejvýše 12"]),
        ("invisible-character", Example("ru", "Bolí?", "Бо\u00adлит?"), ["znak U+00AD, v překladu „Болит?“"]),
        (
            "two-translations",
            Example("ru", "Bolí?", "Болит?", more=(("Bolí?", "Больно?"),)),
            ["v překladu (X1) „Болит?“"],
        ),
        (
            "same-answer",
            Example("vi", "Jak bolí?", "Đau?", choices=(("Bodavá", "Nhói"), ("Ostrá", "Nhói"))),
            ["v češtině „Bodavá“, „Ostrá“, v překladu „Nhói“"],
        ),
        (
            "glossary",
            Example("ru", "Máte srdce?", "Мотор?", terms=(Term("srdce", ("srdc",), "сердце", ("сердц",)),)),
            ["v češtině „srdce“, domluveno je „сердце“"],
        ),
    ],
)
def test_behind_the_sentence_stands_what_it_means(check: str, example: Example, lines: list[str]) -> None:
    assert named(check, example)[1:] == lines


def test_another_text_is_named_by_its_card_or_by_its_row_and_sheet() -> None:
    bank = together(
        words("answers", "ru", {"water": ("Voda", "Вода"), "tea": ("Čaj", "Чай"), "again": ("Voda", "Водичка")}),
        cards("ward", "ru", {"drink": ("Voda", "Воды")}),
    )
    material = dataclasses.replace(
        real(), bank=Bank({**bank.topics, WORDS: real().bank.topics[WORDS]}, bank.translations), problems=Problems()
    )
    told = {path[-1]: some for (_, path), some in remarks(material, "ru").items()}
    sentence = real().word(f"{PREFIX}two-translations", SOURCE).text
    lines = {name: [shown(one)[1:] for one in some if one.says == sentence] for name, some in told.items()}
    assert lines["again"] == [["v překladu (řádek 2) „Вода“"]]
    assert lines["drink"] == [["v překladu (Téma answers, řádek 2) „Вода“"]]


def test_words_under_one_label_stand_together_and_of_many_the_first_with_how_many_more() -> None:
    assert named("foreign-word", Example("ru", "Bolí?", "Это rýma a kašel."))[1:] == ["slovo „rýma“, „kašel“"]
    many = Example("ru", "Bolí?", "Это rýma kašel teplota hlava břicho noha.")
    assert named("foreign-word", many)[1:] == ["slovo „rýma“, „kašel“, „teplota“, „hlava“, a další: 2"]


def test_of_many_findings_of_another_kind_the_first_have_lines_and_the_last_says_how_many_more() -> None:
    text = "Єто єст єль ємал єнот єра."
    told = named("alphabet", Example("ru", "Bolí?", text))[1:]
    assert told[0] == "písmeno „Є“, slovo „Єто“"
    assert (len(told), told[-1]) == (5, "a další: 2")


def test_what_is_quoted_is_in_its_own_language() -> None:
    (remark,) = [one for one in said(Example("vi", "V 7:30.", "Lúc 7:50.")) if one.found]
    ((here, there),) = remark.found
    assert here.words
    assert there.words
    assert (here.words.language, there.words.language) == ("vi", SOURCE)


# -- parts -----------------------------------------------------------------------------------------


def test_running_text_has_the_columns_of_sentences_and_no_pronunciation() -> None:
    brochure = part(real(), "leaflet-contact-centre", "ru", {}, editions=(), blind=False)
    answers = part(real(), "answers", "ru", {}, editions=(), blind=False)
    assert (brochure.words, answers.words) == (False, True)
    assert all(row.running for row in brochure.rows)
    assert not any(row.running for row in answers.rows)
    assert not any(row.said for row in brochure.rows)
    assert any(row.said for row in answers.rows)


@pytest.mark.parametrize(("topic", "code"), [("emergency", "N"), ("leaflet-contact-centre", "7")])
def test_a_blind_reader_is_told_a_letter_or_a_number_and_the_office_the_file(topic: str, code: str) -> None:
    found = part(real(), topic, "ru", {}, editions=(), blind=True, number=7)
    assert (found.code, found.file) == (code, f"content/phrases/{topic}/ru.yaml")
