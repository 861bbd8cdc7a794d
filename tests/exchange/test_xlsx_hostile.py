"""Workbooks that somebody made to do harm, or that were damaged on the way."""

from __future__ import annotations

import io
import random
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from cardgen.exchange import xlsx
from cardgen.exchange.parcel import Parcel
from cardgen.exchange.xlsx import _markup, _package, _sheets
from cardgen.problems import Problem
from tests.exchange.workbooks import adorned, codes, parcel, parts, told, with_part, with_text, zipped

_SHEET = "xl/worksheets/sheet2.xml"
_GIGABYTE = 1_000_000_000


def _refused(data: bytes) -> Problem:
    read, problems = told(data)
    assert read is None
    (problem,) = problems
    return problem


def _spent(data: bytes) -> tuple[float, int, Problem]:
    """Seconds of this process and bytes of memory that refusing takes."""
    tracemalloc.start()
    before = time.process_time()
    problem = _refused(data)
    seconds = time.process_time() - before
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return seconds, peak, problem


@pytest.fixture(scope="module")
def zeros() -> bytes:
    """A gigabyte of zeros, compressed: about a megabyte."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = press.compress(bytes(10_000_000)) + press.flush(zlib.Z_FULL_FLUSH)  # what follows does not look back
    return block * (_GIGABYTE // 10_000_000) + press.flush()


def _bomb(zeros: bytes, declared: int) -> bytes:
    """A workbook whose sheet is a gigabyte of zeros and says that it is `declared` bytes."""
    content = parts(xlsx.write(parcel()))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, part in content.items():
            archive.writestr(name, zeros if name == _SHEET else part)
        local = archive.getinfo(_SHEET).header_offset
    whole = bytearray(data.getvalue())
    central = whole.rindex(_SHEET.encode()) - 46
    assert whole[local : local + 4] == b"PK\x03\x04"
    assert whole[central : central + 4] == b"PK\x01\x02"
    struct.pack_into("<H", whole, local + 8, zipfile.ZIP_DEFLATED)
    struct.pack_into("<H", whole, central + 10, zipfile.ZIP_DEFLATED)
    struct.pack_into("<I", whole, local + 22, declared)
    struct.pack_into("<I", whole, central + 24, declared)
    return bytes(whole)


# --- too large ---


def test_a_bomb_that_says_how_large_it_is_is_refused_at_once(zeros: bytes) -> None:
    bomb = _bomb(zeros, _GIGABYTE)
    assert len(bomb) < 1_500_000
    seconds, peak, problem = _spent(bomb)
    assert problem.code == "too-large-workbook"
    assert seconds < 1
    assert peak < 20_000_000


@pytest.mark.parametrize("declared", [1_000, 40_000_000])
def test_a_bomb_that_lies_about_its_size_is_unpacked_as_far_as_that(zeros: bytes, declared: int) -> None:
    seconds, peak, problem = _spent(_bomb(zeros, declared))
    assert problem.code == "damaged-workbook"
    assert seconds < 1
    assert peak < 10_000_000 + 2.5 * declared


def test_what_is_packed_small_and_unpacked_large_is_refused_by_its_ratio() -> None:
    problem = _refused(with_part("xl/media/image9.png", bytes(2_000_000)))
    assert problem.message == "a file packed in it, 'xl/media/image9.png', is more than 200 times as large unpacked"


def test_many_parts_of_a_moderate_size_are_too_much_together() -> None:
    noise = random.Random(1).randbytes(20_000) * 50
    content = {**parts(xlsx.write(parcel())), **{f"xl/media/{i}.png": noise for i in range(51)}}
    problem = _refused(zipped(content))
    assert problem.message == "unpacked it has more than 50 MB"


def test_too_many_parts_are_refused_before_they_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        pytest.fail("the directory was read")

    data = zipped({**parts(xlsx.write(parcel())), **{f"xl/media/{i}.png": b"" for i in range(_package.MOST_ENTRIES)}})
    monkeypatch.setattr(zipfile, "ZipFile", never)
    assert _refused(data).message == "more than 2,000 files are packed in the workbook"


def test_rows_cells_texts_elements_and_depth_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = xlsx.write(parcel())
    assert codes(whole) == []
    for module, limit, value in (
        (_sheets, "MOST_CELLS", 20),
        (_sheets, "MOST_STRINGS", 20),
        (_sheets, "MOST_ROWS", -990),
        (_markup, "MOST_ELEMENTS", 100),
        (_markup, "MOST_DEPTH", 3),
        (_markup, "MOST_ATTRIBUTES", 2),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(module, limit, value)
            assert _refused(whole).code == "too-large-workbook", limit


def test_merged_cells_have_a_limit() -> None:
    merged = '<mergeCell ref="A1:B2"/>' * (_sheets.MOST_MERGED + 1)
    data = with_text(_SHEET, "</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>")
    assert _refused(data).code == "too-large-workbook"


def test_a_text_or_a_tag_that_no_cell_can_hold_is_refused() -> None:
    for long in ("x" * 32_768, "x" * 300_001):
        assert _refused(with_text("xl/sharedStrings.xml", "Bạn đau ở đâu?", long)).code == "unsafe-workbook"
    attributes = " ".join(f'a{i}=""' for i in range(101))
    assert _refused(with_text(_SHEET, '<row r="4"', f'<row {attributes} r="4"')).code == "too-large-workbook"


# --- what may do something ---


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("xl/vbaProject.bin", "the workbook has macros"),
        ("XL/VBAPROJECT.BIN", "the workbook has macros"),
        ("xl/macrosheets/sheet1.xml", "the workbook has macros"),
        ("xl/externalLinks/externalLink1.xml", "the workbook has links to other files"),
        ("xl/embeddings/oleObject1.bin", "the workbook has embedded objects"),
        ("xl/activeX/activeX1.xml", "the workbook has controls"),
        ("xl/connections.xml", "the workbook has connections to data"),
    ],
)
def test_parts_that_can_do_something_are_refused(name: str, said: str) -> None:
    problem = _refused(with_part(name, b"<x/>"))
    assert (problem.code, problem.message) == ("unsafe-workbook", said)


def test_a_workbook_that_may_hold_macros_is_refused_even_without_any() -> None:
    data = with_text("[Content_Types].xml", "spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml")
    assert _refused(data).message == "the workbook may hold macros (.xlsm)"


_DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "&e;&e;">]>'


@pytest.mark.parametrize("name", [name for name in parts(adorned()) if name.endswith((".xml", ".rels"))])
def test_no_part_may_declare_entities(name: str) -> None:
    content = parts(adorned())
    head, _, rest = content[name].decode().partition("?>")
    for encoding in ("utf-8", "utf-16"):
        spoiled = f"{head.replace('UTF-8', encoding)}?>{_DOCTYPE}{rest}".encode(encoding)
        problem = _refused(zipped({**content, name: spoiled}))
        assert problem.message == "it declares a document type (DOCTYPE), which no workbook does"


def test_an_entity_that_nobody_declared_is_damage() -> None:
    assert _refused(with_text("xl/sharedStrings.xml", "Bạn đau ở đâu?", "&e;")).code == "damaged-workbook"


@pytest.mark.parametrize("name", ["/etc/passwd", "../../x.xml", "xl/../../x.xml", "xl\\..\\x.xml", "C:/x.xml"])
def test_a_path_that_leads_out_of_the_workbook_is_refused(name: str) -> None:
    data = with_part("xl/media/a.png", b"").replace(b"xl/media/a.png", name.encode().ljust(14, b"_")[:14])
    assert _refused(data).code == "unsafe-workbook"


def test_a_relation_that_leads_out_of_the_workbook_finds_nothing() -> None:
    rels = "xl/_rels/workbook.xml.rels"
    assert codes(with_text(rels, "worksheets/sheet2.xml", "../../../../../etc/passwd")) == ["damaged-workbook"]
    outside = with_text(rels, 'Target="worksheets/sheet2.xml"', 'TargetMode="External" Target="http://example.org/x"')
    read, _ = told(outside)
    assert read == Parcel("vi", ())


def test_a_workbook_inside_a_workbook_is_not_opened() -> None:
    read, problems = told(with_part("xl/media/inner.zip", xlsx.write(Parcel("mn", ()))))
    assert (read, problems) == (parcel(), [])


def test_two_parts_of_one_name_are_refused() -> None:
    content = parts(xlsx.write(parcel()))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in (*content.items(), (_SHEET.upper(), b"<x/>")):
            archive.writestr(name, part)
    assert _refused(data.getvalue()).message == "two of the files packed in it have one name"


def test_a_locked_or_strangely_compressed_workbook_is_refused() -> None:
    content = parts(xlsx.write(parcel()))
    assert "in a way that no workbook is" in _refused(zipped(content, zipfile.ZIP_LZMA)).message
    locked = bytearray(zipped(content))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(start) + flags] |= 1
    assert _refused(bytes(locked)).message == "the workbook is locked by a password"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this is no Excel workbook"),
        (b"a;b;c\n", "this is no Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Excel file (.xls), or one that is locked"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "an OpenDocument file (.ods)"),
        (zipped({"word/document.xml": b"<w/>"}), "this is no Excel workbook"),
        (with_part("xl/workbook.bin", b""), "a binary Excel workbook (.xlsb)"),
    ],
)
def test_other_kinds_of_file_are_refused_with_the_way_out(data: bytes, said: str) -> None:
    problem = _refused(data)
    assert said in problem.message
    assert problem.way_out == "save it as .xlsx (Save as, Excel workbook), without a password"


# --- damage ---


def test_a_workbook_that_was_cut_off_anywhere_is_told() -> None:
    whole = xlsx.write(parcel())
    for end in range(0, len(whole), 97):
        assert _refused(whole[:end]).code in ("damaged-workbook", "not-a-workbook")


def test_no_changed_byte_ends_in_a_traceback() -> None:
    chance = random.Random(2026)
    whole = xlsx.write(parcel())
    for _ in range(150):
        spoiled = bytearray(whole)
        for _ in range(chance.randrange(1, 5)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        read, problems = told(bytes(spoiled))
        assert read is not None or len(problems) == 1


_SCRAPS = (
    b"<", b">", b'"', b"<f>1</f>", b't="s"', b't="q"', b'r="A1"', b"-1", b"99999999999", b"", b"\0", b"\xff",
    b'<mergeCell ref="A"/>', b"<row><c><v/></c></row>", b'encoding="utf-7"', b'encoding="shift_jis"',
)  # fmt: skip  # one line a scrap says no more


def test_no_changed_markup_ends_in_a_traceback() -> None:
    chance = random.Random(2026)
    content = parts(xlsx.write(parcel()))
    names = [name for name in content if name.endswith((".xml", ".rels"))]
    for _ in range(150):
        name = chance.choice(names)
        part = bytearray(content[name])
        for _ in range(chance.randrange(1, 4)):
            start = chance.randrange(len(part) + 1)
            part[start : start + chance.choice((0, 1, 3, 20))] = chance.choice(_SCRAPS)
        read, problems = told(zipped({**content, name: bytes(part)}))
        assert read is not None or len(problems) == 1
