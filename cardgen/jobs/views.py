"""PDF pages -> one picture, to see at a glance what was made. Drawn by PDFium, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import pypdfium2
from PIL import Image

_WIDTH: Final = 260  # pixels of a page
_GAP: Final = 16
_ROWS: Final = 8  # files
_DESK: Final = (128, 132, 138)


def contact_sheet(files: Sequence[bytes]) -> bytes:
    """Return a PNG with the pages of the first PDF files, a row for each."""
    rows = [_pages(data) for data in files[:_ROWS]]
    width = _GAP + max(sum(page.width + _GAP for page in row) for row in rows)
    height = _GAP + sum(max(page.height for page in row) + _GAP for row in rows)
    desk = Image.new("RGB", (width, height), _DESK)
    top = _GAP
    for row in rows:
        left = _GAP
        for page in row:
            desk.paste(page, (left, top))
            left += page.width + _GAP
        top += max(page.height for page in row) + _GAP
    found = io.BytesIO()
    desk.save(found, format="PNG", optimize=True)
    return found.getvalue()


def _pages(data: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    found = []
    for number in range(len(document)):
        page = document[number]
        found.append(page.render(scale=_WIDTH / page.get_width()).to_pil())
    return found
