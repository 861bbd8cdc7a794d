"""Numbers that are not those of the Czech."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.checks.check import Check, Example, Finding, Reading, quoted
from cardgen.checks.figures import difference, written


def find(reading: Reading) -> Iterator[Finding]:
    """Yield every translation whose figures are not those of the Czech, in whatever order."""
    if reading.is_source:
        return
    for one in reading.current:
        way, lost, added = difference(one.source, reading.source_language, one.text, reading.language)
        if lost and added:
            message = f"it says {_all(added)}, the Czech says {_all(lost)}"
            way_out = "write the same numbers as the Czech"
        elif lost:
            message = f"it lacks {_all(lost)} of the Czech"
            way_out = "write the numbers in figures, as the Czech does"
        elif added:
            message = f"it says {_all(added)}, the Czech does not"
            way_out = "write numbers as the Czech has them"
        else:
            continue
        here = written(added, one.text, reading.language, way)
        there = written(lost, one.source, reading.source_language, way)
        yield Finding(one, message, way_out, evidence=(*quoted("text", here), *quoted("source", there)))


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
