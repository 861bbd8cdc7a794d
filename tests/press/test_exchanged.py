"""What an order says of exchanges: what it may say, and which version somebody holds by it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cardgen.editions.records import order as rank
from cardgen.press import Order, last_exchanges, look_at_exchanges, parse_order
from cardgen.problems import Problems

ISSUED = {"2026.1": "2026-11-22", "2026.2": "2027-02-01", "2026.10": "2027-06-01"}
ORDER = """\
order: one
title: Zkouška
customer: Nemocnice
edition: tiny
version: "2026.1"
languages: {ru: 9, vi: 2}
printer: office
formats: [leaves]
delivery: {to: sklad, arrived: 2026-12-15}
state: delivered
recipients:
  - {who: porodnice, languages: {ru: 2}}
  - {who: chirurgie, languages: {ru: 1, vi: 2}}
  - {who: porodnice, languages: {ru: 3}}
exchanged:
  "2026.10": {porodnice: {ru: 2027-06-03}}
  "2026.2":
    chirurgie: {ru: 2027-02-05}
    porodnice: {ru: 2027-03-01}
"""


def read(text: str) -> Order:
    problems = Problems()
    found = parse_order(text.encode(), "content/orders/one.yaml", problems)
    assert found, list(map(str, problems))
    return found


def told(text: str, issued: Mapping[str, str] = ISSUED) -> list[str]:
    problems = Problems()
    look_at_exchanges(read(text), issued, rank, problems)
    return [f"{problem.place.line} {problem.code}: {problem.message}" for problem in problems]


def test_many_names_that_nobody_knows_are_told_together() -> None:
    names = "".join(f"    other {number}: {{ru: 2027-02-05}}\n" for number in range(30))
    found = told(ORDER.replace("    chirurgie: {ru: 2027-02-05}\n", names))
    assert [line for line in found if "unknown-recipient" not in line] == []
    assert len(found) == 9
    assert found[-1].endswith("22 others have exchanged leaves and are none of its recipients")


def test_what_was_exchanged_last_counts_whatever_the_order_of_the_lines() -> None:
    one = read(ORDER)
    assert told(ORDER) == []
    assert {key: entry.version for key, entry in last_exchanges(one, rank).items()} == {
        ("porodnice", "ru"): "2026.10",
        ("chirurgie", "ru"): "2026.2",
    }


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ('"2026.2":', '"2026.3":', "17 unknown-release", "were exchanged for tiny 2026.3, which was never released"),
        ('"2026.2":', '"2026.1":', "17 not-newer", "leaves were exchanged for 2026.1, and 2026.1 was delivered"),
        ('n: "2026.1"', f'n: "{"9" * 5000}"', "17 not-newer", "leaves were exchanged for 2026.2, and 9999"),
        ("    chirurgie", "    chirugie", "18 unknown-recipient", "'chirugie' has exchanged leaves and is none of its"),
        ("ru: 2027-03-01", "vi: 2027-03-01", "19 unknown-language", "porodnice has exchanged leaves in 'vi' and got"),
        ("2027-03-01", "1.3.2027", "19 wrong-value", "'1.3.2027' is not a date"),
        ("2027-03-01", "2026-12-14", "19 before-delivery", "on 2026-12-14, before it was delivered on 2026-12-15"),
        ("2027-03-01", "2027-01-31", "19 before-release", "on 2027-01-31, before 2026.2 was released on 2027-02-01"),
        ("2027-03-01", "2027-06-04", "19 not-newer", "for 2026.2 on 2027-06-04, and had 2026.10 since 2027-06-03"),
    ],
)
def test_an_exchange_that_cannot_have_been_is_told(old: str, new: str, code: str, said: str) -> None:
    found = told(ORDER.replace(old, new))
    assert any(one.startswith(f"{code}: ") and said in one for one in found), found


def test_nobody_has_exchanged_what_was_not_delivered() -> None:
    found = told(ORDER.replace(", arrived: 2026-12-15", "").replace("state: delivered", "state: sent"))
    assert found == ["16 not-delivered: the order one tells of exchanges, and is sent"]


def test_without_a_day_of_delivery_any_day_since_the_release_will_do() -> None:
    text = ORDER.replace(", arrived: 2026-12-15", "").replace("2027-02-05", "2026-11-30")
    assert told(text, {**ISSUED, "2026.2": "2026-11-30"}) == []
