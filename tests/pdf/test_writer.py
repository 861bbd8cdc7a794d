"""The file as a whole: what it claims, what it holds, that it is the same everywhere."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import io
import os
import re
import subprocess
import sys

import page as validation
import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.layout.frame import Bookmark, Document, Picture, Tag, Target
from cardgen.pdf import write
from cardgen.pdf._syntax import number, string
from tests.pdf.reading import opened, tree
from tests.pdf.samples import BOLD, FONTS, HEART, HOUSE, box, card, document, page, run, says


@functools.cache
def written() -> bytes:
    return write(card(), FONTS)


def failures(data: bytes) -> list[str]:
    return [str(f.message) for f in validation.validate_pdf_bytes(data, profile="ua1").failures]


def content(data: bytes, number: int = 0) -> str:
    return opened(data).pages[number].Contents.read_bytes().decode("ascii")


# --- claims -----------------------------------------------------------------------------------------


def test_a_document_with_every_kind_of_tag_passes_pdf_ua_1() -> None:
    assert failures(written()) == []


@pytest.mark.parametrize("letters", ["ax\u030cb", "м\u0301", "\u0301a", "a ", "→✓"])
def test_marks_and_signs_pass_pdf_ua_1(letters: str) -> None:
    assert failures(write(document(page(Tag("H1", (run(letters),)))), FONTS)) == []


def test_qpdf_finds_nothing_to_mend() -> None:
    assert opened(written()).check_pdf_syntax() == []


def test_the_header_says_1_7() -> None:
    assert written().startswith(b"%PDF-1.7\n")


def test_the_catalog_says_what_a_reader_needs_first() -> None:
    root = opened(written()).Root
    assert str(root.Lang) == "cs"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.PageMode == "/UseOutlines"


def test_metadata_and_info_agree() -> None:
    pdf = opened(written())
    xmp = pdf.open_metadata()
    assert xmp["pdfuaid:part"] == "1"
    assert xmp["dc:title"] == str(pdf.docinfo.Title) == "Zkouška"
    assert xmp["dc:creator"] == [str(pdf.docinfo.Author)] == ["Město"]
    assert xmp["dc:description"] == str(pdf.docinfo.Subject) == "Kartičky"
    assert xmp["pdf:Producer"] == str(pdf.docinfo.Producer)
    assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-11-22T00:00:00Z"
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20261122000000Z"
    assert "/Filter" not in pdf.Root.Metadata


def test_a_title_with_xml_signs_is_written_as_it_is() -> None:
    data = write(dataclasses.replace(says(run("a")), title="A & B <C>"), FONTS)
    assert opened(data).open_metadata()["dc:title"] == "A & B <C>"


# --- sameness ---------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(card(), FONTS) == written()


def test_another_process_with_other_settings_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from cardgen.pdf import write; from tests.pdf.samples import FONTS, card;"
        "print(hashlib.sha256(write(card(), FONTS)).hexdigest())"
    )
    other = {"PYTHONHASHSEED": "4711", "RL_pdfComments": "1", "RL_pdfMultiLine": "1", "RL_documentLang": "de"}
    environment = os.environ | other | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(written()).hexdigest()


def test_another_content_gives_another_file_identifier() -> None:
    first, second = (opened(write(says(run(t)), FONTS)).trailer.ID[0] for t in "ab")
    assert bytes(first) != bytes(second)


# --- pages ------------------------------------------------------------------------------------------


def test_all_boxes_are_the_trim() -> None:
    first = opened(written()).pages[0]
    for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
        assert [float(v) for v in first.obj[name]] == [0, 0, 419.528, 595.276]
    assert "/CropBox" not in first.obj


def test_page_labels_are_those_of_the_frames() -> None:
    assert pypdf.PdfReader(io.BytesIO(written())).page_labels == ["N1", "N1b", "N2", "4"]


def test_a_page_names_only_what_it_uses() -> None:
    resources = opened(written()).pages[3].Resources
    assert list(resources.keys()) == ["/Font"]
    assert len(resources.Font) == 1


def test_pages_with_annotations_are_tabbed_in_the_order_of_the_tree() -> None:
    pages = opened(written()).pages
    assert [p.obj.get("/Tabs") for p in pages] == [None, "/S", None, None]


def test_a_document_without_pages_is_refused() -> None:
    with pytest.raises(ValueError, match="has no page"):
        write(document(), FONTS)


# --- shapes and pictures ----------------------------------------------------------------------------


def test_a_shape_is_measured_in_points_from_below() -> None:
    shape = box(25.4, 0, 25.4, 25.4, fill="#ff0000")
    drawn = "q 1 0 0 rg 72 595.276 m 144 595.276 l 144 523.276 l 72 523.276 l h f Q"
    assert content(write(says(shape), FONTS)) == f"/P<</MCID 0>>BDC\n{drawn}\nEMC"


def test_a_stroke_has_its_colour_width_ends_corners_and_dashes() -> None:
    shape = box(0, 0, 1, 1, stroke="#000000", width=25.4, cap="round", join="bevel", dash=(25.4, 12.7))
    drawn = content(write(says(shape), FONTS))
    assert "0 0 0 RG 72 w 1 J 2 j [72 36] 0 d" in drawn
    assert drawn.endswith(" S Q\nEMC")


@pytest.mark.parametrize(
    ("more", "operator"),
    [
        ({"fill": "#000000"}, "f"),
        ({"fill": "#000000", "even_odd": True}, "f*"),
        ({"fill": "#000000", "stroke": "#000000"}, "B"),
        ({"fill": "#000000", "stroke": "#000000", "even_odd": True}, "B*"),
        ({"stroke": "#000000", "even_odd": True}, "S"),
        ({}, "n"),
    ],
)
def test_a_shape_is_painted_as_it_says(more: dict[str, object], operator: str) -> None:
    assert content(write(says(box(0, 0, 1, 1, **more)), FONTS)).endswith(f" h {operator} Q\nEMC")


def test_each_drawing_is_written_once() -> None:
    pdf = opened(written())
    forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
    assert len(forms) == 2
    assert [float(v) for v in forms[0].BBox] == [0, 0, 72, 72]
    assert pdf.pages[0].Resources.XObject.X1.objgen == pdf.pages[2].Resources.XObject.X1.objgen


def test_an_equal_drawing_is_the_same_drawing() -> None:
    again = dataclasses.replace(HOUSE)
    data = write(says(Picture(0, 0, 10, 10, HOUSE), Picture(20, 0, 10, 10, again), Picture(40, 0, 9, 9, HEART)), FONTS)
    assert re.findall(r"/X\d Do", content(data)) == ["/X1 Do", "/X1 Do", "/X2 Do"]


def test_a_figure_tells_its_box() -> None:
    figure = Tag("Figure", (Picture(25.4, 0, 50.8, 25.4, HOUSE),), alt="Dům")
    element = opened(write(document(page(figure)), FONTS)).Root.StructTreeRoot.K.K[0]
    assert [float(v) for v in element.A.BBox] == [72, 523.276, 216, 595.276]


def test_pictures_text_and_shapes_are_seen() -> None:
    image = pypdfium2.PdfDocument(written())[0].render(scale=1).to_pil().convert("RGB")
    assert image.getpixel((400, 60)) == (224, 160, 0)  # the tab, up to the edge
    assert image.getpixel((210, 120)) == (192, 16, 16)  # the roof
    assert image.getpixel((60, 310)) != image.getpixel((30, 310))  # the H1


@pytest.mark.parametrize("colour", ["red", "#fff", "1a2b3c#", "#1a2b3g"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match=r"colour|base 16"):
        write(says(box(0, 0, 1, 1, fill=colour)), FONTS)


# --- tags -------------------------------------------------------------------------------------------


def test_the_tree_is_that_of_the_frames() -> None:
    assert (
        tree(written())
        == """\
Document lang='cs'
  Sect title='Neodkladná péče'
    Sect title='Bolest'
      H1 lang='vi'
        'Bạn đau ở đâu?'
      P lang='cs'
        'Kde vás to bolí?'
      Figure lang='cs' alt='Dům'
        ''
      L
        LI
          Lbl
            '1.'
          LBody lang='vi'
            'Có'
        LI
          Lbl
            '2.'
          LBody
            Span lang='vi'
              'Không'
      H1
        'Kde vás to bolí?'
      Table
        TR
          TH scope=Column
            'Hlava'
          TH scope=Column
            'Ruka'
        TR
          TD lang='vi'
            'đầu'
          TD lang='vi'
            'tay'
      P
        'Dále: '
        Link
          'karta N2'
          annotation 'Karta N2'
        ' a '
        Link
          'web'
          annotation 'Web města'
    Sect title='Dech'
      H1 lang='ru'
        'Дышите глубоко'
      Figure lang='ru' alt='Сердце'
        ''
  H1
    'Rejstřík'
"""
    )


def test_what_follows_a_closed_section_is_in_a_new_one() -> None:
    heading = Tag("H1", (run("a"),))
    frames = [page(heading, sections=s) for s in (("A",), ("A", "B"), ("C", "B"), (), ("A",))]
    shown = [line.strip() for line in tree(write(document(*frames), FONTS)).splitlines() if "Sect" in line]
    assert shown == ["Sect title='A'", "Sect title='B'", "Sect title='C'", "Sect title='B'", "Sect title='A'"]


def test_runs_of_one_tag_share_one_marked_content_until_a_tag_stands_between() -> None:
    tag = Tag("P", (run("a"), run("b"), Tag("Span", (run("c"),)), run("d")))
    assert re.findall(r"/(\w+)<</MCID (\d)", content(write(document(page(tag)), FONTS))) == [
        ("P", "0"),
        ("Span", "1"),
        ("P", "2"),
    ]


def test_an_artifact_inside_a_tag_is_no_content() -> None:
    tag = Tag("P", (run("a"), Tag("Artifact", (run("b"),)), run("c")))
    shown = re.findall(r"/\w+(?:<<.*?>>BDC| BMC)|EMC", content(write(document(page(tag)), FONTS)))
    assert shown == ["/P<</MCID 0>>BDC", "EMC", "/Artifact BMC", "EMC", "/P<</MCID 1>>BDC", "EMC"]


def test_the_parent_tree_leads_back_to_the_elements() -> None:
    pdf = opened(written())
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert [str(e.S) for e in parents[int(pdf.pages[0].StructParents)]] == [
        "/H1", "/P", "/Figure", "/Lbl", "/LBody", "/Lbl", "/Span",
    ]  # fmt: skip  # one element a line would hide the order
    for annotation in pdf.pages[1].Annots:
        assert str(parents[int(annotation.StructParent)].S) == "/Link"


# --- ways -------------------------------------------------------------------------------------------


def test_links_lead_to_pages_and_addresses() -> None:
    inner, outer = opened(written()).pages[1].Annots
    assert str(inner.Dest) == "N2"
    assert str(inner.Contents) == "Karta N2"
    assert [float(v) for v in inner.Rect] == [113.386, 334.488, 198.425, 357.165]
    assert [int(v) for v in inner.Border] == [0, 0, 0]
    assert str(outer.A.URI) == "https://brno.cz/%C4%8D"


def test_anchors_are_named_destinations() -> None:
    reader = pypdf.PdfReader(io.BytesIO(written()))
    places = {name: reader.get_destination_page_number(d) for name, d in reader.named_destinations.items()}
    assert places == {"N1": 0, "N2": 2}


def test_bookmarks_lead_to_the_pages_of_their_anchors() -> None:
    toc = pypdfium2.PdfDocument(written()).get_toc()
    assert [(b.level, b.get_title(), b.get_dest().get_index()) for b in toc] == [
        (0, "Bolest", 0),
        (1, "Bạn đau ở đâu?", 0),
        (1, "Dech", 2),
    ]


def test_without_bookmarks_there_is_no_outline() -> None:
    root = opened(write(says(run("a")), FONTS)).Root
    assert "/Outlines" not in root
    assert "/PageMode" not in root


def _linked(to: str) -> Document:
    return document(page(Tag("P", (Tag("Link", (run("a"),), target=Target(to, (0, 0, 9, 9), "a")),))))


@pytest.mark.parametrize(
    "lost", [_linked("N9"), document(page(Tag("P", (run("a"),))), bookmarks=(Bookmark("a", "N9"),))]
)
def test_a_way_to_nowhere_is_refused(lost: Document) -> None:
    with pytest.raises(ValueError, match="no frame has the anchor 'N9'"):
        write(lost, FONTS)


def test_an_anchor_of_two_frames_is_refused() -> None:
    frame = page(Tag("P", (run("a"),)), anchor="N1")
    with pytest.raises(ValueError, match="two frames have the anchor 'N1'"):
        write(document(frame, frame), FONTS)


# --- fonts ------------------------------------------------------------------------------------------


def test_a_font_holds_only_the_glyphs_that_are_used() -> None:
    pdf = opened(write(says(run("aba"), run("b", key=BOLD)), FONTS))
    fonts = pdf.pages[0].Resources.Font
    assert [len(fonts[n].DescendantFonts[0].W[1]) for n in ("/F1", "/F2")] == [2, 1]
    descriptor = fonts.F1.DescendantFonts[0].FontDescriptor
    assert re.fullmatch(r"/[A-Z]{6}\+source-sans-400", str(descriptor.FontName))
    assert len(descriptor.FontFile2.read_bytes()) < 2_000


# --- syntax -----------------------------------------------------------------------------------------


@given(st.floats(-1e6, 1e6))
def test_numbers_have_three_decimals_and_no_exponent(value: float) -> None:
    assert re.fullmatch(r"-?\d+(\.\d{1,3})?", number(value))
    assert float(number(value)) == pytest.approx(value, abs=0.000501)
    assert number(value) != "-0"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_length_that_is_not_finite_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="is not a length"):
        number(value)


@given(st.text())
@pytest.mark.filterwarnings("ignore")
def test_every_text_is_read_back_as_it_was_written(value: str) -> None:
    assert str(pikepdf.Object.parse(string(value).encode("ascii"))) == value
