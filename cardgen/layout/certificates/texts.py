"""What a certificate says: each thing in Czech, and in the person's language where that says it otherwise."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from cardgen.bank import Phrase
from cardgen.facts import writing
from cardgen.languages import SOURCE
from cardgen.layout.certificates.model import BANK, Certificate
from cardgen.layout.context import Material

Said: TypeAlias = tuple[Phrase, ...]  # the Czech, then the other language; the Czech alone where both are the same

TOWN: Final = "town"
LEAST: Final = "attendance-least"


def word(material: Material, certificate: Certificate, name: str, bank: str = BANK) -> Said:
    """A word of a bank in both languages."""
    return _both(certificate, lambda language: material.word(name, language, bank))


def course(material: Material, certificate: Certificate) -> Said:
    """The course with its level: the word "czech-course" for the subject czech."""

    def said(language: str) -> Phrase:
        name = material.word(f"{certificate.subject}-course", language, BANK)
        return _with(name, f"{name.text} {certificate.level}") if certificate.level else name

    return _both(certificate, said)


def label(material: Material, certificate: Certificate, fact: str) -> Said:
    """What stands above a fact; above the attendance, how much is asked for."""

    def said(language: str) -> Phrase:
        name = material.word(fact, language, BANK)
        if fact != "attendance":
            return name
        least = material.word(LEAST, language, BANK)
        return _with(name, f"{name.text} ({least.text})")

    return _both(certificate, said)


def value(material: Material, certificate: Certificate, fact: str) -> Said:
    """A fact in both languages; nothing where it is not known."""
    if fact == "place":
        return word(material, certificate, TOWN)
    written = _FACTS[fact]
    if written(certificate, SOURCE) is None:
        return ()
    return _both(certificate, lambda language: Phrase(written(certificate, language) or "", language, "approved"))


def is_unverified(material: Material, certificate: Certificate) -> bool:
    """Is there a word among those of certificates that nobody has approved?"""
    if certificate.language == SOURCE or BANK not in material.bank.topics:
        return False
    names = material.bank.topics[BANK].phrases
    return any(
        material.word(name, certificate.language, BANK).state != "approved"
        for name, one in names.items()
        if one.for_ == "both"
    )


def _day(day: datetime.date | None, language: str) -> str | None:
    return writing.date(day, language) if day else None


_FACTS: Final[Mapping[str, Callable[[Certificate, str], str | None]]] = {
    "dates": lambda one, language: writing.date_range(one.first, one.last, language),
    "hours": lambda one, language: writing.count(one.hours, language),
    "attendance": lambda one, language: writing.percent(one.attended, language),
    "birth-date": lambda one, language: _day(one.born, language),
    "number": lambda one, language: one.number or None,
    "date": lambda one, language: _day(one.day, language),
}


def _with(phrase: Phrase, text: str) -> Phrase:
    return Phrase(text, phrase.language, phrase.state)


def _both(certificate: Certificate, said: Callable[[str], Phrase]) -> Said:
    czech = said(SOURCE)
    if certificate.language == SOURCE:
        return (czech,)
    other = said(certificate.language)
    return (czech,) if "".join(other.text.split()) == "".join(czech.text.split()) else (czech, other)  # 92 % and 92%
