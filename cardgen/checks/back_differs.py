"""Back-translations that say something else than the Czech."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Final

from cardgen.bank.model import back_of
from cardgen.bank.strings import String
from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.checks.figures import difference
from cardgen.checks.sentence_kind import asks
from cardgen.languages import Language
from cardgen.languages.words import negative, words
from cardgen.shapes import place_of

_STEM: Final = 4  # letters by which forms of a Czech word are known as the same word
_ALIKE: Final = 0.4  # part of the letters in common, from 0 to 1, from which two wordings are not wholly different
_FEWEST: Final = 2  # words that say something; with fewer, two right wordings may have nothing in common
# Czech words that stand in any sentence, whatever it says.
_LITTLE: Final = frozenset([
    "a", "aby", "ale", "ani", "asi", "až", "by", "byl", "byla", "bylo", "byly", "být", "co", "do", "ho", "i", "já",
    "jak", "jaká", "jaké", "jako", "jakou", "jaký", "je", "jen", "jeho", "její", "jejich", "jsem", "jsi", "jsme",
    "jsou", "jste", "k", "kam", "kde", "kdo", "kdy", "ke", "která", "které", "kterou", "který", "kterého",
    "má", "mám", "máme", "máte", "mě", "mi", "mít", "mně", "mnou", "moje", "můj", "můžete", "můžeme", "můžu",
    "mohu", "na", "nám", "nás", "naše", "něco", "nějak", "nějakou", "nějaký", "někdo", "nebo", "o", "od", "po",
    "pod", "pro", "prosím", "při", "s", "se", "si", "smíte", "sobě", "své", "svém", "svoje", "svou", "svůj", "ta",
    "tady", "tak", "takhle", "také", "takto", "tato", "te", "teď", "ten", "tento", "to", "toho", "tohle", "tomto",
    "tu", "tuto", "ty", "tyto", "u", "už", "v", "vám", "vámi", "vás", "vaše", "vašeho", "vaši", "vaší", "váš", "ve",
    "vy", "z", "za", "ze", "že",
])  # fmt: skip


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every string whose back-translation differs from the Czech in kind, denial or numbers, or in every word.

    Alternatives in it are parted by " // "; what stands in brackets may be left out, or be one more. The best counts.
    """
    if reading.is_source:
        return
    for one in reading.current:
        back = back_of(one.rendering)
        if not back or back.text == one.source:
            continue
        fact = _fact(one, back.text, reading)
        if fact:
            yield Finding(
                one,
                f"translated back, {fact}: {str(back.text)!r} for {str(one.source)!r}",
                "look at the translation; if it is right, say in 'silence' why the two differ",
                place=place_of(back.text, back.place),
            )


def _fact(one: String, back: str, reading: Reading) -> str | None:
    """What is wrong with the best alternative, unless the translation shows it too: that is told by other checks."""
    czech = reading.source_language
    told = []
    for text in _alternatives(back):
        facts = list(_disagreements(one.source, text, czech, czech))
        if one.card and _nothing_in_common(one.source, text):
            facts.append("it has no word of the Czech")
        if not facts:
            return None
        told.append(facts)
    shown = set(_disagreements(one.source, one.text, czech, reading.language))
    return next((fact for fact in min(told, key=len) if fact not in shown), None)


def _disagreements(source: str, text: str, czech: Language, language: Language) -> Iterator[str]:
    if asks(source, czech) != asks(text, language):
        yield "it asks where the Czech does not, or the other way round"
    if language.negation and negative(source, czech) != negative(text, language):
        yield "it says no where the Czech does not, or the other way round"
    if any(difference(source, czech, text, language)[1:]):
        yield "it has other numbers"


def _alternatives(back: str) -> Iterator[str]:
    for text in re.split(r"\s//\s", back):
        yield text
        yield re.sub(r"\s*\([^()]*\)", "", text)
        yield from (inner for inner in re.findall(r"\(([^()]*)\)", text) if len(words(inner)) > 1)


def _nothing_in_common(source: str, text: str) -> bool:
    wanted = _stems(source)
    if len(wanted) < _FEWEST or wanted & _stems(text):
        return False
    return difflib.SequenceMatcher(None, " ".join(words(source)), " ".join(words(text))).ratio() < _ALIKE


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words(text) if word not in _LITTLE)


CHECK = Check(
    id="back-differs",
    level="warning",
    question="Does the back-translation say what the Czech says?",
    reason="Where somebody who saw only the foreign words understood something else, a patient may too. Another "
    "wording of the same is fine: only another kind of sentence, a 'no', a number or wholly other words are told.",
    example=Example(
        "mn",
        "Bolí vás hlava?",
        "Таны толгой өвдөж байна уу?",
        fields=(("back", "{text: Nebolí vás hlava?, by: Jana Nováková, date: 2026-11-22}"),),
    ),
    find=find,
)
