"""Files for a press: inks alone, what PDF/X-4 asks for, and a claim only where all of it holds."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page as validation
import pikepdf
import pypdf
import pytest

from cardgen.colour import REGISTRATION, Conversion, Profile
from cardgen.layout.frame import Document, Frame, Placed, Run, Tag
from cardgen.pdf import claim_x4, colours, write
from cardgen.pdf.x4 import Item, faults
from cardgen.problems import Place, Problems
from tests.icc import press
from tests.pdf.reading import opened, text, tree
from tests.pdf.samples import FONTS, HOUSE, box, card, document, page, run, says

PRINTER = Place("content/printers/offset.yaml")
CONVERSION = Conversion(Profile("press.icc", "Test press", "2.4", press()), PRINTER, condition="FOGRA51")
CLAIM = b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"


def made(wanted: Document) -> bytes:
    """A file for a press with its claim."""
    problems = Problems()
    data = claim_x4(write(wanted, FONTS, CONVERSION), PRINTER, problems)
    assert [str(problem) for problem in problems] == []
    return data


@functools.cache
def written() -> bytes:
    return made(card())


def inked(colour: str, words: str = "Kde?") -> Run:
    return dataclasses.replace(run(words, size=9), colour=colour)


def streams(data: bytes) -> Iterator[str]:
    """Yield the operators of every page and picture."""
    pdf = opened(data)
    for leaf in pdf.pages:
        yield leaf.Contents.read_bytes().decode("ascii")
        for form in leaf.Resources.get("/XObject", {}).values():
            yield form.read_bytes().decode("ascii")


# --- what the file says -----------------------------------------------------------------------------


def test_the_file_claims_pdf_x_4_in_its_metadata() -> None:
    xmp = opened(written()).open_metadata()
    assert xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
    assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == xmp["xmp:MetadataDate"] == "2026-11-22T00:00:00Z"
    assert xmp["dc:title"] == "Zkouška"
    assert re.fullmatch(r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", str(xmp["xmpMM:DocumentID"]))
    assert (xmp["xmpMM:VersionID"], xmp["xmpMM:RenditionClass"], xmp["pdf:Trapped"]) == ("1", "default", "False")
    assert opened(written()).docinfo.Trapped == "/False"


def test_the_file_is_pdf_1_6_with_an_identifier_and_nothing_to_mend() -> None:
    assert written().startswith(b"%PDF-1.6\n")
    pdf = opened(written())
    assert len(bytes(pdf.trailer.ID[0])) == 16
    assert not pdf.is_encrypted
    assert pdf.check_pdf_syntax() == []


def test_there_is_one_output_intent_with_the_profile_in_it() -> None:
    (intent,) = opened(written()).Root.OutputIntents
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA51")
    assert (str(intent.RegistryName), str(intent.Info)) == ("http://www.color.org", "Test press")
    assert intent.DestOutputProfile.N == 4
    profile = intent.DestOutputProfile.read_bytes()
    assert profile == press()
    assert profile[12:20] == b"prtrCMYK"


def test_a_condition_that_no_registry_has_is_called_as_the_profile() -> None:
    data = write(card(), FONTS, dataclasses.replace(CONVERSION, condition=""))
    (intent,) = opened(data).Root.OutputIntents
    assert str(intent.OutputConditionIdentifier) == "Test press"
    assert "/RegistryName" not in intent


def test_it_is_still_pdf_ua_1() -> None:
    assert [str(f.message) for f in validation.validate_pdf_bytes(written(), profile="ua1").failures] == []


def test_the_text_and_its_tags_are_those_of_the_rgb_file_without_links() -> None:
    rgb = write(card(), FONTS)
    assert text(written()) == text(rgb)
    spoken = re.sub(r"^ *annotation .*\n", "", tree(rgb), flags=re.MULTILINE).replace("Link\n", "Span\n")
    assert tree(written()) == spoken
    assert all("/Annots" not in leaf for leaf in opened(written()).pages)


def test_bookmarks_and_anchors_stay() -> None:
    root = opened(written()).Root
    assert root.Outlines.Count == 3
    assert len(root.Names.Dests.Names) == 4


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "x4.pdf").write_bytes(written())
    subprocess.run(["qpdf", "--check", tmp_path / "x4.pdf"], check=True, capture_output=True)


# --- sameness ---------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.pdf.test_x4 import made; from tests.pdf.samples import card;"
        "print(hashlib.sha256(made(card())).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(written()).hexdigest()


def test_another_content_is_another_document() -> None:
    identities = {str(opened(made(d)).open_metadata()["xmpMM:DocumentID"]) for d in (says(run("a")), says(run("b")))}
    assert len(identities) == 2


def test_a_file_for_a_press_leaves_later_rgb_files_as_they_are() -> None:
    """What is kept between files is kept for its own colours."""
    shared = card()
    before = write(shared, FONTS)
    press_file = write(shared, FONTS, CONVERSION)
    assert write(shared, FONTS) == before
    assert write(shared, FONTS, CONVERSION) == press_file


# --- inks -------------------------------------------------------------------------------------------


def test_no_operator_and_no_resource_knows_red_green_and_blue() -> None:
    pdf = opened(written())
    forms = [form for leaf in pdf.pages for form in leaf.Resources.get("/XObject", {}).values()]
    used = {str(part.operator) for content in (*pdf.pages, *forms) for part in pikepdf.parse_content_stream(content)}
    assert {"k", "K"} <= used
    assert not used & {"rg", "RG", "g", "G", "sc", "SC", "cs", "CS", "scn", "SCN", "sh", "BI"}
    assert b"DeviceRGB" not in written()


@pytest.mark.parametrize("dark", ["#000000", "#1b1d21"])
def test_dark_type_is_solid_black_alone(dark: str) -> None:
    (content,) = streams(made(says(inked(dark))))
    assert re.findall(r"(\S+ \S+ \S+ \S+) k\b", content) == ["0 0 0 1"]


def test_small_type_never_has_four_inks() -> None:
    theme = ["#1b7f4d", "#b3261e", "#7a4a2a", "#22356f", "#50565e", "#465362", "#5e6420"]
    (content,) = streams(made(says(*(inked(colour) for colour in theme))))
    found = re.findall(r"(\S+) (\S+) (\S+) (\S+) k BT", content)
    assert len(found) == len(theme)
    assert all("0" in inks for inks in found)


def test_no_colour_has_more_ink_than_the_limit() -> None:
    tight = dataclasses.replace(CONVERSION, limit=120)
    data = write(
        document(page(Tag("Artifact", (box(0, 0, 9, 9, fill="#22356f", stroke="#b3261e", width=1),)))), FONTS, tight
    )
    found = re.findall(r"(\S+) (\S+) (\S+) (\S+) [kK]\b", next(iter(streams(data))))
    assert len(found) == 2
    assert all(sum(map(float, inks)) <= 1.2 + 1e-9 for inks in found)


def test_white_leaves_the_paper_bare() -> None:
    white = HOUSE.paths[2]
    (content,) = streams(made(document(page(Tag("Artifact", (white,))))))
    assert "q 0 0 0 0 k " in content


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_ghostscript_finds_black_alone_on_a_page_of_dark_type(tmp_path: Path) -> None:
    frames = [page(Tag("H1", (inked("#1b1d21"), box(20, 50, 30, 30, fill=grey)))) for grey in ("#50565e", "#ffffff")]
    red = page(Tag("H1", (inked("#1b1d21"), box(20, 50, 30, 30, fill="#b3261e"))))
    (tmp_path / "x4.pdf").write_bytes(made(document(*frames, red)))
    done = subprocess.run(
        ["gs", "-q", "-dSAFER", "-o", "-", "-sDEVICE=inkcov", tmp_path / "x4.pdf"],
        check=True,
        capture_output=True,
        text=True,
    )
    grey, white, red_one = (list(map(float, line.split()[:4])) for line in done.stdout.splitlines())
    assert grey[:3] == white[:3] == [0, 0, 0]
    assert grey[3] > white[3] > 0
    assert red_one[0] == 0
    assert min(red_one[1:]) > 0.02


def test_all_colours_of_a_document_are_found() -> None:
    inner = page(Tag("P", (inked("#010203"),)))
    sheet = Frame(
        300, 220, 3, (Tag("Artifact", (box(0, 0, 1, 1, stroke=REGISTRATION, width=0.1),)),),
        placed=(Placed(inner, 10, 5, (10, 5, 148, 210), 0),),
    )  # fmt: skip  # one field a line would hide what matters
    assert colours(document(sheet)) == {"#010203", REGISTRATION}
    assert colours(card()) >= {"#102030", "#e0a000", "#ffcc00", "#000000", "#c01010", "#ffffff", "#d00030"}


def test_marks_of_a_sheet_are_on_every_plate_and_its_pages_keep_their_inks() -> None:
    marks = Tag("Artifact", (box(1, 1, 5, 0.1, fill=REGISTRATION), box(9, 1, 5, 5, fill="cmyk 0 100 0 40")))
    inner = page(Tag("H1", (inked("#1b1d21"),)))
    sheet = Frame(
        320, 225, 3, (marks,), trim=(10, 7.5, 148, 210), placed=(Placed(inner, 10, 7.5, (7, 4.5, 154, 216), 0),)
    )
    data = made(document(sheet))
    (content,) = streams(data)
    assert "/All cs 1 scn" in content
    assert "0 1 0 0.4 k" in content
    assert "0 0 0 1 k BT" in content
    space = opened(data).pages[0].Resources.ColorSpace.All
    assert [str(part) for part in space[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
    assert "/ColorSpace" not in opened(written()).pages[0].Resources


def test_marks_of_a_sheet_are_black_in_an_rgb_file() -> None:
    data = write(document(page(Tag("Artifact", (box(1, 1, 5, 1, fill=REGISTRATION),)))), FONTS)
    assert "q 0 0 0 rg " in next(iter(streams(data)))


# --- the claim --------------------------------------------------------------------------------------


def test_a_file_that_nobody_has_looked_at_claims_nothing() -> None:
    data = write(card(), FONTS, CONVERSION)
    assert CLAIM not in data
    assert b"no claim of PDF/X" in data
    assert len(data) == len(written())
    assert "pdfxid:GTS_PDFXVersion" not in opened(data).open_metadata()


def test_an_rgb_file_never_gets_the_claim() -> None:
    problems = Problems()
    data = write(card(), FONTS)
    assert claim_x4(data, PRINTER, problems) == data
    told = "\n".join(str(problem) for problem in problems)
    assert "content/printers/offset.yaml:1:1: error: the file cannot be called PDF/X-4 (colours)" in told
    assert "[no-pdf-x]" in told
    assert {fault.item for fault in faults(data)} == {"file", "claim", "intent", "objects", "colours"}


def _changed(change: Callable[[pikepdf.Pdf], object], version: str = "1.6") -> bytes:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        change(pdf)
        into = io.BytesIO()
        pdf.save(
            into,
            force_version=version,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return into.getvalue()


def _say(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes()
        assert old in said
        pdf.Root.Metadata.write(said.replace(old, new))

    return change


def _paint(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(content)


def _put(where: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    """Put a value, written as PDF writes it or as an object, where the words of `where` lead to."""

    def change(pdf: pikepdf.Pdf) -> None:
        at: Any = pdf.pages[0].obj if where.startswith("page") else pdf.Root
        *way, last = where.split(" ")[1:]
        for key in way:
            at = at[int(key) if key.isdecimal() else f"/{key}"]
        made = pikepdf.Object.parse(value) if isinstance(value, bytes) else value
        if made is None:
            del at[f"/{last}"]
        else:
            at[f"/{last}"] = made

    return change


def _profile(data: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(data)


def _stream(where: str, data: bytes, *, indirect: bool = False, **entries: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(data)
        if "Filter" in entries:
            stream.write(data, filter=entries["Filter"])
        for key, value in entries.items():
            stream[f"/{key}"] = pdf.make_indirect(value) if indirect else value
        _put(where, stream)(pdf)

    return change


def _double(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


WRONG: list[tuple[Item, str, Callable[[pikepdf.Pdf], object]]] = [
    ("claim", "lack xmpMM:DocumentID", _say(b"xmpMM:DocumentID", b"xmpMM:DerivedFrom")),
    ("claim", "lack xmpMM:VersionID", _say(b"xmpMM:VersionID>1", b"xmpMM:VersionID>")),
    ("claim", "lack xmp:MetadataDate", _say(b"xmp:MetadataDate", b"xmp:Label")),
    ("claim", "do not say PDF/X-4", _say(b">PDF/X-4<", b">PDF/X-3<")),
    ("claim", "has no title", _say("Zkouška".encode(), b"")),
    ("claim", "differ in /Title", _say("Zkouška".encode(), b"Pokus")),
    ("claim", "differ in /ModDate", _say(b"ModifyDate>2026", b"ModifyDate>2025")),
    ("claim", "whether it is trapped", _say(b"Trapped>False", b"Trapped>Unknown")),
    ("claim", "are no XML", _say(b"</rdf:RDF>", b"")),
    ("claim", "declare entities", _say(b"<x:xmpmeta", b"<!DOCTYPE x []><x:xmpmeta")),
    ("claim", "no XMP metadata", _put("root Metadata", None)),
    ("intent", "has 0 output intents", _put("root OutputIntents", None)),
    ("intent", "has 0 output intents", _put("root OutputIntents 0 S", b"/GTS_PDFA1")),
    ("intent", "has 2 output intents", _double),
    ("intent", "no identifier", _put("root OutputIntents 0 OutputConditionIdentifier", None)),
    ("intent", "has no profile", _put("root OutputIntents 0 DestOutputProfile", None)),
    ("intent", "is not that of a press", _profile(press(kind=b"mntr"))),
    ("intent", "is not that of a press", _profile(press(space=b"RGB "))),
    ("intent", "is not that of a press", _profile(b"")),
    ("boxes", "page 1 has not one MediaBox and one of TrimBox and ArtBox", _put("page TrimBox", None)),
    ("boxes", "page 1 has not one MediaBox and one of TrimBox and ArtBox", _put("page ArtBox", b"[0 0 9 9]")),
    ("boxes", "the TrimBox is not inside the BleedBox", _put("page BleedBox", b"[10 10 300 300]")),
    ("boxes", "the BleedBox is not inside the MediaBox", _put("page BleedBox", b"[-9 -9 430 600]")),
    ("objects", "an annotation or a link", _put("page Annots", b"[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]>>]")),
    ("objects", "an action", _put("root OpenAction", b"<</S/Named/N/Print>>")),
    ("objects", "an action (/URI)", _put("root Outlines First A", b"<</S/URI/URI(http://a.b)>>")),
    ("objects", "a script", _put("root Names JavaScript", b"<</Names[(a)<</S/JavaScript/JS(1)>>]>>")),
    ("objects", "an attachment", _put("root Names EmbeddedFiles", b"<</Names[(a)(b)]>>")),
    ("objects", "layers", _put("root OCProperties", b"<</OCGs[]/D<<>>>>")),
    ("objects", "a form to fill in", _put("root AcroForm", b"<</Fields[]>>")),
    ("objects", "a transfer curve", _put("page Resources ExtGState", b"<</G<</TR/Identity>>>>")),
    ("objects", "the font /Helvetica is not embedded", _put(
        "page Resources Font F9", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")),
    ("objects", "packed by LZWDecode", _stream("page Resources XObject X9", b"abc", Filter=pikepdf.Name.LZWDecode)),
    ("objects", "PostScript", _stream("page Resources XObject X9", b"abc", Subtype=pikepdf.Name.PS)),
    ("objects", "kept elsewhere", _stream("page Resources XObject X9", b"abc", F=pikepdf.String("x.tif"))),
    ("colours", "page 1 is painted in DeviceRGB", _paint(b"q 1 0 0 rg 0 0 9 9 re f Q")),
    ("colours", "page 1 is painted in DeviceRGB", _paint(b"BT (a \\) (b) ) Tj ET 1 0 0 RG")),
    ("colours", "page 1 is painted in DeviceRGB", _paint(b"/DeviceRGB cs 1 0 0 sc")),
    ("colours", "page 1 is painted in DeviceRGB", _paint(b"/Device#52GB CS 1 0 0 SC")),
    ("colours", "a text without an end", _paint(b"(a")),
    ("colours", "a picture among its operators", _paint(b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")),
    ("colours", "colours that are no inks (DeviceRGB)", _put("page Group", b"<</S/Transparency/CS/DeviceRGB>>")),
    ("colours", "colours that are no inks (DeviceRGB)", _put(
        "page Resources ColorSpace", b"<</S[/Indexed/DeviceRGB 0<000000>]>>")),
    ("colours", "colours that are no inks (Lab)", _put("page Resources ColorSpace", b"<</S[/Lab<<>>]>>")),
    ("colours", "colours that are no inks (DeviceRGB)", _stream(
        "page Resources XObject P", b"abc", Subtype=pikepdf.Name.Image, ColorSpace=pikepdf.Name.DeviceRGB)),
    ("colours", "a picture or pattern is painted in DeviceRGB", _stream(
        "page Resources XObject P", b"1 0 0 rg", Subtype=pikepdf.Name.Form)),
    ("colours", "a picture or pattern is painted in DeviceRGB", _stream(
        "page Resources XObject P", b"1 0 0 rg", Subtype=pikepdf.Name.Form, indirect=True)),
    ("colours", "a picture or pattern is painted in DeviceRGB", _stream(
        "page Resources Pattern", b"1 0 0 rg", PatternType=1)),
]  # fmt: skip  # a table


@pytest.mark.parametrize(("item", "says_", "change"), WRONG, ids=[f"{item}: {words}" for item, words, _ in WRONG])
def test_what_is_not_kept_is_found(item: Item, says_: str, change: Callable[[pikepdf.Pdf], object]) -> None:
    found = list(faults(_changed(change)))
    assert any(fault.item == item and says_ in fault.says for fault in found), found


def test_a_file_that_was_only_saved_again_has_no_fault() -> None:
    assert list(faults(_changed(lambda pdf: None))) == []


def test_another_version_of_pdf_is_found() -> None:
    assert [fault.item for fault in faults(_changed(lambda pdf: None, "1.7"))] == ["file"]


def test_an_encrypted_file_is_found() -> None:
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(written())) as pdf:
        pdf.save(into, encryption=pikepdf.Encryption(owner="a", user="", R=4), force_version="1.6")
    assert "it is encrypted" in [fault.says for fault in faults(into.getvalue())]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.6",
        written()[:5000],
        b"%PDF-1.6\n" + bytes(500),
        written().replace(b"/FlateDecode", b"/FlateDCcode"),
    ],
)
def test_what_is_no_pdf_is_no_pdf_x_and_no_traceback(data: bytes) -> None:
    assert "file" in [fault.item for fault in faults(data)]


def _with_page(partner: bytes) -> bytes:
    """A file for a press to which pypdf has added a finished page."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write(card(), FONTS, CONVERSION)))
    writer.add_page(pypdf.PdfReader(io.BytesIO(partner)).pages[0])
    writer.pdf_header = "%PDF-1.6"
    into = io.BytesIO()
    writer.write(into)
    return into.getvalue()


def test_a_page_of_a_partner_in_rgb_takes_the_claim_away() -> None:
    problems = Problems()
    assert CLAIM not in claim_x4(_with_page(write(says(run("a")), FONTS)), PRINTER, problems)
    assert "page 5 is painted in DeviceRGB" in "\n".join(problem.message for problem in problems)


def test_a_page_of_a_partner_in_inks_keeps_the_claim() -> None:
    problems = Problems()
    data = _with_page(write(says(inked("#1b1d21")), FONTS, CONVERSION))
    assert CLAIM in claim_x4(data, PRINTER, problems), list(problems)
