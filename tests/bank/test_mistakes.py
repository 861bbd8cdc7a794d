"""Every mistake that can be made in the content, and the message that it gets: word for word, and nothing beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from tests.projects import Written

Change: TypeAlias = Callable[[Written], None]

BANK = "content/phrases/pain/topic.yaml"
RU = "content/phrases/pain/ru.yaml"
VI = "content/phrases/pain/vi.yaml"
ANSWERS = "content/phrases/answers/topic.yaml"
BODY = "content/phrases/body/topic.yaml"
LAYOUT = "content/phrases/layout/topic.yaml"
EDITION = "content/editions/tiny.yaml"
BROKEN = (
    "    look at this line and the one before it: indent by two spaces, no tabs, "
    "and put text that holds ': ' or ' #' in quotes"
)


ONE_WORD = "    write one word without spaces and slashes, like where-does-it-hurt"
SPACED = ((BANK, "id: help me"), (RU, "help me:"), (VI, "help me:"))


def replaced(file: str, old: str, new: str) -> Change:
    return lambda tiny: tiny.replace(file, old, new)


def written(file: str, data: str | bytes) -> Change:
    return lambda tiny: tiny.write(file, data)


def both(*changes: Change) -> Change:
    def change(tiny: Written) -> None:
        for one in changes:
            one(tiny)

    return change


MISTAKES: dict[str, tuple[Change, str]] = {
    # --- keys ---
    "an unknown key": (
        replaced(BANK, "note: Zapište", "nota: Zapište"),
        f"{BANK}:22:9: error: cards has no key 'nota' [unknown-key]\n    did you mean 'note'?",
    ),
    "a missing key": (
        replaced(BANK, "        picture: circle\n", ""),
        f"{BANK}:17:9: error: cards (id does-it-hurt) lacks the key 'picture' [missing-key]\n"
        "    add a line 'picture: ...'",
    ),
    "a missing key of a translation": (
        replaced(RU, "    state: revised\n", ""),
        f"{RU}:12:5: error: phrases: does-it-hurt lacks the key 'state' [missing-key]\n    add a line 'state: ...'",
    ),
    "a missing key of the whole file": (
        replaced(BANK, "title: Bolest\n", ""),
        f"{EDITION}:5:10: error: the edition tiny asks for the topic 'pain', which there is not [unknown-topic]\n"
        "    known are: loose\n"
        f"{BANK}:1:1: error: the file lacks the key 'title' [missing-key]\n"
        "    add a line 'title: ...'",
    ),
    "a missing letter": (
        replaced(BANK, "letter: P\n", ""),
        f"{EDITION}:5:10: error: the edition tiny asks for the topic 'pain', which there is not [unknown-topic]\n"
        "    known are: loose\n"
        f"{BANK}:1:1: error: the topic pain has cards but no letter [missing-key]\n"
        "    add a line 'letter: X'",
    ),
    "a duplicate key": (
        replaced(BANK, "colour: blue\n", "colour: blue\ncolour: plum\n"),
        f"{BANK}:5:1: error: the key colour stands twice; it stood first in line 4 [duplicate-key]\n"
        f"    see also {BANK}:4:1\n"
        "    keep one of the two",
    ),
    "a duplicate phrase": (
        replaced(RU, "  what-do-you-need:", "  does-it-hurt:"),
        f"{RU}:1:1: error: card P3 (what-do-you-need), ru: there is no translation of 'Co potřebujete?' "
        "[missing-translation]\n"
        "    add it with 'from: Co potřebujete?', a text and 'state: draft'\n"
        f"{RU}:17:3: error: the key does-it-hurt stands twice; it stood first in line 11 [duplicate-key]\n"
        f"    see also {RU}:11:3\n"
        "    keep one of the two",
    ),
    "a wrong value": (
        replaced(RU, "state: revised", "state: revisde"),
        f"{RU}:14:12: error: state cannot be 'revisde' [wrong-value]\n    did you mean 'revised'?",
    ),
    "a kind of answer that there is not": (
        replaced(BANK, "answer: yes-no", "answer: yesno"),
        f"{BANK}:20:17: error: answer cannot be 'yesno' [wrong-value]\n    did you mean 'yes-no'?",
    ),
    "a key that the kind of answer does not take": (
        replaced(BANK, "answer: yes-no", "answer: yes-no\n        unit: litres"),
        f"{BANK}:17:9: error: card P2 (does-it-hurt) has the key 'unit', which a card with the answer yes-no does "
        "not take [unknown-key]\n"
        "    remove 'unit', or choose another kind of answer",
    ),
    "a key that the kind of answer needs": (
        replaced(BANK, "        choices: [medicine, water, dont-know]\n", ""),
        f"{BANK}:29:9: error: card P3 (what-do-you-need) lacks the key 'choices' [missing-key]\n"
        "    a card with the answer choice needs it",
    ),
    "one choice": (
        replaced(BANK, "[medicine, water, dont-know]", "[water]"),
        f"{BANK}:33:19: error: card P3 (what-do-you-need) has 1 choice [too-few-choices]\n"
        "    give it 2 to 6, or make two cards of it",
    ),
    "seven choices": (
        replaced(BANK, "[medicine, water, dont-know]", "[medicine, water, dont-know, nowhere, today, hour, day]"),
        f"{BANK}:33:19: error: card P3 (what-do-you-need) has 7 choices [too-many-choices]\n"
        "    give it 2 to 6, or make two cards of it",
    ),
    "a choice offered twice": (
        replaced(BANK, "[medicine, water, dont-know]", "[water, medicine, water]"),
        f"{BANK}:29:9: error: card P3 (what-do-you-need) offers 'water' twice [duplicate-choice]\n"
        "    keep one of the two",
    ),
    # --- ids and numbers ---
    "a duplicate id": (
        both(
            replaced(BANK, "        id: what-do-you-need", "        id: does-it-hurt"),
            lambda tiny: tiny.write(RU, tiny.read(RU).split("  what-do-you-need:")[0]),
            lambda tiny: tiny.write(VI, tiny.read(VI).split("  what-do-you-need:")[0]),
        ),
        f"{BANK}:30:13: error: the id 'does-it-hurt' stands twice in the topic pain; it stood first in line 18 "
        "[duplicate-id]\n"
        f"    see also {BANK}:18:13\n"
        "    give one of the two another id",
    ),
    "a duplicate number": (
        replaced(BANK, "number: 3", "number: 1"),
        f"{BANK}:23:20: error: card P2, next: the card 'P3' is not known [unknown-card]\n"
        "    take it out, or write the number of a card; the numbers with P are P1 to P2\n"
        f"{BANK}:29:9: error: the number P1 stands twice in the topic pain; it stood first in line 11 "
        "[duplicate-number]\n"
        f"    see also {BANK}:11:9\n"
        "    give one of the two another number",
    ),
    "a duplicate section": (
        both(
            replaced(BANK, "  - id: help", "  - id: where"),
            replaced(RU, "  help: {from: Pomoc, text: Помощь, state: draft}\n", ""),
            replaced(VI, "  help: {from: Pomoc, text: Giúp đỡ, state: draft}\n", ""),
        ),
        f"{BANK}:25:9: error: the section 'where' stands twice in the topic pain; it stood first in line 8 "
        "[duplicate-section]\n"
        f"    see also {BANK}:8:9\n"
        "    give one of the two another section",
    ),
    "a letter of two topics": (
        replaced("content/phrases/loose/topic.yaml", "letter: K", "letter: P"),
        f"{BANK}:2:9: error: the letter P is taken by the topic loose [duplicate-letter]\n"
        "    see also content/phrases/loose/topic.yaml:2:9\n"
        "    choose a letter that no topic has: a number must mean one card",
    ),
    "a letter that would make numbers ambiguous": (
        replaced("content/phrases/loose/topic.yaml", "letter: K", "letter: P1"),
        "content/phrases/loose/topic.yaml:2:9: error: 'P1' cannot be the letter of the topic loose [wrong-value]\n"
        "    write one capital letter without accents, or two, like N",
    ),
    "an id with a slash": (
        replaced(LAYOUT, "  note:", "  and/or: {text: a nebo, for: staff}\n  note:"),
        f"{LAYOUT}:8:3: error: 'and/or' cannot be the name of a word [wrong-id]\n{ONE_WORD}",
    ),
    "an id with a space": (
        both(*(replaced(file, "help:" if file != BANK else "id: help", new) for file, new in SPACED)),
        f"{BANK}:25:9: error: 'help me' cannot be the name of a section [wrong-id]\n{ONE_WORD}",
    ),
    "an id with a space that nobody sees": (
        both(
            replaced(BANK, "id: does-it-hurt", "id: does\u00a0it-hurt"),
            replaced(RU, "  does-it-hurt:", "  does\u00a0it-hurt:"),
            replaced(VI, "  does-it-hurt:", "  does\u00a0it-hurt:"),
        ),
        f"{BANK}:18:13: error: 'does\\xa0it-hurt' cannot be the name of a card [wrong-id]\n{ONE_WORD}",
    ),
    "an empty id": (
        both(
            replaced(BANK, "id: does-it-hurt", 'id: ""'),
            replaced(RU, "  does-it-hurt:", '  "":'),
            replaced(VI, "  does-it-hurt:", '  "":'),
        ),
        f"{BANK}:18:13: error: '' cannot be the name of a card [wrong-id]\n{ONE_WORD}",
    ),
    "a number that was retired": (
        both(replaced(BANK, "number: 3", "number: 4"), replaced(BANK, "next: [P1, P3]", "next: [P1, P4]")),
        f"{BANK}:29:9: error: card what-do-you-need has the number P4, which is retired [retired-number]\n"
        "    a number is never used again; the next free one is P5",
    ),
    "a number below one": (
        both(replaced(BANK, "number: 3", "number: 0"), replaced(BANK, "next: [P1, P3]", "next: [P1, P0]")),
        f"{BANK}:29:9: error: card what-do-you-need has the number 0 [wrong-value]\n    count from 1",
    ),
    "a number with a leading zero": (
        replaced(BANK, "number: 3", "number: 03"),
        f"{BANK}:29:17: error: number must be a number, not '03' [wrong-value]\n    write it like 14",
    ),
    "too many cards": (
        replaced(BANK, "limit: 4", "limit: 2"),
        f"{BANK}:29:9: error: the topic pain has 3 cards, its limit is 2 [too-many-cards]\n"
        "    take cards out, or raise the limit in topic.yaml if those who use the set agree",
    ),
    "a limit below nothing": (
        replaced(BANK, "limit: 4", "limit: -9"),
        f"{BANK}:11:9: error: the topic pain has 3 cards, its limit is -9 [too-many-cards]\n"
        "    take cards out, or raise the limit in topic.yaml if those who use the set agree",
    ),
    # --- names that lead nowhere ---
    "an unknown picture": (
        replaced(BANK, "picture: circle", "picture: cirle"),
        f"{BANK}:21:18: error: card P2: the picture 'cirle' is not registered [unknown-picture]\n"
        "    did you mean 'circle'?",
    ),
    "an unknown picture of a word": (
        replaced(ANSWERS, "picture: square", "picture: triangle"),
        f"{ANSWERS}:11:32: error: the word water: the picture 'triangle' is not registered [unknown-picture]\n"
        "    known are: circle, square",
    ),
    "an unknown answer": (
        replaced(BANK, "[medicine, water,", "[medicine, watr,"),
        f"{BANK}:33:29: error: card P3: the answer 'watr' is not known [unknown-answer]\n    did you mean 'water'?",
    ),
    "an answer that is not translated": (
        both(
            replaced(ANSWERS, "{text: Voda, picture: square}", "{text: Voda, picture: square, for: staff}"),
            replaced("content/phrases/answers/ru.yaml", "  water: {from: Voda, text: Вода, state: draft}\n", ""),
            replaced("content/phrases/answers/vi.yaml", "  water: {from: Voda, text: Nước, state: draft}\n", ""),
        ),
        f"{BANK}:33:29: error: card P3: the answer 'water' is for staff only and has no translation [staff-only]\n"
        "    remove 'for: staff' from the word, or choose another answer",
    ),
    "an unknown language": (
        written("content/phrases/pain/uk.yaml", "language: uk\n"),
        "content/phrases/pain/uk.yaml:1:11: error: the language 'uk' is not in content/languages [unknown-language]\n"
        "    known are: cs, ru, vi; a new language needs content/languages/uk.yaml",
    ),
    "an unknown language of an edition": (
        replaced(EDITION, "[ru, vi]", "[ru, vy]"),
        f"{EDITION}:6:17: error: the edition tiny asks for the language 'vy', which there is not [unknown-language]\n"
        "    known are: ru, vi",
    ),
    "an unknown card": (
        replaced(BANK, "next: [P1, P3]", "next: [P1, P33]"),
        f"{BANK}:23:20: error: card P2, next: the card 'P33' is not known [unknown-card]\n"
        "    take it out, or write the number of a card; the numbers with P are P1 to P3",
    ),
    "an unknown card of a topic with a gap, of which no near number is proposed": (
        both(
            replaced(BANK, "next: [P1, P3]", "next: [P1, P31]"),
            replaced(BANK, "number: 3", "number: 5"),
        ),
        f"{BANK}:23:20: error: card P2, next: the card 'P31' is not known [unknown-card]\n"
        "    take it out, or write the number of a card; the numbers with P are P1 to P2, P5",
    ),
    "an unknown card of a letter that no topic has": (
        replaced(BANK, "next: [P1, P3]", "next: [P1, R3]"),
        f"{BANK}:23:20: error: card P2, next: the card 'R3' is not known [unknown-card]\n"
        "    take it out, or write the number of a card; the letters are K, P",
    ),
    "a small letter for a large one": (
        replaced(BANK, "next: [P1, P3]", "next: [P1, p3]"),
        f"{BANK}:23:20: error: card P2, next: the card 'p3' is not known [unknown-card]\n    did you mean 'P3'?",
    ),
    "a retired card that another one names": (
        replaced(BANK, "next: [P1, P3]", "next: [P1, P4]"),
        f"{BANK}:23:20: error: card P2, next: the card P4 was retired [retired-card]\n"
        "    take P4 out of 'next', or write the card that is to follow now",
    ),
    # --- translations ---
    "a missing translation": (
        replaced(RU, "  does-it-hurt:\n    from: Bolí to?\n    text: Болит?\n    state: revised\n", ""),
        f"{RU}:1:1: error: card P2 (does-it-hurt), ru: there is no translation of 'Bolí to?' [missing-translation]\n"
        "    add it with 'from: Bolí to?', a text and 'state: draft'",
    ),
    "a missing translation of a word": (
        replaced("content/phrases/answers/vi.yaml", "  water: {from: Voda, text: Nước, state: draft}\n", ""),
        "content/phrases/answers/vi.yaml:1:1: error: the word water, vi: there is no translation of 'Voda' "
        "[missing-translation]\n"
        "    add it with 'from: Voda', a text and 'state: draft'",
    ),
    "a missing translation of the title": (
        replaced(RU, "title: {from: Bolest, text: Боль, state: draft}\n", ""),
        f"{RU}:1:1: error: the title, ru: there is no translation of 'Bolest' [missing-translation]\n"
        "    add it with 'from: Bolest', a text and 'state: draft'",
    ),
    "a missing translation of a section": (
        replaced(RU, "  help: {from: Pomoc, text: Помощь, state: draft}\n", ""),
        f"{RU}:1:1: error: the section help, ru: there is no translation of 'Pomoc' [missing-translation]\n"
        "    add it with 'from: Pomoc', a text and 'state: draft'",
    ),
    "an empty translation": (
        replaced(RU, "text: Болит?", 'text: " "'),
        f"{RU}:13:11: error: card P2 (does-it-hurt), ru: the translation is empty [empty-translation]\n"
        "    write what 'Bolí to?' means",
    ),
    "a translation that was never written": (
        replaced(RU, "text: Болит?", "text:"),
        f"{RU}:13:10: error: card P2 (does-it-hurt), ru: the translation is empty [empty-translation]\n"
        "    write what 'Bolí to?' means",
    ),
    "an empty Czech text": (
        both(
            replaced(BANK, "text: Kde vás to bolí?", 'text: ""'),
            replaced(RU, "from: Kde vás to bolí?", 'from: ""'),
            replaced(VI, "from: Kde vás to bolí?", 'from: ""'),
        ),
        f"{BANK}:13:15: error: card P1 (where-does-it-hurt) has no text [empty-text]\n    write the Czech text",
    ),
    "a translation without a card": (
        replaced(RU, "phrases:\n", "phrases:\n  does-it-itch: {from: Svědí to?, text: Чешется?, state: draft}\n"),
        f"{RU}:7:3: error: ru: there is no phrase 'does-it-itch' in the Czech bank [translation-without-source]\n"
        "    the card is gone: delete this block, or give the card back",
    ),
    "a translation of a name that was mistyped": (
        replaced(RU, "  does-it-hurt:", "  does-it-hrut:"),
        f"{RU}:1:1: error: card P2 (does-it-hurt), ru: there is no translation of 'Bolí to?' [missing-translation]\n"
        "    add it with 'from: Bolí to?', a text and 'state: draft'\n"
        f"{RU}:11:3: error: ru: there is no phrase 'does-it-hrut' in the Czech bank [translation-without-source]\n"
        "    did you mean 'does-it-hurt'? or the card is gone: delete this block, or give the card back",
    ),
    "a translation without a section": (
        replaced(RU, "sections:\n", "sections:\n  when: {from: Kdy, text: Когда, state: draft}\n"),
        f"{RU}:4:3: error: ru: there is no section 'when' in the Czech bank [translation-without-source]\n"
        "    the section is gone: delete this block, or give the section back",
    ),
    "a translation without a topic": (
        written("content/phrases/panic/ru.yaml", "language: ru\n"),
        "content/phrases/panic/ru.yaml:1:1: error: the folder panic has no topic.yaml [translation-without-source]\n"
        "    write content/phrases/panic/topic.yaml first, or remove this file",
    ),
    "a stale translation": (
        replaced(RU, "from: Kde vás to bolí?", "from: Kde to bolí?"),
        f"{RU}:8:11: error: card P1 (where-does-it-hurt), ru: it was translated from 'Kde to bolí?', but the Czech is "
        "now 'Kde vás to bolí?' [stale-translation]\n"
        "    translate it anew, then write the new Czech behind 'from:'",
    ),
    # --- files ---
    "a file that is too large": (
        lambda tiny: tiny.write(VI, tiny.read(VI) + "#" * 1_000_000),
        f"{VI}:1:1: error: the file has 1,000,501 bytes, more than the 1,000,000 that a bank may have "
        "[file-too-large]\n"
        "    split it into two topics, or remove what does not belong there",
    ),
    "an alias": (
        both(replaced(RU, "text: Боль,", "text: &pain Боль,"), replaced(RU, "text: Помощь", "text: *pain")),
        f"{RU}:2:29: error: the anchor &pain is not allowed [alias]\n"
        "    remove it and write the value out\n"
        f"{RU}:5:29: error: the alias *pain is not allowed [alias]\n"
        "    write the value out in full\n"
        f"{RU}:5:29: error: the section help, ru: the translation is empty [empty-translation]\n"
        "    write what 'Pomoc' means",
    ),
    "a tag": (
        replaced(RU, "text: Болит?", "text: !!str Болит?"),
        f"{RU}:13:11: error: the tag tag:yaml.org,2002:str is not allowed [tag]\n"
        "    remove it; every value is plain text",
    ),
    "broken YAML": (
        replaced(RU, "text: Болит?", "text: Болит: где?"),
        f"{RU}:13:16: error: this is not YAML: mapping values are not allowed in this context [broken-yaml]\n" + BROKEN,
    ),
    "broken YAML in the Czech": (
        replaced(BANK, "    title: Kde a jak", "    title: Kde: jak"),
        f"{EDITION}:5:10: error: the edition tiny asks for the topic 'pain', which there is not [unknown-topic]\n"
        "    known are: loose\n"
        f"{BANK}:9:15: error: this is not YAML: mapping values are not allowed in this context [broken-yaml]\n"
        + BROKEN,
    ),
    "the wrong encoding": (
        lambda tiny: tiny.write(RU, tiny.read(RU).replace("Kde", "Кде").encode("cp1251", "ignore")),
        f"{RU}:2:29: error: the byte 0xc1 is not UTF-8 [wrong-encoding]\n"
        "    save the file as UTF-8 (in Notepad: Save as, encoding UTF-8)",
    ),
    "a topic in the wrong folder": (
        replaced("content/phrases/body/topic.yaml", "topic: body", "topic: bodies"),
        "content/phrases/body/topic.yaml:1:8: error: the topic bodies stands in the folder body [wrong-file-name]\n"
        "    give folder and topic the same name\n"
        "content/pictures/body/parts.yaml:6:27: error: the part 'head' is not in the bank 'body' [unknown-part]\n"
        "    nothing of this kind is registered yet\n"
        "content/pictures/body/parts.yaml:7:27: error: the part 'belly' is not in the bank 'body' [unknown-part]\n"
        "    nothing of this kind is registered yet",
    ),
    "a language in the wrong file": (
        replaced(VI, "language: vi", "language: ru"),
        f"{VI}:1:11: error: the language ru stands in vi.yaml [wrong-file-name]\n"
        "    rename the file to ru.yaml, or mend the language",
    ),
    "a file that nothing reads": (
        written("content/phrases/pain/uk.yml", "language: uk\n"),
        "content/phrases/pain/uk.yml:1:1: error: nothing reads this file [wrong-file-name]\n"
        "    move it to content/phrases/TOPIC/topic.yaml or content/phrases/TOPIC/LANGUAGE.yaml, or remove it",
    ),
    "cards and words in one topic": (
        replaced(BODY, "phrases:", "sections: [{id: a, title: Hlava, cards: []}]\nphrases:"),
        "content/phrases/body/ru.yaml:1:1: error: the section a, ru: there is no translation of 'Hlava' "
        "[missing-translation]\n"
        "    add it with 'from: Hlava', a text and 'state: draft'\n"
        "content/phrases/body/topic.yaml:1:1: error: the topic body has cards but no letter [missing-key]\n"
        "    add a line 'letter: X'\n"
        "content/phrases/body/topic.yaml:1:1: error: the topic body must have either sections of cards or phrases "
        "[wrong-shape]\n"
        "    keep one of the two\n"
        "content/phrases/body/vi.yaml:1:1: error: the section a, vi: there is no translation of 'Hlava' "
        "[missing-translation]\n"
        "    add it with 'from: Hlava', a text and 'state: draft'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_place_fact_and_way_out(tiny: Written, mistake: str) -> None:
    change, told = MISTAKES[mistake]
    change(tiny)
    assert "\n".join(tiny.told()) == told


def test_nothing_is_wrong_with_the_tiny_project(tiny: Written) -> None:
    assert tiny.told() == []


def test_the_problems_of_all_files_come_in_one_run(tiny: Written) -> None:
    tiny.replace(BANK, "picture: circle", "picture: cirle")
    tiny.replace(BANK, "next: [P1, P3]", "next: [P9]")
    tiny.replace(RU, "from: Bolí to?", "from: Bolelo to?")
    tiny.replace(VI, "text: Bạn cần gì?", "text:")
    tiny.replace(VI, "language: vi", "language: vi\nlanguage: ru")
    tiny.replace("content/phrases/loose/ru.yaml", "title:", "titel:")
    tiny.write("content/phrases/calendar/vi.yaml", b"language: vi\xff")
    tiny.replace("content/languages/ru.yaml", "direction: ltr", "direction: up")
    tiny.replace(EDITION, "layout: ring", "layout: rings")
    assert [problem.splitlines()[0] for problem in tiny.told()] == [
        f"{EDITION}:6:13: error: the edition tiny asks for the language 'ru', which there is not [unknown-language]",
        f"{EDITION}:7:9: error: the edition tiny asks for the layout 'rings', which there is not [unknown-layout]",
        "content/languages/ru.yaml:3:12: error: direction cannot be 'up' [wrong-value]",
        "content/phrases/calendar/vi.yaml:1:13: error: the byte 0xff is not UTF-8 [wrong-encoding]",
        "content/phrases/loose/ru.yaml:1:1: error: the title, ru: there is no translation of 'Volné karty' "
        "[missing-translation]",
        "content/phrases/loose/ru.yaml:2:1: error: the file has no key 'titel' [unknown-key]",
        f"{RU}:12:11: error: card P2 (does-it-hurt), ru: it was translated from 'Bolelo to?', but the Czech is now "
        "'Bolí to?' [stale-translation]",
        f"{BANK}:21:18: error: card P2: the picture 'cirle' is not registered [unknown-picture]",
        f"{BANK}:23:16: error: card P2, next: the card 'P9' is not known [unknown-card]",
        f"{VI}:2:1: error: the key language stands twice; it stood first in line 1 [duplicate-key]",
        f"{VI}:19:10: error: card P3 (what-do-you-need), vi: the translation is empty [empty-translation]",
    ]


def test_all_misspelt_names_of_one_card_are_told(tiny: Written) -> None:
    tiny.replace(BANK, "[medicine, water, dont-know]", "[medicin, watr, dont-know]")
    tiny.replace(BANK, "        choices:", "        nxet: [P1]\n        choices:")
    assert [problem.splitlines()[0].split(": error: ")[1] for problem in tiny.told()] == [
        "cards has no key 'nxet' [unknown-key]",
        "card P3: the answer 'medicin' is not known [unknown-answer]",
        "card P3: the answer 'watr' is not known [unknown-answer]",
    ]


# --- one mistake is told once


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BANK, "        answer: yes-no\n", ""),  # its translations are not left over, what leads to it leads somewhere
        (BANK, "number: 2", "number: two"),
        (BANK, "    title: Pomoc\n", ""),  # a whole section with its cards
        (ANSWERS, "text: Voda", "txet: Voda"),  # cards with that answer are not wrong
        (ANSWERS, "phrases:\n", "phrases: [\n"),
        (RU, "text: Болит?", "text: [Болит?]"),  # the phrase is not missing
        (RU, "{from: Bolest, text: Боль, state: draft}", "Боль"),
    ],
)
def test_what_follows_from_a_mistake_is_not_told_as_another(tiny: Written, file: str, old: str, new: str) -> None:
    tiny.replace(file, old, new)
    assert {problem.split(":")[0] for problem in tiny.told()} == {file}


def test_a_broken_topic_does_not_hide_wrong_names_in_others(tiny: Written) -> None:
    tiny.replace(BANK, "    title: Pomoc\n", "")
    tiny.replace("content/phrases/loose/topic.yaml", 'colour: "no"}', 'colour: "no", next: [K9, P3, P7]}')
    assert [problem.splitlines()[0] for problem in tiny.told()] == [
        "content/phrases/loose/topic.yaml:9:93: error: card K2, next: the card 'K9' is not known [unknown-card]",
        f"{BANK}:25:5: error: sections (id help) lacks the key 'title' [missing-key]",
    ]


# --- what may be unfinished


def test_a_translation_that_nobody_asked_for_may_be_unfinished(tiny: Written) -> None:
    tiny.replace(RU, "  does-it-hurt:\n    from: Bolí to?\n    text: Болит?\n    state: revised\n", "")
    tiny.replace(VI, "from: Bolí to?", "from: Bolelo to?")
    assert [problem.split(":")[0] for problem in tiny.told(lambda topic, language: language == "vi")] == [VI]


def test_what_is_broken_is_told_even_where_nobody_asked(tiny: Written) -> None:
    tiny.replace(RU, "state: revised", "state: good")
    assert tiny.told(lambda topic, language: False) == [
        f"{RU}:14:12: error: state cannot be 'good' [wrong-value]\n    known are: approved, draft, revised"
    ]
