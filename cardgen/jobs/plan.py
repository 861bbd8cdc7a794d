"""What a build will make, as data: one `FilePlan` a file. Nothing is made here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cardgen.editions import Edition
from cardgen.editions.edition import CERTIFICATE, LOOSE
from cardgen.editions.manifest import SEVERAL
from cardgen.layout.context import Issue


@dataclass(frozen=True)
class FilePlan:
    """A file to make: which topic in which languages on which layout."""

    edition: str
    path: str
    topic: str
    layout: str
    languages: tuple[str, ...]

    @property
    def language(self) -> str:
        """The file's language tag, "mul" for a file in several."""
        return self.languages[0] if len(self.languages) == 1 else SEVERAL


def plan(edition: Edition, languages: Collection[str], topics: Collection[str]) -> tuple[FilePlan, ...]:
    """All files of an edition, or those of some languages and topics where such are named."""
    tags = [str(tag) for tag in edition.languages]
    wanted = [tag for tag in tags if not languages or tag in languages]
    names = [str(name) for name in edition.topics if not topics or name in topics]
    files = [
        FilePlan(str(edition.edition), f"{topic}-{tag}.pdf", topic, str(edition.layout), (tag,))
        for topic in names
        for tag in wanted
    ]
    if edition.loose and (not topics or LOOSE in topics):
        files += [
            FilePlan(str(edition.edition), f"{LOOSE}-{tag}.pdf", LOOSE, str(edition.loose), (tag,)) for tag in wanted
        ]
    files += _documents(edition, wanted, topics)
    if edition.certificates and (not topics or CERTIFICATE in topics):
        layout = str(edition.certificates.layout)
        files += [
            FilePlan(str(edition.edition), f"{CERTIFICATE}-{tag}.pdf", CERTIFICATE, layout, (tag,)) for tag in wanted
        ]
    if edition.polyglot and not languages:
        files += [
            FilePlan(str(edition.edition), f"{topic}-polyglot.pdf", topic, str(edition.polyglot), tuple(tags))
            for topic in names
        ]
    return tuple(files)


def _documents(edition: Edition, languages: Collection[str], topics: Collection[str]) -> list[FilePlan]:
    """A file for each document, layout and language; the layout is in the name where there are several."""
    return [
        FilePlan(
            str(edition.edition),
            f"{topic}-{tag}.pdf" if len(layouts) == 1 else f"{topic}-{layout}-{tag}.pdf",
            str(topic),
            str(layout),
            (tag,),
        )
        for topic, layouts in edition.documents.items()
        if not topics or topic in topics
        for layout in layouts
        for tag in languages
    ]


def issue_of(edition: Edition) -> Issue:
    """What is printed about an edition."""
    return Issue(
        edition=str(edition.edition),
        title=str(edition.title),
        version=str(edition.version),
        date=edition.day,
        publisher=str(edition.publisher),
        contact=str(edition.contact),
        languages=tuple(str(tag) for tag in edition.languages),
        place=edition.place,
    )


def languages_of(plans: Sequence[FilePlan]) -> frozenset[str]:
    """Every language that these files need."""
    return frozenset(tag for one in plans for tag in one.languages)
