"""Strings that are to be printed -> what forbids it, before anything is said of how they look in type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from cardgen import checks
from cardgen.bank.strings import String, strings
from cardgen.jobs.content import Content
from cardgen.languages import SOURCE
from cardgen.problems import ContentError, Problem

Printed: TypeAlias = tuple[str, tuple[str, ...]]  # language, and the path in the bank


def check(content: Content, printed: Iterable[Printed]) -> None:
    """Tell what the checks say against printing these strings.

    Raises ContentError with nothing but what is not translated, where there is any: Czech was set in its place, so
    what else was found would lead astray.
    """
    wanted = frozenset(printed)
    lacking: list[Problem] = []
    others: list[Problem] = []
    for language in sorted({tag for tag, _ in wanted}):
        topics = [
            name for name in content.bank.topics if any((language, path[0]) == (tag, name) for tag, path in wanted)
        ]
        for name in topics:
            if language != SOURCE and (name, language) not in content.bank.translations:
                here = [one for one in strings(content.bank, name, language) if (language, one.path_in_bank) in wanted]
                lacking.append(_no_file(here))
        for found in checks.look(content.bank, content.languages, language, topics, content.problems, checks.FOR_PRINT):
            string = found.finding.string
            if string and (language, string.path_in_bank) in wanted:
                (lacking if found.check in checks.PRESENCE else others).append(found.problem)
    if lacking:
        content.problems.clear()
        content.problems.extend(lacking)
        raise ContentError(tuple(content.problems))
    content.problems.extend(others)


def _no_file(found: Sequence[String]) -> Problem:
    """The language file that is not there, with the strings that are wanted of it."""
    first = found[0]
    return Problem(
        first.file,
        "missing-translation",
        f"{first.topic} has no translation into {first.language}, and this needs: "
        + ", ".join(one.label for one in found),
        f"make the file with: cardgen new-language {first.language}",
    )
