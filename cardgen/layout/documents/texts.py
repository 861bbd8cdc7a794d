"""Words of a document in one language -> pieces for typography: strong, emphasised, linked, with facts put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from cardgen.bank import Phrase
from cardgen.languages import SOURCE
from cardgen.problems import Place
from cardgen.prose import Words, spans
from cardgen.typography import Tongue
from cardgen.typography.rich import Piece

BOLD: Final = 700
_NOTE_SCALE: Final = 0.62
_NOTE_RISE: Final = 0.36  # em
CZECH: Final = "czech."  # {{czech.ID}} is the Czech of a text, in every language


@dataclass(frozen=True)
class Mark:
    """What a piece is beside its text: a link, the reference to a footnote."""

    link: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Speaker:
    """What a document says in one language.

    `phrase` gives the words of an id, raising KeyError; `source` its Czech; `fact` what a fact's name is written as,
    None where it is not known; `word` a word of the bank of documents. `notes` are the numbers of footnotes by label.
    """

    tongue: Tongue
    czech: Tongue
    phrase: Callable[[str], Phrase]
    source: Callable[[str], str]
    fact: Callable[[str], str | None]
    word: Callable[[str], Phrase]
    notes: Mapping[str, int] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The tag of the language."""
        return self.tongue.tag

    def text(self, words: Words) -> str:
        """The inline Markdown of a stretch of text in this language."""
        if words.id is None or self.language == SOURCE:
            return words.text
        return str(self.phrase(words.id).text)

    def place(self, words: Words) -> Place:
        """Where the text stands that is printed."""
        if words.id is None or self.language == SOURCE:
            return words.place
        text = self.phrase(words.id).text
        return getattr(text, "place", words.place)

    def pieces(self, words: Words, weight: int = 400) -> tuple[Piece, ...]:
        """The pieces of a stretch of text."""
        return tuple(self._pieces(self.text(words), weight))

    def _pieces(self, text: str, weight: int) -> Iterator[Piece]:
        ended = False  # with a full stop, by a fact
        for span in spans(text, self.notes):
            if ended and span.text.startswith("."):
                span = replace(span, text=span.text[1:])
            ended = False
            if span.note is not None:
                number = self.notes[span.note]
                yield Piece(str(number), 400, mark=Mark(note=span.note), scale=_NOTE_SCALE, rise=_NOTE_RISE)
                continue
            mark = Mark(link=span.link) if span.link else None
            heavy = BOLD if span.strong else weight
            if span.fact is None:
                yield Piece(span.text, heavy, span.emphasis, mark)
            elif span.fact.startswith(CZECH):
                yield Piece(self.source(span.fact.removeprefix(CZECH)), heavy, span.emphasis, mark, tongue=self.czech)
            else:
                written = self.fact(span.fact)
                if written is None:
                    yield Piece(str(self.word("to-be-confirmed").text), heavy, True, mark)
                else:
                    ended = written.endswith(".")
                    yield Piece(written, heavy, span.emphasis, mark)
