"""Finished pages of partners in a booklet: where they stand, that they look as they did, and what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Final

import page as validation
import pikepdf
import pypdfium2
import pytest

from cardgen.jobs.build import Wanted, build
from cardgen.jobs.impose import impose
from cardgen.layout.documents.partners import BEFORE
from cardgen.pdf.x4 import faults
from cardgen.problems import ContentError
from tests.icc import press
from tests.layout.documents.papers import composed, make, tags, text
from tests.partners import changed, drawn, written
from tests.projects import Written

EDITION: Final = "content/editions/guides.yaml"
ALL: Final = Wanted(("guides",))
PARTNERS: Final = """\
partners:
  - {file: content/partners/cover.pdf, document: guide, as: front-cover, alt: Modrá obálka}
  - {file: content/partners/more.pdf, page: 2, document: guide, as: advertisement, alt: Inzerát lékárny}
  - {file: content/partners/cover.pdf, document: guide, as: back-cover, alt: Modrá zadní strana}
"""


def city(folder: Path, partners: str = PARTNERS, *, inks: bool = False, **files: bytes) -> Written:
    made = make(folder)
    made.write(EDITION, made.read(EDITION) + partners)
    (folder / "content/partners").mkdir()
    sent = {"cover": drawn(inks=inks), "more": drawn(pages=2, inks=inks), **files}
    for name, data in sent.items():
        (folder / f"content/partners/{name}.pdf").write_bytes(data)
    return made


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Written:
    made = city(tmp_path_factory.mktemp("partners") / "city")
    build(made.project, ALL, made.root / "output", 1)
    return made


def built(there: Written) -> bytes:
    return (there.root / "output/guides/guide-cs.pdf").read_bytes()


def told(written: Written) -> list[str]:
    return [line.removeprefix(f"{EDITION}:") for line in written.told() if line.startswith(EDITION)]


def colour(data: bytes, page: int, x: float, y: float) -> tuple[int, int, int]:
    """The colour of a rendered page at a share of its width and height."""
    image = pypdfium2.PdfDocument(data)[page - 1].render().to_pil().convert("RGB")
    found = image.getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def test_a_cover_goes_around_all_pages_and_an_advertisement_stands_before_the_imprint(there: Written) -> None:
    frames = composed(there, "guide").frames
    alts = {n: tag.alt for n, frame in enumerate(frames, 1) for tag in tags(frame.tags, "Figure") if frame.label}
    count = len(frames)
    assert count % 4 == 0
    assert (alts[1], alts[count - 2], alts[count]) == ("Modrá obálka", "Inzerát lékárny", "Modrá zadní strana")
    assert text(frames[1]) == "Poznámky"
    assert text(frames[BEFORE]).startswith("Průvodce městem")
    assert text(frames[count - 2]).startswith("Průvodci")


def test_no_page_of_the_document_is_lost_and_each_keeps_its_number(there: Written, tmp_path: Path) -> None:
    alone = composed(make(tmp_path / "alone"), "guide").frames
    frames = composed(there, "guide").frames
    numbered = {frame.label: text(frame) for frame in frames}
    for frame in alone[:-1]:
        if not text(frame).startswith("Poznámky"):
            assert numbered[frame.label] == text(frame)
    assert [frame.label for frame in frames][:3] == ["i", "ii", "1"]
    assert frames[-1].label == "iii"


def test_the_file_is_sound_accessible_and_says_what_a_partners_page_shows(there: Written) -> None:
    data = built(there)
    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_page_looks_as_its_partner_made_it(there: Written) -> None:
    data = built(there)
    for page in (1, len(pypdfium2.PdfDocument(data))):
        assert colour(data, page, 0.01, 0.01) == (0, 51, 204)
        assert colour(data, page, 0.5, 0.5) == (255, 255, 255)


def test_the_same_pages_are_the_same_bytes_and_another_page_is_another_appearance(
    there: Written, tmp_path: Path
) -> None:
    again = city(tmp_path / "again")
    build(again.project, ALL, again.root / "output", 1)
    assert built(again) == built(there)
    other = city(tmp_path / "other", cover=drawn(pages=2))
    build(other.project, ALL, other.root / "output", 1)
    prints = [
        json.loads((one.root / "output/guides/manifest.json").read_text())["files"][0]["cards"][0]["appearance"]
        for one in (there, again, other)
    ]
    assert prints[0] == prints[1] != prints[2]


def test_the_manifest_names_the_files_of_partners(there: Written) -> None:
    (file,) = json.loads((there.root / "output/guides/manifest.json").read_text())["files"]
    assert [(one["file"], one["page"], one["as"]) for one in file["partners"]] == [
        ("content/partners/cover.pdf", 1, "front-cover"),
        ("content/partners/more.pdf", 2, "advertisement"),
        ("content/partners/cover.pdf", 1, "back-cover"),
    ]


def test_a_page_that_has_tags_and_wrong_lists_of_letters_is_placed_without_them(there: Written, tmp_path: Path) -> None:
    line = "partners:\n  - {file: content/partners/own.pdf, page: 4, document: guide, as: advertisement, alt: Náš}\n"

    def as_others_write(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                thing.CIDSet = pdf.make_stream(b"\x80")  # a list of letters that lacks most

    made = city(tmp_path / "own", line, own=changed(built(there), as_others_write))
    build(made.project, ALL, made.root / "output", 1)
    assert [str(f.message) for f in validation.validate_pdf_bytes(built(made), profile="ua1").failures] == []
    words = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(built(made))]
    assert "Obsah" in words[-2]


# -- sheets ----------------------------------------------------------------------------------------


def sheets(made: Written, colours: str) -> bytes:
    made.write(
        "content/printers/shop.yaml",
        f"""\
printer: shop
title: Tiskárna
flip: short
colour: {colours}
formats:
  fold: {{title: Sešit, scheme: booklet, sheet: [260, 200], columns: 2, bleed: 3, marks: [crop]}}
""",
    )
    impose(made.project, ALL, "fold", None, made.root / "output", 1)
    return (made.root / "output/guides-fold/guide-cs.pdf").read_bytes()


def test_on_sheets_it_stands_where_its_page_does_with_its_bleed(tmp_path: Path) -> None:
    data = sheets(city(tmp_path), "{space: rgb}")
    # the outermost sheet: the back cover on the left, the front cover on the right
    for x in (25.5 + 2 - 3, 25.5 + 209 + 1):
        assert colour(data, 1, x / 260, 0.5) == (0, 51, 204)
    assert colour(data, 1, 77 / 260, 0.5) == colour(data, 1, 183 / 260, 0.5) == (255, 255, 255)
    assert [str(f.message) for f in validation.validate_pdf_bytes(data, profile="ua1").failures] == []


_CMYK: Final = "{space: cmyk, profile: content/printers/profiles/press.icc, ink-limit: 300, condition: FOGRA51}"


def for_press(folder: Path, *, inks: bool) -> Written:
    made = city(folder, inks=inks)
    (made.root / "content/printers/profiles").mkdir(parents=True)
    (made.root / "content/printers/profiles/press.icc").write_bytes(press())
    return made


def test_a_page_in_rgb_is_refused_where_the_file_would_be_called_pdf_x_4(tmp_path: Path) -> None:
    made = for_press(tmp_path, inks=False)
    with pytest.raises(ContentError) as refused:
        sheets(made, _CMYK)
    assert "cannot be called PDF/X-4 (colours): a picture or pattern is painted in DeviceRGB" in str(refused.value)
    assert not (made.root / "output/guides-fold").exists()


def test_a_page_in_inks_is_printed_in_its_own(tmp_path: Path) -> None:
    data = sheets(for_press(tmp_path, inks=True), _CMYK)
    assert b">PDF/X-4<" in data
    assert list(faults(data)) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        forms = [form.read_bytes() for form in pdf.pages[0].Resources.XObject.values()]
    assert any(b"1 0.5 0 0 k" in form for form in forms)


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "content/partners/more.pdf",
            "../more.pdf",
            "10:12: error: '../more.pdf' does not stand in content/partners/ [partner-page]\n"
            "    put the file into content/partners/, and name it from the project's folder",
        ),
        (
            "content/partners/more.pdf",
            "content/partners/mroe.pdf",
            "10:12: error: there is no file 'content/partners/mroe.pdf' that can be read [no-file]\n"
            f"    put it there, or take the page out of {EDITION}",
        ),
        (
            "page: 2",
            "page: 3",
            "10:12: error: content/partners/more.pdf, page 3: it has 2 pages, and no page 3 [partner-page]\n"
            "    write a number from 1 to 2",
        ),
        (
            "page: 2, document: guide",
            "page: 2, document: giude",
            "10:58: error: the edition guides asks for the document 'giude', which there is not [unknown-document]\n"
            "    did you mean 'guide'?",
        ),
        (
            "alt: Inzerát lékárny",
            'alt: " "',
            "10:89: error: nothing says what page 2 of content/partners/more.pdf shows [missing-alt]\n"
            "    write it in a sentence: it is read aloud to those who do not see the page",
        ),
        (
            "as: back-cover",
            "as: front-cover",
            "11:61: error: guide has two pages as its front-cover [duplicate-name]\n"
            "    keep one of the two, or give each the 'languages' that it is for",
        ),
        (
            "[booklet]}",
            "[sheet]}",
            "9:50: error: guide on sheet has no page to give to content/partners/cover.pdf [partner-page]\n"
            "    place it in a booklet: leaflets and posters have as many pages as they have",
        ),
    ],
)
def test_what_an_edition_says_of_partners_must_be_right(tmp_path: Path, old: str, new: str, message: str) -> None:
    made = city(tmp_path)
    made.replace(EDITION, old, new)
    assert message in told(made)


def test_everything_is_told_before_anything_is_written(tmp_path: Path) -> None:
    made = city(tmp_path, cover=drawn(100, 148), more=written("Sleva"))
    with pytest.raises(ContentError) as refused:
        build(made.project, ALL, made.root / "output", 1)
    said = str(refused.value)
    assert "cover.pdf, page 1: its trim is 100.0 x 148.0 mm, and that of the page 105 x 148 mm: 5.0 mm too n" in said
    assert "more.pdf, page 2: it has 1 page, and no page 2" in said
    assert not (made.root / "output").exists()


def test_a_page_may_stand_in_some_languages_alone(tmp_path: Path) -> None:
    line = (
        "partners:\n  - {file: content/partners/cover.pdf, document: guide, as: back-cover, alt: A, languages: [ru]}\n"
    )
    made = city(tmp_path, line)
    assert any("asks for the language 'ru'" in one for one in told(made))
