"""Two answers on one card with the same words."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.bank.links import ANSWERS
from cardgen.bank.strings import String
from cardgen.checks.check import Check, Evidence, Example, Finding, Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every card, in Czech too, on which two choices cannot be told apart by their words."""
    words = {one.name: one for one in reading.glossary(ANSWERS) if one.text.strip()}
    for card in reading.strings:
        first: dict[str, String] = {}
        for name in card.card.choices if card.card else ():
            word = words.get(name)
            other = first.setdefault(" ".join(word.text.casefold().split()), word) if word else None
            if word and other and other is not word:
                yield Finding(
                    card,
                    f"the answers {_named(other, word)} both say {str(word.text)!r}",
                    "say in one of them what makes the difference",
                    also=(other.place, word.place),
                    evidence=(
                        Evidence("source", other.source),
                        Evidence("source", word.source),
                        Evidence("text", word.text),
                    ),
                )


def _named(one: String, other: String) -> str:
    """Two answers by their Czech, or by their names where even the Czech is the same."""
    sources = (one.source, other.source) if one.source != other.source else (one.name, other.name)
    return " and ".join(repr(str(source)) for source in sources)


CHECK = Check(
    id="same-answer",
    level="error",
    question="Can all answers on a card be told apart?",
    reason="The patient points at words. Where two answers say the same, nobody knows which one was meant.",
    example=Example(
        "vi",
        "Jaká je ta bolest?",
        "Đau như thế nào?",
        choices=(("Bodavá", "Đau nhói"), ("Vystřelující", "Đau nhói")),
    ),
    find=find,
    across=True,
    on_source=True,
)
