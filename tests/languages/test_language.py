from __future__ import annotations

import pytest

from cardgen import languages
from cardgen.languages import Language, Languages
from cardgen.problems import Problems
from cardgen.project import Project
from tests.projects import REAL, Written

LEFT_TO_RIGHT_ONLY = (
    "    cardgen sets only left-to-right scripts for now; leave this language out rather than print it wrong"
)


def loaded(tiny: Written) -> tuple[Languages, list[str]]:
    problems = Problems()
    found = languages.load(tiny.project, problems)
    return found, [str(problem) for problem in problems]


def told(tiny: Written, tag: str, text: str) -> list[str]:
    """What is said of one more language, which is then left out."""
    tiny.write(f"content/languages/{tag}.yaml", text)
    found, problems = loaded(tiny)
    assert list(found) == ["cs", "ru", "vi"]
    return problems


def test_a_language_is_what_its_file_says(tiny: Written) -> None:
    tiny.write(
        "content/languages/bg.yaml",
        "language: bg\nscript: Cyrl\ndirection: ltr\nface: text\nopentype: BGR\nkeep-with-next: [В, със]\n",
    )
    found, problems = loaded(tiny)
    assert problems == []
    assert found["bg"] == Language("bg", "Cyrl", "ltr", "text", "BGR", ("В", "със"))
    assert found["bg"].keeps == {"в", "със"}


def test_languages_come_by_tag(tiny: Written) -> None:
    found, _ = loaded(tiny)
    assert list(found) == ["cs", "ru", "vi"]
    assert "ru" in found
    assert "uk" not in found


@pytest.mark.parametrize(
    ("tag", "autonym", "czech"),
    [
        ("ru", "Русский", "ruština"),
        ("vi", "Tiếng Việt", "vietnamština"),
        ("mn", "Монгол", "mongolština"),
        ("bg", "Български", "bulharština"),
        ("uk", "Українська", "ukrajinština"),
    ],
)
def test_names_come_from_the_tag(tag: str, autonym: str, czech: str) -> None:
    language = Language(tag, "Cyrl", "ltr", "text")
    assert (language.autonym, language.name_in("cs")) == (autonym, czech)


# --- letters


@pytest.mark.parametrize(
    ("alphabet", "letters"),
    [
        ("", ""),
        ("a á ch", "aAáÁcChH"),
        ("ө ү", "өӨүҮ"),
        ("ß", "ßẞ"),  # not SS
        ("i j", "iIjJ"),
        ("i ı", "iIİı"),
        ("σ ς", "σςΣ"),
        ("ǆ", "ǆǅǄ"),
        ("ạ", "ạẠ"),
        ("க ா", "கா"),
    ],
)
def test_the_letters_are_single_characters_in_both_cases(alphabet: str, letters: str) -> None:
    assert Language("xx", "Latn", "ltr", "text", alphabet=alphabet).letters == set(letters)


def test_a_wrong_character_leads_to_the_right_one() -> None:
    language = Language("mn", "Cyrl", "ltr", "text", instead={"ө": "ѳø", "Ү": "ҰY"})
    assert language.mistaken == {"ѳ": "ө", "ø": "ө", "Ұ": "Ү", "Y": "Ү"}


def test_a_language_can_be_a_key() -> None:
    language = Language("mn", "Cyrl", "ltr", "text", instead={"ө": "ѳ"})
    assert {language: 1}[Language("mn", "Cyrl", "ltr", "text", instead={"ө": "ѳ"})] == 1


def test_what_texts_are_checked_by_is_read(tiny: Written) -> None:
    tiny.write(
        "content/languages/mn.yaml",
        "language: mn\nscript: Cyrl\ndirection: ltr\nface: text\nalphabet: >-\n  а\n  ө\ninstead: {ө: ѳ}\n"
        'diacritics: always\nnegation: ["-гүй"]\nnot-negation: [зайлшгүй]\nquestion-particles: [уу]\n',
    )
    found, problems = loaded(tiny)
    assert problems == []
    assert found["mn"] == Language(
        "mn",
        "Cyrl",
        "ltr",
        "text",
        alphabet="а ө",
        instead={"ө": "ѳ"},
        diacritics="always",
        negation=("-гүй",),
        not_negation=("зайлшгүй",),
        question_particles=("уу",),
    )


# --- what is refused


@pytest.mark.parametrize(
    ("tag", "script", "direction", "says"),
    [
        ("ar", "Arab", "rtl", "Arabic (ar)"),
        ("he", "Hebr", "rtl", "Hebrew (he)"),
        ("mn", "Mong", "ttb", "Mongolian (mn)"),
    ],
)
def test_a_language_that_is_not_written_from_left_to_right_is_refused(
    tiny: Written, tag: str, script: str, direction: str, says: str
) -> None:
    text = f"language: {tag}\nscript: {script}\ndirection: {direction}\nface: text\n"
    assert told(tiny, tag, text) == [
        f"content/languages/{tag}.yaml:3:12: error: {says} is not written from left to right [direction-unsupported]\n"
        + LEFT_TO_RIGHT_ONLY
    ]


def test_a_right_to_left_language_that_calls_itself_left_to_right_is_refused(tiny: Written) -> None:
    assert told(tiny, "fa", "language: fa\nscript: Arab\ndirection: ltr\nface: text\n") == [
        "content/languages/fa.yaml:3:12: error: Persian (fa) is not written from left to right "
        "[direction-unsupported]\n" + LEFT_TO_RIGHT_ONLY
    ]


@pytest.mark.parametrize("script", ["Mong", "Arab", "Hebr", "Thaa", "Nkoo"])
def test_a_script_that_is_not_written_from_left_to_right_is_refused_whatever_the_language(
    tiny: Written, script: str
) -> None:
    assert told(tiny, "mn", f"language: mn\nscript: {script}\ndirection: ltr\nface: text\n") == [
        f"content/languages/mn.yaml:2:9: error: the script {script} of mn is not written from left to right "
        "[direction-unsupported]\n" + LEFT_TO_RIGHT_ONLY
    ]


def test_a_script_that_there_is_not_is_refused(tiny: Written) -> None:
    assert told(tiny, "mn", "language: mn\nscript: Cyrll\ndirection: ltr\nface: text\n") == [
        "content/languages/mn.yaml:2:9: error: 'Cyrll' is not a script code of ISO 15924 [unknown-script]\n"
        "    did you mean 'Cyrl'?"
    ]


def test_a_tag_that_babel_does_not_know_is_refused(tiny: Written) -> None:
    assert told(tiny, "vix", "language: vix\nscript: Cyrl\ndirection: ltr\nface: text\n") == [
        "content/languages/vix.yaml:1:11: error: 'vix' is not a language tag that babel knows [unknown-language]\n"
        "    did you mean 'vi'?"
    ]


def test_a_language_stands_in_a_file_of_its_name(tiny: Written) -> None:
    assert told(tiny, "ua", "language: uk\nscript: Cyrl\ndirection: ltr\nface: text\n") == [
        "content/languages/ua.yaml:1:11: error: the language uk stands in ua.yaml [wrong-file-name]\n"
        "    rename the file to uk.yaml, or mend the tag"
    ]


def test_a_rule_of_transcription_without_letters_is_refused(tiny: Written) -> None:
    text = 'language: uk\nscript: Cyrl\ndirection: ltr\nface: text\ntranscription:\n  - {letters: "", say: a}\n'
    assert told(tiny, "uk", text) == [
        "content/languages/uk.yaml:6:5: error: a rule of the transcription of uk has no letters [wrong-value]\n"
        "    write the letters that it is for, or remove it"
    ]


HEAD = "language: uk\nscript: Cyrl\ndirection: ltr\nface: text\n"


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        (
            "alphabet: а и\u0306 в",
            11,
            "the alphabet of uk has 'и\u0306' as a letter with marks apart [wrong-value]\n"
            "    write 'й', composed (NFC)",
        ),
        (
            "alphabet: а, б",
            11,
            "'а,' in the alphabet of uk is not made of letters [wrong-value]\n"
            "    write letters with spaces between them",
        ),
        (
            "instead: {ии: y}",
            11,
            "'ии' is not a letter of the alphabet of uk [wrong-value]\n"
            "    write one right letter, a colon, and behind it the wrong characters",
        ),
        (
            "instead: {і: 'i 1'}",
            14,
            "a space stands among what is typed instead of 'і' [wrong-value]\n    write no spaces there",
        ),
        (
            "instead: {і: iі}",
            14,
            "'і' (U+0456) is a letter of the alphabet of uk itself [wrong-value]\n"
            "    remove it from what is typed instead of 'і'",
        ),
        (
            "instead: {і: i, ї: i}",
            20,
            "'i' (U+0069) stands for 'і' and for 'ї' [wrong-value]\n    keep it with the letter that is meant",
        ),
        (
            "negation: [не, '-']",
            16,
            "'-' is no word that can be found in a sentence [wrong-value]\n"
            "    write a word, or its beginning or end with a hyphen for the rest, like 'ne-'",
        ),
        (
            "not-negation: [по-малу]",
            16,
            "'по-малу' is no word that can be found in a sentence [wrong-value]\n"
            "    write a word, or its beginning or end with a hyphen for the rest, like 'ne-'",
        ),
        (
            "question-particles: [чи, 'так?']",
            26,
            "'так?' is no word that can end a question [wrong-value]\n    write whole words, without hyphens or signs",
        ),
    ],
)
def test_what_texts_cannot_be_checked_by_is_refused(tiny: Written, line: str, column: int, says: str) -> None:
    assert told(tiny, "uk", f"{HEAD}{line}\n") == [f"content/languages/uk.yaml:5:{column}: error: {says}"]


def test_right_and_wrong_letters_are_held_against_the_alphabet(tiny: Written) -> None:
    assert told(tiny, "uk", HEAD + "alphabet: а є ї\ninstead: {є: эЇ, ө: ѳ}\n") == [
        "content/languages/uk.yaml:6:14: error: 'Ї' (U+0407) is a letter of the alphabet of uk itself [wrong-value]\n"
        "    remove it from what is typed instead of 'є'",
        "content/languages/uk.yaml:6:18: error: 'ө' is not a letter of the alphabet of uk [wrong-value]\n"
        "    write one right letter, a colon, and behind it the wrong characters",
    ]


def test_a_word_is_not_both_a_negation_and_none(tiny: Written) -> None:
    assert told(tiny, "uk", HEAD + "negation: [не-]\nnot-negation: [небо, не-]\n") == [
        "content/languages/uk.yaml:6:22: error: 'не-' is a negation and is none [wrong-value]\n"
        "    keep it in one of the two lists"
    ]


def test_everything_that_is_wrong_with_a_language_is_told_at_once(tiny: Written) -> None:
    text = 'language: uk\nscript: Cyrll\ndirection: ltr\nface: text\nalphabet: "1"\nnegation: ["-"]\n'
    assert [problem.split(" error: ")[0] for problem in told(tiny, "uk", text)] == [
        "content/languages/uk.yaml:2:9:",
        "content/languages/uk.yaml:5:11:",
        "content/languages/uk.yaml:6:12:",
    ]


def test_there_is_no_project_without_czech(tiny: Written) -> None:
    tiny.remove("content/languages/cs.yaml")
    assert loaded(tiny)[1] == [
        "content/languages/cs.yaml:1:1: error: there is no Czech [unknown-language]\n"
        "    Czech is the source: add its file"
    ]


def test_a_face_that_there_is_not_is_told_where_it_is_named(tiny: Written) -> None:
    tiny.replace("content/languages/ru.yaml", "face: text", "face: txet")
    assert tiny.told() == [
        "content/languages/ru.yaml:4:7: error: the face 'txet' of ru is not in fonts/faces.yaml [unknown-face]\n"
        "    known are: text"
    ]


# --- the languages of the real project


def test_the_project_has_its_five_languages() -> None:
    problems = Problems()
    found = languages.load(Project(REAL), problems)
    assert list(problems) == []
    assert {"cs", "ru", "vi", "mn", "bg"} <= set(found)


@pytest.mark.parametrize(
    ("tag", "words"),
    [("cs", "k s v z o u a i"), ("ru", "в к с о у и а я"), ("bg", "в с о у и а")],
)
def test_one_letter_words_are_kept_from_the_end_of_a_line(tag: str, words: str) -> None:
    language = languages.load(Project(REAL), Problems())[tag]
    assert set(words.split()) <= language.keeps
