"""Ways to a page: anchors, link annotations, bookmarks and page labels. Must never know what is on a page."""

from __future__ import annotations

import urllib.parse
from collections.abc import Sequence

from cardgen.layout.frame import Bookmark, Frame, Target
from cardgen.pdf._objects import Objects
from cardgen.pdf._syntax import number, ref, string
from cardgen.units import pt


class Anchors:
    """The anchors of a document; each becomes a named destination, so that `file.pdf#name` opens there too."""

    def __init__(self, frames: Sequence[Frame], pages: Sequence[int]) -> None:
        """Take frames with the object numbers of their pages; raises ValueError for an anchor that two have."""
        self._places: dict[str, str] = {}
        for frame, page in zip(frames, pages, strict=True):
            if not frame.anchor:
                continue
            if frame.anchor in self._places:
                raise ValueError(f"two frames have the anchor {frame.anchor!r}; anchors are unique in a document")
            self._places[frame.anchor] = f"[{ref(page)}/XYZ 0 {number(pt(frame.height))} null]"

    def destination(self, anchor: str) -> str:
        """Return the entry that leads to `anchor`; raises ValueError when no frame has it."""
        if anchor not in self._places:
            raise ValueError(f"no frame has the anchor {anchor!r}; give it to the frame that is meant")
        return f"/Dest{string(anchor)}"

    def names(self) -> str:
        """Return the catalog's entry for the named destinations, "" when there are none."""
        ordered = sorted((_key(anchor), anchor) for anchor in self._places)
        inner = "".join(f"{string(anchor)}{self._places[anchor]}" for _, anchor in ordered)
        return f"/Names<</Dests<</Names[{inner}]>>>>" if inner else ""


def annotation(target: Target, rectangle: str, key: int, anchors: Anchors) -> str:
    """Return a link annotation; `rectangle` in pt, `key` its place in the parent tree.

    Raises ValueError when no frame has the target's anchor.
    """
    if target.to.startswith(("http://", "https://", "tel:", "mailto:")):
        address = urllib.parse.quote(target.to, safe="%/:=&?~#+!$,;'@()*[]")
        leads = f"/A<</S/URI/URI{string(address)}>>"
    else:
        leads = anchors.destination(target.to)
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]/F 4"
        f"/Contents{string(target.says)}/StructParent {key}{leads}>>"
    )


def outline(bookmarks: Sequence[Bookmark], anchors: Anchors, objects: Objects) -> str:
    """Write the bookmarks, all open, and return the catalog's entries, "" when there are none.

    Raises ValueError when no frame has a bookmark's anchor.
    """
    if not bookmarks:
        return ""
    root = objects.reserve()
    first, last, count = _level(bookmarks, root, anchors, objects)
    objects.fill(root, f"<</Type/Outlines/First {ref(first)}/Last {ref(last)}/Count {count}>>")
    return f"/Outlines {ref(root)}/PageMode/UseOutlines"


def _level(bookmarks: Sequence[Bookmark], parent: int, anchors: Anchors, objects: Objects) -> tuple[int, int, int]:
    """Write siblings and what is below them; return (first, last, how many in all)."""
    entries = [objects.reserve() for _ in bookmarks]
    total = len(entries)
    for i, (bookmark, entry) in enumerate(zip(bookmarks, entries, strict=True)):
        body = f"<</Title{string(bookmark.title)}/Parent {ref(parent)}{anchors.destination(bookmark.anchor)}"
        if i > 0:
            body += f"/Prev {ref(entries[i - 1])}"
        if i + 1 < len(entries):
            body += f"/Next {ref(entries[i + 1])}"
        if bookmark.children:
            first, last, count = _level(bookmark.children, entry, anchors, objects)
            body += f"/First {ref(first)}/Last {ref(last)}/Count {count}"
            total += count
        objects.fill(entry, f"{body}>>")
    return entries[0], entries[-1], total


def page_labels(frames: Sequence[Frame]) -> str:
    """Return the catalog's entry: a frame's label where it has one, else its number in the file, counted from 1."""
    if not any(frame.label for frame in frames):
        return ""
    return f"/PageLabels<</Nums[{''.join(_labels(frames))}]>>"


def _labels(frames: Sequence[Frame]) -> Sequence[str]:
    ranges = []
    numbered = False
    for i, frame in enumerate(frames):
        if frame.label:
            ranges.append(f"{i}<</P{string(frame.label)}>>")
        elif not numbered:
            ranges.append(f"{i}<</S/D/St {i + 1}>>")
        numbered = not frame.label
    return ranges


def _key(anchor: str) -> bytes:
    """Return the bytes by which a name tree is ordered (ISO 32000-1, 7.9.6)."""
    written = string(anchor)
    return bytes.fromhex(written[1:-1]) if written.startswith("<") else anchor.encode("ascii")
