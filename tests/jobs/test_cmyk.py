"""Sheets for a printer that takes CMYK: PDF/X-4 in the inks of its profile, or a refusal and nothing half made."""

from __future__ import annotations

import io
from pathlib import Path

import page as validation
import pikepdf
import pytest

from cardgen.jobs.build import Wanted
from cardgen.jobs.impose import impose
from cardgen.pdf.x4 import faults
from cardgen.problems import ContentError
from tests.icc import press
from tests.projects import Written, make

PRINTER = "content/printers/shop.yaml"
PROFILE = "content/printers/profiles/press.icc"
ONE = Wanted(("tiny",), ("vi",), ("pain",))


def city(folder: Path, profile: bytes | None, limit: int = 300) -> Written:
    made = make(folder)
    made.write(
        PRINTER,
        f"""\
printer: shop
title: Tiskárna
flip: long
colour: {{space: cmyk, profile: {PROFILE}, ink-limit: {limit}, condition: FOGRA51}}
formats:
  pages: {{title: Strany, scheme: n-up, bleed: 3, marks: [crop, registration, colour-bars]}}
""",
    )
    if profile is not None:
        (made.root / PROFILE).parent.mkdir()
        (made.root / PROFILE).write_bytes(profile)
    return made


def run(written: Written) -> bytes:
    impose(written.project, ONE, "pages", None, written.root / "output", 1)
    (file,) = (written.root / "output" / "tiny-pages").glob("*.pdf")
    return file.read_bytes()


@pytest.fixture(scope="module")
def imposed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return run(city(tmp_path_factory.mktemp("cmyk") / "city", press()))


def refused(written: Written) -> str:
    with pytest.raises(ContentError) as told:
        run(written)
    assert not (written.root / "output" / "tiny-pages").exists()
    return str(told.value)


def test_sheets_are_pdf_x_4_and_still_pdf_ua_1(imposed: bytes) -> None:
    assert b">PDF/X-4<" in imposed
    assert list(faults(imposed)) == []
    assert [str(f.message) for f in validation.validate_pdf_bytes(imposed, profile="ua1").failures] == []


def test_boxes_lie_in_one_another_and_marks_outside_the_bleed(imposed: bytes) -> None:
    with pikepdf.open(io.BytesIO(imposed)) as pdf:
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA51"
        for sheet in pdf.pages:
            media, bleed, trim = ([float(v) for v in box] for box in (sheet.MediaBox, sheet.BleedBox, sheet.TrimBox))
            assert media[0] < bleed[0] < trim[0] < trim[2] < bleed[2] < media[2]
            assert media[1] < bleed[1] < trim[1] < trim[3] < bleed[3] < media[3]


def test_marks_are_on_every_plate_and_bars_are_solid_inks(imposed: bytes) -> None:
    with pikepdf.open(io.BytesIO(imposed)) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("ascii")
    assert "/All CS 1 SCN" in content
    for bar in ("1 0 0 0 k", "0 1 0 0 k", "0 0 1 0 k", "0 0 0 1 k"):
        assert bar in content


def test_the_same_sheets_are_the_same_bytes(imposed: bytes, tmp_path: Path) -> None:
    assert run(city(tmp_path / "city", press())) == imposed


def test_a_profile_that_is_not_there_is_told_where_the_printer_names_it(tmp_path: Path) -> None:
    said = refused(city(tmp_path / "city", None))
    assert f"{PRINTER}:4:32: error: the ICC profile {PROFILE} is not in the project [no-profile]" in said


def test_a_profile_for_rgb_is_refused(tmp_path: Path) -> None:
    assert "is for RGB, not for CMYK [wrong-profile]" in refused(city(tmp_path / "city", press(space=b"RGB ")))


def test_an_ink_limit_that_colours_cannot_keep_is_told(tmp_path: Path) -> None:
    said = refused(city(tmp_path / "city", press(), limit=100))
    assert "needs" in said
    assert "[ink-limit]" in said
