"""Is every date that stands beside a translation a date?"""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.bank.model import Back, Bank, Rendering, Signature, Translation
from cardgen.dates import is_date
from cardgen.problems import Problems
from cardgen.shapes import place_of


def check(bank: Bank, problems: Problems) -> None:
    """Tell every date of a signature or a back-translation that is none."""
    for translation in bank.translations.values():
        for rendering in _renderings(translation):
            for dated in (rendering.back, rendering.revised, rendering.approved):
                if dated:
                    _check(dated, translation.language, problems)


def _check(dated: Back | Signature, language: str, problems: Problems) -> None:
    if not is_date(dated.date):
        problems.error(
            place_of(dated.date, dated.place),
            "wrong-value",
            f"{language}: {str(dated.date)!r} is not a date",
            "write it as year-month-day, like 2026-11-22",
        )


def _renderings(translation: Translation) -> Iterator[Rendering]:
    if translation.title:
        yield translation.title
    yield from translation.sections.values()
    yield from translation.phrases.values()
