"""Markup of running text that a translation must keep."""

from __future__ import annotations

import pytest

from cardgen.bank import Bank, Topic, Translation, Word
from cardgen.bank.model import Rendering
from cardgen.checks.run import run
from cardgen.problems import Problems
from cardgen.prose import Paragraph, Prose, Words
from tests.checks.looking import BY_ID, languages


def found(source: str, text: str, *, running: bool = True) -> list[str]:
    """What the check finds in a text with a footnote named n; `from` may be given before the text."""
    prose = Prose((Paragraph(Words("a", source)),), {"n": Words("n", "Poznámka")})
    bank = Bank(
        {"x": Topic("x", "X", phrases={"a": Word(source)}, text="text.md" if running else None)},
        {("x", "ru"): Translation("ru", None, {}, {"a": Rendering(source, text, "draft")})},
        texts={"x": prose} if running else {},
    )
    problems = Problems()
    run(bank, languages(), problems, None, [BY_ID["markup"]])
    return [problem.message.partition(": ")[2] for problem in problems]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Volejte {{number.112}}.", "Звоните {{ number.112 }}."),
        ("Viz [úřad](#a) a [úřad](#a).", "См. [биржу](#a)."),
        ("Nájem[^n] se platí.", "Платят[^n] аренду."),
        ("**Nikdy** a **nic**.", "**Никогда и ничего**."),
        ("Řekněte *Dobrý den*.", "Скажите «Dobrý den»."),
    ],
)
def test_markup_that_stands_elsewhere_in_the_sentence_is_right(source: str, text: str) -> None:
    assert found(source, text) == []


@pytest.mark.parametrize(
    ("source", "text", "message"),
    [
        ("Volejte {{number.112}}.", "Звоните 112.", "it lacks {{number.112}}"),
        ("Volejte {{number.112}}.", "Звоните {{number.113}}.", "it has {{number.113}}, which the Czech has not"),
        ("Volejte {{number.112}}.", "Звоните {{Number.112}}.", "it lacks {{number.112}}"),
        ("Volejte.", "Звоните {{number.112}} и {{number.112}}.", "it has {{number.112}}, which the Czech has not"),
        ("Viz [úřad](#a).", "См. биржу.", "it lacks the link to #a"),
        ("Viz [úřad](#a).", "См. [биржу](#b).", "it has the link to #b, which the Czech has not"),
        ("Nájem[^n] se platí.", "Платят аренду.", "it lacks [^n]"),
        ("Nájem[^n] se platí.", "Платят[^m] аренду.", "it lacks [^n]"),
        ("**Nikdy**.", "Никогда.", "it lacks **strong** words"),
        ("Nikdy.", "Ни`когда`.", "the text holds code in back-quotes"),
        ("Nikdy.", "<b>Никогда</b>.", "the text holds HTML"),
    ],
)
def test_markup_that_was_lost_or_changed_is_told(source: str, text: str, message: str) -> None:
    assert message in " | ".join(found(source, text))


def test_words_that_are_no_running_text_have_no_markup() -> None:
    assert found("Volejte {{number.112}}.", "Звоните.", running=False) == []
