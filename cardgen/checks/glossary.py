"""Terms that are not rendered as was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cardgen.bank.strings import String
from cardgen.checks.alike import GLOSSARY
from cardgen.checks.check import Check, Evidence, Example, Finding, Reading, Term
from cardgen.languages.words import matches, stem_words, words

_FIRST: Final = 2  # letters under which stems are looked up, so that not every term is tried on every text


@dataclass(frozen=True)
class _Term:
    """A term whose rendering was agreed: how its forms begin in Czech and in the language, word by word."""

    string: String
    source: tuple[tuple[str, ...], ...]
    target: tuple[tuple[str, ...], ...]


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every string whose Czech has a term of the glossary and whose translation has none of the agreed words."""
    if reading.is_source:
        return
    terms = _terms(reading)
    for one in reading.current if terms else ():
        if one.topic == GLOSSARY:
            continue
        for term in _named(words(one.source), terms):
            if not any(matches(stem, words(one.text)) for stem in term.target):
                yield Finding(
                    one,
                    f"the Czech says {str(term.string.source)!r}, which is {str(term.string.text)!r}, "
                    f"but no word here begins as agreed: {_agreed(term)}",
                    "use the agreed word, or add what is as right to 'stems' in the glossary",
                    also=(term.string.place,),
                    evidence=(Evidence("source", term.string.source), Evidence("agreed", term.string.text)),
                )


def _terms(reading: Reading) -> dict[str, list[_Term]]:
    """The terms under the first letters of their Czech stems."""
    found: dict[str, list[_Term]] = {}
    for one in reading.glossary(GLOSSARY):
        if one.word and one.rendering and not one.stale:
            source, target = (tuple(map(stem_words, some)) for some in (one.word.stems, one.rendering.stems))
            term = _Term(one, source, target)
            for first in {words(stem[0])[0][:_FIRST] for stem in source if stem and words(stem[0]) and target}:
                found.setdefault(first, []).append(term)
    return found


def _named(there: tuple[str, ...], terms: dict[str, list[_Term]]) -> Iterator[_Term]:
    """The terms that stand in a Czech text, each once."""
    near = {term.string.name: term for word in there for end in (1, _FIRST) for term in terms.get(word[:end], ())}
    for term in near.values():
        if any(matches(stem, there) for stem in term.source):
            yield term


def _agreed(term: _Term) -> str:
    rendering = term.string.rendering
    return ", ".join(repr(str(stem)) for stem in (rendering.stems if rendering else ()))


CHECK = Check(
    id="glossary",
    level="warning",
    question="Are recurring terms rendered as was agreed?",
    reason="One thing has one name. A patient who reads two words for the same illness or paper looks for a second "
    "one, and staff who go from card to card lose them. Left and right, days, times of day and numbers in words are "
    "terms as well: whoever mixes them up can hurt somebody. If a text has both of a pair, it is not seen that they "
    "changed places.",
    example=Example(
        "ru",
        "Máte nemocné srdce?",
        "У вас больной мотор?",
        terms=(Term("srdce", ("srdc",), "сердце", ("сердц", "сердеч")),),
    ),
    find=find,
    across=True,
)
