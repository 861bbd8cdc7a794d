"""Looking at one sentence with the checks: a bank of one card, X1, in the project's languages and some more."""

from __future__ import annotations

import functools
from typing import Final

from cardgen import languages as languages_
from cardgen.checks import ALL, Check, Example
from cardgen.checks.example import bank_of
from cardgen.checks.run import run
from cardgen.languages import SOURCE, Language, Languages
from cardgen.problems import Problem, Problems
from cardgen.project import Project
from tests.projects import REAL

BY_ID: Final = {check.id: check for check in ALL}


def _language(tag: str, script: str, letters: str) -> Language:
    return Language(tag, script, "ltr", "text", alphabet=" ".join(letters))


FURTHER: Final = (
    _language("uk", "Cyrl", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ"),
    _language("pl", "Latn", "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"),
    _language("fr", "Latn", "aàâæbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿz"),
    _language("fi", "Latn", ""),
    _language("hi", "Deva", ""),
    _language("ja", "Jpan", "あい痛どこがですかアイ"),
)


@functools.cache
def languages() -> Languages:
    """The languages of the real project, and those above."""
    problems = Problems()
    real = languages_.load(Project(REAL), problems)
    problems.stop_on_errors()
    return Languages({**real.by_tag, **{str(one.language): one for one in FURTHER}})


def look(example: Example, *checks: Check) -> tuple[Problem, ...]:
    """What checks, or all that no build waits for, find in an example."""
    problems = Problems()
    run(bank_of(example), languages(), problems, None, checks or [check for check in ALL if not check.slow])
    return tuple(problems)


def found(check: str, language: str, source: str, text: str = "", *fields: tuple[str, str]) -> list[str]:
    """What one check finds in a card that says `source` and is translated as `text`, as it is printed."""
    example = Example(language, source, None if language == SOURCE else text, fields=fields)
    return [str(problem).split("\n")[0] for problem in look(example, BY_ID[check])]


def way_out(check: str, language: str, source: str, text: str) -> list[str]:
    """The way out for what one check finds."""
    return [problem.way_out for problem in look(Example(language, source, text), BY_ID[check])]
