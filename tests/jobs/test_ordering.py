"""Print orders of a project, from the first draft to the package."""

from __future__ import annotations

import hashlib
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import page as validation
import pypdfium2
import pytest
from PIL import Image

from cardgen.jobs import orders
from cardgen.jobs.ordering import package
from cardgen.jobs.orders import New
from cardgen.jobs.releasing import issue
from cardgen.problems import ContentError, UnknownName
from tests.layout.documents import papers
from tests.press.xjdf import faults
from tests.projects import REAL, Written, make

PRINTER = """\
printer: office
title: Kancelářská tiskárna
flip: short
margin: 4
prices: {currency: CZK, sheet: 1, side: 2, setup: 0}
formats:
  cards: {title: Listy po dvou, scheme: cut-and-stack, sheet: [297, 210], columns: 2}
  across: {title: Listy na šířku, scheme: cut-and-stack, sheet: [210, 297], rows: 2, flip: long}
"""
ORDER = """\
order: one
title: Zkouška
customer: Nemocnice
edition: tiny
version: "2026.1"
languages: {ru: 3}
printer: office
formats: [cards, across]
delivery: {to: sklad}
state: drafted
recipients:
  - {who: porodnice, languages: {ru: 2}}
drilled: true
"""
_WORDS = ("documents", "orders")


def with_orders(folder: Path) -> Written:
    """The tiny project with a printer, an order, and what the ticket needs of the real one."""
    project = make(folder, {"content/printers/office.yaml": PRINTER, "content/orders/one.yaml": ORDER})
    for name in _WORDS:
        text = (REAL / f"content/phrases/{name}/topic.yaml").read_text(encoding="utf-8")
        project.write(
            f"content/phrases/{name}/topic.yaml",
            text.replace("{text:", "{for: staff, text:") if name == "documents" else text,
        )
    design = (REAL / "content/layouts/documents/a4-notes.yaml").read_text(encoding="utf-8")
    project.write("content/layouts/documents/a4-notes.yaml", design)
    return project


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = with_orders(tmp_path_factory.mktemp("order"))
    return package(project.project, Path("one"), jobs=1).file


@pytest.fixture
def project(tmp_path: Path) -> Written:
    return with_orders(tmp_path)


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_package_holds_sheets_tickets_a_picture_and_true_hashes(made: Path) -> None:
    found = parts(made)
    assert list(found) == [
        "zakazkovy-list.pdf", "zakazkovy-list.xjdf", "nahled.png",
        "cards/pain-ru.pdf", "across/loose-ru.pdf", "SHA256SUMS",
    ]  # fmt: skip  # in their order
    said = found.pop("SHA256SUMS").decode().splitlines()
    assert said == [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(found.items())]
    for name in ("zakazkovy-list.pdf", "cards/pain-ru.pdf", "across/loose-ru.pdf"):
        assert validation.validate_pdf_bytes(found[name], profile="ua1").is_compliant, name
    assert faults(found["zakazkovy-list.xjdf"]) == []
    assert found["zakazkovy-list.xjdf"].count(b"<HolePattern") == 1  # the loose cards have no holes
    with Image.open(io.BytesIO(found["nahled.png"])) as picture:
        assert min(picture.size) > 200


def test_the_picture_shows_backs_upright_whichever_way_the_printer_turns_its_sheets(
    made: Path, project: Written
) -> None:
    project.replace("content/printers/office.yaml", "flip: short", "flip: long")
    other = package(project.project, Path("one"), jobs=1).file
    assert parts(other)["nahled.png"] == parts(made)["nahled.png"]


def test_the_ticket_lists_the_files_below_how_each_is_made_each_on_a_line(made: Path) -> None:
    document = pypdfium2.PdfDocument(parts(made)["zakazkovy-list.pdf"])
    lines = [line for page in document for line in page.get_textpage().get_text_bounded().splitlines()]
    said = [line.strip() for line in lines]
    at = [said.index("Listy po dvou (složka cards)"), said.index("Listy na šířku (složka across)")]
    files = [next(i for i, line in enumerate(said) if name in line) for name in ("pain-ru.pdf", "loose-ru.pdf")]
    assert at[0] < files[0] < at[1] < files[1]


def test_the_same_order_gives_the_same_bytes(made: Path, project: Written) -> None:
    again = package(project.project, Path("one"), jobs=1)
    assert again.file.read_bytes() == made.read_bytes()
    assert again.total.copies == 6
    assert again.total.cost == Decimal(again.total.sheets + 2 * again.total.clicks)


def test_only_counting_writes_nothing(project: Written) -> None:
    found = package(project.project, Path("one"), jobs=1, count_only=True)
    assert found.total.sheets > 0
    assert not (project.root / "output").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("content/orders/one.yaml", "ru: 3", "ru: 0", "asks for 0 in ru"),
        ("content/orders/one.yaml", "[cards, across]", "[cards]", "loose"),
        ("content/phrases/pain/ru.yaml", "text: Где у вас болит?", "text: ''", "the translation is empty"),
        ("content/phrases/pain/topic.yaml", "limit: 4", "limit: 2", "limit"),
        ("content/printers/office.yaml", "margin: 4", "colour: {space: cmyk}", "CMYK"),
        ("content/orders/one.yaml", "{ru: 3}", "{ru: 3, mul: 4}\ntopics: [loose]", "is there in mul"),
        ("content/orders/one.yaml", "state: drafted", "state: sent\nx: y", "has no key 'x'"),
        ("content/orders/one.yaml", ": Nemocnice", ": 病院", "content/orders/one.yaml:3:11: error: cs: "),
        ("content/orders/one.yaml", "who: porodnice", "who: 病院", "content/orders/one.yaml:12:11: error: cs: "),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_nothing(
    project: Written, file: str, old: str, new: str, said: str
) -> None:
    project.replace(file, old, new)
    with pytest.raises(ContentError) as told:
        package(project.project, Path("one"), jobs=1)
    assert said in str(told.value)
    assert not (project.root / "output").exists()


def test_only_the_layouts_that_are_ordered_are_printed(tmp_path: Path) -> None:
    project = papers.make(tmp_path)
    project.write("content/printers/office.yaml", PRINTER + "  leaf: {title: List, scheme: n-up, sheet: [297, 210]}\n")
    project.replace("content/editions/leaflets.yaml", "[sheet]", "[sheet, booklet]")
    text = ORDER.replace("edition: tiny", "edition: leaflets").replace("[cards, across]", "[leaf]")
    project.write("content/orders/one.yaml", text)

    def files() -> list[str]:
        found = package(project.project, Path("one"), jobs=1, count_only=True)
        return [line.file.path for line in found.lines]

    assert files() == ["leaflet-sheet-ru.pdf", "leaflet-booklet-ru.pdf"]
    project.write("content/orders/one.yaml", text + "layouts: [booklet]\n")
    assert files() == ["leaflet-booklet-ru.pdf"]
    project.write("content/orders/one.yaml", text + "layouts: [boklet]\n")
    with pytest.raises(ContentError, match="did you mean 'booklet'"):
        files()


@pytest.mark.parametrize("name", ["two", "../one", "/etc/passwd", "content/editions/tiny.yaml"])
def test_what_is_no_order_of_the_project_is_refused(
    project: Written, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    with pytest.raises(UnknownName, match="is no order of the project"):
        package(project.project, Path(name), jobs=1)


def test_an_order_is_begun_repeated_and_moved_on(project: Written) -> None:
    new = New("Nová", "Město", {"vi": 5}, "office", ("cards", "across"), "sklad")
    assert orders.begin(project.project, "two", "tiny", new) == "content/orders/two.yaml"
    assert orders.repeat(project.project, "two", "three") == "content/orders/three.yaml"
    assert orders.move_on(project.project, "two", "sent").state == "sent"
    assert [(one.order, one.state) for one in orders.every(project.project)] == [
        ("one", "drafted"),
        ("three", "drafted"),
        ("two", "sent"),
    ]
    assert "arrived" not in project.read("content/orders/two.yaml")
    with pytest.raises(UnknownName, match="is sent already"):
        orders.move_on(project.project, "two", "confirmed")
    with pytest.raises(UnknownName, match="already"):
        orders.begin(project.project, "two", "tiny", new)


def test_the_day_of_a_delivery_is_written_once(project: Written) -> None:
    with pytest.raises(UnknownName, match="2026-11-23 has not come yet"):
        orders.move_on(project.project, "one", "delivered", "2026-11-23")
    with pytest.raises(UnknownName, match=r"'20\.11\.2026' is not a date"):
        orders.move_on(project.project, "one", "delivered", "20.11.2026")
    assert "state: drafted" in project.read("content/orders/one.yaml")
    for day in ("2026-11-20", None, "2026-11-20"):
        assert orders.move_on(project.project, "one", "delivered", day).delivery.arrived == "2026-11-20"
    assert "delivery: {to: sklad, arrived: 2026-11-20}\nstate: delivered\n" in project.read("content/orders/one.yaml")
    with pytest.raises(UnknownName, match="was delivered on 2026-11-20; if that is wrong, mend it in content/orders"):
        orders.move_on(project.project, "one", "delivered", "2026-11-21")


def test_a_delivery_without_a_day_was_today_unless_it_was_before(project: Written) -> None:
    orders.move_on(project.project, "one", "delivered")
    assert "arrived: 2026-11-22" in project.read("content/orders/one.yaml")
    project.replace("content/orders/one.yaml", ", arrived: 2026-11-22", "")
    assert orders.move_on(project.project, "one", "delivered").delivery.arrived is None


def test_an_order_that_is_repeated_was_neither_delivered_nor_exchanged(project: Written) -> None:
    orders.move_on(project.project, "one", "delivered")
    last = "  - {who: porodnice, languages: {ru: 2}}\ndrilled: true\n"
    text = project.read("content/orders/one.yaml")
    project.write("content/orders/one.yaml", f'{text}exchanged:\n  "2026.2": {{porodnice: {{ru: 2026-11-22}}}}\n')
    orders.repeat(project.project, "one", "two")
    again = project.read("content/orders/two.yaml")
    assert "delivery: {to: sklad}\nstate: drafted\n" in again
    assert again.endswith(last)


def test_an_order_that_cannot_be_is_not_begun(project: Written) -> None:
    with pytest.raises(ContentError, match="has no format 'x'"):
        orders.begin(project.project, "two", "tiny", New("N", "M", {"vi": 5}, "office", ("x",), "s"))
    assert not (project.root / "content/orders/two.yaml").exists()


def test_orders_live_through_the_next_version_of_their_edition(project: Written) -> None:
    orders.move_on(project.project, "one", "confirmed")
    project.replace("content/editions/tiny.yaml", '"2026.1"', '"2026.2"')
    assert [one.order for one in orders.every(project.project)] == ["one"]
    with pytest.raises(ContentError, match=r"which is 2026\.2 by now"):
        package(project.project, Path("one"), jobs=1)
    assert orders.repeat(project.project, "one", "two") == "content/orders/two.yaml"
    assert 'version: "2026.2"' in project.read("content/orders/two.yaml")
    assert orders.move_on(project.project, "one", "delivered").version == "2026.1"
    with pytest.raises(ContentError, match="with --repeat"):
        package(project.project, Path("one"), jobs=1)


def test_a_broken_order_does_not_hold_up_another_one(project: Written) -> None:
    project.write("content/orders/broken.yaml", "order: [")
    assert orders.move_on(project.project, "one", "sent").state == "sent"
    before = project.read("content/orders/broken.yaml")
    with pytest.raises(ContentError, match=r"broken\.yaml:2:1: error: this is not YAML"):
        orders.move_on(project.project, "broken", "sent")
    assert project.read("content/orders/broken.yaml") == before


def test_a_name_longer_than_any_file_is_no_order(project: Written) -> None:
    with pytest.raises(UnknownName, match="is no order of the project"):
        package(project.project, Path("x" * 300), jobs=1)


def test_what_was_never_released_is_warned_of_and_what_was_changed_since_is_refused(project: Written) -> None:
    warned = package(project.project, Path("one"), jobs=1, count_only=True).warnings
    assert [problem.code for problem in warned] == ["not-released"]
    issue(project.project, "tiny", "Jana Nováková", trial=True, jobs=1)
    assert package(project.project, Path("one"), jobs=1, count_only=True).warnings == ()
    project.replace("content/phrases/pain/ru.yaml", "text: Болит?", "text: Больно?")
    project.sign_anew("content/phrases/pain/ru.yaml")
    with pytest.raises(ContentError, match="what was released as tiny 2026"):
        package(project.project, Path("one"), jobs=1)
