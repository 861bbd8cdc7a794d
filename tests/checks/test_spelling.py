"""Words that are in no dictionary. Most of it needs neither chunspell nor a dictionary of the machine."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.checks import Example, spelling
from cardgen.checks.check import Speller
from cardgen.checks.example import bank_of
from cardgen.checks.run import run
from cardgen.languages import SOURCE
from cardgen.problems import Problems
from tests.checks.looking import languages
from tests.projects import Written


@dataclasses.dataclass(frozen=True)
class Listed:
    """A speller that knows the words of a list, in small and capital letters."""

    words: frozenset[str]
    proposals: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)

    def knows(self, word: str) -> bool:
        return word.lower() in self.words

    def near(self, word: str) -> tuple[str, ...]:
        return self.proposals.get(word, ())


def speller(text: str, **proposals: tuple[str, ...]) -> Listed:
    return Listed(frozenset(text.lower().split()), proposals)


def told(language: str, source: str, text: str | None, spellers: Mapping[str, Speller]) -> list[str]:
    problems = Problems()
    run(bank_of(Example(language, source, text)), languages(), problems, None, [spelling.CHECK], spellers)
    return [str(problem) for problem in problems if "card X1" in problem.message]


SENTENCES = {
    "ru": ("У вас болит голова?", "У вас болит галова?", "галова"),
    "vi": ("Quý vị bị đau đầu không?", "Quý vị bị đua đầu không?", "đua"),
    "mn": ("Таны толгой өвдөж байна уу?", "Таны толгай өвдөж байна уу?", "толгай"),
    "bg": ("Боли ли Ви главата?", "Боли ли Ви гладата?", "гладата"),
    "uk": ("У вас болить голова?", "У вас болить голва?", "голва"),
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_misspelled_word_is_told_with_what_may_be_meant(tag: str) -> None:
    right, wrong, word = SENTENCES[tag]
    known = speller(right.replace("?", ""), **{word: ("a", "b", "c", "d")})
    assert told(tag, "Bolí vás hlava?", right, {tag: known}) == []
    assert told(tag, "Bolí vás hlava?", wrong, {tag: known}) == [
        f"content/phrases/example/{tag}.yaml:8:11: warning: card X1 (card), {tag}: {word!r} is not in the dictionary "
        "[spelling]\n"
        f"    did you mean 'a' or 'b' or 'c'? if it is right, add it to content/languages/{tag}.words.txt"
    ]


def test_the_czech_is_looked_at_as_well() -> None:
    (line,) = told(SOURCE, "Bolí vás hllava?", None, {SOURCE: speller("bolí vás hlava")})
    fact, way_out = line.split("\n")
    assert fact.startswith("content/phrases/example/topic.yaml:10:15: warning: card X1 (card): 'hllava' is not in")
    assert way_out == "    if it is right, add it to content/languages/cs.words.txt"


def test_without_a_speller_of_the_language_nothing_is_told() -> None:
    assert told("ru", "Bolí vás hlava?", "Ъъъ ыыы?", {}) == []
    assert told("ru", "Bolí vás hlava?", "Ъъъ ыыы?", {"vi": speller("a")}) == []


def test_a_word_that_stands_twice_is_told_once() -> None:
    assert len(told("ru", "Bolí, bolí?", "Болит, балит, балит?", {"ru": speller("болит")})) == 1


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Голова", ()),
        ("ГОЛОВА XYZ ВИЧ", ()),  # abbreviations
        ("в и x", ()),  # single letters
        ("B12 5мг 1-й", ()),  # with digits
        ("кто-нибудь", ()),  # known as a whole
        ("голова-голова", ()),  # each part is known
        ("X-голова", ()),
        ("голова-галова", ("голова-галова",)),
        ("го\u00adлова", ()),  # a soft hyphen
        ("«Голова», (голова)…", ()),
        ("'голова'", ()),
        ("имʼя им’я им'я", ()),  # any apostrophe
        ("е\u0308ж", ()),  # marks apart are put together first
        ("галова Галова", ("галова", "Галова")),
        ("", ()),
        ("- ' -", ()),
    ],
)
def test_what_is_no_word_or_is_known_in_parts_is_passed_over(text: str, unknown: tuple[str, ...]) -> None:
    assert spelling.unknown(text, speller("голова кто-нибудь им'я ёж")) == unknown


@given(text=st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    everything = spelling.unknown(text, speller(""))
    assert spelling.unknown(text, Listed(frozenset(word.lower() for word in everything))) == ()


# --- where the words come from


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which a dictionary is looked for."""
    place = tmp_path / "dictionaries"
    place.mkdir()
    monkeypatch.setattr("cardgen.project._DICTIONARIES", ())
    monkeypatch.setenv("DICPATH", str(place))
    return place


def _write(folder: Path, name: str, words: list[str], encoding: str = "UTF-8") -> None:
    (folder / f"{name}.aff").write_text(f"SET {encoding}\nTRY абв\n", encoding="ascii", errors="ignore")
    text = "\n".join([str(len(words)), *words]) + "\n"
    (folder / f"{name}.dic").write_bytes(text.encode(encoding))


def test_where_there_is_no_dictionary_the_reason_says_so(tiny: Written, folder: Path) -> None:
    assert spelling.load("ru", tiny.project) == "no hunspell dictionary is installed"


def test_languages_without_a_speller_are_noted_together(
    tiny: Written, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(folder, "ru_RU", ["голова"])
    monkeypatch.setitem(sys.modules, "hunspell", None)
    assert spelling.load_all(["cs", "ru", "vi"], tiny.project) == (
        {},
        (
            "spelling not checked: cs, vi (no hunspell dictionary is installed)",
            "spelling not checked: ru (the package chunspell is not installed: pip install cardgen[spelling])",
        ),
    )


def test_languages_with_a_dictionary_have_a_speller(tiny: Written, folder: Path) -> None:
    pytest.importorskip("hunspell", reason="chunspell is not installed")
    _write(folder, "ru_RU", ["голова"])
    spellers, notes = spelling.load_all(["ru"], tiny.project)
    assert list(spellers) == ["ru"]
    assert notes == ()


@pytest.mark.parametrize("module", [None, object()], ids=["nothing is installed", "another package of the same name"])
def test_where_the_package_is_missing_the_reason_says_so(
    tiny: Written, folder: Path, monkeypatch: pytest.MonkeyPatch, module: object
) -> None:
    _write(folder, "ru_RU", ["голова"])
    monkeypatch.setitem(sys.modules, "hunspell", module)
    assert spelling.load("ru", tiny.project) == (
        "the package chunspell is not installed: pip install cardgen[spelling]"
    )


def test_a_list_in_another_encoding_is_a_reason(tiny: Written, folder: Path) -> None:
    pytest.importorskip("hunspell", reason="chunspell is not installed")
    _write(folder, "ru_RU", ["голова"])
    tiny.write("content/languages/ru.words.txt", "ковид".encode("cp1251"))
    assert spelling.load("ru", tiny.project) == "content/languages/ru.words.txt is not UTF-8"


def test_a_dictionary_and_the_list_of_the_project_are_asked(tiny: Written, folder: Path) -> None:
    pytest.importorskip("hunspell", reason="chunspell is not installed")
    _write(folder, "ru_RU", ["голова", "болит"])
    tiny.write("content/languages/ru.words.txt", "\ufeff# Words\nКовид  # an illness\n\nе\u0308ж\n")
    found = spelling.load("ru", tiny.project)
    assert not isinstance(found, str)
    assert [word for word in ("голова", "Голова", "болит", "ковид", "Ковид", "ёж") if not found.knows(word)] == []
    assert not found.knows("галова")
    assert "голова" in found.near("галова")
    assert told("ru", "Bolí vás hlava?", "Болит галова?", {"ru": found})
    assert told("ru", "Bolí vás hlava?", "Болит голова, ковид?", {"ru": found}) == []


def test_letters_that_an_old_dictionary_cannot_write_are_not_known(tiny: Written, folder: Path) -> None:
    pytest.importorskip("hunspell", reason="chunspell is not installed")
    _write(folder, "ru_RU", ["голова"], "KOI8-R")
    found = spelling.load("ru", tiny.project)
    assert not isinstance(found, str)
    assert found.knows("голова")
    assert not found.knows("đầu")
    assert found.near("đầu") == ()


class Dear(Listed):
    """A speller of which nobody may ask proposals: hunspell needs a third of a second for each."""

    def near(self, word: str) -> tuple[str, ...]:
        raise AssertionError(word)


def test_nothing_is_proposed_where_a_reason_silences_the_check() -> None:
    fields = (("silence", "{spelling: Jméno.}"),)
    bank = bank_of(Example("ru", "Bolí vás hlava?", "У вас болит галова?", fields=fields))
    problems = Problems()
    run(bank, languages(), problems, None, [spelling.CHECK], {"ru": Dear(frozenset(["у", "вас", "болит"]))})
    assert not [problem for problem in problems if "card X1" in problem.message]
