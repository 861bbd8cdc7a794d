"""Which finished pages of partners stand in which file, and what the manifest says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from cardgen.editions import Edition
from cardgen.editions.edition import Partner
from cardgen.jobs.plan import FilePlan
from cardgen.layout import documents
from cardgen.layout.frame import FinishedPage


def of_file(
    edition: Edition, pages: Mapping[tuple[str, int], FinishedPage], plan: FilePlan
) -> tuple[documents.Partner, ...]:
    """The pages of partners in a document in a language; none on a layout that the edition does not issue."""
    return tuple(documents.Partner(one.as_, page, str(one.alt)) for one, page in _placed(edition, pages, plan))


def recorded(
    edition: Edition, pages: Mapping[tuple[str, int], FinishedPage], plan: FilePlan
) -> tuple[dict[str, Any], ...]:
    """What the manifest says of them."""
    return tuple(
        {
            "file": str(one.file),
            "sha256": hashlib.sha256(page.data).hexdigest(),
            "page": one.page,
            "as": str(one.as_),
        }
        for one, page in _placed(edition, pages, plan)
    )


def _placed(
    edition: Edition, pages: Mapping[tuple[str, int], FinishedPage], plan: FilePlan
) -> Iterator[tuple[Partner, FinishedPage]]:
    if plan.layout in edition.documents.get(plan.topic, ()):
        for number, one in enumerate(edition.partners):
            page = pages.get((str(edition.edition), number))
            if page and one.is_in(plan.topic, plan.language):
                yield one, page
