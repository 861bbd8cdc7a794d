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
from cardgen.press import Finishing, Line, Order, Printer, SheetFile, SheetFormat, ticket, total
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


def line(done: Finishing, layout: str = "ring", form: str = "sheet") -> Line:
    file = SheetFile(f"{layout}-ru.pdf", "0" * 64, "pain", "ru", layout, 8, 0, 2, 4)
    return Line(file, form, 3, (297.0, 210.0), done)


def printer_of(content: Content, **formats: SheetFormat) -> Printer:
    """The printer of the tiny project, with more formats."""
    office = content.printers["office"]
    single = SheetFormat("Jeden list", "n-up", (297.0, 210.0))
    return dataclasses.replace(office, formats={**office.formats, "sheet": single, **formats})


def people(content: Content, *lines: Line, printer: Printer | None = None, drafts: int = 0) -> list[str]:
    """What the ticket for people says, words apart by one space, by page."""
    order = one_order(content)
    sums = total(lines, 250, None)
    data = ticket_for_people(content, order, printer or printer_of(content), lines, sums, 250, drafts=drafts)
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(io.BytesIO(data))]
    return [" ".join(page.split()) for page in pages]


def machine(content: Content, *lines: Line) -> ElementTree.Element:
    paths = {one.file.path: one.file.path for one in lines}
    data = ticket(one_order(content), lines, printer_of(content), 250, paths, "0.1.0")
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


def test_a_small_order_is_one_page(content: Content) -> None:
    assert len(people(content, line(Finishing(A5, cut=True)), drafts=1)) == 1


@pytest.mark.parametrize("count", [1, 8, 9])
def test_the_imprint_does_not_get_a_page_of_its_own(content: Content, count: int) -> None:
    leaves = line(Finishing(A5, cut=True, holes=RING, lamination="matt"))
    files = [
        dataclasses.replace(leaves, file=dataclasses.replace(leaves.file, path=f"set-{n}.pdf")) for n in range(count)
    ]
    loose = line(Finishing(A5, cut=True, lamination="matt"), "loose")
    assert ".pdf" in people(content, *files, loose)[-1]


def test_each_product_says_what_is_done_with_it_above_its_files_on_the_same_page(content: Content) -> None:
    leaves, loose = (
        line(Finishing(A5, cut=True, holes=RING)),
        line(Finishing(A5, cut=True), "loose"),
    )
    more = [dataclasses.replace(leaves, file=dataclasses.replace(leaves.file, path=f"set-{n}.pdf")) for n in range(9)]
    pages = people(content, *more, loose)
    page = next(page for page in pages if "loose-ru.pdf" in page)
    what, files = page.index("neskládat, bez otvorů"), page.index("loose-ru.pdf")
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


EACH_APART: Final = "každý výtisk řezat a klást na sebe zvlášť, ne všechny najednou: listy by se pomíchaly"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            SheetFormat("A4", "cut-and-stack", (297.0, 210.0), columns=2),
            ["rozříznout svisle v 148,5 mm od levé hrany archu", "levý stoh položit na pravý", EACH_APART,
             "hotový list má 148 × 210 mm, dál neořezávat"],
        ),
        (
            SheetFormat("A4", "cut-and-stack", (210.0, 420.0), rows=2),
            ["svisle v 31 a 179 mm od levé hrany archu; vodorovně v 210 mm od horní hrany archu",
             "horní stoh položit na dolní"],
        ),
        (
            SheetFormat("SRA3", "cut-and-stack", (320.0, 450.0), columns=2, rows=2, bleed=3, marks=("crop",)),
            ["svisle v 9; 157; 163 a 311 mm od levé hrany archu; vodorovně v 12; 222; 228 a 438 mm od horní hrany "
             "archu (podle ořezových značek)", "v pořadí odshora: levý horní, pravý horní, levý dolní, pravý dolní"],
        ),
        (
            SheetFormat("Čtyři", "cut-and-stack", (592.0, 420.0), columns=4, rows=2),
            ["v pořadí odshora: 1. řada 1. stoh zleva, 1. řada 2. stoh zleva, ", "2. řada 4. stoh zleva"],
        ),
        (
            SheetFormat("Dva", "n-up", (297.0, 210.0), columns=2),
            ["rozřezané listy řadit arch po archu", EACH_APART],
        ),
        (
            SheetFormat("Sešit", "booklet", (320.0, 450.0), columns=2, rows=2, bleed=3, marks=("crop",)),
            ["rozříznout vodorovně v 225 mm od horní hrany archu", "horní stoh položit na dolní", "ořezat na"],
        ),
    ],
)  # fmt: skip  # a line for what is said
def test_a_format_says_where_its_pile_is_cut_and_which_pile_goes_on_which(
    content: Content, form: SheetFormat, said: list[str]
) -> None:
    done = Finishing(A5, cut=True, stitched=form.scheme == "booklet")
    page = " ".join(people(content, line(done, form="own"), printer=printer_of(content, own=form)))
    assert [one for one in said if one not in page] == []


def test_what_is_not_cut_apart_is_told_nothing_of_piles(content: Content) -> None:
    page = " ".join(people(content, line(Finishing(A5, cut=True))))
    assert "stoh" not in page
    assert "rozříznout" not in page


def test_leaves_that_are_left_over_are_thrown_away(content: Content) -> None:
    full = line(Finishing(A5, cut=True), form="cards")
    odd = dataclasses.replace(full, file=dataclasses.replace(full.file, pages=6, spare=1))
    assert "prázdné listy" not in " ".join(people(content, full))
    assert "prázdné listy, které přebudou vespod, vyřadit" in " ".join(people(content, odd))


def test_each_product_says_on_which_paper_and_over_which_edge_it_is_turned(content: Content) -> None:
    both = line(Finishing(A5, cut=True))
    front = dataclasses.replace(both, file=dataclasses.replace(both.file, sides=2))
    assert "tisknout na arch 297 × 210 mm, oboustranně, obracet podle kratší strany archu" in people(content, both)[0]
    page = people(content, front)[0]
    assert "tisknout na arch 297 × 210 mm, jednostranně" in page
    assert "obracet" not in page
    assert "tisknout barevně (soubory jsou v RGB)" in page


def test_a_print_shop_need_not_ask_whether_it_is_to_wait(content: Content) -> None:
    page = " ".join(people(content, line(Finishing(A5, cut=True)), drafts=2))
    assert "Vytisknout v plném počtu." in page
    assert "Stav" not in page
    assert "rozpracovaná" not in page


def test_sets_and_copies_are_told_apart(content: Content) -> None:
    one = line(Finishing(A5, cut=True))
    page = " ".join(people(content, one, line(Finishing(A5, cut=True), "loose")))
    assert "Souborů v jedné sadě 2" in page
    assert "Sad celkem 3" in page
    assert "Výtisků celkem (všech souborů) 6" in page
    assert "Z toho rozdělit (sady)" in page
    single = " ".join(people(content, one))
    assert "sad" not in single.replace("Zakázka", "").casefold()
    assert "Z toho rozdělit (výtisky)" in single


def test_sides_of_sheets_are_told_where_some_stay_blank(content: Content) -> None:
    one = line(Finishing(A5, cut=True))
    front = dataclasses.replace(one, file=dataclasses.replace(one.file, sides=3))
    assert "lícových i rubových" not in " ".join(people(content, one))
    assert "Stran archů (lícových i rubových) 12 Potištěných stran archů 9" in " ".join(people(content, front))


def test_a_file_stands_with_the_czech_title_of_what_is_in_it(content: Content) -> None:
    page = " ".join(people(content, line(Finishing(A5, cut=True))))
    assert f"ring-ru.pdf {content.bank.topics['pain'].title}, ruština" in page


def test_a_set_in_several_languages_is_told_in_words(content: Content) -> None:
    one = line(Finishing(A5, cut=True))
    page = " ".join(people(content, dataclasses.replace(one, file=dataclasses.replace(one.file, language="mul"))))
    assert "několik jazyků v jedné sadě" in page
    assert "mul" not in page
