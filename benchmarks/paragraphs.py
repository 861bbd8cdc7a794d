"""How many lines of running text are set in a second, beside plain greedy breaking of the same text.

    python benchmarks/paragraphs.py

Paragraphs of the sentences of the banks, in random order but the same each time, some words strong, in each language
that has banks: about 300 pages. First cold (no word shaped, no pattern read), then warm (every word known, no
paragraph). Greedy puts words on a line while they fit, without hyphens, and shapes each line once. Ratios of one run
on one machine; the figures of another day differ.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Sequence
from pathlib import Path

from cardgen import bank as banks
from cardgen import languages, typography
from cardgen.bank.strings import strings
from cardgen.problems import Problems
from cardgen.project import Project
from cardgen.typography import Manner, Paragraph, Piece, Shaped, Shaper, Tongue, set_paragraph
from cardgen.units import pt

ROOT = Path(__file__).parents[1]
PAGES = 300
SENTENCES = 12  # in a paragraph
PARAGRAPHS = 6  # on a page
WIDTH = 111.0  # mm, an A5 page
MANNER = Manner(10.5)


def paragraphs(project: Project, problems: Problems) -> list[tuple[Tongue, list[Piece]]]:
    known = languages.load(project, problems)
    bank = banks.load(project, known, frozenset(), problems)
    chance = random.Random(1)
    found = []
    for tag in known:
        tongue = Tongue(str(tag), str(known[tag].script), "text", keeps=known[tag].keeps)
        texts = [string.text for topic in bank.topics for string in strings(bank, topic, tag)]
        sentences = [text for text in texts if " " in text and "\n" not in text]
        for _ in range(PAGES * PARAGRAPHS // 5):
            pieces = []
            for sentence in chance.choices(sentences, k=SENTENCES):
                first, rest = sentence.split(" ", 1)
                pieces += [Piece(first, weight=chance.choice((400, 700))), Piece(f" {rest} ")]
            found.append((tongue, pieces))
    return found


def greedy(pieces: Sequence[Piece], tongue: Tongue, shaper: Shaper, width: float) -> int:
    """Set the text in one manner; return how many lines it has."""
    measure = pt(width) * 1000 / MANNER.size
    lines: list[Shaped] = []
    line, reach = "", 0.0
    for word in "".join(piece.text for piece in pieces).split():
        shaped = shaper.shape(f"{word} ", tongue)
        if line and reach + shaped.width > measure:
            lines.append(shaper.shape(line, tongue))
            line, reach = "", 0.0
        line += f"{word} "
        reach += sum(shaped.advances)
    lines.append(shaper.shape(line, tongue))
    return len(lines)


def best(pieces: Sequence[Piece], tongue: Tongue, shaper: Shaper, width: float) -> int:
    """Set the text as it is printed; return how many lines it has."""
    done = set_paragraph(pieces, MANNER, tongue, shaper, width)
    assert isinstance(done, Paragraph)
    return len(done.lines)


def main() -> None:
    gc.disable()  # as the command line does
    problems = Problems()
    project = Project(ROOT)
    texts = paragraphs(project, problems)
    faces = typography.load(project, problems)
    print(f"{len(texts):,} paragraphs of {SENTENCES} sentences, {WIDTH:.0f} mm wide")
    spent: dict[str, float] = {}
    for name, way in (("best", best), ("greedy", greedy)):
        shaper = Shaper(faces)
        for state, width in (("cold", WIDTH - 1), ("warm", WIDTH)):
            start = time.process_time()  # others may use the machine
            lines = sum(way(pieces, tongue, shaper, width) for tongue, pieces in texts)
            seconds = spent[f"{name} {state}"] = time.process_time() - start
            print(f"  {name:6} {state}  {lines:6,} lines {seconds:6.2f} s {lines / seconds:8,.0f} lines/s")
    for state in ("cold", "warm"):
        print(f"{state}: {spent[f'best {state}'] / spent[f'greedy {state}']:.1f} times as long as greedy")


if __name__ == "__main__":
    main()
