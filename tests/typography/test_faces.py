from __future__ import annotations

import pytest

from cardgen import typography
from cardgen.problems import Problems
from cardgen.project import package_file
from cardgen.typography import FontKey, faces
from tests.projects import Written
from tests.typography.kit import SHAPER

FILE = "fonts/faces.yaml"
WGHT = '"files/SourceSans3[wght].ttf"'
CHECK = "check the name of the file"


def told(tiny: Written) -> list[str]:
    problems = Problems()
    assert "text" not in typography.load(tiny.project, problems).faces
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        (WGHT.replace("Sans3", "Sans4"), "'files/SourceSans4[wght].ttf'"),
        ("../../secret.ttf", "'../../secret.ttf'"),
        ('"a\\0b"', r"'a\x00b'"),
        ("x" * 300, repr("x" * 300)),
    ],
)
def test_a_font_that_there_is_not_is_told(tiny: Written, file: str, shown: str) -> None:
    tiny.replace(FILE, WGHT, file)
    assert told(tiny) == [
        f"{FILE}:8:9: error: there is no font {shown} in the package fontpkg_source_sans_3 [unknown-font]\n    {CHECK}"
    ]


@pytest.mark.parametrize("package", ["no_such_package", "__main__"])
def test_a_package_that_there_is_not_is_told_for_each_font(tiny: Written, package: str) -> None:
    tiny.replace(FILE, "fontpkg_source_sans_3", package)
    assert told(tiny) == [
        f"{FILE}:8:9: error: there is no font 'files/SourceSans3[wght].ttf' in the package {package} [unknown-font]\n"
        f"    {CHECK}",
        f"{FILE}:9:9: error: there is no font 'files/SourceSans3-Italic[wght].ttf' in the package {package} "
        f"[unknown-font]\n    {CHECK}",
    ]


def test_a_font_of_the_project_lies_in_fonts(tiny: Written) -> None:
    tiny.replace(FILE, "    package: fontpkg_source_sans_3\n", "")
    tiny.replace(FILE, '      - {file: "files/SourceSans3-Italic[wght].ttf", italic: true}\n', "")
    tiny.replace(FILE, WGHT, "own.ttf")
    assert told(tiny) == [f"{FILE}:7:9: error: there is no font 'own.ttf' in fonts/ [unknown-font]\n    {CHECK}"]
    tiny.write("fonts/own.ttf", b"OTTO....")
    assert told(tiny) == [
        f"{FILE}:7:9: error: own.ttf is not a TrueType font [unknown-font]\n    use a .ttf file with outlines"
    ]


def test_a_cut_has_the_glyph_ids_of_every_other_weight() -> None:
    regular, bold = (SHAPER.faces.font(FontKey("text", weight)) for weight in (400, 700))
    for letter in "aЖộ✓":
        assert regular.get_nominal_glyph(ord(letter)) == bold.get_nominal_glyph(ord(letter))


def test_a_cut_is_the_same_bytes_every_time(tiny: Written) -> None:
    once = SHAPER.faces.data(FontKey("text", 600))
    faces._static.cache_clear()
    again = typography.load(tiny.project, Problems()).data(FontKey("text", 600))
    assert again == once
    assert again is not once


def test_a_cut_is_made_again_of_a_file_that_has_changed(tiny: Written) -> None:
    tiny.replace(FILE, "    package: fontpkg_source_sans_3\n", "")
    tiny.replace(FILE, '      - {file: "files/SourceSans3-Italic[wght].ttf", italic: true}\n', "")
    tiny.replace(FILE, WGHT, "own.ttf")
    made = []
    for name in ("SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf"):
        found = package_file("fontpkg_source_sans_3", f"files/{name}")
        assert found
        tiny.write("fonts/own.ttf", found.read_bytes())
        made.append(typography.load(tiny.project, Problems()).data(FontKey("text", 600)))
    assert made[0] != made[1]


def test_a_weight_past_the_axis_is_its_end() -> None:
    assert SHAPER.faces.data(FontKey("text", 1000)) == SHAPER.faces.data(FontKey("text", 900))


def test_a_file_without_faces_is_told(tiny: Written) -> None:
    tiny.write(FILE, "faces: {}\n")
    assert told(tiny) == [
        f"{FILE}:1:1: error: the file names no face [unknown-font]\n    add the face that the languages are set in"
    ]


def test_a_face_without_cuts_is_told(tiny: Written) -> None:
    text = tiny.read(FILE)
    tiny.write(FILE, text[: text.index("    cuts:")] + "    cuts: []\n")
    assert told(tiny) == [
        f"{FILE}:3:5: error: the face text has no cuts [unknown-font]\n    name at least one font file"
    ]


def test_a_cut_that_stands_twice_does_no_harm(tiny: Written) -> None:
    cut = '      - {file: "files/SourceSans3-Italic[wght].ttf", italic: true}\n'
    tiny.replace(FILE, cut, cut + cut)
    problems = Problems()
    assert "text" in typography.load(tiny.project, problems).faces
    assert len(problems) == 0
