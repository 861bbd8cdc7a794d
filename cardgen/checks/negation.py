"""Sentences that say no where the Czech does not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Example, Finding, Reading, quoted
from cardgen.languages.words import denying


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every translation that is negative where the Czech is not, or the other way round.

    A language whose negation is not known is not looked at.
    """
    if reading.is_source or not reading.language.negation or not reading.source_language.negation:
        return
    for one in reading.current:
        here, there = denying(one.text, reading.language), denying(one.source, reading.source_language)
        evidence = (*quoted("text", here), *quoted("source", there))
        if there and not here:
            yield Finding(
                one,
                "the Czech says no, and no word here does",
                "mend the translation, or say in 'silence' why it means the same",
                evidence=evidence,
            )
        elif here and not there:
            yield Finding(
                one,
                "a word here says no, and none of the Czech does",
                "mend the translation, or say in 'silence' why it means the same",
                evidence=evidence,
            )


CHECK = Check(
    id="negation",
    level="warning",
    question="Is what is denied in the Czech denied in the translation?",
    reason="A lost 'not' turns an instruction round: eat instead of do not eat. Some languages say the same without "
    "it, such as 'lie still' for 'do not move'; then silence the check and say so.",
    example=Example("ru", "Teď nesmíte nic jíst ani pít.", "Сейчас вам можно есть и пить."),
    find=find,
)
