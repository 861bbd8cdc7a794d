"""A profile is believed when it is one of a press with four inks, and refused in a sentence when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import ImageCms

from cardgen import colour
from cardgen.colour import profile
from cardgen.problems import Place, Problems
from cardgen.project import Project
from tests.icc import press

PLACE = Place("content/printers/offset.yaml", 7, 12)
FILE = "content/printers/profiles/press.icc"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / FILE).parent.mkdir(parents=True)
    return Project(tmp_path)


def put(project: Project, data: bytes) -> None:
    project.path(FILE).write_bytes(data)


def told(project: Project, file: str | None = FILE, limit: float = 300) -> str:
    """What `load` says about a profile that is refused."""
    problems = Problems()
    assert colour.load(project, file, problems, place=PLACE, limit=limit) is None
    (problem,) = problems
    assert problem.place == PLACE
    return f"{problem.message} [{problem.code}]\n{problem.way_out}"


def test_a_profile_of_a_press_is_read(project: Project) -> None:
    put(project, press("Coated, 60 lines"))
    problems = Problems()
    found = colour.load(project, FILE, problems, place=PLACE, limit=280, condition="FOGRA51")
    assert found is not None
    assert not len(problems)
    assert (found.profile.description, found.profile.version) == ("Coated, 60 lines", "2.4")
    assert found.profile.data == press("Coated, 60 lines")
    assert (found.limit, found.condition, found.place) == (280, "FOGRA51", PLACE)


def test_what_stands_behind_a_profile_is_left_out(project: Project) -> None:
    put(project, press() + b"\0" * 100)
    found = profile.read(project, FILE, Problems(), PLACE)
    assert found is not None
    assert found.data == press()


def test_no_profile_is_a_clear_refusal(project: Project) -> None:
    assert "a CMYK file needs an ICC profile, and none is named [no-profile]" in told(project, None)
    assert "print RGB as it is" in told(project, "")
    assert f"the ICC profile {FILE} is not in the project [no-profile]" in told(project)
    assert "docs/printers.md" in told(project)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (bytes(1000), "is no ICC profile"),
        (b"%PDF-1.6\n" + bytes(200), "is no ICC profile"),
        (press()[:100], "is no ICC profile"),
        (press()[:-1], "is cut off: it has"),
        (press()[:5000], "is cut off: it has 5,000 bytes of"),
        (press(kind=b"mntr", space=b"RGB "), "describes a display, not a press"),
        (press(kind=b"link"), "describes a link between two devices, not a press"),
        (press(kind=b"\0\1\2\3"), "describes something unknown, not a press"),
        (press(space=b"RGB "), "is for RGB, not for CMYK"),
        (press(space=b"6CLR"), "is for 6CLR, not for CMYK"),
        (press(space=b"\x1b[2J"), "is for 1b5b324a, not for CMYK"),
        (press(pcs=b"CMYK"), "counts from CMYK, not from Lab or XYZ"),
        (press(version=5), "has version 5 of the ICC format"),
        (press(without="B2A0"), "lacks B2A0, without which nothing can be converted"),
        (press(order=(3, 1, 2, 0)), "says that more black ink is not darker"),
        (press(order=(1, 0, 2, 3)), "takes cyan, magenta and yellow for one another"),
        (press(back=(1, 0, 2, 3)), "prints red, green or blue as something else"),
        (press(back=(2, 1, 0, 3)), "prints red, green or blue as something else"),
        (press()[:128] + b"\0\0\0\xff" + press()[132:], "its table of tags is longer than it can be"),
        (press()[:132] + b"A2B0\xff\xff\xff\xff\xff\xff\xff\xff" + press()[144:], "A2B0 lies outside the file"),
        (press()[:192] + bytes(len(press()) - 192), "is damaged"),
    ],
)
def test_a_file_that_is_not_the_profile_of_a_press_is_refused(project: Project, data: bytes, says: str) -> None:
    put(project, data)
    assert says in told(project)
    assert "[wrong-profile]" in told(project)


def test_the_profile_of_a_screen_is_refused(project: Project) -> None:
    put(project, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert "describes a display, not a press" in told(project)


def test_a_profile_past_the_limit_is_not_even_read(project: Project) -> None:
    with project.path(FILE).open("wb") as file:
        file.truncate(profile.MAX_BYTES + 1)  # a file of holes
    assert "has 16,000,001 bytes" in told(project)


def test_a_folder_is_no_profile(project: Project) -> None:
    project.path(FILE).mkdir()
    assert "cannot be read" in told(project)


@pytest.mark.parametrize("file", ["../press.icc", "/etc/passwd", "content/\0.icc"])
def test_a_path_that_leaves_the_project_is_refused(project: Project, file: str) -> None:
    assert "[outside-project]" in told(project, file)


@pytest.mark.parametrize("limit", [0, 99, 401, float("nan"), float("inf")])
def test_an_ink_limit_that_is_none_is_refused(project: Project, limit: float) -> None:
    put(project, press())
    assert "cannot be kept [wrong-value]" in told(project, limit=limit)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), min_size=1, max_size=6))
@example([(128, 255)])  # the number of tags
@example([(152, 0x7F)])  # where a tag is
def test_whatever_bytes_are_wrong_it_is_a_profile_or_a_problem(changes: list[tuple[int, int]]) -> None:
    data = bytearray(press())
    for at, value in changes:
        data[at] = value
    fault = profile.fault(bytes(data))
    assert fault is None or fault.startswith(
        ("is ", "has ", "lacks ", "describes ", "counts ", "says ", "takes ", "puts ", "prints ")
    )
