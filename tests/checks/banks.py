"""Banks of cards and words in memory, for checks that look at more than one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cardgen.bank import Bank, Card, Section, Topic, Translation, Word
from cardgen.bank.model import Rendering
from cardgen.checks import ALL
from cardgen.checks.run import run
from cardgen.problems import Place, Problems
from tests.checks.looking import BY_ID, languages

Pairs = Mapping[str, tuple[str, str]]  # name -> (Czech, translation)


def cards(topic: str, tag: str, pairs: Pairs, choices: Mapping[str, tuple[str, ...]] | None = None) -> Bank:
    """A topic of cards, each with its translation; `choices` are the answers that a card offers."""
    offered = choices or {}
    found = tuple(
        Card(number, name, source, "choice" if name in offered else "none", "none", offered.get(name, ()))
        for number, (name, (source, _)) in enumerate(pairs.items(), start=1)
    )
    letter = topic[0].upper()
    section = Section("all", f"Oddíl {topic}", found)
    return Bank(
        {topic: Topic(topic, f"Téma {topic}", letter, sections=(section,))},
        {(topic, tag): _translation(topic, tag, pairs)},
    )


def words(topic: str, tag: str, pairs: Pairs) -> Bank:
    """A bank of words, each with its translation."""
    phrases = {name: Word(source) for name, (source, _) in pairs.items()}
    return Bank(
        {topic: Topic(topic, f"Téma {topic}", phrases=phrases)}, {(topic, tag): _translation(topic, tag, pairs)}
    )


def together(*banks: Bank) -> Bank:
    """One bank of several."""
    topics = {name: topic for bank in banks for name, topic in bank.topics.items()}
    translations = {key: one for bank in banks for key, one in bank.translations.items()}
    return Bank(topics, translations)


def _translation(topic: str, tag: str, pairs: Pairs) -> Translation:
    def rendering(line: int, source: str, text: str) -> Rendering:
        return Rendering(source, text, "draft", place=Place(f"{topic}/{tag}", line))

    found = {name: rendering(line, *pair) for line, (name, pair) in enumerate(pairs.items(), start=1)}
    title = rendering(100, f"Téma {topic}", f"{tag} {topic}")
    return Translation(tag, title, {"all": rendering(101, f"Oddíl {topic}", f"{tag} {topic} 2")}, found)


def told(check: str, bank: Bank) -> list[str]:
    """What one check finds in all languages, in one line each, with the places that take part."""
    problems = Problems()
    run(bank, languages(), problems, None, [BY_ID[check]])
    assert {problem.code for problem in problems} <= {one.id for one in ALL}
    return list(_lines(problems))


def _lines(problems: Problems) -> Iterator[str]:
    for problem in problems:
        also = "".join(f" + {place.file}:{place.line}" for place in problem.also)
        yield f"{problem.place.file}:{problem.place.line}{also}: {problem.message}"
