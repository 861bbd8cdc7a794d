"""The two tickets of an order: what people read and what a machine reads are the same facts."""

from __future__ import annotations

import dataclasses
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Final

import pypdfium2
import pytest

from cardgen.jobs import orders
from cardgen.jobs.content import Content
from cardgen.jobs.tickets import ticket_for_people
from cardgen.layout.data import Binding
from cardgen.press import Finishing, Line, Order, SheetFile, ticket, total
from cardgen.press.ticket import NAMESPACE
from tests.jobs.test_ordering import with_orders
from tests.press.xjdf import faults

A5: Final = (148.0, 210.0)
RING: Final = Binding("left", (65.0, 145.0))
ISO: Final = (
    "vrtat: 2× otvor Ø 6 mm, rozteč 80 mm; středy na přední straně 12 mm od levé hrany, "
    "65 a 145 mm od horní hrany (ISO 838)"
)
DIN: Final = (
    "vrtat: 4× otvor Ø 5,5 mm, rozteč 45; 65 a 45 mm; středy na přední straně 11 mm od levé hrany, "
    "27,5; 72,5; 137,5 a 182,5 mm od horní hrany"
)
ON_TOP: Final = "vrtat: 1× otvor Ø 6 mm; středy na přední straně 12 mm od horní hrany, 74 mm od levé hrany"
FOLDED: Final = "složit: 2× lom, na přední straně 97 a 197 mm od levé hrany; levý díl složit dovnitř jako první"
STITCHED: Final = "přeložit napůl a sešít drátem ve hřbetu (vazba V1)"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return with_orders(tmp_path_factory.mktemp("tickets")).load()


def one_order(content: Content) -> Order:
    return orders.read(content.project, "content/orders/one.yaml")


def line(done: Finishing, layout: str = "ring") -> Line:
    file = SheetFile(f"{layout}-ru.pdf", "0" * 64, "pain", "ru", layout, 8, 0, 2, 4)
    return Line(file, "cards", 3, (297.0, 210.0), done)


def people(content: Content, *lines: Line) -> list[str]:
    """What the ticket for people says, words apart by one space, by page."""
    order = one_order(content)
    sums = total(lines, 250, None)
    data = ticket_for_people(content, order, content.printers["office"], lines, sums, 250, drafts=0)
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(io.BytesIO(data))]
    return [" ".join(page.split()) for page in pages]


def machine(content: Content, *lines: Line) -> ElementTree.Element:
    paths = {one.file.path: one.file.path for one in lines}
    data = ticket(one_order(content), lines, content.printers["office"], 250, paths, "0.1.0")
    assert faults(data) == []
    return ElementTree.fromstring(data)


@pytest.mark.parametrize(
    ("done", "said", "not_done", "intents"),
    [
        (Finishing(A5, cut=True), ["ořezat na 148 × 210 mm"], "neskládat, bez otvorů, bez laminace", set()),
        (Finishing(A5, cut=False), ["148 × 210 mm, bez ořezu"], "neskládat, bez otvorů, bez laminace", set()),
        (Finishing(A5, cut=True, holes=RING), [ISO], "neskládat, bez laminace", {"HoleMaking"}),
        (
            Finishing(A5, cut=True, holes=Binding("left", (27.5, 72.5, 137.5, 182.5), 11.0, 5.5)),
            [DIN], "neskládat, bez laminace", {"HoleMaking"},
        ),
        (Finishing(A5, cut=True, holes=Binding("top", (74.0,))), [ON_TOP], "neskládat, bez laminace", {"HoleMaking"}),
        (
            Finishing(A5, cut=True, holes=RING, lamination="matt"),
            [ISO, "laminovat oboustranně, matně"], "neskládat", {"HoleMaking", "Laminating"},
        ),
        (
            Finishing((297.0, 210.0), cut=False, folds=(97.0, 197.0), inside="left", lamination="gloss"),
            [FOLDED, "laminovat oboustranně, leskle"], "bez otvorů", {"Folding", "Laminating"},
        ),
        (Finishing(A5, cut=True, stitched=True), [STITCHED], "bez otvorů, bez laminace", {"Binding"}),
    ],
)  # fmt: skip  # a line for what is said
def test_people_and_machine_are_told_the_same(
    content: Content, done: Finishing, said: list[str], not_done: str, intents: set[str]
) -> None:
    page = " ".join(people(content, line(done)))
    assert [one for one in (*said, not_done) if one not in page] == []
    known = {"vrtat", "laminovat", "složit", "sešít"}
    assert {word for word in known if word in page} == {word for word in known for one in said if word in one}
    found = machine(content, line(done)).findall(".//x:Intent", {"x": NAMESPACE})
    always = {"LayoutIntent", "MediaIntent", "ColorIntent"}
    assert {one.get("Name") for one in found} == {*always, *(f"{name}Intent" for name in intents)}


def test_each_product_says_what_is_done_with_it_above_its_files_on_the_same_page(content: Content) -> None:
    leaves, loose = (
        line(Finishing(A5, cut=True, holes=RING)),
        line(Finishing(A5, cut=True), "loose"),
    )
    more = [dataclasses.replace(leaves, file=dataclasses.replace(leaves.file, path=f"set-{n}.pdf")) for n in range(9)]
    pages = people(content, *more, loose)
    page = next(page for page in pages if "cards/loose-ru.pdf" in page)
    what, files = page.index("neskládat, bez otvorů"), page.index("cards/loose-ru.pdf")
    assert page.index(str(content.formats["loose"].title)) < what < files
    assert "vrtat" not in page[page.index(str(content.formats["loose"].title)) :]
    assert "".join(pages).count("vrtat") == 1  # for all files of a layout at once


def test_a_hole_is_where_the_layout_has_it(tmp_path: Path) -> None:
    """The numbers of both tickets are those of the layout file."""
    project = with_orders(tmp_path)
    for file in project.project.files("content/layouts/*.yaml"):
        text = project.read(file)
        project.write(file, text.replace("holes: [65, 145]", "holes: [60, 140]"))
    made = project.load()
    holes = made.formats["ring"].binding
    done = Finishing(A5, cut=True, holes=holes)
    said = " ".join(people(made, line(done)))
    assert "60 a 140 mm od horní hrany" in said
    assert "ISO 838" not in said
    assert not machine(made, line(done)).findall(".//x:HolePattern[@Pattern]", {"x": NAMESPACE})
