"""A page of a PDF file that others made -> a Form XObject with all it needs. Must never know where it is placed.

Of the other file only what its page shows is copied, object by object: its resources and the operators that paint.
Annotations, actions, metadata, tags and layers are not. Its marks of tags and artifacts are taken out of the content:
here the whole page is one figure, and nothing within may claim to be something else (ISO 14289-1, 7.1).
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from cardgen.layout.frame import FinishedPage
from cardgen.pdf._letters import rewritten
from cardgen.pdf._objects import Objects
from cardgen.pdf._syntax import numbers, ref

if TYPE_CHECKING:
    import pypdf

# What content may ask for; names of tags (Properties) have gone with the tags, and ProcSet is of another age.
RESOURCES: Final = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject")
# Lists of a font's letters (CIDSet, CharSet) are often wrong, and nobody needs them.
_LEFT_OUT: Final = frozenset({
    "/AF", "/CIDSet", "/CharSet", "/LastModified", "/Length", "/Metadata", "/OC",
    "/PieceInfo", "/StructParent", "/StructParents", "/Thumb",
})  # fmt: skip  # one key a line would be a page long
Role: TypeAlias = Literal["", "glyph", "letters"]  # operators of a letter, the letters that codes stand for
MOST_OPERATORS: Final = 8_000_000  # bytes of what paints, unpacked
_SHOWING: Final = frozenset({b"Tj", b"TJ", b"'", b'"'})
_MARKS: Final = frozenset({b"BMC", b"BDC", b"EMC", b"MP", b"DP"})


class TooMuch(ValueError):
    """What paints is too long to be looked through."""


@functools.lru_cache(maxsize=4)
def reader_of(data: bytes) -> pypdf.PdfReader:
    """Return what reads a file; one file has many pages and stands in many documents."""
    import pypdf  # loaded only where a finished page is placed

    return pypdf.PdfReader(io.BytesIO(data))


def form_of(page: FinishedPage, objects: Objects) -> int:
    """Write the form and return its object number; the page was looked at before."""
    source = reader_of(page.data).pages[page.number - 1]
    writer = _Writer(objects)
    content = painted(source)
    entries = f"/Type/XObject/Subtype/Form/BBox[{numbers(page.bleed)}]/Matrix[1 0 0 1 0 0]"
    body = f"{entries}/Resources{writer.written(resources(source, content))}"
    group = get(source, "/Group")  # whether its colours mix by themselves
    if group is not None:
        body += f"/Group{writer.written(group)}"
    number = objects.add_stream(content.data, body)
    writer.finish()
    return number


def get(dictionary: Any, key: str) -> Any:
    """Return what stands under a key, even where that is an object of its own; None for nothing."""
    # pypdf's get() returns a reference as it is
    return dictionary[key] if dictionary is not None and key in dictionary else None


@dataclass(frozen=True)
class Painted:
    """The operators of a page or a stream, and the names of the fonts in which they show anything."""

    data: bytes
    fonts: frozenset[str]


def painted(source: Any) -> Painted:
    """Return the operators of a page, or of a stream, without marks of tags and without fonts that show nothing.

    Raises TooMuch.
    """
    from pypdf.generic import ContentStream

    content = get(source, "/Contents") if get(source, "/Type") == "/Page" else source
    if content is None:
        return Painted(b"", frozenset())
    # as bytes, since letters are codes of the page's own fonts
    parsed = ContentStream(content, source.indirect_reference.pdf if source.indirect_reference else None, "bytes")
    if len(parsed.get_data()) > MOST_OPERATORS:
        raise TooMuch
    operations = [one for one in parsed.operations if one[1] not in _MARKS]
    fonts = frozenset(_shown(operations))
    # some programs name a font at the head of each page, embedded or not, and then show nothing in it
    parsed.operations = [one for one in operations if one[1] != b"Tf" or str(one[0][0]) in fonts]
    return Painted(parsed.get_data(), fonts)


def _shown(operations: Iterable[tuple[Any, bytes]]) -> Iterator[str]:
    """Yield the names of fonts in which something is shown."""
    font, saved = "", list[str]()
    for operands, operator in operations:
        if operator == b"Tf":
            font = str(operands[0])
        elif operator in _SHOWING:
            yield font
        elif operator == b"q":
            saved.append(font)
        elif operator == b"Q" and saved:
            font = saved.pop()


def resources(page: Any, content: Painted) -> dict[str, Any]:
    """Return what the operators of a page ask for."""
    found = get(page, "/Resources") or {}
    asked = {name: dict.get(found, name) for name in RESOURCES if name in found}
    if "/Font" in asked:
        fonts = found["/Font"]
        asked["/Font"] = {name: dict.get(fonts, name) for name in fonts if name in content.fonts}
    return asked


def is_content(thing: Any) -> bool:
    """Is a stream made of operators?"""
    return bool(get(thing, "/Subtype") == "/Form" or get(thing, "/PatternType") == 1)


def role_of(thing: Any, key: str, role: Role) -> Role:
    """Say what the stream is that stands under a key of a dictionary, where the stream does not say so itself."""
    if key == "/ToUnicode":
        return "letters"
    return "glyph" if role == "glyph" or (key == "/CharProcs" and get(thing, "/Subtype") == "/Type3") else ""


def parts(thing: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys of a dictionary that are copied, with their values, references as they are."""
    from pypdf.generic import NameObject

    if dict.get(thing, "/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in thing:
        yield "/CIDToGIDMap", NameObject("/Identity")  # what it is where it is not said; ISO 14289-1, 7.21.3.2
    for key, value in dict.items(thing):
        if key == "/Resources":
            inner = value.get_object()
            yield key, {name: dict.get(inner, name) for name in RESOURCES if name in inner}
        elif key not in _LEFT_OUT:
            yield key, value


class _Writer:
    """Copies objects and what they refer to, each once."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._numbers: dict[int, int] = {}
        self._left: list[tuple[int, Any, Role]] = []

    def finish(self) -> None:
        """Write everything that was referred to."""
        while self._left:
            number, thing, role = self._left.pop(0)
            self._write(number, thing, role)

    def written(self, thing: Any, role: Role = "") -> str:
        """Return a value as PDF writes it; what it refers to is written later."""
        from pypdf.generic import ArrayObject, ByteStringObject, IndirectObject, StreamObject, TextStringObject

        if isinstance(thing, IndirectObject):
            return ref(self._number(thing, role))
        if isinstance(thing, StreamObject):  # always an object of its own
            raise TypeError("a stream within a value")
        if isinstance(thing, dict):
            return f"<<{''.join(self._entry(key, value, role_of(thing, key, role)) for key, value in parts(thing))}>>"
        if isinstance(thing, ArrayObject):
            return f"[{' '.join(self.written(value) for value in list.__iter__(thing))}]"
        if isinstance(thing, TextStringObject):
            return f"<{thing.original_bytes.hex()}>"
        if isinstance(thing, ByteStringObject):
            return f"<{bytes(thing).hex()}>"
        return _plain(thing)

    def _entry(self, key: str, value: Any, role: Role) -> str:
        from pypdf.generic import NameObject

        return f"{_plain(NameObject(key))} {self.written(value, role)}"

    def _number(self, reference: Any, role: Role) -> int:
        if reference.idnum not in self._numbers:
            self._numbers[reference.idnum] = number = self._objects.reserve()
            self._left.append((number, reference.get_object(), role))
        return self._numbers[reference.idnum]

    def _write(self, number: int, thing: Any, role: Role) -> None:
        from pypdf.generic import StreamObject

        if not isinstance(thing, StreamObject):
            self._objects.fill(number, self.written(thing, role))
        elif role == "letters":
            self._objects.fill_stream(number, rewritten(thing.get_data()))
        elif role == "glyph" or is_content(thing):
            entries = self._entries(thing, without=("/Filter", "/DecodeParms"))
            self._objects.fill_stream(number, painted(thing).data, entries)
        else:  # packed as it is
            self._objects.fill_stream(number, bytes(thing._data), self._entries(thing), compress=False)

    def _entries(self, thing: Any, without: tuple[str, ...] = ()) -> str:
        return "".join(self._entry(key, value, "") for key, value in parts(thing) if key not in without)


def _plain(thing: Any) -> str:
    """Return a name, a number, a truth or nothing as PDF writes it."""
    into = io.BytesIO()
    thing.write_to_stream(into)
    return into.getvalue().decode("ascii")
