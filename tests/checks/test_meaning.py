"""Numbers, units, questions and denials that are not those of the Czech, and texts that are right however they look."""

from __future__ import annotations

import dataclasses
import functools
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.bank import Bank, Section, Topic, Translation
from cardgen.bank.model import Back, Card, Rendering, Signature
from cardgen.checks import ALL, Check, Example
from cardgen.checks.example import bank_of
from cardgen.checks.run import run
from cardgen.languages import SOURCE, Languages
from cardgen.problems import Problems
from tests.checks import looking
from tests.checks.looking import BY_ID

UNITS: Final = {"mg": ("мг",), "ml": ("мл",), "g": ("г",), "h": ("год", "годин-"), "day": ("день", "дні", "днів")}
# check: (language, Czech, translation, what is found in it)
MISTAKES: Final[dict[str, list[tuple[str, str, str, str]]]] = {
    "numbers": [
        ("ru", "Vezměte 2 tablety.", "Примите 3 таблетки.", "it says 3, the Czech says 2"),
        ("vi", "Přijďte v 7:30.", "Xin đến lúc 7:50.", "it says 7:50, the Czech says 7:30"),
        ("mn", "Vezměte 2,5 ml.", "5,2 мл уугаарай.", "it says 5.2, the Czech says 2.5"),
        ("bg", "Volejte 155.", "Обадете се на 150.", "it says 150, the Czech says 155"),
        ("uk", "Dejte 2, pak 2.", "Дайте 2.", "it lacks 2 of the Czech"),
        ("ru", "Vezměte 1 000 mg.", "Примите 100 мг.", "it says 100, the Czech says 1000"),
        ("vi", "Vezměte 1,5 ml.", "Xin uống 15 ml.", "it says 15, the Czech says 1.5"),
        ("ru", "Od 10 do 15 minut.", "От 10 минут.", "it lacks 15 of the Czech"),
        ("mn", "Vezměte tablety.", "2 шахмал уугаарай.", "it says 2, the Czech does not"),
        ("bg", "Dnes je 5. ledna.", "Днес е 6 януари.", "it says 6, the Czech says 5"),
        ("mn", "Je leden.", "2-р сар.", "it says 2, the Czech does not"),
        ("ru", "Vezměte ½ tablety.", "Примите 1/4 таблетки.", "it says 4, the Czech says 2"),
    ],
    "units": [
        ("ru", "Vezměte 5 ml léku.", "Примите 5 мг лекарства.", "it says 5 мг, the Czech says 5 ml"),
        ("vi", "Vezměte 5 mg.", "Xin uống 5 g.", "it says 5 g, the Czech says 5 mg"),
        ("mn", "Vezměte 5 ml.", "5 л уугаарай.", "it says 5 л, the Czech says 5 ml"),
        ("bg", "Přijďte za 3 dny.", "Елате след 3 седмици.", "it says 3 седмици, the Czech says 3 dny"),
        ("uk", "Vezměte 5 ml.", "Прийміть 5 мг.", "it says 5 мг, the Czech says 5 ml"),
        ("ru", "Máte 38 °C.", "У вас 38.", "the unit of 38 °C is missing"),
        ("bg", "Počkejte 30.", "Почакайте 30 минути.", "it says 30 минути, the Czech has no such unit there"),
        ("mn", "Berte 3x denně.", "3 цаг тутам уугаарай.", "it says 3 цаг, the Czech says 3x"),
        (
            "ru",
            "Dejte 5 mg a 10 ml.",
            "Дайте 10 мг и 5 мл.",
            "it says 10 мг and 5 мл, the Czech says 5 mg and 10 ml",
        ),
        ("vi", "Vezměte 2 tablety.", "Xin nhỏ 2 giọt.", "it says 2 giọt, the Czech says 2 tablety"),
    ],
    "sentence-kind": [
        ("ru", "Kde vás to bolí?", "Где у вас болит.", "the Czech is a question, the translation is none"),
        ("vi", "Bolí to?", "Có đau không", "the Czech is a question, the translation is none"),
        ("mn", "Bolí to?", "Өвдөж байна уу!", "the Czech is a question, the translation is none"),
        ("bg", "Dýchejte.", "Дишате ли?", "it is a question, the Czech is none"),
        ("uk", "Bolí to? Ukažte to.", "Болить. Покажіть.", "the Czech is a question, the translation is none"),
        ("fr", "Bolí to?", "¿Ça fait mal", "the Czech is a question, the translation is none"),
    ],
    "sentence-end": [
        ("ru", "Dýchejte.", "Дышите!", "it ends with an exclamation mark, the Czech with a full stop"),
        ("vi", "Dýchejte.", "Xin hít thở", "it ends with no mark, the Czech with a full stop"),
        ("mn", "Hlava", "Толгой.", "it ends with a full stop, the Czech with no mark"),
        ("bg", "Počkejte.", "Почакайте...", "it ends with an ellipsis, the Czech with a full stop"),
        ("uk", "Pozor!", "Обережно.", "it ends with a full stop, the Czech with an exclamation mark"),
    ],
    "negation": [
        ("ru", "Nejezte.", "Ешьте.", "the Czech says no, and no word here does"),
        ("vi", "Dýchejte.", "Đừng thở.", "a word here says no, and none of the Czech does"),
        ("mn", "Nekuřte.", "Тамхи татаарай.", "the Czech says no, and no word here does"),
        ("bg", "Můžete jíst.", "Не може да ядете.", "a word here says no, and none of the Czech does"),
        ("uk", "Nejezte.", "Їжте.", "the Czech says no, and no word here does"),
        ("vi", "Nebolí to?", "Có đau không?", "the Czech says no, and no word here does"),
    ],
}
RIGHT: Final[dict[str, list[tuple[str, str, str]]]] = {
    "numbers": [
        ("ru", "Volejte 155 nebo 112.", "Звоните 112 или 155."),
        ("mn", "Vezměte 2,5 ml.", "2.5 мл уугаарай."),
        ("vi", "Přijďte ve 12:30.", "Xin đến lúc 12 giờ 30."),
        ("ru", "Přijďte ve 12.30.", "Приходите в 12:30."),
        ("vi", "Zaplatíte 1 000 Kč.", "Quý vị trả 1.000 Kč."),
        ("bg", "Zaplatíte 1 000 000 Kč.", "Ще платите 1.000.000 Kč."),
        ("uk", "Zaplatíte 1 000 Kč.", "Заплатите 1\u202f000 Kč."),
        ("ru", "Volejte 150 155.", "Звоните 150, 155."),
        ("mn", "Je leden.", "1-р сар."),
        ("mn", "Přijďte 1. května 2027.", "2027 оны 5-р сарын 1-нд ирээрэй."),
        ("ru", "Přijďte 22. 11. 2026.", "Приходите 22 ноября 2026 года."),
        ("vi", "Přijďte 22.11.2026.", "Xin đến ngày 22/11/2026."),
        ("ru", "Vezměte dvě tablety.", "Примите две таблетки."),
        ("bg", "Vezměte ½ tablety.", "Вземете 1/2 таблетка."),
        ("vi", "Vezměte 2,50 ml.", "Xin uống 2,5 ml."),
        ("ru", "Otevřeno od 8 do 16.", "Открыто с 08 до 16."),
        ("mn", "Ukažte kartu N58.", "N58 картыг үзүүлнэ үү."),
    ],
    "units": [
        ("ru", "Skončilo manželství v posledních 300 dnech?", "Брак закончился в последние 300 дней?"),
        ("vi", "Počkejte 5 minut.", "Xin chờ 5 phút."),
        ("mn", "Počkejte 2 týdny.", "2 долоо хоног хүлээнэ үү."),
        ("mn", "Teplota 38,5 °C", "Халуун 38.5°С"),
        ("bg", "Vezměte 2 lžičky.", "Вземете 2 лъжички."),
        ("ru", "Přijďte v 8:30 h.", "Приходите в 8:30."),
        ("vi", "Přijďte v 8:30.", "Xin đến lúc 8 giờ 30 phút."),
        ("ru", "Vezměte 10–15 mg.", "Примите от 10 до 15 мг."),
        ("ru", "Vezměte 5 MG.", "Примите 5 мг."),
        ("bg", "Ukažte kartu 5.", "Покажете карта 5."),
        ("ru", "Počkejte 5 let.", "Подождите 5 лет."),
        ("mn", "Vyberte 3 věci.", "3 зүйл сонгоно уу."),
        ("uk", "Počkejte 3 týdny.", "Зачекайте 3 тижні."),  # weeks are not known of this language
        ("fr", "Vezměte 5 mg.", "Prenez 5 ml."),  # no units are
        ("ru", "Vezměte 5 mg.", "Примите 50 мг."),  # another check tells it
    ],
    "sentence-kind": [
        ("ru", "Kde to bolí?", "Где болит?!"),
        ("ja", "Bolí to?", "痛いですか？"),
        ("hi", "Bolí to?", "क्या दर्द है?"),
        ("vi", "Bolí to? Ukažte.", "Xin chỉ. Có đau không?"),
        ("el", "Bolí to?", "Πονάει;"),
        ("hy", "Bolí to?", "Ցավո՞ւմ է։"),
        ("th", "Bolí to?", "เจ็บไหม"),
    ],
    "sentence-end": [
        ("ru", "Kde to bolí?", "Где болит."),  # another check tells it
        ("vi", "Řekněte „ano“.", "Xin nói “có”."),
        ("vi", "Řekněte „ano.“", "Xin nói “có”."),
        ("hi", "Dýchejte.", "साँस लें।"),
        ("ja", "Dýchejte.", "息をしてください。"),
        ("mn", "Počkejte…", "Хүлээнэ үү..."),
        ("th", "Dýchejte.", "หายใจ"),
    ],
    "negation": [
        ("vi", "Bolí to?", "Có đau không?"),
        ("mn", "Nekuřte.", "Тамхи татаж болохгүй."),
        ("ru", "Nebezpečí", "Опасность"),
        ("bg", "Nejlepší", "Най-добър"),
        ("fr", "Nejezte.", "Mangez."),  # of this language no negation is known
    ],
}


@functools.cache
def languages() -> Languages:
    """The languages of the other tests, Ukrainian with what it needs here, and some with other marks."""
    known = looking.languages()
    further = [
        dataclasses.replace(known["uk"], negation=("не", "ні", "немає"), units=UNITS),
        dataclasses.replace(known["uk"], language="el", script="Grek"),
        dataclasses.replace(known["uk"], language="hy", script="Armn"),
        dataclasses.replace(known["uk"], language="th", script="Thai"),
    ]
    return Languages({**known.by_tag, **{str(one.language): one for one in further}})


def found(check: str, language: str, source: str, text: str) -> list[str]:
    problems = Problems()
    run(bank_of(Example(language, source, text)), languages(), problems, None, [BY_ID[check]])
    return [str(problem).split("\n")[0] for problem in problems]


@pytest.mark.parametrize(
    ("check", "language", "source", "text", "message"),
    [(check, *row) for check, rows in MISTAKES.items() for row in rows],
)
def test_a_planted_mistake_is_told_at_its_place(
    check: str, language: str, source: str, text: str, message: str
) -> None:
    level = BY_ID[check].level
    place = f"content/phrases/example/{language}.yaml:8:11"
    assert found(check, language, source, text) == [
        f"{place}: {level}: card X1 (card), {language}: {message} [{check}]"
    ]


@pytest.mark.parametrize(
    ("check", "language", "source", "text"),
    [(check, *row) for check, rows in RIGHT.items() for row in rows],
)
def test_what_is_right_is_not_told(check: str, language: str, source: str, text: str) -> None:
    assert found(check, language, source, text) == []


@pytest.mark.parametrize("check", sorted(MISTAKES))
def test_mistakes_are_planted_in_all_languages(check: str) -> None:
    assert {"ru", "vi", "mn", "bg", "uk"} <= {language for language, *_ in MISTAKES[check]}


@pytest.mark.parametrize("check", sorted(MISTAKES))
def test_what_is_stale_is_not_compared(check: str) -> None:
    language, source, text, _ = MISTAKES[check][0]
    problems = Problems()
    stale = Example(language, source, text, now="Něco zcela jiného 7?")
    run(bank_of(stale), languages(), problems, None, [BY_ID[check]])
    assert list(problems) == []


def test_the_way_out_of_an_unknown_unit_names_the_file_of_the_language() -> None:
    (way_out,) = looking.way_out("units", "ru", "Počkejte 3 dny.", "Подождите 3 денёчка.")
    assert "content/languages/ru.yaml" in way_out


# --- any text


CHECKS: Final[tuple[Check, ...]] = tuple(check for check in ALL if not check.slow)
ANY: Final = st.text(max_size=40) | st.text("0123456789.,: \u00a0½٣१?;!/-()\u037e'ne %°mg", max_size=40)


@given(source=ANY, text=ANY, back=ANY, tag=st.sampled_from(["ru", "vi", "mn", "bg", "uk", "el", "th"]))
def test_no_text_is_too_strange_to_be_looked_at(source: str, text: str, back: str, tag: str) -> None:
    card = Card(1, "card", source, "none", "none")
    topic = Topic("example", source, "X", sections=(Section("example", source, (card,)),))
    signature = Signature("Jana", "2026-11-22", "0")
    rendering = Rendering(source, text, "approved", back=Back(back, "", ""), revised=signature, approved=signature)
    translation = Translation(tag, rendering, {"example": rendering}, {"card": rendering})
    problems = Problems()
    run(Bank({"example": topic}, {("example", tag): translation}), languages(), problems, None, CHECKS)
    assert {problem.code for problem in problems} <= {check.id for check in ALL}


@given(text=ANY, tag=st.sampled_from(["ru", "vi", "mn", "bg", "uk"]))
def test_a_text_differs_from_itself_in_nothing(text: str, tag: str) -> None:
    own = dataclasses.replace(languages()[tag], language=tag)
    both = Languages({**languages().by_tag, SOURCE: dataclasses.replace(own, language=SOURCE), tag: own})
    problems = Problems()
    names = ["numbers", "units", "sentence-kind", "sentence-end", "negation"]
    card = Card(1, "card", text, "none", "none")
    topic = Topic("example", "Ukázka", "X", sections=(Section("example", "Ukázka", (card,)),))
    translation = Translation(tag, None, {}, {"card": Rendering(text, text, "draft")})
    run(Bank({"example": topic}, {("example", tag): translation}), both, problems, None, [BY_ID[n] for n in names])
    assert list(problems) == []
