"""How what a reader dials, types or keeps an appointment by must be written. Pure functions on text, no records."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Final

LONGEST: Final = 300  # characters, of whatever stands on one line

_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TIMES: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])–([01]?[0-9]|2[0-3]):([0-5][0-9])")
_ANY_DASH: Final = re.compile(r"[ \u00a0]*[-\u2010-\u2015\u2212][ \u00a0]*")
_INTERNATIONAL: Final = re.compile(r"\+[1-9][0-9]*( [0-9]+)*")
_DIGITS: Final = range(8, 16)  # of an international number, with its country; at most 15: ITU-T E.164
_SHORT: Final = re.compile(r"1[0-9]{2}|116 [0-9]{3}")  # 112, 156; 116 000 and its like: decision 2007/116/EC
_EMAIL: Final = re.compile(r"[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]+(-+[A-Za-z0-9]+)*\.)+[A-Za-z]{2,}")
_WEB: Final = re.compile(r"https?://([a-z0-9]+(-+[a-z0-9]+)*\.)+[a-z]{2,}(:[0-9]{1,5})?([/?#][!-~]*)?")


def is_name(text: str) -> bool:
    """Can it stand between the points of a fact's name?"""
    return _NAME.fullmatch(text) is not None


def is_line(text: str) -> bool:
    """Is it one line of text?"""
    return len(text) <= LONGEST and not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text)


def is_phone(text: str) -> bool:
    """Can it be dialled in Czechia from any telephone? Then it has its country, or is one of the short numbers."""
    if _SHORT.fullmatch(text):
        return True
    return _INTERNATIONAL.fullmatch(text) is not None and sum(char.isdigit() for char in text) in _DIGITS


def from_czechia(text: str) -> str | None:
    """Return a Czech number that lacks its country with it; None for anything else."""
    digits = "".join(text.split())
    if len(digits) != 9 or not (digits.isascii() and digits.isdigit()):
        return None
    return f"+420 {digits[:3]} {digits[3:6]} {digits[6:]}"


def is_email(text: str) -> bool:
    """Is it an e-mail address of plain letters?"""
    return len(text) <= LONGEST and _EMAIL.fullmatch(text) is not None


def is_web(text: str) -> bool:
    """Is it the whole address of a web page?"""
    return len(text) <= LONGEST and _WEB.fullmatch(text) is not None


def times(text: str) -> tuple[datetime.time, datetime.time] | None:
    """Return the two times of "17:00–18:30"; None for what is not written so."""
    match = _TIMES.fullmatch(text)
    if not match:
        return None
    return datetime.time(int(match[1]), int(match[2])), datetime.time(int(match[3]), int(match[4]))


def with_en_dash(text: str) -> str | None:
    """Return two times with another dash as they should be written; None for anything else."""
    dashed = _ANY_DASH.sub("–", text)
    return dashed if times(dashed) else None
