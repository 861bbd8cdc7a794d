"""What may be ordered, and the orders that there are. Makes nothing, so that a check need not either."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen import press
from cardgen.editions import Edition
from cardgen.jobs import holding
from cardgen.jobs.content import Content
from cardgen.press import Offered
from cardgen.press.order import SEVERAL
from cardgen.problems import Problems


def offered(editions: Mapping[str, Edition]) -> Mapping[str, Offered]:
    """What may be ordered of each edition: its topics and documents, with their layouts, and its languages."""
    found = {}
    for name, edition in editions.items():
        topics = [*map(str, edition.topics), *map(str, edition.documents)]
        languages = [*map(str, edition.languages), *([SEVERAL] if edition.polyglot else [])]
        topics += ["loose"] if edition.loose else []
        found[str(name)] = Offered(str(edition.version), topics, languages, edition.documents)
    return found


def check(content: Content, problems: Problems) -> None:
    """Tell what is wrong with orders: with each in itself, with exchanges, with what those still to be made ask for."""
    orders = press.orders(content.project, problems).values()
    holding.check(orders, content.releases, problems)
    for order in orders:
        if not order.is_history:
            press.look_at_order(order, offered(content.editions), content.printers, problems)
