"""Words of a document in a language -> pieces: facts put in, Czech beside, notes by number."""

from __future__ import annotations

import pytest

from cardgen.bank import Phrase
from cardgen.layout.documents.texts import BOLD, Mark, Speaker
from cardgen.problems import Place
from cardgen.prose import Words
from cardgen.typography import Tongue
from cardgen.typography.rich import Piece

CZECH = Tongue("cs", "Latn", "text")
RUSSIAN = Tongue("ru", "Cyrl", "text")
FACTS = {"course.a.from": "1 февраля 2027 г.", "number.112": "112"}
PHRASES = {"hello": "Привет, **мир**", "to-be-confirmed": "уточняется"}


def speaker(tongue: Tongue = RUSSIAN, notes: dict[str, int] | None = None) -> Speaker:
    def phrase(name: str) -> Phrase:
        return Phrase(PHRASES[name], "ru", "draft")

    return Speaker(tongue, CZECH, phrase, {"hello": "Ahoj"}.__getitem__, FACTS.get, phrase, notes or {})


def pieces(text: str, notes: dict[str, int] | None = None) -> tuple[Piece, ...]:
    return speaker(notes=notes).pieces(Words(None, text))


def test_words_with_an_id_are_said_in_the_language_and_in_czech_as_they_stand() -> None:
    words = Words("hello", "Ahoj, světe")
    assert speaker().pieces(words) == (Piece("Привет, "), Piece("мир", BOLD))
    assert speaker(CZECH).pieces(words) == (Piece("Ahoj, světe"),)


def test_words_that_are_missing_are_no_silent_czech() -> None:
    with pytest.raises(KeyError):
        speaker().pieces(Words("lost", "Ahoj"))


def test_a_fact_stands_as_it_is_written_in_the_manner_of_its_place() -> None:
    assert pieces("Tel. **{{number.112}}**") == (Piece("Tel. "), Piece("112", BOLD))


def test_a_fact_that_is_not_known_is_to_be_confirmed() -> None:
    assert pieces("{{office.a.phone}}") == (Piece("уточняется", italic=True),)


def test_the_czech_of_a_text_stands_there_in_czech() -> None:
    assert pieces("{{czech.hello}} – ") == (Piece("Ahoj", tongue=CZECH), Piece(" – "))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Od {{course.a.from}}.", "Od 1 февраля 2027 г."),
        ("Od **{{course.a.from}}**. Pak", "Od 1 февраля 2027 г. Pak"),
        ("Od {{course.a.from}}, pak", "Od 1 февраля 2027 г., pak"),
        ("Volejte {{number.112}}.", "Volejte 112."),
    ],
)
def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop(text: str, read: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == read


def test_links_and_notes_are_marks_and_a_note_is_raised() -> None:
    linked, note = pieces("[a](#b)[^n]", {"n": 7})
    assert linked == Piece("a", mark=Mark(link="#b"))
    assert (note.text, note.mark, note.rise > 0, note.scale < 1) == ("7", Mark(note="n"), True, True)


def test_the_place_of_words_is_that_of_what_is_printed() -> None:
    words = Words("hello", "Ahoj", Place("text.md", 7))
    assert speaker(CZECH).place(words) == Place("text.md", 7)
