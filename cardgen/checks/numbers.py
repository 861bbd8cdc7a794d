"""Numbers that are not those of the Czech."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Example, Finding, Reading
from cardgen.checks.figures import difference


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every translation whose figures are not those of the Czech, in whatever order."""
    if reading.is_source:
        return
    for one in reading.current:
        _, lost, added = difference(one.source, reading.source_language, one.text, reading.language)
        if lost and added:
            yield Finding(
                one, f"it says {_all(added)}, the Czech says {_all(lost)}", "write the same numbers as the Czech"
            )
        elif lost:
            yield Finding(one, f"it lacks {_all(lost)} of the Czech", "write the numbers in figures, as the Czech does")
        elif added:
            yield Finding(one, f"it says {_all(added)}, the Czech does not", "write numbers as the Czech has them")


def _all(values: tuple[str, ...]) -> str:
    return " and ".join(values)


CHECK = Check(
    id="numbers",
    level="error",
    question="Are the numbers those of the Czech?",
    reason="A wrong number is a wrong dose, a wrong hour or a wrong telephone. Write figures where the Czech has "
    "figures and words where it has words, so that staff, who cannot read the sentence, can compare them.",
    example=Example("vi", "Přijďte v 7:30.", "Xin đến lúc 7:50."),
    find=find,
)
