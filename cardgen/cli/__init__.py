"""The command line: thin. Parses words, calls a job, prints what it says.

Exit status 0 done, 1 problems in the content, 2 wrong usage.
"""

from cardgen.cli.main import main, run

__all__ = ["main", "run"]
