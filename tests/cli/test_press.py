"""`cardgen build --format` and `cardgen calibrate` as a user meets them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import Shell
from tests.jobs.test_impose import DESK, FILES
from tests.press.pages import with_calibration


@pytest.fixture
def press(shell: Shell) -> Shell:
    for file, text in FILES.items():
        shell.project.write(file, text)
    with_calibration(shell.project)
    return shell


def test_a_build_on_sheets_says_folder_sheets_blank_pages_and_how_to_print(press: Shell) -> None:
    said = press.build("--format", "cards-a4", "--printer", "desk", "--topic", "ward", "--lang", "vi")
    assert (said.status, said.err) == (0, "")
    assert re.sub(r"\d+\.\d seconds", "0.0 seconds", said.out) == (
        "built output/clinic-cards-a4/\n"
        "1 file, 4 sheets, 0 blank pages, 0.0 seconds\n"
        "print on desk: on paper of 297 x 210 mm, at 100 %, double-sided, turned over the short edge\n"
        "1 of 3 cards are drafts: no qualified translator has checked them, and the cards say so\n"
    )
    assert sorted(path.name for path in Path("output").iterdir()) == ["clinic-cards-a4"]


def test_a_build_on_sheets_says_that_the_last_leaf_is_empty(press: Shell) -> None:
    press.project.replace("content/layouts/ring.yaml", "leaves: [cover, ", "leaves: [")
    said = press.build("--format", "cards-a4", "--printer", "desk", "--topic", "ward", "--lang", "vi")
    assert said.status == 0
    assert "of 1 file the last leaf is empty: throw it away once the pile is cut\n" in said.out


def test_what_does_not_fit_is_told_with_status_1_and_nothing_is_made(press: Shell) -> None:
    said = press.build("--format", "booklet-a5", "--topic", "ward", "--lang", "vi")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        f"{DESK}:5:15: error: booklet-a5: 2 x 1 pages of 148 x 210 mm (the layout ring) are 62.0 mm too high for a "
        "sheet of 210 x 148 mm [does-not-fit]\n"
        "    choose a format with a larger sheet, or with fewer pages on it\n"
        f"{DESK}:5:15: error: booklet-a5: 2 x 1 pages of 148 x 210 mm (the layout ring) are 86.0 mm too wide for a "
        "sheet of 210 x 148 mm [does-not-fit]\n"
        "    choose a format with a larger sheet, or with fewer pages on it\n"
        f"{DESK}:5:15: error: booklet-a5: no booklet is made of the layout ring: it is drilled for a ring binder "
        "[no-booklet]\n"
        "    choose a format of leaves\n"
        "3 errors\n"
    )
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--printer", "desk"), "say what desk is to print on: --format, as in --format booklet-a4"),
        (("--format", "cards-a4"), "desk and shop have a format 'cards-a4'; say which printer with --printer"),
    ],
)
def test_a_build_on_sheets_that_is_not_clear_is_wrong_usage(press: Shell, words: tuple[str, ...], message: str) -> None:
    said = press.build(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == f"Error: {message}"


def test_calibrate_says_file_edge_and_where_to_write(press: Shell) -> None:
    press.project.replace(DESK, "flip: short", "flip: short\nback: [0.5, -1]")
    said = press.run("calibrate", "--printer", "desk", "--format", "cards-a4")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "output/calibration/desk-cards-a4.pdf: print it at 100 %, double-sided, turned over the short edge\n"
        "read both scales against the light, and write the numbers into content/printers/desk.yaml as back: [0.5, -1]\n"
    )
    assert Path("output/calibration/desk-cards-a4.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_calibrate_takes_the_only_printer_and_its_first_format_that_is_large_enough(press: Shell) -> None:
    press.project.remove("content/printers/shop.yaml")
    said = press.run("calibrate", "--output", "sheet.pdf")
    assert said.status == 0
    assert said.out.startswith("sheet.pdf: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "there are several printers; say which with --printer: desk, shop"),
        (("--printer", "dask"), "there is no printer 'dask'; did you mean 'desk'?"),
        (
            ("--format", "booklet-a5"),
            "the format booklet-a5 has no sheet of at least 180 x 180 mm; known are: cards-a4",
        ),
        (("--format", "pages"), "the format pages has no sheet of at least 180 x 180 mm; known are: cards-a4"),
        (("--output", "sheet.png"), "sheet.png must end in .pdf"),
    ],
)
def test_a_calibration_that_is_not_clear_is_wrong_usage(press: Shell, words: tuple[str, ...], message: str) -> None:
    said = press.run("calibrate", *words)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == f"Error: {message}"


def test_without_printers_the_way_out_is_told(shell: Shell) -> None:
    said = shell.run("calibrate")
    assert said.err.splitlines()[-1] == "Error: there is no printer; describe yours in content/printers"


def test_the_formats_of_printers_are_listed(press: Shell) -> None:
    said = press.run("list", "printers")
    assert said.out == (
        "desk         booklet-a5         booklet        210 x 148 mm   Sešit\n"
        "desk         cards-a4           cut-and-stack  297 x 210 mm   Karty\n"
        "shop         cards-a4           n-up           297 x 210 mm   Karty\n"
        "shop         pages              n-up           as the page    Strany\n"
    )
