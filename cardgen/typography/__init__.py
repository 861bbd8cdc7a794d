"""Type: faces, shaping, line breaking and fitting. Text goes in, placed glyphs come out.

Knows nothing of phrases, cards or pages.
"""

from cardgen.typography.faces import Faces, load
from cardgen.typography.fitting import Fitted, Overflow, fit
from cardgen.typography.shaped import FontKey, Shaped, Style, Tongue
from cardgen.typography.shaping import MissingGlyphs, Shaper

__all__ = [
    "Faces", "Fitted", "FontKey", "MissingGlyphs", "Overflow", "Shaped", "Shaper", "Style", "Tongue", "fit", "load",
]  # fmt: skip  # one name a line says no more
