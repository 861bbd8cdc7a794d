"""Orders as files, what they come to, and the ticket for machines."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.press import (
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
    assert list(orders(Project(tmp_path), Problems())) == ["one"]


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
    ("old", "new"),
    [('"2026.1"', '"2025.9"'), ("vi: 2", "uk: 2"), ("edition: tiny", "edition: gone"), ("[leaves]", "[gone]")],
)
def test_what_was_sent_is_history_whatever_is_offered_now(tmp_path: Path, old: str, new: str) -> None:
    assert read(tmp_path, ORDER.replace(old, new))[1] != []
    assert read(tmp_path, ORDER.replace(old, new).replace("drafted", "delivered"))[1] == []


# -- counting ------------------------------------------------------------------------------------


def line(pages: int, sheets: int, sides: int, quantity: int) -> Line:
    file = SheetFile("pain-ru.pdf", "0" * 64, "pain", "ru", "ring", pages, 0, sheets, sides)
    return Line(file, "leaves", quantity, (297.0, 210.0), (148.0, 210.0))


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


# -- the ticket ----------------------------------------------------------------------------------


def test_the_ticket_says_of_each_file_how_many_and_what_is_done_with_it(tmp_path: Path) -> None:
    order, _ = read(
        tmp_path,
        ORDER.replace("state:", "drilled: true\nnote: A < B & C\npaper: {weight: 250, lamination: matt}\nstate:"),
    )
    assert order is not None
    data = ticket(order, [line(8, 2, 4, 3)], PRINTER, 250, {"pain-ru.pdf": "leaves/pain-ru.pdf"}, "cardgen")
    root = ElementTree.fromstring(data)
    spaces = {"x": NAMESPACE}
    assert (root.tag, root.get("JobID"), root.get("Types")) == (f"{{{NAMESPACE}}}XJDF", "one", "Product")
    (product,) = root.findall("x:ProductList/x:Product", spaces)
    assert product.get("Amount") == "3"
    assert "297 x 210 mm, imposed already (n-up)" in (product[0].text or "")
    intents = {intent.get("Name"): intent[0] for intent in product[1:]}
    assert intents["LayoutIntent"].get("FinishedDimensions") == "419.53 595.28 0"
    assert intents["MediaIntent"].get("Weight") == "250"
    assert intents["HoleMakingIntent"][0].get("Pattern") == "R2m-ISO"
    assert "LaminatingIntent" in intents
    assert "BindingIntent" not in intents
    assert root.findtext("x:Comment", namespaces=spaces) == "A < B & C"
    (run,) = root.findall(".//x:FileSpec", spaces)
    assert run.get("URL") == "leaves/pain-ru.pdf"
    assert root.find(".//x:RunList", spaces).get("NPage") == "4"  # type: ignore[union-attr]  # two sheets have four sides
    assert root.find(".//x:NodeInfo", spaces).get("End") == "2026-12-15T23:59:00Z"  # type: ignore[union-attr]  # it is there
    order_of_parts = [child.tag.rpartition("}")[2] for child in root]
    assert order_of_parts == ["AuditPool", "Comment", "ProductList", *["ResourceSet"] * 4]
