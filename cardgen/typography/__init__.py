"""Type: faces, shaping, line breaking and fitting. Text goes in, placed glyphs come out.

Knows nothing of phrases, cards or pages.
"""

from cardgen.typography.faces import Faces, load
from cardgen.typography.fitting import Fitted, Overflow, fit
from cardgen.typography.paragraphs import Extent, Line, Manner, Paragraph, Segment, extent, set_paragraph
from cardgen.typography.rich import Piece
from cardgen.typography.shaped import FontKey, Shaped, Style, Tongue
from cardgen.typography.shaping import MissingGlyphs, Shaper

__all__ = [
    "Extent", "Faces", "Fitted", "FontKey", "Line", "Manner", "MissingGlyphs", "Overflow", "Paragraph", "Piece",
    "Segment", "Shaped", "Shaper", "Style", "Tongue", "extent", "fit", "load", "set_paragraph",
]  # fmt: skip  # one name a line says no more
