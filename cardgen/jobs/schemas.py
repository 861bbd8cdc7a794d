"""The model -> content/schema/*.json: one schema for each kind of YAML file, for editors.

A file names its schema in its first line, `# yaml-language-server: $schema=...`. Nothing that cardgen builds or
checks reads the schemas: the dataclasses are what counts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from cardgen.bank import Topic, Translation
from cardgen.editions import Edition
from cardgen.facts import model as facts
from cardgen.feedback import Round
from cardgen.languages import Language
from cardgen.layout import bodies, certificates, documents
from cardgen.layout.data import Format
from cardgen.layout.proofs.design import Design
from cardgen.layout.theme import Theme
from cardgen.pictures import entries
from cardgen.press import Order, Printer
from cardgen.project import Project
from cardgen.schema import schema
from cardgen.typography import faces

FOLDER: Final = "content/schema"

# name of the schema -> (what the file is read as, what an editor calls the file)
KINDS: Final[Mapping[str, tuple[type, str]]] = {
    "topic": (Topic, "Topic: its cards, or its words"),
    "translation": (Translation, "Translation of a topic"),
    "language": (Language, "Language"),
    "edition": (Edition, "Edition"),
    "feedback": (Round, "Feedback: a round of an evaluation"),
    "layout": (Format, "Layout"),
    "sheet": (Design, "Proof sheet"),
    "document": (documents.Design, "Layout of documents"),
    "certificate": (certificates.Design, "Layout of certificates"),
    "theme": (Theme, "Theme"),
    "pictures": (entries.File, "Pictures"),
    "body": (bodies.File, "Body diagrams"),
    "faces": (faces.File, "Faces"),
    "offices": (facts.Offices, "Offices"),
    "courses": (facts.Courses, "Courses"),
    "numbers": (facts.Numbers, "Numbers"),
    "order": (Order, "Order"),
    "printer": (Printer, "Printer"),
}

_COMMENT: Final = "Made by `cardgen schemas`. Change the model, not this file."


def texts() -> Mapping[str, str]:
    """Return the text of every schema by the file it belongs in."""
    return {f"{FOLDER}/{name}.json": _text(shape, title) for name, (shape, title) in KINDS.items()}


def write(project: Project) -> tuple[str, ...]:
    """Write the schemas that are not as the model has them, and return their files.

    Raises OSError where one cannot be written, and OutsideProject where the folder leads out of the project.
    """
    changed = []
    for file, text in texts().items():
        path = project.path(file)
        if not path.is_file() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            changed.append(file)
    return tuple(changed)


def _text(shape: type, title: str) -> str:
    made = {"$comment": _COMMENT, **schema(shape, title=title)}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
