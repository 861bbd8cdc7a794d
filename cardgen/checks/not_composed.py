"""Letters whose marks stand apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading
from cardgen.checks.letters import named
from cardgen.checks.printed import printed


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every text that is not in NFC, with its first such letter, also in what stands beside it on the card."""
    for one in reading.written:
        for part in printed(one):
            if not unicodedata.is_normalized("NFC", part.text):
                found = list(_apart(part.text))
                parts, whole = found[0]
                more = f", and {len(found) - 1} more" if len(found) > 1 else ""
                yield Finding(
                    one,
                    f"{part.begins}{whole!r} is written as {' + '.join(map(named, parts))}{more}",
                    f"write it as {' + '.join(map(named, whole))}: type it anew, or save the text in NFC",
                    place=part.place,
                    evidence=tuple(Evidence("letter", letter) for letter in dict.fromkeys(whole for _, whole in found)),
                )


def _apart(text: str) -> Iterator[tuple[str, str]]:
    """The parts and the whole of each letter, with its marks, that is not composed; at least one."""
    start = 0
    some = False
    for end in range(1, len(text) + 1):
        if end == len(text) or not _leans(text[end]):
            parts = text[start:end]
            whole = unicodedata.normalize("NFC", parts)
            if whole != parts:
                some = True
                yield parts, whole
            start = end
    if not some:
        yield text, unicodedata.normalize("NFC", text)


def _leans(char: str) -> bool:
    """Is it composed with what stands before it? Marks are, and the vowels and last consonants of Hangul."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


CHECK = Check(
    id="not-composed",
    level="error",
    question="Is every letter with a mark one character (Unicode NFC)?",
    reason="A letter and its mark apart look the same on the screen, but a face can set the mark beside the letter, "
    "and a search does not find the word. Macs and PDF files bring such letters along.",
    example=Example("vi", "Kde vás to bolí?", "Ba\u0323n đau ở đâu?"),
    find=find,
    on_source=True,
)
