"""Parcels and workbooks for the tests of exchange.xlsx, and hands to change a workbook with."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final

import openpyxl
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cardgen.exchange import xlsx
from cardgen.exchange.parcel import Parcel, Unit, fingerprint
from cardgen.problems import Problem, Problems

FILE: Final = "vi.xlsx"
FIRST: Final = 4  # row of the first unit

# what programs for tables like to take for something else, and what XML and Excel write in a way of their own
ODD: Final = (
    "=1+1",
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "+420 123",
    "-5",
    "@SUM(A1)",
    "'quoted",
    "007",
    "5",
    "1.5.",
    "1/2",
    "2026-11-22",
    "12:30",
    "1e5",
    "TRUE",
    "PRAVDA",
    "#REF!",
    "#N/A",
    "50 %",
    " before",
    "behind  ",
    "two\nlines\n",
    "\n",
    "a\tb",
    "http://example.org",
    "karty@example.org",
    "שלום, כואב לך?",
    "هل تشعر بألم؟",
    "😀 𝒜 👩🏽‍⚕️",
    "e\u0301 \u00a0 \u200b \u2028 \ufeff",
    "<b>&amp;</b> \"'",
    "]]>",
    "<r>one</r>",
    "<r><t>two</t></r>",
    "_x0041_",
    "_x0041_x0042_x005F_",
    "_x005F_x0041_",
    "x005F_",
    "_x000D_",
    "<r>_x0041_</r>",
    "-",
    "cardgen/1/ru",
    "a" * 1000,
    "dlouhé slovo " * 77,
)  # fmt: skip


def unit(name: str = "where-does-it-hurt", **fields: object) -> Unit:
    """A unit of the topic pain, translated, unless `fields` say otherwise."""
    whole: dict[str, object] = {
        "topic": "pain",
        "kind": "phrase",
        "name": name,
        "source": "Kde vás to bolí?",
        "base": fingerprint("Bạn đau ở đâu?", "draft", "", ""),
        "target": "Bạn đau ở đâu?",
        "number": "P1",
    }
    return Unit(**{**whole, **fields})  # type: ignore[arg-type]  # the names are the fields of Unit


def parcel(*units: Unit) -> Parcel:
    """A parcel of Vietnamese; without `units` one with everything that a unit may have."""
    return Parcel("vi", units or (unit("title", kind="title", source="Bolest", number=None), *several()))


def several() -> tuple[Unit, ...]:
    """Three units: one is stale, one has no translation, one is complete."""
    return (
        unit(previous="Kde to bolí?", note="Ukažte kartu s tělem."),
        unit("since-when", source="Odkdy to bolí?", target="", number="P2"),
        unit("how-much", state="approved", back="Jak moc?", remark="Na severu jinak.", number="P3", longest=60),
    )


def odd() -> Parcel:
    """A parcel with every odd text in every field that may be filled in."""
    return parcel(
        *(
            unit(f"odd-{i}", source=text, target=text, previous=text, back=text, remark=text, note="K tomu.")
            for i, text in enumerate(ODD)
        )
    )


def adorned() -> bytes:
    """A workbook with everything that a look may bring."""
    look = xlsx.Look({"pain": "Bolest"}, "vietnamština", {"pain": png()}, "karty@example.org")
    return xlsx.write(parcel(*several(), unit("pictured", picture="pain")), look)


def told(data: bytes) -> tuple[Parcel | None, list[Problem]]:
    """What a workbook says, with its problems."""
    problems = Problems()
    return xlsx.read(data, FILE, problems), list(problems)


def codes(data: bytes) -> list[str]:
    """The codes of a workbook's problems."""
    return [problem.code for problem in told(data)[1]]


def opened(data: bytes) -> Workbook:
    """The workbook as openpyxl sees it."""
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=False)


def saved(book: Workbook) -> bytes:
    """What openpyxl makes of a workbook."""
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def topic_of(book: Workbook) -> Worksheet:
    """The first sheet behind the guide."""
    sheet = book.worksheets[1]
    assert isinstance(sheet, Worksheet)
    return sheet


def changed(change: Callable[[Worksheet], object], whole: Parcel | None = None) -> bytes:
    """A workbook whose first topic was changed in openpyxl."""
    book = opened(xlsx.write(whole or parcel()))
    change(topic_of(book))
    return saved(book)


def parts(data: bytes) -> dict[str, bytes]:
    """What is packed in a ZIP file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return data.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """A sound workbook in which one part was added or changed."""
    return zipped({**parts(xlsx.write(parcel())), name: data})


def with_text(name: str, old: str, new: str) -> bytes:
    """A sound workbook in one part of which something that stands there was replaced everywhere."""
    text = parts(xlsx.write(parcel()))[name].decode()
    assert old in text
    return with_part(name, text.replace(old, new).encode())


def png(width: int = 8, height: int = 6) -> bytes:
    """A small picture, all white."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xff" * width) * height
    header = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
