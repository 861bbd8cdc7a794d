"""Back-translations that are missing, and those that say something else."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.bank import Bank, Card, Section, Topic, Translation, Word
from cardgen.bank.model import Back, Rendering, seal_of_reading
from cardgen.checks.run import run
from cardgen.problems import Place, Problems
from cardgen.prose import Paragraph, Prose, Words
from tests.checks.looking import BY_ID, found, languages

HEAD = {
    "ru": "Болит ли у вас голова?",
    "vi": "Quý vị có đau đầu không?",
    "mn": "Таны толгой өвдөж байна уу?",
    "bg": "Боли ли Ви главата?",
    "uk": "Чи болить у вас голова?",
}
BACK = ("back", "{text: Bolí?, by: Jana, date: 2026-11-22}")
SIGNED = ("revised", "{by: Jana, date: 2026-11-22, of: SEAL}")


# --- back-missing


@pytest.mark.parametrize("tag", HEAD)
def test_what_is_revised_and_nobody_has_translated_back_is_told(tag: str) -> None:
    assert found("back-missing", tag, "Bolí vás hlava?", HEAD[tag], ("state", "revised"), SIGNED) == [
        f"content/phrases/example/{tag}.yaml:8:11: warning: card X1 (card), {tag}: nobody has translated it back "
        "[back-missing]"
    ]


def test_a_draft_is_told_where_others_of_its_file_have_been_translated_back() -> None:
    back = Back("A", "Jana", "2026-11-22")
    assert _missing(None, None) == []
    assert _missing(back, None) == ["c2"]
    assert _missing(Back(" ", "Jana", "2026-11-22"), back) == ["c1"]
    assert _missing(back, back) == []


def test_a_back_translation_of_other_words_counts_as_none() -> None:
    sealed = Back("A", "Jana", "2026-11-22", seal_of_reading("слово"))
    assert _missing(sealed, sealed) == []
    assert _missing(dataclasses.replace(sealed, of=seal_of_reading("слова"))) == ["c1"]  # a draft, and alone


def test_who_read_other_words_is_named() -> None:
    back = "{text: Bolí vás hlava?, by: Jana, date: 2026-11-22, of: 00000000}"
    assert found("back-missing", "ru", "Bolí vás hlava?", HEAD["ru"], ("back", back)) == [
        "content/phrases/example/ru.yaml:10:18: warning: card X1 (card), ru: Jana translated other words back on "
        "2026-11-22 [back-missing]"
    ]


def test_what_was_read_of_other_words_is_not_compared() -> None:
    back = "{text: Nebolí vás hlava?, by: Jana, date: 2026-11-22%s}"
    assert found("back-differs", "ru", "Bolí vás hlava?", HEAD["ru"], ("back", back % ""))
    assert not found("back-differs", "ru", "Bolí vás hlava?", HEAD["ru"], ("back", back % ", of: 00000000"))


def test_running_text_is_compared_as_it_is_read() -> None:
    source = "Volejte **{{number.155}}** a řekněte *pomoc*."
    told = _differs_in_running_text(source, "Zavolejte **{{number.155}}** a řekněte *pomoc*.")
    assert told == []
    (problem,) = _differs_in_running_text(source, "Nevolejte **{{number.155}}** a řekněte *pomoc*.")
    assert problem.startswith("the word a, ru: translated back, it says no where the Czech does not")


def _differs_in_running_text(source: str, back: str) -> list[str]:
    text = "Звоните **{{number.155}}** и скажите *pomoc*."
    rendering = Rendering(source, text, "draft", back=Back(back, "Jana", "2026-11-22", seal_of_reading(text)))
    bank = Bank(
        {"x": Topic("x", "X", phrases={"a": Word(source)}, text="text.md")},
        {("x", "ru"): Translation("ru", None, {}, {"a": rendering})},
        texts={"x": Prose((Paragraph(Words("a", source)),))},
    )
    problems = Problems()
    run(bank, languages(), problems, None, [BY_ID["back-differs"]])
    return [problem.message for problem in problems]


def _missing(*backs: Back | None) -> list[str]:
    cards = tuple(Card(n, f"c{n}", f"Slovo {n}", "none", "none") for n, _ in enumerate(backs, start=1))
    renderings = {
        f"c{n}": Rendering(f"Slovo {n}", "слово", "draft", back=back) for n, back in enumerate(backs, start=1)
    }
    bank = Bank(
        {"aa": Topic("aa", "A", "A", sections=(Section("s", "S", cards),))},
        {("aa", "ru"): Translation("ru", phrases=renderings)},
    )
    problems = Problems()
    run(bank, languages(), problems, None, [BY_ID["back-missing"]])
    return [name for name in renderings if any(f"({name})" in problem.message for problem in problems)]


@pytest.mark.parametrize(
    "fields",
    [(), (("state", "revised"), SIGNED, BACK), (("state", "revised"),)],
    ids=["a draft", "translated back", "revised by nobody, so a draft"],
)
def test_what_needs_no_back_translation_yet_is_not_told(fields: tuple[tuple[str, str], ...]) -> None:
    lines = found("back-missing", "ru", "Bolí vás hlava?", HEAD["ru"], *fields)
    assert [line for line in lines if "card X1" in line] == []


# --- back-differs

ASKS = "it asks where the Czech does not, or the other way round"
DENIES = "it says no where the Czech does not, or the other way round"
NUMBERS = "it has other numbers"
WORDS = "it has no word of the Czech"


@pytest.mark.parametrize("tag", HEAD)
@pytest.mark.parametrize(
    ("back", "fact"),
    [
        ("Bolí vás hlava.", ASKS),
        ("Nebolí vás hlava?", DENIES),
        ("Bolí vás 2 hlavy?", NUMBERS),
        ("Kudy přijela sanitka?", WORDS),
        ("Nebolí vás hlava? // Nebolí?", DENIES),
        ("Kudy (jak) přijela sanitka?", WORDS),
    ],
)
def test_a_back_translation_that_differs_is_told_at_its_place(tag: str, back: str, fact: str) -> None:
    field = ("back", f'{{text: "{back}", by: Jana, date: 2026-11-22}}')
    assert found("back-differs", tag, "Bolí vás hlava?", HEAD[tag], field) == [
        f"content/phrases/example/{tag}.yaml:10:18: warning: card X1 (card), {tag}: translated back, {fact}: {back!r} "
        "for 'Bolí vás hlava?' [back-differs]"
    ]


@pytest.mark.parametrize(
    ("source", "text", "back"),
    [
        ("Bolí vás hlava?", HEAD["ru"], "Bolí vás hlava?"),
        ("Bolí vás hlava?", HEAD["ru"], "Máte bolesti hlavy?"),
        ("Bolí vás hlava?", HEAD["ru"], "Bolí (vás) hlava?"),
        ("Bolí vás hlava?", HEAD["ru"], "Hlava. // Bolí vás hlava?"),  # the best alternative counts
        ("Dám vám infuzi do žíly.", "Я поставлю вам капельницу.", "Připíchnu kapačku (infuzi)."),
        ("leden", "январь", "leden (1. měsíc)"),  # what stands in brackets may be left out
        ("Přátelé", "Друзья", "Kamarádi"),  # one word may be another
        ("Mám strach.", "Мне страшно.", "Bojím se."),  # so may one word and little words
        ("Nevím", "Не знаю", "Netuším"),
        ("Bolí vás hlava?", "У вас болит голова.", "Bolí vás hlava."),  # the translation shows it too
        ("Bolí vás hlava?", "У вас не болит голова?", "Nebolí vás hlava?"),
    ],
)
def test_another_wording_is_no_difference(source: str, text: str, back: str) -> None:
    field = ("back", f'{{text: "{back}", by: Jana, date: 2026-11-22}}')
    assert found("back-differs", "ru", source, text, field) == []


def test_a_word_may_be_translated_back_by_words_that_have_nothing_in_common() -> None:
    topic = Topic("aa", "Tady je toaleta a sprcha")
    title = Rendering(topic.title, "туалет", "draft", back=Back("Kudy přijela sanitka", "Jana", "2026-11-22"))
    problems = Problems()
    bank = Bank({"aa": topic}, {("aa", "ru"): Translation("ru", title, place=Place("aa"))})
    run(bank, languages(), problems, None, [BY_ID["back-differs"]])
    assert list(problems) == []


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="()/"), max_size=30))
def test_the_czech_itself_is_a_back_translation_that_never_differs(text: str) -> None:
    card = Card(1, "card", text, "none", "none")
    rendering = Rendering(text, "Болит?", "draft", back=Back(f"({text}) // {text}", "Jana", "2026-11-22"))
    bank = Bank(
        {"aa": Topic("aa", "A", "A", sections=(Section("s", "S", (card,)),))},
        {("aa", "ru"): Translation("ru", phrases={"card": rendering})},
    )
    problems = Problems()
    run(bank, languages(), problems, None, [BY_ID["back-differs"]])
    assert list(problems) == []
