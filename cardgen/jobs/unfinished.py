"""Languages of an edition that are not translated yet: they keep themselves from being built, and no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from cardgen import checks
from cardgen.bank.strings import String, strings
from cardgen.editions import Edition
from cardgen.jobs.content import Content, topics_of
from cardgen.languages import SOURCE
from cardgen.layout.context import GREETING, WORDS
from cardgen.problems import Place
from cardgen.shapes import place_of

_GREETING: Final = (WORDS, "phrases", GREETING)


def tell(content: Content, edition: Edition, topics: Iterable[str], languages: Collection[str]) -> None:
    """Tell which of the `languages` cannot be built and which can, and which others the shared card leaves out."""
    printed = [name for name in topics_of(content, edition, topics) if name in content.bank.topics]
    found = {tag: [one for name in printed for one in strings(content.bank, name, tag)] for tag in languages}
    lacking = {tag: sum(one.standing == "missing" for one in some) for tag, some in found.items() if tag != SOURCE}
    ready = [str(tag) for tag in edition.languages if tag in languages and not lacking.get(str(tag))]
    for tag, count in lacking.items():
        if count:
            build = " ".join((f"cardgen build {edition.edition}", *(f"--lang {one}" for one in ready)))
            content.problems.error(
                _named(edition, tag),
                "unfinished",
                f"the edition {edition.edition} cannot be built in {tag}: {count} of {len(found[tag])} strings are not "
                "translated yet",
                f"translate them; the other languages can be built: {build}"
                if ready
                else f"translate them: cardgen export {tag} --format xlsx --only missing",
            )
    for string in greetings(content, edition, printed, languages):
        _greeting(content, edition, string)


def greetings(
    content: Content, edition: Edition, printed: Iterable[str], languages: Collection[str]
) -> tuple[String, ...]:
    """What sets in `languages` show of the edition's other languages.

    That is one sentence of each, on the card where patients find their own, if the `printed` topics have it.
    """
    bank = content.bank
    if not any(card.answer == "languages" for name in printed for card in bank.topics[name].cards):
        return ()
    others = [str(tag) for tag in edition.languages if tag not in languages]
    return tuple(one for tag in others for one in strings(bank, WORDS, tag) if one.path_in_bank == _GREETING)


def _greeting(content: Content, edition: Edition, string: String) -> None:
    tag = string.language
    if not content.bank.has(WORDS, GREETING, tag):
        content.problems.warning(
            _named(edition, tag),
            "language-left-out",
            f"the edition {edition.edition} has {tag}, but {str(string.source)!r} is not translated into it: "
            "the card on which patients find their language leaves it out",
            f"translate {WORDS}/{GREETING} in {string.file.file}",
        )
        return
    for found in checks.look(content.bank, content.languages, tag, (WORDS,), content.problems, checks.FOR_PRINT):
        one = found.finding.string
        if one and one.path_in_bank == string.path_in_bank:
            content.problems.extend([found.problem])


def _named(edition: Edition, tag: str) -> Place:
    """Where the edition names a language."""
    return place_of(next((one for one in edition.languages if one == tag), tag), edition.place)
