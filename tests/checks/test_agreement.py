"""Sentences that are translated in two ways, cards and answers that say the same, terms that are not as agreed."""

from __future__ import annotations

import dataclasses

import pytest

from cardgen.bank import Bank, Card, Section, Topic, Translation, Word
from cardgen.bank.model import Rendering
from cardgen.checks import Example
from cardgen.checks.check import Term
from cardgen.languages import SOURCE
from tests.checks.banks import Pairs, cards, together, told, words
from tests.checks.looking import BY_ID, look
from tests.glossary import glossary, terms

# language: one question, said in two ways
WAYS = {
    "ru": ("Где у вас болит?", "Где вы чувствуете боль?"),
    "vi": ("Quý vị bị đau ở đâu?", "Đau chỗ nào?"),
    "mn": ("Таны хаана өвдөж байна вэ?", "Хаана өвдөж байна?"),
    "bg": ("Къде Ви боли?", "Къде усещате болка?"),
    "uk": ("Де у вас болить?", "Де ви відчуваєте біль?"),
}
WHERE = "Kde vás to bolí?"


# --- two-translations


@pytest.mark.parametrize("tag", WAYS)
def test_two_translations_of_a_sentence_are_told_across_topics(tag: str) -> None:
    first, second = WAYS[tag]
    bank = together(cards("aa", tag, {"where": (WHERE, first)}), cards("bb", tag, {"place": (WHERE, second)}))
    assert told("two-translations", bank) == [
        f"bb/{tag}:1 + aa/{tag}:1: card B1 (place), {tag}: {WHERE!r} is {second!r} here, "
        f"but {first!r} on card A1 (where) of aa"
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (WHERE, "Где у вас болит?"),  # the same
        ("Kde vás to bolí", "Где болит"),  # without the mark it is another Czech
        ("kde vás to bolí?", "Где болит?"),
        ("Kde to bolí?", "Где болит?"),
    ],
)
def test_another_czech_may_be_translated_otherwise(source: str, text: str) -> None:
    bank = cards("aa", "ru", {"where": (WHERE, "Где у вас болит?"), "other": (source, text)})
    assert told("two-translations", bank) == []


def test_a_mark_or_a_capital_makes_a_translation_another_one() -> None:
    bank = cards("aa", "ru", {"a": ("Hlava", "Голова"), "b": ("Hlava", "голова"), "c": ("Hlava", "Голова.")})
    assert len(told("two-translations", bank)) == 2


def test_a_heading_may_say_it_otherwise_than_an_answer() -> None:
    bank = together(words("aa", "vi", {"food": ("Téma bb", "Thức ăn")}), cards("bb", "vi", {}))
    assert told("two-translations", bank) == []


def test_two_headings_are_compared() -> None:
    one, other = cards("aa", "ru", {}), cards("bb", "ru", {})
    same = dataclasses.replace(other.topics["bb"], title="Téma aa")
    title = Rendering("Téma aa", "Тема", "draft")
    bank = Bank(
        {**one.topics, "bb": same},
        {**one.translations, ("bb", "ru"): dataclasses.replace(other.translations["bb", "ru"], title=title)},
    )
    assert [line.split(": ", 1)[1] for line in told("two-translations", bank)] == [
        "the title, ru: 'Téma aa' is 'Тема' here, but 'ru aa' on the title of aa"
    ]


def test_what_is_stale_and_the_glossary_do_not_count() -> None:
    bank = together(
        cards("aa", "ru", {"head": ("hlava", "голова")}), words("glossary", "ru", {"h": ("hlava", "башка")})
    )
    assert told("two-translations", bank) == []
    stale = Bank(
        {"aa": Topic("aa", "A", "A", sections=(Section("s", "S", tuple(_cards("Bolí?", "Bolí?"))),))},
        {
            ("aa", "ru"): Translation(
                "ru", phrases={"c1": _draft("Bolí?", "Болит?"), "c2": _draft("Bolelo?", "Болело?")}
            )
        },
    )
    assert told("two-translations", stale) == []


def _cards(*texts: str) -> list[Card]:
    return [Card(n, f"c{n}", text, "none", "none") for n, text in enumerate(texts, start=1)]


def _draft(source: str, text: str) -> Rendering:
    return Rendering(source, text, "draft")


# --- same-translation


@pytest.mark.parametrize("tag", WAYS)
def test_two_cards_that_say_the_same_are_told(tag: str) -> None:
    text = WAYS[tag][0]
    bank = together(cards("aa", tag, {"where": (WHERE, text)}), cards("bb", tag, {"when": ("Kdy to bolí?", text)}))
    assert told("same-translation", bank) == [
        f"bb/{tag}:1 + aa/{tag}:1: card B1 (when), {tag}: it says the same as card A1 (where) of aa, "
        f"but the Czech is 'Kdy to bolí?' here and {WHERE!r} there"
    ]


def test_a_capital_alone_makes_no_difference() -> None:
    assert told("same-translation", cards("aa", "ru", {"a": ("Ano", "Да"), "b": ("Jo", "да")}))


@pytest.mark.parametrize("topic", ["body", "calendar"])
def test_words_that_stand_on_one_page_are_compared(topic: str) -> None:
    pairs = {"neck": ("Krk", "Шея"), "nape": ("Šíje", "Шея")}
    assert len(told("same-translation", words(topic, "ru", pairs))) == 1


def test_answers_of_different_cards_may_say_the_same() -> None:
    pairs = {"by-car": ("Autem", "Đi ô tô"), "in-car": ("V autě", "Đi ô tô")}
    assert told("same-translation", words("answers", "vi", pairs)) == []


def test_the_same_czech_may_be_the_same_and_a_heading_may_be_a_card() -> None:
    bank = together(
        cards("aa", "ru", {"where": (WHERE, "Где болит?"), "heading": ("Nadpis", "ru aa")}),
        cards("bb", "ru", {"where": (WHERE, "Где болит?")}),
    )
    assert told("same-translation", bank) == []


# --- same-answer


def _with_answers(tag: str, pairs: Pairs) -> Bank:
    card = cards("aa", tag, {"how": ("Jak to bolí?", "?")}, {"how": tuple(pairs)})
    return together(card, words("answers", tag, pairs))


@pytest.mark.parametrize("tag", WAYS)
def test_two_answers_of_a_card_with_the_same_words_are_told(tag: str) -> None:
    bank = _with_answers(tag, {"dull": ("Tupá", "Xx yy"), "sharp": ("Ostrá", "xx  YY"), "none": ("Žádná", "Zz")})
    assert told("same-answer", bank) == [
        f"aa/{tag}:1 + answers/{tag}:1 + answers/{tag}:2: card A1 (how), {tag}: "
        "the answers 'Tupá' and 'Ostrá' both say 'xx  YY'"
    ]


def test_two_answers_with_the_same_czech_are_told_by_their_names() -> None:
    bank = _with_answers("ru", {"dull": ("Tupá", "Тупая"), "blunt": ("Tupá", "Глухая")})
    (line,) = told("same-answer", bank)
    assert line.endswith("card A1 (how): the answers 'dull' and 'blunt' both say 'Tupá'")


def test_answers_of_two_cards_and_those_that_are_missing_are_no_trouble() -> None:
    pairs = {"dull": ("Tupá", "Тупая"), "blunt": ("Otupělá", "Тупая"), "empty": ("A", ""), "void": ("B", " ")}
    choices = {"how": ("dull", "nowhere"), "what": ("blunt", "empty", "void")}
    two = cards("aa", "ru", {"how": ("Jak?", "Как?"), "what": ("Jaká?", "Какая?")}, choices)
    assert told("same-answer", together(two, words("answers", "ru", pairs))) == []
    assert told("same-answer", two) == []  # without a bank of answers


# --- glossary

HEART = {"ru": ("сердце", "сердц"), "vi": ("tim", "tim$"), "mn": ("зүрх", "зүрх"), "bg": ("сърце", "сърц")}
OTHERWISE = {"ru": "У вас болит мотор?", "vi": "Có đau ngực không?", "mn": "Цээж өвдөж байна уу?", "bg": "Боли ли Ви?"}


@pytest.mark.parametrize("tag", HEART)
def test_a_term_that_is_not_rendered_as_agreed_is_told(tag: str) -> None:
    agreed, stem = HEART[tag]
    example = Example(
        tag, "Bolí vás srdce?", OTHERWISE[tag], terms=(Term("srdce", ("srdc", "srdečn"), agreed, (stem,)),)
    )
    (problem,) = look(example, BY_ID["glossary"])
    assert problem.message == (
        f"card X1 (card), {tag}: the Czech says 'srdce', which is {agreed!r}, "
        f"but no word here begins as agreed: {stem!r}"
    )
    assert str(problem.place) == f"content/phrases/example/{tag}.yaml:8:11"
    assert [place.file for place in problem.also] == [f"content/phrases/glossary/{tag}.yaml"]


TERMS = (
    Term("srdce", ("srdc", "srdečn"), "сердце", ("сердц", "сердечн")),
    Term("krevní tlak", ("krevní tlak", "krevního tlak"), "давление", ("давлени",)),
    Term("moč", ("moč$", "moči$"), "моча", ("моч",)),
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Bolí vás srdce?", "У вас болит сердце?"),
        ("Máte srdeční vadu?", "У вас порок сердца?"),
        ("Máte vysoký krevní tlak?", "У вас высокое давление?"),
        ("Máte krevní obraz?", "У вас есть анализ крови?"),  # only the first word of a term
        ("Močte často.", "Ходите часто."),  # longer than the stem, which must end there
        ("BOLÍ SRDCE?", "БОЛИТ СЕРДЦЕ?"),
    ],
)
def test_a_term_that_is_rendered_as_agreed_or_is_none_is_not_told(source: str, text: str) -> None:
    assert look(Example("ru", source, text, terms=TERMS), BY_ID["glossary"]) == ()


@pytest.mark.parametrize("stem", ["ok", "ok$", "o", "oko$", "oko"])
def test_a_short_stem_is_found_like_a_long_one(stem: str) -> None:
    source = "Oko?" if stem.startswith("oko") else "Ok?" if "k" in stem else "O?"
    eye = (Term("oko", (stem,), "глаз", ("глаз",)),)
    assert len(look(Example("ru", source, "Нос?", terms=eye), BY_ID["glossary"])) == 1
    assert look(Example("ru", source, "Глаза?", terms=eye), BY_ID["glossary"]) == ()


def test_every_term_of_a_sentence_counts() -> None:
    found = look(Example("ru", "Srdce, moč a krevní tlak", "То, это и другое", terms=TERMS), BY_ID["glossary"])
    assert len(found) == 3


# language, term of the project's glossary, Czech, what it is, and what it becomes by a slip that hurts
SWAPPED = [
    ("ru", "left", "Bolí to vlevo?", "Болит слева?", "Болит справа?"),
    ("ru", "two", "Vezměte dvě tablety.", "Примите две таблетки.", "Примите три таблетки."),
    ("ru", "twice", "Je to dvakrát denně.", "Это два раза в день.", "Это три раза в день."),
    ("ru", "after", "Vezměte lék po jídle.", "Примите лекарство после еды.", "Примите лекарство до еды."),
    ("ru", "tuesday", "Přijďte v úterý.", "Приходите во вторник.", "Приходите в четверг."),
    ("vi", "right", "Bolí to vpravo?", "Có đau bên phải không?", "Có đau bên trái không?"),
    ("vi", "two", "Vezměte dvě tablety.", "Xin uống hai viên.", "Xin uống ba viên."),
    ("vi", "tomorrow", "Přijďte zítra.", "Xin đến vào ngày mai.", "Xin đến vào hôm nay."),
    ("vi", "friday", "Přijďte v pátek.", "Xin đến vào thứ Sáu.", "Xin đến vào thứ Bảy."),
    ("mn", "in-the-morning", "Přijďte ráno.", "Өглөө ирнэ үү.", "Орой ирнэ үү."),
    ("mn", "three", "Vezměte tři tablety.", "Гурван шахмал уугаарай.", "Хоёр шахмал уугаарай."),
    ("mn", "left", "Lehněte si na levý bok.", "Зүүн талаараа хэвтээрэй.", "Баруун талаараа хэвтээрэй."),
    ("mn", "cold", "Je mi zima.", "Би даарч байна.", "Би халуудаж байна."),
    ("bg", "monday", "Přijďte v pondělí.", "Елате в понеделник.", "Елате в неделя."),
    ("bg", "right", "Bolí vás pravá noha?", "Боли ли Ви десният крак?", "Боли ли Ви левият крак?"),
    ("bg", "yesterday", "Bylo to včera?", "Вчера ли беше?", "Днес ли беше?"),
    ("bg", "switch-on", "Nezapínejte světlo.", "Не включвайте лампата.", "Не изключвайте лампата."),
]


@pytest.mark.parametrize(("tag", "term", "source", "right", "wrong"), SWAPPED)
def test_what_is_turned_round_is_told_at_its_place(tag: str, term: str, source: str, right: str, wrong: str) -> None:
    def found(text: str) -> list[str]:
        return told("glossary", together(cards("aa", tag, {"card": (source, text)}), glossary(tag)))

    assert found(right) == []
    (line,) = found(wrong)
    assert line.startswith(f"aa/{tag}:1 + content/phrases/glossary/{tag}.yaml:")
    assert f": card A1 (card), {tag}: the Czech says {str(terms('cs')[term][0])!r}, which is" in line


def test_a_term_without_stems_or_of_another_czech_says_nothing() -> None:
    for word, rendering in [
        (Word("srdce"), Rendering("srdce", "сердце", "draft", stems=("сердц",))),
        (Word("srdce", stems=("srdc",)), Rendering("srdce", "сердце", "draft")),
        (Word("srdce", stems=("srdc",)), Rendering("srdíčko", "сердце", "draft", stems=("сердц",))),
    ]:
        heart = Bank(
            {"glossary": Topic("glossary", "G", phrases={"heart": word})},
            {("glossary", "ru"): Translation("ru", phrases={"heart": rendering})},
        )
        assert told("glossary", together(cards("aa", "ru", {"heart": ("Bolí srdce?", "Болит?")}), heart)) == []


def test_without_a_glossary_and_in_czech_nothing_is_told() -> None:
    assert told("glossary", cards("aa", "ru", {"heart": ("Bolí srdce?", "Болит?")})) == []
    assert look(Example(SOURCE, "Bolí srdce?", None, terms=TERMS), BY_ID["glossary"]) == ()


# --- unmarked-words

HOME = words("aa", "vi", {"pain": ("Bolest", "đau"), "at": ("U", "ở"), "with": ("S", "với"), "has": ("Mít", "bị")})


def test_words_that_other_topics_write_with_marks_are_told() -> None:
    bank = together(HOME, cards("bb", "vi", {"where": (WHERE, "Bạn bi dau ở đâu?"), "ward": ("Kde?", "Ở đâu?")}))
    assert told("unmarked-words", bank) == [
        "bb/vi:1: card B1 (where), vi: 'bi', 'dau' have no mark; in other topics they have one, such as 'bị', 'đau'"
    ]


def test_the_most_usual_of_several_ways_is_named() -> None:
    other = words("cc", "vi", {"a": ("Hlava", "đầu"), "b": ("Začátek", "đầu"), "c": ("Kde", "đâu")})
    bank = together(HOME, other, cards("bb", "vi", {"where": (WHERE, "Quý vị dau o đâu?")}))
    assert told("unmarked-words", bank)[0].endswith("in other topics they have one, such as 'đầu', 'ở'")


def test_a_topic_that_lost_all_its_marks_is_no_witness_for_itself() -> None:
    lost = {"a": (WHERE, "Bạn bi dau?"), "b": ("Co vás bolí?", "Bạn bi dau voi?")}
    assert len(told("unmarked-words", together(HOME, cards("bb", "vi", lost)))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Quý vị đau ở đâu?",
        "Bạn bi đau ở đâu?",  # one may be right
        "Em ra, cho xem",  # nobody knows these with marks
        "Bi bi bi",  # one word, however often
    ],
)
def test_one_such_word_and_words_that_nobody_knows_are_not_told(text: str) -> None:
    assert told("unmarked-words", together(HOME, cards("bb", "vi", {"where": (WHERE, text)}))) == []


def test_words_that_another_topic_writes_without_marks_and_those_of_the_czech_are_not_told() -> None:
    bare = words("cc", "vi", {"a": ("Pro", "bi"), "b": ("Tam", "dau")})
    assert told("unmarked-words", together(HOME, bare, cards("bb", "vi", {"where": (WHERE, "Bạn bi dau?")}))) == []
    assert told("unmarked-words", together(HOME, cards("bb", "vi", {"w": ("Bi dau?", "Bi dau ạ?")}))) == []


def test_other_languages_may_write_as_they_like() -> None:
    home = words("aa", "pl", {"a": ("Bolest", "ból"), "b": ("Hlava", "głową")})
    assert told("unmarked-words", together(home, cards("bb", "pl", {"w": (WHERE, "bol, glowa")}))) == []
