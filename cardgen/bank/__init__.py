"""Phrase banks: YAML in content/phrases -> a frozen, linked model. Knows nothing of type, pages or PDF."""

from cardgen.bank.model import Bank, Card, Phrase, Section, Topic, Translation, Word
from cardgen.bank.reader import load

__all__ = ["Bank", "Card", "Phrase", "Section", "Topic", "Translation", "Word", "load"]
