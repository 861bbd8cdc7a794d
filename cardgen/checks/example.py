"""The example of a check -> a tiny bank, by way of the YAML that a translator would write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from cardgen import marked, shapes
from cardgen.bank import Bank, Topic, Translation
from cardgen.bank.links import ANSWERS
from cardgen.bank.model import FOLDER, Rendering, seal
from cardgen.checks.alike import GLOSSARY
from cardgen.checks.check import Example
from cardgen.languages import SOURCE
from cardgen.problems import Problems
from cardgen.prose import Prose

TOPIC: Final = "example"
EMPTY: Final = ("  answer: none", "  picture: none")  # what a card needs and an example does not
SEAL: Final = "SEAL"
_TITLE: Final = "1"  # the same in every language, and nothing that a check could look at
# Without quotes YAML takes what begins with a letter and has none of its own signs.
_NEEDS_NO_QUOTES: Final = re.compile(r"[^\W\d_][^:#'\"{}\[\]&*!|>%@`\\,]*")


def bank_of(example: Example) -> Bank:
    """Return the bank of an example; raises ContentError where its `fields` are not what a rendering may have."""
    problems = Problems()
    topics: dict[str, Topic] = {}
    translations: dict[tuple[str, str], Translation] = {}
    for file, text in files(example).items():
        name = file.split("/")[-2]
        tree = marked.parse(text.encode(), file, problems)
        if tree and file.endswith("/topic.yaml"):
            topic = shapes.decode(tree, Topic, problems)
            topics.update({name: topic} if topic else {})
        elif tree:
            translation = shapes.decode(tree, Translation, problems)
            translations.update({(name, example.language): translation} if translation else {})
    problems.stop_on_errors()
    return Bank(topics, translations, texts={TOPIC: Prose(())} if example.running else {})


def files(example: Example) -> dict[str, str]:
    """Return {path: YAML} of the banks of an example."""
    found: dict[str, str] = {}
    title = f"{{from: {_TITLE}, text: {_TITLE}, state: draft}}"
    for name, lines in excerpts(example):
        topic, file = name.split("/")
        if file == "topic.yaml":
            head = [f"topic: {topic}", f"title: {_TITLE}"]
            if topic == TOPIC:
                head += ["letter: X", "sections:", "  - id: example", f"    title: {_TITLE}"]
                body = ["    cards:" if lines else "    cards: []", *(f"      {line}" for line in lines)]
            else:
                body = ["phrases:", *(f"  {line}" for line in lines)]
        else:
            head = [f"language: {example.language}", f"title: {title}"]
            head += ["sections:", f"  example: {title}"] if topic == TOPIC else []
            body = ["phrases:" if lines else "phrases: {}", *(f"  {line}" for line in lines)]
        found[f"{FOLDER}/{name}"] = "\n".join([*head, *body]) + "\n"
    return found


def excerpts(example: Example) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield (file, its lines) of what an example says; the rest of the files is the same in all."""
    translation = f"{example.language}.yaml"
    translated = example.language != SOURCE
    yield f"{TOPIC}/topic.yaml", [*_cards(example)]
    if translated:
        yield f"{TOPIC}/{translation}", [*_renderings(example)]
    if example.terms:
        yield (
            f"{GLOSSARY}/topic.yaml",
            [
                f"term-{number}: {{text: {scalar(term.source)}, stems: {_list(term.source_stems)}}}"
                for number, term in enumerate(example.terms, start=1)
            ],
        )
    if example.terms and translated:
        yield (
            f"{GLOSSARY}/{translation}",
            [
                f"term-{number}: {{{_rendered(term.source, term.text)}, stems: {_list(term.stems)}}}"
                for number, term in enumerate(example.terms, start=1)
            ],
        )
    if example.choices:
        words = enumerate(example.choices, start=1)
        yield f"{ANSWERS}/topic.yaml", [f"answer-{number}: {{text: {scalar(source)}}}" for number, (source, _) in words]
    if example.choices and translated:
        words = enumerate(example.choices, start=1)
        yield f"{ANSWERS}/{translation}", [f"answer-{number}: {{{_rendered(*pair)}}}" for number, pair in words]


def scalar(text: str) -> str:
    """Return a text as a YAML scalar: in quotes where it must be, and what nobody can see written as its number."""
    if _NEEDS_NO_QUOTES.fullmatch(text) and all(map(_plain, text)) and text == text.strip():
        return text
    return '"' + "".join(char if _plain(char) else _escaped(char) for char in text) + '"'


def _plain(char: str) -> bool:
    return char == " " or (char not in '"\\' and unicodedata.category(char)[0] not in "CMZ")


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _cards(example: Example) -> Iterator[str]:
    source = example.now or example.source
    sources = {1: source, **{number: source for number, (source, _) in enumerate(example.more, start=2)}}
    for number, text in sources.items():
        if text is not None:
            yield f"- number: {number}"
            yield f"  id: {_name(number)}"
            yield f"  text: {scalar(text)}"
            if number == 1 and example.choices:
                names = tuple(f"answer-{at}" for at, _ in enumerate(example.choices, start=1))
                yield from ("  answer: choice", f"  choices: {_list(names)}")
            else:
                yield EMPTY[0]
            yield EMPTY[1]


def _renderings(example: Example) -> Iterator[str]:
    if example.text is not None:
        source = example.source or ""
        fields = {"from": scalar(source), "text": scalar(example.text), "state": "draft"}
        now = seal(Rendering(source, example.text, "draft"))
        fields.update((key, value.replace(SEAL, f'"{now}"')) for key, value in example.fields)
        yield f"{_name(1)}:"
        yield from (f"  {key}: {value}" for key, value in fields.items())
    for number, (source, text) in enumerate(example.more, start=2):
        yield f"{_name(number)}:"
        yield from (f"  from: {scalar(source)}", f"  text: {scalar(text)}", "  state: draft")


def _name(number: int) -> str:
    return "card" if number == 1 else f"card-{number}"


def _rendered(source: str, text: str) -> str:
    return f"from: {scalar(source)}, text: {scalar(text)}, state: draft"


def _list(words: tuple[str, ...]) -> str:
    return f"[{', '.join(map(scalar, words))}]"
