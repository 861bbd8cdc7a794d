"""Is what the banks say right? One module a check; each holds its own page of the manual (docs/checks.md).

To write one: copy a module, give it an id, and name it in profile.py.
"""

from cardgen.checks.check import Check, Evidence, Example, Finding, Reading, Whose
from cardgen.checks.profile import ALL, FOR_PRINT, PRESENCE
from cardgen.checks.run import Found, Task, look, parts, perform, run, tasks

__all__ = [
    "ALL",
    "FOR_PRINT",
    "PRESENCE",
    "Check",
    "Evidence",
    "Example",
    "Finding",
    "Found",
    "Reading",
    "Task",
    "Whose",
    "look",
    "parts",
    "perform",
    "run",
    "tasks",
]
