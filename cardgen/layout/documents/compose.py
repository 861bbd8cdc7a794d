"""A document in one language -> frames -> Document: the largest size at which everything fits."""

from __future__ import annotations

from cardgen.bank import Topic
from cardgen.layout.context import Issue, Material
from cardgen.layout.documents.design import Design
from cardgen.layout.documents.flow import Stuck
from cardgen.layout.documents.laid import Laid, Source
from cardgen.layout.documents.parts import Part
from cardgen.layout.frame import Document
from cardgen.problems import did_you_mean
from cardgen.shapes import place_of

_WHOLE = 0.8  # of the largest size that fits: down to here a size is taken at which no section is parted
_SHOWN = 60  # letters of a paragraph in a message


def compose(material: Material, design: Design, issue: Issue, source: Source) -> Document:
    """Lay out a document. What does not fit is told, with its paragraph and by how many mm."""
    made: Laid | None = None
    before = len(material.problems.errors)
    colour = _colour(material, source.topic)
    fewest = 0
    if design.endless and len(design.sizes) > 1:
        fewest = Laid(material, design, issue, source, design.sizes[-1], colour).count
    largest: Laid | None = None
    for size in design.sizes:
        if largest and size < largest.setter.size * _WHOLE:
            break
        made = Laid(material, design, issue, source, size, colour)
        fits = made.stuck is None and made.titled and (not fewest or made.count <= fewest)
        if len(material.problems.errors) > before or (fits and (design.endless or made.whole)):
            largest = made
            break
        largest = largest or (made if fits else None)
    made = largest or made
    assert made is not None  # a design has a size
    if len(material.problems.errors) == before:
        if not made.titled:
            material.problems.error(
                source.topic.place,
                "does-not-fit",
                f"{source.topic.topic}, {source.language}, {design.layout!s}: the title has no room",
                "shorten the title",
            )
        if made.stuck is not None:
            _tell(material, design, source, made.parts[made.stuck.slug], made.stuck)
    return Document(
        title=f"{made.title} – {material.languages[source.language].autonym}",
        language=source.language,
        author=issue.publisher,
        subject=str(source.topic.title),
        date=issue.date,
        frames=made.frames(),
        bookmarks=made.bookmarks(),
    )


def _tell(material: Material, design: Design, source: Source, part: Part, stuck: Stuck) -> None:
    text = part.says if len(part.says) <= _SHOWN else f"{part.says[:_SHOWN]}…"
    material.problems.error(
        part.place or source.topic.place,
        "does-not-fit",
        f"{source.topic.topic}, {source.language}, {design.layout!s}: from {text!r} on, "
        f"{stuck.excess:.0f} mm of text have no room even at {design.sizes[-1]:g} pt",
        "shorten the text, leave something out, or choose a layout with more pages",
    )


def _colour(material: Material, topic: Topic) -> str:
    """The name of the document's colour; one that is not known is told."""
    name, known = topic.colour or "slate", material.theme.colours
    if name in known:
        return str(name)
    material.problems.error(
        place_of(name, topic.place),
        "unknown-colour",
        f"the colour {str(name)!r} is not in the theme",
        did_you_mean(name, map(str, known)),
    )
    return "ink"
