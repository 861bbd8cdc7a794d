"""What a file for a press says beside its pages (ISO 15930-7): for which printing it was made, who it is, no claim yet.

Must never know how pages are drawn.
"""

from __future__ import annotations

from typing import Final

from cardgen.colour import Conversion
from cardgen.pdf._objects import Objects
from cardgen.pdf._syntax import ref, string

# the version of PDF that PDF/X-4 stands on
VERSION: Final = (1, 6)
CLAIM: Final = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
# As long as the claim, which takes its place when the finished file has been looked at.
NO_CLAIM: Final = f"<!-- {'no claim of PDF/X'.ljust(len(CLAIM) - 9)} -->"
# Nothing is trapped: type is of few inks, and where a print shop traps, it does so for its own press.
TRAPPED: Final = "False"
_REGISTRY: Final = "http://www.color.org"


def output_intent(conversion: Conversion, objects: Objects) -> str:
    """Write the profile and return the catalog's entry."""
    profile = conversion.profile
    number = objects.add_stream(profile.data, "/N 4")
    name = profile.description
    said = f"/OutputConditionIdentifier{string(conversion.condition or name)}"
    if conversion.condition:
        said += f"/RegistryName{string(_REGISTRY)}"
    return (
        f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX{said}/OutputCondition{string(name)}/Info{string(name)}"
        f"/DestOutputProfile {ref(number)}>>]"
    )


def namespaces() -> str:
    """Return the namespaces of `properties`."""
    return '\n xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"\n xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'


def properties(date: str, digest: str) -> list[str]:
    """Return the XMP properties that PDF/X-4 asks for; `digest` are 32 hexadecimal digits made from the content."""
    identifier = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]))
    return [
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
        f"<xmpMM:DocumentID>uuid:{identifier}</xmpMM:DocumentID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        f"<pdf:Trapped>{TRAPPED}</pdf:Trapped>",
        NO_CLAIM,
    ]
