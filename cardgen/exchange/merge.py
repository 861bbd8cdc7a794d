"""A parcel that came back + the bank as it is now -> what an import would change, string by string. Writes nothing.

Three sides are compared, field by field: what the bank held at the time of export (its fingerprint travelled with the
unit), what it holds now, and what the file says. Nothing is guessed: what both sides changed is a conflict, and a
state that was raised needs the name of who answers for it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, NoReturn, TypeAlias

from cardgen.bank import signing
from cardgen.bank.model import Back, Rendering, State, back_of, seal_of_reading
from cardgen.bank.strings import String
from cardgen.exchange.parcel import DIGITS, Parcel, Unit, fingerprint
from cardgen.problems import Place, Problems, did_you_mean

Kind: TypeAlias = Literal["added", "changed", "unchanged", "conflicting", "refused"]
Side: TypeAlias = Literal["file", "bank"]
Field: TypeAlias = Literal["text", "state", "back", "remark"]

_FIELDS: Final[tuple[Field, ...]] = ("text", "state", "back", "remark")
_CONFLICT: Final = "both-changed"
_PLACES: Final[tuple[Field, ...]] = ("text", "back")  # what is another for each string, so that it is known again
_MOVED: Final = 3  # two texts that were mixed up may be exchanged
_RANK: Final[dict[State, int]] = {"draft": 0, "revised": 1, "approved": 2}


@dataclass(frozen=True)
class Terms:
    """Under which terms a file is imported.

    `by` and `date` sign states that the file raises, and date back-translations. `take` settles what both sides
    changed. With `old_source` a translation of a Czech that has changed since is taken as what it is: stale.
    """

    by: str | None
    date: str
    take: Side | None = None
    old_source: bool = False


@dataclass(frozen=True)
class Outcome:
    """What becomes of one unit: the rendering that is to stand in the bank, and what to tell whoever imports."""

    kind: Kind
    unit: Unit
    string: String
    rendering: Rendering | None = None
    says: tuple[str, ...] = ()


def base_of(string: String) -> str:
    """The fingerprint of what the bank holds of a string."""
    rendering = string.rendering
    reading = back_of(rendering)
    back = reading.text if reading else ""
    remark = (rendering.remark or "") if rendering else ""
    return fingerprint(string.text, string.state, back, remark)


def merge(parcel: Parcel, strings: Iterable[String], terms: Terms, problems: Problems) -> tuple[Outcome, ...]:
    """Compare each unit with its string. What cannot be taken is told, with its place in the file."""
    known = {f"{one.topic}/{one.kind}/{one.name}": one for one in strings}
    found = []
    for unit in parcel.units:
        string = known.get(unit.key)
        if string is None:
            problems.error(
                unit.place,
                "unknown-string",
                f"the bank has no {unit.key!r}, or no longer",
                did_you_mean(unit.key, known) + "; or take it out of the file",
            )
        else:
            found.append(_outcome(unit, string, terms, problems))
    return _without_moved(found, problems)


def _without_moved(outcomes: Iterable[Outcome], problems: Problems) -> tuple[Outcome, ...]:
    """Refuse texts that stand where another stood at the export: only some columns were sorted, or pasted a row off.

    The same Czech may take the text that it had elsewhere.
    """
    found = list(outcomes)
    for field in _PLACES:
        part = slice(_FIELDS.index(field) * DIGITS, (_FIELDS.index(field) + 1) * DIGITS)
        changed = [
            (place, now[part], one.unit)
            for place, one in enumerate(found)
            if one.rendering and (now := _held(one.unit))[part] != one.unit.base[part]
        ]
        nothing = fingerprint("", "", "", "")[part]
        stood = {unit.base[part]: unit for _, _, unit in changed if unit.base[part] != nothing}
        moved = [
            (place, unit, stood[now])
            for place, now, unit in changed
            if now in stood and stood[now].source != unit.source
        ]
        for place, unit, other in moved if len(moved) >= _MOVED else ():
            said = unit.target if field == "text" else unit.back
            label = found[place].string.label
            problems.error(
                unit.place,
                "moved-text",
                f"{label}: {said!r} stood beside {other.source!r} when it was exported",
                "undo the sorting of some columns alone, or what was pasted a row too high or too low; "
                "if the bank had them mixed up, mend that in its own file",
            )
            found[place] = Outcome("refused", unit, found[place].string)
    return tuple(found)


def _held(unit: Unit) -> str:
    """The fingerprint of what the file says."""
    return fingerprint(unit.target, unit.state, unit.back or "", unit.remark or "")


def _outcome(unit: Unit, string: String, terms: Terms, problems: Problems) -> Outcome:
    try:
        return _Merging(unit, string, terms).outcome()
    except _Refused as error:
        place: tuple[Place, ...] = (string.place,) if string.rendering else ()
        message = f"{string.label}, {string.language}: {error.fact}"
        problems.error(unit.place, error.code, message, error.way_out, also=place)
        return Outcome("conflicting" if error.code == _CONFLICT else "refused", unit, string)


def _changed(now: str, then: str) -> frozenset[Field]:
    """The fields in which two fingerprints differ."""
    parts = [slice(i * DIGITS, (i + 1) * DIGITS) for i in range(len(_FIELDS))]
    return frozenset(field for field, part in zip(_FIELDS, parts, strict=True) if now[part] != then[part])


class _Refused(Exception):
    """A unit cannot be taken."""

    def __init__(self, code: str, fact: str, way_out: str) -> None:
        super().__init__(code)
        self.code, self.fact, self.way_out = code, fact, way_out


@dataclass(frozen=True)
class _Merging:
    """One unit and its string, being compared."""

    unit: Unit
    string: String
    terms: Terms

    def outcome(self) -> Outcome:
        unit, string = self.unit, self.string
        if len(unit.base) != DIGITS * len(_FIELDS):
            raise _Refused(
                "no-fingerprint",
                "the file no longer says what the bank held when it was exported",
                "export again, and put the translation into the new file",
            )
        here = _held(unit)
        bank = base_of(string)
        theirs, ours = _changed(here, unit.base), _changed(bank, unit.base)
        apart = _changed(here, bank)
        if not theirs & apart:  # nothing was changed, or the bank has it already
            return Outcome("unchanged", unit, string)
        if unit.source != string.source and not self.terms.old_source:
            raise _Refused(
                "other-source",
                f"the file translates {unit.source!r}, but the Czech is now {str(string.source)!r}",
                "export again and translate anew; or import with --old-source, and it counts as stale",
            )
        if ours and self.terms.take is None:
            both = f"{unit.target!r} and {str(string.text)!r}"
            if "text" not in apart:
                both = f"they differ in {' and '.join(field for field in _FIELDS if field in apart)}"
            raise _Refused(
                _CONFLICT,
                f"it was changed in the file and, since it was exported, in the bank too: {both}",
                "look at both, then import with --take file or --take bank",
            )
        if ours and self.terms.take == "bank":
            return Outcome("unchanged", unit, string, says=("what the bank says was kept",))
        if not unit.target.strip():
            self._empty(theirs)
        return self._taken(theirs)

    def _empty(self, theirs: frozenset[Field]) -> NoReturn:
        if "text" not in theirs:
            raise _Refused(
                "untranslated", "there is a state, a back-translation or a remark, but no translation", "translate it"
            )
        raise _Refused(
            "emptied",
            f"the file has no translation any more, the bank has {str(self.string.text)!r}",
            "put it back; what is to go has to be taken out of the YAML by hand",
        )

    def _taken(self, theirs: frozenset[Field]) -> Outcome:
        unit, old = self.unit, self.string.rendering
        anew = "text" in theirs
        says: list[str] = []
        # confirming a state says that the text renders the Czech of the file; a remark alone does not
        from_ = unit.source if anew or "state" in theirs or old is None else old.from_
        new = dataclasses.replace(old, from_=from_) if old else Rendering(from_, "", "draft")
        if anew:
            for part, value in (("how it is said", new.say), ("the back-translation", new.back)):
                if value and not (value is new.back and "back" in theirs):
                    says.append(f"{part} was removed: it spoke of the earlier text")
            new = dataclasses.replace(new, text=unit.target, say=None, back=None)
        if "remark" in theirs:
            new = dataclasses.replace(new, remark=unit.remark or None)
        if "back" in theirs:
            new = dataclasses.replace(new, back=self._back())
        new = self._with_state(new, raised="state" in theirs and bool(_RANK[unit.state]), anew=anew, says=says)
        if "state" in theirs and not _RANK[unit.state]:
            new = dataclasses.replace(new, state="draft", revised=None, approved=None)
        kind: Kind = "changed" if self.string.text.strip() else "added"
        return Outcome(kind, unit, self.string, new, tuple(says))

    def _back(self) -> Back | None:
        if not self.unit.back:
            return None
        of = seal_of_reading(self.unit.target)  # what was read is what the file says
        return Back(self.unit.back, self._by("has a new back-translation"), self.terms.date, of)

    def _with_state(self, new: Rendering, *, raised: bool, anew: bool, says: list[str]) -> Rendering:
        unit = self.unit
        if anew:
            if new.state != "draft" and not raised:
                says.append(f"it is a draft again: what was {new.state} is another text")
            new = dataclasses.replace(new, state="draft", revised=None, approved=None)
        if not raised:
            return new
        try:
            step: signing.Step = "approved" if unit.state == "approved" else "revised"
            return signing.sign(new, step, self._by(f"is called {unit.state}"), self.terms.date)
        except signing.NotRevised:
            raise _Refused(
                "not-revised",
                "the file calls it approved, but nobody has revised it as it is now",
                "import it as revised; approve it later with: cardgen sign",
            ) from None

    def _by(self, fact: str) -> str:
        """Who answers for what the file says."""
        if self.terms.by is None:
            raise _Refused(
                "unsigned-import", f"it {fact} in the file, but nobody answers for it", 'say who: --by "..."'
            )
        return self.terms.by
