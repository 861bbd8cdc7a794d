"""Certificates for those who finished a course: a page a person, in Czech and in their language.

1. model     who, which course, how much of it
2. design    content/layouts/certificates/*.yaml: the paper, and what stands where
3. names     a name of any script that a face covers -> lines
4. texts     what a certificate says, in Czech and in the language
5. blocks    what the design asks for -> tags
6. compose   certificates -> frames -> document

Knows no lists: who gets a certificate is given.
"""

from cardgen.layout.certificates.compose import compose
from cardgen.layout.certificates.design import FOLDER, Design, load_designs
from cardgen.layout.certificates.model import BANK, Certificate

__all__ = ["BANK", "FOLDER", "Certificate", "Design", "compose", "load_designs"]
