"""How long the whole catalogue takes, and where the time goes.

    python benchmarks/catalogue.py

Lays out and writes every file of every edition in this one process, twice: cold
(nothing set, nothing drawn yet) and warm (a process that has done it before, like
a second file in the same worker). Then, for scale, the text of the same pages as
ReportLab's own canvas writes it with its TTFont: untagged, unshaped, without
pictures. Ratios of one run on one machine; the figures of another day differ.
"""

from __future__ import annotations

import gc
import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cardgen import pdf
from cardgen.jobs import content as contents
from cardgen.jobs.plan import issue_of, plan
from cardgen.layout import sets, soundness
from cardgen.layout.frame import Document, Run, walk
from cardgen.project import Project
from cardgen.units import pt

ROOT = Path(__file__).parents[1]
T = TypeVar("T")


class Clock:
    """Seconds by what they were spent on."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def take(self, what: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        self.spent[what] = self.spent.get(what, 0.0) + time.perf_counter() - start
        return result


def catalogue(content: contents.Content, clock: Clock) -> list[Document]:
    material = content.ready
    documents = []
    for edition in content.editions.values():
        for one in plan(edition, (), ()):
            layout, topic = content.formats[one.layout], content.bank.topics[one.topic]
            issue = issue_of(edition)
            made = clock.take("lay out", lambda: sets.compose(material, layout, issue, topic, one.languages))
            clock.take("look at each page", lambda: soundness.check(made.document, layout, material, one.path))
            clock.take("write PDF", lambda: pdf.write(made.document, material.shaper.faces))
            documents.append(made.document)
    content.problems.stop_on_errors()
    return documents


def plain(documents: list[Document], fonts: Path) -> None:
    pdfmetrics.registerFont(TTFont("plain", str(fonts)))
    for document in documents:
        canvas = Canvas(io.BytesIO(), pagesize=A5, invariant=1)
        for frame in document.frames:
            for _, mark in walk(frame.tags):
                if isinstance(mark, Run):
                    canvas.setFont("plain", mark.size)
                    canvas.drawString(pt(mark.x), pt(frame.height - mark.y), mark.line.text)
            canvas.showPage()
        canvas.save()


def main() -> None:
    gc.disable()
    clock = Clock()
    content = clock.take("read content", lambda: contents.load(Project(ROOT)))
    shown = [topic for topic in content.bank.topics.values() if topic.letter]
    pictures = contents.used_pictures(shown, content.bank)
    clock.take("draw pictures", lambda: content.ready.register.check(pictures, content.problems))
    documents = catalogue(content, clock)
    pages = sum(len(document.frames) for document in documents)
    cold = dict(clock.spent)
    warm = Clock()
    catalogue(content, warm)
    faces = content.ready.shaper.faces
    scale = Clock()
    scale.take("plain", lambda: plain(documents, next(iter(faces.paths.values()))))

    total = sum(cold.values())
    print(f"{len(documents)} files, {pages:,} pages, one process")
    for what, seconds in cold.items():
        again = f"{warm.spent[what] / seconds:5.2f} of that when warm" if what in warm.spent else ""
        print(f"  {what:18} {seconds:6.2f} s  {seconds / total:4.0%}  {again}")
    print(f"cold {pages / total:6,.0f} pages/s, warm {pages / sum(warm.spent.values()):6,.0f} pages/s")
    print(
        f"cardgen warm against plain, untagged ReportLab text: {sum(warm.spent.values()) / scale.spent['plain']:.1f} x the time"
    )


if __name__ == "__main__":
    main()
