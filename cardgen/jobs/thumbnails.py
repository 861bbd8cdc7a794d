"""Pictures of the register as small PNGs, for working sheets: drawn by the same writer as the cards.

1. compose    one document, a frame each picture, as large as the picture
2. write      as a PDF, once for all of them
3. render     by PDFium, and reduced to few colours
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from typing import Final

import pypdfium2
from PIL import Image

from cardgen import pdf
from cardgen.layout.context import Material
from cardgen.layout.frame import Document, Frame, Picture, Tag
from cardgen.pictures.drawing import Drawing

_SIDE: Final = 100.0  # mm; of the page, before it is rendered at the size that is asked for
_COLOURS: Final = 64  # flat colours and the steps between them
_MM_PER_INCH: Final = 25.4
_drawn: dict[tuple[str, int], bytes] = {}  # by digest and size; they are small, and a run has a few hundred


def thumbnails(material: Material, names: Iterable[str], size: int) -> dict[str, bytes]:
    """Return each picture as PNG on white, its longer side `size` pixels.

    Raises KeyError for a name that is not registered, ContentError for a picture that cannot be drawn.
    """
    drawings = {name: material.register.drawing(name) for name in names}
    missing = {one.digest: one for one in drawings.values() if (one.digest, size) not in _drawn}
    for digest, data in zip(missing, _render(material, list(missing.values()), size), strict=True):
        _drawn[digest, size] = data
    return {name: _drawn[drawing.digest, size] for name, drawing in drawings.items()}


def _render(material: Material, drawings: list[Drawing], size: int) -> list[bytes]:
    if not drawings:
        return []
    frames = tuple(_frame(drawing) for drawing in drawings)
    document = Document("thumbnails", "cs", "", "", datetime.date(2000, 1, 1), frames)
    rendered = pypdfium2.PdfDocument(pdf.write(document, material.shaper.faces))
    scale = (size - 0.01) / (_SIDE / _MM_PER_INCH * 72)  # PDFium rounds up to whole pixels
    return [_png(page, scale) for page in rendered]


def _frame(drawing: Drawing) -> Frame:
    scale = _SIDE / max(drawing.width, drawing.height)
    width, height = drawing.width * scale, drawing.height * scale
    return Frame(width, height, 0.0, (Tag("Artifact", (Picture(0.0, 0.0, width, height, drawing),)),))


def _png(page: pypdfium2.PdfPage, scale: float) -> bytes:
    image = (
        page.render(scale=scale)
        .to_pil()
        .convert("RGB")
        .quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    )
    data = io.BytesIO()
    image.save(data, format="PNG")
    return data.getvalue()
