"""PO text -> entries that know where they stand.

Stricter than the tools that write it: a string that is not closed or an escape that is not known is a problem, not
a guess, because a lost letter would be printed. babel's own reader drops such letters, merges entries that stand
twice, and knows no columns, so of babel only the escapes are used.

Must never know: units and what the comments say.

Source: GNU gettext manual, The Format of PO Files, https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from babel.messages import pofile

from cardgen.exchange._reading import MAX_UNITS, Telling
from cardgen.problems import Place

MAX_LINE: Final = 100_000

_BLANK: Final = re.compile(r"[ \t\r\f\v]*")
_KEYWORD: Final = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]*\])?)(?=[\s\"]|$)")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPES: Final = frozenset('\\"ntr')


@dataclass
class Entry:
    """One entry as it stands: `place` is its beginning, `text_place` that of its msgstr.

    `remark` are the lines of the translator's comments, `extracted` those for the translator. `context` is None where
    there is none.
    """

    place: Place
    text_place: Place
    context: str | None = None
    msgid: str = ""
    msgstr: str = ""
    flags: set[str] = field(default_factory=set)
    remark: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)


def quoted(text: str, before: str = "") -> str:
    """Return a text as PO strings, one for each of its lines; every line but the first begins with `before`."""
    return pofile.normalize(text, width=0).replace('\n"', f'\n{before}"')


def unquoted(text: str) -> str | None:
    """Return what one PO string says; None for what is none."""
    if not _STRING.fullmatch(text) or not _ESCAPES.issuperset(_ESCAPE.findall(text)):
        return None
    return pofile.unescape(text)


def entries(text: str, tell: Telling) -> list[Entry]:
    """Return the entries of a file in their order; raises Stop.

    Entries that are broken or have plurals are told and left out; obsolete ones are left out with a warning.
    """
    reader = _Reader(tell)
    for number, line in enumerate(text.split("\n"), 1):
        reader.line(number, line)
    reader.finish()
    if reader.obsolete:
        tell.warning(
            reader.obsolete[0],
            "obsolete",
            f"{len(reader.obsolete)} entries are set aside as obsolete (#~) and are not read",
            "if they are still wanted, export again and take the translations over",
        )
    return reader.found


class _Reader:
    """One pass over the lines."""

    def __init__(self, tell: Telling) -> None:
        self.found: list[Entry] = []
        self.obsolete: list[Place] = []
        self._tell = tell
        self._entry: Entry | None = None
        self._strings: dict[str, list[str]] = {}  # of the entry, by keyword
        self._last: str | None = None  # the keyword that further strings belong to
        self._broken = False

    def line(self, number: int, line: str) -> None:
        if len(line) > MAX_LINE:
            raise self._tell.stop(
                Place(self._tell.file, number),
                "too-large",
                f"the line has {len(line):,} characters, more than {MAX_LINE:,}",
                "export again; no text of a card is that long",
            )
        line = line.rstrip("\r")
        start = _behind_blanks(line, 0)
        if start == len(line):
            return
        place = Place(self._tell.file, number, start + 1)
        keyword = _KEYWORD.match(line, start)
        if line[start] == "#":
            self._comment(place, line[start:])
        elif line[start] == '"':
            if self._last is not None:
                self._continue(place, line, start)
            elif not self._broken:
                self._wrong(place, "a text stands outside of an entry", "put msgid or msgstr before it")
        elif keyword:
            self._keyword(place, keyword[1])
            self._continue(place, line, keyword.end())
        else:
            self._wrong(place, "the line is no part of a PO file", 'a line begins with #, msgctxt, msgid, msgstr or "')

    def finish(self) -> None:
        """The entry ends here."""
        entry, strings = self._entry, self._strings
        if entry and strings and not self._broken:
            missing = [keyword for keyword in ("msgid", "msgstr", *strings) if not strings.get(keyword)]
            if missing:
                self._wrong(entry.place, f"the entry has no {missing[0]}", "the file is damaged here: export again")
            else:
                entry.context = "".join(strings["msgctxt"]) if "msgctxt" in strings else None
                entry.msgid, entry.msgstr = "".join(strings["msgid"]), "".join(strings["msgstr"])
                self.found.append(entry)
        self._entry, self._strings, self._last, self._broken = None, {}, None, False
        if len(self.found) > MAX_UNITS:
            raise self._tell.stop(
                Place(self._tell.file),
                "too-large",
                f"the file has more than {MAX_UNITS:,} entries",
                "export fewer topics at a time",
            )

    def _begun(self, place: Place) -> Entry:
        if self._entry is None:
            self._entry = Entry(place, place)
        return self._entry

    def _comment(self, place: Place, line: str) -> None:
        if self._strings or self._broken:
            self.finish()
        kind, said = line[1:2], line[2:]
        if kind == "~":
            self._entry = None
            if re.match(r"\s*msgid\b", said):
                self.obsolete.append(place)
        elif kind == ".":
            self._begun(place).extracted.append(said.removeprefix(" "))
        elif kind == ",":
            self._begun(place).flags.update(flag.strip() for flag in said.split(","))
        elif kind not in (":", "|", "="):  # where it stands in a program, what it was before, other flags
            self._begun(place).remark.append(line[1:].removeprefix(" "))

    def _keyword(self, place: Place, keyword: str) -> None:
        if (keyword == "msgctxt" and (self._strings or self._broken)) or (
            keyword == "msgid" and ("msgid" in self._strings or "msgstr" in self._strings or self._broken)
        ):
            self.finish()
        entry = self._begun(place)
        if not self._strings:
            entry.place = place
        if keyword == "msgid_plural" or keyword.startswith("msgstr["):
            if not self._broken:
                self._tell.error(
                    place,
                    "plural",
                    "the entry has plural forms, which no phrase has",
                    "export again; the entry was changed or comes from elsewhere",
                )
            self._broken = True
        elif keyword in self._strings:
            self._wrong(place, f"the entry has {keyword} twice", "keep one of the two")
        if keyword == "msgstr":
            entry.text_place = place
        self._strings.setdefault(keyword, [])
        self._last = keyword

    def _continue(self, place: Place, line: str, at: int) -> None:
        """Take over the strings that stand in a line from a column on."""
        assert self._last is not None  # both callers have seen a keyword
        strings = self._strings[self._last]
        at = _behind_blanks(line, at)
        while at < len(line):
            string = _STRING.match(line, at)
            if not string:
                said = "is not closed" if line[at] == '"' else "does not begin with a quotation mark"
                self._wrong(
                    Place(place.file, place.line, at + 1),
                    f"a text {said}",
                    'put it in quotation marks, and write \\" for one in the text',
                )
                return
            if "\\" in string[0]:
                self._escapes(place, line, string)
            strings.append(pofile.unescape(string[0]))
            at = _behind_blanks(line, string.end())

    def _escapes(self, place: Place, line: str, string: re.Match[str]) -> None:
        for escape in _ESCAPE.finditer(line, string.start(), string.end()):
            if escape[1] not in _ESCAPES:
                self._wrong(
                    Place(place.file, place.line, escape.start() + 1),
                    f"{escape[0]} is not known in a text",
                    "write \\\\ for a backslash, \\n for a line break",
                )

    def _wrong(self, place: Place, message: str, way_out: str) -> None:
        self._broken = True
        self._tell.error(place, "broken", message, way_out)


def _behind_blanks(line: str, at: int) -> int:
    blanks = _BLANK.match(line, at)
    return blanks.end() if blanks else at
