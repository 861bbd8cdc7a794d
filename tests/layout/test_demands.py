"""The list of what blocks ask for by name agrees with the code of the blocks."""

from __future__ import annotations

import re

from cardgen.layout import demands
from tests.projects import REAL

CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((REAL / "cardgen/layout").rglob("*.py")))


def test_every_style_that_the_code_names_is_demanded_of_the_theme() -> None:
    named = set(re.findall(r'\.style\(\s*"([a-z-]+)"', CODE)) | set(re.findall(r'style="([a-z-]+)"', CODE))
    assert named - demands.STYLES == set()


def test_every_colour_that_the_code_names_is_demanded_of_the_theme() -> None:
    named = set(re.findall(r'named_colour\("([a-z-]+)"\)', CODE))
    assert named - demands.COLOURS - demands.PALE == set()


def test_every_style_that_is_demanded_is_in_the_code() -> None:
    unused = [name for name in demands.STYLES if f'"{name}"' not in CODE.replace(f'    "{name}",\n', "", 1)]
    assert unused == []
