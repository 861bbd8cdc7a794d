"""Running text: Markdown -> blocks whose words are strings of a bank, and words -> spans.

The dialect is CommonMark with tables, footnotes and a closed list of named blocks (`::: box`). Raw HTML, images and
code do not exist in it. Knows nothing of languages, type and pages.
"""

from cardgen.prose.inline import Span, WrongMarkup, literal, plain, spans
from cardgen.prose.model import (
    Align,
    Block,
    Box,
    Break,
    Figure,
    Heading,
    Insert,
    Item,
    List,
    Paragraph,
    Prose,
    Table,
    Words,
)
from cardgen.prose.reader import read

__all__ = [
    "Align",
    "Block",
    "Box",
    "Break",
    "Figure",
    "Heading",
    "Insert",
    "Item",
    "List",
    "Paragraph",
    "Prose",
    "Span",
    "Table",
    "Words",
    "WrongMarkup",
    "literal",
    "plain",
    "read",
    "spans",
]
