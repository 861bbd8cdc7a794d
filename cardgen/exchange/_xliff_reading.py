"""XLIFF 2.0, 2.1 or 2.2 -> a parcel, by a closed list of elements.

The XML parser is expat, stopped at the first DOCTYPE, so no entity is ever declared, and nothing is ever loaded.
What other programs add beside the core (matches, glossaries, change tracks, elements of their own) is passed over.

On the way back, the state of the segment counts. "initial" is a draft, unless the unit was stale: then nobody has
looked at it, and it stays stale, in the state that it had. Any other state says that it was translated from the
Czech of today. Where a tool keeps no states at all, each unit has the one that it had.

A tool may split a unit: its segments are joined, in the order of the targets. A unit of which only some segments are
translated is left out with a warning: half a sentence must not come onto a card, nor undo the whole one that is there.
Annotations (<mrk>, <sm>, <em>) are marks in a text and add nothing to it; inline codes (<ph>, <pc>, <sc>, <ec>) stand
for something that no phrase has, and are problems.

Source: XLIFF Version 2.1, OASIS Standard, http://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from cardgen.bank.model import State
from cardgen.exchange._mark import FORMAT, Mark, read_mark, same_language, words
from cardgen.exchange._reading import MAX_UNITS, Stop, Telling, decoded
from cardgen.exchange.parcel import Parcel, Unit, split_key
from cardgen.languages import SOURCE
from cardgen.problems import Place, Problems

MAX_BYTES: Final = 10_000_000
MAX_DEPTH: Final = 40

_STATES: Final[Mapping[str, State]] = {"translated": "draft", "reviewed": "revised", "final": "approved"}
_LEVELS: Final = ("initial", *_STATES)
_VERSIONS: Final = ("2.0", "2.1", "2.2")
_CORES: Final = frozenset({"urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:document:2.2"})
_OLD: Final = "urn:oasis:names:tc:xliff:document:1."
_ENCODINGS: Final = frozenset({"utf-8", "utf8", "utf-16", "us-ascii"})
_INLINE: Final = frozenset({"cp", "mrk", "sm", "em"})
# what is understood within what; everything else is passed over with all that is in it
_WITHIN: Final[Mapping[str, frozenset[str]]] = {
    "xliff": frozenset({"file"}),
    "file": frozenset({"notes", "group", "unit"}),
    "group": frozenset({"group", "unit"}),
    "unit": frozenset({"notes", "segment", "ignorable"}),
    "notes": frozenset({"note"}),
    "segment": frozenset({"source", "target"}),
    "ignorable": frozenset({"source", "target"}),
}
_AGAIN: Final = "export again with cardgen, and translate in the file that it makes"


def parcel_of(data: bytes, file: str, problems: Problems) -> Parcel | None:
    """Return what a file says; None when it is none of ours or cannot be read. `file` is its name in places."""
    tell = Telling("xliff", file, problems)
    try:
        text = decoded(data, MAX_BYTES, tell, wide=True)
        reader = _Reader(tell)
        try:
            reader.parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            raise tell.stop(
                Place(file, error.lineno, error.offset + 1),
                "broken",
                f"this is not XML: {expat.ErrorString(error.code)}",
                "the file is damaged here: save it again in the tool it comes from",
            ) from None
        return reader.parcel()
    except Stop:
        return None


@dataclass
class _Part:
    """A segment or an ignorable."""

    place: Place
    segment: bool
    state: str | None
    order: int
    seen: set[str] = field(default_factory=set)
    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)

    @property
    def untranslated(self) -> bool:
        return self.segment and not "".join(self.target)

    @property
    def text(self) -> str:
        """What it says in the language; what stands between segments may have no target of its own."""
        return "".join(self.target) or ("" if self.segment else "".join(self.source))


@dataclass
class _Unit:
    """A unit that is being read."""

    place: Place
    name: str
    text_place: Place
    notes: list[tuple[str, str]] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)

    def note(self, category: str) -> str | None:
        """Return the first note of a category."""
        return next((text for own, text in self.notes if own == category), None)

    def labelled(self, category: str) -> str | None:
        """Return what stands behind the label of a note."""
        said = self.note(category)
        return None if said is None else said.partition(": ")[2]


class _Reader:
    """Expat's handlers: one pass from tags to units."""

    def __init__(self, tell: Telling) -> None:
        self._tell = tell
        self._stack: list[str] = []
        self._language = ""
        self._said: dict[str, str] = {}  # by cardgen, of the whole file
        self._units: dict[str, Unit] = {}
        self._count = 0
        self._marked = False
        self._unmarked: list[tuple[Place, str]] = []
        self._ids: dict[tuple[int, str], tuple[Place, str]] = {}
        self._files = 0
        self._unit: _Unit | None = None
        self._note: tuple[str, list[str]] | None = None
        self._text: list[str] | None = None  # of the source or target that is being read
        self.parser = expat.ParserCreate("utf-8", " ")  # names arrive as "namespace name"
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def parcel(self) -> Parcel:
        """Return what was read; raises Stop for a file that is none of ours."""
        start = Place(self._tell.file)
        if not self._said and not self._marked:
            raise self._tell.stop(start, "foreign", "this XLIFF file was not exported by cardgen", _AGAIN)
        written = self._said.get("format", FORMAT)
        if written != FORMAT:
            raise self._tell.stop(
                start,
                "format",
                f"the file has the format {written!r}; this cardgen reads {FORMAT!r}",
                "read it with the cardgen that exported it, or export again",
            )
        language = self._said.get("language", self._language)
        if not language or (self._language and not same_language(self._language, language)):
            raise self._tell.stop(
                start,
                "language",
                f"the file was exported for the language {language}, and its trgLang is now {self._language}"
                if language
                else "the file names no language (trgLang)",
                "export a file for each language; texts of two languages must not be mixed",
            )
        for place, name in self._unmarked:
            self._tell.error(
                place,
                "mark",
                f'the unit {name!r} has lost its note of the category "cardgen"',
                "export again, in a tool that keeps notes",
            )
        return Parcel(language, tuple(self._units.values()))

    # --- expat

    def _here(self) -> Place:
        return Place(self._tell.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise self._tell.stop(
                self._here(),
                "encoding",
                f"the file says that it is written in {encoding}, not in UTF-8",
                "save it in UTF-8",
            )

    def _doctype(self, *_: object) -> None:
        raise self._tell.stop(
            self._here(),
            "doctype",
            "the file declares a DOCTYPE, which can hold entities",
            "remove the <!DOCTYPE ...>; XLIFF has none",
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if len(self._stack) >= MAX_DEPTH:
            raise self._tell.stop(
                self._here(), "too-complex", f"the file is nested more than {MAX_DEPTH} deep", "export again"
            )
        if not self._stack:
            self._root(namespace, name, attributes)
            self._stack.append("xliff")
            return
        outer = self._stack[-1]
        core = namespace in _CORES
        role = ""
        if self._text is not None:
            if core and name in _INLINE:
                role = name
            else:
                self._tell.error(
                    self._here(),
                    "inline",
                    f"a text holds the code <{name}>; the texts of cards are plain",
                    "remove the code in the translation, and keep the words",
                )
        elif core and name in _WITHIN.get(outer, ()):
            role = name
        self._stack.append(role)
        if role:
            self._open(role, attributes)

    def _end(self, _: str) -> None:
        role = self._stack.pop()
        if role in ("source", "target"):
            self._text = None
        elif role == "note" and self._note is not None:
            category, said = self._note
            self._note = None
            if self._unit is not None:
                self._unit.notes.append((category, "".join(said)))
            elif category == "cardgen" and not self._said:
                self._said = words("".join(said))
        elif role == "unit" and self._unit is not None:
            unit, self._unit = self._unit, None
            self._close(unit)

    def _characters(self, data: str) -> None:
        role = self._stack[-1] if self._stack else ""
        if role == "note" and self._note is not None:
            self._note[1].append(data)
        elif role in ("source", "target", "mrk") and self._text is not None:
            self._text.append(data)

    # --- elements

    def _root(self, namespace: str, name: str, attributes: dict[str, str]) -> None:
        version = attributes.get("version", "")
        if name == "xliff" and (namespace.startswith(_OLD) or not namespace):
            raise self._tell.stop(
                self._here(), "version", f"this is XLIFF {version}; XLIFF 2 is read", "save it as XLIFF 2.0 or 2.1"
            )
        if name != "xliff" or namespace not in _CORES:
            raise self._tell.stop(self._here(), "foreign", f"this is not XLIFF: it begins with <{name}>", _AGAIN)
        if version not in _VERSIONS:
            raise self._tell.stop(
                self._here(),
                "version",
                f"this is XLIFF {version or 'without a version'}; {', '.join(_VERSIONS)} are read",
                "save it as XLIFF 2.1",
            )
        source = attributes.get("srcLang", "")
        if not same_language(source, SOURCE):
            raise self._tell.stop(
                self._here(),
                "language",
                f"srcLang is {source or 'missing'}, but what is translated is Czech ({SOURCE})",
                _AGAIN,
            )
        self._language = attributes.get("trgLang", "")

    def _open(self, role: str, attributes: dict[str, str]) -> None:
        here = self._here()
        if role == "file":
            self._files += 1
        elif role == "unit":
            self._begin(here, attributes)
        elif role == "note":
            self._note = (attributes.get("category", "remark"), [])
        elif role in ("segment", "ignorable") and self._unit is not None:
            state = attributes.get("state")
            if state is not None and state not in _LEVELS:
                self._tell.error(
                    here, "state", f"the state {state!r} is none of XLIFF's", f"write one of {', '.join(_LEVELS)}"
                )
            self._unit.parts.append(_Part(here, role == "segment", state, len(self._unit.parts) + 1))
        elif role in ("source", "target") and self._unit is not None:
            part = self._unit.parts[-1]
            if role in part.seen:
                self._tell.error(here, "broken", f"a segment has a second <{role}>", "keep one of the two")
            part.seen.add(role)
            self._text = part.source if role == "source" else part.target
            if role == "target":
                self._unit.text_place = here if len(self._unit.parts) == 1 else self._unit.place
                self._order(part, attributes)
        elif role == "cp":
            self._code_point(attributes.get("hex", ""))

    def _begin(self, here: Place, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_UNITS:
            raise self._tell.stop(
                here, "too-large", f"the file has more than {MAX_UNITS:,} units", "export fewer topics at a time"
            )
        name, own = attributes.get("name", ""), attributes.get("id", "")
        first, named = self._ids.setdefault((self._files, own), (here, name))
        if first is not here and named != name:  # where the name stands twice as well, that is told
            self._tell.error(
                here, "duplicate", f"the id {own!r} stands twice in a <file>", "keep one of the two", also=[first]
            )
        self._unit = _Unit(here, name, here)

    def _order(self, part: _Part, attributes: dict[str, str]) -> None:
        order = attributes.get("order")
        if order is None:
            return
        if re.fullmatch("[1-9][0-9]{0,5}", order):
            part.order = int(order)
        else:
            self._tell.error(self._here(), "broken", f"the order {order!r} is no place from 1", "remove it")

    def _code_point(self, written: str) -> None:
        code = int(written, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", written) else -1
        if self._text is not None and 0 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF:
            self._text.append(chr(code))
        else:
            self._tell.error(self._here(), "broken", f'<cp hex="{written}"/> is no character', "remove it")

    # --- units

    def _close(self, unit: _Unit) -> None:
        key = split_key(unit.name)
        source = "".join("".join(part.source) for part in unit.parts)
        said = unit.note("cardgen")
        if said is None:
            self._unmarked.append((unit.place, unit.name))
            return
        self._marked = True
        was = read_mark(said)
        if key is None:
            self._tell.error(
                unit.place, "context", f"the name {unit.name!r} is no phrase of ours", "undo the change of the name"
            )
        elif was is None:
            self._tell.error(unit.place, "mark", f"the note {said!r} of {unit.name} was changed", _AGAIN)
        elif not source:
            self._tell.error(unit.place, "broken", f"the unit {unit.name} has no Czech (source)", _AGAIN)
        elif unit.name in self._units:
            first = self._units[unit.name].place
            message = f"{unit.name} stands twice; it stood first in line {first.line}"
            self._tell.error(unit.place, "duplicate", message, "keep one of the two", also=[first])
        elif (target := self._target(unit)) is not None:
            previous = unit.labelled("previous")
            state = _lowest(unit.parts)
            settled = target and state in _STATES
            remark = "\n".join(text for category, text in unit.notes if category == "remark")
            self._units[unit.name] = Unit(
                topic=key[0],
                kind=key[1],
                name=key[2],
                source=source,
                base=was.base,
                target=target,
                state=_state(was, target, state, stale=previous is not None),
                previous=None if settled else previous,
                back=unit.labelled("back"),
                remark=remark if remark.strip() else None,
                number=unit.labelled("number"),
                place=unit.text_place,
            )

    def _target(self, unit: _Unit) -> str | None:
        """Return the translation, "" for none; None when it is half a one or out of order, which is told."""
        if len({part.order for part in unit.parts}) < len(unit.parts):
            self._tell.error(unit.place, "broken", f"two targets of {unit.name} have one order", "remove the order")
            return None
        spoken = [part for part in unit.parts if part.segment and "".join(part.source).strip()]
        open_ = [part for part in spoken if part.untranslated]
        if open_ and all(part.untranslated for part in unit.parts if part.segment):
            return ""
        if open_:
            self._tell.warning(
                open_[0].place,
                "half-translated",
                f"{len(open_)} of the {len(spoken)} segments of {unit.name} have no translation; it is left out",
                "translate the rest of it, and import again",
            )
            return None
        return "".join(part.text for part in sorted(unit.parts, key=lambda part: part.order))


def _lowest(parts: list[_Part]) -> str | None:
    """The state of a unit is that of its segment which is the least far; None where no segment has one."""
    states = [part.state for part in parts if part.segment]
    if not any(states):
        return None
    return min((state if state in _LEVELS else "initial" for state in states), key=lambda s: _LEVELS.index(str(s)))


def _state(was: Mark, target: str, state: str | None, *, stale: bool) -> State:
    if not target:
        return "draft"
    if state in _STATES:
        return _STATES[str(state)]
    return was.state if stale or state is None else "draft"
