"""Editions: what is issued, and the record of what was built. Knows no type, no page, no PDF."""

from cardgen.editions.edition import Edition, load
from cardgen.editions.manifest import FileEntry, Manifest

__all__ = ["Edition", "FileEntry", "Manifest", "load"]
