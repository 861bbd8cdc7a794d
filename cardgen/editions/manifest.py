"""The record of what was built: manifest.json, whose keys are an interface."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, Final

FILE: Final = "manifest.json"
SEVERAL: Final = "mul"  # ISO 639-2: several languages


@dataclass(frozen=True)
class FileEntry:
    """A file of an edition: path in the edition's folder, hash, and its cards as they stand in the manifest.

    `partners` are the finished pages of others in it: `file`, its `sha256`, its `page`, and `as` what it was placed.
    """

    path: str
    sha256: str
    pages: int
    topic: str
    language: str
    layout: str
    cards: tuple[dict[str, Any], ...]
    partners: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Manifest:
    """What one edition's folder holds. `date` is the edition's, as YYYY-MM-DD."""

    edition: str
    version: str
    date: str
    release: bool
    files: tuple[FileEntry, ...] = ()

    def to_json(self) -> str:
        """The text of manifest.json: keys in the order of the classes, files by path."""
        data = {
            "edition": self.edition,
            "version": self.version,
            "date": self.date,
            "release": self.release,
            "files": [
                {
                    "path": entry.path,
                    "sha256": entry.sha256,
                    "pages": entry.pages,
                    "topic": entry.topic,
                    "language": entry.language,
                    "layout": entry.layout,
                    "cards": list(entry.cards),
                    **({"partners": list(entry.partners)} if entry.partners else {}),
                }
                for entry in sorted(self.files, key=lambda e: e.path)
            ],
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read what `to_json` wrote; raises ValueError for anything else."""
        try:
            data = json.loads(text)
            files = tuple(
                FileEntry(
                    path=str(f["path"]),
                    sha256=str(f["sha256"]),
                    pages=int(f["pages"]),
                    topic=str(f["topic"]),
                    language=str(f["language"]),
                    layout=str(f["layout"]),
                    cards=tuple(f["cards"]),
                    partners=tuple(f.get("partners", ())),
                )
                for f in data["files"]
            )
            return cls(str(data["edition"]), str(data["version"]), str(data["date"]), bool(data["release"]), files)
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a manifest: {error}") from error

    @property
    def issue(self) -> str:
        """What a message calls this issue of the edition."""
        return f"version {self.version} of {self.date}" + (" for release" if self.release else "")

    def same_issue(self, other: Manifest) -> bool:
        """Are both of the same edition, version, date and kind?"""
        return replace(self, files=()) == replace(other, files=())
