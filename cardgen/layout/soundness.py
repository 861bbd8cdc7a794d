"""Is a page fit to print? Nothing over anything else, nothing in the drilling, nothing outside the safe zone.

Looks at frames alone, so it holds for every layout, language and card that there will be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.layout.context import Material
from cardgen.layout.data import Format
from cardgen.layout.frame import Document, Finished, Frame, Picture, Run, walk
from cardgen.pictures.drawing import Box, Path
from cardgen.problems import Problems
from cardgen.typography import Shaper
from cardgen.units import mm

_TOLERANCE = 0.05  # mm
_LEANING = 0.4  # mm


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a page: a code and a sentence with millimetres."""

    code: str
    says: str


def check(document: Document, layout: Format, material: Material, subject: str) -> None:
    """Tell every fault of every page, at the layout file."""
    for number, frame in enumerate(document.frames, 1):
        back = number % 2 == 0
        for fault in faults(frame, layout, material.shaper, back=back):
            name = frame.label or frame.anchor or f"page {number}"
            _tell(material.problems, layout, fault, f"{subject}, {name} ({'back' if back else 'front'}): {fault.says}")


def _tell(problems: Problems, layout: Format, fault: Fault, message: str) -> None:
    problems.error(layout.place, fault.code, message, "move or resize the block in the layout, or shorten the text")


def faults(frame: Frame, layout: Format, shaper: Shaper, *, back: bool) -> Iterator[Fault]:
    """Yield what is wrong on one page."""
    safe = layout.page.safe
    clear = _clear(layout, back=back)
    inked: list[tuple[Box, str, float | None]] = []
    for _, mark in walk(frame.tags):
        if isinstance(mark, Finished):  # fills its page, and was looked at when it was read
            continue
        if isinstance(mark, Path):
            if mark.bleeds:
                yield from _short_of_bleed(mark, frame)
                continue
            box, name, solid = path_box(mark), "a shape", False
        elif isinstance(mark, Picture):
            box, name, solid = (mark.x, mark.y, mark.width, mark.height), "a picture", True
        else:
            box, name, solid = ink(mark, shaper), mark.line.text, True
        if box[2] <= 0 and box[3] <= 0:
            continue
        out = _outside(box, (safe, safe, frame.width - 2 * safe, frame.height - 2 * safe))
        if out > _TOLERANCE:
            yield Fault("outside-safe-zone", f"{_named(name)} leaves the safe zone by {out:.1f} mm")
        if clear and _overlap(box, clear) > _TOLERANCE:
            yield Fault(
                "in-drilling", f"{_named(name)} is {_overlap(box, clear):.1f} mm inside the strip for the holes"
            )
        if solid:
            inked.append((box, name, mark.y if isinstance(mark, Run) else None))
    inked.sort(key=lambda pair: pair[0][1])  # from the top, so that only near ones are compared
    for i, (one, name, line) in enumerate(inked):
        low = one[1] + one[3]
        for j in range(i + 1, len(inked)):
            other, other_name, other_line = inked[j]
            if other[1] >= low:
                break
            depth = _overlap(one, other)
            # stretches of one line lean on each other: a slanted letter hangs over the upright one behind it
            if depth > (_LEANING if line is not None and line == other_line else _TOLERANCE):
                both = f"{_named(name)} and {_named(other_name)}"
                yield Fault("overlap", f"{both} lie over each other by {depth:.1f} mm")


def _short_of_bleed(path: Path, frame: Frame) -> Iterator[Fault]:
    """A ground that reaches the trim runs over it by the whole bleed, or a cut that is not exact leaves it white."""
    if path.fill is None:
        return
    x, y, width, height = path_box(path)
    sides = (
        ("left", 0.0 - x),
        ("top", 0.0 - y),
        ("right", x + width - frame.width),
        ("bottom", y + height - frame.height),
    )
    for side, over in sides:
        if -_TOLERANCE < over < frame.bleed - _TOLERANCE:
            yield Fault(
                "short-of-bleed",
                f"a coloured shape reaches the trim on the {side} and ends {over:.1f} mm beyond it, "
                f"{frame.bleed - over:.1f} mm short of the bleed",
            )


def _named(name: str) -> str:
    return name if name in ("a shape", "a picture") else repr(name.strip())


def ink(run: Run, shaper: Shaper) -> Box:
    """The box that the ink of a run really fills, in mm."""
    left, top, width, height = shaper.ink(run.line)
    scale = mm(run.size) / 1000
    return run.x + left * scale, run.y + top * scale, width * scale, height * scale


def path_box(path: Path) -> Box:
    """The box around a path's points and half its line, in mm."""
    xs = [float(value) for step in path.steps for value in step[1::2]]
    ys = [float(value) for step in path.steps for value in step[2::2]]
    half = path.width / 2
    x, y = min(xs) - half, min(ys) - half
    return x, y, max(xs) + half - x, max(ys) + half - y


def _clear(layout: Format, *, back: bool) -> Box | None:
    binding = layout.binding
    if not binding:
        return None
    page = layout.page
    if binding.edge == "top":
        return 0.0, 0.0, page.width, binding.clear
    return (page.width - binding.clear if back else 0.0), 0.0, binding.clear, page.height


def _outside(box: Box, zone: Box) -> float:
    x, y, width, height = box
    return max(zone[0] - x, zone[1] - y, x + width - zone[0] - zone[2], y + height - zone[1] - zone[3])


def _overlap(one: Box, other: Box) -> float:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return min(across, down)
