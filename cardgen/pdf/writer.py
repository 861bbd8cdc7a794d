"""A document of frames -> the bytes of a PDF. Must never know cards, files or the clock.

1. number     every page has its object number before anything points at it
2. draw       marks -> page content, tags -> structure tree, page by page
3. embed      the glyphs that were used -> fonts
4. describe   bookmarks, labels, metadata, catalog
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cardgen.colour import Conversion
from cardgen.layout.frame import Document, Frame, Placed
from cardgen.pdf._colours import RGB, cmyk
from cardgen.pdf._content import Page, Pencil
from cardgen.pdf._fonts import Fonts, FontSet
from cardgen.pdf._intent import VERSION, output_intent
from cardgen.pdf._links import Anchors, outline, page_labels
from cardgen.pdf._metadata import info, xmp
from cardgen.pdf._objects import Objects
from cardgen.pdf._syntax import ref, string
from cardgen.pdf._tags import Leaf, Tree
from cardgen.pictures.drawing import Box


def write(document: Document, fonts: Fonts, conversion: Conversion | None = None) -> bytes:
    """Return `document` as PDF 1.7 that claims PDF/UA-1 (ISO 14289-1); the same document gives the same bytes.

    With a `conversion` it is a file for a press: PDF 1.6, its colours the inks of a press, with an output intent and
    without links. It has all that PDF/X-4 asks for, but claims it only when `claim_x4` has looked at it.

    Raises ValueError for what cannot be drawn as it is meant: a missing glyph (glyph 0), a link or bookmark to an
    anchor that no frame has, an anchor that two frames have, a length that is not finite, a colour that is none,
    a document without a frame.
    """
    if not document.frames:
        raise ValueError(f"{document.title!r} has no page; compose at least one frame")
    objects = Objects() if conversion is None else Objects(VERSION)
    tree_of_pages = objects.reserve()
    pages = [objects.reserve() for _ in document.frames]
    anchors = Anchors(document.frames, pages)

    font_set = FontSet(fonts, objects)
    pencil = Pencil(font_set, RGB if conversion is None else cmyk(conversion), objects)
    tree = Tree(document.language, len(pages), anchors, objects, links=conversion is None)
    leaves = [tree.leaf(Page(frame, pencil), number) for frame, number in zip(document.frames, pages, strict=True)]
    for leaf, placed in sorted(_placed(document.frames, leaves), key=lambda pair: pair[1].number):
        with leaf.page.placed(placed):
            tree.add(placed.frame, leaf)
    for i, (frame, leaf) in enumerate(zip(document.frames, leaves, strict=True)):
        tree.add(frame, leaf)
        content = objects.add_stream(leaf.page.content())
        objects.fill(leaf.number, _page(frame, leaf, content, tree_of_pages, i))
    kids = " ".join(map(ref, pages))
    objects.fill(tree_of_pages, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")

    font_set.embed()

    metadata = objects.reserve()
    catalog = (
        f"<</Type/Catalog/Pages {ref(tree_of_pages)}/Lang{string(document.language)}"
        f"/MarkInfo<</Marked true>>/StructTreeRoot {ref(tree.finish())}/Metadata {ref(metadata)}"
        f"/ViewerPreferences<</DisplayDocTitle true>>{page_labels(document.frames)}"
        f"{anchors.names()}{outline(document.bookmarks, anchors, objects)}"
    )
    if conversion is not None:
        catalog += output_intent(conversion, objects)
    packet = xmp(document, None if conversion is None else objects.digest())
    objects.fill_stream(metadata, packet, "/Type/Metadata/Subtype/XML", compress=False)
    return objects.file(f"{catalog}>>", info(document, press=conversion is not None))


def _placed(frames: Sequence[Frame], leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, Placed]]:
    for frame, leaf in zip(frames, leaves, strict=True):
        for placed in frame.placed:
            yield leaf, placed


def _page(frame: Frame, leaf: Leaf, content: int, parent: int, key: int) -> str:
    """Return a page object; `key` is its place in the parent tree.

    A page is what is printed: all its boxes are the trim. A sheet has its trim and its bleed inside the paper.
    """
    media = 0.0, 0.0, frame.width, frame.height
    trim = frame.trim or media
    bleed = _grown(trim, frame.bleed, media) if frame.trim else media
    boxes = (("MediaBox", media), ("TrimBox", trim), ("BleedBox", bleed))
    annotations = leaf.annotations
    links = f"/Annots[{' '.join(map(ref, annotations))}]/Tabs/S" if annotations else ""
    return (
        f"<</Type/Page/Parent {ref(parent)}{''.join(f'/{name}[{leaf.page.rectangle(box)}]' for name, box in boxes)}"
        f"/Resources{leaf.page.resources()}/Contents {ref(content)}/StructParents {key}{links}>>"
    )


def _grown(box: Box, by: float, within: Box) -> Box:
    """A box that is larger by `by` on each side, as far as `within` reaches; both as left, top, width, height in mm."""
    left, top = max(box[0] - by, within[0]), max(box[1] - by, within[1])
    right = min(box[0] + box[2] + by, within[0] + within[2])
    low = min(box[1] + box[3] + by, within[1] + within[3])
    return left, top, right - left, low - top
