"""Orders as files, what they come to, and the ticket for machines."""

from __future__ import annotations

import dataclasses
import datetime
import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.layout.data import Binding
from cardgen.press import (
    Finishing,
    Line,
    Offered,
    Order,
    Printer,
    SheetFile,
    SheetFormat,
    look_at_order,
    orders,
    read_order,
    ticket,
    total,
)
from cardgen.press.printers import Prices
from cardgen.press.ticket import NAMESPACE
from cardgen.problems import Problems
from cardgen.project import Project
from tests.press.xjdf import faults

RING = Binding("left", (65.0, 145.0))
LEAF = Finishing((148.0, 210.0), cut=True)
PRINTER = Printer("office", "Tiskárna", "short", {"leaves": SheetFormat("Listy", "n-up", (297.0, 210.0), 2)})
OFFERED = {"tiny": Offered("2026.1", ("pain", "loose"), ("ru", "vi"))}
ORDER = """\
order: one
title: Zkouška
customer: Nemocnice
edition: tiny
version: "2026.1"
languages: {ru: 3, vi: 2}
printer: office
formats: [leaves]
delivery: {to: sklad, by: 2026-12-15}
state: drafted
recipients:
  - {who: porodnice, languages: {ru: 2}}
"""


def read(folder: Path, text: str) -> tuple[Order | None, list[str]]:
    (folder / "content/orders").mkdir(parents=True, exist_ok=True)
    (folder / "content/orders/one.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    found = read_order(Project(folder), "content/orders/one.yaml", problems)
    if found and not found.is_history:
        look_at_order(found, OFFERED, {"office": PRINTER}, problems)
    return found, [f"{problem.place.line} {problem.code}: {problem.message}" for problem in problems]


def test_a_plain_order_is_read(tmp_path: Path) -> None:
    found, problems = read(tmp_path, ORDER)
    assert problems == []
    assert found is not None
    assert found.languages == {"ru": 3, "vi": 2}
    assert found.given == {"porodnice": {"ru": 2}}
    assert list(orders(Project(tmp_path), Problems())) == ["one"]


def test_a_recipient_that_is_named_twice_gets_both(tmp_path: Path) -> None:
    more = "  - {who: chirurgie, languages: {vi: 1}}\n  - {who: porodnice, languages: {ru: 1, vi: 1}}\n"
    found, _ = read(tmp_path, ORDER + more)
    assert found is not None
    assert found.given == {"porodnice": {"ru": 3, "vi": 1}, "chirurgie": {"vi": 1}}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("edition: tiny", "edition: tinny", "4 unknown-edition: the order one asks for the edition 'tinny'"),
        ('"2026.1"', '"2025.9"', "5 other-version: the order one is of version 2025.9 of tiny, which is 2026.1 by now"),
        ("vi: 2", "vi: 0", "6 wrong-quantity: the order one asks for 0 in vi"),
        ("vi: 2", "vi: -2", "6 wrong-quantity: the order one asks for -2 in vi"),
        ("vi: 2", "vi: 200000", "6 wrong-quantity: the order one asks for 200,000 in vi"),
        ("vi: 2", "uk: 2", "6 unknown-language: the order one asks for the language 'uk', which tiny has not"),
        ("{ru: 3, vi: 2}", "{}", "12 wrong-quantity: the order one: porodnice is to get 2 in ru"),
        ("printer: office", "printer: ofice", "7 unknown-printer: the order one asks for the printer 'ofice'"),
        ("[leaves]", "[leafs]", "8 unknown-format: the printer office has no format 'leafs'"),
        ("2026-12-15", "2026-13-15", "9 wrong-value: '2026-13-15' is not a date"),
        ("2026-12-15", "20261215", "9 wrong-value: '20261215' is not a date"),
        ("2026-12-15", "2026-W51-2", "9 wrong-value: '2026-W51-2' is not a date"),
        ("by: 2026-12-15", "arrived: 15.12.", "9 wrong-value: '15.12.' is not a date"),
        ("by: 2026-12-15", "arrived: 2026-12-15", "9 not-delivered: the order one was delivered on 2026-12-15, and is"),
        ("title: Zkouška", "title: ' '", "2 empty: the order one: 'title' is empty"),
        ("to: sklad", "to: ''", "9 empty: the order one: 'delivery: to' is empty"),
        ("who: porodnice", "who: ''", "12 empty: the order one: 'recipients: who' is empty"),
        ("{ru: 2}", "{ru: 4}", "6 wrong-quantity: the order one: 4 in ru are to be handed out, and 3 are ordered"),
        ("order: one", "order: two", "1 wrong-file-name: the order 'two' stands in one.yaml"),
        ("state: drafted", "topics: [pian]\nstate: drafted", "10 unknown-topic: the order one asks for"),
        ("state: drafted", "paper: {weight: 2}\nstate: drafted", "1 wrong-value: the order one asks for paper"),
    ],
)  # fmt: skip  # a line a case
def test_an_order_that_cannot_be_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    _, problems = read(tmp_path, ORDER.replace(old, new))
    assert any(problem.startswith(said) for problem in problems), problems


@pytest.mark.parametrize(
    ("who", "plain"),
    [
        ("'porodnice '", "porodnice"),
        ("ORL  B", "ORL B"),
        ("odd.\u00a03", "odd. 3"),
        ("c\u030cipy", "\u010dipy"),
        ('"a\\nb\\x1b[31m"', "a b[31m"),
        ("\u202eabc", "abc"),
    ],
)
def test_two_names_that_look_the_same_are_not_two_places(tmp_path: Path, who: str, plain: str) -> None:
    found, problems = read(tmp_path, ORDER.replace("who: porodnice", f"who: {who}"))
    assert found is None
    (problem,) = problems
    assert problem.startswith("12 wrong-value: the order one: the name '")
    assert "is not written as it looks" in problem
    assert read(tmp_path, ORDER.replace("who: porodnice", f"who: '{plain}'"))[1] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [('"2026.1"', '"2025.9"'), ("vi: 2", "uk: 2"), ("edition: tiny", "edition: gone"), ("[leaves]", "[gone]")],
)
def test_what_was_sent_is_history_whatever_is_offered_now(tmp_path: Path, old: str, new: str) -> None:
    assert read(tmp_path, ORDER.replace(old, new))[1] != []
    assert read(tmp_path, ORDER.replace(old, new).replace("drafted", "delivered"))[1] == []


# -- counting ------------------------------------------------------------------------------------


def line(pages: int, sheets: int, sides: int, quantity: int) -> Line:
    file = SheetFile("pain-ru.pdf", "0" * 64, "pain", "ru", "ring", pages, 0, sheets, sides)
    return Line(file, "leaves", quantity, (297.0, 210.0), LEAF)


def test_the_sums_of_an_order() -> None:
    found = total([line(8, 2, 4, 100), line(4, 1, 1, 50)], 80.0, Prices("CZK", sheet=0.5, side=1.2, setup=100.0))
    assert (found.copies, found.sheets, found.sides, found.clicks) == (150, 250, 500, 450)
    assert found.paper == pytest.approx(250 * 0.297 * 0.21 * 80 / 1000)
    assert found.weight == pytest.approx((400 + 100) * 0.148 * 0.21 * 80 / 1000)
    assert (found.cost, found.currency) == (Decimal("765.00"), "CZK")


def test_without_prices_there_is_no_cost() -> None:
    assert total([line(8, 2, 4, 1)], 80.0, None).cost is None


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 500)), min_size=1, max_size=6))
def test_twice_the_quantity_is_twice_everything(found: list[tuple[int, int]]) -> None:
    once = total([line(4 * n, n, 2 * n, count) for n, count in found], 80.0, None)
    twice = total([line(4 * n, n, 2 * n, 2 * count) for n, count in found], 80.0, None)
    assert (twice.copies, twice.sheets, twice.clicks) == (2 * once.copies, 2 * once.sheets, 2 * once.clicks)
    assert twice.weight == pytest.approx(2 * once.weight)


# -- documents on several layouts ----------------------------------------------------------------

DOCUMENTS = {"poster": ("poster-a4", "poster-a3"), "leaflet": ("trifold",), "guide": ("booklet", "poster-a4")}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("topics: [poster]\nlayouts: [poster-a3]", []),
        ("topics: [poster]\nlayouts: [poster-a3, poster-a4]", []),
        ("topics: [poster, leaflet]\nlayouts: [poster-a3, trifold]", []),
        ("topics: [pain]", []),
        ("layouts: [poster-a4, trifold]", []),
        ("layouts: []", []),
        (
            "topics: [poster]\nlayouts: [poster-a5]",
            ["11 unknown-layout: the order one asks for the layout 'poster-a5', which tiny has not"],
        ),
        (
            "topics: [poster]\nlayouts: [poster-a3, booklet]",
            ["11 nothing-to-print: the order one: no document that is ordered is on booklet"],
        ),
        (
            "topics: [poster, leaflet]\nlayouts: [poster-a3]",
            ["10 nothing-to-print: the order one: leaflet is on none of the layouts that are ordered"],
        ),
        (
            "layouts: [poster-a3, trifold]",
            ["10 nothing-to-print: the order one: guide is on none of the layouts that are ordered"],
        ),
        (
            "topics: [pain]\nlayouts: [poster-a3]",
            ["11 nothing-to-print: the order one: no document that is ordered is on poster-a3"],
        ),
    ],
)
def test_an_order_chooses_among_the_layouts_of_its_documents(tmp_path: Path, more: str, said: list[str]) -> None:
    one, _ = read(tmp_path, ORDER.replace("state: drafted", f"{more}\nstate: drafted"))
    assert one is not None
    problems = Problems()
    offered = {"tiny": Offered("2026.1", ("pain", *DOCUMENTS), ("ru", "vi"), DOCUMENTS)}
    look_at_order(one, offered, {"office": PRINTER}, problems)
    assert [f"{problem.place.line} {problem.code}: {problem.message}" for problem in problems] == said


def test_the_layout_of_a_set_of_cards_is_not_chosen_by_an_order(tmp_path: Path) -> None:
    _, problems = read(tmp_path, ORDER.replace("state: drafted", "layouts: [ring]\nstate: drafted"))
    assert problems == [
        "10 unknown-layout: the order one chooses among the layouts of documents, and tiny has no documents"
    ]


def test_there_is_a_choice_where_a_document_is_on_several_layouts() -> None:
    assert Offered("1", (), (), DOCUMENTS).choice == ("poster-a4", "poster-a3", "trifold", "booklet")
    assert Offered("1", (), (), {"leaflet": ("trifold",), "guide": ("booklet",)}).choice == ()
    assert Offered("1", ("pain",), ()).choice == ()


# -- the ticket ----------------------------------------------------------------------------------


SPACES = {"x": NAMESPACE}


def ticket_of(folder: Path, more: str = "", *lines: Line, text: str = ORDER) -> ElementTree.Element:
    """The ticket of an order; whatever it says keeps the rules of XJDF."""
    order, _ = read(folder, text.replace("state:", f"{more}state:", 1))
    assert order is not None
    found = lines or (line(8, 2, 4, 3),)
    data = ticket(order, found, PRINTER, 250, {"pain-ru.pdf": "leaves/pain-ru.pdf"}, "0.1.0")
    assert faults(data) == []
    return ElementTree.fromstring(data)


def intents(root: ElementTree.Element) -> dict[str | None, ElementTree.Element]:
    return {intent.get("Name"): intent[0] for intent in root.findall(".//x:Intent", SPACES)}


def test_the_ticket_says_of_each_file_how_many_and_what_is_done_with_it(tmp_path: Path) -> None:
    more = "note: A < B & C\npaper: {weight: 250, name: matná}\n"
    done = dataclasses.replace(LEAF, holes=RING, lamination="matt")
    root = ticket_of(tmp_path, more, dataclasses.replace(line(8, 2, 4, 3), finishing=done))
    assert (root.tag, root.get("JobID"), root.get("Types")) == (f"{{{NAMESPACE}}}XJDF", "one", "Product")
    (product,) = root.findall("x:ProductList/x:Product", SPACES)
    assert product.get("Amount") == "3"
    assert "297 x 210 mm, imposed already (n-up)" in (product[0].text or "")
    found = intents(root)
    assert found["LayoutIntent"].attrib == {
        "FinishedDimensions": "419.53 595.28 0", "Pages": "8", "Sides": "TwoSidedHeadToHead",
    }  # fmt: skip
    assert found["MediaIntent"].attrib == {"MediaType": "Paper", "Weight": "250", "MediaQuality": "matná"}
    assert found["HoleMakingIntent"][0].attrib == {"Pattern": "R2m-ISO", "ReferenceEdge": "Left"}
    assert found["LaminatingIntent"].attrib == {"Surface": "Front Back", "Texture": "Matte"}
    assert {"BindingIntent", "FoldingIntent"}.isdisjoint(found)
    assert root.findtext("x:Comment", namespaces=SPACES) == "A < B & C"
    (run,) = root.findall(".//x:FileSpec", SPACES)
    assert run.get("URL") == "leaves/pain-ru.pdf"
    assert root.find(".//x:RunList", SPACES).get("NPage") == "4"  # type: ignore[union-attr]  # two sheets have four sides


def test_the_ticket_says_who_orders_where_to_and_until_when(tmp_path: Path) -> None:
    root = ticket_of(tmp_path)
    assert root.find(".//x:Part[@ContactType='Customer']/../x:Contact/x:Company", SPACES) is not None
    assert (
        root.findtext(".//x:Part[@ContactType='Delivery']/../x:Contact/x:Address/x:AddressLine", "", SPACES) == "sklad"
    )
    due = [one.get(key, "") for tag, key in (("NodeInfo", "End"), ("DeliveryParams", "Required"))
           for one in root.findall(f".//x:{tag}", SPACES)]  # fmt: skip
    assert due == ["2026-12-15T21:59:00Z"] * 2
    moment = datetime.datetime.fromisoformat(due[0].replace("Z", "+00:00"))
    for hours in (1, 2):  # it is late on that day in Czechia, in winter and in summer
        there = moment.astimezone(datetime.timezone(datetime.timedelta(hours=hours)))
        assert (there.day, there.hour >= 22) == (15, True)
    whenever = ticket_of(tmp_path, text=ORDER.replace(", by: 2026-12-15", ""))
    assert whenever.find(".//x:NodeInfo", SPACES) is None
    assert whenever.find(".//x:DeliveryParams", SPACES).attrib == {}  # type: ignore[union-attr]  # it is there


def finished(folder: Path, done: Finishing) -> ElementTree.Element:
    """The ticket of an order of leaves with which this is done."""
    return ticket_of(folder, "", dataclasses.replace(line(8, 2, 4, 3), finishing=done))


def test_what_has_no_holes_is_not_drilled_and_what_is_folded_says_where(tmp_path: Path) -> None:
    assert "HoleMakingIntent" not in intents(ticket_of(tmp_path, "drilled: true\n"))
    root = finished(tmp_path, Finishing((297.0, 210.0), cut=False, folds=(97.0, 197.0), inside="left"))
    assert intents(root)["FoldingIntent"].attrib == {"FoldCatalog": "F6-X"}
    assert intents(root)["LayoutIntent"].get("Dimensions") == "841.89 595.28"
    assert "FinishedDimensions" not in intents(root)["LayoutIntent"].attrib
    said = root.findtext(".//x:Product/x:Comment", "", SPACES)
    assert "folded at 97 and 197 mm from the left of the front page, the left panel to the inside first" in said


def test_what_is_stitched_says_so(tmp_path: Path) -> None:
    found = intents(finished(tmp_path, dataclasses.replace(LEAF, stitched=True)))
    assert found["BindingIntent"].attrib == {"BindingType": "SaddleStitch", "BindingSide": "Left"}
    assert "FoldingIntent" not in found  # section 4.7: a fold that a binding implies is not said


def test_single_pages_are_not_said_to_be_imposed(tmp_path: Path) -> None:
    printer = dataclasses.replace(PRINTER, formats={"leaves": SheetFormat("Strany", "n-up", bleed=3)})
    order, _ = read(tmp_path, ORDER)
    assert order is not None
    data = ticket(order, [line(8, 2, 4, 3)], printer, 250, {"pain-ru.pdf": "leaves/pain-ru.pdf"}, "0.1.0").decode()
    assert "single pages on paper of 297 x 210 mm, not imposed: Strany" in data


@pytest.mark.parametrize(
    ("size", "holes", "centres"),
    [
        ((148.0, 210.0), Binding("left", (27.5, 182.5), 11.0, 5.5), ["31.18 517.32", "31.18 77.95"]),  # no ISO 838
        ((210.0, 148.0), Binding("left", (34.0, 114.0)), ["34.02 323.15", "34.02 96.38"]),  # ISO 838, and across
        ((210.0, 148.0), Binding("top", (65.0, 145.0)), ["184.25 385.51", "411.02 385.51"]),
    ],
)
def test_holes_that_no_pattern_says_have_a_place_each(
    tmp_path: Path, size: tuple[float, float], holes: Binding, centres: list[str]
) -> None:
    done = dataclasses.replace(LEAF, size=size, holes=holes)
    extent = f"{holes.diameter * 72 / 25.4:.2f}"
    assert [one.attrib for one in intents(finished(tmp_path, done))["HoleMakingIntent"]] == [
        {"Center": centre, "Extent": f"{extent} {extent}", "Shape": "Round"} for centre in centres
    ]


def test_the_pattern_of_iso_838_names_the_edge_of_an_upright_page(tmp_path: Path) -> None:
    done = dataclasses.replace(LEAF, holes=Binding("top", (34.0, 114.0)))
    (pattern,) = intents(finished(tmp_path, done))["HoleMakingIntent"]
    assert pattern.attrib == {"Pattern": "R2m-ISO", "ReferenceEdge": "Top"}


def test_a_page_with_a_blank_back_counts_as_two(tmp_path: Path) -> None:
    root = ticket_of(tmp_path, "", line(1, 1, 1, 3))
    assert intents(root)["LayoutIntent"].get("Pages") == "2"
    assert intents(root)["LayoutIntent"].get("Sides") == "OneSided"
    assert [one.get("Surface") for one in intents(root)["ColorIntent"]] == ["Front"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('DeviceID="cardgen"', 'DeviceID="cardgen 0.1"', "@DeviceID cannot be 'cardgen 0.1'"),
        ('Pages="8"', 'Pages="7"', "@Pages cannot be '7'"),
        ("<Company ", "<Person/><Company ", "Contact: its children are Person Company"),
        ('Product="P1"', 'ProductPart="P1"', "@ProductPart is not allowed"),
        ('Amount="3" ItemRef="P1"', 'Amount="3" ItemRef="P2"', "@ItemRef names ['P2']"),
        ('ContactType="Delivery"', "", "a contact without @ContactType"),
        ('<Intent Name="MediaIntent">', '<Intent Name="LayoutIntent">', "MediaIntent in LayoutIntent"),
    ],
)
def test_the_rules_see_what_is_wrong(tmp_path: Path, old: str, new: str, said: str) -> None:
    order, _ = read(tmp_path, ORDER)
    assert order is not None
    data = ticket(order, [line(8, 2, 4, 3)], PRINTER, 250, {"pain-ru.pdf": "leaves/pain-ru.pdf"}, "0.1.0").decode()
    assert data.count(old) == 1
    assert any(said in fault for fault in faults(data.replace(old, new).encode()))


@pytest.mark.parametrize("key", ["Center", "Extent", "Shape"])
def test_the_rules_see_a_hole_of_which_something_is_not_said(tmp_path: Path, key: str) -> None:
    order, _ = read(tmp_path, ORDER)
    assert order is not None
    done = dataclasses.replace(LEAF, holes=Binding("left", (105.0,)))
    one = dataclasses.replace(line(8, 2, 4, 3), finishing=done)
    root = ElementTree.fromstring(ticket(order, [one], PRINTER, 250, {"pain-ru.pdf": "leaves/pain-ru.pdf"}, "0.1.0"))
    del intents(root)["HoleMakingIntent"][0].attrib[key]
    assert [fault.split(": ")[1] for fault in faults(ElementTree.tostring(root))] == [f"neither @Pattern nor @{key}"]
