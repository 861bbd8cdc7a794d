"""Numbered objects -> a file: header, bodies, cross-reference table, trailer.

ReportLab's PDFDocument numbers the objects and writes the file; their bodies
come ready made, which is ten times as fast as its dictionaries and leaves
nothing to a setting. No other module knows ReportLab. This one must never
know what an object means.
"""

from __future__ import annotations

import hashlib

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from cardgen.pdf._streams import deflate


class _Body(PDFObject):  # type: ignore[misc]  # the base class is untyped
    """The finished bytes of one object; they may come later than its number."""

    body = b""

    def format(self, _document: object) -> bytes:
        return self.body


class Objects:
    """The objects of one file, numbered in the order of `reserve` and `add`."""

    def __init__(self, version: tuple[int, int] = (1, 7)) -> None:
        """Begin a file with this version of PDF in its header."""
        # settings of the machine (~/.reportlab_settings, RL_*) must not reach the bytes
        rl_config.invariant = 1
        self._document = PDFDocument(invariant=1, pdfVersion=version)
        self._bodies: dict[int, _Body] = {}

    def reserve(self) -> int:
        """Return the number of a new object that is filled later."""
        body = _Body()
        self._document.Reference(body)
        number: int = self._document.objectcounter
        self._bodies[number] = body
        return number

    def fill(self, number: int, body: str) -> None:
        """Give a reserved object its body; text outside ASCII raises UnicodeEncodeError."""
        self._bodies[number].body = body.encode("ascii")

    def fill_stream(self, number: int, data: bytes, entries: str = "", *, compress: bool = True) -> None:
        """Give a reserved object a stream with further dictionary `entries`."""
        if compress:
            data = deflate(data)
            entries += "/Filter/FlateDecode"
        head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        self._bodies[number].body = head + data + b"\nendstream"

    def add(self, body: str) -> int:
        """Add an object and return its number."""
        number = self.reserve()
        self.fill(number, body)
        return number

    def add_stream(self, data: bytes, entries: str = "", *, compress: bool = True) -> int:
        """Add a stream and return its number."""
        number = self.reserve()
        self.fill_stream(number, data, entries, compress=compress)
        return number

    def digest(self) -> str:
        """Return 32 hexadecimal digits made from all bodies so far."""
        digest = hashlib.sha256()
        for body in self._bodies.values():
            digest.update(body.body)
        return digest.hexdigest()[:32]

    def file(self, catalog: str, info: str) -> bytes:
        """Return the file; its identifier is a digest of its content."""
        document = self._document
        document.Catalog = self._bodies[self.add(catalog)]
        document.info = self._bodies[self.add(info)]
        identifier = self.digest().upper()
        document._ID = f"[<{identifier}><{identifier}>]".encode("ascii")
        data: bytes = document.format()
        return data
