"""Back-translations that say something else than the Czech."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from cardgen.bank.model import back_of
from cardgen.bank.strings import String
from cardgen.checks.check import Check, Evidence, Example, Finding, Reading, quoted
from cardgen.checks.figures import difference, written
from cardgen.checks.sentence_kind import asks
from cardgen.languages import Language
from cardgen.languages.words import denying, words
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


@dataclass(frozen=True, slots=True)
class _Fault:
    """In what a text disagrees with the Czech; what it says there is evidence."""

    fact: str
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


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
        fault = _fault(one, back.text, reading)
        if fault:
            yield Finding(
                one,
                f"translated back, {fault.fact}: {str(back.text)!r} for {str(one.source)!r}",
                "look at the translation; if it is right, say in 'silence' why the two differ",
                place=place_of(back.text, back.place),
                evidence=fault.evidence,
            )


def _fault(one: String, back: str, reading: Reading) -> _Fault | None:
    """What is wrong with the best alternative, unless the translation shows it too: that is told by other checks."""
    czech = reading.source_language
    told = []
    for text in _alternatives(back):
        faults = list(_disagreements(one.source, text, czech, czech))
        if one.card and _nothing_in_common(one.source, text):
            faults.append(_Fault("it has no word of the Czech"))
        if not faults:
            return None
        told.append(faults)
    shown = set(_disagreements(one.source, one.text, czech, reading.language))
    return next((fault for fault in min(told, key=len) if fault not in shown), None)


def _disagreements(source: str, text: str, czech: Language, language: Language) -> Iterator[_Fault]:
    asked, asking = asks(source, czech), asks(text, language)
    if bool(asked) != bool(asking):
        fact = "it asks where the Czech does not, or the other way round"
        yield _Fault(fact, (Evidence("back", asking), Evidence("source", asked)))
    if language.negation:
        denied, denies = denying(source, czech), denying(text, language)
        if bool(denied) != bool(denies):
            fact = "it says no where the Czech does not, or the other way round"
            yield _Fault(fact, (*quoted("back", denies), *quoted("source", denied)))
    way, lost, added = difference(source, czech, text, language)
    if lost or added:
        here, there = written(added, text, language, way), written(lost, source, czech, way)
        yield _Fault("it has other numbers", (*quoted("back", here), *quoted("source", there)))


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
