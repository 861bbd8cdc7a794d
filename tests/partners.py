"""PDF pages as partners send them: drawn with ReportLab, made worse with pikepdf."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from cardgen.units import pt


def drawn(width: float = 105, height: float = 148, bleed: float = 3, *, inks: bool = False, pages: int = 1) -> bytes:
    """A ground over all of the paper with a white square in the middle, in RGB or in inks; lengths in mm."""
    into = io.BytesIO()
    paper = pt(width + 2 * bleed), pt(height + 2 * bleed)
    canvas = Canvas(into, paper, invariant=1, initialFontName="Helvetica")
    for _ in range(pages):
        if bleed:
            canvas.setTrimBox((pt(bleed), pt(bleed), pt(bleed + width), pt(bleed + height)))
            canvas.setBleedBox((0, 0, *paper))
        if inks:
            canvas.setFillColorCMYK(1, 0.5, 0, 0)
        else:
            canvas.setFillColorRGB(0, 0.2, 0.8)
        canvas.rect(0, 0, *paper, stroke=0, fill=1)
        if inks:
            canvas.setFillColorCMYK(0, 0, 0, 0)
        else:
            canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(paper[0] / 2 - 30, paper[1] / 2 - 30, 60, 60, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def written(words: str, width: float = 105, height: float = 148) -> bytes:
    """A page with a line in a font that is not embedded."""
    into = io.BytesIO()
    canvas = Canvas(into, (pt(width), pt(height)), invariant=1)
    canvas.drawString(50, 50, words)
    canvas.save()
    return into.getvalue()


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **saving: Any) -> bytes:
    """The same file with something done to it."""
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(into, deterministic_id=not saving, **saving)
    return into.getvalue()
