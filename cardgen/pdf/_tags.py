"""Tags -> structure tree, drawing each mark inside the tag that holds it (ISO 32000-1, 14.7 and 14.8).

Must never know how a mark is drawn, or what a card is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cardgen.layout.frame import Frame, Mark, Run, Tag, walk
from cardgen.pdf._content import Page
from cardgen.pdf._links import Anchors, annotation
from cardgen.pdf._objects import Objects
from cardgen.pdf._syntax import ref, string


@dataclass(slots=True)
class _Section:
    """A Sect that is still open, with the elements in it so far."""

    title: str
    number: int
    parent: int
    kids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Leaf:
    """A page that is being drawn: its object number, who holds each of its marked contents, its annotations."""

    page: Page
    number: int
    holders: list[int] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)


class Tree:
    """The structure tree of one file, grown page by page."""

    def __init__(self, language: str, pages: int, anchors: Anchors, objects: Objects, *, links: bool = True) -> None:
        """Begin the tree of a document with this many pages; without `links`, what would lead somewhere is a Span."""
        self._language = language
        self._anchors = anchors
        self._objects = objects
        self._links = links
        self._root = objects.reserve()
        self._open = [_Section("", objects.reserve(), self._root)]  # the element Document, then Sects
        self._leaves: list[Leaf] = []
        self._annotation_parents: list[int] = []
        self._first_annotation = pages

    def leaf(self, page: Page, number: int) -> Leaf:
        """Begin the next page of the file, whose object number is given."""
        leaf = Leaf(page, number)
        self._leaves.append(leaf)
        return leaf

    def add(self, frame: Frame, leaf: Leaf) -> None:
        """Draw a frame on a page. What is added first is read first, whichever page it stands on."""
        section = self._section(frame.sections)
        section.kids += self._kids(frame.tags, "Div", section.number, self._language, leaf)

    def finish(self) -> int:
        """Write what is still open and the parent tree; return the number of the root."""
        self._close(1)
        document = self._open[0]
        self._objects.fill(
            document.number,
            f"<</Type/StructElem/S/Document/P {ref(self._root)}/Lang{string(self._language)}"
            f"/K[{' '.join(document.kids)}]>>",
        )
        parents = [f"{i}[{' '.join(map(ref, leaf.holders))}]" for i, leaf in enumerate(self._leaves)]
        parents += [
            f"{i} {ref(holder)}" for i, holder in enumerate(self._annotation_parents, start=self._first_annotation)
        ]
        tree = self._objects.add(f"<</Nums[{' '.join(parents)}]>>")
        self._objects.fill(
            self._root,
            f"<</Type/StructTreeRoot/K {ref(document.number)}/ParentTree {ref(tree)}"
            f"/ParentTreeNextKey {len(parents)}>>",
        )
        return self._root

    def _section(self, titles: tuple[str, ...]) -> _Section:
        """Return the innermost Sect of a frame, closing and opening as few as possible."""
        shared = 0
        for section, title in zip(self._open[1:], titles, strict=False):
            if section.title != title:
                break
            shared += 1
        self._close(1 + shared)
        for title in titles[shared:]:
            outer = self._open[-1]
            section = _Section(title, self._objects.reserve(), outer.number)
            outer.kids.append(ref(section.number))
            self._open.append(section)
        return self._open[-1]

    def _close(self, depth: int) -> None:
        while len(self._open) > depth:
            section = self._open.pop()
            self._objects.fill(
                section.number,
                f"<</Type/StructElem/S/Sect/P {ref(section.parent)}/T{string(section.title)}"
                f"/K[{' '.join(section.kids)}]>>",
            )

    def _element(self, tag: Tag, parent: int, language: str, leaf: Leaf) -> int:
        """Write a tag and all below it; `language` is that of what is around it."""
        number = self._objects.reserve()
        target = tag.target if self._links else None
        role = tag.role if tag.target is target else "Span"
        body = f"<</Type/StructElem/S/{role}/P {ref(parent)}/Pg {ref(leaf.number)}"
        if tag.language is not None:
            language = tag.language
            body += f"/Lang{string(language)}"
        if tag.alt is not None:
            body += f"/Alt{string(tag.alt)}"
        if tag.scope is not None:
            body += f"/A<</O/Table/Scope/{tag.scope}>>"
        if tag.role == "Figure":
            body += self._layout(tag, leaf)
        kids = self._kids(tag.children, role, number, language, leaf)
        if target is not None:
            key = self._first_annotation + len(self._annotation_parents)
            rectangle = leaf.page.rectangle(target.area)
            link = self._objects.add(annotation(target, rectangle, key, self._anchors))
            self._annotation_parents.append(number)
            leaf.annotations.append(link)
            kids.append(f"<</Type/OBJR/Pg {ref(leaf.number)}/Obj {ref(link)}>>")
        self._objects.fill(number, f"{body}/K[{' '.join(kids)}]>>")
        return number

    def _layout(self, tag: Tag, leaf: Leaf) -> str:
        marks = [mark for _, mark in walk((tag,))]
        return f"/A<</O/Layout/BBox[{leaf.page.box(marks)}]>>" if marks else ""

    def _kids(self, children: Sequence[Tag | Mark], role: str, holder: int, language: str, leaf: Leaf) -> list[str]:
        """Draw and write what a tag holds; return the entries of its element.

        Marks that follow one another share one marked content; those in another language have it in a Span.
        """
        page = leaf.page
        kids: list[str] = []
        begun: str | None = None  # language of the marked content that is open
        for child in children:
            if isinstance(child, Tag):
                if begun is not None:
                    page.end()
                    begun = None
                if child.role == "Artifact":
                    _artifact(child, page)
                else:
                    kids.append(ref(self._element(child, holder, language, leaf)))
                continue
            wanted = child.line.language if isinstance(child, Run) else language
            if wanted != begun:
                if begun is not None:
                    page.end()
                begun = wanted
                mcid = len(leaf.holders)
                if wanted == language:
                    leaf.holders.append(holder)
                    kids.append(str(mcid))
                    page.begin(role, mcid)
                else:
                    span = self._span(wanted, mcid, holder, leaf)
                    leaf.holders.append(span)
                    kids.append(ref(span))
                    page.begin("Span", mcid)
            page.draw(child)
        if begun is not None:
            page.end()
        return kids

    def _span(self, language: str, mcid: int, parent: int, leaf: Leaf) -> int:
        return self._objects.add(
            f"<</Type/StructElem/S/Span/P {ref(parent)}/Pg {ref(leaf.number)}/Lang{string(language)}/K[{mcid}]>>"
        )


def _artifact(tag: Tag, page: Page) -> None:
    if tag.children:
        page.begin_artifact()
        for _, mark in walk(tag.children):
            page.draw(mark)
        page.end()
