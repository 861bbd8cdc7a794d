"""Editions on sheets: files, record, refusals, and that nothing is half made."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any, Final

import page as validation
import pypdf
import pypdfium2
import pytest

from cardgen.jobs.build import Wanted
from cardgen.jobs.impose import Imposed, impose
from cardgen.problems import ContentError, UnknownName
from tests import projects
from tests.jobs.tiny import snapshot
from tests.layout.awards import with_certificates
from tests.layout.documents.papers import make
from tests.projects import Written

DESK: Final = "content/printers/desk.yaml"
FILES: Final = {
    DESK: """\
printer: desk
title: Na stole
flip: short
formats:
  booklet-a5: {title: Sešit, scheme: booklet, sheet: [210, 148], columns: 2, creep: 0}
  cards-a4: {title: Karty, scheme: cut-and-stack, sheet: [297, 210], columns: 2}
""",
    "content/printers/shop.yaml": """\
printer: shop
title: Tiskárna
flip: long
colour: {space: cmyk}
formats:
  cards-a4: {title: Karty, scheme: n-up, sheet: [297, 210], columns: 2}
  pages: {title: Strany, scheme: n-up, bleed: 3, marks: [crop]}
""",
}
GUIDES: Final = Wanted(("guides",))


def city(folder: Path) -> Written:
    made = make(folder)
    for file, text in FILES.items():
        made.write(file, text)
    return made


@pytest.fixture
def written(tmp_path: Path) -> Written:
    return city(tmp_path / "city")


def run(written: Written, form: str, printer: str | None = None, wanted: Wanted = GUIDES, jobs: int = 1) -> Imposed:
    return impose(written.project, wanted, form, printer, written.root / "output", jobs)


def record(written: Written, folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((written.root / "output" / folder / "sheets.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A booklet that was imposed; only to be read."""
    made = city(tmp_path_factory.mktemp("imposed") / "city")
    run(made, "booklet-a5")
    return made


def test_a_booklet_is_made_in_a_folder_of_its_own_with_a_record(booklet: Written) -> None:
    folder = booklet.root / "output/guides-booklet-a5"
    assert sorted(path.name for path in folder.iterdir()) == ["guide-cs.pdf", "sheets.json"]
    data = (folder / "guide-cs.pdf").read_bytes()
    pages = record(booklet, folder.name)["files"][0]["pages"]
    assert record(booklet, folder.name) == {
        "edition": "guides",
        "version": "2026.1",
        "date": "2026-11-22",
        "release": False,
        "printer": "desk",
        "format": "booklet-a5",
        "flip": "short",
        "files": [
            {
                "path": "guide-cs.pdf",
                "sha256": hashlib.sha256(data).hexdigest(),
                "topic": "guide",
                "language": "cs",
                "layout": "booklet",
                "pages": pages,
                "blank": 0,
                "sheets": pages // 4,
                "sides": pages // 2,
                "spare": 0,
            }
        ],
    }
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == pages // 2


def test_the_sheets_of_a_booklet_are_accessible_and_have_its_cover_on_the_right(booklet: Written) -> None:
    data = (booklet.root / "output/guides-booklet-a5/guide-cs.pdf").read_bytes()
    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []
    first = pypdfium2.PdfDocument(data)[0].get_textpage()
    assert "Průvodce" in first.get_text_bounded(left=298)


def test_cards_of_a_set_are_put_on_sheets_that_are_cut(written: Written) -> None:
    done = run(written, "cards-a4", "desk", Wanted(("tiny",), ("ru",), ("pain",)))
    (file,) = done.files
    assert (file.path, file.layout, file.blank, file.sheets) == ("pain-ru.pdf", "ring", 0, -(-file.pages // 4))
    assert done.cards == 3


def test_layouts_that_do_not_fit_are_left_out_and_told(written: Written) -> None:
    done = run(written, "cards-a4", "desk", Wanted(("tiny",), ("ru",)))
    assert [file.path for file in done.files] == ["pain-ru.pdf"]
    assert [str(problem) for problem in done.warnings] == [
        f"{DESK}:6:13: warning: cards-a4 leaves out what does not fit: 2 x 1 pages of 210 x 148 mm (the layout loose) "
        "are 123.0 mm too wide for a sheet of 297 x 210 mm [does-not-fit]\n"
        "    choose a format with a larger sheet, or with fewer pages on it"
    ]


def test_where_nothing_fits_it_is_an_error_and_nothing_is_made(written: Written) -> None:
    with pytest.raises(ContentError) as told:
        run(written, "booklet-a5", wanted=Wanted(("tiny",), ("ru",), ("pain",)))
    assert [problem.code for problem in told.value.problems] == ["does-not-fit", "does-not-fit", "no-booklet"]
    assert not (written.root / "output").exists()


def test_a_printer_of_cmyk_gets_no_rgb(written: Written) -> None:
    with pytest.raises(ContentError) as told:
        run(written, "pages")
    (problem,) = told.value.problems
    assert (problem.code, problem.place.file, problem.place.line) == ("no-profile", "content/printers/shop.yaml", 4)
    assert not (written.root / "output").exists()


@pytest.mark.parametrize(
    ("form", "printer", "message"),
    [
        ("booklet-a6", None, "no printer has a format 'booklet-a6'; did you mean 'booklet-a5'?"),
        ("booklet-a5", "dask", "there is no printer 'dask'; did you mean 'desk'?"),
        ("pages", "desk", "the printer desk has no format 'pages'; known are: booklet-a5, cards-a4"),
        ("cards-a4", None, "desk and shop have a format 'cards-a4'; say which printer with --printer"),
    ],
)
def test_a_name_that_there_is_not_is_refused(written: Written, form: str, printer: str | None, message: str) -> None:
    with pytest.raises(UnknownName) as told:
        run(written, form, printer)
    assert str(told.value) == message


def test_a_broken_profile_is_told_before_its_name_is_unknown(written: Written) -> None:
    written.replace(DESK, "flip: short", "flip: none")
    with pytest.raises(ContentError) as told:
        run(written, "booklet-a5")
    assert [str(problem).splitlines()[0] for problem in told.value.problems] == [
        f"{DESK}:3:7: error: flip cannot be 'none' [wrong-value]"
    ]


def test_the_folder_of_an_edition_is_not_written_over(written: Written) -> None:
    text = written.read("content/editions/guides.yaml").replace("edition: guides", "edition: guides-booklet-a5")
    written.write("content/editions/guides-booklet-a5.yaml", text)
    with pytest.raises(UnknownName, match="guides-booklet-a5/ is that of the edition"):
        run(written, "booklet-a5")


def test_what_is_made_again_keeps_the_rest_and_what_others_put_there(written: Written) -> None:
    run(written, "cards-a4", "desk", Wanted(("tiny",), ("ru",), ("pain",)))
    written.write("output/tiny-cards-a4/note.txt", "naše\n")
    run(written, "cards-a4", "desk", Wanted(("tiny",), ("vi",), ("pain",)))
    names = ["note.txt", "pain-ru.pdf", "pain-vi.pdf", "sheets.json"]
    assert sorted(path.name for path in (written.root / "output/tiny-cards-a4").iterdir()) == names
    assert [file["path"] for file in record(written, "tiny-cards-a4")["files"]] == names[1:3]


def test_files_for_two_printers_are_not_mixed(written: Written) -> None:
    one = Wanted(("tiny",), ("ru",), ("pain",))
    run(written, "cards-a4", "desk", one)
    before = snapshot(written.root / "output")
    written.replace("content/printers/shop.yaml", "space: cmyk", "space: rgb")
    with pytest.raises(ContentError) as told:
        run(written, "cards-a4", "shop", Wanted(("tiny",), ("vi",), ("pain",)))
    assert [problem.code for problem in told.value.problems] == ["mixed-versions"]
    assert snapshot(written.root / "output") == before


def test_an_error_on_a_page_leaves_the_earlier_sheets_as_they_were(written: Written) -> None:
    one = Wanted(("tiny",), ("ru",), ("pain",))
    run(written, "cards-a4", "desk", one)
    before = snapshot(written.root / "output")
    written.replace("content/phrases/pain/ru.yaml", "text: Боль", "text: Боль痛")
    with pytest.raises(ContentError):
        run(written, "cards-a4", "desk", one)
    assert snapshot(written.root / "output") == before


def test_processes_make_the_same_bytes_as_one(written: Written) -> None:
    wanted = Wanted(("tiny",), (), ("pain",))
    run(written, "cards-a4", "desk", wanted, jobs=1)
    before = snapshot(written.root / "output")
    run(written, "cards-a4", "desk", wanted, jobs=2)
    assert snapshot(written.root / "output") == before


def test_certificates_get_a_sheet_each_with_a_blank_back(tmp_path: Path) -> None:
    written = projects.make(tmp_path / "city", {})
    with_certificates(written)
    sheet = "  sheet: {title: List, scheme: n-up, sheet: [297, 420]}\n"
    written.write(DESK, FILES[DESK] + sheet)
    done = run(written, "sheet", wanted=Wanted(("awards",), ("ru",)))
    (file,) = done.files
    assert (file.layout, file.blank, file.sides) == ("award", 0, file.pages)
    assert file.sheets == file.pages
