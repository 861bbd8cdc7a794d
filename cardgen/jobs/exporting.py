"""Export: the strings of a language -> a file for the tool that a translator works with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from cardgen.bank import Bank
from cardgen.bank.model import Card, back_of
from cardgen.bank.strings import String
from cardgen.editions.edition import LOOSE
from cardgen.exchange import po, xliff, xlsx
from cardgen.exchange.merge import base_of
from cardgen.exchange.parcel import Parcel, Unit
from cardgen.exchange.xlsx import Look
from cardgen.jobs import content as contents
from cardgen.jobs.choosing import choose, language_of
from cardgen.jobs.content import Content
from cardgen.jobs.files import put
from cardgen.jobs.thumbnails import thumbnails
from cardgen.languages import SOURCE
from cardgen.layout.context import ANSWERS
from cardgen.layout.data import Format
from cardgen.layout.room import Room
from cardgen.problems import UnknownName, did_you_mean
from cardgen.project import Project

Form: TypeAlias = Literal["po", "xliff", "xlsx"]
Only: TypeAlias = Literal["missing", "stale", "draft"]

FOLDER: Final = "exchange"  # below output/
_THUMBNAIL: Final = 160  # pixels
ENDINGS: Final[Mapping[Form, tuple[str, ...]]] = {"po": (".po",), "xliff": (".xlf", ".xliff"), "xlsx": (".xlsx",)}


@dataclass(frozen=True)
class Exported:
    """The file that was written, and how many strings of how many topics are in it."""

    path: Path
    strings: int
    topics: int


def export(
    project: Project,
    language: str,
    form: Form,
    only: Collection[Only] = (),
    topics: Collection[str] = (),
    target: Path | None = None,
) -> Exported:
    """Write the strings of a language, or those of some topics or states. Raises ContentError, UnknownName, OSError."""
    if target and target.suffix.lower() not in ENDINGS[form]:  # by its ending an import knows how to read it
        raise UnknownName(f"{target} must end in {' or '.join(ENDINGS[form])}")
    content = contents.load(project, lambda topic, tag: False)
    content.problems.stop_on_errors()
    for name in topics:
        if name not in content.bank.topics:
            raise UnknownName(f"there is no topic {name!r}; {did_you_mean(name, content.bank.topics)}")
    chosen = [
        string
        for string in choose(content, language_of(content, language), tuple(topics))
        if not only or string.standing in only
    ]
    if not chosen:
        raise UnknownName("there is nothing to export: no string is " + " or ".join(only or ("there",)))
    parcel = parcel_of(content, language, chosen)
    path = target or project.root / "output" / FOLDER / f"{_name(language, only, topics)}{ENDINGS[form][0]}"
    put(path, _written(content, parcel, form))
    return Exported(path, len(parcel.units), len({unit.topic for unit in parcel.units}))


def parcel_of(content: Content, language: str, chosen: Collection[String]) -> Parcel:
    """What travels: the strings with everything that a translator should see beside them."""
    room = Room(content.ready, _layouts(content))
    units = tuple(unit_of(content.bank, string, room.longest(string)) for string in chosen)
    return Parcel(language, units)


def _layouts(content: Content) -> Mapping[str, Collection[Format]]:
    """The layouts on which editions print the set of each topic."""
    found: dict[str, dict[str, Format]] = {}
    for edition in content.editions.values():
        sets = [(str(topic), str(edition.layout)) for topic in edition.topics]
        for topic, layout in [*sets, *([(LOOSE, str(edition.loose))] if edition.loose else [])]:
            found.setdefault(topic, {})[layout] = content.formats[layout]
    return {topic: tuple(some.values()) for topic, some in found.items()}


def unit_of(bank: Bank, string: String, longest: int | None = None) -> Unit:
    """One string as it travels."""
    rendering = string.rendering
    return Unit(
        topic=string.topic,
        kind=string.kind,
        name=string.name,
        source=str(string.source),
        base=base_of(string),
        target=str(string.text) if string.text.strip() else "",
        state=string.state,
        previous=str(rendering.from_) if rendering and string.standing == "stale" else None,
        back=str(reading.text) if (reading := back_of(rendering)) else None,
        remark=str(rendering.remark) if rendering and rendering.remark else None,
        number=string.number,
        note=_note(bank, string.card) if string.card else None,
        picture=_picture(string),
        longest=longest,
    )


def _picture(string: String) -> str | None:
    picture = string.card.picture if string.card else string.word.picture if string.word else None
    return str(picture) if picture else None


def _note(bank: Bank, card: Card) -> str | None:
    """What the office says to the card, and what the patient can answer."""
    parts = [str(card.note)] if card.note else []
    if card.choices:
        words = [str(bank.phrase(ANSWERS, name, SOURCE).text) for name in card.choices]
        parts.append(f"Odpovědi na kartě: {', '.join(words)}.")
    return " ".join(parts) or None


def _written(content: Content, parcel: Parcel, form: Form) -> bytes:
    if form == "po":
        return po.write(parcel)
    if form == "xliff":
        return xliff.write(parcel)
    names = sorted({unit.picture for unit in parcel.units if unit.picture})
    language = content.languages[parcel.language]
    look = Look(
        titles={name: str(topic.title) for name, topic in content.bank.topics.items()},
        language=language.name_in(SOURCE),
        pictures=thumbnails(content.ready, names, _THUMBNAIL),
        contact=next((str(edition.contact) for edition in content.editions.values()), None),
        most_words=language.most_words,
    )
    return xlsx.write(parcel, look)


def _name(language: str, only: Collection[str], topics: Collection[str]) -> str:
    return "-".join((language, *sorted(set(topics)), *sorted(set(only))))
