"""content/orders/*.yaml -> orders: who wants how many of what, printed where, finished how, delivered when.

What was sent is history: an edition that goes on to its next version, or drops a language, leaves it sound. What is
still to be made must be offered now (`look`). Whether it can be made (its languages are translated, its pages fit the
sheets) is asked when it is made.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

from cardgen import marked, shapes
from cardgen.dates import is_date
from cardgen.press.printers import Printer
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project
from cardgen.shapes import place_of

FOLDER: Final = "content/orders"
State: TypeAlias = Literal["drafted", "confirmed", "sent", "delivered"]
Lamination: TypeAlias = Literal["none", "matt", "gloss"]

STATES: Final[tuple[State, ...]] = get_args(State)
LAMINATIONS: Final[tuple[Lamination, ...]] = get_args(Lamination)
MOST: Final = 100_000  # of one language; more is a slip of the finger
SEVERAL: Final = "mul"  # ISO 639-2: a set in several languages together

_NOWHERE: Final = Place(FOLDER)
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


@dataclass(frozen=True)
class Stock:
    """The paper that is ordered: `weight` in g/m², what it is called, whether its sheets are laminated."""

    weight: float
    name: str = ""
    lamination: Lamination = "none"


@dataclass(frozen=True)
class Delivery:
    """Where `to`; `by` which day; when it has `arrived`, which is the day of delivery. Days are YYYY-MM-DD."""

    to: str
    by: str | None = None
    arrived: str | None = None


@dataclass(frozen=True)
class Recipient:
    """A ward or an institution that gets some of what is ordered, by language."""

    who: str
    languages: dict[str, int]
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True)
class Order:
    """One order. `languages` are quantities; "mul" stands for a set in all languages together.

    Without `topics` all of the edition is ordered, loose cards too. Documents are printed on all their layouts, or on
    those of `layouts` alone. Of `formats` of the printer, each file takes the first that its pages fit. `drilled` says
    that the print shop makes the holes. `version` is that of the edition when it was ordered. `exchanged` says who has
    exchanged leaves since: the version, the recipient, the language, the day.
    """

    order: str
    title: str
    customer: str
    edition: str
    version: str
    languages: dict[str, int]
    printer: str
    formats: tuple[str, ...]
    delivery: Delivery
    state: State
    topics: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    paper: Stock | None = None
    drilled: bool = False
    note: str | None = None
    recipients: tuple[Recipient, ...] = ()
    exchanged: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    place: Place = field(default=_NOWHERE, compare=False)

    def takes(self, document: str, layout: str, documents: Collection[str]) -> bool:
        """Is this layout of a topic ordered? Only `documents` are chosen by their layouts."""
        return not self.layouts or document not in documents or layout in self.layouts

    @property
    def given(self) -> Mapping[str, Mapping[str, int]]:
        """How many each recipient gets, by name and language; one that is named twice gets both."""
        found: dict[str, dict[str, int]] = {}
        for recipient in self.recipients:
            counts = found.setdefault(str(recipient.who), {})
            for language, count in recipient.languages.items():
                counts[str(language)] = counts.get(str(language), 0) + count
        return found

    @property
    def is_history(self) -> bool:
        """Has it gone to the print shop?"""
        return self.state in ("sent", "delivered")


@dataclass(frozen=True)
class Offered:
    """What may be ordered of an edition: its version, topics and languages; `layouts` are those of each document."""

    version: str
    topics: Collection[str]
    languages: Collection[str]
    layouts: Mapping[str, Collection[str]] = field(default_factory=dict)

    @property
    def choice(self) -> tuple[str, ...]:
        """The layouts of documents, where one of these is issued on several."""
        several = any(len(layouts) > 1 for layouts in self.layouts.values())
        return tuple(dict.fromkeys(name for layouts in self.layouts.values() for name in layouts)) if several else ()


def load(project: Project, problems: Problems) -> Mapping[str, Order]:
    """Read all orders, by name."""
    found: dict[str, Order] = {}
    for file in project.files(f"{FOLDER}/*.yaml"):
        one = read(project, file, problems)
        if one:
            found[str(one.order)] = one
    return found


def read(project: Project, file: str, problems: Problems) -> Order | None:
    """Read one order; None where it has a problem, which is told."""
    return _decoded(marked.read(project, file, problems), file, problems)


def parse(data: bytes, file: str, problems: Problems) -> Order | None:
    """The same for an order that is not written yet; `file` is where it is to stand."""
    return _decoded(marked.parse(data, file, problems), file, problems)


def look(one: Order, editions: Mapping[str, Offered], printers: Mapping[str, Printer], problems: Problems) -> None:
    """Tell what the order asks for and is not offered: its edition and version, topics, languages, printer, formats."""
    _what(one, editions, problems)
    _printed(one, printers, problems)


def _decoded(tree: marked.Mapping | None, file: str, problems: Problems) -> Order | None:
    before = len(problems.errors)
    one = tree and shapes.decode(tree, Order, problems)
    if not one:
        return None
    _named(one, file, problems)
    _filled_in(one, problems)
    _quantities(one, problems)
    _delivered(one, problems)
    return one if len(problems.errors) == before else None


def is_name(text: str) -> bool:
    """Can an order be called so?"""
    return _NAME.fullmatch(text) is not None


def _named(one: Order, file: str, problems: Problems) -> None:
    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if one.order != name or not is_name(name):
        problems.error(
            place_of(one.order, one.place),
            "wrong-file-name",
            f"the order {str(one.order)!r} stands in {name}.yaml",
            "give both the same name, of small letters, digits and hyphens",
        )


def _filled_in(one: Order, problems: Problems) -> None:
    """Is there something where a print shop or a driver will look for it?"""
    texts = [("title", one.title), ("customer", one.customer), ("delivery: to", one.delivery.to)]
    for key, text in (*texts, *(("recipients: who", recipient.who) for recipient in one.recipients)):
        if not text.strip():
            problems.error(place_of(text, one.place), "empty", f"the order {one.order}: {key!r} is empty", "write it")
    for recipient in one.recipients:
        _plain(one, recipient.who, problems)
    if not one.formats:
        problems.error(
            one.place,
            "empty-order",
            f"the order {one.order} names no format",
            "name one of the printer's: formats: [..]",
        )
    if one.paper and not 30 <= one.paper.weight <= 600:
        problems.error(
            one.place,
            "wrong-value",
            f"the order {one.order} asks for paper of {one.paper.weight:g} g/m²",
            "write the weight of one square metre, like 170",
        )


def plain_name(who: str) -> str:
    """A name as one sees it, on one line, each accent in one with its letter."""
    visible = "".join(sign for sign in who if sign.isprintable() or sign.isspace())
    return " ".join(unicodedata.normalize("NFC", visible).split())


def _plain(one: Order, who: str, problems: Problems) -> None:
    """Is a name what one sees? Two that look the same would be two places, and nobody could type the other one."""
    plain = plain_name(who)
    if who.strip() and who != plain:
        problems.error(
            place_of(who, one.place),
            "wrong-value",
            f"the order {one.order}: the name {str(who)!r} is not written as it looks",
            f"write {plain!r}, with single spaces, on one line, each accent in one with its letter; in 'exchanged' too",
        )


def _quantities(one: Order, problems: Problems) -> None:
    if not one.languages:
        problems.error(
            one.place, "empty-order", f"the order {one.order} asks for no language", "write languages: {ru: 10}"
        )
    for tag, count in one.languages.items():
        if not 0 < count <= MOST:
            problems.error(
                place_of(tag, one.place),
                "wrong-quantity",
                f"the order {one.order} asks for {count:,} in {tag!s}",
                f"write from 1 to {MOST:,}, or take the language out",
            )


def _what(one: Order, editions: Mapping[str, Offered], problems: Problems) -> None:
    """Is there what is ordered?"""
    offered = editions.get(one.edition)
    if offered is None:
        problems.error(
            place_of(one.edition, one.place),
            "unknown-edition",
            f"the order {one.order} asks for the edition {str(one.edition)!r}, which there is not",
            did_you_mean(one.edition, map(str, editions)),
        )
    elif offered.version != one.version:
        problems.error(
            place_of(one.version, one.place),
            "other-version",
            f"the order {one.order} is of version {one.version!s} of {one.edition}, which is {offered.version} by now",
            f"begin another one of {offered.version} with --repeat"
            if one.is_history
            else f"agree with the customer on {offered.version} and write it here",
        )
    _known("topic", one.topics, offered.topics if offered else None, one, problems)
    _known("language", one.languages, offered.languages if offered else None, one, problems)
    if offered:
        _layouts(one, offered.layouts, problems)


def _known(kind: str, names: Collection[str], known: Collection[str] | None, one: Order, problems: Problems) -> None:
    for name in names:
        if known is not None and name not in known:
            problems.error(
                place_of(name, one.place),
                f"unknown-{kind}",
                f"the order {one.order} asks for the {kind} {str(name)!r}, which {one.edition} has not",
                did_you_mean(name, map(str, known)),
            )


def _layouts(one: Order, documents: Mapping[str, Collection[str]], problems: Problems) -> None:
    """Is each layout one of what is ordered, and is each document that is ordered on one of them?"""
    every = tuple(dict.fromkeys(str(name) for layouts in documents.values() for name in layouts))
    if one.layouts and not every:
        problems.error(
            place_of(one.layouts[0], one.place),
            "unknown-layout",
            f"the order {one.order} chooses among the layouts of documents, and {one.edition} has no documents",
            "take 'layouts' out: a set of cards is always ordered on the layout of its edition",
        )
        return
    _known("layout", one.layouts, every, one, problems)
    if any(name not in every for name in one.layouts):
        return
    ordered = [topic for topic in one.topics if topic in documents] if one.topics else list(documents)
    for name in one.layouts:
        if not any(name in documents[topic] for topic in ordered):
            problems.error(
                place_of(name, one.place),
                "nothing-to-print",
                f"the order {one.order}: no document that is ordered is on {name!s}",
                "take the layout out, or order other topics too",
            )
    for topic in ordered if one.layouts else ():
        if not any(name in one.layouts for name in documents[topic]):
            problems.error(
                place_of(topic if one.topics else one.layouts[0], one.place),
                "nothing-to-print",
                f"the order {one.order}: {topic!s} is on none of the layouts that are ordered",
                f"add {' or '.join(map(str, documents[topic]))} to 'layouts', or "
                + ("take the topic out" if one.topics else "name the topics that are ordered"),
            )


def _printed(one: Order, printers: Mapping[str, Printer], problems: Problems) -> None:
    printer = printers.get(one.printer)
    if printer is None:
        problems.error(
            place_of(one.printer, one.place),
            "unknown-printer",
            f"the order {one.order} asks for the printer {str(one.printer)!r}, which there is not",
            did_you_mean(one.printer, map(str, printers)),
        )
    for name in one.formats:
        if printer and name not in printer.formats:
            problems.error(
                place_of(name, one.place),
                "unknown-format",
                f"the printer {one.printer} has no format {str(name)!r}",
                did_you_mean(name, map(str, printer.formats)),
            )


def _delivered(one: Order, problems: Problems) -> None:
    for day in (one.delivery.by, one.delivery.arrived):
        if day is not None and not is_date(day):
            problems.error(
                place_of(day, one.place), "wrong-value", f"{str(day)!r} is not a date", "write it like 2026-12-15"
            )
    if one.delivery.arrived is not None and one.state != "delivered":
        problems.error(
            place_of(one.delivery.arrived, one.place),
            "not-delivered",
            f"the order {one.order} was delivered on {one.delivery.arrived!s}, and is {one.state}",
            "write state: delivered, or take the day out",
        )
    for tag, count in one.languages.items():
        given = sum(recipient.languages.get(tag, 0) for recipient in one.recipients)
        if given > count:
            problems.error(
                place_of(tag, one.place),
                "wrong-quantity",
                f"the order {one.order}: {given:,} in {tag!s} are to be handed out, and {count:,} are ordered",
                "order more, or hand out less",
            )
    for recipient in one.recipients:
        for tag, count in recipient.languages.items():
            if tag not in one.languages or count < 1:
                problems.error(
                    place_of(tag, recipient.place),
                    "wrong-quantity",
                    f"the order {one.order}: {recipient.who!s} is to get {count:,} in {tag!s}",
                    "write from 1 on, of languages that are ordered",
                )
