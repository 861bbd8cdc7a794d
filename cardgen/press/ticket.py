"""An order -> a job ticket for machines, in XJDF 2.2.

Each file is a product with its amount and what is to be done with it. What a print shop's system does not know it
passes over; the ticket for people says the same. The elements below another stand in the order of the alphabet, as
XJDF has it.

Source: CIP4, XJDF Specification 2.2 (chapter 3 structure, 4 product intents, 6 resources, 8.1 addresses, 8.25 holes;
appendix F for patterns of holes) and its XML schema. `tests/press/xjdf.py` holds the rules that are used here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree import ElementTree

from cardgen.layout.data import Binding
from cardgen.press.counting import Line
from cardgen.press.finishing import Finishing
from cardgen.press.order import Order
from cardgen.press.printers import Printer
from cardgen.units import pt

NAMESPACE: Final = "http://www.CIP4.org/JDFSchema_2_0"
HOLES: Final = "R2m-ISO"  # two holes of 6 mm, 80 mm apart, 12 mm from the edge: ISO 838
_AGENT: Final = "cardgen"
_CMYK: Final = "Cyan Magenta Yellow Black"
_END_OF_DAY: Final = "T21:59:00Z"  # late on that day in Czechia, in winter and in summer


def ticket(
    order: Order, lines: Iterable[Line], printer: Printer, grammage: float, paths: Mapping[str, str], version: str
) -> bytes:
    """Return the ticket. `paths` are where the files are, relative to the ticket; `version` is that of cardgen."""
    root = ElementTree.Element("XJDF", {"xmlns": NAMESPACE, "Version": "2.2", "JobID": str(order.order)})
    root.set("Types", "Product")
    root.set("DescriptiveName", str(order.title))
    audit = _below(_below(root, "AuditPool"), "AuditCreated")
    # the ticket of an order is the same whenever it is made: the order has a state, no hour
    _below(audit, "Header", AgentName=_AGENT, AgentVersion=version, DeviceID=_AGENT, Time="2000-01-01T00:00:00Z")
    if order.note:
        root.append(_text("Comment", str(order.note), Type="Instruction"))
    products = _below(root, "ProductList")
    found = list(lines)
    for number, line in enumerate(found, 1):
        _product(products, number, line, order, printer, grammage)
    _below(_below(_set(root, "CustomerInfo"), "Resource"), "CustomerInfo", CustomerOrderID=str(order.order))
    _contacts(_set(root, "Contact"), order)
    delivery = _below(_below(_set(root, "DeliveryParams"), "Resource"), "DeliveryParams")
    if order.delivery.by:
        end = f"{order.delivery.by}{_END_OF_DAY}"
        delivery.set("Required", end)
        _below(_below(_set(root, "NodeInfo"), "Resource"), "NodeInfo", End=end)
    files = _set(root, "RunList")
    for number, line in enumerate(found, 1):
        _below(delivery, "DropItem", Amount=str(line.quantity), ItemRef=_id(number))
        resource = _below(files, "Resource")
        _below(resource, "Part", Product=_id(number))
        run = _below(resource, "RunList", NPage=str(2 * line.file.sheets if line.file.pages > 1 else 1))
        _below(run, "FileSpec", URL=paths[line.file.path], MimeType="application/pdf")
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _contacts(contacts: ElementTree.Element, order: Order) -> None:
    """Who orders, and where to; what somebody is stands in `Part`."""
    customer = _below(contacts, "Resource")
    _below(customer, "Part", ContactType="Customer")
    _below(_below(customer, "Contact"), "Company", OrganizationName=str(order.customer))
    where = _below(contacts, "Resource")
    _below(where, "Part", ContactType="Delivery")
    address = _below(_below(where, "Contact"), "Address")
    for part in str(order.delivery.to).splitlines():
        address.append(_text("AddressLine", part))


def _product(
    parent: ElementTree.Element, number: int, line: Line, order: Order, printer: Printer, grammage: float
) -> None:
    form = printer.formats[line.format]
    product = _below(
        parent,
        "Product",
        ID=_id(number),
        ExternalID=_id(number),  # by this the files refer to it, by the other what is delivered
        Amount=str(line.quantity),
        IsRoot="true",
        DescriptiveName=line.file.path.removesuffix(".pdf"),
    )
    across, high = line.sheet
    imposed = f"sheets of {across:g} x {high:g} mm, imposed already ({form.scheme})"
    if form.sheet is None:
        imposed = f"single pages on paper of {across:g} x {high:g} mm, not imposed"
    said = f"The pages of this file are {imposed}: {form.title}"
    done = line.finishing
    if done.folds:
        said += f". To be folded at {' and '.join(f'{x:g}' for x in done.folds)} mm from the left of the front page"
    if done.inside:
        said += f", the {done.inside} panel to the inside first"
    product.append(_text("Comment", said, Type="Instruction"))
    size = _points(*done.size)
    layout = _intent(product, "LayoutIntent")
    if done.folds:  # what is left of it once it is folded is not said: the page is the flat sheet
        layout.set("Dimensions", size)
        _intent(product, "FoldingIntent").set("FoldCatalog", f"F{2 * len(done.folds) + 2}-X")
    else:
        layout.set("FinishedDimensions", f"{size} 0")
    layout.set("Pages", str(2 * line.leaves))
    layout.set("Sides", "TwoSidedHeadToHead" if line.file.pages > 1 else "OneSided")
    media = _intent(product, "MediaIntent")
    media.set("MediaType", "Paper")
    media.set("Weight", f"{grammage:g}")
    if order.paper and order.paper.name:
        media.set("MediaQuality", str(order.paper.name))
    colour = _intent(product, "ColorIntent")
    for surface in ("Front", "Back") if line.file.pages > 1 else ("Front",):
        _below(colour, "SurfaceColor", Surface=surface, ColorsUsed=_CMYK)
    if done.stitched:  # the fold in its middle goes without saying
        binding = _intent(product, "BindingIntent")
        binding.set("BindingType", "SaddleStitch")
        binding.set("BindingSide", "Left")
    if done.holes:
        _holes(_intent(product, "HoleMakingIntent"), done, done.holes)
    if done.lamination != "none":
        laminating = _intent(product, "LaminatingIntent")
        laminating.set("Surface", "Front Back")
        laminating.set("Texture", {"matt": "Matte", "gloss": "Gloss"}[done.lamination])


def _holes(intent: ElementTree.Element, done: Finishing, holes: Binding) -> None:
    """The catalogue's pattern where the holes are just that; else each by its centre, from the lower left of the front.

    The edges of a pattern are those of an upright medium (appendix F, note 2), whichever way the product lies: of a
    page across nobody could say which edge is its left one.
    """
    width, height = done.size
    if done.is_iso and width <= height:
        _below(intent, "HolePattern", Pattern=HOLES, ReferenceEdge=holes.edge.title())
        return
    extent = _points(holes.diameter, holes.diameter)
    for along in holes.holes:
        x, down = (holes.from_edge, along) if holes.edge == "left" else (along, holes.from_edge)
        _below(intent, "HolePattern", Center=_points(x, height - down), Extent=extent, Shape="Round")


def _points(*lengths: float) -> str:
    """Lengths in mm as points."""
    return " ".join(f"{pt(length):.2f}" for length in lengths)


def _intent(product: ElementTree.Element, name: str) -> ElementTree.Element:
    return _below(_below(product, "Intent", Name=name), name)


def _set(root: ElementTree.Element, name: str) -> ElementTree.Element:
    return _below(root, "ResourceSet", Name=name, Usage="Input")


def _below(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, name, attributes)


def _text(name: str, text: str, **attributes: str) -> ElementTree.Element:
    element = ElementTree.Element(name, attributes)
    element.text = text
    return element


def _id(number: int) -> str:
    return f"P{number}"
