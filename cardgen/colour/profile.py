"""An ICC file -> a profile of a press that prints with four inks, or problems (ICC.1:2010, 7.2 and 7.3).

A profile comes from anybody. Its header and its table of tags are read here, by the byte, before littlecms
sees it; what it says about colours is tried before it is believed. Must never know a page.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
from dataclasses import dataclass, field
from typing import Final

from cardgen.colour import cms
from cardgen.problems import Place, Problems
from cardgen.project import OutsideProject, Project

MAX_BYTES: Final = 16_000_000  # the largest that ECI gives out has under 10 MB; it goes into every file
_MAX_TAGS: Final = 100
_HEADER: Final = 128
_NEEDED: Final = ("A2B0", "B2A0", "desc", "wtpt", "cprt")
_CLASSES: Final = {
    b"mntr": "a display",
    b"scnr": "a scanner or a camera",
    b"link": "a link between two devices",
    b"spac": "a colour space",
    b"abst": "an effect",
    b"nmcl": "named colours",
}
_WAY_OUT: Final = (
    "ask the print shop which profile it prints by; docs/printers.md says where the usual ones are to be had"
)


@dataclass(frozen=True)
class Profile:
    """A profile of class prtr for CMYK that littlecms can convert to and from.

    `description` is what the profile calls itself; `version` is that of the ICC format.
    """

    file: str
    description: str
    version: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The digest by which two people know that they have the same profile."""
        return hashlib.sha256(self.data).hexdigest()


def read(project: Project, file: str, problems: Problems, place: Place) -> Profile | None:
    """Return a profile of the project; None when there is none to print by (a problem at `place` says why)."""
    data = _bytes(project, file, problems, place)
    if data is None:
        return None
    said = fault(data)
    if said is not None:
        problems.error(place, "wrong-profile", f"the ICC profile {file} {said}", _WAY_OUT)
        return None
    data = data[: _size(data)]  # what stands behind the profile is none of it
    return Profile(file, cms.description(data), f"{data[8]}.{data[9] >> 4}", data)


def fault(data: bytes) -> str | None:
    """Say in half a sentence why a press cannot print by this profile; None when it can."""
    said = _header_fault(data)
    if said is not None:
        return said
    data = data[: _size(data)]
    try:
        cms.description(data)
        return _colour_fault(data)
    except cms.Unusable:
        return "is damaged: littlecms cannot convert by it"


def _size(data: bytes) -> int:
    size: int = struct.unpack_from(">I", data)[0]
    return size


def _bytes(project: Project, file: str, problems: Problems, place: Place) -> bytes | None:
    if not file:
        problems.error(
            place,
            "no-profile",
            "a CMYK file needs an ICC profile, and none is named",
            f"name it, or print RGB as it is; {_WAY_OUT}",
        )
        return None
    try:
        path = project.path(file)
        if not path.exists():
            problems.error(
                place,
                "no-profile",
                f"the ICC profile {file} is not in the project",
                f"put it there; it is no part of the project since most may not be passed on; {_WAY_OUT}",
            )
            return None
        size = path.stat().st_size if path.is_file() else 0
        if size > MAX_BYTES:
            problems.error(
                place,
                "wrong-profile",
                f"the ICC profile {file} has {size:,} bytes, more than the {MAX_BYTES:,} that a profile may have",
                _WAY_OUT,
            )
            return None
        return path.read_bytes()
    except OutsideProject:
        problems.error(
            place, "outside-project", f"the path {file} leads out of the project", "keep the profile in the project"
        )
    except OSError as error:
        problems.error(
            place,
            "unreadable",
            f"the ICC profile {file} cannot be read: {error.strerror}",
            "check its name and permissions",
        )
    return None


def _header_fault(data: bytes) -> str | None:
    """Say what is wrong with header and table of tags; None when they are those of a CMYK press."""
    if not data:
        return "is empty"
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp":
        return "is no ICC profile"
    size, tags = _size(data), struct.unpack_from(">I", data, _HEADER)[0]
    if size > len(data):
        return f"is cut off: it has {len(data):,} bytes of {size:,}"
    if data[12:16] != b"prtr":
        return f"describes {_CLASSES.get(data[12:16], 'something unknown')}, not a press"
    if data[16:20] != b"CMYK":
        return f"is for {_signature(data[16:20])}, not for CMYK"
    if data[20:24] not in (b"Lab ", b"XYZ "):
        return f"counts from {_signature(data[20:24])}, not from Lab or XYZ"
    if data[8] not in (2, 4):
        return f"has version {data[8]} of the ICC format, and PDF/X-4 knows 2 and 4"
    if tags > _MAX_TAGS or size < _HEADER + 4 + 12 * tags:
        return "is damaged: its table of tags is longer than it can be"
    found = set()
    for i in range(tags):
        name, offset, length = struct.unpack_from(">4sII", data, _HEADER + 4 + 12 * i)
        if offset < _HEADER or offset + length > size:
            return f"is damaged: {_signature(name)} lies outside the file"
        found.add(name.decode("latin-1"))
    missing = [name for name in _NEEDED if name not in found]
    return f"lacks {', '.join(missing)}, without which nothing can be converted" if missing else None


def _signature(value: bytes) -> str:
    text = value.decode("latin-1").strip()
    return text if text.isascii() and text.isprintable() and text else value.hex()


def _colour_fault(data: bytes) -> str | None:
    """Say whether the inks are not what their names say: one that is would print cards that nobody can read."""
    paper, cyan, magenta, yellow, *blacks = cms.lab(
        data,
        [(0, 0, 0, 0), (100, 0, 0, 0), (0, 100, 0, 0), (0, 0, 100, 0), *((0, 0, 0, k) for k in range(10, 101, 10))],
    )
    if paper[0] < 90:
        return f"says that bare paper has lightness {paper[0]:.0f} of 100"
    lightness = [paper[0], *(black[0] for black in blacks)]
    if lightness[-1] > 45 or any(more > less + 0.5 for less, more in itertools.pairwise(lightness)):
        return "says that more black ink is not darker"
    if not (cyan[1] < 0 and cyan[2] < -10 and magenta[1] > 20 and yellow[2] > 20):
        return "takes cyan, magenta and yellow for one another"
    for intent in cms.INTENTS:
        white, red, green, blue = (
            cms.lab(data, [cms.whole(cms.separate(data, intent, colour))])[0]
            for colour in ((255, 255, 255), (255, 0, 0), (0, 255, 0), (0, 0, 255))
        )
        if white[0] < 95:
            return "puts ink where paper is white"
        if not (red[1] > 20 and green[1] < -20 and blue[2] < -10):
            return "prints red, green or blue as something else"
    return None
