"""content/editions/*.yaml -> what is issued: topics, languages, layouts, version, date and imprint."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from cardgen import marked, shapes
from cardgen.bank import Bank
from cardgen.dates import is_date
from cardgen.editions.records import VERSION
from cardgen.languages import SOURCE, Languages
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import OutsideProject, Project

FOLDER: Final = "content/editions"
LOOSE: Final = "loose"  # the topic of the loose cards
CERTIFICATE: Final = "certificate"  # the topic of the words of certificates
_NOWHERE: Final = Place(FOLDER)
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class Certificates:
    """Certificates that an edition issues: on which `layout`, and the `list` of invented people for its samples.

    Lists of real people never stand in the project: `cardgen certificates` takes them from where they are.
    """

    layout: str
    list: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Partner:
    """A `page` of a partner's finished PDF `file` in a `document`: around it as a cover, or before its imprint.

    `alt` says in Czech what it shows, for those who do not see it. It stands in the given `languages`, or in all.
    """

    file: str
    document: str
    as_: Literal["front-cover", "advertisement", "back-cover"]
    alt: str
    page: int = 1
    languages: tuple[str, ...] = ()
    place: Place = field(default=_NOWHERE, compare=False)

    def is_in(self, topic: str, language: str) -> bool:
        """Does it stand in a document in a language?"""
        return self.document == topic and (not self.languages or language in self.languages)


@dataclass(frozen=True)
class Edition:
    """An edition file.

    `topics` are sets of cards on the `layout`; `loose` and `polyglot`, where given, are the layouts of the loose cards
    and of one more set a topic in all languages together. `documents` are topics of running text, each with the
    layouts on which it is issued, with finished pages of `partners`. `certificates` are samples of certificates, for
    the people of a list. An edition without cards may be in Czech too.
    """

    edition: str
    title: str
    version: str
    date: str
    languages: tuple[str, ...]
    publisher: str
    topics: tuple[str, ...] = ()
    layout: str = ""
    documents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    certificates: Certificates | None = None
    partners: tuple[Partner, ...] = ()
    contact: str = ""
    loose: str | None = None
    polyglot: str | None = None
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def day(self) -> datetime.date:
        """The date of the edition: the only date that is ever printed."""
        return datetime.date.fromisoformat(self.date)

    @property
    def layouts(self) -> tuple[str, ...]:
        """The layouts that the edition uses."""
        return tuple(name for name in (self.layout, self.loose, self.polyglot) if name)


def load(
    project: Project,
    bank: Bank,
    languages: Languages,
    layouts: Collection[str],
    problems: Problems,
    designs: Collection[str] = (),
    certificates: Collection[str] = (),
) -> Mapping[str, Edition]:
    """Read all editions; what they name must exist."""
    found: dict[str, Edition] = {}
    for file in project.files(f"{FOLDER}/*.yaml"):
        tree = marked.read(project, file, problems)
        edition = tree and shapes.decode(tree, Edition, problems)
        if edition and _sound(edition, file, bank, languages, layouts, designs, problems):
            _certificates(edition, project, bank, certificates, problems)
            _partners(edition, problems)
            found[str(edition.edition)] = edition
    return found


def _sound(
    edition: Edition,
    file: str,
    bank: Bank,
    languages: Languages,
    layouts: Collection[str],
    designs: Collection[str],
    problems: Problems,
) -> bool:
    before = len(problems.errors)
    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if edition.edition != name or not _NAME.fullmatch(name):
        problems.error(
            shapes.place_of(edition.edition, edition.place),
            "wrong-file-name",
            f"the edition {edition.edition!s} stands in {name}.yaml",
            "give both the same name, of small letters, digits and hyphens",
        )
    if not is_date(edition.date):
        problems.error(
            shapes.place_of(edition.date, edition.place),
            "wrong-value",
            f"{str(edition.date)!r} is not a date",
            "write it as year-month-day, like 2026-11-22",
        )
    if not VERSION.fullmatch(edition.version):
        problems.error(
            shapes.place_of(edition.version, edition.place),
            "wrong-value",
            f"{str(edition.version)!r} is no version",
            "write it of letters, digits, points and hyphens, like 2026.1",
        )
    topics = [name for name, topic in bank.topics.items() if topic.letter]
    for topic in edition.topics:
        if topic not in topics:
            _unknown("topic", topic, topics, edition, problems)
    for language in edition.languages:
        if language not in languages or (language == SOURCE and (edition.topics or edition.loose or edition.polyglot)):
            _unknown("language", language, [tag for tag in languages if tag != SOURCE], edition, problems)
    for layout in edition.layouts:
        if layout not in layouts:
            _unknown("layout", layout, layouts, edition, problems)
    if edition.loose and LOOSE in edition.topics:
        problems.error(
            shapes.place_of(next(topic for topic in edition.topics if topic == LOOSE), edition.place),
            "duplicate-name",
            f"the edition {name} has the loose cards twice: as a topic, and on the layout {edition.loose!s}",
            f"take {LOOSE!r} out of its topics",
        )
    for topic, names in edition.documents.items():
        if topic not in bank.texts:
            _unknown("topic", topic, bank.texts, edition, problems)
        for layout in names:
            if layout not in designs:
                _unknown("layout", layout, designs, edition, problems)
        if not names:
            problems.error(
                shapes.place_of(topic, edition.place),
                "empty-edition",
                f"the edition {name} names no layout for {topic!s}",
                "name at least one",
            )
    stems = [
        f"{topic}-{one}" if len(names) > 1 else topic for topic, names in edition.documents.items() for one in names
    ]
    for stem in sorted({str(stem) for stem in stems if stems.count(stem) > 1}):
        problems.error(
            edition.place, "duplicate-name", f"the edition {name} has two documents named {stem}", "keep one of the two"
        )
    if edition.topics and not edition.layout:
        problems.error(edition.place, "missing-key", f"the edition {name} lacks the key 'layout'", "say on which")
    for key, values in (("topics", edition.topics), ("languages", edition.languages)):
        if not values and not (key == "topics" and (edition.documents or edition.certificates)):
            problems.error(edition.place, "empty-edition", f"the edition {name} has no {key}", "name at least one")
        for value in sorted({str(v) for v in values if values.count(v) > 1}):
            problems.error(edition.place, "duplicate-name", f"the edition {name} names {value!r} twice", "name it once")
    return len(problems.errors) == before


def _certificates(edition: Edition, project: Project, bank: Bank, layouts: Collection[str], problems: Problems) -> None:
    """Tell what the certificates of an edition name and there is not."""
    issued = edition.certificates
    if issued is None:
        return
    if CERTIFICATE not in bank.topics:
        _unknown("topic", CERTIFICATE, bank.topics, edition, problems)
    if issued.layout not in layouts:
        _unknown("layout", issued.layout, layouts, edition, problems)
    try:
        there = project.exists(issued.list)
    except OutsideProject:
        there = False
    if not there:
        problems.error(
            shapes.place_of(issued.list, issued.place),
            "no-file",
            f"the edition {edition.edition!s}: there is no list {str(issued.list)!r} in the project",
            "name the file of the people on the samples, like content/lists/certificates.csv",
        )


def _partners(edition: Edition, problems: Problems) -> None:
    """Tell documents and languages of partners that there are not, and covers that stand on each other."""
    covers: set[tuple[str, str, str]] = set()
    for one in edition.partners:
        if one.document not in edition.documents:
            _unknown("document", one.document, edition.documents, edition, problems)
        for language in one.languages:
            if language not in edition.languages:
                _unknown("language", language, edition.languages, edition, problems)
        if not one.alt.strip():
            problems.error(
                shapes.place_of(one.alt, one.place),
                "missing-alt",
                f"nothing says what page {one.page} of {one.file!s} shows",
                "write it in a sentence: it is read aloud to those who do not see the page",
            )
        wanted = {(str(one.document), str(one.as_), str(tag)) for tag in one.languages or edition.languages}
        if one.as_ != "advertisement" and wanted & covers:
            problems.error(
                shapes.place_of(one.as_, one.place),
                "duplicate-name",
                f"{one.document!s} has two pages as its {one.as_!s}",
                "keep one of the two, or give each the 'languages' that it is for",
            )
        covers |= wanted


def _unknown(kind: str, name: str, known: Collection[str], edition: Edition, problems: Problems) -> None:
    problems.error(
        shapes.place_of(name, edition.place),
        f"unknown-{kind}",
        f"the edition {edition.edition!s} asks for the {kind} {str(name)!r}, which there is not",
        did_you_mean(name, known),
    )
