"""A bank that remembers what it was asked for: so whoever draws a part of a set learns which strings stand on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardgen.bank.model import Bank, Phrase, Section
from cardgen.languages import SOURCE


@dataclass(frozen=True)
class AskingBank(Bank):
    """A bank that answers in Czech where there is no translation, and keeps what it was `asked` for.

    `asked` holds language, topic and path of each string, as `String.path_in_bank` has them, in the order of asking.
    """

    asked: dict[tuple[str, tuple[str, ...]], None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, bank: Bank) -> AskingBank:
        """The same bank, of which nobody has asked anything yet."""
        return cls(bank.topics, bank.translations, bank.mentioned, bank.texts)

    def phrase(self, topic: str, name: str, language: str) -> Phrase:
        """A card's sentence or a word; raises KeyError only where there is none in Czech either."""
        czech = super().phrase(topic, name, SOURCE)
        self.asked[language, (topic, "phrases", str(name))] = None
        return super().phrase(topic, name, language) if self.has(topic, name, language) else _instead(czech)

    def title(self, topic: str, language: str) -> Phrase:
        """A topic's title."""
        self.asked[language, (topic, "title")] = None
        try:
            found = super().title(topic, language)
        except KeyError:
            found = None
        return found if found and found.text.strip() else _instead(super().title(topic, SOURCE))

    def section_title(self, topic: str, section: Section, language: str) -> Phrase:
        """A section's title."""
        self.asked[language, (topic, "sections", str(section.id))] = None
        try:
            found = super().section_title(topic, section, language)
        except KeyError:
            found = None
        return found if found and found.text.strip() else _instead(super().section_title(topic, section, SOURCE))


def _instead(czech: Phrase) -> Phrase:
    """The Czech in place of a translation that there is not: nobody has checked that it may stand there."""
    return Phrase(czech.text, SOURCE, "draft")
