"""Sentences of too many words."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every text of more words, parted by spaces, than its language allows (`most-words`); not running text."""
    most = reading.language.most_words
    for one in reading.written:
        if one.topic in reading.bank.texts:
            continue
        if one.text.count(" ") >= most or len(one.text) > 5 * most:
            count = sum(1 for word in one.text.split() if any(map(str.isalnum, word)))
            if count > most:
                yield Finding(
                    one,
                    f"it has {count} words, more than {most}",
                    "say less, or make two cards of it",
                    evidence=(Evidence("count", str(count)), Evidence("most", str(most))),
                )


CHECK = Check(
    id="too-many-words",
    level="warning",
    question="Is the sentence short?",
    reason="Of a long sentence a person in pain keeps the beginning or the end. Twelve words are the limit in Czech; "
    "a language file may set another (most-words): Vietnamese writes each syllable as a word and needs twenty for the "
    "same.",
    example=Example(
        "ru",
        "Berete léky na ředění krve?",
        "Принимаете ли вы сейчас или принимали ли вы раньше когда-нибудь какие-нибудь лекарства, разжижающие кровь?",
    ),
    find=find,
    on_source=True,
)
