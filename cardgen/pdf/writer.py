"""A document of frames -> the bytes of a PDF. Must never know cards, files or the clock.

1. number     every page has its object number before anything points at it
2. draw       marks -> page content, tags -> structure tree, page by page
3. embed      the glyphs that were used -> fonts
4. describe   bookmarks, labels, metadata, catalog
"""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.layout.frame import Document, Frame
from cardgen.pdf._content import Page, Pencil
from cardgen.pdf._fonts import Fonts, FontSet
from cardgen.pdf._links import Anchors, outline, page_labels
from cardgen.pdf._metadata import info, xmp
from cardgen.pdf._objects import Objects
from cardgen.pdf._syntax import numbers, ref, string
from cardgen.pdf._tags import Tree
from cardgen.units import pt


def write(document: Document, fonts: Fonts) -> bytes:
    """Return `document` as PDF 1.7 that claims PDF/UA-1 (ISO 14289-1); the same document gives the same bytes.

    Raises ValueError for what cannot be drawn as it is meant: a missing glyph (glyph 0), a link or bookmark to an
    anchor that no frame has, an anchor that two frames have, a length that is not finite, a colour that is none,
    a document without a frame.
    """
    if not document.frames:
        raise ValueError(f"{document.title!r} has no page; compose at least one frame")
    objects = Objects()
    tree_of_pages = objects.reserve()
    pages = [objects.reserve() for _ in document.frames]
    anchors = Anchors(document.frames, pages)

    font_set = FontSet(fonts, objects)
    pencil = Pencil(font_set, objects)
    tree = Tree(document.language, len(pages), anchors, objects)
    for i, (frame, number) in enumerate(zip(document.frames, pages, strict=True)):
        page = Page(frame, pencil)
        annotations = tree.add(frame, page, number)
        content = objects.add_stream(page.content())
        objects.fill(number, _page(frame, page, content, tree_of_pages, i, annotations))
    kids = " ".join(map(ref, pages))
    objects.fill(tree_of_pages, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")

    font_set.embed()

    metadata = objects.add_stream(xmp(document), "/Type/Metadata/Subtype/XML", compress=False)
    catalog = (
        f"<</Type/Catalog/Pages {ref(tree_of_pages)}/Lang{string(document.language)}"
        f"/MarkInfo<</Marked true>>/StructTreeRoot {ref(tree.finish())}/Metadata {ref(metadata)}"
        f"/ViewerPreferences<</DisplayDocTitle true>>{page_labels(document.frames)}"
        f"{anchors.names()}{outline(document.bookmarks, anchors, objects)}>>"
    )
    return objects.file(catalog, info(document))


def _page(frame: Frame, page: Page, content: int, parent: int, key: int, annotations: Sequence[int]) -> str:
    """Return a page object; `key` is its place in the parent tree. The file is what is printed: all boxes are trim."""
    box = numbers((0, 0, pt(frame.width), pt(frame.height)))
    links = f"/Annots[{' '.join(map(ref, annotations))}]/Tabs/S" if annotations else ""
    return (
        f"<</Type/Page/Parent {ref(parent)}/MediaBox[{box}]/TrimBox[{box}]/BleedBox[{box}]"
        f"/Resources{page.resources()}/Contents {ref(content)}/StructParents {key}{links}>>"
    )
