"""What a finding is about, as data: for those who do not read its message."""

from __future__ import annotations

import unicodedata

import pytest

from cardgen.bank import Bank
from cardgen.bank.strings import strings
from cardgen.checks import ALL, Evidence, Example, Found
from cardgen.checks import look as look_at
from cardgen.checks.check import Term
from cardgen.checks.example import bank_of
from cardgen.problems import Problems
from tests.checks.looking import BY_ID, languages
from tests.checks.test_letters_and_form import PLANTED
from tests.checks.test_meaning import MISTAKES

BACK = ("back", "{{text: {0}, by: Jana, date: 2026-11-22}}")
PAIN = "Kde vás to bolí?"


def found(check: str, example: Example, bank: Bank | None = None) -> list[Found]:
    bank = bank or bank_of(example)
    return list(look_at(bank, languages(), example.language, tuple(bank.topics), Problems(), [BY_ID[check]]))


def evidence(check: str, example: Example) -> list[str]:
    """What each finding shows, on a line: "text: a, source: b (X2)"."""
    return [", ".join(map(_line, one.finding.evidence)) for one in found(check, example)]


def _line(one: Evidence) -> str:
    return f"{one.whose}: {one.words or '-'}" + (f" ({one.on.number})" if one.on else "")


def back(text: str) -> tuple[tuple[str, str], ...]:
    return ((BACK[0], BACK[1].format(text)),)


@pytest.mark.parametrize(
    ("check", "example", "shown"),
    [
        ("same-as-source", Example("ru", PAIN, PAIN), [""]),
        ("alphabet", Example("mn", PAIN, "Хэдэн єдөр?"), ["letter: є, word: єдөр"]),
        ("alphabet", Example("bg", PAIN, "А ы?"), ["letter: ы"]),
        ("alphabet", Example("ru", PAIN, "Где 水 б\u0308т?"), ["word: 水", "character: U+0308, word: б\u0308т"]),
        ("mixed-scripts", Example("ru", PAIN, "Бoлит?"), ["letter: o, word: Бoлит"]),
        ("foreign-word", Example("ru", PAIN, "У вас rýma?"), ["word: rýma"]),
        ("lost-diacritics", Example("vi", PAIN, "Ban dau o dau?"), [""]),
        ("not-composed", Example("vi", PAIN, "Ba\u0323n đau ở đa\u0302u?"), ["letter: ạ, letter: â"]),
        ("invisible-character", Example("ru", PAIN, "Где бо\u00adлит?"), ["character: U+00AD, text: болит?"]),
        ("invisible-character", Example("ru", PAIN, "Где \u200b болит?"), ["character: U+200B"]),
        (
            "invisible-character",
            Example("ru", PAIN, "Где?", fields=(("say", '"gde\u200b"'),)),
            ["character: U+200B, say: gde"],
        ),
        ("spaces", Example("ru", PAIN, " Где  тут ?"), ["text:  Где", "text: Где  тут", "text: тут ?"]),
        ("spaces", Example("ru", PAIN, "Да,нет там\u2003где "), ["text: где ", "text: там\u2003где", "text: Да,нет"]),
        ("spaces", Example("ru", PAIN, "Где?", fields=(("say", '"gde ?"'),)), ["say: gde ?"]),
        ("no-break", Example("ru", PAIN, "Голова 5\u00a0дней?"), ["text: 5 дней?"]),
        ("number-without-space", Example("ru", "Za 2 litry.", "Через 2литра."), ["text: 2литра"]),
        ("capital", Example("ru", PAIN, "где болит?"), ["text: г, source: K"]),
        ("alternatives", Example("ru", PAIN, "Где (тут) болит?"), ["text: (тут)"]),
        ("alternatives", Example("ru", PAIN, "Где тут) болит?"), ["text: тут)"]),
        ("alternatives", Example("ru", PAIN, "Он/она?"), ["text: Он/она?"]),
        ("too-many-words", Example("ru", PAIN, "а " * 12 + "а"), ["count: 13, most: 12"]),
        ("markup", Example("ru", "Volejte [úřad](#office).", "Звоните.", running=True), ["source: (#office)"]),
        ("markup", Example("ru", "Volejte.", "**Звоните** {{a.b}}.", running=True), ["text: **, text: {{a.b}}"]),
        ("numbers", Example("vi", "Přijďte v 7:30.", "Xin đến lúc 7:50."), ["text: 7:50, source: 7:30"]),
        ("numbers", Example("ru", "Je 2,5 a 1 000.", "Это 2,5."), ["text: -, source: 1000"]),
        ("numbers", Example("ru", "Je 1.", "Это 1, 2,5 и 3."), ["text: 2,5, text: 3, source: -"]),
        ("units", Example("ru", "Vezměte 5 ml léku.", "Примите 5 мг."), ["text: 5 мг, source: 5 ml"]),
        ("units", Example("ru", "Máte 38 °C.", "У вас 38."), ["text: -, source: 38 °C"]),
        ("sentence-kind", Example("bg", PAIN, "Къде Ви боли."), ["text: -, source: ?"]),
        ("sentence-end", Example("mn", "Dám vám injekci.", "Тариа хийнэ!"), ["text: !, source: ."]),
        ("sentence-end", Example("ru", "Dám vám injekci.", "Укол"), ["text: -, source: ."]),
        ("negation", Example("ru", "Nejezte.", "Ешьте."), ["text: -, source: nejezte"]),
        ("negation", Example("ru", "Ležte.", "Не вставайте, не надо."), ["text: не, source: -"]),
        (
            "two-translations",
            Example("ru", PAIN, "Где у вас болит?", more=((PAIN, "Где боль?"),)),
            ["text: Где у вас болит? (X1)"],
        ),
        (
            "same-translation",
            Example("ru", PAIN, "Где?", more=(("Kde to je?", "Где?"),)),
            [f"source: {PAIN} (X1)"],
        ),
        (
            "same-answer",
            Example("vi", PAIN, "Đau?", choices=(("Bodavá", "Đau nhói"), ("Ostrá", "Đau nhói"))),
            ["source: Bodavá, source: Ostrá, text: Đau nhói"],
        ),
        (
            "glossary",
            Example("ru", "Máte srdce?", "Мотор?", terms=(Term("srdce", ("srdc",), "сердце", ("сердц",)),)),
            ["source: srdce, agreed: сердце"],
        ),
        ("back-differs", Example("ru", "Bolí hlava?", "Болит?", fields=back("Bolí hlava.")), ["back: -, source: ?"]),
        (
            "back-differs",
            Example("ru", "Bolí hlava?", "Болит?", fields=back("Nebolí hlava?")),
            ["back: nebolí, source: -"],
        ),
        (
            "back-differs",
            Example("ru", "Bolí 2 hodiny?", "Болит 2 часа?", fields=back("Bolí 3 hodiny?")),
            ["back: 3, source: 2"],
        ),
        ("back-differs", Example("ru", "Bolí hlava?", "Болит?", fields=back("Prší venku?")), [""]),
    ],
)
def test_a_finding_shows_what_it_is_about(check: str, example: Example, shown: list[str]) -> None:
    assert sorted(evidence(check, example)) == sorted(shown)


def plain(text: str) -> str:
    """Text without what parts words or cannot be seen, composed."""
    seen = (char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char)[0] not in "CZ")
    return "".join(seen).casefold()


def said(bank: Bank, language: str) -> str:
    """All that a bank says in Czech and in a language."""
    every = [one for topic in bank.topics for one in strings(bank, topic, language)]
    further = [one.rendering for one in every if one.rendering]
    says = [text for one in further for text in (one.say, one.back and one.back.text) if text]
    return plain("\n".join([*(one.source for one in every), *(one.text for one in every), *says]))


@pytest.mark.parametrize(
    ("check", "example"),
    [
        *((check.id, check.example) for check in ALL if not check.slow),
        *((check, Example(language, source, text)) for check, language, source, text, _ in PLANTED if language != "cs"),
        *((check, Example(row[0], row[1], row[2])) for check, rows in MISTAKES.items() for row in rows),
    ],
)
def test_what_it_shows_stands_there_and_is_no_english(check: str, example: Example) -> None:
    bank = bank_of(example)
    for one in found(check, example, bank):
        for shown in one.finding.evidence:
            if shown.whose == "character":
                assert shown.words.startswith("U+")
            elif shown.whose in ("count", "most"):
                assert shown.words.isdigit()
            else:
                assert plain(shown.words) in said(bank, example.language)
