"""cardgen: from phrase banks to numbered, ring-bound card sets.

The pipeline, in the order in which the packages stand:

1. read      YAML -> model, every problem with file:line:column   (bank)
2. select    edition -> numbered cards, per language              (editions)
3. set type  text -> shaped lines that fit                        (typography)
4. compose   cards -> leaves, each two frames                     (layout)
5. write     frames -> PDF, tagged                                (pdf)
6. record    manifest: files, cards, pages, fingerprints          (editions)

jobs/ carries it out, cli/ asks for it.
"""

__version__ = "0.1.0"
