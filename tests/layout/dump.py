"""A frame as text, for golden files: the tree of tags, each mark with its place in mm."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.layout.frame import Finished, Frame, Mark, Picture, Run, Tag
from cardgen.layout.soundness import path_box


def dump(frame: Frame) -> str:
    """The frame as indented lines: tags by role, then language, marks by kind, place and what they are."""
    head = (
        f"{frame.width:g} x {frame.height:g} mm, anchor {frame.anchor or '-'}, in {' / '.join(frame.sections) or '-'}"
    )
    return "\n".join([head, *_lines(frame.tags, "  ")]) + "\n"


def _lines(nodes: tuple[Tag | Mark, ...], indent: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Tag):
            yield indent + " ".join(_tag(node))
            yield from _lines(node.children, indent + "  ")
        else:
            yield indent + _mark(node)


def _tag(tag: Tag) -> Iterator[str]:
    yield tag.role
    if tag.language:
        yield tag.language
    if tag.alt:
        yield f"({tag.alt})"
    if tag.target:
        yield f"-> {tag.target.to}"
    if not tag.lasting:
        yield "not lasting"


def _mark(mark: Mark) -> str:
    match mark:
        case Run():
            where = f"{mark.x:.1f},{mark.y:.1f} {mark.size:g}pt {mark.line.font} {mark.colour}"
            return f"text {where} {mark.line.text!r}"
        case Picture():
            return f"picture {mark.x:.1f},{mark.y:.1f} {mark.width:.1f}x{mark.height:.1f}"
        case Finished():
            return f"finished page {mark.x:.1f},{mark.y:.1f} {mark.width:.1f}x{mark.height:.1f}"
        case _:
            x, y, width, height = path_box(mark)
            paint = f"fill {mark.fill}" if mark.fill else f"stroke {mark.stroke}"
            return f"shape {x:.1f},{y:.1f} {width:.1f}x{height:.1f} {paint}{' bleeds' if mark.bleeds else ''}"
