"""Proof sheets: the strings of a language on A4, for people who judge them with a pen in the hand.

1. model     what is judged, as it comes from the banks
2. design    content/layouts/sheets/proof.yaml
3. lines     text that is shown whatever is wrong with it
4. rows      one string -> a row
5. pieces    what stands around the rows: headings, how to read, signature
6. flow      which pieces go on which page
7. sheet     parts -> frames -> document

Knows no checks and no files of strings: what is said of a row is given as text.
"""

from cardgen.layout.proofs.design import Design, load_design
from cardgen.layout.proofs.model import ProofPart, ProofRow, ProofSection, ProofSheet, Quoted, Remark
from cardgen.layout.proofs.sheet import compose

__all__ = [
    "Design",
    "ProofPart",
    "ProofRow",
    "ProofSection",
    "ProofSheet",
    "Quoted",
    "Remark",
    "compose",
    "load_design",
]
