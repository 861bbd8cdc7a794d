"""How long the whole catalogue takes, and where the time goes.

    python benchmarks/catalogue.py

Lays out and writes every file of every edition in this one process, twice: cold
(nothing set, nothing drawn yet) and warm (a process that has done it before, like
a second file in the same worker). Then, for scale, the text of the same pages as
ReportLab's own canvas writes it with its TTFont: untagged, unshaped, without
pictures. Ratios of one run on one machine; the figures of another day differ.
"""

from __future__ import annotations

import contextlib
import gc
import io
import time
from collections.abc import Iterator
from pathlib import Path

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


class Clock:
    """Seconds by what they were spent on."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextlib.contextmanager
    def on(self, what: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.spent[what] = self.spent.get(what, 0.0) + time.perf_counter() - start

    @property
    def total(self) -> float:
        return sum(self.spent.values())


def catalogue(content: contents.Content, clock: Clock) -> list[Document]:
    material = content.ready
    documents = []
    for edition in content.editions.values():
        for one in plan(edition, (), ()):
            layout, topic = content.formats[one.layout], content.bank.topics[one.topic]
            with clock.on("lay out"):
                made = sets.compose(material, layout, issue_of(edition), topic, one.languages)
            with clock.on("look at each page"):
                soundness.check(made.document, layout, material, one.path)
            with clock.on("write PDF"):
                pdf.write(made.document, material.shaper.faces)
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
    gc.disable()  # as the command line does
    cold, warm, scale = Clock(), Clock(), Clock()
    with cold.on("read content"):
        content = contents.load(Project(ROOT))
    with cold.on("draw pictures"):
        contents.check_pictures(content, content.ready)
    documents = catalogue(content, cold)
    catalogue(content, warm)
    with scale.on("plain"):
        plain(documents, next(iter(content.ready.shaper.faces.paths.values())))

    pages = sum(len(document.frames) for document in documents)
    print(f"{len(documents)} files, {pages:,} pages, one process")
    for what, seconds in cold.spent.items():
        again = f"   warm {warm.spent[what] / seconds:.2f} of that" if what in warm.spent else ""
        print(f"  {what:18} {seconds:6.2f} s  {seconds / cold.total:4.0%}{again}")
    print(f"cold {pages / cold.total:,.0f} pages/s, warm {pages / warm.total:,.0f} pages/s")
    print(
        f"warm against plain, untagged ReportLab text of the same pages: {warm.total / scale.total:.1f} times as long"
    )


if __name__ == "__main__":
    main()
