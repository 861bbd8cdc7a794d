"""Latin words in a language of another script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cardgen.checks.alphabet import disguised
from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.letters import UNITS, letter_words, own_scripts, scripts

_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every word wholly of Latin letters, unless it is a name, an abbreviation or a unit of the Czech."""
    language = reading.language
    own = own_scripts(language.script, language.letters)
    if not own or "LATIN" in own:
        return
    for one in reading.written:
        if not _LATIN.search(one.text):
            continue
        allowed = {word for word in letter_words(one.source) if word.lower() in UNITS or word != word.lower()}
        for word in dict.fromkeys(letter_words(one.text)):
            if word not in allowed and scripts(word) == {"LATIN"} and not disguised(word, language):
                yield Finding(
                    one,
                    f"the word {word!r} is in Latin letters",
                    f"write it in the letters of {language.name_in('en')}, or say why it stays",
                    evidence=(Evidence("word", word),),
                )


CHECK = Check(
    id="foreign-word",
    level="warning",
    question="Are only names and abbreviations in Latin letters?",
    reason="Many who read Cyrillic do not read Latin letters. What the Czech has so too, with a capital (EKG, HIV, the "
    "name of a drug), is let pass: it is often what stands on the box or on the door.",
    example=Example("ru", "Máte rýmu?", "У вас rýma?"),
    find=find,
)
