"""Facts that a reader acts on: offices, courses, numbers, each with its source. YAML in content/facts -> text.

Split by question: reader.py reads, soundness.py asks whether a record can be true (forms.py how values are written),
timely.py whether it still is. dates.py and writing.py say values in a language, parts.py the parts of a record;
named.py finds a fact by its name, rows.py puts facts into lists and tables.
Knows nothing of phrases, documents or pages; words come from the caller.
"""

from cardgen.facts.model import FOLDER, Course, Facts, Hours, Number, Office, UnknownFact
from cardgen.facts.named import Written, fact, names
from cardgen.facts.parts import Words
from cardgen.facts.reader import load
from cardgen.facts.rows import CourseRow, Row, contact, course_rows
from cardgen.facts.timely import about

__all__ = [
    "FOLDER",
    "Course",
    "CourseRow",
    "Facts",
    "Hours",
    "Number",
    "Office",
    "Row",
    "UnknownFact",
    "Words",
    "Written",
    "about",
    "contact",
    "course_rows",
    "fact",
    "load",
    "names",
]
