"""A new language: files that are sound before a word is translated, and nothing of what is there is touched."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.bank import Bank, Translation
from cardgen.bank.strings import strings
from cardgen.jobs.build import Wanted, build
from cardgen.jobs.check import check
from cardgen.jobs.new_language import Begun, begin
from cardgen.jobs.schemas import KINDS
from cardgen.problems import ContentError, UnknownName
from cardgen.schema import schema
from tests.jobs.tiny import snapshot
from tests.projects import Written, composed, copy_of_real
from tests.test_schema import MODELINE, kind_of, red

BANK = "content/phrases/pain/topic.yaml"
STRINGS = 50  # of the tiny project
TOPICS = ("answers", "body", "calendar", "layout", "loose", "pain")
ODD = (
    "Bolest: kde a jak",
    "Bolest #1",
    "- Bolest",
    "Bolest 'a' \"strach\"",
    "{Bolest}, [strach] & *jiné*!",
    " Bolest ",
    "no",
    "12:30",
    "%Bolest @ `strach` | >",
    "Bolest\nna dva řádky\n",
    "Bolest\u2028na dva řádky",
    "Bolest\u0085zvonec\u0007\u200e",
    "\ufeffBolest",
)


@pytest.fixture(autouse=True)
def _no_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardgen.project._DICTIONARIES", ())
    monkeypatch.delenv("DICPATH", raising=False)


def files(tag: str) -> tuple[str, ...]:
    return (f"content/languages/{tag}.yaml", *(f"content/phrases/{topic}/{tag}.yaml" for topic in TOPICS))


def codes(tiny: Written) -> set[tuple[str, str]]:
    return {(one.level, one.code) for one in check(tiny.project, (), tiny.root).problems}


def bank(tiny: Written) -> Bank:
    """The banks, which must be sound but for what is unfinished."""
    content = tiny.load(lambda _, __: False)
    assert [str(problem) for problem in content.problems] == []
    return content.bank


def sources(bank: Bank, topic: str, tag: str) -> list[str]:
    """What the translations of a file are from, in its order."""
    translation = bank.translations.get((topic, tag), Translation(tag))
    title = (translation.title,) if translation.title else ()
    return [str(one.from_) for one in (*title, *translation.sections.values(), *translation.phrases.values())]


def there_are(bank: Bank, topic: str) -> list[str]:
    return [str(one.source) for one in strings(bank, topic, "cs")]


def assert_whole(tiny: Written, tag: str) -> int:
    """Every file has every string once and in order; return how many there are."""
    read = bank(tiny)
    for topic in read.topics:
        assert sources(read, topic, tag) == there_are(read, topic)
    return sum(len(there_are(read, topic)) for topic in read.topics)


def refused(tiny: Written, tag: str) -> str:
    """Begin what cannot be begun, and return why; nothing may be written."""
    before = snapshot(tiny.root)
    with pytest.raises(UnknownName) as error:
        begin(tiny.project, tag)
    assert snapshot(tiny.root) == before
    return str(error.value)


def told(tiny: Written, tag: str) -> str:
    before = snapshot(tiny.root)
    with pytest.raises(ContentError) as error:
        begin(tiny.project, tag)
    assert snapshot(tiny.root) == before
    return str(error.value)


def quoted(text: str) -> str:
    """A text in YAML, whatever is in it."""
    return '"' + "".join(f"\\u{ord(char):04x}" for char in text) + '"'


def fill(tiny: Written, tag: str, alphabet: str) -> None:
    """Translate everything: each letter of the Czech by one of the alphabet."""
    letters = {
        ord(letter): alphabet[i % len(alphabet)] for i, letter in enumerate("aábcčdďeéěfghiíjklmnňoóprřsštťuúůvyýzž")
    }
    letters |= {ord(chr(code).upper()): letter.upper() for code, letter in letters.items()}
    for topic in TOPICS:
        file = f"content/phrases/{topic}/{tag}.yaml"
        found = tiny.read(file)
        for source in re.findall(r"from: (.*?)[,\n]", found):
            found = found.replace('text: ""', f"text: {source.translate(letters)}", 1)
        tiny.write(file, found)


# -- a language that there was not


def test_every_file_is_written_with_every_string_once_and_in_order(tiny: Written) -> None:
    before = snapshot(tiny.root)
    done = begin(tiny.project, "uk")
    assert done == Begun("uk", "Ukrainian", files("uk"), assert_whole(tiny, "uk"), 0, STRINGS, STRINGS)
    after = snapshot(tiny.root)
    assert {name: data for name, data in after.items() if name not in files("uk")} == before


def test_a_file_shows_the_translator_what_stands_around_the_text(tiny: Written) -> None:
    begin(tiny.project, "uk")
    assert tiny.read("content/phrases/pain/uk.yaml") == (
        "# yaml-language-server: $schema=../../schema/translation.json\n"
        "# Bolest: Ukrainian. Every text is a draft until a qualified translator has checked it.\n"
        "language: uk\n"
        'title: {from: Bolest, text: "", state: draft}\n'
        "sections:\n"
        '  where: {from: Kde a jak, text: "", state: draft}\n'
        '  help: {from: Pomoc, text: "", state: draft}\n'
        "phrases:\n"
        "  # Kde a jak\n"
        "  # P1\n"
        "  where-does-it-hurt:\n"
        "    from: Kde vás to bolí?\n"
        '    text: ""\n'
        "    state: draft\n"
        "  # P2. Zapište čas.\n"
        "  does-it-hurt:\n"
        "    from: Bolí to?\n"
        '    text: ""\n'
        "    state: draft\n"
        "\n"
        "  # Pomoc\n"
        "  # P3. Odpovědi: Lék, Voda, Nevím\n"
        "  what-do-you-need:\n"
        "    from: Co potřebujete?\n"
        '    text: ""\n'
        "    state: draft\n"
    )


def test_the_language_file_has_the_alphabet_that_the_checks_need(tiny: Written) -> None:
    begin(tiny.project, "uk")
    language = tiny.load(lambda _, __: False).languages["uk"]
    assert (language.script, language.direction, language.face) == ("Cyrl", "ltr", "text")
    assert {*"ґєіїҐЇ"} <= language.letters
    assert "ы" not in language.letters


@pytest.mark.parametrize(
    ("tag", "name", "script"),
    [
        ("uk", "Ukrainian", "Cyrl"),
        ("pl", "Polish", "Latn"),
        ("no", "Norwegian", "Latn"),  # which YAML 1.1 takes for false
        ("sr", "Serbian", "Cyrl"),
        ("sr-Latn", "Serbian (Latin)", "Latn"),
        ("pt-BR", "Portuguese (Brazil)", "Latn"),
        ("uk-UA", "Ukrainian (Ukraine)", "Cyrl"),
        ("kk-KZ", "Kazakh (Kazakhstan)", "Cyrl"),
        ("es-419", "Spanish (Latin America)", "Latn"),
    ],
)
def test_a_language_is_sound_before_a_word_is_translated(tiny: Written, tag: str, name: str, script: str) -> None:
    done = begin(tiny.project, tag)
    assert (done.name, done.files) == (name, files(tag))
    content = tiny.load(lambda _, __: False)
    assert [str(problem) for problem in content.problems] == []
    assert content.languages[tag].script == script
    for file in files(tag):
        shape, title = KINDS[kind_of(file)]
        assert red(schema(shape, title=title), tiny.read(file)) == []
        assert tiny.read(file).startswith(MODELINE)


def test_a_check_says_only_that_the_language_is_unfinished(tiny: Written) -> None:
    begin(tiny.project, "uk")
    found = check(tiny.project, (), tiny.root).problems
    assert {(one.level, one.code) for one in found} == {("warning", "unfinished")}
    assert {one.place.file for one in found} == set(files("uk")[1:])
    assert str(found[-1]) == (
        "content/phrases/pain/uk.yaml:3:1: warning: pain, uk: 6 of 6 strings are not translated yet [unfinished]\n"
        "    translate them; an edition cannot have uk before"
    )


def test_all_texts_make_a_language_that_can_be_printed(tiny: Written) -> None:
    begin(tiny.project, "uk")
    fill(tiny, "uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
    assert ("warning", "unfinished") not in codes(tiny)
    tiny.replace("content/editions/tiny.yaml", "languages: [ru, vi]", "languages: [ru, uk, vi]")
    assert not [code for level, code in codes(tiny) if level == "error"]
    content = tiny.load()
    assert len(composed(content, "pain", ("uk",)).cards) == 3
    built = build(tiny.project, Wanted(languages=("uk",)), tiny.root / "output", 1)
    assert built.files == 2  # the set and the loose cards


def test_an_edition_cannot_have_it_before(tiny: Written) -> None:
    begin(tiny.project, "uk")
    tiny.replace("content/editions/tiny.yaml", "languages: [ru, vi]", "languages: [ru, uk, vi]")
    assert codes(tiny) == {("error", "empty-translation"), ("error", "unfinished")}


def test_the_real_banks_can_be_begun_in_another_language(tmp_path: Path) -> None:
    real = copy_of_real(tmp_path)
    for path in [*tmp_path.glob("content/editions/*"), *tmp_path.glob("content/languages/*.yaml")]:
        if path.name != "cs.yaml":
            path.unlink()
    for path in tmp_path.glob("content/phrases/*/*.yaml"):  # they take long to read
        if path.name != "topic.yaml":
            path.unlink()
    done = begin(real.project, "pl")
    assert done.strings == assert_whole(real, "pl")
    translated = {path.parent.name for path in tmp_path.glob("content/phrases/*/topic.yaml")} - {"feedback", "orders"}
    assert {Path(file).parent.name for file in done.files} == translated | {"languages"}


# -- what the Czech may hold


@pytest.mark.parametrize("first", range(0, len(ODD), 5))
def test_whatever_the_czech_holds_is_quoted_and_commented_so_that_it_can_be_read(tiny: Written, first: int) -> None:
    title, section, sentence, note, word = (quoted(ODD[(first + i) % len(ODD)]) for i in range(5))
    tiny.replace(BANK, "title: Bolest\n", f"title: {title}\n")
    tiny.replace(BANK, "title: Kde a jak\n", f"title: {section}\n")
    tiny.replace(BANK, "text: Kde vás to bolí?\n", f"text: {sentence}\n        note: {section}\n")
    tiny.replace(BANK, "note: Zapište čas.", f"note: {note}")
    tiny.replace("content/phrases/answers/topic.yaml", "{text: Voda,", f"{{text: {word},")
    begin(tiny.project, "uk")
    assert_whole(tiny, "uk")
    shape, name = KINDS["translation"]
    assert red(schema(shape, title=name), tiny.read("content/phrases/pain/uk.yaml")) == []


NAMES = ("yes", "1", "0123", "12:30", "2026-11-22", "null", "=", "a:b", "#1", "'", "*a", "<<", "?", "title", "phrases")


def test_a_name_that_yaml_has_a_meaning_for_is_a_name(tiny: Written) -> None:
    words = "".join(f"  {quoted(name)}: {{text: slovo {i}}}\n" for i, name in enumerate(NAMES))
    tiny.write("content/phrases/tools/topic.yaml", f"topic: tools\ntitle: Nástroje\nphrases:\n{words}")
    tiny.replace(BANK, "id: does-it-hurt", 'id: "12:30"')
    tiny.replace(BANK, "- id: help", '- id: "12:30"')
    begin(tiny.project, "uk")
    translations = bank(tiny).translations
    assert tuple(translations["tools", "uk"].phrases) == NAMES
    assert list(translations["pain", "uk"].phrases) == ["where-does-it-hurt", "12:30", "what-do-you-need"]
    assert list(translations["pain", "uk"].sections) == ["where", "12:30"]
    assert_whole(tiny, "uk")


def test_a_bank_of_words_for_staff_alone_is_not_translated(tiny: Written) -> None:
    tiny.write(
        "content/phrases/tools/topic.yaml", "topic: tools\ntitle: Nástroje\nphrases: {a: {text: A, for: staff}}\n"
    )
    before = begin(tiny.project, "uk")
    assert not tiny.project.exists("content/phrases/tools/uk.yaml")
    assert "content/phrases/tools/uk.yaml" not in before.files
    assert begin(tiny.project, "uk") == replace(before, files=(), strings=0)


# -- what is there already


def test_to_begin_a_language_again_changes_nothing(tiny: Written) -> None:
    begin(tiny.project, "uk")
    before = snapshot(tiny.root)
    assert begin(tiny.project, "uk") == Begun("uk", "Ukrainian", (), 0, 0, STRINGS, STRINGS)
    assert snapshot(tiny.root) == before


def test_a_language_that_is_whole_stays_as_it_is(tiny: Written) -> None:
    before = snapshot(tiny.root)
    assert begin(tiny.project, "vi") == Begun("vi", "Vietnamese", (), 0, 0, 0, STRINGS)
    assert snapshot(tiny.root) == before


def test_a_topic_that_a_language_lacks_is_added(tiny: Written) -> None:
    before = snapshot(tiny.root)
    file = "content/phrases/pain/vi.yaml"
    tiny.remove(file)
    assert begin(tiny.project, "vi") == Begun("vi", "Vietnamese", (file,), 6, 0, 6, STRINGS)
    assert_whole(tiny, "vi")
    assert {name for name, data in snapshot(tiny.root).items() if data != before[name]} == {file}


@pytest.mark.parametrize(
    "missing",
    [
        ["does-it-hurt:"],
        ["where-does-it-hurt:", "does-it-hurt:"],
        ["what-do-you-need:", "help:"],
        ["title:", "where:", "does-it-hurt:"],
        ["title:", "where:", "help:", "where-does-it-hurt:", "does-it-hurt:", "what-do-you-need:"],
    ],
)
def test_what_a_file_lacks_is_added_and_every_line_that_is_there_stays(tiny: Written, missing: list[str]) -> None:
    file = "content/phrases/pain/vi.yaml"
    lines: list[str] = []
    gone = False
    for line in tiny.read(file).splitlines(keepends=True):
        if line.strip() and not line.startswith("    "):
            gone = any(line.strip().startswith(name) for name in missing)
        if not gone:
            lines.append(line)
    tiny.write(file, "".join(lines).replace("sections:\nphrases", "sections: {}\nphrases"))
    if tiny.read(file).endswith("phrases:\n"):
        tiny.write(file, tiny.read(file).replace("phrases:\n", ""))
    before = tiny.read(file).splitlines()
    assert begin(tiny.project, "vi") == Begun("vi", "Vietnamese", (), 0, len(missing), len(missing), STRINGS)
    after = iter(tiny.read(file).splitlines())
    assert all(line in after for line in before if line != "sections: {}")  # in this order
    assert sorted(sources(bank(tiny), "pain", "vi")) == sorted(there_are(bank(tiny), "pain"))


def test_an_entry_comes_behind_the_one_before_it_in_the_topic(tiny: Written) -> None:
    file = "content/phrases/pain/vi.yaml"
    entry = "  does-it-hurt:\n    from: Bolí to?\n    text: Có đau không?\n    state: draft\n    say: ko dau khong\n"
    text = tiny.read(file)
    tiny.write(file, text.replace(entry, ""))
    begin(tiny.project, "vi")
    new = '  does-it-hurt:\n    from: Bolí to?\n    text: ""\n    state: draft\n'
    assert tiny.read(file) == text.replace(entry, new)


def test_stale_and_signed_translations_stay(tiny: Written) -> None:
    file = "content/phrases/pain/ru.yaml"
    tiny.replace(BANK, "text: Bolí to?", "text: Bolí to moc?")
    before = tiny.read(file)
    assert begin(tiny.project, "ru").added == 0
    assert tiny.read(file) == before


def test_a_language_without_any_bank_is_given_all(tiny: Written) -> None:
    begin(tiny.project, "uk")
    for file in files("uk")[1:]:
        tiny.remove(file)
    tiny.replace("content/languages/uk.yaml", "keep-with-next: []", "keep-with-next: [в, з]")
    assert begin(tiny.project, "uk").files == files("uk")[1:]
    assert "[в, з]" in tiny.read("content/languages/uk.yaml")


# -- what cannot be begun


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("cs", "the language cs is the source and not translated"),
        ("ar", "Arabic is not written from left to right, and cardgen sets only such languages for now"),
        ("az-Arab", "Azerbaijani (Arabic) is not written from left to right, and cardgen sets only such"),
        ("mn-Mong", "Mongolian (Mongolian) is not written from left to right, and cardgen sets only such"),
        ("UK", "'UK' is not how the tag is written; did you mean 'uk'?"),
        ("pt-br", "'pt-br' is not how the tag is written; did you mean 'pt-BR'?"),
        ("sr-latn", "'sr-latn' is not how the tag is written; did you mean 'sr-Latn'?"),
        ("zh-TW", "'zh-TW' is not how the tag is written; did you mean 'zh-Hant-TW'?"),
        ("uk@euro", "'uk@euro' is not how the tag is written; did you mean 'uk'?"),
        ("uk.UTF-8", "'uk.UTF-8' is not how the tag is written; did you mean 'uk'?"),
        ("pt_BR", "'pt_BR' is not how the tag is written; did you mean 'pt-BR'?"),
        ("ukrainian", "'ukrainian' is not a language tag that is known; did you mean 'uk'?"),
        ("Polština", "'Polština' is not a language tag that is known; did you mean 'pl'?"),
        ("root", "'root' is not a language tag that is known; did you mean 'ro'?"),
        ("xx", "'xx' is not a language tag that is known; known are: aa, ab, af, "),
        ("", "'' is not a language tag that is known; known are: aa, ab, af, "),
        ("../../x", "'../../x' is not a language tag that is known; "),
        ("uk/..", "'uk/..' is not a language tag that is known; "),
        ("uk\n", "'uk\\n' is not a language tag that is known; did you mean 'uk'?"),
        ("uk\0", "'uk\\x00' is not a language tag that is known; did you mean 'uk'?"),
        ("u" * 300, f"'{'u' * 300}' is not a language tag that is known; "),
    ],
)
def test_a_tag_that_cannot_be_begun_is_refused_with_the_way_out(tiny: Written, tag: str, message: str) -> None:
    assert refused(tiny, tag).startswith(message)


@pytest.mark.parametrize(
    ("tag", "letter"),
    [("ka", "'ა' U+10D0 GEORGIAN LETTER AN"), ("zh", "'中' U+4E2D"), ("ha", "'ƙ' U+0199"), ("vai", "'ꔀ'")],
)
def test_a_language_whose_letters_the_face_lacks_is_refused_before_anybody_translates(
    tiny: Written, tag: str, letter: str
) -> None:
    message = told(tiny, tag)
    assert message.startswith(f"fonts/faces.yaml:1:1: error: {tag}: the face 'text' has no glyph for {letter}")
    assert len(message) < 500
    assert message.endswith(
        f"    add a face that has them, write content/languages/{tag}.yaml with that face by hand, and begin again"
    )


def test_broken_content_is_told_first(tiny: Written) -> None:
    tiny.replace(BANK, "letter: P", "letter: K")
    assert "[duplicate-letter]" in told(tiny, "uk")


def test_a_file_that_is_broken_is_not_completed(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/vi.yaml", "    text: Bạn cần gì?\n", "")
    assert "[missing-key]" in told(tiny, "vi")


def test_nothing_is_written_where_one_file_cannot_be(tiny: Written) -> None:
    (tiny.root / "content/phrases/pain/uk.yaml").mkdir()
    assert told(tiny, "uk").startswith("content/phrases/pain/uk.yaml:1:1: error: the file cannot be written: ")
