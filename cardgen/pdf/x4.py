"""Is a finished file what PDF/X-4 asks for (ISO 15930-7)? Looks at its bytes, and not at how they came to be.

1. file       header, identifier, no encryption
2. claim      XMP and Info dictionary: version, title, dates, identity, trapping
3. intent     one for GTS_PDFX, with the profile of a press in it
4. boxes      trim inside bleed inside media, on every page
5. objects    fonts embedded; no links, actions, layers, attachments; nothing that a plate cannot show
6. colours    the operators of every content, and every colour space: inks alone

Where the standard permits more than our files need (annotations outside the bleed, colours with a profile of their
own), this permits only what we need: a claim that is not made harms nobody.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias
from xml.etree import ElementTree

from cardgen.pdf._intent import CLAIM, NO_CLAIM
from cardgen.problems import Place, Problems

if TYPE_CHECKING:
    import pypdf

Item: TypeAlias = Literal["file", "claim", "intent", "boxes", "objects", "colours"]


@dataclass(frozen=True, slots=True)
class Fault:
    """An item of the list at the head of this module that a file does not keep, and what is wrong."""

    item: Item
    says: str


def claim(data: bytes, place: Place, problems: Problems) -> bytes:
    """Return a file of `write` for a press with the claim of PDF/X-4, if all holds; otherwise as it is, with problems.

    It may have gone through pypdf since it was written (a finished page was placed), if its metadata are as they were.
    """
    wanted = data.replace(NO_CLAIM.encode(), CLAIM.encode())
    found = list(faults(wanted))
    for fault in found:
        problems.error(
            place,
            "no-pdf-x",
            f"the file cannot be called PDF/X-4 ({fault.item}): {fault.says}",
            "mend what is placed in it, or print without PDF/X-4 where the print shop takes that",
        )
    return data if found else wanted


def faults(data: bytes) -> Iterator[Fault]:
    """Yield what keeps a file from being PDF/X-4; nothing if it is. Each thing is said once."""
    import pypdf  # loaded only when a press asks for PDF/X

    said: set[Fault] = set()
    try:
        for fault in _faults(data, pypdf.PdfReader(io.BytesIO(data), strict=True)):
            if fault not in said:
                said.add(fault)
                yield fault
    # A page of a partner may be broken in any way, and whatever a reader makes of that, it is not PDF/X.
    except Exception as error:
        yield Fault("file", f"it cannot be read ({type(error).__name__})")


def _faults(data: bytes, reader: pypdf.PdfReader) -> Iterator[Fault]:
    trailer = reader.trailer
    if not data.startswith(b"%PDF-1.6"):
        yield Fault("file", f"its header says {data[:8].decode('latin-1')!r} and not '%PDF-1.6'")
    identifier = _get(trailer, "/ID")
    if not identifier or len(identifier) != 2 or not all(len(part.original_bytes) >= 16 for part in identifier):
        yield Fault("file", "it has no identifier")
    if "/Encrypt" in trailer:
        yield Fault("file", "it is encrypted")
        return
    catalog = trailer["/Root"]
    yield from _claim(catalog, _get(trailer, "/Info"))
    yield from _intent(catalog)
    for number, page in enumerate(reader.pages, 1):
        yield from _boxes(page, number)
    for number, page in enumerate(reader.pages, 1):
        contents = page.get_contents()
        if contents is not None:
            yield from _operators(contents.get_data(), f"page {number}")
    for thing in _things(trailer):
        yield from _object(thing)
        yield from _space(thing)


def _get(dictionary: Any, key: str, otherwise: Any = None) -> Any:
    """Return what stands under a key, even where that is an object of its own."""
    # pypdf's get() returns a reference as it is
    return dictionary[key] if key in dictionary else otherwise  # noqa: SIM401


# -- claim -----------------------------------------------------------------------------------------

_NAMES: Final = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_NEEDED: Final = (
    "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate",
    "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass",
)  # fmt: skip  # dates, then identity
_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z")


def _claim(catalog: Any, info: Any) -> Iterator[Fault]:
    packet = _get(catalog, "/Metadata")
    if packet is None:
        yield Fault("claim", "it has no XMP metadata")
        return
    text = packet.get_data()
    if "/Filter" in packet:
        yield Fault("claim", "its metadata are compressed")
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        yield Fault("claim", "its metadata declare entities")
        return
    try:
        tree = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        yield Fault("claim", "its metadata are no XML")
        return
    if _said(tree, "pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        yield Fault("claim", "its metadata do not say PDF/X-4")
    for name in _NEEDED:
        if not _said(tree, name):
            yield Fault("claim", f"its metadata lack {name}")
    title = tree.findtext(".//dc:title/rdf:Alt/rdf:li", "", _NAMES)
    if not title:
        yield Fault("claim", "it has no title")
    trapped = _said(tree, "pdf:Trapped")
    if trapped not in ("True", "False"):
        yield Fault("claim", "it does not say whether it is trapped")
    info = info or {}
    dates = {
        key: _as_info(_said(tree, name)) for key, name in (("/CreationDate", _NEEDED[0]), ("/ModDate", _NEEDED[1]))
    }
    for key, value in {"/Title": title, "/Trapped": f"/{trapped}", **dates}.items():
        if str(_get(info, key, "")) != value:
            yield Fault("claim", f"its Info dictionary and its metadata differ in {key}")


def _said(tree: ElementTree.Element, name: str) -> str:
    return tree.findtext(f".//{name}", "", _NAMES)


def _as_info(date: str) -> str:
    """Return an XMP date in the manner of the Info dictionary."""
    match = _DATE.fullmatch(date)
    return f"D:{''.join(match.groups())}Z" if match else "no date"


# -- intent ----------------------------------------------------------------------------------------


def _intent(catalog: Any) -> Iterator[Fault]:
    intents = [intent.get_object() for intent in _get(catalog, "/OutputIntents", ())]
    ours = [intent for intent in intents if _get(intent, "/S") == "/GTS_PDFX"]
    if len(ours) != 1:
        yield Fault("intent", f"it has {len(ours)} output intents for PDF/X and not one")
        return
    if not _get(ours[0], "/OutputConditionIdentifier"):
        yield Fault("intent", "its output intent has no identifier")
    profile = _get(ours[0], "/DestOutputProfile")
    if profile is None:
        yield Fault("intent", "its output intent has no profile")
        return
    head = profile.get_data()[:128]
    if len(head) < 128 or head[12:20] != b"prtrCMYK" or head[36:40] != b"acsp" or _get(profile, "/N") != 4:
        yield Fault("intent", "the profile of its output intent is not that of a press with four inks")


# -- boxes -----------------------------------------------------------------------------------------

_TOLERANCE: Final = 0.01  # pt


def _boxes(page: Any, number: int) -> Iterator[Fault]:
    found = {name: _get(page, name) for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")}
    if found["/MediaBox"] is None or (found["/TrimBox"] is None) == (found["/ArtBox"] is None):
        yield Fault("boxes", f"page {number} has not one MediaBox and one of TrimBox and ArtBox")
        return
    boxes = {name: [float(value) for value in box] for name, box in found.items() if box is not None}
    order = [name for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox") if name in boxes]
    # a CropBox may cut the bleed off on a screen, and only has to lie in the MediaBox
    for outer, inner in itertools.combinations(order, 2):
        if outer != "/CropBox" and not _inside(boxes[inner], boxes[outer]):
            yield Fault("boxes", f"on page {number} the {inner[1:]} is not inside the {outer[1:]}")


def _inside(inner: list[float], outer: list[float]) -> bool:
    return (
        len(inner) == len(outer) == 4
        and all(outer[i] - _TOLERANCE <= inner[i] < inner[i + 2] <= outer[i + 2] + _TOLERANCE for i in (0, 1))
    )  # fmt: skip


# -- objects ---------------------------------------------------------------------------------------

_FORBIDDEN: Final = {
    "/AA": "an action",
    "/OpenAction": "an action",
    "/JavaScript": "a script",
    "/JS": "a script",
    "/AcroForm": "a form to fill in",
    "/XFA": "a form to fill in",
    "/Annots": "an annotation or a link",
    "/EmbeddedFiles": "an attachment",
    "/OCProperties": "layers",
    "/OPI": "a picture that is kept elsewhere",
    "/Alternates": "a picture with another in its place",
    "/Ref": "a page that is kept elsewhere",
    "/TR": "a transfer curve",
    "/HTP": "a screen of its own",
}
_ACTIONS: Final = frozenset({
    "/GoTo", "/GoToR", "/GoToE", "/GoTo3DView", "/Hide", "/ImportData", "/JavaScript", "/Launch", "/Movie", "/Named",
    "/Rendition", "/ResetForm", "/SetOCGState", "/Sound", "/SubmitForm", "/Thread", "/Trans", "/URI",
})  # fmt: skip  # one action a line would be a page long
_FILTERS: Final = frozenset({"/LZWDecode", "/Crypt", "/JPXDecode", "/LZW"})
_EMBEDDED: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def _things(trailer: Any) -> Iterator[Any]:
    """Yield every object that the trailer leads to, once; not the tags, which are read aloud and not printed."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    seen: set[int] = set()
    left = [trailer]
    while left:
        thing = left.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        yield thing
        if isinstance(thing, DictionaryObject):
            tags = "/StructTreeRoot" if dict.get(thing, "/Type") == "/Catalog" else None
            left += [value for key, value in dict.items(thing) if key != tags]
        elif isinstance(thing, ArrayObject):
            left += list.__iter__(thing)


def _object(thing: Any) -> Iterator[Fault]:
    from pypdf.generic import DictionaryObject, StreamObject

    if not isinstance(thing, DictionaryObject):
        return
    for key, what in _FORBIDDEN.items():
        if _get(thing, key):
            yield Fault("objects", f"it has {what} ({key})")
    action = _get(thing, "/S")
    if isinstance(action, str) and action in _ACTIONS:
        yield Fault("objects", f"it has an action ({action})")
    if _get(thing, "/TR2", "/Default") != "/Default":
        yield Fault("objects", "it has a transfer curve (/TR2)")
    kind = _get(thing, "/Subtype")
    if _get(thing, "/Type") == "/Font" and kind not in ("/Type0", "/Type3"):
        descriptor = _get(thing, "/FontDescriptor") or {}
        if not any(key in descriptor for key in _EMBEDDED):
            yield Fault("objects", f"the font {_get(thing, '/BaseFont')} is not embedded")
    if isinstance(thing, StreamObject):
        if "/F" in thing:
            yield Fault("objects", "it has a stream that is kept elsewhere")
        if kind == "/PS":
            yield Fault("objects", "it has PostScript")
        filters = _get(thing, "/Filter", ())
        for name in [filters] if isinstance(filters, str) else filters:
            if name in _FILTERS:
                yield Fault("objects", f"it has a stream packed by {name[1:]}")
        if kind == "/Form" or _get(thing, "/PatternType") == 1:
            yield from _operators(thing.get_data(), "a picture or pattern")
    if kind == "/Type3":
        for glyph in _get(thing, "/CharProcs", {}).values():
            yield from _operators(glyph.get_object().get_data(), "a letter")


# -- colours ---------------------------------------------------------------------------------------

_NO_INKS: Final = frozenset({"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/RGB"})
_TOKEN: Final = re.compile(
    rb"%[^\r\n]*"  # a comment
    rb"|<<|>>|[\[\]{}]"
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|(?P<string>\()"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*)"
    rb"|(?P<word>[^\s()<>\[\]{}/%]+)"
)
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_STRING: Final = re.compile(rb"\\.|[()]", re.DOTALL)


def _space(thing: Any) -> Iterator[Fault]:
    """Say whether a value names a colour space that is not made of inks."""
    from pypdf.generic import NameObject

    if isinstance(thing, NameObject) and thing in _NO_INKS:
        yield Fault("colours", f"it has colours that are no inks ({thing[1:]})")


def _operators(content: bytes, where: str) -> Iterator[Fault]:
    """Say which operators of a content paint with what is no ink."""
    name = b""  # the last one, which is what cs takes
    at = 0
    while match := _TOKEN.search(content, at):
        at = match.end()
        if match["string"]:
            end = _end_of_string(content, at)
            if end is None:
                yield Fault("colours", f"{where} has a text without an end")
                return
            at = end
        elif match["name"]:
            name = _ESCAPED.sub(lambda two: bytes.fromhex(two[1].decode("ascii")), match["name"])
        elif match["word"] in (b"rg", b"RG"):
            yield Fault("colours", f"{where} is painted in DeviceRGB")
        elif match["word"] in (b"cs", b"CS") and name.decode("latin-1") in _NO_INKS:
            yield Fault("colours", f"{where} is painted in {name[1:].decode('latin-1')}")
        elif match["word"] == b"BI":
            yield Fault("colours", f"{where} has a picture among its operators, which is not looked into")
            return


def _end_of_string(content: bytes, start: int) -> int | None:
    """Return where the literal string ends that begins before `start`: brackets in it are in pairs or escaped."""
    depth = 1
    for match in _IN_STRING.finditer(content, start):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    return None
