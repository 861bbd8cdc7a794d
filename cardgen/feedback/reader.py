"""content/feedback/*.yaml -> rounds, with every problem."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from cardgen import marked, shapes
from cardgen.bank import numbers
from cardgen.feedback.model import FOLDER, NEEDS, WHOLE_SET, Entry, Round
from cardgen.feedback.private import private
from cardgen.problems import Problems, did_you_mean
from cardgen.project import OutsideProject, Project
from cardgen.shapes import place_of

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_Tell: TypeAlias = Callable[["str | None", str, str, str], None]  # at what, code, message, way out
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True)
class Known:
    """What there is to speak about: numbers of cards, those of retired ones too, topics, editions with their versions.

    `versions` are all that were ever issued of an edition, and the one that is being made.
    """

    cards: Collection[str]
    topics: Collection[str]
    versions: Mapping[str, Collection[str]]

    def way_out(self, about: str) -> str:
        """What to say of a name that there is not. A near number is another card, and is not proposed."""
        if numbers.is_number(about):
            return numbers.way_out(about, map(str, self.cards))
        return did_you_mean(about, [*map(str, self.topics), WHOLE_SET])


def load(project: Project, known: Known, problems: Problems) -> tuple[Round, ...]:
    """Read all rounds, in the order of their names. A round with a problem is told and kept as far as it was read."""
    found = []
    for file in project.files(f"{FOLDER}/*.yaml"):
        one = _decoded(marked.read(project, file, problems), file, project, known, problems)
        if one:
            found.append(one)
    return tuple(found)


def parse(data: bytes, file: str, project: Project, known: Known, problems: Problems) -> Round | None:
    """Read a round that is not written yet; `file` is where it is to stand."""
    return _decoded(marked.parse(data, file, problems), file, project, known, problems)


def _decoded(
    tree: marked.Mapping | None, file: str, project: Project, known: Known, problems: Problems
) -> Round | None:
    one = shapes.decode(tree, Round, problems) if tree else None
    if one:
        _look(one, file, project, known, problems)
    return one


def is_name(text: str) -> bool:
    """Can a round or an entry be called so?"""
    return _NAME.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Is this a year, a month or a day: 2010, 2010-06, 2010-06-30?"""
    match = _DATE.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _look(one: Round, file: str, project: Project, known: Known, problems: Problems) -> None:
    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if one.round != name or not is_name(name):
        problems.error(
            place_of(one.round, one.place),
            "wrong-file-name",
            f"the round {str(one.round)!r} stands in {name}.yaml",
            "give both the same name, of small letters, digits and hyphens",
        )
    if one.edition not in known.versions:
        problems.error(
            place_of(one.edition, one.place),
            "unknown-edition",
            f"the round {one.round} is about the edition {str(one.edition)!r}, which there is not",
            did_you_mean(one.edition, map(str, known.versions)),
        )
    for key, count in (("sent", one.sent), ("returned", one.returned)):
        if count is not None and count < 0:
            problems.error(one.place, "wrong-value", f"{key} cannot be {count}", "write how many questionnaires")
    if one.sent is not None and one.returned is not None and one.returned > max(one.sent, 0):
        problems.error(
            one.place,
            "wrong-value",
            f"{one.returned} questionnaires came back, but only {one.sent} were sent",
            "correct one of the two",
        )
    for id_, entry in one.entries.items():
        _look_at(f"{one.round}, {id_}", entry, str(one.edition), project, known, problems)
        if not is_name(id_):
            problems.error(
                place_of(id_, entry.place),
                "wrong-value",
                f"{one.round}: {str(id_)!r} cannot be the name of an entry",
                "use small letters, digits and hyphens",
            )


def _look_at(name: str, entry: Entry, edition: str, project: Project, known: Known, problems: Problems) -> None:
    def tell(at: str | None, code: str, message: str, way_out: str) -> None:
        place = place_of(at, entry.place) if at is not None else entry.place
        problems.error(place, code, f"{name}: {message}", way_out)

    if entry.about != WHOLE_SET and entry.about not in known.cards and entry.about not in known.topics:
        tell(
            entry.about,
            "unknown-card",
            f"there is no card and no topic {str(entry.about)!r}",
            f"write '{WHOLE_SET}' for what is about no single card; {known.way_out(entry.about)}",
        )
    if not is_date(entry.date):
        tell(entry.date, "wrong-value", f"{str(entry.date)!r} is not a date", "write 2010, 2010-06 or 2010-06-30")
    for said in (entry.text, entry.institution, entry.role, entry.reason, entry.answer):
        kind = private(said or "")
        if kind:
            tell(said, "private", f"{kind} stands in the text", "take it out: of people only the role is kept")
    for key, text in (("text", entry.text), ("institution", entry.institution)):
        if not text.strip():
            tell(text, "empty", f"the {key} is empty", "write it, or take the entry out")
    _state(entry, edition, known, tell)
    for change in entry.changes:
        if not _is_there(change, project, known):
            tell(
                change,
                "unknown-change",
                f"there is no card, topic or file {str(change)!r}",
                "name a card (N14), a topic, or a file of the project (content/layouts/a5-portrait.yaml)",
            )


def _state(entry: Entry, edition: str, known: Known, tell: _Tell) -> None:
    """Does an entry have what its state needs, and nothing of another one?"""
    needs = NEEDS[entry.state]
    ways = {
        "changes": "name the cards, topics or files that it changes: changes: [N14]",
        "reason": "write why, for those who asked",
        "version": "write the version in which it was done",
        "answer": "write in a sentence what was done, for those who asked",
    }
    for key, way_out in ways.items():
        value = getattr(entry, key)
        if key in needs and not value:
            tell(None, "missing-key", f"it is {entry.state}, and lacks the key {key!r}", way_out)
        elif value and key not in needs:
            tell(
                value if isinstance(value, str) else value[0],
                "unknown-key",
                f"it is {entry.state}, and has the key {key!r}",
                f"take {key!r} out, or write another state",
            )
    versions = known.versions.get(edition)
    if entry.version and versions is not None and entry.version not in versions:
        tell(
            entry.version,
            "unknown-version",
            f"there is no version {str(entry.version)!r} of {edition}",
            f"{did_you_mean(entry.version, map(str, versions))} "
            "those before are known once they were released (cardgen release)",
        )


def _is_there(change: str, project: Project, known: Known) -> bool:
    if change in known.cards or change in known.topics:
        return True
    try:
        return project.exists(change)
    except OutsideProject:
        return False
