"""Colours of a screen -> inks of a press, by an ICC profile that the user supplies. Knows no page and no PDF.

profile     a file -> a profile that is what it says, or problems
inks        whole percents of the four inks, and the colours that only a press has
conversion  "#rrggbb" -> inks; the story of one colour is told there
"""

from cardgen.colour.cms import Intent
from cardgen.colour.conversion import Conversion, Separated, check, load
from cardgen.colour.inks import BLACK, PAPER, REGISTRATION, Inks
from cardgen.colour.profile import Profile

__all__ = [
    "BLACK",
    "PAPER",
    "REGISTRATION",
    "Conversion",
    "Inks",
    "Intent",
    "Profile",
    "Separated",
    "check",
    "load",
]
