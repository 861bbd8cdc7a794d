"""A list of those who attended courses, from anybody's computer -> who gets a certificate. CSV or XLSX.

1. heads     which column is which, by what stands at its head
2. values    a cell -> a name, a share of the lessons, a day
3. reading   the rows of a table -> participants; who attended too little is told by name

The names are private. Nothing here writes, remembers or logs them; they stand in the problems of the one run.
"""

from cardgen.exchange.participants.reading import BELOW, Participant, Rules, read

__all__ = ["BELOW", "Participant", "Rules", "read"]
