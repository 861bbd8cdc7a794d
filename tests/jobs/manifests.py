"""Reading what a build left: the manifest as plain JSON, and the text of pages by another library."""

from __future__ import annotations

import functools
import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import pypdf

from cardgen.jobs.build import Built, Wanted, build
from tests.jobs.tiny import Tiny

CLINIC = "clinic"


def make(project: Tiny, wanted: Wanted | None = None, *, jobs: int = 1) -> Built:
    """Build into the project's own output folder."""
    return build(project.project, wanted or Wanted(), project.output, jobs)


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return found


def file_entry(folder: Path, path: str) -> dict[str, Any]:
    (found,) = (one for one in manifest(folder)["files"] if one["path"] == path)
    assert isinstance(found, dict)
    return found


def card(folder: Path, path: str, number: str) -> dict[str, Any]:
    (found,) = (one for one in file_entry(folder, path)["cards"] if one["number"] == number)
    assert isinstance(found, dict)
    return found


def pages(path: Path) -> list[str]:
    """The text of each page in NFC, every space and line break as one space."""
    return list(_texts(path.read_bytes()))


@functools.lru_cache(maxsize=32)
def _texts(data: bytes) -> tuple[str, ...]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    texts = [" ".join(unicodedata.normalize("NFC", page.extract_text()).split()) for page in reader.pages]
    return tuple(texts)
