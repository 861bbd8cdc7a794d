"""Do the letters and the words of negation in content/languages tell what they should?"""

from __future__ import annotations

import functools
import itertools
import unicodedata

import pytest

from cardgen import languages
from cardgen.languages import Languages
from cardgen.languages.words import negative
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL

FIVE = ("cs", "ru", "vi", "mn", "bg")


@functools.cache
def real() -> Languages:
    return languages.load(Project(REAL), Problems())


@pytest.mark.parametrize("tag", FIVE)
def test_there_is_everything_that_checks_need(tag: str) -> None:
    language = real()[tag]
    assert language.letters
    assert language.negation
    assert language.diacritics == ("always" if tag == "vi" else "sometimes")


@pytest.mark.parametrize("tag", FIVE)
def test_a_capital_is_mistaken_for_a_capital(tag: str) -> None:
    for wrong, right in real()[tag].mistaken.items():
        assert right in real()[tag].letters
        assert wrong not in real()[tag].letters
        assert right.isupper() == wrong.isupper()


def test_vietnamese_has_every_vowel_with_every_tone() -> None:
    names = ("GRAVE ACCENT", "HOOK ABOVE", "TILDE", "ACUTE ACCENT", "DOT BELOW")
    tones = ["", *(unicodedata.lookup(f"COMBINING {name}") for name in names)]
    wanted = {unicodedata.normalize("NFC", v + t) for v, t in itertools.product("aăâeêioôơuưy", tones)}
    assert {len(letter) for letter in wanted} == {1}
    assert wanted <= real()["vi"].letters
    assert {letter.upper() for letter in wanted} <= real()["vi"].letters


@pytest.mark.parametrize(
    ("tag", "strange"),
    [("cs", "ĕøľ"), ("ru", "aëіѐ"), ("vi", "ðöě"), ("mn", "ѳұїєyY"), ("bg", "ыэёЫЭЁѐ")],
)
def test_what_other_languages_write_is_strange(tag: str, strange: str) -> None:
    assert not set(strange) & real()[tag].letters


DENIES = [
    ("cs", "Nechci o tom mluvit."),
    ("cs", "V nemocnici se nekouří."),
    ("cs", "Teď nesmíte nic jíst ani pít."),
    ("cs", "Bez mléka"),
    ("cs", "Žádná bolest"),
    ("cs", "Neděláte to?"),
    ("cs", "Nejste sám?"),
    ("cs", "Nejezte to."),
    ("cs", "Nechápu."),
    ("cs", "Nehodí se to."),
    ("ru", "Я не хочу об этом говорить."),
    ("ru", "Нет боли"),
    ("ru", "В больнице нельзя курить."),
    ("ru", "Ни с одной"),
    ("ru", "Без молока"),
    ("vi", "Không hiểu"),
    ("vi", "Có đau không? Không được ăn."),
    ("vi", "Tôi chưa ăn."),
    ("vi", "Xin đừng cử động."),
    ("vi", "Quý vị không ngủ được phải không?"),
    ("mn", "Мэдэхгүй"),
    ("mn", "Юу ч биш"),
    ("mn", "Битгий хөдлөөрэй."),
    ("mn", "Өвдөлтгүй"),
    ("bg", "Нямам преводач."),
    ("bg", "Не разбирам"),
    ("bg", "Никога"),
    ("bg", "Без глутен"),
]
AFFIRMS = [
    ("cs", "Neodkladná péče"),
    ("cs", "Nemoci a nervy"),
    ("cs", "Potřebujete neschopenku?"),
    ("cs", "Máte za sebou nedávnou cestu mimo Česko?"),
    ("cs", "Jaké nebezpečí je uvnitř?"),
    ("cs", "Něco jiného nebo někdo jiný"),
    ("cs", "Nejhorší bolest"),
    ("cs", "Přijďte v neděli."),
    ("cs", "Neste to opatrně."),
    ("cs", "Nechte to tady."),
    ("ru", "Неотложная помощь на этой неделе"),
    ("ru", "Выпейте не менее двух стаканов."),
    ("vi", "Quý vị có đau không?"),
    ("vi", "Đã ăn chưa?"),
    ("vi", "Có phải lần đầu bị như vậy không?"),
    ("vi", "Cần không khí trong lành."),
    ("mn", "Та гүйж чадах уу?"),
    ("mn", "Заавал, зайлшгүй хэрэгтэй."),
    ("bg", "В неделя имам нещо за него."),
    ("bg", "Незабавно"),
]


@pytest.mark.parametrize(("tag", "text"), DENIES)
def test_these_say_no(tag: str, text: str) -> None:
    assert negative(text, real()[tag])


@pytest.mark.parametrize(("tag", "text"), AFFIRMS)
def test_these_only_look_so(tag: str, text: str) -> None:
    assert not negative(text, real()[tag])
