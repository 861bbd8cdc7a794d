"""PO: a parcel -> the file that Poedit, Virtaal and Weblate open, and back.

    msgctxt   card number and key: "N14 emergency/phrase/where-does-it-hurt"
    msgid     the Czech; #| msgid the Czech it was translated from, where that was another
    msgstr    the translation; fuzzy: a draft, or stale
    #         the translator's remark
    #.        everything else, for the translator to read and cardgen to find again

On the way back, whoever cleared fuzzy of a text and left it as it is says that they have read it against the Czech: a
draft counts as revised, and what was stale is made from the Czech of today. A new text is a draft, fuzzy or not, since
editors clear it when somebody types. What is still fuzzy is a draft; if it was stale, it stays so, in the state that
it had. An empty msgstr is no translation.

`#|` is for the tool to show what has changed; tools drop it, so the older Czech comes back from its own comment.

Source: GNU gettext manual, The Format of PO Files, https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from babel.messages.plurals import DEFAULT_PLURAL, PLURALS

from cardgen.bank.model import State
from cardgen.exchange._mark import FORMAT, Mark, mark, read_mark, same_language
from cardgen.exchange._po_syntax import Entry, entries, quoted, unquoted
from cardgen.exchange._reading import Stop, Telling, decoded
from cardgen.exchange.parcel import Parcel, Unit, as_exported, split_key
from cardgen.languages import SOURCE
from cardgen.problems import Place, Problems

MAX_BYTES: Final = 5_000_000

_NUMBER: Final = re.compile(r"([A-Z]{1,2}[0-9]+) ")
_MARK: Final = "cardgen "
_CARRIED: Final = re.compile(r'^[^:\[\]"\n]*\[(back|previous)\]: ("(?:[^"\\]|\\.)*(?:"(?=[ \t]*$))?)', re.MULTILINE)
_WRAPPED: Final = re.compile(r" ?\n *")
_COMPILED: Final = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
_AGAIN: Final = "export again with cardgen, and translate in the file that it makes"


def write(parcel: Parcel) -> bytes:
    """Return the file; the same parcel gives the same bytes. A unit without a source is left out: it is a header."""
    blocks = [_header(parcel.language)]
    blocks += ["".join(f"{line}\n" for line in _entry(unit)) for unit in parcel.units if unit.source]
    return "\n".join(blocks).encode("utf-8", "replace")


def read(data: bytes, file: str, problems: Problems) -> Parcel | None:
    """Return what the file says; None when it is none of ours or cannot be read.

    `file` is its name in places. Entries that are wrong are told and left out.
    """
    tell = Telling("po", file, problems)
    try:
        return _parcel(_text(data, tell), tell)
    except Stop:
        return None


# --- out


def _header(language: str) -> str:
    locale = language.replace("-", "_")
    forms, rule = PLURALS.get(locale) or PLURALS.get(locale.split("_")[0], DEFAULT_PLURAL)
    fields = {
        "Project-Id-Version": "cardgen",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={forms}; plural={rule};",
        "X-Source-Language": SOURCE,
        "X-Generator": "cardgen",
        "X-Cardgen-Format": FORMAT,
        "X-Cardgen-Language": language,
    }
    lines = [
        f"# Překlady z češtiny ({SOURCE}) do jazyka {language} pro program cardgen.",
        "# Kdo u hotového překladu zruší „fuzzy“ (v Poeditu „Vyžaduje práci“), potvrzuje, že odpovídá češtině.",
        "# Vzkaz úřadu patří do poznámky překladatele.",
        'msgid ""',
        "msgstr " + quoted("".join(f"{name}: {value}\n" for name, value in fields.items())),
    ]
    return "\n".join(lines) + "\n"


def _entry(unit: Unit) -> Iterator[str]:
    if unit.remark and unit.remark.strip():
        for line in re.split("\r\n|\r|\n", unit.remark):
            yield f"# {line}" if line else "#"
    for label, said in (("obrázek", unit.picture), ("poznámka", unit.note)):
        if said:
            yield f"#. {label}: {' '.join(said.split())}"
    if unit.longest is not None:
        yield f"#. délka: nejvýše {unit.longest} znaků"
    if unit.back is not None:
        yield f"#. zpětný překlad [back]: {_line(unit.back)}"
    if unit.previous is not None:
        yield f"#. přeloženo z [previous]: {_line(unit.previous)}"
    yield f"#. {_MARK}{mark(unit)}"
    if unit.target and (unit.state == "draft" or unit.previous is not None):
        yield "#, fuzzy"
    if unit.previous:
        yield f"#| msgid {quoted(unit.previous, '#| ')}"
    yield f"msgctxt {quoted(f'{unit.number} {unit.key}' if unit.number else unit.key)}"
    yield f"msgid {quoted(unit.source)}"
    yield f"msgstr {quoted(unit.target)}"


def _line(text: str) -> str:
    """A text as one PO string, whatever lines it has."""
    return '"' + "".join(part[1:-1] for part in quoted(text).split("\n")) + '"'


# --- back


def _text(data: bytes, tell: Telling) -> str:
    start = Place(tell.file)
    if data.startswith(_COMPILED):
        raise tell.stop(
            start, "compiled", "this is a compiled catalogue (.mo), not a PO file", "give the .po file beside it"
        )
    text = decoded(data, MAX_BYTES, tell)
    zero = text.find("\0")
    if zero >= 0:
        where = Place(tell.file, text.count("\n", 0, zero) + 1, zero - text.rfind("\n", 0, zero))
        raise tell.stop(where, "broken", "the file holds a NUL byte, so it is no text", _AGAIN)
    return text


def _parcel(text: str, tell: Telling) -> Parcel:
    found = entries(text, tell)
    headers = [entry for entry in found if entry.context is None and not entry.msgid]
    language = _language(headers[0] if headers else None, tell)
    for again in headers[1:]:
        tell.error(again.place, "broken", "the file has a second header", "remove it", also=[headers[0].place])
    units: dict[str, Unit] = {}
    for entry in found:
        if entry.context is None and not entry.msgid:
            continue
        unit = _unit(entry, tell)
        if unit is None:
            continue
        if unit.key in units:
            first = units[unit.key].place
            message = f"{unit.key} stands twice; it stood first in line {first.line}"
            tell.error(unit.place, "duplicate", message, "keep one of the two", also=[first])
            continue
        units[unit.key] = unit
    return Parcel(language, tuple(units.values()))


def _language(header: Entry | None, tell: Telling) -> str:
    """Return the language that the header names; raises Stop for a file that is none of ours."""
    fields: dict[str, str] = {}
    for line in header.msgstr.split("\n") if header else ():
        name, colon, value = line.partition(":")
        if colon:
            fields[name.strip().lower()] = value.strip()
    place = header.text_place if header else Place(tell.file)
    charset = re.search(r"charset\s*=\s*([^\s;]+)", fields.get("content-type", ""), re.IGNORECASE)
    if charset and charset[1].upper() not in ("UTF-8", "UTF8", "CHARSET", "US-ASCII"):
        raise tell.stop(
            place,
            "encoding",
            f"the file says that it is written in {charset[1]}, not in UTF-8",
            "save it in UTF-8 (in Poedit: Translation, Properties, Charset)",
        )
    if "x-cardgen-format" not in fields:
        raise tell.stop(place, "foreign", "this PO file was not exported by cardgen", _AGAIN)
    if fields["x-cardgen-format"] != FORMAT:
        raise tell.stop(
            place,
            "format",
            f"the file has the format {fields['x-cardgen-format']!r}; this cardgen reads {FORMAT!r}",
            "read it with the cardgen that exported it, or export again",
        )
    named = fields.get("language", "")
    language = fields.get("x-cardgen-language") or named.replace("_", "-")
    if not language or (named and not same_language(named, language)):
        raise tell.stop(
            place,
            "language",
            f"the file was exported for the language {language}, and is now {named}"
            if language
            else "the header names no language",
            "export a file for each language; texts of two languages must not be mixed",
        )
    return language


def _unit(entry: Entry, tell: Telling) -> Unit | None:
    """Return what an entry says; None when it is wrong, which is told."""
    if entry.context is None:
        tell.error(entry.place, "context", "the entry has no msgctxt, so it is no phrase of ours", _AGAIN)
        return None
    number = _NUMBER.match(entry.context)
    key = split_key(entry.context[number.end() :] if number else entry.context)
    if key is None:
        tell.error(entry.place, "context", f"{entry.context!r} names no phrase of ours", "undo the change of msgctxt")
        return None
    if not entry.msgid:
        tell.error(entry.place, "broken", f"{entry.context!r} has no Czech (msgid)", _AGAIN)
        return None
    marks = [line.removeprefix(_MARK) for line in entry.extracted if line.startswith(_MARK)]
    was = read_mark(marks[0]) if marks else None
    if was is None:
        tell.error(
            entry.place,
            "mark",
            f"{entry.context!r} has lost its comment '#. cardgen base=... state=...'",
            "export again, and keep the comments that begin with '#.'",
        )
        return None
    carried = _carried(entry, tell)
    if carried is None:
        return None
    fuzzy = "fuzzy" in entry.flags
    remark = "\n".join(entry.remark)
    previous = carried.get("previous")
    return Unit(
        topic=key[0],
        kind=key[1],
        name=key[2],
        source=entry.msgid,
        base=was.base,
        target=entry.msgstr,
        state=_state(was, entry.msgstr, fuzzy=fuzzy, stale=previous is not None),
        previous=previous if fuzzy or not entry.msgstr else None,
        back=carried.get("back"),
        remark=remark if remark.strip() else None,
        number=number[1] if number else None,
        place=entry.text_place,
    )


def _state(was: Mark, text: str, *, fuzzy: bool, stale: bool) -> State:
    if not text or was.exported == "missing":
        return "draft"
    if fuzzy:
        return was.state if stale else "draft"
    if not (stale or was.exported == "draft"):
        return was.state
    # editors clear fuzzy by themselves when somebody types: only an old text without it was read and confirmed
    return "revised" if as_exported(was.base, text) else "draft"


def _carried(entry: Entry, tell: Telling) -> dict[str, str] | None:
    """Return the texts that travel in extracted comments; None when one is broken, which is told.

    Where a tool has wrapped a comment, its string goes on in the next line.
    """
    found: dict[str, str] = {}
    for item in _CARRIED.finditer("\n".join(entry.extracted)):
        name, string = item[1], _WRAPPED.sub(" ", item[2])
        text = unquoted(string)
        if text is None:
            tell.error(
                entry.place,
                "mark",
                f"the comment '#. ... [{name}]: \"...\"' of {entry.context!r} is broken",
                "export again, and leave the comments that begin with '#.' as they are",
            )
            return None
        found.setdefault(name, text)
    return found
