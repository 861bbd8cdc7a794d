"""Numbers that a workbook shows as days -> the days they are, written YYYY-MM-DD.

A workbook holds a day as a number, and only the format of its cell says that it is one. A format without a day of the
month is a month (YYYY-MM), one of a year alone a year.

Source: ECMA-376, part 1, 18.8.30 numFmt (formats and their numbers), 18.17.4 (dates), 18.2.28 workbookPr.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Final

from cardgen.exchange.xlsx._markup import Meter, walk

_BUILT_IN: Final[Mapping[int, str]] = {
    **dict.fromkeys((14, 15, 22), "yyyy-mm-dd"),
    16: "d-mmm",
    17: "mmm-yy",
}
_NOT_A_SIGN: Final = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]'
)  # what a format shows as it stands, colours, countries
_NUMBER: Final = re.compile(r"([0-9]{1,7})(?:\.[0-9]*)?")
_FIRST: Final = {False: datetime.date(1899, 12, 30), True: datetime.date(1904, 1, 1)}
_NO_DAY: Final = 60  # Excel has a 29th of February 1900; numbers before it are one day later


class Days:
    """Knows which styles of cells show days. `styles` is the part of that name, `from_1904` how days are counted."""

    def __init__(self, styles: bytes, meter: Meter, *, from_1904: bool) -> None:
        self._from_1904 = from_1904
        self._codes: dict[str, str] = {str(number): code for number, code in _BUILT_IN.items()}
        self._styles: list[str] = []  # the number of the format, by style
        self._in_cells = False
        if styles:
            walk(styles, meter, self._begin, self._end)

    def _begin(self, element: str, attributes: Mapping[str, str]) -> None:
        if element == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element == "cellXfs":
            self._in_cells = True
        elif element == "xf" and self._in_cells:
            self._styles.append(attributes.get("numFmtId", "0"))

    def _end(self, element: str) -> None:
        if element == "cellXfs":
            self._in_cells = False

    def day(self, number: str, style: str) -> str:
        """The day, month or year that a number is in a cell of this style; nothing where it shows no day."""
        if not re.fullmatch("[0-9]{1,6}", style) or int(style) >= len(self._styles):
            return ""
        code = _NOT_A_SIGN.sub("", self._codes.get(self._styles[int(style)], "")).partition(";")[0].casefold()
        match = _NUMBER.fullmatch(number)
        if not match or ("d" not in code and "y" not in code):
            return ""
        count = int(match[1])
        if not self._from_1904 and count <= _NO_DAY:
            return ""  # in 1900, and not to be trusted
        try:
            day = _FIRST[self._from_1904] + datetime.timedelta(days=count)
        except OverflowError:
            return ""
        return day.isoformat()[: 10 if "d" in code else 7 if "m" in code else 4]
