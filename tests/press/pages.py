"""Pages for sheets: a grey ground that fills the trim or the bleed, and what each page says."""

from __future__ import annotations

from typing import Final

from cardgen.layout.data import Binding
from cardgen.layout.frame import Document, Frame, Tag, Target
from cardgen.press import Pages, Printer, SheetFormat
from tests.pdf import samples
from tests.projects import REAL, Written

HOLES: Final = Binding("left", (40, 145))  # not symmetrical, so that a back on its head is seen
CARDS: Final = Pages("a5-cards", 148, 210, 3, 5, HOLES, cards=True)
BOOK: Final = Pages("a5-book", 148, 210, 3, 5)
LEAFLET: Final = Pages("a4-leaflet", 297, 210, 3, 5, folds=(97, 197))
GROUND: Final = "#dddddd"


def document(count: int, pages: Pages = BOOK, bleed: float = 0.0) -> Document:
    """Pages that say their number, on a ground that reaches `bleed` beyond the trim; the first links to the last."""
    return samples.document(*(_page(number, count, pages, bleed) for number in range(1, count + 1)))


def _page(number: int, count: int, pages: Pages, bleed: float) -> Frame:
    ground = samples.box(-bleed, -bleed, pages.width + 2 * bleed, pages.height + 2 * bleed, fill=GROUND, bleeds=True)
    said = Tag("H1" if number == 1 else "P", (samples.run(f"Strana {number}", x=40, y=60, size=30),))
    link = Target(f"page-{count}", (40, 80, 20, 8), "Poslední strana")
    further = (Tag("P", (Tag("Link", (samples.run("dál", x=40, y=86),), target=link),)),) if number == 1 else ()
    return Frame(
        pages.width, pages.height, pages.bleed, (Tag("Artifact", (ground,)), said, *further), anchor=f"page-{number}"
    )


def printer(form: SheetFormat, **more: object) -> Printer:
    """A printer with one format."""
    return Printer("test", "Zkouška", "short", {"test": form}, **more)  # type: ignore[arg-type]  # fields of Printer


def with_calibration(written: Written) -> None:
    """Add the words of the calibration sheet to a project, as the real one has them."""
    file = "content/phrases/layout/topic.yaml"
    real = (REAL / file).read_text(encoding="utf-8").splitlines()
    words = [line for line in real if line.startswith("  calibrate-")]
    written.write(file, written.read(file) + "\n".join(words) + "\n")
