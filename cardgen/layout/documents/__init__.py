"""Running text on pages: brochures, leaflets, booklets, posters.

1. design    content/layouts/documents/*.yaml: the paper, the panels in which text flows, sizes
2. texts     words of a language -> pieces for typography: strong, emphasised, linked, facts
3. blocks    blocks -> parts of known height that are never split, each with the tags that it stands in: a module a
             kind (headings, lists, tables, boxes, pictures, contents, inserts), all made of what the setter sets
4. flow      parts -> panels: what is kept together, what begins a panel, what does not fit
5. tagging   the parts of a panel -> one tree of tags
6. partners  pages that others made, around and among them
7. laid      panels -> frames at one size, with opening, imprint, footnotes and furniture
8. compose   the largest size at which everything fits -> document

Knows banks and facts only through what it is given.
"""

from cardgen.layout.documents.compose import compose
from cardgen.layout.documents.design import Design, load_designs
from cardgen.layout.documents.laid import Source
from cardgen.layout.documents.partners import Partner
from cardgen.layout.documents.texts import Speaker

__all__ = ["Design", "Partner", "Source", "Speaker", "compose", "load_designs"]
