"""Reads what the writer wrote, by another library and the PDF specification: text by its codes, the tree as text."""

from __future__ import annotations

import functools
import io
import re
from typing import Any, cast

import pikepdf


@functools.lru_cache(maxsize=32)  # an object of pikepdf lives no longer than its file
def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def contents(page: Any, *, actual: bool = True) -> list[tuple[int | None, str]]:
    """Return (MCID, text) for each marked content of a page in drawing order; None stands for an artifact.

    With `actual`, an ActualText replaces the text of its glyphs, as ISO 32000-1, 14.9.4 asks.
    """
    found: list[tuple[int | None, str]] = []
    replaced = False
    font: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = cast(tuple[list[Any], pikepdf.Operator], instruction)
        match str(operator):
            case "BDC" if "/ActualText" in operands[1]:
                replaced = actual
                if actual:
                    found[-1] = (found[-1][0], found[-1][1] + str(operands[1].ActualText))
            case "BDC":
                found.append((int(operands[1].MCID), ""))
            case "BMC":
                assert operands[0] == "/Artifact"
                found.append((None, ""))
            case "EMC":
                replaced = False
            case "Tf":
                font = _to_unicode(page.Resources.Font[operands[0]].ToUnicode.read_bytes())
            case "Tj" | "TJ" if not replaced:
                parts = operands[0] if str(operator) == "TJ" else operands
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String)).hex().upper()
                text = "".join(font[codes[i : i + 4]] for i in range(0, len(codes), 4))
                found[-1] = (found[-1][0], found[-1][1] + text)
    return found


def text(data: bytes, *, actual: bool = True) -> str:
    """Return the text of all pages without what is between marks."""
    return "".join(part for page in opened(data).pages for _, part in contents(page, actual=actual))


@functools.cache
def _to_unicode(cmap: bytes) -> dict[str, str]:
    pairs = re.findall(r"^<(\w{4})> <(\w+)>$", cmap.decode("ascii"), re.MULTILINE)
    return {code: bytes.fromhex(value).decode("utf-16-be") for code, value in pairs}


def tree(data: bytes) -> str:
    """Return the structure tree, an element a line, with the text that it holds."""
    pdf = opened(data)
    spoken = {(page.objgen, mcid): part for page in pdf.pages for mcid, part in contents(page) if mcid is not None}
    return "\n".join(_lines(pdf.Root.StructTreeRoot.K, 0, spoken)) + "\n"


def _lines(element: Any, depth: int, spoken: dict[tuple[Any, int], str]) -> list[str]:
    head = "  " * depth + str(element.S)[1:]
    for key, name in (("/T", "title"), ("/Lang", "lang"), ("/Alt", "alt")):
        if key in element:
            head += f" {name}={str(element[key])!r}"
    if "/A" in element and "/Scope" in element.A:
        head += f" scope={str(element.A.Scope)[1:]}"
    lines = [head]
    for kid in element.K:
        if isinstance(kid, int):
            lines.append("  " * (depth + 1) + repr(spoken[element.Pg.objgen, kid]))
        elif kid.get("/Type") == "/OBJR":
            lines.append("  " * (depth + 1) + f"annotation {str(kid.Obj.Contents)!r}")
        else:
            assert kid.P.objgen == element.objgen
            lines += _lines(kid, depth + 1, spoken)
    return lines


def origins(page: Any) -> list[tuple[float, float]]:
    """Return where each glyph of a page stands, in pt, by the rules of ISO 32000-1, 9.4.4; only Tm may turn text."""
    found: list[tuple[float, float]] = []
    x = y = size = spacing = rise = 0.0
    widths: list[float] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = cast(tuple[list[Any], pikepdf.Operator], instruction)
        match str(operator):
            case "Tf":
                widths = [float(w) for w in page.Resources.Font[operands[0]].DescendantFonts[0].W[1]]
                size = float(operands[1])
            case "Tm":
                x, y = float(operands[4]), float(operands[5])
            case "Tc":
                spacing = float(operands[0])
            case "Ts":
                rise = float(operands[0])
            case "TJ":
                for part in operands[0]:
                    if not isinstance(part, pikepdf.String):
                        x -= float(part) * size / 1000
                        continue
                    codes = bytes(part)
                    for i in range(0, len(codes), 2):
                        found.append((x, y + rise))
                        x += widths[int.from_bytes(codes[i : i + 2], "big") - 1] * size / 1000 + spacing
    return found
