"""The record of sheets that were made: sheets.json beside the files, for people and for orders."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Final

FILE: Final = "sheets.json"


@dataclass(frozen=True)
class SheetFile:
    """A file of sheets: its pages, how many are blank, its sheets of paper, and how many sides are printed.

    `spare` are the leaves of its last sheets that hold nothing, and are thrown away.
    """

    path: str
    sha256: str
    topic: str
    language: str
    layout: str
    pages: int
    blank: int
    sheets: int
    sides: int
    spare: int = 0


@dataclass(frozen=True)
class Record:
    """What a folder of sheets holds: of which issue of an edition, for which printer.

    `flip` is the edge over which a sheet is turned for its back: "long" or "short". Replacement packs lead to that
    issue from the version `since`; "" for sets.
    """

    edition: str
    version: str
    date: str
    release: bool
    printer: str
    format: str
    flip: str
    files: tuple[SheetFile, ...] = ()
    since: str = ""

    def to_json(self) -> str:
        """The text of sheets.json: `since` if there is one, then keys in the order of the classes, files by path."""
        data = dataclasses.asdict(self)
        since = data.pop("since")
        data = {"since": since, **data} if since else data
        data["files"] = sorted(data["files"], key=lambda one: str(one["path"]))
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Record:
        """Read what `to_json` wrote; raises ValueError for anything else."""
        try:
            data = json.loads(text)
            files = tuple(SheetFile(**one) for one in data.pop("files"))
            return cls(**data, files=files)
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError(f"not a record of sheets: {error}") from error

    def same_job(self, other: Record) -> bool:
        """Are both of the same issue, for the same printer and format?"""
        return dataclasses.replace(self, files=()) == dataclasses.replace(other, files=())
