"""What XJDF says of the elements that a job ticket has, as far as they are used, to hold a ticket against.

Sources: CIP4, XJDF Specification 2.2, the tables named beside each element; the XML schema of the namespace
(elements in the order of the alphabet; data types of appendix A). Not all of XJDF: what stands here may be written, and
nothing else.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from cardgen.press.ticket import NAMESPACE

_FLOAT: Final = r"-?[0-9]+(\.[0-9]+)?"
TOKEN: Final = r"[-\w.:]+"  # NMTOKEN: no space in it
TOKENS: Final = rf"{TOKEN}( {TOKEN})*"
TEXT: Final = r"(?s).*"
ID: Final = r"[A-Za-z_][-\w.]*"
COUNT: Final = r"[0-9]+"
FLOAT: Final = _FLOAT
PAIR: Final = f"{_FLOAT} {_FLOAT}"
SHAPE: Final = f"{_FLOAT} {_FLOAT} {_FLOAT}"
TIME: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[-+][0-9]{2}:[0-9]{2})"
URL: Final = r"[-A-Za-z0-9_.~/:%]+"  # relative, or absolute; with nothing that would have to be escaped


@dataclass(frozen=True)
class Rule:
    """The attributes of an element and what they may be, those that must be there, its children in their order.

    A child ends in "?" (at most one), "*" (any number), "+" (one or more), or in nothing (just one).
    """

    attributes: Mapping[str, str] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    text: bool = False


_EXPLICIT: Final = ("Center", "Extent", "Shape")  # of a hole without a pattern
INTENTS: Final = tuple(
    f"{name}Intent" for name in ["Binding", "Color", "Folding", "HoleMaking", "Laminating", "Layout", "Media"]
)
RESOURCES: Final = ("Contact", "CustomerInfo", "DeliveryParams", "NodeInfo", "RunList")

RULES: Final[Mapping[str, Rule]] = {
    # table 3.1: these children, in this order
    "XJDF": Rule(
        {"Version": r"2\.2", "JobID": TOKEN, "Types": "Product", "DescriptiveName": TEXT},
        ("JobID", "Types"),
        ("AuditPool?", "Comment*", "ProductList?", "ResourceSet*"),
    ),
    "AuditPool": Rule(children=("AuditCreated",)),  # table 3.3
    "AuditCreated": Rule(children=("Header",)),  # table 3.4
    "Header": Rule(  # chapter 7, Message: the device is a token
        {"AgentName": TEXT, "AgentVersion": TEXT, "DeviceID": TOKEN, "Time": TIME}, ("DeviceID", "Time")
    ),
    "Comment": Rule({"Type": TOKEN}, text=True),  # chapter 8, Comment
    "ProductList": Rule(children=("Product+",)),  # table 3.10
    "Product": Rule(  # table 3.11
        {"ID": ID, "ExternalID": TOKEN, "Amount": COUNT, "IsRoot": "true|false", "DescriptiveName": TEXT},
        children=("Comment*", "Intent*"),
    ),
    "Intent": Rule({"Name": "|".join(INTENTS)}, ("Name",), tuple(f"{name}?" for name in INTENTS)),  # table 4.1
    "BindingIntent": Rule(  # table 4.8
        {"BindingType": "SaddleStitch", "BindingSide": "Left|Right|Top|Bottom"}, ("BindingType",)
    ),
    "ColorIntent": Rule(children=("SurfaceColor*",)),  # table 4.20
    "SurfaceColor": Rule({"Surface": "Front|Back", "ColorsUsed": TOKENS}, ("Surface",)),  # table 4.21
    "FoldingIntent": Rule({"FoldCatalog": r"F[0-9]+-([0-9]+|X)"}),  # table 4.27
    "HoleMakingIntent": Rule(children=("HolePattern+",)),  # table 4.29
    "HolePattern": Rule(  # table 8.30, appendix F.2; sizes in points, from the lower left of the product
        {
            "Center": PAIR,
            "Extent": PAIR,
            "Pattern": "R2m-ISO",
            "ReferenceEdge": "Left|Right|Top|Bottom",
            "Shape": "Elliptic|Rectangular|Round",
        }
    ),
    "LaminatingIntent": Rule(
        {"Surface": "(Front|Back)( (Front|Back))?", "Texture": "Gloss|Matte"}, ("Surface",)
    ),  # 4.30
    "LayoutIntent": Rule(  # table 4.31: the number of pages is even, one-sided sheets have a blank one
        {
            "Dimensions": PAIR,
            "FinishedDimensions": SHAPE,
            "Pages": "[0-9]*[02468]",
            "Sides": "OneSided|TwoSidedHeadToHead",
        }
    ),
    "MediaIntent": Rule({"MediaType": "Paper", "MediaQuality": TEXT, "Weight": FLOAT}, ("MediaType",)),  # table 4.32
    "ResourceSet": Rule(  # table 3.12
        {"Name": "|".join(RESOURCES), "Usage": "Input"}, ("Name",), ("Resource*",)
    ),
    "Resource": Rule(children=("Part*", *(f"{name}?" for name in RESOURCES))),  # table 6.1
    "Part": Rule({"ContactType": "Customer|Delivery", "Product": TOKEN}),  # table 6.4; @ProductPart is deprecated
    "Contact": Rule(children=("Address?", "Company?")),  # table 6.38; what somebody is stands in Part
    "Address": Rule(children=("AddressLine*",)),  # table 8.1
    "AddressLine": Rule(text=True),  # table 8.2
    "Company": Rule({"OrganizationName": TEXT}, ("OrganizationName",)),  # table 6.40
    "CustomerInfo": Rule({"CustomerOrderID": TEXT}),  # table 6.52
    "DeliveryParams": Rule({"Required": TIME}, children=("DropItem*",)),  # table 6.54
    "DropItem": Rule({"Amount": COUNT, "ItemRef": ID}, ("Amount", "ItemRef")),  # table 6.55
    "NodeInfo": Rule({"End": TIME}),  # table 6.119
    "RunList": Rule({"NPage": COUNT}, children=("FileSpec?",)),  # chapter 6, RunList
    "FileSpec": Rule({"URL": URL, "MimeType": "application/pdf"}),  # chapter 8, FileSpec
}


def faults(data: bytes) -> list[str]:
    """What a ticket has that XJDF does not, and what it lacks."""
    root = ElementTree.fromstring(data)
    return [*_of(root, "XJDF"), *_references(root)] if _name(root) == "XJDF" else [f"the root is {root.tag}"]


def _name(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def _of(element: ElementTree.Element, where: str) -> Iterator[str]:
    name = _name(element)
    if name not in RULES:
        yield f"{where}: there is no such element"
        return
    rule = RULES[name]
    for key, value in element.attrib.items():
        if key not in rule.attributes:
            yield f"{where}: @{key} is not allowed"
        elif not re.fullmatch(rule.attributes[key], value):
            yield f"{where}: @{key} cannot be {value!r}"
    yield from (f"{where}: @{key} lacks" for key in rule.needed if key not in element.attrib)
    if not rule.text and (element.text or "").strip():
        yield f"{where}: has text"
    names = [_name(child) for child in element]
    order = "".join(f"(?:{child.rstrip('?*+')},){child[-1] if child[-1] in '?*+' else ''}" for child in rule.children)
    if not re.fullmatch(order, "".join(f"{child}," for child in names)):
        yield f"{where}: its children are {' '.join(names)}, not {' '.join(rule.children)}"
    if name in ("Intent", "ResourceSet"):  # what a container holds is what it is called
        inner = names if name == "Intent" else [_name(one[-1]) for one in element]
        yield from (f"{where}: {one} in {element.get('Name')}" for one in inner if one != element.get("Name"))
    if name == "HolePattern" and "Pattern" not in element.attrib:  # table 8.30
        yield from (f"{where}: neither @Pattern nor @{key}" for key in _EXPLICIT if key not in element.attrib)
    for child in element:
        yield from _of(child, f"{where}/{_name(child)}")


def _references(root: ElementTree.Element) -> Iterator[str]:
    """Part/@Product is a Product/@ExternalID, DropItem/@ItemRef an @ID; a contact has a role (table 6.4)."""
    spaces = {"x": NAMESPACE}
    products = root.findall(".//x:Product", spaces)
    for path, key, known in ((".//x:Part[@Product]", "Product", "ExternalID"), (".//x:DropItem", "ItemRef", "ID")):
        found = [one.get(key) for one in root.findall(path, spaces)]
        if found != [one.get(known) for one in products]:
            yield f"@{key} names {found}"
    for resource in root.findall("x:ResourceSet[@Name='Contact']/x:Resource", spaces):
        if resource.find("x:Part[@ContactType]", spaces) is None:
            yield "a contact without @ContactType"
    names = [one.get("Name") for one in root.findall("x:ResourceSet", spaces)]
    if len(set(names)) != len(names):  # section 3.4
        yield f"a set stands twice: {names}"
    for product in products:
        intents = [one.get("Name") for one in product.findall("x:Intent", spaces)]
        if len(set(intents)) != len(intents):  # section 4.1
            yield f"an intent stands twice: {intents}"
