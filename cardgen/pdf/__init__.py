"""Frames -> a tagged PDF. Draws what the frames hold and decides nothing.

The story is told in writer.py; every other module here has one subject:

    _syntax     numbers, strings and names as PDF writes them
    _streams    compression
    _objects    numbered objects -> a file (the only module that knows ReportLab)
    _fonts      glyphs used -> embedded, subset fonts
    _text       a shaped line -> text operators
    _content    marks -> page content and pictures
    _tags       tags -> structure tree
    _links      anchors, links, bookmarks, page labels
    _metadata   what a reader shows about the document
"""

from cardgen.pdf._fonts import Fonts
from cardgen.pdf.writer import write

__all__ = ["Fonts", "write"]
