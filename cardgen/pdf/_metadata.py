"""What a reader shows about the document: XMP metadata and the older Info dictionary, which agree.

Must never know the clock: the one date is the document's.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

import cardgen
from cardgen.layout.frame import Document
from cardgen.pdf._intent import TRAPPED, namespaces
from cardgen.pdf._intent import properties as press_properties
from cardgen.pdf._syntax import string

_PRODUCER = f"cardgen {cardgen.__version__}"


def info(document: Document, *, press: bool = False) -> str:
    """Return the Info dictionary; that of a file for a press says that nothing is trapped."""
    date = f"D:{document.date:%Y%m%d}000000Z"
    entries = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.subject,
        "Producer": _PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    inner = "".join(f"/{key}{string(value)}" for key, value in entries.items() if value)
    return f"<<{inner}{f'/Trapped/{TRAPPED}' if press else ''}>>"


def xmp(document: Document, press: str | None = None) -> bytes:
    """Return the XMP packet (ISO 16684-1) with the claim of PDF/UA-1.

    `press` is the digest of a file for a press, None for any other.
    """
    date = f"{document.date:%Y-%m-%d}T00:00:00Z"
    properties = [
        "<pdfuaid:part>1</pdfuaid:part>",
        f"<dc:title>{_alternatives(document.title)}</dc:title>",
        f"<dc:language><rdf:Bag>{_item(document.language)}</rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<pdf:Producer>{escape(_PRODUCER)}</pdf:Producer>",
    ]
    if document.author:
        properties.append(f"<dc:creator><rdf:Seq>{_item(document.author)}</rdf:Seq></dc:creator>")
    if document.subject:
        properties.append(f"<dc:description>{_alternatives(document.subject)}</dc:description>")
    if press is not None:
        properties += press_properties(date, press)
    lines = "\n".join(properties)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about=""\n'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\n'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"\n'
        f' xmlns:xmp="http://ns.adobe.com/xap/1.0/"{namespaces() if press is not None else ""}>\n'
        f"{lines}\n"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    ).encode()


def _item(text: str) -> str:
    return f"<rdf:li>{escape(text)}</rdf:li>"


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
