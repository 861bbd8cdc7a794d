from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.typography import MissingGlyphs, Shaped, Tongue
from tests.typography.kit import SHAPER, TONGUES

# Letters that Bulgarian writes in forms of its own.
OWN_FORMS = "вгджзийклптцшщю"


def glyphs(text: str, tongue: Tongue) -> tuple[int, ...]:
    return SHAPER.shape(text, tongue).glyphs


# --- the language


@pytest.mark.parametrize("letter", OWN_FORMS)
def test_a_bulgarian_letter_takes_its_own_form(letter: str) -> None:
    own = glyphs(letter, TONGUES["bg"])
    assert own != glyphs(letter, TONGUES["ru"])
    assert own != glyphs(letter, TONGUES["mn"])


def test_russian_and_mongolian_letters_keep_the_common_forms() -> None:
    nobody = Tongue("und", "Cyrl", "text")
    for tag in ("ru", "mn"):
        assert glyphs(OWN_FORMS, TONGUES[tag]) == glyphs(OWN_FORMS, nobody)


@pytest.mark.parametrize("before", ["MRI ", "CT ", "5 mg ", "– ", "(", "„"])
def test_bulgarian_forms_do_not_depend_on_how_the_sentence_starts(before: str) -> None:
    sentence = glyphs(before + "дгт", TONGUES["bg"])
    assert sentence[-3:] == glyphs("дгт", TONGUES["bg"])
    assert glyphs(before + "дгт", TONGUES["ru"])[-3:] == glyphs("дгт", TONGUES["ru"])


def test_the_opentype_system_of_a_language_overrides_its_tag() -> None:
    as_bulgarian = Tongue("mk", "Cyrl", "text", system="BGR")
    as_russian = Tongue("bg", "Cyrl", "text", system="RUS")
    assert glyphs(OWN_FORMS, as_bulgarian) == glyphs(OWN_FORMS, TONGUES["bg"])
    assert glyphs(OWN_FORMS, as_russian) == glyphs(OWN_FORMS, TONGUES["ru"])


def test_a_line_knows_its_language() -> None:
    assert SHAPER.shape("боль", TONGUES["ru"]).language == "ru"


ALPHABETS = {
    "vi": "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
    "mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "cs": "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž",
}


@pytest.mark.parametrize("tag", ALPHABETS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("weight", "italic"), [(400, False), (600, False), (700, False), (400, True)])
def test_every_letter_of_the_alphabet_has_a_glyph(
    tag: str, form: Literal["NFC", "NFD"], weight: int, italic: bool
) -> None:
    whole = unicodedata.normalize(form, ALPHABETS[tag] + ALPHABETS[tag].upper() + " 0123456789.,:;?!()–„“%°✓✗→")
    line = SHAPER.shape(whole, TONGUES[tag], weight, italic)
    assert 0 not in line.glyphs
    assert line.text == whole


def test_a_decomposed_letter_is_drawn_like_the_composed_one() -> None:
    for letter in "ệữặ":
        apart = unicodedata.normalize("NFD", letter)
        assert glyphs(apart, TONGUES["vi"]) == glyphs(letter, TONGUES["vi"])


# --- the line


def test_kerning_is_on() -> None:
    def width(text: str) -> float:
        return SHAPER.shape(text, TONGUES["vi"]).width

    assert width("AV") < width("A") + width("V")
    assert width("To") < width("T") + width("o")


def test_letters_are_not_joined_into_ligatures() -> None:
    assert SHAPER.shape("office", TONGUES["cs"]).texts == tuple("office")


def test_a_space_at_the_end_is_a_glyph_and_has_no_width() -> None:
    line = SHAPER.shape("bolest ", TONGUES["cs"])
    assert line.text == "bolest "
    assert line.width == SHAPER.shape("bolest", TONGUES["cs"]).width
    assert sum(line.advances) > line.width


def test_nothing_is_a_line_without_glyphs() -> None:
    line = SHAPER.shape("", TONGUES["cs"])
    assert (line.glyphs, line.text, line.width) == ((), "", 0)


def test_a_line_is_shaped_once() -> None:
    assert SHAPER.shape("bolest", TONGUES["cs"]) is SHAPER.shape("bolest", TONGUES["cs"])


def test_weights_and_italics_are_cuts_of_their_own() -> None:
    lines = [SHAPER.shape("bolest", TONGUES["cs"], w, i) for w, i in ((400, False), (600, False), (400, True))]
    assert [str(line.font) for line in lines] == ["text-400", "text-600", "text-400i"]
    assert lines[0].width < lines[1].width
    assert lines[0].width != lines[2].width


def one_entry_a_glyph(line: Shaped) -> bool:
    return {len(line.texts), len(line.advances), len(line.dx), len(line.dy)} == {len(line.glyphs)}


@given(st.text("abčĕộа́бвөүV To5✓–\u00a0\u00ad\u200b"))
def test_no_text_is_lost_in_shaping(text: str) -> None:
    for tag in ("vi", "ru"):
        line = SHAPER.shape(text, TONGUES[tag])
        assert line.text == text
        assert one_entry_a_glyph(line)
        assert 0 not in line.glyphs
        assert line.width <= sum(line.advances) + 1e-6


# --- what has no glyph


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("漢", "'漢' U+6F22 CJK UNIFIED IDEOGRAPH-6F22"),
        ("бол😀ь", "'😀' U+1F600 GRINNING FACE"),
        ("שלום", "'ש' U+05E9 HEBREW LETTER SHIN, 'ל' U+05DC HEBREW LETTER LAMED, 'ו' U+05D5 HEBREW LETTER VAV, "
         "'ם' U+05DD HEBREW LETTER FINAL MEM"),
        ("漢漢", "'漢' U+6F22 CJK UNIFIED IDEOGRAPH-6F22"),
        ("е\u20dd", "'◌\u20dd' U+20DD COMBINING ENCLOSING CIRCLE"),  # the letter is there, its circle is not
        ("е\u0301\u0489", "'◌\u0489' U+0489 COMBINING CYRILLIC MILLIONS SIGN"),
        ("a\nb", "U+000A LINE BREAK"),
        ("a\tb", "U+0009 TAB"),
        ("\0", "U+0000 control character"),
        ("\ue123", "U+E123 unnamed"),
    ],
)  # fmt: skip
def test_what_has_no_glyph_is_named_by_its_code_point(text: str, named: str) -> None:
    with pytest.raises(MissingGlyphs) as told:
        SHAPER.shape(text, TONGUES["ru"])
    assert told.value.named() == named
    assert told.value.face == "Source Sans 3"
