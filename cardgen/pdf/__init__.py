"""Frames -> a tagged PDF. Draws what the frames hold and decides nothing.

The story is told in writer.py; every other module here has one subject:

    _syntax     numbers, strings and names as PDF writes them
    _streams    compression
    _objects    numbered objects -> a file (the only module that knows ReportLab)
    _fonts      glyphs used -> embedded, subset fonts
    _text       a shaped line -> text operators
    _letters    which letters the codes of a font stand for
    _finished   a page that others made -> a Form XObject
    _colours    colours -> RGB, or the inks of a press
    _content    marks -> page content and pictures
    _tags       tags -> structure tree
    _links      anchors, links, bookmarks, page labels
    _metadata   what a reader shows about the document
    _intent     what a file for a press says about itself
    finished    can a page that others made be placed?
    x4          is a finished file PDF/X-4?
"""

from cardgen.pdf._colours import colours
from cardgen.pdf._fonts import Fonts
from cardgen.pdf.writer import write
from cardgen.pdf.x4 import claim as claim_x4

__all__ = ["Fonts", "claim_x4", "colours", "write"]
