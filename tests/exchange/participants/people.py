"""Lists for the tests of exchange.participants, and what is read from them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import openpyxl

from cardgen.exchange import participants
from cardgen.exchange.participants import Participant, Rules
from cardgen.facts import Course
from cardgen.problems import Problem, Problems

FILE = "kurz.csv"
RULES = Rules(
    courses={
        "czech-a1": Course("czech-a1", "czech", hours=40),
        "czech-a2": Course("czech-a2", "czech", hours=48),
        "vague": Course("vague", "czech"),
    },
    languages={"cs": "cs", "vi": "vi", "vietnamština": "vi", "vietnamese": "vi"},
    least=Fraction(75, 100),
    language="vi",
)


def read(data: bytes | str, rules: Rules = RULES, file: str = FILE) -> tuple[tuple[Participant, ...], list[Problem]]:
    """Who is in a list, and what is told of it."""
    problems = Problems()
    found = participants.read(data if isinstance(data, bytes) else data.encode(), file, rules, problems)
    return found, list(problems)


def told(data: bytes | str, rules: Rules = RULES) -> list[str]:
    """Every problem as place and code."""
    return [f"{one.place.line}:{one.place.column} {one.code.removeprefix('list-')}" for one in read(data, rules)[1]]


def workbook(*rows: Sequence[Any], title: str = "List1") -> bytes:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
