"""The ZIP file around a workbook, from anybody -> its XML parts.

Must never know what the parts mean, only which of them no working sheet has.

Source: ECMA-376, part 2 (Open Packaging Conventions); PKWARE APPNOTE 6.3.3 for ZIP.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

from cardgen.exchange.xlsx._markup import Refused, check_prolog

MOST_BYTES: Final = 50_000_000  # of a file, and of all that it holds
MOST_ENTRIES: Final = 2_000  # every picture is one
MOST_RATIO: Final = 200  # of an entry that is larger than a megabyte

_PIECE: Final = 1 << 16  # bytes that are unpacked at once
_ENCRYPTED: Final = 0x2041  # bits 0, 6 and 13: encrypted, strongly, or its very names
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLE2: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY: Final = b"PK\x01\x02"
_ODS: Final = b"application/vnd.oasis.opendocument"

_SAVE_AS: Final = "save it as .xlsx (Save as, Excel workbook), without a password"
_RESEND: Final = "ask for the file once more, or export again and put the translations into the new file"
_SMALLER: Final = "take out what was added to it, or export fewer topics into one file"

# parts that can do something, or fetch something: (what a name holds, what it is, way out)
_ACTIVE: Final = (
    ("vbaproject", "macros", _SAVE_AS),
    ("macrosheets/", "macros", _SAVE_AS),
    ("externallinks/", "links to other files", "in Excel: Data, Edit Links, Break Link; then save it again"),
    ("embeddings/", "embedded objects", "remove everything but texts, then save it again"),
    ("activex/", "controls", "remove everything but texts, then save it again"),
    ("ctrlprops/", "controls", "remove everything but texts, then save it again"),
    ("webextensions/", "add-ins", "remove everything but texts, then save it again"),
    (
        "xl/connections.xml",
        "connections to data",
        "in Excel: Data, Queries and Connections; remove them, save it again",
    ),
)


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the XML parts of a workbook by name. Pictures and whatever else is packed in it stay packed.

    Raises Refused for what is no .xlsx, is damaged, is larger than the limits once unpacked, or can do more than hold
    texts. Sizes are checked as declared and, since a file may lie, again while a part is unpacked.
    """
    _look_at_kind(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            for entry in entries:
                _check(entry)
            _check_all(entries, archive)
            return _parts(entries, archive)
    except (zipfile.BadZipFile, zlib.error, struct.error, ValueError, LookupError, OSError, EOFError, RuntimeError):
        raise Refused("damaged-workbook", "the workbook is damaged", _RESEND) from None


def _look_at_kind(data: bytes) -> None:
    if data.startswith(_OLE2):
        raise Refused(
            "not-a-workbook", "this is an old Excel file (.xls), or one that is locked by a password", _SAVE_AS
        )
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("not-a-workbook", "this is no Excel workbook (.xlsx)", _SAVE_AS)
    if len(data) > MOST_BYTES:
        raise Refused("too-large-workbook", f"the file has more than {MOST_BYTES // 1_000_000} MB", _SMALLER)
    if data.count(_ENTRY) > MOST_ENTRIES:  # before anybody reads a directory of a million
        raise Refused("too-large-workbook", f"more than {MOST_ENTRIES:,} files are packed in the workbook", _SMALLER)


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name.split("/")[0]:
        raise Refused("unsafe-workbook", f"it holds a file whose path leads out of it: {name[:100]!r}", _RESEND)
    if entry.flag_bits & _ENCRYPTED:
        raise Refused("unsafe-workbook", "the workbook is locked by a password", _SAVE_AS)
    if entry.compress_type not in _METHODS:
        raise Refused("unsafe-workbook", "it is compressed in a way that no workbook is", _RESEND)
    if entry.file_size > 1_000_000 and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
        raise Refused(
            "too-large-workbook",
            f"a file packed in it, {name[:100]!r}, is more than {MOST_RATIO} times as large unpacked",
            _SMALLER,
        )
    for part, what, way_out in _ACTIVE:
        if part in name.casefold():
            raise Refused("unsafe-workbook", f"the workbook has {what}", way_out)


def _check_all(entries: list[zipfile.ZipInfo], archive: zipfile.ZipFile) -> None:
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise _too_large()
    names = {entry.filename.casefold() for entry in entries}
    if len(names) < len(entries):
        raise Refused("unsafe-workbook", "two of the files packed in it have one name", _RESEND)
    if "xl/workbook.bin" in names:
        raise Refused("not-a-workbook", "this is a binary Excel workbook (.xlsb)", _SAVE_AS)
    if "[content_types].xml" not in names:
        if "mimetype" in names and archive.read("mimetype").startswith(_ODS):
            raise Refused("not-a-workbook", "this is an OpenDocument file (.ods)", _SAVE_AS)
        raise Refused("not-a-workbook", "this is no Excel workbook (.xlsx)", _SAVE_AS)


def _parts(entries: list[zipfile.ZipInfo], archive: zipfile.ZipFile) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    room = MOST_BYTES
    for entry in entries:
        if not entry.filename.casefold().endswith((".xml", ".rels")):
            continue
        part = bytearray()
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                part += piece
                room -= len(piece)
                if room < 0:
                    raise _too_large()
        parts[entry.filename] = bytes(part)
        check_prolog(parts[entry.filename])
    return parts


def _too_large() -> Refused:
    return Refused("too-large-workbook", f"unpacked it has more than {MOST_BYTES // 1_000_000} MB", _SMALLER)
