"""What may be ordered, and the orders that there are. Makes nothing, so that a check need not either."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen import press
from cardgen.editions import Edition
from cardgen.jobs.content import Content
from cardgen.press import Offered, Order
from cardgen.press.order import SEVERAL
from cardgen.problems import Problems


def offered(editions: Mapping[str, Edition]) -> Mapping[str, Offered]:
    """What may be ordered of each edition: its topics and documents, and its languages."""
    found = {}
    for name, edition in editions.items():
        topics = [*map(str, edition.topics), *map(str, edition.documents)]
        languages = [*map(str, edition.languages), *([SEVERAL] if edition.polyglot else [])]
        found[str(name)] = Offered(str(edition.version), topics + (["loose"] if edition.loose else []), languages)
    return found


def every(content: Content, problems: Problems) -> Mapping[str, Order]:
    """Read all orders."""
    return press.orders(content.project, offered(content.editions), content.printers, problems)
