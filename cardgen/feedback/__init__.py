"""What people who use the cards say of them, and what was done about it. YAML in content/feedback -> Feedback.

    model       a round of an evaluation and its entries
    reader      files -> rounds, with every problem
    summary     rounds -> counts by card, kind and state
    rows        a questionnaire's table -> entries
    report      rounds -> "what you told us, what we did", as Markdown

It suggests nothing: what is accepted, declined or done is decided by people and written by them.
Knows nothing of banks, editions and pages; what there is to speak about comes from the caller.
"""

from cardgen.feedback.model import FOLDER, KINDS, NEEDS, STATES, WHOLE_SET, Entry, Kind, Round, State
from cardgen.feedback.reader import Known, is_name, load, parse
from cardgen.feedback.report import COUNTS, Words, report
from cardgen.feedback.rows import LONGEST, Rows, entries, is_head
from cardgen.feedback.summary import Tally, tally

__all__ = [
    "COUNTS",
    "FOLDER",
    "KINDS",
    "LONGEST",
    "NEEDS",
    "STATES",
    "WHOLE_SET",
    "Entry",
    "Kind",
    "Known",
    "Round",
    "Rows",
    "State",
    "Tally",
    "Words",
    "entries",
    "is_head",
    "is_name",
    "load",
    "parse",
    "report",
    "tally",
]
