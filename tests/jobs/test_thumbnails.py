from __future__ import annotations

import io

import pytest
from PIL import Image

from cardgen import pdf
from cardgen.jobs import content as contents
from cardgen.jobs import thumbnails as module
from cardgen.jobs.thumbnails import thumbnails
from cardgen.layout.context import Material
from tests.projects import Written


@pytest.fixture
def material(tiny: Written, monkeypatch: pytest.MonkeyPatch) -> Material:
    monkeypatch.setattr(module, "_drawn", {})
    return contents.load(tiny.project).ready


def _image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def _near(image: Image.Image, at: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    """Few colours are a little off."""
    found = image.getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= 3 for one, other in zip(found, colour, strict=True))


def test_a_thumbnail_shows_the_picture_in_its_colours_and_proportions(material: Material) -> None:
    made = thumbnails(material, ["circle", "square"], 60)
    circle, square = _image(made["circle"]), _image(made["square"])
    assert circle.size == square.size == (60, 60)
    assert _near(circle, (30, 30), (0x1F, 0x5F, 0xA8))
    assert _near(circle, (1, 1), (255, 255, 255))  # its corner is paper
    assert _near(square, (1, 1), (0x94, 0x27, 0x6E))


def test_a_wide_picture_is_as_wide_as_was_asked(tiny: Written, material: Material) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><rect x="0" y="9" width="60" height="30"/></svg>'
    tiny.write("content/pictures/drawn/square.svg", svg)
    assert _image(thumbnails(material, ["square"], 80)["square"]).size == (80, 40)


def test_each_picture_is_drawn_once_a_run(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    before = thumbnails(material, ["circle", "square"], 60)

    def never(*_: object) -> None:
        pytest.fail("it was drawn again")

    with monkeypatch.context() as patch:
        patch.setattr(pdf, "write", never)
        assert thumbnails(material, ["square", "circle"], 60) == before
        assert thumbnails(material, [], 60) == {}
    assert _image(thumbnails(material, ["circle"], 30)["circle"]).size == (30, 30)


def test_the_same_picture_gives_the_same_bytes(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    before = thumbnails(material, ["circle", "square"], 60)
    monkeypatch.setattr(module, "_drawn", {})
    assert thumbnails(material, ["square"], 60)["square"] == before["square"]


def test_a_name_that_is_not_registered_is_a_key_error(material: Material) -> None:
    with pytest.raises(KeyError):
        thumbnails(material, ["pian"], 60)
