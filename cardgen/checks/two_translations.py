"""One Czech sentence, translated in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.alike import groups
from cardgen.checks.check import Check, Evidence, Example, Finding, Reading


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every sentence or word, and every heading, that is rendered otherwise than the first of the same Czech."""
    if reading.is_source:
        return
    for heading in (True, False):
        chosen = (one for one in reading.current if (one.kind != "phrase") == heading)
        for same in groups(chosen, lambda one: one.source):
            first = same[0]
            for one in same[1:]:
                if one.text != first.text:
                    yield Finding(
                        one,
                        f"{str(one.source)!r} is {str(one.text)!r} here, but {str(first.text)!r} "
                        f"on {first.label} of {first.topic}",
                        "choose the better one and write it in both places",
                        also=(first.place,),
                        evidence=(Evidence("text", first.text, first),),
                    )


CHECK = Check(
    id="two-translations",
    level="warning",
    question="Is the same Czech sentence translated the same everywhere?",
    reason="Staff who know a sentence from one card expect the same answer on the next. Two wordings of one question "
    "make patients look for a difference, and each has to be checked by a translator.",
    example=Example(
        "ru", "Kde vás to bolí?", "Где у вас болит?", more=(("Kde vás to bolí?", "Где вы чувствуете боль?"),)
    ),
    find=find,
    across=True,
)
