"""Who holds which version of what: what orders delivered, what was exchanged in binders since, and what is newer.

1. orders beyond their draft -> who was given what
2. exchanges that stand with them -> which version that is now
3. releases -> is there a newer one, and does it change anything in it
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from cardgen import press
from cardgen.editions import ledger, records
from cardgen.editions.edition import CERTIFICATE
from cardgen.editions.edition import FOLDER as EDITIONS
from cardgen.editions.exchange import exchange
from cardgen.editions.ledger import Releases
from cardgen.editions.records import Issued, Record, Release
from cardgen.press import Order, Printer
from cardgen.press.order import State
from cardgen.problems import Problems
from cardgen.project import Project

# newest: nothing newer was released; same: what is newer changes nothing in it; behind: there are leaves to exchange;
# gone: nothing of it is issued any more; unreleased: its version was never released, so nobody knows what has changed
Standing: TypeAlias = Literal["newest", "same", "behind", "gone", "unreleased"]


@dataclass(frozen=True)
class Given:
    """What somebody has by one order: how many of an edition in a language, and of which version now.

    `state` is "exchanged" where leaves were exchanged, else that of the order; `since` is the day of that, where it is
    known. `topics` are those of the order, none for the whole edition.
    """

    who: str
    edition: str
    version: str
    language: str
    count: int
    order: str
    state: State | Literal["exchanged"]
    since: str | None = None
    topics: tuple[str, ...] = ()

    @property
    def is_printed(self) -> bool:
        """Is there anything to exchange? What is confirmed can still be ordered in a newer version."""
        return self.state != "confirmed"

    def is_concerned(self, changed: Iterable[tuple[str, str]]) -> bool:
        """Is anything of these topics and languages in it? The samples of certificates are never ordered."""
        return any(
            language == self.language and (topic in self.topics if self.topics else topic != CERTIFICATE)
            for topic, language in changed
        )


@dataclass(frozen=True)
class Held(Given):
    """The same, compared with what was released.

    `newest` is the newest release for such a holder: a trial is for those alone who hold a trial, and where nothing
    else was released. None where there is no release. `printer` and `format` are those of the order, for packs on the
    same sheets; None where there are none any more that take single leaves.
    """

    newest: str | None = None
    standing: Standing = "newest"
    printer: str | None = None
    format: str | None = None

    @property
    def is_older(self) -> bool:
        """Is it to be brought to a newer release?"""
        if not self.is_printed:
            return False
        if self.standing == "unreleased" and self.newest:
            return records.order(self.newest) > records.order(self.version)
        return self.standing in ("behind", "gone")


def held(project: Project, who: str | None = None) -> tuple[Held, ...]:
    """What everybody holds, by their names; of those alone who have `who` in their name, if it is given.

    Raises ContentError for orders and releases that cannot be read, and for exchanges that cannot have been.
    """
    problems = Problems()
    orders = press.orders(project, problems).values()
    releases = ledger.load(project, problems)
    check(orders, releases, problems)
    problems.stop_on_errors()
    asked = [one for each in orders for one in given(each) if who is None or who.casefold() in one.who.casefold()]
    changed = _Changes(project, releases)
    printers = press.load(project, Problems())  # what is wrong with one is told by whoever prints on it
    on = {str(each.order): _sheets_of(each, printers) for each in orders}
    found = tuple(
        changed.seen(one, *on[one.order])
        for one in sorted(asked, key=lambda one: (one.who.casefold(), one.who, one.edition))
    )
    changed.problems.stop_on_errors()
    return found


def _sheets_of(one: Order, printers: Mapping[str, Printer]) -> tuple[str | None, str | None]:
    """The printer of an order and the first of its formats that takes single leaves, if they are still there."""
    printer = printers.get(one.printer)
    forms = printer.formats if printer else {}
    usable = (str(name) for name in one.formats if name in forms and forms[name].scheme != "booklet")
    form = next(usable, None)
    return (str(one.printer), form) if form else (None, None)


def check(orders: Iterable[Order], releases: Releases, problems: Problems) -> None:
    """Tell exchanges that cannot have been."""
    for one in orders:
        press.look_at_exchanges(one, versions(releases, str(one.edition)), records.order, problems)


def require(orders: Iterable[Order], releases: Releases) -> None:
    """Raise ContentError for exchanges that cannot have been."""
    problems = Problems()
    check(orders, releases, problems)
    problems.stop_on_errors()


def releases_of(project: Project) -> Releases:
    """All releases. Raises ContentError."""
    problems = Problems()
    releases = ledger.load(project, problems)
    problems.stop_on_errors()
    return releases


def versions(releases: Releases, edition: str) -> Mapping[str, str]:
    """The versions of an edition that were released, the oldest first, each with the day."""
    return {str(one.version): str(one.recorded) for one in releases.of(edition)}


def given(one: Order) -> Iterator[Given]:
    """What an order gave to whom, and what has become of it; nothing as long as it is drafted."""
    exchanges = press.last_exchanges(one, records.order)
    for who, counts in one.given.items() if one.state != "drafted" else ():
        for language, count in counts.items():
            entry = exchanges.get((who, language))
            yield Given(
                who=who,
                edition=str(one.edition),
                version=str(entry.version if entry else one.version),
                language=language,
                count=count,
                order=str(one.order),
                state="exchanged" if entry else one.state,
                since=entry.day if entry else one.delivery.arrived,
                topics=tuple(map(str, one.topics)),
            )


def concerned(
    orders: Iterable[Order], edition: str, version: str, changed: Collection[tuple[str, str]]
) -> tuple[Given, ...]:
    """Who has been sent a version of something that has changed; `changed` are topics with a language."""
    return tuple(
        one
        for order in orders
        for one in given(order)
        if one.is_printed and (one.edition, one.version) == (edition, version) and one.is_concerned(changed)
    )


# -- what is newer -------------------------------------------------------------------------------


class _Changes:
    """What differs between releases, asked for again and again; records that are the same by their hash stay closed."""

    def __init__(self, project: Project, releases: Releases) -> None:
        self.problems = Problems()
        self._project = project
        self._releases = releases
        self._editions = {file.rpartition("/")[2].removesuffix(".yaml") for file in project.files(f"{EDITIONS}/*.yaml")}
        self._read: dict[tuple[str, str], Record | None] = {}
        self._between: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}

    def seen(self, one: Given, printer: str | None, form: str | None) -> Held:
        """What is held, with what is newer, and on which sheets it was printed."""
        own = self._releases.find(one.edition, one.version)
        newest = self._newest(one, own)
        name = str(newest.version) if newest else None
        standing = self._standing(one, own, newest)
        return Held(**vars(one), newest=name, standing=standing, printer=printer, format=form)

    def _is_issued(self, one: Given, old: Release, new: Release) -> bool:
        """Is there still anything to bring it to?"""
        if one.edition not in self._editions:
            return False
        if all(now for _, now in _pairs(old, new)):  # nearly always
            return True
        found = [self._record(new, file) for file in new.files]
        return one.is_concerned((str(record.topic), record.language) for record in found if record)

    def _standing(self, one: Given, own: Release | None, newest: Release | None) -> Standing:
        if own is None:
            return "unreleased"
        if newest is None or records.order(newest.version) <= records.order(own.version):
            return "newest"
        if not one.is_concerned(self._changed(own, newest)):
            return "same"
        return "behind" if self._is_issued(one, own, newest) else "gone"

    def _newest(self, one: Given, own: Release | None) -> Release | None:
        issued = self._releases.of(one.edition)
        proper = [release for release in issued if release.kind == "release"]
        fitting = issued if own and own.kind == "trial" else proper or issued
        return fitting[-1] if fitting else None

    def _changed(self, old: Release, new: Release) -> frozenset[tuple[str, str]]:
        """Topics with the language in which something of them is to be exchanged, printed whole or taken out."""
        key = old.name, new.name
        if key not in self._between:
            found = [
                (str(either.topic), either.language)
                for was, now in _pairs(old, new)
                for before, after in [(self._record(old, was), self._record(new, now))]
                for either in [before or after]
                if either and _differ(before, after)
            ]
            self._between[key] = frozenset(found)
        return self._between[key]

    def _record(self, release: Release, one: Issued | None) -> Record | None:
        if one is None:
            return None
        key = release.name, str(one.file)
        if key not in self._read:
            self._read[key] = ledger.read_record(self._project, release, one.file, self.problems)
        return self._read[key]


def _pairs(old: Release, new: Release) -> Iterator[tuple[Issued | None, Issued | None]]:
    """Each file as it was and as it is, but for those that are the same."""
    before = {str(one.file): one for one in old.files}
    after = {str(one.file): one for one in new.files}
    for file in {**before, **after}:
        was, now = before.get(file), after.get(file)
        if was is None or now is None or was.record != now.record:
            yield was, now


def _differ(before: Record | None, after: Record | None) -> bool:
    """Is there anything to do with a file?"""
    if before is None or after is None:
        return True
    if (before.layout, before.paper) != (after.layout, after.paper):
        return True
    return not exchange(before.leaves, after.leaves).is_empty
