"""How to say a foreign sentence, written as a Czech reader would read it aloud. The rules are data."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass, field

from cardgen.problems import Place


@dataclass(frozen=True)
class Rule:
    """`letters` are said as `say`, where `after` and `before` hold.

    `after` lists letters one of which must stand before, `^` for the beginning of a word;
    `before` likewise for what follows, `$` for the end of a word. Left out: anywhere.
    """

    letters: str
    say: str
    after: str | None = None
    before: str | None = None
    place: Place = field(default_factory=lambda: Place("content/languages"), compare=False)


class NoRule(ValueError):
    """A letter of another script than Latin has no rule; `letter` is it."""

    def __init__(self, letter: str) -> None:
        super().__init__(f"no rule for {letter!r}")
        self.letter = letter


@functools.lru_cache(maxsize=8192)
def transcribe(text: str, rules: tuple[Rule, ...]) -> str:
    """Return `text` in lower case as it is said.

    The longest rule that fits wins, one with a context before one without.
    Raises NoRule for a letter that no rule covers, unless it is Latin.
    """
    lower = unicodedata.normalize("NFC", text).lower()
    by_first = _by_first_letter(rules)
    said: list[str] = []
    at = 0
    while at < len(lower):
        rule = next((r for r in by_first.get(lower[at], ()) if _fits(r, lower, at)), None)
        if rule:
            said.append(rule.say)
            at += len(rule.letters)
            continue
        letter = lower[at]
        if letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN"):
            raise NoRule(letter)
        said.append(letter)
        at += 1
    return "".join(said)


@functools.lru_cache(maxsize=64)
def _by_first_letter(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    """Rules under the letter that they begin with, the narrowest first."""

    def narrowness(rule: Rule) -> tuple[int, int]:
        return -len(rule.letters), -((rule.after is not None) + (rule.before is not None))

    found: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=narrowness):
        found.setdefault(rule.letters[:1], []).append(rule)
    return {letter: tuple(some) for letter, some in found.items()}


def _fits(rule: Rule, text: str, at: int) -> bool:
    end = at + len(rule.letters)
    if text[at:end] != rule.letters:
        return False
    before = text[at - 1] if at and text[at - 1].isalpha() else "^"
    after = text[end] if end < len(text) and text[end].isalpha() else "$"
    return (rule.after is None or before in rule.after) and (rule.before is None or after in rule.before)
