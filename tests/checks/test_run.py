"""The runner: which strings are looked at, what silences a finding, and what is wrong with a silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.bank import Bank, Card, Section, Topic, Translation, Word
from cardgen.bank.model import Rendering
from cardgen.checks import ALL, Check, Example, Finding, Reading
from cardgen.checks.run import Needed, run
from cardgen.jobs import content as contents
from cardgen.languages import SOURCE, Languages
from cardgen.problems import Problems
from tests.checks.looking import BY_ID, languages, look
from tests.projects import Written

RU = "content/phrases/pain/ru.yaml"
TOPIC = "content/phrases/pain/topic.yaml"
CODES = {"wrong-silence", "needless-silence"}


def told(tiny: Written, needed: Needed | None = None) -> list[str]:
    """What all checks find in the tiny project, as it is printed, without the way out."""
    problems = contents.load(tiny.project, needed, [check for check in ALL if not check.slow]).problems
    return [str(problem).split("\n")[0] for problem in problems if problem.code in {*CODES, *BY_ID}]


def quiet(tiny: Written, silence: str) -> None:
    """Give a Russian sentence a small letter at its beginning, and this silence beside it."""
    tiny.replace(RU, "text: Где у вас болит?", f"text: где у вас болит?\n    silence: {silence}")


def ways(silence: str, text: str = "где болит?") -> list[tuple[str, str, str]]:
    """What a silence beside a Russian sentence comes to: code, message, way out."""
    found = look(Example("ru", "Kde vás to bolí?", text, fields=(("silence", silence),)), *ALL_QUICK)
    return [(p.code, p.message.removeprefix("card X1 (card), ru: "), p.way_out) for p in found if p.code in CODES]


ALL_QUICK = tuple(check for check in ALL if not check.slow)


# --- silences


def test_nothing_is_found_in_the_tiny_project(tiny: Written) -> None:
    assert [line for line in told(tiny) if ": error: " in line] == []


def test_a_finding_is_silenced_with_a_reason(tiny: Written) -> None:
    before = told(tiny)
    quiet(tiny, '{capital: "Tak to začíná vždy."}')
    assert told(tiny) == before


def test_without_its_silence_the_finding_is_told(tiny: Written) -> None:
    tiny.replace(RU, "text: Где у вас болит?", "text: где у вас болит?")
    assert (
        f"{RU}:9:11: warning: card P1 (where-does-it-hurt), ru: it begins with a small letter, 'г'; "
        "the Czech with a capital [capital]" in told(tiny)
    )


def test_a_silence_of_one_check_leaves_the_others_alone(tiny: Written) -> None:
    quiet(tiny, '{alternatives: "Obojí."}')
    found = told(tiny)
    assert any(line.endswith("[capital]") for line in found)
    assert (
        f"{RU}:10:15: warning: card P1 (where-does-it-hurt), ru: 'alternatives' is silenced, but finds nothing here "
        "[needless-silence]" in found
    )


@pytest.mark.parametrize("reason", ['""', '"  "'])
def test_a_silence_needs_a_reason(reason: str) -> None:
    assert ways(f"{{capital: {reason}}}") == [
        ("wrong-silence", "'capital' is silenced without a reason", "write behind it why it does not hold here")
    ]


def test_a_check_that_there_is_not_cannot_be_silenced() -> None:
    assert ways('{capitol: "Proto."}') == [("wrong-silence", "there is no check 'capitol'", "did you mean 'capital'?")]


@pytest.mark.parametrize("check", [check for check in ALL if check.holds_always], ids=lambda check: str(check.id))
def test_what_always_holds_cannot_be_silenced(check: Check) -> None:
    [(code, message, way_out)] = ways(f'{{{check.id}: "Proto."}}', "Где у вас болит?")
    assert (code, message) == ("wrong-silence", f"the check '{check.id}' cannot be silenced")
    assert check.id not in way_out


def test_a_wrong_silence_hides_nothing(tiny: Written) -> None:
    tiny.replace(RU, "text: Где у вас болит?", 'text: ""\n    silence: {empty-translation: "Nic."}')
    codes = {line.rsplit("[")[-1] for line in told(tiny)}
    assert {"empty-translation]", "wrong-silence]"} <= codes


def test_a_silence_is_not_needless_while_the_translation_is_stale(tiny: Written) -> None:
    quiet(tiny, '{capital: "Tak to začíná vždy."}')
    tiny.replace(TOPIC, "text: Kde vás to bolí?", "text: Kde přesně vás to bolí?")
    assert [line for line in told(tiny) if "silence" in line] == []


def test_a_check_that_did_not_run_leaves_its_silence_alone() -> None:
    example = Example("ru", "Kde vás to bolí?", "Где болит?", fields=(("silence", '{capital: "Proto."}'),))
    assert look(example, BY_ID["spaces"]) == ()
    assert [problem.code for problem in look(example, BY_ID["capital"])] == ["needless-silence"]


def test_the_czech_is_silenced_on_its_card(tiny: Written) -> None:
    tiny.replace(TOPIC, "text: Bolí to?", "text: Bolí to (dnes)?")
    place = f"{TOPIC}:19:15"
    assert f"{place}: warning: card P2 (does-it-hurt): there is a bracket in it: ( [alternatives]" in told(tiny)
    tiny.replace(
        TOPIC, "text: Bolí to (dnes)?", 'text: Bolí to (dnes)?\n        silence: {alternatives: "Je to jasné."}'
    )
    assert not any(line.startswith(place) for line in told(tiny))


def test_a_word_of_the_czech_is_silenced_too(tiny: Written) -> None:
    answers = "content/phrases/answers/topic.yaml"
    tiny.replace(answers, "{text: litry}", '{text: litry (l), silence: {alternatives: "Je to jasné."}}')
    assert not any(line.startswith(answers) for line in told(tiny))


def test_the_czech_of_titles_and_sections_is_silenced_beside_them(tiny: Written) -> None:
    tiny.replace(TOPIC, "title: Bolest\n", "title: Bolest  náhlá\n")
    tiny.replace(TOPIC, "title: Pomoc\n", "title: Pomoc  hned\n")
    spaces = [line for line in told(tiny) if line.endswith("[spaces]") and line.startswith(TOPIC)]
    assert [line.split(": ")[2] for line in spaces] == ["the title", "the section help"]
    tiny.replace(TOPIC, "title: Bolest  náhlá\n", 'title: Bolest  náhlá\nsilence: {spaces: "Tak se to píše."}\n')
    tiny.replace(TOPIC, "title: Pomoc  hned\n", 'title: Pomoc  hned\n    silence: {spaces: "Tak se to píše."}\n')
    assert not [line for line in told(tiny) if line.endswith(("[spaces]", "[needless-silence]"))]


def test_the_czech_cannot_silence_what_looks_at_translations_alone(tiny: Written) -> None:
    tiny.replace(TOPIC, "text: Bolí to?", 'text: Bolí to?\n        silence: {capital: "Proto."}')
    assert (
        f"{TOPIC}:20:19: error: card P2 (does-it-hurt): the check 'capital' does not look at the Czech [wrong-silence]"
        in told(tiny)
    )


# --- what is looked at


def small(language: str) -> Needed:
    return lambda topic, tag: (topic, tag) == ("pain", language)


def test_only_what_is_needed_is_looked_at_with_its_czech(tiny: Written) -> None:
    before = set(told(tiny, small("ru")))
    tiny.replace(RU, "text: Где у вас болит?", "text: Где  у вас болит?")
    tiny.replace("content/phrases/pain/vi.yaml", "text: Bạn đau ở đâu?", "text: Bạn  đau ở đâu?")
    tiny.replace("content/phrases/body/ru.yaml", "text: Живот", 'text: "Живот "')
    tiny.replace(TOPIC, "text: Bolí to?", "text: Bolí to  ?")
    found = [line for line in told(tiny, small("ru")) if line not in before and "[spaces]" in line]
    assert found == [
        f"{RU}:9:11: error: card P1 (where-does-it-hurt), ru: two spaces stand before 'у' [spaces]",
        f"{TOPIC}:19:15: error: card P2 (does-it-hurt): two spaces stand before '?' [spaces]",
    ]


def test_what_nobody_needs_is_not_looked_at(tiny: Written) -> None:
    tiny.replace(RU, "text: Где у вас болит?", "text: Где  у вас болит?")
    tiny.replace(TOPIC, "text: Bolí to?", "text: Bolí to  ?")
    assert told(tiny, lambda topic, tag: False) == []


def test_the_note_on_the_back_is_looked_at_with_the_czech(tiny: Written) -> None:
    tiny.replace(TOPIC, "note: Zapište čas.", 'note: "Zapište\u200b čas ."')
    assert [line for line in told(tiny) if line.startswith(TOPIC)] == [
        f"{TOPIC}:22:15: error: card P2 (does-it-hurt): its note: character 8 is ZERO WIDTH SPACE (U+200B) "
        "[invisible-character]",
        f"{TOPIC}:22:15: error: card P2 (does-it-hurt): its note: a space stands before '.' [spaces]",
    ]


def test_words_for_staff_alone_are_no_strings(tiny: Written) -> None:
    before = told(tiny)
    tiny.replace(
        "content/phrases/answers/topic.yaml", "{text: litry}", "{text: litry}\n  beds: {text: lůžka  , for: staff}"
    )
    assert told(tiny) == before


@pytest.mark.parametrize("unread", ["cs", "ru"])
def test_where_a_language_is_not_known_only_what_is_there_at_all_is_looked_at(tiny: Written, unread: str) -> None:
    tiny.replace(f"content/languages/{unread}.yaml", "direction: ltr", "direction: up")
    tiny.replace(RU, "text: Где у вас болит?", "text: Где  у вас болит?")
    tiny.replace(RU, "title: {from: Bolest, text: Боль,", 'title: {from: Bolest, text: "",')
    tiny.replace(RU, "{from: Pomoc,", "{from: Pomozte,")
    assert told(tiny) == [
        f"{RU}:2:29: error: the title, ru: the translation is empty [empty-translation]",
        f"{RU}:5:16: error: the section help, ru: it was translated from 'Pomozte', but the Czech is now 'Pomoc' "
        "[stale-translation]",
    ]


def test_a_build_does_not_ask_for_warnings(tiny: Written) -> None:
    tiny.replace(RU, "text: Где у вас болит?", "text: где у вас болит?")
    assert tiny.told() == []


def test_the_same_sentence_in_another_reading_is_the_same_string() -> None:
    def find(reading: Reading) -> Iterator[Finding]:
        for one in reading.glossary("example"):
            yield Finding(one, "it is there", "look elsewhere")

    check = Check("capital", "warning", "?", ".", BY_ID["capital"].example, find)
    example = Example("ru", "Ano", "Да", fields=(("silence", '{capital: "Proto."}'),))
    found = [problem for problem in look(example, check) if problem.place.file.endswith("/ru.yaml")]
    assert [(problem.code, problem.message) for problem in found] == [
        ("capital", "the title, ru: it is there"),
        ("capital", "the section example, ru: it is there"),
    ]


# --- whatever is written

TRICKY = " \n\t\u00a0\u200b\u00ad\u0301\ufe0f.,?!:;/\\()[]{}'\"°%–-_0123456789½²٣aAеЕoоìøөЭđnпkgnejнеkhông"
TEXTS = st.one_of(st.text(st.sampled_from(TRICKY)), st.text())
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4)
STEMS = st.sampled_from(["bol", "бол", "a$", "đau", "x y", "", "-", "0", "1kg"])


def bank(pairs: list[tuple[str, str]], language: str, words: list[tuple[str, str]]) -> Bank:
    cards = tuple(Card(n, f"card-{n}", source, "none", "none") for n, (source, _) in enumerate(pairs, start=1))
    done = {f"card-{n}": Rendering(source, text, "draft") for n, (source, text) in enumerate(pairs, start=1)}
    known = {f"word-{n}": Word(source, stems=(source,)) for n, (source, _) in enumerate(words)}
    said = {f"word-{n}": Rendering(source, text, "draft", stems=(text,)) for n, (source, text) in enumerate(words)}
    topic = Topic("example", pairs[0][0], "X", sections=(Section("one", pairs[0][0], cards),))
    translations = {
        ("example", language): Translation(language, Rendering(*pairs[0], "draft"), phrases=done),
        ("glossary", language): Translation(language, phrases=said),
    }
    return Bank({"example": topic, "glossary": Topic("glossary", "Slova", phrases=known)}, translations)


@settings(max_examples=80)
@given(
    PAIRS,
    st.lists(st.tuples(STEMS, STEMS), max_size=3),
    st.sampled_from(["ru", "vi", "mn", "bg", "uk", "pl", "hi", "ja"]),
)
def test_no_check_is_at_a_loss_whatever_is_written(
    pairs: list[tuple[str, str]], words: list[tuple[str, str]], language: str
) -> None:
    problems = Problems()
    known = Languages({tag: languages()[tag] for tag in (SOURCE, language)})
    run(bank(pairs, language, words), known, problems, None, ALL_QUICK)
    for problem in problems:
        assert problem.message
        assert problem.way_out
        assert "\n" not in problem.message
